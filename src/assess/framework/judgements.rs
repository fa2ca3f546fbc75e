//! The marks under a framework in words: each that was given, whether it counts, and what nobody marked yet.

use super::explain::Explainer;
use super::given::Word;
use super::score::{Origin, UnitResult};
use super::words::level_name;
use crate::assess::marks::Role;
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
        let mut interests: Vec<String> = self.inputs.given.words.iter().map(|word| word.interest.clone()).collect();
        interests.sort();
        interests.dedup();
        ToDecide {
            judge,
            confirm: Vec::new(),
            interests,
        }
    }

    pub(super) fn judgement(&self, word: &Word) -> Judgement {
        let counts = self.inputs.given.counts(word);
        let standing = self.inputs.given.standing(word.on.as_deref(), &word.indicator);
        let stands = standing.iter().any(|other| std::ptr::eq(*other, word));
        let left_out = if !counts {
            Some("marks of the body itself count only where there are no others".to_owned())
        } else if !stands {
            Some("a later mark of the same author stands in its place".to_owned())
        } else {
            None
        };
        let named = word.level.map_or_else(
            || "does not apply".to_owned(),
            |level| level_name(self.framework, Bounds::at(level)),
        );
        Judgement {
            on: word.on.clone().unwrap_or_default(),
            id: word.indicator.clone(),
            says: if word.role == Role::SelfAssessed {
                format!("{named}, by itself")
            } else {
                named
            },
            engine: "a framework's own marks are its measurement".to_owned(),
            role: word.role.word().to_owned(),
            author: word.author.clone(),
            interest: word.interest.clone(),
            date: word.date.to_string(),
            reason: word.reason.clone(),
            document: word.document.clone(),
            body: None,
            blind: word.blind,
            overrides: false,
            standing: stands,
            counted: counts && stands,
            left_out,
        }
    }
}
