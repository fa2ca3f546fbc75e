//! Copies with notes: what is added, and that nothing else changes.

use super::annotate;
use crate::submission::workbook::build::{codes, parts, sheet, workbook, written};
use crate::submission::workbook::raw::read;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

type Notes = BTreeMap<(String, u32, u32), String>;

fn notes(all: &[(&str, u32, u32, &str)]) -> Notes {
    all.iter()
        .map(|(sheet, row, column, note)| (((*sheet).to_owned(), *row, *column), (*note).to_owned()))
        .collect()
}

/// The names of parts that differ, and of those that are new.
fn differing(before: &[u8], after: &[u8]) -> (BTreeSet<String>, BTreeSet<String>) {
    let old: BTreeMap<String, Vec<u8>> = parts(before).into_iter().collect();
    let new: BTreeMap<String, Vec<u8>> = parts(after).into_iter().collect();
    assert!(old.keys().all(|name| new.contains_key(name)), "a part is gone");
    let changed = old
        .iter()
        .filter(|(name, bytes)| new[*name] != **bytes)
        .map(|(name, _)| name.clone())
        .collect();
    (changed, new.into_keys().filter(|name| !old.contains_key(name)).collect())
}

fn text(bytes: &[u8], part: &str) -> String {
    let all = parts(bytes);
    let (_, found) = all.iter().find(|(name, _)| name == part).unwrap();
    String::from_utf8(found.clone()).unwrap()
}

fn names(all: &[&str]) -> BTreeSet<String> {
    all.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn only_what_notes_touch_changes() {
    let before = written();
    let after = annotate(&before, &notes(&[("Ways", 0, 0, "too early"), ("Ways", 40, 9, "missing")])).unwrap();
    let (changed, new) = differing(&before, &after);
    assert_eq!(changed, names(&["[Content_Types].xml", "xl/worksheets/sheet2.xml"]));
    assert_eq!(
        new,
        names(&[
            "xl/comments2.xml",
            "xl/drawings/vmlDrawing2.vml",
            "xl/worksheets/_rels/sheet2.xml.rels"
        ])
    );
    assert_eq!(read(&after).unwrap(), read(&before).unwrap());
    assert!(text(&after, "xl/comments2.xml").contains("too early"));
    assert_eq!(parts(&after)[0].0, parts(&before)[0].0, "the order of parts changed");
    let sheet = text(&after, "xl/worksheets/sheet2.xml");
    let without = sheet.split("<legacyDrawing").next().unwrap().to_owned() + sheet.rsplit_once("\"notesDrawing1\"/>").unwrap().1;
    assert_eq!(without, text(&before, "xl/worksheets/sheet2.xml"));
}

#[test]
fn untouched_parts_stay_as_they_are_packed() {
    let before = written();
    let after = annotate(&before, &notes(&[("Ways", 0, 0, "n")])).unwrap();
    let packed = |bytes: &[u8], part: &str| {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes.to_vec())).unwrap();
        let file = archive.by_name(part).unwrap();
        let from = usize::try_from(file.data_start().unwrap()).unwrap();
        (
            file.crc32(),
            bytes[from..from + usize::try_from(file.compressed_size()).unwrap()].to_vec(),
        )
    };
    for part in [
        "xl/worksheets/sheet1.xml",
        "xl/styles.xml",
        "xl/sharedStrings.xml",
        "xl/comments1.xml",
        "docProps/core.xml",
    ] {
        assert_eq!(packed(&before, part), packed(&after, part), "{part}");
    }
}

#[test]
fn notes_of_people_are_kept_and_ours_replaced() {
    let before = written();
    let sheet = "You & yours";
    let first = annotate(&before, &notes(&[(sheet, 1, 0, "a share"), (sheet, 2, 0, "too many")])).unwrap();
    let (changed, new) = differing(&before, &first);
    assert_eq!(changed, names(&["xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"]));
    assert!(new.is_empty(), "{new:?}");
    let said = text(&first, "xl/comments1.xml");
    assert!(
        said.contains("please check") && said.contains("earnest: too many") && said.contains("a share"),
        "{said}"
    );
    let second = annotate(&first, &notes(&[(sheet, 5, 1, "only this")])).unwrap();
    let said = text(&second, "xl/comments1.xml");
    assert!(said.contains("please check") && said.contains("only this"), "{said}");
    assert!(!said.contains("too many") && !said.contains("a share"), "{said}");
    let boxes = |bytes: &[u8]| text(bytes, "xl/drawings/vmlDrawing1.vml").matches("<v:shape ").count();
    assert_eq!((boxes(&before), boxes(&first), boxes(&second)), (1, 2, 2));
    // and with nothing more to say, ours are gone
    let last = annotate(&second, &Notes::new()).unwrap();
    assert!(!text(&last, "xl/comments1.xml").contains("only this"));
    assert_eq!(boxes(&last), 1);
    assert_eq!(annotate(&before, &Notes::new()).map(|copy| parts(&copy)).unwrap(), parts(&before));
}

#[test]
fn the_mention_stands_where_the_order_of_elements_asks() {
    let with_tail = sheet("<row><c><v>1</v></c></row>").replace(
        "</sheetData>",
        "</sheetData><dataValidations count=\"0\"/><pageMargins/><drawing r:id=\"d\" xmlns:r=\"x\"/><tableParts count=\"0\"/><extLst/>",
    );
    let after = annotate(&workbook(&with_tail, &[]), &notes(&[("Ways", 0, 0, "n")])).unwrap();
    let text = text(&after, "xl/worksheets/sheet1.xml");
    let at = |what: &str| text.find(what).unwrap();
    assert!(
        at("<drawing ") < at("<legacyDrawing ") && at("<legacyDrawing ") < at("<tableParts "),
        "{text}"
    );
    assert!(read(&after).is_ok());
}

#[test]
fn a_formula_can_be_noted() {
    let before = workbook(&sheet("<row><c r=\"A1\"><f>1+1</f><v>2</v></c></row>"), &[]);
    let faults = read(&before).unwrap_err();
    let all: Notes = faults
        .iter()
        .filter_map(|fault| {
            fault
                .cell
                .as_ref()
                .map(|cell| ((cell.sheet.clone(), cell.row, cell.column), fault.message.clone()))
        })
        .collect();
    let after = annotate(&before, &all).unwrap();
    assert!(text(&after, "xl/comments1.xml").contains("expected the value itself"));
    assert!(text(&after, "xl/worksheets/sheet1.xml").contains("<f>1+1</f>"));
}

#[test]
fn what_cannot_be_annotated_is_refused() {
    let fine = written();
    assert_eq!(
        codes(&annotate(&fine, &notes(&[("Nowhere", 0, 0, "n")])).unwrap_err()),
        ["unknown-sheet"]
    );
    assert_eq!(
        codes(&annotate(b"format: 1", &notes(&[("Ways", 0, 0, "n")])).unwrap_err()),
        ["workbook-other"]
    );
    assert!(annotate(&fine[..900], &notes(&[("Ways", 0, 0, "n")])).is_err());
    let dangling = sheet("").replace("</sheetData>", "</sheetData><legacyDrawing xmlns:r=\"x\" r:id=\"gone\"/>");
    assert_eq!(
        codes(&annotate(&workbook(&dangling, &[]), &notes(&[("Ways", 0, 0, "n")])).unwrap_err()),
        ["workbook-damaged"]
    );
}

#[test]
fn a_copy_is_the_same_every_time() {
    let all = notes(&[("Ways", 0, 0, "n"), ("You & yours", 0, 0, "m")]);
    assert_eq!(annotate(&written(), &all).unwrap(), annotate(&written(), &all).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn cells_never_change_and_every_note_is_there(
        places in proptest::collection::btree_map((0_u32..40, 0_u32..8), "[a-z<>&'\"\n\u{e9}]{1,30}", 1..12),
        again in proptest::collection::btree_map((0_u32..40, 0_u32..8), "[a-z ]{1,30}", 0..5),
    ) {
        let before = written();
        let all: Notes = places.iter().map(|((row, column), note)| (("Ways".to_owned(), *row, *column), note.clone())).collect();
        let after = annotate(&before, &all).unwrap();
        prop_assert_eq!(read(&after).unwrap(), read(&before).unwrap());
        prop_assert_eq!(text(&after, "xl/comments2.xml").matches("<comment ").count(), places.len());
        let all: Notes = again.iter().map(|((row, column), note)| (("Ways".to_owned(), *row, *column), note.clone())).collect();
        let third = annotate(&after, &all).unwrap();
        prop_assert_eq!(read(&third).unwrap(), read(&before).unwrap());
        prop_assert_eq!(text(&third, "xl/comments2.xml").matches("<comment ").count(), again.len());
        prop_assert_eq!(text(&third, "xl/drawings/vmlDrawing2.vml").matches("<v:shape ").count(), again.len());
    }
}
