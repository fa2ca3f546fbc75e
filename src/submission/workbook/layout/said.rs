//! The sheets *Said and done* and *Papers*.

use super::Kind::{Address, Count, Date, Evidence, Flag, Id, Ref, Refs, Text, Texts, Whole, Word};
use super::Need::{Free, Must, Several, Unadopted};
use super::Part::{self, One};
use super::Takes::{Held, None, Only};
use super::{Target, field};
use crate::submission::workbook::lists::List;

const HELP: &str = "Short names of rows of Papers, with pages.";

pub(super) const SAID: &[Part] = &[
    One(field("id", Id, Only, "Short name", "Made by the form.", "example").light(Free)),
    One(field(
        "@exercise",
        Ref(Target::Exercise),
        Only,
        "Exercise",
        "Its title or short name; may stay blank where there is only one.",
        "Where the clinic should be",
    )
    .need(Several)
    .light(Several)),
    One(field(
        "summary",
        Text,
        Only,
        "What people said",
        "In one sentence.",
        "It is too far to travel.",
    )
    .need(Must)
    .light(Must)),
    One(field("voices", Count, Held, "How many said it", "People, not a percentage.", "120")
        .need(Must)
        .light(Must)),
    One(field(
        "stance",
        Word(List::Stance),
        Held,
        "For or against",
        "Choose from the list.",
        "against",
    )
    .need(Must)
    .light(Free)),
    One(field(
        "kind",
        Word(List::ThemeKind),
        Held,
        "What kind of thing",
        "Choose from the list.",
        "something that is wrong or feared",
    )),
    One(field(
        "outcome/outcome",
        Word(List::Outcome),
        Held,
        "What you decided on it",
        "Choose from the list.",
        "part of it will be done",
    )
    .need(Must)
    .light(Must)),
    One(field(
        "outcome/reason",
        Text,
        Only,
        "Why",
        "The reason that people were given.",
        "A bus can be had on two days only.",
    )
    .need(Unadopted)
    .light(Unadopted)),
    One(field(
        "@decided_on",
        Date,
        Only,
        "Decided on",
        "Where it was another day than that of the decision on Exercises.",
        "",
    )),
    One(field(
        "outcome/told_on",
        Date,
        None,
        "Told on",
        "When people were told, where the answer on Exercises does not cover it; or none.",
        "10 October 2025",
    )
    .light(Free)),
    One(field(
        "@told_how",
        Texts,
        Only,
        "Told how",
        "Such as letter; web page, where the answer on Exercises does not cover it.",
        "letter",
    )),
    One(field(
        "outcome/planned_in",
        Ref(Target::Paper),
        Only,
        "If already planned: the older paper",
        "Its title or short name on Papers.",
        "",
    )),
    One(field(
        "change/what",
        Text,
        Only,
        "What changes",
        "In one sentence.",
        "A bus on Tuesdays and Fridays",
    )
    .light(Free)),
    One(field("change/owner", Text, Held, "Owner", "A role, not a name.", "head of transport").light(Free)),
    One(field("change/due", Date, Held, "Due", "A date such as 19 May 2025.", "1 December 2025").light(Free)),
    One(field("change/done", Date, None, "Done", "A date, or none.", "none").light(Free)),
    One(field(
        "@themes",
        Refs(Target::Theme),
        Only,
        "Other themes that this change answers",
        "Short names of other rows, with ; between them.",
        "T2",
    )),
    One(field(
        "change/effect/what",
        Text,
        Only,
        "What the change brought, measured",
        "With the figures, or none.",
        "",
    )
    .none_at("change/effect")),
    One(field(
        "change/effect/before_and_after",
        Flag,
        Held,
        "Measured before and after?",
        "yes or no",
        "",
    )),
    One(field(
        "change/effect/told_on",
        Date,
        None,
        "When people were told what it brought",
        "A date, or none.",
        "",
    )),
    One(field(
        "change/moves_work_to",
        Word(List::Workers),
        None,
        "To whom it moves work",
        "Choose from the list, or none.",
        "none",
    )),
    One(field(
        "change/means_move_too",
        Flag,
        Held,
        "Does money, training or staff time move with it?",
        "yes or no",
        "",
    )),
    One(field(
        "groups",
        Refs(Target::Group),
        Only,
        "From which groups",
        "Groups as on Who, with ; between them.",
        "carers",
    )),
    One(field(
        "from",
        Refs(Target::Way),
        Only,
        "From which ways",
        "Short names of ways, with ; between them.",
        "W1; W2",
    )),
    One(field(
        "signatures",
        Count,
        Held,
        "If a petition: signatures",
        "Never added to those who said it.",
        "",
    )),
    One(field(
        "acknowledged_on",
        Date,
        None,
        "If a petition: acknowledged on",
        "A date, or none.",
        "",
    )),
    One(field(
        "reported_by",
        Text,
        Only,
        "If about the exercise: a body outside that reported it",
        "Its name.",
        "",
    )),
    One(field(
        "fixed_on",
        Date,
        None,
        "If about the exercise: put right on",
        "A date, or none.",
        "",
    )),
    One(field(
        "same_as",
        Text,
        Only,
        "If said before: where",
        "The address or short name of the earlier theme.",
        "",
    )),
    One(field(
        "evidence",
        Evidence,
        Only,
        "Papers that show what people said",
        HELP,
        "D2 p. 5",
    )),
    One(field(
        "outcome/evidence",
        Evidence,
        Only,
        "Papers that show what you decided on it",
        HELP,
        "D3",
    )),
    One(field("change/evidence", Evidence, Only, "Papers that show the change", HELP, "")),
];

pub(super) const PAPERS: &[Part] = &[
    One(field("id", Id, Only, "Short name", "Made by the form.", "example")),
    One(field(
        "title",
        Text,
        Only,
        "Title",
        "As it stands on the paper.",
        "Report of what people said",
    )
    .need(Must)),
    One(field(
        "@address",
        Address,
        Only,
        "Web address or name of the file",
        "An address that anybody can open, or the file that you send.",
        "https://www.example.org/report.pdf",
    )
    .need(Must)),
    One(field("published", Date, Held, "Date", "When it was published.", "1 September 2025").need(Must)),
    One(field(
        "author",
        Word(List::DocumentAuthor),
        Held,
        "Whose paper is it?",
        "Choose from the list.",
        "the authority's, or somebody's who acted for it",
    )
    .need(Must)),
    One(field(
        "kind",
        Word(List::DocumentKind),
        Held,
        "What is it?",
        "Choose from the list.",
        "a report of what people said",
    )),
    One(field(
        "by",
        Ref(Target::Body),
        Only,
        "Written by",
        "Another body, by its name or short name on You.",
        "P1",
    )),
    One(field("@page", Whole, Only, "Page", "Of what it supports, if it is one page.", "7")),
    One(field(
        "@supports",
        Text,
        Only,
        "Which rows it supports",
        "Short names of rows, with ; between them, such as W1; T2.",
        "W1; T2",
    )),
    One(field(
        "review/id",
        Id,
        Only,
        "If it is a view from outside: its short name",
        "Of your own choice, such as V1.",
        "",
    )),
    One(field(
        "review/by",
        Word(List::Reviewer),
        Only,
        "Whose view is it?",
        "Choose from the list.",
        "",
    )),
    One(field("review/body", Text, Only, "Name of that body", "Its full name.", "")),
    One(field(
        "review/partner",
        Ref(Target::Body),
        Only,
        "Is it a body that had a part?",
        "Its name or short name on You.",
        "",
    )),
    One(field(
        "review/date",
        Date,
        Held,
        "When did it say so?",
        "A date such as 19 May 2025.",
        "",
    )),
    One(field(
        "review/exercise",
        Ref(Target::Exercise),
        Only,
        "On which exercise?",
        "Its title or short name.",
        "",
    )),
    One(field(
        "review/says",
        Word(List::ReviewSays),
        Held,
        "Which way does it speak?",
        "Choose from the list.",
        "",
    )),
    One(field(
        "review/about",
        Word(List::ReviewAbout),
        Held,
        "What is it about?",
        "Choose from the list.",
        "",
    )),
    One(field("review/what", Text, Only, "What did it say?", "In one sentence.", "")),
];
