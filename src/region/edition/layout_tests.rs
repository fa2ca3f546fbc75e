//! Every number of people of a region is in one table, under one name, with the total that it is part of.

use super::super::sample::{demand, group, region, rubric, unheard};
use super::{Rules, layout};
use crate::region::published::Region;
use std::collections::BTreeSet;

fn rules() -> Rules {
    Rules::of(rubric().file.disclosure.as_ref().unwrap())
}

fn sample() -> Region {
    let twice = [("Parking", Some(40)), ("Parking", None), ("No parking", Some(3))];
    let mut said = unheard(&["parking"], &twice);
    for at in [0, 1] {
        said["themes"][at]["authority"] = "E1".into();
    }
    region(
        &[
            group("sex", "male", 60, "40"),
            group("sex", "female", 4, "40"),
            group("age", "old", 5, "9"),
        ],
        &[said, unheard(&["bus"], &[("Bus", Some(4)), ("A bus", Some(5))])],
        &[demand("Interpreters", &[9, 3, 2])],
    )
}

#[test]
fn totals_are_of_exact_numbers() {
    let region = sample();
    let laid = layout(&region, &rules());
    let questions: Vec<(&str, u64, bool)> = laid
        .questions
        .iter()
        .map(|laid| (laid.of.0, laid.table.sum(), laid.table.total))
        .collect();
    assert_eq!(questions, [("age", 5, false), ("sex", 64, true)], "one group is its own total");
    let unheard: Vec<(u64, bool)> = laid.unheard.iter().map(|laid| (laid.table.sum(), laid.table.total)).collect();
    assert_eq!(unheard, [(43, false), (9, true)], "where not all were counted there is no total");
}

#[test]
fn names_are_single_and_do_not_hang_on_order() {
    let region = sample();
    let names = |region: &Region| -> Vec<String> {
        let laid = layout(region, &rules());
        let tables = laid.questions.iter().map(|laid| &laid.table);
        let tables = tables.chain(laid.unheard.iter().map(|laid| &laid.table));
        tables.flat_map(|table| table.cells.iter().map(|(name, _)| name.clone())).collect()
    };
    let all = names(&region);
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    let mut turned = region.clone();
    turned.groups.reverse();
    turned.unheard.reverse();
    assert_eq!(names(&turned), all);
}

#[test]
fn themes_beyond_those_listed_are_in_the_total() {
    let mut region = sample();
    region.unheard[1].more = 3;
    region.unheard[1].voices = Some(30);
    let laid = layout(&region, &rules());
    let table = &laid.unheard.iter().find(|laid| laid.of.more > 0).unwrap().table;
    assert_eq!((table.rest, table.sum()), (Some(21), 30));
}

#[test]
fn a_group_is_sensitive_by_its_name_and_a_theme_always() {
    let region = region(
        &[group("community", "transgender-people", 60, "40"), group("sex", "female", 60, "40")],
        &[unheard(&["bus"], &[("Bus", Some(4)), ("A bus", Some(5))])],
        &[],
    );
    let laid = layout(&region, &rules());
    let sensitive: Vec<bool> = laid.questions.iter().map(|laid| laid.sensitive).collect();
    assert_eq!(sensitive, [true, false]);
    assert_eq!(laid.unheard[0].table.rule, rules().sensitive);
}

#[test]
fn a_word_is_sensitive_where_it_begins_so() {
    let rules = rules();
    for text in [
        "Mental health beds",
        "for asylum-seekers",
        "those of another GENDER IDENTITY",
        "the self-harm pathway",
        "gay men with self harm",
        "people with psychosis",
    ] {
        assert!(rules.speaks(text), "{text}");
    }
    for text in ["environmental health", "fundamental", "a bus", "transport", ""] {
        assert!(!rules.speaks(text), "{text}");
    }
}
