//! The tests of the whole program, in one binary.

mod hostile;
mod parity;
mod reports;
