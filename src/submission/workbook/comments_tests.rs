//! Notes of people kept, ours replaced.

use super::{merged, new};
use std::collections::{BTreeMap, BTreeSet};

const THEIRS: &str = "<comments xmlns=\"m\"><authors><author>Pat</author></authors><commentList>\
    <comment ref=\"B2\" authorId=\"0\" shapeId=\"0\"><text><t>ask &amp; see</t></text></comment>\
    <comment ref=\"C3\" authorId=\"0\"><text><r><rPr><b/></rPr><t>Pat:</t></r><r><t> rich</t></r></text></comment></commentList></comments>";

fn notes<'n>(all: &[((u32, u32), &'n str)]) -> BTreeMap<(u32, u32), &'n str> {
    all.iter().copied().collect()
}

#[test]
fn a_new_part_holds_the_notes_as_text() {
    let made = new(&notes(&[((0, 0), "a <b> & \"c\"\u{7}"), ((6, 2), "second\nline")]), "m");
    assert!(made.text.contains("ref=\"A1\"") && made.text.contains("ref=\"C7\""));
    assert!(
        made.text.contains("a &lt;b> &amp; \"c\"</t>") || made.text.contains("a &lt;b&gt; &amp;"),
        "{}",
        made.text
    );
    assert!(made.text.contains(">earnest: second\nline<"));
    assert_eq!(made.fresh, BTreeSet::from([(0, 0), (6, 2)]));
}

#[test]
fn notes_of_people_stay_as_they_are() {
    let made = merged("p", THEIRS, &notes(&[((4, 4), "new")])).unwrap();
    assert!(
        made.text
            .contains("<comment ref=\"B2\" authorId=\"0\" shapeId=\"0\"><text><t>ask &amp; see</t></text></comment>")
    );
    assert!(made.text.contains("<author>Pat</author><author>earnest</author>"));
    assert!(made.text.contains("<comment ref=\"E5\" authorId=\"1\">"));
    assert_eq!((made.gone, made.fresh), (BTreeSet::new(), BTreeSet::from([(4, 4)])));
}

#[test]
fn a_second_check_replaces_what_the_first_said() {
    let first = merged("p", THEIRS, &notes(&[((4, 4), "one"), ((1, 1), "two"), ((2, 2), "three")])).unwrap();
    assert_eq!(first.fresh, BTreeSet::from([(4, 4)]));
    assert!(
        first
            .text
            .contains("<text><r><t>ask &amp; see</t></r><r><t xml:space=\"preserve\">\n\nearnest: two</t></r></text>"),
        "{}",
        first.text
    );
    let second = merged("p", &first.text, &notes(&[((4, 4), "uno"), ((1, 1), "due"), ((5, 5), "tre")])).unwrap();
    assert_eq!(
        (second.gone, second.fresh),
        (BTreeSet::from([(4, 4)]), BTreeSet::from([(4, 4), (5, 5)]))
    );
    for gone in [": one<", ": two<", ": three<"] {
        assert!(!second.text.contains(gone), "{gone} in {}", second.text);
    }
    for there in [
        "uno<",
        "earnest: due<",
        "tre<",
        "ask &amp; see",
        "Pat:</t></r><r><t> rich</t></r></text>",
    ] {
        assert!(second.text.contains(there), "{there} not in {}", second.text);
    }
    assert_eq!(second.text.matches("<author>").count(), 2);
    let last = merged("p", &second.text, &BTreeMap::new()).unwrap();
    assert!(!last.text.contains("earnest: ") && last.text.contains("ask &amp; see"));
    assert_eq!(last.text.matches("<comment ").count(), 2);
}

#[test]
fn empty_lists_and_prefixes_are_met() {
    let made = merged(
        "p",
        "<x:comments xmlns:x=\"m\"><x:authors/><x:commentList/></x:comments>",
        &notes(&[((0, 0), "n")]),
    )
    .unwrap();
    assert_eq!(
        made.text,
        "<x:comments xmlns:x=\"m\"><x:authors><x:author>earnest</x:author></x:authors><x:commentList>\
         <x:comment ref=\"A1\" authorId=\"0\"><x:text><x:r><x:t xml:space=\"preserve\">earnest: n</x:t></x:r></x:text></x:comment></x:commentList></x:comments>"
    );
}

#[test]
fn damaged_parts_are_refused() {
    for part in [
        "<comments/>",
        "<comments><authors/></comments>",
        "<comments><authors/><commentList><comment ref=\"?\" authorId=\"0\"><text/></comment></commentList></comments>",
        "<comments><authors/><commentList><comment ref=\"A1\" authorId=\"0\"/></commentList></comments>",
        "<comments><authors>",
    ] {
        assert!(merged("p", part, &notes(&[((0, 0), "n")])).is_err(), "{part}");
    }
}

#[test]
fn ours_are_known_where_a_program_forgot_their_author_and_joined_runs() {
    let forgotten = "<comments><authors><author> </author></authors><commentList>\
        <comment ref=\"A1\" authorId=\"0\"><text><r><rPr/><t>earnest: old</t></r></text></comment>\
        <comment ref=\"A2\" authorId=\"0\"><text><r><rPr/><t>Pat says\n\nearnest: old &amp; tired\nwhat to do: x</t></r></text></comment>\
        <comment ref=\"A3\" authorId=\"0\"><text><r><t>Kim says&#10;&#10;earnest: old&#10;what to do: x</t></r></text></comment></commentList></comments>";
    let made = merged("p", forgotten, &notes(&[((1, 0), "new")])).unwrap();
    assert_eq!((made.gone, made.fresh), (BTreeSet::from([(0, 0)]), BTreeSet::new()));
    assert!(made.text.contains("<t>Kim says</t></r></text>"), "{}", made.text);
    assert!(!made.text.contains("old") && !made.text.contains("tired"), "{}", made.text);
    assert!(
        made.text
            .contains("<t>Pat says</t></r><r><t xml:space=\"preserve\">\n\nearnest: new</t></r></text>"),
        "{}",
        made.text
    );
}
