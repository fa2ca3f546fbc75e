//! Rows and refusals as tables of comma-separated values.
//!
//! Owns which columns there are and that a text stays a text: one that a spreadsheet would take for a formula has an apostrophe before it
//! (OWASP, CSV injection). The writing of cells is the csv library's.

use crate::assess::published::IndicatorStatus;
use crate::base::number::Q;
use crate::region::row::{CriterionRow, Means, Refusal, Row, Told};

/// One line of a table.
fn line<'c>(cells: impl IntoIterator<Item = std::borrow::Cow<'c, str>>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // cells of one line into memory: neither can fail
    let _ = writer.write_record(cells.into_iter().map(|cell| cell.into_owned()));
    writer.into_inner().unwrap_or_default()
}

/// A text of somebody else's.
fn safe(text: &str) -> String {
    let text = super::plain::one_line(text);
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{text}"),
        Some(_) | None => text,
    }
}

/// The columns that every row has, before those of the criteria.
const BEFORE: [&str; 26] = [
    "source",
    "sha256",
    "code",
    "name",
    "kind",
    "region",
    "nation",
    "people_low",
    "people_high",
    "from",
    "to",
    "as_of",
    "basis",
    "rubric",
    "rubric_sha256",
    "baseline_sha256",
    "engine",
    "marks",
    "status",
    "low",
    "high",
    "on_held",
    "coverage",
    "due",
    "core_low",
    "core_high",
];

/// The columns of each criterion.
const OF_CRITERION: [&str; 7] = ["state", "low", "high", "form_low", "form_high", "effect_low", "effect_high"];

/// The columns after those of the criteria.
const AFTER: [&str; 8] = [
    "signs",
    "possible_signs",
    "units",
    "high_stakes_units",
    "draws_tried",
    "draws_held",
    "draws_low",
    "draws_high",
];

/// The heading of the table of rows, with the columns of each of the rubric's criteria.
pub fn head(criteria: &[String]) -> Vec<u8> {
    let of = criteria
        .iter()
        .flat_map(|id| OF_CRITERION.iter().map(move |column| format!("{id}_{column}").into()));
    let before = BEFORE.iter().map(|column| (*column).into());
    line(before.chain(of).chain(AFTER.iter().map(|column| (*column).into())))
}

/// A fraction with three decimals.
fn decimal(fraction: &str) -> String {
    let (top, bottom) = fraction.split_once('/').unwrap_or((fraction, "1"));
    let read = |text: &str| text.parse::<i128>().ok();
    let value = read(top).zip(read(bottom)).and_then(|(top, bottom)| Q::new(top, bottom));
    value.map_or_else(String::new, |value| value.decimal(3))
}

/// The word for a state as it stands in files.
const fn state(state: IndicatorStatus) -> &'static str {
    match state {
        IndicatorStatus::Scored => "scored",
        IndicatorStatus::Judged => "judged",
        IndicatorStatus::Overridden => "overridden",
        IndicatorStatus::NotDue => "not-due",
        IndicatorStatus::NotApplicable => "not-applicable",
        IndicatorStatus::NotEvidenced => "not-evidenced",
        IndicatorStatus::NotHeld => "not-held",
        IndicatorStatus::Unknown => "unknown",
    }
}

/// One row.
pub fn row(row: &Row, criteria: &[String]) -> Vec<u8> {
    let mut cells: Vec<String> = Vec::new();
    let text = |text: &Option<String>| text.as_deref().map_or_else(String::new, safe);
    let number = |number: Option<i64>| number.map_or_else(String::new, |number| number.to_string());
    let whole = |number: Option<u32>| number.map_or_else(String::new, |number| number.to_string());
    cells.extend([text(&row.source), row.sha256.clone(), text(&row.code), safe(&row.name)]);
    cells.extend([text(&row.kind), text(&row.region), text(&row.nation)]);
    cells.extend([number(row.people.and_then(|p| p.low)), number(row.people.and_then(|p| p.high))]);
    cells.extend([row.from.clone(), row.to.clone(), row.as_of.clone(), row.basis.clone()]);
    cells.extend([
        safe(&row.rubric),
        row.rubric_sha256.clone(),
        text(&row.baseline_sha256),
        row.engine.clone(),
        row.marks.to_string(),
    ]);
/// The heading of the list of reports.
pub fn reports_head() -> Vec<u8> {
    let columns = ["report", "code", "name", "from", "to", "source", "sha256"];
    line(columns.map(Into::into))
}

/// The line of a row whose report is at `path`.
pub fn report(row: &Row, path: &str) -> Vec<u8> {
    let text = |text: &Option<String>| text.as_deref().map_or_else(String::new, safe);
    let cells = [
        path.to_owned(),
        text(&row.code),
        safe(&row.name),
        row.from.clone(),
        row.to.clone(),
        text(&row.source),
        row.sha256.clone(),
    ];
    line(cells.map(Into::into))
}

    cells.extend([
        row.status.word().to_owned(),
        row.low.to_string(),
        row.high.to_string(),
        whole(row.on_held),
    ]);
    cells.extend([decimal(&row.coverage), text(&row.due)]);
    cells.extend([
        whole(row.core.as_ref().map(|core| core.low)),
        whole(row.core.as_ref().map(|core| core.high)),
    ]);
    for id in criteria {
        cells.extend(of_criterion(row.criteria.get(id)));
    }
    let ids = |signs: &std::collections::BTreeMap<String, Vec<u32>>| signs.keys().cloned().collect::<Vec<_>>().join(" ");
    let high = row.units.iter().filter(|unit| unit.stakes >= 3).count();
    cells.extend([ids(&row.signs), ids(&row.possible), row.units.len().to_string(), high.to_string()]);
    let draws = row.draws.as_ref();
    cells.extend([
        whole(draws.map(|d| d.tried)),
        whole(draws.map(|d| d.held)),
        whole(draws.map(|d| d.low)),
        whole(draws.map(|d| d.high)),
    ]);
    line(cells.into_iter().map(Into::into))
}

fn of_criterion(row: Option<&CriterionRow>) -> [String; 7] {
    let Some(row) = row else { return Default::default() };
    let ends = |means: &Option<Means>| {
        let of = |end: fn(&Means) -> &String| means.as_ref().map_or_else(String::new, |means| decimal(end(means)));
        (of(|means| &means.low), of(|means| &means.high))
    };
    let ((form_low, form_high), (effect_low, effect_high)) = (ends(&row.form), ends(&row.effect));
    let state = state(row.state).to_owned();
    [
        state,
        row.low.to_string(),
        row.high.to_string(),
        form_low,
        form_high,
        effect_low,
        effect_high,
    ]
}

/// The heading of the table of what was not scored.
pub fn errors_head() -> Vec<u8> {
    let columns = [
        "outcome", "source", "line", "column", "cell", "at", "code", "message", "help", "name", "sha256",
    ];
    line(columns.map(Into::into))
}

fn error(outcome: &str, source: Option<&str>, name: Option<&str>, digest: Option<&str>, told: &Told) -> Vec<u8> {
    let whole = |number: Option<u32>| number.map_or_else(String::new, |number| number.to_string());
    let text = |text: Option<&str>| text.map_or_else(String::new, safe);
    line(
        [
            outcome.to_owned(),
            text(source),
            whole(told.line),
            whole(told.column),
            text(told.cell.as_deref()),
            told.at.clone(),
            told.code.clone(),
            safe(&told.message),
            text(told.help.as_deref()),
            text(name),
            text(digest),
        ]
        .map(Into::into),
    )
}

/// The lines of a submission that was not scored: one for each fault.
pub fn refusal(refusal: &Refusal) -> Vec<u8> {
    let of = |told: &Told| {
        let (source, name) = (refusal.source.as_deref(), refusal.name.as_deref());
        error("failed", source, name, refusal.sha256.as_deref(), told)
    };
    let mut lines: Vec<u8> = refusal.refused.iter().flat_map(of).collect();
    if refusal.more > 0 {
        let help = "mend those that are listed, and run again";
        let more = Told::whole("more-faults", format!("and {} more", refusal.more), help);
        lines.extend(of(&more));
    }
    lines
}

/// The line of a submission that was scored and does not stand.
pub fn aside(outcome: &str, row: &Row, told: &Told) -> Vec<u8> {
    error(outcome, row.source.as_deref(), Some(&row.name), Some(&row.sha256), told)
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
