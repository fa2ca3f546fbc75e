//! Agreement, severity and what to moderate, counted by hand.

use super::severity::mean;
use super::{agreement, reading, share, thousandths};
use crate::base::number::Q;

#[test]
fn pairs_are_counted_over_doubly_marked_units() {
    // pairs: 1-1, 1-2, 0-2, and of three marks 1-2, 1-3, 2-3
    let found = agreement("a", "A", &[vec![1, 1], vec![1, 2], vec![0, 2], vec![1, 2, 3], vec![4]]);
    assert_eq!((found.doubly_marked, found.pairs), (4, 6));
    assert_eq!(found.exact.unwrap().exact, "1/6");
    let near = found.within_one.unwrap();
    assert_eq!((near.exact.as_str(), near.shown.as_str()), ("2/3", "66.7 %"));
    assert!(found.alpha.is_none() && found.says.contains("4 doubly marked"), "{}", found.says);
}

#[test]
fn alpha_needs_ten_units() {
    let nine: Vec<Vec<u32>> = (0..9_u32).map(|n| vec![n % 3, n % 3]).collect();
    assert!(agreement("", "", &nine).alpha.is_none());
    let mut ten = nine.clone();
    ten.push(vec![1]);
    assert!(agreement("", "", &ten).alpha.is_none(), "one mark is none to compare");
    ten.push(vec![1, 2]);
    let found = agreement("", "", &ten);
    assert!(found.alpha.is_some() && found.alpha_low.is_some() && found.alpha_high.is_some());
    let same: Vec<Vec<u32>> = (0..12).map(|_| vec![2, 2]).collect();
    let found = agreement("", "", &same);
    assert!(found.alpha.is_none() && found.says.contains("the same"), "{}", found.says);
    let alone = agreement("", "", &[vec![1]]);
    assert_eq!((alone.pairs, alone.exact, alone.says.as_str()), (0, None, "nobody else marked it"));
}

#[test]
fn numbers_have_three_decimals() {
    for ((n, d), shown) in [
        ((1, 4), "0.250"),
        ((-1, 3), "-0.333"),
        ((1, 1), "1.000"),
        ((163, 200), "0.815"),
        ((0, 1), "0.000"),
    ] {
        assert_eq!(thousandths(Q::new(n, d).unwrap()).shown, shown);
    }
    assert_eq!(share(1, 0), None);
    assert_eq!(share(3, 4).unwrap().shown, "75 %");
    assert_eq!(mean(&[]), None);
    assert_eq!(mean(&[Q::ONE, Q::whole(2)]), Q::new(3, 2));
}

#[test]
fn alpha_is_read_at_its_cuts() {
    let says = |thousandths: i128| reading(Q::new(thousandths, 1000).unwrap());
    assert!(says(800).contains("for use in public") && !says(800).contains("not for"));
    assert!(says(799).contains("tentative") && says(667).contains("tentative"));
    assert!(says(666).contains("rewrite") && says(-200).contains("rewrite"));
}
