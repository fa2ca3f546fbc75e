//! What of a region may go to the public, version 1: the one value that every published view is rendered from.
//!
//! These types are the wire format and nothing else. None of them can hold an exact number of people but nought, a digest of a submission, or
//! the name of a file: a number of people is a [`Shown`]. Numbers of authorities, exercises and submissions are exact.

use super::{Cell, Change, Compared, CriterionSpread, Heap, Map, Rank, RubricUsed, Shown, SignCount, Summary, Warned};
use crate::assess::published::GradeStatus;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The format of this value that this version writes.
pub const EDITION_FORMAT: u32 = 1;

/// The edition of a region for the public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// the format of this value: 1
    pub format: u32,
    /// the version of the engine
    pub engine: String,
    /// the rubric that areas are compared by
    pub rubric: RubricUsed,
    /// by which rule numbers of people are shown
    pub rule: ShownBy,
    /// how many submissions came, and what became of them
    pub summary: Summary,
    /// how many authorities can be compared with each other, and what a reader must know before doing so
    pub compared: Compared,
    /// each criterion: how levels, form and effect are spread
    pub criteria: Vec<CriterionSpread>,
    /// signs that fired, the weightiest first; then those that could not be ruled out
    pub signs: Vec<SignCount>,
    /// groups by the questions that show them, in the order of their ids
    pub questions: Vec<Question>,
    /// each authority, in the order of its name
    pub authorities: Vec<ShownAuthority>,
    /// authorities beyond those listed
    pub authorities_not_listed: u64,
    /// the map that the authorities are on, where one was given
    pub map: Option<Map>,
    /// who is weak on something beside who of like size and stakes is strong on it
    pub pairs: Vec<ShownPair>,
    /// themes that several areas raise and none answers
    pub unheard: Vec<ShownUnheard>,
    /// needs that only several areas together make worth serving
    pub demand: Vec<ShownDemand>,
    /// texts that several authorities share, without the texts
    pub echo: Vec<ShownEcho>,
    /// values that pile up just above a cut
    pub heaps: Vec<Heap>,
    /// what was not looked for, and why
    pub not_looked_for: Vec<Warned>,
    /// what moved since an earlier run, where one was given
    pub change: Option<Change>,
}

/// By which rule numbers of people are shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShownBy {
    /// what was done to numbers of people, and why, in sentences
    pub says: Vec<String>,
    /// from 1 up to and without this they are one class
    pub few_below: u64,
    /// the same where it is sensitive
    pub few_below_sensitive: u64,
    /// larger ones are rounded to the nearest multiple of this
    pub round_to: u64,
    /// with fewer voices, the words of a theme are not shown
    pub words_from: u64,
    /// where the rule comes from, where it says
    pub source: Option<String>,
}

/// A question that shows groups, and how many people of each were heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// its id
    pub id: String,
    /// it is protected as sensitive
    pub sensitive: bool,
    /// its groups, in the order of their ids
    pub groups: Vec<ShownGroup>,
    /// people of all these groups, added up before rounding; none where there is one group. It is shown only where no number of any question is
    /// small, since the same people may have answered several
    pub people: Option<Shown>,
}

/// A group over all exercises that counted it. How many were to be expected is left out, since with a status it would narrow the number heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShownGroup {
    /// the group
    pub id: String,
    /// its name
    pub title: String,
    /// people of the group heard; none where no exercise counted it
    pub people: Option<Shown>,
    /// in-proportion, clearly-under-heard or badly-under-heard; none where it would tell more than the numbers of the question do
    pub status: Option<String>,
    /// the same in words
    pub says: String,
    /// authorities that counted it
    pub authorities: u64,
    /// exercises that counted it, shared ones counted once
    pub exercises: u64,
    /// exercises that should have counted it and did not
    pub not_counted: u64,
    /// exercises of which what is held does not settle how many of it were heard or to be expected
    pub open: u64,
}

/// An authority with its standing submission of one period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShownAuthority {
    /// by what other parts of this value name it: its code, else its name in small letters
    pub id: String,
    /// its name
    pub name: String,
    /// its code
    pub code: Option<String>,
    /// first day of the period
    pub from: String,
    /// last day of the period
    pub to: String,
    /// returned or compiled
    pub basis: String,
    /// people it serves, in words, which is public already
    pub people: Option<String>,
    /// how sure its grade is
    pub status: GradeStatus,
    /// the lowest it could be
    pub low: u32,
    /// the highest it could be
    pub high: u32,
    /// the grade in words
    pub words: String,
    /// its criteria, in the rubric's order
    pub criteria: Vec<Cell>,
    /// signs that fired, by their ids
    pub signs: Vec<String>,
    /// its range of ranks; none where it is not ranked
    pub rank: Option<Rank>,
    /// why it is not ranked
    pub not_ranked: Option<String>,
}

/// Who is weak on something beside who of like size and stakes is strong on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShownPair {
    /// the criterion
    pub criterion: String,
    /// its name
    pub title: String,
    /// who is weak on it
    pub weak: ShownSide,
    /// who is strong on it
    pub strong: ShownSide,
    /// in what they are alike
    pub alike: String,
}

/// One side of a pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShownSide {
    /// the authority, as in the list of authorities
    pub authority: String,
    /// its name
    pub name: String,
    /// its level in words
    pub level: String,
    /// what the exercise to read about was called
    pub title: String,
}

/// A theme that several areas raise and none answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShownUnheard {
    /// the words that bring them together, as far as they stand in a theme whose words are shown
    pub words: Vec<String>,
    /// authorities that heard it
    pub authorities: u64,
    /// voices of all themes, added up before rounding; none where not every place counted them
    pub voices: Option<Shown>,
    /// the themes
    pub themes: Vec<ShownVoice>,
    /// themes beyond those listed
    pub more: u64,
}

/// A theme as one area heard it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShownVoice {
    /// the authority, as in the list of authorities
    pub authority: String,
    /// its name
    pub name: String,
    /// the exercise
    pub exercise: String,
    /// what people said; none where too few said it
    pub summary: Option<String>,
    /// how many said it; none where that is not known
    pub voices: Option<Shown>,
}

/// A need that each area alone has too few people for, and several together do not. No number of people and no place is shown: each area has
/// few by what the need is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShownDemand {
    /// the words by which all areas put it
    pub words: Vec<String>,
    /// why these areas are taken together: neighbours on the map, or of one region
    pub together: String,
    /// the areas
    pub areas: Vec<ShownArea>,
    /// what to do
    pub says: String,
}

/// An area that states a need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShownArea {
    /// the authority, as in the list of authorities
    pub authority: String,
    /// its name
    pub name: String,
}

/// A text that several authorities share, without its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShownEcho {
    /// words in the longest
    pub words: u32,
    /// authorities that share it
    pub authorities: u64,
    /// the names of the first of them
    pub names: Vec<String>,
    /// what it may mean; it accuses nobody
    pub says: String,
}
