//! Facts about claims, petitions, the register and what does not add up: what signs and notes are made of.

use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::Facts;
use crate::facts::catalogue::Fact;
use crate::facts::settings::Parameter;
use crate::facts::themes::ThemeSeen;
use crate::facts::value::{Content, Silence, Value};
use crate::facts::view::View;
use crate::submission::fields::Cell;
use crate::submission::model::people::Stances;
use crate::submission::model::{Activity, Asked, PartnerRole, RegisterRow, Theme};

/// Fills in the facts of claims, the register and what does not add up.
pub(super) fn fill(view: &View<'_>, themes: &[ThemeSeen<'_>], facts: &mut Facts) {
    support(view, themes, facts);
    the_fewer(view, facts);
    work(view, facts);
    petitions(view, themes, facts);
    register(view, facts);
    totals(view, facts);
    let again = view.any(&view.exercise.themes, |theme| view.given(theme.same_as.is_some()));
    facts.set(Fact::AskedAgain, again);
    let most = view
        .context
        .settings
        .number(Parameter::FundedMost)
        .over(Q::whole(100))
        .unwrap_or(Q::ONE);
    let funded = view.any(&view.context.submission.partners, |partner| {
        view.states(&partner.role, |role| *role == PartnerRole::CommunityGroup)
            .and(view.states(&partner.funded_share, |share| share.fraction() > most))
    });
    facts.set(Fact::FundedVoices, funded);
    facts.set(Fact::Boilerplate, boilerplate(view));
    // papers are no part of a submission: whoever scores says what became of them
    facts.set(Fact::FigureNotInDocument, Value::UNKNOWN_TRUTH);
}

/// Names under a theme that came as a petition; one whose names nobody holds is a petition all the same.
fn names(view: &View<'_>, theme: &Theme) -> Option<Interval> {
    match &theme.signatures {
        Cell::Value(_) | Cell::NotHeld => view.count(&theme.signatures).as_number(),
        Cell::Blank | Cell::NotApplicable(_) => None,
    }
}

fn people(view: &View<'_>, stances: &Stances) -> (Interval, Interval, Interval) {
    let of = |cell| match view.count::<crate::submission::fields::People>(cell).as_number() {
        Some(interval) => interval,
        None => Interval::from(Q::ZERO),
    };
    (of(&stances.support), of(&stances.oppose), of(&stances.neither))
}

fn support(view: &View<'_>, themes: &[ThemeSeen<'_>], facts: &mut Facts) {
    facts.set(
        Fact::ClaimsSupport,
        view.any_decision(|decision| view.flag(&decision.claims_support)),
    );
    facts.set(
        Fact::SilenceAsSupport,
        view.any_decision(|decision| view.flag(&decision.silence_counted_as_support)),
    );
    // people of several activities may be the same: the activity in which most answered speaks
    let mut largest: Option<(Q, Interval, Interval)> = None;
    for activity in view.exercise.activities.as_deref().unwrap_or(&[]) {
        let Some(stances) = &activity.stances else { continue };
        let (support, oppose, neither) = people(view, stances);
        let others = oppose.plus(&neither);
        let size = support.plus(&others).low.unwrap_or(Q::ZERO);
        if largest.as_ref().is_none_or(|(known, _, _)| size > *known) {
            largest = Some((size, support, others));
        }
    }
    let share = match &largest {
        Some((_, support, others)) if support.plus(others).high != Some(Q::ZERO) => {
            // whoever is for it is among all: fewest for it beside most others, and the reverse; where that leaves nobody at all, whoever
            // is there lies on the other side, and there is perhaps no share
            let (zero, hundred) = (Q::ZERO, Q::whole(100));
            let part = |of: Option<Q>, rest: Option<Q>, nobody: Q| {
                let all = of?.plus(rest?)?;
                if all == zero { Some(nobody) } else { of?.times(hundred)?.over(all) }
            };
            let low = part(support.low, others.high, hundred).unwrap_or(zero);
            let share = Value::number(Interval::between(low, part(support.high, others.low, zero).unwrap_or(hundred)));
            if support.plus(others).low == Some(zero) {
                share.perhaps()
            } else {
                share
            }
        }
        Some(_) => Value::NOTHING,
        None => Value::UNKNOWN_NUMBER,
    };
    facts.set(Fact::SupportShare, share);
    let uncounted = if view.adverse() {
        Interval::exact(Q::ZERO)
    } else {
        Interval::from(Q::ZERO)
    };
    let supporters = largest.map_or(uncounted, |(_, support, _)| support);
    let outnumbered = view.any(&view.exercise.themes, |theme| {
        let Some(names) = names(view, theme) else {
            return Value::truth(Truth::False);
        };
        let against = themes
            .iter()
            .find(|seen| seen.theme.id == theme.id)
            .map_or(Truth::Unknown, |seen| seen.opposes);
        Value::truth(against.and(names.no_more_than(&supporters).not()))
    });
    facts.set(Fact::PetitionOutnumbers, outnumbered);
}

/// Whether more were for than against in an activity, and the reverse; where it counts none, nobody knows.
fn sides(view: &View<'_>, activity: &Activity) -> (Truth, Truth) {
    let (support, oppose) = match &activity.stances {
        Some(stances) => {
            let (support, oppose, _) = people(view, stances);
            (support, oppose)
        }
        None if view.adverse() => return (Truth::False, Truth::False),
        None => return (Truth::Unknown, Truth::Unknown),
    };
    (support.no_more_than(&oppose).not(), oppose.no_more_than(&support).not())
}

fn the_fewer(view: &View<'_>, facts: &mut Facts) {
    let value = view.any_decision(|decision| {
        let Some(followed) = &decision.follows else {
            return view.given(false);
        };
        let Some(activities) = view.exercise.activities.as_deref() else {
            return view.blank_truth();
        };
        let Some(chosen) = activities.iter().find(|activity| activity.id == *followed) else {
            return Value::truth(Truth::False);
        };
        let ours = sides(view, chosen);
        let count = |activity| view.activity_people(activity).as_number().unwrap_or(Interval::ANY);
        let fewer = activities
            .iter()
            .filter(|activity| activity.id != *followed)
            .fold(Truth::False, |any, other| {
                let theirs = sides(view, other);
                let opposite = ours.0.and(theirs.1).or(ours.1.and(theirs.0));
                any.or(opposite.and(count(other).no_more_than(&count(chosen)).not()))
            });
        Value::truth(fewer).and(view.given(decision.reason.is_some()).negated())
    });
    facts.set(Fact::FollowsTheFewer, value);
}

fn work(view: &View<'_>, facts: &mut Facts) {
    let shifted = view.any(&view.exercise.changes, |change| {
        view.happened(&change.moves_work_to)
            .and(view.flag(&change.means_move_too).negated())
    });
    facts.set(Fact::WorkShifted, shifted);
}

fn petitions(view: &View<'_>, themes: &[ThemeSeen<'_>], facts: &mut Facts) {
    let days = Q::whole(i64::from(view.context.settings.days(Parameter::PetitionDays)));
    let late = |day: Value| View::days_between(view.closes, day).compare(|gap| gap.at_most(days)).negated();
    let overdue = late(Value::whole(i64::from(view.context.as_of.number())));
    let mut answers = themes.iter();
    let value = view.any(&view.exercise.themes, |theme| {
        let told = answers.next().map_or(Value::UNKNOWN_TRUTH, |seen| seen.told);
        let Some(names) = names(view, theme) else {
            return Value::truth(Truth::False);
        };
        let signed = Value::truth(names.at_least(Q::ONE));
        let acknowledged = view.happened(&theme.acknowledged_on);
        let in_time = acknowledged.and(late(view.event_date(&theme.acknowledged_on)).negated());
        signed.and(in_time.negated()).and(told.negated()).and(overdue)
    });
    facts.set(Fact::PetitionUnanswered, value);
}

fn boilerplate(view: &View<'_>) -> Value {
    let mut reasons: Vec<&str> = Vec::new();
    let mut more = view.exercise.decisions.is_none();
    for decision in view.exercise.decisions.as_deref().unwrap_or(&[]) {
        more = more || decision.themes.is_none();
        for outcome in decision.themes.as_deref().unwrap_or(&[]) {
            if let Some(reason) = &outcome.reason {
                reasons.push(reason.as_str());
            }
        }
    }
    reasons.sort_unstable();
    let (mut run, mut longest, mut before) = (0_i64, 0_i64, None);
    for reason in reasons {
        run = if before == Some(reason) { run.saturating_add(1) } else { 1 };
        longest = longest.max(run);
        before = Some(reason);
    }
    let found = Q::whole(longest) >= view.context.settings.number(Parameter::BoilerplateThemes);
    // outcomes that are not listed may have the same reason
    if found || !more {
        Value::truth(Truth::from(found))
    } else {
        view.blank_truth()
    }
}

/// A row of the register on which the public was asked, or may have been, and of which nothing was sent.
fn unsent(view: &View<'_>, row: &RegisterRow) -> Truth {
    if row.exercise.is_some() {
        return Truth::False;
    }
    match &row.asked {
        Cell::Value(asked) => Truth::from(*asked == Asked::Yes),
        Cell::NotHeld => Truth::False,
        Cell::Blank | Cell::NotApplicable(_) => {
            if view.adverse() {
                Truth::False
            } else {
                Truth::Unknown
            }
        }
    }
}

fn register(view: &View<'_>, facts: &mut Facts) {
    let rows = view.context.submission.register.as_deref().unwrap_or(&[]);
    let count = |wanted: Truth| Q::whole(i64::try_from(rows.iter().filter(|row| unsent(view, row) == wanted).count()).unwrap_or(0));
    let sure = count(Truth::True);
    let possible = sure.plus(count(Truth::Unknown)).unwrap_or(sure);
    facts.set(Fact::NotSubmitted, Value::number(Interval::between(sure, possible)));
    let Some(row) = view.row else {
        // an exercise that was sent counts as asked, unless its own row says otherwise
        let own = rows.iter().find(|row| row.exercise.as_ref() == Some(&view.exercise.id));
        let denied = own.is_some_and(|row| matches!(row.asked.value(), Some(Asked::No | Asked::Urgent)));
        let urgent = own.filter(|row| row.asked.value() == Some(&Asked::Urgent));
        let urgent = urgent.map_or(Value::truth(Truth::False), |row| view.given(row.reason.is_some()));
        facts.set(Fact::Asked, Value::truth(Truth::from(!denied)));
        facts.set(Fact::UrgentReason, urgent);
        facts.set(Fact::Urgent, Value::truth(Truth::False));
        return;
    };
    let (asked, urgent) = match &row.asked {
        Cell::Value(Asked::Yes) => (Value::truth(Truth::True), Value::truth(Truth::False)),
        Cell::Value(Asked::No) => (Value::truth(Truth::False), Value::truth(Truth::False)),
        Cell::Value(Asked::Urgent) => (Value::truth(Truth::False), Value::truth(Truth::True)),
        Cell::NotHeld => (view.not_held_truth(), view.not_held_truth()),
        Cell::Blank | Cell::NotApplicable(_) => (view.blank_truth(), view.blank_truth()),
    };
    let reason = if row.reason.is_some() {
        Value::truth(Truth::True)
    } else {
        view.blank_truth()
    };
    facts.set(Fact::Asked, asked);
    facts.set(Fact::UrgentReason, urgent.and(reason));
    facts.set(Fact::Urgent, urgent.and(reason));
    facts.set(Fact::AskedOnProposal, asked);
    facts.set(
        Fact::AdoptsProposal,
        match &row.on_proposal {
            Cell::Value(on) => Value::truth(Truth::from(on.adopts())),
            Cell::NotHeld => view.not_held_truth(),
            Cell::Blank | Cell::NotApplicable(_) => view.blank_truth(),
        },
    );
}

fn totals(view: &View<'_>, facts: &mut Facts) {
    let more = |part: &Interval, whole: &Interval| part.no_more_than(whole).is_false();
    let value = |value: Value| value.as_number().unwrap_or(Interval::from(Q::ZERO));
    let counted = view.exercise.people_heard.value().map(|_| value(view.heard));
    let mut off = false;
    for activity in view.exercise.activities.as_deref().unwrap_or(&[]) {
        if let (Some(completed), Some(invited)) = (activity.completed.value(), activity.invited.value()) {
            off |= more(&completed.interval(), &invited.interval());
        }
        off |= counted
            .as_ref()
            .is_some_and(|all| more(&value(view.activity_people(activity)), all));
    }
    if let Some(comments) = &view.exercise.comments
        && let (Some(sorted), Some(received)) = (comments.sorted.value(), comments.received.value())
    {
        off |= more(&sorted.interval(), &received.interval());
    }
    let groups = view.exercise.groups.as_deref().unwrap_or(&[]);
    for asked in view.exercise.monitoring.as_deref().unwrap_or(&[]) {
        let Some(answered) = asked.answered.value() else { continue };
        let sum = groups
            .iter()
            .filter(|group| {
                let listed = view
                    .context
                    .settings
                    .groups
                    .iter()
                    .find(|listed| listed.group == group.group.as_str());
                let question = group
                    .question
                    .as_ref()
                    .map(|q| q.as_str())
                    .or_else(|| listed.map(|l| l.question.as_str()));
                question == Some(asked.question.as_str())
            })
            .fold(Interval::exact(Q::ZERO), |sum, group| {
                sum.plus(&group.heard.value().map_or(Interval::exact(Q::ZERO), |heard| heard.interval()))
            });
        off |= more(&sum, &answered.interval());
        off |= counted.as_ref().is_some_and(|all| more(&answered.interval(), all));
    }
    if let Some(all) = &counted {
        for group in groups {
            off |= group.heard.value().is_some_and(|part| more(&part.interval(), all));
        }
    }
    facts.set(
        Fact::TotalsOff,
        Value {
            content: Content::Truth(Truth::from(off)),
            silence: Silence::Stated,
        },
    );
}
