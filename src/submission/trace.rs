//! Reads a plain value into a type and remembers where that failed.
//!
//! Owns a reader over a JSON value that behaves as the library's own does and, on a failure, keeps the pointer of the deepest value that was
//! being read. Used only to explain a refusal, never to decide one.

use crate::base::pointer::Pointer;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer as _, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Error, Value};
use std::cell::RefCell;

/// The typed reader's message about `value` and where it arose; `None` where the value can be read.
pub(crate) fn failure<T: DeserializeOwned>(value: &Value) -> Option<(Pointer, Error)> {
    let failed = RefCell::new(None);
    let error = T::deserialize(Traced {
        value,
        at: Pointer::root(),
        failed: &failed,
    })
    .err()?;
    Some((failed.into_inner().unwrap_or_default(), error))
}

struct Traced<'de> {
    value: &'de Value,
    at: Pointer,
    failed: &'de RefCell<Option<Pointer>>,
}

/// Keeps the place of the first failure, which is the deepest, because failures come back from the inside.
fn keep<T>(read: Result<T, Error>, at: &Pointer, failed: &RefCell<Option<Pointer>>) -> Result<T, Error> {
    if read.is_err() {
        failed.borrow_mut().get_or_insert_with(|| at.clone());
    }
    read
}

impl<'de> Deserializer<'de> for Traced<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Self { value, at, failed } = self;
        let read = match value {
            Value::Array(items) => visitor.visit_seq(Items {
                items: items.iter().enumerate(),
                at: &at,
                failed,
            }),
            Value::Object(map) => visitor.visit_map(Entries {
                entries: map.iter(),
                value: None,
                at: &at,
                failed,
            }),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.deserialize_any(visitor),
        };
        keep(read, &at, failed)
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
        keep(read, &self.at, self.failed)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct
        identifier ignored_any
    }
}

struct Items<'de, 'a> {
    items: std::iter::Enumerate<std::slice::Iter<'de, Value>>,
    at: &'a Pointer,
    failed: &'de RefCell<Option<Pointer>>,
}

impl<'de> SeqAccess<'de> for Items<'de, '_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let Some((index, value)) = self.items.next() else { return Ok(None) };
        let at = self.at.item(index);
        let read = seed.deserialize(Traced {
            value,
            at: at.clone(),
            failed: self.failed,
        });
        keep(read, &at, self.failed).map(Some)
    }
}

struct Entries<'de, 'a> {
    entries: serde_json::map::Iter<'de>,
    value: Option<(&'de String, &'de Value)>,
    at: &'a Pointer,
    failed: &'de RefCell<Option<Pointer>>,
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
        let Some((key, value)) = self.value.take() else {
            return seed.deserialize(Value::Null);
        };
        let at = self.at.key(key);
        let read = seed.deserialize(Traced {
            value,
            at: at.clone(),
            failed: self.failed,
        });
        keep(read, &at, self.failed)
    }
}
