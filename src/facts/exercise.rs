//! What the exercise is about: stakes, proposal, who is affected, how long people live with it.

use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::Facts;
use crate::facts::catalogue::Fact;
use crate::facts::settings::Parameter;
use crate::facts::value::{Silence, Value};
use crate::facts::view::View;
use crate::submission::fields::Cell;
use crate::submission::model::ServiceChange;
use crate::submission::model::exercise::Relationship;

/// How much is at stake, from 1 to 3: never 1 by silence. Where silence is left open, whatever it could change is open.
fn stakes(view: &View<'_>) -> Interval {
    let settings = view.context.settings;
    let affected = view
        .exercise
        .affected
        .as_ref()
        .and_then(|affected| affected.people.value())
        .map(|people| people.interval());
    let many = affected.is_some_and(|people| people.at_least(settings.number(Parameter::StakesHigh)).is_true());
    let few = affected.is_some_and(|people| people.at_least(settings.number(Parameter::StakesLow)).is_false());
    let change = view.exercise.service_change.get();
    let cut = matches!(change, Some(ServiceChange::Ended | ServiceChange::Reduced | ServiceChange::Moved));
    let between = |low: i64, high: i64| Interval::between(Q::whole(low), Q::whole(high));
    if cut || many {
        return between(3, 3);
    }
    if view.context.open {
        let least = if affected.is_none() || few { 1 } else { 2 };
        let most = if affected.is_none() || change.is_none() { 3 } else { least };
        return between(least, most);
    }
    if change.is_some() && few { between(1, 1) } else { between(2, 2) }
}

pub(super) fn exercise(view: &View<'_>, facts: &mut Facts) {
    facts.set(Fact::Stakes, Value::number(stakes(view)));
    facts.set(Fact::HasProposal, view.happened(&view.exercise.proposal));
    facts.set(Fact::Withdrawn, view.withdrawn);
    let cut = match &view.exercise.service_change {
        Cell::Value(change) => Value::truth(Truth::from(matches!(
            change,
            ServiceChange::Ended | ServiceChange::Reduced | ServiceChange::Moved
        ))),
        Cell::NotHeld => view.not_held_truth(),
        Cell::Blank | Cell::NotApplicable(_) => view.blank_truth(),
    };
    facts.set(Fact::ServiceCut, cut);
    let everyone = view
        .exercise
        .affected
        .as_ref()
        .map_or_else(|| view.blank_truth(), |affected| view.flag(&affected.everyone));
    facts.set(Fact::EveryoneAffected, everyone);
    let enduring = match &view.exercise.relationship {
        Cell::Value(relationship) => Value::truth(Truth::from(*relationship == Relationship::Enduring)),
        // an answer that is owed and missing counts as the one that asks for more
        Cell::NotHeld if view.context.open => Value::UNKNOWN_TRUTH,
        Cell::NotHeld => Value::truth(Truth::True).resting_on(Silence::NotHeld),
        Cell::Blank | Cell::NotApplicable(_) if view.adverse() => Value::truth(Truth::True).resting_on(Silence::Blank),
        Cell::Blank | Cell::NotApplicable(_) => Value::UNKNOWN_TRUTH,
    };
    facts.set(Fact::Enduring, enduring);
    facts.set(Fact::FirstAttempt, view.flag(&view.exercise.first_attempt));
    let people = &view.context.submission.authority.people;
    facts.set(
        Fact::AuthorityPeople,
        match people {
            Cell::Value(count) => Value::number(count.interval()),
            // an authority that does not say how many it serves is not taken for a small one
            Cell::NotHeld if !view.context.open => Value::NOTHING.resting_on(Silence::NotHeld),
            Cell::NotHeld | Cell::Blank | Cell::NotApplicable(_) => view.blank_number(),
        },
    );
}
