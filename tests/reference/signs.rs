//! When something is due, and what each sign of the rubric says of a unit.

use super::cells::{Date, get, items, text};
use super::expr::read;
use super::facts::{Facts, Unit};
use super::levels::{highest, holds, look};
use super::number::Truth;
use serde_json::Value;

/// Has the day come on which this is due? A day that may have come has. Ambiguity: a decision that may have been made on a day nobody
/// names may have come; where there surely is none and no day is announced, the close stands for it (or so many days after it, where the
/// rubric says); what is due at the close is due where nobody knows the close.
pub fn due(unit: &Unit, facts: &Facts, of: &Value) -> bool {
    let rubric = unit.ctx.rubric;
    let mut days = get(of, "days").as_i64().unwrap_or(0);
    let longer = get(of, "longer");
    if !longer.is_null() && holds(rubric, facts, get(longer, "when")).yes() {
        days = get(longer, "days").as_i64().unwrap();
    }
    // the first day that it could be; of an unknown one, any
    let first = |date: Date| match date {
        Date::Span(from, _) => Some(from),
        Date::Unknown => Some(i64::MIN / 2),
        Date::Missing => None,
    };
    let closes = first(unit.day("closes")).unwrap_or(i64::MIN / 2);
    let decision = match unit.decision() {
        // a decision without a day was made on some day, whatever its silence is worth elsewhere
        Date::Missing if !items(get(unit.ex, "decisions")).is_empty() => first(Date::Unknown),
        found => first(found),
    };
    let announced = match unit.day("decision_due") {
        Date::Span(from, _) => Some(from),
        Date::Missing | Date::Unknown => None,
    };
    let day = match text(get(of, "at")) {
        "closes" => closes + days,
        "decision" => match (decision, get(of, "else_days_after_close").as_i64()) {
            (Some(d), _) => d + days,
            (None, other) => closes + other.unwrap_or(days),
        },
        "decision-or-due" => decision.or(announced).unwrap_or(closes) + days,
        _ => closes.max(decision.or(announced).unwrap_or(closes)) + days,
    };
    day <= unit.ctx.as_of()
}

/// What one sign says of the unit: its status and the cap on its criterion.
/// Ambiguity: confidence falls to medium where the sign would not fire without what silence says; a worse cap binds only where it is sure.
pub fn sign(unit: &Unit, of: &Value, facts: &Facts, stated: &Facts) -> Option<(&'static str, i64)> {
    let rubric = unit.ctx.rubric;
    if !get(of, "due").is_null() && !due(unit, facts, get(of, "due")) {
        return None;
    }
    // of a decision on which nobody was asked, only what a row of the register holds is owed
    let owed = |id: &&str| unit.row.is_none() || id.starts_with("register.") || *id == "salience.asked_on_proposal";
    let duty: Vec<&str> = items(get(of, "duty")).iter().map(text).filter(owed).collect();
    let seen = |id: &str| look(if duty.contains(&id) { facts } else { stated }, id);
    let when = read(rubric, text(get(of, "when")));
    let severity = items(get(rubric, "severities"))
        .iter()
        .find(|s| get(s, "id") == get(of, "severity"))
        .unwrap();
    match when.holds(&seen) {
        Truth::No => None,
        Truth::Unknown => {
            let some = when.conjuncts().iter().any(|part| part.holds(&|id| look(stated, id)).yes());
            some.then_some(("possible", highest(rubric)))
        }
        Truth::Yes => {
            let by_silence = !when.holds(&|id| look(stated, id)).yes();
            let confidence = match text(get(of, "confidence")) {
                "high" if by_silence => "medium",
                other => other,
            };
            let note = get(severity, "note_when");
            if confidence == "medium" && !note.is_null() && holds(rubric, facts, note).yes() {
                return Some(("noted", highest(rubric)));
            }
            if confidence == "low" {
                return Some(("fired", highest(rubric)));
            }
            let mut most = get(severity, "criterion_at_most").as_i64().unwrap();
            let worse = get(of, "worse");
            if !worse.is_null() && read(rubric, text(get(worse, "when"))).holds(&seen).yes() {
                most = most.min(get(worse, "at_most").as_i64().unwrap());
            }
            Some(("fired", most))
        }
    }
}
