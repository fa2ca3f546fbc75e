//! Figures in their usual writings, and what is said of text that cannot be read.

use super::figure::stands;
use super::{Paper, Sought, html};

const FILLER: &str = "The board heard from people who use the clinic. ";

fn plain(text: &str) -> Paper {
    Paper::read("a.txt", text.as_bytes()).unwrap()
}

#[test]
fn a_figure_is_found_in_its_usual_writings() {
    for text in [
        "3540 people",
        "3,540 people",
        "3 540 people",
        "3.540 people",
        "3'540",
        "3\u{2019}540",
        "3\u{a0}540",
        "3\u{202f}540",
        "3\u{2009}540",
        "(3,540)",
        "n=3540",
        "in all: 3,540.",
        "3,540, of whom 120",
        "of 12, 3,540 said so",
        "about 3,540; then",
        "in 2019, 3540",
        "3\u{fffd}540",
    ] {
        assert!(stands(text, 3540, false), "{text}");
    }
    for text in [
        "13,540",
        "3,540,000",
        "35401",
        "13540",
        "3,541",
        "354",
        "3,540.5",
        "2.3540",
        "3,5 40",
        "3540 %",
        "3,540%",
        "three thousand",
        "",
    ] {
        assert!(!stands(text, 3540, false), "{text}");
    }
    assert!(!stands("12,540 and 7.540", 540, false));
    assert!(stands("of 12, 540 said so", 540, false));
    assert!(stands("1,090,417 people", 1_090_417, false) && stands("1 090 417", 1_090_417, false));
    assert!(!stands("59 % of 251", 59, false) && stands("59 people, 59 %", 59, false));
}

#[test]
fn digits_of_a_pdf_may_stand_apart() {
    for text in ["3 5 40", "3,\n540", "3540", "3 540"] {
        assert!(stands(text, 3540, true), "{text}");
    }
    for text in ["3 5 40", "3,\n540"] {
        assert!(!stands(text, 3540, false), "{text}");
    }
    for text in ["13540", "1,3 540 541", "3540 9", "35 4"] {
        assert_eq!(stands(text, 3540, true), text == "3540 9" || text.starts_with("1,"), "{text}");
    }
}

#[test]
fn a_page_that_is_named_is_the_page_that_counts() {
    let paper = plain(&format!(
        "{FILLER}Nothing.\u{c}{FILLER}3,540 people came.\u{c}{FILLER}120 wrote.\u{c}"
    ));
    assert!(paper.is_paged() && !paper.has_gaps());
    assert_eq!(paper.look(3540, Some(2)), Sought::There);
    assert_eq!(paper.look(3540, Some(1)), Sought::Elsewhere(2));
    assert_eq!(paper.look(3540, None), Sought::There);
    assert_eq!(paper.look(77, Some(1)), Sought::Nowhere);
    assert_eq!(paper.look(77, None), Sought::Nowhere);
    assert_eq!(paper.look(3540, Some(4)), Sought::NoPage(3));
}

#[test]
fn a_text_without_pages_is_searched_whole() {
    let paper = plain(&format!("{FILLER}3,540 people came."));
    assert!(!paper.is_paged());
    assert_eq!(paper.look(3540, Some(14)), Sought::There);
    assert_eq!(paper.look(77, Some(14)), Sought::Nowhere);
}

#[test]
fn nothing_is_missing_from_what_cannot_be_read() {
    let paper = plain(&format!("{FILLER}\u{c} 2 \u{c}{FILLER}3,540"));
    assert!(paper.has_gaps());
    assert!(matches!(paper.look(77, Some(2)), Sought::Untold(_)));
    assert!(matches!(paper.look(77, None), Sought::Untold(_)));
    assert_eq!(paper.look(77, Some(1)), Sought::Nowhere);
    // what stands there is there, however little there is
    assert_eq!(plain("3540").look(3540, None), Sought::There);
    assert!(matches!(plain("").look(3540, None), Sought::Untold(_)));
}

#[test]
fn a_text_mends_the_gaps_alone() {
    let scanned = plain(&format!("{FILLER}3,540\u{c}\u{c}{FILLER}"));
    let text = plain(&format!("{FILLER}9,999\u{c}{FILLER}120\u{c}{FILLER}"));
    let mended = scanned.clone().mended(text);
    assert_eq!(mended.look(120, Some(2)), Sought::There);
    assert_eq!(mended.look(3540, Some(1)), Sought::There);
    assert_eq!(mended.look(9999, None), Sought::Nowhere);
    // other pages are another paper
    assert_eq!(scanned.clone().mended(plain(&format!("{FILLER}120"))), scanned);
    // of what cannot be read at all the text is taken whole
    assert_eq!(plain("").mended(plain(&format!("{FILLER}120"))).look(120, None), Sought::There);
}

#[test]
fn a_web_page_is_read_as_it_is_seen() {
    let page = "<html><head><style>p:before{content:'77'}</style><script>var n = 88 < 99;</script></head>\
        <body><!-- 66 --><p title='55'>3,<b>540</b> people</p><td>2019</td><td>417</td>\
        <p>1&nbsp;090&#160;417 &lt;x&gt; a < b & c 59&percnt;</p></body></html>";
    let text = html::text(page);
    for (figure, there) in [
        (3540, true),
        (417, true),
        (2019, true),
        (1_090_417, true),
        (77, false),
        (88, false),
        (99, false),
        (66, false),
        (55, false),
        (59, false),
    ] {
        assert_eq!(stands(&text, figure, false), there, "{figure}: {text:?}");
    }
    assert!(text.contains("<x>") && text.contains("a < b & c"));
    for broken in [
        "<",
        "<p",
        "a <!-- b",
        "<script>never ends 3540",
        "&",
        "&#;",
        "&#99999999999;",
        "<\u{e9}>",
        "</",
    ] {
        let _ = html::text(broken);
    }
    assert!(!stands(&html::text("<script>3540"), 3540, false));
    let paper = Paper::read("A.HTML", format!("<p>{FILLER} 3540").as_bytes()).unwrap();
    assert_eq!(paper.look(3540, Some(2)), Sought::There);
}

#[test]
fn texts_of_other_programs_are_read() {
    let text = format!("{FILLER}3540");
    let mut wide = vec![0xff, 0xfe];
    wide.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let mut big = vec![0xfe, 0xff];
    big.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    let mut old = text.clone().into_bytes();
    old.extend(b" caf\xe9 3\xa0541");
    for bytes in [wide, big, old.clone()] {
        assert_eq!(Paper::read("a.txt", &bytes).unwrap().look(3540, None), Sought::There);
    }
    assert_eq!(Paper::read("a.txt", &old).unwrap().look(3541, None), Sought::There);
    assert!(Paper::read("a.md", b"a\0b").unwrap_err().contains("nul"));
    for name in ["a.docx", "a", "a.pdf.zip"] {
        assert!(Paper::read(name, b"3540").unwrap_err().contains("expected"), "{name}");
    }
    assert!(Paper::read("a.pdf", b"no pdf").unwrap_err().contains("PDF"));
    assert!(Paper::read("a.pdf", b"").is_err());
}
