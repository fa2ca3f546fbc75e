//! Reads YAML into the tree.
//!
//! Owns the options and limits of the YAML reader and the wording of its faults. Words such as `yes` and `no` stay words, a number with a
//! leading nought stays text, and merge keys are refused, so that a file means what it shows. Aliases are read, within a small budget.

use crate::base::fault::{Fault, Faults};
use crate::base::pointer::Pointer;
use crate::submission::locate::{Text, one};
use crate::submission::tree::{DEEPEST, Entry, Kind, MOST_NODES, Node, Span, Tree};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Number;
use serde_saphyr::budget::BudgetBreach;
use serde_saphyr::options::{DuplicateKeyPolicy, MergeKeyPolicy, NonFiniteFloatPolicy};
use serde_saphyr::{Error, Location, MessageFormatter as _, Spanned, UserMessageFormatter};
use std::fmt;

/// The most values that aliases may repeat, over the whole file.
const MOST_REPEATED: usize = 10_000;

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(KindVisitor)
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let read = Spanned::<Kind>::deserialize(from)?;
        let mut span = span(&read.referenced);
        // an opening event has no length: a list or map ends where its last value ends
        let last = match &read.value {
            Kind::List(items) => items.last().map(|item| item.span.end),
            Kind::Map(entries) => entries.last().map(|entry| entry.value.span.end.max(entry.span.end)),
            Kind::Null | Kind::Flag(_) | Kind::Number(_) | Kind::Text(_) => None,
        };
        span.end = span.end.max(last.unwrap_or(0));
        Ok(Self { span, kind: read.value })
    }
}

struct KindVisitor;

impl<'de> Visitor<'de> for KindVisitor {
    type Value = Kind;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value, a list or a map")
    }
    fn visit_unit<E>(self) -> Result<Kind, E> {
        Ok(Kind::Null)
    }
    fn visit_none<E>(self) -> Result<Kind, E> {
        Ok(Kind::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Kind, D::Error> {
        from.deserialize_any(self)
    }
    fn visit_bool<E>(self, v: bool) -> Result<Kind, E> {
        Ok(Kind::Flag(v))
    }
    fn visit_u64<E>(self, v: u64) -> Result<Kind, E> {
        Ok(Kind::Number(v.into()))
    }
    fn visit_i64<E>(self, v: i64) -> Result<Kind, E> {
        Ok(Kind::Number(v.into()))
    }
    fn visit_u128<E>(self, v: u128) -> Result<Kind, E> {
        Ok(far(&v.to_string()))
    }
    fn visit_i128<E>(self, v: i128) -> Result<Kind, E> {
        Ok(far(&v.to_string()))
    }
    fn visit_f64<E>(self, v: f64) -> Result<Kind, E> {
        Ok(Number::from_f64(v).map_or_else(|| Kind::Text(v.to_string()), Kind::Number))
    }
    fn visit_str<E>(self, v: &str) -> Result<Kind, E> {
        Ok(Kind::Text(v.to_owned()))
    }
    fn visit_string<E>(self, v: String) -> Result<Kind, E> {
        Ok(Kind::Text(v))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Kind, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Kind::List(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Kind, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key::<Spanned<Kind>>()? {
            let span = span(&key.referenced);
            let key = match key.value {
                Kind::Text(text) => text,
                Kind::Number(number) => number.to_string(),
                Kind::Flag(flag) => flag.to_string(),
                Kind::Null => "null".to_owned(),
                Kind::List(_) | Kind::Map(_) => return Err(de::Error::custom("a list or map as a key, expected a word")),
            };
            entries.push(Entry {
                key,
                span,
                value: map.next_value()?,
            });
        }
        Ok(Kind::Map(entries))
    }
}

/// A whole number beyond 64 bits, as JSON reads it too.
fn far(digits: &str) -> Kind {
    digits
        .parse()
        .ok()
        .and_then(Number::from_f64)
        .map_or_else(|| Kind::Text(digits.to_owned()), Kind::Number)
}

fn span(location: &Location) -> Span {
    let bytes = location.span();
    let start = bytes.byte_offset().and_then(|at| usize::try_from(at).ok()).unwrap_or(0);
    let length = bytes.byte_len().and_then(|at| usize::try_from(at).ok()).unwrap_or(0);
    Span {
        start,
        end: start.saturating_add(length),
    }
}

/// The span of a fault; some name only their line and column.
fn place_of(location: &Location, text: &Text) -> Span {
    let number = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    match location.span().byte_offset() {
        Some(_) => span(location),
        None => {
            let start = text.offset_of_letter(number(location.line()), number(location.column()));
            Span {
                start,
                end: start.saturating_add(1),
            }
        }
    }
}

/// Reads the one document of a YAML text.
pub(crate) fn read(text: Text) -> Result<Tree, Faults> {
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: DEEPEST,
            max_nodes: MOST_NODES,
            max_events: MOST_NODES.saturating_mul(2),
            flow_nesting_limit: DEEPEST.saturating_add(1),
            max_recorded_anchor_events: MOST_NODES,
        },
        alias_limits: serde_saphyr::alias_limits! { max_total_replayed_events: MOST_REPEATED, max_replay_stack_depth: 16 },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::Error,
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        non_finite_float_policy: NonFiniteFloatPolicy::AsString,
        with_snippet: false,
    };
    match serde_saphyr::from_str_with_options::<Node>(text.as_str(), options) {
        Ok(root) => Ok(Tree::new(text, root)),
        Err(error) => Err(one(fault(&error, &text))),
    }
}

fn fault(error: &Error, text: &Text) -> Fault {
    let mut error = error.without_snippet();
    let span = error.location().map_or_else(Span::default, |location| place_of(&location, text));
    let at = |fault: Fault| fault.at_place(text.place(span));
    while let Error::AliasError { error: inner, .. } = error {
        error = inner.without_snippet();
    }
    let root = Pointer::root();
    if let Error::Budget { breach, .. } = error {
        if matches!(breach, BudgetBreach::Depth { .. }) {
            return at(too_deep(root));
        }
        if matches!(breach, BudgetBreach::Nodes { .. } | BudgetBreach::Events { .. }) {
            return at(too_many(root));
        }
    }
    let aliases = matches!(
        error,
        Error::Budget { .. }
            | Error::AliasReplayCounterOverflow { .. }
            | Error::AliasReplayLimitExceeded { .. }
            | Error::AliasExpansionLimitExceeded { .. }
            | Error::AliasReplayStackDepthExceeded { .. }
            | Error::RecursiveReferencesRequireWeakTypes { .. }
    );
    if aliases {
        let message = format!("aliases repeat more than is read, expected at most {MOST_REPEATED} repeated values");
        return at(Fault::error("too-many-aliases", root, message).with_help("write the values out instead of repeating them with '*'"));
    }
    if matches!(error, Error::MultipleDocuments { .. }) {
        let fault = Fault::error(
            "several-documents",
            root,
            "a second document begins here, expected one document in a file",
        );
        return at(fault.with_help("send one file for each document, or take out the line '---'"));
    }
    if matches!(error, Error::MergeKeyNotAllowed { .. }) {
        return at(Fault::error("yaml-syntax", root, "'<<' merges another map, which is not read").with_help("write the keys out"));
    }
    if matches!(error, Error::UnknownAnchor { .. }) {
        let fault = Fault::error("yaml-syntax", root, "'*' repeats a value that no '&' names");
        return at(fault.with_help("put text that begins with '*' in quotes"));
    }
    let message = if let Error::ExternalMessage { msg, .. } | Error::Message { msg, .. } = error {
        msg.clone()
    } else {
        UserMessageFormatter.format_message(error).into_owned()
    };
    if message.contains("recursion limit") {
        return at(too_deep(root));
    }
    at(Fault::error("yaml-syntax", root, format!("not valid yaml: {}", plain(&message)))
        .with_help("check the indentation, the colons and the quotes of this line and the one before it"))
}

/// Lists or maps within one another beyond the limit.
pub(crate) fn too_deep(at: Pointer) -> Fault {
    Fault::error(
        "too-deep",
        at,
        format!("lists and maps stand more than {DEEPEST} deep within one another"),
    )
    .with_help("a submission is at most about ten deep; look for brackets that were never closed")
}

/// More values than are read.
pub(crate) fn too_many(at: Pointer) -> Fault {
    Fault::error("too-many-entries", at, format!("the file holds more than {MOST_NODES} values"))
        .with_help("send several files, or leave out single answers: counts are enough")
}

/// A message of a library in the manner of ours: lower case at the start, no stop at the end, one line.
pub(crate) fn plain(message: &str) -> String {
    let line = message.split('\n').next().unwrap_or_default().trim().trim_end_matches('.');
    let mut letters = line.chars();
    match (letters.next(), letters.clone().next()) {
        // a word in capitals keeps them
        (Some(_), Some(second)) if second.is_uppercase() => line.to_owned(),
        (Some(first), _) => first.to_lowercase().chain(letters).collect(),
        (None, _) => "the reader gave no reason".to_owned(),
    }
}
