//! The edition of a region for the public, made from the internal value before any view is.
//!
//! ```text
//!  Region --> layout --> cover <--> audit --> made --> Edition --> texts --> views
//!             tables     what is    what can           own types   nobody
//!                        shown      be known                       is named
//! ```
//!
//! Owns what the public may know of numbers of people and of the words of few. A view of an edition takes nothing but an [`Edition`], so that
//! none can show what is not in it.
//!
//! [`Edition`]: crate::region::published::Edition

pub mod audit;
pub mod cover;
pub mod earlier;
pub mod layout;
pub mod made;
pub mod range;
pub mod rule;
pub mod texts;

#[cfg(test)]
#[path = "sample_tests.rs"]
mod sample;
