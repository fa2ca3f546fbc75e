//! Maps are read or refused at their places, and hexagons touch those that they touch on paper.

use super::{Hexes, neighbours, read};
use crate::assess::published::GradeStatus;
use crate::region::published::Authority;
use std::collections::BTreeSet;

fn authority(name: &str, code: Option<&str>) -> Authority {
    Authority {
        id: code.map_or_else(|| name.to_lowercase(), str::to_owned),
        name: name.to_owned(),
        code: code.map(str::to_owned),
        report: None,
        source: None,
        from: "2024-04-01".to_owned(),
        to: "2025-03-31".to_owned(),
        basis: "returned".to_owned(),
        people: None,
        status: GradeStatus::Firm,
        low: 2,
        high: 2,
        words: "developing".to_owned(),
        criteria: Vec::new(),
        signs: Vec::new(),
        rank: None,
        not_ranked: None,
    }
}

/// A square of five by five places, from -2 to 2, each named by its column and row.
fn square(layout: &str) -> (Hexes, Vec<Authority>) {
    let (mut hexes, mut authorities) = (Vec::new(), Vec::new());
    for q in -2..=2 {
        for r in -2..=2 {
            hexes.push(format!("\"{q},{r}\": {{\"n\": \"x\", \"q\": {q}, \"r\": {r}}}"));
            authorities.push(authority(&format!("at {q},{r}"), Some(&format!("{q},{r}"))));
        }
    }
    let text = format!("{{\"layout\": \"{layout}\", \"hexes\": {{{}}}}}", hexes.join(", "));
    (read("a.hexjson", text.as_bytes()).unwrap(), authorities)
}

#[test]
fn neighbours_are_those_counted_by_hand() {
    // rows and columns are counted to the right and upwards; what is shifted is shifted to the right or upwards
    let counted: [(&str, &str, [&str; 6]); 10] = [
        ("odd-r", "0,0", ["-1,0", "1,0", "-1,1", "0,1", "-1,-1", "0,-1"]),
        ("odd-r", "0,1", ["-1,1", "1,1", "0,2", "1,2", "0,0", "1,0"]),
        ("odd-r", "0,-1", ["-1,-1", "1,-1", "0,0", "1,0", "0,-2", "1,-2"]),
        ("even-r", "0,0", ["-1,0", "1,0", "0,1", "1,1", "0,-1", "1,-1"]),
        ("even-r", "0,1", ["-1,1", "1,1", "-1,2", "0,2", "-1,0", "0,0"]),
        ("odd-q", "0,0", ["0,1", "0,-1", "-1,0", "-1,-1", "1,0", "1,-1"]),
        ("odd-q", "1,0", ["1,1", "1,-1", "0,0", "0,1", "2,0", "2,1"]),
        ("odd-q", "-1,0", ["-1,1", "-1,-1", "-2,0", "-2,1", "0,0", "0,1"]),
        ("even-q", "0,0", ["0,1", "0,-1", "-1,0", "-1,1", "1,0", "1,1"]),
        ("even-q", "1,0", ["1,1", "1,-1", "0,0", "0,-1", "2,0", "2,-1"]),
    ];
    for (layout, of, expected) in counted {
        let (hexes, authorities) = square(layout);
        let found = neighbours(&hexes.placed(&authorities));
        assert_eq!(found[of], expected.into_iter().map(str::to_owned).collect(), "{layout} {of}");
    }
}

#[test]
fn whoever_has_a_neighbour_is_one() {
    for layout in ["odd-r", "even-r", "odd-q", "even-q"] {
        let (hexes, authorities) = square(layout);
        let found = neighbours(&hexes.placed(&authorities));
        assert_eq!(found.len(), 25);
        for (one, others) in &found {
            assert!(!others.contains(one));
            assert!(others.iter().all(|other| found[other].contains(one)), "{layout} {one}");
        }
        // inside the edge there are six
        assert_eq!(found.values().filter(|others| others.len() == 6).count(), 9, "{layout}");
    }
}

#[test]
fn authorities_are_found_by_code_then_by_name() {
    let text = br#"{"layout": "odd-r", "hexes": {
        "e06000001": {"n": "Hartlepool", "q": 1, "r": "2"},
        "B": {"n": "Isle  of Wight", "q": 2.0, "r": 2},
        "C": {"n": "Two of a Name", "q": 3, "r": 2},
        "D": {"q": 9, "r": 2, "population": 7}}}"#;
    let all = [
        authority("Something else", Some("E06000001")),
        authority("isle of wight", None),
        authority("Two of a name", Some("X1")),
        authority("Two of a name", Some("X2")),
    ];
    let map = read("a", text).unwrap().placed(&all);
    let found: Vec<(&str, Option<&str>)> = map.hexes.iter().map(|hex| (hex.id.as_str(), hex.authority.as_deref())).collect();
    assert_eq!(
        found,
        [
            ("B", Some("isle of wight")),
            ("C", None),
            ("D", None),
            ("e06000001", Some("E06000001"))
        ]
    );
    assert_eq!(map.off, ["X1", "X2"]);
    assert_eq!(map.hexes[2].name, "D");
    let beside = neighbours(&map);
    assert_eq!(beside["E06000001"], BTreeSet::from(["isle of wight".to_owned()]));
    assert_eq!(beside.len(), 2);
}

#[test]
fn every_fault_is_told_at_its_place() {
    let faults = |text: &str| -> Vec<(&'static str, String, u32)> {
        let faults = read("a.hexjson", text.as_bytes()).unwrap_err();
        let line = |place: Option<crate::base::fault::Place>| place.map_or(0, |place| place.line);
        faults
            .iter()
            .map(|fault| (fault.code, fault.at.as_str().to_owned(), line(fault.place)))
            .collect()
    };
    let one = |code: &'static str, at: &str, line: u32| vec![(code, at.to_owned(), line)];
    let good = "\"hexes\": {\n\"A\": {\"q\": 1, \"r\": 1}}}";
    assert_eq!(
        faults(&format!("{{\n\"layout\": \"axial\",\n{good}")),
        one("map-layout", "/layout", 2)
    );
    assert_eq!(faults(&format!("{{{good}")), one("map-layout", "/layout", 1));
    let with = |hexes: &str| faults(&format!("{{\"layout\": \"odd-q\", \"hexes\": {{\n{hexes}}}}}"));
    assert_eq!(with(""), one("map-without-hexes", "/hexes", 1));
    assert_eq!(with("\"A\": {\"q\": 1}"), one("map-without-place", "/hexes/A", 2));
    assert_eq!(with("\"A\": {\"q\": null, \"r\": 1}"), one("map-without-place", "/hexes/A", 2));
    assert_eq!(with("\"A\": {\"q\": 1.5, \"r\": 1}"), one("map-without-place", "/hexes/A/q", 2));
    assert_eq!(with("\"A\": {\"q\": 1, \"r\": [1]}"), one("map-without-place", "/hexes/A/r", 2));
    assert_eq!(with("\"A\": 7").len(), 2);
    assert_eq!(with("\"A\": {\"q\": 1, \"r\": 1001}"), one("map-too-far", "/hexes/A/r", 2));
    assert_eq!(with("\"A\": {\"q\": -99999999999, \"r\": 1}"), one("map-too-far", "/hexes/A/q", 2));
    let two = "\"A\": {\"q\": 1, \"r\": 1},\n\"B\": {\"q\": 1, \"r\": 1}";
    assert_eq!(with(two), one("map-same-place", "/hexes/B", 3));
    let twice = "\"A\": {\"q\": 1, \"r\": 1},\n\"a\": {\"q\": 1, \"r\": 2}";
    assert_eq!(with(twice), one("map-same-code", "/hexes/a", 3));
    let doubled = "\"A\": {\"q\": 1, \"r\": 1},\n\"A\": {\"q\": 1, \"r\": 2}";
    assert_eq!(with(doubled).len(), 1);
    let many: Vec<String> = (0..5_001)
        .map(|n| format!("\"{n}\": {{\"q\": {}, \"r\": {}}}", n % 100, n / 100))
        .collect();
    assert_eq!(with(&many.join(","))[0].0, "map-too-large");
    for odd in ["", "[]", "null", "7", "{", "{\"layout\": \"odd-r\", \"hexes\": []}"] {
        assert!(read("a.hexjson", odd.as_bytes()).is_err(), "{odd}");
    }
}
