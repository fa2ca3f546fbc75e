//! What a rubric defines and nothing in it uses: severities, parameters, terms, lists, and sets of facts for examples.

use super::{finding, in_list};
use crate::base::fault::Faults;
use crate::base::pointer::Pointer;
use crate::facts::catalogue::Fact;
use crate::facts::settings::Parameter;
use crate::rubric::expr::Expr;
use crate::rubric::model::Rubric;
use serde_json::Value;

/// The keys under which conditions stand.
const CONDITIONS: [&str; 4] = ["when", "if", "and", "note_when"];

/// Everything that nothing uses.
pub(super) fn unused(rubric: &Rubric, faults: &mut Faults) {
    let file = &*rubric.file;
    let root = Pointer::root();
    let mut tell = |at: Pointer, what: String| {
        faults.push(finding(
            "unused",
            at,
            format!("{what} is used by nothing"),
            "take it away, or use it where it was meant to decide",
        ));
    };
    for (place, severity) in file.severities.iter().enumerate() {
        if !rubric.signs.iter().any(|sign| sign.severity == place) {
            tell(in_list("severities", place).key("id"), format!("the severity '{}'", severity.id));
        }
    }
    for (place, parameter) in file.parameters.iter().enumerate() {
        let known = Parameter::ALL.iter().find(|(_, id, _, _)| *id == parameter.id.as_str());
        // who counts as a body outside is asked where the top level asks for corroboration
        let used = known.is_none_or(|(known, _, _, _)| needed(rubric, *known) || (*known == Parameter::FundedMost && rubric.top.is_some()));
        if !used {
            tell(in_list("parameters", place).key("id"), format!("the parameter '{}'", parameter.id));
        }
    }
    let named = terms(rubric);
    for (place, term) in file.terms.iter().enumerate() {
        if !named.iter().any(|name| name == term.id.as_str()) {
            tell(in_list("terms", place).key("id"), format!("the term '{}'", term.id));
        }
    }
    let lists = &file.lists;
    let at = root.key("lists");
    let reads = |cells: &[&str]| {
        let from = |fact: &Fact| {
            fact.def()
                .from
                .iter()
                .any(|cell| cells.iter().any(|wanted| cell.starts_with(wanted)))
        };
        rubric.used.iter().any(from)
    };
    let written = [
        ("groups", !lists.groups.is_empty(), reads(&["groups", "~/authority/groups"])),
        ("formats", !lists.formats.is_empty(), reads(&["information/formats"])),
        (
            "formats_for_groups",
            !lists.formats_for_groups.is_empty(),
            reads(&["information/formats"]),
        ),
        ("holidays", !lists.holidays.is_empty(), needed(rubric, Parameter::HolidayDaysMost)),
    ];
    for (key, there, used) in written {
        if there && !used {
            tell(at.key(key), format!("the list '{key}'"));
        }
    }
    for (place, base) in file.bases.iter().enumerate() {
        let by_base = file.bases.iter().filter_map(|other| other.base.as_ref());
        let mut by_any = by_base.chain(file.tests.iter().filter_map(|example| example.base.as_ref()));
        if !by_any.any(|id| *id == base.id) {
            tell(in_list("bases", place).key("id"), format!("the set of facts '{}'", base.id));
        }
    }
}

/// A fact of the rubric needs the parameter.
fn needed(rubric: &Rubric, parameter: Parameter) -> bool {
    rubric.used.iter().any(|fact| fact.def().needs.contains(&parameter))
}

/// The terms that any condition names.
fn terms(rubric: &Rubric) -> Vec<String> {
    let mut found = Vec::new();
    walk(&serde_json::to_value(&*rubric.file).unwrap_or_default(), "", &mut found);
    found
}

fn walk(value: &Value, key: &str, found: &mut Vec<String>) {
    match value {
        Value::String(text) if CONDITIONS.contains(&key) => found.extend(Expr::terms_in(text)),
        Value::Array(items) => items.iter().for_each(|item| walk(item, "", found)),
        Value::Object(members) => members.iter().for_each(|(key, member)| walk(member, key, found)),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
#[path = "unused_tests.rs"]
mod tests;
