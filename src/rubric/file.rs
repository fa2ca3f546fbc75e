//! The rubric as its author writes it, format 1. The shape only; [`crate::rubric::check`] says whether it makes sense.

use crate::submission::fields::{Id, Text};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A number as a rubric writes it: read as the decimal that was typed, never as a binary fraction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Decimal {
    /// a whole number
    Whole(i64),
    /// a number with decimals
    Point(f64),
}

/// A rubric.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RubricFile {
    /// the format of this file: 1
    #[schemars(range(min = 1, max = 1))]
    pub format: u32,
    /// its id
    pub id: Id,
    /// its version, such as 1.0.0
    pub version: Id,
    /// used where none is named
    #[serde(default)]
    pub default: bool,
    /// its title
    pub title: Text,
    /// what it is for, in a paragraph
    pub about: Text,
    /// the licence of its text
    pub licence: Text,
    /// what it rests on
    pub sources: Vec<Source>,
    /// the levels, from the lowest
    pub levels: Vec<LevelFile>,
    /// the two kinds of evidence and how they combine within a criterion
    pub parts: PartsFile,
    /// the grade over the criteria
    pub grade: GradeFile,
    /// how units combine into the authority's result
    pub roll_up: RollUpFile,
    /// what the top level of a criterion also needs
    #[serde(default)]
    pub top: Option<TopFile>,
    /// when the light thresholds apply
    #[serde(default)]
    pub light: Option<LightFile>,
    /// what the severity of a sign does
    pub severities: Vec<SeverityFile>,
    /// numbers that facts need
    #[serde(default)]
    pub parameters: Vec<ParameterFile>,
    /// lists that facts need
    #[serde(default)]
    pub lists: ListsFile,
    /// conditions with a name, for use as `term.name` in other conditions
    #[serde(default)]
    pub terms: Vec<TermFile>,
    /// the criteria
    pub criteria: Vec<CriterionFile>,
    /// the signs of going through the motions
    #[serde(default)]
    pub signs: Vec<SignFile>,
    /// notes: shown, never capping
    #[serde(default)]
    pub notes: Vec<NoteFile>,
    /// facts that an assessor may judge from a document where the file does not state them
    #[serde(default)]
    pub judged_facts: Vec<JudgedFactFile>,
    /// two criteria whose levels place an exercise on a square
    #[serde(default)]
    pub square: Option<SquareFile>,
    /// advice that is ready to paste, such as monitoring questions
    #[serde(default)]
    pub paste: Vec<PasteFile>,
}

/// Something that a rubric rests on.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// its id
    pub id: Id,
    /// its title
    pub title: Text,
    /// where it can be read
    #[serde(default)]
    pub url: Option<Text>,
    /// it was read for this rubric, rather than remembered
    #[serde(default)]
    pub read: bool,
}

/// A level.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelFile {
    /// its number
    pub level: u32,
    /// its name
    pub name: Text,
    /// what it means, in a sentence that can be said in public
    pub says: Text,
}

words! {
    /// Where a threshold comes from.
    pub enum Status {
        /// printed by its publisher
        Published = "published",
        /// reported by somebody else
        Reported = "reported",
        /// our own choice
        House = "house",
        /// remembered or missing; must not decide anything
        Unverified = "unverified",
    }
}

words! {
    /// How a number is rounded.
    pub enum RoundWord {
        /// down
        Floor = "floor",
        /// to the nearest, a half up
        HalfUp = "half-up",
        /// up
        Up = "up",
        /// to the nearest, a half to the even neighbour
        HalfEven = "half-even",
    }
}

/// The two kinds of evidence and how they combine within a criterion.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartsFile {
    /// what was done and recorded
    pub form: PartFile,
    /// who was heard, answered, and what changed
    pub effect: PartFile,
    /// how the weighted mean of the two is rounded to a level
    pub round: RoundWord,
    /// the most that a criterion may stand above its whole effect level
    pub above_effect: u32,
}

/// One kind of evidence.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartFile {
    /// its name
    pub title: Text,
    /// its weight
    #[schemars(range(min = 0, max = 1000))]
    pub weight: u32,
    /// what it is
    pub says: Text,
}

words! {
    /// How levels combine into one.
    pub enum Combine {
        /// the lower of the two in the middle
        LowerMedian = "lower-median",
        /// the lowest
        Min = "min",
    }
}

/// The grade over the criteria.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GradeFile {
    /// how the criteria combine
    pub combine: Combine,
    /// the most that the grade may stand above the lowest criterion
    pub above_lowest: u32,
    /// with fewer applicable criteria there is no grade
    pub least_criteria: u32,
    /// the rule in one sentence
    pub says: Text,
    /// where it comes from
    pub status: Status,
    /// the source or the reason
    #[serde(default)]
    pub source: Option<Text>,
}

/// How units combine into the authority's result.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RollUpFile {
    /// the fact that weighs a unit
    pub weight: Text,
    /// caps that one unit puts on the authority
    #[serde(default)]
    pub caps: Vec<RollUpCapFile>,
    /// the most units that are taken when an assessor names a seed for the draw
    pub draw: u32,
    /// units of at least this weight are always taken
    pub always_from_weight: u32,
    /// the rule in words
    pub says: Text,
}

/// A cap that one unit puts on the authority.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RollUpCapFile {
    /// its id
    pub id: Id,
    /// a unit of at least this weight …
    #[serde(default)]
    pub unit_weight: Option<u32>,
    /// … whose level on a criterion is at most this caps that criterion
    #[serde(default)]
    pub level_at_most: Option<u32>,
    /// a unit with a sign of this severity caps the grade
    #[serde(default)]
    pub severity: Option<Id>,
    /// only where such units carry at least this share of the weight, in percent
    #[serde(default)]
    pub weight_share: Option<u32>,
    /// the cap
    pub at_most: u32,
    /// the rule in words
    pub says: Text,
}

/// What the top level of a criterion also needs.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TopFile {
    /// the level that needs it
    pub level: u32,
    /// every due indicator is at least this
    pub all_at_least: u32,
    /// one effect indicator still is, counting only what an outside body corroborates
    pub corroborated_at_least: u32,
    /// and this holds
    #[serde(rename = "if")]
    pub holds: Text,
    /// the rule in words
    pub says: Text,
}

/// When the light thresholds apply.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LightFile {
    /// the condition
    pub when: Text,
    /// the rule in words
    pub says: Text,
}

/// What the severity of a sign does.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeverityFile {
    /// its id
    pub id: Id,
    /// its name
    pub title: Text,
    /// the sign's criterion is at most this
    pub criterion_at_most: u32,
    /// the grade is at most this
    #[serde(default)]
    pub grade_at_most: Option<u32>,
    /// a grade that such a sign lowers is printed as "at most"
    #[serde(default)]
    pub says_at_most: bool,
    /// who may lift it: assessor or moderator
    pub lifted_by: LifterWord,
    /// a sign of medium confidence is only a note where this holds
    #[serde(default)]
    pub note_when: Option<Text>,
}

words! {
    /// Who may lift a sign.
    pub enum LifterWord {
        /// an assessor or a moderator
        Assessor = "assessor",
        /// a moderator alone
        Moderator = "moderator",
    }
}

/// A number that facts need.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParameterFile {
    /// its id
    pub id: Id,
    /// its value
    pub value: Decimal,
    /// its unit
    pub unit: Text,
    /// where it comes from
    pub status: Status,
    /// the source or the reason
    #[serde(default)]
    pub source: Option<Text>,
}

/// Lists that facts need.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListsFile {
    /// groups to look for
    #[serde(default)]
    pub groups: Vec<GroupFile>,
    /// formats that are always needed
    #[serde(default)]
    pub formats: Vec<Id>,
    /// formats needed where a group is affected
    #[serde(default)]
    pub formats_for_groups: Vec<FormatForGroup>,
    /// holidays, as `08-01..08-31`
    #[serde(default)]
    pub holidays: Vec<Text>,
}

/// A group to look for.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupFile {
    /// its id
    pub group: Id,
    /// its name
    pub title: Text,
    /// the question that shows it
    pub question: Id,
    /// looked for even where the exercise does not name it
    #[serde(default)]
    pub always: bool,
    /// its members face barriers to taking part
    #[serde(default)]
    pub barrier: bool,
    /// its members are kept out where a screen is the only way
    #[serde(default)]
    pub screen_barrier: bool,
}

/// A format needed where a group is affected.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormatForGroup {
    /// the group
    pub group: Id,
    /// the format
    pub format: Id,
}

/// A condition with a name.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermFile {
    /// its id
    pub id: Id,
    /// the condition; it may name other terms, but never come back to itself
    pub when: Text,
}

/// A criterion.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CriterionFile {
    /// its id
    pub id: Id,
    /// its name
    pub title: Text,
    /// the question it answers
    pub question: Text,
    /// what each level looks like, from the lowest
    pub levels: Vec<DescribedLevel>,
    /// its indicators
    pub indicators: Vec<IndicatorFile>,
    /// limits on the criterion
    #[serde(default)]
    pub limits: Vec<CapFile>,
}

/// What a level looks like.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DescribedLevel {
    /// the level
    pub level: u32,
    /// what it looks like
    pub looks_like: Text,
}

words! {
    /// The two parts of a criterion.
    pub enum Part {
        /// what was done and recorded
        Form = "form",
        /// who was heard, answered, and what changed
        Effect = "effect",
    }
}

/// An indicator.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicatorFile {
    /// its id
    pub id: Id,
    /// its name
    pub title: Text,
    /// form or effect
    pub part: Part,
    /// the fact that its thresholds are about
    #[serde(default)]
    pub measure: Option<Text>,
    /// when it is due
    pub due: DueFile,
    /// it applies only where this holds
    #[serde(default)]
    pub applies: Option<ConditionFile>,
    /// what each level above the lowest asks for; each includes those below it
    pub levels: Vec<StepFile>,
    /// caps of its own row
    #[serde(default)]
    pub caps: Vec<CapFile>,
    /// its counts; while one is missing, an assessor may judge the level from a document
    #[serde(default)]
    pub judged_without: Vec<Text>,
    /// the question to ask the authority where it is not known
    pub ask: Text,
    /// what to do about a low level
    pub remedy: RemedyFile,
}

/// A condition and what it means.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConditionFile {
    /// the condition
    pub when: Text,
    /// the words for where it does not hold
    pub otherwise: Text,
}

words! {
    /// A moment in the life of an exercise.
    pub enum Moment {
        /// the close
        Closes = "closes",
        /// the decision, where there is one
        Decision = "decision",
        /// the decision, or the day it is due
        DecisionOrDue = "decision-or-due",
        /// the later of the close and the decision or the day it is due
        Settled = "settled",
    }
}

/// When an indicator is due.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DueFile {
    /// the moment
    pub at: Moment,
    /// days after it
    #[serde(default)]
    pub days: u32,
    /// where there is no such moment: this many days after the close
    #[serde(default)]
    pub else_days_after_close: Option<u32>,
    /// another number of days, where a condition holds
    #[serde(default)]
    pub longer: Option<LongerFile>,
}

/// Another number of days, where a condition holds.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LongerFile {
    /// days
    pub days: u32,
    /// the condition
    pub when: Text,
}

/// What a level of an indicator asks for.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepFile {
    /// the level
    pub level: u32,
    /// the measure is at least this
    #[serde(default)]
    pub at_least: Option<Decimal>,
    /// the measure is at most this
    #[serde(default)]
    pub at_most: Option<Decimal>,
    /// and this holds as well
    #[serde(default)]
    pub and: Option<Text>,
    /// or, in place of a threshold, this holds
    #[serde(default, rename = "if")]
    pub holds: Option<Text>,
    /// the threshold where the light ones apply
    #[serde(default)]
    pub light: Option<LightStepFile>,
    /// what the level looks like
    pub looks_like: Text,
    /// where the threshold comes from
    pub status: Status,
    /// the source or the reason
    #[serde(default)]
    pub source: Option<Text>,
}

/// A threshold where the light ones apply.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LightStepFile {
    /// the measure is at least this
    #[serde(default)]
    pub at_least: Option<Decimal>,
    /// the measure is at most this
    #[serde(default)]
    pub at_most: Option<Decimal>,
    /// and this holds as well
    #[serde(default)]
    pub and: Option<Text>,
    /// or, in place of a threshold, this holds
    #[serde(default, rename = "if")]
    pub holds: Option<Text>,
}

/// A cap.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CapFile {
    /// its id
    pub id: Id,
    /// where this holds …
    pub when: Text,
    /// … the level is at most this
    pub at_most: u32,
    /// why, in words
    pub says: Text,
    /// where it comes from
    pub status: Status,
    /// the source or the reason
    #[serde(default)]
    pub source: Option<Text>,
}

words! {
    /// When a remedy is still possible.
    pub enum When {
        /// at any time, and best today
        Now = "now",
        /// until the close
        BeforeClose = "before-close",
        /// until the decision
        BeforeDecision = "before-decision",
        /// in the next exercise
        NextTime = "next-time",
    }
}

/// What to do.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemedyFile {
    /// what to do
    #[serde(rename = "do")]
    pub act: Text,
    /// until when it is possible
    pub when: When,
    /// what it costs
    pub effort: Text,
    /// what to do next time, where it is too late
    #[serde(default)]
    pub next_time: Option<Text>,
}

words! {
    /// How sure a sign is.
    pub enum Confidence {
        /// dates, counts or an explicit answer
        High = "high",
        /// coding, or a blank in a returned file
        Medium = "medium",
        /// likeness of texts
        Low = "low",
    }
}

/// A sign of going through the motions.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignFile {
    /// its id
    pub id: Id,
    /// its name
    pub title: Text,
    /// what it says where it fires, for the public
    pub says: Text,
    /// it fires where this holds
    pub when: Text,
    /// how bad it is
    pub severity: Id,
    /// how sure
    pub confidence: Confidence,
    /// the criterion that it caps
    pub caps: Id,
    /// another cap on its criterion, where a condition holds
    #[serde(default)]
    pub worse: Option<WorseFile>,
    /// facts whose blank, in a returned file, counts as the adverse answer
    #[serde(default)]
    pub duty: Vec<Text>,
    /// it waits this many days after the close
    #[serde(default)]
    pub due: Option<DueFile>,
    /// more evidence can make it fire
    #[serde(default)]
    pub not_monotone: bool,
    /// where it comes from
    pub status: Status,
    /// the source or the reason
    #[serde(default)]
    pub source: Option<Text>,
    /// what to do
    pub remedy: RemedyFile,
}

/// Another cap on the criterion of a sign.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorseFile {
    /// the condition
    pub when: Text,
    /// the cap
    pub at_most: u32,
}

/// A note.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteFile {
    /// its id
    pub id: Id,
    /// its name
    pub title: Text,
    /// what it says, for the public
    pub says: Text,
    /// it is shown where this holds
    pub when: Text,
    /// the source or the reason
    #[serde(default)]
    pub source: Option<Text>,
}

/// A fact that an assessor may judge.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JudgedFactFile {
    /// the fact
    pub fact: Text,
    /// what to look for
    pub look_for: Text,
}

/// Two criteria whose levels place an exercise on a square.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SquareFile {
    /// the criterion across
    pub across: Id,
    /// the criterion upwards
    pub up: Id,
    /// from this level it counts as high
    pub high_from: u32,
    /// both high
    pub both: Text,
    /// only upwards high
    pub only_up: Text,
    /// only across high
    pub only_across: Text,
    /// neither
    pub neither: Text,
}

/// Advice that is ready to paste.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PasteFile {
    /// what it is
    pub title: Text,
    /// the lines
    pub lines: Vec<Text>,
}
