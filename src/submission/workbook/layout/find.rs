//! Which question of the form a place in a submission answers.
//!
//! Owns the way back from a pointer to a question; what stands in the cell is no matter here.

use super::{Page, questions};

/// The question that the value at a pointer answers, where the form asks one for it.
pub fn question_at(pointer: &str) -> Option<String> {
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    let (page, key) = match steps.as_slice() {
        ["exercises", _, "activities", _, rest @ ..] => (Page::Ways, rest.join("/")),
        ["exercises", _, "groups", _, "people" | "share"] | ["authority", "groups", _, "people" | "share"] => {
            (Page::Who, "@people".to_owned())
        }
        ["exercises", _, "groups", _, rest @ ..] | ["authority", "groups", _, rest @ ..] => (Page::Who, rest.join("/")),
        ["exercises", _, "monitoring", _, "answered"] => (Page::Who, "heard".to_owned()),
        ["exercises", _, "monitoring", _, rest @ ..] => (Page::Who, rest.join("/")),
        ["exercises", _, "themes", _, rest @ ..] => (Page::Said, rest.join("/")),
        ["exercises", _, "decisions", _, "themes", _, rest @ ..] => (Page::Said, format!("outcome/{}", rest.join("/"))),
        ["exercises", _, "changes", _, rest @ ..] => (Page::Said, format!("change/{}", rest.join("/"))),
        ["exercises", _, "affected", "people" | "visits"] => (Page::Exercises, "@affected".to_owned()),
        ["exercises", _, "information", "channels", ..] => (Page::Exercises, "@channels".to_owned()),
        ["exercises", _, "proposal"] => (Page::Exercises, "@proposal".to_owned()),
        ["exercises", _, rest @ ..] => (Page::Exercises, rest.join("/")),
        ["register", _, "affected", "people" | "visits"] => (Page::Register, "@affected".to_owned()),
        ["register", _, rest @ ..] => (Page::Register, rest.join("/")),
        ["documents", _, rest @ ..] => (Page::Papers, rest.join("/")),
        rest => (Page::You, rest.join("/")),
    };
    let asked = questions(page, false).into_iter().find(|placed| placed.key == key);
    asked.map(|placed| placed.question)
}
