//! What is wrong with a file, said so that its author can mend it.
//!
//! Owns [`Fault`] (code, place, what was read, what was expected, what to do) and the bounded list [`Faults`]. Wording belongs to
//! whoever finds the fault; printing belongs to the command line.

use crate::base::pointer::Pointer;
use std::fmt;

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// the file is refused
    Error,
    /// the file is taken; the finding may feed a sign or a note
    Warning,
}

/// Where in the text a fault stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// line, from 1
    pub line: u32,
    /// column in characters, from 1
    pub column: u32,
    /// first byte of what is meant
    pub start: usize,
    /// first byte after it
    pub end: usize,
}

/// A cell of a workbook.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellPlace {
    /// the place of its sheet in the workbook, from 0
    pub order: u32,
    /// the name of its sheet
    pub sheet: String,
    /// its row, from 0
    pub row: u32,
    /// its column, from 0
    pub column: u32,
}

impl CellPlace {
    /// The cell as people name it: `C7`.
    pub fn name(&self) -> String {
        let mut letters = Vec::new();
        let mut left = self.column.saturating_add(1);
        while left > 0 {
            let last = left.saturating_sub(1);
            letters.push(char::from_u32(u32::from('A').saturating_add(last % 26)).unwrap_or('?'));
            left = last / 26;
        }
        letters.reverse();
        format!("{}{}", letters.into_iter().collect::<String>(), self.row.saturating_add(1))
    }
}

impl CellPlace {
    /// The sheet and the cell as a person names them: `Exercises D27`.
    pub fn words(&self) -> String {
        format!("{} {}", self.sheet, self.name())
    }
}

impl fmt::Display for CellPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.sheet, self.name())
    }
}

/// One thing wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// a stable kebab-case name that `earnest explain` knows
    pub code: &'static str,
    /// error or warning
    pub weight: Weight,
    /// where, as a pointer
    pub at: Pointer,
    /// what was read and what was expected: lower case, no final stop
    pub message: String,
    /// what to do about it
    pub help: Option<String>,
    /// where, in the text; filled in by the reader of the file
    pub place: Option<Place>,
    /// where, in a workbook
    pub cell: Option<CellPlace>,
}

impl Fault {
    /// An error at `at`.
    pub fn error(code: &'static str, at: Pointer, message: impl Into<String>) -> Self {
        Self {
            code,
            weight: Weight::Error,
            at,
            message: message.into(),
            help: None,
            place: None,
            cell: None,
        }
    }

    /// A warning at `at`.
    pub fn warning(code: &'static str, at: Pointer, message: impl Into<String>) -> Self {
        Self {
            weight: Weight::Warning,
            ..Self::error(code, at, message)
        }
    }

    /// The same fault with advice.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same fault at a cell of a workbook.
    #[must_use]
    pub fn at_cell(mut self, cell: CellPlace) -> Self {
        self.cell = Some(cell);
        self
    }

    /// The same fault with its place in the text.
    #[must_use]
    pub const fn at_place(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }
}

/// A table of faults: code, what it means, what to do.
pub type Codes = [(&'static str, &'static str, &'static str)];

/// What a code means and what to do about it, by a table.
pub fn about(table: &Codes, code: &str) -> Option<(&'static str, &'static str)> {
    table
        .iter()
        .find(|(known, _, _)| *known == code)
        .map(|(_, means, todo)| (*means, *todo))
}

/// All faults of one file, in the order of their places; beyond a bound they are only counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    list: Vec<Fault>,
    dropped: usize,
}

/// How many faults are kept for one file.
pub const MOST_FAULTS: usize = 200;

impl Faults {
    /// Adds one fault, or counts it where the list is full.
    pub fn push(&mut self, fault: Fault) {
        if self.list.len() < MOST_FAULTS {
            self.list.push(fault);
        } else {
            self.dropped = self.dropped.saturating_add(1);
        }
    }

    /// Adds all of another list.
    pub fn extend(&mut self, other: Self) {
        for fault in other.list {
            self.push(fault);
        }
        self.dropped = self.dropped.saturating_add(other.dropped);
    }

    /// The faults kept.
    pub fn iter(&self) -> impl Iterator<Item = &Fault> {
        self.list.iter()
    }

    /// The faults kept, to be changed in place.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Fault> {
        self.list.iter_mut()
    }

    /// How many were found beyond those kept.
    pub const fn dropped(&self) -> usize {
        self.dropped
    }

    /// Nothing found.
    pub const fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many are errors.
    pub fn errors(&self) -> usize {
        self.list
            .iter()
            .filter(|fault| fault.weight == Weight::Error)
            .count()
            .saturating_add(self.dropped)
    }

    /// Puts them in the order in which a reader meets them.
    pub fn sort(&mut self) {
        self.list.sort_by(|a, b| {
            let key = |f: &Fault| f.place.map_or((u32::MAX, u32::MAX), |p| (p.line, p.column));
            key(a)
                .cmp(&key(b))
                .then_with(|| a.cell.cmp(&b.cell))
                .then_with(|| a.at.cmp(&b.at))
                .then_with(|| a.code.cmp(b.code))
                .then_with(|| a.message.cmp(&b.message))
        });
    }
}

#[cfg(test)]
#[path = "fault_tests.rs"]
mod tests;
