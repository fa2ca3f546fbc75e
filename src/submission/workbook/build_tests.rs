//! Workbooks made by hand, part by part, as no program would write them.

#![allow(clippy::cast_possible_truncation, reason = "tests")]

use crate::base::fault::Faults;
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

pub(super) const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
    <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
    <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
    <Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
    <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>";
pub(super) const TOP: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
pub(super) const BOOK: &str = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Ways\" sheetId=\"1\" r:id=\"s1\"/></sheets></workbook>";
pub(super) const RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"s1\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
    <Relationship Id=\"s2\" Type=\"http://x/sharedStrings\" Target=\"sharedStrings.xml\"/>\
    <Relationship Id=\"s3\" Type=\"http://x/styles\" Target=\"/xl/styles.xml\"/></Relationships>";
pub(super) const STRINGS: &str =
    "<sst><si><t>plain</t></si><si><r><t>ri</t></r><r><rPr><b/></rPr><t>ch</t></r><rPh sb=\"0\" eb=\"1\"><t>guide</t></rPh></si></sst>";
pub(super) const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts>\
    <cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";

/// An archive of these parts.
pub(super) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        out.start_file(*name, SimpleFileOptions::DEFAULT).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A workbook of one sheet, with parts put in place of those of its name or added.
pub(super) fn workbook(sheet: &str, other: &[(&str, &str)]) -> Vec<u8> {
    let mut parts = vec![
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", TOP),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/sharedStrings.xml", STRINGS),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    for (name, text) in other {
        match parts.iter_mut().find(|(known, _)| known == name) {
            Some(part) => part.1 = text,
            None => parts.push((name, text)),
        }
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    archive(&parts)
}

/// A sheet with these rows.
pub(super) fn sheet(rows: &str) -> String {
    format!("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>")
}

/// A workbook as a program writes it: two sheets, texts, numbers, dates, shares, a list to choose from, widths and a note.
pub(super) fn written() -> Vec<u8> {
    use rust_xlsxwriter::{DataValidation, ExcelDateTime, Format, Note, Workbook};
    let mut book = Workbook::new();
    let first = book.add_worksheet().set_name("You & yours").unwrap();
    first.set_column_width(0, 40).unwrap();
    first.write(0, 0, "Name (required)").unwrap();
    first.write(0, 1, "Trust <A> & \"B\"\nsecond line").unwrap();
    first.write_with_format(1, 0, 0.59, &Format::new().set_num_format("0%")).unwrap();
    first.write(2, 0, 3540).unwrap();
    first.write(3, 0, true).unwrap();
    first.insert_note(2, 0, &Note::new("please check").set_author("Pat")).unwrap();
    let choose = DataValidation::new().allow_list_strings(&["yes", "no", "not held"]).unwrap();
    first.add_data_validation(4, 0, 20, 0, &choose).unwrap();
    let second = book.add_worksheet().set_name("Ways").unwrap();
    let date = ExcelDateTime::parse_from_str("2025-05-19").unwrap();
    second
        .write_with_format(0, 0, &date, &Format::new().set_num_format("d mmm yyyy"))
        .unwrap();
    second.write(6, 3, "met at the \u{1F3E5} hall").unwrap();
    book.save_to_buffer().unwrap()
}

/// Every part of an archive, unpacked, in order.
pub(super) fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut read = Vec::new();
            file.read_to_end(&mut read).unwrap();
            (file.name().unwrap().into_owned(), read)
        })
        .collect()
}

/// The codes of faults.
pub(super) fn codes(faults: &Faults) -> Vec<&'static str> {
    faults.iter().map(|fault| fault.code).collect()
}
