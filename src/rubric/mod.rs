//! Everything that mentions a threshold, a level or a grade: the file, its check, its expressions.
pub mod check;
pub mod codes;
pub mod eval;
pub mod expr;
pub mod file;
pub mod framework;
pub mod library;
pub mod lint;
pub mod local;
pub mod model;
pub mod overlay;
