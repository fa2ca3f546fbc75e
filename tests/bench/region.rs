//! How time and memory of a whole region grow with its submissions, from the command to the last result.
//!
//! Prints and never fails on time or memory. `REGION=100000` (or any list of numbers) measures larger ones than the checks do.

use super::call;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::Command;

const MOST_GROWTH: f64 = 1.05;
const MOST_MEMORY: f64 = 1.5;

/// A region of so many authorities, no two of which have one code.
fn written(documents: &[String], many: usize, to: &Path) -> u64 {
    let mut file = BufWriter::new(std::fs::File::create(to).unwrap());
    let mut bytes = 0;
    for number in 0..many {
        let place = number % documents.len();
        let coded = documents[place].replacen(&format!("\"A{place:05}\""), &format!("\"B{number:07}\""), 1);
        assert_ne!(coded, documents[place], "a document without the code of its number");
        bytes += coded.len() as u64 + 1;
        writeln!(file, "{coded}").unwrap();
    }
    file.flush().unwrap();
    bytes
}

/// Runs regions of growing numbers.
pub(crate) fn grows(documents: &[String]) {
    let command = Path::new(env!("CARGO_BIN_EXE_earnest"));
    let asked = std::env::var("REGION").unwrap_or_else(|_| "1000,5000".to_owned());
    let sizes: Vec<usize> = asked.split(',').filter_map(|many| many.trim().parse().ok()).collect();
    let folder = tempfile::tempdir().unwrap();
    println!("a region, from the command to the last result, no settings tried, time of the wall");
    let mut before: Option<(usize, f64, u64)> = None;
    for many in sizes {
        let from = folder.path().join("in.ndjson");
        let bytes = written(documents, many, &from);
        let mut region = Command::new(command);
        region
            .arg("region")
            .arg(&from)
            .args(["--draws", "0", "--out"])
            .arg(folder.path().join("out"));
        let (time, memory) = call(&mut region);
        let seconds = time.as_secs_f64();
        println!(
            "  {many:>9} submissions, {:>6.0} MB: {seconds:>7.2} s, {:>6.0} a second, {memory} MB at most",
            bytes as f64 / 1e6,
            many as f64 / seconds
        );
        if let Some((fewer, took, held)) = before {
            let ratio = many as f64 / fewer as f64;
            println!(
                "  {ratio:.0} times as many took {:.2} times as long as that (aim {MOST_GROWTH}), with {:.2} times the memory (aim {MOST_MEMORY})",
                seconds / took / ratio,
                memory as f64 / held as f64
            );
        }
        before = Some((many, seconds, memory));
    }
}
