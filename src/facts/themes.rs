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
use crate::submission::model::answers::{Covers, Response};
use crate::submission::model::decisions::Outcome;
use crate::submission::model::themes::Stance;
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
    /// a refusal of it has no reason
    pub unreasoned: Value,
    /// against the proposal
    pub opposes: Truth,
    /// from a small group
    pub from_small: Truth,
    /// against the proposal, or from a small or required group
    pub hard: Truth,
}

/// All themes of a unit. `required` are the groups that should have been looked for, `small` the rare ones, each as far as that is known.
pub fn themes<'a>(view: &View<'a>, required: &[(&str, Truth)], small: &[(&str, Truth)]) -> Vec<ThemeSeen<'a>> {
    let list = view.exercise.themes.as_deref().unwrap_or(&[]);
    list.iter().map(|theme| resolve(view, theme, required, small)).collect()
}

/// Whether a response covers a theme.
fn covers(view: &View<'_>, response: &Response, theme: &Theme) -> Value {
    match &response.covers {
        Some(Covers::All) => Value::truth(Truth::True),
        Some(Covers::Themes(list)) => Value::truth(Truth::from(list.contains(&theme.id))),
        None => view.blank_truth(),
    }
}

fn resolve<'a>(view: &View<'a>, theme: &'a Theme, required: &[(&str, Truth)], small: &[(&str, Truth)]) -> ThemeSeen<'a> {
    let no = Value::truth(Truth::False);
    let (covered, mut told_on) = covered(view, theme);
    let (mut told, mut answered, mut taken_up, mut refused, mut unreasoned) = (covered, no, no, no, no);
    let (mut outcome, mut outcome_at) = (None, None);
    let decisions = view.exercise.decisions.as_deref().unwrap_or(&[]);
    for (at, decision) in decisions.iter().enumerate() {
        for (entry, candidate) in decision.themes.as_deref().unwrap_or(&[]).iter().enumerate() {
            if candidate.theme != theme.id {
                continue;
            }
            (outcome, outcome_at) = (Some(candidate), Some((at, entry)));
            let is = |wanted: &[Outcome]| match &candidate.outcome {
                Cell::Value(word) => Value::truth(Truth::from(wanted.contains(word))),
                Cell::NotHeld => view.not_held_truth(),
                Cell::Blank | Cell::NotApplicable(_) => view.blank_truth(),
            };
            let reason = view.given(candidate.reason.is_some());
            let directly = view.happened(&candidate.told_on);
            if let Event::Some(days) = &candidate.told_on {
                told_on = Some(*days);
            }
            let settled = is(&[Outcome::Adopted]).or(is(&[Outcome::Partly, Outcome::Declined, Outcome::AlreadyPlanned]).and(reason));
            let refuses = is(&[Outcome::Declined]).or(is(&[Outcome::AlreadyPlanned]).and(planned_before(view, candidate).negated()));
            told = told.or(directly);
            answered = answered.or(settled.and(directly.or(covered)));
            taken_up = taken_up.or(is(&[Outcome::Adopted, Outcome::Partly]));
            refused = refused.or(refuses);
            unreasoned = unreasoned.or(refuses.and(reason.negated()));
        }
    }
    // a decision that lists no themes leaves open, in a compiled file, what it decided on each
    if !view.adverse() && (view.exercise.decisions.is_none() || decisions.iter().any(|decision| decision.themes.is_none())) {
        let open = Value::UNKNOWN_TRUTH;
        (told, answered, taken_up) = (told.or(open), answered.or(open), taken_up.or(open));
        (refused, unreasoned) = (refused.or(open), unreasoned.or(open));
    }
    let from = theme.groups.as_deref().unwrap_or(&[]);
    let from_any = |list: &[(&str, Truth)]| {
        list.iter()
            .filter(|(id, _)| from.iter().any(|group| group.as_str() == *id))
            .fold(Truth::False, |any, (_, is)| any.or(*is))
    };
    let from_small = from_any(small);
    let opposes = match &theme.stance {
        Cell::Value(stance) => Truth::from(*stance == Stance::Oppose),
        Cell::NotHeld => view.not_held_truth().as_truth(),
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
        answered,
        taken_up,
        refused: refused.and(taken_up.negated()),
        unreasoned: unreasoned.and(taken_up.negated()),
        opposes,
        from_small,
        hard: opposes.or(from_small).or(from_any(required)),
    }
}

/// A paper shows that it was planned before people were asked.
fn planned_before(view: &View<'_>, outcome: &ThemeOutcome) -> Value {
    let Some(id) = &outcome.planned_in else { return view.given(false) };
    let papers = view.context.submission.documents.as_deref().unwrap_or(&[]);
    papers.iter().find(|document| document.id == *id).map_or_else(
        || Value::truth(Truth::False),
        |paper| {
            let published = view.date(&paper.published);
            View::days_between(published, view.date(&view.exercise.opens)).compare(|lead| lead.at_least(Q::ONE))
        },
    )
}

/// Whether an answer with a day covers a theme, and the earliest such day that is known.
fn covered(view: &View<'_>, theme: &Theme) -> (Value, Option<Days>) {
    if view.exercise.responses.is_none() {
        return (view.blank_truth(), None);
    }
    let mut first: Option<Days> = None;
    let mut any = Value::truth(Truth::False);
    for response in view.responses() {
        let dated = match &response.date {
            Cell::Value(_) => Value::truth(Truth::True),
            Cell::NotHeld => view.not_held_truth(),
            Cell::Blank | Cell::NotApplicable(_) => view.blank_truth(),
        };
        let covers = covers(view, response, theme);
        if covers.as_truth().is_true()
            && let Some(days) = response.date.value()
            && first.is_none_or(|known| (days.from, days.to) < (known.from, known.to))
        {
            first = Some(*days);
        }
        any = any.or(covers.and(dated));
    }
    (any, first)
}

/// Shares, in percent, over the themes that are surely and possibly members: (of voices, of themes). Of nobody's voice there is
/// no share.
pub fn shares<'t, 'a: 't>(
    themes: impl Iterator<Item = &'t ThemeSeen<'a>>,
    member: impl Fn(&ThemeSeen<'a>) -> Truth,
) -> Option<(Option<Interval>, Interval)> {
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
    let nobody = |a: Option<Q>, b: Option<Q>| a == Some(zero) && b == Some(zero);
    let count = |a: i64, b: i64| part(Q::whole(a), Q::whole(b)).unwrap_or(zero);
    let of_themes = Interval::between(
        count(themes_answered_low, themes_rest_low),
        count(themes_answered_high, themes_rest_high),
    );
    let of_voices = if nobody(answered_high.high, rest_low.high) {
        None
    } else {
        // where that end leaves nobody at all, whoever is there lies on the other side
        let low = if themes_rest_low == 0 || nobody(answered_low.low, rest_low.high) {
            hundred
        } else {
            voices_low.unwrap_or(zero)
        };
        let high = if themes_answered_high == 0 || nobody(answered_high.high, rest_high.low) {
            zero
        } else {
            voices_high.unwrap_or(hundred)
        };
        Some(Interval::between(low.min(high), high))
    };
    Some((of_voices, of_themes))
}

/// The smaller of the two shares, as a value. Where no theme is surely a member, there may be none, which is adverse or unknown.
pub fn answered(view: &View<'_>, share: Option<(Option<Interval>, Interval)>, sure: bool) -> Value {
    let nobody = if view.adverse() {
        Interval::exact(Q::ZERO)
    } else {
        Interval::between(Q::ZERO, Q::whole(100))
    };
    // where nobody's voice is counted, the share of themes stands alone
    let smaller = share.map(|(voices, themes)| voices.map_or(themes, |voices| voices.least(&themes)));
    match smaller {
        Some(share) if sure => Value::number(share),
        Some(share) => Value::number(share.hull(&nobody)),
        None => Value {
            content: Content::Number(nobody),
            silence: Silence::Blank,
        },
    }
}
