//! Texts as people typed them.

use super::{plain, shared};
use crate::submission::workbook::xml::Xml;
use proptest::prelude::*;

#[test]
fn escapes_are_read_and_what_only_looks_like_one_is_kept() {
    for (stored, expected) in [
        ("a_x0041_b", "aAb"),
        ("line_x000D_\nnext", "line\nnext"),
        ("_x005F_x0041_", "_x0041_"),
        ("_x00_", "_x00_"),
        ("_xZZZZ_", "_xZZZZ_"),
        ("_xD83D_", "_xD83D_"),
        ("_x", "_x"),
        ("_x00é1_", "_x00é1_"),
        ("a\rb\r\nc", "a\nb\nc"),
    ] {
        assert_eq!(plain(stored), expected, "{stored}");
    }
}

#[test]
fn shared_strings_keep_their_order_and_lose_their_looks() {
    let part = "<sst><si><t>a</t></si><si/><si><r><t xml:space=\"preserve\">b </t></r><r><rPr><t>no</t></rPr><t>c</t></r><phoneticPr/></si><si><rPh><t>no</t></rPh><t>d</t></si></sst>";
    let mut left = 10_000;
    let all = shared(&mut Xml::new("p", part.as_bytes(), &mut left)).unwrap();
    let all: Vec<&str> = all.iter().map(AsRef::as_ref).collect();
    assert_eq!((all.len(), all[0], all[1], all[3]), (4, "a", "", "d"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_written_by_a_program_comes_back(text in "[a-zA-Z0-9_x<>&\"' \u{e9}\u{1F3E5}\n]{1,40}") {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet().write(0, 0, &text).unwrap();
        let bytes = book.save_to_buffer().unwrap();
        let read = crate::submission::workbook::raw::read(&bytes).unwrap();
        prop_assert_eq!(&read.sheets[0].cells[&(0, 0)], &crate::submission::workbook::raw::Cell::Text(text));
    }
}
