//! Ids that stand more than once.

use super::repeated;
use crate::submission::fields::Id;

#[test]
fn every_repetition_is_told_with_where_it_first_stood() {
    let ids: Vec<Id> = serde_json::from_value(serde_json::json!(["a", "b", "a", "a", "b", "c"])).unwrap();
    let told: Vec<(&str, usize, usize)> = repeated(ids.iter())
        .into_iter()
        .map(|(id, at, first)| (id.as_str(), at, first))
        .collect();
    assert_eq!(told, [("a", 2, 0), ("a", 3, 0), ("b", 4, 1)]);
}
