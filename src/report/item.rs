//! The published assessment as templates see it: every text and number knows the JSON pointer at which it stands.
//!
//! Because a template can only print such items, and only a writer's formatter turns one into bytes, nothing of others reaches a
//! reader without its pointer and without being escaped.

use crate::base::pointer::Pointer;
use minijinja::Value;
use minijinja::value::{Enumerator, Object, ObjectRepr};
use std::sync::Arc;

/// A text, number, list or map of the assessment, with where it stands.
#[derive(Debug)]
pub(super) struct Item {
    pointer: Pointer,
    node: Node,
}

#[derive(Debug)]
enum Node {
    Scalar(String),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

/// `json` as an item; truth values and null stay themselves, since they are asked about and never printed.
pub(super) fn value(json: &serde_json::Value, pointer: &Pointer) -> Value {
    let node = match json {
        serde_json::Value::Null => return Value::from(()),
        serde_json::Value::Bool(truth) => return Value::from(*truth),
        serde_json::Value::Number(number) => Node::Scalar(number.to_string()),
        serde_json::Value::String(text) => Node::Scalar(text.clone()),
        serde_json::Value::Array(items) => Node::List(
            items
                .iter()
                .enumerate()
                .map(|(index, item)| value(item, &pointer.item(index)))
                .collect(),
        ),
        serde_json::Value::Object(members) => Node::Map(
            members
                .iter()
                .map(|(key, member)| (key.clone(), value(member, &pointer.key(key))))
                .collect(),
        ),
    };
    Value::from_object(Item {
        pointer: pointer.clone(),
        node,
    })
}

impl Item {
    /// The item inside a template's value.
    pub(super) fn of(value: &Value) -> Option<&Self> {
        value.downcast_object_ref::<Self>()
    }

    /// Its JSON pointer.
    pub(super) fn pointer(&self) -> &str {
        self.pointer.as_str()
    }

    /// Its text, when it is a text or a number.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.node {
            Node::Scalar(text) => Some(text),
            Node::List(_) | Node::Map(_) => None,
        }
    }

    /// Its whole number, when it is one.
    pub(super) fn number(&self) -> Option<i64> {
        self.text()?.parse().ok()
    }

    /// Its parts, when it is a list.
    pub(super) fn list(&self) -> &[Value] {
        match &self.node {
            Node::List(items) => items,
            Node::Scalar(_) | Node::Map(_) => &[],
        }
    }

    /// Its member `key`, when it is a map that has it.
    pub(super) fn member(&self, key: &str) -> Option<&Value> {
        match &self.node {
            Node::Map(members) => members.iter().find(|(name, _)| name == key).map(|(_, member)| member),
            Node::Scalar(_) | Node::List(_) => None,
        }
    }

    /// The item at its member `key`.
    pub(super) fn part(&self, key: &str) -> Option<&Self> {
        self.member(key).and_then(Self::of)
    }

    /// The text at its member `key`; empty when there is none.
    pub(super) fn word(&self, key: &str) -> &str {
        self.part(key).and_then(Self::text).unwrap_or_default()
    }
}

impl Object for Item {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        match self.node {
            Node::Scalar(_) => ObjectRepr::Plain,
            Node::List(_) => ObjectRepr::Seq,
            Node::Map(_) => ObjectRepr::Map,
        }
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        match &self.node {
            Node::Scalar(_) => None,
            Node::List(items) => items.get(key.as_usize()?).cloned(),
            Node::Map(_) => self.member(key.as_str()?).cloned(),
        }
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        match &self.node {
            Node::Scalar(_) => Enumerator::NonEnumerable,
            Node::List(items) => Enumerator::Seq(items.len()),
            Node::Map(members) => Enumerator::Values(members.iter().map(|(key, _)| Value::from(key.as_str())).collect()),
        }
    }

    /// Nothing: only a writer's formatter, which escapes, prints an item.
    fn render(self: &Arc<Self>, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }

    fn is_true(self: &Arc<Self>) -> bool {
        match &self.node {
            Node::Scalar(text) => !text.trim().is_empty(),
            Node::List(items) => !items.is_empty(),
            Node::Map(_) => true,
        }
    }
}
