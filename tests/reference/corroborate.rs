//! What is left of a submission when only entries count that a body without interest corroborates.

use super::cells::{Ctx, get, items, percent, stated, text};
use super::number::int;
use serde_json::{Map, Value};

/// The partner of this id is none that ran, analysed, or lives mostly off the authority; no partner at all is none either.
/// Ambiguity: a funded share that is not stated does not disqualify, and no other role does.
pub fn without_interest(ctx: &Ctx, partner: &Value) -> bool {
    let Some(id) = partner.as_str() else { return true };
    let Some(p) = items(get(ctx.submission, "partners")).iter().find(|p| text(get(p, "id")) == id) else {
        return false;
    };
    let acted = ["runner", "analyst"].contains(&text(get(p, "role")));
    let paid = stated(p, "funded_share").is_some_and(|s| percent(s) * int(100) > ctx.parameter("funded-most"));
    !acted && !paid
}

/// Ambiguity: a document corroborates if its author is "independent", or if it is by a partner without interest and not the authority's;
/// the public's papers without a body behind them do not. A review corroborates whatever it says, unless it is by a partner with interest.
fn cites_outside(ctx: &Ctx, entry: &Value) -> bool {
    items(get(entry, "evidence")).iter().any(|citation| {
        let document = get(citation, "document")
            .as_str()
            .and_then(|id| items(get(ctx.submission, "documents")).iter().find(|d| text(get(d, "id")) == id));
        let review = get(citation, "review")
            .as_str()
            .and_then(|id| items(get(ctx.submission, "reviews")).iter().find(|r| text(get(r, "id")) == id));
        let by_document = document.is_some_and(|d| {
            let author = text(get(d, "author"));
            let body = author == "independent" || (author != "authority" && !get(d, "by").is_null());
            body && without_interest(ctx, get(d, "by"))
        });
        by_document || review.is_some_and(|r| without_interest(ctx, get(r, "partner")))
    })
}

/// Ambiguity: a decision that is not corroborated keeps only those of its outcomes on themes that are; the cells of the exercise itself
/// (its dates, people affected, proposal, promise, agenda) and monitoring are no entries and stay; people heard stay where the exercise
/// itself is corroborated.
pub fn corroborated(ctx: &Ctx, ex: &Value) -> Value {
    let mut out = ex.as_object().unwrap().clone();
    for key in [
        "activities",
        "groups",
        "themes",
        "responses",
        "changes",
        "ratings",
        "roles",
        "draws_on",
    ] {
        if let Some(Value::Array(all)) = out.get(key) {
            let kept = all.iter().filter(|e| cites_outside(ctx, e)).cloned().collect();
            out.insert(key.to_owned(), Value::Array(kept));
        }
    }
    for key in ["ties", "results", "missing_review", "standing_group", "information", "comments"] {
        if out.get(key).is_some_and(|e| !cites_outside(ctx, e)) {
            out.remove(key);
        }
    }
    if !cites_outside(ctx, ex) {
        out.remove("people_heard");
    }
    if let Some(Value::Array(all)) = out.get("decisions") {
        let kept = all.iter().filter_map(|d| decision(ctx, d)).collect();
        out.insert("decisions".to_owned(), Value::Array(kept));
    }
    Value::Object(out)
}

fn decision(ctx: &Ctx, of: &Value) -> Option<Value> {
    // an outcome that cites nothing of its own rests on what the decision cites
    let whole = cites_outside(ctx, of);
    let rests = |o: &&Value| cites_outside(ctx, o) || (whole && get(o, "evidence").is_null());
    let themes: Vec<Value> = items(get(of, "themes")).iter().filter(rests).cloned().collect();
    let mut kept = if cites_outside(ctx, of) {
        of.as_object().unwrap().clone()
    } else {
        Map::new()
    };
    if kept.is_empty() && themes.is_empty() {
        return None;
    }
    kept.insert("themes".to_owned(), Value::Array(themes));
    Some(Value::Object(kept))
}
