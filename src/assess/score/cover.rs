//! How much of a criterion is known, and the level on what is held. Neither enters a grade.

use super::criterion::{level_of, mean};
use crate::assess::verdict::IndicatorVerdict;
use crate::base::number::Q;
use crate::rubric::file::Part;
use crate::rubric::model::{Indicator, Rubric};

/// An indicator is known unless it could be anything.
pub(super) fn is_known(rubric: &Rubric, verdict: &IndicatorVerdict) -> bool {
    verdict.bounds.low > rubric.lowest || verdict.bounds.high < rubric.highest
}

/// The known and the applicable weight within a criterion: form and effect by their weights, equal inside.
pub(super) fn coverage(rubric: &Rubric, pairs: &[(&Indicator, &IndicatorVerdict)]) -> (Q, Q) {
    let (mut known, mut applies) = (Q::ZERO, Q::ZERO);
    for (part, weight) in [(Part::Form, rubric.form_weight), (Part::Effect, rubric.effect_weight)] {
        let counted: Vec<_> = pairs
            .iter()
            .filter(|(indicator, verdict)| indicator.part == part && verdict.state.counts())
            .collect();
        let all = i128::try_from(counted.len()).unwrap_or(0);
        let some = i128::try_from(counted.iter().filter(|(_, verdict)| is_known(rubric, verdict)).count()).unwrap_or(0);
        if all > 0 {
            applies = applies.plus(weight).unwrap_or(applies);
            known = Q::new(some, all)
                .and_then(|share| share.times(weight))
                .and_then(|part| known.plus(part))
                .unwrap_or(known);
        }
    }
    (known, applies)
}

/// The level on what is held: unknown indicators left out, partly known ones at their low end.
pub(super) fn held(rubric: &Rubric, pairs: &[(&Indicator, &IndicatorVerdict)], known: Q, applies: Q) -> Option<u32> {
    let some: Vec<(&Indicator, &IndicatorVerdict)> = pairs.iter().filter(|(_, verdict)| is_known(rubric, verdict)).copied().collect();
    let effect = mean(&some, Part::Effect)?.0;
    let half = applies.over(Q::whole(2))?;
    if known < half {
        return None;
    }
    let form = mean(&some, Part::Form).map(|form| form.0);
    Some(level_of(rubric, form, effect))
}
