//! The page: one HTML file that needs nothing else, has no script, and in which every text and number of the assessment stands in an
//! element that names its JSON pointer.
//!
//! What the page says and in which order is in `templates/`; how it looks in `templates/style.css`.

use super::RenderError;
use super::chart;
use super::item::Item;
use super::plain::visible;
use super::shared::{self, Pen, escape_html};
use crate::assess::published::Assessment;
use minijinja::{AutoEscape, Environment, Value};

const HEAD: &str = include_str!("templates/head.html");
const STYLE: &str = include_str!("templates/style.css");
const TEMPLATES: [(&str, &str); 10] = [
    ("page.html", include_str!("templates/page.html")),
    ("parts.html", include_str!("templates/parts.html")),
    ("first.html", include_str!("templates/first.html")),
    ("authority.html", include_str!("templates/authority.html")),
    ("core.html", include_str!("templates/core.html")),
    ("glance.html", include_str!("templates/glance.html")),
    ("signs.html", include_str!("templates/signs.html")),
    ("people.html", include_str!("templates/people.html")),
    ("actions.html", include_str!("templates/actions.html")),
    ("method.html", include_str!("templates/method.html")),
];

/// How the page puts down what it is given.
#[derive(Clone, Copy)]
pub(super) struct Html;

impl Pen for Html {
    fn escape(self) -> AutoEscape {
        AutoEscape::Html
    }

    fn text(self, item: &Item) -> String {
        format!(
            "<data value=\"{}\">{}</data>",
            escape_html(item.pointer()),
            escape_html(item.text().unwrap_or_default())
        )
    }

    fn date(self, item: &Item, words: &str) -> String {
        let (day, at) = (escape_html(item.text().unwrap_or_default()), escape_html(item.pointer()));
        format!("<time datetime=\"{day}\" data-value=\"{at}\">{}</time>", escape_html(words))
    }

    fn link(self, url: &str, text: &Item) -> String {
        format!(
            "<a href=\"{}\" rel=\"noopener noreferrer\">{}</a>",
            escape_html(url),
            self.text(text)
        )
    }
}

/// Adds the head of a page, with the looks that all pages share and `more` of its own.
pub(super) fn head(env: &mut Environment<'static>, more: &str) -> Result<(), RenderError> {
    env.add_template("head.html", HEAD)?;
    env.add_global("style", format!("{STYLE}{more}"));
    Ok(())
}

/// The environment of the page, with the charts' functions.
pub(super) fn environment(assessment: &Assessment) -> Result<Environment<'static>, RenderError> {
    let mut env = shared::environment(Html, assessment)?;
    for (name, source) in TEMPLATES {
        env.add_template(name, source)?;
    }
    let top = i64::from(assessment.rubric.levels.iter().map(|level| level.level).max().unwrap_or(1).max(1));
    head(&mut env, "")?;
    env.add_function("tone", move |level: &Value| {
        shared::item_of(level).map(|item| chart::tone(item.number().unwrap_or(0), top))
    });
    env.add_function("ladder", move |low: &Value, high: &Value| {
        let (low, high) = (shared::item_of(low)?.number(), shared::item_of(high)?.number());
        Ok::<_, minijinja::Error>(Value::from_safe_string(chart::ladder(low.unwrap_or(0), high.unwrap_or(0), top)))
    });
    env.add_function("bar", move |range: &Value, part: &Value, kind: &str| {
        let (range, part) = (shared::item_of(range)?, shared::item_of(part)?);
        Ok::<_, minijinja::Error>(Value::from_safe_string(chart::bar(range, part, kind, top)))
    });
    env.add_function("square", |square: &Value, across: &Value, up: &Value| {
        let (square, across, up) = (shared::item_of(square)?, shared::item_of(across)?, shared::item_of(up)?);
        Ok::<_, minijinja::Error>(Value::from_safe_string(chart::square(square, across, up)))
    });
    env.add_function("flow", |voices: &Value, wide: bool| {
        Ok::<_, minijinja::Error>(Value::from_safe_string(chart::flow(shared::item_of(voices)?, wide)))
    });
    Ok(env)
}

/// The page as one file.
pub(super) fn page(assessment: &Assessment) -> Result<String, RenderError> {
    let env = environment(assessment)?;
    // a page's title can hold no element, so it is put together and escaped here
    let title = visible(&format!("{}: {}", assessment.authority.name, assessment.rubric.title));
    Ok(env.get_template("page.html")?.render(minijinja::context! { title })?)
}
