//! Workbooks as a user has them: cells against an independent reader, and the check that writes notes.

use crate::support::{code, earnest, said, told};
use calamine::{Data, Reader as _, Xlsx};
use earnest::base::date::Day;
use earnest::submission::workbook::raw::{Cell, read};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::collections::BTreeMap;
use std::io::Cursor;

/// What is written into a cell.
#[derive(Clone, Debug)]
enum Written {
    Text(String),
    Number(f64),
    Share(f64),
    Date(u16, u8, u8),
    Truth(bool),
}

fn values() -> impl Strategy<Value = Written> {
    prop_oneof![
        "[A-Za-z0-9 ,.'<>&%\u{e9}\u{2019}]{1,60}".prop_map(Written::Text),
        (0_u32..2_000_000).prop_map(|number| Written::Number(f64::from(number))),
        (0_u32..100_000).prop_map(|number| Written::Number(format!("{}.{:02}", number / 100, number % 100).parse().unwrap())),
        (0_u32..1000).prop_map(|number| Written::Share(format!("0.{number:03}").parse().unwrap())),
        (1950_u16..2099, 1_u8..13, 1_u8..29).prop_map(|(year, month, day)| Written::Date(year, month, day)),
        any::<bool>().prop_map(Written::Truth),
    ]
}

fn write(cells: &BTreeMap<(u32, u16), Written>) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let share = Format::new().set_num_format("0.0%");
    let date = Format::new().set_num_format("dd/mm/yyyy");
    for ((row, column), written) in cells {
        match written {
            Written::Text(text) => sheet.write(*row, *column, text).unwrap(),
            Written::Number(number) => sheet.write(*row, *column, *number).unwrap(),
            Written::Share(number) => sheet.write_with_format(*row, *column, *number, &share).unwrap(),
            Written::Date(year, month, day) => {
                let day = ExcelDateTime::from_ymd(*year, *month, *day).unwrap();
                sheet.write_with_format(*row, *column, &day, &date).unwrap()
            }
            Written::Truth(truth) => sheet.write(*row, *column, *truth).unwrap(),
        };
    }
    book.save_to_buffer().unwrap()
}

fn expected(written: &Written) -> Cell {
    match written {
        Written::Text(text) => Cell::Text(text.clone()),
        Written::Number(number) => Cell::Number(number.to_string()),
        Written::Share(number) => Cell::Share(number.to_string()),
        Written::Date(year, month, day) => Cell::Date(Day::parse(&format!("{year:04}-{month:02}-{day:02}")).unwrap()),
        Written::Truth(truth) => Cell::Truth(*truth),
    }
}

/// What another reader says of a cell, in our words; it does not tell shares from numbers.
fn by_another(data: &Data) -> Option<Cell> {
    Some(match data {
        Data::Empty => return None,
        Data::String(text) => Cell::Text(text.clone()),
        Data::Float(number) => Cell::Number(number.to_string()),
        Data::Int(number) => Cell::Number(number.to_string()),
        Data::Bool(truth) => Cell::Truth(*truth),
        Data::DateTime(at) => Cell::Date(Day::from_number(at.as_f64().to_string().parse::<i32>().unwrap() - 25_569)),
        other => panic!("{other:?}"),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn what_one_program_writes_is_read_as_another_reads_it(
        cells in proptest::collection::btree_map((0_u32..60, 0_u16..30), values(), 1..60),
    ) {
        let bytes = write(&cells);
        let book = read(&bytes).unwrap();
        let ours = &book.sheets[0].cells;
        let wanted: BTreeMap<(u32, u32), Cell> =
            cells.iter().map(|((row, column), written)| ((*row, u32::from(*column)), expected(written))).collect();
        prop_assert_eq!(ours, &wanted);
        let mut another: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let range = another.worksheet_range_at(0).unwrap().unwrap();
        let (top, left) = range.start().unwrap();
        let theirs: BTreeMap<(u32, u32), Cell> = range
            .cells()
            .filter_map(|(row, column, data)| {
                let at = (top + u32::try_from(row).unwrap(), left + u32::try_from(column).unwrap());
                by_another(data).map(|cell| (at, cell))
            })
            .collect();
        let without_shares: BTreeMap<(u32, u32), Cell> = ours
            .iter()
            .map(|(at, cell)| (*at, match cell {
                Cell::Share(text) => Cell::Number(text.clone()),
                other => other.clone(),
            }))
            .collect();
        prop_assert_eq!(theirs, without_shares);
    }
}

#[test]
fn notes_are_for_workbooks_only() {
    let output = earnest(&["check", "tests/fixtures/good.yaml", "--annotate"]);
    assert_eq!(code(&output), 2);
    assert!(
        told(&output).contains("not a workbook") && told(&output).contains(".xlsx"),
        "{}",
        told(&output)
    );
    assert!(said(&output).is_empty());
}

#[test]
fn one_name_is_not_for_several_copies() {
    let output = earnest(&["check", "a.xlsx", "b.xlsx", "--annotate=c.xlsx"]);
    assert_eq!(code(&output), 2);
    assert!(told(&output).contains("one copy for 2 files"), "{}", told(&output));
}

#[test]
fn checking_for_notes_leaves_the_workbook_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let form = folder.path().join("form.xlsx");
    let bytes = write(&BTreeMap::from([((0, 0), Written::Text("not our form".to_owned()))]));
    std::fs::write(&form, &bytes).unwrap();
    let output = earnest(&["check", form.to_str().unwrap(), "--annotate"]);
    assert_eq!(code(&output), 3, "{}", told(&output));
    assert!(said(&output).contains("cannot be assessed"), "{}", said(&output));
    assert_eq!(std::fs::read(&form).unwrap(), bytes);
}
