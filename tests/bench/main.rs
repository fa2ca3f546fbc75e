//! How much of the speed of reading is left when a submission is also checked, scored and turned into a row.
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
mod waits;

use documents::{Random, document};
use earnest::region::row::Line;
use earnest::region::score::Scorer;
use earnest::rubric::library;
use earnest::submission::model::Submission;
use earnest::submission::read;
use rayon::prelude::*;
use std::hint::black_box;
use std::io::{Read as _, Write as _};
use std::path::Path;
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
    waits::form();
    waits::cold();
    waits::plans(&rubric);
}
