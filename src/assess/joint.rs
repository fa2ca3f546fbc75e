//! How a grade fares where every number of the rubric is drawn at once, many times over: a third thing beside bounds and edges, and never merged
//! with either.
//!
//! For each setting every cut and every number inside the facts is multiplied by its own factor from 0.900 to 1.100, effect weighs 0.50 to
//! 0.80, and each judged level stands one lower or one higher as often as two assessors differ. The settings come of a fixed seed and are the
//! same for everybody, so that two authorities differ by their evidence and never by the draw. Nothing here says how likely a setting is.

use crate::assess::cuts::cuts;
use crate::assess::marks::{Marks, Target};
use crate::assess::rollup::score_units;
use crate::assess::score::Scoring;
use crate::assess::verdict::Verdict;
use crate::base::number::Q;
use crate::facts::settings::Parameter;
use crate::facts::strength::Verified;
use crate::facts::view::Context;
use crate::facts::{Unit, units};
use crate::rubric::model::Rubric;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

/// The seed of all settings: no clock, no file, and no reason to choose another.
const SEED: [u8; 32] = *b"earnest: the same for everybody.";
/// A factor in thousandths.
const FACTOR: (u32, u32) = (900, 1_100);
/// What effect weighs, in thousandths.
const EFFECT: (u32, u32) = (500, 800);
/// How often two assessors give the same level, in percent, until it has been measured (house rubric, 3.9).
const AGREEMENT: u32 = 70;
/// Judged levels that have a draw of their own; those beyond share them in turn.
const JUDGED: usize = 16;

/// Settings to try.
pub struct Joint {
    settings: Vec<Setting>,
}

struct Setting {
    rubric: Rubric,
    /// for each judged level a number below 100
    judged: [u32; JUDGED],
}

/// How a grade fared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fared {
    /// settings tried
    pub tried: u32,
    /// settings in which status and bounds stayed as they are
    pub held: u32,
    /// the lowest that the grade could be in all but the lowest twentieth of the settings
    pub low: u32,
    /// the highest that the grade could be in all but the highest twentieth of the settings
    pub high: u32,
}

impl Joint {
    /// So many settings of a rubric. The first ones of more are the same as those of fewer.
    pub fn new(rubric: &Rubric, many: u32) -> Self {
        let mut random = ChaCha8Rng::from_seed(SEED);
        let settings = (0..many).map(|_| setting(rubric, &mut random)).collect();
        Self { settings }
    }

    /// How the grade of a submission fares, which is `verdict` by the rubric as it stands.
    pub fn fared(&self, context: Context<'_>, marks: &Marks, verified: &Verified, verdict: &Verdict) -> Fared {
        let all = units(context.submission);
        let (mut lows, mut highs, mut held) = (Vec::new(), Vec::new(), 0_u32);
        for setting in &self.settings {
            let grade = setting.grade(context, &all, marks, verified);
            let stays = grade.status == verdict.grade.status && grade.bounds == verdict.grade.bounds;
            held = held.saturating_add(u32::from(stays));
            lows.push(grade.bounds.low);
            highs.push(grade.bounds.high);
        }
        lows.sort_unstable();
        highs.sort_unstable_by(|a, b| b.cmp(a));
        let twentieth = self.settings.len() / 20;
        let bounds = verdict.grade.bounds;
        Fared {
            tried: u32::try_from(self.settings.len()).unwrap_or(u32::MAX),
            held,
            low: lows.get(twentieth).copied().unwrap_or(bounds.low),
            high: highs.get(twentieth).copied().unwrap_or(bounds.high),
        }
    }
}

impl Setting {
    fn grade(&self, context: Context<'_>, all: &[Unit<'_>], marks: &Marks, verified: &Verified) -> crate::assess::verdict::GradeVerdict {
        let moved = self.judged(marks);
        let scoring = Scoring {
            rubric: &self.rubric,
            marks: moved.as_ref().unwrap_or(marks),
            verified,
            without_light: false,
        };
        let context = Context {
            settings: &self.rubric.settings,
            ..context
        };
        score_units(&scoring, context, all).grade
    }

    /// The marks with judged levels one lower or higher, where any is.
    fn judged(&self, marks: &Marks) -> Option<Marks> {
        let any = marks.list.iter().any(|mark| matches!(mark.target, Target::Indicator(..)));
        let mut moved = any.then(|| marks.clone())?;
        let apart = 100_u32.saturating_sub(AGREEMENT) / 2;
        let levels = moved.list.iter_mut().filter_map(|mark| match &mut mark.target {
            Target::Indicator(_, level) => Some(level),
            Target::Apart(_) | Target::Fact(..) | Target::Sign(..) => None,
        });
        for (level, draw) in levels.zip(self.judged.iter().cycle()) {
            if *draw < apart {
                *level = level.saturating_sub(1).max(self.rubric.lowest);
            } else if *draw >= 100_u32.saturating_sub(apart) {
                *level = level.saturating_add(1).min(self.rubric.highest);
            }
        }
        Some(moved)
    }
}

fn setting(rubric: &Rubric, random: &mut ChaCha8Rng) -> Setting {
    let mut moved = rubric.clone();
    for indicator in moved.criteria.iter_mut().flat_map(|criterion| &mut criterion.indicators) {
        cuts(indicator, &mut |cut| *cut.at = factored(*cut.at, random));
    }
    for (parameter, ..) in Parameter::ALL {
        if let Some(number) = moved.settings.get(*parameter) {
            moved.settings.set(*parameter, factored(number, random));
        }
    }
    let effect = between(random, EFFECT);
    let weight = |thousandths: u32| Q::new(i128::from(thousandths), 1_000);
    if let (Some(effect), Some(form)) = (weight(effect), weight(1_000_u32.saturating_sub(effect))) {
        (moved.effect_weight, moved.form_weight) = (effect, form);
    }
    let mut judged = [0; JUDGED];
    for slot in &mut judged {
        *slot = between(random, (0, 99));
    }
    Setting { rubric: moved, judged }
}

fn factored(number: Q, random: &mut ChaCha8Rng) -> Q {
    let factor = between(random, FACTOR);
    let moved = Q::new(i128::from(factor), 1_000).and_then(|factor| number.times(factor));
    moved.unwrap_or(number)
}

/// A whole number from one to another, each as often. By hand, so that no other version of a library draws others.
fn between(random: &mut ChaCha8Rng, (from, to): (u32, u32)) -> u32 {
    let many = to.saturating_sub(from).saturating_add(1).max(1);
    // the numbers beyond the last whole round would make the first ones more frequent
    let whole = u32::MAX.checked_div(many).unwrap_or(1).saturating_mul(many);
    loop {
        let drawn = random.next_u32();
        if drawn < whole {
            return from.saturating_add(drawn.checked_rem(many).unwrap_or(0));
        }
    }
}

#[cfg(test)]
#[path = "joint_tests.rs"]
mod tests;
