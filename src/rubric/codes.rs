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
    (
        "no-rule",
        "a framework does not say how figures become one, which of them counts, or how a mean is rounded",
        "write combine:, and nth: or round: where the message asks for it",
    ),
    (
        "no-unit",
        "an indicator of a framework reads facts, and the submission is marked as one",
        "write unit: exercise, or take the conditions out",
    ),
    (
        "hole-in-bands",
        "figures that a framework can give lie below its first band",
        "begin the first band at the lowest figure; the message says which",
    ),
    (
        "unclear-band",
        "a band that is neither one level nor between two, or bands and levels that do not fit the rule",
        "write level: N, or between: [LOW, HIGH] where the publisher's cut is not known",
    ),
    (
        "other-kind",
        "a framework where a rubric is expected, or the reverse",
        "name one of the other kind; `earnest rubric list` lists both",
    ),
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
        "bad-disclosure",
        "the numbers by which counts of people are shown in public do not fit together",
        "write a number between those that the message names",
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
        "unclear-overlay",
        "a file that says whether it is an overlay and says no",
        "write overlay: true, or take the line out where the file is a rubric",
    ),
    (
        "unknown-base",
        "an overlay on a rubric that cannot be read",
        "name a rubric that `earnest rubric list` lists, or a file, by its way from the overlay",
    ),
    (
        "overlay-on-overlay",
        "an overlay whose base is an overlay itself",
        "name the rubric that the other overlay changes, and write its changes here as well where they are wanted",
    ),
    (
        "faulty-base",
        "an overlay on a rubric that has faults",
        "mend the base; `earnest rubric show` with its name lists its faults",
    ),
    (
        "unknown-path",
        "a change of something that the base does not have",
        "name it by keys and ids, such as criteria/reach/limits; the message names the nearest that there is",
    ),
    (
        "unclear-change",
        "a change that says nothing of what is to be, or more than one thing",
        "write one of 'to' with a value, 'off: true', and 'add' with an entry",
    ),
    (
        "changed-twice",
        "two changes of the same thing in one overlay",
        "make one change of the two",
    ),
    (
        "fixed-name",
        "a change of an id, a level's number or the head of a rubric",
        "change what it says instead; the overlay has an id and a title of its own",
    ),
    (
        "not-a-list",
        "an entry added to what is no list",
        "write 'to' and what is to stand there",
    ),
    (
        "locked",
        "a change that loosens what law or a published rule sets, or of which nobody can tell whether it does",
        "ask for more than the base does, or leave it as it is",
    ),
    (
        "not-a-bare-fact",
        "something worked out of facts where one fact is expected",
        "name one fact, and put the rest into the levels as if: or and:",
    ),
    (
        "unknown-set",
        "an example or a set of facts builds on a set that does not stand above it",
        "name one that stands above it under bases",
    ),
    (
        "unknown-subject",
        "an example names a criterion, an indicator or a sign that the rubric does not have",
        "name one of the rubric's, or grade",
    ),
    (
        "expects-nothing",
        "an example that says facts and not what must come of them",
        "write what it expects, such as {grade: 2}",
    ),
    (
        "half-expectation",
        "an example that expects a sign without its status, or a status without its sign",
        "write both, such as {sign: its id, status: fired}",
    ),
    (
        "beside-the-point",
        "an example that expects nothing of what it is about",
        "add what must come of what stands under about",
    ),
    (
        "wrong-side",
        "an example whose kind and expectation contradict each other: a positive or a bait makes its sign fire, a negative does not; a negative or a bait stays below every positive level",
        "correct what is expected, or call it another kind",
    ),
    (
        "failed-example",
        "an example of the rubric came out otherwise than it expects",
        "find out which of the two is meant: the threshold or the expectation; the message says what the example reads",
    ),
    (
        "missing-example",
        "a criterion or a sign without a positive example, a negative one or a bait",
        "add one under tests; a bait goes through the motions and must not get away with it",
    ),
    (
        "unreachable-level",
        "a level that no facts reach, because what it asks for rules itself out",
        "ask for something that can hold together with the levels below it",
    ),
    (
        "never-holds",
        "a sign, note, cap or severity whose condition rules itself out",
        "join what excludes one another by ||, or take the entry away",
    ),
    (
        "missing-status",
        "a rule that decides grades and does not say where it comes from",
        "add status: published, reported or house",
    ),
    (
        "missing-source",
        "a threshold that is called published or reported and names no source",
        "add source: with what it was read in, or call it house",
    ),
    (
        "lowest-not-nought",
        "a scale whose lowest level is not 0, so that nothing at all still earns something",
        "begin at level 0, or say that it is meant by counts_from",
    ),
    (
        "weighs-nothing",
        "a part of the criteria that weighs 0",
        "give it a weight, or take its indicators away",
    ),
    (
        "unused",
        "a severity, parameter, term, list or set of facts that nothing uses",
        "take it away, or use it where it was meant to decide",
    ),
    (
        "level-not-seen",
        "no unit of the files looked over stands at that level",
        "look whether its threshold is out of reach in practice, or look over more files",
    ),
    (
        "sign-not-seen",
        "a sign that fired on no unit of the files looked over",
        "look whether its condition asks for too much, or look over more files",
    ),
    (
        "mark-without-answer",
        "a row of a sheet of marks that says why and gives no answer",
        "choose an answer from the list, or clear the reason",
    ),
    (
        "missing-sheet",
        "a workbook of marks without one of its sheets",
        "fill in the workbook that 'earnest form marks' makes, and keep the names of its sheets",
    ),
    (
        "missing-column",
        "a sheet of marks without one of the columns that are read",
        "give the column its name again; columns may stand in any order",
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
