//! What the page and the Markdown share: an environment whose templates can only print items, and the functions they call.
//!
//! How an item becomes bytes is the writer's: each hands in its [`Pen`].

use super::RenderError;
use super::item::{self, Item};
use super::names::Names;
use crate::assess::published::Assessment;
use crate::base::date::{Day, Days};
use crate::base::pointer::Pointer;
use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value, escape_formatter};

/// How a writer puts down what it is given.
pub(super) trait Pen: Copy + Send + Sync + 'static {
    /// How plain strings of ours are escaped.
    fn escape(self) -> AutoEscape;
    /// A text of the assessment.
    fn text(self, item: &Item) -> String;
    /// A date, with the words for it.
    fn date(self, item: &Item, words: &str) -> String;
    /// A link to `url`, which is known to be safe.
    fn link(self, url: &str, text: &Item) -> String;
}

/// An environment with the assessment as `a`, titles as `names`, and the shared functions.
pub(super) fn environment<P: Pen>(pen: P, assessment: &Assessment) -> Result<Environment<'static>, RenderError> {
    let mut env = environment_of(pen, &serde_json::to_value(assessment)?)?;
    env.add_global("for_authority", assessment.guide.is_some());
    Ok(env)
}

/// The same for any value, as `a`.
pub(super) fn environment_of<P: Pen>(pen: P, value: &serde_json::Value) -> Result<Environment<'static>, RenderError> {
    let root = item::value(value, &Pointer::root());
    // none of the library's filters: a template can choose and print items, and cannot turn one into a string
    let mut env = Environment::empty();
    env.add_filter("length", minijinja::filters::length);
    env.add_filter("safe", minijinja::filters::safe);
    env.add_function("namespace", minijinja::functions::namespace);
    env.add_test("none", minijinja::tests::is_none);
    env.add_test("defined", minijinja::tests::is_defined);
    env.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    // whatever a template is called
    env.set_auto_escape_callback(move |_| pen.escape());
    env.set_formatter(move |out, state, value| match Item::of(value) {
        Some(item) if item.text().is_some() => Ok(out.write_str(&pen.text(item))?),
        Some(item) => Err(cannot_print(item.pointer())),
        None if value.is_none() => Err(cannot_print("nothing")),
        None => escape_formatter(out, state, value),
    });
    env.add_global("names", Value::from_object(Names::of(&root)));
    env.add_global("a", root);
    env.add_function("at", |value: &Value| item_of(value).map(|item| item.pointer().to_owned()));
    env.add_function("num", |value: &Value| item_of(value).map(|item| item.number().unwrap_or(0)));
    env.add_function("plain", |value: &Value| {
        item_of(value).map(|item| super::plain::one_line(item.text().unwrap_or_default()))
    });
    env.add_function("time", move |value: &Value| {
        let item = item_of(value)?;
        let text = item.text().unwrap_or_default();
        Ok::<_, Error>(Value::from_safe_string(match words_of(text) {
            Some(words) => pen.date(item, &words),
            None => pen.text(item),
        }))
    });
    env.add_function("link", move |url: &Value, text: &Value| {
        let (url, text) = (item_of(url)?.text().unwrap_or_default(), item_of(text)?);
        Ok::<_, Error>(Value::from_safe_string(if is_web_address(url) {
            pen.link(url, text)
        } else {
            pen.text(text)
        }))
    });
    // one step further in, for nested lists
    env.add_function("deeper", |pad: &str| format!("{pad}  "));
    env.add_test("word", |value: &Value, word: &str| {
        Item::of(value).and_then(Item::text) == Some(word)
    });
    env.add_test("same", |left: &Value, right: &Value| {
        let (left, right) = (Item::of(left).and_then(Item::text), Item::of(right).and_then(Item::text));
        left.is_some() && left == right
    });
    Ok(env)
}

fn cannot_print(what: &str) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("a template prints {what}, which has no text"))
}

/// The item in `value`, or why there is none.
pub(super) fn item_of(value: &Value) -> Result<&Item, Error> {
    Item::of(value).ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("not a part of the assessment: {value:?}")))
}

/// Only the web's own two schemes become links, and only addresses without spaces or control characters.
pub(super) fn is_web_address(url: &str) -> bool {
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    let host = if lower.starts_with("https://") {
        url.get(8..)
    } else if lower.starts_with("http://") {
        url.get(7..)
    } else {
        None
    };
    let unsafe_char = |c: char| c.is_whitespace() || super::plain::steers(c) || "\"'<>\\`{}|^".contains(c);
    host.is_some_and(|host| host.starts_with(|c: char| c.is_alphanumeric()) && !host.contains(unsafe_char))
}

/// A date of the assessment in words: `28 January 2021`, `February 2021`, `2021`, or one of these to another.
pub(super) fn words_of(text: &str) -> Option<String> {
    if let Some((from, to)) = text.split_once("..") {
        return Some(format!("{} to {}", words_of_one(from)?, words_of_one(to)?));
    }
    words_of_one(text)
}

fn words_of_one(text: &str) -> Option<String> {
    if let Some(day) = Day::parse(text) {
        return Some(day.words());
    }
    let words = Days::parse(text)?.from.words();
    let mut parts = words.splitn(3, ' ').skip(1);
    match (text.len(), parts.next(), parts.next()) {
        (7, Some(month), Some(year)) => Some(format!("{month} {year}")),
        (4, Some(_), Some(year)) => Some(year.to_owned()),
        _ => None,
    }
}

/// `text` for an HTML text or a double-quoted attribute.
pub(super) fn escape_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in super::plain::visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
#[path = "shared_tests.rs"]
mod tests;
