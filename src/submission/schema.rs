//! The published schema of a submission, and that of any other file whose types know their own.
//!
//! The types are the source; nothing is written by hand. What the schema cannot say (references, the order of dates, sums) is in `check`.

use crate::submission::model::Submission;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// The annotation that says in words what a value should be; a validator passes over it.
pub const EXPECTED: &str = "x-expected";

/// The schema of a submission, JSON Schema draft 2020-12.
pub fn submission_schema() -> Value {
    schema_for::<Submission>("urn:earnest:submission:1", "A submission to earnest, format 1")
}

/// The schema of `T`, with an identifier and a title.
pub fn schema_for<T: JsonSchema>(id: &str, title: &str) -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    schema.insert("$id".to_owned(), Value::String(id.to_owned()));
    schema.insert("title".to_owned(), Value::String(title.to_owned()));
    schema.to_value()
}
