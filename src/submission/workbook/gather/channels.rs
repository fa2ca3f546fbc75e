//! How people were told, and how many saw each: two cells of the form that become one list.
//!
//! Owns the pairing of the two; what a channel is worth is for the facts.

use super::{Gatherer, put};
use crate::base::fault::Fault;
use crate::base::pointer::Pointer;
use crate::submission::workbook::layout::{Kind, Takes};
use crate::submission::workbook::raw::Cell;
use crate::submission::workbook::table::{Entry, Table};
use crate::submission::workbook::typed;
use serde_json::{Value, json};

/// Puts the channels of an exercise into what is made of its column.
pub(super) fn add(gatherer: &mut Gatherer, table: &Table<'_>, entry: &Entry<'_>, base: &str, made: &mut Value) {
    let at = format!("{base}/information/channels");
    let told = gatherer.keyed(table, entry, "@channels", &at);
    let seen = gatherer.keyed(table, entry, "@seen", &at);
    if let Some(question) = table.questions.iter().position(|placed| placed.key == "@channels") {
        let cell = table.place(entry, question);
        gatherer.cells.set(&at, &cell);
        gatherer.cells.put(&format!("{base}/information"), &cell);
    }
    let texts = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let whats = told.as_ref().map(|(value, _)| texts(value)).unwrap_or_default();
    let mut channels: Vec<Value> = whats.into_iter().map(|what| json!({ "what": what })).collect();
    if let Some((seen, cell)) = seen {
        let numbers = texts(&seen);
        if numbers.len() != channels.len() {
            let message = format!(
                "{} numbers of people who saw it, for {} ways of telling them",
                numbers.len(),
                channels.len()
            );
            let fault = Fault::error("bad-value", Pointer::from_text(at), message);
            gatherer.fault(
                fault.with_help("give one number for each, in the same order, with ; between them; not held where nobody counted"),
                cell,
            );
            return;
        }
        for (channel, number) in channels.iter_mut().zip(numbers) {
            let text = number.as_str().unwrap_or_default().to_owned();
            match typed::read(Kind::Count, Takes::Held, &Cell::Text(text)) {
                Ok(Some(count)) => {
                    put(channel, "seen", count);
                }
                Ok(None) => {}
                Err(slip) => {
                    let fault = Fault::error(slip.code, Pointer::from_text(at.clone()), slip.message);
                    gatherer.fault(fault.with_help(slip.help), cell.clone());
                }
            }
        }
    }
    if !channels.is_empty() {
        put(made, "information/channels", json!(channels));
    }
}
