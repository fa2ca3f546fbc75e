//! The folder of documents: whether each cited paper is there as it was cited, and whether its figures stand in it.
//!
//! Opens files of that folder only, each bounded in size, and reads a PDF in a thread of its own, bounded in time: a damaged or hostile one
//! is told as one that cannot be read. What is said of a figure is the library's.

use super::USAGE;
use super::io::{read, tell};
use super::load::place;
use crate::base::digest::sha256;
use crate::base::fault::Faults;
use crate::facts::strength::{Looked, Verified};
use crate::submission::check::figures::{figures, wanted};
use crate::submission::model::{Document, Submission};
use crate::submission::paper::{ENDINGS, Paper, Papers};
use crate::submission::read::Read;
use std::panic::{PanicHookInfo, set_hook, take_hook};
use std::path::{Component, Path, PathBuf};
use std::sync::Once;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// How long one paper may take to be read.
const LONGEST: Duration = Duration::from_secs(20);
/// The stack of a thread that reads a paper.
const STACK: usize = 32 * 1024 * 1024;
/// The name of such a thread.
const READER: &str = "paper";

/// The exit code where there is no such folder, after telling so.
pub(super) fn no_folder(folder: &Path) -> Option<u8> {
    (!folder.is_dir()).then(|| {
        tell(&format!(
            "error: --documents: {} is no folder, expected that of the cited papers",
            folder.display()
        ));
        USAGE
    })
}

/// Looks at the documents that a submission cites: what became of them, and what is to be said of the figures, without places.
pub(super) fn look(folder: &Path, submission: &Submission) -> (Verified, Faults) {
    let mut verified = Verified::new();
    let mut papers = Papers::new();
    let wanted = wanted(submission);
    for document in submission.documents.as_deref().unwrap_or(&[]) {
        let id = document.id.as_str();
        let Some((name, bytes)) = found(folder, document) else { continue };
        let looked = match (&bytes, &document.sha256) {
            (Err(_), Some(_)) => Some(Looked::Missing),
            (Ok(bytes), Some(digest)) if sha256(bytes) == digest.as_str() => Some(Looked::Exhibited),
            (Ok(_), Some(_)) => Some(Looked::Changed),
            (_, None) => None,
        };
        if let Some(looked) = looked.filter(|_| document.path.is_some()) {
            verified.insert(id.to_owned(), looked);
        }
        if wanted.contains(id) {
            let paper = match bytes {
                Ok(_) if looked == Some(Looked::Changed) => Err(format!("{name} is not the file whose digest is given")),
                Ok(bytes) => with_text(folder, id, &name, bounded(&name, bytes)),
                Err(why) => Err(why),
            };
            papers.insert(id.to_owned(), paper);
        }
    }
    let found = figures(submission, &papers);
    verified.set_figures(found.units);
    (verified, found.faults)
}

/// As [`look`], with every fault at its place.
pub(super) fn look_from(path: &Path, folder: &Path, submission: &Read<Submission>) -> (Verified, Faults) {
    let (verified, mut faults) = look(folder, &submission.value);
    place(path, submission, &mut faults);
    (verified, faults)
}

/// The file of a document: the one that is named, or else one that bears its short name. `None` where there is neither.
fn found(folder: &Path, document: &Document) -> Option<(String, Result<Vec<u8>, String>)> {
    if let Some(path) = &document.path {
        let name = path.as_str().to_owned();
        let bytes = match inside(folder, &name) {
            Some(file) => read(&file),
            None => Err(format!("{name} lies outside the folder of documents")),
        };
        return Some((name, bytes));
    }
    let names = ENDINGS.iter().map(|ending| format!("{}.{ending}", document.id));
    names
        .filter_map(|name| Some((inside(folder, &name)?, name)))
        .find(|(file, _)| file.is_file())
        .map(|(file, name)| (name, read(&file)))
}

/// A file in the folder; a file outside it is none of ours to open.
fn inside(folder: &Path, name: &str) -> Option<PathBuf> {
    let relative = Path::new(name);
    let normal = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    relative.components().all(normal).then(|| folder.join(relative))
}

/// A paper with what could not be read of it taken from its text, which may stand beside it as `D2.pdf.txt` or `D2.txt`, or by its id.
fn with_text(folder: &Path, id: &str, name: &str, paper: Result<Paper, String>) -> Result<Paper, String> {
    if paper.as_ref().is_ok_and(|paper| !paper.has_gaps()) {
        return paper;
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let beside = [format!("{name}.txt"), format!("{stem}.txt"), format!("{id}.txt")];
    let text = beside
        .iter()
        .filter(|beside| *beside != name)
        .filter_map(|beside| Paper::read(beside, &read(&inside(folder, beside)?).ok()?).ok())
        .next();
    match (paper, text) {
        (Ok(paper), Some(text)) => Ok(paper.mended(text)),
        (Err(_), Some(text)) => Ok(text),
        (paper, None) => paper,
    }
}

/// Reads a paper within a bound of time; what breaks on the way is told as a paper that cannot be read.
fn bounded(name: &str, bytes: Vec<u8>) -> Result<Paper, String> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |info: &PanicHookInfo<'_>| {
            if thread::current().name() != Some(READER) {
                before(info);
            }
        }));
    });
    let (send, receive) = channel();
    let file = name.to_owned();
    let started = thread::Builder::new().name(READER.to_owned()).stack_size(STACK).spawn(move || {
        let _ = send.send(Paper::read(&file, &bytes));
    });
    if started.is_err() {
        return Err(format!("{name} could not be read beside other work"));
    }
    match receive.recv_timeout(LONGEST) {
        Ok(paper) => paper.map_err(|why| format!("{name}: {why}")),
        Err(RecvTimeoutError::Timeout) => Err(format!("{name} took longer than {} seconds", LONGEST.as_secs())),
        Err(RecvTimeoutError::Disconnected) => Err(format!("{name} is damaged in a way that cannot be read")),
    }
}
