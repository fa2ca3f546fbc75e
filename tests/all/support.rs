//! What the whole-program tests share: files read as values, values assessed by the shipped rubric, and the program run as a user runs it.

use earnest::assess::explain::{Inputs, assess};
use earnest::assess::marks::{Marks, MarksFile};
use earnest::assess::published::{Assessment, Criterion, Indicator, Sign, SignStatus, Unit};
use earnest::base::date::Day;
use earnest::base::digest::sha256;
use earnest::base::fault::Faults;
use earnest::facts::strength::Verified;
use earnest::facts::view::Context;
use earnest::rubric::library;
use earnest::rubric::model::Rubric;
use earnest::submission::model::Submission;
use earnest::submission::read;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// A place in the repository.
pub(crate) fn path(inside: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(inside)
}

/// The default rubric, read once.
pub(crate) fn rubric() -> &'static Rubric {
    static RUBRIC: OnceLock<Rubric> = OnceLock::new();
    RUBRIC.get_or_init(|| library::shipped(None).unwrap().1.unwrap())
}

/// The text of the default rubric.
pub(crate) fn rubric_text() -> &'static str {
    let default = |(_, text): &&(&str, &str)| text.contains("\ndefault: true\n");
    library::SHIPPED.iter().find(default).unwrap().1
}

/// A submission's file as a value, as it is written again.
pub(crate) fn value(file: &Path) -> Value {
    let name = file.display().to_string();
    let read = read::submission(&name, &std::fs::read(file).unwrap()).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
    serde_json::to_value(&read.value).unwrap()
}

/// The files of a folder with an ending, in order.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(path(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|file| file.extension().is_some_and(|found| found == ending))
        .collect();
    files.sort();
    files
}

/// The name of a file without folder and ending.
pub(crate) fn stem(file: &Path) -> String {
    file.file_stem().unwrap().to_string_lossy().into_owned()
}

/// Every sample: its name and its value.
pub(crate) fn samples() -> &'static [(String, Value)] {
    static SAMPLES: OnceLock<Vec<(String, Value)>> = OnceLock::new();
    SAMPLES.get_or_init(|| files("samples", "yaml").iter().map(|file| (stem(file), value(file))).collect())
}

/// Every fixture: its name and its value.
pub(crate) fn fixtures() -> &'static [(String, Value)] {
    static FIXTURES: OnceLock<Vec<(String, Value)>> = OnceLock::new();
    FIXTURES.get_or_init(|| {
        files("tests/fixtures", "yaml")
            .iter()
            .map(|file| (stem(file), value(file)))
            .collect()
    })
}

/// A sample by name.
pub(crate) fn sample(name: &str) -> Value {
    samples().iter().find(|(known, _)| known == name).unwrap().1.clone()
}

/// A fixture by name.
pub(crate) fn fixture(name: &str) -> Value {
    fixtures().iter().find(|(known, _)| known == name).unwrap().1.clone()
}

/// The typed submission in a value that is known to be sound.
pub(crate) fn submission(value: &Value) -> Submission {
    serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{error}: {value}"))
}

/// How something is to be assessed.
pub(crate) struct How<'a> {
    /// by which rubric
    pub(crate) rubric: &'a Rubric,
    /// with which files of marks
    pub(crate) marks: &'a [Value],
    /// looked at on another day
    pub(crate) as_of: Option<&'a str>,
}

impl Default for How<'_> {
    fn default() -> Self {
        Self {
            rubric: rubric(),
            marks: &[],
            as_of: None,
        }
    }
}

/// A value read as a file of that content would be and assessed.
pub(crate) fn assess_how(name: &str, value: &Value, how: &How<'_>) -> Result<Assessment, Faults> {
    let bytes = serde_json::to_vec(value).unwrap();
    let read = read::submission("a.json", &bytes)?;
    let mut marks = Marks::default();
    for file in how.marks {
        let file: MarksFile = serde_json::from_value(file.clone()).unwrap_or_else(|error| panic!("{error}: {file}"));
        marks.add(&file, how.rubric, &read.value)?;
    }
    let as_of = how.as_of.map(|day| Day::parse(day).unwrap());
    let as_of = as_of.or_else(|| read.value.as_of.value().map(|days| days.from));
    Ok(assess(&Inputs {
        name,
        sha256: &sha256(b""),
        warnings: &read.warnings,
        cells: None,
        context: Context {
            submission: &read.value,
            settings: &how.rubric.settings,
            baseline: None,
            as_of: as_of.unwrap_or(read.value.period.to.to),
            basis: read.value.basis,
            open: false,
        },
        rubric: how.rubric,
        marks: &marks,
        verified: &Verified::new(),
    }))
}

/// A value that is known to be sound, assessed by the default rubric.
pub(crate) fn assessed(value: &Value) -> Assessment {
    assess_how("a", value, &How::default()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// The same with marks.
pub(crate) fn assessed_with(value: &Value, marks: &[Value]) -> Assessment {
    let how = How { marks, ..How::default() };
    assess_how("a", value, &how).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// The same on another day.
pub(crate) fn assessed_on(value: &Value, day: &str) -> Assessment {
    let how = How {
        as_of: Some(day),
        ..How::default()
    };
    assess_how("a", value, &how).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// A criterion of the first unit.
pub(crate) fn criterion<'a>(assessment: &'a Assessment, id: &str) -> &'a Criterion {
    of_unit(&assessment.exercises[0], id)
}

/// A criterion of a unit.
pub(crate) fn of_unit<'a>(unit: &'a Unit, id: &str) -> &'a Criterion {
    unit.criteria
        .iter()
        .find(|one| one.id == id)
        .unwrap_or_else(|| panic!("no criterion {id}"))
}

/// An indicator of a unit.
pub(crate) fn indicator<'a>(unit: &'a Unit, id: &str) -> &'a Indicator {
    let mut all = unit.criteria.iter().flat_map(|criterion| &criterion.indicators);
    all.find(|one| one.id == id).unwrap_or_else(|| panic!("no indicator {id}"))
}

/// Its bounds.
pub(crate) fn bounds(unit: &Unit, id: &str) -> (u32, u32) {
    let found = indicator(unit, id);
    (found.low, found.high)
}

/// The signs of a state.
pub(crate) fn signs(assessment: &Assessment, status: SignStatus) -> BTreeSet<&str> {
    let all = assessment.signs.iter().filter(|sign| sign.status == status);
    all.map(|sign| sign.id.as_str()).collect()
}

/// The signs that fired, whatever became of them.
pub(crate) fn fired(assessment: &Assessment) -> BTreeSet<&str> {
    let all = assessment.signs.iter().filter(|sign| sign.status != SignStatus::Possible);
    all.map(|sign| sign.id.as_str()).collect()
}

/// A sign of any state.
pub(crate) fn sign<'a>(assessment: &'a Assessment, id: &str) -> Option<&'a Sign> {
    assessment.signs.iter().find(|sign| sign.id == id)
}

/// One change to a value: a pointer and what is to stand there; `null` takes it away. A pointer that ends in `-` adds to a list.
pub(crate) fn edit(value: &mut Value, at: &str, new: &Value) {
    let (above, key) = at.rsplit_once('/').unwrap_or_else(|| panic!("not a pointer: {at}"));
    if value.pointer(above).is_none_or(Value::is_null) {
        edit(value, above, &Value::Object(serde_json::Map::new()));
    }
    match value.pointer_mut(above).unwrap_or_else(|| panic!("nothing at {above}")) {
        Value::Object(members) if new.is_null() => {
            members.shift_remove(key);
        }
        Value::Object(members) => {
            members.insert(key.to_owned(), new.clone());
        }
        Value::Array(items) if key == "-" => items.push(new.clone()),
        Value::Array(items) if new.is_null() => {
            items.remove(key.parse().unwrap());
        }
        Value::Array(items) => items[key.parse::<usize>().unwrap()] = new.clone(),
        other => panic!("{at}: {other} has no parts"),
    }
}

/// Several changes, one after another: an object of pointers and values.
pub(crate) fn edited(value: &Value, edits: &Value) -> Value {
    let mut value = value.clone();
    for (at, new) in edits.as_object().unwrap() {
        edit(&mut value, at, new);
    }
    value
}

/// Every place of a value with its pointer, the top left out.
pub(crate) fn places(value: &Value) -> Vec<String> {
    let mut all = Vec::new();
    crate::reports::walk(value, "", &mut |at, _| all.push(at.to_owned()));
    all.remove(0);
    all
}

/// The program, run with arguments.
pub(crate) fn earnest(args: &[&str]) -> Output {
    command(args).output().unwrap()
}

/// The program with arguments, ready to be run in the repository's folder.
pub(crate) fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_earnest"));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("COLUMNS");
    command
}

/// What was printed.
pub(crate) fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What was told on standard error.
pub(crate) fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The exit code.
pub(crate) fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// Compares with a golden file under `tests/golden`; `BLESS=1` writes it anew.
pub(crate) fn golden(name: &str, found: &str) {
    let file = path("tests/golden").join(name);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, found).unwrap();
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    if found == expected {
        return;
    }
    let differs = found.lines().zip(expected.lines()).position(|(a, b)| a != b);
    let line = differs.unwrap_or_else(|| found.lines().count().min(expected.lines().count()));
    panic!(
        "{name} differs at line {}:\n  found    {:?}\n  expected {:?}\n(BLESS=1 writes it anew)",
        line + 1,
        found.lines().nth(line),
        expected.lines().nth(line)
    );
}
