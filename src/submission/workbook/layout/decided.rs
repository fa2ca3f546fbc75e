//! The sheet *Exercises*, its third part: what was done with what people said, the decision, the answer, and what people thought of it.

use super::Kind::{Count, Covers, Date, Evidence, Flag, Ref, Text, Texts, Word, Words};
use super::Need::{Decided, Free, Must};
use super::Part::{self, Heading, One, Slots};
use super::Takes::{Held, Only};
use super::{Field, Target, field};
use crate::submission::workbook::lists::List;

/// The help of a list of papers.
const PAPERS: &str = "Short names of rows of Papers, with pages, such as D1 p. 7; D2.";

pub(super) const PARTS: &[Part] = &[
    Heading("What was done with what they said"),
    One(field(
        "comments/received",
        Count,
        Held,
        "How many comments were received?",
        "A whole number.",
        "610",
    )),
    One(field(
        "comments/sorted",
        Count,
        Held,
        "How many of them were sorted into themes?",
        "A whole number.",
        "610",
    )),
    One(field(
        "comments/sample_checked",
        Flag,
        Held,
        "Did a second person check a sample of the sorting?",
        "yes or no",
        "yes",
    )),
    One(field(
        "comments/evidence",
        Evidence,
        Only,
        "Papers that show the sorting",
        PAPERS,
        "D2",
    )),
    One(field(
        "results/published",
        Date,
        Held,
        "When was what people said published?",
        "A date, or none if it was not.",
        "1 September 2025",
    )
    .none_at("results")
    .need(Must)
    .light(Must)),
    One(field("results/by_theme", Flag, Held, "With counts by theme?", "yes or no", "yes").light(Free)),
    One(field(
        "results/by_stance",
        Flag,
        Held,
        "With counts for and against?",
        "yes or no",
        "yes",
    )),
    One(field("results/by_group", Flag, Held, "With counts by group?", "yes or no", "no")),
    One(field(
        "results/analysed_by_others",
        Flag,
        Held,
        "Was it analysed or checked by others than you?",
        "yes or no",
        "yes",
    )),
    One(field(
        "results/by",
        Ref(Target::Body),
        Only,
        "Which body analysed it?",
        "Its name or short name on the sheet You.",
        "P1",
    )),
    One(field(
        "results/evidence",
        Evidence,
        Only,
        "Papers that show what people said",
        PAPERS,
        "D2",
    )),
    Heading("The decision"),
    Slots("decisions", DECISION, &[""]),
    Heading("The answer to people"),
    Slots("responses", RESPONSE, &[""]),
    Heading("What those who took part thought of it"),
    Slots("ratings", RATINGS, &["understood", "easy", "could-change", "heard"]),
    Heading("Parts that people played"),
    Slots("roles", ROLES, &["", ""]),
    Heading("A lasting group of people who live with the service"),
    One(field(
        "standing_group/members",
        Count,
        Held,
        "How many members has it?",
        "A whole number, or none if there is no such group.",
        "12",
    )
    .none_at("standing_group")),
    One(field(
        "standing_group/meetings_a_year",
        Count,
        Held,
        "How often does it meet in a year?",
        "A whole number.",
        "6",
    )),
    One(field(
        "standing_group/notes_published",
        Flag,
        Held,
        "Are its notes published?",
        "yes or no",
        "yes",
    )),
    One(field(
        "standing_group/seat_where_decided",
        Flag,
        Held,
        "Has it a seat where it is decided, with the same papers?",
        "yes or no",
        "no",
    )),
    One(field(
        "standing_group/own_budget",
        Flag,
        Held,
        "Has it money of its own?",
        "yes or no",
        "no",
    )),
    One(field(
        "standing_group/evidence",
        Evidence,
        Only,
        "Papers that show the group",
        PAPERS,
        "D3",
    )),
    Heading("Papers"),
    One(field(
        "evidence",
        Evidence,
        Only,
        "Papers that show what this column says otherwise",
        PAPERS,
        "D1; D2 p. 4",
    )),
];

const DECISION: &[Field] = &[
    field(
        "date",
        Date,
        Held,
        "When was it decided?",
        "A date such as 19 May 2025; blank if it is still to come.",
        "25 September 2025",
    )
    .need(Decided)
    .light(Free),
    field(
        "what",
        Text,
        Only,
        "What was decided?",
        "In one sentence.",
        "The clinic moves to the second place.",
    ),
    field("by", Text, Only, "Who decided?", "The body.", "the board"),
    field(
        "power",
        Word(List::Power),
        Held,
        "Who held the power to decide?",
        "Choose from the list.",
        "the authority",
    ),
    field(
        "on_proposal",
        Word(List::OnProposal),
        Held,
        "What became of the proposal?",
        "Choose from the list.",
        "adopted with changes",
    ),
    field(
        "reason",
        Text,
        Only,
        "Why was it decided so?",
        "In one sentence.",
        "More people can reach it.",
    ),
    field("carried_out", Flag, Held, "Was the decision carried out?", "yes or no", "yes"),
    field(
        "claims_support",
        Flag,
        Held,
        "Does the decision say that the public supports it?",
        "yes or no",
        "no",
    ),
    field(
        "silence_counted_as_support",
        Flag,
        Held,
        "Were people who did not answer counted as support?",
        "yes or no",
        "no",
    ),
    field(
        "follows",
        Ref(Target::Way),
        Only,
        "Which way's majority does the decision follow?",
        "Its short name on the sheet Ways.",
        "W1",
    ),
    field("evidence", Evidence, Only, "Papers that show the decision", PAPERS, "D3"),
];

const RESPONSE: &[Field] = &[
    field(
        "date",
        Date,
        Held,
        "When were people answered?",
        "A date such as 19 May 2025; blank if they were not yet.",
        "10 October 2025",
    )
    .light(Free),
    field(
        "audience",
        Words(List::Audience),
        Only,
        "To whom did the answer go?",
        "One or several from the list, with ; between them.",
        "those who took part, directly",
    )
    .light(Free),
    field(
        "channels",
        Texts,
        Only,
        "How did the answer go out?",
        "Such as letter; web page.",
        "letter; web page",
    ),
    field(
        "same_formats",
        Flag,
        Held,
        "Did the answer come in the formats that were used to ask?",
        "yes or no",
        "yes",
    ),
    field(
        "covers",
        Covers,
        Only,
        "Which themes does the answer cover?",
        "all, or short names of rows of Said and done.",
        "all",
    )
    .light(Free),
    field("evidence", Evidence, Only, "Papers that show the answer", PAPERS, "D3"),
];

const RATINGS: &[Field] = &[
    field(
        "question",
        Word(List::Question),
        Only,
        "What were they asked to agree with?",
        "Choose from the list.",
        "I understood what was asked",
    ),
    field(
        "asked",
        Count,
        Held,
        "How many people were asked to rate it?",
        "A whole number.",
        "540",
    ),
    field("answered", Count, Held, "How many rated it?", "A whole number.", "300"),
    field("positive", Count, Held, "How many agreed?", "A whole number.", "240"),
    field("evidence", Evidence, Only, "Papers that show the rating", PAPERS, "D2"),
];

const ROLES: &[Field] = &[
    field(
        "kind",
        Word(List::RoleKind),
        Only,
        "Which part did people play?",
        "Choose from the list.",
        "designed it with the authority",
    ),
    field("people", Count, Held, "How many people played the part?", "A whole number.", "5"),
    field(
        "paid",
        Word(List::Paid),
        Held,
        "Were they paid for the part?",
        "Choose from the list.",
        "their expenses",
    ),
    field("evidence", Evidence, Only, "Papers that show the part", PAPERS, "D2"),
];
