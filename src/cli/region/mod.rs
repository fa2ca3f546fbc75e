//! `earnest region`: every submission of a region in one run, and what they say together.
//!
//! Owns the order of the work and what is kept between: inputs surveyed, scored line by line, settled, written. A run writes into a hidden
//! folder in the folder for the results, and puts each result under its name only when it is whole.

mod columnar;
mod finish;
mod gathered;
mod inputs;
mod lines;
mod previous;
mod progress;
mod publish;
mod reports;
mod scoring;

use super::io::{folder, read, tell};
use super::load::{load_baseline, load_map, load_rubric};
use super::{By, DONE, INPUT, RegionArgs, USAGE};
use crate::base::date::Day;
use crate::region::resume::{Checkpoint, Of, Position};
use crate::region::score::Scorer;
use finish::Beside;
use inputs::{Inputs, Survey};
use publish::Publish;
use reports::Wanted;
use scoring::{Kept, Run};
use std::fs::{File, TryLockError};
use std::path::Path;

/// The folder of a run under way.
const UNDER_WAY: &str = ".earnest-run";

/// Runs the command.
pub(super) fn run(args: &RegionArgs) -> u8 {
    match whole(args) {
        Ok(code) => code,
        Err((code, why)) => {
            if !why.is_empty() {
                tell(&format!("error: {why}"));
            }
            code
        }
    }
}

/// An exit code and why; nothing where it was told.
pub(super) type Stop = (u8, String);

fn whole(args: &RegionArgs) -> Result<u8, Stop> {
    if args.from_rows && !args.reports.is_empty() {
        let why = "--reports: rows hold no submissions, so no report of one can be made of them; give the submissions, without --from-rows";
        return Err((USAGE, why.to_owned()));
    }
    if args.from_rows && (args.by.as_of.is_some() || args.by.baseline.is_some()) {
        let why = "--as-of and --baseline say how submissions are scored, and rows are scored already; give them to `earnest rows`, not beside --from-rows";
        return Err((USAGE, why.to_owned()));
    }
    let scorer = scorer(&args.by)?;
    let silent = |code: u8| (code, String::new());
    let map = args.map.as_deref().map(load_map).transpose().map_err(silent)?;
    let input = |why: String| (INPUT, why);
    args.previous.as_deref().map_or(Ok(()), previous::look).map_err(input)?;
    let publish = Publish::prepare(args, scorer.rubric())?;
    folder(&args.out).map_err(input)?;
    reports::look(&args.out, !args.reports.is_empty()).map_err(input)?;
    let kept = Kept {
        folder: args.out.join(UNDER_WAY),
    };
    folder(&kept.folder).map_err(input)?;
    // held until the run ends, however it ends
    let _lock = lock(&kept.folder)?;
    let resume = |why: String| {
        let help = "what was scored is kept; run again with --resume when that is put right, or without it where a submission has changed";
        (INPUT, format!("{why}\n  = help: {help}"))
    };
    if args.from_rows {
        let at = gathered::gather(&args.paths, &args.out, &kept).map_err(input)?;
        if at.submissions == 0 {
            return Err((
                INPUT,
                "there is no row in what was given: no file whose name ends in ndjson, or none that holds a line".to_owned(),
            ));
        }
        let beside = Beside {
            map,
            publish,
            reports: None,
        };
        let failed = finish::finish(&kept, args, scorer.rubric(), &at, beside).map_err(input)?;
        return Ok(if failed { INPUT } else { DONE });
    }
    let inputs = Inputs::new(&args.paths, &args.out).map_err(|why| (USAGE, why))?;
    let survey = inputs.survey();
    tell_survey(&survey);
    if survey.inputs == 0 {
        return Err((
            INPUT,
            "there is no submission in what was given: no yaml, json, xlsx or ndjson file".to_owned(),
        ));
    }
    let of = of(args, &scorer, survey.sha256);
    let at = begins(args, &kept, &of)?;
    let run = Run::new(&scorer, of, &kept, at, survey.bytes).map_err(input)?;
    let at = run.all(&inputs).map_err(resume)?;
    let reports = (!args.reports.is_empty()).then_some(Wanted {
        scorer: &scorer,
        inputs: &inputs,
        formats: &args.reports,
    });
    let beside = Beside { map, publish, reports };
    let failed = finish::finish(&kept, args, scorer.rubric(), &at, beside).map_err(resume)?;
    Ok(if failed { INPUT } else { DONE })
}

/// What every submission is scored by.
///
/// # Errors
/// The exit code and why; nothing where it was told.
pub(super) fn scorer(args: &By) -> Result<Scorer, Stop> {
    let silent = |code: u8| (code, String::new());
    let as_of = args
        .as_of
        .as_deref()
        .map(|text| Day::parse(text).ok_or_else(|| (USAGE, format!("--as-of: '{text}' is not a day, expected one such as 2026-01-31"))));
    let as_of = as_of.transpose()?;
    let rubric = load_rubric(args.rubric.as_deref()).map_err(silent)?;
    let baseline = args.baseline.as_deref().map(load_baseline).transpose().map_err(silent)?;
    Ok(Scorer::new(rubric, baseline, as_of, args.draws))
}

/// What tells this run from others.
fn of(args: &RegionArgs, scorer: &Scorer, inputs: String) -> Of {
    Of {
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        rubric: scorer.rubric().sha256.clone(),
        baseline: scorer.baseline_sha256().map(str::to_owned),
        as_of: args.by.as_of.clone(),
        draws: args.by.draws,
        inputs,
    }
}

/// Two runs into one folder at once would write over each other.
fn lock(folder: &Path) -> Result<File, Stop> {
    let path = folder.join("lock");
    let failed = |error: &std::io::Error| {
        (
            INPUT,
            format!("{}: could not be written: {}", path.display(), super::io::why(error)),
        )
    };
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|error| failed(&error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err((
            INPUT,
            format!("another run writes into {}; wait for it or choose another --out", folder.display()),
        )),
        Err(TryLockError::Error(error)) => Err(failed(&error)),
    }
}

/// Where the run begins: at the start, or where an earlier one was cut short.
fn begins(args: &RegionArgs, kept: &Kept, of: &Of) -> Result<Position, Stop> {
    let earlier = kept.point().is_file().then(|| read(&kept.point()));
    match (args.resume, earlier) {
        (false, None) => Ok(Position::default()),
        (false, Some(_)) => {
            tell("an earlier run into this folder was cut short; it is begun anew, since --resume was not given");
            Ok(Position::default())
        }
        (true, None) => {
            tell("there is no run to go on with in this folder; it is begun anew");
            Ok(Position::default())
        }
        (true, Some(bytes)) => {
            let bytes = bytes.map_err(|why| (INPUT, why))?;
            let at = Checkpoint::go_on(&bytes, of).map_err(|why| {
                (
                    INPUT,
                    format!(
                        "the run in {} cannot be gone on with, since {why}; run without --resume to begin anew",
                        args.out.display()
                    ),
                )
            })?;
            let there = std::fs::metadata(kept.lines()).map_or(0, |about| about.len());
            if there < at.written {
                return Err((
                    INPUT,
                    format!(
                        "{}: {there} bytes, expected at least {}; run without --resume to begin anew",
                        kept.lines().display(),
                        at.written
                    ),
                ));
            }
            tell(&format!("going on after {} submissions", at.submissions));
            Ok(at)
        }
    }
}

/// What the first walk found that somebody should know.
fn tell_survey(survey: &Survey) {
    if survey.passed_over > 0 {
        let more = if survey.passed_over > survey.first_passed.len() as u64 {
            " …"
        } else {
            ""
        };
        tell(&format!(
            "passed over {} files that are no submissions by their names: {}{more}",
            survey.passed_over,
            survey.first_passed.join(", ")
        ));
    }
    for marks in &survey.lone_marks {
        tell(&format!(
            "warning: {marks}: judgements beside which there is no submission of that name; they are not used"
        ));
    }
}
