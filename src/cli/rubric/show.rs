//! `earnest rubric show`: a rubric as a readable page, or the file itself.

use crate::cli::assess::load;
use crate::cli::io::{print, tell};
use crate::cli::{INPUT, PageFormat};
use crate::report::rubric_page;
use serde_json::Value;

/// Runs the command.
pub(in crate::cli) fn run(named: Option<&str>, raw: bool, format: PageFormat) -> u8 {
    let loaded = match load(named) {
        Ok(loaded) => loaded,
        Err(code) => return code,
    };
    if raw {
        return print(&loaded.bytes);
    }
    let mut value = serde_json::to_value(&*loaded.rubric.file).unwrap_or_default();
    if let Value::Object(members) = &mut value {
        members.insert("sha256".to_owned(), Value::String(loaded.rubric.sha256.clone()));
    }
    let page = match format {
        PageFormat::Html => rubric_page::html(&value),
        PageFormat::Md => rubric_page::markdown(&value),
    };
    match page {
        Ok(page) => print(page.as_bytes()),
        Err(why) => {
            tell(&format!("error: {why}"));
            INPUT
        }
    }
}
