//! Workbooks: their cells, read safely, and a copy with notes on cells.
//!
//! Owns the container (an archive of XML parts) and everything that a hostile or damaged one could do to a reader. What the cells of our
//! form mean is not known here.

pub mod annotate;
pub mod cells;
mod comments;
mod drawing;
mod guard;
mod parts;
pub mod raw;
mod sheet;
mod splice;
mod strings;
mod styles;
mod xml;

#[cfg(test)]
#[path = "build_tests.rs"]
mod build;
