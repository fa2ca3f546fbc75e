//! The form as one table: its sheets, and for each cell its question, its help, what it takes and where in the submission it belongs.
//!
//! Data only. Writing, reading, the counting of required cells and the tests all go through this table; nothing here reads or writes.

mod decided;
mod exercises;
mod find;
mod heard;
mod register;
mod said;
mod ways;
mod you;

use super::lists::List;
pub use find::question_at;

/// A sheet of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    /// who is assessed, and other bodies
    You,
    /// one column an exercise
    Exercises,
    /// one row a way of being heard
    Ways,
    /// one row a group
    Who,
    /// one row a theme, with what became of it
    Said,
    /// one row a paper, or a view from outside
    Papers,
    /// one row an exercise or decision of the period
    Register,
    /// one row a value that has no cell of its own
    Rest,
}

impl Page {
    /// The sheets in their order.
    pub const ALL: [Self; 8] = [
        Self::You,
        Self::Exercises,
        Self::Ways,
        Self::Who,
        Self::Said,
        Self::Papers,
        Self::Register,
        Self::Rest,
    ];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::You => "You",
            Self::Exercises => "Exercises",
            Self::Ways => "Ways",
            Self::Who => "Who",
            Self::Said => "Said and done",
            Self::Papers => "Papers",
            Self::Register => "Register",
            Self::Rest => "Everything else",
        }
    }

    /// Questions run down and answers across.
    pub const fn runs_down(self) -> bool {
        matches!(self, Self::You | Self::Exercises)
    }

    /// Where its entries are, as a person names one of them.
    pub const fn entry(self) -> &'static str {
        match self {
            Self::You => "answer",
            Self::Exercises => "exercise",
            Self::Ways => "way",
            Self::Who => "group",
            Self::Said => "theme",
            Self::Papers => "paper",
            Self::Register => "row of the register",
            Self::Rest => "value",
        }
    }

    /// The letter that ids made by the form begin with.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::You => "P",
            Self::Exercises => "E",
            Self::Ways => "W",
            Self::Who => "G",
            Self::Said => "T",
            Self::Papers => "D",
            Self::Register => "R",
            Self::Rest => "",
        }
    }

    /// How many entries an empty form has room for before rows are added.
    pub const fn room(self) -> u32 {
        match self {
            Self::You => 6,
            Self::Exercises => 20,
            Self::Ways | Self::Who | Self::Said | Self::Papers | Self::Register | Self::Rest => 200,
        }
    }
}

/// What a cell refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// an exercise
    Exercise,
    /// ways of the same exercise
    Way,
    /// groups of the same exercise, or any
    Group,
    /// themes of the same exercise
    Theme,
    /// a paper
    Paper,
    /// another body
    Body,
}

/// What kind of thing a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// the id of the entry
    Id,
    /// a short name such as that of a group, a question or a format
    Name,
    /// free text
    Text,
    /// several texts, with `;` between them
    Texts,
    /// a count
    Count,
    /// a bare whole number
    Whole,
    /// a day, a month, a year or a span
    Date,
    /// a percentage
    Percent,
    /// people, or a percentage of all
    CountOrShare,
    /// yes or no
    Flag,
    /// a word of a list
    Word(List),
    /// several words of a list, with `;` between them
    Words(List),
    /// an entry of another sheet
    Ref(Target),
    /// several entries of another sheet, with `;` between them
    Refs(Target),
    /// all themes, or some
    Covers,
    /// papers and pages that show the entry
    Evidence,
    /// a public address, or the name of a file
    Address,
}

/// What a cell takes besides a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// `not held` and `n/a: reason`
    Held,
    /// `none`: it did not happen
    None,
    /// nothing; `not held` and `none` are read as a blank
    Only,
}

/// When a cell must be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// always
    Must,
    /// where people were asked about a proposal
    Proposal,
    /// where there was none
    NoProposal,
    /// unless the theme was adopted
    Unadopted,
    /// where the public was not asked
    NotAsked,
    /// where the form has more than one exercise
    Several,
    /// where something was decided
    Decided,
    /// never
    Free,
}

impl Need {
    /// As it stands after a question.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Must => " (required)",
            Self::Proposal => " (required if there is a proposal)",
            Self::NoProposal => " (required if there is no proposal)",
            Self::Unadopted => " (required unless adopted)",
            Self::NotAsked => " (required if the public was not asked)",
            Self::Several => " (required if there are several exercises)",
            Self::Decided => " (required once decided)",
            Self::Free => "",
        }
    }
}

/// One cell of the form, for every entry of its sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// where it belongs within its entry, with `/` between steps; with `@` first, it is one of those that the form splits or joins
    pub key: &'static str,
    /// the question
    pub question: &'static str,
    /// one line of help
    pub help: &'static str,
    /// what it holds
    pub kind: Kind,
    /// what it takes besides
    pub takes: Takes,
    /// where `none` is written instead, if there
    pub none_at: &'static str,
    /// when it must be filled
    pub need: Need,
    /// when it must be filled in the light form; `None` where that form has no such cell
    pub light: Option<Need>,
    /// an example
    pub example: &'static str,
}

const fn field(key: &'static str, kind: Kind, takes: Takes, question: &'static str, help: &'static str, example: &'static str) -> Field {
    Field {
        key,
        question,
        help,
        kind,
        takes,
        none_at: "",
        need: Need::Free,
        light: None,
        example,
    }
}

impl Field {
    const fn need(mut self, need: Need) -> Self {
        self.need = need;
        self
    }
    const fn light(mut self, need: Need) -> Self {
        self.light = Some(need);
        self
    }
    const fn none_at(mut self, at: &'static str) -> Self {
        self.none_at = at;
        self
    }
}

/// A part of a sheet.
#[derive(Clone, Copy, Debug)]
enum Part {
    /// a line between questions, on sheets that run down
    Heading(&'static str),
    /// a question
    One(Field),
    /// questions of the entries of a list, so many times; what the first is filled with
    Slots(&'static str, &'static [Field], &'static [&'static str]),
}

/// A field at its place on a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// the field
    pub field: Field,
    /// its key, with the number of the slot
    pub key: String,
    /// its question, with the number of the slot
    pub question: String,
    /// the list and the number in it, where it is a question of one entry of a list
    pub slot: Option<(&'static str, usize)>,
    /// what the form is written with
    pub filled: &'static str,
}

/// A line of a sheet that runs down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// a heading
    Heading(&'static str),
    /// a question
    Question(Placed),
}

/// The lines of a sheet: for sheets of rows, its columns.
pub fn lines(page: Page, light: bool) -> Vec<Line> {
    let parts: &[&[Part]] = match page {
        Page::You => &[you::PARTS],
        Page::Exercises => &[exercises::PARTS, heard::PARTS, decided::PARTS],
        Page::Ways => &[ways::WAYS],
        Page::Who => &[ways::WHO],
        Page::Said => &[said::SAID],
        Page::Papers => &[said::PAPERS],
        Page::Register => &[register::REGISTER],
        Page::Rest => &[register::REST],
    };
    let mut lines = Vec::new();
    let mut heading = None;
    for part in parts.iter().copied().flatten() {
        let before = lines.len();
        match part {
            Part::Heading(text) => {
                heading = Some(*text);
                continue;
            }
            Part::One(field) => lines.extend(placed(*field, light, None, "")),
            Part::Slots(at, fields, filled) => {
                for (number, name) in filled.iter().enumerate() {
                    for (place, field) in fields.iter().enumerate() {
                        let name = if place == 0 { name } else { "" };
                        lines.extend(placed(*field, light, Some((at, number, filled.len())), name));
                    }
                }
            }
        }
        if lines.len() > before
            && let Some(text) = heading.take()
        {
            lines.insert(before, Line::Heading(text));
        }
    }
    lines
}

fn placed(field: Field, light: bool, slot: Option<(&'static str, usize, usize)>, filled: &'static str) -> Option<Line> {
    if light && field.light.is_none() {
        return None;
    }
    let (key, question) = match slot {
        None => (field.key.to_owned(), field.question.to_owned()),
        Some((at, number, 1)) => (format!("{at}/{number}/{}", field.key), field.question.to_owned()),
        Some((at, number, _)) => (
            format!("{at}/{number}/{}", field.key),
            format!("{} ({})", field.question, number.saturating_add(1)),
        ),
    };
    Some(Line::Question(Placed {
        field,
        key,
        question,
        slot: slot.map(|(at, number, _)| (at, number)),
        filled,
    }))
}

/// The questions of a sheet.
pub fn questions(page: Page, light: bool) -> Vec<Placed> {
    let question = |line| match line {
        Line::Heading(_) => None,
        Line::Question(placed) => Some(placed),
    };
    lines(page, light).into_iter().filter_map(question).collect()
}

/// The sheets of the form.
pub fn pages(light: bool) -> Vec<Page> {
    let all = Page::ALL.into_iter();
    all.filter(|page| !light || !matches!(page, Page::Who | Page::Papers | Page::Rest))
        .collect()
}

/// When a cell must be filled in this form.
pub fn need(field: &Field, light: bool) -> Need {
    if light { field.light.unwrap_or(Need::Free) } else { field.need }
}

/// Groups that an empty form names, each with the question that shows it.
pub(super) const GROUPS: [(&str, &str); 13] = [
    ("everybody asked", "sex"),
    ("female", "sex"),
    ("male", "sex"),
    ("everybody asked", "age"),
    ("age-75-plus", "age"),
    ("disabled", "disability"),
    ("asian", "ethnic-group"),
    ("black", "ethnic-group"),
    ("mixed", "ethnic-group"),
    ("white", "ethnic-group"),
    ("other-ethnic", "ethnic-group"),
    ("carers", "caring"),
    ("low-income", "income"),
];
