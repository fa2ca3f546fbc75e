//! The sheets of what was found over all authorities: signs, groups, pairs, themes that nobody answered, pooled demand, shared texts.
//!
//! Shows what the published value says, a row for each thing that can be sorted by itself, and works out nothing.

use crate::region::published::{Demand, Echo, GroupSum, ShownPair, SignCount, Unheard};
use crate::report::RenderError;
use crate::report::workbook::sheet::{Cell, Sheet, count, decimal, maybe, text, whole};
use rust_xlsxwriter::Worksheet;

/// The sheet of signs.
pub(super) fn signs(all: &[SignCount]) -> Result<Worksheet, RenderError> {
    let headings = [
        ("Sign", 36),
        ("Severity", 12),
        ("Authorities", 12),
        ("Exercises and decisions", 12),
        ("Of the highest stakes", 12),
        ("Stakes added up", 10),
        ("Authorities in which it is possible", 14),
        ("What mends it", 60),
        ("Id", 26),
    ];
    let notes = ["The weightiest first: by the stakes of the exercises and decisions on which a sign fired, added up."];
    let mut sheet = Sheet::new("Signs", "Signs of going through the motions", &notes, &headings, 1)?;
    let first = sheet.next();
    for one in all {
        sheet.row(&[
            text(&one.title),
            text(&one.severity),
            count(one.authorities),
            count(one.units),
            count(one.high_stakes),
            count(one.weight),
            count(one.possible),
            text(&one.remedy),
            text(&one.id),
        ])?;
    }
    sheet.filters(first)?;
    Ok(sheet.done())
}

/// The sheet of groups.
pub(super) fn groups(all: &[GroupSum]) -> Result<Worksheet, RenderError> {
    let headings = [
        ("Group", 32),
        ("People heard", 10),
        ("People expected", 10),
        ("Ratio", 9),
        ("Lower limit", 9),
        ("Upper limit", 9),
        ("What it says", 44),
        ("Authorities", 12),
        ("Exercises that counted it", 12),
        ("Exercises that did not", 12),
        ("Exercises that leave it open", 12),
        ("Question", 30),
    ];
    let notes = ["People heard and expected, each added up over all exercises that counted the group; Byar's limits at 95 %."];
    let mut sheet = Sheet::new("Groups", "Groups heard and expected", &notes, &headings, 1)?;
    let first = sheet.next();
    for one in all {
        sheet.row(&[
            text(&one.title),
            count(one.heard),
            Cell::Decimal(one.expected_shown.clone()),
            decimal(one.ratio.as_ref()),
            decimal(one.ratio_low.as_ref()),
            decimal(one.ratio_high.as_ref()),
            text(&one.says),
            count(one.authorities),
            count(one.exercises),
            count(one.not_counted),
            count(one.open),
            text(&one.question),
        ])?;
    }
    sheet.filters(first)?;
    Ok(sheet.done())
}

/// The sheet of pairs, with the files to read in, in the same order, or without.
pub(super) fn pairs(all: &[ShownPair], files: Option<&[Cell]>) -> Result<Worksheet, RenderError> {
    let headings = [
        ("Criterion", 28),
        ("Can learn", 34),
        ("Its level", 22),
        ("Its exercise", 40),
        ("From", 34),
        ("Its level", 22),
        ("What to read", 40),
        ("Alike in", 40),
        ("In the file", 34),
    ];
    let headings = if files.is_some() {
        headings.as_slice()
    } else {
        headings.split_last().map_or(&[][..], |(_, rest)| rest)
    };
    let mut sheet = Sheet::new("Pairs", "Who can learn from whom", &[], headings, 1)?;
    let first = sheet.next();
    for (nth, one) in all.iter().enumerate() {
        let mut row = vec![
            text(&one.title),
            text(&one.weak.name),
            text(&one.weak.level),
            text(&one.weak.title),
            text(&one.strong.name),
            text(&one.strong.level),
            text(&one.strong.title),
            text(&one.alike),
        ];
        row.extend(files.and_then(|files| files.get(nth)).cloned());
        sheet.row(&row)?;
    }
    sheet.filters(first)?;
    Ok(sheet.done())
}

/// The sheet of themes that several areas raise and none answers.
pub(super) fn unheard(all: &[Unheard]) -> Result<Worksheet, RenderError> {
    let headings = [
        ("Words in common", 30),
        ("Authorities that heard it", 12),
        ("Voices in all", 10),
        ("Authority", 34),
        ("Exercise", 26),
        ("What people said", 70),
        ("Voices", 10),
    ];
    let notes = ["A row for each theme. Themes are brought together by their words, so read them before acting on them."];
    let mut sheet = Sheet::new(
        "Themes nobody answered",
        "Themes that several areas raise and none answers",
        &notes,
        &headings,
        1,
    )?;
    let first = sheet.next();
    for one in all {
        let cells = || {
            [
                text(one.words.join(", ")),
                count(one.authorities),
                one.voices.map_or(Cell::Blank, count),
            ]
        };
        for theme in &one.themes {
            let mut row = cells().to_vec();
            row.extend([
                text(&theme.name),
                text(&theme.exercise),
                text(&theme.summary),
                theme.voices.map_or(Cell::Blank, whole),
            ]);
            sheet.row(&row)?;
        }
        if one.more > 0 {
            let mut row = cells().to_vec();
            row.extend([text("themes beyond these"), Cell::Blank, Cell::Blank, count(one.more)]);
            sheet.row(&row)?;
        }
    }
    sheet.filters(first)?;
    Ok(sheet.done())
}

/// The sheet of needs that several areas share.
pub(super) fn demand(all: &[Demand]) -> Result<Worksheet, RenderError> {
    let headings = [
        ("What people need", 40),
        ("People in all", 10),
        ("Taken together because", 34),
        ("Authority", 34),
        ("People", 10),
        ("Places", 50),
        ("What to do", 60),
    ];
    let notes = ["A row for each area. Each alone has too few people for it."];
    let mut sheet = Sheet::new("Pooled demand", "Needs that several areas share", &notes, &headings, 1)?;
    let first = sheet.next();
    for one in all {
        for area in &one.areas {
            sheet.row(&[
                text(&one.what),
                count(one.people),
                text(&one.together),
                text(&area.name),
                count(area.people),
                text(area.places.join("; ")),
                text(&one.says),
            ])?;
        }
    }
    sheet.filters(first)?;
    Ok(sheet.done())
}

/// The sheet of texts that several authorities share.
pub(super) fn echo(all: &[Echo]) -> Result<Worksheet, RenderError> {
    let headings = [
        ("How the text begins", 60),
        ("Words in the longest", 10),
        ("Authorities", 12),
        ("Authority", 34),
        ("Where", 40),
        ("File", 34),
        ("What it may mean", 60),
    ];
    let notes = ["A row for each place. A shared text lowers no grade."];
    let mut sheet = Sheet::new("Shared texts", "Texts that several authorities share", &notes, &headings, 1)?;
    let first = sheet.next();
    for one in all {
        let cells = || [text(&one.begins), whole(one.words), count(one.authorities)];
        for place in &one.places {
            let mut row = cells().to_vec();
            row.extend([text(&place.name), text(&place.at), maybe(place.source.as_ref()), text(&one.says)]);
            sheet.row(&row)?;
        }
        if one.more > 0 {
            let mut row = cells().to_vec();
            row.extend([text("places beyond these"), count(one.more)]);
            sheet.row(&row)?;
        }
    }
    sheet.filters(first)?;
    Ok(sheet.done())
}
