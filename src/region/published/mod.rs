//! What many submissions say together, as it is published, version 1: the one value that every view of a region is rendered from.
//!
//! These types are the wire format and nothing else. Lists are in an order that is meant, or in that of their ids. Numbers of people are as
//! they were sent; what may go to the public is another value, [`Edition`], made from this one before any view.

mod authorities;
mod change;
mod criteria;
mod edition;
mod groups;
mod kept;
mod map;
mod shown;
mod signs;
mod summary;
mod texts;

pub use authorities::{Authority, Cell, Pair, Rank, Side, Third};
pub use change::{Cause, Change, Moved};
pub use criteria::{Bin, CriterionSpread, Heap, Spread};
pub use edition::{
    EDITION_FORMAT, Edition, Question, ShownArea, ShownAuthority, ShownBy, ShownDemand, ShownEcho, ShownGroup, ShownPair, ShownSide,
    ShownUnheard, ShownVoice,
};
pub use groups::{Demand, DemandArea, GroupSum};
pub use map::{Hex, Layout, Map};
pub use shown::Shown;
pub use signs::SignCount;
pub use summary::{Compared, LevelName, Named, RubricUsed, Summary, Warned};
pub use texts::{Echo, EchoPlace, Unheard, Voice};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The format of this value that this version writes.
pub const FORMAT: u32 = 1;

/// A region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// the format of this value: 1
    pub format: u32,
    /// the version of the engine
    pub engine: String,
    /// the rubric that areas are compared by
    pub rubric: RubricUsed,
    /// how many came, and what became of them
    pub summary: Summary,
    /// how many can be compared with each other, and what a reader must know before doing so
    pub compared: Compared,
    /// each criterion: how levels, form and effect are spread
    pub criteria: Vec<CriterionSpread>,
    /// signs that fired, the weightiest first; then those that could not be ruled out
    pub signs: Vec<SignCount>,
    /// groups, by people heard and expected over all exercises; the least heard first
    pub groups: Vec<GroupSum>,
    /// each authority, in the order of its name
    pub authorities: Vec<Authority>,
    /// authorities beyond those listed; all are in the rows
    pub authorities_not_listed: u64,
    /// the map that the authorities are on, where one was given
    pub map: Option<Map>,
    /// who is weak on something beside who of like size and stakes is strong on it
    pub pairs: Vec<Pair>,
    /// themes that several areas raise and none answers
    pub unheard: Vec<Unheard>,
    /// needs that only several areas together make worth serving
    pub demand: Vec<Demand>,
    /// texts that several authorities share
    pub echo: Vec<Echo>,
    /// values that pile up just above a cut
    pub heaps: Vec<Heap>,
    /// what was not looked for, and why
    pub not_looked_for: Vec<Warned>,
    /// what moved since an earlier run, where one was given
    pub change: Option<Change>,
}
