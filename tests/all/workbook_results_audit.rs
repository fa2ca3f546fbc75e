//! The audit behind the results workbook says what the assessment says.

use crate::generate;
use crate::support::How;
use crate::workbook_results::made;
use earnest::assess::published::audit::{Audit, Part};

/// The levels that stand as found, with the facts that are too fine.
fn stands_as_found(audit: &Audit) -> Vec<String> {
    let mut found = Vec::new();
    for unit in &audit.units {
        for fact in &unit.facts {
            let large = [fact.low, fact.high]
                .into_iter()
                .flatten()
                .any(|end| end.number.max(end.over) > 1_000_000_000);
            if large {
                found.push(format!("{} {}: {:?} {:?}", unit.id, fact.id, fact.low, fact.high));
            }
        }
    }
    found
}

/// What a workbook says beside what the assessment says, for many more submissions than another program could open in time.
#[test]
fn the_audit_says_what_the_assessment_says() {
    for seed in 0..150 {
        let (assessment, audit) = made(&generate::submission(seed), &How::default());
        assert_eq!(audit.as_found, 0, "seed {seed}: {:?}", stands_as_found(&audit));
        assert_eq!(
            (audit.grade.low, audit.grade.high),
            (assessment.grade.low, assessment.grade.high),
            "seed {seed}"
        );
        assert_eq!(audit.units.len(), assessment.exercises.len());
        for (found, unit) in audit.units.iter().zip(&assessment.exercises) {
            assert_eq!(
                (found.grade.low, found.grade.high),
                (unit.grade.low, unit.grade.high),
                "seed {seed} {}",
                unit.id
            );
            let indicators = found.criteria.iter().flat_map(|criterion| &criterion.indicators);
            let shown = unit.criteria.iter().flat_map(|criterion| &criterion.indicators);
            for (found, shown) in indicators.zip(shown) {
                assert_eq!(found.id, shown.id);
                if found.part == Part::Counts && found.marks.is_empty() {
                    assert_eq!(found.measured, found.level, "seed {seed} {} {}", unit.id, found.id);
                }
            }
        }
    }
}
