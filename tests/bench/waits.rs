//! What a person waits for: one cold call, the reading of a form, a plan. Printed beside what is aimed at; never fails on time or memory.

use super::calls::call;
use super::median;
use earnest::assess::explain::Inputs;
use earnest::assess::marks::Marks;
use earnest::assess::plan::{Ask, guide};
use earnest::facts::strength::Verified;
use earnest::facts::view::Context;
use earnest::rubric::model::Rubric;
use earnest::submission::fields::{Id, Text};
use earnest::submission::{read, workbook};
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

const AIM_COLD: u128 = 100;
const AIM_MEMORY: u64 = 60;
const AIM_PLAN: u128 = 500;
const AIM_FORM: u128 = 300;
const EXERCISES: usize = 100;

/// One cold call.
fn cold_call(command: &Path, sample: &Path, out: &Path) -> (Duration, u64) {
    let mut assess = Command::new(command);
    call(assess.arg("assess").arg(sample).args(["--format", "html", "--out"]).arg(out))
}

/// Milliseconds to read and check a workbook of a hundred exercises.
pub(crate) fn form() {
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

pub(crate) fn cold() {
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
pub(crate) fn plans(rubric: &Rubric) {
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
                as_of: submission.as_of_day(),
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
