//! The tables of a region that count people, in the order in which an edition shows them.
//!
//! Owns which numbers are added to which total, what everybody knows of them besides, by what name a number is known in every edition, and
//! what is sensitive. Orders that follow from exact numbers, as that of the least heard or of most voices, are given up here, since an order
//! tells about what it is by. It shows nothing.

use super::cover::Table;
use super::rule::Rule;
use crate::base::digest::sha256;
use crate::region::published::{GroupSum, Region, Unheard};
use crate::rubric::file::DisclosureFile;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What parts a name: no text holds it.
pub(super) const AND: char = '\u{1f}';

/// What a rubric says of showing numbers of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// what is not sensitive
    pub plain: Rule,
    /// what is
    pub sensitive: Rule,
    /// with fewer voices, words are not shown
    pub words_from: u64,
    /// questions, groups and beginnings of words that are sensitive
    questions: Vec<String>,
    groups: Vec<String>,
    words: Vec<String>,
}

impl Rules {
    /// What a rubric says.
    pub fn of(file: &DisclosureFile) -> Self {
        let rule = |few_below: u32| Rule {
            few_below: u64::from(few_below),
            round_to: u64::from(file.round_to),
        };
        let sensitive = file.sensitive.as_ref();
        let all = |texts: Option<Vec<String>>| texts.unwrap_or_default();
        Self {
            plain: rule(file.few_below),
            sensitive: rule(sensitive.map_or(file.few_below, |sensitive| sensitive.few_below)),
            words_from: u64::from(file.words.from),
            questions: all(sensitive.map(|it| it.questions.iter().map(ToString::to_string).collect())),
            groups: all(sensitive.map(|it| it.groups.iter().map(ToString::to_string).collect())),
            words: all(sensitive.map(|it| it.words.iter().map(|word| spaced(word.as_str())).collect())),
        }
    }

    fn by(&self, sensitive: bool) -> Rule {
        if sensitive { self.sensitive } else { self.plain }
    }

    /// Whether a text speaks of something sensitive.
    fn speaks(&self, text: &str) -> bool {
        let text = spaced(text);
        self.words.iter().any(|word| text.contains(word.as_str()))
    }
}

/// The words of a text in small letters, with a space before each.
fn spaced(text: &str) -> String {
    let words = text
        .split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .filter(|word| !word.is_empty());
    words.map(|word| format!(" {}", word.to_lowercase())).collect()
}

/// The tables of a region.
#[derive(Clone, Debug)]
pub struct Layout<'r> {
    /// questions with their groups
    pub questions: Vec<Laid<(&'r str, Vec<&'r GroupSum>)>>,
    /// themes
    pub unheard: Vec<Laid<&'r Unheard>>,
}

/// Something that counts people, and the table of it.
#[derive(Clone, Debug)]
pub struct Laid<T> {
    /// what it is
    pub of: T,
    /// it is sensitive
    pub sensitive: bool,
    /// its numbers
    pub table: Table,
}

/// The tables of a region, by these rules.
pub fn layout<'r>(region: &'r Region, rules: &Rules) -> Layout<'r> {
    Layout {
        questions: questions(region, rules),
        unheard: unheard(region, rules),
    }
}

/// Whether any exercise counted a group: where none did, that nobody was heard is not known.
pub fn counted(group: &GroupSum) -> bool {
    group.exercises > 0
}

fn questions<'r>(region: &'r Region, rules: &Rules) -> Vec<Laid<(&'r str, Vec<&'r GroupSum>)>> {
    let mut by_question: BTreeMap<&str, Vec<&GroupSum>> = BTreeMap::new();
    for group in &region.groups {
        by_question.entry(&group.question).or_default().push(group);
    }
    let laid = by_question.into_iter().map(|(question, mut groups)| {
        groups.sort_by(|one, other| one.id.cmp(&other.id));
        let named = |list: &[String], id: &str| list.iter().any(|known| known == id);
        let of_group = |group: &&GroupSum| named(&rules.groups, &group.id) || rules.speaks(&group.id) || rules.speaks(&group.title);
        let sensitive = named(&rules.questions, question) || rules.speaks(question) || groups.iter().any(of_group);
        let cells = groups.iter().filter(|group| counted(group));
        let cells: Vec<(String, u64)> = cells.map(|group| (format!("{question}{AND}{}", group.id), group.heard)).collect();
        let table = Table {
            rule: rules.by(sensitive),
            rest: None,
            total: cells.len() > 1,
            cells,
        };
        Laid {
            of: (question, groups),
            sensitive,
            table,
        }
    });
    laid.collect()
}

fn unheard<'r>(region: &'r Region, rules: &Rules) -> Vec<Laid<&'r Unheard>> {
    let mut all: Vec<&Unheard> = region.unheard.iter().collect();
    let ids = |unheard: &Unheard| -> Vec<(String, String)> {
        let themes = unheard.themes.iter();
        themes.map(|theme| (theme.authority.clone(), theme.exercise.clone())).collect()
    };
    // words that are not shown must not be told by a place in the alphabet
    let mixed = |unheard: &Unheard| -> Vec<String> { unheard.themes.iter().map(|theme| sha256(theme.summary.as_bytes())).collect() };
    all.sort_by_cached_key(|unheard| (Reverse(unheard.authorities), ids(unheard), mixed(unheard)));
    let laid = all.into_iter().map(|unheard| {
        let mut seen: BTreeMap<String, u64> = BTreeMap::new();
        let cells = unheard.themes.iter().filter_map(|theme| {
            let name = format!("{}{AND}{}{AND}{}", theme.authority, theme.exercise, theme.summary);
            let nth = seen.entry(name.clone()).or_default();
            *nth = nth.saturating_add(1);
            Some((format!("{name}{AND}{nth}"), u64::from(theme.voices?)))
        });
        let cells: Vec<(String, u64)> = cells.collect();
        let listed = cells.iter().fold(0_u64, |sum, (_, voices)| sum.saturating_add(*voices));
        let rest = unheard.voices.map(|voices| voices.saturating_sub(listed));
        // all are protected as what is sensitive is: to mark those that are would tell what the words speak of that are not shown
        let sensitive = true;
        Laid {
            of: unheard,
            sensitive,
            table: Table {
                rule: rules.by(sensitive),
                cells,
                rest: rest.filter(|_| unheard.more > 0),
                total: unheard.voices.is_some(),
            },
        }
    });
    laid.collect()
}

#[cfg(test)]
#[path = "layout_tests.rs"]
mod tests;
