//! A Parquet file of rows, read back: types, words, values, groups, and the same bytes for the same rows.

use super::{BATCH, COLUMNS, GROUP, TEXTS, Table};
use crate::base::date::Day;
use crate::region::row::Row;
use crate::region::row::sample::row;
use crate::report::columns::{columns, tests::full};
use crate::report::table;
use arrow_array::cast::AsArray as _;
use arrow_array::types::{Date32Type, Decimal128Type, Int32Type, Int64Type};
use arrow_array::{Array as _, RecordBatch};
use arrow_schema::DataType;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use std::fs::File;
use std::io::{self, Write};

fn criteria() -> Vec<(String, String)> {
    vec![
        ("c1".to_owned(), "Reaching people".to_owned()),
        ("c2".to_owned(), "Making it easy".to_owned()),
    ]
}

fn written(rows: &[Row]) -> Vec<u8> {
    let mut table = Table::new(Vec::new(), columns(&criteria())).unwrap();
    rows.iter().for_each(|row| table.row(row).unwrap());
    table.done().unwrap()
}

fn opened(bytes: &[u8]) -> ParquetRecordBatchReaderBuilder<File> {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    ParquetRecordBatchReaderBuilder::try_new(file).unwrap()
}

fn read(bytes: &[u8]) -> Vec<RecordBatch> {
    let reader = opened(bytes).build().unwrap();
    reader.map(Result::unwrap).collect()
}

#[test]
fn values_come_back_with_their_types() {
    let batches = read(&written(&[full(), row()]));
    let batch = &batches[0];
    assert_eq!(batch.num_rows(), 2);
    let of = |name: &str| batch.column_by_name(name).unwrap_or_else(|| panic!("{name}"));
    assert_eq!(of("name").as_string::<i32>().value(0), full().name);
    let day = Day::parse("2025-03-31").unwrap().number();
    assert_eq!(of("to").as_primitive::<Date32Type>().value(1), day);
    assert_eq!(of("people_low").as_primitive::<Int64Type>().value(0), 120_000);
    assert_eq!(of("c1_high").as_primitive::<Int32Type>().value(0), 3);
    assert_eq!(of("coverage").as_primitive::<Decimal128Type>().value(0), 667);
    assert_eq!(of("coverage_exact").as_string::<i32>().value(0), "2/3");
    assert_eq!(of("c2_effect_low").as_primitive::<Decimal128Type>().value(0), 167);
    assert_eq!(of("c2_effect_low").data_type(), &DataType::Decimal128(18, 3));
    let signs = of("signs").as_list::<i32>();
    let first = signs.value(0);
    let first: Vec<&str> = first.as_string::<i32>().iter().flatten().collect();
    assert_eq!(first, ["one-option", "told-late"]);
    // none fired is an empty list and not an unknown one
    assert!(signs.is_valid(1) && signs.value(1).is_empty());
    for empty in [
        "code",
        "people_low",
        "c1_low",
        "c1_form_low",
        "c1_form_low_exact",
        "due",
        "draws_tried",
    ] {
        assert!(of(empty).is_null(1) && of(empty).is_valid(0), "{empty}");
    }
}

#[test]
fn columns_say_what_they_mean_and_are_those_of_the_table() {
    let made = opened(&written(&[]));
    let fields = made.schema().fields();
    for field in fields {
        let says = field.metadata().get("description").unwrap();
        assert!(says.len() > 8, "{}", field.name());
        let text = matches!(field.data_type(), DataType::Utf8 | DataType::List(_)) && !field.name().ends_with("_exact");
        assert_eq!(field.metadata().get("unit").is_some(), !text, "{}", field.name());
    }
    let names: Vec<&str> = fields
        .iter()
        .map(|field| field.name().as_str())
        .filter(|name| !name.ends_with("_exact"))
        .collect();
    let head = table::head(&columns(&criteria()));
    assert_eq!(names.join(","), String::from_utf8(head).unwrap().trim());
    // the same for programs that show no metadata of columns
    let about = made.metadata().file_metadata();
    assert_eq!(about.created_by(), Some(format!("earnest {}", env!("CARGO_PKG_VERSION")).as_str()));
    let listed = about.key_value_metadata().unwrap().iter().find(|one| one.key == COLUMNS).unwrap();
    let listed: serde_json::Value = serde_json::from_str(listed.value.as_deref().unwrap()).unwrap();
    assert_eq!(listed.as_array().unwrap().len(), fields.len());
    assert_eq!((&listed[7]["name"], &listed[7]["unit"]), (&"people_low".into(), &"people".into()));
}

#[test]
fn the_same_rows_give_the_same_bytes_in_groups_of_a_fixed_size() {
    let rows: Vec<Row> = (0..GROUP + BATCH + 3)
        .map(|number| Row {
            name: format!("Board {number}"),
            ..if number % 3 == 0 { full() } else { row() }
        })
        .collect();
    let bytes = written(&rows);
    assert!(bytes == written(&rows));
    let made = opened(&bytes);
    let groups: Vec<i64> = made.metadata().row_groups().iter().map(|group| group.num_rows()).collect();
    assert_eq!(groups, [GROUP as i64, (BATCH + 3) as i64]);
    let names = read(&bytes);
    let names = names
        .iter()
        .flat_map(|batch| batch.column_by_name("name").unwrap().as_string::<i32>().iter().flatten());
    assert!(names.eq(rows.iter().map(|row| row.name.as_str())));
}

#[test]
fn long_texts_are_handed_on_before_they_fill_a_column() {
    let long = Row {
        name: "x".repeat(TEXTS / 4),
        ..row()
    };
    let mut table = Table::new(io::sink(), columns(&criteria())).unwrap();
    let mut most = 0;
    for _ in 0..40 {
        table.row(&long).unwrap();
        most = most.max(table.texts);
    }
    assert!(most < TEXTS && table.rows < 4);
    table.done().unwrap();
}

#[test]
fn what_is_no_day_or_fraction_is_left_out_and_never_invented() {
    let odd = Row {
        from: "soon".to_owned(),
        coverage: "99999999999999999999999/7".to_owned(),
        name: "=cmd|' /C calc'!A0\u{0}\n".to_owned(),
        ..row()
    };
    let batches = read(&written(std::slice::from_ref(&odd)));
    let of = |name: &str| batches[0].column_by_name(name).unwrap();
    assert!(of("from").is_null(0) && of("coverage").is_null(0));
    assert_eq!(of("coverage_exact").as_string::<i32>().value(0), odd.coverage);
    // a text is the text: no program runs a cell of this file
    assert_eq!(of("name").as_string::<i32>().value(0), odd.name);
}

struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_told_as_the_system_tells_it() {
    for room in [0, 10, 3_000] {
        let made = || -> io::Result<()> {
            let mut table = Table::new(Full(room), columns(&criteria()))?;
            for _ in 0..3 {
                table.row(&full())?;
            }
            table.done().map(drop)
        };
        assert_eq!(made().map_err(|error| error.kind()), Err(io::ErrorKind::StorageFull), "{room}");
    }
}
