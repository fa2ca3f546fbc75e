//! How many people of a group there are, and what share of those affected, from the first place that says so.

use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::view::View;
use crate::submission::fields::{Cell, Count, Percent};
use crate::submission::model::Group;

/// Where the figure of a group comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Figure {
    Stated,
    Baseline,
    None,
}

/// Its share of those affected and its people among them, from the exercise, else the authority, else the baseline file.
pub(super) fn figures(view: &View<'_>, id: &str, row: Option<&Group>) -> (Interval, Interval, Figure, bool) {
    let affected = view
        .exercise
        .affected
        .as_ref()
        .and_then(|affected| affected.people.value())
        .map_or(Interval::from(Q::ZERO), |people| people.interval());
    // of nobody there is no share
    let somebody = |whole: &Count<_>| whole.interval().high != Some(Q::ZERO);
    let stated = view
        .exercise
        .affected
        .as_ref()
        .is_some_and(|affected| affected.people.value().is_some_and(somebody));
    let of = |share: Interval, whole: &Interval| share.times(whole);
    if let Some(row) = row {
        if let Cell::Value(share) = row.share {
            let share = Interval::exact(share.fraction());
            let people = row.people.value().map_or_else(|| of(share, &affected), |people| people.interval());
            return (share, people, Figure::Stated, true);
        }
        if let (Cell::Value(people), true) = (&row.people, stated) {
            let people = people.interval();
            return (people.over(&affected), people, Figure::Stated, true);
        }
    }
    let own = row.and_then(|row| row.people.value()).map(|people| people.interval());
    let authority = &view.context.submission.authority;
    let listed = authority
        .groups
        .as_deref()
        .unwrap_or(&[])
        .iter()
        .find(|group| group.group.as_str() == id);
    if let Some(group) = listed {
        if let Cell::Value(share) = group.share {
            let share = Interval::exact(share.fraction());
            return (share, own.unwrap_or_else(|| of(share, &affected)), Figure::Stated, true);
        }
        if let (Some(people), Some(all)) = (
            group.people.value(),
            authority.people.value().filter(|all| all.interval().high != Some(Q::ZERO)),
        ) {
            let share = people.interval().over(&all.interval());
            return (share, own.unwrap_or_else(|| of(share, &affected)), Figure::Stated, true);
        }
    }
    if own.is_some() || listed.is_some_and(|group| group.people.value().is_some()) {
        let open = Interval::between(Q::ZERO, Q::ONE);
        return (open, own.unwrap_or_else(|| of(open, &affected)), Figure::Stated, false);
    }
    if let Some(baseline) = view.context.baseline
        && let Some(people) = baseline.groups.get(id)
        && let Some(share) = Q::new(i128::from(*people), i128::from(baseline.people))
    {
        let share = Interval::exact(share);
        return (share, of(share, &affected), Figure::Baseline, true);
    }
    (
        Interval {
            low: Some(Q::ZERO),
            high: Some(Q::ONE),
        },
        Interval {
            low: Some(Q::ZERO),
            high: affected.high,
        },
        Figure::None,
        false,
    )
}

/// A stated figure of people, else of their share, says that there are none.
pub(super) fn nobody_of<K>(people: &Cell<Count<K>>, share: &Cell<Percent>) -> Truth {
    match (people.value(), share.value()) {
        (Some(people), _) => people.interval().at_most(Q::ZERO),
        (None, Some(share)) => Truth::from(share.fraction() == Q::ZERO),
        (None, None) => Truth::False,
    }
}
