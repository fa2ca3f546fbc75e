//! How the parts of a workbook hang together: relationships, types of content, and the list of sheets.
//!
//! Owns finding the part of each sheet. Reads no cell.

use super::guard::{Package, links, macros};
use super::xml::{Tag, attribute, damaged, whole};
use crate::base::fault::Faults;
use std::collections::BTreeSet;

/// The most sheets that are read.
const SHEETS: usize = 100;
/// The most relationships of one part.
const RELATIONS: usize = 10_000;

/// That one part refers to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    /// its name within the part that refers
    pub(super) id: String,
    /// what it is, such as `worksheet`: the last step of its type
    pub(super) kind: String,
    /// the part referred to, as its name in the archive
    pub(super) target: String,
}

/// A sheet of cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SheetPart {
    /// as people read it
    pub(super) name: String,
    /// the name of its part
    pub(super) part: String,
    /// its place among all sheets, from 0
    pub(super) order: u32,
}

/// What the workbook says of itself.
pub(super) struct Workbook {
    /// its sheets of cells, in order
    pub(super) sheets: Vec<SheetPart>,
    /// whether days are counted from 1904
    pub(super) from_1904: bool,
    /// the part of the shared strings
    pub(super) strings: Option<String>,
    /// the part of the styles
    pub(super) styles: Option<String>,
}

/// The part that holds the relationships of `part`.
pub(super) fn relations_part(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// The part that `target` means, seen from `part`.
pub(super) fn resolve(part: &str, target: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    if !target.starts_with('/') {
        steps.extend(part.rsplit_once('/').map_or("", |(folder, _)| folder).split('/'));
    }
    for step in target.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            "." => {}
            other => steps.push(other),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

/// What a part refers to within the workbook; nothing where it has no relationships.
pub(super) fn relations(package: &mut Package<'_>, part: &str) -> Result<Vec<Relation>, Faults> {
    let from = relations_part(part);
    let mut found = Vec::new();
    if !package.has(&from) {
        return Ok(found);
    }
    let mut xml = package.xml(&from)?;
    loop {
        match xml.tag()? {
            Tag::Open(start) if start.local_name().into_inner() == "Relationship" => {
                let read = |name| attribute(&from, &start, name).map(Option::unwrap_or_default);
                let (id, kind, target, mode) = (read("Id")?, read("Type")?, read("Target")?, read("TargetMode")?);
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                match kind.as_str() {
                    "vbaProject" | "xlMacrosheet" | "xlIntlMacrosheet" => return Err(macros()),
                    "externalLink" | "externalLinkPath" => return Err(links()),
                    _ => {}
                }
                if !mode.eq_ignore_ascii_case("external") {
                    let target = resolve(part, &target);
                    found.push(Relation { id, kind, target });
                }
            }
            Tag::Done => return Ok(found),
            Tag::Open(_) | Tag::Close(_) | Tag::Other => {}
        }
        if found.len() > RELATIONS {
            return Err(damaged(&from, "refers to more parts than any workbook has"));
        }
    }
}

/// Refuses what the types of content tell: macros, and files that are no workbook.
fn content(package: &mut Package<'_>, main: &str) -> Result<(), Faults> {
    let part = "[Content_Types].xml";
    let mut xml = package.xml(part)?;
    let mut workbook = false;
    loop {
        match xml.tag()? {
            Tag::Open(start) => {
                let kind = attribute(part, &start, "ContentType")?.unwrap_or_default();
                if kind.contains("macroEnabled") {
                    return Err(macros());
                }
                let name = attribute(part, &start, "PartName")?.unwrap_or_default();
                let of_main = name.is_empty() || name.trim_start_matches('/').eq_ignore_ascii_case(main);
                workbook |= of_main && kind.contains("spreadsheetml") && kind.contains(".main+xml");
            }
            Tag::Done => break,
            Tag::Close(_) | Tag::Other => {}
        }
    }
    if workbook {
        Ok(())
    } else {
        Err(whole(
            "workbook-other",
            "this is a file of another kind, such as a text document, expected an .xlsx workbook",
        ))
    }
}

/// Reads what the workbook says of itself.
pub(super) fn workbook(package: &mut Package<'_>) -> Result<Workbook, Faults> {
    let top = relations(package, "")?;
    let main = top.into_iter().find(|relation| relation.kind == "officeDocument");
    let Some(main) = main.map(|relation| relation.target) else {
        return Err(whole(
            "workbook-other",
            "this is an archive and not a workbook, expected an .xlsx file",
        ));
    };
    content(package, &main)?;
    let relations = relations(package, &main)?;
    let of_kind = |kind: &str| relations.iter().find(|one| one.kind == kind).map(|one| one.target.clone());
    let (strings, styles) = (of_kind("sharedStrings"), of_kind("styles"));
    let mut sheets: Vec<SheetPart> = Vec::new();
    let mut names = BTreeSet::new();
    let mut from_1904 = false;
    let mut order: u32 = 0;
    let mut xml = package.xml(&main)?;
    loop {
        match xml.tag()? {
            Tag::Open(start) => match start.local_name().into_inner() {
                "workbookPr" => {
                    let said = attribute(&main, &start, "date1904")?;
                    from_1904 = said.is_some_and(|said| said == "1" || said == "true");
                }
                "sheet" => {
                    let name = attribute(&main, &start, "name")?.unwrap_or_default();
                    let id = relation_id(&main, &start)?.unwrap_or_default();
                    let Some(relation) = relations.iter().find(|one| one.id == id) else {
                        return Err(damaged(&main, "lists a sheet that is not in it"));
                    };
                    if !names.insert(name.to_lowercase()) {
                        return Err(damaged(&main, "lists two sheets of one name"));
                    }
                    // sheets of charts have no cells
                    if relation.kind == "worksheet" {
                        let part = relation.target.clone();
                        sheets.push(SheetPart { name, part, order });
                    }
                    order = order.saturating_add(1);
                }
                _ => {}
            },
            Tag::Done => break,
            Tag::Close(_) | Tag::Other => {}
        }
        if names.len() > SHEETS {
            return Err(whole(
                "workbook-too-many-cells",
                format!("the workbook has more than {SHEETS} sheets"),
            ));
        }
    }
    if sheets.is_empty() {
        return Err(damaged(&main, "lists no sheet"));
    }
    Ok(Workbook {
        sheets,
        from_1904,
        strings,
        styles,
    })
}

/// The attribute `r:id`, whatever its prefix; an `id` without prefix is something else.
pub(super) fn relation_id(part: &str, start: &quick_xml::events::BytesStart<'_>) -> Result<Option<String>, Faults> {
    for found in start.attributes().with_checks(false) {
        let found = found.map_err(|_| damaged(part, "holds an attribute that is not well-formed"))?;
        if found.key.local_name().into_inner() == "id" && found.key.prefix().is_some() {
            return Ok(Some(found.value.into_owned()));
        }
    }
    Ok(None)
}

#[cfg(test)]
#[path = "parts_tests.rs"]
mod tests;
