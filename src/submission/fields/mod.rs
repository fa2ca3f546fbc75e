//! What can stand in one cell of a submission, and how it is read.
//!
//! Every limit of a field stands here once and serves both the typed reader and the schema. Nothing here knows which question a cell
//! answers.

mod cell;
mod count;
mod plain;

pub use cell::{Cell, CellValue, Event, Part};
pub(crate) use cell::{one, optional_whole, whole};
pub use count::{Completed, Contacts, Count, Invited, Members, Organisations, People, Seen, Signatures, Started, grouped};
pub use plain::{DATE_FORMAT, Digest, Flag, Id, Percent, Text, YesNo};

/// The greatest count that a cell may hold.
pub const MOST: u32 = 1_000_000_000;
/// The longest text, in characters.
pub const LONGEST_TEXT: usize = 65_536;
/// The longest id, in characters.
pub const LONGEST_ID: usize = 64;

#[cfg(test)]
#[path = "fields_tests.rs"]
mod tests;
