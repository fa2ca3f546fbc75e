//! Facts about how many were heard and by which ways (the family `reach`, groups apart).

use super::cells::{Ctx, Date, Event, count, get, items, stated, text};
use super::facts::{Fact, Facts, Unit, between, ratio};
use super::number::{Interval, Q, Truth, frac, int, margin};
use serde_json::Value;

/// People of one activity: different people, else answers completed, else what silence says.
pub fn of_activity(ctx: &Ctx, activity: &Value) -> Interval {
    for key in ["people", "completed"] {
        if let Some(n) = stated(activity, key) {
            return count(n);
        }
    }
    ctx.count(activity, "people")
}

fn distinct(a: &Value, b: &Value) -> bool {
    let says = |x: &Value, y: &Value| items(get(x, "distinct_from")).iter().any(|id| text(id) == text(get(y, "id")));
    says(a, b) || says(b, a)
}

/// The most people who are surely different, by a measure of each activity: the best sum over activities that are pairwise said to be
/// distinct. Ambiguity: the catalogue says "its largest activity, with those it is said to be distinct from"; two activities that are
/// both distinct from the largest but not from each other are not added, and a set without the largest may win. `distinct_from` counts
/// in both directions.
pub fn surely_different(all: &[&Value], of: &dyn Fn(&Value) -> Interval) -> Interval {
    let mut best = Interval::whole(0);
    let sets = 1_u32 << all.len().min(12);
    for set in 0..sets {
        let chosen: Vec<&Value> = all
            .iter()
            .enumerate()
            .filter(|(at, _)| set >> at & 1 == 1)
            .map(|(_, a)| *a)
            .collect();
        let apart = chosen
            .iter()
            .enumerate()
            .all(|(at, a)| chosen.iter().skip(at + 1).all(|b| distinct(a, b)));
        if apart {
            best = best.max(&chosen.iter().fold(Interval::whole(0), |sum, a| sum.plus(&of(a))));
        }
    }
    best
}

/// People heard: the exercise's own figure, else from its activities.
pub fn heard(unit: &Unit) -> Interval {
    if let Some(n) = stated(unit.ex, "people_heard") {
        return count(n);
    }
    match unit.ctx.list(unit.ex, "activities") {
        None => Interval::any_count(),
        Some(all) => surely_different(&all, &|a| of_activity(&unit.ctx, a)),
    }
}

const WAYS: [&str; 6] = [
    "open-form",
    "direct-invitation",
    "session",
    "outreach",
    "phone-or-remote",
    "community-groups",
];

/// Ambiguity: within one way the people of its activities are added only where said to be distinct, as everywhere; a way needs at least
/// one person whatever the share says; unlisted ways of a compiled file leave all six possible.
fn ways(unit: &Unit, heard: &Interval) -> (Interval, Truth) {
    let (ctx, open) = (&unit.ctx, !unit.ctx.returned);
    let all = ctx.list(unit.ex, "activities").unwrap_or_default();
    let least = |n: Option<&Q>| {
        let cut = ctx.parameter("way-people");
        let share = n.map_or_else(|| cut.clone(), |n| (n * ctx.parameter("way-share") / int(100)).ceil());
        cut.min(share).max(int(1))
    };
    let needed = Interval::between(least(heard.low.as_ref()), least(heard.high.as_ref()));
    let counts: Vec<Truth> = WAYS
        .iter()
        .map(|way| {
            let surely: Vec<&Value> = all.iter().copied().filter(|a| ctx.word_in(a, "way", &[way]).yes()).collect();
            let maybe: Vec<&Value> = all.iter().copied().filter(|a| !ctx.word_in(a, "way", &[way]).no()).collect();
            let people = |of: &[&Value]| surely_different(of, &|a| of_activity(ctx, a)).at_least(&needed);
            if people(&surely).yes() {
                Truth::Yes
            } else if people(&maybe).no() && !open {
                Truth::No
            } else {
                Truth::Unknown
            }
        })
        .collect();
    // activities whose way is not known can fill at most one way each
    let spare = all.iter().filter(|a| stated(a, "way").is_none()).count();
    let mut number = Interval::counted(counts.clone());
    if !open {
        let known: Vec<&Value> = all.iter().copied().filter(|a| stated(a, "way").is_some()).collect();
        let possible = WAYS.iter().filter(|way| {
            let of: Vec<&Value> = known.iter().copied().filter(|a| text(get(a, "way")) == **way).collect();
            !surely_different(&of, &|a| of_activity(ctx, a)).at_least(&needed).no()
        });
        let most = int(i64::try_from(possible.count() + spare).unwrap());
        number.high = number.high.map(|h| h.min(most));
    }
    let reach_out = Truth::any([1, 3, 5].map(|at: usize| counts[at]));
    (number, reach_out)
}

/// Ambiguity: an empty population counts as one person, so that a share of it exists; a stated figure that lies on both sides of the
/// cut for small populations takes both readings; one that is not stated at all takes the margin without end (never the small one)
/// as the worst, which holds for the small population too.
fn margins(unit: &Unit, n: &Interval) -> (Fact, Fact) {
    let cut = unit.ctx.parameter("small-population");
    let affected = get(unit.ex, "affected");
    let (low, high) = (n.low.clone().unwrap_or_else(|| int(0)), n.high.clone());
    let best = |of: Option<&Q>| high.as_ref().map_or_else(|| int(0), |h| margin(h, of));
    let Some(of) = stated(affected, "people").map(count) else {
        if unit.ctx.adverse(get(affected, "people")) {
            return (Fact::number(Interval::between(best(None), margin(&low, None))), Fact::whole(0));
        }
        return (
            Fact::number(Interval::between(int(0), margin(&low, None))),
            Fact::number(Interval::any_count()),
        );
    };
    let least = of.low.unwrap_or_else(|| int(0)).max(int(1));
    let most = of.high.map(|h| h.max(int(1)));
    let small_possible = least < cut;
    let large_possible = most.as_ref().is_none_or(|m| *m >= cut);
    let share_high = high.as_ref().map(|h| h / &least * int(100));
    let share_low = |of: &Q| &low / of * int(100);
    match (small_possible, large_possible) {
        (true, false) => {
            let share = Interval {
                low: Some(share_low(most.as_ref().unwrap())),
                high: share_high,
            };
            (Fact::whole(100), Fact::number(share))
        }
        (true, true) => (
            Fact::number(Interval::between(best(Some(&least.max(cut))), int(100))),
            Fact::number(Interval {
                low: Some(int(0)),
                high: share_high,
            }),
        ),
        _ => (
            Fact::number(Interval::between(best(Some(&least)), margin(&low, most.as_ref()))),
            Fact::whole(0),
        ),
    }
}

/// Ambiguity: the activity that heard most decides; where several may be it and they differ, unknown. Without any activity: yes where
/// silence is adverse. A blank selection is adverse as self-selected.
fn self_selected(unit: &Unit) -> Truth {
    let ctx = &unit.ctx;
    let Some(all) = ctx.list(unit.ex, "activities") else {
        return Truth::Unknown;
    };
    if all.is_empty() {
        return if ctx.returned { Truth::Yes } else { Truth::Unknown };
    }
    let people: Vec<Interval> = all.iter().map(|a| of_activity(ctx, a)).collect();
    let surest = people.iter().filter_map(|i| i.low.clone()).max().unwrap();
    let largest: Vec<(&Value, &Interval)> = all
        .iter()
        .zip(&people)
        .filter(|(_, i)| i.high.as_ref().is_none_or(|h| *h >= surest))
        .map(|(a, i)| (*a, i))
        .collect();
    let picked: Vec<Truth> = largest
        .iter()
        .map(|(a, _)| ctx.word_in(a, "selection", &["random", "stratified", "everyone-invited"]).not())
        .collect();
    let tied = largest.iter().all(|(_, i)| i.low == i.high);
    if Truth::all(picked.clone()).yes() {
        Truth::Yes
    } else if Truth::any(picked.clone()).no() {
        Truth::No
    } else if tied && picked.iter().any(|p| p.yes()) {
        Truth::Yes
    } else {
        Truth::Unknown
    }
}

/// Ambiguity: where no activity states both numbers, 0 % if silence is adverse, for nothing else would let silence escape the caps.
fn return_rate(unit: &Unit) -> Fact {
    let ctx = &unit.ctx;
    let Some(all) = ctx.list(unit.ex, "activities") else {
        return Fact::Number(Interval::any_count(), true);
    };
    let answered = |a: &&Value| stated(a, "completed").is_some() || stated(a, "people").is_some();
    let counting: Vec<&Value> = all.into_iter().filter(|a| stated(a, "invited").is_some() && answered(a)).collect();
    let invited = counting
        .iter()
        .fold(Interval::whole(0), |sum, a| sum.plus(&ctx.count(a, "invited")));
    let done = |a: &Value| count(stated(a, "completed").or_else(|| stated(a, "people")).unwrap());
    let completed = counting.iter().fold(Interval::whole(0), |sum, a| sum.plus(&done(a)));
    match ratio(&completed, &invited, 100) {
        Fact::Nothing if ctx.blank => Fact::whole(0),
        Fact::Nothing => Fact::Number(Interval::any_count(), true),
        rate => rate,
    }
}

fn truth_of_any(unit: &Unit, of: &dyn Fn(&Value) -> Truth) -> Truth {
    match unit.ctx.list(unit.ex, "activities") {
        None => Truth::Unknown,
        Some(all) => Truth::any(all.iter().map(|a| of(a))),
    }
}

/// A truth about the ways there were: in a compiled file unlisted ones may make it true.
pub fn open_upwards(unit: &Unit, found: Truth) -> Truth {
    if unit.ctx.returned { found } else { found.or(Truth::Unknown) }
}

/// The facts.
pub fn facts(unit: &Unit, out: &mut Facts) {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    let n = heard(unit);
    out.insert("reach.heard", Fact::number(n.clone()));
    let (number, reach_out) = ways(unit, &n);
    out.insert(
        "reach.ways",
        Fact::number(if ctx.returned { number } else { number.hull(&Interval::whole(6)) }),
    );
    out.insert("reach.ways_reach_out", Fact::Truth(open_upwards(unit, reach_out)));
    let (points, share) = margins(unit, &n);
    out.insert("reach.margin", points);
    out.insert("reach.small_population_share", share);
    out.insert("reach.self_selected", Fact::Truth(self_selected(unit)));
    out.insert("reach.return_rate", return_rate(unit));
    review(unit, out);

    let jury = truth_of_any(unit, &|a| {
        Truth::all([
            ctx.word_in(a, "kind", &["jury", "co-design"]),
            ctx.word_in(a, "selection", &["random", "stratified"]),
            of_activity(ctx, a).reaches(&ctx.parameter("deliberative-people")),
            ctx.count(a, "hours_each").reaches(&ctx.parameter("deliberative-hours")),
        ])
    });
    // Ambiguity: a listed compiled file is complete as to juries; unlisted ways are ways to answer, not juries
    out.insert("reach.deliberative", Fact::Truth(jury));
    let open = truth_of_any(unit, &|a| ctx.word_in(a, "selection", &["open"]));
    out.insert("reach.open_way", Fact::Truth(open_upwards(unit, open)));
    // Ambiguity: "open" by selection or by the way open-form; "random" includes stratified; unlisted ways may have opened out too
    let opened = truth_of_any(unit, &|a| {
        let kind = ctx
            .word_in(a, "selection", &["open", "random", "stratified"])
            .or(ctx.word_in(a, "way", &["outreach", "open-form"]));
        kind.and(of_activity(ctx, a).reaches(&ctx.parameter("way-people")))
    });
    out.insert("reach.opened_out", Fact::Truth(open_upwards(unit, opened)));

    let claim = ctx.event(ex, "claimed_reach");
    // Ambiguity: a claim where nobody was heard is set against one person
    let over = Interval {
        low: n.low.clone().map(|q| q.max(int(1))),
        high: n.high.clone().map(|q| q.max(int(1))),
    };
    let claimed = match claim {
        Event::None => Fact::Nothing,
        Event::Unknown => Fact::Number(Interval::any_count(), true),
        Event::Some(c) => ratio(&ctx.count(c, "number"), &over, 1),
    };
    out.insert("reach.claim_ratio", claimed);
    let told = ["seen", "invited", "signatures", "contacts", "members"];
    let includes = match claim {
        Event::None => Truth::No,
        Event::Unknown => Truth::Unknown,
        Event::Some(c) => ctx
            .list(c, "includes")
            .map_or(Truth::Unknown, |l| Truth::of(l.iter().any(|w| told.contains(&text(w))))),
    };
    out.insert("reach.claim_includes_told", Fact::Truth(includes));
    // Ambiguity: people who came back are added over activities only where those are distinct, like the people they are a share of;
    // within one activity standing members and people returning are added
    let of = |keys: &[&str]| match ctx.list(ex, "activities") {
        None => Interval::any_count(),
        Some(all) => surely_different(&all, &|a| keys.iter().fold(Interval::whole(0), |sum, k| sum.plus(&ctx.count(a, k)))),
    };
    out.insert("reach.same_few_share", ratio(&of(&["returning", "standing_members"]), &n, 100));
    out.insert("salience.returning_share", ratio(&of(&["returning"]), &n, 100));
}

fn review(unit: &Unit, out: &mut Facts) {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    out.insert("reach.missing_reviewed", Fact::Truth(ctx.happened(ex, "missing_review")));
    let days = match ctx.event(ex, "missing_review") {
        Event::None => Fact::Nothing,
        Event::Unknown if unit.day("closes") == Date::Missing => Fact::Nothing,
        Event::Unknown => Fact::unknown(),
        Event::Some(r) => between(ctx.date(r, "date"), unit.day("closes")),
    };
    out.insert("reach.missing_review_days_before_close", days);
    out.insert(
        "reach.missing_review_published",
        Fact::Truth(ctx.event_flag(ex, "missing_review", "published")),
    );
    out.insert(
        "reach.missing_review_led_to_activity",
        Fact::Truth(ctx.event_flag(ex, "missing_review", "led_to_activity")),
    );
}

/// A group of this many people of which so many were met is met directly. Ambiguity: never by nobody, whatever the share.
pub fn met(ctx: &Ctx, met: &Interval, people: Option<&Interval>) -> Truth {
    let enough = ctx.parameter("met-people").max(int(1));
    let by_share = |n: &Q| (n * ctx.parameter("met-share") / int(100)).max(frac(1, 1_000_000_000));
    let small = ctx.parameter("met-small-group");
    let Some(people) = people else { return met.reaches(&enough) };
    let least = |n: &Q| if *n < small { by_share(n) } else { enough.clone() };
    // the threshold need not grow with the group across the cut: try both ends and both sides of it
    let (low, high) = (people.low.clone().unwrap_or_else(|| int(0)), people.high.clone());
    let mut tries = vec![least(&low), high.as_ref().map_or(enough.clone(), &least)];
    if low < small && high.as_ref().is_none_or(|h| *h >= small) {
        tries.push(by_share(&(small.clone() - int(1))));
        tries.push(enough);
    }
    let all: Vec<Truth> = tries.iter().map(|t| met.reaches(t)).collect();
    if Truth::all(all.clone()).yes() {
        Truth::Yes
    } else if Truth::any(all.clone()).no() {
        Truth::No
    } else {
        Truth::Unknown
    }
}
