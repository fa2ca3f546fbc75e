//! The door: bytes in, a typed value with its warnings or all its faults out.
//!
//! Owns the choice of notation, the two paths (JSON straight into the types; everything else, and any JSON that failed, through the tree)
//! and the rule that a file is refused with every fault that can be found, each with its place. Nothing here opens a file.

use crate::base::digest::sha256;
use crate::base::fault::{Fault, Faults, Weight};
use crate::base::pointer::Pointer;
use crate::submission::locate::{Text, one};
use crate::submission::model::Submission;
use crate::submission::tree::{MOST_NODES, Tree};
use crate::submission::workbook::cells::Cells;
use crate::submission::{check, explain, json, texts, trace, workbook, yaml};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Read<T> {
    /// what it says
    pub value: T,
    /// what was found that does not refuse it
    pub warnings: Faults,
    /// the digest of its bytes
    pub sha256: String,
    /// its values with their places, where they were needed; [`tree`] builds it from the same bytes at any time
    pub tree: Option<Tree>,
    /// the cells of its values, where it was a workbook
    pub cells: Option<Cells>,
    /// what is odd about a workbook as a form and no part of what it says
    pub hints: Faults,
}

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// JSON
    Json,
    /// YAML
    Yaml,
}

impl Notation {
    /// By the ending of the name; where that says nothing, by the first character.
    pub fn of(name: &str, text: &str) -> Self {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        match ending.as_deref() {
            Some("json") => Self::Json,
            Some("yaml" | "yml") => Self::Yaml,
            _ => {
                let begins = Text::bare(text).trim_start();
                if begins.starts_with(['{', '[']) { Self::Json } else { Self::Yaml }
            }
        }
    }
}

/// The values of a file with their places.
pub fn tree(name: &str, bytes: &[u8]) -> Result<Tree, Faults> {
    let text = Text::check(bytes)?;
    grow(Notation::of(name, text), text)
}

fn grow(notation: Notation, text: &str) -> Result<Tree, Faults> {
    let text = Text::new(text);
    match notation {
        Notation::Json => json::read(text),
        Notation::Yaml => yaml::read(text),
    }
}

/// Reads a file of type `T`; the tree is there where it was built on the way. The digest is left to whoever wants one.
pub fn typed<T: DeserializeOwned + JsonSchema>(name: &str, bytes: &[u8]) -> Result<(T, Option<Tree>), Faults> {
    typed_text(name, Text::check(bytes)?)
}

/// A file that is looked into to see what it is, before it is read as that; its tree is grown once for both.
#[derive(Clone, Debug)]
pub struct Opened<'b> {
    text: &'b str,
    notation: Notation,
    tree: Tree,
}

impl<'b> Opened<'b> {
    /// Opens a file.
    ///
    /// # Errors
    /// Why it holds no values.
    pub fn new(name: &str, bytes: &'b [u8]) -> Result<Self, Faults> {
        let text = Text::check(bytes)?;
        let notation = Notation::of(name, text);
        let tree = grow(notation, text)?;
        Ok(Self { text, notation, tree })
    }

    /// What stands under a key of the file itself.
    pub fn at_top(&self, key: &str) -> Option<Value> {
        self.tree.at_top(key)
    }

    /// The file as a `T`, as [`typed`] reads it.
    ///
    /// # Errors
    /// Everything that is wrong with it, each at its place.
    pub fn typed<T: DeserializeOwned + JsonSchema>(&self) -> Result<T, Faults> {
        straight(self.notation, self.text).map_or_else(|| fitted(&self.tree), Ok)
    }

    /// Faults that were found later, each given its place.
    pub fn located(&self, mut faults: Faults) -> Faults {
        self.tree.locate(&mut faults);
        faults
    }
}

fn typed_text<T: DeserializeOwned + JsonSchema>(name: &str, text: &str) -> Result<(T, Option<Tree>), Faults> {
    let notation = Notation::of(name, text);
    if let Some(value) = straight(notation, text) {
        return Ok((value, None));
    }
    let tree = grow(notation, text)?;
    Ok((fitted(&tree)?, Some(tree)))
}

/// JSON without fault, straight into its type.
fn straight<T: DeserializeOwned>(notation: Notation, text: &str) -> Option<T> {
    let bare = Text::bare(text);
    (notation == Notation::Json && few_values(bare))
        .then(|| serde_json::from_str(bare).ok())
        .flatten()
}

/// A tree as its type, or every fault that can be found in it.
fn fitted<T: DeserializeOwned + JsonSchema>(tree: &Tree) -> Result<T, Faults> {
    let value = tree.value();
    let mut faults = tree.duplicates();
    if let Some(fault) = other_format::<T>(&value) {
        faults.push(fault);
    } else {
        match trace::read::<T>(&value) {
            Ok(read) if faults.is_empty() => return Ok(read),
            Ok(_) => {}
            Err(_) => faults.extend(explain::faults::<T>(tree, &value)),
        }
    }
    tree.locate(&mut faults);
    Err(faults)
}

/// Reads a file of type `T` and its digest: a rubric, marks or a submission.
pub fn document<T: DeserializeOwned + JsonSchema>(name: &str, bytes: &[u8]) -> Result<(T, Option<Tree>, String), Faults> {
    let (value, tree) = typed(name, bytes)?;
    Ok((value, tree, sha256(bytes)))
}

/// A submission that was read and checked, without the digest of its bytes: a batch keeps none.
#[derive(Clone, Debug)]
pub struct Checked {
    /// what it says
    pub value: Submission,
    /// what was found that does not refuse it
    pub warnings: Faults,
    /// its values with their places, where they were needed
    pub tree: Option<Tree>,
    /// the cells of its values, where it was a workbook
    pub cells: Option<Cells>,
    /// what is odd about a workbook as a form and no part of what it says
    pub hints: Faults,
}

/// Reads and checks a submission. All faults come at once, sorted by place; warnings refuse nothing.
pub fn submission(name: &str, bytes: &[u8]) -> Result<Read<Submission>, Faults> {
    let Checked {
        value,
        warnings,
        tree,
        cells,
        hints,
    } = checked(name, bytes)?;
    Ok(Read {
        value,
        warnings,
        sha256: sha256(bytes),
        tree,
        cells,
        hints,
    })
}

/// As [`submission`], for whoever wants no digest.
pub fn checked(name: &str, bytes: &[u8]) -> Result<Checked, Faults> {
    if workbook::raw::is_workbook(bytes) {
        return in_workbook(bytes);
    }
    let text = Text::check(bytes)?;
    let (value, grown) = typed_text::<Submission>(name, text)?;
    let found = check::submission(&value);
    told(name, text, value, grown, found)
}

/// As [`checked`], for whoever shows no warning, such as a run over many: what would only warn is not looked for, and nothing that only warns
/// gets its place.
///
/// # Errors
/// Everything that [`checked`] refuses the file for, each at its place.
pub fn unwarned(name: &str, bytes: &[u8]) -> Result<Submission, Faults> {
    if workbook::raw::is_workbook(bytes) {
        return in_workbook(bytes).map(|checked| checked.value);
    }
    let text = Text::check(bytes)?;
    let (value, grown) = typed_text::<Submission>(name, text)?;
    let found = check::submission(&value);
    if found.errors() == 0 {
        return Ok(value);
    }
    told(name, text, value, grown, found).map(|checked| checked.value)
}

/// What was found in a submission and in the words of its file, each at its place.
fn told(name: &str, text: &str, value: Submission, mut grown: Option<Tree>, mut found: Faults) -> Result<Checked, Faults> {
    let telling = texts::may_tell(text);
    if grown.is_none() && (telling || !found.is_empty()) {
        grown = Some(grow(Notation::of(name, text), text)?);
    }
    if let Some(tree) = &grown {
        if telling {
            found.extend(texts::faults(&tree.value()));
        }
        tree.locate(&mut found);
    }
    if found.errors() > 0 {
        return Err(found);
    }
    Ok(Checked {
        value,
        warnings: found,
        tree: grown,
        cells: None,
        hints: Faults::default(),
    })
}

/// A submission in a workbook: its cells as a value, and that as any file would be read, with cells for places.
fn in_workbook(bytes: &[u8]) -> Result<Checked, Faults> {
    let workbook::gather::Gathered {
        value,
        cells,
        mut faults,
        hints,
    } = workbook::read(bytes)?;
    let mut found = match trace::read::<Submission>(&value) {
        Ok(read) => {
            let mut found = check::submission(&read);
            found.extend(texts::faults(&value));
            in_its_questions(&mut found);
            if faults.errors() == 0 && found.errors() == 0 {
                cells.locate(&mut found);
                return Ok(Checked {
                    value: read,
                    warnings: found,
                    tree: None,
                    cells: Some(cells),
                    hints,
                });
            }
            found
        }
        Err(_) => match json::read(Text::new(&value.to_string())).and_then(|tree| fitted::<Submission>(&tree)) {
            Ok(_) => Faults::default(),
            Err(found) => found,
        },
    };
    cells.locate(&mut found);
    // what follows from a cell that was not understood is not said again
    let known: Vec<_> = faults.iter().filter_map(|fault| fault.cell.clone()).collect();
    for fault in found
        .iter()
        .filter(|fault| fault.cell.as_ref().is_none_or(|cell| !known.contains(cell)))
    {
        faults.push(fault.clone());
    }
    Err(in_the_words_of_the_form(&faults, &hints))
}

/// What lacks a key, told of the question that asks for it, since a form has a cell for it and knows no keys.
fn in_its_questions(found: &mut Faults) {
    for fault in found.iter_mut().filter(|fault| fault.code == "closes-missing") {
        if !fault.at.as_str().ends_with("/closes") {
            fault.at = fault.at.key("closes");
        }
        if let Some(question) = workbook::layout::question_at(fault.at.as_str()) {
            fault.help = Some(format!("answer '{question}' with a date, past or planned"));
        }
    }
}

/// The faults of a refused form with its blank cells. A key that is missing is a required cell that is blank, and told as that.
fn in_the_words_of_the_form(faults: &Faults, hints: &Faults) -> Faults {
    let sheet = |fault: &Fault| fault.cell.as_ref().map(|cell| cell.sheet.clone());
    let blank = |on: &Option<String>| hints.iter().any(|hint| hint.code == "blank-cell" && sheet(hint) == *on);
    let missing = |fault: &Fault| fault.code == "missing-key" && blank(&sheet(fault));
    let refusing: Vec<Option<String>> = faults.iter().filter(|fault| missing(fault)).map(sheet).collect();
    let mut told = Faults::default();
    faults
        .iter()
        .filter(|fault| !missing(fault))
        .for_each(|fault| told.push(fault.clone()));
    for hint in hints.iter() {
        let refuses = hint.code == "blank-cell" && refusing.contains(&sheet(hint));
        told.push(Fault {
            weight: if refuses { Weight::Error } else { hint.weight },
            ..hint.clone()
        });
    }
    told.sort();
    told
}

/// Whether a text is too short to hold more values than are read, or surely holds fewer.
fn few_values(text: &str) -> bool {
    text.len() < MOST_NODES || text.bytes().filter(|byte| matches!(byte, b',' | b':' | b'[' | b'{')).count() < MOST_NODES
}

/// The fault of a file that says another format than this version reads.
fn other_format<T: JsonSchema>(value: &Value) -> Option<Fault> {
    let said = value.get("format")?;
    let reads = explain::format_read::<T>()?;
    let number = said.as_f64()?;
    if u32::try_from(reads).is_ok_and(|reads| number == f64::from(reads)) {
        return None;
    }
    let fault = Fault::error(
        "other-format",
        Pointer::root().key("format"),
        format!("this file says format {said}; this version reads format {reads}"),
    );
    Some(fault.with_help("use the version of earnest that the file was written for, or send the file in the format that this one reads"))
}

/// A list of one fault, for readers of other notations.
pub fn refused(fault: Fault) -> Faults {
    one(fault)
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
