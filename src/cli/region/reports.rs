//! A report of each submission that stands: the folder of them, and the list in it.
//!
//! Reports are made when it is known which submissions stand, in a folder of the run under way, which gets its name when all of them are
//! there: older ones are never among them, and a folder that no run left is never replaced. It makes no report.

mod walk;

use super::super::FormatArg;
use super::super::io::{Whole, folder, tell, unwritten};
use super::inputs::Inputs;
use super::scoring::Kept;
use crate::region::reports::{FOLDER, Places};
use crate::region::row::Row;
use crate::region::score::Scorer;
use crate::report::table;
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};

/// The list of reports, by which a folder is known as one of ours.
const LIST: &str = "index.csv";

/// What reports are made of, and as what.
pub(super) struct Wanted<'a> {
    pub(super) scorer: &'a Scorer,
    pub(super) inputs: &'a Inputs,
    pub(super) formats: &'a [FormatArg],
}

/// Reports that were made, in the folder of the run under way.
pub(super) struct Reports {
    /// where they stand
    pub(super) places: Places,
    /// how many submissions have one
    pub(super) made: u64,
    /// how many have none, since the engine failed on them
    pub(super) failed: u64,
    folder: PathBuf,
    list: Whole,
    formats: Vec<FormatArg>,
}

/// Sees that the folder of reports may be written, before any work.
///
/// # Errors
/// There is one that no run left, in words.
pub(super) fn look(out: &Path, wanted: bool) -> Result<(), String> {
    let old = out.join(FOLDER);
    let about = std::fs::symlink_metadata(&old);
    match (about, wanted) {
        (Err(_), _) => Ok(()),
        (Ok(_), true) if !is_ours(&old) => Err(format!(
            "{}: this is no folder of reports that a run left, and it would be replaced\n  = help: move it away, or choose another --out",
            old.display()
        )),
        (Ok(_), false) if is_ours(&old) => {
            tell(&format!(
                "warning: {}: reports of an earlier run stay there; give --reports to make them anew",
                old.display()
            ));
            Ok(())
        }
        (Ok(_), _) => Ok(()),
    }
}

/// Whether a folder begins its list as every run does, and holds nothing that no run leaves there.
fn is_ours(old: &Path) -> bool {
    let list = File::open(old.join(LIST)).map(BufReader::new);
    let head = list.and_then(|list| list.split(b'\n').next().transpose());
    let listed = head.is_ok_and(|head| head.is_some_and(|head| table::reports_head().trim_ascii_end() == head));
    let entries = std::fs::read_dir(old).map(|entries| entries.map(|entry| entry.map(|entry| entry.file_name())));
    let ours = entries.is_ok_and(|mut entries| entries.all(|name| name.is_ok_and(|name| name.to_str().is_some_and(is_name))));
    listed && ours
}

/// Whether something in a folder of reports is called as a run calls it: the list, a report, a folder of reports.
fn is_name(name: &str) -> bool {
    let hexadecimal = |name: &str| name.len() == 2 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let report = name
        .rsplit_once('.')
        .is_some_and(|(stem, ending)| stem.contains('_') && ["html", "md", "json", "xlsx"].contains(&ending));
    name == LIST || hexadecimal(name) || report
}

/// A list of none.
fn list(into: &Path) -> Result<Whole, String> {
    let mut list = Whole::beside(&into.join(LIST))?;
    list.write(&table::reports_head())?;
    Ok(list)
}

/// Makes the report of every line that begins at one of `standing`, which are in order.
///
/// # Errors
/// Why a report could not be made or written, in words.
pub(super) fn make(wanted: &Wanted<'_>, kept: &Kept, standing: &[u64]) -> Result<Reports, String> {
    let many = standing.len() as u64;
    let into = kept.folder.join(FOLDER);
    // what an earlier try left is begun anew
    if into.exists() {
        std::fs::remove_dir_all(&into).map_err(|error| unwritten(&into, &error))?;
    }
    folder(&into)?;
    let mut formats = wanted.formats.to_vec();
    formats.sort_unstable();
    formats.dedup();
    // a reader is led to the first: the page, where there is one
    let first = formats.first().map_or("", |format| format.ending());
    let reports = Reports {
        places: Places::new(many, first),
        made: 0,
        failed: 0,
        list: list(&into)?,
        folder: into,
        formats,
    };
    walk::through(wanted, kept, standing, reports)
}

impl Reports {
    /// Notes a row that stands, in the order of rows.
    ///
    /// # Errors
    /// The list could not be written, in words.
    pub(super) fn list(&mut self, row: &Row) -> Result<(), String> {
        let Some(path) = self.places.of(row) else { return Ok(()) };
        // as the list is in the folder itself
        let path = path.strip_prefix(FOLDER).map_or(path.as_str(), |path| path.trim_start_matches('/'));
        self.list.write(&table::report(row, path))
    }

    /// Puts the folder under its name, in place of an earlier one.
    ///
    /// # Errors
    /// Why it could not be, in words.
    pub(super) fn name(self, out: &Path, kept: &Kept) -> Result<(), String> {
        let (to, aside) = (out.join(FOLDER), kept.folder.join("reports-before"));
        self.list.name()?;
        if aside.exists() {
            std::fs::remove_dir_all(&aside).map_err(|error| unwritten(&aside, &error))?;
        }
        if to.exists() {
            std::fs::rename(&to, &aside).map_err(|error| unwritten(&to, &error))?;
        }
        std::fs::rename(&self.folder, &to).map_err(|error| unwritten(&to, &error))
    }

    /// What is told of them when they are there.
    pub(super) fn says(&self, out: &Path) -> String {
        let endings: Vec<&str> = self.formats.iter().map(|format| format.ending()).collect();
        let reports = if self.made == 1 { "report" } else { "reports" };
        format!("{}: {} {reports} ({})\n", out.join(FOLDER).display(), self.made, endings.join(", "))
    }
}
