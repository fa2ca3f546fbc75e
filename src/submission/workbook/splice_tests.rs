//! Pieces put in and taken out.

use super::{Splice, append, prefix, steps};
use proptest::prelude::*;

#[test]
fn everything_else_stays() {
    let mut splice = Splice::new("0123456789");
    splice.insert(5, "a");
    splice.insert(5, "b");
    splice.replace(7..9, "X");
    splice.insert(10, "!");
    assert_eq!(splice.done().unwrap(), "01234ab56X9!");
    let mut over = Splice::new("0123456789");
    over.replace(2..6, "");
    over.replace(4..8, "");
    assert_eq!(over.done(), None);
}

#[test]
fn a_piece_is_put_last_within_the_outermost_element() {
    for (text, expected) in [
        ("<a><b/></a>\n", "<a><b/><n/></a>\n"),
        ("<?xml version=\"1.0\"?><a x='1'/>", "<?xml version=\"1.0\"?><a x='1'><n/></a>"),
        ("\u{feff}<p:a/>", "\u{feff}<p:a><n/></p:a>"),
        ("<a><a/><!-- </a> --></a>", "<a><a/><!-- </a> --><n/></a>"),
    ] {
        assert_eq!(append("p", text, "<n/>").unwrap(), expected);
    }
    assert!(append("p", "", "<n/>").is_err());
    assert!(append("p", "<a><b></a>", "<n/>").is_err());
}

#[test]
fn prefixes_are_those_of_the_outermost() {
    assert_eq!(prefix(&steps("p", "<x:a><b/></x:a>", false).unwrap()), "x:");
    assert_eq!(prefix(&steps("p", "<a><x:b/></a>", false).unwrap()), "");
}

#[test]
fn old_drawings_need_not_match() {
    assert!(steps("p", "<xml><div><br></div></xml>", false).is_err());
    assert!(steps("p", "<xml><div><br></div></xml>", true).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_places_of_events_cover_the_text(names in proptest::collection::vec("[a-z]{1,3}", 1..8), text in "[a-z\u{e9} ]{0,9}") {
        let inside: String = names.iter().map(|name| format!("<{name}>{text}</{name}><{name} k='{text}'/>")).collect();
        let part = format!("<r>{inside}</r>");
        let pieces: String = steps("p", &part, false).unwrap().iter().map(|step| &part[step.range.clone()]).collect();
        prop_assert_eq!(pieces, part);
    }
}
