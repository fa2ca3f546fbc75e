//! Which cells of a form are blank that should not be: those that every entry must have, and those that another answer of it requires.
//!
//! Owns when an answer requires another, and what is said of a blank. Nothing here refuses a form: what a blank costs is for the facts.

use crate::base::fault::{Fault, Faults};
use crate::base::pointer::Pointer;
use crate::submission::workbook::layout::{Kind, Need, Page, Placed};
use crate::submission::workbook::table::{Entry, Table};
use crate::submission::workbook::typed;
use serde_json::{Value, json};

/// Says which required cells of a sheet are blank, though nothing is wrong with that.
pub(super) fn tell(table: &Table<'_>, hints: &mut Faults) {
    // a row of a sheet may be only a change, or only a view from outside
    let first = |page: Page| match page {
        Page::Said => "summary",
        Page::Papers => "title",
        Page::You | Page::Exercises | Page::Ways | Page::Who | Page::Register | Page::Rest => "",
    };
    let main = table.questions.iter().position(|placed| placed.key == first(table.page));
    for (number, entry) in table.entries.iter().enumerate() {
        let other = main.is_some_and(|main| !entry.answers.contains_key(&main));
        if other || (table.page == Page::You && number > 0) {
            continue;
        }
        for (question, placed) in table.questions.iter().enumerate() {
            if !table.has(question) || entry.answers.contains_key(&question) {
                continue;
            }
            if let Some(fault) = said(table, entry, placed) {
                hints.push(fault.at_cell(table.place(entry, question)));
            }
        }
    }
}

/// What is said of a cell that is blank; nothing where it may be.
fn said(table: &Table<'_>, entry: &Entry<'_>, placed: &Placed) -> Option<Fault> {
    let asked = &placed.question;
    if placed.field.need == Need::Must {
        let help = if placed.field.kind == Kind::Count {
            "type 0 if you counted and there was nobody, not held if you did not count; a blank is read as not evidenced"
        } else {
            "type the answer, or not held; a blank is read as not evidenced"
        };
        return Some(Fault::warning("blank-cell", Pointer::root(), format!("'{asked}' is blank")).with_help(help));
    }
    let why = required(table, entry, placed.field.need)?;
    let help = if placed.field.kind == Kind::Count {
        "type 0 if there was none, not held if you do not know; a blank is read as the adverse answer: none"
    } else if placed.field.kind == Kind::Flag {
        "type yes, no or not held; a blank is read as the adverse answer: no"
    } else {
        "type the answer; a blank is read as the adverse answer: there is none"
    };
    Some(Fault::warning("blank-answer", Pointer::root(), format!("'{asked}' is blank, and {why}")).with_help(help))
}

/// Why another answer of the entry requires this one.
fn required(table: &Table<'_>, entry: &Entry<'_>, need: Need) -> Option<&'static str> {
    let answer = |key: &str| answer(table, entry, key);
    let under = |start: &str| {
        let asked = |question: &usize| table.questions.get(*question).is_some_and(|placed| placed.key.starts_with(start));
        entry.answers.keys().any(asked)
    };
    match need {
        Need::Proposal if answer("@proposal") == Some(json!("yes")) || under("proposal/") => Some("there is a proposal"),
        Need::NoProposal if answer("@proposal") == Some(json!("no")) => Some("there was no proposal"),
        Need::Unadopted if answer("outcome/outcome").is_some_and(|outcome| outcome != json!("adopted")) => {
            Some("the theme was not simply adopted")
        }
        Need::NotAsked if answer("asked").is_some_and(|asked| asked != json!("yes")) => Some("the public was not asked"),
        Need::Decided if under("decisions/0/") => Some("something was decided"),
        Need::Must | Need::Proposal | Need::NoProposal | Need::Unadopted | Need::NotAsked | Need::Several | Need::Decided | Need::Free => {
            None
        }
    }
}

/// What an entry answers to the question of a key.
fn answer(table: &Table<'_>, entry: &Entry<'_>, key: &str) -> Option<Value> {
    let question = table.questions.iter().position(|placed| placed.key == key)?;
    let placed = table.questions.get(question)?;
    typed::read(placed.field.kind, placed.field.takes, entry.answers.get(&question)?)
        .ok()
        .flatten()
}
