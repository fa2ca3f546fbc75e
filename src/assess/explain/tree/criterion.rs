//! A criterion of one unit in the tree: form and effect with their indicators, the rounding, and every cap after it.

use super::node::{Pair, left_out, node, step};
use crate::assess::explain::{Explainer, words};
use crate::assess::published::Node;
use crate::assess::verdict::{CriterionVerdict, IndicatorVerdict, SignState, SignVerdict, State};
use crate::base::number::Q;
use crate::rubric::file::{CriterionFile, IndicatorFile, Part};

/// One criterion of one unit.
pub(super) struct Here<'a> {
    /// the unit's place
    pub(super) unit: usize,
    /// the criterion's place in the rubric
    pub(super) place: usize,
    /// what the rubric says of it
    pub(super) file: &'a CriterionFile,
    /// what came of it
    pub(super) criterion: &'a CriterionVerdict,
}

impl Explainer<'_> {
    /// The node of a criterion.
    pub(super) fn criterion_node(&self, parent: &str, here: &Here<'_>, signs: &[SignVerdict], adds: Pair) -> Node {
        let (file, criterion) = (here.file, here.criterion);
        let id = format!("{parent}/{}", file.id);
        let title = file.title.to_string();
        let value = Pair::of(criterion.bounds);
        if !criterion.state.counts() {
            return left_out(id, title, "criterion", value, adds, criterion.state);
        }
        let mut children = self.part_nodes(&id, here);
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
        let fired: Vec<&str> = signs
            .iter()
            .filter(|sign| sign.state == SignState::Fired && sign.criterion == here.place)
            .filter_map(|sign| self.rubric.file.signs.get(sign.sign).map(|file| file.title.as_str()))
            .collect();
        let fired = fired.join("; ");
        let caps = [
            ("held-to-effect", "held to its effect", criterion.after_effect),
            ("top-level", "what the top level also needs", criterion.after_top),
            ("limits", "limits", criterion.after_limits),
            ("signs", fired.as_str(), criterion.bounds),
        ];
        let mut before = criterion.rounded;
        for (name, title, after) in caps {
            children.extend(step(format!("{id}/{name}"), title, "cap", before, after));
            before = after;
        }
        node(id, title, "criterion", value, adds, children)
    }

    /// Form and effect, each by its share of the weight; effect alone where no form indicator counts.
    fn part_nodes(&self, parent: &str, here: &Here<'_>) -> Vec<Node> {
        let (low, high) = here.criterion.effect.unwrap_or((Q::ZERO, Q::ZERO));
        let effect = Pair(low, high);
        let Some((low, high)) = here.criterion.form else {
            return vec![self.part_node(parent, here, Part::Effect, effect, effect)];
        };
        let form = Pair(low, high);
        let all = self.rubric.form_weight.plus(self.rubric.effect_weight).unwrap_or(Q::ONE);
        let share = |mean: Pair, weight: Q| mean.each(|number| number.times(weight).and_then(|product| product.over(all)));
        vec![
            self.part_node(parent, here, Part::Form, form, share(form, self.rubric.form_weight)),
            self.part_node(parent, here, Part::Effect, effect, share(effect, self.rubric.effect_weight)),
        ]
    }

    /// One part: the mean of its indicators that count.
    fn part_node(&self, parent: &str, here: &Here<'_>, part: Part, mean: Pair, adds: Pair) -> Node {
        let id = format!("{parent}/{}", part.word());
        let own: Vec<(usize, &IndicatorFile, &IndicatorVerdict)> = here
            .file
            .indicators
            .iter()
            .zip(&here.criterion.indicators)
            .enumerate()
            .filter(|(_, (indicator, _))| indicator.part == part)
            .map(|(row, (indicator, result))| (row, indicator, result))
            .collect();
        let counted = i64::try_from(own.iter().filter(|(_, _, result)| result.state.counts()).count()).unwrap_or(1);
        let children = own
            .into_iter()
            .map(|(row, indicator, result)| self.indicator_node(&id, here, row, indicator, result, counted))
            .collect();
        let parts = &self.rubric.file.parts;
        let title = match part {
            Part::Form => &parts.form.title,
            Part::Effect => &parts.effect.title,
        };
        node(id, title.to_string(), "part", mean, adds, children)
    }

    /// One indicator, which adds one of `counted` equal shares of its level.
    fn indicator_node(
        &self,
        parent: &str,
        here: &Here<'_>,
        row: usize,
        indicator: &IndicatorFile,
        result: &IndicatorVerdict,
        counted: i64,
    ) -> Node {
        let id = format!("{parent}/{}", indicator.id);
        let title = indicator.title.to_string();
        if !result.state.counts() {
            return left_out(id, title, "indicator", Pair::ZERO, Pair::ZERO, result.state);
        }
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
        let level = Pair::of(result.bounds);
        let adds = level.each(|number| number.over(Q::whole(counted)));
        let mut shown = node(id, title, "indicator", level, adds, parts);
        let model = self.rubric.criteria.get(here.place).and_then(|model| model.indicators.get(row));
        if let Some(model) = model {
            shown.places = model.facts.iter().flat_map(|fact| self.places_of(here.unit, *fact)).collect();
            shown.places.sort();
            shown.places.dedup();
        }
        shown.why = match result.state {
            State::Judged => Some("judged by an assessor".to_owned()),
            State::Overridden => Some(format!(
                "set against what is measured, which gives {}",
                words::range(result.measured)
            )),
            State::Counts | State::NotDue(_) | State::NotApplicable => indicator
                .levels
                .iter()
                .find(|step| step.level == result.bounds.low)
                .map(|step| step.looks_like.to_string()),
        };
        shown
    }
}
