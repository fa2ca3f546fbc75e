//! `earnest plan`: reads a submission with what goes into its assessment, and says what to do, until when, and what it brings.

use super::io::{print, read, tell};
use super::load::prepare;
use super::panel::put;
use super::whole::whole;
use super::{GuideFormat, INPUT, PlainFormat, PlanArgs, USAGE, show};
use crate::assess::plan::followed::Earlier;
use crate::assess::plan::{Ask, guide};
use crate::report::guide::{markdown, text};
use crate::rubric::model::Rubric;
use crate::submission::read as reading;
use std::path::Path;

/// Runs the command.
pub(super) fn run(args: &PlanArgs) -> u8 {
    match planned(args) {
        Ok(code) | Err(code) => code,
    }
}

fn planned(args: &PlanArgs) -> Result<u8, u8> {
    let prepared = prepare(&args.with)?;
    let usage = |why: String| {
        tell(&format!("error: {why}"));
        USAGE
    };
    if let Some(framework) = &prepared.by.framework {
        return Err(usage(format!(
            "--rubric: '{}' is a framework that people mark, and no change to a submission moves a mark; expected a rubric that measures evidence",
            framework.file.id
        )));
    }
    let rubric = &prepared.by.rubric;
    let to = args.to.as_deref().map(|to| level(to, rubric)).transpose().map_err(usage)?;
    let earlier = args.previous.as_deref().map(earlier).transpose()?;
    let whole = whole(&args.file, &prepared, &args.with).map_err(|refused| refused.tell())?;
    let found = guide(
        &whole.inputs(&prepared),
        &Ask {
            to,
            earlier: earlier.as_ref(),
        },
    );
    Ok(match args.format {
        GuideFormat::Text => put(&found, PlainFormat::Text, text),
        GuideFormat::Json => put(&found, PlainFormat::Json, text),
        GuideFormat::Md => print(markdown(&found).as_bytes()),
    })
}

/// A level by its number or its name, in any case and with spaces or dashes.
fn level(said: &str, rubric: &Rubric) -> Result<u32, String> {
    let same = |name: &str| name.to_lowercase().replace(' ', "-") == said.trim().to_lowercase().replace(' ', "-");
    let levels = &rubric.file.levels;
    let named = levels.iter().find(|level| same(level.name.as_str())).map(|level| level.level);
    let numbered = said.trim().parse::<u32>().ok();
    let known = numbered.filter(|level| (rubric.lowest..=rubric.highest).contains(level));
    named.or(known).ok_or_else(|| {
        let names: Vec<String> = levels.iter().map(|level| format!("{} {}", level.level, level.name)).collect();
        let (lowest, highest) = (rubric.lowest, rubric.highest);
        format!(
            "--to: {said} is not a level, expected {lowest} to {highest} or a name: {}",
            names.join(", ")
        )
    })
}

/// The earlier assessment in a file.
fn earlier(path: &Path) -> Result<Earlier, u8> {
    let bytes = read(path).map_err(|why| {
        tell(&format!("error: --previous: {why}"));
        INPUT
    })?;
    let name = path.display().to_string();
    // a submission in its place is the likely slip
    let assessment = serde_json::from_slice::<serde_json::Value>(&bytes).is_ok_and(|value| value.get("plan").is_some());
    if !assessment {
        tell(&format!(
            "error: --previous: {name}: not an assessment, expected the file that `earnest assess --format json` writes"
        ));
        return Err(INPUT);
    }
    reading::document::<Earlier>(&name, &bytes)
        .map(|(earlier, _, _)| earlier)
        .map_err(|faults| {
            show::faults(&name, &bytes, &faults);
            INPUT
        })
}
