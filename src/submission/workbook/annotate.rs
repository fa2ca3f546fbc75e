//! A copy of a workbook with a note on cells, and nothing else changed.
//!
//! Owns which parts a note touches: the list of types, and of each sheet concerned its relationships, its mention of a drawing, its notes
//! and their boxes. Every other part is copied as it is packed, byte for byte.

use super::comments::{self, Place};
use super::drawing;
use super::guard::Package;
use super::parts::{self, Relation, SheetPart, relations, relations_part};
use super::splice::{Splice, append, prefix, steps};
use super::xml::{damaged, whole};
use crate::base::fault::Faults;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = "[Content_Types].xml";
/// How relationships are typed.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The names of elements of sheets.
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/// The same in workbooks of the strict kind.
const RELATIONS_STRICT: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships";
const MAIN_STRICT: &str = "http://purl.oclc.org/ooxml/spreadsheetml/main";
/// What may stand in a sheet only after its mention of the drawing of notes.
const AFTER: [&str; 9] = [
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    "AlternateContent",
];

/// The parts that change, by their names, and those among them that are new.
#[derive(Default)]
struct Changes {
    parts: BTreeMap<String, String>,
    types: String,
}

/// A copy of a workbook with a note on each of these cells: sheet, row and column, both from 0. Notes of an earlier check are replaced,
/// notes of people are kept; a cell need not hold anything.
///
/// # Errors
/// Why the workbook cannot be taken, as [`super::raw::read`] says it; or a sheet that it does not have. Formulas are no hindrance.
pub fn annotate(bytes: &[u8], notes: &BTreeMap<(String, u32, u32), String>) -> Result<Vec<u8>, Faults> {
    let mut package = Package::open(bytes)?;
    let workbook = parts::workbook(&mut package)?;
    let names: BTreeSet<&str> = workbook.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    if let Some((sheet, _, _)) = notes.keys().find(|(sheet, _, _)| !names.contains(sheet.as_str())) {
        return Err(whole(
            "unknown-sheet",
            format!("a note for the sheet '{sheet}', which the workbook does not have"),
        ));
    }
    let mut changes = Changes::default();
    for sheet in &workbook.sheets {
        let of_sheet: BTreeMap<Place, &str> = notes
            .iter()
            .filter(|((name, _, _), _)| *name == sheet.name)
            .map(|((_, row, column), note)| ((*row, *column), note.as_str()))
            .collect();
        one(&mut package, sheet, &of_sheet, &mut changes)?;
    }
    if !changes.types.is_empty() {
        let text = package.text(TYPES)?;
        let declared = text.contains("Extension=\"vml\"");
        let steps = steps(TYPES, &text, false)?;
        let prefix = prefix(&steps);
        let mut piece = changes.types.replace("<Override", &format!("<{prefix}Override"));
        if !declared {
            piece.push_str(&format!(
                "<{prefix}Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>"
            ));
        }
        let text = append(TYPES, &text, &piece)?;
        changes.parts.insert(TYPES.to_owned(), text);
    }
    written(package, changes.parts).ok_or_else(|| whole("workbook-damaged", "the parts of the workbook could not be copied"))
}

/// What the notes of one sheet change.
fn one(package: &mut Package<'_>, sheet: &SheetPart, notes: &BTreeMap<Place, &str>, changes: &mut Changes) -> Result<(), Faults> {
    let relations = relations(package, &sheet.part)?;
    let of_kind = |kind: &str| relations.iter().find(|one| one.kind == kind);
    let comments = of_kind("comments");
    if notes.is_empty() && comments.is_none() {
        return Ok(());
    }
    let text = package.text(&sheet.part)?;
    let strict = text.chars().take(4096).collect::<String>().contains(MAIN_STRICT);
    let (names, main) = if strict {
        (RELATIONS_STRICT, MAIN_STRICT)
    } else {
        (RELATIONS, MAIN)
    };
    let merged = match comments {
        Some(relation) => {
            let before = package.text(&relation.target)?;
            let merged = comments::merged(&relation.target, &before, notes)?;
            if notes.is_empty() && merged.gone.is_empty() && !before.contains("earnest: ") {
                return Ok(());
            }
            merged
        }
        None => comments::new(notes, main),
    };
    let mut added = String::new();
    let boxes: BTreeMap<Place, &str> = notes
        .iter()
        .filter(|(at, _)| merged.fresh.contains(at))
        .map(|(at, note)| (*at, *note))
        .collect();
    let named = mention(&sheet.part, &text)?;
    let drawing = named.as_ref().and_then(|id| relations.iter().find(|one| one.id == *id));
    match drawing {
        Some(relation) => {
            let before = package.text(&relation.target)?;
            let after = drawing::merged(&relation.target, &before, &merged.gone, &boxes)?;
            changes.parts.insert(relation.target.clone(), after);
        }
        None if named.is_some() => return Err(damaged(&sheet.part, "mentions a drawing that the workbook does not have")),
        None => {
            let part = free(package, changes, "xl/drawings/vmlDrawing", ".vml");
            let id = free_id(&relations, "notesDrawing");
            added.push_str(&relation(&id, names, "vmlDrawing", &part));
            changes.parts.insert(sheet.part.clone(), mentioned(&sheet.part, &text, &id, names)?);
            changes.parts.insert(part, drawing::new(&boxes, sheet.order));
            // so that the drawing's kind is declared
            changes.types.push(' ');
        }
    }
    match comments {
        Some(relation) => {
            changes.parts.insert(relation.target.clone(), merged.text);
        }
        None => {
            let part = free(package, changes, "xl/comments", ".xml");
            added.push_str(&relation(&free_id(&relations, "notes"), names, "comments", &part));
            changes.types.push_str(&format!(
                "<Override PartName=\"/{part}\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml\"/>"
            ));
            changes.parts.insert(part, merged.text);
        }
    }
    if !added.is_empty() {
        let part = relations_part(&sheet.part);
        let before = if package.has(&part) {
            package.text(&part)?
        } else {
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
             <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>"
                .to_owned()
        };
        let prefix = prefix(&steps(&part, &before, false)?);
        let added = added.replace("<Relationship ", &format!("<{prefix}Relationship "));
        let after = append(&part, &before, &added)?;
        changes.parts.insert(part, after);
    }
    Ok(())
}

fn relation(id: &str, names: &str, kind: &str, part: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{names}/{kind}\" Target=\"/{part}\"/>")
}

/// A name of a part that is not taken.
fn free(package: &Package<'_>, changes: &Changes, stem: &str, ending: &str) -> String {
    let name = |number: u32| format!("{stem}{number}{ending}");
    let taken = |name: &str| package.has(name) || changes.parts.contains_key(name);
    let number = (1..).find(|number| !taken(&name(*number))).unwrap_or(1);
    name(number)
}

/// An id of a relationship that is not taken.
fn free_id(relations: &[Relation], stem: &str) -> String {
    let name = |number: u32| format!("{stem}{number}");
    let number = (1..).find(|number| relations.iter().all(|one| one.id != name(*number)));
    name(number.unwrap_or(1))
}

/// The relationship of the drawing that a sheet already mentions.
fn mention(part: &str, text: &str) -> Result<Option<String>, Faults> {
    let steps = steps(part, text, false)?;
    let found = steps.iter().find(|step| step.depth == 1 && step.begins() == Some("legacyDrawing"));
    match found {
        Some(step) => step.attribute(part, "id"),
        None => Ok(None),
    }
}

/// A sheet with its mention of a drawing, where the order of elements asks for it.
fn mentioned(part: &str, text: &str, id: &str, names: &str) -> Result<String, Faults> {
    let steps = steps(part, text, false)?;
    let data = steps.iter().position(|step| step.depth == 1 && step.begins() == Some("sheetData"));
    let rest = data
        .and_then(|data| steps.get(data..))
        .ok_or_else(|| damaged(part, "is not a sheet"))?;
    let next = rest.iter().find(|step| {
        let after = step.depth == 1 && step.begins().is_some_and(|name| AFTER.contains(&name));
        after || (step.depth == 0 && step.ends().is_some())
    });
    let next = next.ok_or_else(|| damaged(part, "ends before it is complete"))?;
    let mut splice = Splice::new(text);
    let prefix = prefix(&steps);
    splice.insert(
        next.range.start,
        format!("<{prefix}legacyDrawing xmlns:r=\"{names}\" r:id=\"{id}\"/>"),
    );
    splice.done().ok_or_else(|| damaged(part, "cannot be changed"))
}

/// The archive again, with changed parts in the places of the old and new ones at the end.
fn written(mut package: Package<'_>, mut parts: BTreeMap<String, String>) -> Option<Vec<u8>> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let mut changed: BTreeMap<usize, String> = BTreeMap::new();
    let names: Vec<String> = parts.keys().cloned().collect();
    for name in names {
        if let Some(index) = package.index(&name) {
            changed.insert(index, parts.remove(&name)?);
        }
    }
    for index in 0..package.archive.len() {
        let file = package.archive.by_index_raw(index).ok()?;
        match changed.get(&index) {
            None => out.raw_copy_file(file).ok()?,
            Some(text) => {
                let name = file.name().ok()?.into_owned();
                let time = file.last_modified().unwrap_or(zip::DateTime::DEFAULT);
                out.start_file(name, SimpleFileOptions::DEFAULT.last_modified_time(time)).ok()?;
                out.write_all(text.as_bytes()).ok()?;
            }
        }
    }
    for (name, text) in parts {
        out.start_file(name, SimpleFileOptions::DEFAULT).ok()?;
        out.write_all(text.as_bytes()).ok()?;
    }
    out.finish().ok().map(Cursor::into_inner)
}

#[cfg(test)]
#[path = "annotate_tests.rs"]
mod tests;
