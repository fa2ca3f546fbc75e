//! Facts about ratings, claims of support, petitions, and those that only feed notes.

use super::cells::{Cell, Ctx, Date, cell, count, get, items, stated, text};
use super::closing::theme_state;
use super::facts::{Fact, Facts, Unit, ahead};
use super::number::{Interval, Q, Truth, int, small, wilson_high, wilson_low};
use super::people::{heard, of_activity};
use serde_json::Value;

/// How a rating may stand: its answers, and the two bounds in percent.
struct Bounds {
    low: Interval,
    high: Interval,
}

enum Rated {
    /// too few answers: as good as blank
    Blank,
    /// too few, or enough
    Maybe,
    /// enough
    Known(Box<Bounds>),
}

fn good_of(good: &Q, all: &Q) -> Q {
    good.clone().min(all.clone())
}

/// Both bounds grow with those who agree and, for the same number of these, shrink with those who answered.
fn rated(ctx: &Ctx, rating: &Value) -> Rated {
    let answered = ctx.count(rating, "answered");
    let good = ctx.count(rating, "positive");
    let least = ctx.parameter("rating-least");
    match answered.reaches(&least) {
        Truth::No => return Rated::Blank,
        Truth::Unknown => return Rated::Maybe,
        Truth::Yes => {}
    }
    let fewest = answered.low.clone().unwrap();
    let worst_good = good.low.clone().unwrap();
    // the most that may agree: all of as many as may have answered, where so many may agree
    let best_all = match (&good.high, &answered.high) {
        (Some(g), _) if *g <= fewest => Some(fewest.clone()),
        (Some(g), Some(a)) => Some(g.min(a).clone()),
        (Some(g), None) => Some(g.clone()),
        (None, a) => a.clone(),
    };
    let hundred = int(100);
    let low = Interval {
        low: Some(
            answered
                .high
                .as_ref()
                .map_or_else(|| int(0), |a| wilson_low(&good_of(&worst_good, a), a)),
        ),
        high: Some(best_all.as_ref().map_or_else(
            || hundred.clone(),
            |a| {
                let g = good.high.as_ref().map_or_else(|| a.clone(), |g| good_of(g, a));
                wilson_low(&g, a)
            },
        )),
    };
    let high = Interval {
        low: Some(
            answered
                .high
                .as_ref()
                .map_or_else(|| int(0), |a| wilson_high(&good_of(&worst_good, a), a)),
        ),
        high: Some(match &good.high {
            Some(g) if *g < fewest => wilson_high(g, &fewest),
            _ => hundred,
        }),
    };
    Rated::Known(Box::new(Bounds { low, high }))
}

/// The answers to a question to those who took part, and the lower bound of those who agree. Ambiguity: where a question stands more
/// than once the best bound counts, with most answers. Under the least number of answers a rating is a blank: nothing where silence is
/// adverse, unknown otherwise; a list without the question surely has no such rating.
pub fn rating(unit: &Unit, question: &str) -> (Fact, Fact) {
    let ctx = &unit.ctx;
    let Some(all) = ctx.list(unit.ex, "ratings") else {
        return (Fact::number(Interval::any_count()), Fact::unknown_share());
    };
    let mine: Vec<&Value> = all.into_iter().filter(|r| text(get(r, "question")) == question).collect();
    // Ambiguity: a question that a given list does not name is a blank
    if mine.is_empty() && !ctx.blank {
        return (Fact::number(Interval::any_count()), Fact::unknown_share());
    }
    let answers = mine.iter().fold(Interval::whole(0), |most, r| most.max(&ctx.count(r, "answered")));
    (Fact::number(answers), best(ctx, &mine, &|b| b.low.clone()))
}

fn best(ctx: &Ctx, all: &[&Value], of: &dyn Fn(&Bounds) -> Interval) -> Fact {
    let mut found: Option<Interval> = None;
    let mut open = false;
    for r in all {
        match rated(ctx, r) {
            Rated::Known(b) => found = Some(found.map_or_else(|| of(&b), |f| f.max(&of(&b)))),
            Rated::Blank => open |= !ctx.blank,
            Rated::Maybe => open = true,
        }
    }
    match found {
        Some(i) if open => Fact::number(Interval {
            low: i.low,
            high: Some(int(100)),
        }),
        Some(i) => Fact::number(i),
        None if open => Fact::unknown_share(),
        None => Fact::Nothing,
    }
}

/// Support, opposition and neither, of the activity in which surely most answered (the first of them).
fn stances(unit: &Unit) -> Option<(Interval, Interval)> {
    let ctx = &unit.ctx;
    let of = |a: &Value| {
        let sum = |keys: &[&str]| {
            keys.iter()
                .map(|k| ctx.count(get(a, "stances"), k))
                .fold(Interval::whole(0), |sum, i| sum.plus(&i))
        };
        (sum(&["support"]), sum(&["oppose", "neither"]))
    };
    let mut best: Option<(Q, (Interval, Interval))> = None;
    for a in ctx.list(unit.ex, "activities")? {
        if get(a, "stances").is_null() {
            continue;
        }
        let (with, other) = of(a);
        let size = with.low.clone().unwrap() + other.low.clone().unwrap();
        if best.as_ref().is_none_or(|(known, _)| size > *known) {
            best = Some((size, (with, other)));
        }
    }
    best.map(|(_, stances)| stances)
}

/// Ambiguity: people of several activities may be the same, so the one in which most answered speaks; without any there is no such share where silence is adverse.
fn support_share(unit: &Unit) -> Fact {
    let Some((with, other)) = stances(unit) else {
        return if unit.ctx.blank { Fact::Nothing } else { Fact::unknown_share() };
    };
    let end = |part: &Option<Q>, rest: &Option<Q>, without: i64| match (part, rest) {
        (Some(p), Some(r)) if (p + r) > int(0) => p / (p + r) * int(100),
        (None, _) => int(100),
        (_, None) => int(0),
        _ => int(without),
    };
    if with.high == Some(int(0)) && other.high == Some(int(0)) {
        return Fact::Nothing;
    }
    let none_possible = with.low == Some(int(0)) && other.low == Some(int(0));
    Fact::Number(
        Interval::between(end(&with.low, &other.high, 100), end(&with.high, &other.low, 0)),
        none_possible,
    )
}

/// A theme that came as a petition: one whose names nobody holds is one all the same.
fn petition(theme: &Value) -> bool {
    cell(get(theme, "signatures")) != Cell::Blank
}

/// Ambiguity: a theme without signatures is no petition; supporters that nobody counted are none where silence is adverse.
fn petition_outnumbers(unit: &Unit) -> Truth {
    let ctx = &unit.ctx;
    let Some(all) = ctx.list(unit.ex, "themes") else {
        return Truth::Unknown;
    };
    let supporters = stances(unit).map_or_else(
        || if ctx.blank { Interval::whole(0) } else { Interval::any_count() },
        |(with, _)| with,
    );
    Truth::any(all.iter().filter(|t| petition(t)).map(|t| {
        ctx.count(t, "signatures")
            .more_than(&supporters)
            .and(ctx.word_in(t, "stance", &["oppose"]))
    }))
}

fn follows_the_fewer(unit: &Unit) -> Truth {
    let ctx = &unit.ctx;
    let (Some(decisions), Some(activities)) = (ctx.list(unit.ex, "decisions"), ctx.list(unit.ex, "activities")) else {
        return if ctx.list(unit.ex, "decisions").is_some_and(|d| d.is_empty()) {
            Truth::No
        } else {
            Truth::Unknown
        };
    };
    let side = |a: &Value| {
        let none = get(a, "stances").is_null();
        let of = |key: &str| {
            if none && !ctx.blank {
                Interval::any_count()
            } else {
                ctx.count(get(a, "stances"), key)
            }
        };
        (of("support").more_than(&of("oppose")), of("oppose").more_than(&of("support")))
    };
    Truth::any(decisions.iter().map(|d| {
        let Some(id) = get(d, "follows").as_str() else {
            return ctx.given(d, "follows");
        };
        let Some(followed) = activities.iter().find(|a| text(get(a, "id")) == id) else {
            return Truth::No;
        };
        let mine = side(followed);
        let against = Truth::any(activities.iter().filter(|a| text(get(a, "id")) != id).map(|a| {
            let theirs = side(a);
            let opposite = mine.0.and(theirs.1).or(mine.1.and(theirs.0));
            opposite.and(of_activity(ctx, a).more_than(&of_activity(ctx, followed)))
        }));
        against.and(ctx.given(d, "reason").not())
    }))
}

/// Ambiguity: owed where an acknowledgement came later than so many days after the close, or never, and no answer told people of it; not
/// before those days are over.
fn petition_unanswered(unit: &Unit) -> Truth {
    let ctx = &unit.ctx;
    let Some(all) = ctx.list(unit.ex, "themes") else {
        return Truth::Unknown;
    };
    let days = small(&ctx.parameter("petition-days").ceil());
    let today = ctx.as_of();
    let over = ahead(unit.day("closes"), Date::Span(today, today), days + 1);
    Truth::any(all.iter().filter(|t| petition(t)).map(|t| {
        let signed = ctx.count(t, "signatures").reaches(&int(1));
        let in_time = match ctx.event_day(t, "acknowledged_on") {
            Date::Missing => Truth::No,
            day => ahead(unit.day("closes"), day, days + 1).not(),
        };
        Truth::all([signed, in_time.not(), theme_state(unit, t).told.not(), over])
    }))
}

fn boilerplate(unit: &Unit) -> Truth {
    let ctx = &unit.ctx;
    let Some(all) = ctx.list(unit.ex, "decisions") else {
        return Truth::Unknown;
    };
    let reasons: Vec<&str> = all
        .iter()
        .flat_map(|d| items(get(d, "themes")))
        .filter_map(|o| get(o, "reason").as_str())
        .collect();
    let most = reasons
        .iter()
        .map(|r| reasons.iter().filter(|other| *other == r).count())
        .max()
        .unwrap_or(0);
    let missing = all.iter().any(|d| ctx.list(d, "themes").is_none());
    match Truth::of(int(i64::try_from(most).unwrap()) >= ctx.parameter("boilerplate-themes")) {
        Truth::No if missing => Truth::Unknown,
        found => found,
    }
}

/// Ambiguity: fires for an activity that completed more than it invited, comments sorted beyond those received, a question, a group or an
/// activity with more people than were heard, and a question with fewer answers than people of its groups.
fn totals_off(unit: &Unit) -> Truth {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    let n = heard(unit);
    let over = |a: Option<&Value>, b: Option<&Value>| match (a, b) {
        (Some(a), Some(b)) => Truth::of(count(a).more_than(&count(b)).yes()),
        _ => Truth::No,
    };
    let comments = get(ex, "comments");
    let activities = items(get(ex, "activities")).iter().map(|a| {
        let more = Truth::of(stated(ex, "people_heard").is_some() && of_activity(ctx, a).more_than(&n).yes());
        over(stated(a, "completed"), stated(a, "invited")).or(more)
    });
    let questions = items(get(ex, "monitoring"))
        .iter()
        .map(|m| Truth::of(stated(ex, "people_heard").is_some() && stated(m, "answered").is_some_and(|a| count(a).more_than(&n).yes())));
    let rows = items(get(ex, "groups"));
    let listed = items(get(get(ctx.rubric, "lists"), "groups"));
    let asked = |group: &Value| {
        let of_list = listed.iter().find(|entry| get(entry, "group") == get(group, "group"));
        let own = get(group, "question").as_str().map(str::to_owned);
        own.or_else(|| of_list.map(|entry| text(get(entry, "question")).to_owned()))
    };
    let sums = items(get(ex, "monitoring")).iter().map(|m| {
        let sum = rows
            .iter()
            .filter(|group| asked(group).as_deref() == Some(text(get(m, "question"))))
            .filter_map(|group| stated(group, "heard"))
            .fold(Interval::whole(0), |sum, heard| sum.plus(&count(heard)));
        Truth::of(stated(m, "answered").is_some_and(|answered| sum.more_than(&count(answered)).yes()))
    });
    let groups = rows.iter().map(|group| {
        Truth::of(stated(ex, "people_heard").is_some() && stated(group, "heard").is_some_and(|h| count(h).more_than(&n).yes()))
    });
    Truth::any(
        activities
            .chain(questions)
            .chain(sums)
            .chain(groups)
            .chain([over(stated(comments, "sorted"), stated(comments, "received"))]),
    )
}

/// The facts.
pub fn facts(unit: &Unit, out: &mut Facts) {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    let all = ctx.list(ex, "ratings");
    let (top, upper) = match &all {
        None => (Fact::unknown_share(), Fact::unknown_share()),
        Some(all) => {
            let could: Vec<&Value> = all.iter().copied().filter(|r| text(get(r, "question")) == "could-change").collect();
            let asked = ["understood", "easy", "could-change", "heard", "matters", "would-again"];
            let named = |question: &str| all.iter().any(|r| text(get(r, "question")) == question);
            let open = !ctx.blank && !asked.iter().all(|question| named(question));
            let top = match best(ctx, all, &|b| b.low.clone()) {
                Fact::Number(i, maybe) if open => Fact::Number(
                    Interval {
                        low: i.low,
                        high: Some(int(100)),
                    },
                    maybe,
                ),
                Fact::Nothing if open => Fact::unknown_share(),
                found => found,
            };
            let upper = if could.is_empty() && !ctx.blank {
                Fact::unknown_share()
            } else {
                best(ctx, &could, &|b| b.high.clone())
            };
            (top, upper)
        }
    };
    out.insert("ratings.best_bound", top);
    out.insert("ratings.could_change_upper", upper);
    let decisions = ctx.list(ex, "decisions");
    let any = |key: &str| {
        decisions
            .as_ref()
            .map_or(Truth::Unknown, |all| Truth::any(all.iter().map(|d| ctx.flag(d, key))))
    };
    out.insert("closing.claims_support", Fact::Truth(any("claims_support")));
    out.insert("closing.silence_counted_as_support", Fact::Truth(any("silence_counted_as_support")));
    out.insert("closing.support_share", support_share(unit));
    out.insert("closing.petition_outnumbers_support", Fact::Truth(petition_outnumbers(unit)));
    out.insert("closing.follows_the_fewer", Fact::Truth(follows_the_fewer(unit)));
    out.insert("closing.petition_unanswered", Fact::Truth(petition_unanswered(unit)));
    out.insert("closing.boilerplate_answer", Fact::Truth(boilerplate(unit)));
    out.insert("integrity.totals_do_not_add", Fact::Truth(totals_off(unit)));
    let again = ctx
        .list(ex, "themes")
        .map_or(Truth::Unknown, |all| Truth::any(all.iter().map(|t| ctx.given(t, "same_as"))));
    out.insert("integrity.asked_again", Fact::Truth(again));
    let payer = ctx.list(ctx.submission, "partners").map_or(Truth::Unknown, |all| {
        Truth::any(all.iter().map(|p| {
            let share = match stated(p, "funded_share") {
                Some(s) => Truth::of(super::cells::percent(s) * int(100) > ctx.parameter("funded-most")),
                None => ctx.silent(get(p, "funded_share")),
            };
            ctx.word_in(p, "role", &["community-group"]).and(share)
        }))
    });
    out.insert("integrity.voice_depends_on_payer", Fact::Truth(payer));
    // no documents are opened here
    out.insert("integrity.figure_not_in_document", Fact::Truth(Truth::Unknown));
}
