//! Makes bytes for a reader: a page, Markdown, JSON, a summary for a terminal, a workbook.
//!
//! Owns how an assessment looks. It works out no score, opens no file and knows no rubric: the published assessment is all it is
//! given, and whatever it shows as a number or a text of others stands in that value. A rubric shown for reading is a value like any other.

mod chart;
pub mod columns;
pub mod comparison;
pub mod form;
pub mod guide;
mod html;
mod item;
mod markdown;
mod names;
pub mod panel;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod plain;
pub mod region;
pub mod rubric_page;
#[cfg(test)]
#[path = "sample_tests.rs"]
mod sample;
mod shared;
pub mod table;
mod text;
pub mod workbook;

pub use text::named;

use crate::assess::published::Assessment;
use std::fmt;

/// What a report is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// one page that needs nothing else
    Html,
    /// CommonMark
    Markdown,
    /// the published assessment itself
    Json,
    /// a summary for a terminal
    Text,
}

/// How a summary for a terminal looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// use colour
    pub colour: bool,
    /// characters in a line
    pub width: u16,
}

impl Default for Look {
    fn default() -> Self {
        Self { colour: false, width: 80 }
    }
}

/// A report that could not be made; always a fault of this program, never of the one assessed.
#[derive(Debug)]
pub struct RenderError(String);

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the report could not be made: {}", self.0)
    }
}

impl std::error::Error for RenderError {}

impl From<minijinja::Error> for RenderError {
    fn from(error: minijinja::Error) -> Self {
        Self(format!("{error:#}"))
    }
}

impl From<serde_json::Error> for RenderError {
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

/// Writes `assessment` as `format`. `look` matters for the terminal only.
pub fn render(assessment: &Assessment, format: Format, look: &Look) -> Result<Vec<u8>, RenderError> {
    match format {
        Format::Html => html::page(assessment).map(String::into_bytes),
        Format::Markdown => markdown::page(assessment).map(String::into_bytes),
        Format::Json => {
            let mut bytes = serde_json::to_vec_pretty(assessment)?;
            bytes.push(b'\n');
            Ok(bytes)
        }
        Format::Text => Ok(text::summary(assessment, look).into_bytes()),
    }
}
