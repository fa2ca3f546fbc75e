//! Whose people are counted together, and whose are not.

use crate::region::published::{Demand, Region};
use crate::region::report::Maker;
use crate::region::report::texts_sample::{made, need, needing, orders, region, row, rubric, unit};
use crate::region::row::{NeedRow, Row, UnitRow};
use std::collections::{BTreeMap, BTreeSet};

const EAST: Option<&str> = Some("East");

fn dialysis(place: &str, people: u32) -> NeedRow {
    need("Dialysis in the evening", place, Some(people))
}

fn two() -> Vec<Row> {
    vec![
        needing("A1", EAST, vec![dialysis("Hill", 6)]),
        needing("A2", EAST, vec![need("evening dialysis", "Dale", Some(5))]),
    ]
}

fn by_map(rows: &[Row], pairs: &[(&str, &str)]) -> Region {
    let mut map: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (one, other) in pairs {
        map.entry((*one).to_owned()).or_default().insert((*other).to_owned());
    }
    let mut maker = Maker::new(rubric());
    maker.with_neighbours(map);
    made(maker, rows)
}

fn ids(demand: &Demand) -> Vec<&str> {
    demand.areas.iter().map(|area| area.authority.as_str()).collect()
}

#[test]
fn too_few_in_each_and_enough_together() {
    let found = region(&two()).demand;
    assert_eq!(found.len(), 1);
    let demand = &found[0];
    assert_eq!((demand.people, demand.together.as_str()), (11, "of one region: East"));
    assert_eq!(ids(demand), ["A1", "A2"]);
    assert_eq!(demand.areas[0].places, ["Hill"]);
    assert_eq!((demand.areas[0].people, demand.areas[1].people), (6, 5));
    assert_eq!(demand.areas[0].name, "A1 Board");
    assert!(demand.says.contains("these 2 areas alone has fewer than 10"), "{}", demand.says);
    assert!(
        !demand.says.contains("travel") && !demand.says.contains("without saying"),
        "{}",
        demand.says
    );
}

#[test]
fn the_bounds_are_ten_and_ten() {
    for (one, other, expected) in [
        (5, 5, true),
        (5, 4, false),
        (9, 1, true),
        (10, 5, false),
        (9, 9, true),
        (0, 10, false),
        (9, 0, false),
    ] {
        let rows = [
            needing("A1", EAST, vec![dialysis("Hill", one)]),
            needing("A2", EAST, vec![dialysis("Dale", other)]),
        ];
        assert_eq!(!region(&rows).demand.is_empty(), expected, "{one} and {other}");
    }
}

#[test]
fn another_need_or_another_region_is_not_beside_it() {
    let mut rows = two();
    rows[1].units[0].needs[0].what = "Evening physiotherapy".to_owned();
    assert_eq!(region(&rows).demand, []);
    let mut rows = two();
    rows[1].region = Some("West".to_owned());
    assert_eq!(region(&rows).demand, []);
    // a region is one whatever its spelling in case and space
    rows[1].region = Some(" EAST ".to_owned());
    assert_eq!(region(&rows).demand.len(), 1);
}

#[test]
fn an_area_that_states_no_region_is_told_of() {
    let mut rows = two();
    rows[1].region = None;
    let found = region(&rows);
    assert_eq!(found.demand, []);
    assert_eq!(found.not_looked_for.len(), 1);
    assert_eq!(
        (found.not_looked_for[0].id.as_str(), found.not_looked_for[0].authorities),
        ("demand-no-neighbours", Some(1))
    );
}

#[test]
fn an_unknown_number_is_neither_nought_nor_enough() {
    // it alone may have enough, so it is not one that surely has too few
    let mut rows = two();
    rows[1].units[0].needs[0].people = None;
    assert_eq!(region(&rows).demand, []);
    let mut rows = two();
    rows.push(needing(
        "A3",
        EAST,
        vec![need("Dialysis in the evening", "Moor", None), dialysis("Fen", 3)],
    ));
    let found = region(&rows).demand;
    assert_eq!((ids(&found[0]), found[0].people), (vec!["A1", "A2"], 11));
    assert!(
        found[0].says.contains("One more area beside them states it without saying"),
        "{}",
        found[0].says
    );
    rows.push(needing("A4", EAST, vec![need("Dialysis in the evening", "Moor", None)]));
    let found = region(&rows).demand;
    assert!(found[0].says.contains("2 more areas"), "{}", found[0].says);
}

#[test]
fn those_who_would_not_travel_count_where_they_are_and_not_together() {
    let stays = |place: &str, people: u32| NeedRow {
        would_travel: Some(false),
        ..dialysis(place, people)
    };
    let mut rows = two();
    rows[1].units[0].needs[0].would_travel = Some(false);
    assert_eq!(region(&rows).demand, [], "six would travel, and nobody else");
    let mut rows = two();
    rows[0].units[0].needs.push(stays("Brook", 3));
    let found = region(&rows).demand;
    assert_eq!((found[0].people, found[0].areas[0].places.clone()), (11, vec!["Hill".to_owned()]));
    assert!(found[0].says.contains("would not travel are not among them"), "{}", found[0].says);
    // with them the area has enough by itself
    rows[0].units[0].needs.push(stays("Ford", 1));
    assert_eq!(region(&rows).demand, []);
    // those who would travel count
    let mut rows = two();
    rows[1].units[0].needs[0].would_travel = Some(true);
    assert_eq!(region(&rows).demand.len(), 1);
}

#[test]
fn people_of_one_place_may_be_the_same_people() {
    let mut rows = two();
    rows[0].units.push(UnitRow {
        needs: vec![dialysis("Hill", 3)],
        ..unit("A1-second")
    });
    assert_eq!(
        region(&rows).demand[0].areas[0].people,
        6,
        "six and three of one place are six at least"
    );
    // and nine at most; one more and it may have enough by itself
    rows[0].units[1].needs[0].people = Some(4);
    assert_eq!(region(&rows).demand, []);
    // of two places they are different people
    rows[0].units[1].needs[0] = dialysis("Brook", 2);
    let found = region(&rows).demand;
    assert_eq!((found[0].areas[0].people, found[0].areas[0].places.len()), (8, 2));
}

#[test]
fn the_latest_period_that_states_a_need_is_taken() {
    let earlier = Row {
        from: "2024-04-01".to_owned(),
        to: "2025-03-31".to_owned(),
        ..needing("A1", EAST, vec![dialysis("Hill", 9), dialysis("Brook", 9)])
    };
    let mut rows = two();
    rows.insert(0, earlier);
    rows[1].units[0].id = "A1-later".to_owned();
    rows[1].units[0].shared_key = "0000000000000001".to_owned();
    let found = region(&rows).demand;
    assert_eq!((found[0].people, found[0].areas.len()), (11, 2));
}

#[test]
fn a_shared_exercise_is_counted_once() {
    let shared = || UnitRow {
        needs: vec![dialysis("Hill", 6)],
        ..unit("the-joint-one")
    };
    let rows = ["A1", "A2"].map(|code| Row {
        region: Some("East".to_owned()),
        units: vec![shared()],
        ..row(code)
    });
    assert_eq!(region(&rows).demand, []);
}

#[test]
fn on_a_map_neighbours_are_taken_together_and_regions_are_not() {
    let rows = two();
    assert_eq!(by_map(&rows, &[("A1", "B1"), ("A2", "B1")]).demand, []);
    for pair in [("A1", "A2"), ("A2", "A1")] {
        let found = by_map(&rows, &[pair]).demand;
        assert_eq!(
            (found.len(), found[0].together.as_str()),
            (1, "neighbours on the map"),
            "one way round will do"
        );
    }
    let mut apart = rows;
    apart[1].region = Some("West".to_owned());
    assert_eq!(by_map(&apart, &[("A1", "A2")]).demand.len(), 1, "a border between regions is none");
}

#[test]
fn a_chain_of_neighbours_is_no_neighbourhood() {
    let codes = ["A1", "A2", "A3", "A4", "A5", "A6", "A7"];
    let pairs: Vec<(&str, &str)> = codes.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let rows = |people: u32| codes.map(|code| needing(code, EAST, vec![dialysis(code, people)]));
    assert_eq!(by_map(&rows(3), &pairs).demand, [], "three and their neighbours are nine");
    let found = by_map(&rows(4), &pairs).demand;
    let groups: Vec<Vec<&str>> = found.iter().map(ids).collect();
    assert_eq!(
        groups,
        [["A1", "A2", "A3"], ["A4", "A5", "A6"]],
        "each area is in one, and the last has nobody left"
    );
}

#[test]
fn around_those_of_most_people_first() {
    let rows = [
        needing("A1", EAST, vec![dialysis("Hill", 2)]),
        needing("A2", EAST, vec![dialysis("Dale", 4)]),
        needing("A3", EAST, vec![dialysis("Moor", 9)]),
        needing("A4", EAST, vec![dialysis("Fen", 9)]),
        needing("A5", EAST, vec![dialysis("Ford", 9)]),
    ];
    let found = by_map(&rows, &[("A1", "A2"), ("A2", "A3"), ("A3", "A4"), ("A5", "B1")]).demand;
    assert_eq!(found.len(), 1);
    assert_eq!((ids(&found[0]), found[0].people), (vec!["A2", "A3", "A4"], 22));
}

#[test]
fn one_alone_with_many_does_not_stop_the_others() {
    let rows = [
        needing("A1", EAST, vec![dialysis("Hill", 5)]),
        needing("A2", EAST, vec![dialysis("Dale", 5)]),
        needing("A3", EAST, vec![dialysis("Moor", 9)]),
    ];
    let found = by_map(&rows, &[("A1", "A2"), ("A3", "B1")]).demand;
    assert_eq!((found.len(), found[0].people), (1, 10));
}

#[test]
fn areas_off_the_map_are_told_of() {
    let mut rows = two();
    rows.push(needing("A3", EAST, vec![dialysis("Moor", 9)]));
    let found = by_map(&rows, &[("A1", "A2")]);
    assert_eq!(found.demand.len(), 1);
    assert_eq!((found.not_looked_for.len(), found.not_looked_for[0].authorities), (1, Some(1)));
    assert!(found.not_looked_for[0].says.contains("not on the map"));
}

#[test]
fn the_order_of_rows_changes_nothing_and_most_people_come_first() {
    let mut rows = two();
    rows.push(needing(
        "A3",
        EAST,
        vec![need("Interpreters for deaf people", "Moor", Some(9)), dialysis("Moor", 1)],
    ));
    rows.push(needing("A4", EAST, vec![need("A deaf interpreter", "Fen", Some(8))]));
    let expected = region(&rows);
    let people: Vec<u64> = expected.demand.iter().map(|demand| demand.people).collect();
    assert_eq!(people, [17, 12]);
    for order in orders(&rows) {
        assert_eq!(region(&order).demand, expected.demand);
    }
}

#[test]
fn too_many_are_not_compared_and_that_is_said() {
    let rows = [
        needing("A1", EAST, vec![dialysis("Hill", 1); 10_001]),
        needing("A2", EAST, vec![dialysis("Dale", 9); 10_000]),
    ];
    let found = region(&rows);
    assert_eq!(found.demand, []);
    assert!(
        found.not_looked_for[0].says.starts_with("20001 needs came."),
        "{:?}",
        found.not_looked_for
    );
    assert_eq!(region(&[row("A1")]).not_looked_for, []);
}

#[test]
fn needs_without_words_that_tell_are_never_the_same() {
    let rows = [
        needing("A1", EAST, vec![need("More help", "Hill", Some(6))]),
        needing("A2", EAST, vec![need("More help", "Dale", Some(6))]),
    ];
    assert_eq!(region(&rows).demand, []);
}
