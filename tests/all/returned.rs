//! What an authority reads of its own returned form: blanks and numbers that cannot be used are told as that, never as facts.

use crate::form::Form;
use crate::reports::{html, markdown};
use crate::support::{code, earnest, said, told};
use earnest::assess::published::{Assessment, SignStatus};
use earnest::submission::workbook::raw::Cell;

/// A form as a file, and what its assessment for the authority says.
fn of(form: &Form) -> (Assessment, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("form.xlsx");
    std::fs::write(&file, form.bytes()).unwrap();
    let file = file.to_str().unwrap();
    let json = earnest(&["assess", file, "--for", "authority", "--format", "json"]);
    assert_eq!(code(&json), 0, "{}", told(&json));
    let text = said(&earnest(&["assess", file, "--for", "authority"]));
    (
        serde_json::from_slice(&json.stdout).unwrap(),
        text.split_whitespace().collect::<Vec<_>>().join(" "),
    )
}

/// The good form with nothing said on the options.
fn without_options() -> Form {
    let mut form = Form::of("good");
    for question in ["How many real options", "Were rejected options explained", "Was it said what can"] {
        form = form.clear("Exercises", question, 0);
    }
    form
}

#[test]
fn a_sign_that_rests_on_blanks_names_them_and_states_nothing() {
    let (assessment, text) = of(&without_options());
    let sign = assessment
        .signs
        .iter()
        .find(|sign| sign.id == "one-option" || sign.title.contains("One option"))
        .unwrap();
    assert_eq!(sign.status, SignStatus::Fired);
    let detail = sign.detail.clone().unwrap();
    for wanted in [
        "'How many real options were shown?' (Exercises D27 or /exercises/0/proposal/options_shown) blank; a blank is read as none",
        "'Were rejected options explained, with reasons?' (Exercises D28 or ",
    ] {
        assert!(detail.contains(wanted), "{detail}");
        assert!(
            text.contains("The authority left 'How many real options were shown?' (Exercises D27 or"),
            "{text}"
        );
    }
    let options = sign.facts.iter().find(|fact| fact.id == "salience.options_shown").unwrap();
    assert!(options.value.starts_with("left blank, read as"), "{options:?}");
    for page in [text, html(&assessment), markdown(&assessment)] {
        assert!(!page.contains("People were shown one option"), "{page}");
    }
    let limit = assessment.exercises[0]
        .criteria
        .iter()
        .flat_map(|c| &c.limits)
        .find(|limit| limit.id == sign.id);
    assert!(
        limit.is_some_and(|limit| limit.says.ends_with("(rests on what was left blank)")),
        "{limit:?}"
    );
}

#[test]
fn what_a_form_leaves_blank_is_counted_among_its_warnings_and_named_by_its_cell() {
    let (assessment, text) = of(&without_options());
    let blank: Vec<_> = assessment
        .warnings
        .iter()
        .filter(|warning| warning.code == "blank-answer")
        .collect();
    assert_eq!(blank.len(), 3, "{:?}", assessment.warnings);
    assert_eq!(blank[0].cell.as_deref(), Some("Exercises D27"));
    let page = html(&assessment);
    assert!(!page.contains("without a warning") && page.contains("Exercises D27"));
    assert!(text.contains("with what is left blank counted as no, "), "{text}");
    let lines = markdown(&assessment);
    assert!(lines.contains(" of what applies is known\n- **Period:**"), "{lines}");
    let told = lines
        .lines()
        .filter(|line| line.starts_with("- ") && line.contains("is blank, and there is a proposal"));
    assert!(told.count() >= 3, "{lines}");
    assert!(assessment.cells.contains_key("/exercises/0/proposal"), "{:?}", assessment.cells);
}

#[test]
fn groups_that_cannot_be_compared_are_told_so_and_not_as_uncounted() {
    let mut form = Form::of("good");
    let affected = form.at("Who", "People affected", 0);
    let sheet = form.sheet("Who");
    sheet.cells.retain(|(row, column), _| *row < affected.0 || *column != affected.1);
    let everybody = |row: u32, sheet: &earnest::submission::workbook::raw::Sheet| {
        sheet.cells.values().len() > 0
            && sheet
                .cells
                .iter()
                .any(|((at, _), cell)| *at == row && *cell == Cell::Text("everybody asked".to_owned()))
    };
    let gone: Vec<u32> = (affected.0..affected.0 + 40).filter(|row| everybody(*row, sheet)).collect();
    sheet.cells.retain(|(row, _), _| !gone.contains(row));
    let (assessment, text) = of(&form);
    let groups = &assessment.exercises[0].groups;
    let compared = groups.iter().filter(|group| group.says.starts_with("cannot be compared: "));
    assert!(compared.clone().count() > 3, "{groups:#?}");
    assert!(compared.clone().all(|group| group.heard != "not counted"), "{groups:#?}");
    assert!(
        groups.iter().any(|group| group.says.contains("how many were asked not given")),
        "{groups:#?}"
    );
    let sign = assessment.signs.iter().find(|sign| sign.id == "answerers-unknown").unwrap();
    assert!(sign.detail.as_ref().is_some_and(|detail| detail.contains("312 heard")), "{sign:#?}");
    assert!(!text.contains("for no group is it known how many"), "{text}");
}

#[test]
fn only_what_is_blank_or_vague_is_asked_for() {
    let span = |form: Form| {
        form.text("Exercises", "When was it decided", 0, "2025")
            .text("Exercises", "When was what people said published", 0, "2025")
    };
    let mut vague = 0;
    for form in [bare(), span(Form::of("good")), span(without_options())] {
        let (assessment, text) = of(&form);
        let submission = form.read();
        assert!(!assessment.questions.is_empty());
        for question in &assessment.questions {
            for place in &question.fills {
                let value = submission.pointer(place);
                let rough = value.is_some_and(|value| value.is_object() || value == "2025");
                assert!(value.is_none() || rough, "{}: {place} holds {value:?}", question.ask);
            }
            vague += usize::from(
                question
                    .vague
                    .as_ref()
                    .is_some_and(|says| says.contains("the exact day would settle it")),
            );
        }
        assert!(text.contains("What you probably hold and did not send"), "{text}");
    }
    assert!(vague > 0);
}

#[test]
fn answers_are_not_told_as_people() {
    let mut form = Form::of("good").text("Exercises", "How many different people", 0, "not held");
    for entry in 0..6 {
        form = form
            .text("Ways", "People heard", entry, "not held")
            .put("Ways", "Forms completed", entry, Cell::Number("417".to_owned()));
    }
    let many = form.read()["exercises"][0]["activities"].as_array().unwrap().len();
    let (assessment, _) = of(&form);
    assert!(many > 0);
    assert!(
        assessment.exercises[0].heard.people.contains("(completed answers, not people"),
        "{:?}",
        assessment.exercises[0].heard
    );
}

#[test]
fn nobody_is_told_to_stop_what_is_decided() {
    for file in ["skye-2014", "grays-2015"] {
        let output = earnest(&["assess", &format!("samples/{file}.yaml"), "--format", "json"]);
        let assessment: Assessment = serde_json::from_slice(&output.stdout).unwrap();
        for unit in &assessment.exercises {
            let told = unit.square.as_ref().map_or("", |square| square.says.as_str());
            assert!(unit.decided.is_none() || !told.contains("Stop"), "{file}: {told}");
        }
    }
    // and nothing is said where nothing was stated
    let (assessment, _) = of(&bare());
    assert!(assessment.exercises[0].square.is_none(), "{:?}", assessment.exercises[0].square);
}

/// A form whose exercise says no more than what it was.
fn bare() -> Form {
    let mut form = Form::of("good");
    for sheet in ["Ways", "Who", "Said and done", "Papers", "Register", "Everything else"] {
        form.drop_entries(sheet);
    }
    let kept = [
        "Short name of the exercise",
        "What was it called",
        "Why was it held",
        "First day on",
        "Last day on",
    ];
    let keep: Vec<(u32, u32)> = kept.iter().map(|question| form.at("Exercises", question, 0)).collect();
    form.sheet("Exercises")
        .cells
        .retain(|at, _| at.1 < 3 || at.0 == 0 || keep.contains(at));
    form
}
