//! Boxes put in and taken out.

use super::{merged, new};
use std::collections::{BTreeMap, BTreeSet};

const THEIRS: &str = "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\
    <v:shape id=\"_x0000_s1025\"><x:ClientData ObjectType=\"Note\"><x:Row>1</x:Row><x:Column>2</x:Column></x:ClientData></v:shape>\
    <v:shape id=\"_x0000_s1041\"><v:textbox><div>press<br>here</div></v:textbox><x:ClientData ObjectType=\"Button\"><x:Row>1</x:Row><x:Column>2</x:Column></x:ClientData></v:shape></xml>";

#[test]
fn a_box_says_its_cell_and_grows_with_its_text() {
    let long = "x".repeat(400);
    let text = new(&BTreeMap::from([((6, 2), "short"), ((1_048_575, 16_383), long.as_str())]), 3);
    assert!(text.contains("<x:Row>6</x:Row><x:Column>2</x:Column>"));
    assert!(text.contains("_x0000_s4097\"") && text.contains("_x0000_s4098\"") && text.contains("data=\"4\""));
    let heights: Vec<&str> = text
        .match_indices(";height:")
        .map(|(at, _)| text[at + 8..].split("pt").next().unwrap())
        .collect();
    assert!(
        heights[0].parse::<u32>().unwrap() < heights[1].parse::<u32>().unwrap(),
        "{heights:?}"
    );
    for anchor in text.split("<x:Anchor>").skip(1) {
        let numbers: Vec<u32> = anchor
            .split("</")
            .next()
            .unwrap()
            .split(", ")
            .map(|number| number.parse().unwrap())
            .collect();
        assert!(
            numbers[4] < 16_384 && numbers[6] < 1_048_576 && numbers[2] < numbers[6],
            "{numbers:?}"
        );
    }
}

#[test]
fn other_things_of_a_drawing_stay() {
    let made = merged("p", THEIRS, &BTreeSet::from([(1, 2)]), &BTreeMap::from([((4, 4), "n")])).unwrap();
    assert!(!made.contains("s1025"), "the box was to go");
    assert!(made.contains("press<br>here") && made.contains("s1041"));
    assert!(made.contains("id=\"_x0000_s1042\"") && made.contains("id=\"_x0000_t202\""));
    assert!(made.ends_with("</v:shape></xml>"));
    let same = merged("p", THEIRS, &BTreeSet::from([(9, 9)]), &BTreeMap::new()).unwrap();
    assert_eq!(same, THEIRS);
}

#[test]
fn a_box_put_in_can_be_taken_out() {
    let first = merged("p", THEIRS, &BTreeSet::new(), &BTreeMap::from([((4, 4), "n")])).unwrap();
    let second = merged("p", &first, &BTreeSet::from([(4, 4)]), &BTreeMap::new()).unwrap();
    assert_eq!(second.matches("<v:shape ").count(), THEIRS.matches("<v:shape ").count());
    assert!(merged("p", "", &BTreeSet::new(), &BTreeMap::new()).is_err());
}
