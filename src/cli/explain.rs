//! `earnest explain`: the tree under a number, and the meaning of every name.

use super::io::{print, tell};
use super::load::prepare;
use super::whole::one;
use super::{ExplainArgs, USAGE};
use crate::assess::published::{Assessment, Node};
use crate::base::near::nearest;
use crate::facts::catalogue::{FACTS, Fact, Kind};
use crate::facts::settings::Parameter;
use crate::region::codes as region_codes;
use crate::report::plain::visible;
use crate::rubric::codes as rubric_codes;
use crate::rubric::model::Rubric;
use crate::submission::codes;
use std::path::Path;

/// Runs the command.
pub(super) fn run(args: &ExplainArgs) -> u8 {
    let prepared = match prepare(&args.with) {
        Ok(prepared) => prepared,
        Err(code) => return code,
    };
    let path = Path::new(&args.what);
    if !path.exists() && args.id.is_none() && !args.what.contains(['/', '\\']) {
        return match word(&prepared.by.rubric, &args.what) {
            Some(text) => print(text.as_bytes()),
            None => {
                let known = names(&prepared.by.rubric);
                let near = nearest(&args.what, known.iter().map(String::as_str))
                    .map_or_else(String::new, |near| format!("; did you mean '{near}'?"));
                tell(&format!(
                    "error: there is no file, sign, indicator, fact, parameter or fault called '{}'{near}",
                    args.what
                ));
                USAGE
            }
        };
    }
    let assessment = match one(path, &prepared, &args.with) {
        Ok(assessment) => assessment,
        Err(refused) => return refused.tell(),
    };
    let Some(id) = &args.id else {
        return print(tree_text(&assessment, &assessment.tree).as_bytes());
    };
    let mut found = Vec::new();
    find(&assessment.tree, id, &mut found);
    let mut text: String = found.iter().map(|node| tree_text(&assessment, node)).collect();
    if found.is_empty() {
        match word(&prepared.by.rubric, id) {
            Some(meaning) => text = meaning,
            None => {
                let known = names(&prepared.by.rubric);
                let near =
                    nearest(id, known.iter().map(String::as_str)).map_or_else(String::new, |near| format!("; did you mean '{near}'?"));
                tell(&format!("error: nothing in the tree is called '{id}'{near}"));
                return USAGE;
            }
        }
    }
    text.push_str(&here(&assessment, id));
    print(text.as_bytes())
}

/// Nodes whose path ends with `id`.
fn find<'n>(node: &'n Node, id: &str, found: &mut Vec<&'n Node>) {
    let ends = node.id == id || node.id.strip_suffix(id).is_some_and(|head| head.ends_with('/'));
    if ends {
        found.push(node);
        return;
    }
    node.children.iter().for_each(|child| find(child, id, found));
}

fn tree_text(assessment: &Assessment, root: &Node) -> String {
    let mut text = String::new();
    lines(root, 0, &mut text);
    text.push_str(&format!(
        "\nAs of {}, by {} {}. Each number is the sum of what the lines under it add.\n",
        assessment.as_of, assessment.rubric.id, assessment.rubric.version
    ));
    text
}

fn lines(node: &Node, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    let adds = if node.adds_low == node.adds_high {
        node.adds_low.clone()
    } else {
        format!("{} to {}", node.adds_low, node.adds_high)
    };
    text.push_str(&format!("{indent}{}  {}", node.shown, visible(&node.title)));
    if depth > 0 {
        text.push_str(&format!("  (adds {adds})"));
    }
    text.push('\n');
    if let Some(why) = &node.why {
        text.push_str(&format!("{indent}     {}\n", visible(why)));
    }
    if !node.places.is_empty() {
        let shown: Vec<&str> = node.places.iter().take(6).map(String::as_str).collect();
        let more = node.places.len().saturating_sub(shown.len());
        let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
        text.push_str(&format!("{indent}     at {}{rest}\n", shown.join(" ")));
    }
    for child in &node.children {
        lines(child, depth.saturating_add(1), text);
    }
}

/// What a sign or an indicator rests on in this submission.
fn here(assessment: &Assessment, id: &str) -> String {
    let mut text = String::new();
    let mut facts = |title: &str, list: &[crate::assess::published::FactShown]| {
        text.push_str(&format!("\n{title}\n"));
        for fact in list {
            text.push_str(&format!("  {} = {} {}\n    {}\n", fact.id, fact.value, fact.unit, fact.about));
            if !fact.places.is_empty() {
                text.push_str(&format!("    at {}\n", fact.places.join(" ")));
            }
        }
    };
    for sign in assessment.signs.iter().filter(|sign| sign.id == id) {
        facts(&format!("{} on {}", sign.title, sign.on), &sign.facts);
    }
    for unit in &assessment.exercises {
        for indicator in unit
            .criteria
            .iter()
            .flat_map(|criterion| &criterion.indicators)
            .filter(|indicator| indicator.id == id)
        {
            facts(
                &format!("{} in {}: {}", indicator.title, unit.id, indicator.words),
                &indicator.facts,
            );
        }
    }
    text
}

fn names(rubric: &Rubric) -> Vec<String> {
    let mut names: Vec<String> = FACTS.iter().map(|def| def.id.to_owned()).collect();
    names.extend(Parameter::ALL.iter().map(|(_, id, _, _)| (*id).to_owned()));
    names.extend(
        codes::CODES
            .iter()
            .chain(rubric_codes::CODES)
            .chain(region_codes::CODES)
            .map(|(code, _, _)| (*code).to_owned()),
    );
    names.extend(rubric.file.signs.iter().map(|sign| sign.id.to_string()));
    names.extend(rubric.file.notes.iter().map(|note| note.id.to_string()));
    for criterion in &rubric.file.criteria {
        names.push(criterion.id.to_string());
        names.extend(criterion.indicators.iter().map(|indicator| indicator.id.to_string()));
    }
    names
}

/// The meaning of a name.
fn word(rubric: &Rubric, name: &str) -> Option<String> {
    let file = &rubric.file;
    if let Some(sign) = file.signs.iter().find(|sign| sign.id.as_str() == name) {
        let source = sign.source.as_ref().map_or_else(String::new, |source| format!(", {source}"));
        return Some(format!(
            "{} — a {} sign\n  {}\n  fires when: {}\n  caps: {}\n  status: {}{source}\n  to do: {} ({})\n",
            sign.title, sign.severity, sign.says, sign.when, sign.caps, sign.status, sign.remedy.act, sign.remedy.effort
        ));
    }
    if let Some(note) = file.notes.iter().find(|note| note.id.as_str() == name) {
        return Some(format!("{} — a note\n  {}\n  shown when: {}\n", note.title, note.says, note.when));
    }
    for criterion in &file.criteria {
        if criterion.id.as_str() == name {
            let levels: String = criterion
                .levels
                .iter()
                .map(|level| format!("  {}  {}\n", level.level, level.looks_like))
                .collect();
            return Some(format!("{} — a criterion\n  {}\n{levels}", criterion.title, criterion.question));
        }
        if let Some(indicator) = criterion.indicators.iter().find(|indicator| indicator.id.as_str() == name) {
            let levels: String = indicator
                .levels
                .iter()
                .map(|step| format!("  {}  {}  [{}]\n", step.level, step.looks_like, step.status))
                .collect();
            return Some(format!(
                "{} — {} of {}\n{levels}  ask: {}\n  to do: {} ({})\n",
                indicator.title, indicator.part, criterion.title, indicator.ask, indicator.remedy.act, indicator.remedy.effort
            ));
        }
    }
    if let Some(fact) = Fact::find(name) {
        let def = fact.def();
        let kind = if def.kind == Kind::Truth { "yes or no" } else { def.unit };
        return Some(format!(
            "{} — a fact ({kind})\n  {}\n  reads: {}\n",
            def.id,
            def.about,
            def.from.join(", ")
        ));
    }
    if let Some((_, id, unit, about)) = Parameter::ALL.iter().find(|(_, id, _, _)| *id == name) {
        return Some(format!("{id} — a parameter ({unit})\n  {}\n", about.trim()));
    }
    let fault = codes::about(name)
        .or_else(|| rubric_codes::about(name))
        .or_else(|| region_codes::about(name));
    fault.map(|(means, act)| format!("{name} — a fault\n  {means}\n  to do: {act}\n"))
}
