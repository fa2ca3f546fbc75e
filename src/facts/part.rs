//! The part that people had: agenda, rung of the promise and of the evidence, meetings that last.

use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::Facts;
use crate::facts::catalogue::Fact;
use crate::facts::salience::in_proposal;
use crate::facts::settings::Parameter;
use crate::facts::themes::ThemeSeen;
use crate::facts::value::{Content, Silence, Value};
use crate::facts::view::View;
use crate::submission::fields::Cell;
use crate::submission::model::decisions::Power;
use crate::submission::model::exercise::{Agenda, Rung};
use crate::submission::model::roles::RoleKind;

pub(super) fn part(view: &View<'_>, themes: &[ThemeSeen<'_>], facts: &mut Facts) {
    let exercise = view.exercise;
    let agenda = match &exercise.agenda {
        Cell::Value(agenda) => Value::truth(Truth::from(matches!(agenda, Agenda::Public | Agenda::Shared))),
        Cell::NotHeld => view.not_held_truth(),
        Cell::Blank | Cell::NotApplicable(_) => view.blank_truth(),
    };
    facts.set(Fact::AgendaShared, agenda);
    facts.set(
        Fact::PublicOptionTested,
        in_proposal(view, |proposal| view.flag(&proposal.public_option_tested)),
    );

    let two_way = two_way_before_decision(view);
    // a compiled file may leave activities out
    let two_way = if !view.returned() && two_way.as_truth().is_false() {
        Value::UNKNOWN_TRUTH
    } else {
        two_way
    };
    facts.set(Fact::TwoWayBeforeDecision, two_way);
    let one_way = view.any(&exercise.activities, |activity| match &activity.kind {
        Cell::Value(kind) => Value::truth(Truth::from(kind.is_two_way())),
        Cell::NotHeld => view.not_held_truth(),
        Cell::Blank | Cell::NotApplicable(_) => view.blank_truth(),
    });
    facts.set(Fact::AllOneWay, none_otherwise(view, one_way));

    let informed = match &exercise.information {
        Some(information) => {
            let anything = information.published.value().is_some()
                || information.text.is_some()
                || information.formats.as_deref().is_some_and(|list| !list.is_empty())
                || information.channels.as_deref().is_some_and(|list| !list.is_empty());
            match (anything, &information.published) {
                (true, _) => Value::truth(Truth::True),
                (false, Cell::NotHeld) => view.not_held_truth(),
                _ => view.blank_truth(),
            }
        }
        None => view.blank_truth(),
    };
    let heard = view.heard.compare(|people| people.at_least(Q::ONE));
    let consulted = heard.and(facts.get(Fact::ResultsBeforeDecision));
    let taken_up = themes
        .iter()
        .fold(Value::truth(Truth::False), |any, theme| any.or(theme.taken_up.and(theme.told)));
    let taken_up = if exercise.themes.is_none() { view.blank_truth() } else { taken_up };
    let involved = two_way.and(taken_up);
    let co_design = view.any(&exercise.roles, |role| Value::truth(Truth::from(role.kind == RoleKind::CoDesigner)));
    let power = |wanted: &'static [Power]| {
        view.any_decision(move |decision| match &decision.power {
            Cell::Value(power) => Value::truth(Truth::from(wanted.contains(power))),
            Cell::NotHeld => view.not_held_truth(),
            Cell::Blank | Cell::NotApplicable(_) => view.blank_truth(),
        })
    };
    let collaborated = agenda.or(co_design).or(power(&[Power::Joint, Power::People]));
    let empowered = view.any_decision(|decision| {
        let theirs = view.states(&decision.power, |power| *power == Power::People);
        theirs.and(view.flag(&decision.carried_out))
    });
    let steps = [informed, consulted, involved, collaborated, empowered];
    let climb = |good: fn(Truth) -> bool| i64::try_from(steps.iter().take_while(|step| good(step.as_truth())).count()).unwrap_or(0);
    let rung = Interval::between(Q::whole(climb(Truth::is_true_value)), Q::whole(climb(Truth::is_not_false)));
    let rung = Value {
        content: Content::Number(rung),
        silence: steps.iter().map(|step| step.silence).min().unwrap_or(Silence::Blank),
    };
    facts.set(Fact::RungEvidenced, rung);

    let promised = exercise.promise.get().map_or(2, rung_number);
    facts.set(Fact::RungPromised, Value::whole(promised));
    let made = match exercise.promise {
        Cell::Value(_) => Value::truth(Truth::True),
        Cell::NotHeld => view.not_held_truth(),
        Cell::Blank | Cell::NotApplicable(_) => view.blank_truth(),
    };
    facts.set(Fact::PromiseMade, made);
    // without a promise the rubric's field takes consultation as what any exercise owes
    let against = Interval::exact(Q::whole(promised));
    let kept = rung.as_number().unwrap_or(Interval::ANY).minus(&against);
    facts.set(
        Fact::PartKept,
        Value {
            content: Content::Number(kept),
            silence: rung.silence,
        },
    );
}

impl Truth {
    fn is_true_value(self) -> bool {
        self == Self::True
    }

    fn is_not_false(self) -> bool {
        self != Self::False
    }
}

const fn rung_number(rung: Rung) -> i64 {
    match rung {
        Rung::Inform => 1,
        Rung::Consult => 2,
        Rung::Involve => 3,
        Rung::Collaborate => 4,
        Rung::Empower => 5,
    }
}

/// That every activity is of a kind, from whether one is otherwise: never sure in a compiled file, which may leave activities out, and
/// false where there is none.
pub(super) fn none_otherwise(view: &View<'_>, otherwise: Value) -> Value {
    let empty = view.exercise.activities.as_deref().is_some_and(<[_]>::is_empty) || (view.exercise.activities.is_none() && view.adverse());
    if otherwise.as_truth().is_true() {
        otherwise.negated()
    } else if !view.returned() {
        Value::UNKNOWN_TRUTH
    } else if empty {
        Value::truth(Truth::False).resting_on(otherwise.silence)
    } else {
        otherwise.negated()
    }
}

fn two_way_before_decision(view: &View<'_>) -> Value {
    let least = view.context.settings.number(Parameter::TwoWayPeople);
    view.any(&view.exercise.activities, |activity| {
        let two_way = match &activity.kind {
            Cell::Value(kind) => Value::truth(Truth::from(kind.is_two_way())),
            Cell::NotHeld => view.not_held_truth(),
            Cell::Blank | Cell::NotApplicable(_) => view.blank_truth(),
        };
        let ended = if activity.closes.value().is_some() {
            view.date(&activity.closes)
        } else {
            view.closes
        };
        let before = match view.decided_or_due.content {
            Content::Nothing => Value::truth(Truth::True),
            Content::Number(_) | Content::Perhaps(_) | Content::Truth(_) => {
                View::days_between(ended, view.decided_or_due).compare(|gap| gap.at_least(Q::ONE))
            }
        };
        two_way
            .and(view.activity_people(activity).compare(|people| people.at_least(least)))
            .and(before)
    })
}

pub(super) fn lasting(view: &View<'_>, facts: &mut Facts) {
    let group = &view.exercise.standing_group;
    let meetings = view.within(group, false, |group| view.count(&group.meetings_a_year));
    facts.set(Fact::StandingMeetings, meetings);
    facts.set(
        Fact::StandingNotes,
        view.within(group, true, |group| view.flag(&group.notes_published)),
    );
    facts.set(
        Fact::StandingSeat,
        view.within(group, true, |group| view.flag(&group.seat_where_decided)),
    );
    let again = view.any(&view.exercise.activities, |activity| {
        let some = |cell| view.count(cell).compare(|people| people.at_least(Q::ONE));
        some(&activity.returning).or(some(&activity.standing_members))
    });
    facts.set(
        Fact::MetAgain,
        again.or(meetings.compare(|meetings| meetings.at_least(Q::whole(2)))),
    );
}
