//! The marks under a framework in words: each that was given, whether it counts, and what nobody marked yet.

use super::explain::Explainer;
use super::score::{Origin, UnitResult};
use super::words::level_name;
use crate::assess::marks::{Mark, Role, Stand, Standing, Target};
use crate::assess::published::{Judgement, ToDecide, Waiting};
use crate::assess::verdict::Bounds;

impl Explainer<'_> {
    pub(super) fn to_decide(&self, results: &[UnitResult], single: bool) -> ToDecide {
        let exercises = self.inputs.context.submission.exercises.as_deref().unwrap_or(&[]);
        let mut judge = Vec::new();
        for (place, result) in results.iter().enumerate() {
            let on = if single {
                ""
            } else {
                exercises.get(place).map_or("", |exercise| exercise.id.as_str())
            };
            for (file, criterion) in self.framework.file.criteria.iter().zip(&result.criteria) {
                for (file, one) in file.indicators.iter().zip(&criterion.indicators) {
                    let open = one.origin == Origin::Measured && one.bounds.low < one.bounds.high;
                    if open || matches!(one.origin, Origin::Open | Origin::Lowest) {
                        judge.push(Waiting {
                            on: on.to_owned(),
                            id: file.id.as_str().to_owned(),
                            title: file.title.as_str().to_owned(),
                            look_for: file.look_for.as_ref().map_or_else(String::new, |text| text.as_str().to_owned()),
                        });
                    }
                }
            }
        }
        let mut interests: Vec<String> = self.inputs.given.marks.list.iter().map(|mark| mark.interest.clone()).collect();
        interests.sort();
        interests.dedup();
        ToDecide {
            judge,
            confirm: Vec::new(),
            interests,
        }
    }

    pub(super) fn judgements(&self) -> Vec<Judgement> {
        let given = self.inputs.given;
        let of_itself = |mark: &Mark| {
            let history = given.history(mark.on.as_deref());
            let found = history.iter().find(|(other, _)| std::ptr::eq(*other, mark));
            found.map(|(_, stand)| self.judgement(mark, stand))
        };
        given.marks.list.iter().filter_map(of_itself).collect()
    }

    fn judgement(&self, mark: &Mark, stand: &Stand) -> Judgement {
        let own = mark.role == Role::SelfAssessed;
        let counted = self.inputs.given.counts(stand);
        let left_out = match stand.standing {
            _ if counted => None,
            Standing::OfTheAuthority => Some("marks of the body itself count only where there are no others".to_owned()),
            Standing::Counts | Standing::Replaced(_) | Standing::Alone => stand.left_out(),
        };
        let (id, named) = match &mark.target {
            Target::Indicator(id, level) => (id.as_str(), level_name(self.framework, Bounds::at(*level))),
            Target::Apart(id) | Target::Sign(id, _) => (id.as_str(), "does not apply".to_owned()),
            Target::Fact(fact, value) => (fact.id(), value.to_string()),
        };
        Judgement {
            on: mark.on.clone().unwrap_or_default(),
            id: id.to_owned(),
            says: if own { format!("{named}, by itself") } else { named },
            engine: "a framework's own marks are its measurement".to_owned(),
            role: mark.role.word().to_owned(),
            author: mark.author.clone(),
            interest: mark.interest.clone(),
            date: mark.date.to_string(),
            reason: mark.reason.clone(),
            document: mark.document.clone(),
            body: stand.tied.clone(),
            blind: mark.blind,
            overrides: false,
            standing: !matches!(stand.standing, Standing::Replaced(_)),
            counted,
            left_out,
        }
    }
}
