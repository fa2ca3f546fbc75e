//! The second half of a run: the lines settled, and every result written whole.
//!
//! Goes through the lines once to learn whose they are and once, in the order in which they are written, to hand them on. Each result is
//! made beside its place; when all are whole they get their names, and the run under way is put away.

use super::super::RegionArgs;
use super::super::io::{Whole, print, why};
use super::previous;
use super::publish::Publish;
use super::scoring::Kept;
use crate::region::map::Hexes;
use crate::region::report::Maker;
use crate::region::resume::Position;
use crate::region::row::{Line, Refusal};
use crate::region::settle::{Fate, Rows, Span};
use crate::report::RenderError;
use crate::report::region as report;
use crate::report::table;
use crate::rubric::model::Rubric;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom};
use std::path::Path;

/// Writes the results, and the edition for the public where one is made; whether any submission failed, or the edition was refused.
///
/// # Errors
/// Why a result could not be written, in words; none is then under its name.
pub(super) fn finish(
    kept: &Kept,
    args: &RegionArgs,
    rubric: &Rubric,
    (map, publish): (Option<Hexes>, Option<Publish>),
    at: &Position,
) -> Result<bool, String> {
    let out = &args.out;
    let lines = kept.lines();
    let (rows, refusals) = learn(&lines)?;
    let mut from = File::open(&lines).map_err(|error| format!("{}: {}", lines.display(), why(&error)))?;
    let mut maker = Maker::new(rubric).on(map);
    if let Some(folder) = &args.previous {
        maker.with_earlier(previous::read(folder)?);
    }
    let mut to_rows = Whole::beside(&out.join("rows.ndjson"))?;
    let mut to_table = Whole::beside(&out.join("rows.csv"))?;
    let mut to_errors = Whole::beside(&out.join("errors.csv"))?;
    let criteria: Vec<String> = rubric.file.criteria.iter().map(|criterion| criterion.id.to_string()).collect();
    to_table.write(&table::head(&criteria))?;
    to_errors.write(&table::errors_head())?;
    for (_, span) in refusals {
        if let Line::Refused(refusal) = Line::read(&text_at(&mut from, span, &lines)?)? {
            maker.refused();
            to_errors.write(&table::refusal(&refusal))?;
        }
    }
    for (span, fate) in rows.settled() {
        let text = text_at(&mut from, span, &lines)?;
        let Line::Scored(row) = Line::read(&text)? else { continue };
        maker.settled(&row, &fate);
        match fate {
            Fate::Stands => {
                to_rows.write(text.as_bytes())?;
                to_rows.write(b"\n")?;
                to_table.write(&table::row(&row, &criteria))?;
            }
            Fate::Superseded(told) => to_errors.write(&table::aside("superseded", &row, &told))?,
            Fate::Repeated(told) => to_errors.write(&table::aside("repeated", &row, &told))?,
            Fate::Refused(told) => to_errors.write(&table::aside("failed", &row, &told))?,
        }
    }
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
    let edition = publish.as_ref().map(|publish| publish.files(&region, rubric, out)).transpose()?;
    let refused = matches!(edition, Some(None));
    let (files, told) = edition.flatten().unwrap_or_default();
    for result in [to_rows, to_table, to_errors, json, page, book].into_iter().chain(files) {
        result.name()?;
    }
    std::fs::remove_dir_all(&kept.folder).map_err(|error| format!("{}: {}", kept.folder.display(), why(&error)))?;
    print(format!("{}{told}", report::text(&region, &out.display().to_string())).as_bytes());
    Ok(refused || region.summary.failed > 0)
}

/// The text of a line.
fn text_at(from: &mut File, span: Span, path: &Path) -> Result<String, String> {
    let failed = |error: &std::io::Error| format!("{}: {}", path.display(), why(error));
    from.seek(SeekFrom::Start(span.start)).map_err(|error| failed(&error))?;
    let mut bytes = vec![0; usize::try_from(span.length).unwrap_or(0)];
    from.read_exact(&mut bytes).map_err(|error| failed(&error))?;
    String::from_utf8(bytes).map_err(|_| format!("{}: a line is not UTF-8", path.display()))
}

/// Where a refusal stands among others: by its file, then by its line; without either by its digest.
fn order(refusal: &Refusal) -> String {
    let Some(source) = &refusal.source else {
        return format!("\u{1f}{}", refusal.sha256.as_deref().unwrap_or_default());
    };
    match source
        .rsplit_once(':')
        .and_then(|(file, line)| Some((file, line.parse::<u64>().ok()?)))
    {
        Some((file, line)) => format!("{file}\u{1f}{line:020}"),
        None => source.clone(),
    }
}

/// Whose each line is, and where it stands.
fn learn(path: &Path) -> Result<(Rows, Vec<(String, Span)>), String> {
    let failed = |error: &std::io::Error| format!("{}: {}", path.display(), why(error));
    let mut from = BufReader::with_capacity(1 << 20, File::open(path).map_err(|error| failed(&error))?);
    let (mut rows, mut refusals) = (Rows::default(), Vec::new());
    let (mut start, mut text) = (0_u64, String::new());
    loop {
        text.clear();
        let read = from.read_line(&mut text).map_err(|error| failed(&error))?;
        if read == 0 {
            break;
        }
        let line = text.trim_end_matches('\n');
        let span = Span {
            start,
            length: u32::try_from(line.len()).map_err(|_| format!("{}: a line is too long", path.display()))?,
        };
        match Line::read(line)? {
            Line::Scored(row) => rows.add(&row, span)?,
            Line::Refused(refusal) => refusals.push((order(&refusal), span)),
        }
        start = start.saturating_add(read as u64);
    }
    refusals.sort();
    Ok((rows, refusals))
}
