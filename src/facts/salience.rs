//! Facts of salience: whether it mattered, whether it was open, and what part people had.

use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::Facts;
use crate::facts::catalogue::Fact;
use crate::facts::exercise::exercise;
use crate::facts::part::{lasting, part};
use crate::facts::settings::Parameter;
use crate::facts::themes::ThemeSeen;
use crate::facts::value::{Content, Silence, Value};
use crate::facts::view::View;
use crate::submission::fields::Event;
use crate::submission::model::Proposal;
use crate::submission::model::decisions::OnProposal;
use crate::submission::model::proposal::Driver;

/// Fills in the facts of salience and of the exercise itself.
pub(super) fn fill(view: &View<'_>, themes: &[ThemeSeen<'_>], facts: &mut Facts) {
    exercise(view, facts);
    choice(view, facts);
    timing(view, facts);
    ties(view, facts);
    part(view, themes, facts);
    lasting(view, facts);
}

pub(super) fn in_proposal(view: &View<'_>, read: impl Fn(&Proposal) -> Value) -> Value {
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
