//! `earnest assess`: reads, scores, explains, and writes reports or prints a summary.

use super::io::{folder, print, read, tell, write};
use super::{AssessArgs, BELOW, DONE, FormatArg, INPUT, RUBRIC, USAGE, With, show};
use crate::assess::explain::{Inputs, assess};
use crate::assess::framework::explain as framework;
use crate::assess::framework::given::Given;
use crate::assess::marks::{Marks, MarksFile};
use crate::assess::published::Assessment;
use crate::base::date::Day;
use crate::base::digest::sha256;
use crate::base::fault::Faults;
use crate::base::near::nearest;
use crate::facts::groups::Baseline;
use crate::facts::strength::{Looked, Verified};
use crate::facts::view::Context;
use crate::report::{Format, Look, render};
use crate::rubric::framework::model::Framework;
use crate::rubric::library::{self, Loaded};
use crate::rubric::model::Rubric;
use crate::submission::model::Submission;
use crate::submission::read as reading;
use rayon::prelude::*;
use std::borrow::Cow;
use std::io::IsTerminal as _;
use std::path::Path;

/// What the options of a command name, read.
pub(super) struct Prepared {
    /// the rubric, or for a framework the default one, whose settings the facts need
    pub(super) rubric: Rubric,
    /// the framework, where one is named
    pub(super) framework: Option<Framework>,
    /// people by group of the area
    pub(super) baseline: Option<Baseline>,
    as_of: Option<Day>,
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
    let (rubric, framework) = match load_any(with.rubric.as_deref())? {
        Loaded::Rubric(rubric) => (*rubric, None),
        Loaded::Framework(framework) => (load_rubric(None)?, Some(*framework)),
    };
    let baseline = match &with.baseline {
        Some(path) => Some(load_baseline(path)?),
        None => None,
    };
    Ok(Prepared {
        rubric,
        framework,
        baseline,
        as_of,
    })
}

/// A rubric that measures evidence, by id or file; the default one where none is named.
///
/// # Errors
/// The exit code, after telling why.
pub(super) fn load_rubric(named: Option<&str>) -> Result<Rubric, u8> {
    load(named).map(|sourced| sourced.rubric)
}

/// A rubric that measures evidence, with the file that it was read from.
pub(super) struct Sourced {
    /// the name of the file
    pub(super) name: String,
    /// its bytes
    pub(super) bytes: Cow<'static, [u8]>,
    /// the rubric
    pub(super) rubric: Rubric,
}

/// As [`load_rubric`], with the file.
///
/// # Errors
/// The exit code, after telling why.
pub(super) fn load(named: Option<&str>) -> Result<Sourced, u8> {
    match load_sourced(named)? {
        (name, bytes, Loaded::Rubric(rubric)) => Ok(Sourced {
            name,
            bytes,
            rubric: *rubric,
        }),
        (_, _, Loaded::Framework(framework)) => {
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
    let (name, bytes) = source(named)?;
    // the base of an overlay is looked for beside it
    let open = |base: &str| {
        let beside = Path::new(&name).parent().unwrap_or_else(|| Path::new("")).join(base);
        read(&beside).map(|bytes| (beside.display().to_string(), bytes))
    };
    match library::load_with(&name, &bytes, &open) {
        Ok(loaded) => Ok((name, bytes, loaded)),
        Err(faults) => {
            show::faults(&name, &bytes, &faults);
            Err(RUBRIC)
        }
    }
}

/// The name and the bytes of a rubric's file.
fn source(named: Option<&str>) -> Result<(String, Cow<'static, [u8]>), u8> {
    if let Some((name, text)) = library::file_of(named) {
        return Ok((name.to_owned(), Cow::Borrowed(text.as_bytes())));
    }
    let Some(path) = named else {
        tell("error: no rubric is the default");
        return Err(RUBRIC);
    };
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

/// Lines of `group,people`; the line `all` is everybody. A heading line is passed over.
fn load_baseline(path: &Path) -> Result<Baseline, u8> {
    let refuse = |why: String| {
        tell(&format!("error: {why}"));
        INPUT
    };
    let bytes = read(path).map_err(refuse)?;
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
    Ok(baseline)
}

/// Why a submission was not assessed, to be told in its turn.
pub(super) struct Refused(String);

impl Refused {
    /// Tells why, and gives the exit code.
    pub(super) fn tell(&self) -> u8 {
        tell(&self.0);
        INPUT
    }
}

/// One submission, assessed.
///
/// # Errors
/// Why it was not.
pub(super) fn one(path: &Path, prepared: &Prepared, with: &With) -> Result<Assessment, Refused> {
    let name = path.display().to_string();
    let refuse = |why: String| Refused(format!("error: {why}"));
    let bytes = read(path).map_err(refuse)?;
    let submission = reading::submission(&name, &bytes).map_err(|faults| {
        let all = show::text(&name, &bytes, &faults);
        Refused(format!(
            "{all}{name}: {} error{}, not assessed\n",
            faults.errors(),
            if faults.errors() == 1 { "" } else { "s" }
        ))
    })?;
    let (mut marks, mut given) = (Marks::default(), Given::default());
    for path in &with.marks {
        load_marks(path, |file| match &prepared.framework {
            Some(framework) => given.add(file, framework, &submission.value),
            None => marks.add(file, &prepared.rubric, &submission.value),
        })?;
    }
    let verified = with
        .documents
        .as_ref()
        .map_or_else(Verified::new, |folder| look(folder, &submission.value));
    let value = &submission.value;
    let as_of = prepared
        .as_of
        .or_else(|| value.as_of.value().map(|days| days.from))
        .unwrap_or(value.period.to.to);
    let stem = path
        .file_stem()
        .map_or_else(|| name.clone(), |stem| stem.to_string_lossy().into_owned());
    let context = Context {
        submission: value,
        settings: &prepared.rubric.settings,
        baseline: prepared.baseline.as_ref(),
        as_of,
        basis: value.basis,
        open: false,
    };
    if let Some(framework) = &prepared.framework {
        return Ok(framework::assess(&framework::Inputs {
            name: &stem,
            sha256: &submission.sha256,
            warnings: &submission.warnings,
            context,
            framework,
            given: &given,
            verified: &verified,
        }));
    }
    Ok(assess(&Inputs {
        name: &stem,
        sha256: &submission.sha256,
        warnings: &submission.warnings,
        context,
        rubric: &prepared.rubric,
        marks: &marks,
        verified: &verified,
    }))
}

fn load_marks(path: &Path, mut add: impl FnMut(&MarksFile) -> Result<(), Faults>) -> Result<(), Refused> {
    let name = path.display().to_string();
    let bytes = read(path).map_err(|why| Refused(format!("error: {why}")))?;
    let refused = |faults: &Faults| Refused(show::text(&name, &bytes, faults));
    let (file, tree, _) = reading::document::<MarksFile>(&name, &bytes).map_err(|faults| refused(&faults))?;
    add(&file).map_err(|mut faults| {
        let tree = tree.or_else(|| reading::tree(&name, &bytes).ok());
        if let Some(tree) = tree {
            tree.locate(&mut faults);
        }
        refused(&faults)
    })
}

/// Looks at the documents that a submission cites: there, and the very file whose digest is given.
fn look(folder: &Path, submission: &Submission) -> Verified {
    let mut verified = Verified::new();
    for document in submission.documents.as_deref().unwrap_or(&[]) {
        let (Some(path), Some(digest)) = (&document.path, &document.sha256) else {
            continue;
        };
        let relative = Path::new(path.as_str());
        // a file outside the folder is none of ours to open
        let inside = relative
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_) | std::path::Component::CurDir));
        let looked = match inside.then(|| read(&folder.join(relative))) {
            Some(Ok(bytes)) if sha256(&bytes) == digest.as_str() => Looked::Exhibited,
            Some(Ok(_)) => Looked::Changed,
            Some(Err(_)) | None => Looked::Missing,
        };
        verified.insert(document.id.as_str().to_owned(), looked);
    }
    verified
}

/// Runs the command.
pub(super) fn run(args: &AssessArgs) -> u8 {
    let prepared = match prepare(&args.with) {
        Ok(prepared) => prepared,
        Err(code) => return code,
    };
    if let Some(code) = unclear(args, &prepared) {
        return code;
    }
    if let Some(out) = &args.out
        && let Err(why) = folder(out)
    {
        tell(&format!("error: {why}"));
        return INPUT;
    }
    // a window of files at a time: scored on all cores, told and written in the order in which they were named
    let mut worst = DONE;
    let mut place = 0_usize;
    for window in args.files.chunks(64) {
        let assessed: Vec<Result<Assessment, Refused>> = window.par_iter().map(|path| one(path, &prepared, &args.with)).collect();
        for result in assessed {
            match result {
                Ok(assessment) => {
                    let code = put(args, place, &assessment);
                    let below = args.fail_under.is_some_and(|level| assessment.grade.low < level);
                    worst = worst.max(code).max(if below { BELOW } else { DONE });
                }
                Err(refused) => worst = worst.max(refused.tell()),
            }
            place = place.saturating_add(1);
        }
    }
    worst
}

/// Two files of one stem would overwrite each other; several assessments are not one JSON value.
fn unclear(args: &AssessArgs, prepared: &Prepared) -> Option<u8> {
    let usage = |why: String| {
        tell(&format!("error: {why}"));
        Some(USAGE)
    };
    let (lowest, highest) = match &prepared.framework {
        Some(framework) => framework.result_levels.unwrap_or((framework.lowest, framework.highest)),
        None => (prepared.rubric.lowest, prepared.rubric.highest),
    };
    if let Some(level) = args.fail_under
        && (level < lowest || level > highest)
    {
        return usage(format!("--fail-under: {level} is not a level, expected {lowest} to {highest}"));
    }
    if args.out.is_none() && args.format.len() > 1 {
        return usage("--format with more than one format needs --out".to_owned());
    }
    if args.out.is_none() && args.format == [FormatArg::Json] && args.files.len() > 1 {
        return usage("--format json prints one assessment; give --out for several files".to_owned());
    }
    let mut stems: Vec<_> = args.files.iter().filter_map(|path| path.file_stem()).collect();
    stems.sort_unstable();
    let twice = stems.windows(2).find_map(|pair| match pair {
        [a, b] if a == b => Some(a.to_string_lossy().into_owned()),
        _ => None,
    });
    match twice {
        Some(stem) if args.out.is_some() => usage(format!(
            "two files are called '{stem}', and one report would replace the other; rename one"
        )),
        _ => None,
    }
}

fn put(args: &AssessArgs, place: usize, assessment: &Assessment) -> u8 {
    let terminal = std::io::stdout().is_terminal();
    let width = std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok())
        .unwrap_or(100);
    let look = Look {
        colour: show::colours(terminal),
        width,
    };
    let made = |format| {
        render(assessment, format, &look).map_err(|error| {
            tell(&format!("error: {error}"));
            INPUT
        })
    };
    let Some(out) = &args.out else {
        let format = match args.format.first() {
            Some(FormatArg::Html) => Format::Html,
            Some(FormatArg::Md) => Format::Markdown,
            Some(FormatArg::Json) => Format::Json,
            None => Format::Text,
        };
        return match made(format) {
            Ok(bytes) => {
                if place > 0 && format == Format::Text {
                    print(b"\n");
                }
                print(&bytes)
            }
            Err(code) => code,
        };
    };
    let formats = if args.format.is_empty() {
        vec![FormatArg::Html, FormatArg::Md, FormatArg::Json]
    } else {
        args.format.clone()
    };
    let mut written = Vec::new();
    for format in formats {
        let (ending, format) = match format {
            FormatArg::Html => ("html", Format::Html),
            FormatArg::Md => ("md", Format::Markdown),
            FormatArg::Json => ("json", Format::Json),
        };
        let path = out.join(format!("{}.{ending}", assessment.submission.name));
        let done = made(format).and_then(|bytes| {
            write(&path, &bytes).map_err(|why| {
                tell(&format!("error: {why}"));
                INPUT
            })
        });
        if let Err(code) = done {
            return code;
        }
        written.push(path.display().to_string());
    }
    match made(Format::Text) {
        Ok(summary) => {
            if place > 0 {
                print(b"\n");
            }
            let code = print(&summary);
            print(format!("\nWritten: {}\n", written.join(", ")).as_bytes()).max(code)
        }
        Err(code) => code,
    }
}
