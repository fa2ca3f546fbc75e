//! Many levels into one figure, exactly, as parts that sum to it.
//!
//! Owns what each way of combining adds per level; it rounds nothing and knows no band.

use crate::base::number::Q;
use crate::rubric::framework::file::Gather;
use crate::rubric::framework::model::{Band, Rule};

/// One level with its weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// the level
    pub level: Q,
    /// its weight
    pub weight: Q,
}

/// What each level adds to the figure; the parts sum to it. None where there is no figure: nothing to combine, or no total.
pub fn parts(rule: &Rule, levels: &[Part], lowest: Q, highest: Q) -> Option<Vec<Q>> {
    if levels.is_empty() {
        return None;
    }
    let weights = levels.iter().try_fold(Q::ZERO, |sum, part| sum.plus(part.weight))?;
    match rule.combine {
        Gather::None => None,
        Gather::Sum => levels.iter().map(|part| part.level.times(part.weight)).collect(),
        Gather::Mean => levels.iter().map(|part| part.level.times(part.weight)?.over(weights)).collect(),
        Gather::Percent => {
            let most = weights.times(highest)?;
            let share = |part: &Part| part.level.times(part.weight)?.times(Q::whole(100))?.over(most);
            levels.iter().map(share).collect()
        }
        Gather::Min => chosen(levels, &[0]),
        Gather::NthLowest => chosen(levels, &[rule.nth.checked_sub(1)?]),
        Gather::LowerMedian => chosen(levels, &[levels.len().checked_sub(1)?.checked_div(2)?]),
        Gather::Median => chosen(
            levels,
            &[levels.len().checked_sub(1)?.checked_div(2)?, levels.len().checked_div(2)?],
        ),
        // the highest level or the lowest: the one that decides stands for all
        Gather::All => gate(levels, 0, lowest, highest),
        Gather::Any => gate(levels, levels.len().checked_sub(1)?, lowest, highest),
    }
}

/// The levels at `ranks` from below, each adding its share of their mean; all others add nothing.
fn chosen(levels: &[Part], ranks: &[usize]) -> Option<Vec<Q>> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    order.sort_by_key(|place| levels.get(*place).map(|part| part.level));
    let share = Q::new(1, i128::try_from(ranks.len()).ok()?)?;
    let mut added = vec![Q::ZERO; levels.len()];
    for rank in ranks {
        let place = *order.get(*rank)?;
        let (slot, part) = (added.get_mut(place)?, levels.get(place)?);
        *slot = slot.plus(part.level.times(share)?)?;
    }
    Some(added)
}

/// The highest level where the level at `rank` from below has it, else the lowest; it alone adds.
fn gate(levels: &[Part], rank: usize, lowest: Q, highest: Q) -> Option<Vec<Q>> {
    let mut added = chosen(levels, &[rank])?;
    let mut order: Vec<usize> = (0..levels.len()).collect();
    order.sort_by_key(|place| levels.get(*place).map(|part| part.level));
    let place = *order.get(rank)?;
    let passed = levels.get(place)?.level == highest;
    *added.get_mut(place)? = if passed { highest } else { lowest };
    Some(added)
}

/// The sum of parts.
pub fn figure(parts: &[Q]) -> Option<Q> {
    parts.iter().try_fold(Q::ZERO, |sum, part| sum.plus(*part))
}

/// The figure as it is shown and looked up: rounded once, where the rule rounds.
pub fn rounded(rule: &Rule, figure: Q) -> Q {
    rule.round.map_or(figure, |how| Q::whole(figure.round(how)))
}

/// The band of a figure; none below the first.
pub fn band(bands: &[Band], figure: Q) -> Option<&Band> {
    bands.iter().rev().find(|band| band.from <= figure)
}

/// The lowest and the highest level of a figure that was rounded: by its band, or itself where it is a level.
pub fn levels(rule: &Rule, figure: Q) -> Option<(u32, u32)> {
    if rule.bands.is_empty() {
        if matches!(rule.combine, Gather::Sum | Gather::Percent | Gather::None) {
            return None;
        }
        let level = (figure.denominator() == 1).then(|| u32::try_from(figure.numerator()).ok())??;
        return Some((level, level));
    }
    band(&rule.bands, figure).map(|band| (band.low, band.high))
}

#[cfg(test)]
#[path = "gather_tests.rs"]
mod tests;
