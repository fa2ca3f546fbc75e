//! The page escapes whatever a template is called, and cannot print what is not there.

use super::{escape_html, is_web_address, words_of};
use crate::report::html;
use crate::report::sample::sample;
use minijinja::context;

#[test]
fn a_template_of_any_name_escapes() {
    let env = html::environment(&sample()).unwrap();
    for name in ["odd", "odd.txt", "odd.md", "odd.j2", ""] {
        let out = env.render_named_str(name, "{{ x }}", context! { x => "<b>\"'&" }).unwrap();
        assert!(!out.contains('<') && !out.contains('"'), "{name}: {out}");
    }
}

#[test]
fn a_template_cannot_print_what_is_not_there() {
    let env = html::environment(&sample()).unwrap();
    for bad in [
        "{{ a.nothing }}",
        "{{ a.grade.due }}",
        "{{ a.grade }}",
        "{{ a.exercises }}",
        "{% if a.grade.nothing %}x{% endif %}",
    ] {
        assert!(env.render_str(bad, ()).is_err(), "{bad}");
    }
}

#[test]
fn an_item_leaves_only_through_the_formatter() {
    let env = html::environment(&sample()).unwrap();
    assert_eq!(env.render_str("{{ 'x' ~ a.grade.words }}", ()).unwrap(), "x");
    for filter in ["upper", "string", "tojson", "join", "replace", "list", "first"] {
        assert!(
            env.render_str(&format!("{{{{ a.grade.words|{filter} }}}}"), ()).is_err(),
            "{filter}"
        );
    }
}

#[test]
fn an_item_stands_at_its_pointer() {
    let env = html::environment(&sample()).unwrap();
    assert_eq!(
        env.render_str("{{ a.exercises[0].stakes }}", ()).unwrap(),
        "<data value=\"/exercises/0/stakes\">3</data>"
    );
    assert_eq!(
        env.render_str("{{ time(a.as_of) }}", ()).unwrap(),
        "<time datetime=\"2026-01-31\" data-value=\"/as_of\">31 January 2026</time>"
    );
}

#[test]
fn dates_are_written_as_people_write_them() {
    assert_eq!(words_of("2021-01-28").as_deref(), Some("28 January 2021"));
    assert_eq!(words_of("2021-02").as_deref(), Some("February 2021"));
    assert_eq!(words_of("2021").as_deref(), Some("2021"));
    assert_eq!(words_of("2021-01-28..2021-02").as_deref(), Some("28 January 2021 to February 2021"));
    for other in ["..", "2021..", "2021..2022..2023", "", "soon", "2021-02-30", "January", "2021-1-1"] {
        assert_eq!(words_of(other), None, "{other}");
    }
}

#[test]
fn escapes_for_texts_and_attributes() {
    assert_eq!(
        escape_html("<a href=\"x\">'&\u{202E}"),
        "&lt;a href=&quot;x&quot;&gt;&#39;&amp;⟨U+202E⟩"
    );
    assert!(is_web_address("https://example.org") && !is_web_address("javascript:x"));
}
