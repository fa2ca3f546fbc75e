//! What an edition keeps of an authority and of a pair: all but the names of files, the paths of reports and the ids of exercises.
//!
//! Stands here, and not where an edition is made, since a view of a region shows the same of them and adds the files.

use super::{Authority, Pair, ShownAuthority, ShownPair, ShownSide, Side};

impl From<&Authority> for ShownAuthority {
    fn from(one: &Authority) -> Self {
        Self {
            id: one.id.clone(),
            name: one.name.clone(),
            code: one.code.clone(),
            from: one.from.clone(),
            to: one.to.clone(),
            basis: one.basis.clone(),
            people: one.people.clone(),
            status: one.status,
            low: one.low,
            high: one.high,
            words: one.words.clone(),
            criteria: one.criteria.clone(),
            signs: one.signs.clone(),
            rank: one.rank.clone(),
            not_ranked: one.not_ranked.clone(),
        }
    }
}

impl From<&Pair> for ShownPair {
    fn from(pair: &Pair) -> Self {
        Self {
            criterion: pair.criterion.clone(),
            title: pair.title.clone(),
            weak: (&pair.weak).into(),
            strong: (&pair.strong).into(),
            alike: pair.alike.clone(),
        }
    }
}

impl From<&Side> for ShownSide {
    fn from(side: &Side) -> Self {
        Self {
            authority: side.authority.clone(),
            name: side.name.clone(),
            level: side.level.clone(),
            title: side.title.clone(),
        }
    }
}
