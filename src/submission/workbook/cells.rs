//! Which cell each value was read from, so that a fault of a value is shown at its cell.

use crate::base::fault::{CellPlace, Faults};
use crate::base::pointer::Pointer;
use std::collections::BTreeMap;

/// Values by their pointer, each with the cell that gave it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    places: BTreeMap<String, CellPlace>,
}

impl Cells {
    /// Notes where a value stands; of two cells for one value the first counts.
    pub fn put(&mut self, at: &Pointer, place: CellPlace) {
        self.places.entry(at.to_string()).or_insert(place);
    }

    /// The cell of a value, or of the nearest value that holds it.
    pub fn of(&self, at: &Pointer) -> Option<&CellPlace> {
        let whole = at.to_string();
        let mut text = whole.as_str();
        loop {
            if let Some(place) = self.places.get(text) {
                return Some(place);
            }
            text = text.rsplit_once('/')?.0;
        }
    }

    /// Puts each fault at its cell, in place of one in a text that nobody wrote.
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
