//! Facts of the family `salience`: what was open, when it was decided, and what part people had.

use super::cells::{Date, Event, count, get, items, stated, text};
use super::closing::theme_state;
use super::facts::{Fact, Facts, Unit, ahead, between, ratio};
use super::number::{Interval, Truth, int, small};
use super::people::{heard, of_activity, open_upwards};
use serde_json::Value;

const TWO_WAY: [&str; 10] = [
    "meeting",
    "drop-in",
    "focus-group",
    "interview",
    "workshop",
    "jury",
    "co-design",
    "phone",
    "online-discussion",
    "standing-group",
];

/// Something of what was open was answered. Ambiguity: any value counts, a "no" as well; `not held` and an explicit `none` do not.
fn choice_answered(unit: &Unit) -> Truth {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    let proposal = get(ex, "proposal");
    let inside = proposal.as_object().is_some_and(|map| {
        map.iter().any(|(key, value)| match value {
            Value::Array(all) => !all.is_empty(),
            Value::String(s) if key == "impact_shown_on" && s == "none" => false,
            _ => stated(proposal, key).is_some(),
        })
    });
    let beside = !get(ex, "purpose").is_null()
        || stated(ex, "decision_and_date_said").is_some()
        || stated(ex, "known_already_said").is_some()
        || !items(get(ex, "draws_on")).is_empty();
    if inside || beside { Truth::Yes } else { ctx.silent(&Value::Null) }
}

fn choices(unit: &Unit, out: &mut Facts) {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    let flag = |key: &str| ctx.event_flag(ex, "proposal", key);
    let options = match ctx.event(ex, "proposal") {
        Event::None => Fact::Nothing,
        Event::Unknown => Fact::Number(Interval::any_count(), true),
        Event::Some(p) => Fact::number(ctx.count(p, "options_shown")),
    };
    let explained = flag("alternatives_explained");
    let several = match &options {
        Fact::Number(i, _) => i.reaches(&int(2)),
        Fact::Nothing | Fact::Truth(_) => Truth::No,
    };
    let shown = several.or(explained);
    let impact = match ctx.event(ex, "proposal") {
        Event::None => Truth::No,
        Event::Unknown => Truth::Unknown,
        Event::Some(p) => ahead(
            ctx.event_day(p, "impact_shown_on"),
            unit.day("closes"),
            small(&ctx.parameter("impact-days").ceil()),
        ),
    };
    let saving = match ctx.event(ex, "proposal") {
        Event::None => Truth::No,
        Event::Unknown => Truth::Unknown,
        Event::Some(p) => ctx
            .list(p, "driver")
            .map_or(Truth::Unknown, |l| Truth::of(l.iter().any(|w| text(w) == "saving"))),
    };
    // Ambiguity: the three items without a proposal are the purpose and the two answers that were said to those asked
    let with = Interval::counted([
        flag("open_to_influence"),
        shown,
        flag("reasons_given"),
        flag("costs_shown"),
        impact,
        flag("decider_and_date_said"),
    ]);
    let without = Interval::counted([
        ctx.given(ex, "purpose"),
        ctx.flag(ex, "decision_and_date_said"),
        ctx.flag(ex, "known_already_said"),
    ]);
    let items = match unit.proposal() {
        Truth::Yes => with,
        Truth::No => without,
        Truth::Unknown => with.hull(&without),
    };
    out.insert("salience.choice_answered", Fact::Truth(choice_answered(unit)));
    out.insert("salience.choice_items", Fact::number(items));
    out.insert("salience.influence_said", Fact::Truth(flag("open_to_influence")));
    out.insert("salience.alternatives_shown", Fact::Truth(shown));
    out.insert("salience.alternatives_explained", Fact::Truth(explained));
    out.insert("salience.options_shown", options);
    out.insert("salience.costs_shown", Fact::Truth(flag("costs_shown")));
    out.insert("salience.saving_driver", Fact::Truth(saving));
    out.insert("salience.impact_shown", Fact::Truth(impact));
    out.insert("salience.public_option_tested", Fact::Truth(flag("public_option_tested")));
}

const ADOPTS: [&str; 2] = ["adopted", "amended"];

/// Each adopting decision: does it adopt, and when.
fn adopting(unit: &Unit) -> Option<Vec<(Truth, Date)>> {
    let ctx = &unit.ctx;
    if let Some(row) = unit.row {
        return Some(vec![(ctx.word_in(row, "on_proposal", &ADOPTS), ctx.date(row, "date"))]);
    }
    let all = ctx.list(unit.ex, "decisions")?;
    Some(
        all.iter()
            .map(|d| (ctx.word_in(d, "on_proposal", &ADOPTS), ctx.date(d, "date")))
            .collect(),
    )
}

fn decided(unit: &Unit, out: &mut Facts) {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    let closes = unit.day("closes");
    let day = if unit.on_proposal(&["withdrawn"]).yes() {
        unit.day("decision_due")
    } else {
        unit.decision()
    };
    let days = match (between(closes, day), ctx.list(ex, "decisions")) {
        // without the list nobody knows that there is a decision at all
        (Fact::Number(i, _), None) => Fact::Number(i, true),
        (found, _) => found,
    };
    out.insert("salience.days_to_decision", days);
    let committed = match ctx.event_day(ex, "commitment_made") {
        Date::Missing => Truth::No,
        day => ahead(day, unit.day("opens"), 1),
    };
    out.insert("salience.committed_before_opening", Fact::Truth(committed));
    let (adopts, by_close) = match adopting(unit) {
        None => (Truth::Unknown, Truth::Unknown),
        Some(all) => (
            Truth::any(all.iter().map(|(adopts, _)| *adopts)),
            Truth::any(all.iter().map(|(adopts, day)| adopts.and(ahead(*day, closes, 0)))),
        ),
    };
    let no_proposal = unit.row.is_none() && matches!(ctx.event(ex, "proposal"), Event::None);
    // Ambiguity: where it is stated that there was no proposal, silence on what was decided adopts none
    let adopts = if no_proposal && adopts == Truth::Unknown {
        Truth::No
    } else {
        adopts
    };
    out.insert("salience.adopts_proposal", Fact::Truth(adopts));
    out.insert("salience.adopted_by_close", Fact::Truth(by_close));
    out.insert("salience.results_before_decision", Fact::Truth(results_before(unit)));
    out.insert("salience.promised_to_consult", Fact::Truth(ctx.happened(ex, "promise_to_consult")));
    out.insert("salience.asked_on_proposal", Fact::Truth(asked(unit)));
}

/// Ambiguity: an exercise on a proposal that closed before the first decision that adopts it (before the decision, where none adopts;
/// at any time, where nothing is decided). For a decision of the register: what its row says of having asked.
fn asked(unit: &Unit) -> Truth {
    let ctx = &unit.ctx;
    if let Some(row) = unit.row {
        return ctx.word_in(row, "asked", &["yes"]);
    }
    let Some(all) = adopting(unit) else {
        return unit.proposal().and(Truth::Unknown);
    };
    let days: Vec<Date> = all.iter().filter(|(adopts, _)| adopts.yes()).map(|(_, day)| *day).collect();
    let before = if days.is_empty() {
        match unit.decision() {
            Date::Missing => Truth::Yes,
            day => ahead(unit.day("closes"), day, 1),
        }
    } else {
        // the first of them; one on a day that nobody names may have come before all others
        let days: Vec<Date> = days.into_iter().filter(|day| *day != Date::Missing).collect();
        let none = Truth::of(days.is_empty()).not();
        Truth::all(days.iter().map(|day| ahead(unit.day("closes"), *day, 1))).and(none)
    };
    unit.proposal().and(before)
}

/// Ambiguity: without a dated decision the day it is due stands for it; without either, whatever was published came first.
pub fn results_before(unit: &Unit) -> Truth {
    match unit.ctx.event(unit.ex, "results") {
        Event::None => Truth::No,
        Event::Unknown => Truth::Unknown,
        Event::Some(_) if unit.decision_or_due() == Date::Missing => Truth::Yes,
        Event::Some(r) => ahead(unit.ctx.date(r, "published"), unit.decision_or_due(), 0),
    }
}

/// Two-way, enough people, and over before the decision. Ambiguity: strictly before; where there is neither a decision nor a day for
/// one, before it; an activity without a close of its own closes with the exercise; unlisted ways of a compiled file may be two-way.
fn two_way_before(unit: &Unit) -> Truth {
    let ctx = &unit.ctx;
    let Some(all) = ctx.list(unit.ex, "activities") else {
        return Truth::Unknown;
    };
    let decision = unit.decision_or_due();
    let found = Truth::any(all.iter().map(|a| {
        let closes = if stated(a, "closes").is_some() {
            ctx.date(a, "closes")
        } else {
            unit.day("closes")
        };
        let before = if decision == Date::Missing {
            Truth::Yes
        } else {
            ahead(closes, decision, 1)
        };
        Truth::all([
            ctx.word_in(a, "kind", &TWO_WAY),
            of_activity(ctx, a).reaches(&ctx.parameter("two-way-people")),
            before,
        ])
    }));
    open_upwards(unit, found)
}

fn rung(unit: &Unit) -> Interval {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    // Ambiguity: text, formats or channels of information show that it was published, be it without a day
    let information = get(ex, "information");
    let shown = ["formats", "channels"].iter().any(|key| !items(get(information, key)).is_empty());
    let informed = if shown || stated(information, "published").is_some() || !get(information, "text").is_null() {
        Truth::Yes
    } else {
        ctx.silent(get(information, "published"))
    };
    let consulted = heard(unit).reaches(&int(1)).and(results_before(unit));
    let taken = match ctx.list(ex, "themes") {
        None => Truth::Unknown,
        Some(all) => Truth::any(all.iter().map(|t| {
            let state = theme_state(unit, t);
            state.adopted.and(state.told)
        })),
    };
    let involved = two_way_before(unit).and(taken);
    let decisions = ctx.list(ex, "decisions");
    let any = |of: &dyn Fn(&Value) -> Truth| {
        decisions
            .as_ref()
            .map_or(Truth::Unknown, |all| Truth::any(all.iter().map(|d| of(d))))
    };
    let roles = ctx.list(ex, "roles").map_or(Truth::Unknown, |all| {
        Truth::of(all.iter().any(|r| text(get(r, "kind")) == "co-designer"))
    });
    // Ambiguity: power that lies with the people is at least joint
    let together = Truth::any([
        ctx.word_in(ex, "agenda", &["shared", "public"]),
        roles,
        any(&|d| ctx.word_in(d, "power", &["joint", "people"])),
    ]);
    let handed_over = any(&|d| ctx.word_in(d, "power", &["people"]).and(ctx.flag(d, "carried_out")));
    let steps = [informed, consulted, involved, together, handed_over];
    let climb = |ok: &dyn Fn(&Truth) -> bool| i64::try_from(steps.iter().take_while(|t| ok(t)).count()).unwrap();
    Interval::wholes(climb(&|t| t.yes()), climb(&|t| !t.no()))
}

fn part(unit: &Unit, out: &mut Facts) {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    let evidenced = rung(unit);
    // Ambiguity: nothing said is consult, in both bases and also where it is blank in a compiled file
    let promised = stated(ex, "promise").map_or(2, |p| match text(p) {
        "inform" => 1,
        "consult" => 2,
        "involve" => 3,
        "collaborate" => 4,
        _ => 5,
    });
    let made = if stated(ex, "promise").is_some() {
        Truth::Yes
    } else {
        ctx.silent(get(ex, "promise"))
    };
    out.insert("salience.rung_promised", Fact::whole(promised));
    out.insert("salience.promise_made", Fact::Truth(made));
    out.insert("salience.part_kept", Fact::number(evidenced.minus(&Interval::whole(promised))));
    out.insert("salience.rung_evidenced", Fact::number(evidenced));
    out.insert(
        "salience.agenda_shared",
        Fact::Truth(ctx.word_in(ex, "agenda", &["shared", "public"])),
    );
    let before = ctx.list(ex, "draws_on").map_or(Truth::Unknown, |all| {
        Truth::any(all.iter().map(|d| ctx.flag(d, "before_options_fixed")))
    });
    out.insert("salience.part_before_options", Fact::Truth(before));
}

/// The facts.
pub fn facts(unit: &Unit, out: &mut Facts) {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    choices(unit, out);
    decided(unit, out);
    part(unit, out);
    out.insert("salience.ties_share", ties(unit));

    let group = |key: &str| ctx.event_flag(ex, "standing_group", key);
    let meetings = match ctx.event(ex, "standing_group") {
        Event::None => Fact::Nothing,
        Event::Unknown => Fact::Number(Interval::any_count(), true),
        Event::Some(g) => Fact::number(ctx.count(g, "meetings_a_year")),
    };
    let often = match &meetings {
        Fact::Number(i, maybe) => i.reaches(&int(2)).and(if *maybe { Truth::Unknown } else { Truth::Yes }),
        Fact::Nothing | Fact::Truth(_) => Truth::No,
    };
    let activities = ctx.list(ex, "activities");
    let back = activities.as_ref().map_or(Truth::Unknown, |all| {
        Truth::any(
            all.iter()
                .flat_map(|a| ["returning", "standing_members"].map(|key| ctx.count(a, key).reaches(&int(1)))),
        )
    });
    out.insert("salience.met_again", Fact::Truth(often.or(back)));
    out.insert("salience.standing_meetings", meetings);
    out.insert("salience.standing_notes", Fact::Truth(group("notes_published")));
    out.insert("salience.standing_seat", Fact::Truth(group("seat_where_decided")));

    // Ambiguity: without any activity there is nothing that is one-way
    let two_way = activities
        .as_ref()
        .map(|all| all.iter().map(|a| ctx.word_in(a, "kind", &TWO_WAY)).collect::<Vec<_>>());
    let one_way = match two_way {
        None => Truth::Unknown,
        Some(all) if all.iter().any(|t| t.yes()) => Truth::No,
        Some(_) if !ctx.returned => Truth::Unknown,
        Some(all) if all.is_empty() => Truth::No,
        Some(all) => Truth::any(all).not(),
    };
    out.insert("salience.all_one_way", Fact::Truth(one_way));
    out.insert("salience.two_way_before_decision", Fact::Truth(two_way_before(unit)));
}

fn ties(unit: &Unit) -> Fact {
    let ctx = &unit.ctx;
    let ties = get(unit.ex, "ties");
    let Some(answered) = stated(ties, "answered").map(count) else {
        return if ctx.adverse(get(ties, "answered")) {
            Fact::Nothing
        } else {
            Fact::unknown_share()
        };
    };
    let with = ["users", "will_need", "carers_and_family"]
        .iter()
        .fold(Interval::whole(0), |sum, key| sum.plus(&ctx.count(ties, key)));
    ratio(&with, &answered, 100)
}
