//! From a verdict to the published assessment: every number with its words, its reasons and its places.
//!
//! Reads the verdict and adds nothing to it: no level is decided here.

mod decide;
mod outcome;
mod people;
mod places;
mod plan;
mod tree;
mod unit;
mod words;

pub(super) use words::level as explain_words;

use crate::assess::edges::edges;
use crate::assess::marks::{Marks, Target};
use crate::assess::published::{
    Assessment, AuthorityInfo, CountShown, Criterion, DocumentInfo, Engine, Evidence, Independence, IndicatorStatus, Level, Limit, Named,
    Note, ParameterInfo, Paste, Ratio, RubricInfo, Sign, SignStatus, StatementInfo, SubmissionInfo, Warning,
};
use crate::assess::rollup::score_units;
use crate::assess::score::Scoring;
use crate::assess::verdict::{RolledCriterion, SignState, State, UnitVerdict, Verdict};
use crate::base::fault::Faults;
use crate::base::number::Q;
use crate::facts::strength::{Looked, Strength, Verified, census, has_interest};
use crate::facts::view::Context;
use crate::facts::{Unit, units};
use crate::rubric::file::{Confidence, CriterionFile, SignFile};
use crate::rubric::model::Rubric;
use crate::submission::model::{Basis, Submission};
use places::Places;
use std::collections::BTreeMap;

/// Everything that an assessment is made of.
pub struct Inputs<'a> {
    /// the stem of the submission's file
    pub name: &'a str,
    /// the SHA-256 of the submission's file
    pub sha256: &'a str,
    /// what is odd about the file
    pub warnings: &'a Faults,
    /// what all units share
    pub context: Context<'a>,
    /// the rubric
    pub rubric: &'a Rubric,
    /// the judgements
    pub marks: &'a Marks,
    /// documents that somebody looked at
    pub verified: &'a Verified,
}

/// What explaining needs at hand.
struct Explainer<'a> {
    inputs: &'a Inputs<'a>,
    rubric: &'a Rubric,
    submission: &'a Submission,
    units: &'a [Unit<'a>],
    verdict: &'a Verdict,
    /// the verdict had no light thresholds been used
    strict: &'a Verdict,
    places: Places,
}

/// Scores and explains a submission.
pub fn assess(inputs: &Inputs<'_>) -> Assessment {
    let submission = inputs.context.submission;
    let all = units(submission);
    let scoring = Scoring {
        rubric: inputs.rubric,
        marks: inputs.marks,
        verified: inputs.verified,
        without_light: false,
    };
    let verdict = score_units(&scoring, inputs.context, &all);
    let strict = score_units(
        &Scoring {
            without_light: true,
            ..scoring
        },
        inputs.context,
        &all,
    );
    let explainer = Explainer {
        inputs,
        rubric: inputs.rubric,
        submission,
        units: &all,
        verdict: &verdict,
        strict: &strict,
        places: Places::new(submission),
    };
    explainer.assessment()
}

impl Explainer<'_> {
    fn assessment(&self) -> Assessment {
        let exercises: Vec<_> = self
            .units
            .iter()
            .zip(&self.verdict.units)
            .enumerate()
            .map(|(at, (one, verdict))| self.unit(at, one, verdict))
            .collect();
        let signs = self.signs();
        let criteria: Vec<Criterion> = self
            .rubric
            .file
            .criteria
            .iter()
            .zip(&self.verdict.criteria)
            .map(|(file, rolled)| self.rolled(file, rolled))
            .collect();
        let mut grade = self.grade(
            &self.verdict.grade,
            self.authority_limits(),
            self.strict.grade,
            self.verdict.units.iter().any(|unit| self.uses_light(unit)),
        );
        if self.units.is_empty() {
            grade.says = "Nothing was sent that could be graded.".to_owned();
        }
        Assessment {
            format: 1,
            engine: Engine {
                name: "earnest".to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
            },
            as_of: self.inputs.context.as_of.to_string(),
            submission: self.submission_info(),
            rubric: self.rubric_info(),
            authority: self.authority_info(),
            coverage: coverage(&self.verdict.criteria.iter().map(|c| (c.known, c.applies)).collect::<Vec<_>>()),
            plan: self.plan(),
            edges: edges(self.inputs, self.units, self.verdict),
            questions: self.questions(),
            to_decide: self.to_decide(),
            judgements: self.judgements(),
            statements: self.statements(),
            warnings: self.warnings(),
            evidence: self.evidence(&exercises),
            independence: self.independence(),
            documents: self.documents(),
            parameters: self.parameters(),
            notes: self.notes(),
            tree: self.tree(),
            grade,
            criteria,
            exercises,
            signs,
        }
    }

    fn submission_info(&self) -> SubmissionInfo {
        let submission = self.submission;
        let text = |text: &Option<crate::submission::fields::Text>| text.as_ref().map(|text| text.as_str().to_owned());
        let basis_says = match submission.basis {
            Basis::Returned => "The authority filled this in: what is left blank counts as not evidenced.",
            Basis::Compiled => {
                "Somebody gathered this from published sources: what is left blank is unknown, and gives bounds instead of a level."
            }
        };
        SubmissionInfo {
            name: self.inputs.name.to_owned(),
            sha256: self.inputs.sha256.to_owned(),
            basis: submission.basis.word().to_owned(),
            basis_says: basis_says.to_owned(),
            from: submission.period.from.to_string(),
            to: submission.period.to.to_string(),
            filled_in_by: text(&submission.filled_in_by),
            note: text(&submission.note),
            correction_of: submission
                .correction_of
                .as_ref()
                .map(|correction| correction.sha256.as_str().to_owned()),
            correction: submission.correction_of.as_ref().and_then(|correction| text(&correction.what)),
            reply: text(&submission.reply),
        }
    }

    fn rubric_info(&self) -> RubricInfo {
        let file = &self.rubric.file;
        let part = |id: &str, part: &crate::rubric::file::PartFile| Named {
            id: id.to_owned(),
            title: part.title.as_str().to_owned(),
            says: Some(part.says.as_str().to_owned()),
        };
        RubricInfo {
            id: file.id.as_str().to_owned(),
            version: file.version.as_str().to_owned(),
            sha256: self.rubric.sha256.clone(),
            title: file.title.as_str().to_owned(),
            about: file.about.as_str().to_owned(),
            grade_rule: file.grade.says.as_str().to_owned(),
            roll_up_rule: file.roll_up.says.as_str().to_owned(),
            levels: file
                .levels
                .iter()
                .map(|level| Level {
                    level: level.level,
                    name: level.name.as_str().to_owned(),
                    says: level.says.as_str().to_owned(),
                })
                .collect(),
            form: part("form", &file.parts.form),
            effect: part("effect", &file.parts.effect),
            sources: file
                .sources
                .iter()
                .map(|source| Named {
                    id: source.id.as_str().to_owned(),
                    title: source.title.as_str().to_owned(),
                    says: source.url.as_ref().map(|url| url.as_str().to_owned()),
                })
                .collect(),
            paste: file
                .paste
                .iter()
                .map(|paste| Paste {
                    title: paste.title.as_str().to_owned(),
                    lines: paste.lines.iter().map(|line| line.as_str().to_owned()).collect(),
                })
                .collect(),
        }
    }

    fn authority_info(&self) -> AuthorityInfo {
        let authority = &self.submission.authority;
        AuthorityInfo {
            name: authority.name.as_str().to_owned(),
            code: authority.code.as_ref().map(|code| code.as_str().to_owned()),
            kind: authority.kind.value().map(|kind| kind.word().to_owned()),
            region: authority.region.as_ref().map(|region| region.as_str().to_owned()),
            people: authority.people.value().map(crate::submission::fields::Count::words),
        }
    }

    /// What binds the authority's grade: the roll-up caps of signs.
    fn authority_limits(&self) -> Vec<Limit> {
        let caps = &self.rubric.file.roll_up.caps;
        self.verdict
            .caps
            .iter()
            .filter_map(|(place, high)| caps.get(*place).map(|cap| (cap, *high)))
            .map(|(cap, sure)| Limit {
                id: cap.id.as_str().to_owned(),
                kind: "rule".to_owned(),
                at_most: cap.at_most,
                sure,
                says: cap.says.as_str().to_owned(),
            })
            .collect()
    }

    /// A criterion of the authority.
    fn rolled(&self, file: &CriterionFile, rolled: &RolledCriterion) -> Criterion {
        let lowered = rolled.bounds.high < rolled.without_hard_signs.high;
        let mut limits = Vec::new();
        if rolled.bounds != rolled.middle {
            for cap in self.rubric.file.roll_up.caps.iter().filter(|cap| cap.level_at_most.is_some()) {
                limits.push(Limit {
                    id: cap.id.as_str().to_owned(),
                    kind: "rule".to_owned(),
                    at_most: cap.at_most,
                    sure: rolled.bounds.high < rolled.middle.high,
                    says: cap.says.as_str().to_owned(),
                });
            }
        }
        self.criterion_shown(
            file,
            rolled.state,
            rolled.bounds,
            lowered,
            (rolled.known, rolled.applies),
            rolled.on_held,
            limits,
        )
    }

    fn signs(&self) -> Vec<Sign> {
        let mut all: Vec<(usize, u8, Sign)> = Vec::new();
        for (at, (unit, verdict)) in self.units.iter().zip(&self.verdict.units).enumerate() {
            for sign in &verdict.signs {
                let Some((file, model)) = self.rubric.file.signs.get(sign.sign).zip(self.rubric.signs.get(sign.sign)) else {
                    continue;
                };
                let order = match sign.state {
                    SignState::Fired => 0,
                    SignState::Lifted => 1,
                    SignState::Noted => 2,
                    SignState::Possible => 3,
                };
                all.push((model.severity, order, self.sign(at, unit, verdict, sign, file)));
            }
        }
        all.sort_by_key(|(severity, order, _)| (*order, *severity));
        all.into_iter().map(|(_, _, sign)| sign).collect()
    }

    fn sign(&self, at: usize, unit: &Unit<'_>, verdict: &UnitVerdict, sign: &crate::assess::verdict::SignVerdict, file: &SignFile) -> Sign {
        let facts = self.rubric.signs.get(sign.sign).map_or(&[][..], |model| model.facts.as_slice());
        let confidence = match (file.confidence, sign.on_silence) {
            (Confidence::High, true) => Confidence::Medium,
            (confidence, _) => confidence,
        };
        let severity = self.rubric.file.severities.iter().find(|severity| severity.id == file.severity);
        let lifted = self
            .inputs
            .marks
            .on(unit.id())
            .filter(|_| sign.state == SignState::Lifted)
            .find_map(|mark| match &mark.target {
                Target::Sign(id, _) if id == file.id.as_str() => Some(format!("{} ({}): {}", mark.author, mark.role.word(), mark.reason)),
                Target::Sign(..) | Target::Indicator(..) | Target::Fact(..) => None,
            });
        let without = (sign.state == SignState::Fired).then(|| self.without_sign(at, verdict, sign));
        let mut shown: Vec<crate::assess::published::FactShown> = facts.iter().map(|fact| self.fact(at, *fact, verdict)).collect();
        if let Some(model) = self.rubric.signs.get(sign.sign)
            && model.facts.len() > 3
        {
            shown.retain(|fact| fact.silence != "unknown" || sign.state == SignState::Possible);
        }
        let places: Vec<String> = {
            let mut all: Vec<String> = shown.iter().flat_map(|fact| fact.places.iter().cloned()).collect();
            all.sort();
            all.dedup();
            all
        };
        Sign {
            id: file.id.as_str().to_owned(),
            title: file.title.as_str().to_owned(),
            says: file.says.as_str().to_owned(),
            status: match sign.state {
                SignState::Fired => SignStatus::Fired,
                SignState::Possible => SignStatus::Possible,
                SignState::Lifted => SignStatus::Lifted,
                SignState::Noted => SignStatus::Noted,
            },
            severity: file.severity.as_str().to_owned(),
            confidence: confidence.word().to_owned(),
            caps: file.caps.as_str().to_owned(),
            at_most: sign.at_most,
            grade_at_most: severity.and_then(|severity| severity.grade_at_most),
            on: unit.id().to_owned(),
            places,
            facts: shown,
            without,
            lifted,
            source: file.source.as_ref().map(|source| source.as_str().to_owned()),
            remedy: file.remedy.act.as_str().to_owned(),
        }
    }

    fn notes(&self) -> Vec<Note> {
        let mut all: Vec<Note> = Vec::new();
        for (at, (unit, verdict)) in self.units.iter().zip(&self.verdict.units).enumerate() {
            for place in &verdict.notes {
                let Some((file, model)) = self.rubric.file.notes.get(*place).zip(self.rubric.notes.get(*place)) else {
                    continue;
                };
                let facts = model.facts();
                let of_the_file = facts.iter().all(|fact| fact.def().from.iter().all(|from| from.starts_with("~/")))
                    && file.id.as_str() != "urgent-decision";
                let on = if of_the_file { String::new() } else { unit.id().to_owned() };
                if all.iter().any(|note| note.id == file.id.as_str() && note.on == on) {
                    continue;
                }
                let places = facts.iter().flat_map(|fact| self.places_of(at, *fact)).collect();
                all.push(Note {
                    id: file.id.as_str().to_owned(),
                    title: file.title.as_str().to_owned(),
                    says: file.says.as_str().to_owned(),
                    on,
                    places,
                });
            }
        }
        all
    }

    fn statements(&self) -> Vec<StatementInfo> {
        self.submission
            .statements
            .as_deref()
            .unwrap_or(&[])
            .iter()
            .map(|statement| StatementInfo {
                on: statement.on.as_ref().map_or_else(String::new, |on| on.as_str().to_owned()),
                indicator: statement.indicator.as_str().to_owned(),
                text: statement.text.as_str().to_owned(),
                level: statement.level,
            })
            .collect()
    }

    fn warnings(&self) -> Vec<Warning> {
        self.inputs
            .warnings
            .iter()
            .map(|fault| Warning {
                code: fault.code.to_owned(),
                at: fault.at.to_string(),
                line: fault.place.map(|place| place.line),
                message: fault.message.clone(),
                help: fault.help.clone(),
            })
            .collect()
    }

    fn evidence(&self, exercises: &[crate::assess::published::Unit]) -> Evidence {
        let mut strengths: BTreeMap<Strength, u32> = BTreeMap::new();
        for unit in self.units.iter().filter(|unit| unit.row.is_none()) {
            for (strength, number) in census(self.submission, self.inputs.verified, &unit.exercise) {
                let slot = strengths.entry(strength).or_default();
                *slot = slot.saturating_add(number);
            }
        }
        let mut silences: BTreeMap<IndicatorStatus, u32> = BTreeMap::new();
        for indicator in exercises
            .iter()
            .flat_map(|unit| &unit.criteria)
            .flat_map(|criterion| &criterion.indicators)
        {
            let slot = silences.entry(indicator.status).or_default();
            *slot = slot.saturating_add(1);
        }
        let count = |of: &str, number: u32| CountShown {
            of: of.to_owned(),
            number: crate::submission::fields::grouped(number),
        };
        Evidence {
            strengths: strengths.iter().map(|(strength, number)| count(strength.word(), *number)).collect(),
            silences: silences
                .iter()
                .map(|(status, number)| count(words::silence(*status), *number))
                .collect(),
        }
    }

    fn independence(&self) -> Vec<Independence> {
        self.submission
            .partners
            .as_deref()
            .unwrap_or(&[])
            .iter()
            .map(|partner| {
                let interest = has_interest(partner);
                Independence {
                    name: partner.name.as_str().to_owned(),
                    role: partner.role.value().map_or("not stated", |role| role.word()).to_owned(),
                    funded: partner
                        .funded_share
                        .value()
                        .map(|share| format!("{} %", share.fraction().times(Q::whole(100)).unwrap_or(Q::ZERO).decimal(1))),
                    independent: !interest,
                    says: if interest {
                        "has an interest in the result: what it says does not corroborate".to_owned()
                    } else {
                        "no interest stated: what it says can corroborate".to_owned()
                    },
                }
            })
            .collect()
    }

    fn documents(&self) -> Vec<DocumentInfo> {
        self.submission
            .documents
            .as_deref()
            .unwrap_or(&[])
            .iter()
            .map(|document| DocumentInfo {
                id: document.id.as_str().to_owned(),
                title: document.title.as_str().to_owned(),
                url: document.url.as_ref().map(|url| url.as_str().to_owned()),
                published: document.published.value().map(ToString::to_string),
                author: document.author.value().map(|author| author.word().to_owned()),
                state: match self.inputs.verified.get(document.id.as_str()) {
                    Some(Looked::Exhibited) => "exhibited",
                    Some(Looked::Missing) => "missing",
                    Some(Looked::Changed) => "changed",
                    None => "cited",
                }
                .to_owned(),
            })
            .collect()
    }

    fn parameters(&self) -> Vec<ParameterInfo> {
        self.rubric
            .file
            .parameters
            .iter()
            .map(|parameter| {
                let about = crate::facts::settings::Parameter::ALL
                    .iter()
                    .find(|(_, id, _, _)| *id == parameter.id.as_str())
                    .map_or("", |(_, _, _, about)| about.trim());
                ParameterInfo {
                    id: parameter.id.as_str().to_owned(),
                    about: about.to_owned(),
                    value: parameter.value.exact().unwrap_or(Q::ZERO).decimal(6),
                    unit: parameter.unit.as_str().to_owned(),
                    status: parameter.status.word().to_owned(),
                    source: parameter.source.as_ref().map(|source| source.as_str().to_owned()),
                }
            })
            .collect()
    }

    fn uses_light(&self, unit: &UnitVerdict) -> bool {
        unit.criteria
            .iter()
            .flat_map(|criterion| &criterion.indicators)
            .any(|indicator| indicator.state.counts() && indicator.light.is_true())
    }
}

/// The known share of what applies, in percent.
fn coverage(parts: &[(Q, Q)]) -> Ratio {
    // each criterion weighs the same, whatever its indicators weigh inside
    let shares: Vec<Q> = parts.iter().filter_map(|(known, applies)| known.over(*applies)).collect();
    let count = i64::try_from(shares.len()).unwrap_or(0);
    let sum = shares.iter().try_fold(Q::ZERO, |sum, share| sum.plus(*share)).unwrap_or(Q::ZERO);
    let exact = sum.over(Q::whole(count)).unwrap_or(Q::ZERO);
    let percent = exact
        .times(Q::whole(100))
        .unwrap_or(Q::ZERO)
        .round(crate::base::number::Round::Floor);
    Ratio {
        exact: exact.to_string(),
        shown: format!("{percent} %"),
    }
}

/// The day on which something that waits can first be graded, in writing.
fn due_day(state: State) -> Option<String> {
    match state {
        State::NotDue(day) => day.map(|day| day.to_string()),
        State::Counts | State::Judged | State::NotApplicable => None,
    }
}
