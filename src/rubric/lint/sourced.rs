//! Numbers that decide and do not say where they come from, and scales that are not what a reader takes for granted.

use super::{finding, in_list};
use crate::base::fault::Faults;
use crate::base::pointer::Pointer;
use crate::rubric::file::{CapFile, Status};
use crate::rubric::model::Rubric;
use crate::submission::fields::Text;

/// One place that decides: where it is, what it is called, its status and its source.
struct Place<'f> {
    at: Pointer,
    what: String,
    status: Option<Status>,
    source: Option<&'f Text>,
}

fn place<'f>(at: Pointer, what: impl Into<String>, status: Option<Status>, source: Option<&'f Text>) -> Place<'f> {
    Place {
        at,
        what: what.into(),
        status,
        source,
    }
}

/// Every place that decides something.
fn places(rubric: &Rubric) -> Vec<Place<'_>> {
    let file = &*rubric.file;
    let root = Pointer::root();
    let grade = &file.grade;
    let mut all = vec![place(
        root.key("grade"),
        "the rule of the grade",
        Some(grade.status),
        grade.source.as_ref(),
    )];
    let roll_up = &file.roll_up;
    all.push(place(root.key("roll_up"), "the roll-up", roll_up.status, roll_up.source.as_ref()));
    if let Some(top) = &file.top {
        all.push(place(
            root.key("top"),
            "what the top level also needs",
            top.status,
            top.source.as_ref(),
        ));
    }
    if let Some(light) = &file.light {
        all.push(place(
            root.key("light"),
            "where the light thresholds apply",
            light.status,
            light.source.as_ref(),
        ));
    }
    for (at, parameter) in file.parameters.iter().enumerate() {
        let what = format!("the parameter '{}'", parameter.id);
        all.push(place(
            in_list("parameters", at),
            what,
            Some(parameter.status),
            parameter.source.as_ref(),
        ));
    }
    for (at, criterion) in file.criteria.iter().enumerate() {
        let at = in_list("criteria", at);
        all.extend(caps(&criterion.limits, &at.key("limits")));
        for (row, indicator) in criterion.indicators.iter().enumerate() {
            let at = at.key("indicators").item(row);
            for (step, written) in indicator.levels.iter().enumerate() {
                let what = format!("level {} of '{}'", written.level, indicator.id);
                all.push(place(
                    at.key("levels").item(step),
                    what,
                    Some(written.status),
                    written.source.as_ref(),
                ));
            }
            all.extend(caps(&indicator.caps, &at.key("caps")));
        }
    }
    if let Some(rule) = &file.disclosure {
        let at = root.key("disclosure");
        let words = place(
            at.key("words"),
            "from when on words are shown",
            Some(rule.words.status),
            rule.words.source.as_ref(),
        );
        all.push(place(
            at.clone(),
            "what an edition shows of counts",
            Some(rule.status),
            rule.source.as_ref(),
        ));
        all.push(words);
        if let Some(sensitive) = &rule.sensitive {
            let what = "what is protected more";
            all.push(place(at.key("sensitive"), what, Some(sensitive.status), sensitive.source.as_ref()));
        }
    }
    for (at, sign) in file.signs.iter().enumerate() {
        let what = format!("the sign '{}'", sign.id);
        all.push(place(in_list("signs", at), what, Some(sign.status), sign.source.as_ref()));
    }
    all
}

fn caps<'f>(caps: &'f [CapFile], at: &Pointer) -> impl Iterator<Item = Place<'f>> {
    let at = at.clone();
    caps.iter().enumerate().map(move |(nth, cap)| {
        let what = format!("the cap '{}'", cap.id);
        place(at.item(nth), what, Some(cap.status), cap.source.as_ref())
    })
}

/// Whatever decides says where it comes from.
pub(super) fn sourced(rubric: &Rubric, faults: &mut Faults) {
    for place in places(rubric) {
        let Place { at, what, status, source } = place;
        match status {
            None => faults.push(finding(
                "missing-status",
                at,
                format!("{what} decides grades and does not say where it comes from"),
                "add status: published, reported or house",
            )),
            Some(status @ (Status::Published | Status::Reported)) if source.is_none() => faults.push(finding(
                "missing-source",
                at.key("status"),
                format!("{what} is called {status} and names no source"),
                "add source: with what it was read in, or call it house",
            )),
            Some(Status::Published | Status::Reported | Status::House | Status::Unverified) => {}
        }
    }
}

/// Scales that a reader would misread: a lowest level that is not nought, and a part that weighs nothing.
pub(super) fn scales(rubric: &Rubric, faults: &mut Faults) {
    let file = &*rubric.file;
    let root = Pointer::root();
    if rubric.lowest != 0 && file.counts_from != Some(rubric.lowest) {
        faults.push(finding(
            "lowest-not-nought",
            root.key("levels").item(0).key("level"),
            format!(
                "the lowest level is {}, so that nothing at all still earns {}",
                rubric.lowest, rubric.lowest
            ),
            format!("begin at level 0, or say that it is meant by counts_from: {}", rubric.lowest),
        ));
    }
    for (key, part) in [("form", &file.parts.form), ("effect", &file.parts.effect)] {
        if part.weight == 0 {
            faults.push(finding(
                "weighs-nothing",
                root.key("parts").key(key).key("weight"),
                format!("{key} weighs 0: its indicators are asked for and change nothing"),
                "give it a weight, or take its indicators away",
            ));
        }
    }
}

#[cfg(test)]
#[path = "sourced_tests.rs"]
mod tests;
