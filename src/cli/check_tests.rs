//! What a note says, and how its copy is named.

use super::{copy, free, notes};
use crate::base::fault::{CellPlace, Fault, Faults};
use crate::base::pointer::Pointer;
use crate::submission::workbook::raw;
use std::path::Path;

fn at(row: u32) -> CellPlace {
    CellPlace {
        order: 0,
        sheet: "Ways".to_owned(),
        row,
        column: 2,
    }
}

fn faults() -> Faults {
    let mut faults = Faults::default();
    faults.push(
        Fault::error("bad-date", Pointer::root(), "no such day")
            .with_help("write 4 March 2025")
            .at_cell(at(1)),
    );
    faults.push(Fault::warning("part-over-whole", Pointer::root(), "more than all").at_cell(at(1)));
    faults.push(Fault::error("missing-key", Pointer::root(), "no name"));
    faults
}

fn workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("Ways").unwrap();
    sheet.write(1, 2, "soon").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn all_faults_of_a_cell_are_one_note() {
    let notes = notes(&faults());
    assert_eq!(notes.len(), 1);
    assert_eq!(
        notes[&("Ways".to_owned(), 1, 2)],
        "to mend: no such day\nwhat to do: write 4 March 2025\n\nto check: more than all"
    );
}

#[test]
fn a_copy_never_replaces_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let form = folder.path().join("form.xlsx");
    let bytes = workbook();
    std::fs::write(&form, &bytes).unwrap();
    for expected in ["form-notes.xlsx", "form-notes-2.xlsx", "form-notes-3.xlsx"] {
        let told = copy(&form, &bytes, &faults(), None).unwrap();
        assert!(
            told.contains(expected) && told.starts_with("1 note written") && told.contains("1 finding"),
            "{told}"
        );
        let written = std::fs::read(folder.path().join(expected)).unwrap();
        assert_eq!(raw::read(&written).unwrap(), raw::read(&bytes).unwrap());
    }
    assert_eq!(std::fs::read(&form).unwrap(), bytes, "the form itself was changed");
    let refused = copy(&form, &bytes, &faults(), Some(&form)).unwrap_err();
    assert!(refused.contains("is there already"), "{refused}");
    let named = folder.path().join("named.xlsx");
    copy(&form, &bytes, &faults(), Some(&named)).unwrap();
    assert!(named.exists());
}

#[test]
fn without_a_cell_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let form = folder.path().join("form.xlsx");
    let told = copy(&form, &workbook(), &Faults::default(), None).unwrap();
    assert!(told.contains("no copy was written"), "{told}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_copy_of_a_copy_is_counted_on() {
    let name = |of: &str| free(Path::new(of)).unwrap().display().to_string();
    assert_eq!(name("no-such-folder/form-notes.xlsx"), "no-such-folder/form-notes.xlsx");
    assert_eq!(name("no-such-folder/form-notes-7.xlsx"), "no-such-folder/form-notes.xlsx");
    assert_eq!(
        name("no-such-folder/my-notes-of-may.xlsx"),
        "no-such-folder/my-notes-of-may-notes.xlsx"
    );
}
