//! Facts about making it together: what people offered, the parts they held, what their peers ran.

use super::cells::{get, items, text};
use super::closing::theme_state;
use super::facts::{Fact, Facts, Unit, ahead};
use super::number::Truth;
use serde_json::Value;

const SHARED: [&str; 5] = ["peer-researcher", "co-designer", "board-member", "paid-post", "owner"];

/// The facts.
pub fn facts(unit: &Unit, out: &mut Facts) {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    let any = |key: &str, of: &dyn Fn(&Value) -> Truth| {
        let all = ctx.list(ex, key);
        Fact::Truth(all.map_or(Truth::Unknown, |all| Truth::any(all.iter().map(|entry| of(entry)))))
    };
    let offer = |theme: &Value| ctx.word_in(theme, "kind", &["offer"]);
    out.insert("coproduction.offers_recorded", any("themes", &offer));
    out.insert(
        "coproduction.offers_taken_up",
        any("themes", &|theme| offer(theme).and(theme_state(unit, theme).adopted)),
    );
    out.insert(
        "coproduction.shared_roles",
        any("roles", &|role| Truth::of(SHARED.contains(&text(get(role, "kind"))))),
    );
    out.insert(
        "coproduction.roles_paid",
        any("roles", &|role| {
            Truth::of(text(get(role, "kind")) != "respondent").and(ctx.word_in(role, "paid", &["yes", "expenses"]))
        }),
    );
    // Ambiguity: a partner whose kind is left out is no group of peers in a returned file, as any blank there; who ran it is words, not an answer
    let peers = |activity: &Value| {
        let runner = get(activity, "run_by");
        let partners = items(get(ctx.submission, "partners"));
        match partners.iter().find(|partner| get(partner, "id") == runner && !runner.is_null()) {
            Some(partner) => ctx.word_in(partner, "kind", &["self-help", "user-led"]),
            None => ctx.given(activity, "run_by"),
        }
    };
    out.insert("coproduction.peer_run", any("activities", &peers));
    let close = unit.day("closes");
    out.insert(
        "coproduction.peer_run_after_close",
        any("activities", &|activity| {
            peers(activity).and(ahead(close, ctx.date(activity, "closes"), 1))
        }),
    );
}
