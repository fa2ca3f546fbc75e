//! The small pictures say what their numbers say.

use super::{bar, ladder, thousandths, tone};
use crate::base::pointer::Pointer;
use crate::report::item::{self, Item};
use serde_json::json;

#[test]
fn fractions_become_lengths() {
    assert_eq!(thousandths("5/2", 4), 625);
    assert_eq!(thousandths("4", 4), 1000);
    assert_eq!(thousandths("9", 4), 1000);
    for odd in ["", "x", "1/0", "-1", "1/2/3", "⟨"] {
        assert_eq!(thousandths(odd, 4), 0, "{odd}");
    }
}

#[test]
fn the_scale_of_any_rubric_has_five_tones() {
    assert_eq!((0..=4).map(|level| tone(level, 4)).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
    assert_eq!((0..=3).map(|level| tone(level, 3)).collect::<Vec<_>>(), [0, 1, 3, 4]);
    assert_eq!(tone(9, 1), 4);
}

#[test]
fn a_ladder_shows_both_ends() {
    let picture = ladder(1, 2, 4);
    assert_eq!(picture.matches("rung full t1").count(), 1);
    assert_eq!(picture.matches("rung maybe").count(), 1);
    assert_eq!(picture.matches("<rect").count(), 4);
    assert!(ladder(0, 0, 4_000).len() < 3_000);
}

#[test]
fn a_bar_ends_where_its_range_ends() {
    let range = item::value(
        &json!({"low": "2", "high": "8/3", "shown": "2 to 2.7"}),
        &Pointer::from_text("/form"),
    );
    let part = item::value(&json!("Form"), &Pointer::from_text("/title"));
    let picture = bar(Item::of(&range).unwrap(), Item::of(&part).unwrap(), "form", 4);
    assert!(
        picture.contains("class=\"maybe-form\" x=\"500\" y=\"4\" width=\"167\""),
        "{picture}"
    );
    assert!(picture.contains("<desc data-value=\"/form/shown\">2 to 2.7</desc>"), "{picture}");
}
