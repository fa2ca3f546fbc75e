//! A map of hexagons as it is published (HexJSON): read, matched to the authorities of a region, and asked for neighbours.
//!
//! Owns what such a file must hold and which hexagons touch. Rows are counted upwards, and what is shifted is odd or even by its own number,
//! as the format's publishers draw it. It draws nothing, and knows nothing of an authority but its code and its name.

use super::published::{Authority, Hex, Layout, Map};
use crate::base::fault::{Fault, Faults};
use crate::base::pointer::Pointer;
use crate::submission::read;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A map has no more hexagons.
const MOST: usize = 5_000;
/// No hexagon is further from the origin, in columns or rows.
const FAR: i32 = 1_000;
/// The ways in which rows or columns are shifted, by their names in a file.
const LAYOUTS: [(&str, Layout); 4] = [
    ("odd-r", Layout::OddR),
    ("even-r", Layout::EvenR),
    ("odd-q", Layout::OddQ),
    ("even-q", Layout::EvenQ),
];

/// A map before it is matched to any authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hexes {
    layout: Layout,
    hexes: Vec<Hex>,
}

/// Reads a map. `name` is the file's, by whose ending its notation is told.
///
/// # Errors
/// Everything that is wrong with it, each at its place.
pub fn read(name: &str, bytes: &[u8]) -> Result<Hexes, Faults> {
    let tree = read::tree(name, bytes)?;
    let mut faults = tree.duplicates();
    let found = of(&tree.value(), &mut faults);
    match found.filter(|_| faults.is_empty()) {
        Some(hexes) => Ok(hexes),
        None => {
            tree.locate(&mut faults);
            Err(faults)
        }
    }
}

fn told(code: &'static str, at: Pointer, message: String, help: &str) -> Fault {
    Fault::error(code, at, message).with_help(help)
}

fn of(value: &Value, faults: &mut Faults) -> Option<Hexes> {
    let root = Pointer::root();
    let layout = match value.get("layout").and_then(Value::as_str) {
        Some(named) => LAYOUTS.iter().find(|(name, _)| *name == named).map(|(_, layout)| *layout),
        None => None,
    };
    if layout.is_none() {
        let said = match value.get("layout") {
            Some(said) => format!("the layout {said} is not known, expected odd-r, even-r, odd-q or even-q"),
            None => "there is no layout, expected odd-r, even-r, odd-q or even-q".to_owned(),
        };
        faults.push(told(
            "map-layout",
            root.key("layout"),
            said,
            "see where the map was published which rows or columns it shifts",
        ));
    }
    let at = root.key("hexes");
    let Some(members) = value.get("hexes").and_then(Value::as_object).filter(|members| !members.is_empty()) else {
        let said = "there are no hexagons, expected \"hexes\": {\"E06000001\": {\"n\": \"Hartlepool\", \"q\": 1, \"r\": 2}}".to_owned();
        faults.push(told("map-without-hexes", at, said, "give a file in the HexJSON format"));
        return None;
    };
    if members.len() > MOST {
        let said = format!("{} hexagons, expected at most {MOST}", members.len());
        faults.push(told("map-too-large", at, said, "leave out those for which no authority reports"));
        return None;
    }
    let (mut places, mut ids) = (BTreeMap::new(), BTreeMap::new());
    let mut hexes = Vec::new();
    for (id, member) in members {
        let at = at.key(id);
        if let Some(other) = ids.insert(folded(id), id.clone()) {
            let said = format!("'{id}' and '{other}' are one code, which is read without regard to case");
            faults.push(told("map-same-code", at.clone(), said, "leave one of them out"));
        }
        let (Some(q), Some(r)) = (whole(member, "q", &at, faults), whole(member, "r", &at, faults)) else {
            continue;
        };
        if let Some(other) = places.insert((q, r), id.clone()) {
            let said = format!("'{id}' is in the place of '{other}', column {q} and row {r}");
            faults.push(told("map-same-place", at, said, "give each a place of its own"));
        }
        hexes.push(Hex {
            name: member.get("n").and_then(Value::as_str).unwrap_or(id).to_owned(),
            id: id.clone(),
            q,
            r,
            authority: None,
        });
    }
    hexes.sort_by(|left, right| left.id.cmp(&right.id));
    Some(Hexes { layout: layout?, hexes })
}

/// A column or a row: a whole number, also as spreadsheets write one.
fn whole(member: &Value, key: &str, at: &Pointer, faults: &mut Faults) -> Option<i32> {
    let kind = if key == "q" { "column" } else { "row" };
    let said = member.get(key).filter(|said| !said.is_null());
    let read = said.and_then(|said| {
        let text = said.as_str().map_or_else(|| said.to_string(), |text| text.trim().to_owned());
        text.strip_suffix(".0").unwrap_or(&text).parse::<i64>().ok()
    });
    let fault = match (said, read) {
        (None, _) => told(
            "map-without-place",
            at.clone(),
            format!("there is no {key}, its {kind}"),
            "give both q and r",
        ),
        (Some(said), None) => told(
            "map-without-place",
            at.key(key),
            format!("its {kind} is {said}, expected a whole number"),
            "give both q and r as whole numbers",
        ),
        (Some(_), Some(number)) => match i32::try_from(number).ok().filter(|number| (-FAR..=FAR).contains(number)) {
            Some(number) => return Some(number),
            None => told(
                "map-too-far",
                at.key(key),
                format!("its {kind} is {number}, expected one from -{FAR} to {FAR}"),
                "count columns and rows from near the middle or a corner of the map",
            ),
        },
    };
    faults.push(fault);
    None
}

/// A code or a name as it is compared: without regard to case and to spaces beyond one.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl Hexes {
    /// The map with the authorities that are on it: by their code, else by their name where no other has it.
    pub fn placed(&self, authorities: &[Authority]) -> Map {
        let (mut codes, mut names) = (BTreeMap::new(), BTreeMap::<String, BTreeSet<&str>>::new());
        for authority in authorities {
            if let Some(code) = &authority.code {
                codes.entry(folded(code)).or_insert(authority.id.as_str());
            }
            names.entry(folded(&authority.name)).or_default().insert(&authority.id);
        }
        let mut hexes = self.hexes.clone();
        let mut on: BTreeSet<&str> = BTreeSet::new();
        for hex in &mut hexes {
            if let Some(id) = codes.get(&folded(&hex.id)) {
                hex.authority = Some((*id).to_owned());
                on.insert(id);
            }
        }
        for hex in hexes.iter_mut().filter(|hex| hex.authority.is_none()) {
            let those = names.get(&folded(&hex.name)).into_iter().flatten();
            let mut those = those.filter(|id| !on.contains(*id));
            if let (Some(id), None) = (those.next(), those.next()) {
                hex.authority = Some((*id).to_owned());
                on.insert(id);
            }
        }
        let off: BTreeSet<&str> = authorities
            .iter()
            .map(|one| one.id.as_str())
            .filter(|id| !on.contains(id))
            .collect();
        Map {
            layout: self.layout,
            hexes,
            off: off.into_iter().map(str::to_owned).collect(),
        }
    }
}

/// The places that touch one: the two in its own line, and two in each line beside it, which depend on whether its own is shifted.
fn around(layout: Layout, q: i32, r: i32) -> [(i32, i32); 6] {
    let odd = |number: i32| number.rem_euclid(2) == 1;
    let (by_rows, shifted) = match layout {
        Layout::OddR => (true, odd(r)),
        Layout::EvenR => (true, !odd(r)),
        Layout::OddQ => (false, odd(q)),
        Layout::EvenQ => (false, !odd(q)),
    };
    // beside a line that is shifted forwards are the same number and the next, beside any other the same and the one before
    let other = if shifted { 1 } else { -1 };
    let steps: [(i32, i32); 6] = [(1, 0), (-1, 0), (0, 1), (other, 1), (0, -1), (other, -1)];
    steps.map(|(along, across)| {
        let (dq, dr) = if by_rows { (along, across) } else { (across, along) };
        (q.saturating_add(dq), r.saturating_add(dr))
    })
}

/// The authorities whose hexagons touch, by their ids. One that touches no other on the map stands with an empty set.
pub fn neighbours(map: &Map) -> BTreeMap<String, BTreeSet<String>> {
    let on = |hex: &'_ Hex| hex.authority.clone().map(|id| ((hex.q, hex.r), id));
    let places: BTreeMap<(i32, i32), String> = map.hexes.iter().filter_map(on).collect();
    let beside = |(q, r): (i32, i32)| around(map.layout, q, r).iter().filter_map(|at| places.get(at).cloned()).collect();
    places.iter().map(|(at, id)| (id.clone(), beside(*at))).collect()
}

#[cfg(test)]
#[path = "map_tests.rs"]
mod tests;
