//! The workbook of an edition for the public: what it shares with that of a region, and sheets of its own for what counts people.
//!
//! Takes the edition alone. A shown number of people is a text, since it is a class or a rounded number and nothing to add up.

use super::{Front, authorities, begun, criteria, found, summary, warnings};
use crate::region::published::{Edition, Question, Shown, ShownDemand, ShownEcho, ShownUnheard};
use crate::report::RenderError;
use crate::report::workbook::sheet::{Cell, Sheet, count, text, whole};
use rust_xlsxwriter::Worksheet;

/// Writes the workbook of an edition.
///
/// # Errors
/// Where the workbook could not be made, which is a fault of this program.
pub fn edition_workbook(edition: &Edition) -> Result<Vec<u8>, RenderError> {
    let mut workbook = begun(&edition.rubric.title)?;
    let notes: Vec<&str> = edition.rule.says.iter().map(String::as_str).collect();
    let front = Front {
        title: "The published edition of a region",
        notes: &notes,
        engine: &edition.engine,
        rubric: &edition.rubric,
        summary: &edition.summary,
        ranked: edition.compared.ranked,
        not_listed: edition.authorities_not_listed,
        change: edition.change.as_ref(),
    };
    for sheet in [
        summary(&front)?,
        authorities(&edition.rubric, &edition.authorities, None)?,
        criteria(&edition.criteria)?,
        found::signs(&edition.signs)?,
        groups(&edition.questions)?,
        found::pairs(&edition.pairs, None)?,
        unheard(&edition.unheard)?,
        demand(&edition.demand)?,
        echo(&edition.echo)?,
        warnings(&edition.compared, &edition.not_looked_for, &edition.heaps)?,
    ] {
        workbook.push_worksheet(sheet);
    }
    Ok(workbook.save_to_buffer()?)
}

/// A number of people as it is shown.
fn people(shown: Option<Shown>) -> Cell {
    shown.map_or(Cell::Blank, |shown| text(shown.to_string()))
}

fn groups(questions: &[Question]) -> Result<Worksheet, RenderError> {
    let headings = [
        ("Group", 32),
        ("Question", 30),
        ("People heard", 14),
        ("What it says", 50),
        ("Authorities", 12),
        ("Exercises that counted it", 12),
        ("Exercises that did not", 12),
        ("Exercises that leave it open", 12),
    ];
    let notes = ["People heard, added up over all exercises that counted the group. In the order of questions and groups."];
    let mut sheet = Sheet::new("Groups", "Groups heard", &notes, &headings, 1)?;
    let first = sheet.next();
    for question in questions {
        for one in &question.groups {
            sheet.row(&[
                text(&one.title),
                text(&question.id),
                people(one.people),
                text(&one.says),
                count(one.authorities),
                count(one.exercises),
                count(one.not_counted),
                count(one.open),
            ])?;
        }
        if question.people.is_some() {
            sheet.row(&[text("All groups of the question"), text(&question.id), people(question.people)])?;
        }
    }
    sheet.filters(first)?;
    Ok(sheet.done())
}

fn unheard(all: &[ShownUnheard]) -> Result<Worksheet, RenderError> {
    let headings = [
        ("Words in common", 30),
        ("Authorities that heard it", 12),
        ("Voices in all", 14),
        ("Authority", 34),
        ("Exercise", 26),
        ("What people said", 70),
        ("Voices", 14),
    ];
    let notes = ["A row for each theme. Where few said it, or their number is not known, the words are not shown."];
    let title = "Themes that several areas raise and none answers";
    let mut sheet = Sheet::new("Themes nobody answered", title, &notes, &headings, 1)?;
    let first = sheet.next();
    for one in all {
        let begins = [text(one.words.join(", ")), count(one.authorities), people(one.voices)];
        for theme in &one.themes {
            let mut row = begins.to_vec();
            let said = theme.summary.as_deref().unwrap_or("not shown");
            row.extend([text(&theme.name), text(&theme.exercise), text(said), people(theme.voices)]);
            sheet.row(&row)?;
        }
        if one.more > 0 {
            let mut row = begins.to_vec();
            row.extend([text("themes beyond these"), count(one.more)]);
            sheet.row(&row)?;
        }
    }
    sheet.filters(first)?;
    Ok(sheet.done())
}

fn demand(all: &[ShownDemand]) -> Result<Worksheet, RenderError> {
    let headings = [
        ("What people need", 40),
        ("Taken together because", 34),
        ("Authority", 34),
        ("What to do", 60),
    ];
    let notes = ["A row for each area. Each alone has too few people for it, so neither numbers nor places are shown."];
    let mut sheet = Sheet::new("Pooled demand", "Needs that several areas share", &notes, &headings, 1)?;
    let first = sheet.next();
    for one in all {
        for area in &one.areas {
            sheet.row(&[text(one.words.join(", ")), text(&one.together), text(&area.name), text(&one.says)])?;
        }
    }
    sheet.filters(first)?;
    Ok(sheet.done())
}

fn echo(all: &[ShownEcho]) -> Result<Worksheet, RenderError> {
    let headings = [
        ("Authorities", 12),
        ("Words in the longest", 12),
        ("Who shares it", 60),
        ("What it may mean", 60),
    ];
    let notes = ["A shared text lowers no grade. The texts themselves are not shown."];
    let mut sheet = Sheet::new("Shared texts", "Texts that several authorities share", &notes, &headings, 1)?;
    let first = sheet.next();
    for one in all {
        let names = text(one.names.join("; "));
        sheet.row(&[count(one.authorities), whole(one.words), names, text(&one.says)])?;
    }
    sheet.filters(first)?;
    Ok(sheet.done())
}
