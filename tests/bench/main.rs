//! How much of the speed of reading is left when a submission is also checked, scored and turned into a row, and what one cold call costs.
//!
//! Everything is paired: reading alone and the whole, in turns, over the same documents in the same run, so that a busy machine slows both.
//! What counts is the ratio; it is printed beside its aim and never fails. The run fails only where a result is wrong: a document that does
//! not read cleanly, or rows that depend on the number of threads. `GENERATE=1000:FOLDER` has lines written instead, for other programs.
//! `cargo bench --bench assess -- region` measures the growth of a region alone.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_arithmetic,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a measurement, run by hand and at the end of the checks"
)]

mod calls;
mod documents;
mod made;
mod region;

use calls::call;
use documents::{Random, document};
use earnest::assess::explain::Inputs;
use earnest::assess::marks::Marks;
use earnest::assess::plan::{Ask, guide};
use earnest::facts::strength::Verified;
use earnest::facts::view::Context;
use earnest::region::row::Line;
use earnest::region::score::Scorer;
use earnest::rubric::library;
use earnest::rubric::model::Rubric;
use earnest::submission::fields::{Id, Text};
use earnest::submission::model::Submission;
use earnest::submission::{read, workbook};
use rayon::prelude::*;
use std::hint::black_box;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

// as the command does, or the two would be measured under different allocators
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const DOCUMENTS: usize = 400;
const ROUNDS: usize = 9;
/// How often the documents are gone through in one round: long enough for the clock of the processor.
const TURNS: usize = 12;
/// How often they stand in the file.
const COPIES: usize = 6;
const WINDOW: usize = 16 << 20;
const CHUNK: usize = 256 << 10;
const AIM_RATIO: f64 = 0.70;
const AIM_COLD: u128 = 100;
const AIM_MEMORY: u64 = 60;
const AIM_PLAN: u128 = 500;
const AIM_FORM: u128 = 300;
const EXERCISES: usize = 100;

/// Time that all threads of this process have run, or the time of the wall where the system does not tell.
fn spent(since: Instant) -> Duration {
    let ran = || -> Option<u64> {
        let mut sum = 0;
        for task in std::fs::read_dir("/proc/self/task").ok()? {
            let text = std::fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
            sum += text.split_whitespace().next()?.parse::<u64>().ok()?;
        }
        Some(sum)
    };
    ran().map_or_else(|| since.elapsed(), Duration::from_nanos)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// Medians of two pieces of work done in turns.
fn paired(mut a: impl FnMut(), mut b: impl FnMut()) -> (Duration, Duration) {
    let start = Instant::now();
    let mut times = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let before = spent(start);
        a();
        let between = spent(start);
        b();
        let after = spent(start);
        // the first round warms up
        if round > 0 {
            times.0.push(between - before);
            times.1.push(after - between);
        }
    }
    (median(times.0), median(times.1))
}

fn parse(line: &[u8]) -> Submission {
    serde_json::from_str(std::str::from_utf8(line).unwrap()).unwrap()
}

/// Reads, checks and scores one document, and adds its line to `out`.
fn whole(line: &[u8], scorer: &Scorer, out: &mut Vec<u8>) {
    let line = scorer.line(None, 1, line).expect("a line");
    assert!(matches!(line, Line::Scored(_)), "{line:?}");
    line.write(out);
    out.push(b'\n');
}

/// The lines of a window, in chunks of about [`CHUNK`] bytes.
fn chunks(window: &[u8]) -> Vec<&[u8]> {
    let mut found = Vec::new();
    let mut rest = window;
    while !rest.is_empty() {
        let from = CHUNK.min(rest.len());
        let end = rest[from..]
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(rest.len(), |at| from + at + 1);
        let (chunk, after) = rest.split_at(end);
        found.push(chunk);
        rest = after;
    }
    found
}

/// From file to file through windows cut at the ends of lines; `work` makes the bytes of a chunk.
fn through(from: &Path, to: &Path, work: impl Fn(&[u8]) -> Vec<u8> + Sync) {
    let mut input = std::fs::File::open(from).unwrap();
    let mut output = std::fs::File::create(to).unwrap();
    let mut window: Vec<u8> = Vec::new();
    loop {
        let kept = window.len();
        let more = (&mut input)
            .take((WINDOW - kept.min(WINDOW / 2)) as u64)
            .read_to_end(&mut window)
            .unwrap();
        let end = if more == 0 {
            window.len()
        } else {
            window.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1)
        };
        let parts: Vec<Vec<u8>> = chunks(&window[..end]).par_iter().map(|chunk| work(chunk)).collect();
        for part in parts {
            output.write_all(&part).unwrap();
        }
        window.drain(..end);
        if more == 0 {
            return;
        }
    }
}

fn lines(chunk: &[u8]) -> impl Iterator<Item = &[u8]> {
    chunk.split(|byte| *byte == b'\n').filter(|line| !line.is_empty())
}

fn tell(what: &str, count: usize, bytes: usize, time: Duration) {
    let seconds = time.as_secs_f64();
    println!(
        "  {what:<7} {:>8.0} documents/s  {:>6.0} MB/s  {:>6.1} µs each",
        count as f64 / seconds,
        bytes as f64 / 1e6 / seconds,
        seconds * 1e6 / count as f64
    );
}

fn in_memory(documents: &[String], scorer: &Scorer) {
    let (parse_time, whole_time) = paired(
        || {
            for _ in 0..TURNS {
                for text in documents {
                    black_box(parse(text.as_bytes()));
                }
            }
        },
        || {
            let mut out = Vec::with_capacity(4096);
            for _ in 0..TURNS {
                for text in documents {
                    out.clear();
                    whole(text.as_bytes(), scorer, &mut out);
                    black_box(&out);
                }
            }
        },
    );
    let count = documents.len() * TURNS;
    let bytes = documents.iter().map(String::len).sum::<usize>() * TURNS;
    println!("in memory, 1 thread, processor time, medians of {ROUNDS} paired rounds");
    tell("parse", count, bytes, parse_time);
    tell("whole", count, bytes, whole_time);
    println!(
        "  whole/parse {:.2}  (aim {AIM_RATIO:.2})",
        parse_time.as_secs_f64() / whole_time.as_secs_f64()
    );
}

fn file_to_file(documents: &[String], scorer: &Scorer) {
    let folder = tempfile::tempdir().unwrap();
    let (from, to, other) = (
        folder.path().join("in.ndjson"),
        folder.path().join("out.ndjson"),
        folder.path().join("single.ndjson"),
    );
    let mut all = Vec::new();
    for _ in 0..COPIES {
        for text in documents {
            all.extend_from_slice(text.as_bytes());
            all.push(b'\n');
        }
    }
    std::fs::write(&from, &all).unwrap();
    let score = |chunk: &[u8]| {
        let mut out = Vec::new();
        for line in lines(chunk) {
            whole(line, scorer, &mut out);
        }
        out
    };
    let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let two = pool(2);
    let (parse_time, whole_time) = paired(
        || {
            two.install(|| {
                through(&from, &to, |chunk| {
                    for line in lines(chunk) {
                        black_box(parse(line));
                    }
                    Vec::new()
                });
            });
        },
        || two.install(|| through(&from, &to, score)),
    );
    pool(1).install(|| through(&from, &other, score));
    let rows = std::fs::read(&to).unwrap();
    assert!(rows == std::fs::read(&other).unwrap(), "rows differ with the number of threads");
    assert_eq!(lines(&rows).count(), documents.len() * COPIES, "a row for every document");
    println!("file to file, 2 threads, processor time, medians of {ROUNDS} paired rounds");
    tell("parse", documents.len() * COPIES, all.len(), parse_time);
    tell("whole", documents.len() * COPIES, all.len(), whole_time);
    println!(
        "  whole/parse {:.2}  (aim {AIM_RATIO:.2})",
        parse_time.as_secs_f64() / whole_time.as_secs_f64()
    );
}

/// One cold call.
fn cold_call(command: &Path, sample: &Path, out: &Path) -> (Duration, u64) {
    let mut assess = Command::new(command);
    call(assess.arg("assess").arg(sample).args(["--format", "html", "--out"]).arg(out))
}

/// Milliseconds to read and check a workbook of a hundred exercises.
fn form() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = root.join("tests/fixtures/good.yaml");
    let Ok(bytes) = std::fs::read(&file) else {
        println!("form: no fixture to fill it with");
        return;
    };
    let mut submission = read::checked("good.yaml", &bytes).expect("no faults").value;
    let one = submission.exercises.as_ref().unwrap()[0].clone();
    let numbered = |number: usize| {
        let mut exercise = one.clone();
        exercise.id = Id::new(&format!("clinic-{number}")).unwrap();
        exercise.title = Text::new(&format!("A clinic in the evening, {number}")).unwrap();
        exercise
    };
    submission.exercises = Some((0..EXERCISES).map(numbered).collect());
    submission.register = None;
    let form = workbook::form(Some(&submission), false).unwrap();
    let times = (0..9).map(|_| {
        let start = Instant::now();
        let read = read::checked("form.xlsx", &form).unwrap_or_else(|faults| panic!("{:?}", faults.iter().next()));
        assert_eq!(read.value, submission, "the workbook says what was written");
        start.elapsed()
    });
    let time = median(times.collect());
    println!(
        "a workbook of {EXERCISES} exercises, {} kB, read and checked, time of the wall, median of 9",
        form.len() / 1000
    );
    println!("  {:.0} ms  (aim {AIM_FORM} ms)", time.as_secs_f64() * 1e3);
}

fn cold() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let command = Path::new(env!("CARGO_BIN_EXE_earnest"));
    let sample = root.join("samples/forest-of-dean-2020.yaml");
    if !command.exists() || !sample.exists() {
        println!("cold call: no command to call");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let calls: Vec<(Duration, u64)> = (0..9).map(|_| cold_call(command, &sample, folder.path())).collect();
    let most = calls.iter().map(|(_, memory)| *memory).max().unwrap_or(0);
    let time = median(calls.into_iter().map(|(time, _)| time).collect());
    println!("cold call, one submission to html, time of the wall, median of 9");
    println!("  {:.0} ms  (aim {AIM_COLD} ms)", time.as_secs_f64() * 1e3);
    println!("  {most} MB at most  (aim {AIM_MEMORY} MB)");
}

/// Milliseconds of a plan for whichever sample or fixture takes longest.
fn plans(rubric: &Rubric) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = |folder: &str| -> Vec<std::path::PathBuf> {
        let entries = std::fs::read_dir(root.join(folder))
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path());
        entries
            .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
            .collect()
    };
    let mut all: Vec<_> = files("samples").into_iter().chain(files("tests/fixtures")).collect();
    all.sort();
    let (marks, verified) = (Marks::default(), Verified::new());
    println!("plan, 1 thread, time of the wall, median of 5");
    let mut most = (Duration::ZERO, String::new());
    for file in &all {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let Ok(read) = read::submission(&file.display().to_string(), &std::fs::read(file).unwrap()) else {
            continue;
        };
        let submission = &read.value;
        let inputs = Inputs {
            name: &name,
            sha256: &read.sha256,
            warnings: &read.warnings,
            cells: None,
            context: Context {
                submission,
                settings: &rubric.settings,
                baseline: None,
                as_of: submission.as_of.value().map_or(submission.period.to.to, |days| days.from),
                basis: submission.basis,
                open: false,
            },
            rubric,
            marks: &marks,
            verified: &verified,
        };
        let time = median(
            (0..5)
                .map(|_| {
                    let start = Instant::now();
                    black_box(guide(&inputs, &Ask::default()));
                    start.elapsed()
                })
                .collect(),
        );
        if time > most.0 {
            most = (time, name);
        }
    }
    println!(
        "  {:.1} ms at most, for {}  (aim {AIM_PLAN} ms)",
        most.0.as_secs_f64() * 1e3,
        most.1
    );
}

fn main() {
    if made::written() {
        return;
    }
    let mut random = Random::seeded(0x2545_f491_4f6c_dd1d);
    let documents: Vec<String> = (0..DOCUMENTS).map(|number| document(number, &mut random)).collect();
    let (_, rubric) = library::shipped(None).expect("a default rubric");
    let rubric = rubric.expect("a sound rubric");
    if std::env::args().any(|word| word == "region") {
        return region::grows(&documents);
    }
    for text in &documents {
        let read = read::checked("line.json", text.as_bytes()).unwrap_or_else(|faults| panic!("{:?}", faults.iter().next()));
        assert!(read.warnings.is_empty(), "a warning: {:?}", read.warnings.iter().next());
    }
    let mut sizes: Vec<usize> = documents.iter().map(String::len).collect();
    sizes.sort_unstable();
    println!(
        "{DOCUMENTS} documents of {} to {} bytes, median {}",
        sizes[0],
        sizes[sizes.len() - 1],
        sizes[sizes.len() / 2]
    );
    let scorer = Scorer::new(rubric.clone(), None, None, 0);
    in_memory(&documents, &scorer);
    file_to_file(&documents, &scorer);
    region::grows(&documents);
    form();
    cold();
    plans(&rubric);
}
