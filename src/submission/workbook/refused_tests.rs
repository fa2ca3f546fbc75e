//! Every kind of hostile or damaged workbook, refused in words.

#![allow(clippy::cast_possible_truncation, reason = "tests")]

use super::{Book, read};
use crate::submission::workbook::build::{self, codes, sheet, workbook, written};

pub(super) fn refused(bytes: &[u8]) -> (Vec<&'static str>, String) {
    let faults = read(bytes).expect_err("it was taken");
    let said: Vec<String> = faults.iter().map(|fault| fault.message.clone()).collect();
    for said in &said {
        assert!(!said.ends_with('.') && said.len() > 20, "{said}");
    }
    (codes(&faults), said.join("\n"))
}

#[test]
fn every_formula_is_named_up_to_a_bound_and_then_counted() {
    let rows = "<row><c r=\"B3\"><f>SUM(A1:A2)</f><v>3</v></c><c r=\"C3\"><f t=\"shared\" si=\"0\"/></c><c><v>1</v></c></row>";
    let faults = read(&workbook(&sheet(rows), &[])).unwrap_err();
    let at: Vec<String> = faults.iter().map(|fault| fault.cell.as_ref().unwrap().to_string()).collect();
    assert_eq!(at, ["Ways, B3", "Ways, C3"]);
    assert_eq!(codes(&faults), ["workbook-formula", "workbook-formula"]);
    assert!(
        faults
            .iter()
            .all(|fault| fault.message == "a formula, expected the value itself" && fault.help.is_some())
    );
    let many: String = (1..=500).map(|row| format!("<row r=\"{row}\"><c><f>1+1</f></c></row>")).collect();
    let (codes, said) = refused(&workbook(&sheet(&many), &[]));
    assert_eq!(codes.len(), 25);
    assert!(
        said.ends_with("476 more formulas in the workbook, expected the values themselves"),
        "{said}"
    );
}

#[test]
fn each_hostile_workbook_is_refused_by_its_name() {
    let fine = sheet("<row><c><v>1</v></c></row>");
    let add = |name: &str| workbook(&fine, &[(name, "x")]);
    let with = |part: &str, text: &str| workbook(&fine, &[(part, text)]);
    let mut locked = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    let old = locked.clone();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>";
    let table: Vec<(&str, Vec<u8>, &str, &str)> = vec![
        ("macros", add("xl/vbaProject.bin"), "workbook-macros", "macros"),
        (
            "macros by type",
            with(
                "[Content_Types].xml",
                &build::TYPES.replace("spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main"),
            ),
            "workbook-macros",
            "macros",
        ),
        ("old macros", add("xl/macrosheets/sheet1.xml"), "workbook-macros", "macros"),
        (
            "links",
            add("xl/externalLinks/externalLink1.xml"),
            "workbook-links",
            "another workbook",
        ),
        (
            "links by relationship",
            with(
                "xl/_rels/workbook.xml.rels",
                &build::RELATIONS.replace("http://x/styles", "http://x/externalLink"),
            ),
            "workbook-links",
            "another workbook",
        ),
        ("binary", add("xl/workbook.bin"), "workbook-locked", "binary"),
        ("password", locked, "workbook-locked", "password"),
        ("old format", old, "workbook-locked", "old format"),
        ("path that leads out", add("../../etc/passwd"), "workbook-damaged", "leads out"),
        ("path from the root", add("/etc/passwd"), "workbook-damaged", "leads out"),
        ("names by case", add("XL/Workbook.xml"), "workbook-damaged", "two parts"),
        (
            "declared entities",
            with("xl/workbook.xml", &format!("{laughs}{}", build::BOOK)),
            "workbook-entities",
            "document type",
        ),
        (
            "an entity in a cell",
            workbook(&sheet("<row><c t=\"str\"><v>&lol9;</v></c></row>"), &[]),
            "workbook-entities",
            "entity",
        ),
        (
            "no sheet part",
            with("xl/_rels/workbook.xml.rels", &build::RELATIONS.replace("sheet1.xml", "sheet9.xml")),
            "workbook-damaged",
            "is missing",
        ),
        (
            "no relation",
            with("xl/_rels/workbook.xml.rels", &build::RELATIONS.replace("\"s1\"", "\"s7\"")),
            "workbook-damaged",
            "lists a sheet",
        ),
        (
            "no sheets",
            with("xl/workbook.xml", "<workbook><sheets/></workbook>"),
            "workbook-damaged",
            "no sheet",
        ),
        (
            "two of one name",
            with(
                "xl/workbook.xml",
                &build::BOOK.replace("</sheets>", "<sheet name=\"WAYS\" r:id=\"s1\"/></sheets>"),
            ),
            "workbook-damaged",
            "one name",
        ),
        (
            "a missing text",
            workbook(&sheet("<row><c t=\"s\"><v>9</v></c></row>"), &[]),
            "workbook-damaged",
            "shared text",
        ),
        (
            "a strange kind",
            workbook(&sheet("<row><c t=\"zz\"><v>9</v></c></row>"), &[]),
            "workbook-damaged",
            "kind",
        ),
        (
            "one cell twice",
            workbook(&sheet("<row><c r=\"A1\"><v>9</v></c><c r=\"A1\"><v>9</v></c></row>"), &[]),
            "workbook-damaged",
            "twice",
        ),
        (
            "row 0",
            workbook(&sheet("<row r=\"0\"><c><v>9</v></c></row>"), &[]),
            "workbook-damaged",
            "no sheet has",
        ),
        (
            "cut off",
            workbook("<worksheet><sheetData><row><c><v>1", &[]),
            "workbook-damaged",
            "complete",
        ),
        (
            "ends that do not match",
            workbook("<worksheet><sheetData></worksheet></sheetData>", &[]),
            "workbook-damaged",
            "well-formed",
        ),
        ("not a sheet", workbook("<chart/>", &[]), "workbook-damaged", "not a sheet"),
        (
            "deep",
            workbook(&format!("<worksheet>{}", "<a>".repeat(1000)), &[]),
            "workbook-damaged",
            "deep",
        ),
        (
            "a long tag",
            workbook(&format!("<worksheet a=\"{}\">", "x".repeat(3_000_000)), &[]),
            "workbook-damaged",
            "longer",
        ),
        (
            "a long text",
            workbook(&sheet(&format!("<row><c t=\"str\"><v>{}</v></c></row>", "x".repeat(40_000))), &[]),
            "workbook-damaged",
            "longer",
        ),
        (
            "a document",
            build::archive(&[("word/document.xml", b"<x/>")]),
            "workbook-other",
            "not a workbook",
        ),
        (
            "a document of its kind",
            with(
                "[Content_Types].xml",
                &build::TYPES.replace("spreadsheetml.sheet", "wordprocessingml.document"),
            ),
            "workbook-other",
            "another kind",
        ),
        ("text", b"title: x".to_vec(), "workbook-other", "not a workbook"),
        ("only the beginning", b"PK\x03\x04".to_vec(), "workbook-damaged", "cut off"),
        (
            "large",
            [b"PK\x03\x04".to_vec(), vec![0; 51 << 20]].concat(),
            "workbook-too-large",
            "expected at most",
        ),
        (
            "many parts",
            [b"PK\x03\x04".to_vec(), b"PK\x01\x02".repeat(10_001)].concat(),
            "workbook-too-large",
            "parts",
        ),
    ];
    for (what, bytes, code, said) in table {
        let (codes, told) = refused(&bytes);
        assert_eq!(codes, [code], "{what}: {told}");
        assert!(told.contains(said), "{what}: {told}");
    }
}

#[test]
fn two_parts_of_one_name_are_refused() {
    let bytes = workbook(
        &sheet("<row><c><v>1</v></c></row>"),
        &[("xl/worksheets/sheet2.xml", "<worksheet/>")],
    );
    // both in the list of parts and before the part itself
    let from = b"xl/worksheets/sheet2.xml".as_slice();
    let mut twice = bytes.clone();
    for at in 0..bytes.len() - from.len() {
        if &bytes[at..at + from.len()] == from {
            twice[at..at + from.len()].copy_from_slice(b"xl/worksheets/sheet1.xml");
        }
    }
    let (codes, said) = refused(&twice);
    assert_eq!(codes, ["workbook-damaged"]);
    assert!(said.contains("two parts of one name"), "{said}");
}

#[test]
fn what_inflates_beyond_bounds_is_refused() {
    let rows = "<row/>".repeat(5_100_000);
    let (codes, said) = refused(&workbook(&sheet(&rows), &[]));
    assert_eq!(codes, ["workbook-too-many-cells"], "{said}");
    let comments = format!("<!--{}-->", "x".repeat(500_000)).repeat(450);
    let (codes, said) = refused(&workbook(&sheet(&comments), &[]));
    assert_eq!(codes, ["workbook-too-large"], "{said}");
}

#[test]
fn more_cells_and_more_text_than_a_form_can_have_are_refused() {
    let three_million = "<row><c><v>1</v></c></row>".repeat(250_001);
    let (codes, said) = refused(&workbook(&sheet(&three_million), &[]));
    assert_eq!(codes, ["workbook-too-many-cells"], "{said}");
    // one shared text of 30,000 letters in 2,000 cells is 60 MB, from a few kilobytes
    let strings = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(30_000));
    let cells = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(2000));
    let (codes, said) = refused(&workbook(&sheet(&cells), &[("xl/sharedStrings.xml", &strings)]));
    assert_eq!(codes, ["workbook-too-large"], "{said}");
    let empty = format!("<sst>{}</sst>", "<si/>".repeat(1_000_002));
    assert_eq!(
        refused(&workbook(&sheet(""), &[("xl/sharedStrings.xml", &empty)])).0,
        ["workbook-too-large"]
    );
}

#[test]
fn a_hundred_sheets_are_taken_and_no_more() {
    let book = |number: u32| {
        let sheets: String = (0..number).map(|at| format!("<sheet name=\"S{at}\" r:id=\"s1\"/>")).collect();
        let text = build::BOOK.split("<sheets>").next().unwrap().to_owned() + "<sheets>" + &sheets + "</sheets></workbook>";
        workbook(&sheet(""), &[("xl/workbook.xml", &text)])
    };
    assert_eq!(read(&book(100)).unwrap().sheets.len(), 100);
    assert_eq!(refused(&book(101)).0, ["workbook-too-many-cells"]);
}

/// Numbers that are the same in every run.
fn next(state: &mut u64) -> usize {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 33).unwrap()
}

#[test]
fn rubbish_never_panics_and_is_never_taken_for_something_else() {
    let good = written();
    let expected: Book = read(&good).unwrap();
    let mut state = 7;
    let mut refusals = 0;
    for _ in 0..600 {
        let mut bytes = good.clone();
        for _ in 0..=next(&mut state) % 3 {
            let at = next(&mut state) % bytes.len();
            bytes[at] ^= 1 << (next(&mut state) % 8);
        }
        match read(&bytes) {
            Ok(book) => assert_eq!(book, expected, "a damaged workbook was read as another"),
            Err(faults) => {
                refusals += 1;
                assert!(!faults.is_empty());
            }
        }
    }
    assert!(refusals > 300, "only {refusals} of 600 damaged workbooks were refused");
    for length in (0..good.len()).step_by(good.len() / 200) {
        assert!(read(&good[..length]).is_err(), "cut to {length} bytes, it was taken");
    }
}

#[test]
fn rubbish_inside_a_part_never_panics() {
    let good = build::parts(&written());
    let mut state = 11;
    let mut refusals = 0;
    for _ in 0..500 {
        let mut parts = good.clone();
        let which = next(&mut state) % parts.len();
        let bytes = &mut parts[which].1;
        let at = next(&mut state) % bytes.len();
        match next(&mut state) % 4 {
            0 => bytes[at] = b"<>&\"'/=x0\xff"[next(&mut state) % 10],
            1 => drop(bytes.drain(at..(at + 9).min(bytes.len()))),
            2 => bytes.truncate(at),
            _ => {
                let piece = bytes[at..(at + 30).min(bytes.len())].to_vec();
                bytes.splice(at..at, piece);
            }
        }
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        refusals += usize::from(read(&build::archive(&parts)).is_err());
    }
    assert!(refusals > 50, "only {refusals} of 500 were refused");
}
