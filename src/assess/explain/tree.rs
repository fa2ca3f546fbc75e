//! The tree under the grade: every number with the parts that sum exactly to it, at worst and at best.
//!
//! At a median or minimum the chosen part adds its whole level and the others add nothing; rounding and every cap are parts with a sign.

use super::{Explainer, words};
use crate::assess::published::Node;
use crate::assess::score::grade_level;
use crate::assess::verdict::{Bounds, CriterionVerdict, IndicatorVerdict, SignState, State, UnitVerdict};
use crate::base::number::Q;
use crate::rubric::file::{CriterionFile, Part};

/// A pair of exact numbers: at worst and at best.
#[derive(Clone, Copy)]
struct Pair(Q, Q);

impl Pair {
    const ZERO: Self = Self(Q::ZERO, Q::ZERO);

    fn of(bounds: Bounds) -> Self {
        Self(Q::from(bounds.low), Q::from(bounds.high))
    }

    fn minus(self, other: Self) -> Self {
        Self(self.0.minus(other.0).unwrap_or(Q::ZERO), self.1.minus(other.1).unwrap_or(Q::ZERO))
    }

    fn shown(self) -> String {
        if self.0 == self.1 {
            self.0.decimal(2)
        } else {
            format!("{} to {}", self.0.decimal(2), self.1.decimal(2))
        }
    }

    fn is_zero(self) -> bool {
        self.0 == Q::ZERO && self.1 == Q::ZERO
    }
}

fn node(id: String, title: String, kind: &str, value: Pair, adds: Pair, children: Vec<Node>) -> Node {
    Node {
        id,
        title,
        kind: kind.to_owned(),
        low: value.0.to_string(),
        high: value.1.to_string(),
        shown: value.shown(),
        adds_low: adds.0.to_string(),
        adds_high: adds.1.to_string(),
        why: None,
        places: Vec::new(),
        children,
    }
}

/// A part that only moves its parent: a cap or a rounding. None where it moves nothing.
fn step(id: String, title: &str, kind: &str, before: Bounds, after: Bounds) -> Option<Node> {
    let moved = Pair::of(after).minus(Pair::of(before));
    (!moved.is_zero()).then(|| node(id, title.to_owned(), kind, moved, moved, Vec::new()))
}

impl Explainer<'_> {
    pub(super) fn tree(&self) -> Node {
        let rolled = &self.verdict.criteria;
        let levels: Vec<(Bounds, bool)> = rolled
            .iter()
            .map(|criterion| (criterion.bounds, criterion.state != State::NotApplicable))
            .collect();
        let chosen = self.chosen(&levels);
        let mut children: Vec<Node> = self
            .rubric
            .file
            .criteria
            .iter()
            .enumerate()
            .map(|(place, file)| self.authority_criterion("grade", place, file, adds_of(&chosen, place, &levels)))
            .collect();
        let combined = self.combined(&chosen, &levels);
        children.extend(step(
            "grade/above-lowest".to_owned(),
            &self.rubric.file.grade.says.to_string(),
            "rule",
            combined,
            self.verdict.grade.before_caps,
        ));
        children.extend(step(
            "grade/signs".to_owned(),
            "signs of the exercises",
            "cap",
            self.verdict.grade.before_caps,
            self.verdict.grade.bounds,
        ));
        for (place, unit) in self.units.iter().enumerate() {
            if let Some(verdict) = self.verdict.units.get(place) {
                children.push(self.unit_node(place, unit.id(), unit.exercise.title.as_str(), verdict));
            }
        }
        let value = Pair::of(self.verdict.grade.bounds);
        node(
            "grade".to_owned(),
            "The authority's grade".to_owned(),
            "grade",
            value,
            value,
            children,
        )
    }

    /// The criteria that give the combined level, at worst and at best; and whether any applies.
    fn chosen(&self, levels: &[(Bounds, bool)]) -> (Option<usize>, Option<usize>) {
        let pick = |level: &dyn Fn(Bounds) -> u32| {
            let mut order: Vec<(u32, usize)> = levels
                .iter()
                .enumerate()
                .filter(|(_, (_, applies))| *applies)
                .map(|(at, (bounds, _))| (level(*bounds), at))
                .collect();
            order.sort_unstable();
            let at = match self.rubric.combine {
                crate::rubric::file::Combine::LowerMedian => order.len().checked_sub(1).map(|last| last / 2),
                crate::rubric::file::Combine::Min => Some(0),
            };
            at.and_then(|at| order.get(at)).map(|(_, place)| *place)
        };
        (pick(&|bounds| bounds.low), pick(&|bounds| bounds.high))
    }

    /// The level that the chosen criteria give, before the rule about the lowest.
    fn combined(&self, chosen: &(Option<usize>, Option<usize>), levels: &[(Bounds, bool)]) -> Bounds {
        let at = |place: Option<usize>| place.and_then(|place| levels.get(place)).map(|(bounds, _)| *bounds);
        Bounds {
            low: at(chosen.0).map_or(0, |bounds| bounds.low),
            high: at(chosen.1).map_or(0, |bounds| bounds.high),
        }
    }

    fn authority_criterion(&self, parent: &str, place: usize, file: &CriterionFile, adds: Pair) -> Node {
        let id = format!("{parent}/{}", file.id);
        let Some(rolled) = self.verdict.criteria.get(place) else {
            return node(id, file.title.to_string(), "criterion", Pair::ZERO, adds, Vec::new());
        };
        let mut children = Vec::new();
        for (at, unit) in self.units.iter().enumerate() {
            let Some(verdict) = self.verdict.units.get(at) else { continue };
            let Some(criterion) = verdict
                .criteria
                .get(place)
                .filter(|criterion| verdict.counted && criterion.state.counts())
            else {
                continue;
            };
            let level = Pair::of(criterion.bounds);
            let pick = |chosen: Option<usize>, level: Q| if chosen == Some(at) { level } else { Q::ZERO };
            let adds = Pair(pick(rolled.chosen.0, level.0), pick(rolled.chosen.1, level.1));
            let mut child = node(
                format!("{id}/{}", unit.id()),
                unit.exercise.title.to_string(),
                "unit",
                level,
                adds,
                Vec::new(),
            );
            child.why = Some(format!("weighs {}", verdict.weight));
            child.places = vec![unit.at()];
            // its own parts stand under the unit; here it is a leaf
            children.push(child);
        }
        children.extend(step(
            format!("{id}/high-stakes"),
            "an exercise with high stakes",
            "cap",
            rolled.middle,
            rolled.bounds,
        ));
        let value = Pair::of(rolled.bounds);
        let settled = !children.is_empty();
        let mut shown = node(id, file.title.to_string(), "criterion", value, adds, children);
        if !settled {
            shown.why = Some("nothing that counts is due".to_owned());
        }
        shown
    }

    fn unit_node(&self, at: usize, unit: &str, title: &str, verdict: &UnitVerdict) -> Node {
        let id = format!("grade/{unit}");
        let levels: Vec<(Bounds, bool)> = verdict
            .criteria
            .iter()
            .map(|criterion| (criterion.bounds, criterion.state != State::NotApplicable))
            .collect();
        let chosen = self.chosen(&levels);
        let mut children: Vec<Node> = self
            .rubric
            .file
            .criteria
            .iter()
            .zip(&verdict.criteria)
            .enumerate()
            .map(|(place, (file, criterion))| {
                self.criterion_node(at, &id, place, file, criterion, verdict, adds_of(&chosen, place, &levels))
            })
            .collect();
        let combined = self.combined(&chosen, &levels);
        let graded = |pick: &dyn Fn(Bounds) -> u32| {
            grade_level(
                self.rubric,
                levels.iter().filter(|(_, applies)| *applies).map(|(bounds, _)| pick(*bounds)),
            )
        };
        if graded(&|bounds| bounds.low).is_some() {
            children.extend(step(
                format!("{id}/above-lowest"),
                self.rubric.file.grade.says.as_str(),
                "rule",
                combined,
                verdict.grade.before_caps,
            ));
            children.extend(step(
                format!("{id}/signs"),
                "decisive signs",
                "cap",
                verdict.grade.before_caps,
                verdict.grade.bounds,
            ));
        } else {
            children.clear();
        }
        let value = Pair::of(verdict.grade.bounds);
        // the authority's grade is made of its criteria; the units stand beside them and add nothing
        let mut shown = node(id, title.to_owned(), "unit", value, Pair::ZERO, children);
        shown.why = Some(words::level(self.rubric, verdict.grade.status, verdict.grade.bounds));
        shown
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one node")]
    fn criterion_node(
        &self,
        at: usize,
        parent: &str,
        place: usize,
        file: &CriterionFile,
        criterion: &CriterionVerdict,
        verdict: &UnitVerdict,
        adds: Pair,
    ) -> Node {
        let id = format!("{parent}/{}", file.id);
        let value = Pair::of(criterion.bounds);
        if !criterion.state.counts() {
            let mut leaf = node(id, file.title.to_string(), "criterion", value, adds, Vec::new());
            leaf.why = Some(
                if matches!(criterion.state, State::NotDue(_)) {
                    "not due yet"
                } else {
                    "does not apply"
                }
                .to_owned(),
            );
            return leaf;
        }
        let effect = criterion.effect.unwrap_or((Q::ZERO, Q::ZERO));
        let all = self.rubric.form_weight.plus(self.rubric.effect_weight).unwrap_or(Q::ONE);
        let share = |part: Q, weight: Q| part.times(weight).and_then(|product| product.over(all)).unwrap_or(Q::ZERO);
        let mut children = Vec::new();
        let parts = &self.rubric.file.parts;
        match criterion.form {
            Some(form) => {
                let weight = self.rubric.form_weight;
                children.push(self.part_node(
                    at,
                    &id,
                    Part::Form,
                    parts.form.title.as_str(),
                    file,
                    criterion,
                    verdict,
                    form,
                    Pair(share(form.0, weight), share(form.1, weight)),
                ));
                let weight = self.rubric.effect_weight;
                children.push(self.part_node(
                    at,
                    &id,
                    Part::Effect,
                    parts.effect.title.as_str(),
                    file,
                    criterion,
                    verdict,
                    effect,
                    Pair(share(effect.0, weight), share(effect.1, weight)),
                ));
            }
            None => children.push(self.part_node(
                at,
                &id,
                Part::Effect,
                parts.effect.title.as_str(),
                file,
                criterion,
                verdict,
                effect,
                Pair(effect.0, effect.1),
            )),
        }
        let rounding = Pair::of(criterion.rounded).minus(Pair(criterion.mean.0, criterion.mean.1));
        if !rounding.is_zero() {
            children.push(node(
                format!("{id}/rounding"),
                "rounding to a whole level".to_owned(),
                "rounding",
                rounding,
                rounding,
                Vec::new(),
            ));
        }
        children.extend(step(
            format!("{id}/held-to-effect"),
            "held to its effect",
            "cap",
            criterion.rounded,
            criterion.after_effect,
        ));
        children.extend(step(
            format!("{id}/top-level"),
            "what the top level also needs",
            "cap",
            criterion.after_effect,
            criterion.after_top,
        ));
        children.extend(step(
            format!("{id}/limits"),
            "limits",
            "cap",
            criterion.after_top,
            criterion.after_limits,
        ));
        let names: Vec<&str> = verdict
            .signs
            .iter()
            .filter(|sign| sign.state == SignState::Fired && sign.criterion == place)
            .filter_map(|sign| self.rubric.file.signs.get(sign.sign).map(|file| file.title.as_str()))
            .collect();
        children.extend(step(
            format!("{id}/signs"),
            &names.join("; "),
            "cap",
            criterion.after_limits,
            criterion.bounds,
        ));
        node(id, file.title.to_string(), "criterion", value, adds, children)
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one node")]
    fn part_node(
        &self,
        at: usize,
        parent: &str,
        part: Part,
        title: &str,
        file: &CriterionFile,
        criterion: &CriterionVerdict,
        verdict: &UnitVerdict,
        mean: (Q, Q),
        adds: Pair,
    ) -> Node {
        let id = format!("{parent}/{}", part.word());
        let own: Vec<(usize, &IndicatorVerdict)> = criterion
            .indicators
            .iter()
            .enumerate()
            .filter(|(row, _)| file.indicators.get(*row).is_some_and(|indicator| indicator.part == part))
            .collect();
        let counted = i64::try_from(own.iter().filter(|(_, result)| result.state.counts()).count()).unwrap_or(1);
        let mut children = Vec::new();
        for (row, result) in own {
            let Some(indicator) = file.indicators.get(row) else { continue };
            let id = format!("{id}/{}", indicator.id);
            if !result.state.counts() {
                let mut leaf = node(id, indicator.title.to_string(), "indicator", Pair::ZERO, Pair::ZERO, Vec::new());
                leaf.why = Some(
                    if matches!(result.state, State::NotDue(_)) {
                        "not due yet"
                    } else {
                        "does not apply"
                    }
                    .to_owned(),
                );
                children.push(leaf);
                continue;
            }
            let level = Pair::of(result.bounds);
            let of = |q: Q| q.over(Q::whole(counted)).unwrap_or(Q::ZERO);
            let mut parts = Vec::new();
            if result.bounds != result.before_caps {
                let before = Pair::of(result.before_caps);
                parts.push(node(
                    format!("{id}/evidence"),
                    "what the evidence shows".to_owned(),
                    "evidence",
                    before,
                    before,
                    Vec::new(),
                ));
                parts.extend(step(
                    format!("{id}/caps"),
                    "caps of its own row",
                    "cap",
                    result.before_caps,
                    result.bounds,
                ));
            }
            let mut shown = node(
                id,
                indicator.title.to_string(),
                "indicator",
                level,
                Pair(of(level.0), of(level.1)),
                parts,
            );
            let model = self
                .rubric
                .criteria
                .iter()
                .zip(&self.rubric.file.criteria)
                .find(|(_, known)| known.id == file.id)
                .map(|(model, _)| model);
            if let Some(model) = model.and_then(|model| model.indicators.get(row)) {
                shown.places = model.facts.iter().flat_map(|fact| self.places_of(at, *fact)).collect();
                shown.places.sort();
                shown.places.dedup();
            }
            let looks = indicator
                .levels
                .iter()
                .find(|step| step.level == result.bounds.low)
                .map(|step| step.looks_like.to_string());
            shown.why = match result.state {
                State::Judged => Some("judged by an assessor".to_owned()),
                State::Counts | State::NotDue(_) | State::NotApplicable => looks,
            };
            let _ = verdict;
            children.push(shown);
        }
        node(id, title.to_owned(), "part", Pair(mean.0, mean.1), adds, children)
    }
}

/// What a criterion adds to the grade: its whole level where it is the chosen one, else nothing.
fn adds_of(chosen: &(Option<usize>, Option<usize>), place: usize, levels: &[(Bounds, bool)]) -> Pair {
    let level = levels.get(place).map_or(Bounds::at(0), |(bounds, _)| *bounds);
    let pick = |chosen: Option<usize>, level: u32| if chosen == Some(place) { Q::from(level) } else { Q::ZERO };
    Pair(pick(chosen.0, level.low), pick(chosen.1, level.high))
}
