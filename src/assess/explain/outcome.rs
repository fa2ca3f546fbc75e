//! You said, we did: every theme with its answer and what changed, and where people's voices went.

use super::Explainer;
use crate::assess::published::{ThemeShown, Voices, VoicesEnd, VoicesTheme};
use crate::base::interval::Truth;
use crate::base::number::{Q, Round};
use crate::facts::Unit;
use crate::facts::groups;
use crate::facts::themes::{ThemeSeen, themes};
use crate::facts::view::View;
use crate::submission::fields::{Cell, Count, Event};
use crate::submission::model::Change;
use crate::submission::model::decisions::Outcome;

impl Explainer<'_> {
    /// The themes of a unit, and the flow of their voices.
    pub(super) fn themes(&self, _at: usize, unit: &Unit<'_>, view: &View<'_>) -> (Vec<ThemeShown>, Option<Voices>) {
        let all = groups::groups(view);
        let required: Vec<(&str, crate::base::interval::Truth)> = all.iter().map(|group| (group.id, group.required)).collect();
        let small: Vec<(&str, crate::base::interval::Truth)> = all
            .iter()
            .filter(|group| !group.small.is_false())
            .map(|group| (group.id, group.small))
            .collect();
        let seen = themes(view, &required, &small);
        let changes = unit.exercise.changes.as_deref().unwrap_or(&[]);
        let shown = seen
            .iter()
            .enumerate()
            .map(|(place, theme)| self.theme(unit, place, theme, changes))
            .collect();
        (shown, voices(&seen, changes))
    }

    fn theme(&self, unit: &Unit<'_>, place: usize, seen: &ThemeSeen<'_>, changes: &[Change]) -> ThemeShown {
        let theme = seen.theme;
        let outcome = match seen.outcome.map(|outcome| &outcome.outcome) {
            Some(Cell::Value(word)) => match word {
                Outcome::Adopted => "adopted",
                Outcome::Partly => "partly adopted",
                Outcome::Declined => "declined",
                Outcome::AlreadyPlanned if seen.refused.as_truth().is_true() => "said to be planned already, without an older paper",
                Outcome::AlreadyPlanned => "planned already",
                Outcome::NoDecisionYet => "no decision yet",
            },
            Some(Cell::NotHeld) => "not held",
            Some(Cell::Blank | Cell::NotApplicable(_)) | None => "nothing recorded",
        };
        ThemeShown {
            id: theme.id.as_str().to_owned(),
            at: format!("{}/themes/{place}", unit.at()),
            summary: theme.summary.as_str().to_owned(),
            voices: theme.voices.value().map_or_else(|| "not counted".to_owned(), Count::words),
            signatures: theme.signatures.value().map(Count::words),
            stance: theme.stance.value().map(|stance| stance.word().to_owned()),
            groups: theme
                .groups
                .iter()
                .flatten()
                .map(|group| self.group_title(group.as_str()))
                .collect(),
            answered: match seen.answered.as_truth() {
                Truth::True => "yes",
                Truth::False => "no",
                Truth::Unknown => "unknown",
            }
            .to_owned(),
            outcome: outcome.to_owned(),
            reason: seen
                .outcome
                .and_then(|outcome| outcome.reason.as_ref())
                .map(|reason| reason.as_str().to_owned()),
            told: seen.told_on.map(|day| day.to_string()),
            changes: changes
                .iter()
                .filter(|change| change.themes.as_deref().unwrap_or(&[]).contains(&theme.id))
                .map(change_words)
                .collect(),
        }
    }

    pub(super) fn group_title(&self, id: &str) -> String {
        self.rubric
            .settings
            .groups
            .iter()
            .find(|group| group.group == id)
            .map_or_else(|| id.replace('-', " "), |group| group.title.clone())
    }
}

fn change_words(change: &Change) -> String {
    let mut words = change.what.as_str().to_owned();
    if let Some(owner) = change.owner.value() {
        words.push_str(&format!(" · owner: {owner}"));
    }
    if let Some(due) = change.due.value() {
        words.push_str(&format!(" · due {due}"));
    }
    match &change.done {
        Event::Some(done) => words.push_str(&format!(" · done {done}")),
        Event::None => words.push_str(" · not done"),
        Event::Blank => {}
    }
    words
}

/// Which end a theme's voices came to.
fn end(seen: &ThemeSeen<'_>, changes: &[Change]) -> &'static str {
    let changed = changes
        .iter()
        .any(|change| change.themes.as_deref().unwrap_or(&[]).contains(&seen.theme.id) && change.done.value().is_some());
    match seen.answered.as_truth() {
        _ if changed && seen.taken_up.as_truth().is_true() => "changed",
        Truth::True => "answered",
        Truth::False => "unanswered",
        Truth::Unknown => "unknown",
    }
}

/// The flow: counted in voices where every theme has them, else in themes.
fn voices(seen: &[ThemeSeen<'_>], changes: &[Change]) -> Option<Voices> {
    if seen.is_empty() {
        return None;
    }
    let counted = seen.iter().all(|theme| {
        theme
            .theme
            .voices
            .value()
            .is_some_and(|voices| voices.high().is_some_and(|high| high > 0))
    });
    let number = |theme: &ThemeSeen<'_>| {
        if !counted {
            return 1;
        }
        // the middle of an interval stands for it in a picture; the table beside it has the words
        let middle = theme
            .voices
            .low
            .and_then(|low| low.plus(theme.voices.high?))
            .and_then(|sum| sum.over(Q::whole(2)));
        middle
            .map_or(1, |middle| u32::try_from(middle.round(Round::HalfUp)).unwrap_or(1))
            .max(1)
    };
    let themes: Vec<VoicesTheme> = seen
        .iter()
        .map(|theme| VoicesTheme {
            id: theme.theme.id.as_str().to_owned(),
            title: theme.theme.summary.as_str().to_owned(),
            number: number(theme),
            end: end(theme, changes).to_owned(),
        })
        .collect();
    let total = themes.iter().fold(0_u32, |sum, theme| sum.saturating_add(theme.number));
    let names = [
        ("changed", "something changed"),
        ("answered", "answered, with a reason"),
        ("unanswered", "not answered"),
        ("unknown", "not known"),
    ];
    let ends: Vec<VoicesEnd> = names
        .iter()
        .map(|(id, title)| VoicesEnd {
            id: (*id).to_owned(),
            title: (*title).to_owned(),
            number: themes
                .iter()
                .filter(|theme| theme.end == *id)
                .fold(0_u32, |sum, theme| sum.saturating_add(theme.number)),
        })
        .filter(|end| end.number > 0)
        .collect();
    let unit = if counted { "voices" } else { "themes" };
    let grouped = crate::submission::fields::grouped;
    let parts: Vec<String> = ends.iter().map(|end| format!("{} {}", grouped(end.number), end.title)).collect();
    let says = format!("Of {} {unit}: {}.", grouped(total), parts.join(", "));
    Some(Voices {
        unit: unit.to_owned(),
        total,
        ends,
        themes,
        says,
    })
}
