//! Why a file does not fit its types, in words that its author can act on.
//!
//! Owns the turning of schema errors into faults: one fault for one slip, at the value or key that is meant, with what was read, what was
//! expected and the nearest word that is known. Where the schema finds nothing wrong, the typed reader's own message is placed instead, so
//! that a refused file never comes back without a reason. Nothing here decides whether a file is refused.

use crate::base::date::Days;
use crate::base::fault::{Fault, Faults};
use crate::base::pointer::Pointer;
use crate::submission::explain_words::{Node, nearest_help, shown, slashed, unquoted};
use crate::submission::fields::DATE_FORMAT;
use crate::submission::schema::schema_for;
use crate::submission::tree::Tree;
use crate::submission::{json, trace};
use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

/// A schema and what is needed to explain by it.
struct Explainer {
    schema: Value,
    /// `None` where the schema itself is faulty; then the typed reader speaks alone
    validator: Option<Validator>,
}

type Known = Vec<(String, Arc<Explainer>)>;

/// The explainers built so far; building one costs as much as reading a hundred files.
static KNOWN: Mutex<Known> = Mutex::new(Vec::new());

fn explainer<T: JsonSchema>() -> Arc<Explainer> {
    let id = T::schema_id();
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, found)) = known.iter().find(|(of, _)| *of == id) {
        return Arc::clone(found);
    }
    let schema = schema_for::<T>("urn:earnest:file", "a file");
    let validator = validator(&schema);
    let made = Arc::new(Explainer { schema, validator });
    known.push((id.into_owned(), Arc::clone(&made)));
    made
}

/// A validator that reads dates as we do; `None` where the schema is faulty.
pub fn validator(schema: &Value) -> Option<Validator> {
    jsonschema::options()
        .should_validate_formats(true)
        .with_format(DATE_FORMAT, |text| Days::parse(text).is_some())
        .build(schema)
        .ok()
}

/// The format number that files of this type bear, by their schema.
pub(crate) fn format_read<T: JsonSchema>() -> Option<u64> {
    explainer::<T>().schema.pointer("/properties/format/maximum")?.as_u64()
}

/// Everything wrong with a value that could not be read as `T`; never nothing.
pub(crate) fn faults<T: DeserializeOwned + JsonSchema>(tree: &Tree, value: &Value) -> Faults {
    let explainer = explainer::<T>();
    let mut found = Found {
        explainer: &explainer,
        tree,
        faults: Faults::default(),
        seen: BTreeSet::new(),
    };
    if let Some(validator) = &explainer.validator {
        for error in validator.iter_errors(value) {
            found.error(&error);
        }
    }
    let mut faults = found.faults;
    if faults.dropped() == 0 {
        floor::<T>(tree, value, &mut faults);
    }
    faults
}

/// The most times that a value is read again to find what the schema cannot say.
const AGAIN: usize = 50;

/// The typed reader's own messages. It stops at the first, so what is known to be wrong is blanked out and the value is read again, until
/// nothing new comes.
fn floor<T: DeserializeOwned>(tree: &Tree, value: &Value, faults: &mut Faults) {
    let mut value = value.clone();
    let mut known: Vec<Pointer> = Vec::new();
    for fault in faults.iter() {
        blank(&mut value, &fault.at, fault.code == "unknown-key");
        known.push(fault.at.clone());
    }
    for _ in 0..AGAIN {
        let Err((at, error)) = trace::read::<T>(&value) else { break };
        if known.iter().any(|known| *known == at || within(known, &at) || within(&at, known)) {
            break;
        }
        let place = tree.place(&at);
        let code = if at == Pointer::root() { "unreadable" } else { "bad-value" };
        blank(&mut value, &at, false);
        known.push(at.clone());
        faults.push(Fault::error(code, at, json::bare(&error)).at_place(place));
    }
    if faults.is_empty() {
        faults.push(Fault::error(
            "unreadable",
            Pointer::root(),
            "the file cannot be read, for a reason that the reader does not give",
        ));
    }
}

/// `inner` lies within what `outer` points to.
fn within(inner: &Pointer, outer: &Pointer) -> bool {
    inner
        .as_str()
        .strip_prefix(outer.as_str())
        .is_some_and(|rest| rest.starts_with('/'))
}

/// Empties the value that `at` points to, or takes it out with its key.
fn blank(value: &mut Value, at: &Pointer, with_key: bool) {
    if with_key {
        let key = at.steps().last().unwrap_or_default();
        if let Some(Value::Object(map)) = value.pointer_mut(at.parent().as_str()) {
            map.shift_remove(&key);
        }
    } else if let Some(found) = value.pointer_mut(at.as_str()) {
        *found = Value::Null;
    }
}

struct Found<'e> {
    explainer: &'e Explainer,
    tree: &'e Tree,
    faults: Faults,
    seen: BTreeSet<(Pointer, String)>,
}

impl<'e> Found<'e> {
    fn push(&mut self, fault: Fault) {
        if self.seen.insert((fault.at.clone(), fault.message.clone())) {
            self.faults.push(fault);
        }
    }

    /// The part of the schema that the failed keyword stands in.
    fn node(&self, error: &ValidationError<'_>) -> Node<'e> {
        let at = Pointer::from_text(error.schema_path().as_str()).parent();
        Node::new(
            &self.explainer.schema,
            self.explainer.schema.pointer(at.as_str()).unwrap_or(&Value::Null),
        )
    }

    fn error(&mut self, error: &ValidationError<'_>) {
        let at = Pointer::from_text(error.instance_path().as_str());
        let (node, value) = (self.node(error), error.instance());
        if let ValidationErrorKind::AdditionalProperties { unexpected } = error.kind() {
            self.unknown_keys(&at, unexpected, &node.keys());
        } else if let ValidationErrorKind::AnyOf { context } = error.kind() {
            self.any_of(&at, value, &node, context);
        } else if let ValidationErrorKind::Required { property } = error.kind() {
            let key = property.as_str().unwrap_or_default();
            let about = node.about(key).map_or_else(String::new, |about| format!(": {about}"));
            self.push(
                Fault::error("missing-key", at, format!("'{key}' is missing{about}")).with_help(format!("add '{key}' to this entry")),
            );
        } else {
            self.value(at, value, &node, std::slice::from_ref(error).iter());
        }
    }

    fn unknown_keys(&mut self, at: &Pointer, unexpected: &[String], known: &[&str]) {
        for key in unexpected {
            let at = at.key(key);
            let place = self.tree.key_place(&at);
            let help = nearest_help(key, known).unwrap_or_else(|| format!("known here: {}", known.join(", ")));
            self.push(
                Fault::error("unknown-key", at, format!("'{key}' is not a key of this entry"))
                    .with_help(help)
                    .at_place(place),
            );
        }
    }

    /// One value that fits none of several kinds: of a list or map, the faults inside the kind that was meant; of anything else, one fault.
    fn any_of(&mut self, at: &Pointer, value: &Value, node: &Node<'e>, context: &[Vec<ValidationError<'static>>]) {
        if value.is_object() || value.is_array() {
            let mut kinds = Vec::new();
            shaped(at, context, &mut kinds);
            let meant = kinds
                .iter()
                .min_by_key(|errors| errors.iter().map(|error| distance(error)).sum::<usize>());
            if let Some(errors) = meant {
                let unknown = errors
                    .iter()
                    .any(|error| here(error, at) && matches!(error.kind(), ValidationErrorKind::AdditionalProperties { .. }));
                for error in *errors {
                    if let (true, ValidationErrorKind::AdditionalProperties { unexpected }) = (here(error, at), error.kind()) {
                        self.unknown_keys(at, unexpected, &node.keys());
                    } else if !(unknown && here(error, at) && kinds.len() > 1) {
                        self.error(error);
                    }
                }
                return;
            }
        }
        self.value(at.clone(), value, node, context.iter().flatten());
    }

    /// One fault about one value.
    fn value<'x>(&mut self, at: Pointer, value: &Value, node: &Node<'e>, mut errors: impl Iterator<Item = &'x ValidationError<'x>>) {
        let near = value.as_str().and_then(|word| nearest_help(word, &node.words()));
        let out_of_range = value.is_number() && errors.any(|error| beyond(error, &at));
        let code = if out_of_range {
            "out-of-range"
        } else if node.holds_dates() && (value.is_string() || value.is_number()) {
            "bad-date"
        } else if value.is_string() && (node.is_list_of_words() || near.is_some()) {
            "unknown-word"
        } else if node.takes(value) {
            "bad-value"
        } else {
            "wrong-type"
        };
        let mut fault = Fault::error(code, at, format!("{}, expected {}", shown(value), node.expected()));
        if let Some(help) = value.as_str().filter(|_| node.holds_dates()).and_then(slashed) {
            fault = fault.with_help(help);
        } else if let Some(help) = near {
            fault = fault.with_help(help);
        } else if let Some(number) = value.as_str().filter(|_| node.takes(&Value::from(0))).and_then(unquoted) {
            fault = fault.with_help(format!("write the number without quotes: {number}"));
        } else if value.is_number() && node.is_plain_text() {
            fault = fault.with_help(format!("put it in quotes: \"{value}\""));
        }
        self.push(fault);
    }
}

fn here(error: &ValidationError<'_>, at: &Pointer) -> bool {
    error.instance_path().as_str() == at.as_str()
}

/// The error says that a number lies beyond its bounds.
fn beyond(error: &ValidationError<'_>, at: &Pointer) -> bool {
    if let ValidationErrorKind::AnyOf { context } = error.kind() {
        return context.iter().flatten().any(|inner| beyond(inner, at));
    }
    here(error, at)
        && matches!(
            error.kind(),
            ValidationErrorKind::Minimum { .. } | ValidationErrorKind::Maximum { .. }
        )
}

/// The kinds whose shape, list or map, is that of the value: those whose errors lie in what the value holds.
fn shaped<'x>(at: &Pointer, context: &'x [Vec<ValidationError<'static>>], into: &mut Vec<&'x [ValidationError<'static>]>) {
    for errors in context {
        let mut fits = true;
        for error in errors.iter().filter(|error| here(error, at)) {
            if let ValidationErrorKind::AnyOf { context } = error.kind() {
                shaped(at, context, into);
                fits = false;
            } else if !matches!(
                error.kind(),
                ValidationErrorKind::AdditionalProperties { .. } | ValidationErrorKind::Required { .. }
            ) {
                fits = false;
            }
        }
        if fits && !errors.is_empty() {
            into.push(errors);
        }
    }
}

/// How far a value is from the kind that this is an error of.
fn distance(error: &ValidationError<'_>) -> usize {
    if let ValidationErrorKind::AdditionalProperties { unexpected } = error.kind() {
        unexpected.len().saturating_mul(2)
    } else {
        1
    }
}
