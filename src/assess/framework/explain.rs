//! From marks to the published assessment of a framework: the result with its rule, every level with who marked it, and the parts that
//! sum to it.
//!
//! Reads the verdict and adds nothing to it: no level is decided here. What a framework does not know (form and effect, signs, a plan)
//! stays empty.

use super::given::Given;
use super::score::{UnitResult, unit};
use super::tree;
use super::words::{result_name, says_of, shown_score};
use crate::assess::explain::core::changes;
use crate::assess::explain::info::{authority_info, documents, statements, submission_info, warnings};
use crate::assess::published::{
    Assessment, Core, CoreCriterion, CoreRubric, Engine, Evidence, Grade, GradeStatus, Level, Limit, Named, Plan, RubricInfo, Score, Unit,
};
use crate::assess::score::status;
use crate::assess::verdict::Bounds;
use crate::base::fault::Faults;
use crate::facts::Facts;
use crate::facts::strength::Verified;
use crate::facts::view::{Context, View};
use crate::rubric::framework::file::UnitWord;
use crate::rubric::framework::model::Framework;

/// Everything that an assessment by a framework is made of.
pub struct Inputs<'a> {
    /// the stem of the submission's file
    pub name: &'a str,
    /// the SHA-256 of the submission's file
    pub sha256: &'a str,
    /// what is odd about the file
    pub warnings: &'a Faults,
    /// what all units share
    pub context: Context<'a>,
    /// the framework
    pub framework: &'a Framework,
    /// the marks
    pub given: &'a Given,
    /// documents that somebody looked at
    pub verified: &'a Verified,
}

/// Scores and explains a submission by a framework.
pub fn assess(inputs: &Inputs<'_>) -> Assessment {
    let (framework, submission) = (inputs.framework, inputs.context.submission);
    let exercises = submission.exercises.as_deref().unwrap_or(&[]);
    let single = framework.file.unit == UnitWord::Submission;
    let results: Vec<UnitResult> = results(inputs).into_iter().map(|(_, result)| result).collect();
    let explainer = Explainer { inputs, framework };
    let whole = deciding(&results);
    let grade = explainer.grade(whole, !results.is_empty());
    let units: Vec<Unit> = if single {
        Vec::new()
    } else {
        exercises
            .iter()
            .zip(&results)
            .enumerate()
            .map(|(place, (exercise, result))| explainer.unit(place, exercise, result))
            .collect()
    };
    Assessment {
        format: 1,
        engine: Engine {
            name: "earnest".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        },
        as_of: inputs.context.as_of.to_string(),
        submission: submission_info(submission, inputs.name, inputs.sha256),
        rubric: explainer.rubric(),
        authority: authority_info(submission),
        score: whole.and_then(Deciding::alone).and_then(|result| explainer.score(result)),
        core: core(inputs),
        coverage: explainer.coverage(&results),
        criteria: whole.map_or_else(Vec::new, |whole| explainer.criteria_of_all(whole, single)),
        tree: match whole {
            Some(whole) if whole.alone().is_none() => tree::of_exercises(framework, exercises, &results, whole),
            _ => tree::grade(framework, "grade", whole.and_then(Deciding::alone)),
        },
        exercises: units,
        grade,
        signs: Vec::new(),
        notes: Vec::new(),
        plan: Plan {
            first: Vec::new(),
            now: Vec::new(),
            before_decision: Vec::new(),
            next_time: Vec::new(),
        },
        guide: None,
        edges: Vec::new(),
        questions: Vec::new(),
        to_decide: explainer.to_decide(&results, single),
        judgements: explainer.judgements(),
        statements: statements(submission),
        warnings: warnings(inputs.warnings),
        evidence: Evidence {
            strengths: Vec::new(),
            silences: Vec::new(),
        },
        independence: Vec::new(),
        documents: documents(submission, inputs.verified),
        parameters: Vec::new(),
        cells: std::collections::BTreeMap::new(),
    }
}

/// The result of each exercise with the facts that it read, or of the submission as one.
pub(super) fn results(inputs: &Inputs<'_>) -> Vec<(Option<Facts>, UnitResult)> {
    let (framework, submission) = (inputs.framework, inputs.context.submission);
    let since = submission.period.from.from;
    if framework.file.unit == UnitWord::Submission {
        return vec![(None, unit(framework, inputs.given, None, None, since))];
    }
    let one = |exercise: &crate::submission::model::Exercise| {
        let facts = Facts::of(&View::new(inputs.context, exercise, None));
        let result = unit(framework, inputs.given, Some(exercise.id.as_str()), Some(&facts), since);
        (Some(facts), result)
    };
    submission.exercises.as_deref().unwrap_or(&[]).iter().map(one).collect()
}

/// The units that decide the result of all: the one with the lowest result at its lowest, and the one at its highest; often the same.
#[derive(Clone, Copy)]
pub(super) struct Deciding<'r> {
    /// whose lowest is the lowest
    pub(super) low: &'r UnitResult,
    /// whose highest is the lowest
    pub(super) high: &'r UnitResult,
}

impl<'r> Deciding<'r> {
    /// One unit.
    pub(super) const fn one(result: &'r UnitResult) -> Self {
        Self { low: result, high: result }
    }

    /// The unit that decides both ends.
    pub(super) fn alone(self) -> Option<&'r UnitResult> {
        std::ptr::eq(self.low, self.high).then_some(self.low)
    }

    /// The level between both ends.
    pub(super) fn level(self) -> Option<Bounds> {
        let (low, high) = (self.low.level?, self.high.level?);
        Some(Bounds {
            low: low.low,
            high: high.high,
        })
    }

    /// What bites at either end.
    fn limits(self) -> Vec<(usize, bool)> {
        if self.alone().is_some() {
            return self.low.limits.clone();
        }
        let mut all = self.low.limits.clone();
        all.extend(self.high.limits.iter().filter(|limit| !self.low.limits.contains(limit)));
        all
    }
}

/// The units that decide, the first of equals; of equals at one end that which decides the other too. Where none has a level, none speaks
/// for the others.
pub(super) fn deciding(results: &[UnitResult]) -> Option<Deciding<'_>> {
    let graded = || results.iter().filter_map(|result| Some((result.level?, result)));
    let both = graded().min_by_key(|(level, _)| (level.high, level.low));
    let Some((level, high)) = both else {
        let only = results.first().filter(|_| results.len() == 1)?;
        return Some(Deciding::one(only));
    };
    let lower = graded()
        .filter(|(other, _)| other.low < level.low)
        .min_by_key(|(other, _)| other.low);
    Some(Deciding {
        low: lower.map_or(high, |(_, low)| low),
        high,
    })
}

/// What the framework gives that an overlay changed; none where none was.
fn core(inputs: &Inputs<'_>) -> Option<Core> {
    let overlaid = inputs.framework.overlay.as_ref()?;
    let base = assess(&Inputs {
        framework: &overlaid.base,
        ..*inputs
    });
    Some(Core {
        rubric: CoreRubric {
            id: base.rubric.id,
            version: base.rubric.version,
            sha256: base.rubric.sha256,
            title: base.rubric.title,
        },
        grade: base.grade,
        criteria: base.criteria.into_iter().map(CoreCriterion::from).collect(),
        ours: overlaid.ours,
        whose: if overlaid.ours {
            "The changes are ours, the house's that makes this program, and not its publisher's."
        } else {
            "The changes are made locally, and not by its publisher."
        }
        .to_owned(),
        changes: changes(&overlaid.changes),
    })
}

/// What explaining needs at hand.
pub(super) struct Explainer<'a> {
    pub(super) inputs: &'a Inputs<'a>,
    pub(super) framework: &'a Framework,
}

impl Explainer<'_> {
    fn rubric(&self) -> RubricInfo {
        let file = &self.framework.file;
        let nothing = |id: &str| Named {
            id: id.to_owned(),
            title: String::new(),
            says: None,
        };
        let levels = if file.result.levels.is_empty() {
            let level = |level: &crate::rubric::framework::file::ScaleFile| Level {
                level: level.level,
                name: level.name.as_str().to_owned(),
                says: level.says.as_ref().map_or_else(String::new, |says| says.as_str().to_owned()),
            };
            file.scale.iter().map(level).collect()
        } else {
            let level = |level: &crate::rubric::framework::file::ResultLevel| Level {
                level: level.level,
                name: level.name.as_str().to_owned(),
                says: level.says.as_ref().map_or_else(String::new, |says| says.as_str().to_owned()),
            };
            file.result.levels.iter().map(level).collect()
        };
        RubricInfo {
            id: file.id.as_str().to_owned(),
            version: file.version.as_str().to_owned(),
            sha256: self.framework.sha256.clone(),
            title: file.title.as_str().to_owned(),
            about: format!("{} {}", file.about, file.faithful),
            grade_rule: file.result.says.as_str().to_owned(),
            roll_up_rule: match file.unit {
                UnitWord::Submission => "The submission is marked as one.".to_owned(),
                UnitWord::Exercise => "Each exercise is marked; the lowest gives the result, which is our choice.".to_owned(),
            },
            levels,
            form: nothing("form"),
            effect: nothing("effect"),
            sources: file
                .sources
                .iter()
                .map(|source| Named {
                    id: source.id.as_str().to_owned(),
                    title: source.title.as_str().to_owned(),
                    says: source.url.as_ref().map(|url| url.as_str().to_owned()),
                })
                .collect(),
            paste: Vec::new(),
        }
    }

    /// The grade of a unit, or of all by those that decide; `sent` where there is anything to grade.
    pub(super) fn grade(&self, whole: Option<Deciding<'_>>, sent: bool) -> Grade {
        let open = Bounds {
            low: self.framework.result_levels.map_or(self.framework.lowest, |levels| levels.0),
            high: self.framework.result_levels.map_or(self.framework.highest, |levels| levels.1),
        };
        let level = whole.and_then(Deciding::level);
        let bounds = level.unwrap_or(open);
        let refused = whole.is_some_and(|whole| whole.low.refused || whole.high.refused);
        let limits = whole.map_or_else(Vec::new, Deciding::limits);
        let capped = whole.is_some_and(|whole| whole.high.limits.iter().any(|(_, sure)| *sure));
        let graded = level.is_some();
        let status = if graded {
            status(false, !refused, bounds, capped)
        } else {
            GradeStatus::NotApplicable
        };
        let own = self.inputs.given.is_self_assessment();
        let figure = whole.and_then(Deciding::alone).and_then(|result| result.figure.as_ref());
        let cut_unknown = !refused && figure.is_some_and(|made| made.exact.0 == made.exact.1);
        let mut says = if !sent {
            "Nothing was sent that this framework looks at.".to_owned()
        } else if refused {
            "There is no result until every indicator is marked.".to_owned()
        } else {
            says_of(self.framework, status, bounds, figure)
        };
        if own {
            says.push_str(" The body marked itself.");
        }
        Grade {
            status,
            level: (status == GradeStatus::Firm).then_some(bounds.low),
            low: bounds.low,
            high: bounds.high,
            name: (status == GradeStatus::Firm).then(|| result_name(self.framework, bounds.low)),
            words: match status {
                GradeStatus::Firm => result_name(self.framework, bounds.low),
                GradeStatus::AtMost => format!("at most {}", result_name(self.framework, bounds.high)),
                GradeStatus::Between => format!(
                    "between {} and {}",
                    result_name(self.framework, bounds.low),
                    result_name(self.framework, bounds.high)
                ),
                GradeStatus::Insufficient if cut_unknown => format!(
                    "between {} and {}: the publisher's cut is not known",
                    result_name(self.framework, bounds.low),
                    result_name(self.framework, bounds.high)
                ),
                GradeStatus::Insufficient => "insufficient evidence".to_owned(),
                GradeStatus::NotDue => "not due yet".to_owned(),
                GradeStatus::NotApplicable => "no overall result".to_owned(),
            },
            says,
            on_held: None,
            due: None,
            limits: self.limits(&limits),
            without_light: None,
            light: None,
        }
    }

    fn limits(&self, limits: &[(usize, bool)]) -> Vec<Limit> {
        let named = |(place, sure): &(usize, bool)| {
            let file = self.framework.file.limits.get(*place)?;
            Some(Limit {
                id: file.id.as_str().to_owned(),
                kind: "rule".to_owned(),
                at_most: file.at_most,
                sure: *sure,
                says: format!("{} ({})", file.says, file.status),
            })
        };
        limits.iter().filter_map(named).collect()
    }

    fn score(&self, result: &UnitResult) -> Option<Score> {
        if result.refused {
            return None;
        }
        let figure = result.figure.as_ref()?;
        Some(shown_score(self.framework, figure, result))
    }
}
