//! One tree for a file of either notation: every value and every key with the bytes it was read from.
//!
//! Owns the tree and the two questions asked of it: what value does the file hold, and where does a pointer stand. Lines and columns are
//! worked out only when somebody asks, because a sound file never asks. Keys that stand twice are kept, so that each can be reported.
//! Nothing here knows what a submission is.

use crate::base::fault::{Fault, Faults, Place};
use crate::base::pointer::Pointer;
use crate::submission::locate::Text;
use serde_json::{Map, Number, Value};
use std::collections::BTreeSet;

/// The greatest depth of lists and maps within one another. A submission is about ten deep; the readers work by recursion, and in a
/// build without optimisation a level of YAML takes 33 KB of a stack that may be 2 MiB.
pub const DEEPEST: usize = 32;
/// The most values that one file may hold.
pub const MOST_NODES: usize = 200_000;

/// The bytes of a value or a key: the first, and the first after it, counted in the text without its byte order mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A value with its span.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    Null,
    Flag(bool),
    Number(Number),
    Text(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// One key of a map and what it holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) span: Span,
    pub(crate) value: Node,
}

/// A file as a tree of values with their places.
#[derive(Clone, Debug)]
pub struct Tree {
    text: Text,
    root: Node,
}

impl Node {
    fn value(&self) -> Value {
        match &self.kind {
            Kind::Null => Value::Null,
            Kind::Flag(flag) => Value::Bool(*flag),
            Kind::Number(number) => Value::Number(number.clone()),
            Kind::Text(text) => Value::String(text.clone()),
            Kind::List(items) => Value::Array(items.iter().map(Self::value).collect()),
            Kind::Map(entries) => {
                let mut map = Map::with_capacity(entries.len());
                for entry in entries {
                    // of two equal keys the first counts; the second is reported
                    if !map.contains_key(&entry.key) {
                        map.insert(entry.key.clone(), entry.value.value());
                    }
                }
                Value::Object(map)
            }
        }
    }

    fn child(&self, step: &str) -> Option<(Option<Span>, &Self)> {
        match &self.kind {
            Kind::Map(entries) => entries
                .iter()
                .find(|entry| entry.key == step)
                .map(|entry| (Some(entry.span), &entry.value)),
            Kind::List(items) => items.get(step.parse::<usize>().ok()?).map(|item| (None, item)),
            Kind::Null | Kind::Flag(_) | Kind::Number(_) | Kind::Text(_) => None,
        }
    }

    fn duplicates(&self, at: &Pointer, text: &Text, into: &mut Faults) {
        match &self.kind {
            Kind::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    if matches!(item.kind, Kind::List(_) | Kind::Map(_)) {
                        item.duplicates(&at.item(index), text, into);
                    }
                }
            }
            Kind::Map(entries) => {
                let mut seen = BTreeSet::new();
                for entry in entries {
                    if !seen.insert(entry.key.as_str()) {
                        let fault = Fault::error(
                            "duplicate-key",
                            at.key(&entry.key),
                            format!("'{}' stands twice in the same entry", entry.key),
                        )
                        .with_help("keep one of the two; the first was read")
                        .at_place(text.place(entry.span));
                        into.push(fault);
                    }
                    if matches!(entry.value.kind, Kind::List(_) | Kind::Map(_)) {
                        entry.value.duplicates(&at.key(&entry.key), text, into);
                    }
                }
            }
            Kind::Null | Kind::Flag(_) | Kind::Number(_) | Kind::Text(_) => {}
        }
    }
}

impl Tree {
    pub(crate) const fn new(text: Text, root: Node) -> Self {
        Self { text, root }
    }

    /// What the file holds. Of a key that stands twice, the first.
    pub fn value(&self) -> Value {
        self.root.value()
    }

    /// What stands under a key of the file itself. Of a key that stands twice, the first.
    pub fn at_top(&self, key: &str) -> Option<Value> {
        self.root.child(key).map(|(_, node)| node.value())
    }

    /// Where the value that `at` points to stands; the nearest value above it where there is no such value.
    pub fn place(&self, at: &Pointer) -> Place {
        self.text.place(self.walk(at).1)
    }

    /// Where the key that `at` ends in stands; the value's own place where it is an item of a list or the whole file.
    pub fn key_place(&self, at: &Pointer) -> Place {
        let (key, value) = self.walk(at);
        self.text.place(key.unwrap_or(value))
    }

    fn walk(&self, at: &Pointer) -> (Option<Span>, Span) {
        let (mut node, mut key) = (&self.root, None);
        for step in at.steps() {
            let Some((found, child)) = node.child(&step) else { break };
            (key, node) = (found, child);
        }
        // an empty value has no bytes of its own: its key stands for it
        let span = if node.span.start == node.span.end {
            key.unwrap_or(node.span)
        } else {
            node.span
        };
        (key, span)
    }

    /// One fault for every key that stands a second time.
    pub fn duplicates(&self) -> Faults {
        let mut faults = Faults::default();
        self.root.duplicates(&Pointer::root(), &self.text, &mut faults);
        faults
    }

    /// Gives every fault that has none its place, and puts them in the order in which a reader meets them.
    pub fn locate(&self, faults: &mut Faults) {
        for fault in faults.iter_mut() {
            if fault.place.is_none() {
                fault.place = Some(self.place(&fault.at));
            }
        }
        faults.sort();
    }
}

#[cfg(test)]
#[path = "tree_tests.rs"]
mod tests;
