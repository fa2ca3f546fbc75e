//! The workbook of an edition for the public: what it shares with that of a region, and sheets of its own for what counts people.
//!
//! Takes the edition alone. A shown number of people is a text, since it is a class or a rounded number and nothing to add up.

use super::{authorities, begun, criteria, found, summary, warnings};
use crate::region::published::{Authority, Edition, Pair, Region, Shown, ShownAuthority, ShownPair, ShownSide, Side};
use crate::report::RenderError;
use crate::report::workbook::sheet::{Cell, Sheet, count, text, whole};
use rust_xlsxwriter::Worksheet;

/// Writes the workbook of an edition.
///
/// # Errors
/// Where the workbook could not be made, which is a fault of this program.
pub fn edition_workbook(edition: &Edition) -> Result<Vec<u8>, RenderError> {
    let mut workbook = begun(&edition.rubric.title)?;
    let region = &shared(edition);
    let notes: Vec<&str> = edition.rule.says.iter().map(String::as_str).collect();
    for sheet in [
        summary(region, "The published edition of a region", &notes)?,
        authorities(region, false)?,
        criteria(region)?,
        found::signs(region)?,
        groups(edition)?,
        found::pairs(region, false)?,
        unheard(edition)?,
        demand(edition)?,
        echo(edition)?,
        warnings(region)?,
    ] {
        workbook.push_worksheet(sheet);
    }
    Ok(workbook.save_to_buffer()?)
}

/// What an edition shares with a region, for the sheets of both; what counts people is empty.
fn shared(edition: &Edition) -> Region {
    Region {
        format: edition.format,
        engine: edition.engine.clone(),
        rubric: edition.rubric.clone(),
        summary: edition.summary.clone(),
        compared: edition.compared.clone(),
        criteria: edition.criteria.clone(),
        signs: edition.signs.clone(),
        groups: Vec::new(),
        authorities: edition.authorities.iter().map(authority).collect(),
        authorities_not_listed: edition.authorities_not_listed,
        map: None,
        pairs: edition.pairs.iter().map(pair).collect(),
        unheard: Vec::new(),
        demand: Vec::new(),
        echo: Vec::new(),
        heaps: edition.heaps.clone(),
        not_looked_for: edition.not_looked_for.clone(),
        change: edition.change.clone(),
    }
}

fn authority(one: &ShownAuthority) -> Authority {
    Authority {
        id: one.id.clone(),
        name: one.name.clone(),
        code: one.code.clone(),
        source: None,
        report: None,
        from: one.from.clone(),
        to: one.to.clone(),
        basis: one.basis.clone(),
        people: one.people.clone(),
        status: one.status,
        low: one.low,
        high: one.high,
        words: one.words.clone(),
        criteria: one.criteria.clone(),
        signs: one.signs.clone(),
        rank: one.rank.clone(),
        not_ranked: one.not_ranked.clone(),
    }
}

fn pair(pair: &ShownPair) -> Pair {
    let side = |side: &ShownSide| Side {
        authority: side.authority.clone(),
        name: side.name.clone(),
        level: side.level.clone(),
        exercise: String::new(),
        title: side.title.clone(),
        source: None,
    };
    Pair {
        criterion: pair.criterion.clone(),
        title: pair.title.clone(),
        weak: side(&pair.weak),
        strong: side(&pair.strong),
        alike: pair.alike.clone(),
    }
}

/// A number of people as it is shown.
fn people(shown: Option<Shown>) -> Cell {
    shown.map_or(Cell::Blank, |shown| text(shown.to_string()))
}

fn groups(edition: &Edition) -> Result<Worksheet, RenderError> {
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
    for question in &edition.questions {
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

fn unheard(edition: &Edition) -> Result<Worksheet, RenderError> {
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
    for one in &edition.unheard {
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

fn demand(edition: &Edition) -> Result<Worksheet, RenderError> {
    let headings = [
        ("What people need", 40),
        ("Taken together because", 34),
        ("Authority", 34),
        ("What to do", 60),
    ];
    let notes = ["A row for each area. Each alone has too few people for it, so neither numbers nor places are shown."];
    let mut sheet = Sheet::new("Pooled demand", "Needs that several areas share", &notes, &headings, 1)?;
    let first = sheet.next();
    for one in &edition.demand {
        for area in &one.areas {
            sheet.row(&[text(one.words.join(", ")), text(&one.together), text(&area.name), text(&one.says)])?;
        }
    }
    sheet.filters(first)?;
    Ok(sheet.done())
}

fn echo(edition: &Edition) -> Result<Worksheet, RenderError> {
    let headings = [
        ("Authorities", 12),
        ("Words in the longest", 12),
        ("Who shares it", 60),
        ("What it may mean", 60),
    ];
    let notes = ["A shared text lowers no grade. The texts themselves are not shown."];
    let mut sheet = Sheet::new("Shared texts", "Texts that several authorities share", &notes, &headings, 1)?;
    let first = sheet.next();
    for one in &edition.echo {
        let names = text(one.names.join("; "));
        sheet.row(&[count(one.authorities), whole(one.words), names, text(&one.says)])?;
    }
    sheet.filters(first)?;
    Ok(sheet.done())
}
