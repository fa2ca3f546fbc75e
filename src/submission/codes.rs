//! Every fault that a file can have, by its stable name: what it means and what to do.
//!
//! Owns the table that `earnest explain` prints. A code never changes its meaning; a test finds every code used in this room here once.

use crate::base::fault;

/// Code, what it means, what to do.
pub const CODES: &fault::Codes = &[
    (
        "too-large",
        "the file is larger than is read",
        "leave out long documents and cite them instead, or send several files",
    ),
    ("not-utf8", "the bytes are not utf-8 text", "save the file again as utf-8"),
    (
        "nul-byte",
        "the text holds a nul byte, as damaged and binary files do",
        "save the file again as text, or take the byte out",
    ),
    (
        "empty-file",
        "the file holds nothing",
        "write a form with `earnest form submission` and fill it in",
    ),
    (
        "yaml-syntax",
        "the text is not YAML",
        "check indentation, colons and quotes at the place and on the line before it",
    ),
    (
        "json-syntax",
        "the text is not JSON",
        "look for a comma, bracket or quote missing or too many at the place or just before",
    ),
    (
        "several-documents",
        "the file holds more than one YAML document",
        "send one file for each document",
    ),
    (
        "too-deep",
        "lists and maps stand too deep within one another",
        "look for brackets that were never closed",
    ),
    (
        "too-many-entries",
        "the file holds more values than are read",
        "send several files; counts are enough, single answers are not needed",
    ),
    (
        "too-many-aliases",
        "aliases of the YAML repeat more than is read",
        "write the values out instead of repeating them",
    ),
    (
        "other-format",
        "the file says another format than this version reads",
        "use the version of earnest that the file was written for",
    ),
    ("duplicate-key", "a key stands twice in one entry", "keep one of the two"),
    (
        "unknown-key",
        "a key that no entry of this kind has",
        "check its spelling and its place; the message names the nearest known key",
    ),
    ("missing-key", "an entry lacks a key that it must have", "add the key"),
    (
        "wrong-type",
        "a value of another sort than expected, such as a list for a number",
        "write the value as the message says",
    ),
    (
        "unknown-word",
        "a word that is not of the list to choose from",
        "choose a word of the list; the message names it",
    ),
    (
        "bad-date",
        "no such day, or a date that cannot be read",
        "write dates as 2025-03-04, 2025-03 or 4 March 2025",
    ),
    (
        "out-of-range",
        "a number below or above what the cell takes",
        "check the number; counts go from 0 to 1000000000",
    ),
    (
        "bad-value",
        "a value of the right sort that the cell does not take",
        "write the value as the message says",
    ),
    (
        "unreadable",
        "the value cannot be read, for the reason that the message gives",
        "write the value as the message says",
    ),
    (
        "duplicate-id",
        "two entries of one list bear the same id",
        "give each its own id, or make one entry of the two",
    ),
    (
        "duplicate-group",
        "a group stands twice under one question",
        "make one row of the two",
    ),
    (
        "duplicate-question",
        "a question about who people are stands twice",
        "make one row of the two",
    ),
    (
        "duplicate-outcome",
        "one decision gives a theme two outcomes",
        "keep one; a later decision may change it",
    ),
    (
        "dangling-reference",
        "an id that refers to an entry which is not in the file",
        "check its spelling, or add the entry",
    ),
    (
        "refers-to-itself",
        "an activity says that its people are other people than its own",
        "name the other activities",
    ),
    (
        "unlisted-group",
        "a group that neither the exercise nor the authority gives a figure for",
        "add it to groups, with its people or share",
    ),
    (
        "empty-citation",
        "a citation that names neither a document nor a review",
        "name one, or take the citation out",
    ),
    ("closes-before-opens", "something surely closes before it opens", "check both dates"),
    (
        "ends-before-it-begins",
        "the period surely ends before it begins",
        "check both dates",
    ),
    ("as-of-not-a-day", "as_of is a span of days", "name one day"),
    ("closes-missing", "an exercise of a returned file has no last day", "add closes"),
    (
        "decided-before-close",
        "a decision is surely dated before the exercise closed",
        "check both dates; if they are right, leave them",
    ),
    ("part-over-whole", "a part is surely more than its whole", "check both counts"),
    (
        "register-too-short",
        "the register has fewer rows than the file has exercises",
        "enter every exercise in the register",
    ),
    (
        "activity-over-exercise",
        "more people in one activity than in the whole exercise",
        "check both counts",
    ),
    ("positive-over-answered", "more people agreed than answered", "check both counts"),
    ("completed-over-started", "more answers completed than started", "check both counts"),
    (
        "completed-over-invited",
        "more answers completed than people invited",
        "check both counts; leave invited out where anybody could answer",
    ),
    (
        "stances-over-people",
        "more stances than people who took part",
        "check the three counts and the people",
    ),
    (
        "group-over-question",
        "more of a group heard than people who answered its question",
        "check both counts",
    ),
    (
        "groups-over-people",
        "the groups of one question add up to more than the people heard",
        "count each person in one group of a question",
    ),
    (
        "reason-unlisted",
        "'n/a' with a reason, which counts only if the rubric lists it",
        "compare with the reasons that `earnest rubric show` lists",
    ),
    (
        "e-mail-address",
        "a text holds what looks like an e-mail address",
        "take personal data out of the file",
    ),
    (
        "nhs-number",
        "a text holds what looks like an nhs number",
        "take personal data out of the file",
    ),
    (
        "mobile-number",
        "a text holds what looks like a mobile telephone number",
        "take personal data out of the file",
    ),
    (
        "workbook-other",
        "the file is not a workbook of the kind that is read",
        "save the form as .xlsx in your spreadsheet program",
    ),
    (
        "workbook-damaged",
        "the file begins as a workbook and cannot be read as one",
        "open it in your spreadsheet program and save it again as .xlsx; where that fails, start from an earlier copy",
    ),
    (
        "workbook-too-large",
        "the workbook is larger, packed or unpacked, than is read",
        "copy the filled sheets into a new form; pictures and long papers are cited, not pasted",
    ),
    (
        "workbook-too-many-cells",
        "the workbook has more sheets, rows or cells than is read",
        "delete the empty rows and columns below and beside what you filled in, then save again",
    ),
    (
        "workbook-locked",
        "the workbook has a password or is saved in an old or binary format",
        "save it as .xlsx without a password",
    ),
    (
        "workbook-macros",
        "the workbook holds macros",
        "save it as .xlsx, which leaves macros out",
    ),
    (
        "workbook-links",
        "the workbook takes values from another workbook",
        "break the links (in Excel: Data, Edit Links, Break Link), then save again",
    ),
    (
        "workbook-entities",
        "the workbook declares or uses entities, as hostile files do",
        "open it in your spreadsheet program and save it again as .xlsx",
    ),
    (
        "workbook-formula",
        "a cell holds a formula, whose value nobody has typed or checked",
        "copy the cell, then paste it in its place as values only",
    ),
    (
        "unknown-sheet",
        "a note is meant for a sheet that the workbook does not have",
        "check the same file that the faults were found in",
    ),
    (
        "added-up-over-ways",
        "the people heard in one way are the sum of those in all others",
        "leave out an entry that only adds up the others",
    ),
    (
        "copied-from-last-period",
        "a text of at least eight words that stands word for word in the submission of an earlier period",
        "write what was said and decided this time; where people said the same again, name the earlier theme",
    ),
    (
        "figure-not-in-document",
        "a figure that the papers cited for it do not show",
        "check the page or the figure, or cite the paper that it comes from",
    ),
    (
        "figure-on-another-page",
        "a figure that is not on the page cited for it, and is on another page of the same paper",
        "check the page or the figure; pages are counted from the first of the file",
    ),
    (
        "page-not-in-document",
        "a page is cited that the paper does not have",
        "check the page; pages are counted from the first of the file",
    ),
    (
        "page-not-read",
        "a page that is cited for a figure has text that cannot be read, so nobody can tell whether the figure is there",
        "look at the page yourself, or put its text as ID.txt, with a form feed after each page, beside the paper",
    ),
    (
        "paper-not-read",
        "a paper that is cited for figures is not in the folder of documents, or cannot be read",
        "put the paper, or its text as ID.txt with a form feed after each page, into the folder",
    ),
    (
        "internal-address",
        "an address that only those inside the authority can open",
        "give the public address, or send the file",
    ),
    (
        "planned-without-paper",
        "a theme is said to have been planned already, without a paper older than the opening",
        "link the older paper, or choose another outcome",
    ),
    (
        "cell-error",
        "a cell of a workbook shows an error instead of a value",
        "type the value itself",
    ),
    (
        "share-for-count",
        "a percentage where people are counted",
        "write the number, or '59 % of 251'",
    ),
    (
        "no-form",
        "a workbook without any sheet of the form",
        "write a form with `earnest form submission` and fill it in",
    ),
    (
        "no-questions",
        "a sheet of the form without its questions",
        "put the questions back as the form has them",
    ),
    (
        "unknown-question",
        "something is filled in under a question that the form does not ask",
        "check the wording of the question; begin the heading with Note where it is for yourself",
    ),
    (
        "beside-no-question",
        "something stands where no question is, and is not read",
        "move it under a question, or leave it as a note",
    ),
    (
        "unread-sheet",
        "a sheet that is none of the form, and is not read",
        "begin its name with Note, or leave it",
    ),
    (
        "example-changed",
        "the example of the form was changed",
        "answer in the row or column after it",
    ),
    ("answered-twice", "a question that has one answer is answered twice", "keep one"),
    (
        "filled-beside-none",
        "a question is answered whose first question says that there is none",
        "take one of the two out",
    ),
    (
        "people-or-visits",
        "a number without saying whether it counts people or visits",
        "choose people or visits",
    ),
    (
        "which-exercise",
        "a row that does not say to which exercise it belongs",
        "choose the exercise",
    ),
    (
        "not-stated-of-group",
        "how many left a question out stands beside a group",
        "write it in the row of everybody asked",
    ),
    (
        "which-value",
        "a row of *Everything else* whose value belongs nowhere",
        "check the way that it gives",
    ),
    (
        "blank-cell",
        "a required cell of the form is blank",
        "type the answer, 0 if you counted and there was nobody, or not held",
    ),
    (
        "group-without-base",
        "a group's people heard are given, but not what they are to be compared with",
        "give the people affected, and how many were asked",
    ),
    (
        "heard-over-affected",
        "more people heard than are affected",
        "count each person once; check how many are affected",
    ),
    (
        "blank-answer",
        "a cell is blank that another answer of the form requires, and is read as the adverse answer",
        "type the answer, 0 if there was none, or not held",
    ),
];

/// What a code means and what to do about it.
pub fn about(code: &str) -> Option<(&'static str, &'static str)> {
    fault::about(CODES, code)
}

#[cfg(test)]
#[path = "codes_tests.rs"]
mod tests;
