//! Every fault that a rubric or a file of marks can have beyond those of any file, by its stable name.
//!
//! Owns the table that `earnest explain` prints beside that of the submissions; codes that both kinds of file share stand there alone.
//! A code never changes its meaning; a test finds every code that the checks of rubrics and marks use in one of the two tables.

use crate::base::fault;

/// Code, what it means, what to do.
pub const CODES: &fault::Codes = &[
    (
        "wrong-format",
        "the file says another format than this version reads",
        "write format: 1, or use the version of earnest that the file was written for",
    ),
    (
        "bad-expression",
        "a condition that cannot be read; the message names the character",
        "correct it there; it may use facts, numbers, true, false, exists(), known(), ! && || == != < <= > >= + - * / and brackets",
    ),
    (
        "unknown-fact",
        "a fact that there is not",
        "check its spelling; `earnest facts` lists every fact",
    ),
    (
        "wrong-kind",
        "a truth where a number is needed, or a number where a truth is",
        "choose a fact of the right kind; `earnest facts` lists them",
    ),
    (
        "unknown-level",
        "a level that the rubric does not have",
        "use a level that stands under levels of the rubric",
    ),
    (
        "no-levels",
        "the rubric has no level",
        "write the levels from the lowest, each with a name",
    ),
    (
        "hole-in-levels",
        "a level is missing, stands twice or out of order",
        "write every level once, in order, up to the rubric's highest",
    ),
    ("no-criteria", "the rubric has no criterion", "write at least one criterion"),
    ("no-indicators", "a criterion has no indicator", "write at least one indicator"),
    (
        "cyclic-reference",
        "a term that comes back to itself",
        "write one of the terms out in full instead of naming the other",
    ),
    (
        "unknown-severity",
        "a severity that the rubric does not have",
        "name one of those under severities",
    ),
    (
        "unknown-criterion",
        "a criterion that the rubric does not have",
        "name one of the criteria",
    ),
    (
        "no-weight",
        "form and effect both weigh nothing",
        "give at least one of them a weight",
    ),
    (
        "unknown-parameter",
        "a parameter that no fact needs",
        "check its spelling; `earnest facts` lists the parameters",
    ),
    (
        "wrong-unit",
        "a parameter given in another unit than it is counted in",
        "give the number in the unit that the message names",
    ),
    (
        "missing-parameter",
        "the rubric uses a fact and lacks a number that this fact needs",
        "add the parameter that the message names under parameters",
    ),
    (
        "bad-number",
        "a number that is not a plain decimal, is too long, or is below nought where it may not be",
        "write a plain decimal of at most eighteen digits, such as 0.8",
    ),
    (
        "bad-holiday",
        "a holiday that is not a span of the year",
        "write it as 08-01..08-31",
    ),
    (
        "unverified",
        "something that nobody has verified and that would decide grades",
        "verify it against its source, or call it house",
    ),
    (
        "falling-threshold",
        "a level that asks for no more than the one below it",
        "raise its threshold, or lower the one below",
    ),
    ("no-condition", "a level that asks for nothing", "write at_least, at_most or if"),
    (
        "two-conditions",
        "a level with more than one of at_least, at_most and if, or with 'and' beside 'if'",
        "keep one of them; join conditions in 'if' by &&",
    ),
    (
        "no-measure",
        "a threshold of an indicator that measures nothing",
        "name the fact that the number is about under measure",
    ),
    (
        "unclear-mark",
        "a mark that is neither a level, nor a value of a fact, nor a word on a sign, or is several of them",
        "write indicator and level, or fact and value, or sign and act",
    ),
    (
        "mark-without-document",
        "a judged level or fact that rests on no document",
        "name the document of the submission that shows it",
    ),
    (
        "bad-override",
        "an override that is of no level, by the authority itself, or made blind",
        "let an assessor override a level that is measured, with the measured level in view, or leave out override",
    ),
];

/// What a code means and what to do about it.
pub fn about(code: &str) -> Option<(&'static str, &'static str)> {
    fault::about(CODES, code)
}

#[cfg(test)]
#[path = "codes_tests.rs"]
mod tests;
