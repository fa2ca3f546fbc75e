//! The tree under the result of a framework: what each member adds to the figure, and what rounding, bands and limits make of it.
//!
//! The parts of every node sum exactly to it, at its lowest and at its highest.

use super::explain::Deciding;
use super::score::{Figure, UnitResult};
use super::words::{figure, result_name};
use crate::assess::explain::range;
use crate::assess::published::Node;
use crate::assess::verdict::Bounds;
use crate::base::number::Q;
use crate::rubric::framework::file::Over;
use crate::rubric::framework::model::Framework;
use crate::submission::model::Exercise;

fn node(id: String, title: &str, kind: &str, value: (Q, Q), adds: (Q, Q), shown: String) -> Node {
    Node {
        id,
        title: title.to_owned(),
        kind: kind.to_owned(),
        low: value.0.to_string(),
        high: value.1.to_string(),
        shown,
        adds_low: adds.0.to_string(),
        adds_high: adds.1.to_string(),
        why: None,
        places: Vec::new(),
        children: Vec::new(),
    }
}

fn ends(bounds: Bounds) -> (Q, Q) {
    (Q::from(bounds.low), Q::from(bounds.high))
}

fn less(a: (Q, Q), b: (Q, Q)) -> (Q, Q) {
    (a.0.minus(b.0).unwrap_or(Q::ZERO), a.1.minus(b.1).unwrap_or(Q::ZERO))
}

/// The tree over exercises of which two decide: the lowest by its lowest, the other by its highest; the others add nothing.
pub(super) fn of_exercises(framework: &Framework, exercises: &[Exercise], results: &[UnitResult], whole: Deciding<'_>) -> Node {
    let mut value = (Q::ZERO, Q::ZERO);
    let mut children = Vec::new();
    for (exercise, result) in exercises.iter().zip(results) {
        let mut child = grade(framework, &format!("grade/{}", exercise.id), Some(result));
        child.title = exercise.title.as_str().to_owned();
        "exercise".clone_into(&mut child.kind);
        let own = result.level.map_or((Q::ZERO, Q::ZERO), ends);
        if std::ptr::eq(result, whole.low) {
            value.0 = own.0;
            child.adds_low = own.0.to_string();
        } else {
            child.adds_low = Q::ZERO.to_string();
        }
        if std::ptr::eq(result, whole.high) {
            value.1 = own.1;
            child.adds_high = own.1.to_string();
        } else {
            child.adds_high = Q::ZERO.to_string();
        }
        children.push(child);
    }
    let zero = (Q::ZERO, Q::ZERO);
    let names = whole.low.level.zip(whole.high.level);
    let shown = names.map_or_else(String::new, |(low, high)| {
        format!("{} to {}", result_name(framework, low.low), result_name(framework, high.high))
    });
    let mut root = node("grade".to_owned(), "Result", "grade", value, zero, shown);
    root.adds_low.clone_from(&root.low);
    root.adds_high.clone_from(&root.high);
    root.children = children;
    root
}

/// The tree of a unit, under `name`.
pub(super) fn grade(framework: &Framework, name: &str, result: Option<&UnitResult>) -> Node {
    let zero = (Q::ZERO, Q::ZERO);
    let Some(result) = result else {
        return node(name.to_owned(), "Result", "grade", zero, zero, "none".to_owned());
    };
    let mut members = members(framework, name, result);
    let Some(made) = &result.figure else {
        // no total: each stands beside the others and adds to nothing
        let mut root = node(name.to_owned(), "Result", "grade", zero, zero, "no total".to_owned());
        root.children = members;
        return root;
    };
    for (child, (low, high)) in members.iter_mut().zip(&made.parts) {
        child.adds_low = low.to_string();
        child.adds_high = high.to_string();
    }
    let value = result.level.map_or(made.exact, ends);
    let shown = result.level.map_or_else(
        || figure(&framework.rule.combine, made),
        |level| {
            if level.low == level.high {
                result_name(framework, level.low)
            } else {
                format!("{} to {}", result_name(framework, level.low), result_name(framework, level.high))
            }
        },
    );
    let mut root = node(name.to_owned(), "Result", "grade", value, value, shown);
    if let (Some(level), Some(banded)) = (result.level, made.level) {
        let step = less(ends(banded), made.exact);
        if step != zero {
            let mut child = node(format!("{name}/band"), "Rounding and bands", "rounding", step, step, range_of(made));
            child.why = Some(framework.file.result.says.as_str().to_owned());
            members.push(child);
        }
        let step = less(ends(level), ends(banded));
        if step != zero {
            let mut child = node(format!("{name}/limits"), "Limits", "cap", step, step, range(level));
            let says = result.limits.iter().filter_map(|(place, _)| framework.file.limits.get(*place));
            child.why = Some(says.map(|limit| limit.says.as_str()).collect::<Vec<_>>().join(" "));
            members.push(child);
        }
    }
    root.children = members;
    root
}

fn range_of(made: &Figure) -> String {
    if made.shown.0 == made.shown.1 {
        made.shown.0.decimal(2)
    } else {
        format!("{} to {}", made.shown.0.decimal(2), made.shown.1.decimal(2))
    }
}

/// What the figure is made of: indicators, or criteria with their own.
fn members(framework: &Framework, root: &str, result: &UnitResult) -> Vec<Node> {
    let zero = (Q::ZERO, Q::ZERO);
    let mut all = Vec::new();
    for ((file, criterion), _) in framework.file.criteria.iter().zip(&result.criteria).zip(&framework.criteria) {
        let leaves: Vec<Node> = file
            .indicators
            .iter()
            .zip(&criterion.indicators)
            .map(|(indicator, one)| {
                let id = format!("{root}/{}/{}", file.id, indicator.id);
                node(id, indicator.title.as_str(), "indicator", ends(one.bounds), zero, range(one.bounds))
            })
            .collect();
        match framework.file.result.over {
            Over::Indicators => all.extend(leaves),
            Over::Criteria => all.push(of_criterion(&format!("{root}/{}", file.id), file.title.as_str(), criterion, leaves)),
        }
    }
    all
}

fn of_criterion(id: &str, title: &str, result: &super::score::CriterionResult, mut leaves: Vec<Node>) -> Node {
    let zero = (Q::ZERO, Q::ZERO);
    let Some(made) = &result.figure else {
        return node(id.to_owned(), title, "criterion", zero, zero, "none".to_owned());
    };
    for (child, (low, high)) in leaves.iter_mut().zip(&made.parts) {
        child.adds_low = low.to_string();
        child.adds_high = high.to_string();
    }
    let value = made.level.map_or(made.exact, ends);
    let step = less(value, made.exact);
    if step != zero {
        leaves.push(node(
            format!("{id}/band"),
            "Rounding and bands",
            "rounding",
            step,
            step,
            range_of(made),
        ));
    }
    let mut all = node(
        id.to_owned(),
        title,
        "criterion",
        value,
        zero,
        made.level.map_or_else(|| range_of(made), range),
    );
    all.children = leaves;
    all
}
