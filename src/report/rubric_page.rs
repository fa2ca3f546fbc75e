//! A rubric or a framework as a readable page: one HTML file that needs nothing else, or Markdown.
//!
//! It is given the rubric's file as a value and knows nothing of what it means; each text stands in an element that names its place in
//! that file. What the page says and in which order is in `templates/`; its looks beyond those of every page in `templates/rubric.css`.

use super::RenderError;
use super::chart;
use super::html::{Html, head};
use super::item::Item;
use super::markdown::{Markdown, tidy};
use super::plain::{one_line, visible};
use super::shared::{Pen, environment_of, item_of};
use minijinja::{Environment, Error, Value};
use serde_json::Value as Json;

const HTML: &str = include_str!("templates/rubric.html");
const HTML_PARTS: &str = include_str!("templates/rubric_parts.html");
const HTML_FOOT: &str = include_str!("templates/rubric_foot.html");
const STYLE: &str = include_str!("templates/rubric.css");
const MARKDOWN: &str = include_str!("templates/rubric.md");
const FRAMEWORK_HTML: &str = include_str!("templates/framework.html");
const FRAMEWORK_MARKDOWN: &str = include_str!("templates/framework.md");

/// The page as one HTML file. `rubric` is its file as a value.
///
/// # Errors
/// A fault of the templates, never of the rubric.
pub fn html(rubric: &Json) -> Result<String, RenderError> {
    let top = rubric
        .pointer("/levels")
        .and_then(Json::as_array)
        .and_then(|levels| levels.last()?.get("level")?.as_i64());
    let mut env = environment(Html, rubric)?;
    let top = top.unwrap_or(1).max(1);
    env.add_function("ladder", move |level: &Value| {
        let level = item_of(level)?.number().unwrap_or(0);
        Ok::<_, Error>(Value::from_safe_string(chart::ladder(level, level, top)))
    });
    env.add_function("code", |value: &Value| {
        let text = Item::of(value).map_or_else(|| said(value), |item| Html.text(item));
        Value::from_safe_string(format!("<code>{text}</code>"))
    });
    head(&mut env, &format!("\n{}", STYLE.trim_end()))?;
    env.add_template("rubric_parts.html", HTML_PARTS)?;
    env.add_template("rubric_foot.html", HTML_FOOT)?;
    env.add_template("rubric.html", if is_framework(rubric) { FRAMEWORK_HTML } else { HTML })?;
    let title = visible(rubric.get("title").and_then(Json::as_str).unwrap_or_default());
    Ok(env.get_template("rubric.html")?.render(minijinja::context! { title })?)
}

/// The page as Markdown. `rubric` is its file as a value.
///
/// # Errors
/// A fault of the templates, never of the rubric.
pub fn markdown(rubric: &Json) -> Result<String, RenderError> {
    let mut env = environment(Markdown, rubric)?;
    env.add_function("code", |value: &Value| {
        let text = Item::of(value).and_then(Item::text).map_or_else(|| said(value), str::to_owned);
        Value::from_safe_string(code_span(&text))
    });
    env.add_template("rubric.md", if is_framework(rubric) { FRAMEWORK_MARKDOWN } else { MARKDOWN })?;
    Ok(tidy(&env.get_template("rubric.md")?.render(())?))
}

/// A file says of itself that it is one that people mark.
fn is_framework(rubric: &Json) -> bool {
    rubric.get("kind").is_some()
}

/// What both kinds of page share beyond what reports share.
fn environment<P: Pen>(pen: P, rubric: &Json) -> Result<Environment<'static>, RenderError> {
    let mut env = environment_of(pen, rubric)?;
    env.add_test("defined", minijinja::tests::is_defined);
    env.add_test("map", |value: &Value| Item::of(value).is_some_and(|item| item.text().is_none()));
    env.add_function("said", said);
    Ok(env)
}

/// A fact or a level of an example in words; of anything else nothing.
fn said(value: &Value) -> String {
    if let Some(item) = Item::of(value) {
        let (from, to) = (item.word("from"), item.word("to"));
        return match (item.text(), from.is_empty(), to.is_empty()) {
            (Some(text), _, _) => one_line(text),
            (None, false, false) => format!("{} to {}", one_line(from), one_line(to)),
            (None, false, true) => format!("{} or more", one_line(from)),
            (None, true, false) => format!("at most {}", one_line(to)),
            (None, true, true) => "any number".to_owned(),
        };
    }
    match value.as_str() {
        // the keys of a map; the check of the rubric has found each of them
        Some(name) => one_line(name),
        None if value.is_true() => "yes".to_owned(),
        None => "no".to_owned(),
    }
}

/// `text` as a span of code that shows exactly it, in a table too.
fn code_span(text: &str) -> String {
    let text = one_line(text).replace('|', "\\|");
    let mut longest = 0_usize;
    let mut run = 0_usize;
    for letter in text.chars() {
        run = if letter == '`' { run.saturating_add(1) } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest.saturating_add(1));
    let pad = if longest > 0 { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

#[cfg(test)]
#[path = "rubric_page_tests.rs"]
mod tests;
