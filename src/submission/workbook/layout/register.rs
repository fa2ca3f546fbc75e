//! The sheets *Register* and *Everything else*.

use super::Kind::{Count, Date, Evidence, Flag, Id, Ref, Text, Word};
use super::Need::{Free, Must, NotAsked};
use super::Part::{self, One};
use super::Takes::{Held, None, Only};
use super::{Target, field};
use crate::submission::workbook::lists::List;

pub(super) const REGISTER: &[Part] = &[
    One(field("id", Id, Only, "Short name", "Made by the form.", "example").light(Free)),
    One(field(
        "what",
        Text,
        Only,
        "What was held or decided",
        "Every exercise, and every decision that starts, moves, reduces or ends a service.",
        "Where the clinic is to be",
    )
    .need(Must)
    .light(Must)),
    One(
        field("date", Date, Held, "Date", "A date such as 19 May 2025.", "25 September 2025")
            .need(Must)
            .light(Must),
    ),
    One(field(
        "service_change",
        Word(List::ServiceChange),
        Held,
        "What it does to a service",
        "Choose from the list.",
        "it moves",
    )
    .need(Must)
    .light(Must)),
    One(field(
        "asked",
        Word(List::Asked),
        Held,
        "Was the public asked?",
        "Choose from the list.",
        "yes",
    )
    .need(Must)
    .light(Must)),
    One(field("reason", Text, Only, "Why not, or why it was urgent", "In one sentence.", "")
        .need(NotAsked)
        .light(NotAsked)),
    One(field(
        "exercise",
        Ref(Target::Exercise),
        Only,
        "Sent here as",
        "The title or short name of the exercise, if it is on Exercises.",
        "Where the clinic should be",
    )
    .light(Free)),
    One(field(
        "@affected",
        Count,
        Held,
        "How many are affected?",
        "A whole number; about 3,000 will do.",
        "3,200",
    )),
    One(field(
        "@affected_in",
        Word(List::PeopleOrVisits),
        Only,
        "Is that people or visits?",
        "Visits are not people: one person may come often.",
        "people",
    )),
    One(field(
        "affected/everyone",
        Flag,
        Held,
        "Is everyone in the area affected?",
        "Only if all are.",
        "no",
    )),
    One(field(
        "affected/source",
        Text,
        Only,
        "Where does that number come from?",
        "The register, survey or census.",
        "",
    )),
    One(field(
        "promise_to_consult",
        Date,
        None,
        "When was a consultation on it promised?",
        "A date, or none.",
        "none",
    )),
    One(field(
        "on_proposal",
        Word(List::OnProposal),
        Held,
        "What became of the proposal?",
        "Choose from the list.",
        "adopted with changes",
    )),
    One(field(
        "evidence",
        Evidence,
        Only,
        "Papers that show it",
        "Short names of rows of Papers, with pages.",
        "D3",
    )),
];

pub(super) const REST: &[Part] = &[
    One(field(
        "@where",
        Text,
        Only,
        "Where it belongs",
        "Names from the whole to the part, with > between them.",
        "exercises > E1 > needs > number 1 > what",
    )
    .light(Free)),
    One(field(
        "@value",
        Text,
        Only,
        "Value",
        "A word, a text, a number or a date.",
        "A bus in the evening",
    )
    .light(Free)),
];
