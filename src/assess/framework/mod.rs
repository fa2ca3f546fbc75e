//! Scores a submission by a framework: what people marked, under the framework's own rule.
//!
//! [`given`] says which marks stand, [`gather`] makes figures of levels, [`score`] the verdict, and [`explain`] the published value;
//! [`audited`] also says how to work the result out again.
//! Bounds work as everywhere: once with every open indicator at its lowest and once at its highest.

mod audit;
pub mod examples;
pub mod explain;
pub mod gather;
pub mod given;
mod judgements;
pub mod score;
mod shown;
mod tree;
mod words;

pub use audit::audited;
