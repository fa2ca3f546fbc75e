//! The words of an explanation: what was read, what a part of a schema expects, and the nearest known word.
//!
//! Owns the reading of a schema as a description for people. It judges no value and finds no fault.

use crate::base::date::Day;
use crate::base::near::nearest;
use crate::submission::fields::DATE_FORMAT;
use crate::submission::schema::EXPECTED;
use serde_json::Value;

/// How far references and choices of a schema are followed.
const FAR: usize = 8;

/// A part of a schema, with the schema that its references mean.
#[derive(Clone, Copy)]
pub(crate) struct Node<'s> {
    root: &'s Value,
    node: &'s Value,
}

impl<'s> Node<'s> {
    pub(crate) fn new(root: &'s Value, node: &'s Value) -> Self {
        let mut node = node;
        for _ in 0..FAR {
            let Some(next) = node
                .get("$ref")
                .and_then(Value::as_str)
                .and_then(|to| root.pointer(to.strip_prefix('#')?))
            else {
                break;
            };
            node = next;
        }
        Self { root, node }
    }

    /// Itself, or where it is a choice, the kinds to choose from.
    fn kinds(&self) -> Vec<Self> {
        let (mut open, mut kinds) = (vec![(*self, 0_usize)], Vec::new());
        while let Some((node, depth)) = open.pop() {
            match node.node.get("anyOf").and_then(Value::as_array) {
                Some(choices) if depth < FAR => {
                    open.extend(
                        choices
                            .iter()
                            .rev()
                            .map(|choice| (Self::new(self.root, choice), depth.saturating_add(1))),
                    );
                }
                _ => kinds.push(node),
            }
        }
        kinds
    }

    /// The keys that a map here may have.
    pub(crate) fn keys(&self) -> Vec<&'s str> {
        let mut keys: Vec<&str> = Vec::new();
        for kind in self.kinds() {
            for key in kind
                .node
                .get("properties")
                .and_then(Value::as_object)
                .into_iter()
                .flat_map(|map| map.keys())
            {
                if !keys.contains(&key.as_str()) {
                    keys.push(key);
                }
            }
        }
        keys
    }

    /// What the key `key` of this map is about.
    pub(crate) fn about(&self, key: &str) -> Option<&'s str> {
        self.node.get("properties")?.get(key)?.get("description")?.as_str()
    }

    /// The words to choose from here.
    pub(crate) fn words(&self) -> Vec<&'s str> {
        let mut words = Vec::new();
        for kind in self.kinds() {
            words.extend(
                kind.node
                    .get("enum")
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str),
            );
            words.extend(kind.node.get("const").and_then(Value::as_str));
        }
        words
    }

    /// Words of a closed list stand here, beside those that any cell takes.
    pub(crate) fn is_list_of_words(&self) -> bool {
        self.kinds().iter().any(|kind| kind.node.get("enum").is_some())
    }

    /// Text stands here and nothing else, of which no closed list is made.
    pub(crate) fn is_plain_text(&self) -> bool {
        self.types() == ["string"] && self.node.get("enum").is_none()
    }

    /// A date may stand here.
    pub(crate) fn holds_dates(&self) -> bool {
        self.kinds()
            .iter()
            .any(|kind| kind.node.get("format").and_then(Value::as_str) == Some(DATE_FORMAT))
    }

    /// A value of the sort of `value` (text, number, list, map) may stand here.
    pub(crate) fn takes(&self, value: &Value) -> bool {
        let sort = match value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "number",
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        };
        self.kinds().iter().any(|kind| {
            kind.types()
                .iter()
                .any(|known| *known == sort || (*known == "integer" && sort == "number"))
                || kind
                    .node
                    .get("enum")
                    .and_then(Value::as_array)
                    .is_some_and(|words| words.iter().any(|word| same_sort(word, value)))
                || kind.node.get("const").is_some_and(|word| same_sort(word, value))
        })
    }

    fn types(&self) -> Vec<&'s str> {
        match self.node.get("type") {
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        }
    }

    /// What is expected here, in words.
    pub(crate) fn expected(&self) -> String {
        if let Some(said) = self.node.get(EXPECTED).and_then(Value::as_str) {
            return said.to_owned();
        }
        if let Some(choices) = self.node.get("anyOf").and_then(Value::as_array) {
            let words: Vec<String> = choices
                .iter()
                .map(|choice| Self::new(self.root, choice).expected())
                .filter(|words| !words.is_empty())
                .collect();
            return words.join(", or ");
        }
        if let Some(word) = self.node.get("const").and_then(Value::as_str) {
            return format!("'{word}'");
        }
        if let Some(words) = self.node.get("enum").and_then(Value::as_array) {
            let words: Vec<String> = words
                .iter()
                .map(|word| word.as_str().map_or_else(|| word.to_string(), str::to_owned))
                .collect();
            return format!("one of {}", words.join(", "));
        }
        let sorts: Vec<String> = self
            .types()
            .into_iter()
            .filter(|sort| *sort != "null")
            .map(|sort| self.sort(sort))
            .collect();
        sorts.join(" or ")
    }

    fn sort(&self, sort: &str) -> String {
        match sort {
            "integer" | "number" => {
                let number = if sort == "integer" { "a whole number" } else { "a number" };
                match (self.node.get("minimum"), self.node.get("maximum")) {
                    (Some(least), Some(most)) if least == most => format!("the number {least}"),
                    (Some(least), Some(most)) => format!("{number} from {least} to {most}"),
                    (Some(least), None) => format!("{number}, {least} or more"),
                    (None, Some(most)) => format!("{number}, at most {most}"),
                    (None, None) => number.to_owned(),
                }
            }
            "boolean" => "true or false".to_owned(),
            "array" => "a list".to_owned(),
            "object" => {
                let keys = self.keys();
                let some: Vec<&str> = keys.iter().take(4).copied().collect();
                if some.is_empty() {
                    "a map".to_owned()
                } else {
                    format!("a map of keys such as {}", some.join(", "))
                }
            }
            _ => "a text".to_owned(),
        }
    }
}

fn same_sort(a: &Value, b: &Value) -> bool {
    (a.is_string() && b.is_string()) || (a.is_boolean() && b.is_boolean()) || (a.is_number() && b.is_number())
}

/// "did you mean", where a known word is near enough.
pub(crate) fn nearest_help(word: &str, known: &[&str]) -> Option<String> {
    nearest(word, known.iter().copied()).map(|near| format!("did you mean '{near}'?"))
}

/// How to write a date that stands as day, month and year with strokes or stops between them.
pub(crate) fn slashed(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.trim().split(['/', '.']).collect();
    if let [day, month, year] = parts.as_slice()
        && let Some(date) = Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    {
        return Some(format!("for {} write {date}", date.words()));
    }
    None
}

/// The whole number that a text is, without spaces and the commas between thousands.
pub(crate) fn unquoted(text: &str) -> Option<u64> {
    let digits: String = text.chars().filter(|c| !matches!(c, ' ' | ',')).collect();
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        digits.parse().ok()
    } else {
        None
    }
}

/// A value as it is quoted in a message.
pub(crate) fn shown(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) if text.is_empty() => "an empty text".to_owned(),
        Value::String(text) => {
            let short: String = text.chars().take(60).collect();
            if short.len() < text.len() {
                format!("'{short}…'")
            } else {
                format!("'{short}'")
            }
        }
        Value::Array(items) => format!("a list of {}", items.len()),
        Value::Object(map) => {
            let keys: Vec<&str> = map.keys().take(4).map(String::as_str).collect();
            if keys.is_empty() {
                "an empty map".to_owned()
            } else {
                format!("a map of {}", keys.join(", "))
            }
        }
    }
}
