//! The sheet *Exercises*: questions run down, and every exercise has a column.

use super::Kind::{Count, Covers, Date, Evidence, Flag, Id, Name, Ref, Text, Texts, Word, Words};
use super::Need::{Decided, Free, Must, NoProposal, Proposal};
use super::Part::{self, Heading, One, Slots};
use super::Takes::{Held, None, Only};
use super::{Field, Target, field};
use crate::submission::workbook::lists::List;

/// What stands before the help of a list of papers.
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
    )
    .light(Free)),
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
