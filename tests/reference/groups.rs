//! Facts about groups: which should have been looked for, which are counted, and which were heard less than their share.

use super::cells::{Ctx, count, get, items, percent, stated, text};
use super::facts::{Fact, Facts, Unit};
use super::number::{Interval, Q, Truth, byar_upper, frac, int};
use super::people::{heard as all_heard, met};
use serde_json::Value;

/// One group that should have been looked for, or may have to be.
#[derive(Clone, Debug)]
pub struct Group {
    /// its id
    pub id: String,
    /// the exercise names it
    pub named: bool,
    /// it has to be looked for
    pub required: Truth,
    /// its people heard are counted
    pub counted: Truth,
    /// people of it to be expected among those who answered
    pub expected: Interval,
    /// people of it heard
    pub heard: Interval,
    /// met directly
    pub met: Truth,
    /// a reason is given
    pub reason: Truth,
    /// its members face barriers
    pub barrier: bool,
    /// its members are kept out by a screen
    pub screen: bool,
    /// its share of those affected
    pub share: Option<Interval>,
}

fn row_of<'a>(rows: &[&'a Value], id: &str, key: &str) -> Option<&'a Value> {
    rows.iter().copied().find(|r| text(get(r, key)) == id)
}

/// A stated figure of a row: people, else a share.
fn figure(row: &Value) -> Option<Interval> {
    stated(row, "people")
        .map(count)
        .or_else(|| stated(row, "share").map(|s| Interval::exact(percent(s))))
}

/// Its share of the whole: the stated share, else people over the whole.
fn share(row: &Value, whole: Option<&Value>) -> Option<Interval> {
    if let Some(s) = stated(row, "share") {
        return Some(Interval::exact(percent(s)));
    }
    let (people, whole) = (count(stated(row, "people")?), count(whole?));
    let zero = int(0);
    if whole.high.as_ref() == Some(&zero) {
        return None;
    }
    let low = whole
        .high
        .as_ref()
        .map_or_else(|| zero.clone(), |w| people.low.as_ref().unwrap() / w);
    let high = match (&people.high, whole.low.as_ref().filter(|w| **w > zero)) {
        (Some(p), Some(w)) => (p / w).min(int(1)),
        _ => int(1),
    };
    Some(Interval::between(low.min(int(1)), high))
}

/// Ambiguity: a group that is named with a stated figure of 0 is not affected, so not required. A listed group with no figure stays
/// required. In a compiled file whose groups are missing, each listed group is still required and further ones may be.
pub fn groups(unit: &Unit) -> Vec<Group> {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    let rows = ctx.list(ex, "groups");
    let known = rows.clone().unwrap_or_default();
    let listed = items(get(get(ctx.rubric, "lists"), "groups"));
    let mut ids: Vec<&str> = known.iter().map(|r| text(get(r, "group"))).collect();
    for entry in listed {
        if !ids.contains(&text(get(entry, "group"))) {
            ids.push(text(get(entry, "group")));
        }
    }
    ids.iter()
        .map(|id| one(unit, id, row_of(&known, id, "group"), rows.is_some()))
        .collect()
}

fn one(unit: &Unit, id: &str, row: Option<&Value>, list_known: bool) -> Group {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    let listed: Vec<&Value> = items(get(get(ctx.rubric, "lists"), "groups")).iter().collect();
    let entry = row_of(&listed, id, "group");
    let yes = |key: &str| entry.is_some_and(|e| get(e, key) == &Value::Bool(true));
    let authority = get(ctx.submission, "authority");
    let base: Vec<&Value> = items(get(authority, "groups")).iter().collect();
    let base = row_of(&base, id, "group");

    let own = row.and_then(figure);
    let shown = own.clone().or_else(|| base.and_then(figure));
    let required = if row.is_some() {
        own.map_or(Truth::Yes, |f| f.more_than(&Interval::whole(0)))
    } else if yes("always") {
        shown.as_ref().map_or(Truth::Yes, |f| f.more_than(&Interval::whole(0)))
    } else if list_known {
        Truth::No
    } else {
        Truth::Unknown
    };

    let share = row
        .and_then(|r| share(r, stated(get(ex, "affected"), "people")))
        .or_else(|| base.and_then(|b| share(b, stated(authority, "people"))));
    let asked = row
        .and_then(|r| get(r, "question").as_str())
        .or_else(|| entry.and_then(|e| get(e, "question").as_str()));
    let monitoring = items(get(ex, "monitoring"));
    let answers = asked.and_then(|q| monitoring.iter().find(|m| text(get(m, "question")) == q));
    let answered = answers.and_then(|m| stated(m, "answered")).map(count);
    let expected = match (&answered, &share) {
        (Some(n), Some(p)) => Interval {
            low: Some(n.low.as_ref().unwrap() * p.low.as_ref().unwrap()),
            high: n.high.as_ref().map(|n| n * p.high.as_ref().unwrap()),
        },
        // Ambiguity: what is to be expected cannot be told: where silence is adverse that is "too few to tell"
        _ if ctx.blank => Interval::whole(0),
        _ => Interval::any_count(),
    };
    let silent = Value::Null;
    let cell = |key: &str| row.map_or(&silent, |r| get(r, key));
    let heard = row.and_then(|r| stated(r, "heard")).map(count);
    // Ambiguity: a blank `heard` is "not counted", never "nobody heard", in either base; so is a blank `answered` or `not_stated`
    let counted = Truth::all([
        if heard.is_some() { Truth::Yes } else { ctx.silent(cell("heard")) },
        if answered.is_some() {
            Truth::Yes
        } else {
            ctx.silent(answers.map_or(&silent, |m| get(m, "answered")))
        },
        not_stated(ctx, answers, answered.as_ref(), &all_heard(unit)),
        // a group without any figure is not counted, or unknown
        if shown.is_some() { Truth::Yes } else { ctx.silent(cell("people")) },
    ]);
    let people = row.and_then(|r| {
        let whole = stated(get(ex, "affected"), "people").map(count);
        stated(r, "people").map(count).or_else(|| {
            let (p, n) = (stated(r, "share").map(percent)?, whole?);
            Some(n.times(&p))
        })
    });
    Group {
        id: id.to_owned(),
        named: row.is_some(),
        required,
        counted,
        expected,
        heard: heard.unwrap_or_else(Interval::any_count),
        met: row.map_or_else(|| ctx.silent(&silent), |r| met(ctx, &ctx.count(r, "met_directly"), people.as_ref())),
        reason: row.map_or(if ctx.returned { Truth::No } else { Truth::Unknown }, |r| ctx.given(r, "reason")),
        barrier: yes("barrier"),
        screen: yes("screen_barrier"),
        share,
    }
}

/// Not more than the allowed share left the question out. Ambiguity: where that number is not stated it is those heard less those who
/// answered, if both are known and agree; otherwise a blank is adverse like every other, and such a group is not counted.
fn not_stated(ctx: &Ctx, row: Option<&Value>, answered: Option<&Interval>, heard: &Interval) -> Truth {
    let Some(row) = row else { return ctx.silent(&Value::Null) };
    let Some(answered) = answered else {
        return ctx.silent(get(row, "not_stated"));
    };
    let left_out = match stated(row, "not_stated") {
        Some(n) => count(n),
        None if heard.high.is_some() && heard.at_least(answered).yes() => heard.minus(answered),
        None => return ctx.silent(get(row, "not_stated")),
    };
    // left_out / (left_out + answered) <= most, written without a division: left_out (100 - most) <= most answered
    let most = ctx.parameter("not-stated-most");
    answered.times(&most).at_least(&left_out.times(&(int(100) - &most)))
}

impl Group {
    fn expected_enough(&self, ctx: &Ctx) -> Truth {
        self.expected.reaches(&ctx.parameter("expected-least"))
    }

    /// The upper limit is surely below the cut, surely not, or may be.
    fn below(&self, ctx: &Ctx, cut: &str) -> Truth {
        let cut = ctx.parameter(cut);
        let tiny = frac(1, 1_000_000);
        let at = |heard: Option<&Q>, expected: Option<&Q>| match (heard, expected) {
            (None, _) => Truth::No,
            (_, None) => Truth::Yes,
            (Some(o), Some(e)) => Truth::of(byar_upper(o, &e.max(&tiny).clone()) < cut),
        };
        let worst = at(self.heard.high.as_ref(), self.expected.low.as_ref());
        let best = at(self.heard.low.as_ref(), self.expected.high.as_ref());
        if worst == best { worst } else { Truth::Unknown }
    }

    fn nobody(&self) -> Truth {
        self.heard.equals(&Interval::whole(0))
    }

    fn judged(&self, ctx: &Ctx) -> Truth {
        Truth::all([self.required, self.counted, self.expected_enough(ctx), self.met.not()])
    }

    fn clearly(&self, ctx: &Ctx) -> Truth {
        self.judged(ctx).and(self.below(ctx, "under-heard"))
    }

    fn badly(&self, ctx: &Ctx) -> Truth {
        self.judged(ctx).and(self.below(ctx, "badly-under-heard").or(self.nobody()))
    }

    /// Ambiguity: only counted groups can be found too small to tell; one without figures weighs on the share counted instead.
    fn small_unmet(&self, ctx: &Ctx) -> Truth {
        Truth::all([
            self.required,
            self.counted,
            self.expected_enough(ctx).not(),
            self.met.not(),
            self.reason.not(),
        ])
    }

    /// Ambiguity: a group that nobody names as affected cannot be unheard in this sense; questions left out do not matter here; people
    /// are expected among those who answered the question, and of a question without answers nobody knows how many.
    fn silent(&self, ctx: &Ctx) -> Truth {
        Truth::all([Truth::of(self.named), self.required, self.expected_enough(ctx), self.nobody()])
    }

    fn unheard(&self, ctx: &Ctx) -> Truth {
        Truth::all([self.silent(ctx), self.met.not(), self.reason.not()])
    }
}

/// Those surely and possibly within the whole that are so, in percent.
pub fn share_of(members: &[(Truth, Truth)], more: bool) -> Fact {
    let number = |f: &dyn Fn(Truth, Truth) -> bool| int(i64::try_from(members.iter().filter(|(m, is)| f(*m, *is)).count()).unwrap());
    if members.iter().all(|(m, _)| m.no()) && !more {
        return Fact::Nothing;
    }
    let sure = number(&|m, is| m.yes() && is.yes());
    let against = number(&|m, is| !m.no() && !is.yes());
    let maybe = number(&|m, is| !m.no() && !is.no());
    let surely_not = number(&|m, is| m.yes() && is.no());
    let none = !members.iter().any(|(m, _)| m.yes());
    if more {
        return Fact::Number(Interval::wholes(0, 100), none);
    }
    let low = if none { int(0) } else { &sure / (&sure + &against) };
    let high = if (&maybe + &surely_not) == int(0) {
        int(0)
    } else {
        &maybe / (&maybe + &surely_not)
    };
    Fact::Number(Interval::between(low * int(100), high * int(100)), none)
}

/// The facts.
pub fn facts(unit: &Unit, out: &mut Facts) {
    let ctx = &unit.ctx;
    let all = groups(unit);
    // where the list of a compiled file is missing, further groups may have been named
    let more = ctx.list(unit.ex, "groups").is_none();
    let number = |of: &dyn Fn(&Group) -> Truth, open: bool| {
        let mut i = Interval::counted(all.iter().map(of));
        if open {
            i.high = None;
        }
        Fact::number(i)
    };
    let weighted = match ctx.list(unit.ex, "activities") {
        None => Truth::Unknown,
        Some(list) => Truth::any(
            list.iter()
                .map(|a| ctx.flag(a, "weighted").and(ctx.word_in(a, "selection", &["random", "stratified"]))),
        ),
    };
    let counted = share_of(&all.iter().map(|g| (g.required, g.counted)).collect::<Vec<_>>(), more);
    let enough = match &counted {
        Fact::Number(i, maybe) => {
            let t = i.reaches(&ctx.parameter("profile-share"));
            if *maybe { t.and(Truth::Unknown) } else { t }
        }
        Fact::Nothing | Fact::Truth(_) => Truth::No,
    };
    out.insert("reach.group_profile", Fact::Truth(enough.or(weighted)));
    out.insert("reach.groups_required", number(&|g| g.required, more));
    out.insert("reach.groups_counted", number(&|g| g.required.and(g.counted), more));
    out.insert("reach.groups_counted_share", counted);
    out.insert("reach.groups_clearly_under_heard", number(&|g| g.clearly(ctx), more));
    out.insert("reach.groups_badly_under_heard", number(&|g| g.badly(ctx), more));
    out.insert("reach.small_groups_unmet", number(&|g| g.small_unmet(ctx), more));
    out.insert("reach.groups_silent", number(&|g| g.silent(ctx), more));
    out.insert("reach.groups_unheard", number(&|g| g.unheard(ctx), more));
    // groups facing barriers are all on the rubric's list, so none beyond it can be missing
    let barrier = |of: &dyn Fn(&Group) -> Truth| number(&|g| Truth::of(g.barrier).and(of(g)), false);
    out.insert("access.barrier_groups_required", barrier(&|g| g.required));
    out.insert("access.barrier_groups_counted", barrier(&|g| g.required.and(g.counted)));
    let shares: Vec<(Truth, Truth)> = all.iter().filter(|g| g.barrier).map(|g| (g.required, g.counted)).collect();
    out.insert("access.barrier_groups_counted_share", share_of(&shares, false));
    out.insert("access.barrier_groups_clearly_under_heard", barrier(&|g| g.clearly(ctx)));
    out.insert("access.barrier_groups_badly_under_heard", barrier(&|g| g.badly(ctx)));
    out.insert("access.screen_barrier_share", screen_share(unit, &all, more));
}

/// Ambiguity: of groups that are required; without any figure there is no such share where silence is adverse, else it is unknown.
fn screen_share(unit: &Unit, all: &[Group], more: bool) -> Fact {
    let kept_out: Vec<&Group> = all.iter().filter(|g| g.screen && !g.required.no()).collect();
    let mut out: Option<Interval> = None;
    for group in kept_out {
        let one = match &group.share {
            Some(p) if group.required.yes() => p.times(&int(100)),
            Some(p) => Interval {
                low: Some(int(0)),
                high: p.high.as_ref().map(|h| h * int(100)),
            },
            None if unit.ctx.blank => continue,
            None => Interval::wholes(0, 100),
        };
        out = Some(out.map_or_else(|| one.clone(), |o| o.max(&one)));
    }
    match out {
        None if more => Fact::unknown_share(),
        None => Fact::Nothing,
        Some(i) => Fact::number(i),
    }
}
