//! Cells hold what they are given: words as words, numbers as numbers, formulas with what they give.

use super::*;
use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use std::io::Cursor;

/// A row of cells, written and read by another library: the values, and the formulas.
fn read(cells: &[Cell]) -> (Vec<Data>, Vec<String>) {
    let headings: Vec<(&str, u16)> = cells.iter().map(|_| ("Heading", 12)).collect();
    let mut sheet = Sheet::new("One", "Title", &["A note"], &headings, 1).unwrap();
    let row = usize::try_from(sheet.row(cells).unwrap()).unwrap() - 1;
    let mut workbook = Workbook::new();
    workbook.push_worksheet(sheet.done());
    let bytes = workbook.save_to_buffer().unwrap();
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let values = book.worksheet_range("One").unwrap();
    let formulas = book.worksheet_formula("One").unwrap();
    let place = |column: usize| (u32::try_from(row).unwrap(), u32::try_from(column).unwrap());
    let value = |column: usize| values.get_value(place(column)).cloned().unwrap_or(Data::Empty);
    let formula = |column: usize| formulas.get_value(place(column)).cloned().unwrap_or_default();
    ((0..cells.len()).map(value).collect(), (0..cells.len()).map(formula).collect())
}

#[test]
fn each_kind_of_cell_stays_what_it_is() {
    let cells = [
        text("words"),
        whole(12),
        whole(-3).input(),
        Cell::Flag(true),
        formula("1+1", 2),
        formula("\"\"", ""),
        formula("1=1", "TRUE"),
        Cell::Blank,
        Cell::Blank.input(),
    ];
    let (values, formulas) = read(&cells);
    assert_eq!(values[0], Data::String("words".to_owned()));
    assert_eq!((&values[1], &values[2]), (&Data::Float(12.0), &Data::Float(-3.0)));
    assert_eq!(values[3], Data::Bool(true));
    assert_eq!(values[4], Data::Float(2.0));
    assert_ne!(values[5], Data::Float(0.0), "a formula that gives no words does not give nought");
    assert_eq!(values[6], Data::Bool(true));
    assert_eq!((&values[7], &values[8]), (&Data::Empty, &Data::Empty));
    assert_eq!(formulas, ["", "", "", "", "1+1", "\"\"", "1=1", "", ""]);
}

#[test]
fn what_no_binary_fraction_holds_is_written_as_words() {
    let (values, _) = read(&[whole(9_007_199_254_740_993_i64), whole(i64::MIN)]);
    assert_eq!(values[0], Data::String("9007199254740993".to_owned()));
    assert_eq!(values[1], Data::String(i64::MIN.to_string()));
}

#[test]
fn words_that_no_cell_holds_are_cut() {
    let (values, _) = read(&[text("é".repeat(40_000))]);
    let Data::String(words) = &values[0] else {
        panic!("{:?}", values[0])
    };
    assert_eq!(words.chars().count(), MOST_CHARACTERS);
    assert!(words.ends_with('…'));
}

#[test]
fn rows_are_as_high_as_their_words() {
    assert_eq!((lines("", 10), lines("one", 10), lines("a\nb\nc", 10)), (1, 1, 3));
    assert_eq!((lines(&"x".repeat(90), 10), lines(&"x".repeat(91), 10)), (10, 11));
    assert!(lines(&"x".repeat(90_000), 1) > 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever words begin with, they are no formula and come back as they were shown.
    #[test]
    fn words_are_never_formulas(start in "[=+@-]?", rest in "[ -~é\n]{0,40}") {
        let words = format!("{start}{rest}");
        let (values, formulas) = read(&[text(&words)]);
        prop_assert_eq!(&formulas[0], "");
        let nothing = words.is_empty() && values[0] == Data::Empty;
        prop_assert!(nothing || values[0] == Data::String(words), "{:?}", values[0]);
    }
}
