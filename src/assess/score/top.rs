//! What the top level of a criterion also needs. Nothing else lowers or raises a level here.

use super::indicator::{capped, climb};
use crate::assess::verdict::{Bounds, IndicatorVerdict};
use crate::base::interval::Truth;
use crate::facts::Facts;
use crate::rubric::eval;
use crate::rubric::file::Part;
use crate::rubric::model::{Criterion, Indicator, Rubric};

/// What the top level also needs: at worst it must surely hold, at best it fails only where it surely does not.
pub(super) fn top<'f>(
    rubric: &Rubric,
    criterion: &Criterion,
    pairs: &[(&Indicator, &IndicatorVerdict)],
    facts: &Facts,
    light: Truth,
    corroborated: &'f dyn Fn() -> &'f Facts,
    bounds: Bounds,
) -> Bounds {
    let Some(top) = &rubric.top else { return bounds };
    if bounds.high < top.level {
        return bounds;
    }
    let counted = || pairs.iter().filter(|(_, verdict)| verdict.state.counts());
    let all_low = counted().all(|(_, verdict)| verdict.bounds.low >= top.all_at_least);
    let all_high = counted().all(|(_, verdict)| verdict.bounds.high >= top.all_at_least);
    let rated = eval::truth(&top.holds, facts);
    let outside = if all_high && !rated.is_false() {
        let verdicts: Vec<IndicatorVerdict> = pairs.iter().map(|(_, verdict)| **verdict).collect();
        outside(rubric, criterion, &verdicts, corroborated(), light)
    } else {
        Bounds::at(rubric.lowest)
    };
    let below = top.level.saturating_sub(1);
    let low = if all_low && rated.is_true() && outside.low >= top.corroborated_at_least {
        bounds.low
    } else {
        bounds.low.min(below)
    };
    let high = if all_high && !rated.is_false() && outside.high >= top.corroborated_at_least {
        bounds.high
    } else {
        bounds.high.min(below)
    };
    Bounds { low, high }
}

/// How far the best of the effect indicators that count comes by facts that somebody else states too, at least and at most.
pub(in crate::assess) fn outside(
    rubric: &Rubric,
    criterion: &Criterion,
    verdicts: &[IndicatorVerdict],
    facts: &Facts,
    light: Truth,
) -> Bounds {
    let effects = criterion.indicators.iter().zip(verdicts);
    let effects = effects.filter(|(indicator, verdict)| indicator.part == Part::Effect && verdict.state.counts());
    effects.fold(Bounds::at(rubric.lowest), |best, (indicator, _)| {
        let mut level = climb(indicator, rubric.lowest, facts, light.is_true());
        for cap in &indicator.caps {
            level = capped(level, cap.at_most, eval::truth(&cap.when, facts));
        }
        Bounds {
            low: best.low.max(level.low),
            high: best.high.max(level.high),
        }
    })
}
