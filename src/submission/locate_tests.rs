//! Tests of places in a file.

use super::{LARGEST, Text};
use crate::submission::tree::Span;

fn refused(bytes: &[u8]) -> (&'static str, String, u32, u32) {
    let faults = Text::check(bytes).unwrap_err();
    let fault = faults.iter().next().unwrap().clone();
    let place = fault.place.unwrap();
    (fault.code, fault.message, place.line, place.column)
}

#[test]
fn what_is_no_text_is_refused_with_its_byte() {
    assert_eq!(
        refused(b"a: b\nc: \xe9\n"),
        ("not-utf8", "byte 8 is not utf-8 text".to_owned(), 2, 4)
    );
    assert_eq!(
        refused(b"a: \0"),
        ("nul-byte", "byte 3 is a nul byte, expected text".to_owned(), 1, 4)
    );
    assert_eq!(refused(&[0xff, 0xfe, b'a', 0]).0, "not-utf8");
    for empty in [&b""[..], b" \n\t\r\n", "\u{feff}\n".as_bytes()] {
        assert_eq!(refused(empty).0, "empty-file");
    }
    assert_eq!(refused(&vec![b'a'; LARGEST + 1]).0, "too-large");
    assert!(Text::check(&vec![b'a'; LARGEST]).is_ok());
}

#[test]
fn columns_count_characters_and_offsets_count_bytes_of_the_file() {
    let text = Text::new("\u{feff}é: x\nb: ☃y\r\nc: z");
    assert_eq!(text.as_str().chars().next(), Some('é'));
    for (start, end, expected) in [
        (0, 2, (1, 1, 3, 5)),
        (4, 5, (1, 4, 7, 8)),
        (12, 13, (2, 5, 15, 16)),
        (18, 19, (3, 4, 21, 22)),
    ] {
        let place = text.place(Span { start, end });
        assert_eq!((place.line, place.column, place.start, place.end), expected, "{start}..{end}");
    }
}

#[test]
fn a_span_of_several_lines_ends_with_its_first() {
    let text = Text::new("ab\r\ncd\n");
    let place = text.place(Span { start: 0, end: 6 });
    assert_eq!((place.start, place.end), (0, 2));
    let beyond = text.place(Span { start: 99, end: 120 });
    assert_eq!((beyond.line, beyond.column, beyond.start, beyond.end), (3, 1, 7, 7));
}

#[test]
fn lines_and_columns_lead_back_to_bytes() {
    let text = Text::new("é: x\nb: ☃y\n");
    assert_eq!(
        (text.offset(2, 1), text.offset(2, 4), text.offset(9, 9)),
        (6, 9, text.as_str().len())
    );
    assert_eq!(text.offset_of_letter(2, 5), 12);
}
