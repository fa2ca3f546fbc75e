//! From the bytes of one submission to its line: read, checked, scored; or refused, with everything that is wrong with it.
//!
//! Owns what a line of a file may hold (a submission, or one with its marks and where it is from) and that nothing stops a run: whatever
//! happens to one submission ends in a line. It opens no file and knows of no other submission.

mod assessed;

pub use assessed::{Assessed, Unmade};

use super::row::{Line, Made, Refusal, Told, Within, row};
use crate::assess::joint::Joint;
use crate::assess::marks::{Marks, MarksFile, workbook};
use crate::assess::rollup;
use crate::assess::score::Scoring;
use crate::assess::verdict::Verdict;
use crate::base::date::Day;
use crate::base::digest::sha256;
use crate::base::fault::Faults;
use crate::facts::groups::Baseline;
use crate::facts::strength::Verified;
use crate::facts::view::Context;
use crate::rubric::model::Rubric;
use crate::submission::model::Submission;
use crate::submission::read;
use crate::submission::workbook::raw;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What every submission of a run is scored by.
pub struct Scorer {
    rubric: Rubric,
    baseline: Option<Area>,
    as_of: Option<Day>,
    joint: Option<Joint>,
}

/// People by group of the area, and the digest of the file that says so.
pub type Area = (Baseline, String);

/// A file of judgements that belongs to a submission: its name and its bytes, or why it could not be read.
pub type MarksBytes = (String, Result<Vec<u8>, String>);

/// A line of a file that holds a submission with what belongs to it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope<'t> {
    #[serde(borrow)]
    submission: &'t RawValue,
    #[serde(borrow, default)]
    marks: Option<Vec<&'t RawValue>>,
    #[serde(default)]
    source: Option<String>,
}

impl Scorer {
    /// A rubric, people by group of the area, the day on which every assessment looks (where none, what each file says), and how many settings
    /// of the rubric's numbers are tried for each submission.
    pub fn new(rubric: Rubric, baseline: Option<Area>, as_of: Option<Day>, draws: u32) -> Self {
        let joint = (draws > 0).then(|| Joint::new(compared_by(&rubric), draws));
        Self {
            rubric,
            baseline,
            as_of,
            joint,
        }
    }

    /// The rubric.
    pub const fn rubric(&self) -> &Rubric {
        &self.rubric
    }

    /// The digest of the file of people by group of the area, where there is one.
    pub fn baseline_sha256(&self) -> Option<&str> {
        self.baseline.as_ref().map(|(_, sha256)| sha256.as_str())
    }

    /// The line of a file that holds one submission.
    pub fn file(&self, source: &str, bytes: &[u8], marks: &[MarksBytes]) -> Line {
        let source = Some(source.to_owned());
        guarded(source.as_ref(), bytes, || {
            let name = source.as_deref().unwrap_or_default();
            let submission = match read::unwarned(name, bytes) {
                Ok(submission) => submission,
                Err(faults) => return refused(source.clone(), bytes, &faults, Within::default()),
            };
            // of a file that cannot be read there is no digest, and the submission is refused
            let judged = digest(marks.iter().filter_map(|(_, bytes)| bytes.as_deref().ok()));
            self.scored(source.clone(), bytes, &submission, judged, |by, submission| {
                let mut all = Marks::default();
                for (name, bytes) in marks {
                    let bytes = bytes.as_ref().map_err(|why| vec![unread(why)])?;
                    add_marks(name, bytes, by, submission, &mut all).map_err(|faults| of_marks(name, &faults, Within::default()))?;
                }
                Ok(all)
            })
        })
    }

    /// The line of a line of a file: none where that is blank. `number` counts from 1; `source` is where the line is from.
    pub fn line(&self, source: Option<&str>, number: u32, bytes: &[u8]) -> Option<Line> {
        let bytes = bare(bytes);
        if bytes.is_empty() {
            return None;
        }
        let source = source.map(str::to_owned);
        Some(guarded(source.as_ref(), bytes, || {
            let before = Within {
                lines: number.saturating_sub(1),
                columns: 0,
            };
            match std::str::from_utf8(bytes) {
                Ok(text) if is_envelope(text) => self.envelope(source.clone(), before, text),
                Ok(_) | Err(_) => self.bare(source.clone(), before, bytes, &[]),
            }
        }))
    }

    fn envelope(&self, source: Option<String>, before: Within, text: &str) -> Line {
        let envelope: Envelope<'_> = match serde_json::from_str(text) {
            Ok(envelope) => envelope,
            Err(error) => {
                let mut told = Told::whole(
                    "bad-line",
                    format!("not a submission with its marks: {}", plain(&error)),
                    "write a line as {\"submission\": {…}, \"marks\": [{…}], \"source\": \"…\"}, the last two where there are any",
                );
                told.line = Some(before.lines.saturating_add(1));
                told.column = u32::try_from(error.column()).ok();
                return Line::Refused(Refusal::whole(source, Some(sha256(text.as_bytes())), told));
            }
        };
        let inside = envelope.submission.get();
        // a line that says where its submission is from is pointed at as that, wherever the line itself stands
        let within = |part: &str| match envelope.source {
            Some(_) => Within::default(),
            None => before.shifted(text, part),
        };
        let marks = envelope.marks.iter().flatten().map(|marks| (within(marks.get()), marks.get()));
        let (marks, within) = (marks.collect::<Vec<_>>(), within(inside));
        self.bare(envelope.source.or(source), within, inside.as_bytes(), &marks)
    }

    fn bare(&self, source: Option<String>, within: Within, bytes: &[u8], marks: &[(Within, &str)]) -> Line {
        let submission = match read::unwarned("line.json", bytes) {
            Ok(submission) => submission,
            Err(faults) => return refused(source, bytes, &faults, within),
        };
        let judged = digest(marks.iter().map(|(_, text)| text.as_bytes()));
        self.scored(source, bytes, &submission, judged, |by, submission| {
            let mut all = Marks::default();
            for (number, (within, text)) in (1_usize..).zip(marks) {
                let told = |faults: Faults| of_marks(&format!("judgements {number}"), &faults, *within);
                add_marks("marks.json", text.as_bytes(), by, submission, &mut all).map_err(told)?;
            }
            Ok(all)
        })
    }

    /// Scores a submission that was read; `marks` are made for the rubric that they are asked for, and `judged` is the digest of their files.
    fn scored(
        &self,
        source: Option<String>,
        bytes: &[u8],
        submission: &Submission,
        judged: Option<String>,
        marks: impl Fn(&Rubric, &Submission) -> Result<Marks, Vec<Told>>,
    ) -> Line {
        let own = sha256(bytes);
        let as_of = self.looks(submission);
        let verified = Verified::new();
        let by = |rubric: &Rubric| -> Result<(Verdict, Marks), Vec<Told>> {
            let marks = marks(rubric, submission)?;
            let scoring = Scoring {
                rubric,
                marks: &marks,
                verified: &verified,
                without_light: false,
            };
            let verdict = rollup::score(&scoring, self.context(rubric, submission, as_of));
            Ok((verdict, marks))
        };
        let core = self.rubric.overlay.as_ref().map(|overlaid| overlaid.base.as_ref());
        let both = by(&self.rubric).and_then(|local| Ok((local, core.map(|core| by(core).map(|made| (core, made))).transpose()?)));
        match both {
            Ok(((verdict, marks), core)) => {
                let core = core.as_ref();
                let (compared, by_marks) = core.map_or((&verdict, &marks), |(_, (verdict, marks))| (verdict, marks));
                let context = self.context(compared_by(&self.rubric), submission, as_of);
                let fared = self.joint.as_ref().map(|joint| joint.fared(context, by_marks, &verified, compared));
                Line::Scored(Box::new(row(&Made {
                    source: source.as_deref(),
                    sha256: &own,
                    context: self.context(&self.rubric, submission, as_of),
                    rubric: &self.rubric,
                    verdict: &verdict,
                    core: core.map(|(rubric, (verdict, _))| (*rubric, verdict)),
                    baseline_sha256: self.baseline_sha256(),
                    marks: marks.list.len(),
                    marks_sha256: judged,
                    fared,
                })))
            }
            Err(told) => Line::Refused(Refusal {
                refused: told,
                name: Some(submission.authority.name.as_str().to_owned()),
                ..Refusal::none(source, Some(own))
            }),
        }
    }

    /// The day on which the assessment of a submission looks at the evidence.
    fn looks(&self, submission: &Submission) -> Day {
        self.as_of.unwrap_or_else(|| submission.as_of_day())
    }

    fn context<'a>(&'a self, rubric: &'a Rubric, submission: &'a Submission, as_of: Day) -> Context<'a> {
        Context {
            submission,
            settings: &rubric.settings,
            baseline: self.baseline.as_ref().map(|(figures, _)| figures),
            as_of,
            basis: submission.basis,
            open: false,
        }
    }
}

/// What areas are compared by: the rubric, or the one that it changes.
pub fn compared_by(rubric: &Rubric) -> &Rubric {
    rubric.overlay.as_ref().map_or(rubric, |overlaid| overlaid.base.as_ref())
}

/// A line without what stands around it: spaces, and a mark of the byte order, which begins a file and is no part of a line; some readers of
/// files take it away.
pub fn bare(line: &[u8]) -> &[u8] {
    let line = line.trim_ascii();
    line.strip_prefix(b"\xef\xbb\xbf").map_or(line, <[u8]>::trim_ascii)
}

/// A file that could not be read, or a line that could not be taken, as a line of its own.
pub fn unreadable(source: &str, why: &str) -> Line {
    Line::Refused(Refusal::whole(Some(source.to_owned()), None, unread(why)))
}

fn unread(why: &str) -> Told {
    Told::whole(
        "unreadable-file",
        why,
        "see that the file is there and may be opened, and run again",
    )
}

/// A line that is longer than any that is read.
pub fn too_long(source: Option<&str>, number: Option<u64>, most: usize) -> Line {
    let mut told = Told::whole(
        "line-too-long",
        format!("a line of more than {most} bytes"),
        "a line holds one submission; look whether ends of lines are missing",
    );
    told.line = number.and_then(|number| u32::try_from(number).ok());
    Line::Refused(Refusal::whole(source.map(str::to_owned), None, told))
}

/// One digest of several files in their order, which matters: of marks of one day the later file's stands. Of none there is none.
fn digest<'b>(files: impl Iterator<Item = &'b [u8]>) -> Option<String> {
    let digests: Vec<String> = files.map(sha256).collect();
    (!digests.is_empty()).then(|| sha256(digests.join("\n").as_bytes()))
}

/// Reads marks and adds them.
fn add_marks(name: &str, bytes: &[u8], rubric: &Rubric, submission: &Submission, to: &mut Marks) -> Result<(), Faults> {
    if raw::is_workbook(bytes) {
        let (file, cells) = raw::read(bytes).and_then(|book| workbook::read(&book))?;
        return to.add(&file, rubric, submission).map_err(|mut faults| {
            cells.locate(&mut faults);
            faults
        });
    }
    let (file, tree) = read::typed::<MarksFile>(name, bytes)?;
    to.add(&file, rubric, submission).map_err(|mut faults| {
        if let Some(tree) = tree.or_else(|| read::tree(name, bytes).ok()) {
            tree.locate(&mut faults);
        }
        faults
    })
}

fn refused(source: Option<String>, bytes: &[u8], faults: &Faults, within: Within) -> Line {
    let mut refusal = Refusal::of(source, sha256(bytes), faults, within);
    refusal.name = name_in(bytes);
    Line::Refused(refusal)
}

/// The authority's name in a submission that cannot be read as one, so that somebody can be asked.
fn name_in(bytes: &[u8]) -> Option<String> {
    /// Longer names are none.
    const MOST: usize = 200;
    let tree = read::tree("line", bytes).ok()?;
    let name = tree.at_top("authority")?.get("name")?.as_str()?.to_owned();
    (name.len() <= MOST).then_some(name)
}

/// Runs the work on one submission; what would end the run ends that submission alone.
fn guarded(source: Option<&String>, bytes: &[u8], work: impl FnOnce() -> Line) -> Line {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let told = Told::whole(
            "engine-failed",
            "the engine failed on this submission, which is no fault of its author",
            "report it with the submission; every other submission was scored",
        );
        Line::Refused(Refusal::whole(source.cloned(), Some(sha256(bytes)), told))
    })
}

/// Whether the first key of a line is one that no submission has.
fn is_envelope(text: &str) -> bool {
    let key = text.strip_prefix('{').map(str::trim_start).and_then(|rest| rest.strip_prefix('"'));
    key.is_some_and(|key| ["submission\"", "marks\"", "source\""].iter().any(|known| key.starts_with(known)))
}

impl Within {
    /// Where a part of the first line begins.
    fn shifted(self, line: &str, part: &str) -> Self {
        let at = part.as_ptr().addr().checked_sub(line.as_ptr().addr());
        let head = at.and_then(|at| line.get(..at));
        let columns = head.map_or(0, |head| head.chars().count());
        Self {
            columns: u32::try_from(columns).unwrap_or(u32::MAX),
            ..self
        }
    }
}

/// The faults of judgements, each with the file that it is in.
fn of_marks(name: &str, faults: &Faults, within: Within) -> Vec<Told> {
    let mut told = Refusal::of(None, String::new(), faults, within).refused;
    for one in &mut told {
        one.message = format!("{name}: {}", one.message);
    }
    told
}

/// The reader's message without its place.
fn plain(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message
        .rsplit_once(" at line ")
        .map_or_else(|| message.clone(), |(head, _)| head.to_owned())
}

#[cfg(test)]
#[path = "score_tests.rs"]
mod tests;
