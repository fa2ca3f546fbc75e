//! The sheets *Ways* and *Who*: how people were heard, and how many of each group.

use super::Kind::{Count, CountOrShare, Date, Evidence, Flag, Id, Name, Ref, Refs, Text, Whole, Word, Words};
use super::Need::{Free, Must, Several};
use super::Part::{self, One};
use super::Takes::{Held, Only};
use super::{Target, field};
use crate::submission::workbook::lists::List;

const PAPERS: &str = "Short names of rows of Papers, with pages.";

pub(super) const WAYS: &[Part] = &[
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
        "title",
        Text,
        Only,
        "What was it called?",
        "As people knew it.",
        "Questionnaire on paper and online",
    )),
    One(field(
        "kind",
        Word(List::ActivityKind),
        Held,
        "What was it?",
        "Choose from the list.",
        "a survey or questionnaire",
    )
    .need(Must)
    .light(Must)),
    One(field(
        "way",
        Word(List::Way),
        Held,
        "By which way were people heard?",
        "Choose from the list.",
        "a form open to all",
    )
    .need(Must)
    .light(Free)),
    One(field(
        "selection",
        Word(List::Selection),
        Held,
        "How did people come to take part?",
        "Choose from the list.",
        "open to all who came",
    )
    .need(Must)
    .light(Free)),
    One(field("opens", Date, Held, "From", "First day.", "1 May 2025")),
    One(field("closes", Date, Held, "To", "Last day.", "24 July 2025")),
    One(field(
        "invited",
        Count,
        Held,
        "Number invited",
        "People invited by name; blank where anybody could come.",
        "1,800",
    )),
    One(field(
        "people",
        Count,
        Held,
        "People heard",
        "Different people. Type 0 if you counted and nobody came, not held if you did not count.",
        "540",
    )
    .need(Must)
    .light(Must)),
    One(field("completed", Count, Held, "Forms completed", "Answers, not people.", "540")),
    One(field("contacts", Count, Held, "Visits or contacts", "Never people heard.", "60")),
    One(field("signatures", Count, Held, "Signatures", "Never people heard.", "0")),
    One(field("organisations", Count, Held, "Organisations", "That answered as such.", "4")),
    One(field(
        "distinct_from",
        Refs(Target::Way),
        Only,
        "Surely other people than in",
        "Short names of other ways, with ; between them.",
        "W2; W3",
    )),
    One(field(
        "ease/no_screen",
        Flag,
        Held,
        "Possible without a screen?",
        "yes or no",
        "yes",
    )),
    One(field("ease/no_travel", Flag, Held, "Possible without travel?", "yes or no", "yes")),
    One(field(
        "ease/outside_office_hours",
        Flag,
        Held,
        "Possible outside Monday to Friday, nine to five?",
        "yes or no",
        "yes",
    )),
    One(field(
        "ease/step_free",
        Flag,
        Held,
        "All sessions step-free?",
        "yes, no, or n/a: no session",
        "n/a: no session",
    )),
    One(field(
        "ease/near_and_reachable",
        Flag,
        Held,
        "In the area, and reachable by public transport or travel paid?",
        "yes, no, or n/a: no session",
        "n/a: no session",
    )),
    One(field(
        "ease/help_offered",
        Flag,
        Held,
        "Help offered in the invitation?",
        "Interpreter, sign language, care, expenses: yes or no",
        "yes",
    )),
    One(field("stances/support", Count, Held, "For", "People.", "300")),
    One(field("stances/oppose", Count, Held, "Against", "People.", "200")),
    One(field("stances/neither", Count, Held, "Neither", "People.", "40")),
    One(field("returning", Count, Held, "Of these, took part before", "People.", "40")),
    One(field(
        "standing_members",
        Count,
        Held,
        "Of these, members of a standing group",
        "People.",
        "6",
    )),
    One(field(
        "weighted",
        Flag,
        Held,
        "Answers weighted to match those affected?",
        "yes or no",
        "no",
    )),
    One(field("sessions", Whole, Only, "Sessions held", "A whole number.", "3")),
    One(field(
        "hours_each",
        Count,
        Held,
        "Hours that each person gave",
        "A whole number.",
        "2",
    )),
    One(field(
        "run_by",
        Ref(Target::Body),
        Only,
        "Run by",
        "Another body, by its name or short name on You.",
        "P1",
    )),
    One(field(
        "groups",
        Refs(Target::Group),
        Only,
        "For which groups, if for some only",
        "Groups as on Who, with ; between them.",
        "carers",
    )),
    One(field(
        "support",
        Words(List::Support),
        Only,
        "Help given to groups that took part",
        "One or several from the list, with ; between them.",
        "expenses paid",
    )),
    One(field("evidence", Evidence, Only, "Papers that show it", PAPERS, "D1 p. 7")),
];

pub(super) const WHO: &[Part] = &[
    One(field(
        "@exercise",
        Ref(Target::Exercise),
        Only,
        "Exercise",
        "Its title or short name; whole area for all the people you serve.",
        "Where the clinic should be",
    )
    .need(Several)),
    One(field(
        "group",
        Name,
        Only,
        "Group",
        "Choose, or write your own; everybody asked for the question as a whole.",
        "carers",
    )),
    One(field(
        "question",
        Name,
        Only,
        "Question that shows it",
        "Such as sex, age, disability, ethnic-group, caring.",
        "caring",
    )),
    One(field(
        "@people",
        CountOrShare,
        Held,
        "People affected",
        "A number, or a percentage of those affected.",
        "12.5 %",
    )),
    One(field(
        "source",
        Text,
        Only,
        "Where that figure comes from",
        "The register, survey or census.",
        "register of patients",
    )),
    One(field(
        "heard",
        Count,
        Held,
        "Heard",
        "People. Type 0 if you counted and nobody came, not held if you did not count.",
        "40",
    )),
    One(field(
        "met_directly",
        Count,
        Held,
        "Met directly",
        "People, in an activity held for the group before the close.",
        "14",
    )),
    One(field(
        "not_stated",
        Count,
        Held,
        "Left the question out",
        "People; only on the row of everybody asked.",
        "",
    )),
    One(field(
        "small",
        Flag,
        Held,
        "Small or rare?",
        "A rare condition, or less than one in a hundred.",
        "no",
    )),
    One(field("reason", Text, Only, "Why it was not heard", "If it was not.", "")),
    One(field("evidence", Evidence, Only, "Papers that show it", PAPERS, "D1 p. 9")),
];
