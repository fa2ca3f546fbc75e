//! A page of any rubric says all of it, escapes what is hostile, and needs nothing else.

use super::{code_span, html, markdown};
use serde_json::{Value, json};

fn small() -> Value {
    let text = r#"{
        "id": "small", "version": "1", "title": "A <b>small</b> rubric", "about": "For tests | of `code`.", "licence": "none", "sha256": "00",
        "sources": [{"id": "s", "title": "A source", "url": "javascript:alert(1)", "read": false}],
        "levels": [{"level": 0, "name": "Nothing", "says": "none"}, {"level": 1, "name": "All", "says": "all"}],
        "parts": {"form": {"title": "Form", "weight": 1, "says": "done"}, "effect": {"title": "Effect", "weight": 2, "says": "came"}, "round": "half-up", "above_effect": 1},
        "grade": {"says": "The lowest.", "status": "house", "source": null},
        "roll_up": {"says": "The middle.", "caps": []}, "top": null, "light": null,
        "severities": [{"id": "grave", "title": "Grave", "criterion_at_most": 1, "grade_at_most": null, "lifted_by": "assessor", "note_when": null}],
        "parameters": [], "terms": [], "notes": [],
        "criteria": [{"id": "heard", "title": "Heard", "question": "Anybody?", "levels": [{"level": 0, "looks_like": "no"}, {"level": 1, "looks_like": "yes"}], "limits": [],
            "indicators": [{"id": "people", "title": "People", "part": "effect", "measure": "reach.heard", "ask": "How many?", "applies": null, "caps": [],
                "levels": [{"level": 1, "at_least": 0, "at_most": null, "if": null, "and": "a || b", "light": {"at_least": null, "at_most": null, "if": "c", "and": null}, "looks_like": "some", "status": "published", "source": "a book"}],
                "remedy": {"do": "Hear.", "when": "now", "effort": "a day", "next_time": null}}]}],
        "signs": [{"id": "silent", "title": "Silent", "says": "Nobody was told.", "when": "x || y", "severity": "grave", "confidence": "high", "caps": "heard", "status": "house", "source": null,
            "remedy": {"do": "Tell.", "when": "now", "effort": "a day", "next_time": "Sooner."}}],
        "bases": [{"id": "whole", "says": "all of it", "base": null, "facts": {"reach.heard": 9}}],
        "tests": [
            {"id": "t", "kind": "bait", "about": "heard", "base": "whole", "facts": {"reach.heard": {"from": 1, "to": 2}, "reach.ways": {"from": 1}, "reach.margin": {"to": 3}, "closing.response": true, "closing.decided": "no"}, "corroborated": true, "expect": {"heard": 1}, "why": "so"},
            {"id": "u", "kind": "negative", "about": "silent", "base": null, "facts": {}, "corroborated": false, "expect": {"sign": "silent", "status": "absent"}, "why": "not"}
        ]
    }"#;
    serde_json::from_str(text).unwrap()
}

#[test]
fn both_pages_say_all_of_it() {
    for page in [html(&small()).unwrap(), markdown(&small()).unwrap()] {
        for said in [
            "Nothing",
            "Anybody?",
            "People",
            "reach.heard",
            "some",
            "a book",
            "published",
            "Hear.",
            "Nobody was told.",
            "Sooner.",
            "all of it",
            "1 to 2",
            "1 or more",
            "at most 3",
            "absent",
            "A source",
            "00",
        ] {
            assert!(page.contains(said), "no {said}");
        }
    }
}

#[test]
fn a_threshold_of_nought_is_a_threshold() {
    assert!(markdown(&small()).unwrap().contains("at least 0 and `a \\|\\| b`; light: `c`"));
}

#[test]
fn hostile_texts_stay_texts() {
    let page = html(&small()).unwrap();
    assert!(page.contains("A &lt;b&gt;small&lt;/b&gt; rubric") && !page.contains("<b>small"));
    assert!(!page.contains("javascript:"), "no link is made of it");
    assert!(!page.contains("<script"));
    let text = markdown(&small()).unwrap();
    assert!(text.contains("For tests \\| of \\`code\\`"), "{text}");
    assert!(text.contains("A \\<b\\>small"), "{text}");
}

#[test]
fn what_may_be_missing_may_be_missing() {
    let mut value = small();
    let members = value.as_object_mut().unwrap();
    members.remove("tests");
    members.remove("bases");
    members.insert("top".to_owned(), json!({"level": 1, "says": "more", "if": "z", "status": "house"}));
    members.insert("light".to_owned(), json!({"says": "less", "when": "w"}));
    let (page, text) = (html(&value).unwrap(), markdown(&value).unwrap());
    assert!(!page.contains("id=\"examples\"") && !text.contains("## Examples"));
    assert!(text.contains("Level 1 also needs: more, `z` (house)") && text.contains("Light thresholds: less `w`"));
}

#[test]
fn code_stands_in_a_table_whatever_it_holds() {
    assert_eq!(code_span("a || b"), "`a \\|\\| b`");
    assert_eq!(code_span("a ` b"), "`` a ` b ``");
    assert_eq!(code_span("two\nlines"), "`two lines`");
}
