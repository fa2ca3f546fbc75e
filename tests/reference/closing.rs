//! Facts of the family `closing`: what was said back, who was answered and what followed.

use super::cells::{Ctx, Date, Event, get, items, stated, text};
use super::corroborate::without_interest;
use super::facts::{Fact, Facts, Unit, ahead, between};
use super::groups::groups;
use super::number::{Interval, Q, Truth, int};
use serde_json::Value;

/// What became of one theme.
#[derive(Clone, Copy, Debug)]
pub struct State {
    /// adopted, in whole or part
    pub adopted: Truth,
    /// declined, or called planned without an older paper
    pub refused: Truth,
    /// each of its refusals has a reason
    pub reasoned: Truth,
    /// people were told on a date
    pub told: Truth,
    /// has an outcome, a reason unless adopted, and was told
    pub answered: Truth,
}

/// An answer that reached more than the staff. Ambiguity: one that names no audience is an answer; one for staff alone is none.
fn to_people(response: &Value) -> bool {
    let audience = items(get(response, "audience"));
    audience.is_empty() || audience.iter().any(|a| text(a) != "staff")
}

fn covers(ctx: &Ctx, response: &Value, theme: &str) -> Truth {
    match get(response, "covers") {
        Value::Array(all) => Truth::of(all.iter().any(|t| text(t) == theme)),
        Value::String(_) => Truth::Yes,
        _ => ctx.silent(&Value::Null),
    }
}

fn dated(ctx: &Ctx, of: &Value) -> Truth {
    match ctx.date(of, "date") {
        Date::Span(..) => Truth::Yes,
        Date::Missing => Truth::No,
        Date::Unknown => Truth::Unknown,
    }
}

/// The paper that an outcome cites as older than the opening is so.
fn planned_before(unit: &Unit, outcome: &Value) -> Truth {
    let ctx = &unit.ctx;
    let Some(id) = get(outcome, "planned_in").as_str() else {
        return ctx.given(outcome, "planned_in");
    };
    let documents = items(get(ctx.submission, "documents"));
    let Some(paper) = documents.iter().find(|d| text(get(d, "id")) == id) else {
        return Truth::No;
    };
    ahead(ctx.date(paper, "published"), unit.day("opens"), 1)
}

/// Ambiguity: a theme decided on more than once is adopted if one outcome adopts it, answered if one of them answers it, and refused if
/// it is not adopted and one refuses it. A decision of a compiled file that lists no themes leaves open what it decided on each.
pub fn theme_state(unit: &Unit, theme: &Value) -> State {
    let ctx = &unit.ctx;
    let id = text(get(theme, "id"));
    let mut state = State {
        adopted: Truth::No,
        refused: Truth::No,
        reasoned: Truth::Yes,
        told: Truth::No,
        answered: Truth::No,
    };
    let covered = match ctx.list(unit.ex, "responses") {
        None => Truth::Unknown,
        Some(all) => Truth::any(
            all.iter()
                .map(|r| Truth::all([Truth::of(to_people(r)), covers(ctx, r, id), dated(ctx, r)])),
        ),
    };
    state.told = covered;
    let decisions = ctx.list(unit.ex, "decisions");
    let open = decisions.is_none() || decisions.iter().flatten().any(|d| ctx.list(d, "themes").is_none());
    for outcome in decisions
        .iter()
        .flatten()
        .flat_map(|d| items(get(d, "themes")))
        .filter(|o| text(get(o, "theme")) == id)
    {
        let is = |words: &[&str]| ctx.word_in(outcome, "outcome", words);
        let reason = ctx.given(outcome, "reason");
        let told = ctx.happened(outcome, "told_on").or(covered);
        let reasoned = is(&["adopted"]).or(is(&["partly", "declined", "already-planned"]).and(reason));
        let refused = is(&["declined"]).or(is(&["already-planned"]).and(planned_before(unit, outcome).not()));
        state.adopted = state.adopted.or(is(&["adopted", "partly"]));
        state.refused = state.refused.or(refused);
        state.reasoned = state.reasoned.and(refused.not().or(reason));
        state.told = state.told.or(told);
        state.answered = state.answered.or(reasoned.and(told));
    }
    if open {
        state.adopted = state.adopted.or(Truth::Unknown);
        state.refused = state.refused.or(Truth::Unknown);
        state.reasoned = state.reasoned.and(Truth::Unknown);
        state.told = state.told.or(Truth::Unknown);
        state.answered = state.answered.or(Truth::Unknown);
    }
    state.refused = state.refused.and(state.adopted.not());
    state
}

/// A member of some set, perhaps; its weight; whether it is so.
pub type Weighed = (Truth, Interval, Truth);

/// The weight of members that are so as a share of the weight of all members, in percent. `None` where no member has any weight.
pub fn weighed_share(all: &[Weighed]) -> Option<Interval> {
    let sum = |keep: &dyn Fn(&Weighed) -> bool, high: bool| {
        let ends = all
            .iter()
            .filter(|w| keep(w))
            .map(|(_, i, _)| if high { i.high.clone() } else { i.low.clone() });
        ends.sum::<Option<Q>>()
    };
    let share = |part: Option<Q>, rest: Option<Q>| match (part, rest) {
        (Some(p), Some(r)) if (&p + &r) == int(0) => None,
        (Some(p), Some(r)) => Some(&p / (&p + &r) * int(100)),
        (None, _) => Some(int(100)),
        (_, None) => Some(int(0)),
    };
    let worst = share(sum(&|w| w.0.yes() && w.2.yes(), false), sum(&|w| !w.0.no() && !w.2.yes(), true));
    let best = share(sum(&|w| !w.0.no() && !w.2.no(), true), sum(&|w| w.0.yes() && w.2.no(), false));
    match (worst, best) {
        (None, None) => None,
        // where the worst case leaves nobody at all, all that can be there is so; where the best case does, none of it is
        (low, high) => Some(Interval::between(low.unwrap_or_else(|| int(100)), high.unwrap_or_else(|| int(0))))
            .map(|i| if i.low > i.high { Interval { low: i.high, high: i.low } } else { i }),
    }
}

/// Voices of a theme; any number where none is stated.
fn voices_of(theme: &Value) -> Interval {
    stated(theme, "voices").map_or_else(Interval::any_count, super::cells::count)
}

struct Theme {
    voices: Interval,
    state: State,
    hard: Truth,
    opposes: Truth,
    small: Truth,
}

/// Ambiguity: voices that are blank or not held are unknown in both bases; the share of themes still bounds the smaller of the two.
/// A theme that names no groups comes from none in particular. A blank stance does not oppose where silence is adverse.
fn themes(unit: &Unit) -> Option<Vec<Theme>> {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    let all = ctx.list(ex, "themes")?;
    let named = groups(unit);
    let small: Vec<(&str, Truth)> = items(get(ex, "groups"))
        .iter()
        .map(|g| (text(get(g, "group")), ctx.flag(g, "small")))
        .collect();
    Some(
        all.iter()
            .map(|t| {
                let from: Vec<&str> = items(get(t, "groups")).iter().map(text).collect();
                let opposes = ctx.word_in(t, "stance", &["oppose"]);
                let required = Truth::any(named.iter().filter(|g| from.contains(&g.id.as_str())).map(|g| g.required));
                let of_small = Truth::any(small.iter().filter(|(id, _)| from.contains(id)).map(|(_, s)| *s));
                Theme {
                    voices: voices_of(t),
                    state: theme_state(unit, t),
                    hard: Truth::any([opposes, required, of_small]),
                    opposes,
                    small: of_small,
                }
            })
            .collect(),
    )
}

fn shares(unit: &Unit, out: &mut Facts) {
    let ctx = &unit.ctx;
    let known = themes(unit);
    let all = known.as_deref().unwrap_or(&[]);
    let number = |of: &dyn Fn(&Theme) -> Truth| match &known {
        None => Fact::number(Interval::any_count()),
        Some(all) => Fact::number(Interval::counted(all.iter().map(of))),
    };
    let voices = |of: &dyn Fn(&Theme) -> Truth| {
        let weighed: Vec<Weighed> = all.iter().map(|t| (of(t), t.voices.clone(), t.state.answered)).collect();
        (
            known.is_some(),
            all.iter().all(|t| of(t).no()),
            all.iter().any(|t| of(t).yes()),
            weighed_share(&weighed),
        )
    };
    // voices answered as a share of voices; nothing where there are surely none
    let by_voice = |of: &dyn Fn(&Theme) -> Truth| match voices(of) {
        (false, ..) => Fact::unknown_share(),
        (_, true, _, _) | (.., None) => Fact::Nothing,
        (_, _, sure, Some(i)) => Fact::Number(i, !sure),
    };
    // the smaller of the share of voices and the share of themes. Ambiguity: where nobody at all is counted the share of themes stands alone
    let smaller = |of: &dyn Fn(&Theme) -> Truth| {
        let ones: Vec<Weighed> = all.iter().map(|t| (of(t), Interval::whole(1), t.state.answered)).collect();
        let by_theme = weighed_share(&ones)?;
        Some(voices(of).3.map_or(by_theme.clone(), |v| v.min(&by_theme)))
    };
    // no themes: 0 in a returned file, else unknown
    let unit_share = |of: &dyn Fn(&Theme) -> Truth| {
        let nobody = if ctx.blank { Interval::whole(0) } else { Interval::wholes(0, 100) };
        match smaller(of) {
            Some(i) if all.iter().any(|t| of(t).yes()) => Fact::number(i),
            Some(i) => Fact::number(i.hull(&nobody)),
            None => Fact::number(nobody),
        }
    };
    out.insert("closing.themes", number(&|_| Truth::Yes));
    out.insert("closing.answered_share", unit_share(&|_| Truth::Yes));
    out.insert("closing.hard_themes", number(&|t| t.hard));
    out.insert("closing.hard_answered_share", unit_share(&|t| t.hard));
    out.insert("closing.opposing_themes", number(&|t| t.opposes));
    out.insert("closing.opposing_answered_share", by_voice(&|t| t.opposes));
    out.insert("closing.other_answered_share", by_voice(&|t| t.opposes.not()));
    out.insert("closing.small_group_themes", number(&|t| t.small));
    out.insert("closing.small_group_answered_share", by_voice(&|t| t.small));
    out.insert("closing.voices_answered_share", by_voice(&|_| Truth::Yes));
    out.insert("closing.adopted_themes", number(&|t| t.state.adopted));
    out.insert("closing.refused_themes", number(&|t| t.state.refused));
    let reasoned = known.as_ref().map_or(Truth::Unknown, |all| {
        Truth::all(all.iter().map(|t| t.state.refused.not().or(t.state.reasoned)))
    });
    out.insert("closing.refusals_reasoned", Fact::Truth(reasoned));
}

fn results(unit: &Unit, out: &mut Facts) {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    let flag = |key: &str| ctx.event_flag(ex, "results", key);
    let published = match ctx.event(ex, "results") {
        Event::None => Date::Missing,
        Event::Unknown => Date::Unknown,
        Event::Some(r) => ctx.date(r, "published"),
    };
    let maybe = |found: Fact, open: bool| match found {
        Fact::Number(i, _) if open => Fact::Number(i, true),
        other => other,
    };
    let unknown = ctx.happened(ex, "results") == Truth::Unknown;
    let decision = unit.decision_or_due();
    // Ambiguity: results that are described are published, with or without a day
    out.insert("closing.results_published", Fact::Truth(ctx.happened(ex, "results")));
    out.insert("closing.days_to_results", maybe(between(unit.day("closes"), published), unknown));
    out.insert(
        "closing.results_days_before_decision",
        maybe(between(published, decision), unknown || decision == Date::Unknown),
    );
    out.insert(
        "closing.results_by_theme_and_stance",
        Fact::Truth(flag("by_theme").and(flag("by_stance"))),
    );
    out.insert(
        "closing.results_by_group_and_checked",
        Fact::Truth(flag("by_group").and(flag("analysed_by_others"))),
    );
    let after = match (ctx.happened(ex, "results"), published, unit.decision()) {
        (Truth::No, ..) => Truth::Yes,
        (_, _, Date::Missing) => Truth::No,
        // Ambiguity: published on a day that nobody names is after the decision where silence is adverse
        (_, Date::Missing, _) => Truth::Yes,
        (Truth::Unknown, ..) => Truth::Unknown,
        (_, day, decision) => ahead(decision, day, 1),
    };
    out.insert("closing.results_after_decision", Fact::Truth(after));
}

/// Days to the first answer that covers enough voices and suits. Ambiguity: one answer by itself, not several together; where no voices
/// are counted an answer covers enough if it covers every theme.
fn days_to(unit: &Unit, suits: &dyn Fn(&Value) -> Truth) -> Fact {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    let Some(all) = ctx.list(ex, "responses") else {
        return Fact::unknown();
    };
    let themes = ctx.list(ex, "themes");
    let enough = |r: &Value| {
        if get(r, "covers").is_string() {
            return Truth::Yes;
        }
        let Some(themes) = &themes else {
            return if get(r, "covers").is_null() {
                ctx.silent(&Value::Null)
            } else {
                Truth::Unknown
            };
        };
        let weighed: Vec<Weighed> = themes
            .iter()
            .map(|t| (Truth::Yes, voices_of(t), covers(ctx, r, text(get(t, "id")))))
            .collect();
        match weighed_share(&weighed) {
            Some(share) => share.reaches(&ctx.parameter("answer-covers")),
            None if themes.is_empty() => covers(ctx, r, ""),
            None => Truth::all(weighed.iter().map(|w| w.2)),
        }
    };
    let close = unit.day("closes");
    let mut sure: Vec<Interval> = Vec::new();
    let mut possible: Vec<Interval> = Vec::new();
    for r in all {
        let fits = suits(r).and(enough(r));
        let Fact::Number(days, _) = between(close, ctx.date(r, "date")) else {
            continue;
        };
        if fits.yes() {
            sure.push(days.clone());
        }
        if !fits.no() {
            possible.push(days);
        }
    }
    let Some(first) = possible.first() else { return Fact::Nothing };
    let low = possible.iter().fold(first.clone(), |best, i| best.min(i)).low;
    if sure.is_empty() {
        return Fact::Number(
            Interval {
                low,
                high: possible.iter().fold(first.clone(), |most, i| most.hull(i)).high,
            },
            true,
        );
    }
    let high = sure.iter().fold(sure[0].clone(), |best, i| best.min(i)).high;
    Fact::number(Interval { low, high })
}

fn answers(unit: &Unit, out: &mut Facts) {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    let all = ctx.list(ex, "responses");
    let any = |of: &dyn Fn(&Value) -> Truth| all.as_ref().map_or(Truth::Unknown, |all| Truth::any(all.iter().map(|r| of(r))));
    let went_to = |r: &Value, who: &str| match get(r, "audience") {
        Value::Array(all) => Truth::of(all.iter().any(|a| text(a) == who)),
        _ => ctx.silent(&Value::Null),
    };
    out.insert("closing.response", Fact::Truth(any(&|r| Truth::of(to_people(r)))));
    out.insert("closing.days_to_answer", days_to(unit, &|r| Truth::of(to_people(r))));
    out.insert("closing.days_to_direct_answer", days_to(unit, &|r| went_to(r, "participants")));
    out.insert("closing.days_to_public_answer", days_to(unit, &|r| went_to(r, "public")));
    // Ambiguity: one answer in the same formats is enough
    out.insert("closing.answer_in_same_formats", Fact::Truth(any(&|r| ctx.flag(r, "same_formats"))));

    // Ambiguity: without both figures 0 % where silence is adverse; no comments at all leave nothing to sort
    let comments = get(ex, "comments");
    let sorted = match (stated(comments, "sorted"), stated(comments, "received")) {
        (Some(s), Some(r)) => super::facts::ratio(&super::cells::count(s), &super::cells::count(r), 100),
        (None, Some(r)) if super::cells::count(r) == Interval::whole(0) => Fact::Nothing,
        (None, _) if ctx.adverse(get(comments, "sorted")) => Fact::whole(0),
        (Some(_), None) if ctx.adverse(get(comments, "received")) => Fact::whole(0),
        _ => Fact::Number(Interval::any_count(), true),
    };
    out.insert("closing.comments_sorted_share", sorted);
    out.insert("closing.comments_checked", Fact::Truth(ctx.flag(comments, "sample_checked")));
}

/// The facts.
pub fn facts(unit: &Unit, out: &mut Facts) {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    results(unit, out);
    answers(unit, out);
    shares(unit, out);
    super::changes::facts(unit, out);
    let decided = ctx.list(ex, "decisions").map_or(Truth::Unknown, |all| Truth::of(!all.is_empty()));
    out.insert("closing.decided", Fact::Truth(decided));
    // Ambiguity: a review that names no exercise is about every one; it must support, about the reasons, and come from no partner with
    // an interest
    let fair = ctx.list(ctx.submission, "reviews").map_or(Truth::Unknown, |all| {
        Truth::any(all.iter().map(|r| {
            let here = get(r, "exercise").is_null() || get(r, "exercise") == get(ex, "id");
            let outside = Truth::of(here && without_interest(ctx, get(r, "partner")));
            Truth::all([
                outside,
                ctx.word_in(r, "about", &["reasons"]),
                ctx.word_in(r, "says", &["supports"]),
            ])
        }))
    });
    out.insert("closing.reasons_found_fair", Fact::Truth(fair));
}
