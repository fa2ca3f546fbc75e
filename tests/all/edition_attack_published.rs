//! The attack on published editions: what is shown is read from `edition.json` alone; the true numbers, from `region.json`, are read only to
//! see what would have been found.

use crate::edition_attack::{Seen, assert_protected};
use crate::generate::region::authority;
use crate::support::{code, earnest, edited, fixture, told};
use earnest::base::digest::sha256;
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;
use tempfile::TempDir;

/// The tables of a published edition, with the true numbers of the region that it was made of.
fn tables(out: &Path) -> Vec<Seen> {
    let read = |name: &str| -> Value { serde_json::from_slice(&std::fs::read(out.join(name)).unwrap()).unwrap() };
    let (edition, region) = (read("published/edition.json"), read("region.json"));
    let list = |value: &Value| value.as_array().unwrap().clone();
    let words = |value: &Value| value.as_str().unwrap().to_owned();
    let few = |sensitive: &Value| {
        let key = if sensitive == &json!(true) {
            "few_below_sensitive"
        } else {
            "few_below"
        };
        edition["rule"][key].as_i64().unwrap()
    };
    let mut all = Vec::new();
    for question in list(&edition["questions"]) {
        let cells: Vec<(String, String, i64)> = list(&question["groups"])
            .iter()
            .filter(|group| !group["people"].is_null())
            .map(|group| {
                let truth = list(&region["groups"]);
                let truth = truth
                    .iter()
                    .find(|one| one["id"] == group["id"] && one["question"] == question["id"])
                    .unwrap();
                (words(&group["id"]), words(&group["people"]), truth["heard"].as_i64().unwrap())
            })
            .collect();
        let sum = cells.iter().map(|(_, _, exact)| exact).sum();
        all.push(Seen {
            name: words(&question["id"]),
            total: question["people"].as_str().map(|shown| (shown.to_owned(), sum)),
            few_below: few(&question["sensitive"]),
            more: false,
            cells,
        });
    }
    // several findings may be of the same exercises: those of one stand in the order of the digests of their words
    let mut truths = list(&region["unheard"]);
    truths.sort_by_cached_key(|one| {
        let own = |key: &str| -> Vec<String> { list(&one["themes"]).iter().map(|theme| words(&theme[key])).collect() };
        let where_from: Vec<(String, String)> = own("authority").into_iter().zip(own("exercise")).collect();
        let mixed: Vec<String> = own("summary").iter().map(|summary| sha256(summary.as_bytes())).collect();
        (Reverse(one["authorities"].as_u64().unwrap()), where_from, mixed)
    });
    for (theme, truth) in list(&edition["unheard"]).into_iter().zip(truths) {
        let ids = |unheard: &Value| -> Vec<String> {
            let themes = list(&unheard["themes"]);
            themes
                .iter()
                .map(|one| format!("{} {}", one["authority"], one["exercise"]))
                .collect()
        };
        assert_eq!(ids(&truth), ids(&theme));
        let themes = list(&theme["themes"]);
        let both = themes.iter().zip(list(&truth["themes"])).zip(ids(&theme));
        all.push(Seen {
            name: list(&truth["words"]).iter().map(words).collect(),
            cells: both
                .filter(|((one, _), _)| !one["voices"].is_null())
                .map(|((one, truth), id)| {
                    (
                        format!("{id} {}", truth["summary"]),
                        words(&one["voices"]),
                        truth["voices"].as_i64().unwrap(),
                    )
                })
                .collect(),
            total: theme["voices"]
                .as_str()
                .map(|shown| (shown.to_owned(), truth["voices"].as_i64().unwrap())),
            few_below: few(&json!(true)),
            more: theme["more"] != json!(0),
        });
    }
    // the solver reckons with binary fractions, and loses single people among hundreds of thousands
    all.retain(|seen| !seen.cells.is_empty() && seen.cells.iter().map(|(_, _, exact)| exact).sum::<i64>() < 200_000);
    all
}

/// Attacks an edition, beside an earlier one where there is one; how many numbers were looked for.
fn attack(earlier: Option<&Path>, now: &Path) -> usize {
    let before: BTreeMap<String, Seen> = earlier
        .map(|out| tables(out).into_iter().map(|seen| (seen.name.clone(), seen)).collect())
        .unwrap_or_default();
    tables(now).iter().map(|seen| assert_protected(before.get(&seen.name), seen)).sum()
}

fn run(folder: &Path, out: &str, more: &[&str]) {
    let (from, to) = (folder.join("in"), folder.join(out));
    let mut args = vec![
        "region",
        from.to_str().unwrap(),
        "--out",
        to.to_str().unwrap(),
        "--draws",
        "0",
        "--publish",
    ];
    args.extend(more);
    let output = earnest(&args);
    assert!([0, 3].contains(&code(&output)), "{}", told(&output));
    assert!(to.join("published/edition.json").is_file(), "{}", told(&output));
}

/// People heard of every group of every exercise, some more.
fn corrected(mut submission: Value, more: i64) -> Value {
    for exercise in submission["exercises"].as_array_mut().into_iter().flatten() {
        for group in exercise["groups"].as_array_mut().into_iter().flatten() {
            if let Some(heard) = group["heard"].as_i64() {
                group["heard"] = json!(heard + more);
            }
        }
    }
    submission
}

#[test]
fn two_editions_of_generated_regions_give_nobody_away() {
    let mut looked_for = 0;
    for first in [0_u64, 10, 20, 30] {
        let folder = TempDir::new().unwrap();
        std::fs::create_dir(folder.path().join("in")).unwrap();
        let put = |number: u64, submission: &Value| {
            std::fs::write(folder.path().join(format!("in/{number}.json")), submission.to_string()).unwrap();
        };
        for number in first..first + 5 {
            put(number, &authority(number));
        }
        run(folder.path(), "first", &[]);
        looked_for += attack(None, &folder.path().join("first"));
        // one is gone, one is corrected, one is new
        std::fs::remove_file(folder.path().join(format!("in/{first}.json"))).unwrap();
        put(first + 1, &corrected(authority(first + 1), 2));
        put(first + 7, &authority(first + 7));
        let before = folder.path().join("first");
        run(folder.path(), "second", &["--previous", before.to_str().unwrap()]);
        looked_for += attack(Some(&before), &folder.path().join("second"));
    }
    assert!(looked_for > 10, "only {looked_for} numbers were small");
}

#[test]
fn themes_of_two_editions_give_nobody_away() {
    let folder = TempDir::new().unwrap();
    std::fs::create_dir(folder.path().join("in")).unwrap();
    let put = |code: &str, people: u64| {
        let own = edited(
            &fixture("motions"),
            &json!({
                "/authority/code": code, "/authority/name": format!("Board {code}"),
                "/exercises/0/title": format!("An evening clinic for {code}"),
                "/exercises/0/themes/0/voices": people,
            }),
        );
        std::fs::write(folder.path().join(format!("in/{code}.json")), own.to_string()).unwrap();
    };
    put("AA", 4);
    put("BB", 7);
    put("CC", 9);
    run(folder.path(), "first", &[]);
    let before = folder.path().join("first");
    assert!(attack(None, &before) > 1, "{:#?}", tables(&before));
    put("BB", 6);
    put("DD", 2);
    run(folder.path(), "second", &["--previous", before.to_str().unwrap()]);
    assert!(attack(Some(&before), &folder.path().join("second")) > 1);
}
