//! How the code is built: which room may see which, what only the command line may touch, and that no word of a rubric stands in code.

use crate::support::{path, rubric, stem};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A source file: where it is, its text without comments and tests.
struct Source {
    path: PathBuf,
    room: String,
    text: String,
    code: String,
}

fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            walk(&entry, into);
        } else if entry.extension().is_some_and(|ending| ending == "rs") {
            into.push(entry);
        }
    }
}

/// Every source file but tests.
fn sources() -> Vec<Source> {
    let mut files = Vec::new();
    walk(&path("src"), &mut files);
    let all: Vec<Source> = files
        .into_iter()
        .filter(|file| !stem(file).ends_with("_tests"))
        .map(|file| {
            let text = std::fs::read_to_string(&file).unwrap();
            let inside = file.strip_prefix(path("src")).unwrap();
            let parts: Vec<String> = inside
                .components()
                .map(|part| part.as_os_str().to_string_lossy().into_owned())
                .collect();
            let room = if parts.len() > 1 { parts[0].clone() } else { String::new() };
            let lines = text.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line });
            let code = lines.collect::<Vec<_>>().join("\n");
            Source {
                path: inside.to_owned(),
                room,
                text,
                code,
            }
        })
        .collect();
    assert!(all.len() > 60, "only {} source files", all.len());
    all
}

/// The paths that begin with `crate::`, from `use` trees and from expressions, as far as their first two steps.
fn seen(code: &str) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    let word = |text: &str| -> String { text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect() };
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        assert!(!rest.starts_with('{'), "a tree at the top of the crate hides which room is seen");
        let room = word(rest);
        let next = rest[room.len()..].strip_prefix("::").unwrap_or("");
        if let Some(tree) = next.strip_prefix('{') {
            let end = tree.find("};").or_else(|| tree.find('}')).unwrap_or(tree.len());
            let mut depth = 0_usize;
            let mut start = true;
            for (place, letter) in tree[..end].char_indices() {
                if depth == 0 && start && letter.is_alphabetic() {
                    found.insert((room.clone(), word(&tree[place..])));
                    start = false;
                }
                match letter {
                    '{' => depth += 1,
                    '}' => depth = depth.saturating_sub(1),
                    ',' if depth == 0 => start = true,
                    _ => {}
                }
            }
        } else {
            found.insert((room, word(next)));
        }
    }
    found
}

#[test]
fn arrows_go_down_only() {
    // from room, to room, and which of its parts; an empty list is all of it
    let allowed: &[(&str, &str, &[&str])] = &[
        ("submission", "base", &[]),
        ("facts", "base", &[]),
        ("facts", "submission", &[]),
        ("rubric", "base", &[]),
        ("rubric", "facts", &["catalogue", "settings", "value", "Facts"]),
        ("rubric", "submission", &["fields", "words", "read"]),
        ("assess", "base", &[]),
        ("assess", "submission", &[]),
        ("assess", "facts", &[]),
        ("assess", "rubric", &[]),
        ("region", "base", &[]),
        ("region", "submission", &[]),
        ("region", "facts", &[]),
        ("region", "rubric", &[]),
        ("region", "assess", &[]),
        ("report", "base", &[]),
        ("report", "assess", &["published"]),
        ("report", "region", &["published", "row"]),
    ];
    let mut wrong = Vec::new();
    for source in sources() {
        for (room, part) in seen(&source.code) {
            if room == source.room || source.room.is_empty() || source.room == "cli" {
                continue;
            }
            let fine = allowed
                .iter()
                .any(|(from, to, parts)| *from == source.room && *to == room && (parts.is_empty() || parts.contains(&part.as_str())));
            if !fine {
                wrong.push(format!("src/{} sees {room}::{part}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nothing_sees_the_command_line() {
    for source in sources() {
        let may = source.room == "cli" || source.path == Path::new("main.rs");
        assert!(may || !source.code.contains("crate::cli"), "{}", source.path.display());
    }
}

#[test]
fn only_the_command_line_touches_the_system() {
    let banned = [
        "std::fs",
        "std::env",
        "std::time",
        "std::thread",
        "std::process",
        "std::net",
        "std::io::stdin",
        "println!",
        "print!(",
        "eprint",
        "HashMap",
        "HashSet",
        "RandomState",
        "SystemTime",
        "Instant",
        "rand::",
        "unsafe ",
    ];
    let mut wrong = Vec::new();
    for source in sources()
        .iter()
        .filter(|source| source.room != "cli" && source.path != Path::new("main.rs"))
    {
        for word in banned {
            if source.code.contains(word) {
                wrong.push(format!("src/{}: {word}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The string literals of a text.
fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut letters = code.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\'' => {
                // a letter, or a lifetime
                let rest: String = letters.clone().take(3).collect();
                let length = match rest.strip_prefix('\\') {
                    Some(escaped) => escaped.find('\'').map(|end| end + 2),
                    None => rest.chars().nth(1).filter(|c| *c == '\'').map(|_| 2),
                };
                for _ in 0..length.unwrap_or(0) {
                    letters.next();
                }
            }
            '"' => {
                let mut text = String::new();
                while let Some(letter) = letters.next() {
                    match letter {
                        '"' => break,
                        '\\' => {
                            text.push('\\');
                            text.extend(letters.next());
                        }
                        other => text.push(other),
                    }
                }
                found.push(text);
            }
            _ => {}
        }
    }
    found
}

#[test]
fn literals_are_found() {
    let code = "f(\"a \\\" b\", 'c', '\"', '\\n', x::<'a>(\"d\"))";
    assert_eq!(literals(code), ["a \\\" b", "d"]);
}

#[test]
fn no_word_of_a_rubric_stands_in_code() {
    let file = &rubric().file;
    let mut words: BTreeSet<String> = BTreeSet::from([file.id.to_string()]);
    words.extend(file.levels.iter().map(|level| level.name.as_str().to_owned()));
    for criterion in &file.criteria {
        words.insert(criterion.id.to_string());
        words.insert(criterion.title.as_str().to_owned());
        for indicator in &criterion.indicators {
            words.insert(indicator.id.to_string());
            words.insert(indicator.title.as_str().to_owned());
        }
    }
    for sign in &file.signs {
        words.insert(sign.id.to_string());
        words.insert(sign.title.as_str().to_owned());
    }
    words.extend(file.severities.iter().map(|severity| severity.id.to_string()));
    // the folder of the shipped files is the one place that names them
    let library = Path::new("rubric/library.rs");
    // words of the form of a submission that a rubric happens to share: what a review is about and by whom, what a rating asked
    let shared = [
        ("submission/model/reviews.rs", "reach"),
        ("submission/model/reviews.rs", "salience"),
        ("submission/model/reviews.rs", "healthwatch"),
        ("submission/model/ratings.rs", "understood"),
        ("submission/workbook/layout/decided.rs", "understood"),
    ];
    let mut wrong = Vec::new();
    for source in sources() {
        for literal in literals(&source.code) {
            let form = shared.iter().any(|(file, word)| source.path == Path::new(file) && literal == *word);
            if words.contains(&literal) && !form && source.path != library {
                wrong.push(format!("src/{}: {literal:?}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_says_what_it_is_for() {
    for source in sources() {
        let first = source.text.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! ") && first.len() > 10, "{}: {first}", source.path.display());
    }
    let mut tests = Vec::new();
    walk(&path("tests"), &mut tests);
    for file in tests {
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("//! "), "{}", file.display());
    }
}

#[test]
fn the_top_level_holds_what_it_must_and_no_more() {
    // the last two are made by building and by trying the README, and are left out of the repository
    let known = [
        "Cargo.toml",
        "Cargo.lock",
        "README.md",
        "src",
        "rubrics",
        "samples",
        "tests",
        "target",
        "report",
    ];
    let mut others: Vec<String> = std::fs::read_dir(path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !known.contains(&name.as_str()) && !name.starts_with('.') && !name.starts_with("LICENSE-"))
        .collect();
    others.sort();
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn nothing_may_panic() {
    let mut wrong = Vec::new();
    for source in sources() {
        for word in [
            ".unwrap()",
            ".expect(",
            "panic!(",
            "unreachable!(",
            "todo!(",
            "unimplemented!(",
            "#[allow(",
        ] {
            if source.code.contains(word) {
                wrong.push(format!("src/{}: {word}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_published_value_alone_makes_a_report() {
    let tables = ["report/columns.rs", "report/parquet.rs", "report/table.rs"].map(Path::new);
    for source in sources().iter().filter(|source| source.room == "report") {
        for (room, part) in seen(&source.code) {
            assert!(
                room == "report" || room == "base" || ((room == "assess" || room == "region") && part == "published")
                    // a table of rows is made of rows
                    || (room == "region" && part == "row" && tables.contains(&source.path.as_path())),
                "src/{} sees {room}::{part}",
                source.path.display()
            );
        }
    }
}

#[test]
fn every_threshold_says_where_it_comes_from() {
    let value: Value = serde_json::to_value(&*rubric().file).unwrap();
    let mut checked = 0;
    for criterion in value["criteria"].as_array().unwrap() {
        for indicator in criterion["indicators"].as_array().unwrap() {
            for level in indicator["levels"].as_array().unwrap() {
                let status = level["status"].as_str().unwrap_or_default();
                assert!(["published", "reported", "house"].contains(&status), "{}: {level}", indicator["id"]);
                let source = level["source"].as_str();
                assert!(
                    status == "house" || source.is_some(),
                    "{}: {status} without a source",
                    indicator["id"]
                );
                checked += 1;
            }
        }
    }
    assert!(checked > 60);
}
