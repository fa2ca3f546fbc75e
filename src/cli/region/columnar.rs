//! `rows.parquet`, where the program was built with the feature `parquet`; without it nothing is written, and an older file is told of.
//!
//! Owns that difference, so that the rest of a run knows nothing of it.

#[cfg(not(feature = "parquet"))]
pub(super) use without::Columnar;
#[cfg(feature = "parquet")]
pub(super) use written::Columnar;

/// The name of the file.
const NAME: &str = "rows.parquet";

#[cfg(feature = "parquet")]
mod written {
    use super::super::super::io::{Whole, unwritten};
    use super::NAME;
    use crate::region::row::Row;
    use crate::report::columns::Column;
    use crate::report::parquet::Table;
    use std::path::{Path, PathBuf};

    /// The table of rows as columns, on its way to being whole.
    pub(in super::super) struct Columnar {
        path: PathBuf,
        table: Table<Whole>,
    }

    impl Columnar {
        /// One of no rows.
        ///
        /// # Errors
        /// Why it cannot be written, in words.
        pub(in super::super) fn beside(out: &Path, columns: &[Column]) -> Result<Self, String> {
            let path = out.join(NAME);
            let table = Table::new(Whole::beside(&path)?, columns.to_vec()).map_err(|error| unwritten(&path, &error))?;
            Ok(Self { path, table })
        }

        /// Adds a row.
        ///
        /// # Errors
        /// Why it could not be written, in words.
        pub(in super::super) fn row(&mut self, row: &Row) -> Result<(), String> {
            self.table.row(row).map_err(|error| unwritten(&self.path, &error))
        }

        /// The file, to be named with the others.
        ///
        /// # Errors
        /// Why it could not be written, in words.
        pub(in super::super) fn done(self) -> Result<Option<Whole>, String> {
            let path = self.path;
            self.table.done().map(Some).map_err(|error| unwritten(&path, &error))
        }
    }
}

#[cfg(not(feature = "parquet"))]
mod without {
    use super::super::super::io::{Whole, tell};
    use super::NAME;
    use crate::region::row::Row;
    use crate::report::columns::Column;
    use std::path::Path;

    /// Nothing.
    pub(in super::super) struct Columnar;

    impl Columnar {
        /// Tells of a file that would stay there beside newer results.
        ///
        /// # Errors
        /// None.
        pub(in super::super) fn beside(out: &Path, _: &[Column]) -> Result<Self, String> {
            let path = out.join(NAME);
            if path.exists() {
                tell(&format!(
                    "warning: {}: an earlier run left it, and this program was built without the feature parquet, which writes it",
                    path.display()
                ));
            }
            Ok(Self)
        }

        /// Does nothing.
        ///
        /// # Errors
        /// None.
        pub(in super::super) fn row(&mut self, _: &Row) -> Result<(), String> {
            Ok(())
        }

        /// No file.
        ///
        /// # Errors
        /// None.
        pub(in super::super) fn done(self) -> Result<Option<Whole>, String> {
            Ok(None)
        }
    }
}
