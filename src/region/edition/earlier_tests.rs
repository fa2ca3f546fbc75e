//! An earlier edition is read with the region that it was made of, and with no other; tables that were split or joined are told.

use super::super::cover::{Earlier, Table};
use super::super::layout::Rules;
use super::super::made::made;
use super::super::rule::Rule;
use super::super::sample::{demand, group, region, rubric, unheard};
use super::{Before, Beside, besides};
use crate::region::published::{Region, Shown};

fn rules() -> Rules {
    Rules::of(rubric().file.disclosure.as_ref().unwrap())
}

fn whole(heard: u64) -> Region {
    region(
        &[group("sex", "female", heard, "40"), group("sex", "male", 59, "40")],
        &[unheard(
            &["parking"],
            &[("Parking", Some(40)), ("No parking", Some(3)), ("Parking costs", Some(9))],
        )],
        &[demand("Interpreters", &[9, 3, 2])],
    )
}

#[test]
fn an_edition_fits_the_region_that_it_was_made_of_and_no_other() {
    let edition = made(&whole(44), &rubric(), None).unwrap().edition;
    let before = Before::of(&edition, &whole(44), &rules()).unwrap();
    assert_eq!((before.questions.len(), before.unheard.len()), (1, 1));
    assert_eq!(before.needs.as_ref().unwrap().len(), 1);
    assert_eq!(before.questions[0].shown.total, Some(Shown::About(105)));
    for heard in [3, 0, 90] {
        let error = Before::of(&edition, &whole(heard), &rules()).unwrap_err();
        assert!(error.contains("was not made of the region"), "{error}");
    }
    let mut more = whole(44);
    more.summary.received += 1;
    assert!(Before::of(&edition, &more, &rules()).is_err());
    let mut fewer = whole(44);
    fewer.groups.pop();
    assert!(Before::of(&edition, &fewer, &rules()).is_err());
    let mut other = edition;
    other.format = 2;
    assert!(Before::of(&other, &whole(44), &rules()).unwrap_err().contains("format 2"));
}

#[test]
fn an_edition_made_again_beside_itself_is_the_same() {
    let once = made(&whole(44), &rubric(), None).unwrap();
    let before = Before::of(&once.edition, &whole(44), &rules()).unwrap();
    assert_eq!(made(&whole(44), &rubric(), Some(&before)).unwrap(), once);
    // one more of them: two totals beside each other could tell that it was one to four, so there is no second, whatever it would be
    let after = made(&whole(45), &rubric(), Some(&before)).unwrap().edition;
    assert_eq!(after.questions[0].people, Some(Shown::Hidden));
    assert_eq!(after.questions[0].groups, once.edition.questions[0].groups);
    // of many more it can be said
    let after = made(&whole(900), &rubric(), Some(&before)).unwrap().edition;
    assert_eq!(after.questions, made(&whole(900), &rubric(), None).unwrap().edition.questions);
}

#[test]
fn tables_that_were_split_or_joined_are_told() {
    let table = |names: &[&str]| Table {
        rule: Rule { few_below: 8, round_to: 5 },
        cells: names.iter().map(|name| ((*name).to_owned(), 20)).collect(),
        rest: None,
        total: true,
    };
    let earlier = |names: &[&str]| Earlier {
        shown: table(names).plain(),
        table: table(names),
    };
    let word = |now: &[Table], before: &[Earlier]| -> Vec<&'static str> {
        let tables: Vec<&Table> = now.iter().collect();
        let all = besides(&tables, before).into_iter();
        all.map(|one| match one {
            Beside::Nothing => "nothing",
            Beside::One(_) => "one",
            Beside::Several => "several",
        })
        .collect()
    };
    let before = [earlier(&["a", "b"]), earlier(&["c"])];
    assert_eq!(word(&[table(&["a", "d"]), table(&["e"])], &before), ["one", "nothing"]);
    assert_eq!(word(&[table(&["a"]), table(&["b"])], &before), ["several", "several"]);
    assert_eq!(word(&[table(&["a", "c"])], &before), ["several"]);
}
