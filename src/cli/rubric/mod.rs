//! `earnest rubric`: the rubrics that come with the program, and any rubric shown, tested and gone through for what its author may have
//! overlooked.

pub(super) mod lint;
pub(super) mod show;
pub(super) mod test;

use super::io::print;
use super::{RUBRIC, show as faulty};
use crate::base::fault::Faults;
use crate::rubric::library;
use crate::submission::read;

/// Gives each fault the line on which it stands.
fn located(name: &str, bytes: &[u8], faults: &mut Faults) {
    if let Ok(tree) = read::tree(name, bytes) {
        tree.locate(faults);
    }
}

/// Lists the rubrics that come with the program.
pub(super) fn list() -> u8 {
    let mut text = String::new();
    for (name, bytes) in library::SHIPPED {
        match library::load(name, bytes.as_bytes()) {
            Ok(rubric) => {
                let mark = match rubric.changes() {
                    Some(base) => format!("  (overlay on {base})"),
                    None if rubric.is_default() => "  (default)".to_owned(),
                    None => String::new(),
                };
                text.push_str(&format!("{}  {}  {}{mark}\n", rubric.id(), rubric.version(), rubric.title()));
            }
            Err(faults) => {
                faulty::faults(name, bytes.as_bytes(), &faults);
                return RUBRIC;
            }
        }
    }
    print(text.as_bytes())
}
