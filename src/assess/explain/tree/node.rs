//! Nodes and the pairs of exact numbers that stand in them.
//!
//! Only makes them; which number is made of which stands with the tree.

use crate::assess::published::Node;
use crate::assess::verdict::{Bounds, State};
use crate::base::number::Q;

/// A pair of exact numbers: at worst and at best.
#[derive(Clone, Copy)]
pub(super) struct Pair(pub(super) Q, pub(super) Q);

impl Pair {
    /// Nothing, at worst and at best.
    pub(super) const ZERO: Self = Self(Q::ZERO, Q::ZERO);

    /// A level as a pair.
    pub(super) fn of(bounds: Bounds) -> Self {
        Self(Q::from(bounds.low), Q::from(bounds.high))
    }

    /// Each number less the other's.
    pub(super) fn minus(self, other: Self) -> Self {
        Self(self.0.minus(other.0).unwrap_or(Q::ZERO), self.1.minus(other.1).unwrap_or(Q::ZERO))
    }

    /// Each number through `by`.
    pub(super) fn each(self, by: impl Fn(Q) -> Option<Q>) -> Self {
        Self(by(self.0).unwrap_or(Q::ZERO), by(self.1).unwrap_or(Q::ZERO))
    }

    /// The numbers that are `place`'s: at worst and at best, where it is the chosen one, else nothing.
    pub(super) fn where_chosen(self, chosen: (Option<usize>, Option<usize>), place: usize) -> Self {
        let pick = |chosen: Option<usize>, number: Q| if chosen == Some(place) { number } else { Q::ZERO };
        Self(pick(chosen.0, self.0), pick(chosen.1, self.1))
    }

    /// Nothing at all.
    pub(super) fn is_zero(self) -> bool {
        self.0 == Q::ZERO && self.1 == Q::ZERO
    }

    fn shown(self) -> String {
        if self.0 == self.1 {
            self.0.decimal(2)
        } else {
            format!("{} to {}", self.0.decimal(2), self.1.decimal(2))
        }
    }
}

/// A node with its parts.
pub(super) fn node(id: String, title: String, kind: &str, value: Pair, adds: Pair, children: Vec<Node>) -> Node {
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

/// A node without parts for what does not count, with the reason.
pub(super) fn left_out(id: String, title: String, kind: &str, value: Pair, adds: Pair, state: State) -> Node {
    let why = if matches!(state, State::NotDue(_)) {
        "not due yet"
    } else {
        "does not apply"
    };
    Node {
        why: Some(why.to_owned()),
        ..node(id, title, kind, value, adds, Vec::new())
    }
}

/// A part that only moves its parent: a cap or a rounding. None where it moves nothing.
pub(super) fn step(id: String, title: &str, kind: &str, before: Bounds, after: Bounds) -> Option<Node> {
    let moved = Pair::of(after).minus(Pair::of(before));
    (!moved.is_zero()).then(|| node(id, title.to_owned(), kind, moved, moved, Vec::new()))
}
