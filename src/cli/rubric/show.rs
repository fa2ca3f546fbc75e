//! `earnest rubric show`: a rubric as a readable page, or the file itself.

use crate::cli::io::{print, tell};
use crate::cli::load::load_sourced;
use crate::cli::{INPUT, PageFormat};
use crate::report::rubric_page;
use crate::rubric::library::Loaded;
use crate::rubric::model::Overlaid;
use serde_json::{Value, json};

/// Runs the command.
pub(in crate::cli) fn run(named: Option<&str>, raw: bool, format: PageFormat) -> u8 {
    let (_, bytes, loaded) = match load_sourced(named) {
        Ok(sourced) => sourced,
        Err(code) => return code,
    };
    if raw {
        return print(&bytes);
    }
    let (mut value, sha256) = match &loaded {
        Loaded::Rubric(rubric) => (serde_json::to_value(&*rubric.file).unwrap_or_default(), &rubric.sha256),
        Loaded::Framework(framework) => (serde_json::to_value(&*framework.file).unwrap_or_default(), &framework.sha256),
    };
    if let Value::Object(members) = &mut value {
        members.insert("sha256".to_owned(), Value::String(sha256.clone()));
        match &loaded {
            Loaded::Rubric(rubric) => {
                if let Some(overlaid) = &rubric.overlay {
                    changed(members, overlaid, &overlaid.base.sha256, overlaid.base.file.id.as_str());
                }
            }
            Loaded::Framework(framework) => {
                if let Some(overlaid) = &framework.overlay {
                    changed(members, overlaid, &overlaid.base.sha256, overlaid.base.file.id.as_str());
                }
            }
        }
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

/// What an overlay changed, beside the file that came of it.
fn changed<T>(members: &mut serde_json::Map<String, Value>, overlaid: &Overlaid<T>, sha256: &str, base: &str) {
    let whose = if overlaid.ours {
        "made by the house that makes this program"
    } else {
        "made locally"
    };
    let rows = overlaid.changes.iter().map(|change| {
        json!({
            "what": change.what, "at": change.at, "from": change.from, "to": change.to, "why": change.why,
            "status": change.status, "source": change.source.clone().unwrap_or_default(),
        })
    });
    members.insert("changes".to_owned(), Value::Array(rows.collect()));
    members.insert("base".to_owned(), Value::String(base.to_owned()));
    members.insert("base_sha256".to_owned(), Value::String(sha256.to_owned()));
    members.insert("whose".to_owned(), Value::String(whose.to_owned()));
}
