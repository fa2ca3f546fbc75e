//! What a run is given: files and folders, gone through in one order whatever the system lists first.
//!
//! Owns which files are submissions, which are lines of them, which are judgements beside one, and which are passed over. One folder's names
//! are held at a time. It reads no file.

use crate::base::digest::sha256;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use walkdir::{DirEntry, WalkDir};

/// One thing to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// a file that holds one submission
    File(PathBuf),
    /// a file of lines, each a submission
    Lines(PathBuf),
    /// what could not be looked into, and why
    Unreadable(String, String),
}

/// What the paths of a command lead to.
#[derive(Clone, Debug)]
pub(super) struct Inputs {
    roots: Vec<PathBuf>,
    /// the folder that the run writes into, which is none of what it reads
    out: Option<PathBuf>,
}

/// What a first walk found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Survey {
    /// things to read
    pub(super) inputs: u64,
    /// their bytes
    pub(super) bytes: u64,
    /// the digest of names, lengths and days of change
    pub(super) sha256: String,
    /// files that are no submissions by their names
    pub(super) passed_over: u64,
    /// the first of them
    pub(super) first_passed: Vec<String>,
    /// judgements beside which there is no submission
    pub(super) lone_marks: Vec<String>,
}

/// What a file is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    File,
    Lines,
    Marks,
    Other,
}

/// Names of files passed over that are told.
const MOST_TOLD: usize = 5;
/// Endings of files that hold one submission, or judgements on one.
const FILES: [&str; 4] = ["yaml", "yml", "json", "xlsx"];

fn kind(path: &Path) -> Kind {
    let lower = |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let ending = lower(path.extension());
    // programs that write in parts name them so, with no ending or with txt
    let part = (ending.is_empty() || ending == "txt") && lower(path.file_name()).starts_with("part-");
    if ending == "ndjson" || ending == "jsonl" || part {
        return Kind::Lines;
    }
    if !FILES.contains(&ending.as_str()) {
        return Kind::Other;
    }
    if lower(path.file_stem()).ends_with(".marks") {
        Kind::Marks
    } else {
        Kind::File
    }
}

/// Judgements beside a submission: of `north.yaml` those in `north.marks.yaml`, and so on for the other endings.
pub(super) fn marks_beside(path: &Path) -> Vec<PathBuf> {
    let endings = FILES.iter();
    let beside = endings.map(|ending| path.with_extension(format!("marks.{ending}")));
    beside.filter(|path| path.is_file()).collect()
}

/// A path as it is told and as it stands in rows: with strokes that lean one way on every system.
pub(super) fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

impl Inputs {
    /// What `paths` lead to, except the folder `out`.
    ///
    /// # Errors
    /// A path that is not there, or one inside another, in words.
    pub(super) fn new(paths: &[PathBuf], out: &Path) -> Result<Self, String> {
        let mut roots: Vec<(PathBuf, PathBuf)> = Vec::new();
        for path in paths {
            let real = path
                .canonicalize()
                .map_err(|_| format!("{}: there is no such file or folder, or it may not be opened", path.display()))?;
            roots.push((real, path.clone()));
        }
        roots.sort();
        for pair in roots.windows(2) {
            if let [(outer, first), (inner, second)] = pair
                && inner.starts_with(outer)
            {
                return Err(format!(
                    "{} is in {}, and its submissions would come twice; leave one out",
                    second.display(),
                    first.display()
                ));
            }
        }
        let mut roots: Vec<PathBuf> = roots.into_iter().map(|(_, path)| path).collect();
        roots.sort();
        Ok(Self {
            roots,
            out: out.canonicalize().ok(),
        })
    }

    /// Every file in one order: what can be read with its name's kind, or what could not be looked into.
    fn entries(&self) -> impl Iterator<Item = Result<DirEntry, (String, String)>> + '_ {
        self.roots.iter().flat_map(move |root| {
            let walk = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
            walk.filter_entry(move |entry| self.wanted(entry)).filter_map(|entry| match entry {
                Ok(entry) if entry.file_type().is_dir() => None,
                Ok(entry) => Some(Ok(entry)),
                Err(error) => {
                    let at = error.path().map_or_else(|| root.clone(), Path::to_path_buf);
                    let why = match error.loop_ancestor() {
                        Some(_) => "a link that leads back to a folder above it".to_owned(),
                        None => error.io_error().map_or_else(|| error.to_string(), super::super::io::why),
                    };
                    Some(Err((shown(&at), why)))
                }
            })
        })
    }

    /// Neither hidden below what was named, nor the folder that is written into.
    fn wanted(&self, entry: &DirEntry) -> bool {
        let hidden = entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
        let own = entry.file_type().is_dir()
            && self
                .out
                .as_ref()
                .is_some_and(|out| entry.path().canonicalize().is_ok_and(|path| path == *out));
        !hidden && !own
    }

    /// What is to be read, in order.
    pub(super) fn walk(&self) -> impl Iterator<Item = Input> + '_ {
        self.entries().filter_map(|entry| match entry {
            Err((at, why)) => Some(Input::Unreadable(at, why)),
            Ok(entry) => {
                let named = entry.depth() == 0;
                match kind(entry.path()) {
                    Kind::Lines => Some(Input::Lines(entry.into_path())),
                    Kind::File => Some(Input::File(entry.into_path())),
                    // what somebody names is meant, whatever its ending
                    Kind::Other if named => Some(Input::File(entry.into_path())),
                    Kind::Marks | Kind::Other => None,
                }
            }
        })
    }

    /// A first walk: how much there is, and what tells these inputs from others.
    pub(super) fn survey(&self) -> Survey {
        let mut survey = Survey::default();
        let mut chain = String::new();
        for entry in self.entries() {
            let (name, found) = match &entry {
                Ok(entry) => (shown(entry.path()), facts(entry.metadata().ok())),
                Err((at, why)) => (at.clone(), (0, why.clone())),
            };
            match entry.as_ref().map(|entry| (kind(entry.path()), entry.depth() == 0)) {
                Ok((Kind::Other, false)) => {
                    survey.passed_over = survey.passed_over.saturating_add(1);
                    if survey.first_passed.len() < MOST_TOLD {
                        survey.first_passed.push(name);
                    }
                    continue;
                }
                Ok((Kind::Marks, _)) => {
                    if let Ok(entry) = &entry
                        && !has_submission(entry.path())
                    {
                        survey.lone_marks.push(name.clone());
                    }
                }
                Ok((Kind::File | Kind::Lines, _) | (Kind::Other, true)) | Err(_) => {
                    survey.inputs = survey.inputs.saturating_add(1);
                    survey.bytes = survey.bytes.saturating_add(found.0);
                }
            }
            // a chain of digests, so that no list is held
            let mut link = |name: &str, (length, time): &(u64, String)| {
                chain = sha256(format!("{chain}\u{1f}{name}\u{1f}{length}\u{1f}{time}").as_bytes());
            };
            link(&name, &found);
            // in a folder the judgements are entries of their own; beside a file that is named itself they are not
            if let Ok(entry) = &entry
                && entry.depth() == 0
                && matches!(kind(entry.path()), Kind::File | Kind::Other)
            {
                for marks in marks_beside(entry.path()) {
                    link(&shown(&marks), &facts(std::fs::metadata(&marks).ok()));
                }
            }
        }
        survey.sha256 = chain;
        survey
    }
}

/// Length and time of the last change of a file.
fn facts(about: Option<Metadata>) -> (u64, String) {
    let Some(about) = about else {
        return (0, String::new());
    };
    let since = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    (about.len(), since.map_or_else(String::new, |since| since.as_nanos().to_string()))
}

/// Whether the submission of a file of judgements is beside it.
fn has_submission(marks: &Path) -> bool {
    let stem = marks.with_extension("");
    FILES.iter().any(|ending| stem.with_extension(ending).is_file())
}

#[cfg(test)]
#[path = "inputs_tests.rs"]
mod tests;
