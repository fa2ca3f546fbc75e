//! Workbooks to fill in.
//!
//! Owns how a sheet of questions looks to whoever types into it: lists to choose from, widths, panes, print set-up. No macros, no merged
//! cells, and every text is written as text whatever it begins with. Nothing typed is read here.

pub mod marks;
