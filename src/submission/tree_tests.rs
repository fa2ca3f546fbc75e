//! Tests of the tree under the reader.

use super::{DEEPEST, MOST_NODES, Tree};
use crate::base::fault::Faults;
use crate::base::pointer::Pointer;
use crate::submission::read::tree;
use proptest::prelude::*;
use serde_json::{Value, json};

fn yaml(text: &str) -> Tree {
    tree("a.yaml", text.as_bytes()).unwrap_or_else(|faults| panic!("{faults:?}\n{text}"))
}

fn code(read: Result<Tree, Faults>) -> &'static str {
    read.unwrap_err().iter().next().unwrap().code
}

fn place(tree: &Tree, at: &str) -> (u32, u32) {
    let place = tree.place(&Pointer::from_text(at));
    (place.line, place.column)
}

fn key_place(tree: &Tree, at: &str) -> (u32, u32) {
    let place = tree.key_place(&Pointer::from_text(at));
    (place.line, place.column)
}

const YAML: &str = "a: 1\nb:\n  - x: yes\n    \"y z\": [1, {q: ~}]\n  -\nc/d: \"text\"\n";

#[test]
fn every_value_and_key_of_a_yaml_file_has_its_place() {
    let tree = yaml(YAML);
    assert_eq!(
        tree.value(),
        json!({"a": 1, "b": [{"x": "yes", "y z": [1, {"q": null}]}, null], "c/d": "text"})
    );
    for (at, value, key) in [
        ("", (1, 1), (1, 1)),
        ("/a", (1, 4), (1, 1)),
        ("/b", (3, 3), (2, 1)),
        ("/b/0", (3, 5), (3, 5)),
        ("/b/0/x", (3, 8), (3, 5)),
        ("/b/0/y z", (4, 12), (4, 5)),
        ("/b/0/y z/1", (4, 16), (4, 16)),
        ("/b/0/y z/1/q", (4, 20), (4, 17)),
        ("/c~1d", (6, 6), (6, 1)),
    ] {
        assert_eq!((place(&tree, at), key_place(&tree, at)), (value, key), "{at}");
    }
}

#[test]
fn every_value_and_key_of_a_json_file_has_its_place() {
    let text = "{\n  \"a\": -1.5e1,\n  \"b\": [ {\"x\\ty\": \"\\ud83d\\ude00\"}, null, true,false ],\n\t\"c\":\"é\", \"d\": {} }";
    let tree = tree("a.json", text.as_bytes()).unwrap();
    assert_eq!(tree.value(), serde_json::from_str::<Value>(text).unwrap());
    for (at, value, key) in [
        ("/a", (2, 8), (2, 3)),
        ("/b", (3, 8), (3, 3)),
        ("/b/0", (3, 10), (3, 10)),
        ("/b/0/x\ty", (3, 19), (3, 11)),
        ("/b/3", (3, 47), (3, 47)),
        ("/c", (4, 6), (4, 2)),
        ("/d", (4, 16), (4, 11)),
    ] {
        assert_eq!((place(&tree, at), key_place(&tree, at)), (value, key), "{at}");
    }
}

#[test]
fn what_does_not_exist_stands_at_the_nearest_that_does() {
    let tree = yaml(YAML);
    assert_eq!(place(&tree, "/b/0/nothing/at/all"), place(&tree, "/b/0"));
    assert_eq!(place(&tree, "/b/7"), place(&tree, "/b"));
    assert_eq!(place(&tree, "/z"), (1, 1));
    // an empty value has no bytes, so its key stands for it
    assert_eq!(place(&yaml("a: 1\nb:\nc: 2\n"), "/b"), (2, 1));
}

#[test]
fn yaml_means_what_it_shows() {
    let read = yaml("a: yes\nb: no\nc: on\nd: true\ne: null\nf: 007\ng: 1_000\nh: 2025-03-04\ni: 0x1F\nj: 1.0\nk: 12345678901234567890123\nl: ~\nm: .inf\nn: 12:30\n").value();
    for (key, value) in [
        ("a", json!("yes")),
        ("b", json!("no")),
        ("c", json!("on")),
        ("d", json!(true)),
        ("e", json!(null)),
        ("f", json!("007")),
        ("g", json!("1_000")),
        ("h", json!("2025-03-04")),
        ("i", json!(31)),
        ("j", json!(1.0)),
        ("k", json!(12_345_678_901_234_567_890_123.0)),
        ("l", json!(null)),
        ("m", json!(".inf")),
        ("n", json!("12:30")),
    ] {
        assert_eq!(read[key], value, "{key}");
    }
    assert_eq!(yaml("2025: a\ntrue: b\n").value(), json!({"2025": "a", "true": "b"}));
}

#[test]
fn aliases_are_read_within_bounds() {
    let read = yaml("a: &x [1, 2]\nb: *x\n");
    assert_eq!(read.value(), json!({"a": [1, 2], "b": [1, 2]}));
    assert_eq!(place(&read, "/b"), (2, 4));
    assert_eq!(code(tree("a.yaml", b"a: &x [1]\nb: {<<: *x}\n")), "yaml-syntax");
    assert_eq!(code(tree("a.yaml", b"b: *x\n")), "yaml-syntax");
    let many: String = (0..11_000).map(|_| "- *x\n").collect();
    assert_eq!(code(tree("a.yaml", format!("- &x 1\n{many}").as_bytes())), "too-many-aliases");
}

#[test]
fn depth_and_number_are_bounded_in_both_notations() {
    let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    for name in ["a.json", "a.yaml"] {
        assert!(tree(name, nested(DEEPEST).as_bytes()).is_ok(), "{name}");
        assert_eq!(code(tree(name, nested(DEEPEST + 1).as_bytes())), "too-deep", "{name}");
        assert_eq!(code(tree(name, nested(100_000).as_bytes())), "too-deep", "{name}");
        let many = |number: usize| format!("[{}1]", "1,".repeat(number - 1));
        assert!(tree(name, many(MOST_NODES - 1).as_bytes()).is_ok(), "{name}");
        assert_eq!(code(tree(name, many(MOST_NODES + 1).as_bytes())), "too-many-entries", "{name}");
    }
}

#[test]
fn keys_that_stand_twice_are_each_reported_and_the_first_counts() {
    let read = yaml("a: 1\nb: {c: 1, c: 2, c: 3}\na: 2\n");
    assert_eq!(read.value(), json!({"a": 1, "b": {"c": 1}}));
    let mut found = read.duplicates();
    found.sort();
    let found: Vec<(u32, u32, &str)> = found
        .iter()
        .map(|f| (f.place.unwrap().line, f.place.unwrap().column, f.at.as_str()))
        .collect();
    assert_eq!(found, [(2, 11, "/b/c"), (2, 17, "/b/c"), (3, 1, "/a")]);
}

#[test]
fn one_document_and_sound_syntax_are_asked_for() {
    assert_eq!(code(tree("a.yaml", b"a: 1\n---\nb: 2\n")), "several-documents");
    assert!(tree("a.yaml", b"---\na: 1\n...\n").is_ok());
    for broken in ["a: [1\n", "a: 'b\n", "a: b: c\n", "a: @b\n", "? [a]: 1\n"] {
        assert_eq!(code(tree("a.yaml", broken.as_bytes())), "yaml-syntax", "{broken}");
    }
    for broken in [
        "{\"a\": 1,}",
        "{'a': 1}",
        "{\"a\": 1} x",
        "[1 2]",
        "{\"a\": 01}",
        "{\"a\": \"\\ud800\"}",
        "{\"a\": 1e400}",
        "{\"a\": NaN}",
        "{",
    ] {
        assert_eq!(code(tree("a.json", broken.as_bytes())), "json-syntax", "{broken}");
    }
}

#[test]
fn the_notation_is_seen_from_the_name_or_the_first_character() {
    for (name, text, sound) in [
        ("a.json", "{\"a\": 1}", true),
        ("a.JSON", "a: 1", false),
        ("a.yml", "{\"a\": 1,}", true),
        ("a.YAML", "a: 1", true),
        ("-", " \n{\"a\": 1,}", false),
        ("a.txt", "\u{feff}[1]", true),
        ("stdin", "a: 1", true),
    ] {
        assert_eq!(tree(name, text.as_bytes()).is_ok(), sound, "{name} {text}");
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        "[ -~\\t\\n\\\\\"]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map("\\PC{1,6}", inner, 0..5).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_tree_of_a_json_file_holds_its_value(value in any_value(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value).unwrap() } else { value.to_string() };
        let value: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(tree("a.json", text.as_bytes()).unwrap().value(), value);
    }

    #[test]
    fn no_bytes_make_the_reader_fail(bytes in prop::collection::vec(any::<u8>(), 0..200), name in prop_oneof![Just("a.json"), Just("a.yaml"), Just("a")]) {
        let _ = tree(name, &bytes);
    }

    #[test]
    fn no_text_makes_the_reader_fail(text in "[a-c:\\-\\[\\]{},&*'\"|>#%!? \\n\\t0-9~<é]{0,80}", name in prop_oneof![Just("a.json"), Just("a.yaml")]) {
        if let Err(faults) = tree(name, text.as_bytes()) {
            let fault = faults.iter().next().unwrap();
            let place = fault.place.unwrap();
            prop_assert!(place.start <= place.end && place.start <= text.len(), "{:?}", fault);
        }
    }
}
