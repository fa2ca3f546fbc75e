//! How parts refer to one another.

use super::{relations, relations_part, resolve, workbook};
use crate::submission::workbook::build::{self, sheet};
use crate::submission::workbook::guard::Package;

#[test]
fn targets_are_seen_from_their_part() {
    for (part, target, expected) in [
        ("xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/workbook.xml", "/xl/styles.xml", "xl/styles.xml"),
        ("xl/worksheets/sheet1.xml", "../comments1.xml", "xl/comments1.xml"),
        ("xl/worksheets/sheet1.xml", "./a/../b.xml", "xl/worksheets/b.xml"),
        ("", "xl/workbook.xml", "xl/workbook.xml"),
        ("a.xml", "../../../b.xml", "b.xml"),
    ] {
        assert_eq!(resolve(part, target), expected, "{target} from {part}");
    }
}

#[test]
fn relationships_stand_beside_their_part() {
    assert_eq!(relations_part("xl/workbook.xml"), "xl/_rels/workbook.xml.rels");
    assert_eq!(relations_part(""), "_rels/.rels");
}

#[test]
fn links_to_pages_are_no_parts() {
    let text = "<Relationships><Relationship Id=\"h\" Type=\"http://x/hyperlink\" Target=\"https://example.org/\" TargetMode=\"External\"/>\
        <Relationship Id=\"c\" Type=\"http://x/comments\" Target=\"../comments1.xml\"/></Relationships>";
    let bytes = build::workbook(&sheet(""), &[("xl/worksheets/_rels/sheet1.xml.rels", text)]);
    let mut package = Package::open(&bytes).unwrap();
    let found = relations(&mut package, "xl/worksheets/sheet1.xml").unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].id.as_str(), found[0].kind.as_str(), found[0].target.as_str()),
        ("c", "comments", "xl/comments1.xml")
    );
    assert!(relations(&mut package, "xl/styles.xml").unwrap().is_empty());
}

#[test]
fn the_workbook_lists_its_sheets() {
    let bytes = build::workbook(&sheet(""), &[]);
    let mut package = Package::open(&bytes).unwrap();
    let read = workbook(&mut package).unwrap();
    assert_eq!(read.sheets.len(), 1);
    assert_eq!(
        (read.sheets[0].name.as_str(), read.sheets[0].part.as_str()),
        ("Ways", "xl/worksheets/sheet1.xml")
    );
    assert_eq!(read.strings.as_deref(), Some("xl/sharedStrings.xml"));
    assert_eq!(read.styles.as_deref(), Some("xl/styles.xml"));
    assert!(!read.from_1904);
}
