//! The shipped rubrics read without a fault, and one of them is the default.

use super::{SHIPPED, id_of, load, shipped, shipped_of_any_kind};

#[test]
fn every_shipped_rubric_is_sound() {
    for (name, text) in SHIPPED {
        if let Err(faults) = load(name, text.as_bytes()) {
            let all: Vec<String> = faults
                .iter()
                .map(|fault| {
                    format!(
                        "{} {:?} {} {}",
                        fault.code,
                        fault.place.map(|p| (p.line, p.column)),
                        fault.message,
                        fault.at
                    )
                })
                .collect();
            panic!("{name}:\n{}", all.join("\n"));
        }
    }
}

#[test]
fn every_shipped_file_is_named_after_its_id() {
    for (name, text) in SHIPPED {
        let read = load(name, text.as_bytes()).unwrap();
        assert_eq!(read.id(), id_of(name));
        let found = shipped_of_any_kind(Some(id_of(name))).unwrap();
        assert_eq!(found.name, *name);
    }
}

#[test]
fn one_rubric_is_the_default_and_each_is_found_by_its_id() {
    let (_, default) = shipped(None).expect("a default");
    let default = default.unwrap();
    let (_, again) = shipped(Some(default.file.id.as_str())).expect("found by id");
    assert_eq!(again.unwrap().sha256, default.sha256);
    assert!(shipped(Some("no-such-rubric")).is_none());
}
