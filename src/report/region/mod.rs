//! A region and its edition for the public, for a reader: the value itself, a page, a workbook, and a summary for a terminal.
//!
//! Works out nothing; whatever is shown stands in the published value.

#[cfg(test)]
mod edition_tests;
mod html;
#[cfg(test)]
#[path = "sample_tests.rs"]
mod sample;
mod workbook;

pub use html::{edition_html, html};
pub use workbook::{edition_workbook, workbook};

use crate::region::published::{Edition, Region, Summary};

/// The value itself.
pub fn json(region: &Region) -> Vec<u8> {
    // a region holds texts, whole numbers and lists alone, which never fail to be written
    let mut bytes = serde_json::to_vec_pretty(region).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The edition itself.
pub fn edition_json(edition: &Edition) -> Vec<u8> {
    // as a region, it never fails to be written
    let mut bytes = serde_json::to_vec_pretty(edition).unwrap_or_default();
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

/// Themes that are told on a terminal.
const MOST_TOLD: usize = 20;

/// What a terminal says of an edition that was written: to whoever made it, and never for the public. `paraphrase` is what few people said: who
/// heard it, in which exercise, and the words.
pub fn edition_text(paraphrase: &[(String, String, String)], folder: &str) -> String {
    let mut text =
        format!("\nFor the public: {folder} (edition.html, edition.xlsx, edition.json); the whole folder can be put on a website\n");
    if paraphrase.is_empty() {
        return text;
    }
    text.push_str(&format!(
        "Of {} themes the words are not in it, since few people said them or it is not known how many; to show them, put them in other words:\n",
        paraphrase.len()
    ));
    for (name, exercise, words) in paraphrase.iter().take(MOST_TOLD) {
        text.push_str(&format!("  - {name}, {exercise}: {}\n", super::plain::one_line(words)));
    }
    if let Some(more) = paraphrase.len().checked_sub(MOST_TOLD).filter(|more| *more > 0) {
        text.push_str(&format!("  and {more} more\n"));
    }
    text
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
