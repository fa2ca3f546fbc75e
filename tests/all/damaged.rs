//! Every damaged file is refused, or taken with warnings, with all its faults at their places.
//!
//! Beside each `tests/damaged/NAME` stands `NAME.expected`: one line for each fault, `line:column code`. `BLESS=1` writes them anew.

use earnest::base::fault::Faults;
use earnest::submission::codes;
use earnest::submission::read;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/damaged")
}

fn faults(path: &Path) -> Faults {
    let name = path.file_name().unwrap().to_str().unwrap();
    match read::submission(name, &fs::read(path).unwrap()) {
        Ok(read) => {
            assert_eq!(read.warnings.errors(), 0, "{name} was taken with errors");
            read.warnings
        }
        Err(faults) => {
            assert!(faults.errors() > 0, "{name} was refused without an error");
            faults
        }
    }
}

fn damaged() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending != "expected"));
    files.sort();
    files
}

#[test]
fn every_fault_of_a_damaged_file_is_found_in_its_place() {
    let files = damaged();
    assert!(files.len() >= 12, "only {} damaged files", files.len());
    for path in files {
        let mut found = String::new();
        for fault in faults(&path).iter() {
            let place = fault.place.unwrap_or_else(|| panic!("{}: no place for {fault:?}", path.display()));
            writeln!(found, "{}:{} {}", place.line, place.column, fault.code).unwrap();
        }
        let beside = PathBuf::from(format!("{}.expected", path.display()));
        if std::env::var_os("BLESS").is_some() {
            fs::write(&beside, &found).unwrap();
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        assert_eq!(found, expected, "{}", path.display());
        assert!(!found.is_empty(), "{}: nothing found", path.display());
    }
}

#[test]
fn every_fault_speaks_to_its_reader() {
    for path in damaged() {
        for fault in faults(&path).iter() {
            let said = format!("{}: {fault:?}", path.display());
            assert!(codes::about(fault.code).is_some(), "unknown code, {said}");
            assert!(!fault.message.is_empty() && !fault.message.ends_with('.'), "{said}");
            assert!(!fault.message.starts_with(|c: char| c.is_uppercase()), "{said}");
            for word in ["struct", "enum", "Option", "u32", "serde", "schema", "anyOf", "x-expected"] {
                assert!(!fault.message.contains(word), "'{word}' in {said}");
            }
        }
    }
}

#[test]
fn places_lie_within_the_file() {
    for path in damaged() {
        let bytes = fs::read(&path).unwrap();
        for fault in faults(&path).iter() {
            let place = fault.place.unwrap();
            assert!(
                place.start <= place.end && place.end <= bytes.len().max(1) + 1,
                "{}: {fault:?}",
                path.display()
            );
            let line = 1 + bytes[..place.start.min(bytes.len())].iter().filter(|byte| **byte == b'\n').count();
            assert_eq!(line, place.line as usize, "{}: {fault:?}", path.display());
        }
    }
}
