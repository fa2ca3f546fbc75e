//! What a published edition shows of counts of people: the numbers of the rule fit together.

use super::Checker;
use crate::base::pointer::Pointer;
use crate::rubric::file::RubricFile;

/// A larger class tells nothing of anybody's number.
const MOST: u32 = 1_000;

impl Checker {
    /// A class that protects somebody, and a rounding that never makes nobody of somebody.
    pub(super) fn disclosure(&mut self, file: &RubricFile, at: &Pointer) {
        let Some(rule) = &file.disclosure else { return };
        self.within(
            &at.key("few_below"),
            2,
            MOST,
            rule.few_below,
            "a class of small counts holds at least one, and larger classes say nothing",
        );
        self.within(
            &at.key("round_to"),
            1,
            rule.few_below.max(1),
            rule.round_to,
            "a count that is not small must never be rounded to nought",
        );
        let words = at.key("words");
        self.within(
            &words.key("from"),
            1,
            MOST,
            rule.words.from,
            "words of nobody are nobody's, and words of very many are everybody's",
        );
        self.verified(rule.status, at, "disclosure");
        self.verified(rule.words.status, &words, "words");
        if let Some(sensitive) = &rule.sensitive {
            let at = at.key("sensitive");
            self.within(
                &at.key("few_below"),
                rule.few_below,
                MOST,
                sensitive.few_below,
                "what is sensitive is protected at least as much as the rest",
            );
            self.verified(sensitive.status, &at, "sensitive");
        }
    }

    /// A number that lies between two others, or why it must.
    fn within(&mut self, at: &Pointer, least: u32, most: u32, found: u32, why: &str) {
        if found < least || found > most {
            self.error(
                "bad-disclosure",
                at,
                format!("{found}, expected a number from {least} to {most}, since {why}"),
                format!("write a number from {least} to {most}"),
            );
        }
    }
}

#[cfg(test)]
#[path = "disclosure_tests.rs"]
mod tests;
