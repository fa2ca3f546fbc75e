//! Papers that cannot be read, or not wholly: what is said of them, what may stand beside them, and that no hostile one breaks anything.

use crate::papers::{FILLER, checked, d2, folder_of, page, pdf, sent};
use crate::support::{code, earnest, told};
use proptest::prelude::*;
use serde_json::{Value, json};

#[test]
fn nothing_is_said_to_be_missing_from_what_cannot_be_read() {
    let scanned = pdf(&[FILLER, "", FILLER]);
    let damaged = b"%PDF-1.4\nnothing of a paper".to_vec();
    let cases: [(&str, &str, Vec<u8>, Value, &str); 7] = [
        (
            "report.pdf",
            "report.pdf",
            scanned.clone(),
            page(2),
            "[page-not-read] D2 page 2 has no text",
        ),
        (
            "report.pdf",
            "report.pdf",
            scanned.clone(),
            json!([{ "document": "D2" }]),
            "[page-not-read] D2 has no text",
        ),
        (
            "report.pdf",
            "report.pdf",
            scanned,
            page(4),
            "[page-not-in-document] page 4 of D2 is cited, but D2 has 3 pages",
        ),
        (
            "report.pdf",
            "report.pdf",
            damaged,
            page(1),
            "[paper-not-read] D2 was not read: report.pdf: it is no PDF",
        ),
        (
            "report.docx",
            "report.docx",
            b"PK".to_vec(),
            page(1),
            "[paper-not-read] D2 was not read: report.docx: its kind is not read",
        ),
        ("report.pdf", "other.pdf", Vec::new(), page(1), "there is no such file"),
        (
            "../report.pdf",
            "other.pdf",
            Vec::new(),
            page(1),
            "lies outside the folder of documents",
        ),
    ];
    for (named, name, bytes, evidence, words) in cases {
        let folder = folder_of(&[(name, &bytes)]);
        for told in checked(folder.path(), &sent(&json!(3540), &d2(named), &evidence)) {
            let flat = told.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(flat.contains(words), "{words}: {told}");
            assert!(!told.contains("[figure-"), "{told}");
        }
    }
}

#[test]
fn what_a_pdf_does_not_say_may_stand_beside_it() {
    let scanned = pdf(&[FILLER, "", FILLER]);
    for name in ["report.pdf.txt", "report.txt", "D2.txt"] {
        for (figure, words) in [("3,540", ""), ("3,450", "[figure-not-in-document]")] {
            let text = format!("{FILLER}\u{c}{FILLER} {figure} people.\u{c}{FILLER}\u{c}");
            let folder = folder_of(&[("report.pdf", &scanned), (name, text.as_bytes())]);
            for told in checked(folder.path(), &sent(&json!(3540), &d2("report.pdf"), &page(2))) {
                assert!(!told.contains("page-not-read") && told.contains(words), "{told}");
                assert_eq!(told.contains("[figure-"), !words.is_empty(), "{told}");
            }
        }
    }
}

#[test]
fn documents_are_in_a_folder() {
    for command in ["check", "assess"] {
        let output = earnest(&[command, "tests/fixtures/good.yaml", "--documents", "no-such-folder"]);
        assert_eq!(code(&output), 2, "{}", told(&output));
        assert!(told(&output).contains("no-such-folder is no folder, expected"), "{}", told(&output));
    }
}

#[test]
fn a_hostile_paper_is_told_and_ends() {
    let good = String::from_utf8(pdf(&[FILLER])).unwrap();
    let nested = "[".repeat(300_000);
    let deep = "<</A".repeat(300_000);
    let cases = [
        good.replace("/Count 1", &format!("/Count 1 /X {nested}")),
        good.replace("/Count 1", &format!("/Count 1 /X {deep}")),
        // pages that are their own parent and child
        good.replace("/Kids [ 5 0 R ]", "/Kids [ 2 0 R 2 0 R ]"),
        good.replace("/Type /Page /Parent", "/Type /Pages /Kids [ 2 0 R ] /Parent"),
        good.replace("BT /F", &format!("BT {nested} /F")),
        good.replace("/Font << /F 3 0 R >>", "/Font 7 0 R")
            .replace("/Contents 6 0 R", "/Contents [ 6 0 R 6 0 R 5 0 R ]"),
        good.replace("/Root 1 0 R", "/Root 1 0 R /Prev 0 /XRefStm 9"),
        good.replace("/Size 7", "/Size 4294967295"),
    ];
    for (number, hostile) in cases.iter().enumerate() {
        let folder = folder_of(&[("report.pdf", hostile.as_bytes())]);
        let value = sent(&json!(3540), &d2("report.pdf"), &page(1));
        let began = std::time::Instant::now();
        for told in checked(folder.path(), &value) {
            assert!(!told.contains("panicked"), "{number}: {told}");
            assert!(told.contains("can be assessed"), "{number}: {told}");
        }
        assert!(began.elapsed().as_secs() < 60, "{number}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_paper_is_told_and_breaks_nothing(
        cuts in proptest::collection::vec((0_usize..4000, any::<u8>()), 1..40), length in 0_usize..4000, ending in 0_usize..4,
    ) {
        let mut bytes = pdf(&[FILLER, "", "3,540"]);
        for (place, byte) in cuts {
            let place = place % bytes.len();
            bytes[place] = byte;
        }
        bytes.truncate(length.max(100));
        let name = ["a.pdf", "a.txt", "a.html", "a.md"][ending];
        if let Ok(paper) = earnest::submission::paper::Paper::read(name, &bytes) {
            let _ = paper.look(3540, Some(2));
            let _ = paper.look(3540, None);
        }
    }
}
