//! Workbooks read as cells; those that are refused stand in `refused_tests`.

#![allow(clippy::cast_possible_truncation, reason = "tests")]

use super::refused_tests::refused;
use super::{Cell, is_workbook, read};
use crate::base::date::Day;
use crate::submission::workbook::build::{self, sheet, workbook, written};
use std::collections::BTreeMap;

fn cells(bytes: &[u8]) -> BTreeMap<(u32, u32), Cell> {
    read(bytes).unwrap().sheets.remove(0).cells
}

#[test]
fn every_kind_of_cell_is_read() {
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c r=\"D1\" t=\"inlineStr\"><is><t>in</t><r><t xml:space=\"preserve\"> line </t></r></is></c></row>\
        <row><c><v>3540</v></c><c s=\"1\"><v>0.58999999999999997</v></c><c s=\"2\"><v>45796.75</v></c><c s=\"3\"><v>45797</v></c><c s=\"1\"/></row>\
        <row r=\"7\" spans=\"1:3\"><c r=\"B7\" t=\"b\"><v>1</v></c><c r=\"C7\" t=\"e\"><v>#REF!</v></c><c r=\"D7\" t=\"str\"><v>a &amp; b&#10;_x0041_</v></c>\
        <c r=\"E7\" t=\"d\"><v>2025-05-19T00:00:00</v></c><c r=\"F7\" t=\"n\"><v></v></c><c r=\"G7\" t=\"s\"><v>0</v><extLst><ext><x/></ext></extLst></c></row>";
    let day = |text: &str| Cell::Date(Day::parse(text).unwrap());
    let text = |text: &str| Cell::Text(text.to_owned());
    let expected = BTreeMap::from([
        ((0, 0), text("plain")),
        ((0, 1), text("rich")),
        ((0, 3), text("in line ")),
        ((1, 0), Cell::Number("3540".to_owned())),
        ((1, 1), Cell::Share("0.59".to_owned())),
        ((1, 2), day("2025-05-19")),
        ((1, 3), day("2025-05-20")),
        ((6, 1), Cell::Truth(true)),
        ((6, 2), Cell::Error("#REF!".to_owned())),
        ((6, 3), text("a & b\nA")),
        ((6, 4), day("2025-05-19")),
        ((6, 6), text("plain")),
    ]);
    assert_eq!(cells(&workbook(&sheet(rows), &[])), expected);
}

#[test]
fn a_plain_truth_is_no_formula() {
    let rows = "<row><c t=\"b\"><f aca=\"false\">TRUE()</f><v>1</v></c><c t=\"b\"><f>FALSE()</f><v>0</v></c></row>";
    let found = cells(&workbook(&sheet(rows), &[]));
    assert_eq!(found, BTreeMap::from([((0, 0), Cell::Truth(true)), ((0, 1), Cell::Truth(false))]));
    let computed = "<row><c t=\"b\"><f>TRUE()=A1</f><v>1</v></c><c><f>TRUE()</f><v>1</v></c></row>";
    assert_eq!(refused(&workbook(&sheet(computed), &[])).0.len(), 2);
}

#[test]
fn what_a_program_writes_is_read() {
    let book = read(&written()).unwrap();
    assert_eq!(book.sheets[0].name, "You & yours");
    assert_eq!(
        book.sheets[0].cells[&(0, 1)],
        Cell::Text("Trust <A> & \"B\"\nsecond line".to_owned())
    );
    assert_eq!(book.sheets[0].cells[&(1, 0)], Cell::Share("0.59".to_owned()));
    assert_eq!(book.sheets[0].cells[&(3, 0)], Cell::Truth(true));
    assert_eq!(book.sheets[1].cells[&(0, 0)], Cell::Date(Day::parse("2025-05-19").unwrap()));
    assert_eq!(book.sheets[1].cells.len(), 2);
}

#[test]
fn days_may_be_counted_from_1904_and_prefixes_may_stand_anywhere() {
    let book = build::BOOK
        .replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>")
        .replace("workbook xmlns=", "x:workbook xmlns:x=")
        .replace("</workbook", "</x:workbook");
    let rows = "<x:row xmlns:x=\"y\"><x:c s=\"2\"><x:v>44334</x:v></x:c></x:row>";
    let found = cells(&workbook(&sheet(rows), &[("xl/workbook.xml", &book)]));
    assert_eq!(found[&(0, 0)], Cell::Date(Day::parse("2025-05-19").unwrap()));
}

#[test]
fn hidden_sheets_are_read_and_charts_left_out() {
    let book = build::BOOK.replace(
        "<sheets>",
        "<sheets><sheet name=\"Chart\" sheetId=\"3\" r:id=\"c\"/><sheet name=\"Lists\" sheetId=\"2\" state=\"veryHidden\" r:id=\"h\"/>",
    );
    let relations = build::RELATIONS.replace(
        "</Relationships>",
        "<Relationship Id=\"h\" Type=\"http://x/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>\
         <Relationship Id=\"c\" Type=\"http://x/chartsheet\" Target=\"chartsheets/sheet1.xml\"/></Relationships>",
    );
    let second = sheet("<row><c><v>1</v></c></row>");
    let bytes = workbook(
        &sheet("<row><c><v>2</v></c></row>"),
        &[
            ("xl/workbook.xml", &book),
            ("xl/_rels/workbook.xml.rels", &relations),
            ("xl/worksheets/sheet2.xml", &second),
        ],
    );
    let names: Vec<String> = read(&bytes).unwrap().sheets.into_iter().map(|sheet| sheet.name).collect();
    assert_eq!(names, ["Lists", "Ways"]);
}

#[test]
fn a_cell_at_the_far_corner_takes_no_more_than_itself() {
    let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>";
    let absurd = sheet(rows).replace("<sheetData>", "<dimension ref=\"A1:XFD1048576\"/><sheetData>");
    let found = cells(&workbook(&absurd, &[]));
    assert_eq!(found.keys().copied().collect::<Vec<_>>(), [(0, 0), (1_048_575, 16_383)]);
    let beyond = absurd.replace("XFD1048576\"><v>", "XFE1048576\"><v>");
    assert_eq!(refused(&workbook(&beyond, &[])).0, ["workbook-damaged"]);
}

#[test]
fn a_size_that_cannot_be_is_not_asked() {
    let absurd = sheet("<row><c><v>1</v></c></row>").replace("<sheetData>", "<dimension ref=\"ZZZZZZ99999999999999:-1\"/><sheetData>");
    assert_eq!(cells(&workbook(&absurd, &[])).len(), 1);
}

#[test]
fn workbooks_are_known_by_their_first_bytes() {
    assert!(is_workbook(&written()));
    assert!(is_workbook(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]));
    for other in [
        b"format: 1\n".as_slice(),
        b"{\"format\": 1}",
        b"PK",
        b"",
        b"PKid: x",
        b"\xef\xbb\xbftitle: x",
    ] {
        assert!(!is_workbook(other), "{other:?}");
    }
}
