//! The assessment that the tests of this room render.

use crate::assess::published::Assessment;

/// Several exercises with everything that a report can show.
pub(super) fn sample() -> Assessment {
    serde_json::from_str(include_str!("../../tests/data/assessment.json")).unwrap()
}
