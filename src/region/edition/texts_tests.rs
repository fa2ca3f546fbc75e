//! A text of an edition that may tell who somebody is is told with its place, wherever it stands, and never repeated.

use super::super::made::made;
use super::super::sample::{demand, region, rubric, unheard};
use super::personal;
use crate::region::published::Shown;

#[test]
fn every_text_is_looked_through() {
    let region = region(
        &[],
        &[unheard(
            &["parking"],
            &[("Ring Ann on 01632 960123", Some(40)), ("ring her on 07700 900123", Some(3))],
        )],
        &[demand("A lift LS14AP", &[9, 9, 9])],
    );
    let mut edition = made(&region, &rubric(), None).unwrap().edition;
    edition.pairs[0].weak.title = "Write to ann.example@example.org".to_owned();
    let found = personal(&edition);
    let told: Vec<(&str, Option<&str>, &str)> = found.iter().map(|one| (one.at.as_str(), one.whose.as_deref(), one.what)).collect();
    assert_eq!(
        told,
        [
            ("/pairs/0/weak/title", Some("Board 1"), "an e-mail address"),
            ("/unheard/0/themes/0/summary", Some("Board 1"), "a telephone number"),
            ("/demand/0/words/2", None, "a full postcode"),
        ],
        "the words of few are not in it, so what they hold does no harm"
    );
    assert!(!format!("{found:?}").contains("ann."), "what was found is not repeated");
}

#[test]
fn an_edition_without_any_is_clean() {
    let region = region(&[], &[], &[demand("Interpreters", &[9, 3, 2])]);
    let mut edition = made(&region, &rubric(), None).unwrap().edition;
    // digests, days and versions hold digits by their nature
    edition.rubric.sha256 = "9434765919".to_owned();
    edition.engine = "9434765919".to_owned();
    assert_eq!(personal(&edition), []);
}

/// 943 476 5870 is a number of ten figures whose last is the check digit of the others.
#[test]
fn a_shown_number_of_people_is_no_number_of_a_person() {
    let region = region(&[], &[unheard(&["parking"], &[("Nowhere to park", Some(40))])], &[]);
    let mut edition = made(&region, &rubric(), None).unwrap().edition;
    edition.unheard[0].voices = Some(Shown::About(9_434_765_870));
    assert_eq!(personal(&edition), []);
    // what somebody wrote is looked at whatever it looks like
    edition.unheard[0].themes[0].summary = Some("about 9434765870".to_owned());
    assert_eq!(personal(&edition).len(), 1);
}
