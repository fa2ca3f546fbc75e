//! `earnest assess`: reads, scores, explains, and writes reports or prints a summary.

use super::io::{folder, print, tell, write};
use super::load::{Prepared, Refused, prepare};
use super::whole::{Again, Besides, made};
use super::{AssessArgs, BELOW, DONE, FormatArg, INPUT, Reader, USAGE, show};
use crate::assess::published::Assessment;
use crate::report::workbook;
use crate::report::{Format, Look, RenderError, render};
use rayon::prelude::*;
use std::io::IsTerminal as _;

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
        let besides = Besides {
            guide: args.reader == Reader::Authority,
            audit: args.format.contains(&FormatArg::Xlsx),
        };
        let assessed: Vec<Result<(Assessment, Option<Again>), Refused>> =
            window.par_iter().map(|path| made(path, &prepared, &args.with, besides)).collect();
        for result in assessed {
            match result {
                Ok((assessment, audit)) => {
                    let code = put(args, place, &assessment, audit.as_ref());
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
    let (lowest, highest) = match &prepared.by.framework {
        Some(framework) => framework.result_levels.unwrap_or((framework.lowest, framework.highest)),
        None => (prepared.by.rubric.lowest, prepared.by.rubric.highest),
    };
    if let Some(level) = args.fail_under
        && (level < lowest || level > highest)
    {
        return usage(format!("--fail-under: {level} is not a level, expected {lowest} to {highest}"));
    }
    if args.reader == Reader::Authority && prepared.by.framework.is_some() {
        return usage("--for authority: people mark a framework, and no change to a submission moves a mark; leave it out".to_owned());
    }
    if args.format.contains(&FormatArg::Xlsx) && args.out.is_none() {
        return usage("--format xlsx writes a workbook, which is no text for a terminal; give --out and a folder".to_owned());
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

fn put(args: &AssessArgs, place: usize, assessment: &Assessment, audit: Option<&Again>) -> u8 {
    let terminal = std::io::stdout().is_terminal();
    let width = std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok())
        .unwrap_or(100);
    let look = Look {
        colour: show::colours(terminal),
        width,
    };
    let told = |error: RenderError| {
        tell(&format!("error: {error}"));
        INPUT
    };
    let made = |format| render(assessment, format, &look).map_err(told);
    let Some(out) = &args.out else {
        let format = match args.format.first() {
            Some(FormatArg::Html) => Format::Html,
            Some(FormatArg::Md) => Format::Markdown,
            Some(FormatArg::Json) => Format::Json,
            // without a folder a workbook was refused before
            Some(FormatArg::Xlsx) | None => Format::Text,
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
        let bytes = match format {
            FormatArg::Html => made(Format::Html),
            FormatArg::Md => made(Format::Markdown),
            FormatArg::Json => made(Format::Json),
            FormatArg::Xlsx => match audit {
                Some(Again::Measured(audit)) => workbook::workbook(assessment, audit).map_err(told),
                Some(Again::Marked(audit)) => workbook::of_framework(assessment, audit).map_err(told),
                None => continue,
            },
        };
        let path = out.join(format!("{}.{}", assessment.submission.name, format.ending()));
        let done = bytes.and_then(|bytes| {
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
