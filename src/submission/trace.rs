//! Reads a plain value into a type and remembers where that failed.
//!
//! Owns a reader over a JSON value that behaves as the library's own does and, on a failure, keeps the pointer of the deepest value that was
//! being read. It is the only reader of plain values: a second one beside it would have every type of a submission compiled once more.

use super::trail::At;
use crate::base::pointer::Pointer;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error as _, IntoDeserializer as _, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Error, Value};
use std::cell::RefCell;

/// A value as a `T`; or the typed reader's message about it, and where it arose.
pub(crate) fn read<T: DeserializeOwned>(value: &Value) -> Result<T, (Pointer, Error)> {
    let failed = RefCell::new(None);
    let read = T::deserialize(Traced {
        value,
        at: &At::Root,
        failed: &failed,
    });
    read.map_err(|error| (failed.into_inner().unwrap_or_default(), error))
}

struct Traced<'de, 't> {
    value: &'de Value,
    at: &'t At<'t>,
    failed: &'t RefCell<Option<Pointer>>,
}

/// Keeps the place of the first failure, which is the deepest, because failures come back from the inside.
fn keep<T>(read: Result<T, Error>, at: &At<'_>, failed: &RefCell<Option<Pointer>>) -> Result<T, Error> {
    if read.is_err() {
        failed.borrow_mut().get_or_insert_with(|| at.pointer());
    }
    read
}

/// What was read, where nothing is left of the list or map that it was read from.
fn whole<T>(read: T, length: usize, left: usize, kind: &'static str) -> Result<T, Error> {
    if left == 0 {
        Ok(read)
    } else {
        Err(Error::invalid_length(length, &kind))
    }
}

impl<'de> Deserializer<'de> for Traced<'de, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Self { value, at, failed } = self;
        let read = match value {
            Value::Array(list) => {
                let mut items = Items {
                    items: list.iter().enumerate(),
                    at,
                    failed,
                };
                let read = visitor.visit_seq(&mut items);
                read.and_then(|read| whole(read, list.len(), items.items.len(), "fewer elements in array"))
            }
            Value::Object(map) => {
                let mut entries = Entries {
                    entries: map.iter(),
                    value: None,
                    at,
                    failed,
                };
                let read = visitor.visit_map(&mut entries);
                read.and_then(|read| whole(read, map.len(), entries.entries.len(), "fewer elements in map"))
            }
            Value::Null => visitor.visit_unit(),
            Value::Bool(truth) => visitor.visit_bool(*truth),
            Value::Number(number) => number.deserialize_any(visitor),
            Value::String(text) => visitor.visit_borrowed_str(text),
        };
        keep(read, at, failed)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.value.is_null() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(self, name: &'static str, words: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        let read = self.value.deserialize_enum(name, words, visitor);
        keep(read, self.at, self.failed)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct
        identifier ignored_any
    }
}

struct Items<'de, 't> {
    items: std::iter::Enumerate<std::slice::Iter<'de, Value>>,
    at: &'t At<'t>,
    failed: &'t RefCell<Option<Pointer>>,
}

impl<'de> SeqAccess<'de> for Items<'de, '_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let Some((index, value)) = self.items.next() else { return Ok(None) };
        let at = self.at.item(index);
        let read = seed.deserialize(Traced {
            value,
            at: &at,
            failed: self.failed,
        });
        keep(read, &at, self.failed).map(Some)
    }
}

struct Entries<'de, 't> {
    entries: serde_json::map::Iter<'de>,
    value: Option<(&'de String, &'de Value)>,
    at: &'t At<'t>,
    failed: &'t RefCell<Option<Pointer>>,
}

impl<'de> MapAccess<'de> for Entries<'de, '_> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        self.value = self.entries.next();
        let Some((key, _)) = self.value else { return Ok(None) };
        let read = seed.deserialize(key.as_str().into_deserializer());
        keep(read, &self.at.key(key), self.failed).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        // asked for without a key before it, which no reader does
        let (key, value) = self.value.take().map_or(("", &Value::Null), |(key, value)| (key.as_str(), value));
        let at = self.at.key(key);
        let read = seed.deserialize(Traced {
            value,
            at: &at,
            failed: self.failed,
        });
        keep(read, &at, self.failed)
    }
}

#[cfg(test)]
#[path = "trace_tests.rs"]
mod tests;
