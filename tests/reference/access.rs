//! Facts of the family `access`: how easy it was to learn of it, understand it and take part.

use super::cells::{Ctx, Date, Event, day, get, items, month_and_day, stated, text};
use super::facts::{Fact, Facts, Unit, ahead, between};
use super::groups::{groups, share_of};
use super::number::{Interval, Truth, frac, int, small};
use super::votes::rating;
use serde_json::{Value, json};

const HELD_AT_A_PLACE: [&str; 7] = [
    "meeting",
    "drop-in",
    "focus-group",
    "workshop",
    "jury",
    "co-design",
    "standing-group",
];

fn any_item(ctx: &Ctx, all: &[&Value], key: &str) -> Truth {
    Truth::any(all.iter().map(|a| ctx.flag(get(a, "ease"), key)))
}

/// Ambiguity: four of the six hold where one way offers them; step-free holds where every activity with sessions is; near and reachable
/// where one of these is. An activity has sessions if it says how many above 0, or, not saying, is of a kind that is held at a place.
fn ease_share(unit: &Unit) -> Fact {
    let ctx = &unit.ctx;
    let Some(all) = ctx.list(unit.ex, "activities") else {
        return Fact::unknown_share();
    };
    let sessions = |a: &Value| match get(a, "sessions").as_u64() {
        Some(n) => Truth::of(n > 0),
        None => ctx.word_in(a, "kind", &HELD_AT_A_PLACE),
    };
    let flags: Vec<Truth> = ["no_screen", "no_travel", "outside_office_hours", "help_offered"]
        .iter()
        .map(|key| any_item(ctx, &all, key))
        .collect();
    let held: Vec<(Truth, &Value)> = all.iter().map(|a| (sessions(a), *a)).collect();
    let some = Truth::any(held.iter().map(|(s, _)| *s));
    let step_free = Truth::all(held.iter().map(|(s, a)| s.not().or(ctx.flag(get(a, "ease"), "step_free"))));
    let near = Truth::any(held.iter().map(|(s, a)| s.and(ctx.flag(get(a, "ease"), "near_and_reachable"))));
    let of = |n: i64, items: Vec<Truth>| Interval::counted(items).times(&frac(100, n));
    let without = of(4, flags.clone());
    let with = of(6, [flags, vec![step_free, near]].concat());
    Fact::number(match some {
        Truth::Yes => with,
        Truth::No => without,
        Truth::Unknown => with.hull(&without),
    })
}

/// The length of a window in days, both ends counted, less the days of holidays in it, at most so many.
pub fn window(ctx: &Ctx, opens: i64, closes: i64) -> i64 {
    let ends: Vec<(i64, i64)> = items(get(get(ctx.rubric, "lists"), "holidays"))
        .iter()
        .flat_map(|span| {
            let (from, to) = text(span).split_once("..").unwrap();
            // a leap year, so that every day of the year can be named
            let at = |md: &str| {
                let (m, d) = md.split_once('-').unwrap();
                day(2000, m.parse().unwrap(), d.parse().unwrap())
            };
            let (first, last) = (day(2000, 1, 1), day(2000, 12, 31));
            if at(from) <= at(to) {
                vec![(at(from), at(to))]
            } else {
                vec![(at(from), last), (first, at(to))]
            }
        })
        .collect();
    let holiday = |n: i64| {
        let (m, d) = month_and_day(n);
        let at = day(2000, m, d);
        ends.iter().any(|(from, to)| *from <= at && at <= *to)
    };
    let most = small(&ctx.parameter("holiday-days-most").ceil());
    // more than a year of days need not be looked at: the cap is reached
    let holidays = (opens..=closes.min(opens + 800))
        .filter(|n| holiday(*n))
        .take(usize::try_from(most).unwrap())
        .count();
    closes - opens + 1 - i64::try_from(holidays).unwrap()
}

/// A longer window is never shorter by this measure, so the ends of partial dates bound it.
fn days_to_take_part(unit: &Unit) -> Fact {
    match (unit.day("opens"), unit.day("closes")) {
        (Date::Missing, _) | (_, Date::Missing) => Fact::Nothing,
        (Date::Span(a, b), Date::Span(c, d)) => Fact::number(Interval::wholes(window(&unit.ctx, b, c), window(&unit.ctx, a, d))),
        _ => Fact::number(Interval::any()),
    }
}

/// One format that is, or may be, needed, and its row.
struct Needed<'a> {
    needed: Truth,
    row: Option<&'a Value>,
}

/// Ambiguity: the rubric's formats are needed whatever a row says of them; a format for a group is needed where the exercise names that
/// group; any other where its row says so. A needed format that a given list does not name is a blank, like a listed group without a row:
/// not to be had where silence is adverse, else unknown, so that no sign fires on what a compiled file leaves out.
fn needed<'a>(unit: &Unit<'a>) -> Vec<Needed<'a>> {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    let lists = get(ctx.rubric, "lists");
    let known = ctx.list(get(ex, "information"), "formats").unwrap_or_default();
    let mut ids: Vec<(&str, Truth)> = items(get(lists, "formats")).iter().map(|f| (text(f), Truth::Yes)).collect();
    let named = groups(unit);
    for pair in items(get(lists, "formats_for_groups")) {
        let group = named.iter().find(|g| g.id == text(get(pair, "group")));
        let here = match group {
            Some(g) if g.named => g.required,
            _ if ctx.list(ex, "groups").is_none() => Truth::Unknown,
            _ => Truth::No,
        };
        add(&mut ids, text(get(pair, "format")), here);
    }
    for row in &known {
        add(&mut ids, text(get(row, "format")), ctx.flag(row, "needed"));
    }
    let out = ids.iter().map(|(id, needed)| Needed {
        needed: *needed,
        row: known.iter().copied().find(|r| text(get(r, "format")) == *id),
    });
    out.collect()
}

fn add<'a>(ids: &mut Vec<(&'a str, Truth)>, id: &'a str, needed: Truth) {
    match ids.iter_mut().find(|(known, _)| *known == id) {
        Some((_, known)) => *known = known.or(needed),
        None => ids.push((id, needed)),
    }
}

fn formats(unit: &Unit, out: &mut Facts) {
    let ctx = &unit.ctx;
    let all = needed(unit);
    let (opens, closes) = (unit.day("opens"), unit.day("closes"));
    let absent = ctx.silent(&Value::Null);
    // a format without a row is a row without cells
    let ask = |row: Option<&Value>, of: &dyn Fn(&Value) -> Truth| row.map_or_else(|| of(&json!({})), of);
    let from_first = |r: &Value| ahead(ctx.event_day(r, "available_on"), opens, 0);
    let in_time = |r: &Value| {
        let early = ahead(
            ctx.event_day(r, "available_on"),
            closes,
            small(&ctx.parameter("format-days").ceil()),
        );
        early.or(from_first(r))
    };
    let on_request = |r: &Value| match get(r, "on_request_days").as_i64() {
        Some(n) => in_time(r).or(Truth::of(int(n) <= ctx.parameter("on-request-days"))),
        None => in_time(r).or(ctx.silent(&Value::Null)),
    };
    let late = |r: &Value| match ctx.event(r, "available_on") {
        Event::None => Truth::Yes,
        _ => ahead(
            ctx.event_day(r, "available_on"),
            closes,
            small(&ctx.parameter("format-late-days").ceil()),
        )
        .not(),
    };
    let share = |of: &dyn Fn(&Value) -> Truth| share_of(&all.iter().map(|n| (n.needed, ask(n.row, of))).collect::<Vec<_>>(), false);
    out.insert("access.formats_in_time_share", share(&in_time));
    out.insert("access.formats_on_request_share", share(&on_request));
    out.insert("access.formats_first_day_share", share(&from_first));
    let any_late = Truth::any(all.iter().map(|n| n.needed.and(n.row.map_or(absent.not(), late))));
    out.insert("access.format_late", Fact::Truth(any_late));
    let answered = match get(get(unit.ex, "information"), "formats") {
        Value::Array(list) => Truth::of(!list.is_empty()),
        _ => ctx.silent(&Value::Null),
    };
    out.insert("access.formats_answered", Fact::Truth(answered));
}

/// Ambiguity: the share is of all voices recorded; a theme without voices counts for none of them unless silence is unknown. Put right
/// means that every theme about the exercise was, in time; without such a theme nothing was.
fn question_unclear(unit: &Unit) -> (Truth, Truth) {
    let ctx = &unit.ctx;
    let Some(all) = ctx.list(unit.ex, "themes") else {
        return (Truth::Unknown, Truth::Unknown);
    };
    let least = ctx.parameter("unclear-share");
    let fixed_by = small(&ctx.parameter("unclear-fixed-days").ceil());
    let about = |t: &Value| ctx.word_in(t, "kind", &["about-the-exercise"]);
    let unclear = all.iter().enumerate().map(|(at, t)| {
        let own = ctx.count(t, "voices");
        let others = all.iter().enumerate().filter(|(i, _)| *i != at);
        let rest = others.fold(Interval::whole(0), |sum, (_, t)| sum.plus(&ctx.count(t, "voices")));
        // own / (own + rest) >= least %, without a division; nobody at all is no share
        let many = own
            .times(&(int(100) - &least))
            .at_least(&rest.times(&least))
            .and(own.reaches(&int(1)));
        about(t).and(many.or(ctx.given(t, "reported_by")))
    });
    let mended = all.iter().map(|t| {
        let fixed = match ctx.event_day(t, "fixed_on") {
            Date::Missing => Truth::No,
            day => ahead(day, unit.day("closes"), fixed_by),
        };
        about(t).not().or(fixed)
    });
    (
        Truth::any(unclear),
        Truth::all(mended).and(Truth::any(all.iter().map(|t| about(t)))),
    )
}

/// The facts.
pub fn facts(unit: &Unit, out: &mut Facts) {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    let activities = ctx.list(ex, "activities");
    let keys = [
        "no_screen",
        "no_travel",
        "outside_office_hours",
        "step_free",
        "near_and_reachable",
        "help_offered",
    ];
    let answered = items(get(ex, "activities"))
        .iter()
        .any(|a| keys.iter().any(|key| stated(get(a, "ease"), key).is_some()));
    out.insert(
        "access.ease_answered",
        Fact::Truth(if answered { Truth::Yes } else { ctx.silent(&Value::Null) }),
    );
    out.insert("access.ease_share", ease_share(unit));
    out.insert("access.days_to_take_part", days_to_take_part(unit));
    out.insert("access.days_of_warning", between(unit.day("announced"), unit.day("opens")));
    formats(unit, out);
    let (answers, bound) = rating(unit, "understood");
    out.insert("access.understood_answers", answers);
    out.insert("access.understood_bound", bound);
    out.insert("access.easy_bound", rating(unit, "easy").1);
    // Ambiguity: the reading age of a text of a hundred words and more is not re-derived here; a shorter one is a blank
    out.insert(
        "access.reading_age",
        if ctx.blank {
            Fact::Nothing
        } else {
            Fact::Number(Interval::any_count(), true)
        },
    );
    let screen = match &activities {
        None => Truth::Unknown,
        Some(all) if any_item(ctx, all, "no_screen").yes() => Truth::No,
        Some(_) if !ctx.returned => Truth::Unknown,
        Some(all) if all.is_empty() => Truth::No,
        Some(all) => any_item(ctx, all, "no_screen").not(),
    };
    out.insert("access.all_need_screen", Fact::Truth(screen));
    let (unclear, mended) = question_unclear(unit);
    out.insert("access.question_unclear", Fact::Truth(unclear));
    out.insert("access.question_put_right", Fact::Truth(mended));
}
