//! A table of rows as a Parquet file, with real types, and on each column what it means and in what it is counted.
//!
//! Owns how a column becomes one of Arrow: days are dates, numbers whole, fractions decimals of three places beside the exact fraction as text,
//! signs lists. What it writes depends on the rows alone: no clock, a fixed name of the writer. Rows are taken a batch at a time and leave in
//! groups of a fixed number, so that memory does not grow with them. It opens no file.

use super::columns::{Cell, Column, Kind, schema};
use super::table::thousandths;
use crate::base::date::Day;
use crate::region::row::Row;
use arrow_array::builder::{Date32Builder, Decimal128Builder, Int32Builder, Int64Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use serde_json::json;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

/// Rows that are taken before they are handed on.
const BATCH: usize = 1_024;
/// Bytes of texts that are taken before they are handed on, however few rows they are of: no more than two gigabytes fit one column.
const TEXTS: usize = 16 << 20;
/// Rows in a group. Each column of a group is held until the group is written.
const GROUP: usize = 16_384;
/// Bytes in a group, about, where its texts are long.
const GROUP_BYTES: usize = 64 << 20;
/// Digits of a decimal, and those of them after its point.
const DIGITS: (u8, i8) = (18, 3);
/// The key of the list of columns among what the file says of itself, for programs that do not show what stands on a column.
pub const COLUMNS: &str = "earnest:columns";

/// A file in the making.
pub struct Table<W: Write + Send> {
    columns: Vec<Column>,
    schema: SchemaRef,
    batch: Vec<Builder>,
    rows: usize,
    texts: usize,
    to: ArrowWriter<W>,
}

/// Values of one column.
enum Builder {
    Text(StringBuilder),
    Day(Date32Builder),
    Count(Int64Builder),
    Level(Int32Builder),
    Decimal(Decimal128Builder),
    List(ListBuilder<StringBuilder>),
}

impl<W: Write + Send> Table<W> {
    /// A file of no rows.
    ///
    /// # Errors
    /// Why nothing can be written.
    pub fn new(to: W, columns: Vec<Column>) -> io::Result<Self> {
        let fields = fields(&columns);
        let says: Vec<_> = fields
            .iter()
            .map(|field| {
                let says = |key: &str| field.metadata().get(key).cloned();
                json!({ "name": field.name(), "type": field.data_type().to_string(), "unit": says("unit"), "description": says("description") })
            })
            .collect();
        let properties = WriterProperties::builder()
            .set_created_by(format!("earnest {}", env!("CARGO_PKG_VERSION")))
            .set_compression(Compression::SNAPPY)
            .set_max_row_group_row_count(Some(GROUP))
            .set_max_row_group_bytes(Some(GROUP_BYTES))
            .set_key_value_metadata(Some(vec![KeyValue::new(COLUMNS.to_owned(), json!(says).to_string())]))
            .build();
        let schema = Arc::new(Schema::new(fields));
        let to = ArrowWriter::try_new(to, Arc::clone(&schema), Some(properties)).map_err(unwritten)?;
        let batch = builders(&columns);
        Ok(Self {
            columns,
            schema,
            batch,
            rows: 0,
            texts: 0,
            to,
        })
    }

    /// Adds a row.
    ///
    /// # Errors
    /// Why it could not be written.
    pub fn row(&mut self, row: &Row) -> io::Result<()> {
        let mut to = self.batch.iter_mut();
        for column in &self.columns {
            let cell = column.cell(row);
            if let Cell::Text(text) = cell {
                self.texts = self.texts.saturating_add(text.len());
            }
            // a fraction has a column more
            for _ in 0..wide(column.kind) {
                to.next().into_iter().for_each(|builder| builder.add(&cell));
            }
        }
        self.rows = self.rows.saturating_add(1);
        if self.rows >= BATCH || self.texts >= TEXTS {
            self.hand_on()?;
        }
        Ok(())
    }

    /// Ends the file, and gives what it was written to.
    ///
    /// # Errors
    /// Why it could not be written.
    pub fn done(mut self) -> io::Result<W> {
        self.hand_on()?;
        self.to.into_inner().map_err(unwritten)
    }

    fn hand_on(&mut self) -> io::Result<()> {
        (self.rows, self.texts) = (0, 0);
        let values = self.batch.iter_mut().map(Builder::finish).collect();
        let batch =
            RecordBatch::try_new(Arc::clone(&self.schema), values).map_err(|error: ArrowError| io::Error::other(error.to_string()))?;
        self.to.write(&batch).map_err(unwritten)
    }
}

/// Columns of the file that a column gives.
const fn wide(kind: Kind) -> usize {
    match kind {
        Kind::Fraction => 2,
        Kind::Text | Kind::Day | Kind::Count | Kind::Level | Kind::List => 1,
    }
}

fn list_of() -> Field {
    Field::new("element", DataType::Utf8, false)
}

fn fields(columns: &[Column]) -> Vec<Field> {
    let schema = schema();
    let field = |name: String, kind: DataType, unit: &str, description: String| {
        let mut says = BTreeMap::from([("description".to_owned(), description)]);
        if !unit.is_empty() {
            says.insert("unit".to_owned(), unit.to_owned());
        }
        Field::new(name, kind, true).with_metadata(says)
    };
    let mut fields = Vec::new();
    for column in columns {
        let kind = match column.kind {
            Kind::Text => DataType::Utf8,
            Kind::Day => DataType::Date32,
            Kind::Count => DataType::Int64,
            Kind::Level => DataType::Int32,
            Kind::Fraction => DataType::Decimal128(DIGITS.0, DIGITS.1),
            Kind::List => DataType::List(Arc::new(list_of())),
        };
        let says = column.description(&schema);
        if column.kind == Kind::Fraction {
            fields.push(field(
                column.name.clone(),
                kind,
                column.unit,
                format!("{says}; rounded to three decimals"),
            ));
            fields.push(field(format!("{}_exact", column.name), DataType::Utf8, column.unit, says));
        } else {
            fields.push(field(column.name.clone(), kind, column.unit, says));
        }
    }
    fields
}

fn builders(columns: &[Column]) -> Vec<Builder> {
    let mut builders = Vec::new();
    for column in columns {
        builders.push(match column.kind {
            Kind::Text => Builder::Text(StringBuilder::new()),
            Kind::Day => Builder::Day(Date32Builder::new()),
            Kind::Count => Builder::Count(Int64Builder::new()),
            Kind::Level => Builder::Level(Int32Builder::new()),
            Kind::Fraction => {
                let digits = DataType::Decimal128(DIGITS.0, DIGITS.1);
                Builder::Decimal(Decimal128Builder::new().with_data_type(digits))
            }
            Kind::List => Builder::List(ListBuilder::new(StringBuilder::new()).with_field(list_of())),
        });
        if column.kind == Kind::Fraction {
            builders.push(Builder::Text(StringBuilder::new()));
        }
    }
    builders
}

impl Builder {
    /// Adds a value; what is no value of its kind is none.
    fn add(&mut self, cell: &Cell<'_>) {
        let text = match cell {
            Cell::Text(text) => Some(*text),
            Cell::None | Cell::Whole(_) | Cell::List(_) => None,
        };
        let whole = match cell {
            Cell::Whole(number) => Some(*number),
            Cell::None | Cell::Text(_) | Cell::List(_) => None,
        };
        match self {
            Self::Text(to) => to.append_option(text),
            Self::Day(to) => to.append_option(text.and_then(Day::parse).map(Day::number)),
            Self::Count(to) => to.append_option(whole),
            Self::Level(to) => to.append_option(whole.and_then(|number| i32::try_from(number).ok())),
            Self::Decimal(to) => to.append_option(text.and_then(thousandths)),
            Self::List(to) => {
                let ids = match cell {
                    Cell::List(ids) => ids.as_slice(),
                    Cell::None | Cell::Text(_) | Cell::Whole(_) => &[],
                };
                for id in ids {
                    to.values().append_value(id);
                }
                to.append(true);
            }
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Text(from) => Arc::new(from.finish()),
            Self::Day(from) => Arc::new(from.finish()),
            Self::Count(from) => Arc::new(from.finish()),
            Self::Level(from) => Arc::new(from.finish()),
            Self::Decimal(from) => Arc::new(from.finish()),
            Self::List(from) => Arc::new(from.finish()),
        }
    }
}

/// What the system said, where it was the system.
fn unwritten(error: ParquetError) -> io::Error {
    if let ParquetError::External(inner) = error {
        return match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(other) => io::Error::other(other.to_string()),
        };
    }
    io::Error::other(error.to_string())
}

#[cfg(test)]
#[path = "parquet_tests.rs"]
mod tests;
