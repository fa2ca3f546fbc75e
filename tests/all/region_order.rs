//! The results of a region do not depend on order, threads, folders or machine.

use crate::generate::region::{authority, damaged, line};
use crate::region::{filtered, region, results};
use crate::support::{code, told};
use serde_json::json;
use tempfile::TempDir;

#[test]
fn threads_order_and_machines_do_not_matter() {
    let folder = TempDir::new().unwrap();
    let mut lines: Vec<String> = (0..90).map(|number| line(number, true)).collect();
    lines.push(json!({ "source": "returned/bad.json", "submission": { "format": 1 } }).to_string());
    let write = |name: &str, lines: &[String]| std::fs::write(folder.path().join(name), lines.join("\n") + "\n").unwrap();
    write("all.ndjson", &lines);
    lines.reverse();
    lines.rotate_left(17);
    std::fs::create_dir(folder.path().join("parts")).unwrap();
    write("parts/part-00000", &lines[..40]);
    write("parts/part-00001", &lines[40..]);
    assert_eq!(code(&region(folder.path(), &["all.ndjson", "--out", "one"], "1")), 3);
    let expected = results(&folder.path().join("one"));
    assert!(expected.contains_key("rows.ndjson") && expected.contains_key("region.json"));
    for (args, threads) in [
        (["all.ndjson", "--out", "two"], "2"),
        (["all.ndjson", "--out", "sixteen"], "16"),
        (["parts", "--out", "shuffled"], "2"),
    ] {
        assert_eq!(code(&region(folder.path(), &args, threads)), 3);
        assert_eq!(results(&folder.path().join(args[2])), expected, "{args:?}");
    }
    // the filter in two parts, then the report over what it gave, the second part first
    let mut made = Vec::new();
    for part in ["parts/part-00001", "parts/part-00000"] {
        let input = std::fs::read(folder.path().join(part)).unwrap();
        made.extend(filtered(&["rows", "--draws", "0"], input));
    }
    assert_eq!(made.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count(), 91);
    std::fs::write(folder.path().join("rows.ndjson"), made).unwrap();
    let run = region(folder.path(), &["--from-rows", "rows.ndjson", "--out", "gathered"], "2");
    assert_eq!(code(&run), 3, "{}", told(&run));
    assert_eq!(results(&folder.path().join("gathered")), expected);
}

#[test]
fn lines_sent_on_with_their_places_give_what_their_file_gives() {
    let folder = TempDir::new().unwrap();
    let made = |number: u64| match number % 4 {
        0 => damaged(number, usize::try_from(number / 4).unwrap()),
        _ => line(number, number.is_multiple_of(3)).into_bytes(),
    };
    let mut lines: Vec<Vec<u8>> = (0..60).map(made).collect();
    lines.insert(5, b" \t\r".to_vec());
    std::fs::write(folder.path().join("all.ndjson"), lines.join(&b'\n')).unwrap();
    assert_eq!(code(&region(folder.path(), &["all.ndjson", "--out", "one"], "2")), 3);
    let mut placed: Vec<Vec<u8>> = (1..)
        .zip(&lines)
        .map(|(number, line)| [format!("all.ndjson:{number}\t").as_bytes(), line, b"\n"].concat())
        .collect();
    placed.reverse();
    placed.rotate_left(17);
    let rows = filtered(&["rows", "--placed", "--draws", "0"], placed.concat());
    assert_eq!(rows.iter().filter(|byte| **byte == b'\n').count(), 60);
    std::fs::write(folder.path().join("rows.ndjson"), rows).unwrap();
    assert_eq!(
        code(&region(folder.path(), &["--from-rows", "rows.ndjson", "--out", "two"], "2")),
        3
    );
    assert_eq!(results(&folder.path().join("two")), results(&folder.path().join("one")));
}

#[test]
fn folders_shuffled_in_time_and_order_give_the_same_bytes() {
    let folder = TempDir::new().unwrap();
    let make = |root: &str, order: &[u64]| {
        for number in order {
            let inner = folder.path().join(root).join("in").join(format!("{}", number % 3));
            std::fs::create_dir_all(&inner).unwrap();
            std::fs::write(inner.join(format!("{number:03}.json")), authority(*number).to_string()).unwrap();
        }
    };
    let numbers: Vec<u64> = (0..40).collect();
    let backwards: Vec<u64> = numbers.iter().rev().copied().collect();
    make("a", &numbers);
    make("b", &backwards);
    let a = region(&folder.path().join("a"), &["in/0", "in/1", "in/2", "--out", "out"], "1");
    let b = region(&folder.path().join("b"), &["in/2", "in/0", "in/1", "--out", "out"], "16");
    assert_eq!((code(&a), code(&b)), (0, 0), "{}{}", told(&a), told(&b));
    assert_eq!(results(&folder.path().join("a/out")), results(&folder.path().join("b/out")));
}
