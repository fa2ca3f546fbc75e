//! The edition, made of a region: numbers covered first, then every sentence that speaks of them made anew.
//!
//! Owns what of a region is left out (places in submissions, texts that several share, what few people said, what was to be expected; the
//! types leave out the names of files), and which words are shown: always by what is shown of the number beside them, never by the number
//! itself.

use super::cover::{Covered, Table, cover};
use super::earlier::{Before, Beside, besides, need};
use super::layout::{Laid, Layout, Rules, counted, layout};
use super::range::Range;
use super::rule::Rule;
use crate::base::number::Q;
use crate::region::published::{
    Demand, EDITION_FORMAT, Echo, Edition, GroupSum, Question, Region, Shown, ShownArea, ShownAuthority, ShownBy, ShownDemand, ShownEcho,
    ShownGroup, ShownPair, ShownUnheard, ShownVoice, Unheard,
};
use crate::region::report::{fraction, status_of, stems, together};
use crate::rubric::file::DisclosureFile;
use crate::rubric::model::Rubric;
use std::collections::BTreeSet;

/// An edition, and what somebody must put into other words before it can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// the edition
    pub edition: Edition,
    /// themes whose words are not shown: who heard them, in which exercise, and what they say; for whoever made the edition, never for the public
    pub paraphrase: Vec<(String, String, String)>,
}

/// The edition of a region that was compared by `core`, beside an earlier edition where there was one; none where `core` does not say how numbers
/// of people are shown.
pub fn made(region: &Region, core: &Rubric, before: Option<&Before>) -> Option<Made> {
    let file = core.file.disclosure.as_ref()?;
    let rules = Rules::of(file);
    let Layout { questions, unheard } = layout(region, &rules);
    let nothing = Before::default();
    let before = before.unwrap_or(&nothing);
    let mut paraphrase = Vec::new();
    let edition = Edition {
        format: EDITION_FORMAT,
        engine: region.engine.clone(),
        rubric: region.rubric.clone(),
        rule: shown_by(&rules, file),
        summary: region.summary.clone(),
        compared: region.compared.clone(),
        criteria: region.criteria.clone(),
        signs: region.signs.clone(),
        questions: without_totals(covered(questions, &before.questions))
            .into_iter()
            .map(|(laid, covered)| question(&laid, &covered, core))
            .collect(),
        authorities: region.authorities.iter().map(ShownAuthority::from).collect(),
        authorities_not_listed: region.authorities_not_listed,
        map: region.map.clone(),
        pairs: region.pairs.iter().map(ShownPair::from).collect(),
        unheard: covered(unheard, &before.unheard)
            .into_iter()
            .map(|(laid, covered)| theme(&laid, &covered, &rules, &mut paraphrase))
            .collect(),
        demand: needs(region, before),
        echo: echoes(&region.echo),
        heaps: region.heaps.clone(),
        not_looked_for: region.not_looked_for.clone(),
        change: region.change.clone(),
    };
    Some(Made { edition, paraphrase })
}

/// Each table as it is shown.
fn covered<T>(laid: Vec<Laid<T>>, earlier: &[super::cover::Earlier]) -> Vec<(Laid<T>, Covered)> {
    let beside = {
        let tables: Vec<&Table> = laid.iter().map(|laid| &laid.table).collect();
        besides(&tables, earlier)
    };
    let one = |laid: Laid<T>, beside: Beside<'_>| {
        let covered = match beside {
            Beside::Nothing => cover(&laid.table, None),
            Beside::One(earlier) => cover(&laid.table, Some(earlier)),
            Beside::Several => laid.table.withheld(),
        };
        (laid, covered)
    };
    laid.into_iter().zip(beside).map(|(laid, beside)| one(laid, beside)).collect()
}

/// Questions with no total where a number of any of them is small or not shown: the same people may have answered several, and then the total
/// of one is that of another.
fn without_totals<T>(mut all: Vec<(Laid<T>, Covered)>) -> Vec<(Laid<T>, Covered)> {
    let protected = |shown: &Shown| matches!(shown, Shown::Few(_) | Shown::Hidden);
    if all.iter().any(|(_, covered)| covered.cells.iter().any(protected)) {
        for (_, covered) in &mut all {
            covered.total = covered.total.map(|_| Shown::Hidden);
        }
    }
    all
}

fn shown_by(rules: &Rules, file: &DisclosureFile) -> ShownBy {
    let few = |rule: Rule| Shown::Few(rule.most_few());
    let mut says = vec![
        format!(
            "Where from 1 to {} people are meant, “{}” is shown; larger numbers are rounded to the nearest {}; nobody is 0. Totals are added up before that.",
            rules.plain.most_few(),
            few(rules.plain),
            rules.plain.round_to
        ),
        format!(
            "A total is “{}” beside a small number that is part of it, and neither is whatever else would give a small number away, or a small \
             change since the edition before this one.",
            Shown::Hidden
        ),
        format!(
            "What fewer than {} people said is not shown in their words, and neither are texts that several authorities share.",
            rules.words_from
        ),
        "Needs that areas share are listed without numbers and places, in the words that all of them use.".to_owned(),
        "This is done so that nobody who took part can be found by a number or by their words.".to_owned(),
    ];
    if let Some(sensitive) = file.sensitive.as_ref().filter(|_| rules.sensitive != rules.plain) {
        let more = format!(
            "Of those who said something, and where it is about {}, “{}” is shown.",
            sensitive.about,
            few(rules.sensitive)
        );
        says.insert(1, more);
    }
    ShownBy {
        says,
        few_below: rules.plain.few_below,
        few_below_sensitive: rules.sensitive.few_below,
        round_to: rules.plain.round_to,
        words_from: rules.words_from,
        source: file.source.as_ref().map(|source| source.as_str().to_owned()),
    }
}

fn question(laid: &Laid<(&str, Vec<&GroupSum>)>, covered: &Covered, core: &Rubric) -> Question {
    let mut cells = covered.cells.iter().copied();
    let (id, groups) = &laid.of;
    let answered = Answered::of(&laid.table, covered);
    let groups = groups.iter().map(|group| {
        let people = if counted(group) { cells.next() } else { None };
        shown_group(group, people, answered, laid.table.rule, core)
    });
    Question {
        id: (*id).to_owned(),
        sensitive: laid.sensitive,
        groups: groups.collect(),
        people: covered.total,
    }
}

/// People of all groups of a question: as they are, and as few and as many as what is shown of the groups may come to.
#[derive(Clone, Copy)]
struct Answered {
    exact: u64,
    shown: Option<[u64; 2]>,
}

impl Answered {
    fn of(table: &Table, covered: &Covered) -> Self {
        let sum = covered
            .cells
            .iter()
            .fold(Range::NONE, |sum, shown| sum.plus(table.rule.means(*shown)));
        let ends = |sum: Range| Some([u64::try_from(sum.low).ok()?, u64::try_from(sum.high).ok()?]);
        Self {
            exact: table.sum(),
            shown: ends(sum).filter(|_| !covered.cells.contains(&Shown::Hidden)),
        }
    }
}

/// A group with its status only where every number that is shown so has it, whatever the other groups come to: how many of a group were to be
/// expected is a public share of all who answered, so a status speaks of them too. That nothing can be told means few, and is not shown.
fn shown_group(group: &GroupSum, people: Option<Shown>, answered: Answered, rule: Rule, core: &Rubric) -> ShownGroup {
    let all_alike = |shown: Shown| {
        let (Some(expected), Some(ends)) = (fraction(&group.expected), answered.shown) else {
            return false;
        };
        let people = |number: u64| Q::new(i128::from(number), 1);
        let scaled = |all: u64| expected.times(people(all)?)?.over(people(answered.exact)?);
        let Some(expected) = ends.into_iter().map(scaled).collect::<Option<Vec<Q>>>() else {
            return false;
        };
        let mut numbers = each(rule.means(shown)).into_iter().flatten().peekable();
        group.status != CANNOT_TELL
            && numbers.peek().is_some()
            && numbers.all(|heard| expected.iter().all(|expected| status_of(heard, *expected, core).0 == group.status))
    };
    let told = people.is_none_or(all_alike);
    ShownGroup {
        id: group.id.clone(),
        title: group.title.clone(),
        people,
        status: told.then(|| group.status.clone()),
        says: if told {
            group.says.clone()
        } else {
            "not shown, since it would tell more than the number does".to_owned()
        },
        authorities: group.authorities,
        exercises: group.exercises,
        not_counted: group.not_counted,
        open: group.open,
    }
}

/// The status of a group of which too few were to be expected.
const CANNOT_TELL: &str = "cannot-tell";

/// Every number of a class; none where it has no end.
fn each(means: Range) -> Option<impl Iterator<Item = u64>> {
    let (low, high) = (u64::try_from(means.low).ok()?, u64::try_from(means.high).ok()?);
    (means.count() <= 4_096).then_some(low..=high)
}

/// Whether every number that is shown so is large enough for words.
fn enough(shown: Shown, laid: &Laid<&Unheard>, rules: &Rules) -> bool {
    matches!(shown, Shown::About(_)) && laid.table.rule.means(shown).low >= i128::from(rules.words_from)
}

fn theme(laid: &Laid<&Unheard>, covered: &Covered, rules: &Rules, paraphrase: &mut Vec<(String, String, String)>) -> ShownUnheard {
    let mut cells = covered.cells.iter().copied();
    let mut spoken: BTreeSet<String> = BTreeSet::new();
    let mut themes = Vec::new();
    for theme in &laid.of.themes {
        let voices = theme.voices.and_then(|_| cells.next());
        let words = voices.is_some_and(|shown| enough(shown, laid, rules));
        if words {
            spoken.extend(stems(&theme.summary).into_keys());
        } else {
            paraphrase.push((theme.name.clone(), theme.exercise.clone(), theme.summary.clone()));
        }
        themes.push(ShownVoice {
            authority: theme.authority.clone(),
            name: theme.name.clone(),
            exercise: theme.exercise.clone(),
            summary: words.then(|| theme.summary.clone()),
            voices,
        });
    }
    let stands = |word: &&String| stems(word).into_keys().any(|stem| spoken.contains(&stem));
    ShownUnheard {
        words: laid.of.words.iter().filter(stands).cloned().collect(),
        authorities: laid.of.authorities,
        voices: covered.total,
        themes,
        more: laid.of.more,
    }
}

/// Needs by the words that all areas use, without numbers and places: that a need is listed says of each area no more than that it has few. Beside
/// an earlier edition only those that stand as they stood then: one that comes or goes because one area does would tell of the others
/// that together they have too few.
fn needs(region: &Region, before: &Before) -> Vec<ShownDemand> {
    let stood = |demand: &&Demand| before.needs.as_ref().is_none_or(|needs| needs.contains(&need(demand)));
    let mut shown: Vec<ShownDemand> = region
        .demand
        .iter()
        .filter(|demand| !demand.words.is_empty())
        .filter(stood)
        .map(shown_need)
        .collect();
    let ids = |need: &ShownDemand| -> Vec<String> { need.areas.iter().map(|area| area.authority.clone()).collect() };
    shown.sort_by_cached_key(|need| (need.words.clone(), ids(need)));
    shown
}

fn shown_need(demand: &Demand) -> ShownDemand {
    // the rest of the sentence speaks of areas, and holds no number of people
    let first = together(demand.areas.len(), &demand.people.to_string());
    let rest = demand.says.strip_prefix(&first).unwrap_or_default();
    let areas = demand.areas.iter().map(|area| ShownArea {
        authority: area.authority.clone(),
        name: area.name.clone(),
    });
    ShownDemand {
        words: demand.words.clone(),
        together: demand.together.clone(),
        areas: areas.collect(),
        says: format!("{}{rest}", together(demand.areas.len(), "enough")),
    }
}

/// That texts are shared, by whom, and of how many words; never the texts.
fn echoes(all: &[Echo]) -> Vec<ShownEcho> {
    let mut shown: Vec<ShownEcho> = all
        .iter()
        .map(|echo| {
            let mut names: Vec<String> = echo.places.iter().map(|place| place.name.clone()).collect();
            names.sort();
            names.dedup();
            ShownEcho {
                words: echo.words,
                authorities: echo.authorities,
                names,
                says: echo.says.clone(),
            }
        })
        .collect();
    shown.sort_by(|one, other| {
        let key = |echo: &ShownEcho| (std::cmp::Reverse(echo.authorities), std::cmp::Reverse(echo.words));
        key(one).cmp(&key(other)).then_with(|| one.names.cmp(&other.names))
    });
    shown
}

#[cfg(test)]
#[path = "made_tests.rs"]
mod tests;
