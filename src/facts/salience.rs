//! Facts of salience: whether it mattered, whether it was open, and what part people had.

use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::Facts;
use crate::facts::catalogue::Fact;
use crate::facts::settings::Parameter;
use crate::facts::themes::ThemeSeen;
use crate::facts::value::{Content, Silence, Value};
use crate::facts::view::View;
use crate::submission::fields::{Cell, Event};
use crate::submission::model::answers::{OnProposal, Power, RoleKind};
use crate::submission::model::exercise::{Agenda, Driver, Relationship, Rung};
use crate::submission::model::{Proposal, ServiceChange};

/// Fills in the facts of salience and of the exercise itself.
pub(super) fn fill(view: &View<'_>, themes: &[ThemeSeen<'_>], facts: &mut Facts) {
    exercise(view, facts);
    choice(view, facts);
    timing(view, facts);
    ties(view, facts);
    part(view, themes, facts);
    lasting(view, facts);
}

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

fn exercise(view: &View<'_>, facts: &mut Facts) {
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

fn in_proposal(view: &View<'_>, read: impl Fn(&Proposal) -> Value) -> Value {
    view.within(&view.exercise.proposal, true, read)
}

fn choice(view: &View<'_>, facts: &mut Facts) {
    let influence = in_proposal(view, |proposal| view.flag(&proposal.open_to_influence));
    let explained = in_proposal(view, |proposal| view.flag(&proposal.alternatives_explained));
    let options = match &view.exercise.proposal {
        Event::Some(proposal) => view.count(&proposal.options_shown),
        Event::None => Value::NOTHING,
        Event::Blank => view.blank_number(),
    };
    let alternatives = options.compare(|shown| shown.at_least(Q::whole(2))).or(explained);
    let reasons = in_proposal(view, |proposal| view.flag(&proposal.reasons_given));
    let costs = in_proposal(view, |proposal| view.flag(&proposal.costs_shown));
    let impact = in_proposal(view, |proposal| {
        let shown = view.event_date(&proposal.impact_shown_on);
        let days = Q::whole(i64::from(view.context.settings.days(Parameter::ImpactDays)));
        View::days_between(shown, view.closes).compare(|lead| lead.at_least(days))
    });
    let decider = in_proposal(view, |proposal| view.flag(&proposal.decider_and_date_said));
    let saving = in_proposal(view, |proposal| match proposal.driver.as_deref() {
        Some(drivers) => Value::truth(Truth::from(drivers.contains(&Driver::Saving))),
        None => view.blank_truth(),
    });
    facts.set(Fact::InfluenceSaid, influence);
    facts.set(Fact::AlternativesExplained, explained);
    facts.set(Fact::OptionsShown, options);
    facts.set(Fact::AlternativesShown, alternatives);
    facts.set(Fact::CostsShown, costs);
    facts.set(Fact::ImpactShown, impact);
    facts.set(Fact::SavingDriver, saving);

    let purpose = view.given(view.exercise.purpose.is_some());
    let feeds = view.flag(&view.exercise.decision_and_date_said);
    let known = view.flag(&view.exercise.known_already_said);
    let six = [influence, alternatives, reasons, costs, impact, decider];
    let three = [purpose, feeds, known];
    let items = match view.happened(&view.exercise.proposal).as_truth() {
        Truth::True => count_true(&six),
        Truth::False => count_true(&three),
        Truth::Unknown => count_true(&six).hull(&count_true(&three)),
    };
    let answered = says_anything(view);
    let silence = if answered { Silence::Stated } else { Silence::Blank };
    facts.set(
        Fact::ChoiceItems,
        Value {
            content: Content::Number(items),
            silence,
        },
    );
    facts.set(
        Fact::ChoiceAnswered,
        if answered { Value::truth(Truth::True) } else { view.blank_truth() },
    );
}

/// Whether the file says anything of what was open and why; a "no" says something too.
fn says_anything(view: &View<'_>) -> bool {
    let exercise = view.exercise;
    let inside = exercise.proposal.value().is_some_and(|proposal| {
        let flags = [
            &proposal.alternatives_explained,
            &proposal.open_to_influence,
            &proposal.reasons_given,
            &proposal.costs_shown,
            &proposal.decider_and_date_said,
            &proposal.public_option_tested,
        ];
        flags.iter().any(|cell| cell.value().is_some())
            || proposal.options_shown.value().is_some()
            || proposal.impact_shown_on.value().is_some()
            || proposal.what.is_some()
            || proposal.driver.as_deref().is_some_and(|drivers| !drivers.is_empty())
    });
    inside
        || exercise.purpose.is_some()
        || exercise.decision_and_date_said.value().is_some()
        || exercise.known_already_said.value().is_some()
        || exercise.draws_on.as_deref().is_some_and(|findings| !findings.is_empty())
}

/// How many are true, over those of which it is not known.
fn count_true(values: &[Value]) -> Interval {
    let count = |truth: &[Truth]| i64::try_from(values.iter().filter(|value| truth.contains(&value.as_truth())).count()).unwrap_or(0);
    Interval::between(Q::whole(count(&[Truth::True])), Q::whole(count(&[Truth::True, Truth::Unknown])))
}

fn timing(view: &View<'_>, facts: &mut Facts) {
    let exercise = view.exercise;
    // a withdrawn proposal was to be decided on the day that was due
    let until = if view.withdrawn.as_truth().is_true() && exercise.decision_due.value().is_some() {
        view.date(&exercise.decision_due)
    } else {
        view.decided
    };
    facts.set(Fact::DaysToDecision, View::days_between(view.closes, until));
    let committed = view.event_date(&exercise.commitment_made);
    let opens = view.date(&exercise.opens);
    let before = View::days_between(committed, opens).compare(|lead| lead.at_least(Q::ONE));
    facts.set(Fact::CommittedBefore, before);

    let adopts = view.any_decision(|decision| view.on_proposal(decision, OnProposal::adopts));
    // where it is stated that there was no proposal, silence on what was decided adopts none
    let none = view.row.is_none() && matches!(exercise.proposal, Event::None);
    let adopts = if none && adopts.as_truth().is_unknown() {
        Value::truth(Truth::False)
    } else {
        adopts
    };
    facts.set(Fact::AdoptsProposal, adopts);
    let by_close = view.any_decision(|decision| {
        view.on_proposal(decision, OnProposal::adopts)
            .and(View::on_or_before(view.date(&decision.date), view.closes))
    });
    facts.set(Fact::AdoptedByClose, by_close);
    let results = results_date(view);
    let before_decision = match view.decided_or_due.content {
        // nothing is decided and nothing is due: whatever was published came first
        Content::Nothing => view.happened(&exercise.results),
        Content::Number(_) | Content::Perhaps(_) | Content::Truth(_) => View::on_or_before(results, view.decided_or_due),
    };
    facts.set(Fact::ResultsBeforeDecision, before_decision);
    let part = view.any(&exercise.draws_on, |finding| view.flag(&finding.before_options_fixed));
    facts.set(Fact::PartBeforeOptions, part);

    facts.set(Fact::PromisedToConsult, view.happened(&exercise.promise_to_consult));
    // an exercise on the proposal that closed before the decision that adopts it is what was promised
    let adopting: Vec<Value> = exercise
        .decisions
        .iter()
        .flatten()
        .filter(|decision| decision.on_proposal.value().is_some_and(|on| on.adopts()))
        .map(|decision| view.date(&decision.date))
        .filter(|day| day.content != Content::Nothing)
        .collect();
    let before = |day: Value| View::days_between(view.closes, day).compare(|gap| gap.at_least(Q::ONE));
    let asked_before = if exercise.decisions.is_none() && !view.adverse() {
        Value::UNKNOWN_TRUTH
    } else if adopting.is_empty() && adopts.as_truth().is_true() {
        // adopted on a day that the authority does not hold
        Value::truth(Truth::False)
    } else if adopting.is_empty() {
        match view.decided.content {
            Content::Nothing => Value::truth(Truth::True),
            Content::Number(_) | Content::Perhaps(_) | Content::Truth(_) => before(view.decided),
        }
    } else {
        adopting.iter().fold(Value::truth(Truth::True), |all, day| all.and(before(*day)))
    };
    let asked = view.happened(&exercise.proposal).and(asked_before);
    facts.set(Fact::AskedOnProposal, asked);
}

/// The day on which what people said was published.
pub(super) fn results_date(view: &View<'_>) -> Value {
    view.within(&view.exercise.results, false, |results| view.date(&results.published))
}

fn ties(view: &View<'_>, facts: &mut Facts) {
    let value = match &view.exercise.ties {
        None => view.blank_number(),
        Some(ties) => {
            let answered = view.count(&ties.answered);
            let of = |cell| view.count(cell).as_number().unwrap_or(Interval::ANY);
            let touched = of(&ties.users).plus(&of(&ties.will_need)).plus(&of(&ties.carers_and_family));
            match answered.as_number() {
                Some(all) if all.high != Some(Q::ZERO) => {
                    let hundred = Interval::exact(Q::whole(100));
                    let none = touched.high == Some(Q::ZERO) && answered.silence == Silence::Stated;
                    let mut share = if none {
                        touched
                    } else {
                        touched.times(&hundred).over(&all).least(&hundred)
                    };
                    share.high = share.high.or(Some(Q::whole(100)));
                    let share = Value {
                        content: Content::Number(share),
                        silence: answered.silence,
                    };
                    // where perhaps nobody answered, there is perhaps no share
                    if all.low == Some(Q::ZERO) { share.perhaps() } else { share }
                }
                _ => Value::NOTHING.resting_on(answered.silence),
            }
        }
    };
    facts.set(Fact::TiesShare, value);
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

fn part(view: &View<'_>, themes: &[ThemeSeen<'_>], facts: &mut Facts) {
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

fn lasting(view: &View<'_>, facts: &mut Facts) {
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
