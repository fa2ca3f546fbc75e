//! The assessment that the tests of reports share, and what the page must always be: ordered, complete, without empty sections.

use earnest::assess::published::Assessment;
use earnest::report::{Format, Look, render};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;
use std::collections::BTreeSet;

/// Several exercises with everything that a report can show. Made up for tests.
pub(crate) fn several() -> Assessment {
    serde_json::from_str(include_str!("../data/assessment.json")).expect("the sample is an assessment")
}

/// The same with one exercise.
pub(crate) fn single() -> Assessment {
    let mut one = several();
    one.exercises.truncate(1);
    let unit = one.exercises.first().expect("an exercise").clone();
    one.signs.retain(|sign| sign.on == unit.id);
    one.grade = unit.grade;
    one
}

/// Nothing that may be left out.
pub(crate) fn bare() -> Assessment {
    fn strip(value: &mut Value) {
        match value {
            Value::Array(items) => items.clear(),
            Value::Object(members) => members.values_mut().for_each(strip),
            _ => {}
        }
    }
    let full = several();
    let mut json = serde_json::to_value(&full).expect("json");
    strip(&mut json);
    for key in ["reply", "correction", "correction_of", "note", "filled_in_by"] {
        json["submission"][key] = Value::Null;
    }
    json["grade"]["light"] = Value::Null;
    serde_json::from_value(json).expect("an assessment")
}

pub(crate) fn html(assessment: &Assessment) -> String {
    String::from_utf8(render(assessment, Format::Html, &Look::default()).expect("a page")).expect("UTF-8")
}

pub(crate) fn markdown(assessment: &Assessment) -> String {
    String::from_utf8(render(assessment, Format::Markdown, &Look::default()).expect("Markdown")).expect("UTF-8")
}

pub(crate) fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

pub(crate) fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>()
}

fn pages() -> Vec<(&'static str, Html)> {
    [("several", several()), ("single", single()), ("bare", bare())]
        .into_iter()
        .map(|(name, assessment)| (name, Html::parse_document(&html(&assessment))))
        .collect()
}

#[test]
fn headings_are_in_order() {
    for (name, page) in pages() {
        let levels: Vec<u32> = select(&page, "h1, h2, h3, h4, h5, h6")
            .iter()
            .map(|h| h.value().name()[1..].parse().expect("a level"))
            .collect();
        assert_eq!(levels.first(), Some(&1), "{name}");
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{name}");
        for pair in levels.windows(2) {
            assert!(
                pair[1] <= pair[0] + 1,
                "{name}: a heading {} follows a heading {}",
                pair[1],
                pair[0]
            );
        }
    }
}

#[test]
fn sections_follow_the_order_that_readers_were_promised() {
    let page = Html::parse_document(&html(&single()));
    let ids: Vec<&str> = select(&page, ".report [id]").iter().filter_map(|e| e.value().id()).collect();
    let order = [
        "verdict",
        "criteria",
        "signs",
        "said",
        "heard",
        "plan",
        "reply",
        "sure",
        "judgements",
        "tree",
        "independence",
        "method",
    ];
    let places: Vec<Option<usize>> = order.iter().map(|id| ids.iter().position(|found| found == id)).collect();
    assert!(places.iter().all(Option::is_some), "{places:?} in {ids:?}");
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn empty_sections_are_left_out() {
    let page = Html::parse_document(&html(&bare()));
    let headings: Vec<String> = select(&page, "h2, h3").into_iter().map(text).collect();
    for gone in [
        "Judgements",
        "What to do",
        "The authority’s reply",
        "Signs",
        "Yours to decide",
        "Edges",
        "Ask",
        "You said",
        "Who ran",
    ] {
        assert!(
            !headings.iter().any(|heading| heading.starts_with(gone)),
            "{gone} is empty and stands there: {headings:?}"
        );
    }
    assert!(select(&page, "table tbody:empty, ul:empty, ol:empty, dl:empty").is_empty());
    let markdown = markdown(&bare());
    let heads: Vec<&str> = markdown.lines().filter(|line| !line.is_empty()).collect();
    for pair in heads.windows(2) {
        let depth = |line: &str| line.chars().take_while(|c| *c == '#').count();
        let (upper, lower) = (depth(pair[0]), depth(pair[1]));
        assert!(upper == 0 || lower == 0 || lower > upper, "{:?} has nothing under it", pair[0]);
    }
}

#[test]
fn the_page_can_be_used_by_everybody() {
    for (name, page) in pages() {
        assert_eq!(select(&page, "html[lang='en-GB']").len(), 1, "{name}");
        for landmark in ["header", "main", "nav[aria-labelledby]", "footer", "a.skip[href='#main']"] {
            assert_eq!(select(&page, landmark).len(), 1, "{name}: {landmark}");
        }
        for cell in select(&page, "th") {
            assert!(cell.value().attr("scope").is_some(), "{name}: a heading cell without scope");
        }
        for table in select(&page, "table") {
            assert_eq!(
                table.select(&Selector::parse("caption").expect("a selector")).count(),
                1,
                "{name}: a table without caption"
            );
        }
        for picture in select(&page, "svg") {
            let named = picture.value().attr("role") == Some("img")
                && picture.child_elements().next().is_some_and(|first| first.value().name() == "title");
            assert!(
                named || picture.value().attr("aria-hidden") == Some("true"),
                "{name}: a picture without a name"
            );
        }
        let ids: Vec<&str> = select(&page, "[id]").iter().filter_map(|e| e.value().id()).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{name}: an id twice");
        for link in select(&page, "a[href^='#']") {
            let to = link.value().attr("href").unwrap_or_default().trim_start_matches('#');
            assert!(ids.contains(&to), "{name}: nothing at #{to}");
        }
    }
}

#[test]
fn a_page_needs_nothing_else() {
    let bytes = html(&several());
    let page = Html::parse_document(&bytes);
    let policy = select(&page, "meta[http-equiv='Content-Security-Policy']");
    assert_eq!(
        policy[0].value().attr("content"),
        Some("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    );
    assert!(select(&page, "script, link, img, iframe, object, embed, form, base").is_empty());
    assert!(!bytes.contains("@import") && !bytes.contains("url(http"));
}

/// One of each kind of place: `/exercises/*/title`.
pub(crate) fn shape(pointer: &str) -> String {
    let steps: Vec<&str> = pointer
        .split('/')
        .map(|step| {
            if !step.is_empty() && step.bytes().all(|b| b.is_ascii_digit()) {
                "*"
            } else {
                step
            }
        })
        .collect();
    steps.join("/").replace("/children/*", "")
}

/// Every place of `value` with its pointer.
pub(crate) fn walk(value: &Value, at: &str, visit: &mut impl FnMut(&str, &Value)) {
    visit(at, value);
    match value {
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(n, item)| walk(item, &format!("{at}/{n}"), visit)),
        Value::Object(members) => members.iter().for_each(|(key, member)| walk(member, &format!("{at}/{key}"), visit)),
        _ => {}
    }
}

#[test]
fn whatever_may_be_missing_can_be_missing() {
    let full = serde_json::to_value(several()).expect("json");
    let mut done = BTreeSet::new();
    let mut places = Vec::new();
    walk(&full, "", &mut |at, value| {
        if done.insert(shape(at)) {
            places.push((at.to_owned(), value.is_array()));
        }
    });
    for (at, list) in places {
        let mut json = full.clone();
        let Some(place) = json.pointer_mut(&at) else { continue };
        *place = if list { Value::Array(Vec::new()) } else { Value::Null };
        if let Ok(assessment) = serde_json::from_value::<Assessment>(json) {
            html(&assessment);
            markdown(&assessment);
        }
    }
}

#[test]
fn json_is_the_assessment_itself() {
    let bytes = render(&several(), Format::Json, &Look::default()).expect("JSON");
    assert_eq!(bytes.last(), Some(&b'\n'));
    assert_eq!(serde_json::from_slice::<Assessment>(&bytes).expect("an assessment"), several());
    assert_eq!(bytes, render(&several(), Format::Json, &Look::default()).expect("JSON"));
}

#[test]
fn the_same_assessment_gives_the_same_bytes() {
    assert_eq!(html(&several()), html(&several()));
    assert_eq!(markdown(&several()), markdown(&several()));
}

/// The assessment of each file in `samples/`, by name.
pub(crate) fn real() -> Vec<(String, Assessment)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &std::path::Path| std::fs::read(path).expect("a file");
    let (file, _) = earnest::submission::read::typed("healthwatch.yaml", &read(&root.join("rubrics/healthwatch.yaml"))).expect("a rubric");
    let rubric = earnest::rubric::check::check(file).expect("a rubric that makes sense");
    let mut names: Vec<_> = std::fs::read_dir(root.join("samples"))
        .expect("samples")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    names.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    names.sort();
    names
        .iter()
        .map(|path| {
            let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_owned();
            let submission =
                earnest::submission::read::submission(&name, &read(path)).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
            let value = &submission.value;
            let as_of = value
                .as_of
                .get()
                .and_then(|days| days.day())
                .or_else(|| value.period.to.day())
                .expect("a day");
            let context = earnest::facts::view::Context {
                submission: value,
                settings: &rubric.settings,
                baseline: None,
                as_of,
                basis: value.basis,
                open: false,
            };
            let assessment = earnest::assess::explain::assess(&earnest::assess::explain::Inputs {
                name: &name,
                sha256: &submission.sha256,
                warnings: &submission.warnings,
                cells: None,
                context,
                rubric: &rubric,
                marks: &earnest::assess::marks::Marks::default(),
                verified: &Default::default(),
            });
            (name, assessment)
        })
        .collect()
}

/// A level that is only the most it can be is not spoken of as reached.
#[test]
fn what_a_level_says_is_said_only_where_it_is_reached() {
    let mut held_down = 0;
    for (name, assessment) in real() {
        let grade = &assessment.grade;
        if grade.level.is_none() && grade.low < grade.high {
            held_down += 1;
            assert!(!grade.says.contains("The evidence shows"), "{name}: {}", grade.says);
        }
    }
    assert!(held_down > 10, "{held_down}");
}
