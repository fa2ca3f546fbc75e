//! What an assessment says about its inputs: the submission, the rubric, the authority, its papers, partners and parameters.

use super::{Explainer, words};
use crate::assess::published::{
    AuthorityInfo, CountShown, DocumentInfo, Evidence, Independence, IndicatorStatus, Level, Named, ParameterInfo, Paste, RubricInfo,
    StatementInfo, SubmissionInfo, Warning,
};
use crate::base::fault::{CellPlace, Faults};
use crate::base::number::Q;
use crate::facts::settings::Parameter;
use crate::facts::strength::{Looked, Strength, Verified, census, has_interest};
use crate::submission::model::{Basis, Submission};
use std::collections::BTreeMap;

impl Explainer<'_> {
    /// The largest share of its income that a body without interest may have from the authority, in percent.
    pub(super) fn funded_most(&self) -> Q {
        self.rubric.settings.number(Parameter::FundedMost)
    }

    pub(super) fn submission_info(&self) -> SubmissionInfo {
        submission_info(self.submission, self.inputs.name, self.inputs.sha256)
    }
    pub(super) fn rubric_info(&self) -> RubricInfo {
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

    pub(super) fn authority_info(&self) -> AuthorityInfo {
        authority_info(self.submission)
    }
    pub(super) fn statements(&self) -> Vec<StatementInfo> {
        statements(self.submission)
    }
    pub(super) fn warnings(&self) -> Vec<Warning> {
        warnings(self.inputs.warnings)
    }
    pub(super) fn evidence(&self, exercises: &[crate::assess::published::Unit]) -> Evidence {
        let mut strengths: BTreeMap<Strength, u32> = BTreeMap::new();
        for unit in self.units.iter().filter(|unit| unit.row.is_none()) {
            for (strength, number) in census(self.submission, self.inputs.verified, &unit.exercise, self.funded_most()) {
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

    pub(super) fn independence(&self) -> Vec<Independence> {
        self.submission
            .partners
            .as_deref()
            .unwrap_or(&[])
            .iter()
            .map(|partner| {
                let interest = has_interest(partner, self.funded_most());
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
                        "neither ran nor analysed it, and is not known to live on the authority: what it says can corroborate".to_owned()
                    },
                }
            })
            .collect()
    }

    pub(super) fn documents(&self) -> Vec<DocumentInfo> {
        documents(self.submission, self.inputs.verified)
    }
    pub(super) fn parameters(&self) -> Vec<ParameterInfo> {
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
}

/// The submission as it came in.
pub(in crate::assess) fn submission_info(submission: &Submission, name: &str, sha256: &str) -> SubmissionInfo {
    let text = |text: &Option<crate::submission::fields::Text>| text.as_ref().map(|text| text.as_str().to_owned());
    let basis_says = match submission.basis {
        Basis::Returned => "The authority filled this in: what is left blank counts as not evidenced.",
        Basis::Compiled => {
            "Somebody gathered this from published sources: what is left blank is unknown, and gives bounds instead of a level."
        }
    };
    SubmissionInfo {
        name: name.to_owned(),
        sha256: sha256.to_owned(),
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

/// The authority as its file tells of it.
pub(in crate::assess) fn authority_info(submission: &Submission) -> AuthorityInfo {
    let authority = &submission.authority;
    AuthorityInfo {
        name: authority.name.as_str().to_owned(),
        code: authority.code.as_ref().map(|code| code.as_str().to_owned()),
        kind: authority.kind.value().map(|kind| kind.word().to_owned()),
        region: authority.region.as_ref().map(|region| region.as_str().to_owned()),
        people: authority.people.value().map(crate::submission::fields::Count::words),
    }
}

/// The authority's own statements.
pub(in crate::assess) fn statements(submission: &Submission) -> Vec<StatementInfo> {
    submission
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

/// What is odd about the file.
pub(in crate::assess) fn warnings(faults: &Faults) -> Vec<Warning> {
    faults
        .iter()
        .map(|fault| Warning {
            code: fault.code.to_owned(),
            at: fault.at.to_string(),
            line: fault.place.map(|place| place.line),
            cell: fault.cell.as_ref().map(CellPlace::words),
            message: fault.message.clone(),
            help: fault.help.clone(),
        })
        .collect()
}

/// The documents, and what became of those that somebody looked at.
pub(in crate::assess) fn documents(submission: &Submission, verified: &Verified) -> Vec<DocumentInfo> {
    submission
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
            state: match verified.get(document.id.as_str()) {
                Some(Looked::Exhibited) => "exhibited",
                Some(Looked::Missing) => "missing",
                Some(Looked::Changed) => "changed",
                None => "cited",
            }
            .to_owned(),
        })
        .collect()
}
