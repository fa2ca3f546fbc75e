//! `earnest region --publish`: what goes to the public, in which files, and what is refused.

use crate::generate::region::authority;
use crate::support::{code, command, earnest, edited, fixture, rubric_text, told};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

struct Place {
    folder: TempDir,
}

impl Place {
    /// A folder with some made-up authorities, and three whose needs and themes meet.
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        std::fs::create_dir(folder.path().join("in")).unwrap();
        let place = Self { folder };
        for number in 0..5 {
            place.put(&format!("{number}"), &authority(number));
        }
        for (code, people) in [("AA", 4), ("BB", 7), ("CC", 9)] {
            let own = json!({
                "/authority/code": code, "/authority/name": format!("Board {code}"), "/exercises/0/title": format!("A clinic for {code}"),
                "/exercises/0/needs": [{"what": "Interpreters for deaf people", "place": format!("{code} town"), "people": people}],
                "/exercises/0/themes/0/voices": people,
            });
            place.put(code, &edited(&fixture("motions"), &own));
        }
        place
    }

    fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join(inside)
    }

    fn put(&self, name: &str, submission: &Value) {
        std::fs::write(self.path(&format!("in/{name}.json")), submission.to_string()).unwrap();
    }

    fn run(&self, out: &str, more: &[&str]) -> std::process::Output {
        let (from, to) = (self.path("in"), self.path(out));
        let mut args = vec!["region", from.to_str().unwrap(), "--out", to.to_str().unwrap(), "--draws", "0"];
        args.extend(more);
        earnest(&args)
    }

    fn json(&self, inside: &str) -> Value {
        serde_json::from_slice(&std::fs::read(self.path(inside)).unwrap()).unwrap()
    }
}

/// The files of a folder with their bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                std::fs::read(path).unwrap(),
            )
        })
        .collect()
}

/// Every number of a value with the key that it stands under, and every text.
fn walk(value: &Value, key: &str, numbers: &mut Vec<(String, String)>, texts: &mut Vec<(String, String)>) {
    match value {
        Value::Number(number) => numbers.push((key.to_owned(), number.to_string())),
        Value::String(text) => texts.push((key.to_owned(), text.clone())),
        Value::Array(items) => items.iter().for_each(|item| walk(item, key, numbers, texts)),
        Value::Object(members) => members.iter().for_each(|(key, member)| walk(member, key, numbers, texts)),
        _ => {}
    }
}

#[test]
fn the_folder_holds_the_edition_and_nothing_else() {
    let place = Place::new();
    let output = place.run("plain", &[]);
    assert_eq!(code(&output), 0, "{}", told(&output));
    assert!(!place.path("plain/published").exists(), "nothing is published unasked");
    let output = place.run("out", &["--publish"]);
    assert_eq!(code(&output), 0, "{}", told(&output));
    let names: Vec<String> = files(&place.path("out/published")).into_keys().collect();
    assert_eq!(names, ["edition.html", "edition.json", "edition.xlsx"]);
    let plain = std::fs::read(place.path("plain/region.json")).unwrap();
    assert_eq!(
        plain,
        std::fs::read(place.path("out/region.json")).unwrap(),
        "the results are what they were"
    );
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        said.contains("For the public: ") && said.contains("put them in other words"),
        "{said}"
    );
}

#[test]
fn no_exact_number_of_people_is_in_it() {
    let place = Place::new();
    place.run("out", &["--publish"]);
    let edition = place.json("out/published/edition.json");
    let (mut numbers, mut texts) = (Vec::new(), Vec::new());
    walk(&edition, "", &mut numbers, &mut texts);
    // numbers of authorities, exercises and submissions, levels, ranks, and those of the rule
    let known = [
        "format",
        "received",
        "graded",
        "between",
        "at_most",
        "insufficient",
        "not_due",
        "failed",
        "superseded",
        "repeated",
        "units",
        "shared",
        "ranked",
        "level",
        "authorities",
        "open",
        "settled",
        "not_applicable",
        "not_compared",
        "none",
        "form_above_effect",
        "high_stakes",
        "weight",
        "possible",
        "exercises",
        "not_counted",
        "low",
        "high",
        "best",
        "worst",
        "of",
        "more",
        "words",
        "few_below",
        "few_below_sensitive",
        "round_to",
        "words_from",
        "authorities_not_listed",
        "above",
        "below",
        "both",
        "new",
        "gone",
        "rose",
        "fell",
        "q",
        "r",
    ];
    for (key, number) in &numbers {
        assert!(known.contains(&key.as_str()), "{key}: {number}");
    }
    let region = place.json("out/region.json");
    let shown = |key: &'static str| texts.iter().filter(move |(own, _)| own == key).map(|(_, text)| text.as_str());
    let served: Vec<&str> = region["authorities"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["people"].as_str())
        .collect();
    let mut counts = 0;
    for text in shown("people").chain(shown("voices")).filter(|text| !served.contains(text)) {
        counts += 1;
        match text.strip_prefix("about ") {
            Some(near) => assert_eq!(near.parse::<u64>().unwrap() % 5, 0, "{text}"),
            None => assert!(["0", "1 to 7", "1 to 9", "not shown"].contains(&text), "{text}"),
        }
    }
    assert!(counts > 6, "only {counts} numbers of people");
    // what is true and not a multiple stands nowhere in a cell or sentence that is about people
    let (mut exact, mut none) = (Vec::new(), Vec::new());
    for list in ["groups", "demand", "unheard"] {
        walk(&region[list], list, &mut exact, &mut none);
    }
    let exact = exact
        .iter()
        .filter(|(key, _)| ["heard", "people", "voices"].contains(&key.as_str()));
    for (_, number) in exact.filter(|(_, number)| number.parse::<u64>().unwrap() >= 8 && !number.ends_with(['0', '5'])) {
        for text in shown("people")
            .chain(shown("voices"))
            .chain(shown("says"))
            .filter(|text| !served.contains(text))
        {
            let words: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
            let own = text.starts_with("1 to ")
                || text.contains("is shown")
                || text.contains(" areas ")
                || text.contains("authorit")
                || text.contains("exercises");
            assert!(own || !words.contains(&number.as_str()), "{number} in {text}");
        }
    }
}

#[test]
fn files_digests_and_places_of_submissions_are_not_in_it() {
    let place = Place::new();
    place.run("out", &["--publish"]);
    let text = std::fs::read_to_string(place.path("out/published/edition.json")).unwrap();
    let page = std::fs::read_to_string(place.path("out/published/edition.html")).unwrap();
    let rows = std::fs::read_to_string(place.path("out/rows.ndjson")).unwrap();
    for row in rows.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        for secret in [&row["sha256"], &row["source"]] {
            let secret = secret.as_str().unwrap();
            assert!(!text.contains(secret) && !page.contains(secret), "{secret}");
        }
    }
    assert!(!text.contains("/exercises/") && !text.contains("\"source\": \"returned"));
}

#[test]
fn the_edition_is_the_same_bytes_in_any_order() {
    let place = Place::new();
    place.run("out", &["--publish"]);
    let first = files(&place.path("out/published"));
    let rows = std::fs::read_to_string(place.path("out/rows.ndjson")).unwrap();
    let mut lines: Vec<&str> = rows.lines().collect();
    lines.reverse();
    std::fs::write(place.path("rows.ndjson"), lines.join("\n")).unwrap();
    for (out, threads) in [("one", "1"), ("four", "4")] {
        let (from, to) = (place.path("rows.ndjson"), place.path(out));
        let args = [
            "region",
            "--from-rows",
            from.to_str().unwrap(),
            "--out",
            to.to_str().unwrap(),
            "--publish",
        ];
        let output = command(&args).env("RAYON_NUM_THREADS", threads).output().unwrap();
        assert_eq!(code(&output), 0, "{}", told(&output));
        assert_eq!(files(&place.path(&format!("{out}/published"))), first);
    }
}

#[test]
fn a_folder_that_holds_anything_else_is_refused_before_the_work() {
    let place = Place::new();
    std::fs::create_dir_all(place.path("out/published")).unwrap();
    std::fs::write(place.path("out/published/region.json"), "{}").unwrap();
    let output = place.run("out", &["--publish"]);
    assert_eq!(code(&output), 3);
    assert!(
        told(&output).contains("region.json is there, which is no part of an edition"),
        "{}",
        told(&output)
    );
    assert!(!place.path("out/region.json").exists(), "it costs no run");
    std::fs::remove_file(place.path("out/published/region.json")).unwrap();
    // an edition that was there before is replaced
    for _ in 0..2 {
        assert_eq!(code(&place.run("out", &["--publish"])), 0);
    }
    let noted = std::fs::read_to_string(place.path("out/edition.sha256")).unwrap();
    assert!(noted.lines().nth(1).unwrap().ends_with("  published/edition.json"), "{noted}");
}

#[test]
fn the_edition_fits_its_schema() {
    let place = Place::new();
    place.run("out", &["--publish"]);
    let schema: Value = serde_json::from_slice(&earnest(&["schema", "edition"]).stdout).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let edition = place.json("out/published/edition.json");
    assert!(validator.is_valid(&edition));
    let exact = edited(&edition, &json!({"/unheard/0/themes/0/voices": 4}));
    assert!(!validator.is_valid(&exact));
    let exact = edited(&edition, &json!({"/unheard/0/themes/0/voices": "4"}));
    assert!(!validator.is_valid(&exact));
}

#[test]
fn personal_data_is_refused_and_told_with_its_place() {
    let place = Place::new();
    place.put(
        "9",
        &edited(
            &fixture("motions"),
            &json!({"/authority/code": "ZZ", "/authority/name": "Board of Ann, 01632 960123"}),
        ),
    );
    let output = place.run("out", &["--publish"]);
    assert_eq!(code(&output), 3);
    let text = told(&output);
    assert!(
        text.contains("looks like it holds a telephone number") && text.contains("/name"),
        "{text}"
    );
    assert!(text.contains("no edition was written"), "{text}");
    assert!(place.path("out/region.json").is_file() && place.path("out/rows.csv").is_file());
    assert!(!place.path("out/published").exists());
    // without an edition nothing is refused
    assert_eq!(code(&place.run("other", &[])), 0);
}

#[test]
fn a_rubric_without_a_rule_is_refused_before_the_work() {
    let place = Place::new();
    let (before, rest) = rubric_text().split_once("\ndisclosure:\n").unwrap();
    let rest = rest.split_once("\nterms:\n").unwrap().1;
    std::fs::write(place.path("own.yaml"), format!("{before}\nterms:\n{rest}")).unwrap();
    let own = place.path("own.yaml");
    let output = place.run("out", &["--publish", "--rubric", own.to_str().unwrap()]);
    assert_eq!(code(&output), 4);
    assert!(
        told(&output).contains("does not say how numbers of people may be shown"),
        "{}",
        told(&output)
    );
    assert!(!place.path("out").exists());
    assert_eq!(code(&place.run("out", &["--rubric", own.to_str().unwrap()])), 0);
    // an overlay has the rule of what it changes, and may not change it
    let output = place.run("light", &["--publish", "--rubric", "light-profile"]);
    assert_eq!(code(&output), 0, "{}", told(&output));
    let rule = |out: &str| place.json(&format!("{out}/published/edition.json"))["rule"].clone();
    place.run("whole", &["--publish"]);
    assert_eq!(rule("light"), rule("whole"));
    let overlay = "format: 1\noverlay: true\nid: looser\nversion: 1.0.0\ntitle: Looser\nabout: For a test.\nlicence: none\nbase: healthwatch\nchanges:\n  - {at: disclosure/few_below, to: 5, why: We want to., status: house}\n";
    std::fs::write(place.path("looser.yaml"), overlay).unwrap();
    let looser = place.path("looser.yaml");
    let output = place.run("looser", &["--publish", "--rubric", looser.to_str().unwrap()]);
    assert_eq!(code(&output), 4, "{}", told(&output));
    assert!(told(&output).contains("locked"), "{}", told(&output));
}

#[test]
fn an_earlier_edition_needs_its_exact_numbers() {
    let place = Place::new();
    place.run("first", &["--publish"]);
    let before = place.path("first");
    let again = |out: &str| place.run(out, &["--publish", "--previous", before.to_str().unwrap()]);
    assert_eq!(code(&again("second")), 0);
    // the same submissions are shown the same way, apart from what is said of the earlier run
    let of = |out: &str| {
        let mut edition = place.json(&format!("{out}/published/edition.json"));
        edition["change"] = Value::Null;
        edition
    };
    assert_eq!(of("first"), of("second"));
    // into the very folder, more than once
    for _ in 0..2 {
        assert_eq!(code(&again("first")), 0);
        assert_eq!(of("first"), of("second"));
    }
    // a later run that publishes nothing, or is refused an edition, leaves what the edition in public was made of
    place.put(
        "9",
        &edited(
            &fixture("motions"),
            &json!({"/authority/code": "ZZ", "/authority/name": "Ann, 01632 960123"}),
        ),
    );
    assert_eq!(code(&place.run("first", &[])), 0);
    assert_eq!(code(&again("first")), 3);
    std::fs::remove_file(place.path("in/9.json")).unwrap();
    assert_eq!(code(&again("first")), 0);
    assert_eq!(of("first"), of("second"));
    let exact = std::fs::read(place.path("first/edition-exact.json")).unwrap();
    std::fs::remove_file(place.path("first/edition-exact.json")).unwrap();
    let output = again("third");
    assert_eq!(code(&output), 3);
    assert!(told(&output).contains("not the region that it was made of"), "{}", told(&output));
    assert!(!place.path("third").exists(), "it costs no run");
    // one byte of the exact numbers, or of a later run that published nothing
    let mut other = exact.clone();
    other.push(b'\n');
    std::fs::write(place.path("first/edition-exact.json"), other).unwrap();
    let output = again("third");
    assert_eq!(code(&output), 3);
    assert!(told(&output).contains("not what the edition was made of"), "{}", told(&output));
    std::fs::write(place.path("first/edition-exact.json"), &exact).unwrap();
    let digests = std::fs::read(place.path("first/edition.sha256")).unwrap();
    std::fs::remove_file(place.path("first/edition.sha256")).unwrap();
    let output = again("third");
    assert_eq!(code(&output), 3);
    assert!(told(&output).contains("edition.sha256: it is not there"), "{}", told(&output));
    std::fs::write(place.path("first/edition.sha256"), digests).unwrap();
    for broken in ["", "{}", "[1]", "{\"format\": 1}"] {
        std::fs::write(place.path("first/published/edition.json"), broken).unwrap();
        assert_eq!(code(&again("third")), 3, "{broken}");
    }
    std::fs::write(place.path("first/edition-exact.json"), exact).unwrap();
    std::fs::remove_dir_all(place.path("first/published")).unwrap();
    let output = again("third");
    assert_eq!(code(&output), 0);
    assert!(told(&output).contains("no earlier edition"), "{}", told(&output));
    // an edition that is written over without a word of the earlier one is warned of
    let output = place.run("third", &["--publish"]);
    assert!(told(&output).contains("there is an edition in"), "{}", told(&output));
}
