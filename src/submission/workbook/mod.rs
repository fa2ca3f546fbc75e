//! Workbooks: their cells, and which value of a file each of them gives.

pub mod cells;
pub mod raw;
