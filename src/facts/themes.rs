//! Each theme with what became of it: decided, reasoned, told; and shares of voices over any choice of themes.
//!
//! *Answered* means an outcome (adopted, partly, declined or already planned), a reason unless adopted, and people told on a day.
//! "Noted" is not an outcome, and "already planned" without an older paper counts as declined.

use crate::base::date::Days;
use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::value::{Content, Silence, Value};
use crate::facts::view::View;
use crate::submission::fields::{Cell, Event};
use crate::submission::model::answers::{Covers, Outcome, Response, Stance};
use crate::submission::model::{Theme, ThemeOutcome};

/// A theme, resolved.
pub struct ThemeSeen<'a> {
    /// the theme
    pub theme: &'a Theme,
    /// what was decided on it, latest first
    pub outcome: Option<&'a ThemeOutcome>,
    /// where that stands: decision and entry
    pub outcome_at: Option<(usize, usize)>,
    /// people who said it
    pub voices: Interval,
    /// people were told on a day
    pub told: Value,
    /// that day, where it is known
    pub told_on: Option<Days>,
    /// it was answered
    pub answered: Value,
    /// adopted in whole or part
    pub taken_up: Value,
    /// declined, or already planned without an older paper
    pub refused: Value,
    /// a reason is given
    pub reasoned: Value,
    /// against the proposal
    pub opposes: Truth,
    /// from a small group
    pub from_small: Truth,
    /// against the proposal, or from a small or required group
    pub hard: Truth,
}

/// All themes of a unit. `required` are the groups that should have been looked for, `small` the rare ones.
pub fn themes<'a>(view: &View<'a>, required: &[&str], small: &[&str]) -> Vec<ThemeSeen<'a>> {
    let list = view.exercise.themes.as_deref().unwrap_or(&[]);
    let outcomes = outcomes(view);
    list.iter().map(|theme| resolve(view, theme, &outcomes, required, small)).collect()
}

/// An outcome with the decision and the entry in which it stands.
type Placed<'a> = (&'a ThemeOutcome, (usize, usize));

/// All outcomes by their themes; those of one theme in the order of the file.
fn outcomes<'a>(view: &View<'a>) -> Vec<Placed<'a>> {
    let decisions = view.exercise.decisions.as_deref().unwrap_or(&[]);
    let mut all: Vec<Placed<'a>> = Vec::new();
    for (at, decision) in decisions.iter().enumerate() {
        let entries = decision.themes.as_deref().unwrap_or(&[]).iter().enumerate();
        all.extend(entries.map(|(entry, outcome)| (outcome, (at, entry))));
    }
    all.sort_by(|(a, _), (b, _)| a.theme.as_str().cmp(b.theme.as_str()));
    all
}

/// The last outcome of a theme.
fn last<'a>(outcomes: &[Placed<'a>], theme: &Theme) -> Option<Placed<'a>> {
    let end = outcomes.partition_point(|(outcome, _)| outcome.theme.as_str() <= theme.id.as_str());
    let (outcome, at) = outcomes.get(end.checked_sub(1)?)?;
    (outcome.theme == theme.id).then_some((outcome, *at))
}

/// Whether a response covers a theme.
fn covers(view: &View<'_>, response: &Response, theme: &Theme) -> Value {
    match &response.covers {
        Some(Covers::All) => Value::truth(Truth::True),
        Some(Covers::Themes(list)) => Value::truth(Truth::from(list.contains(&theme.id))),
        None => view.blank_truth(),
    }
}

fn resolve<'a>(view: &View<'a>, theme: &'a Theme, outcomes: &[Placed<'a>], required: &[&str], small: &[&str]) -> ThemeSeen<'a> {
    let (outcome, outcome_at) = last(outcomes, theme).unzip();
    let word = outcome.map(|outcome| &outcome.outcome);
    let is = |wanted: &[Outcome]| match word {
        Some(Cell::Value(word)) => Value::truth(Truth::from(wanted.contains(word))),
        Some(Cell::NotHeld) => Value::truth(Truth::False).resting_on(Silence::NotHeld),
        Some(Cell::Blank | Cell::NotApplicable(_)) | None => view.blank_truth(),
    };
    let (told, told_on) = told(view, theme, outcome);
    let reasoned = match outcome {
        Some(outcome) if outcome.reason.is_some() => Value::truth(Truth::True),
        Some(_) | None => view.blank_truth(),
    };
    let adopted = is(&[Outcome::Adopted]);
    let settled = is(&[Outcome::Adopted, Outcome::Partly, Outcome::Declined, Outcome::AlreadyPlanned]);
    let planned = is(&[Outcome::AlreadyPlanned]);
    let proven = outcome.map_or_else(|| view.blank_truth(), |outcome| planned_before(view, outcome));
    let named = |list: &[&str]| {
        theme
            .groups
            .as_deref()
            .unwrap_or(&[])
            .iter()
            .any(|group| list.contains(&group.as_str()))
    };
    let opposes = match &theme.stance {
        Cell::Value(stance) => Truth::from(*stance == Stance::Oppose),
        Cell::NotHeld => Truth::False,
        Cell::Blank | Cell::NotApplicable(_) => view.blank_truth().as_truth(),
    };
    ThemeSeen {
        theme,
        outcome,
        outcome_at,
        // a theme without voices leaves the share of voices unknown in either kind of file
        voices: theme.voices.value().map_or(Interval::from(Q::ZERO), |voices| voices.interval()),
        told,
        told_on,
        answered: settled.and(adopted.or(reasoned)).and(told),
        taken_up: is(&[Outcome::Adopted, Outcome::Partly]),
        refused: is(&[Outcome::Declined]).or(planned.and(proven.negated())),
        reasoned,
        opposes,
        from_small: Truth::from(named(small)),
        hard: opposes.or(Truth::from(named(small) || named(required))),
    }
}

/// A paper shows that it was planned before people were asked.
fn planned_before(view: &View<'_>, outcome: &ThemeOutcome) -> Value {
    let Some(id) = &outcome.planned_in else { return view.blank_truth() };
    let paper = view
        .context
        .submission
        .documents
        .as_deref()
        .unwrap_or(&[])
        .iter()
        .find(|document| document.id == *id);
    paper.map_or_else(
        || view.blank_truth(),
        |paper| {
            let published = view.date(&paper.published);
            View::days_between(published, view.date(&view.exercise.opens)).compare(|lead| lead.at_least(Q::ONE))
        },
    )
}

fn told(view: &View<'_>, theme: &Theme, outcome: Option<&ThemeOutcome>) -> (Value, Option<Days>) {
    if let Some(Event::Some(days)) = outcome.map(|outcome| &outcome.told_on) {
        return (Value::truth(Truth::True), Some(*days));
    }
    let mut day: Option<Days> = None;
    let by_response = view.any(&view.exercise.responses, |response| {
        let dated = match &response.date {
            Cell::Value(_) => Value::truth(Truth::True),
            Cell::NotHeld => Value::truth(Truth::False).resting_on(Silence::NotHeld),
            Cell::Blank | Cell::NotApplicable(_) => view.blank_truth(),
        };
        let covered = covers(view, response, theme);
        if covered.as_truth().is_true()
            && let Some(days) = response.date.value()
            && day.is_none_or(|known| (days.from, days.to) < (known.from, known.to))
        {
            day = Some(*days);
        }
        covered.and(dated)
    });
    let directly = match outcome.map(|outcome| &outcome.told_on) {
        Some(Event::None) => Value::truth(Truth::False),
        Some(Event::Some(_)) => Value::truth(Truth::True),
        // told through a response, or not at all
        Some(Event::Blank) | None => by_response,
    };
    (by_response.or(directly), day)
}

/// Shares, in percent, over the themes that are surely and possibly members: (of voices, of themes).
pub fn shares<'t, 'a: 't>(
    themes: impl Iterator<Item = &'t ThemeSeen<'a>>,
    member: impl Fn(&ThemeSeen<'a>) -> Truth,
) -> Option<(Interval, Interval)> {
    let zero = Q::ZERO;
    // low: members that may be unanswered, against those surely answered; high: the reverse
    let (mut answered_low, mut rest_low) = (Interval::exact(zero), Interval::exact(zero));
    let (mut answered_high, mut rest_high) = (Interval::exact(zero), Interval::exact(zero));
    let (mut themes_answered_low, mut themes_rest_low, mut themes_answered_high, mut themes_rest_high) = (0_i64, 0_i64, 0_i64, 0_i64);
    let mut any = false;
    for theme in themes {
        let belongs = member(theme);
        if belongs.is_false() {
            continue;
        }
        any = true;
        let sure = belongs.is_true();
        let answered = theme.answered.as_truth();
        if answered.is_true() {
            if sure {
                answered_low = answered_low.plus(&theme.voices);
                themes_answered_low = themes_answered_low.saturating_add(1);
            }
        } else {
            rest_low = rest_low.plus(&theme.voices);
            themes_rest_low = themes_rest_low.saturating_add(1);
        }
        if answered.is_false() {
            if sure {
                rest_high = rest_high.plus(&theme.voices);
                themes_rest_high = themes_rest_high.saturating_add(1);
            }
        } else {
            answered_high = answered_high.plus(&theme.voices);
            themes_answered_high = themes_answered_high.saturating_add(1);
        }
    }
    if !any {
        return None;
    }
    let hundred = Q::whole(100);
    let part = |a: Q, b: Q| a.plus(b).filter(|all| *all > zero).and_then(|all| a.times(hundred)?.over(all));
    let voices_low = match (answered_low.low, rest_low.high) {
        (Some(a), Some(b)) => part(a, b),
        (Some(_), None) => Some(zero),
        _ => None,
    };
    let voices_high = match (answered_high.high, rest_high.low) {
        (Some(a), Some(b)) => part(a, b),
        // endless voices answered, beside some that were not
        _ => Some(hundred),
    };
    // with nobody's voice counted on either side, the share of voices says nothing
    let nothing_counted = answered_high.high == Some(zero) && rest_low.high == Some(zero);
    let count = |a: i64, b: i64| part(Q::whole(a), Q::whole(b)).unwrap_or(zero);
    let of_themes = Interval::between(
        count(themes_answered_low, themes_rest_low),
        count(themes_answered_high, themes_rest_high),
    );
    let of_voices = if nothing_counted {
        Interval::between(hundred, hundred)
    } else {
        let low = if themes_rest_low == 0 {
            hundred
        } else {
            voices_low.unwrap_or(zero)
        };
        let high = if themes_answered_high == 0 {
            zero
        } else {
            voices_high.unwrap_or(hundred)
        };
        Interval::between(low.min(high), high)
    };
    Some((of_voices, of_themes))
}

/// The smaller of the two shares, as a value; silent or unknown where there is nothing to share.
pub fn answered(view: &View<'_>, share: Option<(Interval, Interval)>) -> Value {
    match share {
        Some((voices, themes)) => Value::number(voices.least(&themes)),
        None if view.returned() => Value::whole(0).resting_on(Silence::Blank),
        None => Value {
            content: Content::Number(Interval::between(Q::ZERO, Q::whole(100))),
            silence: Silence::Blank,
        },
    }
}
