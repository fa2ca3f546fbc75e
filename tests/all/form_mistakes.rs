//! The likely mistakes in a form: each is told at its cell, with what to write instead.

use crate::form::{Form, told};
use earnest::base::date::Day;
use earnest::submission::workbook::layout::{Page, questions};
use earnest::submission::workbook::raw::Cell;

#[test]
fn mistake_1_people_added_up_over_ways() {
    let mut form = Form::of("good")
        .text("Ways", "Short name", 4, "W5")
        .text("Ways", "What was it?", 4, "a public meeting")
        .put("Ways", "People heard", 4, Cell::Number("600".to_owned()));
    told(
        &mut form,
        "Ways",
        "People heard",
        4,
        &["people heard 600 is the sum of all other ways", "leave this entry out"],
    );
}

#[test]
fn mistake_2_visits_as_people() {
    let mut form = Form::of("good")
        .put("Exercises", "How many are affected", 0, Cell::Number("72000".to_owned()))
        .clear("Exercises", "Is that people or visits", 0);
    told(
        &mut form,
        "Exercises",
        "Is that people or visits",
        0,
        &["72000 affected, but 'people or visits?' is blank", "choose visits"],
    );
}

#[test]
fn mistake_3_a_blank_for_none() {
    let mut form = Form::of("good").clear("Ways", "People heard", 1);
    told(
        &mut form,
        "Ways",
        "People heard",
        1,
        &["'People heard' is blank", "type 0 if you counted", "not held if you did not count"],
    );
}

#[test]
fn a_blank_that_another_answer_requires_is_told_with_what_it_is_read_as() {
    let asked = ["How many real options", "Were rejected options explained", "Was it said what can"];
    let mut form = Form::of("good");
    for question in asked {
        form = form.clear("Exercises", question, 0);
    }
    for (question, read) in asked.into_iter().zip(["none", "no", "no"]) {
        let words = [
            question,
            "is blank, and there is a proposal",
            "a blank is read as the adverse answer",
            read,
        ];
        told(&mut form, "Exercises", question, 0, &words);
    }
    // without a proposal nothing of it is required
    let mut none = Form::of("good").text("Exercises", "Were people asked about a proposal", 0, "no");
    for (row, column) in questions_of_the_proposal(&mut none) {
        none.sheet("Exercises").cells.remove(&(row, column));
    }
    let said = none.said().join("\n");
    assert!(!said.contains("there is a proposal"), "{said}");
    // and what a theme's outcome requires
    let form = Form::of("good")
        .text("Said and done", "What you decided on it", 1, "it will not be done")
        .clear("Said and done", "Why", 1);
    let said = form.said().join("\n");
    assert!(said.contains("the theme was not simply adopted"), "{said}");
}

/// The cells of the first exercise that answer questions on its proposal.
fn questions_of_the_proposal(form: &mut Form) -> Vec<(u32, u32)> {
    let of = questions(Page::Exercises, false);
    let asked = of.iter().filter(|placed| placed.key.starts_with("proposal/"));
    asked.map(|placed| form.at("Exercises", &placed.question, 0)).collect()
}

#[test]
fn a_group_without_a_base_is_told_at_its_row() {
    let mut form = Form::of("good");
    let (row, _) = form.at("Who", "Heard", 0);
    let affected = form.at("Who", "People affected", 0).1;
    let rows: Vec<u32> = (row..row + 20).collect();
    for row in &rows {
        let group = form.sheet("Who").cells.get(&(*row, 1)).cloned();
        if matches!(group, Some(Cell::Text(group)) if group == "everybody asked") {
            form.sheet("Who").cells.retain(|(at, _), _| at != row);
        }
        form.sheet("Who").cells.remove(&(*row, affected));
    }
    let said = form.said();
    let told = said
        .iter()
        .filter(|line| line.contains("heard, but") && line.contains("cannot be compared"));
    assert!(told.clone().count() > 1, "{said:#?}");
    assert!(
        told.clone().all(|line| line.starts_with("Who, ")) && said.iter().any(|line| line.contains("how many were asked")),
        "{said:#?}"
    );
}

#[test]
fn more_people_heard_than_affected_is_told() {
    let mut form = Form::of("good").put("Exercises", "How many different people", 0, Cell::Number("900000".to_owned()));
    told(
        &mut form,
        "Exercises",
        "How many different people",
        0,
        &["900,000 people heard, but", "are affected", "not each answer"],
    );
}

#[test]
fn mistake_4_a_date_in_american_order() {
    let mut form = Form::of("good").text("Exercises", "Last day on which", 0, "05/19/25");
    told(
        &mut form,
        "Exercises",
        "Last day on which",
        0,
        &["'05/19/25' is not a date we can be sure of", "write 19 May 2025 or 2025-05-19"],
    );
}

#[test]
fn mistake_5_a_percentage_for_a_count() {
    let mut form = Form::of("good").put("Said and done", "How many said it", 2, Cell::Share("0.59".to_owned()));
    told(
        &mut form,
        "Said and done",
        "How many said it",
        2,
        &["'59%' is a share", "how many people is it?"],
    );
}

#[test]
fn mistake_6_groups_bigger_than_the_whole() {
    let mut form = Form::of("good").put("Who", "Heard", 8, Cell::Number("60".to_owned()));
    let said = form.said().join(" ");
    assert!(said.contains("add up to") && said.contains("but 600 were heard in all"), "{said}");
    assert!(said.contains("Who, F12"), "{said}");
    assert_eq!(form.at("Who", "Heard", 8), (11, 5));
}

#[test]
fn mistake_7_noted_as_an_answer() {
    let mut form = Form::of("good").text("Said and done", "What you decided on it", 1, "noted");
    told(
        &mut form,
        "Said and done",
        "What you decided on it",
        1,
        &["'noted' is not one of the choices", "not decided"],
    );
}

#[test]
fn mistake_8_already_planned_without_proof() {
    let mut form = Form::of("good").text("Said and done", "What you decided on it", 0, "already planned");
    told(
        &mut form,
        "Said and done",
        "What you decided on it",
        0,
        &["already planned, but no paper dated before 2025-02-03", "link the older paper"],
    );
    let form = form.text("Said and done", "If already planned", 0, "The plan of the year before");
    assert!(
        form.said().iter().all(|line| !line.contains("already planned, but")),
        "{:#?}",
        form.said()
    );
}

#[test]
fn mistake_9_a_paper_nobody_outside_can_open() {
    let mut form = Form::of("good").text("Papers", "Web address", 0, "https://anyshire.sharepoint.com/teams/board/paper.pdf");
    told(
        &mut form,
        "Papers",
        "Web address",
        0,
        &["on an internal site (sharepoint)", "your word only"],
    );
}

#[test]
fn a_decision_before_the_close_and_an_address_of_a_person_are_told() {
    let mut form = Form::of("good").put("Exercises", "When was it decided", 0, Cell::Date(Day::parse("2025-03-01").unwrap()));
    told(
        &mut form,
        "Exercises",
        "When was it decided",
        0,
        &["before the exercise closed", "check both dates"],
    );
    let mut form = Form::of("good").text("Said and done", "Why", 3, "Ask jo.bloggs@example.org about it.");
    told(&mut form, "Said and done", "Why", 3, &["looks like an e-mail address"]);
}

#[test]
fn what_is_wrong_is_told_once_and_says_all_that_can_be_written() {
    let last = "Last day on which";
    let form = Form::of("good").text("Exercises", last, 0, "soon");
    let said = form.said();
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(said[0].contains("or not held") && said[0].contains("a span such as"), "{said:#?}");
    let mut form = Form::of("good").clear("Exercises", last, 0);
    told(
        &mut form,
        "Exercises",
        last,
        0,
        &["no last day", "answer 'Last day on which people could take part'"],
    );
    assert!(form.said().iter().all(|line| !line.contains("add closes")), "{:#?}", form.said());
    for (question, text, help) in [
        ("When was what people said published", "later", "or none"),
        (
            "When was it announced",
            "n/a",
            "write n/a with its reason, such as n/a: no session; or not held",
        ),
        ("When was it shown who", "soon", "or none"),
        (
            "What are the reasons for it",
            "the state of a building, to save money",
            "put ; between them",
        ),
    ] {
        let mut form = Form::of("good").text("Exercises", question, 0, text);
        told(&mut form, "Exercises", question, 0, &[help]);
    }
}
