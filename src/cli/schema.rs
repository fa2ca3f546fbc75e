//! `earnest schema`: the schema of each file, derived from the types that read and write it.

use super::SchemaOf;
use super::io::print;
use crate::assess::marks::MarksFile;
use crate::assess::published::Assessment;
use crate::assess::published::comparison::Comparison;
use crate::assess::published::guide::Guide;
use crate::assess::published::panel::Panel;
use crate::region::published::{Edition, Region};
use crate::region::row::Row;
use crate::rubric::file::RubricFile;
use crate::rubric::framework::file::FrameworkFile;
use crate::rubric::overlay::OverlayFile;
use crate::submission::schema::{schema_for, submission_schema};

/// Runs the command.
pub(super) fn run(of: SchemaOf) -> u8 {
    let schema = match of {
        SchemaOf::Submission => submission_schema(),
        SchemaOf::Rubric => schema_for::<RubricFile>("urn:earnest:rubric:1", "An earnest rubric"),
        SchemaOf::Framework => schema_for::<FrameworkFile>("urn:earnest:framework:1", "A framework for earnest"),
        SchemaOf::Overlay => schema_for::<OverlayFile>("urn:earnest:overlay:1", "Changes on an earnest rubric"),
        SchemaOf::Marks => schema_for::<MarksFile>("urn:earnest:marks:1", "Judgements for earnest"),
        SchemaOf::Assessment => schema_for::<Assessment>("urn:earnest:assessment:1", "An earnest assessment"),
        SchemaOf::Panel => schema_for::<Panel>("urn:earnest:panel:1", "The agreement of a panel"),
        SchemaOf::Comparison => schema_for::<Comparison>("urn:earnest:comparison:1", "Two assessments compared by earnest"),
        SchemaOf::Plan => schema_for::<Guide>("urn:earnest:plan:1", "What to do, and what it brings"),
        SchemaOf::Edition => schema_for::<Edition>("urn:earnest:edition:1", "The edition of a region for the public, made by earnest"),
        SchemaOf::Row => schema_for::<Row>("urn:earnest:row:1", "A line of an earnest batch"),
        SchemaOf::Region => schema_for::<Region>("urn:earnest:region:1", "What many submissions say together"),
    };
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    print(text.as_bytes())
}
