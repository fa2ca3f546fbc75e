//! The check of one rule: how figures combine, which of them there can be, and that each is in a band.

use super::check::Checker;
use super::file::{BandFile, Gather};
use super::model::{Band, Rule};
use crate::base::number::Q;
use crate::base::pointer::Pointer;
use crate::rubric::check::round;
use crate::rubric::file::RoundWord;

/// The figures that a rule can give, from the lowest to the highest, of `many` marks between `scale`.
fn reach(combine: Gather, many: usize, scale: (u32, u32)) -> Option<(Q, Q)> {
    let (low, high) = (Q::from(scale.0), Q::from(scale.1));
    match combine {
        Gather::Sum => {
            let many = Q::whole(i64::try_from(many).ok()?);
            Some((low.times(many)?, high.times(many)?))
        }
        Gather::Percent => Some((low.times(Q::whole(100))?.over(high)?, Q::whole(100))),
        Gather::Mean | Gather::Min | Gather::Median | Gather::LowerMedian | Gather::NthLowest | Gather::All | Gather::Any => {
            Some((low, high))
        }
        Gather::None => None,
    }
}

/// Whether a rule ends in a level: a total or a share does so by its bands alone.
pub(super) fn has_level(rule: &Rule) -> bool {
    match rule.combine {
        Gather::None => false,
        Gather::Sum | Gather::Percent => !rule.bands.is_empty(),
        Gather::Mean | Gather::Min | Gather::Median | Gather::LowerMedian | Gather::NthLowest | Gather::All | Gather::Any => true,
    }
}

/// What a rule says in its file, wherever it stands.
pub(super) struct RuleFile<'a> {
    pub(super) combine: Gather,
    pub(super) nth: Option<u32>,
    pub(super) round: Option<RoundWord>,
    pub(super) bands: &'a [BandFile],
}

impl Checker {
    pub(super) fn rule(&mut self, file: &RuleFile<'_>, many: usize, scale: (u32, u32), levels: (u32, u32), at: &Pointer) -> Option<Rule> {
        let nth = match (file.combine, file.nth) {
            (Gather::NthLowest, Some(nth)) if nth > 0 => usize::try_from(nth).unwrap_or(1),
            (Gather::NthLowest, _) => {
                self.error(
                    "no-rule",
                    &at.key("nth"),
                    "which from below is not said",
                    "write nth: 2 for the second-lowest",
                );
                return None;
            }
            _ => 1,
        };
        let mut bands: Vec<Band> = Vec::new();
        for (place, band) in file.bands.iter().enumerate() {
            let at = at.key("bands").item(place);
            let from = band.from.exact()?;
            if bands.last().is_some_and(|last| last.from >= from) {
                let message = format!("the band begins at {}, not above the one before it", from.decimal(6));
                self.error(
                    "falling-threshold",
                    &at.key("from"),
                    message,
                    "write the bands from the lowest, each beginning higher",
                );
            }
            let (low, high) = match (band.level, band.between) {
                (Some(level), None) => {
                    self.decides(band.status, &format!("from {}", from.decimal(6)), &at);
                    (level, level)
                }
                (None, Some([low, high])) if low < high => (low, high),
                _ => {
                    let help = "write level: N, or between: [LOW, HIGH] where the publisher's cut is not known";
                    self.error("unclear-band", &at, "a band that is neither one level nor between two", help);
                    return None;
                }
            };
            self.level(low, levels, &at);
            if high > low {
                self.level(high, levels, &at);
            }
            bands.push(Band { from, low, high });
        }
        match (reach(file.combine, many, scale), bands.first()) {
            (Some((lowest, _)), Some(first)) if first.from > lowest => {
                let message = format!("figures from {} to {} are in no band", lowest.decimal(6), first.from.decimal(6));
                self.error(
                    "hole-in-bands",
                    &at.key("bands").item(0).key("from"),
                    message,
                    format!("begin the first band at {} or below", lowest.decimal(6)),
                );
            }
            (Some(_), None) if matches!(file.combine, Gather::Mean | Gather::Median) && file.round.is_none() => self.error(
                "no-rule",
                at,
                "a mean that is neither rounded nor looked up in bands",
                "write round: half-up, floor, up or half-even, or give bands",
            ),
            (None, Some(_)) => self.error(
                "unclear-band",
                &at.key("bands"),
                "bands without a figure to look up in them",
                "write how the marks combine, or take the bands out",
            ),
            _ => {}
        }
        Some(Rule {
            combine: file.combine,
            nth,
            round: file.round.map(round),
            bands,
        })
    }
}
