//! The rule over criteria, the status of a grade, and the roll-up of units to the authority.

use super::cells::{get, items, text};
use super::score::{Criterion, Scored};
use serde_json::{Value, json};

/// The lowest and the highest level that something could have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// the lowest
    pub low: i64,
    /// the highest
    pub high: i64,
}

impl Bounds {
    /// Both ends at most so much.
    pub fn at_most(self, most: i64) -> Self {
        Self {
            low: self.low.min(most),
            high: self.high.min(most),
        }
    }
}

/// The grade over levels: the lower median, or the lowest, and at most so much above the lowest.
pub fn grade_of(rubric: &Value, levels: &[i64]) -> i64 {
    let grade = get(rubric, "grade");
    let mut sorted = levels.to_vec();
    sorted.sort_unstable();
    let middle = match text(get(grade, "combine")) {
        "min" => sorted[0],
        _ => sorted[sorted.len().div_ceil(2) - 1],
    };
    middle.min(sorted[0] + get(grade, "above_lowest").as_i64().unwrap())
}

/// The same for both ends. Ambiguity: of no criterion at all, anything; of too few, what they give (the status says insufficient).
pub fn rule(rubric: &Value, of: &[Bounds]) -> Bounds {
    if of.is_empty() {
        let most = items(get(rubric, "levels"))
            .iter()
            .filter_map(|l| get(l, "level").as_i64())
            .max()
            .unwrap();
        return Bounds { low: 0, high: most };
    }
    let ends = |low: bool| of.iter().map(|b| if low { b.low } else { b.high }).collect::<Vec<_>>();
    Bounds {
        low: grade_of(rubric, &ends(true)),
        high: grade_of(rubric, &ends(false)),
    }
}

/// The status of a level: the first that fits.
pub fn status(state: &'static str, found: Bounds, free: Bounds) -> &'static str {
    match state {
        "not-due" | "not-applicable" => state,
        _ if found.low == found.high => "firm",
        _ if found.high < free.high => "at-most",
        _ if found.high - found.low == 1 => "between",
        _ => "insufficient",
    }
}

/// The status of a grade. Ambiguity: too few criteria are insufficient before anything but not-due is asked.
pub fn combine(rubric: &Value, pending: bool, applicable: usize, found: Bounds, free: Bounds) -> &'static str {
    let least = usize::try_from(get(get(rubric, "grade"), "least_criteria").as_u64().unwrap()).unwrap();
    if pending {
        "not-due"
    } else if applicable < least {
        "insufficient"
    } else {
        status("scored", found, free)
    }
}

/// The smallest level at which those at or below it carry at least half the weight.
pub fn weighted_lower_median(of: &[(i64, i64)]) -> i64 {
    let total: i64 = of.iter().map(|(_, w)| w).sum();
    let mut levels: Vec<i64> = of.iter().map(|(l, _)| *l).collect();
    levels.sort_unstable();
    *levels
        .iter()
        .find(|l| 2 * of.iter().filter(|(level, _)| level <= l).map(|(_, w)| w).sum::<i64>() >= total)
        .unwrap()
}

/// A criterion over units: the weighted middle, capped by a heavy unit that is too low.
fn rolled(rubric: &Value, units: &[&Scored], id: &str, of: &dyn Fn(&Criterion) -> i64) -> Option<i64> {
    let members: Vec<(i64, i64)> = units
        .iter()
        .filter_map(|u| {
            let c = u.criteria.iter().find(|c| c.id == id)?;
            (c.state != "not-applicable").then(|| (of(c), u.weight))
        })
        .collect();
    if members.is_empty() {
        return None;
    }
    let mut level = weighted_lower_median(&members);
    for cap in items(get(get(rubric, "roll_up"), "caps")) {
        if let (Some(weight), Some(low)) = (get(cap, "unit_weight").as_i64(), get(cap, "level_at_most").as_i64())
            && members.iter().any(|(l, w)| *w >= weight && *l <= low)
        {
            level = level.min(get(cap, "at_most").as_i64().unwrap());
        }
    }
    Some(level)
}

/// The cap that signs of units put on the authority's grade.
fn sign_cap(rubric: &Value, units: &[&Scored]) -> i64 {
    let total: i64 = units.iter().map(|u| u.weight).sum();
    let mut most = i64::MAX;
    for cap in items(get(get(rubric, "roll_up"), "caps")) {
        let Some(severity) = get(cap, "severity").as_str() else { continue };
        let bearing: Vec<&&Scored> = units
            .iter()
            .filter(|u| u.signs.iter().any(|s| s.status == "fired" && s.severity == severity))
            .collect();
        let weight: i64 = bearing.iter().map(|u| u.weight).sum();
        let enough = get(cap, "weight_share").as_i64().is_none_or(|share| 100 * weight >= share * total);
        if !bearing.is_empty() && enough {
            most = most.min(get(cap, "at_most").as_i64().unwrap());
        }
    }
    most
}

/// The authority's result. Ambiguity: a criterion that applies to no unit that counts is not applicable; without any unit that counts
/// the grade is not due where one still will be, else insufficient.
pub fn roll_up(rubric: &Value, units: &[Scored]) -> (Value, Vec<Value>) {
    let taken: Vec<&Scored> = units.iter().filter(|u| u.counted && u.grade.0 != "not-due").collect();
    let waiting = taken.is_empty() && units.iter().any(|u| u.counted);
    let most = items(get(rubric, "levels"))
        .iter()
        .filter_map(|l| get(l, "level").as_i64())
        .max()
        .unwrap();
    let mut criteria = Vec::new();
    let (mut found, mut free) = (Vec::new(), Vec::new());
    for c in items(get(rubric, "criteria")) {
        let id = text(get(c, "id"));
        let end = |of: &dyn Fn(&Criterion) -> i64| rolled(rubric, &taken, id, of);
        let Some(low) = end(&|c| c.bounds.low) else {
            let state = if waiting { "not-due" } else { "not-applicable" };
            criteria.push(json!({ "id": id, "status": state, "low": 0, "high": most }));
            continue;
        };
        let here = Bounds {
            low,
            high: end(&|c| c.bounds.high).unwrap(),
        };
        let without = Bounds {
            low: end(&|c| c.free.low).unwrap(),
            high: end(&|c| c.free.high).unwrap(),
        };
        criteria.push(json!({ "id": id, "status": status("scored", here, without), "low": here.low, "high": here.high }));
        found.push(here);
        free.push(without);
    }
    let bounds = rule(rubric, &found).at_most(sign_cap(rubric, &taken));
    let word = combine(rubric, waiting, found.len(), bounds, rule(rubric, &free));
    (json!({ "status": word, "low": bounds.low, "high": bounds.high }), criteria)
}
