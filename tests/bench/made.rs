//! Lines for checks and measurements from outside: `GENERATE=1000:FOLDER` has them written, and nothing is measured.
//!
//! `FOLDER/made.ndjson` holds so many made-up submissions, every twentieth damaged in one way after another; `FOLDER/samples.ndjson` the
//! samples, each as a line that reads as the very same submission. The same number always gives the same bytes.

#[path = "../generate/mod.rs"]
#[allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    unused_imports,
    clippy::wildcard_enum_match_arm,
    reason = "makers that tests use too"
)]
mod generate;

use earnest::submission::read;
use generate::region::{damaged, line};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

const DAMAGED_EVERY: u64 = 20;

/// Writes what the environment asks for; whether it asked.
pub(crate) fn written() -> bool {
    let Ok(asked) = std::env::var("GENERATE") else {
        return false;
    };
    let (many, folder) = asked.split_once(':').expect("GENERATE is a number, a colon and a folder");
    let many = many.parse().expect("GENERATE begins with a number");
    std::fs::create_dir_all(folder).unwrap();
    made(many, &Path::new(folder).join("made.ndjson"));
    samples(&Path::new(folder).join("samples.ndjson"));
    true
}

fn made(many: u64, to: &Path) {
    let mut file = BufWriter::new(std::fs::File::create(to).unwrap());
    for number in 0..many {
        let whole = !number.is_multiple_of(DAMAGED_EVERY);
        let bytes = if whole {
            line(number, false).into_bytes()
        } else {
            damaged(number, usize::try_from(number / DAMAGED_EVERY).unwrap())
        };
        file.write_all(&bytes).unwrap();
        file.write_all(b"\n").unwrap();
    }
    file.flush().unwrap();
}

fn samples(to: &Path) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    files.sort();
    let mut lines = String::new();
    for path in files {
        let name = path.display().to_string();
        let sample = read::submission(&name, &std::fs::read(&path).unwrap()).unwrap_or_else(|_| panic!("{name} is refused"));
        let line = serde_json::to_string(&sample.value).unwrap();
        let again = read::submission("line.json", line.as_bytes()).unwrap_or_else(|_| panic!("{name} is refused as a line"));
        assert!(again.value == sample.value, "{name} says something else as a line");
        lines.push_str(&line);
        lines.push('\n');
    }
    std::fs::write(to, lines).unwrap();
}
