//! `earnest facts`: the catalogue, from the code.

use super::io::{print, tell};
use super::{FactsArgs, USAGE};
use crate::facts::catalogue::{FACTS, Kind};
use crate::facts::settings::Parameter;

/// Runs the command.
pub(super) fn run(args: &FactsArgs) -> u8 {
    let prefix = args.prefix.as_deref().unwrap_or("");
    let chosen: Vec<_> = FACTS.iter().filter(|def| def.id.starts_with(prefix)).collect();
    if chosen.is_empty() {
        tell(&format!("error: no fact begins with '{prefix}'; `earnest facts` lists them all"));
        return USAGE;
    }
    if args.json {
        let list: Vec<_> = chosen
            .iter()
            .map(|def| {
                let needs: Vec<&str> = def.needs.iter().map(|parameter| parameter.id()).collect();
                serde_json::json!({ "id": def.id, "kind": kind(def.kind), "unit": def.unit, "about": def.about, "reads": def.from, "parameters": needs })
            })
            .collect();
        let mut text = serde_json::to_string_pretty(&list).unwrap_or_default();
        text.push('\n');
        return print(text.as_bytes());
    }
    let mut text = String::new();
    for def in chosen {
        let unit = if def.unit.is_empty() {
            kind(def.kind).to_owned()
        } else {
            format!("{} of {}", kind(def.kind), def.unit)
        };
        text.push_str(&format!("{}\n    {unit}\n    {}\n", def.id, def.about));
        if !def.needs.is_empty() {
            let needs: Vec<&str> = def.needs.iter().map(|parameter| parameter.id()).collect();
            text.push_str(&format!("    parameters: {}\n", needs.join(", ")));
        }
        let reads: Vec<String> = def.from.iter().map(|from| from.trim_start_matches("~/").to_owned()).collect();
        if !reads.is_empty() {
            text.push_str(&format!("    reads: {}\n", reads.join(", ")));
        }
        text.push('\n');
    }
    if prefix.is_empty() {
        text.push_str("Parameters, which a rubric sets:\n\n");
        for (_, id, unit, about) in Parameter::ALL {
            text.push_str(&format!("{id}\n    {unit}\n    {}\n\n", about.trim()));
        }
    }
    print(text.as_bytes())
}

const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Truth => "yes or no",
        Kind::Number => "number",
    }
}
