//! A workbook of a region: what came, each authority, and what was found over all of them, a sheet for each.
//!
//! Holds numbers as numbers and texts as texts, whatever they begin with, and no formula: a region is summed up from rows that do not stand
//! in it. The same region gives the same bytes.

mod edition;
mod found;

pub use edition::edition_workbook;

use crate::assess::published::{GradeStatus, IndicatorStatus};
use crate::region::published::{
    Bin, Cell as Found, Change, Compared, CriterionSpread, Heap, Region, RubricUsed, ShownAuthority, ShownPair, Summary, Third, Warned,
};
use crate::report::RenderError;
use crate::report::workbook::sheet::{Cell, Sheet, count, decimal, maybe, text, whole};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

/// Writes the workbook of a region.
///
/// # Errors
/// Where the workbook could not be made, which is a fault of this program.
pub fn workbook(region: &Region) -> Result<Vec<u8>, RenderError> {
    let mut workbook = begun(&region.rubric.title)?;
    let all: Vec<ShownAuthority> = region.authorities.iter().map(ShownAuthority::from).collect();
    let pairs: Vec<ShownPair> = region.pairs.iter().map(ShownPair::from).collect();
    let read_from: Vec<Cell> = region.authorities.iter().map(|one| maybe(one.source.as_ref())).collect();
    let to_read: Vec<Cell> = region.pairs.iter().map(|pair| maybe(pair.strong.source.as_ref())).collect();
    let front = Front {
        title: "A region",
        notes: &[],
        engine: &region.engine,
        rubric: &region.rubric,
        summary: &region.summary,
        ranked: region.compared.ranked,
        not_listed: region.authorities_not_listed,
        change: region.change.as_ref(),
    };
    for sheet in [
        summary(&front)?,
        authorities(&region.rubric, &all, Some(&read_from))?,
        criteria(&region.criteria)?,
        found::signs(&region.signs)?,
        found::groups(&region.groups)?,
        found::pairs(&pairs, Some(&to_read))?,
        found::unheard(&region.unheard)?,
        found::demand(&region.demand)?,
        found::echo(&region.echo)?,
        warnings(&region.compared, &region.not_looked_for, &region.heaps)?,
    ] {
        workbook.push_worksheet(sheet);
    }
    Ok(workbook.save_to_buffer()?)
}

/// An empty workbook with its title.
fn begun(title: &str) -> Result<Workbook, RenderError> {
    let mut workbook = Workbook::new();
    // a region knows no day of its own, and no clock is asked
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = format!("Region: {}", crate::report::plain::one_line(title));
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&day));
    Ok(workbook)
}

/// What stands on the first sheet.
struct Front<'a> {
    title: &'a str,
    notes: &'a [&'a str],
    engine: &'a str,
    rubric: &'a RubricUsed,
    summary: &'a Summary,
    ranked: u64,
    not_listed: u64,
    change: Option<&'a Change>,
}

fn summary(front: &Front<'_>) -> Result<Worksheet, RenderError> {
    let mut notes = front.notes.to_vec();
    notes.push("What was received is what is graded, between, capped, insufficient, not due, failed, superseded and copies, added up.");
    let mut sheet = Sheet::new("Summary", front.title, &notes, &[("What", 44), ("How many, or which", 60)], 1)?;
    let (summary, rubric) = (front.summary, front.rubric);
    for (what, many) in [
        ("Submissions received", summary.received),
        ("Graded: firm", summary.graded),
        ("Between two levels", summary.between),
        ("Capped by a sign", summary.at_most),
        ("Insufficient evidence", summary.insufficient),
        ("Not due yet", summary.not_due),
        ("Failed: could not be read or was refused", summary.failed),
        ("Superseded by a correction", summary.superseded),
        ("Copies", summary.repeated),
        ("Exercises and unasked decisions", summary.units),
        ("Exercises that several authorities share", summary.shared),
        ("Authorities that can be compared by rank", front.ranked),
        ("Authorities beyond those listed", front.not_listed),
    ] {
        sheet.row(&[text(what), count(many)])?;
    }
    if let Some(change) = front.change {
        for (what, many) in [
            ("In this run and the earlier one", change.both),
            ("New since then", change.new),
            ("Gone since then", change.gone),
            ("Surely rose since then", change.rose),
            ("Surely fell since then", change.fell),
        ] {
            sheet.row(&[text(what), count(many)])?;
        }
    }
    sheet.gap();
    for (what, which) in [
        ("Rubric", rubric.title.as_str()),
        ("Rubric, id and version", rubric.id.as_str()),
        ("Rubric, sha-256", rubric.sha256.as_str()),
        ("Engine", front.engine),
    ] {
        sheet.row(&[text(what), text(which)])?;
    }
    for level in &rubric.levels {
        sheet.row(&[text(format!("Level {}", level.level)), text(&level.name)])?;
    }
    Ok(sheet.done())
}

/// How sure a grade is, in words.
const fn sure(status: GradeStatus) -> &'static str {
    match status {
        GradeStatus::Firm => "firm",
        GradeStatus::Between => "between",
        GradeStatus::AtMost => "at most",
        GradeStatus::Insufficient => "insufficient",
        GradeStatus::NotDue => "not due",
        GradeStatus::NotApplicable => "not applicable",
    }
}

/// The third of a rank, in words.
const fn third(third: Third) -> &'static str {
    match third {
        Third::Upper => "upper",
        Third::Middle => "middle",
        Third::Lower => "lower",
        Third::Unsettled => "may be in more than one",
    }
}

/// The bounds of a grade, where there is one.
fn grade(authority: &ShownAuthority) -> [Cell; 2] {
    match authority.status {
        GradeStatus::NotDue | GradeStatus::NotApplicable => [text(sure(authority.status)), Cell::Blank],
        GradeStatus::Firm | GradeStatus::Between | GradeStatus::AtMost | GradeStatus::Insufficient => {
            [whole(authority.low), whole(authority.high)]
        }
    }
}

/// The bounds of a criterion; a word where it has none.
fn bounds(found: Option<&Found>) -> [Cell; 2] {
    match found.map(|found| (found.state, found)) {
        None => [Cell::Blank, Cell::Blank],
        Some((IndicatorStatus::NotDue, _)) => [text("not due"), Cell::Blank],
        Some((IndicatorStatus::NotApplicable, _)) => [text("does not apply"), Cell::Blank],
        Some((_, found)) => [whole(found.low), whole(found.high)],
    }
}

/// The sheet of authorities, with the files that their submissions were read from, in the same order, or without.
fn authorities(rubric: &RubricUsed, all: &[ShownAuthority], files: Option<&[Cell]>) -> Result<Worksheet, RenderError> {
    let mut names: Vec<(String, u16)> = [
        ("Authority", 34),
        ("Code", 14),
        ("From", 12),
        ("To", 12),
        ("Basis", 11),
        ("People", 16),
        ("How sure", 13),
        ("Lowest", 9),
        ("Highest", 9),
        ("Grade in words", 26),
    ]
    .map(|(name, width)| (name.to_owned(), width))
    .to_vec();
    for criterion in &rubric.criteria {
        names.push((format!("{}: lowest", criterion.title), 14));
        names.push((format!("{}: highest", criterion.title), 14));
    }
    let after = [
        ("Best rank", 9),
        ("Worst rank", 9),
        ("Of", 8),
        ("Surely in the third", 14),
        ("Not ranked, since", 34),
        ("Signs that fired", 40),
    ];
    names.extend(after.map(|(name, width)| (name.to_owned(), width)));
    if files.is_some() {
        names.push(("File".to_owned(), 34));
    }
    let headings: Vec<(&str, u16)> = names.iter().map(|(name, width)| (name.as_str(), *width)).collect();
    let notes = [
        "In the order of names. Two bounds are the lowest and the highest that a level could be with what is not known.",
        "A rank is a range: the best and the worst that an authority may have among those that can be compared.",
    ];
    let mut sheet = Sheet::new("Authorities", "Each authority", &notes, &headings, 1)?;
    let first = sheet.next();
    for (nth, one) in all.iter().enumerate() {
        let mut cells = vec![
            text(&one.name),
            maybe(one.code.as_ref()),
            text(&one.from),
            text(&one.to),
            text(&one.basis),
            maybe(one.people.as_ref()),
            text(sure(one.status)),
        ];
        cells.extend(grade(one));
        cells.push(text(&one.words));
        for criterion in &rubric.criteria {
            cells.extend(bounds(one.criteria.iter().find(|own| own.id == criterion.id)));
        }
        match &one.rank {
            Some(rank) => cells.extend([count(rank.best), count(rank.worst), count(rank.of), text(third(rank.third))]),
            None => cells.extend([Cell::Blank, Cell::Blank, Cell::Blank, Cell::Blank]),
        }
        cells.extend([maybe(one.not_ranked.as_ref()), text(one.signs.join(", "))]);
        cells.extend(files.and_then(|files| files.get(nth)).cloned());
        sheet.row(&cells)?;
    }
    sheet.filters(first)?;
    Ok(sheet.done())
}

fn criteria(all: &[CriterionSpread]) -> Result<Worksheet, RenderError> {
    let headings = [
        ("Criterion", 30),
        ("Level", 16),
        ("Authorities by their form", 14),
        ("Authorities by their effect", 14),
        ("Authorities that reach it", 14),
    ];
    let notes = ["Form and effect are mean levels, rounded down. Open are those of which what is held does not settle it."];
    let mut sheet = Sheet::new("Criteria", "Each criterion over all authorities", &notes, &headings, 1)?;
    let first = sheet.next();
    for one in all {
        let of = |bins: &[Bin], level: u32| {
            bins.iter()
                .find(|bin| bin.level == level)
                .map_or(Cell::Blank, |bin| count(bin.authorities))
        };
        for bin in &one.levels {
            let (form, effect) = (of(&one.form.levels, bin.level), of(&one.effect.levels, bin.level));
            sheet.row(&[text(&one.title), whole(bin.level), form, effect, count(bin.authorities)])?;
        }
        for (what, cells) in [
            ("open", [count(one.form.open), count(one.effect.open), count(one.open)]),
            ("nothing counts", [count(one.form.none), count(one.effect.none), Cell::Blank]),
            ("not due", [Cell::Blank, Cell::Blank, count(one.not_due)]),
            ("does not apply", [Cell::Blank, Cell::Blank, count(one.not_applicable)]),
            ("scored by another rubric", [Cell::Blank, Cell::Blank, count(one.not_compared)]),
            (
                "mean",
                [decimal(one.form.shown.as_ref()), decimal(one.effect.shown.as_ref()), Cell::Blank],
            ),
            (
                "form a level or more above effect",
                [Cell::Blank, Cell::Blank, count(one.form_above_effect)],
            ),
        ] {
            let mut row = vec![text(&one.title), text(what)];
            row.extend(cells);
            sheet.row(&row)?;
        }
    }
    sheet.filters(first)?;
    Ok(sheet.done())
}

fn warnings(compared: &Compared, not_looked_for: &[Warned], heaps: &[Heap]) -> Result<Worksheet, RenderError> {
    let headings = [("Kind", 26), ("Authorities", 12), ("What it says", 110)];
    let mut sheet = Sheet::new("Warnings", "Before comparing, and what was not looked for", &[], &headings, 1)?;
    let mut rows = |kind: &str, all: &[Warned]| -> Result<(), RenderError> {
        for one in all {
            sheet.row(&[text(kind), one.authorities.map_or(Cell::Blank, count), text(&one.says)])?;
        }
        Ok(())
    };
    rows("before comparing", &compared.warnings)?;
    rows("not looked for", not_looked_for)?;
    for heap in heaps {
        sheet.row(&[
            text("values that just reach a cut"),
            Cell::Blank,
            text(format!("{}: {}", heap.title, heap.says)),
        ])?;
    }
    Ok(sheet.done())
}

#[cfg(test)]
#[path = "workbook_tests.rs"]
mod tests;
