//! Words of lists as people type them: in their own words or as a file writes them, in any case.
//!
//! Owns the comparing; the lists stand in the model.

use super::{Slip, plain};
use crate::base::near::nearest;
use crate::submission::workbook::lists::List;
use crate::submission::workbook::raw::Cell;
use serde_json::{Value, json};

/// The word of a file for one of a list.
pub(super) fn one(list: List, text: &str) -> Result<&'static str, Slip> {
    let sought = plain(text);
    let same = |known: &str| {
        let known = plain(known);
        known == sought || known.replace('-', " ") == sought.replace('-', " ")
    };
    let items = list.items();
    if let Some((_, word)) = items.iter().find(|(label, word)| same(word) || same(label)) {
        return Ok(word);
    }
    let labels: Vec<&str> = items.iter().map(|(label, _)| *label).collect();
    let near = nearest(text, labels.iter().copied()).map_or_else(String::new, |near| format!("did you mean '{near}'? "));
    Err(Slip::new(
        "unknown-word",
        format!("'{text}' is not one of the choices"),
        format!("{near}choose {}, or write not held", labels.join("; ")),
    ))
}

/// The word of a file for one of several of a list; a text that holds several with other signs between them is told as that.
pub(super) fn one_of_several(list: List, text: &str) -> Result<&'static str, Slip> {
    let slip = match one(list, text) {
        Ok(word) => return Ok(word),
        Err(slip) => slip,
    };
    let parts: Vec<&str> = text.split([',', '/', '+']).map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 && parts.iter().any(|part| one(list, part).is_ok()) {
        return Err(Slip::new(
            "unknown-word",
            format!("'{text}' is not one of the choices"),
            format!("put ; between them: {}", parts.join("; ")),
        ));
    }
    Err(slip)
}

/// Yes or no.
pub(super) fn flag(cell: &Cell) -> Result<Value, Slip> {
    let text = super::text(cell);
    match plain(&text).as_str() {
        "yes" | "y" | "true" | "x" | "✓" => Ok(json!("yes")),
        "no" | "n" | "false" => Ok(json!("no")),
        _ => Err(Slip::new(
            "unknown-word",
            format!("'{text}' is neither yes nor no"),
            "write yes, no or not held",
        )),
    }
}
