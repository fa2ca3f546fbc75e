//! The second half of a run: the lines settled, and every result written whole.
//!
//! Goes through the lines once to learn whose they are and once, in the order in which they are written, to hand them on. Each result is
//! made beside its place; when all are whole they get their names, and the run under way is put away.

use super::super::RegionArgs;
use super::super::io::{Whole, print, why};
use super::columnar::Columnar;
use super::lines::{Lines, learn};
use super::previous;
use super::publish::Publish;
use super::reports::{self, Wanted};
use super::scoring::Kept;
use crate::region::map::Hexes;
use crate::region::report::Maker;
use crate::region::resume::Position;
use crate::region::row::Line;
use crate::region::settle::{Fate, Span};
use crate::report::RenderError;
use crate::report::columns::columns;
use crate::report::region as report;
use crate::report::table;
use crate::rubric::model::Rubric;

/// What is wanted beside the results that every run leaves.
pub(super) struct Beside<'a> {
    /// a map of the authorities
    pub(super) map: Option<Hexes>,
    /// an edition for the public
    pub(super) publish: Option<Publish>,
    /// the report of each submission
    pub(super) reports: Option<Wanted<'a>>,
}

/// Writes the results, and what is wanted beside them; whether any submission failed, or the edition for the public was refused.
///
/// # Errors
/// Why a result could not be written, in words; none is then under its name, unless it is the giving of names itself that failed.
pub(super) fn finish(kept: &Kept, args: &RegionArgs, rubric: &Rubric, at: &Position, beside: Beside<'_>) -> Result<bool, String> {
    let out = &args.out;
    let lines = kept.lines();
    let (rows, refusals) = learn(&lines)?;
    let mut lines = Lines::open(&lines)?;
    let mut maker = Maker::new(rubric).on(beside.map);
    if let Some(folder) = &args.previous {
        maker.with_earlier(previous::read(folder)?);
    }
    let settled = rows.settled();
    let reports = beside.reports.as_ref();
    let mut reports = reports.map(|wanted| reports::make(wanted, kept, &standing(&settled))).transpose()?;
    if let Some(reports) = &reports {
        maker.with_reports(reports.places.clone());
    }
    let mut to_rows = Whole::beside(&out.join("rows.ndjson"))?;
    let mut to_table = Whole::beside(&out.join("rows.csv"))?;
    let mut to_errors = Whole::beside(&out.join("errors.csv"))?;
    let criteria = rubric.file.criteria.iter();
    let criteria: Vec<_> = criteria
        .map(|criterion| (criterion.id.to_string(), criterion.title.as_str().to_owned()))
        .collect();
    let columns = columns(&criteria);
    let mut to_columns = Columnar::beside(out, &columns)?;
    to_table.write(&table::head(&columns))?;
    to_errors.write(&table::errors_head())?;
    lines.each(&refusals, |_, line, ()| {
        let Line::Refused(refusal) = line else { return Ok(()) };
        maker.refused();
        to_errors.write(&table::refusal(&refusal))
    })?;
    lines.each(&settled, |text, line, fate| {
        let Line::Scored(row) = line else { return Ok(()) };
        maker.settled(&row, fate);
        match fate {
            Fate::Stands => {
                to_rows.write(text.as_bytes())?;
                to_rows.write(b"\n")?;
                to_table.write(&table::row(&row, &columns))?;
                to_columns.row(&row)?;
                reports.as_mut().map_or(Ok(()), |reports| reports.list(&row))
            }
            Fate::Superseded(told) => to_errors.write(&table::aside("superseded", &row, told)),
            Fate::Repeated(told) => to_errors.write(&table::aside("repeated", &row, told)),
            Fate::Refused(told) => to_errors.write(&table::aside("failed", &row, told)),
        }
    })?;
    let region = maker.made();
    if region.summary.received != at.submissions {
        return Err(format!(
            "{} submissions were scored and {} came out; a fault of earnest, and no result was written",
            at.submissions, region.summary.received
        ));
    }
    let json = Whole::of(&out.join("region.json"), &report::json(&region))?;
    let failed = |error: RenderError| error.to_string();
    let page = Whole::of(&out.join("region.html"), report::html(&region).map_err(failed)?.as_bytes())?;
    let book = Whole::of(&out.join("region.xlsx"), &report::workbook(&region).map_err(failed)?)?;
    let edition = beside
        .publish
        .as_ref()
        .map(|publish| publish.files(&region, rubric, out))
        .transpose()?;
    let refused = matches!(edition, Some(None));
    let (files, told) = edition.flatten().unwrap_or_default();
    let (said, unmade) = reports
        .as_ref()
        .map_or((String::new(), 0), |reports| (reports.says(out), reports.failed));
    let results = [to_rows, to_table, to_errors, json, page, book].into_iter();
    let mut results: Vec<Whole> = results.chain(to_columns.done()?).chain(files).collect();
    results.iter_mut().try_for_each(Whole::seal)?;
    if let Some(reports) = reports {
        reports.name(out, kept)?;
    }
    results.into_iter().try_for_each(Whole::name)?;
    std::fs::remove_dir_all(&kept.folder).map_err(|error| format!("{}: {}", kept.folder.display(), why(&error)))?;
    print(format!("{}{told}{said}", report::text(&region, &out.display().to_string())).as_bytes());
    Ok(refused || region.summary.failed > 0 || unmade > 0)
}

/// Where the lines that stand begin, in order.
fn standing(settled: &[(Span, Fate)]) -> Vec<u64> {
    let stand = settled.iter().filter(|(_, fate)| *fate == Fate::Stands);
    let mut starts: Vec<u64> = stand.map(|(span, _)| span.start).collect();
    starts.sort_unstable();
    starts
}
