//! `earnest compare`: reads two assessments or submissions with whatever went into them, and says what moved and what moved it.
//!
//! Which given file went into which assessment is told by digest; a file named for one side that did not go into it is refused.

use super::io::{read, tell};
use super::load::{Both, Refused, load_baseline, load_both, load_marks, load_submission, stem, submission_in};
use super::panel::put;
use super::{CompareArgs, INPUT, show};
use crate::assess::compare::{Given, Told, compare, compare_told, looked, score};
use crate::assess::framework::given::Given as ByFramework;
use crate::assess::marks::{Marks, MarksFile};
use crate::base::date::Day;
use crate::facts::groups::Baseline;
use crate::facts::strength::Verified;
use crate::report::comparison::comparison as text;
use crate::rubric::library::SHIPPED;
use crate::submission::model::Submission;
use crate::submission::read::{self as reading, Read};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// A submission with the stem of its file.
type Sent = Rc<(String, Read<Submission>)>;

/// What is typed for one side.
struct Side<'a> {
    name: &'static str,
    file: &'a Path,
    submission: Option<&'a Path>,
    rubric: Option<&'a str>,
    marks: &'a [PathBuf],
}

/// One side, read; what is not at hand is none.
struct Found {
    told: Option<Told>,
    submission: Option<Sent>,
    rubric: Option<Rc<Both>>,
    marks: Option<Vec<MarksFile>>,
    verified: Verified,
    as_of: Option<Day>,
}

/// Runs the command.
pub(super) fn run(args: &CompareArgs) -> u8 {
    match compared(args) {
        Ok(code) | Err(code) => code,
    }
}

fn refuse(why: &str) -> u8 {
    tell(&format!("error: {why}"));
    INPUT
}

fn refused(refused: Refused) -> u8 {
    refused.tell()
}

fn compared(args: &CompareArgs) -> Result<u8, u8> {
    let (was, is) = (
        Side {
            name: "old",
            file: &args.old,
            submission: args.old_submission.as_deref(),
            rubric: args.old_rubric.as_deref(),
            marks: &args.old_marks,
        },
        Side {
            name: "new",
            file: &args.new,
            submission: args.new_submission.as_deref(),
            rubric: args.new_rubric.as_deref(),
            marks: &args.new_marks,
        },
    );
    let baseline = args.baseline.as_deref().map(load_baseline).transpose()?.map(|(figures, _)| figures);
    let mut rubrics: Vec<Rc<Both>> = Vec::new();
    for named in [args.rubric.as_deref(), args.old_rubric.as_deref(), args.new_rubric.as_deref(), None] {
        rubrics.push(Rc::new(load_both(named)?));
    }
    let (mut old, mut new) = (opened(&was)?, opened(&is)?);
    let sent: Vec<Sent> = [&old, &new].into_iter().filter_map(|side| side.submission.clone()).collect();
    complete(&mut old, &was, args, &sent, &rubrics)?;
    complete(&mut new, &is, args, &sent, &rubrics)?;
    share_marks(&mut old, &mut new);
    told(&mut old, baseline.as_ref())?;
    told(&mut new, baseline.as_ref())?;
    let (Some(earlier), Some(later)) = (&old.told, &new.told) else {
        return Err(refuse("one of the two could not be scored"));
    };
    let both = old.given(baseline.as_ref()).zip(new.given(baseline.as_ref()));
    let found = match both {
        Some((before, after)) => compare(earlier, later, &before, &after),
        None => Some(compare_told(earlier, later, needs(&[(&was, &old), (&is, &new)]))),
    };
    let Some(found) = found else {
        return Err(refuse("one of the two could not be scored again"));
    };
    Ok(put(&found, args.format, text))
}

/// The file of a side, and the submission named for it.
fn opened(side: &Side<'_>) -> Result<Found, u8> {
    let bytes = read(side.file).map_err(|why| refuse(&why))?;
    let published = serde_json::from_slice::<Value>(&bytes).is_ok_and(|value| value.get("engine").is_some());
    let mut found = Found {
        told: None,
        submission: None,
        rubric: None,
        marks: None,
        verified: Verified::new(),
        as_of: None,
    };
    let named = side.submission.map(|path| load_submission(path).map(|read| (path, read)));
    if !published {
        if let Some(path) = side.submission {
            return Err(refuse(&format!(
                "{}: {} is a submission itself; leave out --{}-submission",
                path.display(),
                side.file.display(),
                side.name
            )));
        }
        let read = submission_in(side.file, &bytes).map_err(refused)?;
        found.as_of = Some(read.value.as_of_day());
        found.submission = Some(Rc::new((stem(side.file), read)));
        return Ok(found);
    }
    let name = side.file.display().to_string();
    let (told, _, _) = reading::document::<Told>(&name, &bytes).map_err(|faults| {
        show::faults(&name, &bytes, &faults);
        INPUT
    })?;
    if let Some(named) = named {
        let (path, read) = named.map_err(refused)?;
        if read.sha256 != told.submission.sha256 {
            return Err(refuse(&format!(
                "{}: its digest is {}, expected {}, that of the submission which {name} was made from",
                path.display(),
                read.sha256,
                told.submission.sha256
            )));
        }
        found.submission = Some(Rc::new((told.submission.name.clone(), read)));
    }
    found.as_of = Day::parse(&told.as_of);
    found.verified = looked(&told);
    found.told = Some(told);
    Ok(found)
}

/// What else went into a side: a submission given for the other, a rubric by its digest, and marks.
fn complete(found: &mut Found, side: &Side<'_>, args: &CompareArgs, sent: &[Sent], rubrics: &[Rc<Both>]) -> Result<(), u8> {
    match &found.told {
        Some(told) => {
            if found.submission.is_none() {
                found.submission = sent.iter().find(|one| one.1.sha256 == told.submission.sha256).cloned();
            }
            found.rubric = rubrics.iter().find(|rubric| rubric.sha256() == told.rubric.sha256).cloned();
            if found.rubric.is_none() && SHIPPED.iter().any(|(name, _)| name.strip_suffix(".yaml") == Some(&told.rubric.id)) {
                let shipped = load_both(Some(&told.rubric.id))?;
                found.rubric = (shipped.sha256() == told.rubric.sha256).then(|| Rc::new(shipped));
            }
            if let Some(named) = side.rubric
                && load_both(Some(named))?.sha256() != told.rubric.sha256
            {
                return Err(refuse(&format!(
                    "{named}: its digest is not that of the rubric which {} was made by, expected {} {}",
                    side.file.display(),
                    told.rubric.id,
                    told.rubric.version
                )));
            }
        }
        None => found.rubric = Some(Rc::new(load_both(side.rubric.or(args.rubric.as_deref()))?)),
    }
    let judged = found.told.as_ref().is_some_and(|told| !told.judgements.is_empty());
    if side.marks.is_empty() {
        found.marks = (!judged).then(Vec::new);
        return Ok(());
    }
    if let (Some(submission), Some(rubric)) = (&found.submission, &found.rubric) {
        let (mut fold, mut by_framework) = (Marks::default(), ByFramework::default());
        let mut files = Vec::new();
        for path in side.marks {
            files.push(load_marks(path, &mut fold, &mut by_framework, rubric, &submission.1.value).map_err(refused)?);
        }
        found.marks = Some(files);
    }
    Ok(())
}

/// Where both were judged alike, the marks given for one went into the other too.
fn share_marks(old: &mut Found, new: &mut Found) {
    let alike = match (&old.told, &new.told) {
        (Some(was), Some(is)) => was.judged() == is.judged(),
        _ => false,
    };
    if alike {
        if old.marks.is_none() {
            old.marks.clone_from(&new.marks);
        } else if new.marks.is_none() {
            new.marks.clone_from(&old.marks);
        }
    }
}

/// Scores a side that is given as a submission.
fn told(found: &mut Found, baseline: Option<&Baseline>) -> Result<(), u8> {
    if found.told.is_some() {
        return Ok(());
    }
    let scored = found.given(baseline).and_then(|given| score(&given));
    found.told = scored.map(|(told, _)| told);
    if found.told.is_some() {
        Ok(())
    } else {
        Err(refuse("a submission could not be scored"))
    }
}

impl Found {
    /// All that went in, where it is at hand.
    fn given<'a>(&'a self, baseline: Option<&'a Baseline>) -> Option<Given<'a>> {
        let sent = self.submission.as_deref()?;
        Some(Given {
            name: &sent.0,
            sha256: &sent.1.sha256,
            submission: &sent.1.value,
            as_of: self.as_of?,
            verified: &self.verified,
            baseline,
            rubric: &self.rubric.as_deref()?.rubric,
            framework: self.rubric.as_deref()?.framework.as_ref(),
            marks: self.marks.as_deref()?,
        })
    }
}

/// What to give so that every movement can be told apart.
fn needs(sides: &[(&Side<'_>, &Found)]) -> Vec<String> {
    let mut all = Vec::new();
    for (side, found) in sides {
        let name = side.name;
        let file = side.file.display();
        if found.submission.is_none() {
            all.push(format!("--{name}-submission, the file that {file} was made from"));
        }
        if let (None, Some(told)) = (&found.rubric, &found.told) {
            all.push(format!(
                "--{name}-rubric, the file of {} {} that {file} was made by",
                told.rubric.id, told.rubric.version
            ));
        }
        if found.marks.is_none() {
            all.push(format!("--{name}-marks, the judgements that went into {file}"));
        }
    }
    all
}
