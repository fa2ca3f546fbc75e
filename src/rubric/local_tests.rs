//! A local rubric is its base but for what the overlay changes, and whatever is wrong stands at a line of the overlay.

use super::local;
use crate::base::fault::Faults;
use crate::rubric::library::{Loaded, SHIPPED, load_with, rubric, shipped};
use crate::rubric::model::Rubric;
use crate::submission::read::Opened;

const HEAD: &str = "format: 1\noverlay: true\nid: here\nversion: 1.0.0\ntitle: Here\nabout: For a test.\nlicence: MIT\n";

fn written(base: &str, changes: &str) -> String {
    format!("{HEAD}base: {base}\nchanges:{changes}\n")
}

fn changed(changes: &str) -> Result<Rubric, Faults> {
    rubric("here.yaml", written("healthwatch", changes).as_bytes())
}

/// One change in the manner of a flow map, on a line of its own from line 10.
fn change(at: &str, what: &str) -> String {
    format!("\n  - {{at: {at}, {what}, why: Because., status: house}}")
}

fn fault(changes: &str) -> (&'static str, u32, String, String) {
    let faults = changed(changes).expect_err(changes);
    let first = faults.iter().next().unwrap();
    assert_eq!(faults.iter().count(), 1, "{faults:?}");
    (
        first.code,
        first.place.unwrap().line,
        first.message.clone(),
        first.help.clone().unwrap_or_default(),
    )
}

#[test]
fn an_overlay_without_changes_is_its_base_under_another_head() {
    let here = changed(" []").unwrap();
    let (_, base) = shipped(None).unwrap();
    let base = base.unwrap();
    assert_eq!(here.file.id.as_str(), "here");
    assert!(!here.file.default);
    assert_ne!(here.sha256, base.sha256);
    let overlaid = here.overlay.as_ref().unwrap();
    assert_eq!(overlaid.base.sha256, base.sha256);
    assert!(overlaid.changes.is_empty() && !overlaid.ours);
    let mut file = (*here.file).clone();
    file.id = base.file.id.clone();
    file.version = base.file.version.clone();
    file.title = base.file.title.clone();
    file.about = base.file.about.clone();
    file.licence = base.file.licence.clone();
    file.default = true;
    file.tests = base.file.tests.clone();
    file.bases = base.file.bases.clone();
    assert_eq!(serde_json::to_string(&file).unwrap(), serde_json::to_string(&*base.file).unwrap());
}

#[test]
fn the_digest_covers_base_and_changes() {
    let one = changed(&change("parts/effect/weight", "to: 3")).unwrap();
    let other = changed(&change("parts/effect/weight", "to: 4")).unwrap();
    assert_ne!(one.sha256, other.sha256);
    let open = |name: &str| {
        assert_eq!(name, "mine.yaml");
        Ok((
            name.to_owned(),
            SHIPPED[0].1.replace("version: 1.0.0", "version: 1.0.1").into_bytes(),
        ))
    };
    let text = written("mine.yaml", &change("parts/effect/weight", "to: 3"));
    let Loaded::Rubric(moved) = load_with("here.yaml", text.as_bytes(), &open).unwrap() else {
        panic!("of the other kind");
    };
    assert_ne!(moved.sha256, one.sha256);
    assert_eq!(moved.overlay.unwrap().base.file.version.as_str(), "1.0.1");
}

#[test]
fn what_is_left_out_in_the_base_can_be_named() {
    let added = change(
        "criteria/reach/limits",
        "add: {id: own, when: \"reach.heard < 10\", at_most: 1, says: hardly anybody was heard, status: house}",
    );
    let when = change("signs/late-format/due", "to: {at: closes, days: 7}");
    let made = changed(&format!("{added}{when}")).unwrap();
    assert_eq!(made.criteria[0].limits.len(), 1);
    let late = made.file.signs.iter().position(|sign| sign.id.as_str() == "late-format").unwrap();
    assert_eq!(made.signs[late].due.as_ref().unwrap().days, 7);
}

#[test]
fn faults_of_the_changed_rubric_stand_at_their_change() {
    let weight = change("parts/effect/weight", "to: 3");
    let (code, line, message, _) = fault(&format!(
        "{weight}{}",
        change("criteria/reach/indicators/ways-in/levels/2/at_least", "to: 9")
    ));
    assert_eq!((code, line), ("falling-threshold", 11));
    assert!(
        message.starts_with("with this change, at /criteria/0/indicators/0/levels/2: "),
        "{message}"
    );
    let (code, line, _, help) = fault(&format!("{weight}{}", change("signs/late-format/when", "to: access.format_lat")));
    assert_eq!((code, line), ("bad-expression", 11));
    assert!(!help.is_empty());
    let (code, line, message, help) = fault(&change("light", "to: {when: \"true\", says: always, wenn: never}"));
    assert_eq!((code, line), ("unknown-key", 10), "{message}");
    assert!(help.contains("when"), "{help}");
    let (code, line, _, _) = fault(&change("parts/effect/weight", "to: much"));
    assert_eq!((code, line), ("wrong-type", 10));
}

#[test]
fn faults_of_the_overlay_stand_at_their_line() {
    let (code, line, _, help) = fault(&change("signs/late-fromat/severity", "to: serious"));
    assert_eq!(
        (code, line, help.as_str()),
        ("unknown-path", 10, "did you mean 'signs/late-format'?")
    );
    let (code, line, message, _) = fault(&change(
        "criteria/closing/indicators/told-in-time/applies",
        "to: {when: \"false\", otherwise: never}",
    ));
    assert_eq!((code, line), ("locked", 10));
    assert!(message.contains("level 3 of 'told-in-time' is locked"), "{message}");
    let text = written("healthwatch", " []").replace("licence: MIT\n", "license: MIT\n");
    let faults = rubric("here.yaml", text.as_bytes()).unwrap_err();
    let found: Vec<(&str, u32)> = faults.iter().map(|fault| (fault.code, fault.place.unwrap().line)).collect();
    assert!(found.contains(&("unknown-key", 7)), "{found:?}");
}

#[test]
fn a_base_that_cannot_be_used_is_told() {
    let told = |text: &str| {
        let open = |name: &str| match name {
            "bad.yaml" => Ok((name.to_owned(), b"format: 1\nid: bad\n".to_vec())),
            other => Err(format!("{other}: there is no such file or folder")),
        };
        let faults = load_with("here.yaml", text.as_bytes(), &open).unwrap_err();
        let first = faults.iter().next().unwrap();
        (first.code, first.place.unwrap().line, first.help.clone().unwrap())
    };
    assert_eq!(
        told(&written("healthwach", " []")),
        ("unknown-base", 8, "did you mean 'healthwatch'?".to_owned())
    );
    assert_eq!(told(&written("bad.yaml", " []")).0, "faulty-base");
    assert_eq!(told(&written("light-profile", " []")).0, "overlay-on-overlay");
    let (code, line, _) = told(&written("healthwatch", " []").replace("overlay: true", "overlay: false"));
    assert_eq!((code, line), ("unclear-overlay", 2));
    let none = Opened::new("here.yaml", b"format: 1\n").unwrap();
    assert!(local(&none, &|_| Err(String::new())).is_err());
}

#[test]
fn json_is_located_as_well() {
    let text = "{\"format\": 1, \"overlay\": true, \"id\": \"here\", \"version\": \"1\", \"title\": \"Here\", \"about\": \"x\", \"licence\": \"MIT\",\n\
        \"base\": \"healthwatch\",\n\"changes\": [\n{\"at\": \"nothing\", \"off\": true, \"why\": \"x\", \"status\": \"house\"}]}";
    let faults = rubric("here.json", text.as_bytes()).unwrap_err();
    let first = faults.iter().next().unwrap();
    assert_eq!((first.code, first.place.unwrap().line), ("unknown-path", 4));
}
