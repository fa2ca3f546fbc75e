//! Themes that several authorities raise and none answers.
//!
//! Owns what makes a theme unheard: at least three authorities heard it and did not answer, and nothing alike to it was answered anywhere.
//! That is asked of each theme before any come together, so that one answer on opening hours takes away all that is alike to it and not
//! whatever else is said of the same clinic. Of a theme of which it is not known whether it was answered nothing is said: it is neither
//! counted nor shown, and it keeps no other theme from being unheard. An exercise that several authorities share is one hearing. It never
//! says that two themes are the same, only which words they share.

use super::alike::{MOST, alike_to_any, stars};
use super::stems::stems;
use super::{Seen, not_looked_for};
use crate::region::published::{Unheard, Voice, Warned};
use std::collections::{BTreeMap, BTreeSet};

/// Authorities that make it more than a matter of one place or of two neighbours (house).
const LEAST_AUTHORITIES: usize = 3;
/// Findings that are listed.
const MOST_LISTED: usize = 200;
/// Themes that are shown of one finding.
const MOST_SHOWN: usize = 12;

/// Themes as they come.
#[derive(Debug, Default)]
pub(super) struct Themes {
    held: Vec<Theme>,
    came: u64,
}

/// A theme of which it is known whether it was answered.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Theme {
    /// its stems, each with a word that has it
    stems: BTreeMap<String, String>,
    authority: String,
    name: String,
    exercise: String,
    summary: String,
    voices: Option<u32>,
    answered: bool,
}

impl Themes {
    pub(super) fn add(&mut self, seen: &Seen<'_>) {
        for (unit, theme) in seen
            .units
            .iter()
            .flat_map(|(_, unit)| unit.themes.iter().map(move |theme| (unit, theme)))
        {
            let Some(answered) = theme.answered else { continue };
            self.came = self.came.saturating_add(1);
            if self.held.len() < MOST {
                self.held.push(Theme {
                    stems: stems(&theme.summary),
                    authority: seen.id.clone(),
                    name: seen.row.name.clone(),
                    exercise: unit.id.clone(),
                    summary: theme.summary.clone(),
                    voices: theme.voices,
                    answered,
                });
            }
        }
    }

    /// What nobody answers, that which most authorities heard first.
    pub(super) fn made(self, warned: &mut Vec<Warned>) -> Vec<Unheard> {
        if self.came > MOST as u64 {
            let says = format!(
                "{} themes came. Beyond {MOST} they are not compared with each other, so whether several areas raise one that nobody \
                 answers was not looked for.",
                self.came
            );
            warned.push(not_looked_for("unheard", says));
            return Vec::new();
        }
        let (answered, mut open): (Vec<Theme>, Vec<Theme>) = self.held.into_iter().partition(|theme| theme.answered);
        let near = alike_to_any(&sets(&open), &sets(&answered));
        let mut near = near.into_iter();
        open.retain(|_| near.next() == Some(false));
        open.sort();
        let mut found = Vec::new();
        stars(&sets(&open), |star| {
            let themes: Vec<&Theme> = star.members.iter().filter_map(|place| open.get(*place)).collect();
            let authorities: BTreeSet<&str> = themes.iter().map(|theme| theme.authority.as_str()).collect();
            if authorities.len() >= LEAST_AUTHORITIES
                && let Some(middle) = open.get(star.middle)
            {
                found.push(unheard(middle, &themes, authorities.len() as u64));
            }
        });
        found.sort_by(|one, other| {
            let key = |unheard: &Unheard| (unheard.authorities, unheard.voices);
            key(other).cmp(&key(one)).then_with(|| one.words.cmp(&other.words))
        });
        if found.len() > MOST_LISTED {
            let says = format!(
                "{} themes are raised by several areas and answered by none; the first {MOST_LISTED} are listed, by the authorities that \
                 heard them.",
                found.len()
            );
            warned.push(not_looked_for("unheard-not-listed", says));
            found.truncate(MOST_LISTED);
        }
        found
    }
}

/// The stems of each.
fn sets(themes: &[Theme]) -> Vec<Vec<&str>> {
    themes
        .iter()
        .map(|theme| theme.stems.keys().map(String::as_str).collect())
        .collect()
}

fn unheard(middle: &Theme, themes: &[&Theme], authorities: u64) -> Unheard {
    let mut shown: Vec<(usize, &Theme)> = Vec::new();
    let mut of: BTreeMap<&str, usize> = BTreeMap::new();
    for theme in themes {
        let nth = of.entry(&theme.authority).or_default();
        shown.push((*nth, theme));
        *nth = nth.saturating_add(1);
    }
    // one of each authority before a second of any
    shown.sort_by_key(|(nth, theme)| (*nth, &theme.authority));
    let voices = themes.iter().map(|theme| theme.voices.map(u64::from));
    Unheard {
        words: words(middle, themes),
        authorities,
        voices: voices.sum(),
        themes: shown
            .iter()
            .take(MOST_SHOWN)
            .map(|(_, theme)| Voice {
                authority: theme.authority.clone(),
                name: theme.name.clone(),
                exercise: theme.exercise.clone(),
                summary: theme.summary.clone(),
                voices: theme.voices,
            })
            .collect(),
        more: themes.len().saturating_sub(MOST_SHOWN) as u64,
    }
}

/// The words of the middle that at least half of the themes share, those that most share first.
fn words(middle: &Theme, themes: &[&Theme]) -> Vec<String> {
    let mut all: Vec<(usize, &str)> = Vec::new();
    for (stem, word) in &middle.stems {
        let with = themes.iter().filter(|theme| theme.stems.contains_key(stem)).count();
        if with.saturating_mul(2) >= themes.len() {
            all.push((with, word));
        }
    }
    all.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(other.1)));
    all.into_iter().map(|(_, word)| word.to_owned()).collect()
}

#[cfg(test)]
#[path = "unheard_tests.rs"]
mod tests;
