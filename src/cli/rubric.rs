//! `earnest rubric list` and `show`: the rubrics that come with the program, and any rubric as a readable page.

use super::io::{print, tell};
use super::load::load_rubric;
use super::{DONE, INPUT, RUBRIC, show};
use crate::rubric::file::{RemedyFile, RubricFile, StepFile};
use crate::rubric::library;

/// Lists the rubrics that come with the program.
pub(super) fn list() -> u8 {
    let mut text = String::new();
    for (name, bytes) in library::SHIPPED {
        match library::rubric(name, bytes.as_bytes()) {
            Ok(rubric) => {
                let default = if rubric.file.default { "  (default)" } else { "" };
                text.push_str(&format!(
                    "{}  {}  {}{default}\n",
                    rubric.file.id, rubric.file.version, rubric.file.title
                ));
            }
            Err(faults) => {
                show::faults(name, bytes.as_bytes(), &faults);
                return RUBRIC;
            }
        }
    }
    print(text.as_bytes())
}

/// Prints a rubric.
pub(super) fn show(named: Option<&str>, raw: bool) -> u8 {
    let rubric = match load_rubric(named) {
        Ok(rubric) => rubric,
        Err(code) => return code,
    };
    if raw {
        let shipped = library::SHIPPED
            .iter()
            .find(|(name, _)| name.trim_end_matches(".yaml") == rubric.file.id.as_str());
        return match (shipped, named) {
            (_, Some(path)) if std::path::Path::new(path).exists() => match super::io::read(std::path::Path::new(path)) {
                Ok(bytes) => print(&bytes),
                Err(why) => {
                    tell(&format!("error: {why}"));
                    INPUT
                }
            },
            (Some((_, text)), _) => print(text.as_bytes()),
            (None, _) => DONE,
        };
    }
    print(page(&rubric.file, &rubric.sha256).as_bytes())
}

fn threshold(step: &StepFile) -> String {
    let number = |n: &crate::rubric::file::Decimal| n.exact().map_or_else(String::new, |n| n.decimal(6));
    let mut text = match (&step.at_least, &step.at_most, &step.holds) {
        (Some(n), _, _) => format!("at least {}", number(n)),
        (_, Some(n), _) => format!("at most {}", number(n)),
        (_, _, Some(holds)) => format!("`{holds}`"),
        _ => String::new(),
    };
    if let Some(and) = &step.and {
        text.push_str(&format!(" and `{and}`"));
    }
    if let Some(light) = &step.light {
        let relaxed = StepFile {
            at_least: light.at_least.clone(),
            at_most: light.at_most.clone(),
            and: light.and.clone(),
            holds: light.holds.clone(),
            light: None,
            ..step.clone()
        };
        text.push_str(&format!("; light: {}", threshold(&relaxed)));
    }
    text
}

fn remedy(remedy: &RemedyFile) -> String {
    format!("{} ({}, {})", remedy.act, remedy.when, remedy.effort)
}

/// A rubric as Markdown.
fn page(file: &RubricFile, sha256: &str) -> String {
    let mut text = format!(
        "# {}\n\n{}\n\n`{}` {} · sha-256 {sha256} · {}\n",
        file.title, file.about, file.id, file.version, file.licence
    );
    text.push_str("\n## Levels\n\n");
    for level in &file.levels {
        text.push_str(&format!("{}. **{}** — {}\n", level.level, level.name, level.says));
    }
    text.push_str(&format!("\nThe grade: {} ({})\n", file.grade.says, file.grade.status));
    for criterion in &file.criteria {
        text.push_str(&format!("\n## {}\n\n{}\n\n", criterion.title, criterion.question));
        for level in &criterion.levels {
            text.push_str(&format!("- **{}** {}\n", level.level, level.looks_like));
        }
        for indicator in &criterion.indicators {
            let measure = indicator
                .measure
                .as_ref()
                .map_or_else(String::new, |measure| format!(" · `{measure}`"));
            text.push_str(&format!(
                "\n### {} ({}{measure})\n\n| level | looks like | threshold | status | source |\n|---|---|---|---|---|\n",
                indicator.title, indicator.part
            ));
            for step in &indicator.levels {
                let source = step.source.as_ref().map_or("", |source| source.as_str());
                text.push_str(&format!(
                    "| {} | {} | {} | {} | {source} |\n",
                    step.level,
                    step.looks_like,
                    threshold(step).replace("||", "\\|\\|"),
                    step.status
                ));
            }
            for cap in &indicator.caps {
                text.push_str(&format!("\nAt most {} where {} ({}).\n", cap.at_most, cap.says, cap.status));
            }
            text.push_str(&format!("\nTo do: {}\n", remedy(&indicator.remedy)));
        }
    }
    text.push_str("\n## Signs of going through the motions\n\n| sign | severity | confidence | caps | fires when | status | source |\n|---|---|---|---|---|---|---|\n");
    for sign in &file.signs {
        let source = sign.source.as_ref().map_or("", |source| source.as_str());
        text.push_str(&format!(
            "| {} (`{}`) | {} | {} | {} | `{}` | {} | {source} |\n",
            sign.title,
            sign.id,
            sign.severity,
            sign.confidence,
            sign.caps,
            sign.when.as_str().replace("||", "\\|\\|"),
            sign.status
        ));
    }
    text.push_str("\n## Notes\n\n");
    for note in &file.notes {
        text.push_str(&format!("- **{}** — {}\n", note.title, note.says));
    }
    text.push_str("\n## Parameters\n\n| parameter | value | unit | status | source |\n|---|---|---|---|---|\n");
    for parameter in &file.parameters {
        let value = parameter.value.exact().map_or_else(String::new, |value| value.decimal(6));
        let source = parameter.source.as_ref().map_or("", |source| source.as_str());
        text.push_str(&format!(
            "| {} | {value} | {} | {} | {source} |\n",
            parameter.id, parameter.unit, parameter.status
        ));
    }
    text.push_str("\n## Sources\n\n");
    for source in &file.sources {
        let url = source.url.as_ref().map_or_else(String::new, |url| format!(" <{url}>"));
        let read = if source.read { "" } else { " (remembered, not read)" };
        text.push_str(&format!("- {}{url}{read}\n", source.title));
    }
    text
}
