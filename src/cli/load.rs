//! What commands read before they work: the rubric, the submission, marks, figures of the area, documents.
//!
//! Tells what is wrong with a file and gives the exit code; scores nothing but by asking the library.

use super::io::{read, tell};
use super::papers::no_folder;
use super::{INPUT, RUBRIC, USAGE, With, show};
use crate::assess::framework::given::Given;
use crate::assess::marks::{Marks, MarksFile, workbook};
use crate::base::date::Day;
use crate::base::digest::sha256;
use crate::base::fault::Faults;
use crate::base::near::nearest;
use crate::facts::groups::Baseline;
use crate::region::map::{self, Hexes};
use crate::rubric::framework::model::Framework;
use crate::rubric::library::{self, Loaded, Shipped};
use crate::rubric::model::Rubric;
use crate::submission::model::Submission;
use crate::submission::read::{self as reading, Read};
use crate::submission::workbook::raw;
use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// What the options of a command name, read.
pub(super) struct Prepared {
    /// the rubric
    pub(super) by: Both,
    /// people by group of the area
    pub(super) baseline: Option<Baseline>,
    /// the day that was typed
    pub(super) as_of: Option<Day>,
}

/// Reads what the options name.
///
/// # Errors
/// The exit code, after telling why.
pub(super) fn prepare(with: &With) -> Result<Prepared, u8> {
    let as_of = match &with.as_of {
        Some(text) => Some(Day::parse(text).ok_or_else(|| {
            tell(&format!("error: --as-of: '{text}' is not a day, expected one such as 2026-01-31"));
            USAGE
        })?),
        None => None,
    };
    if let Some(code) = with.documents.as_deref().and_then(no_folder) {
        return Err(code);
    }
    let by = load_both(with.rubric.as_deref())?;
    let baseline = match &with.baseline {
        Some(path) => Some(load_baseline(path)?.0),
        None => None,
    };
    Ok(Prepared { by, baseline, as_of })
}

/// A rubric of either kind, with what facts are counted by.
pub(super) struct Both {
    /// the rubric, or for a framework the default one, whose settings the facts need
    pub(super) rubric: Rubric,
    /// the framework, where it is one
    pub(super) framework: Option<Framework>,
}

impl Both {
    /// The digest of what makes the result.
    pub(super) fn sha256(&self) -> &str {
        self.framework.as_ref().map_or(&self.rubric.sha256, |framework| &framework.sha256)
    }
}

/// A rubric of either kind by id or file; the default one where none is named.
///
/// # Errors
/// The exit code, after telling why.
pub(super) fn load_both(named: Option<&str>) -> Result<Both, u8> {
    Ok(match load_any(named)? {
        Loaded::Rubric(rubric) => Both {
            rubric: *rubric,
            framework: None,
        },
        Loaded::Framework(framework) => Both {
            rubric: load_rubric(None)?,
            framework: Some(*framework),
        },
    })
}

/// A rubric that measures evidence, by id or file; the default one where none is named.
///
/// # Errors
/// The exit code, after telling why.
pub(super) fn load_rubric(named: Option<&str>) -> Result<Rubric, u8> {
    match load_any(named)? {
        Loaded::Rubric(rubric) => Ok(*rubric),
        Loaded::Framework(framework) => {
            tell(&format!(
                "error: '{}' is a framework that people mark, expected a rubric that measures evidence",
                framework.file.id
            ));
            Err(USAGE)
        }
    }
}

/// A rubric of either kind by id or file; the default one where none is named.
///
/// # Errors
/// The exit code, after telling why.
pub(super) fn load_any(named: Option<&str>) -> Result<Loaded, u8> {
    load_sourced(named).map(|(_, _, loaded)| loaded)
}

/// As [`load_any`], with the name and the bytes of the file.
///
/// # Errors
/// The exit code, after telling why.
pub(super) fn load_sourced(named: Option<&str>) -> Result<(String, Cow<'static, [u8]>, Loaded), u8> {
    let (name, bytes, read) = match named {
        Some(named) => sought(named)?,
        None => by_default()?,
    };
    match read {
        Ok(loaded) => Ok((name, bytes, loaded)),
        Err(faults) => {
            show::faults(&name, &bytes, &faults);
            Err(RUBRIC)
        }
    }
}

/// The name and the bytes of a rubric's file, and what was read from them.
type Source = (String, Cow<'static, [u8]>, Result<Loaded, Faults>);

/// The default rubric, as it was read to see that it is the one.
fn by_default() -> Result<Source, u8> {
    let Some(Shipped { name, text, read }) = library::shipped_of_any_kind(None) else {
        tell("error: no rubric is the default");
        return Err(RUBRIC);
    };
    Ok((name.to_owned(), Cow::Borrowed(text.as_bytes()), read))
}

/// The rubric of an id or a file.
fn sought(named: &str) -> Result<Source, u8> {
    let (name, bytes) = source(named)?;
    // the base of an overlay is looked for beside it
    let open = |base: &str| {
        let beside = Path::new(&name).parent().unwrap_or_else(|| Path::new("")).join(base);
        read(&beside).map(|bytes| (beside.display().to_string(), bytes))
    };
    let read = library::load_with(&name, &bytes, &open);
    Ok((name, bytes, read))
}

/// The name and the bytes of a rubric's file, by its id or its path.
fn source(path: &str) -> Result<(String, Cow<'static, [u8]>), u8> {
    if let Some((name, text)) = library::file_of(path) {
        return Ok((name.to_owned(), Cow::Borrowed(text.as_bytes())));
    }
    let looks_like_file = path.contains(['/', '.', '\\']);
    if !looks_like_file && !Path::new(path).exists() {
        let known: Vec<&str> = library::SHIPPED.iter().map(|(name, _)| library::id_of(name)).collect();
        let near = nearest(path, known.iter().copied()).map_or_else(String::new, |near| format!("; did you mean '{near}'?"));
        tell(&format!(
            "error: there is no rubric '{path}', expected a file or one of {}{near}",
            known.join(", ")
        ));
        return Err(USAGE);
    }
    match read(Path::new(path)) {
        Ok(bytes) => Ok((path.to_owned(), Cow::Owned(bytes))),
        Err(why) => {
            tell(&format!("error: {why}"));
            Err(RUBRIC)
        }
    }
}

/// A map of hexagons.
///
/// # Errors
/// The exit code, after telling why.
pub(super) fn load_map(path: &Path) -> Result<Hexes, u8> {
    let name = path.display().to_string();
    let bytes = read(path).map_err(|why| {
        tell(&format!("error: {why}"));
        INPUT
    })?;
    map::read(&name, &bytes).map_err(|faults| {
        show::faults(&name, &bytes, &faults);
        INPUT
    })
}

/// Lines of `group,people`; the line `all` is everybody. A heading line is passed over. With them the digest of the file.
///
/// # Errors
/// The exit code, after telling why.
pub(super) fn load_baseline(path: &Path) -> Result<(Baseline, String), u8> {
    let refuse = |why: String| {
        tell(&format!("error: {why}"));
        INPUT
    };
    let bytes = read(path).map_err(refuse)?;
    let digest = sha256(&bytes);
    let text = String::from_utf8(bytes).map_err(|_| refuse(format!("{}: not UTF-8", path.display())))?;
    let mut baseline = Baseline::default();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut cells = line.split(',').map(|cell| cell.trim().trim_matches('"'));
        let (group, people) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
        match people.parse::<u32>() {
            Ok(people) if group == "all" => baseline.people = people,
            Ok(people) => {
                if baseline.groups.insert(group.to_owned(), people).is_some() {
                    return Err(refuse(format!(
                        "{}:{}: the group '{group}' stands twice",
                        path.display(),
                        number.saturating_add(1)
                    )));
                }
            }
            Err(_) if number == 0 => {}
            Err(_) => {
                return Err(refuse(format!(
                    "{}:{}: read '{people}', expected a whole number of people",
                    path.display(),
                    number.saturating_add(1)
                )));
            }
        }
    }
    if baseline.people == 0 {
        return Err(refuse(format!(
            "{}: no line 'all', which says how many people there are",
            path.display()
        )));
    }
    Ok((baseline, digest))
}

/// Why a submission was not assessed, to be told in its turn.
pub(super) struct Refused(pub(super) String);

impl Refused {
    /// Tells why, and gives the exit code.
    pub(super) fn tell(&self) -> u8 {
        tell(&self.0);
        INPUT
    }
}

/// The name of a file without folder and ending.
pub(super) fn stem(path: &Path) -> String {
    path.file_stem()
        .map_or_else(|| path.display().to_string(), |stem| stem.to_string_lossy().into_owned())
}

/// A submission's file.
///
/// # Errors
/// Why it is refused.
pub(super) fn load_submission(path: &Path) -> Result<Read<Submission>, Refused> {
    let bytes = read(path).map_err(|why| Refused(format!("error: {why}")))?;
    submission_in(path, &bytes)
}

/// The submission in the bytes of a file.
///
/// # Errors
/// Why it is refused.
pub(super) fn submission_in(path: &Path, bytes: &[u8]) -> Result<Read<Submission>, Refused> {
    let name = path.display().to_string();
    reading::submission(&name, bytes).map_err(|faults| {
        let all = show::text(&name, bytes, &faults);
        Refused(format!(
            "{all}{name}: {} error{}, not assessed\n",
            faults.errors(),
            if faults.errors() == 1 { "" } else { "s" }
        ))
    })
}

/// Gives places to what was found in a submission after it was read.
pub(super) fn place(path: &Path, submission: &Read<Submission>, faults: &mut Faults) {
    if faults.is_empty() {
        return;
    }
    if let Some(cells) = &submission.cells {
        return cells.locate(faults);
    }
    if let Some(tree) = &submission.tree {
        return tree.locate(faults);
    }
    let bytes = read(path).unwrap_or_default();
    if let Ok(tree) = reading::tree(&path.display().to_string(), &bytes) {
        tree.locate(faults);
    }
}

/// The marks of files: by the rubric, or by the framework where there is one, and nothing in the other.
///
/// # Errors
/// Why a file is refused.
pub(super) fn marks_of(paths: &[PathBuf], by: &Both, submission: &Submission) -> Result<(Marks, Given), Refused> {
    let (mut marks, mut given) = (Marks::default(), Given::default());
    for path in paths {
        load_marks(path, &mut marks, &mut given, by, submission)?;
    }
    Ok((marks, given))
}

/// Adds the marks of a file to those by the rubric, or to those by the framework where there is one, and gives the file.
///
/// # Errors
/// Why it is refused.
pub(super) fn load_marks(
    path: &Path,
    marks: &mut Marks,
    given: &mut Given,
    by: &Both,
    submission: &Submission,
) -> Result<MarksFile, Refused> {
    marks_in(path, |file| match &by.framework {
        Some(framework) => given.add(file, framework, submission, &by.rubric.settings),
        None => marks.add(file, &by.rubric, submission),
    })
}

/// Hands the marks of a file to `add`, and gives the file.
fn marks_in(path: &Path, mut add: impl FnMut(&MarksFile) -> Result<(), Faults>) -> Result<MarksFile, Refused> {
    let name = path.display().to_string();
    let bytes = read(path).map_err(|why| Refused(format!("error: {why}")))?;
    let refused = |faults: &Faults| Refused(show::text(&name, &bytes, faults));
    if raw::is_workbook(&bytes) {
        let (file, cells) = raw::read(&bytes)
            .and_then(|book| workbook::read(&book))
            .map_err(|faults| refused(&faults))?;
        add(&file).map_err(|mut faults| {
            cells.locate(&mut faults);
            refused(&faults)
        })?;
        return Ok(file);
    }
    let (file, tree) = reading::typed::<MarksFile>(&name, &bytes).map_err(|faults| refused(&faults))?;
    add(&file).map_err(|mut faults| {
        let tree = tree.or_else(|| reading::tree(&name, &bytes).ok());
        if let Some(tree) = tree {
            tree.locate(&mut faults);
        }
        refused(&faults)
    })?;
    Ok(file)
}
