//! A map of hexagons of one size each, so that a small area is seen as well as a large one, with the authorities that are on it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A map of hexagons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Map {
    /// which rows or columns are shifted
    pub layout: Layout,
    /// the hexagons, in the order of their ids
    pub hexes: Vec<Hex>,
    /// authorities that are listed and are not on the map, by their ids
    pub off: Vec<String>,
}

/// Which rows or columns of a map are shifted by half a hexagon: odd or even rows to the right, or odd or even columns upwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// odd rows
    OddR,
    /// even rows
    EvenR,
    /// odd columns
    OddQ,
    /// even columns
    EvenQ,
}

/// A hexagon of a map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hex {
    /// its id in the map's file, most often the code of the area
    pub id: String,
    /// its name in the map's file
    pub name: String,
    /// its column, counted to the right
    pub q: i32,
    /// its row, counted upwards
    pub r: i32,
    /// the authority that it stands for, as in the list of authorities; none where no submission of it stands
    pub authority: Option<String>,
}
