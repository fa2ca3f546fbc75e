//! The container told apart, and opened.

use super::{Kind, Package, kind};
use crate::submission::workbook::build::{self, codes, sheet, workbook};

#[test]
fn files_are_told_apart_by_their_first_bytes() {
    assert_eq!(kind(b"PK\x03\x04rest"), Kind::Archive);
    assert_eq!(kind(b"PK\x05\x06"), Kind::Archive);
    assert_eq!(kind(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), Kind::Old);
    assert_eq!(kind(b"PKzip"), Kind::Other);
    assert_eq!(kind(b""), Kind::Other);
}

#[test]
fn parts_are_found_whatever_the_case_of_their_names() {
    let bytes = workbook(&sheet(""), &[]);
    let mut package = Package::open(&bytes).unwrap();
    assert!(package.has("XL/WORKBOOK.xml") && !package.has("xl/nothing.xml"));
    assert_eq!(package.text("xl/workbook.xml").unwrap(), build::BOOK);
    assert!(package.text("xl/nothing.xml").is_err());
}

#[test]
fn a_part_is_read_against_what_is_left_for_all() {
    let bytes = workbook(&sheet(""), &[]);
    let mut package = Package::open(&bytes).unwrap();
    package.left = 10;
    assert_eq!(codes(&package.text("xl/workbook.xml").unwrap_err()), ["workbook-too-large"]);
}

#[test]
fn an_old_container_says_what_it_seems_to_hold() {
    for (name, expected) in [
        ("Workbook", "old format"),
        ("EncryptedPackage", "password"),
        ("x", "protected by a password or saved"),
    ] {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        let Err(faults) = Package::open(&bytes) else {
            panic!("{name} was taken")
        };
        assert!(faults.iter().next().unwrap().message.contains(expected), "{name}");
    }
}

#[test]
fn a_part_with_a_password_of_its_own_is_refused() {
    let mut bytes = workbook(&sheet(""), &[]);
    // the mark of a password, in the list of parts
    let at = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    bytes[at + 8] |= 1;
    let Err(faults) = Package::open(&bytes) else {
        panic!("it was taken")
    };
    assert_eq!(codes(&faults), ["workbook-locked"]);
}
