//! Every fact of the catalogue for one unit, from its definition alone: one plain function a family, into one table by id.
//!
//! The same functions run twice for a unit: once with silence as the file's basis reads it, and once with every silent cell unknown,
//! which is what signs see of facts that are not their duty. A fact "rests on silence" exactly where the two differ.

use super::cells::{Ctx, Date, get, items, stated, text};
use super::number::{Interval, Q, Truth, int, show};
use super::{access, closing, coproduction, groups, people, salience, votes};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What a fact says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// yes, no or unknown
    Truth(Truth),
    /// a number; `true` where there may be no such number
    Number(Interval, bool),
    /// surely nothing there
    Nothing,
}

/// The facts of a unit by id.
pub type Facts = BTreeMap<&'static str, Fact>;

/// The unit whose facts are told.
#[derive(Clone, Copy, Debug)]
pub struct Unit<'a> {
    /// how silence is read
    pub ctx: Ctx<'a>,
    /// the exercise; for a decision that bears no exercise, an otherwise empty one
    pub ex: &'a Value,
    /// the row of the register, for a decision that bears no exercise
    pub row: Option<&'a Value>,
}

impl Fact {
    /// A whole number.
    pub fn whole(n: i64) -> Self {
        Self::Number(Interval::whole(n), false)
    }
    /// A number that is there.
    pub fn number(i: Interval) -> Self {
        Self::Number(i, false)
    }
    /// A number of which nothing is known, not even that there is one.
    pub fn unknown() -> Self {
        Self::Number(Interval::any(), true)
    }
    /// A percentage of which nothing is known.
    pub fn unknown_share() -> Self {
        Self::Number(Interval::wholes(0, 100), true)
    }
    /// As JSON.
    pub fn json(&self) -> Value {
        let end = |q: &Option<Q>| q.as_ref().map(show);
        match self {
            Self::Truth(t) => json!({ "truth": format!("{t:?}").to_lowercase() }),
            Self::Number(i, false) => json!({ "low": end(&i.low), "high": end(&i.high) }),
            Self::Number(i, true) => json!({ "low": end(&i.low), "high": end(&i.high), "maybe_nothing": true }),
            Self::Nothing => json!({ "nothing": true }),
        }
    }
}

/// One number as a share of another, where the two are known apart: times `by`. Nothing of nothing is nothing.
pub fn ratio(part: &Interval, whole: &Interval, by: i64) -> Fact {
    let zero = int(0);
    if whole.high.as_ref() == Some(&zero) {
        return Fact::Nothing;
    }
    let low = match (&part.low, &whole.high) {
        (Some(p), Some(w)) => p / w * int(by),
        _ => zero.clone(),
    };
    let least = whole.low.clone().filter(|w| *w > zero);
    let high = match (&part.high, &least) {
        (Some(p), _) if *p == zero => Some(zero.clone()),
        (Some(p), Some(w)) => Some(p / w * int(by)),
        _ => None,
    };
    Fact::Number(Interval { low: Some(low), high }, least.is_none())
}

/// The days from one date to another.
pub fn between(from: Date, to: Date) -> Fact {
    match (from, to) {
        (Date::Missing, _) | (_, Date::Missing) => Fact::Nothing,
        (Date::Span(a, b), Date::Span(c, d)) => Fact::number(Interval::wholes(c - b, d - a)),
        _ => Fact::number(Interval::any()),
    }
}

/// Is `from` at least `days` before `to`? Ambiguity: where one of the two dates is surely missing, no.
pub fn ahead(from: Date, to: Date, days: i64) -> Truth {
    match between(from, to) {
        Fact::Number(i, _) => i.reaches(&int(days)),
        Fact::Nothing | Fact::Truth(_) => Truth::No,
    }
}

impl<'a> Unit<'a> {
    /// A date cell of the exercise.
    pub fn day(&self, key: &str) -> Date {
        self.ctx.date(self.ex, key)
    }

    /// "The decision": among dated decisions, the earliest that says what became of the proposal and does not put it off; if none does, the
    /// earliest. Ambiguity: "if none" is read as "if there is none such", so that a decision put off stands in where nothing else is dated.
    pub fn decision(&self) -> Date {
        let Some(all) = self.ctx.list(self.ex, "decisions") else {
            return Date::Unknown;
        };
        let dated: Vec<&Value> = all.iter().copied().filter(|d| stated(d, "date").is_some()).collect();
        let settles = |d: &&Value| stated(d, "on_proposal").is_some_and(|w| text(w) != "deferred");
        let says: Vec<&Value> = dated.iter().copied().filter(settles).collect();
        let chosen = if says.is_empty() { dated } else { says };
        let spans: Vec<Date> = chosen.iter().map(|d| self.ctx.date(d, "date")).collect();
        match earliest(&spans) {
            Date::Missing if all.iter().any(|d| self.ctx.date(d, "date") == Date::Unknown) => Date::Unknown,
            found => found,
        }
    }

    /// The decision; where there surely is none yet, the day it is due.
    pub fn decision_or_due(&self) -> Date {
        match self.decision() {
            Date::Missing => self.day("decision_due"),
            found => found,
        }
    }

    /// A proposal is there.
    pub fn proposal(&self) -> Truth {
        self.ctx.happened(self.ex, "proposal")
    }

    /// A decision has one of these words for the proposal.
    pub fn on_proposal(&self, words: &[&str]) -> Truth {
        if let Some(row) = self.row {
            // a row of the register enters by its own cell, and only for what adopts
            return if words.contains(&"adopted") {
                self.ctx.word_in(row, "on_proposal", words)
            } else {
                self.ctx.silent(&Value::Null)
            };
        }
        match self.ctx.list(self.ex, "decisions") {
            None => Truth::Unknown,
            Some(all) => Truth::any(all.iter().map(|d| self.ctx.word_in(d, "on_proposal", words))),
        }
    }
}

/// The earliest of some days; missing where there is none.
pub fn earliest(all: &[Date]) -> Date {
    all.iter().fold(Date::Missing, |first, next| match (first, *next) {
        (Date::Span(a, b), Date::Span(c, d)) => Date::Span(a.min(c), b.min(d)),
        (Date::Missing, other) => other,
        (other, _) => other,
    })
}

/// Words of a change that takes something away.
pub const CUTS: [&str; 3] = ["ended", "reduced", "moved"];

/// The interval of stakes. Ambiguity: a figure that lies on both sides of a cut is "not known": 2. In signs a silent answer leaves
/// open whatever it could change.
fn stakes(unit: &Unit) -> Interval {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    let (high, low) = (ctx.parameter("stakes-high"), ctx.parameter("stakes-low"));
    let affected = get(ex, "affected");
    let people = stated(affected, "people").map(super::cells::count);
    let of = |n: &Q| {
        if *n >= high {
            3
        } else if *n >= low {
            2
        } else {
            1
        }
    };
    let change = stated(ex, "service_change");
    if change.is_some_and(|c| CUTS.contains(&text(c))) {
        return Interval::whole(3);
    }
    let (least, most) = people
        .as_ref()
        .map_or((1, 3), |i| (i.low.as_ref().map_or(1, of), i.high.as_ref().map_or(3, of)));
    let open_mode = !ctx.blank && !ctx.not_held;
    if open_mode && (change.is_none() || people.is_none()) {
        // a stated figure on both sides of a cut is 2 whatever the change turns out to be, unless that makes it 3
        let least = if people.is_some() && least != most { 2 } else { least };
        return Interval::wholes(least, if change.is_none() { 3 } else { most });
    }
    Interval::whole(if least == most && (change.is_some() || least == 3) {
        least
    } else {
        2
    })
}

fn exercise(unit: &Unit, out: &mut Facts) {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    let affected = get(ex, "affected");
    out.insert("exercise.stakes", Fact::number(stakes(unit)));
    out.insert("exercise.proposal", Fact::Truth(unit.proposal()));
    // Ambiguity: any decision that says `withdrawn` withdraws the proposal
    out.insert("exercise.withdrawn", Fact::Truth(unit.on_proposal(&["withdrawn"])));
    out.insert("exercise.service_cut", Fact::Truth(ctx.word_in(ex, "service_change", &CUTS)));
    let people = stated(affected, "people").map_or_else(Interval::any_count, super::cells::count);
    out.insert("exercise.affected", Fact::number(people));
    out.insert("exercise.everyone_affected", Fact::Truth(ctx.flag(affected, "everyone")));
    // Ambiguity: not saying how long people live with a service is no way out of the indicator for lasting ones: adverse is yes
    let enduring = match stated(ex, "relationship") {
        Some(r) => Truth::of(text(r) == "enduring"),
        None => ctx.silent(get(ex, "relationship")).not(),
    };
    out.insert("exercise.enduring", Fact::Truth(enduring));
    out.insert("exercise.first_attempt", Fact::Truth(ctx.flag(ex, "first_attempt")));
    let authority = get(ctx.submission, "authority");
    // Ambiguity: the adverse size of an authority is not 0, which would earn it the light thresholds, but no size at all
    let size = match stated(authority, "people") {
        Some(n) => Fact::number(super::cells::count(n)),
        None if ctx.adverse(get(authority, "people")) => Fact::Nothing,
        None => Fact::number(Interval::any_count()),
    };
    out.insert("authority.people", size);
}

/// Ambiguity: of an exercise that was sent, the public was asked, unless its own row of the register says no or urgent.
fn register(unit: &Unit, out: &mut Facts) {
    let ctx = &unit.ctx;
    let rows: Vec<&Value> = match unit.row {
        Some(row) => vec![row],
        None => items(get(ctx.submission, "register"))
            .iter()
            .filter(|r| text(get(r, "exercise")) == text(get(unit.ex, "id")))
            .collect(),
    };
    let word = rows.iter().find_map(|r| stated(r, "asked")).map(text);
    let reason = Truth::any(rows.iter().map(|r| ctx.given(r, "reason")));
    let silent = rows.first().map_or(Truth::No, |r| ctx.silent(get(r, "asked")));
    let (asked, urgent) = match (word, unit.row) {
        (Some("yes"), _) | (None, None) => (Truth::Yes, Truth::No),
        (Some("urgent"), _) => (Truth::No, reason),
        (Some(_), _) => (Truth::No, Truth::No),
        (None, Some(_)) => (silent, silent),
    };
    out.insert("register.asked", Fact::Truth(asked));
    // Ambiguity: `asked: no` with a reason is not an urgent reason; only `urgent` with a reason is
    out.insert("register.urgent_reason", Fact::Truth(urgent));
    // an exercise that was held was not left out for its urgency
    out.insert("register.urgent", Fact::Truth(if unit.row.is_some() { urgent } else { Truth::No }));
    let unsent = match ctx.list(ctx.submission, "register") {
        None => Interval::any_count(),
        Some(all) => Interval::counted(all.iter().map(|r| {
            if get(r, "exercise").is_null() {
                ctx.word_in(r, "asked", &["yes"])
            } else {
                Truth::No
            }
        })),
    };
    out.insert("register.held_not_submitted", Fact::number(unsent));
}

/// Every fact of a unit.
pub fn all(unit: &Unit) -> Facts {
    let mut out = Facts::new();
    exercise(unit, &mut out);
    register(unit, &mut out);
    people::facts(unit, &mut out);
    groups::facts(unit, &mut out);
    salience::facts(unit, &mut out);
    access::facts(unit, &mut out);
    closing::facts(unit, &mut out);
    votes::facts(unit, &mut out);
    coproduction::facts(unit, &mut out);
    out
}
