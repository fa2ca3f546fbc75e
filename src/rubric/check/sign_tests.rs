//! A sign names a severity and a criterion that there are, and is verified.

use crate::rubric::check::tests::finds;
use crate::rubric::library::SHIPPED;

#[test]
fn a_sign_names_a_severity_and_a_criterion() {
    let (_, text) = SHIPPED[0];
    let begin = text.find("  - id: work-shifted-without-means").unwrap();
    let end = begin + text[begin..].find("\nnotes:").unwrap();
    let sign = &text[begin..end];
    for (from, to, code, marker) in [
        ("severity: limiting", "severity: mild", "unknown-severity", "severity: mild"),
        ("caps: closing", "caps: opening", "unknown-criterion", "caps: opening"),
        ("status: house", "status: unverified", "unverified", "status: unverified"),
    ] {
        finds(sign, &sign.replace(from, to), code, marker);
    }
}
