//! One unit in the tree: its criteria, the rule about the lowest, and its decisive signs.
//!
//! The authority's grade is made of its own criteria; a unit stands beside them and adds nothing.

use super::combined::Combined;
use super::criterion::Here;
use super::node::{Pair, node, step};
use crate::assess::explain::{Explainer, words};
use crate::assess::published::Node;
use crate::assess::verdict::UnitVerdict;

impl Explainer<'_> {
    /// The node of the unit at `at`; without parts where nothing gives it a grade.
    pub(super) fn unit_node(&self, at: usize, unit: &str, title: &str, verdict: &UnitVerdict) -> Node {
        let id = format!("grade/{unit}");
        let grade = &verdict.grade;
        let levels = verdict.criteria.iter().map(|criterion| (criterion.bounds, criterion.state));
        let combined = Combined::of(self.rubric.combine, levels);
        let mut children: Vec<Node> = Vec::new();
        if combined.any() {
            for (place, (file, criterion)) in self.rubric.file.criteria.iter().zip(&verdict.criteria).enumerate() {
                let here = Here {
                    unit: at,
                    place,
                    file,
                    criterion,
                };
                children.push(self.criterion_node(&id, &here, &verdict.signs, combined.adds(place)));
            }
            children.extend(step(
                format!("{id}/above-lowest"),
                self.rubric.file.grade.says.as_str(),
                "rule",
                combined.bounds(),
                grade.before_caps,
            ));
            children.extend(step(
                format!("{id}/signs"),
                "decisive signs",
                "cap",
                grade.before_caps,
                grade.bounds,
            ));
        }
        let mut shown = node(id, title.to_owned(), "unit", Pair::of(grade.bounds), Pair::ZERO, children);
        shown.why = Some(words::level(self.rubric, grade.status, grade.bounds));
        shown
    }
}
