//! Figures and the papers cited for them: the tenth likely mistake, by line and by cell, and what is passed over.

use crate::support::{code, earnest, said, told};
use earnest::base::digest::sha256;
use earnest::submission::workbook;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;

pub(crate) const FILLER: &str = "The board heard from people who use the clinic and from those who care for them, over five weeks in the autumn of the \
    year, by letter, at the market and on the ward, and it thanks all of them for the time that they gave to it and for what they said.";

/// A PDF of pages of text; an empty page draws a picture instead.
pub(crate) fn pdf(pages: &[&str]) -> Vec<u8> {
    let kids: String = (0..pages.len()).fold(String::new(), |mut kids, page| {
        let _ = write!(kids, "{} 0 R ", 5 + page * 2);
        kids
    });
    let picture = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>\nstream\nx\nendstream";
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [ {kids}] /Count {} >>", pages.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        picture.to_owned(),
    ];
    for (place, text) in pages.iter().enumerate() {
        let content = if text.is_empty() {
            "q 100 0 0 100 0 0 cm /I Do Q".to_owned()
        } else {
            format!("BT /F 12 Tf 40 700 Td ({text}) Tj ET")
        };
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> /XObject << /I 4 0 R >> >> /Contents {} 0 R >>",
            6 + place * 2
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    let mut out = "%PDF-1.4\n".to_owned();
    let mut starts = Vec::new();
    for (place, object) in objects.iter().enumerate() {
        starts.push(out.len());
        let _ = write!(out, "{} 0 obj\n{object}\nendobj\n", place + 1);
    }
    let table = out.len();
    let _ = write!(out, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for start in starts {
        let _ = writeln!(out, "{start:010} 00000 n ");
    }
    let _ = write!(
        out,
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    );
    out.into_bytes()
}

/// A submission with one way in which so many people were heard, and what it cites.
pub(crate) fn sent(people: &Value, document: &Value, evidence: &Value) -> Value {
    json!({
        "format": 1, "basis": "compiled", "authority": { "name": "Anyshire Health Board" },
        "period": { "from": "2025-01-01", "to": "2025-12-31" },
        "documents": [document],
        "exercises": [{ "id": "E1", "title": "Where the clinic should be", "opens": "2025-03-01", "closes": "2025-04-01",
            "activities": [{ "id": "W1", "people": people, "evidence": evidence }] }],
    })
}

/// What `check` says of it with a folder of papers: as a text of lines, then as a form.
pub(crate) fn checked(folder: &Path, value: &Value) -> [String; 2] {
    let read = earnest::submission::read::submission("a.json", value.to_string().as_bytes()).unwrap();
    let text = folder.join("submission.yaml");
    // JSON of several lines is YAML too
    std::fs::write(&text, serde_json::to_string_pretty(value).unwrap()).unwrap();
    let form = folder.join("form.xlsx");
    std::fs::write(&form, workbook::form(Some(&read.value), false).unwrap()).unwrap();
    [text, form].map(|file| {
        let output = earnest(&["check", file.to_str().unwrap(), "--documents", folder.to_str().unwrap()]);
        assert_eq!(code(&output), 0, "{}", told(&output));
        format!("{}{}", told(&output), said(&output))
    })
}

pub(crate) fn folder_of(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

pub(crate) fn d2(path: &str) -> Value {
    json!({ "id": "D2", "title": "Report of what people said", "path": path })
}

pub(crate) fn page(page: u32) -> Value {
    json!([{ "document": "D2", "page": page }])
}

fn fourteen(figure: &str) -> Vec<String> {
    (1..=14)
        .map(|page| {
            let figure = if page == 14 { figure } else { "nobody" };
            format!("{FILLER} In all, {figure} took part.")
        })
        .collect()
}

#[test]
fn mistake_10_a_figure_that_is_not_in_its_paper_is_told_at_its_cell_and_at_its_line() {
    let pages = fourteen("3,450");
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let text = pages.join("\u{c}");
    for (name, bytes) in [("report.pdf", pdf(&pages)), ("report.txt", text.into_bytes())] {
        let folder = folder_of(&[(name, &bytes)]);
        let [line, cell] = checked(folder.path(), &sent(&json!(3540), &d2(name), &page(14)));
        for told in [&line, &cell] {
            assert!(
                told.contains(
                    "warning: [figure-not-in-document] 3,540 people is supported by D2 page 14, but '3,540' or '3540' is not on that page\n"
                ) || told.contains(
                    "[figure-not-in-document]: 3,540 people is supported by D2 page 14, but '3,540' or '3540' is not on that page"
                ),
                "{name}: {told}"
            );
            assert!(told.contains("help: check the page or the figure"), "{told}");
            assert_eq!(told.matches("figure-not-in-document").count(), 1, "{told}");
            assert!(told.contains("1 warning") || cell == *told, "{told}");
        }
        assert!(line.contains("submission.yaml:") && line.contains("\"people\": 3540"), "{line}");
        let place = cell.lines().find(|line| line.contains("form.xlsx: Ways, ")).unwrap();
        // the first row under the heading, the help and the example
        assert!(place.ends_with('4'), "{place}");
    }
}

#[test]
fn a_figure_that_is_there_is_passed_over() {
    for written in ["3,540", "3540", "3 540", "3.540"] {
        let pages = fourteen(written);
        let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
        let html = format!("<html><body><p>{}</p></body></html>", pages.join("</p><p>"));
        let files: [(&str, Vec<u8>); 4] = [
            ("report.pdf", pdf(&pages)),
            ("report.txt", pages.join("\u{c}").into_bytes()),
            ("report.md", pages.join("\n\n").into_bytes()),
            ("report.html", html.into_bytes()),
        ];
        for (name, bytes) in files {
            let folder = folder_of(&[(name, &bytes)]);
            for evidence in [page(14), json!([{ "document": "D2" }])] {
                for people in [json!(3540), json!({ "about": 3540 }), json!({ "at_least": 3540 })] {
                    for told in checked(folder.path(), &sent(&people, &d2(name), &evidence)) {
                        assert!(!told.contains("D2"), "{name}, {written}: {told}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_figure_on_another_page_is_told_with_that_page() {
    let pages = fourteen("3,540");
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let folder = folder_of(&[("report.pdf", &pdf(&pages))]);
    for told in checked(folder.path(), &sent(&json!(3540), &d2("report.pdf"), &page(13))) {
        assert!(
            told.contains("[figure-on-another-page]") && told.contains("is not on that page; it is on page 14 of D2"),
            "{told}"
        );
        assert!(!told.contains("figure-not-in-document"), "{told}");
    }
}

#[test]
fn a_paper_with_an_address_is_found_by_its_short_name() {
    let online = json!({ "id": "D2", "title": "Report", "url": "https://www.example.org/report" });
    let folder = folder_of(&[("D2.html", format!("<p>{FILLER} 3,450</p>").as_bytes())]);
    let [line, cell] = checked(folder.path(), &sent(&json!(3540), &online, &page(14)));
    for told in [line, cell] {
        assert!(told.contains("D2 page 14, but '3,540' or '3540' is not in it"), "{told}");
    }
    // nobody sent it: nothing to say
    let empty = folder_of(&[]);
    for told in checked(empty.path(), &sent(&json!(3540), &online, &page(14))) {
        assert!(!told.contains("D2"), "{told}");
    }
}

#[test]
fn one_paper_that_shows_it_is_enough_and_one_unread_leaves_it_open() {
    let mut value = sent(&json!(3540), &d2("a.txt"), &json!([{ "document": "D2" }, { "document": "D3" }]));
    let papers = value["documents"].as_array_mut().unwrap();
    papers.push(json!({ "id": "D3", "title": "Minutes", "path": "b.pdf" }));
    let without = FILLER.as_bytes();
    let scanned = pdf(&[""]);
    let shown = pdf(&[&format!("{FILLER} 3540")]);
    let hidden = pdf(&[FILLER]);
    for (second, words) in [
        (&shown, ""),
        (&scanned, "[page-not-read] D3"),
        (&hidden, "supported by D2 and D3, but '3,540' or '3540' is not in any of these"),
    ] {
        let folder = folder_of(&[("a.txt", without), ("b.pdf", second)]);
        for told in checked(folder.path(), &value) {
            assert!(told.contains(words), "{words}: {told}");
            assert_eq!(told.contains("[figure-not-in-document]"), words.starts_with("supported"), "{told}");
        }
    }
}

#[test]
fn figures_in_words_spans_and_shares_are_left_alone() {
    let folder = folder_of(&[("report.txt", FILLER.as_bytes())]);
    for people in [
        json!(12),
        json!(0),
        json!({ "from": 100, "to": 200 }),
        json!({ "share": "59 %", "of": 251 }),
        json!("not held"),
    ] {
        for told in checked(folder.path(), &sent(&people, &d2("report.txt"), &page(1))) {
            assert!(!told.contains("[figure-"), "{people}: {told}");
        }
    }
    for told in checked(folder.path(), &sent(&json!(13), &d2("report.txt"), &page(1))) {
        assert!(
            told.contains("13 people is supported by D2 page 1, but '13' is not in it"),
            "{told}"
        );
    }
}

/// The notes and the state of the paper in the assessment, with the codes of its warnings.
fn assessed(folder: &Path, value: &Value) -> (bool, String, Vec<String>) {
    let file = folder.join("submission.json");
    std::fs::write(&file, value.to_string()).unwrap();
    let output = earnest(&[
        "assess",
        file.to_str().unwrap(),
        "--documents",
        folder.to_str().unwrap(),
        "--format",
        "json",
    ]);
    assert_eq!(code(&output), 0, "{}", told(&output));
    let made: Value = serde_json::from_str(&said(&output)).unwrap();
    let noted = made["notes"].to_string().contains("figure-not-in-document");
    let codes = made["warnings"].as_array().unwrap().iter().map(|warning| {
        assert!(warning["line"].is_number(), "{warning}");
        warning["code"].as_str().unwrap().to_owned()
    });
    (noted, made["documents"][0]["state"].as_str().unwrap().to_owned(), codes.collect())
}

#[test]
fn an_assessment_notes_a_figure_that_its_paper_does_not_show() {
    let text = format!("{FILLER} 3,540 people came.\u{c}{FILLER}");
    let folder = folder_of(&[("report.txt", text.as_bytes())]);
    let digest = sha256(text.as_bytes());
    let paper = |digest: &str| json!({ "id": "D2", "title": "Report", "path": "report.txt", "sha256": digest });
    let case = |people: u32, digest: &str, at: u32| assessed(folder.path(), &sent(&json!(people), &paper(digest), &page(at)));
    let told = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
    assert_eq!(case(3540, &digest, 1), (false, "exhibited".to_owned(), told(&[])));
    assert_eq!(
        case(3450, &digest, 1),
        (true, "exhibited".to_owned(), told(&["figure-not-in-document"]))
    );
    // the paper shows it after all
    assert_eq!(
        case(3540, &digest, 2),
        (false, "exhibited".to_owned(), told(&["figure-on-another-page"]))
    );
    // another file is not the paper
    assert_eq!(
        case(3450, &"0".repeat(64), 1),
        (false, "changed".to_owned(), told(&["paper-not-read"]))
    );
}
