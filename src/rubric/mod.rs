//! Everything that mentions a threshold, a level or a grade: the file, its check, its expressions.
pub mod file;
