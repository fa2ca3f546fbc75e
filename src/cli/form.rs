//! `earnest form`: the form to fill in.

use super::io::{print, tell, write};
use super::{INPUT, SubmissionFormArgs, USAGE, load};
use crate::submission::workbook;

/// Writes the form of a submission.
pub(super) fn submission(args: &SubmissionFormArgs) -> u8 {
    let shown = args.out.display();
    if args.out.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("xlsx")) {
        tell(&format!(
            "error: {shown}: the form is an Excel workbook, expected a name that ends in .xlsx"
        ));
        return USAGE;
    }
    if args.out.exists() && !args.force {
        tell(&format!(
            "error: {shown}: there is such a file already, and it may be filled in; choose another name, or add --force"
        ));
        return INPUT;
    }
    let from = match args.from.as_deref().map(load::load_submission).transpose() {
        Ok(from) => from,
        Err(refused) => return refused.tell(),
    };
    let written = workbook::form(from.as_ref().map(|read| &read.value), args.light).and_then(|bytes| write(&args.out, &bytes));
    match written {
        Ok(()) => print(format!("{shown}: written; fill it in, then `earnest check {shown}`\n").as_bytes()),
        Err(why) => {
            tell(&format!("error: {why}"));
            INPUT
        }
    }
}
