//! Whether people understood: what they rated, the reading age of the text, and what they said of the question itself.

use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::Facts;
use crate::facts::catalogue::Fact;
use crate::facts::settings::Parameter;
use crate::facts::statistics;
use crate::facts::themes::ThemeSeen;
use crate::facts::value::{Content, Value};
use crate::facts::view::View;
use crate::submission::fields::Cell;
use crate::submission::model::ratings::Question;
use crate::submission::model::themes::ThemeKind;

/// What one question says: its answers, and those who agreed among them.
struct Rated {
    answers: Value,
    /// agreed and answered; nothing where too few answered
    counts: Option<(Interval, Interval)>,
    /// whether enough answered is open
    perhaps: bool,
}

fn rated(view: &View<'_>, question: Question) -> Rated {
    let entry = view
        .exercise
        .ratings
        .as_deref()
        .unwrap_or(&[])
        .iter()
        .find(|rating| rating.question == question);
    let Some(entry) = entry else {
        return Rated {
            answers: view.count::<crate::submission::fields::People>(&Cell::Blank),
            counts: None,
            perhaps: false,
        };
    };
    let answers = view.count(&entry.answered);
    let least = view.context.settings.number(Parameter::RatingLeast);
    // too few answers are as good as none
    let enough = answers.compare(|n| n.at_least(least)).as_truth();
    let counts = view.count(&entry.positive).as_number().zip(answers.as_number());
    Rated {
        answers,
        counts: counts.filter(|_| enough.is_true()),
        perhaps: counts.is_some() && enough.is_unknown(),
    }
}

impl Rated {
    /// The interval of a bound of the share who agreed: `at(positive, answered)`, which grows with the first.
    fn bound(&self, view: &View<'_>, at: impl Fn(u32, u32, u32) -> (Q, Q)) -> Value {
        let Some((agreed, all)) = self.counts else {
            return if self.perhaps { Value::UNKNOWN_NUMBER } else { view.blank_number() };
        };
        let whole = |q: Option<Q>| q.and_then(|q| u32::try_from(q.numerator()).ok());
        let (k_low, n_low) = (whole(agreed.low).unwrap_or(0), whole(all.low).unwrap_or(0));
        let most = whole(all.high).unwrap_or(crate::submission::fields::MOST);
        let agree = whole(agreed.high).unwrap_or(most);
        let (low, high) = if k_low == agree && n_low == most {
            at(agree, n_low, most)
        } else {
            (at(k_low, most, most).0, at(agree, n_low, most).1)
        };
        Value::number(Interval::between(low, high))
    }

    /// The lower Wilson bound.
    fn lower(&self, view: &View<'_>) -> Value {
        self.bound(view, |agree, n, most| {
            let at = statistics::wilson_lower(agree.min(n), n);
            // fewer answers with as many in favour is better and wider; take the ends that are surely outside
            let fewest = agree.clamp(n, most);
            let best = if fewest == n {
                at
            } else {
                at.max(statistics::wilson_lower(agree, fewest))
            };
            (at, best)
        })
    }

    /// The upper Wilson bound.
    fn upper(&self, view: &View<'_>) -> Value {
        self.bound(view, |agree, n, _| {
            let at = statistics::wilson_upper(agree.min(n), n);
            (at, at)
        })
    }
}

pub(super) fn ratings(view: &View<'_>, facts: &mut Facts) {
    let mut best = Value::NOTHING;
    let mut unknown = false;
    for (question, _, _) in Question::ALL {
        let rated = rated(view, *question);
        let bound = rated.lower(view);
        match question {
            Question::Understood => {
                facts.set(Fact::UnderstoodAnswers, rated.answers);
                facts.set(Fact::UnderstoodBound, bound);
            }
            Question::Easy => facts.set(Fact::EasyBound, bound),
            Question::CouldChange => facts.set(Fact::CouldChangeUpper, rated.upper(view)),
            Question::Heard | Question::Matters | Question::WouldAgain => {}
        }
        match bound.content {
            Content::Perhaps(_) => unknown = true,
            Content::Number(interval) => {
                best = Value::number(best.as_number().map_or(interval, |known| known.greatest(&interval)));
            }
            Content::Nothing | Content::Truth(_) => {}
        }
    }
    let best = match (best.as_number(), unknown) {
        (Some(known), true) => Value::number(Interval {
            low: known.low,
            high: Some(Q::whole(100)),
        }),
        (None, true) => Value::UNKNOWN_NUMBER,
        (_, false) => best,
    };
    facts.set(Fact::BestRating, best);

    let age = view.reading_age();
    facts.set(
        Fact::ReadingAge,
        age.map_or_else(|| view.blank_number(), |age| Value::number(Interval::exact(age))),
    );
}

/// Whether a theme says that the question was not understood, by enough voices or through a body outside; and whether every such theme
/// was put right in time.
pub(super) fn unclear(view: &View<'_>, themes: &[ThemeSeen<'_>], facts: &mut Facts) {
    let settings = view.context.settings;
    let mut said = if view.exercise.themes.is_some() {
        Value::truth(Truth::False)
    } else {
        view.blank_truth()
    };
    let mut mended = if view.exercise.themes.is_some() {
        Value::truth(Truth::True)
    } else {
        view.blank_truth().negated()
    };
    for seen in themes {
        let about = match &seen.theme.kind {
            Cell::Value(kind) => Value::truth(Truth::from(*kind == ThemeKind::AboutTheExercise)),
            Cell::NotHeld => view.not_held_truth(),
            Cell::Blank | Cell::NotApplicable(_) => view.blank_truth(),
        };
        let reported = view.given(seen.theme.reported_by.is_some());
        let share = share_of(seen, themes);
        let many = Value::number(share).compare(|share| share.at_least(settings.number(Parameter::UnclearShare)));
        said = said.or(about.and(reported.or(many)));
        let days = Q::whole(i64::from(settings.days(Parameter::UnclearFixedDays)));
        let fixed = View::days_between(view.event_date(&seen.theme.fixed_on), view.closes).compare(|lead| lead.at_least(days));
        mended = mended.and(about.negated().or(fixed));
    }
    facts.set(Fact::QuestionUnclear, said);
    facts.set(Fact::QuestionMended, mended);
}

/// The voices of one theme as a share of all, in percent: the more its own, the more; the more the others', the less.
fn share_of(one: &ThemeSeen<'_>, themes: &[ThemeSeen<'_>]) -> Interval {
    let zero = Interval::exact(Q::ZERO);
    let rest = themes
        .iter()
        .filter(|other| other.theme.id != one.theme.id)
        .fold(zero, |sum, other| sum.plus(&other.voices));
    let part = |own: Option<Q>, rest: Option<Q>| {
        let (own, rest) = (own?, rest?);
        own.times(Q::whole(100))?.over(own.plus(rest)?)
    };
    let low = part(one.voices.low, rest.high).unwrap_or(Q::ZERO);
    let high = if one.voices.high.is_none() {
        Q::whole(100)
    } else {
        part(one.voices.high, rest.low).unwrap_or(Q::ZERO)
    };
    Interval::between(low.min(high), high)
}
