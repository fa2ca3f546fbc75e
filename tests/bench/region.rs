//! How time and memory of a whole region grow with its submissions, from the command to the last result.
//!
//! Prints and never fails on time or memory. `REGION=100000` (or any list of numbers) measures larger ones than the checks do, and
//! `REGION_SMALL=1` takes submissions of about 3 KB instead of 20, so that a million of them fit on a disk. Growth is told against the region
//! of ten thousand, where one was run, else against the first.

use super::calls::{call, fed};
use super::documents::{Random, small};
use earnest::submission::read;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

const MOST_GROWTH: f64 = 1.05;
const MOST_MEMORY: f64 = 1.5;
/// MB, for scoring; the report over all may hold some for each authority.
const MOST_MEGABYTES: u64 = 300;
/// The region that larger ones are held against.
const BASE: usize = 10_000;

/// A region of so many authorities, no two of which have one code.
fn written(documents: &[String], many: usize, to: impl Write) -> u64 {
    let mut to = BufWriter::with_capacity(1 << 20, to);
    let mut bytes = 0;
    for number in 0..many {
        let place = number % documents.len();
        let coded = documents[place].replacen(&format!("\"A{place:05}\""), &format!("\"B{number:07}\""), 1);
        assert_ne!(coded, documents[place], "a document without the code of its number");
        bytes += coded.len() as u64 + 1;
        writeln!(to, "{coded}").unwrap();
    }
    to.flush().unwrap();
    bytes
}

/// What one size took.
#[derive(Clone, Copy)]
struct Took {
    many: usize,
    time: Duration,
    memory: u64,
}

impl Took {
    fn each(self) -> f64 {
        self.time.as_secs_f64() / self.many as f64
    }
}

/// Prints what a size took, and how it grew over the one that it is held against.
fn tell(what: &str, took: Took, all: &[Took]) {
    println!(
        "  {what:<7} {:>9} submissions: {:>8.2} s, {:>6.0} a second, {} MB at most",
        took.many,
        took.time.as_secs_f64(),
        1.0 / took.each(),
        took.memory
    );
    let base = all.iter().find(|before| before.many == BASE).or_else(|| all.first());
    if let Some(base) = base.filter(|base| base.many < took.many) {
        println!(
            "          {:.0} times the {}: {:.2} times as long for each (aim {MOST_GROWTH}), {:.2} times the memory (aim {MOST_MEMORY})",
            took.many as f64 / base.many as f64,
            base.many,
            took.each() / base.each(),
            took.memory as f64 / base.memory as f64
        );
    }
}

/// Runs regions of growing numbers.
pub(crate) fn grows(documents: &[String]) {
    let command = Path::new(env!("CARGO_BIN_EXE_earnest"));
    let asked = std::env::var("REGION").unwrap_or_else(|_| "1000,5000".to_owned());
    let sizes: Vec<usize> = asked.split(',').filter_map(|many| many.trim().parse().ok()).collect();
    let mut random = Random::seeded(0x9e37_79b9_7f4a_7c15);
    let smaller: Vec<String> = (0..documents.len()).map(|number| small(number, &mut random)).collect();
    let is_small = std::env::var("REGION_SMALL").is_ok_and(|word| word != "0");
    let documents = if is_small { &smaller } else { documents };
    for text in documents {
        let read = read::checked("line.json", text.as_bytes()).unwrap_or_else(|faults| panic!("{:?}", faults.iter().next()));
        assert!(read.warnings.is_empty(), "a warning: {:?}", read.warnings.iter().next());
    }
    let folder = tempfile::tempdir().unwrap();
    let (mut scored, mut whole) = (Vec::new(), Vec::new());
    println!("a region, no settings tried, time of the wall; scoring alone reads lines from a pipe (aim under {MOST_MEGABYTES} MB)");
    for many in sizes {
        let (time, memory) = fed(Command::new(command).args(["rows", "--draws", "0"]), |to| {
            written(documents, many, to);
        });
        let took = Took { many, time, memory };
        tell("scoring", took, &scored);
        scored.push(took);

        let (from, out) = (folder.path().join("in.ndjson"), folder.path().join("out"));
        let bytes = written(documents, many, std::fs::File::create(&from).unwrap());
        let mut region = Command::new(command);
        region.arg("region").arg(&from).args(["--draws", "0", "--out"]).arg(&out);
        let (time, memory) = call(&mut region);
        let took = Took { many, time, memory };
        tell("whole", took, &whole);
        println!("          from {:.0} MB to {:.0} MB", bytes as f64 / 1e6, weight(&out) as f64 / 1e6);
        whole.push(took);
        std::fs::remove_dir_all(&out).unwrap();
    }
}

/// Bytes of the files of a folder.
fn weight(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().metadata().unwrap());
    entries.filter(std::fs::Metadata::is_file).map(|file| file.len()).sum()
}
