//! Overlays: an explicit list of changes on one base rubric, from which a tightened or loosened local rubric is made.
//!
//! Owns the file of an overlay, the ways into a rubric by ids, what a lock allows, and the changing itself. It works on the values of a
//! file and knows nothing of what a rubric of a kind holds, beyond lists whose entries have an `id` or a `level`, and `locked: true`: so
//! any kind of rubric can be changed by it. Whether the changed rubric makes sense is for the check of its kind; [`blame`] then says
//! which change a fault comes from.
//!
//! A lock guards what it stands on and what that holds. The names that a locked condition uses need locks of their own.

mod apply;
mod blame;
mod file;
mod lock;
mod path;
mod says;

pub use apply::{Change, apply};
pub use blame::blame;
pub use file::{ChangeFile, OverlayFile, is_overlay};
