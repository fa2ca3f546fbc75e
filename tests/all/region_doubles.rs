//! What comes to a region more than once: corrections, copies, and exercises that several authorities share.

use crate::generate::region::authority;
use crate::region::{errors, region, rows, summary};
use crate::support::{code, told};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Of one authority and period one submission stands, and whatever does not is told.
#[test]
fn corrections_copies_and_doubles_are_settled() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join("in").join(name);
    std::fs::create_dir(folder.path().join("in")).unwrap();
    let digest = |bytes: &[u8]| earnest::base::digest::sha256(bytes);
    let with = |number: u64, edit: &dyn Fn(&mut Value)| {
        let mut made = authority(number);
        edit(&mut made);
        made.to_string().into_bytes()
    };
    // 1: corrected twice over
    let first = with(1, &|_| {});
    let second = with(1, &|made| made["correction_of"] = json!({ "sha256": digest(&first) }));
    let third = with(1, &|made| {
        made["correction_of"] = json!({ "sha256": digest(&second) });
        made["note"] = json!("a third time");
    });
    // 2: the same file twice; 3: two files, neither of which corrects the other; 4: says it corrects another's
    let copy = with(2, &|_| {});
    let (one, two) = (with(3, &|_| {}), with(3, &|made| made["note"] = json!("which is it?")));
    let other = with(4, &|made| made["correction_of"] = json!({ "sha256": digest(&copy) }));
    // 5: corrects one that did not come
    let alone = with(5, &|made| made["correction_of"] = json!({ "sha256": digest(b"not here") }));
    let files: [(&str, &[u8]); 9] = [
        ("1a.json", &first),
        ("1b.json", &second),
        ("1c.json", &third),
        ("2a.json", &copy),
        ("2b.json", &copy),
        ("3a.json", &one),
        ("3b.json", &two),
        ("4.json", &other),
        ("5.json", &alone),
    ];
    for (name, bytes) in files {
        std::fs::write(at(name), bytes).unwrap();
    }
    let run = region(folder.path(), &["in", "--out", "out"], "2");
    assert_eq!(code(&run), 3, "{}", told(&run));
    let out = folder.path().join("out");
    let stand: Vec<String> = rows(&out).into_keys().collect();
    assert_eq!(stand, ["in/1c.json", "in/2a.json", "in/5.json"]);
    let mut found: Vec<(String, String, String)> = errors(&out)
        .into_iter()
        .map(|error| (error["source"].clone(), error["outcome"].clone(), error["code"].clone()))
        .collect();
    found.sort();
    let expected = [
        ("in/1a.json", "superseded", "superseded"),
        ("in/1b.json", "superseded", "superseded"),
        ("in/2b.json", "repeated", "same-file-twice"),
        ("in/3a.json", "failed", "two-submissions"),
        ("in/3b.json", "failed", "two-submissions"),
        ("in/4.json", "failed", "corrects-another"),
    ];
    assert_eq!(found, expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned())));
    let summary = summary(&out);
    for (key, many) in [("received", 9), ("superseded", 2), ("repeated", 1), ("failed", 3)] {
        assert_eq!(summary[key], many, "{key}: {summary}");
    }
}

#[test]
fn an_exercise_that_several_authorities_share_counts_once() {
    let folder = TempDir::new().unwrap();
    let exercise = json!({ "id": "e1", "title": "The hospital we share", "opens": "2024-06-01", "closes": "2024-09-01" });
    // one that is only called the same
    let other = json!({ "id": "e1", "title": "Another hospital", "opens": "2024-06-01", "closes": "2024-09-01" });
    let lines: Vec<String> = [(20, &exercise), (21, &exercise), (22, &exercise), (23, &other)]
        .iter()
        .map(|(number, exercise)| {
            json!({ "format": 1, "basis": "compiled", "period": { "from": "2024-04-01", "to": "2025-03-31" },
                "authority": { "name": format!("Board {number}") }, "exercises": [exercise] })
            .to_string()
        })
        .collect();
    std::fs::write(folder.path().join("a.ndjson"), lines.join("\n")).unwrap();
    let run = region(folder.path(), &["a.ndjson", "--out", "out"], "2");
    let summary = summary(&folder.path().join("out"));
    assert_eq!((&summary["units"], &summary["shared"]), (&json!(2), &json!(1)), "{}", told(&run));
}
