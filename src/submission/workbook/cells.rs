//! Which cell of a workbook each value of a submission came from.
//!
//! Owns the map and the giving of cells to faults. A fault at a value that has no cell of its own gets that of the nearest value above it.

use crate::base::fault::{CellPlace, Faults};
use crate::base::pointer::Pointer;
use std::collections::BTreeMap;

/// The cells of a submission that was read from a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    by_pointer: BTreeMap<String, CellPlace>,
}

impl Cells {
    /// Says where a value stands; what was said first stays.
    pub fn put(&mut self, at: &str, cell: &CellPlace) {
        if !self.by_pointer.contains_key(at) {
            self.by_pointer.insert(at.to_owned(), cell.clone());
        }
    }

    /// Says where a value stands, whatever was said before.
    pub(super) fn set(&mut self, at: &str, cell: &CellPlace) {
        self.by_pointer.insert(at.to_owned(), cell.clone());
    }

    /// The cell of a value, or of the nearest above it.
    pub fn of(&self, at: &Pointer) -> Option<&CellPlace> {
        let mut at = at.as_str();
        loop {
            if let Some(cell) = self.by_pointer.get(at) {
                return Some(cell);
            }
            at = at.rsplit_once('/')?.0;
        }
    }

    /// The cell of a value, and of nothing above it, as a person names it: `Exercises D27`.
    pub fn named(&self, at: &str) -> Option<String> {
        self.by_pointer.get(at).map(CellPlace::words)
    }

    /// Gives every fault its cell, takes away its place in a text, and puts all in the order in which a reader meets them.
    pub fn locate(&self, faults: &mut Faults) {
        for fault in faults.iter_mut() {
            fault.place = None;
            if fault.cell.is_none() {
                fault.cell = self.of(&fault.at).cloned();
            }
        }
        faults.sort();
    }
}

#[cfg(test)]
#[path = "cells_tests.rs"]
mod tests;
