//! `earnest schema`: each is a schema, and the files that are shipped and made fit theirs.

use crate::cli::shown;
use crate::support::{code, earnest, files, stem, told};
use earnest::submission::explain::validator;
use serde_json::Value;
use std::path::Path;

fn schema(of: &str) -> Value {
    let output = earnest(&["schema", of]);
    assert_eq!(code(&output), 0, "{of}: {}", told(&output));
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{of}: {error}"))
}

#[test]
fn every_schema_is_one() {
    for of in [
        "submission",
        "rubric",
        "framework",
        "overlay",
        "marks",
        "assessment",
        "row",
        "region",
        "panel",
        "comparison",
        "plan",
    ] {
        let schema = schema(of);
        assert!(jsonschema::meta::is_valid(&schema), "{of}");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{of}");
    }
    assert_eq!(code(&earnest(&["schema", "nothing"])), 2);
}

fn tree_value(file: &Path) -> Value {
    let bytes = std::fs::read(file).unwrap();
    earnest::submission::read::tree(&shown(file), &bytes).unwrap().value()
}

#[test]
fn samples_fixtures_and_the_rubric_fit_their_schemas() {
    let submission = validator(&schema("submission")).unwrap();
    let mut all = files("samples", "yaml");
    all.extend(files("tests/fixtures", "yaml"));
    for file in &all {
        let errors: Vec<String> = submission.iter_errors(&tree_value(file)).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", file.display());
    }
    let rubrics = validator(&schema("rubric")).unwrap();
    let overlays = validator(&schema("overlay")).unwrap();
    let frameworks = validator(&schema("framework")).unwrap();
    for file in files("rubrics", "yaml") {
        let value = tree_value(&file);
        let kind = if value.get("overlay").is_some() {
            &overlays
        } else if value.get("kind").is_some() {
            &frameworks
        } else {
            &rubrics
        };
        let errors: Vec<String> = kind
            .iter_errors(&value)
            .map(|error| format!("{} {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", file.display());
    }
}

#[test]
fn every_assessment_fits_its_schema() {
    let assessments = jsonschema::validator_for(&schema("assessment")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut args: Vec<String> = ["assess", "--format", "json", "--out"]
        .iter()
        .map(|arg| (*arg).to_owned())
        .collect();
    args.push(shown(folder.path()));
    let mut all = files("samples", "yaml");
    all.extend(files("tests/fixtures", "yaml"));
    args.extend(all.iter().map(|file| shown(file)));
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    assert_eq!(code(&earnest(&args)), 0);
    for file in &all {
        let text = std::fs::read(folder.path().join(format!("{}.json", stem(file)))).unwrap();
        let value: Value = serde_json::from_slice(&text).unwrap();
        let errors: Vec<String> = assessments
            .iter_errors(&value)
            .map(|error| format!("{} {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", file.display());
    }
}
