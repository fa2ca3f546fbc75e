//! Values as people type them.

use super::*;
use crate::base::date::Day;
use crate::submission::workbook::layout::Target;
use crate::submission::workbook::lists::List;

fn typed(kind: Kind, takes: Takes, text: &str) -> Value {
    read(kind, takes, &Cell::Text(text.to_owned()))
        .unwrap_or_else(|slip| panic!("'{text}': {slip:?}"))
        .unwrap_or(Value::Null)
}

fn refused(kind: Kind, cell: &Cell) -> Slip {
    read(kind, Takes::Held, cell).expect_err("refused")
}

#[test]
fn counts_in_words() {
    for (text, expected) in [
        ("3540", json!(3540)),
        (" 3,540 ", json!(3540)),
        ("3 540", json!(3540)),
        ("1,234,567", json!(1_234_567)),
        ("12.0", json!(12)),
        ("554 people", json!(554)),
        ("nobody", json!(0)),
        ("about 300", json!({ "about": 300 })),
        ("approx. 1,200", json!({ "about": 1200 })),
        ("at least 40", json!({ "at_least": 40 })),
        ("more than 40", json!({ "at_least": 41 })),
        ("40+", json!({ "at_least": 40 })),
        ("up to 9", json!({ "at_most": 9 })),
        ("fewer than 10", json!({ "at_most": 9 })),
        ("10 to 20", json!({ "from": 10, "to": 20 })),
        ("10\u{2013}20", json!({ "from": 10, "to": 20 })),
        ("59 % of 251", json!({ "share": "59 %", "of": 251 })),
        ("59% of 251 people", json!({ "share": "59 %", "of": 251 })),
        ("Not held", json!("not held")),
        ("N/A: no survey", json!("n/a: no survey")),
        ("", Value::Null),
        ("\u{a0}", Value::Null),
    ] {
        assert_eq!(typed(Kind::Count, Takes::Held, text), expected, "{text}");
    }
    let number = |text: &str| read(Kind::Count, Takes::Held, &Cell::Number(text.to_owned())).unwrap();
    assert_eq!(number("3540"), Some(json!(3540)));
}

#[test]
fn counts_that_nobody_can_be_sure_of() {
    for text in ["1,09", "3.540", "many", "10 or 20", "-4", "5 a day"] {
        let slip = refused(Kind::Count, &Cell::Text(text.to_owned()));
        assert!(slip.code == "bad-value" && slip.message.contains(text), "{slip:?}");
    }
    for cell in [Cell::Share("0.59".to_owned()), Cell::Text("59 %".to_owned())] {
        let slip = refused(Kind::Count, &cell);
        assert_eq!((slip.code, slip.message.as_str()), ("share-for-count", "'59%' is a share"));
    }
    let day = Day::parse("2025-05-19").unwrap();
    assert!(refused(Kind::Count, &Cell::Date(day)).message.contains("19 May 2025"));
    assert_eq!(refused(Kind::Count, &Cell::Error("#REF!".to_owned())).code, "cell-error");
}

#[test]
fn dates_in_words() {
    for (text, expected) in [
        ("19 May 2025", "2025-05-19"),
        ("19th May 2025", "2025-05-19"),
        ("Monday, 19 May 2025", "2025-05-19"),
        ("May 19, 2025", "2025-05-19"),
        ("19-May-2025", "2025-05-19"),
        ("2025-05-19", "2025-05-19"),
        ("19/05/2025", "2025-05-19"),
        ("19.5.2025", "2025-05-19"),
        ("05/05/2025", "2025-05-05"),
        ("May 2025", "2025-05"),
        ("2025-05", "2025-05"),
        ("2025", "2025"),
        ("1 May 2025 to 9 May 2025", "2025-05-01..2025-05-09"),
        ("not held", "not held"),
    ] {
        assert_eq!(typed(Kind::Date, Takes::Held, text), json!(expected), "{text}");
    }
    assert_eq!(typed(Kind::Date, Takes::None, "None"), json!("none"));
    for text in ["05/19/25", "05/06/2025", "31 June 2025", "soon", "19/05/25", "05/19/2025"] {
        let slip = refused(Kind::Date, &Cell::Text(text.to_owned()));
        assert_eq!(slip.message, format!("'{text}' is not a date we can be sure of"));
    }
    assert!(
        refused(Kind::Date, &Cell::Number("45796".to_owned()))
            .message
            .contains("a number, expected a date")
    );
}

#[test]
fn words_of_lists_in_any_case_and_by_either_name() {
    for text in ["it will be done", "IT WILL BE DONE", " adopted ", "Adopted"] {
        assert_eq!(typed(Kind::Word(List::Outcome), Takes::Held, text), json!("adopted"));
    }
    assert_eq!(
        typed(Kind::Word(List::Outcome), Takes::Held, "already planned"),
        json!("already-planned")
    );
    assert_eq!(typed(Kind::Word(List::ServiceChange), Takes::Held, "none"), json!("none"));
    assert_eq!(
        typed(Kind::Words(List::Driver), Takes::Only, "Safety; to save money"),
        json!(["safety", "saving"])
    );
    let slip = refused(Kind::Word(List::Outcome), &Cell::Text("noted".to_owned()));
    assert!(
        slip.message == "'noted' is not one of the choices" && slip.help.contains("it will not be done"),
        "{slip:?}"
    );
}

#[test]
fn every_word_of_every_list_is_read_back_from_either_name() {
    for list in List::ALL {
        for (label, word) in list.items() {
            assert_eq!(word::one(*list, label), Ok(word), "{list:?}");
            assert_eq!(word::one(*list, word), Ok(word), "{list:?}");
            assert!(!label.contains(['\n', '_']), "{label}");
        }
    }
}

#[test]
fn yes_no_percents_names_and_papers() {
    for (text, expected) in [("YES", "yes"), ("y", "yes"), ("No", "no"), ("false", "no")] {
        assert_eq!(typed(Kind::Flag, Takes::Held, text), json!(expected));
    }
    assert_eq!(read(Kind::Flag, Takes::Held, &Cell::Truth(true)), Ok(Some(json!("yes"))));
    assert_eq!(typed(Kind::Percent, Takes::Held, "12.5 per cent"), json!("12.5 %"));
    assert_eq!(
        read(Kind::Percent, Takes::Held, &Cell::Share("0.57".to_owned())),
        Ok(Some(json!("57 %")))
    );
    assert_eq!(refused(Kind::Percent, &Cell::Number("0.12".to_owned())).code, "bad-value");
    assert_eq!(typed(Kind::CountOrShare, Takes::Held, "12 %"), json!("12 %"));
    assert_eq!(typed(Kind::CountOrShare, Takes::Held, "120"), json!(120));
    assert_eq!(typed(Kind::Name, Takes::Only, "Aged 75 plus"), json!("aged-75-plus"));
    assert_eq!(
        typed(Kind::Evidence, Takes::Only, "D1 p. 7; The board's paper, page 12; review V1; D2"),
        json!([{ "document": "D1", "page": 7 }, { "document": "The board's paper", "page": 12 }, { "review": "V1" }, { "document": "D2" }])
    );
    assert_eq!(typed(Kind::Refs(Target::Way), Takes::Only, "W1; W2;"), json!(["W1", "W2"]));
    assert_eq!(typed(Kind::Covers, Takes::Only, "All"), json!("all"));
    assert_eq!(typed(Kind::Text, Takes::Only, "n/a"), Value::Null);
}
