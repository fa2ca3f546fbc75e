//! The sheet *Exercises*, its first part: what an exercise was, when, and what could change.

use super::Kind::{Count, Date, Evidence, Flag, Id, Text, Word, Words};
use super::Need::{Free, Must, NoProposal, Proposal};
use super::Part::{self, Heading, One, Slots};
use super::Takes::{Held, None, Only};
use super::{Field, field};
use crate::submission::workbook::lists::List;

/// The help of a list of papers.
const PAPERS: &str = "Short names of rows of Papers, with pages, such as D1 p. 7; D2.";

pub(super) const PARTS: &[Part] = &[
    Heading("What it was"),
    One(field(
        "id",
        Id,
        Only,
        "Short name of the exercise",
        "Made by the form; other sheets refer to it.",
        "E1",
    )
    .light(Free)),
    One(field(
        "title",
        Text,
        Only,
        "What was it called?",
        "The name that people knew it by.",
        "Where the clinic should be",
    )
    .need(Must)
    .light(Must)),
    One(field(
        "purpose",
        Text,
        Only,
        "Why was it held?",
        "What you wanted to find out.",
        "To find the best place for the clinic.",
    )
    .need(Must)
    .light(Free)),
    One(field(
        "service",
        Text,
        Only,
        "Which service is it about?",
        "Its name.",
        "Clinic for long-term pain",
    )),
    One(field(
        "service_change",
        Word(List::ServiceChange),
        Held,
        "What would it do to a service?",
        "Choose from the list.",
        "it moves",
    )
    .need(Must)
    .light(Must)),
    One(field(
        "relationship",
        Word(List::Relationship),
        Held,
        "How long do people live with this service?",
        "Choose from the list.",
        "for years",
    )),
    One(field(
        "@affected",
        Count,
        Held,
        "How many are affected?",
        "A whole number; about 3,000 will do.",
        "3,200",
    )
    .need(Must)
    .light(Must)),
    One(field(
        "@affected_in",
        Word(List::PeopleOrVisits),
        Only,
        "Is that people or visits?",
        "Visits are not people: one person may come often.",
        "people",
    )
    .need(Must)
    .light(Must)),
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
        "register of patients",
    )),
    One(field(
        "first_attempt",
        Flag,
        Held,
        "Is it the first of its kind in three years?",
        "yes or no",
        "no",
    )),
    One(field(
        "promise",
        Word(List::Rung),
        Held,
        "What were people told their part would be?",
        "Choose from the list.",
        "to be asked, and answered",
    )
    .need(Must)
    .light(Must)),
    One(field(
        "promise_to_consult",
        Date,
        None,
        "When was a consultation on this promised?",
        "A date, or none.",
        "none",
    )),
    One(field(
        "commitment_made",
        Date,
        None,
        "When did you bind yourselves to a result by contract or promise?",
        "A date, or none.",
        "none",
    )
    .light(Free)),
    One(field(
        "agenda",
        Word(List::Agenda),
        Held,
        "Who set the agenda?",
        "Choose from the list.",
        "the authority",
    )),
    Heading("When"),
    One(field(
        "announced",
        Date,
        Held,
        "When was it announced?",
        "A date such as 19 May 2025.",
        "1 April 2025",
    )
    .light(Free)),
    One(field(
        "opens",
        Date,
        Held,
        "First day on which people could take part",
        "A date such as 19 May 2025.",
        "1 May 2025",
    )
    .need(Must)
    .light(Must)),
    One(field(
        "closes",
        Date,
        Held,
        "Last day on which people could take part",
        "A date such as 19 May 2025, past or planned.",
        "24 July 2025",
    )
    .need(Must)
    .light(Must)),
    One(field(
        "decision_due",
        Date,
        Held,
        "When is, or was, the decision due?",
        "A date such as 19 May 2025.",
        "25 September 2025",
    )
    .light(Free)),
    Heading("What could change"),
    One(field(
        "@proposal",
        Flag,
        Only,
        "Were people asked about a proposal?",
        "yes or no; if no, leave the questions on the proposal blank.",
        "yes",
    )
    .need(Must)
    .light(Must)),
    One(field(
        "proposal/what",
        Text,
        Only,
        "What was proposed?",
        "In one sentence.",
        "Move the clinic to one of two places.",
    )),
    One(field(
        "proposal/driver",
        Words(List::Driver),
        Only,
        "What are the reasons for it?",
        "One or several from the list, with ; between them.",
        "the state of a building",
    )),
    One(field(
        "proposal/options_shown",
        Count,
        Held,
        "How many real options were shown?",
        "The preferred one included.",
        "2",
    )
    .need(Proposal)
    .light(Proposal)),
    One(field(
        "proposal/alternatives_explained",
        Flag,
        Held,
        "Were rejected options explained, with reasons?",
        "yes or no",
        "yes",
    )
    .need(Proposal)
    .light(Proposal)),
    One(field(
        "proposal/open_to_influence",
        Flag,
        Held,
        "Was it said what can and what cannot change?",
        "yes or no",
        "yes",
    )
    .need(Proposal)
    .light(Proposal)),
    One(field(
        "proposal/reasons_given",
        Flag,
        Held,
        "Were the reasons for it given?",
        "yes or no",
        "yes",
    )
    .light(Free)),
    One(field(
        "proposal/costs_shown",
        Flag,
        Held,
        "Was the cost or saving of each option shown?",
        "yes or no",
        "yes",
    )
    .light(Free)),
    One(field(
        "proposal/impact_shown_on",
        Date,
        None,
        "When was it shown who would be affected and how?",
        "A date, or none.",
        "1 May 2025",
    )),
    One(field(
        "proposal/decider_and_date_said",
        Flag,
        Held,
        "Was it said who decides and when?",
        "yes or no",
        "yes",
    )),
    One(field(
        "proposal/public_option_tested",
        Flag,
        Held,
        "Was an option that the public put forward tested like your own?",
        "yes or no",
        "no",
    )),
    One(field(
        "decision_and_date_said",
        Flag,
        Held,
        "Without a proposal: was it said which decision this feeds, and when?",
        "yes or no",
        "",
    )
    .need(NoProposal)
    .light(Free)),
    One(field(
        "known_already_said",
        Flag,
        Held,
        "Without a proposal: was it said what is known already?",
        "yes or no",
        "",
    )
    .need(NoProposal)),
    Heading("Earlier findings that it builds on"),
    Slots("draws_on", FINDINGS, &["", ""]),
];

const FINDINGS: &[Field] = &[
    field(
        "what",
        Text,
        Only,
        "Earlier finding",
        "What it was.",
        "Interviews with patients in 2024",
    ),
    field(
        "kind",
        Word(List::Knowledge),
        Held,
        "What kind of knowledge is the finding?",
        "Choose from the list.",
        "what people who live with it know",
    ),
    field(
        "before_options_fixed",
        Flag,
        Held,
        "Had people a part in the finding before the options were fixed?",
        "yes or no",
        "yes",
    ),
    field("evidence", Evidence, Only, "Papers that show the finding", PAPERS, "D4"),
];
