//! The sheet *Exercises*, its second part: what people were told before, and who was heard.

use super::Kind::{Count, Date, Evidence, Flag, Name, Text, Texts, Words};
use super::Need::Must;
use super::Part::{self, Heading, One, Slots};
use super::Takes::{Held, None, Only};
use super::{Field, field};
use crate::submission::workbook::lists::List;

/// The help of a list of papers.
const PAPERS: &str = "Short names of rows of Papers, with pages, such as D1 p. 7; D2.";

pub(super) const PARTS: &[Part] = &[
    Heading("What people were told before"),
    One(field(
        "information/published",
        Date,
        Held,
        "When was the information published?",
        "A date such as 19 May 2025.",
        "1 May 2025",
    )),
    One(field(
        "@channels",
        Texts,
        Only,
        "How were people told of it?",
        "Each way that it was made known, with ; between them.",
        "letter to every patient; posters; local radio",
    )),
    One(field(
        "@seen",
        Texts,
        Only,
        "How many saw each of these?",
        "Numbers in the same order, with ; between them; not held where nobody counted.",
        "3,200; not held; about 9,000",
    )),
    One(field(
        "information/text",
        Text,
        Only,
        "The main public text",
        "Or a passage of at least a hundred words of it.",
        "",
    )),
    One(field(
        "information/evidence",
        Evidence,
        Only,
        "Papers that show what people were told",
        PAPERS,
        "D1",
    )),
    Slots(
        "information/formats",
        FORMATS,
        &["print", "large-print", "easy-read", "bsl", "audio", ""],
    ),
    Heading("Who was heard"),
    One(field(
        "people_heard",
        Count,
        Held,
        "How many different people were heard, over all ways?",
        "Each person once. Type 0 if you counted and there was nobody, not held if you did not count.",
        "554",
    )
    .need(Must)
    .light(Must)),
    One(field(
        "claimed_reach/number",
        Count,
        Held,
        "Which total did you publish as reached or engaged?",
        "The number, or none if you published none.",
        "5,554",
    )
    .none_at("claimed_reach")),
    One(field(
        "claimed_reach/includes",
        Words(List::ReachKind),
        Only,
        "What does that total count?",
        "One or several from the list, with ; between them.",
        "people or screens that saw something; people heard",
    )),
    One(field(
        "claimed_reach/evidence",
        Evidence,
        Only,
        "Papers that show that total",
        PAPERS,
        "D1",
    )),
    One(field(
        "missing_review/date",
        Date,
        Held,
        "When did you look who was missing?",
        "A date, or none if nobody looked.",
        "12 June 2025",
    )
    .none_at("missing_review")),
    One(field(
        "missing_review/published",
        Flag,
        Held,
        "Was what it found published?",
        "yes or no",
        "yes",
    )),
    One(field(
        "missing_review/led_to_activity",
        Flag,
        Held,
        "Was a way to take part opened or changed because of it?",
        "yes or no",
        "yes",
    )),
    One(field(
        "missing_review/what",
        Text,
        Only,
        "What did it find, and what followed?",
        "In one sentence.",
        "Few in work; a stall on market day was added.",
    )),
    One(field(
        "missing_review/evidence",
        Evidence,
        Only,
        "Papers that show that look",
        PAPERS,
        "D2",
    )),
    One(field(
        "ties/answered",
        Count,
        Held,
        "How many said what the service is to them?",
        "People who answered that question.",
        "520",
    )),
    One(field(
        "ties/users",
        Count,
        Held,
        "Of these, how many use it?",
        "A whole number.",
        "350",
    )),
    One(field(
        "ties/will_need",
        Count,
        Held,
        "Of these, how many will need it?",
        "A whole number.",
        "60",
    )),
    One(field(
        "ties/carers_and_family",
        Count,
        Held,
        "Of these, how many are carers or family?",
        "A whole number.",
        "90",
    )),
    One(field("ties/evidence", Evidence, Only, "Papers that show these ties", PAPERS, "D2")),
];

const FORMATS: &[Field] = &[
    field(
        "format",
        Name,
        Only,
        "Format or language",
        "Such as easy-read, large-print, bsl, or a language.",
        "easy-read",
    ),
    field("needed", Flag, Held, "Is the format needed by those affected?", "yes or no", "yes"),
    field(
        "available_on",
        Date,
        None,
        "Since when could the format be had?",
        "A date, or none.",
        "1 May 2025",
    ),
];
