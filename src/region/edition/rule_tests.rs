//! Every number is in the class that is shown of it, in no other, and nobody is never made of somebody.

use super::Rule;
use crate::region::published::Shown;
use proptest::prelude::*;

const RULE: Rule = Rule { few_below: 8, round_to: 5 };

#[test]
fn the_rule_of_the_subnational_counts() {
    let shown = [
        (0, "0"),
        (1, "1 to 7"),
        (7, "1 to 7"),
        (8, "about 10"),
        (12, "about 10"),
        (13, "about 15"),
        (42, "about 40"),
        (43, "about 45"),
    ];
    for (exact, words) in shown {
        assert_eq!(RULE.show(exact).to_string(), words, "{exact}");
    }
    let means = RULE.means(Shown::About(10));
    assert_eq!((means.low, means.high), (8, 12), "7 is small, and never shown as about 10");
}

proptest! {
    #[test]
    fn a_class_holds_exactly_the_numbers_that_are_shown_so(few_below in 2_u64..40, round_to in 1_u64..40, exact in 0_u64..500, other in 0_u64..500) {
        prop_assume!(round_to <= few_below);
        let rule = Rule { few_below, round_to };
        let shown = rule.show(exact);
        prop_assert_eq!(rule.means(shown).holds(other), rule.show(other) == shown);
        prop_assert!(rule.means(shown).holds(exact));
        prop_assert_eq!(shown == Shown::None, exact == 0);
        if let Shown::About(near) = shown {
            prop_assert!(near > 0 && near % round_to == 0);
        }
    }

    #[test]
    fn the_largest_numbers_do_no_harm(exact in (u64::MAX - 20)..=u64::MAX) {
        let shown = RULE.show(exact);
        prop_assert!(matches!(shown, Shown::About(_)));
        let _ = RULE.means(shown);
    }
}
