//! What an assessor is asked to judge, as a sheet to fill in: each row with its described levels and what to read, and never the level
//! that the engine found. The words that a filled sheet is known by stand here, for the writer and the reader of it.

use super::Level;

/// A sheet of what is to be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkingSheet {
    /// the stem of the submission's file
    pub submission: String,
    /// the SHA-256 of that file
    pub sha256: String,
    /// who is assessed
    pub authority: String,
    /// the rubric's title
    pub rubric: String,
    /// its version
    pub version: String,
    /// the documents of the submission
    pub documents: Vec<SheetPaper>,
    /// the partners that an author may work for: id, and name
    pub bodies: Vec<(String, String)>,
    /// an indicator may be marked as not applying
    pub may_be_apart: bool,
    /// what is to be judged
    pub rows: Vec<MarkingRow>,
}

/// A document that a mark may rest on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetPaper {
    /// its id
    pub id: String,
    /// its title
    pub title: String,
    /// its public address
    pub url: Option<String>,
}

/// What answer a row asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// one of the described levels
    Level,
    /// yes or no
    Truth,
    /// a whole number
    Number,
    /// lift or confirm
    Sign,
}

/// One thing to judge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkingRow {
    /// the exercise or decision; empty for the submission as a whole
    pub on: String,
    /// its title
    pub on_title: String,
    /// what answer it asks for
    pub asks: Asks,
    /// the id of the indicator, fact or sign
    pub id: String,
    /// its name
    pub title: String,
    /// what to look for
    pub look_for: String,
    /// the levels to choose from, described; none for what is no level
    pub levels: Vec<Level>,
    /// what the submission cites for it, by document and page
    pub read: Vec<String>,
}

/// The questions of the first sheet: what is asked, and a line of help.
pub const WHO: [(&str, &str); 5] = [
    ("Your role (required)", "assessor, moderator, or self where the body marks itself"),
    ("Your name (required)", "a name or a pseudonym that others can tell apart"),
    (
        "The body that you work for",
        "only where it is a partner in the submission; a body with a part in an exercise does not mark it alone",
    ),
    (
        "What ties you to the authority or the exercise (required)",
        "in your own words; 'none' where nothing does",
    ),
    ("The day on which you mark (required)", "such as 31 January 2026"),
];

/// The names of the sheets: who marks, what is marked, and the papers to choose from.
pub const SHEETS: [&str; 3] = ["You", "Marks", "Papers"];

/// The columns before those of the levels.
pub const BEFORE: [&str; 7] = ["Exercise", "On", "Asked about", "Id", "Asks for", "Look for", "To read"];

/// The columns after those of the levels, to be filled in.
pub const AFTER: [&str; 4] = [
    "Your answer",
    "Paper that shows it",
    "Why (required with an answer)",
    "Made before you saw any level of the engine or of others?",
];

/// What an answer that leaves an indicator out says.
pub const APART: &str = "does not apply";

impl Asks {
    /// What a row asks for, in words; reading takes them back.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Level => "a level",
            Self::Truth => "yes or no",
            Self::Number => "a number",
            Self::Sign => "lift or confirm",
        }
    }
}
