//! From facts to levels, for one unit: indicators, criteria, signs, grade. Numbers only, total, exact.
//!
//! Order of work, once on all low ends and once on all high ends: an indicator with the caps of its own row, accepted marks, the means
//! of form and effect, their weighted mean, rounding, the rule that holds form to effect, the test of the top level, limits, fired signs,
//! the grade, the cap of decisive signs.

use crate::assess::marks::{Act, Marks, Target};
use crate::assess::moments::{DueState, due};
use crate::assess::verdict::{
    Bounds, CriterionVerdict, GradeStatus, GradeVerdict, IndicatorVerdict, SignState, SignVerdict, State, UnitVerdict,
};
use crate::base::interval::{Interval, Truth};
use crate::base::number::{Q, Round};
use crate::facts::catalogue::{Fact, Kind};
use crate::facts::settings::Parameter;
use crate::facts::strength::{Strength, Verified, at_least};
use crate::facts::value::{Silence, Value};
use crate::facts::view::{Context, View};
use crate::facts::{Facts, Unit};
use crate::rubric::eval::{self, Source};
use crate::rubric::file::{Combine, Confidence, LifterWord, Part};
use crate::rubric::model::{Condition, Criterion, Indicator, Rubric, Sign, Way};
use crate::submission::model::Basis;
use crate::submission::model::exercise::Level;
use std::cell::OnceCell;

/// What scoring one unit needs.
pub struct Scoring<'a> {
    /// the rubric
    pub rubric: &'a Rubric,
    /// the judgements
    pub marks: &'a Marks,
    /// documents that somebody looked at
    pub verified: &'a Verified,
    /// never use the light thresholds
    pub without_light: bool,
}

/// Scores one unit.
pub fn unit(scoring: &Scoring<'_>, context: Context<'_>, unit: &Unit<'_>) -> UnitVerdict {
    let rubric = scoring.rubric;
    let view = unit.view(context);
    let mut facts = Facts::of(&view);
    judged_facts(scoring, unit.id(), &mut facts);
    let light = match &rubric.light {
        Some(light) if !scoring.without_light => eval::truth(light, &facts),
        _ => Truth::False,
    };
    // signs leave silence open; the facts are counted a second time that way
    let mut open = Facts::of(&view.opened());
    judged_facts(scoring, unit.id(), &mut open);
    let signs = signs(scoring, unit.id(), &view, &facts, &open);
    let corroborated: OnceCell<Facts> = OnceCell::new();
    let mut criteria = Vec::with_capacity(rubric.criteria.len());
    for (place, criterion) in rubric.criteria.iter().enumerate() {
        let indicators: Vec<IndicatorVerdict> = criterion
            .indicators
            .iter()
            .enumerate()
            .map(|(row, indicator)| {
                let name = rubric
                    .file
                    .criteria
                    .get(place)
                    .and_then(|criterion| criterion.indicators.get(row))
                    .map_or("", |file| file.id.as_str());
                indicator_of(scoring, unit.id(), name, indicator, &view, &facts, light)
            })
            .collect();
        let outside = || {
            corroborated.get_or_init(|| {
                let kept = at_least(
                    context.submission,
                    scoring.verified,
                    &unit.exercise,
                    Strength::Corroborated,
                    rubric.settings.number(Parameter::FundedMost),
                );
                let context = Context {
                    basis: Basis::Returned,
                    ..context
                };
                Facts::of(&View::new(context, &kept, unit.row))
            })
        };
        criteria.push(criterion_of(scoring, criterion, indicators, &facts, light, &outside, place, &signs));
    }
    let weight = facts
        .get(rubric.unit_weight)
        .as_number()
        .and_then(|weight| weight.low)
        .map_or(1, |weight| weight.round(Round::HalfUp));
    let grade = grade_of(rubric, &criteria, &signs);
    let notes = rubric
        .notes
        .iter()
        .enumerate()
        .filter(|(_, note)| eval::truth(note, &facts).is_true())
        .map(|(place, _)| place)
        .collect();
    let urgent = facts.get(Fact::Urgent).as_truth().is_true();
    let individual = unit.exercise.level.value().is_some_and(|level| *level == Level::Individual);
    UnitVerdict {
        weight: u32::try_from(weight).unwrap_or(1),
        counted: !urgent && !individual && grade.status != GradeStatus::NotDue,
        criteria,
        signs,
        notes,
        grade,
        facts,
    }
}

/// Facts that an assessor judged, where the file does not state them; two marks that differ give the interval between them.
fn judged_facts(scoring: &Scoring<'_>, unit: &str, facts: &mut Facts) {
    for fact in &scoring.rubric.judged_facts {
        let mut range: Option<(u32, u32)> = None;
        for mark in scoring.marks.on(unit) {
            if let Target::Fact(judged, value) = &mark.target
                && judged == fact
            {
                range = Some(range.map_or((*value, *value), |(low, high)| (low.min(*value), high.max(*value))));
            }
        }
        let Some((low, high)) = range else { continue };
        let known = facts.get(*fact);
        if known.is_known() && known.silence == Silence::Stated {
            continue;
        }
        let value = match fact.def().kind {
            Kind::Truth if low == high => Value::truth(Truth::from(low > 0)),
            Kind::Truth => Value::truth(Truth::Unknown),
            Kind::Number => Value::number(Interval::between(Q::from(low), Q::from(high))),
        };
        facts.set(*fact, value);
        if *fact == Fact::RungEvidenced
            && let (Some(rung), Some(promised)) = (value.as_number(), facts.get(Fact::RungPromised).as_number())
        {
            facts.set(Fact::PartKept, Value::number(rung.minus(&promised)));
        }
    }
}

fn holds(condition: &Condition, facts: &Facts) -> Truth {
    let threshold = condition.threshold.map_or(Truth::True, |threshold| {
        facts
            .get(threshold.measure)
            .compare(|value| match threshold.way {
                Way::AtLeast => value.at_least(threshold.at),
                Way::AtMost => value.at_most(threshold.at),
            })
            .as_truth()
    });
    condition
        .and
        .as_ref()
        .map_or(threshold, |and| threshold.and(eval::truth(and, facts)))
}

/// The levels climbed: surely, and possibly.
fn climb(indicator: &Indicator, lowest: u32, facts: &Facts, light: bool) -> Bounds {
    let mut bounds = Bounds::at(lowest);
    let (mut surely, mut possibly) = (true, true);
    for step in &indicator.steps {
        let condition = if light {
            step.light.as_ref().unwrap_or(&step.when)
        } else {
            &step.when
        };
        let truth = holds(condition, facts);
        surely = surely && truth.is_true();
        possibly = possibly && !truth.is_false();
        if surely {
            bounds.low = step.level;
        }
        if possibly {
            bounds.high = step.level;
        }
    }
    bounds
}

fn indicator_of(
    scoring: &Scoring<'_>,
    unit: &str,
    name: &str,
    indicator: &Indicator,
    view: &View<'_>,
    facts: &Facts,
    light: Truth,
) -> IndicatorVerdict {
    let rubric = scoring.rubric;
    let silence = indicator
        .facts
        .iter()
        .map(|fact| facts.get(*fact).silence)
        .max()
        .unwrap_or(Silence::Stated);
    let out = |state| IndicatorVerdict {
        state,
        bounds: Bounds::at(rubric.lowest),
        before_caps: Bounds::at(rubric.lowest),
        light: Truth::False,
        silence,
    };
    let applies = indicator
        .applies
        .as_ref()
        .map_or(Truth::True, |applies| eval::truth(applies, facts));
    if applies.is_false() {
        return out(State::NotApplicable);
    }
    if let DueState::NotYet(day) = due(view, facts, &indicator.due) {
        return out(State::NotDue(day));
    }
    let has_light = indicator.steps.iter().any(|step| step.light.is_some());
    let light = if has_light { light } else { Truth::False };
    let mut before_caps = match light {
        Truth::True => climb(indicator, rubric.lowest, facts, true),
        Truth::False => climb(indicator, rubric.lowest, facts, false),
        // it may be small: the stricter thresholds at worst, the lighter ones at best
        Truth::Unknown => {
            let (strict, lenient) = (
                climb(indicator, rubric.lowest, facts, false),
                climb(indicator, rubric.lowest, facts, true),
            );
            Bounds {
                low: strict.low.min(lenient.low),
                high: strict.high.max(lenient.high),
            }
        }
    };
    if applies.is_unknown() {
        // where it may not apply it may also leave the mean, which is what every level of it together bounds
        before_caps = Bounds {
            low: rubric.lowest,
            high: rubric.highest,
        };
    }
    let mut bounds = before_caps;
    for cap in &indicator.caps {
        bounds = capped(bounds, cap.at_most, eval::truth(&cap.when, facts));
    }
    let mut state = State::Counts;
    if let Some(judged) = judged(scoring, unit, name, indicator, facts) {
        bounds = judged.at_most(rubric.highest.saturating_sub(1));
        before_caps = bounds;
        state = State::Judged;
    }
    IndicatorVerdict {
        state,
        bounds,
        before_caps,
        light,
        silence,
    }
}

/// A cap that surely holds lowers both ends; one that may hold lowers the worst alone.
fn capped(bounds: Bounds, at_most: u32, holds: Truth) -> Bounds {
    match holds {
        Truth::True => bounds.at_most(at_most),
        Truth::Unknown => Bounds {
            low: bounds.low.min(at_most),
            high: bounds.high,
        },
        Truth::False => bounds,
    }
}

/// The level an assessor judged, where a count of the indicator is missing: the interval between standing marks.
fn judged(scoring: &Scoring<'_>, unit: &str, name: &str, indicator: &Indicator, facts: &Facts) -> Option<Bounds> {
    if !may_be_judged(indicator, facts) {
        return None;
    }
    let mut range: Option<Bounds> = None;
    for mark in scoring.marks.on(unit) {
        if let Target::Indicator(id, level) = &mark.target
            && id == name
        {
            range = Some(range.map_or(Bounds::at(*level), |known| Bounds {
                low: known.low.min(*level),
                high: known.high.max(*level),
            }));
        }
    }
    range
}

/// An effect indicator of which a count is missing may be judged from a document.
pub fn may_be_judged(indicator: &Indicator, facts: &Facts) -> bool {
    indicator.part == Part::Effect
        && indicator.judged_without.iter().any(|fact| {
            let value = facts.get(*fact);
            !value.is_known() || value.silence != Silence::Stated
        })
}

/// The exact mean of the levels of some indicators, at worst and at best.
fn mean(indicators: &[(&Indicator, &IndicatorVerdict)], part: Part) -> Option<(Q, Q)> {
    let (mut low, mut high, mut count) = (0_i64, 0_i64, 0_i64);
    for (indicator, verdict) in indicators {
        if indicator.part == part && verdict.state.counts() {
            low = low.saturating_add(i64::from(verdict.bounds.low));
            high = high.saturating_add(i64::from(verdict.bounds.high));
            count = count.saturating_add(1);
        }
    }
    let of = |sum: i64| Q::new(i128::from(sum), i128::from(count));
    Some((of(low)?, of(high)?))
}

/// The weighted mean of form and effect.
fn weighted(rubric: &Rubric, form: Option<Q>, effect: Q) -> Q {
    let Some(form) = form else { return effect };
    let top = form
        .times(rubric.form_weight)
        .and_then(|f| effect.times(rubric.effect_weight).and_then(|e| f.plus(e)));
    let bottom = rubric.form_weight.plus(rubric.effect_weight);
    top.and_then(|top| bottom.and_then(|bottom| top.over(bottom))).unwrap_or(effect)
}

fn to_level(rubric: &Rubric, value: i64) -> u32 {
    u32::try_from(value).unwrap_or(rubric.lowest).clamp(rubric.lowest, rubric.highest)
}

#[expect(clippy::too_many_arguments, reason = "the parts of one formula, each used once")]
fn criterion_of<'f>(
    scoring: &Scoring<'_>,
    criterion: &Criterion,
    indicators: Vec<IndicatorVerdict>,
    facts: &Facts,
    light: Truth,
    corroborated: &'f dyn Fn() -> &'f Facts,
    place: usize,
    signs: &[SignVerdict],
) -> CriterionVerdict {
    let rubric = scoring.rubric;
    let pairs: Vec<(&Indicator, &IndicatorVerdict)> = criterion.indicators.iter().zip(&indicators).collect();
    let form = mean(&pairs, Part::Form);
    let effect = mean(&pairs, Part::Effect);
    let (known, applies) = coverage(rubric, &pairs);
    let Some(effect_mean) = effect else {
        let effects = pairs.iter().filter(|(indicator, _)| indicator.part == Part::Effect);
        let due = effects
            .filter_map(|(_, verdict)| match verdict.state {
                State::NotDue(day) => Some(day),
                State::Counts | State::Judged | State::NotApplicable => None,
            })
            .min();
        let state = due.map_or(State::NotApplicable, State::NotDue);
        // not due is taken at its worst and at its best; not applicable is left out by whoever asks
        let open = Bounds {
            low: rubric.lowest,
            high: rubric.highest,
        };
        let zero = (Q::ZERO, Q::ZERO);
        return CriterionVerdict {
            indicators,
            state,
            form,
            effect: None,
            mean: zero,
            rounded: open,
            after_effect: open,
            after_top: open,
            after_limits: open,
            bounds: signed(open, place, signs, |_| true),
            without_hard_signs: signed(open, place, signs, |sign| !hard(rubric, sign)),
            known,
            applies,
            on_held: None,
        };
    };
    let mean = (
        weighted(rubric, form.map(|f| f.0), effect_mean.0),
        weighted(rubric, form.map(|f| f.1), effect_mean.1),
    );
    let rounded = Bounds {
        low: to_level(rubric, mean.0.round(rubric.round)),
        high: to_level(rubric, mean.1.round(rubric.round)),
    };
    let hold = |level: u32, effect: Q| level.min(to_level(rubric, effect.round(Round::Floor)).saturating_add(rubric.above_effect));
    let after_effect = Bounds {
        low: hold(rounded.low, effect_mean.0),
        high: hold(rounded.high, effect_mean.1),
    };
    let after_top = top(rubric, criterion, &pairs, facts, light, corroborated, after_effect);
    let mut after_limits = after_top;
    for limit in &criterion.limits {
        after_limits = capped(after_limits, limit.at_most, eval::truth(&limit.when, facts));
    }
    let on_held = held(rubric, &pairs, known, applies);
    CriterionVerdict {
        state: State::Counts,
        form,
        effect,
        mean,
        rounded,
        after_effect,
        after_top,
        after_limits,
        bounds: signed(after_limits, place, signs, |_| true),
        without_hard_signs: signed(after_limits, place, signs, |sign| !hard(rubric, sign)),
        known,
        applies,
        on_held: on_held.map(|level| signed(Bounds::at(level.min(after_limits.high)), place, signs, |_| true).low),
        indicators,
    }
}

/// A sign of a severity that makes a grade "at most".
fn hard(rubric: &Rubric, sign: &SignVerdict) -> bool {
    rubric
        .signs
        .get(sign.sign)
        .and_then(|model| rubric.severities.get(model.severity))
        .is_some_and(|severity| severity.says_at_most)
}

/// After the signs that fired on a criterion.
fn signed(bounds: Bounds, place: usize, signs: &[SignVerdict], wanted: impl Fn(&SignVerdict) -> bool) -> Bounds {
    signs
        .iter()
        .filter(|sign| sign.state == SignState::Fired && sign.on_criterion(place) && wanted(sign))
        .fold(bounds, |bounds, sign| bounds.at_most(sign.at_most))
}

impl SignVerdict {
    const fn on_criterion(&self, place: usize) -> bool {
        self.criterion == place
    }
}

/// What the top level also needs: at worst it must surely hold, at best it fails only where it surely does not.
fn top<'f>(
    rubric: &Rubric,
    criterion: &Criterion,
    pairs: &[(&Indicator, &IndicatorVerdict)],
    facts: &Facts,
    light: Truth,
    corroborated: &'f dyn Fn() -> &'f Facts,
    bounds: Bounds,
) -> Bounds {
    let Some(top) = &rubric.top else { return bounds };
    if bounds.high < top.level {
        return bounds;
    }
    let counted = || pairs.iter().filter(|(_, verdict)| verdict.state.counts());
    let all_low = counted().all(|(_, verdict)| verdict.bounds.low >= top.all_at_least);
    let all_high = counted().all(|(_, verdict)| verdict.bounds.high >= top.all_at_least);
    let rated = eval::truth(&top.holds, facts);
    // how far the best of the effect indicators comes on what somebody else says too, at least and at most
    let outside = if all_high && !rated.is_false() {
        let facts = corroborated();
        let lenient = light.is_true();
        let effects = criterion.indicators.iter().zip(pairs);
        let effects = effects.filter(|(indicator, (_, verdict))| indicator.part == Part::Effect && verdict.state.counts());
        effects.fold(Bounds::at(rubric.lowest), |best, (indicator, _)| {
            let mut level = climb(indicator, rubric.lowest, facts, lenient);
            for cap in &indicator.caps {
                level = capped(level, cap.at_most, eval::truth(&cap.when, facts));
            }
            Bounds {
                low: best.low.max(level.low),
                high: best.high.max(level.high),
            }
        })
    } else {
        Bounds::at(rubric.lowest)
    };
    let below = top.level.saturating_sub(1);
    let low = if all_low && rated.is_true() && outside.low >= top.corroborated_at_least {
        bounds.low
    } else {
        bounds.low.min(below)
    };
    let high = if all_high && !rated.is_false() && outside.high >= top.corroborated_at_least {
        bounds.high
    } else {
        bounds.high.min(below)
    };
    Bounds { low, high }
}

/// An indicator is known unless it could be anything.
fn is_known(rubric: &Rubric, verdict: &IndicatorVerdict) -> bool {
    verdict.bounds.low > rubric.lowest || verdict.bounds.high < rubric.highest
}

/// The known and the applicable weight within a criterion: form and effect by their weights, equal inside.
fn coverage(rubric: &Rubric, pairs: &[(&Indicator, &IndicatorVerdict)]) -> (Q, Q) {
    let (mut known, mut applies) = (Q::ZERO, Q::ZERO);
    for (part, weight) in [(Part::Form, rubric.form_weight), (Part::Effect, rubric.effect_weight)] {
        let counted: Vec<_> = pairs
            .iter()
            .filter(|(indicator, verdict)| indicator.part == part && verdict.state.counts())
            .collect();
        let all = i128::try_from(counted.len()).unwrap_or(0);
        let some = i128::try_from(counted.iter().filter(|(_, verdict)| is_known(rubric, verdict)).count()).unwrap_or(0);
        if all > 0 {
            applies = applies.plus(weight).unwrap_or(applies);
            known = Q::new(some, all)
                .and_then(|share| share.times(weight))
                .and_then(|part| known.plus(part))
                .unwrap_or(known);
        }
    }
    (known, applies)
}

/// The level on what is held: unknown indicators left out, partly known ones at their low end.
fn held(rubric: &Rubric, pairs: &[(&Indicator, &IndicatorVerdict)], known: Q, applies: Q) -> Option<u32> {
    let some: Vec<(&Indicator, &IndicatorVerdict)> = pairs.iter().filter(|(_, verdict)| is_known(rubric, verdict)).copied().collect();
    let effect = mean(&some, Part::Effect)?.0;
    let half = applies.over(Q::whole(2))?;
    if known < half {
        return None;
    }
    let form = mean(&some, Part::Form).map(|form| form.0);
    let level = to_level(rubric, weighted(rubric, form, effect).round(rubric.round));
    Some(level.min(to_level(rubric, effect.round(Round::Floor)).saturating_add(rubric.above_effect)))
}

/// Facts as a sign sees them: what rests on silence is open, unless it is an answer that is owed.
struct SignFacts<'a> {
    facts: &'a Facts,
    open: &'a Facts,
    duty: &'a [Fact],
    /// a decision on which nobody was asked: only what a row of the register holds is owed
    row: bool,
}

impl Source for SignFacts<'_> {
    fn value(&self, fact: Fact) -> Value {
        let owed = self.duty.contains(&fact) && (!self.row || fact.def().reads_row());
        if owed { self.facts.get(fact) } else { self.open.get(fact) }
    }
}

fn signs(scoring: &Scoring<'_>, unit: &str, view: &View<'_>, facts: &Facts, open: &Facts) -> Vec<SignVerdict> {
    let rubric = scoring.rubric;
    let mut found = Vec::new();
    for (place, sign) in rubric.signs.iter().enumerate() {
        if let Some(waits) = &sign.due
            && matches!(due(view, facts, waits), DueState::NotYet(_))
        {
            continue;
        }
        let seen = SignFacts {
            facts,
            open,
            duty: &sign.duty,
            row: view.row.is_some(),
        };
        let truth = eval::truth(&sign.when, &seen);
        let possible = truth.is_unknown() && sign.conjuncts.iter().any(|part| eval::truth(part, open).is_true());
        if !truth.is_true() && !possible {
            continue;
        }
        let Some(severity) = rubric.severities.get(sign.severity) else {
            continue;
        };
        let worse = sign
            .worse
            .as_ref()
            .filter(|(when, _)| eval::truth(when, &seen).is_true())
            .map(|(_, cap)| *cap);
        // it would not fire by what is stated alone
        let on_silence = !eval::truth(&sign.when, open).is_true();
        let state = if possible {
            SignState::Possible
        } else if lifted(scoring, unit, place, severity.lifted_by) {
            SignState::Lifted
        } else if is_only_a_note(scoring, unit, place, sign, on_silence, facts) {
            SignState::Noted
        } else {
            SignState::Fired
        };
        found.push(SignVerdict {
            sign: place,
            criterion: sign.caps,
            state,
            at_most: worse.map_or(severity.criterion_at_most, |worse| worse.min(severity.criterion_at_most)),
            on_silence,
        });
    }
    found
}

fn word_on<'m>(scoring: &'m Scoring<'_>, unit: &'m str, place: usize) -> impl Iterator<Item = (crate::assess::marks::Role, Act)> + 'm {
    let name = scoring.rubric.file.signs.get(place).map_or("", |sign| sign.id.as_str());
    scoring.marks.on(unit).filter_map(move |mark| match &mark.target {
        Target::Sign(sign, act) if sign == name => Some((mark.role, *act)),
        Target::Sign(..) | Target::Indicator(..) | Target::Fact(..) => None,
    })
}

/// The last word of somebody who may speak decides.
fn lifted(scoring: &Scoring<'_>, unit: &str, place: usize, by: LifterWord) -> bool {
    use crate::assess::marks::Role;
    word_on(scoring, unit, place)
        .filter(|(role, _)| by == LifterWord::Assessor || *role == Role::Moderator)
        .last()
        .is_some_and(|(_, act)| act == Act::Lift)
}

/// A sign of medium confidence is only a note where its severity says so; one of low confidence until somebody confirms it.
fn is_only_a_note(scoring: &Scoring<'_>, unit: &str, place: usize, sign: &Sign, on_silence: bool, facts: &Facts) -> bool {
    let confirmed = word_on(scoring, unit, place).last().is_some_and(|(_, act)| act == Act::Confirm);
    if confirmed {
        return false;
    }
    let medium = sign.confidence == Confidence::Medium || on_silence;
    let note_when = scoring
        .rubric
        .severities
        .get(sign.severity)
        .and_then(|severity| severity.note_when.as_ref());
    let noted = medium && note_when.is_some_and(|when| eval::truth(when, facts).is_true());
    noted || sign.confidence == Confidence::Low
}

/// The lower of the two levels in the middle, or the lowest.
pub(super) fn combine(how: Combine, levels: &mut [u32]) -> Option<u32> {
    levels.sort_unstable();
    let at = match how {
        Combine::LowerMedian => levels.len().checked_sub(1)?.checked_div(2)?,
        Combine::Min => 0,
    };
    levels.get(at).copied()
}

/// The grade of some criteria: combined, and at most so many above the lowest.
pub(super) fn grade_level(rubric: &Rubric, levels: impl Iterator<Item = u32>) -> Option<u32> {
    let mut levels: Vec<u32> = levels.collect();
    let combined = combine(rubric.combine, &mut levels)?;
    let lowest = levels.first().copied()?;
    Some(combined.min(lowest.saturating_add(rubric.above_lowest)))
}

/// The status of a grade, first that fits.
pub(super) fn status(not_due: bool, enough: bool, bounds: Bounds, lowered: bool) -> GradeStatus {
    if not_due {
        GradeStatus::NotDue
    } else if !enough {
        GradeStatus::Insufficient
    } else if bounds.low == bounds.high {
        GradeStatus::Firm
    } else if lowered {
        GradeStatus::AtMost
    } else if bounds.high.saturating_sub(bounds.low) == 1 {
        GradeStatus::Between
    } else {
        GradeStatus::Insufficient
    }
}

fn grade_of(rubric: &Rubric, criteria: &[CriterionVerdict], signs: &[SignVerdict]) -> GradeVerdict {
    let applicable: Vec<&CriterionVerdict> = criteria
        .iter()
        .filter(|criterion| criterion.state != State::NotApplicable)
        .collect();
    let open = Bounds {
        low: rubric.lowest,
        high: rubric.highest,
    };
    let level = |pick: &dyn Fn(&CriterionVerdict) -> u32| grade_level(rubric, applicable.iter().map(|criterion| pick(criterion)));
    let before_caps = match (level(&|c| c.bounds.low), level(&|c| c.bounds.high)) {
        (Some(low), Some(high)) => Bounds { low, high },
        _ => open,
    };
    let without = level(&|c| c.without_hard_signs.high).unwrap_or(rubric.highest);
    let mut bounds = before_caps;
    for sign in signs.iter().filter(|sign| sign.state == SignState::Fired) {
        let cap = rubric
            .signs
            .get(sign.sign)
            .and_then(|model| rubric.severities.get(model.severity))
            .and_then(|severity| severity.grade_at_most);
        if let Some(cap) = cap {
            bounds = bounds.at_most(cap);
        }
    }
    let due = applicable
        .iter()
        .filter_map(|criterion| match criterion.state {
            State::NotDue(day) => Some(day),
            State::Counts | State::Judged | State::NotApplicable => None,
        })
        .max();
    let enough = applicable.len() >= rubric.least_criteria;
    let on_held = {
        let levels: Option<Vec<u32>> = applicable.iter().map(|criterion| criterion.on_held).collect();
        levels
            .filter(|_| enough)
            .and_then(|levels| grade_level(rubric, levels.into_iter()))
            .map(|level| level.min(bounds.high))
    };
    GradeVerdict {
        status: status(due.is_some(), enough, bounds, bounds.high < without),
        bounds,
        before_caps,
        on_held,
        due: due.flatten(),
    }
}

/// The level that an indicator surely reaches by some facts, with the caps of its own row.
pub(super) fn level_at(scoring: &Scoring<'_>, indicator: &Indicator, facts: &Facts, light: bool) -> u32 {
    let mut bounds = climb(indicator, scoring.rubric.lowest, facts, light);
    for cap in &indicator.caps {
        bounds = capped(bounds, cap.at_most, eval::truth(&cap.when, facts));
    }
    bounds.low
}

/// The grade of the same criteria under other signs.
pub(super) fn regrade(rubric: &Rubric, criteria: &[CriterionVerdict], signs: &[SignVerdict]) -> GradeVerdict {
    let resigned: Vec<CriterionVerdict> = criteria
        .iter()
        .enumerate()
        .map(|(place, criterion)| CriterionVerdict {
            bounds: signed(criterion.after_limits, place, signs, |_| true),
            without_hard_signs: signed(criterion.after_limits, place, signs, |sign| !hard(rubric, sign)),
            ..criterion.clone()
        })
        .collect();
    grade_of(rubric, &resigned, signs)
}
