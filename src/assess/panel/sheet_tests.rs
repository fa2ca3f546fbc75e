//! Which mark of an author a panel takes, and whose marks it takes at all.

use super::lines;
use crate::assess::marks::{Marks, MarksFile, Target};
use crate::rubric::library;
use crate::submission::read;
use serde_json::{Value, json};

fn folded(files: &[Value]) -> Marks {
    let rubric = library::shipped(None).unwrap().1.unwrap();
    let text = json!({
        "format": 1, "basis": "returned", "authority": {"name": "Eastlow"}, "period": {"from": "2025-01", "to": "2025-12"},
        "documents": [{"id": "report", "title": "what people said"}],
        "exercises": [{"id": "hours", "title": "opening hours", "closes": "2025-03-01"}]
    });
    let submission = read::submission("s.json", text.to_string().as_bytes()).unwrap().value;
    let mut marks = Marks::default();
    for file in files {
        let file: MarksFile = serde_json::from_value(file.clone()).unwrap();
        marks.add(&file, &rubric, &submission).unwrap();
    }
    marks
}

fn file(role: &str, author: &str, date: &str, marks: &[Value]) -> Value {
    json!({"format": 1, "role": role, "author": author, "interest": "none", "date": date, "marks": marks})
}

fn level(level: u32, blind: Option<bool>) -> Value {
    let mut mark = json!({"indicator": "ways-in", "level": level, "document": "report", "reason": "page 2"});
    if let Some(blind) = blind {
        mark["blind"] = json!(blind);
    }
    mark
}

fn levels(files: &[Value]) -> Vec<u32> {
    let marks = folded(files);
    let lines = lines(&marks, "hours");
    let all = lines.iter().flat_map(|line| &line.by).filter_map(|mark| match mark.target {
        Target::Indicator(_, level) => Some(level),
        Target::Fact(..) | Target::Sign(..) | Target::Apart(_) => None,
    });
    all.collect()
}

#[test]
fn the_latest_blind_mark_of_an_author_is_taken() {
    let of = |marks: &[(u32, Option<bool>)]| {
        let files: Vec<Value> = marks
            .iter()
            .enumerate()
            .map(|(day, (at, blind))| file("assessor", "A", &format!("2026-01-0{}", day + 1), &[level(*at, *blind)]))
            .collect();
        levels(&files)
    };
    assert_eq!(of(&[(1, None), (2, None)]), [2], "the latest where none says so");
    assert_eq!(of(&[(1, Some(true)), (2, Some(false))]), [1]);
    assert_eq!(of(&[(1, Some(true)), (2, None)]), [1]);
    assert_eq!(of(&[(1, Some(true)), (3, Some(true)), (2, Some(false))]), [3]);
    assert_eq!(of(&[(1, None), (2, Some(true))]), [2]);
}

#[test]
fn moderators_and_the_authority_are_no_part_of_it() {
    let files = [
        file("assessor", "A", "2026-01-01", &[level(1, None)]),
        file("moderator", "M", "2026-01-02", &[level(2, None)]),
        file("self", "S", "2026-01-03", &[level(4, None)]),
    ];
    assert_eq!(levels(&files), [1]);
    let marks = folded(&files);
    let lines = lines(&marks, "hours");
    assert_eq!(lines[0].moderator.unwrap().author, "M");
    assert!(folded(&files[1..]).history("hours").count() == 2 && super::lines(&folded(&files[1..]), "hours").is_empty());
}
