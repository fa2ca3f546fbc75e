//! Makes the submissions that the benchmark reads: plain and rich, every list filled, always the same for one seed.
//!
//! Nothing here is measured. No document may hold a fault or a warning, so that every one takes the short way through the reader, and no
//! two are alike, so that no cache of the processor learns one by heart.

use serde_json::{Value, json};

/// Marsaglia's xorshift of 64 bits: enough to vary documents, and the same on every machine.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) const fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from `low` to `high`, both included.
    fn between(&mut self, low: u64, high: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        low + self.0 % (high - low + 1)
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[usize::try_from(self.between(0, words.len() as u64 - 1)).unwrap()]
    }

    fn yes(&mut self) -> &'static str {
        self.of(&["yes", "yes", "no"])
    }

    /// A sentence or more, so that texts have the weight that they have in real files.
    fn words(&mut self, count: u64) -> String {
        const WORDS: [&str; 24] = [
            "people", "asked", "whether", "the", "clinic", "could", "stay", "open", "in", "the", "evening", "because", "buses", "stop",
            "early", "and", "many", "care", "for", "someone", "who", "cannot", "be", "left",
        ];
        let mut text = String::new();
        for at in 0..count {
            if at > 0 {
                text.push_str(if at % 14 == 0 { ". " } else { " " });
            }
            text.push_str(self.of(&WORDS));
        }
        text.push('.');
        text
    }
}

/// A submission of one or two exercises, of about 20 KB, as one line of JSON.
pub(crate) fn document(number: usize, random: &mut Random) -> String {
    let exercises = random.between(1, 2);
    let mut register: Vec<Value> = (1..=exercises)
        .map(|at| {
            json!({"id": format!("row-{at}"), "what": random.words(6), "date": "2024-11-20", "service_change": "moved",
                "affected": {"people": random.between(2_000, 90_000), "source": "admissions"}, "asked": "yes", "exercise": format!("exercise-{at}"),
                "evidence": [cite(random)]})
        })
        .collect();
    if random.between(0, 3) == 0 {
        register.push(
            json!({"id": "row-unasked", "what": random.words(5), "date": "2024-09-01", "service_change": random.of(&["ended", "started"]),
            "asked": "no", "reason": random.words(9), "on_proposal": "adopted", "evidence": [cite(random)]}),
        );
    }
    // files of about one size: the fewer exercises, the more is said of each
    let rich = 4 / exercises + 1;
    let basis = if number.is_multiple_of(4) { "compiled" } else { "returned" };
    let file = json!({
        "format": 1,
        "authority": {"name": format!("Authority {number}"), "code": format!("A{number:05}"), "kind": "commissioner", "region": "North", "nation": "england",
            "people": random.between(80_000, 900_000), "groups": authority_groups(), "evidence": [cite(random)]},
        "period": {"from": "2024-04-01", "to": "2025-03-31"}, "basis": basis, "as_of": "2025-06-30", "filled_in_by": "engagement officer",
        "partners": [
            {"id": "pollsters", "name": "Example Research", "role": "analyst", "kind": "company", "funded_share": "20 %", "evidence": [cite(random)]},
            {"id": "carers-group", "name": "Carers Together", "role": "community-group", "kind": "user-led", "funded_share": "10 %"}],
        "register": register,
        "documents": documents(),
        "reviews": [{"id": "scrutiny", "by": "scrutiny", "body": "The Council", "date": "2025-01-14", "exercise": "exercise-1", "says": "supports",
            "about": "answers", "what": random.words(12), "document": "minutes"}],
        "exercises": (1..=exercises).map(|at| exercise(at, rich, random)).collect::<Vec<_>>(),
        "statements": [{"on": "exercise-1", "indicator": "ways-in", "text": random.words(20), "level": 3, "evidence": [cite(random)]}]
    });
    file.to_string()
}

/// A submission of one exercise, of about 3 KB, as one line of JSON: what fits a million times on a disk.
pub(crate) fn small(number: usize, random: &mut Random) -> String {
    let heard = random.between(20, 400);
    let themes = random.between(2, 4);
    let file = json!({
        "format": 1,
        "authority": {"name": format!("Authority {number}"), "code": format!("A{number:05}"), "kind": "practice", "region": "North", "nation": "england",
            "people": random.between(2_000, 30_000)},
        "period": {"from": "2024-04-01", "to": "2025-03-31"}, "basis": "returned", "as_of": "2025-06-30",
        "partners": [{"id": "pollsters", "name": "Example Research", "role": "analyst", "kind": "company"}],
        "documents": documents(),
        "exercises": [{
            "id": "exercise-1", "title": random.words(5), "purpose": random.words(8), "level": "service", "service_change": "none",
            "affected": {"people": random.between(2_000, 30_000)}, "promise": "consult", "agenda": "authority", "announced": "2024-04-10",
            "opens": "2024-05-01", "closes": "2024-07-31", "decision_due": "2024-11-30", "people_heard": heard,
            "groups": GROUPS.iter().take(3).map(|(group, question, share)| json!({"group": group, "question": question, "share": share,
                "heard": random.between(0, heard / 3)})).collect::<Vec<_>>(),
            "monitoring": [{"question": "sex", "answered": heard - 4, "not_stated": 4}, {"question": "age", "answered": heard - 9, "not_stated": 9}],
            "activities": [{"id": "survey", "kind": "survey", "way": "open-form", "about": "experience", "selection": "open", "opens": "2024-05-01",
                "closes": "2024-07-31", "invited": heard * 4, "completed": heard, "people": heard, "ease": {"no_screen": random.yes(), "no_travel": "yes"},
                "evidence": [cite(random)]}],
            "themes": (0..themes).map(|theme| json!({"id": format!("theme-{theme}"), "summary": random.words(9), "voices": random.between(3, heard),
                "kind": random.of(&["problem", "suggestion"])})).collect::<Vec<_>>(),
            "decisions": [{"id": "board", "date": "2024-11-28", "by": "the board", "power": "authority", "themes": (0..themes).map(|theme|
                json!({"theme": format!("theme-{theme}"), "outcome": random.of(&["adopted", "declined"]), "reason": random.words(7)}))
                .collect::<Vec<_>>(), "evidence": [cite(random)]}],
            "responses": [{"date": "2024-12-10", "audience": ["participants"], "channels": ["letter"], "covers": "all"}],
            "ratings": [{"question": "heard", "asked": 60, "answered": 40, "positive": random.between(10, 40)}]
        }]
    });
    file.to_string()
}

fn cite(random: &mut Random) -> Value {
    json!({"document": random.of(&["profile", "report", "minutes", "survey-paper"]), "page": random.between(1, 80)})
}

fn documents() -> Value {
    json!([
        {"id": "profile", "title": "who lives here", "url": "https://authority.example/profile", "published": "2023-10-01", "kind": "data", "author": "independent"},
        {"id": "report", "title": "what people said", "path": "report.pdf", "published": "2024-09-20", "kind": "report", "author": "independent", "by": "pollsters"},
        {"id": "minutes", "title": "minutes of the board", "published": "2024-11-28", "kind": "board-paper", "author": "authority"},
        {"id": "survey-paper", "title": "the questions that were asked", "path": "survey.pdf", "published": "2024-04-29", "kind": "consultation", "author": "authority"}
    ])
}

const GROUPS: [(&str, &str, &str); 12] = [
    ("female", "sex", "50.8 %"),
    ("male", "sex", "49.2 %"),
    ("age-75-plus", "age", "9.5 %"),
    ("disabled", "disability", "18 %"),
    ("asian", "ethnic-group", "9.3 %"),
    ("black", "ethnic-group", "4 %"),
    ("mixed", "ethnic-group", "2.9 %"),
    ("white", "ethnic-group", "81.7 %"),
    ("other-ethnic", "ethnic-group", "2.1 %"),
    ("limited-english", "language", "1.8 %"),
    ("carers", "caring", "9 %"),
    ("low-income", "income", "14 %"),
];

const RATINGS: [&str; 6] = ["understood", "easy", "could-change", "heard", "matters", "would-again"];
const FORMATS: [&str; 4] = ["easy-read", "print", "large-print", "bsl"];

fn authority_groups() -> Vec<Value> {
    GROUPS
        .iter()
        .map(|(group, _, share)| json!({"group": group, "share": share}))
        .collect()
}

fn exercise(at: u64, rich: u64, random: &mut Random) -> Value {
    let heard = random.between(150, 1_500);
    let survey = heard * 2 / 3;
    let groups: Vec<Value> = GROUPS
        .iter()
        .take(4 + usize::try_from(rich).unwrap())
        .map(|(group, question, share)| {
            json!({"group": group, "question": question, "share": share, "small": "no", "heard": random.between(0, heard / 12),
                "met_directly": random.between(0, 12), "evidence": [cite(random)]})
        })
        .collect();
    let mut questions: Vec<&str> = GROUPS.iter().map(|(_, question, _)| *question).collect();
    questions.dedup();
    let monitoring: Vec<Value> = questions
        .iter()
        .map(|question| json!({"question": question, "answered": heard - random.between(5, 40), "not_stated": random.between(1, 5)}))
        .collect();
    let themes = 2 + 2 * rich;
    let parts = json!({
        "groups": groups, "monitoring": monitoring,
        "activities": activities(survey, heard - survey, random),
        "themes": (0..themes).map(|theme| json!({"id": format!("theme-{theme}"), "summary": random.words(12), "voices": random.between(3, heard / 4),
            "stance": random.of(&["support", "oppose", "mixed", "neutral"]), "kind": random.of(&["problem", "suggestion", "offer"]), "from": ["survey", "meetings"],
            "groups": [random.of(&["carers", "disabled", "low-income"])], "evidence": [cite(random)]})).collect::<Vec<_>>(),
        "decisions": [{"id": "board", "date": "2024-11-28", "what": random.words(10), "by": "the board", "power": "authority", "carried_out": "yes", "on_proposal": "amended",
            "claims_support": "no", "silence_counted_as_support": "no", "draws_on": ["lived", "data"], "reason": random.words(14), "evidence": [cite(random)],
            "themes": (0..themes).map(|theme| json!({"theme": format!("theme-{theme}"), "outcome": random.of(&["adopted", "partly", "declined", "no-decision-yet"]),
                "reason": random.words(9), "told_on": "2024-12-10", "evidence": [cite(random)]})).collect::<Vec<_>>()}],
        "responses": [
            {"date": "2024-10-10", "audience": ["participants"], "channels": ["letter"], "same_formats": random.yes(), "covers": ["theme-0", "theme-1"], "evidence": [cite(random)]},
            {"date": "2024-12-10", "audience": ["participants", "public"], "channels": ["letter", "web page"], "same_formats": "yes", "covers": "all", "evidence": [cite(random)]}],
        "changes": (0..1 + rich).map(|change| json!({"id": format!("change-{change}"), "what": random.words(9), "themes": [format!("theme-{change}")],
            "owner": "head of transport", "due": "2025-04-30", "done": random.of(&["2025-03-20", "none"]), "moves_work_to": "none", "means_move_too": "no",
            "effect": {"what": random.words(8), "before_and_after": random.yes(), "told_on": "2025-05-20"}, "evidence": [cite(random)]})).collect::<Vec<_>>(),
        "ratings": RATINGS.iter().map(|question| json!({"question": question, "asked": 120,
            "answered": 90, "positive": random.between(30, 90), "evidence": [cite(random)]})).collect::<Vec<_>>(),
        "roles": [{"kind": "adviser", "people": 4, "paid": "expenses", "evidence": [cite(random)]}, {"kind": "co-designer", "people": 3, "paid": "yes"}],
        "needs": [{"what": random.words(6), "place": "N4", "people": 70, "would_travel": "no"}],
        "draws_on": [{"what": random.words(6), "kind": "lived", "date": "2023-11-01", "before_options_fixed": "yes", "evidence": [cite(random)]}]
    });
    let mut exercise = json!({
        "id": format!("exercise-{at}"), "title": random.words(5), "purpose": random.words(10), "service": "rehabilitation", "level": "service", "service_change": "moved",
        "affected": {"people": random.between(2_000, 90_000), "everyone": "no", "source": "admissions"},
        "relationship": "enduring", "commissioning_stage": "specification", "promise": "involve", "promise_to_consult": "2024-02-12", "agenda": random.of(&["authority", "shared"]),
        "proposal": {"what": random.words(8), "driver": ["staffing", "quality"], "options_shown": random.between(1, 4), "alternatives_explained": random.yes(),
            "open_to_influence": "yes", "reasons_given": "yes", "costs_shown": random.yes(), "impact_shown_on": "2024-05-20", "decider_and_date_said": "yes",
            "public_option_tested": random.yes()},
        "decision_and_date_said": "yes", "known_already_said": "yes", "announced": "2024-04-10", "opens": "2024-05-01", "closes": "2024-07-31", "decision_due": "2024-11-30",
        "commitment_made": "none", "first_attempt": "no", "people_heard": heard,
        "claimed_reach": {"number": heard + random.between(0, 900), "includes": ["completed", "people"], "evidence": [cite(random)]},
        "comments": {"received": 610, "sorted": 600, "sample_checked": random.yes(), "evidence": [cite(random)]},
        "ties": {"answered": 130, "users": 60, "will_need": 20, "carers_and_family": 25, "evidence": [cite(random)]},
        "information": {"published": "2024-04-29", "text": random.words(110), "made_by": "in-house-specialist", "tested_with": 6, "evidence": [cite(random)],
            "formats": FORMATS.iter().map(|format| json!({"format": format, "needed": "yes", "available_on": "2024-05-01",
                "on_request_days": 3})).collect::<Vec<_>>(),
            "channels": [{"what": "leaflet", "seen": 36_000}, {"what": "newsletter", "members_claimed": 900}]},
        "missing_review": {"date": "2024-06-14", "published": random.yes(), "led_to_activity": "yes", "what": random.words(9), "evidence": [cite(random)]},
        "results": {"published": "2024-09-20", "by_theme": "yes", "by_stance": "yes", "by_group": random.yes(), "analysed_by_others": "yes", "by": "pollsters",
            "before_decision": "board", "evidence": [cite(random)]},
        "standing_group": {"members": 14, "meetings_a_year": 6, "notes_published": "yes", "seat_where_decided": random.yes(), "own_budget": "no", "evidence": [cite(random)]},
        "evidence": [cite(random)]
    });
    if let (Some(whole), Value::Object(parts)) = (exercise.as_object_mut(), parts) {
        whole.extend(parts);
    }
    exercise
}

fn activities(survey: u64, met: u64, random: &mut Random) -> Value {
    let ease = |random: &mut Random| {
        json!({"no_screen": random.yes(), "no_travel": random.yes(), "outside_office_hours": "yes", "step_free": "yes", "near_and_reachable": random.yes(),
            "help_offered": "yes"})
    };
    json!([
        {"id": "survey", "title": "a paper and web survey", "kind": "survey", "way": "open-form", "about": "proposal", "selection": "open", "weighted": "no", "run_by": "pollsters",
            "opens": "2024-05-01", "closes": "2024-07-31", "seen": 36_000, "invited": 4_000, "started": survey + 20, "completed": survey, "people": survey, "returning": 12,
            "standing_members": 3, "distinct_from": ["meetings"], "stances": {"support": survey / 3, "oppose": survey / 3, "neither": survey / 4},
            "ease": ease(random), "evidence": [cite(random)]},
        {"id": "meetings", "title": "four evenings", "kind": "meeting", "way": "session", "about": "experience", "selection": "targeted", "place": "the town hall", "sessions": 4,
            "notice_days": 21, "travel_minutes": 45, "hours_each": 2, "opens": "2024-05-14", "closes": "2024-07-02", "people": met / 2, "contacts": met, "organisations": 3,
            "groups": ["carers"], "support": ["expenses", "interpreter", "bsl"], "ease": ease(random), "evidence": [cite(random)]},
        {"id": "visits", "title": "where people already are", "kind": "drop-in", "way": "outreach", "about": "priorities", "selection": "open", "sessions": 6,
            "people": met / 3, "distinct_from": ["survey", "meetings"], "ease": ease(random), "evidence": [cite(random)]}
    ])
}
