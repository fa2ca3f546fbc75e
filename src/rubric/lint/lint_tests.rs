//! The small rubric and the shipped ones are free of findings; each finding has the edit of the small one that calls it up.

use super::lint;
use crate::base::fault::Weight;
use crate::rubric::library::{Loaded, SHIPPED, load, rubric};
use crate::submission::read::tree;

const SMALL: &str = include_str!("../../../tests/data/rubric.yaml");

/// The small rubric with `from`, which stands in it once, put as `to`.
pub(super) fn edited(from: &str, to: &str) -> String {
    assert_eq!(SMALL.matches(from).count(), 1, "'{from}' stands once in the small rubric");
    SMALL.replace(from, to)
}

/// What is found in a text: codes with their lines.
pub(super) fn found(text: &str) -> Vec<(&'static str, u32)> {
    let rubric = rubric("small.yaml", text.as_bytes()).unwrap_or_else(|faults| panic!("{faults:?}"));
    let mut faults = lint(&rubric);
    tree("small.yaml", text.as_bytes()).unwrap().locate(&mut faults);
    for fault in faults.iter() {
        assert_eq!(fault.weight, Weight::Warning, "{fault:?}");
        assert!(fault.help.is_some(), "{fault:?}");
    }
    faults.iter().map(|fault| (fault.code, fault.place.unwrap().line)).collect()
}

/// The edit calls up this finding on the line of `marker`, and no other.
pub(super) fn finds(from: &str, to: &str, code: &'static str, marker: &str) {
    let text = edited(from, to);
    let at = text.find(marker).unwrap_or_else(|| panic!("no '{marker}'"));
    let line = u32::try_from(text[..at].matches('\n').count() + 1).unwrap();
    assert_eq!(found(&text), [(code, line)], "{from} -> {to}");
}

/// The edit calls up nothing.
pub(super) fn passes(from: &str, to: &str) {
    assert_eq!(found(&edited(from, to)), [], "{from} -> {to}");
}

#[test]
fn nothing_is_found_in_a_sound_rubric() {
    assert_eq!(found(SMALL), []);
    for (name, text) in SHIPPED
        .iter()
        .filter(|(name, text)| matches!(load(name, text.as_bytes()), Ok(Loaded::Rubric(rubric)) if rubric.overlay.is_none()))
    {
        assert_eq!(found(text), [], "{name}");
    }
}
