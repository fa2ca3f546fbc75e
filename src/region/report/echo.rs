//! Longer texts that several authorities share.
//!
//! Owns when two texts are the same text with changes, and what that may mean. Two are where at least half of their runs of five words are
//! the same, estimated from the smallest marks of both (Broder, 1997): of the twelve smallest of all, the share that both have. Of texts that
//! share a fifth of their runs about one pair in fifty is taken for an echo; of those that share none, none. What an authority says twice is no echo,
//! and neither is an exercise that several share. An echo accuses nobody: a sentence of the law stands everywhere, and should.

use super::{Seen, not_looked_for};
use crate::region::published::{Echo, EchoPlace, Warned};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Texts are compared up to so many.
const MOST: usize = 200_000;
/// Marks of two texts that are compared: as many as a row keeps of one.
const MARKS: usize = 12;
/// Texts that are looked at as candidates, over all texts; only a region of texts that are half alike by the thousand needs as many.
const MOST_STEPS: u64 = 50_000_000;
/// Authorities that make it an echo.
const LEAST_AUTHORITIES: usize = 2;
/// Findings that are listed.
const MOST_LISTED: usize = 200;
/// Places that are shown of one finding.
const MOST_SHOWN: usize = 12;

/// Texts as they come.
#[derive(Debug, Default)]
pub(super) struct Texts {
    whose: Vec<Whose>,
    held: Vec<Text>,
    came: u64,
}

/// A submission that texts are of.
#[derive(Debug)]
struct Whose {
    authority: String,
    name: String,
    source: Option<String>,
}

#[derive(Debug)]
struct Text {
    /// smallest first, each once
    marks: Box<[u32]>,
    /// the place of its submission; those of one authority follow each other
    of: usize,
    words: u32,
    begins: Box<str>,
    at: Box<str>,
}

impl Text {
    /// What texts are ordered by: those of the same marks beside each other, then as submissions come.
    fn key(&self) -> (&[u32], usize, &str) {
        (&self.marks, self.of, &self.at)
    }
}

impl Texts {
    pub(super) fn add(&mut self, seen: &Seen<'_>) {
        let texts = seen.units.iter().flat_map(|(_, unit)| &unit.texts);
        let mut of = None;
        for text in texts.filter(|text| !text.marks.is_empty()) {
            self.came = self.came.saturating_add(1);
            if self.came > MOST as u64 {
                // nothing will be compared, and nothing is held for it
                self.held = Vec::new();
                continue;
            }
            let of = *of.get_or_insert_with(|| {
                self.whose.push(Whose {
                    authority: seen.id.clone(),
                    name: seen.row.name.clone(),
                    source: seen.row.source.clone(),
                });
                self.whose.len().saturating_sub(1)
            });
            let marks: BTreeSet<u32> = text.marks.iter().copied().collect();
            self.held.push(Text {
                marks: marks.into_iter().take(MARKS).collect(),
                of,
                words: text.words,
                begins: text.begins.as_str().into(),
                at: text.at.as_str().into(),
            });
        }
    }

    /// Texts that several share, that which most share first.
    pub(super) fn made(mut self, warned: &mut Vec<Warned>) -> Vec<Echo> {
        if self.came > MOST as u64 {
            let says = format!(
                "{} longer texts came. Beyond {MOST} they are not compared with each other, so texts that several authorities share were \
                 not looked for.",
                self.came
            );
            warned.push(not_looked_for("echo", says));
            return Vec::new();
        }
        let whose = std::mem::take(&mut self.whose);
        let authority = |text: &Text| whose.get(text.of).map_or("", |whose| &whose.authority);
        self.held.sort_by(|one, other| one.key().cmp(&other.key()));
        let same: Vec<&[Text]> = self.held.chunk_by(|one, other| one.marks == other.marks).collect();
        let count = |texts: &[Text]| texts.iter().map(authority).collect::<BTreeSet<_>>().len();
        let all = count(&self.held);
        let mut found = Vec::new();
        let whole = together(&same, &count, &mut |those| {
            let mut texts: Vec<&Text> = those.iter().copied().flatten().collect();
            texts.sort_by_key(|text| (text.of, &text.at));
            let authorities = texts.iter().map(|text| authority(text)).collect::<BTreeSet<_>>().len();
            if authorities >= LEAST_AUTHORITIES {
                found.push(echo(&texts, &whose, authorities, all));
            }
        });
        if !whole {
            let says = "So many longer texts are half alike that not all of them could be compared; texts that several authorities share \
                        are listed as far as they were found.";
            warned.push(not_looked_for("echo-cut-short", says.to_owned()));
        }
        found.sort_by_cached_key(|echo: &Echo| {
            let first = echo.places.first().map(|place| (place.authority.clone(), place.at.clone()));
            (Reverse(echo.authorities), echo.begins.clone(), first)
        });
        if found.len() > MOST_LISTED {
            let says = format!(
                "{} texts are shared by several authorities; the first {MOST_LISTED} are listed, by the authorities that share them.",
                found.len()
            );
            warned.push(not_looked_for("echo-not-listed", says));
            found.truncate(MOST_LISTED);
        }
        found
    }
}

/// Brings texts together that resemble one of them: that which most authorities have is the first middle, and takes those that resemble it
/// and are in no other; then the next. Whether all were compared.
///
/// Of two texts that resemble each other at least half of the marks of each are in the other, so that it is enough to look for each by the
/// rarer half of its marks and one more: what thousands of texts share is then never gone through, unless it is most of them.
fn together(same: &[&[Text]], count: &impl Fn(&[Text]) -> usize, each: &mut impl FnMut(&[&[Text]])) -> bool {
    let marks = |place: usize| same.get(place).and_then(|texts| texts.first()).map_or(&[][..], |text| &text.marks);
    let mut often: BTreeMap<u32, u32> = BTreeMap::new();
    for mark in (0..same.len()).flat_map(marks) {
        let slot = often.entry(*mark).or_default();
        *slot = slot.saturating_add(1);
    }
    let rarer = |place: usize| -> Vec<u32> {
        let mut all = marks(place).to_vec();
        all.sort_by_key(|mark| (often.get(mark).copied().unwrap_or(0), *mark));
        // those that may be missing in the other, and one more
        all.truncate((all.len() / 2).saturating_add(1));
        all
    };
    let mut by_mark: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for place in 0..same.len() {
        // a mark that one text alone has finds nothing
        for mark in rarer(place)
            .into_iter()
            .filter(|mark| often.get(mark).is_some_and(|many| *many > 1))
        {
            by_mark.entry(mark).or_default().push(place);
        }
    }
    let mut order: Vec<(Reverse<usize>, usize)> = same
        .iter()
        .enumerate()
        .map(|(place, texts)| (Reverse(count(texts)), place))
        .collect();
    order.sort_unstable();
    let mut taken = vec![false; same.len()];
    let mut steps = 0_u64;
    for (_, middle) in order {
        if taken.get(middle).copied().unwrap_or(true) {
            continue;
        }
        let mut near = BTreeSet::from([middle]);
        for others in rarer(middle).iter().filter_map(|mark| by_mark.get(mark)) {
            steps = steps.saturating_add(others.len() as u64);
            near.extend(others.iter().filter(|place| !taken.get(**place).copied().unwrap_or(true)));
        }
        if steps > MOST_STEPS {
            return false;
        }
        near.retain(|place| *place == middle || resemble(marks(middle), marks(*place)));
        for place in &near {
            if let Some(slot) = taken.get_mut(*place) {
                *slot = true;
            }
        }
        each(&near.iter().filter_map(|place| same.get(*place).copied()).collect::<Vec<_>>());
    }
    true
}

/// Whether at least half of the smallest marks of both are in both. Each list is in order; one that is shorter than others is of a text
/// with so few runs, and whole.
fn resemble(one: &[u32], other: &[u32]) -> bool {
    let all: BTreeSet<u32> = one.iter().chain(other).copied().collect();
    let smallest = || all.iter().take(MARKS);
    let both = smallest().filter(|mark| one.binary_search(mark).is_ok() && other.binary_search(mark).is_ok());
    both.count().saturating_mul(2) >= smallest().count()
}

fn echo(texts: &[&Text], whose: &[Whose], authorities: usize, all: usize) -> Echo {
    // the longest, and of those the first in the order of authorities
    let longest = texts.iter().min_by_key(|text| Reverse(text.words));
    let places = texts.iter().filter_map(|text| Some((text, whose.get(text.of)?)));
    let mut nth: BTreeMap<&str, usize> = BTreeMap::new();
    let mut shown: Vec<(usize, EchoPlace)> = Vec::new();
    for (text, whose) in places {
        let slot = nth.entry(&whose.authority).or_default();
        shown.push((
            *slot,
            EchoPlace {
                authority: whose.authority.clone(),
                name: whose.name.clone(),
                source: whose.source.clone(),
                at: text.at.to_string(),
            },
        ));
        *slot = slot.saturating_add(1);
    }
    // one of each authority before a second of any; the order is kept besides
    shown.sort_by_key(|(nth, _)| *nth);
    Echo {
        begins: longest.map_or_else(String::new, |text| text.begins.to_string()),
        words: longest.map_or(0, |text| text.words),
        authorities: authorities as u64,
        more: shown.len().saturating_sub(MOST_SHOWN) as u64,
        places: shown.into_iter().take(MOST_SHOWN).map(|(_, place)| place).collect(),
        says: says(texts, authorities, all),
    }
}

/// What a shared text may mean, by where it stands; never whose doing it is.
fn says(texts: &[&Text], authorities: usize, all: usize) -> String {
    let everywhere = |key: &str| texts.iter().all(|text| text.at.rsplit('/').next() == Some(key));
    let may = if authorities > 3 && authorities.saturating_mul(2) > all {
        "So many share it that it is perhaps a sentence of the law or of guidance that all are given, which is as it should be."
    } else if everywhere("summary") {
        "It is what people said: perhaps a campaign that went from place to place, each voice of which counts, or one hand that summed up."
    } else if everywhere("reason") {
        "It is a reason given: perhaps a decision made for all of them at once, or a text that was passed on. Ask each what it rests on \
         there."
    } else {
        "Perhaps they worked together, were given the text, or had one supplier. Ask before taking it for more."
    };
    format!("{authorities} authorities have this text or much of it. {may}")
}

#[cfg(test)]
#[path = "echo_tests.rs"]
mod tests;
