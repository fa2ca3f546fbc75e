//! A region for a reader: the value itself, a page, a workbook, and a summary for a terminal.
//!
//! Works out nothing; whatever is shown stands in the published value.

mod html;
#[cfg(test)]
#[path = "sample_tests.rs"]
mod sample;
mod workbook;

pub use html::html;
pub use workbook::workbook;

use crate::region::published::{Region, Summary};

/// The value itself.
pub fn json(region: &Region) -> Vec<u8> {
    // a region holds texts, whole numbers and lists alone, which never fail to be written
    let mut bytes = serde_json::to_vec_pretty(region).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// What became of those received, each in the words of its count; nothing of which there is none.
pub fn parts(summary: &Summary) -> Vec<(u64, &'static str)> {
    let all = [
        (summary.graded, "graded"),
        (summary.between, "between two levels"),
        (summary.at_most, "capped by a sign"),
        (summary.insufficient, "insufficient evidence"),
        (summary.not_due, "not due yet"),
        (summary.failed, "failed, see errors.csv"),
        (summary.superseded, "superseded by a correction"),
        (summary.repeated, "copies"),
    ];
    all.into_iter().filter(|(many, _)| *many > 0).collect()
}

/// A summary for a terminal.
pub fn text(region: &Region, folder: &str) -> String {
    let summary = &region.summary;
    let mut text = format!("{} submissions, by {}\n", summary.received, region.rubric.id);
    for (many, what) in parts(summary) {
        text.push_str(&format!("  {many:>9}  {what}\n"));
    }
    text.push_str(&format!("{} exercises and unasked decisions", summary.units));
    if summary.shared > 0 {
        text.push_str(&format!(", {} of them shared and counted once", summary.shared));
    }
    text.push_str(&format!("; {} authorities can be ranked\n", region.compared.ranked));
    for warning in &region.compared.warnings {
        let many = warning.authorities.map_or_else(String::new, |many| format!("{many}: "));
        text.push_str(&format!("  - {many}{}\n", warning.says));
    }
    if let Some(change) = &region.change {
        text.push_str(&format!(
            "Since the earlier run: of {} authorities in both {} surely rose and {} surely fell; {} are new, {} gone\n",
            change.both, change.rose, change.fell, change.new, change.gone
        ));
    }
    let columns = if cfg!(feature = "parquet") { ", rows.parquet" } else { "" };
    text.push_str(&format!(
        "\nWritten: {folder}/region.html, region.xlsx, region.json, rows.ndjson, rows.csv{columns}, errors.csv\n"
    ));
    text
}
