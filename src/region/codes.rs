//! Every fault that a run over many submissions finds, with what it means and what to do: what `earnest explain` prints.

use crate::base::fault::{self, Codes};

/// Code, meaning, what to do.
pub const CODES: &Codes = &[
    (
        "bad-line",
        "a line of a file of submissions is neither a submission nor one with its marks",
        "write a line as {\"submission\": {…}, \"marks\": [{…}], \"source\": \"…\"}, or as the submission itself",
    ),
    (
        "corrects-another",
        "a submission says that it corrects one that is of another authority",
        "give the sha-256 of this authority's own earlier submission, or correct the authority's name or code",
    ),
    (
        "engine-failed",
        "the engine failed on a submission, which is no fault of its author",
        "report it with the submission; every other one was scored",
    ),
    (
        "line-too-long",
        "a line is longer than any that is read",
        "a line holds one submission; look whether ends of lines are missing",
    ),
    (
        "line-without-place",
        "a line that should begin with the place it is from, as `earnest rows --placed` reads them, does not",
        "write its file, a colon, its number in that file and a tab before each line; or leave out --placed",
    ),
    (
        "map-layout",
        "a map does not say which of its rows or columns are shifted by half a hexagon, or says it in a word that is not known",
        "write odd-r, even-r, odd-q or even-q as its layout, as the map's publisher has it",
    ),
    (
        "map-same-code",
        "two hexagons of a map have one code",
        "leave one of them out; codes are read without regard to case",
    ),
    (
        "map-same-place",
        "two hexagons of a map are in one place",
        "give each a column and a row that no other has",
    ),
    (
        "map-too-far",
        "a hexagon is so far from the others that they could not be seen on one map",
        "count columns and rows from near the middle or a corner of the map",
    ),
    (
        "map-too-large",
        "a map has more hexagons than can be drawn to be read",
        "leave out those for which no authority reports",
    ),
    (
        "map-without-hexes",
        "a file that was given as a map has no hexagons",
        "give a file in the HexJSON format, with a layout and hexes",
    ),
    (
        "map-without-place",
        "a hexagon of a map has no column or no row, or one that is no whole number",
        "give both as whole numbers, q for the column and r for the row",
    ),
    (
        "more-faults",
        "a submission has more faults than are listed",
        "mend those that are listed, and run again",
    ),
    (
        "same-file-twice",
        "the very same submission came more than once and is counted once",
        "leave one of the copies out",
    ),
    (
        "superseded",
        "a later submission corrects this one",
        "nothing is to be done; the correction is counted",
    ),
    (
        "two-submissions",
        "two submissions of one authority and period came, and neither corrects the other, so that neither is counted",
        "ask the authority which is meant; in the later one write correction_of with the sha-256 of the earlier",
    ),
    (
        "unreadable-file",
        "a file, or a folder, could not be read",
        "see that it is there and may be opened, and run again",
    ),
];

/// What a code means and what to do about it.
pub fn about(code: &str) -> Option<(&'static str, &'static str)> {
    fault::about(CODES, code)
}

#[cfg(test)]
#[path = "codes_tests.rs"]
mod tests;
