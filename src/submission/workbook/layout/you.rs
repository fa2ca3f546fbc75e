//! The sheet *You*: the authority, the period, and other bodies that had a part.

use super::Kind::{Count, Date, Evidence, Id, Percent, Text, Whole, Word};
use super::Need::{Free, Must};
use super::Part::{self, Heading, One};
use super::Takes::{Held, Only};
use super::field;
use crate::submission::workbook::lists::List;

pub(super) const PARTS: &[Part] = &[
    Heading("Your authority"),
    One(field("format", Whole, Only, "Version of this form", "Leave this as it is.", "1").light(Free)),
    One(field(
        "authority/name",
        Text,
        Only,
        "What is the name of your authority?",
        "Its full name.",
        "Anyshire Health Board",
    )
    .need(Must)
    .light(Must)),
    One(field(
        "authority/code",
        Id,
        Only,
        "What is its official code?",
        "Letters and digits, if it has one.",
        "X99",
    )),
    One(field(
        "authority/kind",
        Word(List::AuthorityKind),
        Held,
        "What kind of body is it?",
        "Choose from the list.",
        "a council",
    )
    .need(Must)
    .light(Must)),
    One(field(
        "authority/region",
        Text,
        Only,
        "Which region does it belong to?",
        "The name of the region.",
        "South West",
    )),
    One(field(
        "authority/nation",
        Word(List::Nation),
        Held,
        "Which country's law applies?",
        "Choose from the list.",
        "England",
    )
    .light(Free)),
    One(field(
        "authority/people",
        Count,
        Held,
        "How many people does it serve?",
        "A whole number; about 250,000 will do.",
        "about 250,000",
    )
    .light(Free)),
    One(field(
        "period/from",
        Date,
        Only,
        "First day of the period you report on",
        "A date such as 1 April 2025.",
        "1 April 2025",
    )
    .need(Must)
    .light(Must)),
    One(field(
        "period/to",
        Date,
        Only,
        "Last day of that period",
        "A date such as 31 March 2026.",
        "31 March 2026",
    )
    .need(Must)
    .light(Must)),
    One(field(
        "basis",
        Word(List::Basis),
        Only,
        "Who filled this in?",
        "Leave this as it is, unless you gathered it about somebody else.",
        "the authority filled this in: a blank is its answer",
    )
    .light(Free)),
    One(field(
        "filled_in_by",
        Text,
        Only,
        "Role of whoever filled this in",
        "A role, not a name.",
        "engagement officer",
    )
    .need(Must)
    .light(Must)),
    One(field(
        "as_of",
        Date,
        Held,
        "On which day is the evidence looked at?",
        "Leave it blank for the last day of the period.",
        "31 March 2026",
    )),
    One(field(
        "authority/evidence",
        Evidence,
        Only,
        "Papers that show these figures",
        "Short names of rows of Papers, with pages.",
        "D1 p. 3",
    )),
    One(field(
        "note",
        Text,
        Only,
        "What should a reader of this form know?",
        "Anything that does not fit elsewhere.",
        "Figures for the summer are provisional.",
    )
    .light(Free)),
    One(field(
        "reply",
        Text,
        Only,
        "Your reply to an earlier assessment",
        "Shown, never scored.",
        "We have since published the answers.",
    )),
    One(field(
        "correction_of/sha256",
        Text,
        Only,
        "If this corrects an earlier form: the sha-256 of that file",
        "The earlier report prints it.",
        "",
    )),
    One(field(
        "correction_of/what",
        Text,
        Only,
        "What was corrected?",
        "In a few words.",
        "The close of the first exercise.",
    )),
    Heading("Other bodies that had a part: one column each"),
    One(field(
        "@body/id",
        Id,
        Only,
        "Short name of the body",
        "Made by the form; other sheets refer to it.",
        "P1",
    )),
    One(field(
        "@body/name",
        Text,
        Only,
        "Name of the body",
        "Its full name.",
        "Survey House Ltd",
    )),
    One(field(
        "@body/role",
        Word(List::PartnerRole),
        Held,
        "What did it do?",
        "Choose from the list.",
        "analysed the answers",
    )),
    One(field(
        "@body/kind",
        Word(List::PartnerKind),
        Held,
        "What is it?",
        "Choose from the list.",
        "a company",
    )),
    One(field(
        "@body/funded_share",
        Percent,
        Held,
        "How much of its income comes from you?",
        "A percentage; about will not do.",
        "5 %",
    )),
    One(field(
        "@body/evidence",
        Evidence,
        Only,
        "Papers that show it",
        "Short names of rows of Papers, with pages.",
        "D1",
    )),
];
