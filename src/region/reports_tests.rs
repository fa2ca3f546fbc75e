//! Names of reports: safe on every system, one for each authority and period, the same whatever else there is.

use super::{LONGEST, Places, TOGETHER, letters};
use crate::region::row::Row;
use crate::region::row::sample::row;
use crate::region::settle::authority;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn of(code: Option<&str>, name: &str) -> Row {
    Row {
        code: code.map(str::to_owned),
        name: name.to_owned(),
        ..row()
    }
}

fn name(code: Option<&str>, name: &str) -> String {
    Places::new(1, "html").name(&of(code, name))
}

#[test]
fn a_name_is_the_code_else_the_name_with_the_period() {
    assert_eq!(name(Some("E06000001"), "Hartlepool"), "e06000001_2024-04-01_2025-03-31");
    assert_eq!(name(None, "Forest of  Dean"), "forest-of-dean_2024-04-01_2025-03-31");
    let later = Row {
        from: "2025-04-01".to_owned(),
        to: "2026-03-31".to_owned(),
        ..of(Some("E06000001"), "Hartlepool")
    };
    assert_eq!(Places::new(1, "html").name(&later), "e06000001_2025-04-01_2026-03-31");
}

#[test]
fn names_that_look_the_same_are_told_apart() {
    let alike = [
        (None, "forest of dean"),
        (None, "forest-of-dean"),
        (None, "forest_of_dean"),
        (None, "Forest of Dean."),
        (Some("forest of dean"), "x"),
        (None, "abc"),
        (Some("ABC"), "x"),
        (Some("AB/C"), "x"),
        (Some("AB-C"), "x"),
        (None, "ab c"),
        (None, "\u{e9}"),
        (None, "\u{e8}"),
        (None, ".."),
        (None, "/"),
    ];
    let mut seen = BTreeMap::new();
    for (code, text) in alike {
        let made = of(code, text);
        if let Some(other) = seen.insert(name(code, text), authority(&made)) {
            assert_eq!(other, authority(&made), "two authorities have one name");
        }
    }
    assert_eq!(seen.len(), alike.len());
    let long = |last: &str| name(None, &format!("{}{last}", "board of health ".repeat(20)));
    assert_ne!(long("north"), long("south"));
}

#[test]
fn many_reports_stand_in_folders_and_keep_their_names() {
    let one = of(Some("E06000001"), "Hartlepool");
    let (few, many) = (Places::new(TOGETHER, "md"), Places::new(TOGETHER + 1, "md"));
    let path = many.name(&one);
    let (folder, file) = path.split_once('/').unwrap();
    assert!(folder.len() == 2 && folder.chars().all(|c| c.is_ascii_hexdigit()));
    assert_eq!(file, few.name(&one));
    assert_eq!(few.of(&one).unwrap(), format!("reports/{file}.md"));
    // a hundred thousand codes that all begin alike are spread evenly
    let mut folders: BTreeMap<String, u32> = BTreeMap::new();
    for number in 0..20_000 {
        let made = of(Some(&format!("E060{number:05}")), "x");
        let name = many.name(&made);
        *folders.entry(name.split_once('/').unwrap().0.to_owned()).or_default() += 1;
    }
    assert_eq!(folders.len(), 256);
    assert!(folders.values().all(|many| (40..140).contains(many)), "{folders:?}");
}

#[test]
fn what_has_no_report_has_no_place() {
    let mut places = Places::new(2, "html");
    let (one, other) = (of(Some("A1"), "x"), of(Some("A2"), "y"));
    places.without(&one);
    assert_eq!(places.of(&one), None);
    assert_eq!(places.of(&other).as_deref(), Some("reports/a2_2024-04-01_2025-03-31.html"));
}

proptest! {
    #[test]
    fn every_name_is_safe_and_short(code in proptest::option::of("\\PC{0,12}"), text in "\\PC{0,200}") {
        let made = name(code.as_deref(), &text);
        prop_assert!(made.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_'));
        prop_assert!(made.chars().next().is_some_and(|c| c.is_ascii_alphanumeric()));
        prop_assert!(made.len() <= LONGEST + 22 + 17);
    }

    #[test]
    fn letters_that_are_exact_stand_for_one_authority(one in "[A-C0-1 -]{1,4}|[a-c0-1 -]{1,4}", other in "[A-C0-1 -]{1,4}|[a-c0-1 -]{1,4}") {
        let ((first, exact), (second, also)) = (letters(&one), letters(&other));
        prop_assert!(!exact || !also || first != second || one == other, "{one:?} and {other:?} are both {first}");
    }
}
