//! What a run over many submissions puts out. For now the row: one line for one submission.

pub mod row;
