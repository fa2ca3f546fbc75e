//! The page of a region, and that of its edition for the public: one HTML file that needs nothing else and has no script.
//!
//! Every text and number of the value stands in an element that names its JSON pointer. What both pages say and in which order is in
//! `templates/region*.html`; what they say of people, in which they differ, in `templates/region_people.html` and
//! `templates/edition_people.html`; their looks beyond those of every page in `templates/region.css`. It works out nothing but which criterion
//! has the lowest mean effect, and how long a bar is.

use crate::base::number::Q;
use crate::region::published::{CriterionSpread, Edition, Region, RubricUsed};
use crate::report::RenderError;
use crate::report::chart;
use crate::report::html::{Html, head};
use crate::report::item::Item;
use crate::report::plain::visible;
use crate::report::shared::{Pen as _, environment_of, escape_html, item_of};
use minijinja::{Environment, Error, Value};
use std::collections::BTreeMap;

const STYLE: &str = include_str!("../templates/region.css");
const TEMPLATES: [(&str, &str); 6] = [
    ("region.html", include_str!("../templates/region.html")),
    ("region_defs.html", include_str!("../templates/region_defs.html")),
    ("region_parts.html", include_str!("../templates/region_parts.html")),
    ("region_first.html", include_str!("../templates/region_first.html")),
    ("region_found.html", include_str!("../templates/region_found.html")),
    ("region_each.html", include_str!("../templates/region_each.html")),
];

/// For whom a page is. It is given the one template of people that is made for them, so that the page for the public holds nothing that prints
/// more.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Board,
    Public,
}

impl For {
    const fn people(self) -> &'static str {
        match self {
            Self::Board => include_str!("../templates/region_people.html"),
            Self::Public => include_str!("../templates/edition_people.html"),
        }
    }
}

/// The page as one file.
///
/// # Errors
/// A fault of the templates, never of the region.
pub fn html(region: &Region) -> Result<String, RenderError> {
    page(For::Board, &serde_json::to_value(region)?, &region.rubric, &region.criteria)
}

/// The page of an edition as one file.
///
/// # Errors
/// A fault of the templates, never of the edition.
pub fn edition_html(edition: &Edition) -> Result<String, RenderError> {
    page(For::Public, &serde_json::to_value(edition)?, &edition.rubric, &edition.criteria)
}

fn page(whom: For, value: &serde_json::Value, rubric: &RubricUsed, criteria: &[CriterionSpread]) -> Result<String, RenderError> {
    let mut env = environment_of(Html, value)?;
    env.add_global("public", whom == For::Public);
    for (name, source) in TEMPLATES {
        env.add_template(name, source)?;
    }
    env.add_template("its_people.html", whom.people())?;
    head(&mut env, &format!("\n{}", STYLE.trim_end()))?;
    pictures(&mut env, rubric, criteria);
    env.add_function("beside", |path: &Value, text: &Value| {
        let (path, text) = (item_of(path)?.text().unwrap_or_default(), item_of(text)?);
        // after a dot and a stroke nothing is read as a scheme or a host
        let link = format!("<a href=\"./{}\">{}</a>", escape_html(path), Html.text(text));
        Ok::<_, Error>(Value::from_safe_string(link))
    });
    env.add_global("weakest", weakest(criteria).map_or(Value::from(()), Value::from));
    // a page's title can hold no element, so it is put together and escaped here
    let title = visible(&format!("Region: {}", rubric.title));
    Ok(env.get_template("region.html")?.render(minijinja::context! { title })?)
}

fn pictures(env: &mut Environment<'static>, rubric: &RubricUsed, criteria: &[CriterionSpread]) {
    let top = i64::from(rubric.levels.iter().map(|level| level.level).max().unwrap_or(1).max(1));
    let longest = i64::try_from(longest(criteria)).unwrap_or(i64::MAX);
    env.add_function("spread", move |criterion: &Value| {
        Ok::<_, Error>(Value::from_safe_string(chart::spread(item_of(criterion)?, longest)))
    });
    env.add_function("heat", move |of: &Value, state: &Value| {
        let (of, state) = (item_of(of)?, item_of(state)?);
        Ok::<_, Error>(chart::heat(state.text().unwrap_or_default(), of.part("low"), of.part("high"), top))
    });
    env.add_function("hexes", move |map: &Value, authorities: &Value| {
        // of several periods of one authority the last that is listed is shown
        let listed = item_of(authorities)?.list().iter().filter_map(Item::of);
        let mut by_id: BTreeMap<&str, &Item> = BTreeMap::new();
        for authority in listed {
            let slot = by_id.entry(authority.word("id")).or_insert(authority);
            if slot.word("to") <= authority.word("to") {
                *slot = authority;
            }
        }
        Ok::<_, Error>(Value::from_safe_string(chart::hexes(item_of(map)?, &by_id, top)))
    });
    env.add_function("swatch", move |level: &Value| {
        item_of(level).map(|item| chart::tone(item.number().unwrap_or(0), top))
    });
    env.add_function("strip", |summary: &Value| {
        let summary = item_of(summary)?;
        let classes = FATES.iter().filter_map(|(key, class)| Some((*class, summary.member(key)?)));
        let received = summary
            .part("received")
            .map(|received| chart::strip(received, &classes.collect::<Vec<_>>()));
        Ok::<_, Error>(Value::from_safe_string(received.unwrap_or_default()))
    });
}

/// What becomes of a submission, with the class of its part in the bar.
const FATES: [(&str, &str); 8] = [
    ("graded", "graded"),
    ("between", "between"),
    ("at_most", "capped"),
    ("insufficient", "insufficient"),
    ("not_due", "later"),
    ("failed", "failed"),
    ("superseded", "aside"),
    ("repeated", "aside"),
];

/// The largest number of authorities that any bar of any criterion stands for, so that bars can be compared between criteria.
fn longest(criteria: &[CriterionSpread]) -> u64 {
    let of = |criterion: &CriterionSpread| {
        let bins = [&criterion.levels, &criterion.form.levels, &criterion.effect.levels];
        let counts = bins.into_iter().flatten().map(|bin| bin.authorities);
        counts.chain([criterion.open, criterion.form.open, criterion.effect.open]).max()
    };
    criteria.iter().filter_map(of).max().unwrap_or(0)
}

/// The criterion with the lowest mean effect, by its place in the list; the first of several.
fn weakest(criteria: &[CriterionSpread]) -> Option<usize> {
    let mean = |text: &str| {
        let (n, d) = text.split_once('/').unwrap_or((text, "1"));
        Q::parse(n).zip(Q::parse(d)).and_then(|(n, d)| n.over(d))
    };
    let means = criteria
        .iter()
        .enumerate()
        .filter_map(|(place, one)| Some((mean(one.effect.mean.as_deref()?)?, place)));
    means.min().map(|(_, place)| place)
}

#[cfg(test)]
#[path = "html_tests.rs"]
pub(super) mod tests;
