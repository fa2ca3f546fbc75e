//! The assessment as it is published, version 1: the one value that every report is rendered from.
//!
//! These types are the wire format and nothing else; they are never a dump of what the engine holds. Every number is a whole number
//! or a pair of an exact fraction and the text that people are shown; every text is ready to be shown. Bounds stand as `low` and
//! `high`; `level` and `name` are there only where the two agree.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// the format of this value: 1
    pub format: u32,
    /// what made it
    pub engine: Engine,
    /// the day on which it looks at the evidence
    pub as_of: String,
    /// the submission
    pub submission: SubmissionInfo,
    /// the rubric
    pub rubric: RubricInfo,
    /// who is assessed
    pub authority: AuthorityInfo,
    /// the authority's grade
    pub grade: Grade,
    /// how much of what applies is known
    pub coverage: Ratio,
    /// the authority's criteria, rolled up over its units
    pub criteria: Vec<Criterion>,
    /// each exercise, and each decision on which nobody was asked
    pub exercises: Vec<Unit>,
    /// signs of going through the motions: fired, possible, lifted
    pub signs: Vec<Sign>,
    /// notes: shown, never capping
    pub notes: Vec<Note>,
    /// what to do
    pub plan: Plan,
    /// small changes that would move the grade
    pub edges: Vec<Edge>,
    /// what to ask the authority, most telling first
    pub questions: Vec<Question>,
    /// what waits for an assessor
    pub to_decide: ToDecide,
    /// the judgements that entered
    pub judgements: Vec<Judgement>,
    /// the authority's own statements; never scored
    pub statements: Vec<StatementInfo>,
    /// faults and warnings in the file
    pub warnings: Vec<Warning>,
    /// what the grade rests on
    pub evidence: Evidence,
    /// who ran, analysed and paid
    pub independence: Vec<Independence>,
    /// the documents
    pub documents: Vec<DocumentInfo>,
    /// the numbers inside the facts, with where they come from
    pub parameters: Vec<ParameterInfo>,
    /// where every number comes from; the contributions of the children of a node sum exactly to it
    pub tree: Node,
}

/// What made an assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Engine {
    /// its name
    pub name: String,
    /// its version
    pub version: String,
}

/// The submission that was assessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubmissionInfo {
    /// the stem of its file's name
    pub name: String,
    /// the SHA-256 of the file
    pub sha256: String,
    /// returned or compiled
    pub basis: String,
    /// what that means for a blank
    pub basis_says: String,
    /// first day of the period
    pub from: String,
    /// last day of the period
    pub to: String,
    /// the role of whoever filled it in
    pub filled_in_by: Option<String>,
    /// what a reader should know about it
    pub note: Option<String>,
    /// the SHA-256 of the file that it corrects
    pub correction_of: Option<String>,
    /// what it corrects
    pub correction: Option<String>,
    /// the authority's reply
    pub reply: Option<String>,
}

/// The rubric that it was assessed by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RubricInfo {
    /// its id
    pub id: String,
    /// its version
    pub version: String,
    /// the SHA-256 of its content, comments apart
    pub sha256: String,
    /// its title
    pub title: String,
    /// what it is for
    pub about: String,
    /// the grade's rule in a sentence
    pub grade_rule: String,
    /// the roll-up's rule in a sentence
    pub roll_up_rule: String,
    /// its levels, from the lowest
    pub levels: Vec<Level>,
    /// the name of the form part, and what it is
    pub form: Named,
    /// the name of the effect part, and what it is
    pub effect: Named,
    /// its sources
    pub sources: Vec<Named>,
    /// texts ready to paste
    pub paste: Vec<Paste>,
}

/// A level of the rubric.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// its number
    pub level: u32,
    /// its name
    pub name: String,
    /// what it means
    pub says: String,
}

/// Something with a name and a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// its id
    pub id: String,
    /// its title
    pub title: String,
    /// what it says
    pub says: Option<String>,
}

/// A text that is ready to paste.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paste {
    /// what it is
    pub title: String,
    /// its lines
    pub lines: Vec<String>,
}

/// The authority assessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuthorityInfo {
    /// its name
    pub name: String,
    /// its code
    pub code: Option<String>,
    /// what kind of body it is
    pub kind: Option<String>,
    /// its region
    pub region: Option<String>,
    /// the people it serves, in words
    pub people: Option<String>,
}

/// How sure a grade or a level is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GradeStatus {
    /// one level
    Firm,
    /// one of two neighbouring levels
    Between,
    /// a sign caps it
    AtMost,
    /// what is held does not settle it
    Insufficient,
    /// it cannot be graded yet
    NotDue,
    /// it does not apply
    NotApplicable,
}

/// A grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// how sure it is
    pub status: GradeStatus,
    /// the level, where it is firm
    pub level: Option<u32>,
    /// the lowest it could be
    pub low: u32,
    /// the highest it could be
    pub high: u32,
    /// the name of the level, where it is firm
    pub name: Option<String>,
    /// the grade in words: "Developing", "between Developing and Good", "at most Going through the motions"
    pub words: String,
    /// the verdict in one sentence that can be said in public
    pub says: String,
    /// the level on what is held, without what is unknown; never the grade
    pub on_held: Option<u32>,
    /// the first day on which it can be graded, where it is not due
    pub due: Option<String>,
    /// the caps and rules that bind it, in words
    pub limits: Vec<Limit>,
    /// the words of the grade had the light thresholds not been used, where they were
    pub without_light: Option<String>,
    /// the light thresholds that were used, in words
    pub light: Option<String>,
}

/// A number as an exact fraction and as people are shown it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ratio {
    /// such as 23/36
    pub exact: String,
    /// such as 64 %
    pub shown: String,
}

/// An interval of numbers as people are shown it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// the lowest, exact
    pub low: String,
    /// the highest, exact
    pub high: String,
    /// such as 2.5 or 1 to 3
    pub shown: String,
}

/// Something that holds a level or grade down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// the cap, sign or rule
    pub id: String,
    /// sign, cap, effect, top, rule or exercise
    pub kind: String,
    /// the level it allows at most
    pub at_most: u32,
    /// it surely applies; else it only may
    pub sure: bool,
    /// why, in words
    pub says: String,
}

/// A criterion, of a unit or rolled up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// its id
    pub id: String,
    /// its name
    pub title: String,
    /// the question it answers
    pub question: String,
    /// how sure it is
    pub status: GradeStatus,
    /// the level, where it is firm
    pub level: Option<u32>,
    /// the lowest it could be
    pub low: u32,
    /// the highest it could be
    pub high: u32,
    /// the level in words
    pub words: String,
    /// the mean level of its form indicators; none where it is rolled up or no form indicator counts
    pub form: Option<Range>,
    /// the mean level of its effect indicators
    pub effect: Option<Range>,
    /// the level on what is held, without what is unknown; never the level
    pub on_held: Option<u32>,
    /// how much of what applies is known
    pub coverage: Ratio,
    /// what the level looks like, from the lowest it could be
    pub looks_like: String,
    /// what the next level looks like
    pub next_looks_like: Option<String>,
    /// what binds it
    pub limits: Vec<Limit>,
    /// the first day on which it is due, where it is not
    pub due: Option<String>,
    /// its indicators; none where it is rolled up
    pub indicators: Vec<Indicator>,
}

/// The five kinds of silence, and scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum IndicatorStatus {
    /// evidence decides it
    Scored,
    /// an assessor judged it
    Judged,
    /// it is not due yet
    NotDue,
    /// it does not apply
    NotApplicable,
    /// the authority left it blank
    NotEvidenced,
    /// the authority says that it does not hold this
    NotHeld,
    /// nobody knows; the bounds say what it could be
    Unknown,
}

/// An indicator of one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// its id
    pub id: String,
    /// its name
    pub title: String,
    /// form or effect
    pub part: String,
    /// scored, or which kind of silence
    pub status: IndicatorStatus,
    /// the level, where it is one
    pub level: Option<u32>,
    /// the lowest it could be
    pub low: u32,
    /// the highest it could be
    pub high: u32,
    /// the level in words: "2", "1 to 3"
    pub words: String,
    /// why it is left out, or what the silence is
    pub reason: Option<String>,
    /// the first day on which it is due
    pub due: Option<String>,
    /// what its level looks like, from the lowest it could be
    pub looks_like: Option<String>,
    /// what the next level asks for
    pub next: Option<String>,
    /// what binds it
    pub limits: Vec<Limit>,
    /// the light thresholds were used
    pub light: bool,
    /// the facts that decide it
    pub facts: Vec<FactShown>,
    /// the least strength of evidence at which it holds its level: stated, cited, exhibited or corroborated
    pub strength: Option<String>,
}

/// A fact as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactShown {
    /// its id
    pub id: String,
    /// what it says
    pub about: String,
    /// its value in words
    pub value: String,
    /// its unit
    pub unit: String,
    /// stated, not-held, blank or unknown
    pub silence: String,
    /// where in the submission it comes from
    pub places: Vec<String>,
}

/// An exercise, or a decision on which nobody was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// its id
    pub id: String,
    /// its title
    pub title: String,
    /// exercise or decision
    pub kind: String,
    /// where it stands in the submission
    pub at: String,
    /// it enters the authority's grade
    pub counted: bool,
    /// why it does not, where it does not
    pub left_out: Option<String>,
    /// 1 to 3
    pub stakes: u32,
    /// why the stakes are what they are
    pub stakes_says: String,
    /// first day
    pub opens: Option<String>,
    /// last day
    pub closes: Option<String>,
    /// the day of the decision
    pub decided: Option<String>,
    /// its grade
    pub grade: Grade,
    /// how much of what applies is known
    pub coverage: Ratio,
    /// its criteria
    pub criteria: Vec<Criterion>,
    /// where it stands on the square of two criteria, in words
    pub square: Option<Square>,
    /// people heard and affected, in words
    pub heard: Heard,
    /// each group: affected, expected, heard
    pub groups: Vec<GroupShown>,
    /// each way of being heard with its counts, never added
    pub ways: Vec<WayShown>,
    /// each theme: voices, answer, change
    pub themes: Vec<ThemeShown>,
    /// where people's voices went
    pub voices: Option<Voices>,
}

/// Where a unit stands on the square of two criteria.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Square {
    /// the criterion across
    pub across: String,
    /// the criterion upwards
    pub up: String,
    /// high across; none where it is not known
    pub across_high: Option<bool>,
    /// high upwards
    pub up_high: Option<bool>,
    /// what that means
    pub says: String,
}

/// People heard and affected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Heard {
    /// different people heard
    pub people: String,
    /// people affected
    pub affected: String,
    /// told, which is not heard: the number published as reached or seen
    pub told: Option<String>,
    /// what a simple random sample of as many would leave, in words
    pub margin: Option<String>,
}

/// A group affected and how it was heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupShown {
    /// the group
    pub id: String,
    /// its name
    pub title: String,
    /// the question that shows it
    pub question: String,
    /// where it stands in the submission; empty where it is not named there
    pub at: String,
    /// its people among those affected, in words
    pub affected: String,
    /// how many were to be expected among those who answered, in words
    pub expected: String,
    /// how many were heard, in words
    pub heard: String,
    /// heard over expected, with its 95 % limits, in words
    pub ratio: Option<String>,
    /// in-proportion, cannot-tell, clearly-under-heard, badly-under-heard, heard-directly, not-counted or unknown
    pub status: String,
    /// the status in words
    pub says: String,
    /// facing barriers
    pub barrier: bool,
    /// the rubric looks for it
    pub required: bool,
}

/// A way of being heard, with its counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WayShown {
    /// its id
    pub id: String,
    /// its title
    pub title: String,
    /// where it stands in the submission
    pub at: String,
    /// the way, in words
    pub way: String,
    /// the counts that are held: kind and number in words
    pub counts: Vec<CountShown>,
}

/// One count in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountShown {
    /// what is counted
    pub of: String,
    /// how many, in words
    pub number: String,
}

/// A theme: what people said, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ThemeShown {
    /// its id
    pub id: String,
    /// where it stands in the submission
    pub at: String,
    /// what people said
    pub summary: String,
    /// how many said it, in words
    pub voices: String,
    /// signatures under it, in words
    pub signatures: Option<String>,
    /// for or against
    pub stance: Option<String>,
    /// the groups it came from
    pub groups: Vec<String>,
    /// answered: yes, no or unknown
    pub answered: String,
    /// the outcome in words
    pub outcome: String,
    /// why
    pub reason: Option<String>,
    /// when people were told
    pub told: Option<String>,
    /// what changes: what, owner, due, done, in words
    pub changes: Vec<String>,
}

/// Where people's voices went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Voices {
    /// what the flow counts: voices, or themes where voices are not known
    pub unit: String,
    /// the whole
    pub total: u32,
    /// the ends: changed, answered with a reason, answered without a known change, unanswered, not known
    pub ends: Vec<VoicesEnd>,
    /// one row for each theme
    pub themes: Vec<VoicesTheme>,
    /// a sentence that says the same
    pub says: String,
}

/// One end of the flow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VoicesEnd {
    /// changed, answered, unanswered or unknown
    pub id: String,
    /// its name
    pub title: String,
    /// how many
    pub number: u32,
}

/// One theme in the flow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VoicesTheme {
    /// the theme
    pub id: String,
    /// what people said
    pub title: String,
    /// how many
    pub number: u32,
    /// the end that it went to
    pub end: String,
}

/// A sign of going through the motions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// its id
    pub id: String,
    /// its name
    pub title: String,
    /// what it says
    pub says: String,
    /// fired, possible, lifted, or noted (fired, but only a note here)
    pub status: SignStatus,
    /// its severity
    pub severity: String,
    /// how sure: high, medium or low
    pub confidence: String,
    /// the criterion it caps
    pub caps: String,
    /// the level that its criterion can have at most
    pub at_most: u32,
    /// the level that the grade can have at most
    pub grade_at_most: Option<u32>,
    /// the unit it is about
    pub on: String,
    /// the cells it rests on
    #[serde(rename = "where")]
    pub places: Vec<String>,
    /// the facts it rests on
    pub facts: Vec<FactShown>,
    /// the unit's grade without it, in words; none where it caps nothing
    pub without: Option<String>,
    /// who lifted it and why
    pub lifted: Option<String>,
    /// where the sign comes from
    pub source: Option<String>,
    /// what to do about it
    pub remedy: String,
}

/// The state of a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SignStatus {
    /// it holds
    Fired,
    /// it could not be ruled out
    Possible,
    /// it holds, and a person lifted its cap
    Lifted,
    /// it holds, and is only a note here
    Noted,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// its id
    pub id: String,
    /// its name
    pub title: String,
    /// what it says
    pub says: String,
    /// the unit it is about
    pub on: String,
    /// the cells it rests on
    #[serde(rename = "where")]
    pub places: Vec<String>,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// at most three first things
    pub first: Vec<Step>,
    /// what can be done at any time
    pub now: Vec<Step>,
    /// what can be done until the close or the decision
    pub before_decision: Vec<Step>,
    /// what to do in the next exercise
    pub next_time: Vec<Step>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// what to do
    #[serde(rename = "do")]
    pub act: String,
    /// now, before-close, before-decision or next-time
    pub when: String,
    /// the last day on which it is possible
    pub by: Option<String>,
    /// what it costs
    pub effort: String,
    /// the unit it is about
    pub on: String,
    /// the sign or indicator it answers
    pub answers: String,
    /// why, in words
    pub why: String,
}

/// A small change that would move the grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Edge {
    /// the unit
    pub on: String,
    /// the indicator, parameter or judged level that is moved
    pub id: String,
    /// what is moved, in words
    pub moves: String,
    /// the grade it would give, in words
    pub to: String,
    /// which of the two it is: the unit's grade or the authority's
    pub of: String,
}

/// A question to the authority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// the question
    pub ask: String,
    /// the unit it is about
    pub on: String,
    /// the indicator that it would settle
    pub indicator: String,
    /// the cells that it would fill
    pub fills: Vec<String>,
}

/// What waits for an assessor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ToDecide {
    /// indicators and facts that may be judged and are not
    pub judge: Vec<Waiting>,
    /// signs of medium confidence that nobody has confirmed or lifted
    pub confirm: Vec<Waiting>,
    /// the statements of interest of those who marked
    pub interests: Vec<String>,
}

/// Something that waits for an assessor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Waiting {
    /// the unit
    pub on: String,
    /// the indicator, fact or sign
    pub id: String,
    /// its name
    pub title: String,
    /// what to look for
    pub look_for: String,
}

/// A judgement that entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// the unit
    pub on: String,
    /// the indicator, fact or sign
    pub id: String,
    /// what was judged, in words
    pub says: String,
    /// what the evidence alone gives, in words
    pub engine: String,
    /// self, assessor or moderator
    pub role: String,
    /// who
    pub author: String,
    /// what ties the author to the authority
    pub interest: String,
    /// when
    pub date: String,
    /// why
    pub reason: String,
    /// the document it rests on
    pub document: Option<String>,
    /// it entered the result
    pub counted: bool,
    /// why it did not
    pub left_out: Option<String>,
}

/// A statement of the authority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementInfo {
    /// the unit
    pub on: String,
    /// the indicator
    pub indicator: String,
    /// what the authority says
    pub text: String,
    /// the level it proposes
    pub level: Option<u32>,
}

/// A warning about the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Warning {
    /// its code
    pub code: String,
    /// where
    pub at: String,
    /// the line, where it is known
    pub line: Option<u32>,
    /// what
    pub message: String,
    /// what to do
    pub help: Option<String>,
}

/// What a grade rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// entries by strength, weakest first
    pub strengths: Vec<CountShown>,
    /// indicators by kind of silence, over all units
    pub silences: Vec<CountShown>,
}

/// Another body that took part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Independence {
    /// its name
    pub name: String,
    /// what it did
    pub role: String,
    /// how much of its income comes from the authority, in words
    pub funded: Option<String>,
    /// what it says can corroborate
    pub independent: bool,
    /// why or why not
    pub says: String,
}

/// A document of the submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentInfo {
    /// its id
    pub id: String,
    /// its title
    pub title: String,
    /// its public address
    pub url: Option<String>,
    /// when it was published
    pub published: Option<String>,
    /// whose it is
    pub author: Option<String>,
    /// cited, exhibited, missing or changed
    pub state: String,
}

/// A number inside the facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParameterInfo {
    /// its id
    pub id: String,
    /// what it means
    pub about: String,
    /// its value
    pub value: String,
    /// its unit
    pub unit: String,
    /// published, reported, house or unverified
    pub status: String,
    /// the source
    pub source: Option<String>,
}

/// A node of the tree: a number and the parts it is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// a path such as `grade/forest-2020/closing/effect/voices-answered`
    pub id: String,
    /// its name
    pub title: String,
    /// grade, unit, criterion, part, indicator, rounding, cap or rule
    pub kind: String,
    /// its value where every unknown is at its worst, exact; equal to the sum of its children's `adds_low`
    pub low: String,
    /// its value where every unknown is at its best, exact; equal to the sum of its children's `adds_high`
    pub high: String,
    /// its value as people are shown it
    pub shown: String,
    /// what it adds to its parent at worst, exact
    pub adds_low: String,
    /// what it adds to its parent at best, exact
    pub adds_high: String,
    /// why, in words
    pub why: Option<String>,
    /// where in the submission it comes from
    pub places: Vec<String>,
    /// its parts; a leaf has none
    pub children: Vec<Node>,
}
