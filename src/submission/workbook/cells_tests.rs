//! Cells of values, and of what holds them.

use super::Cells;
use crate::base::fault::{CellPlace, Fault, Faults, Place};
use crate::base::pointer::Pointer;

fn place(row: u32, column: u32) -> CellPlace {
    CellPlace {
        order: 1,
        sheet: "Ways".to_owned(),
        row,
        column,
    }
}

#[test]
fn a_value_without_a_cell_stands_where_what_holds_it_does() {
    let mut cells = Cells::default();
    let row = Pointer::root().key("marks").item(2);
    cells.put(row.as_str(), &place(4, 0));
    cells.put(row.key("level").as_str(), &place(4, 7));
    cells.put(row.key("level").as_str(), &place(9, 9));
    assert_eq!(cells.of(&row.key("level")), Some(&place(4, 7)), "the first counts");
    assert_eq!(cells.of(&row.key("reason").key("deep")), Some(&place(4, 0)));
    assert_eq!(cells.of(&Pointer::root().key("role")), None);
}

#[test]
fn faults_move_from_the_text_to_the_cell_and_into_their_order() {
    let mut cells = Cells::default();
    let (one, other) = (Pointer::root().key("a"), Pointer::root().key("b"));
    cells.put(one.as_str(), &place(7, 0));
    cells.put(other.as_str(), &place(3, 0));
    let text = Place {
        line: 1,
        column: 1,
        start: 0,
        end: 1,
    };
    let mut faults = Faults::default();
    faults.push(Fault::error("first", one, "a").at_place(text));
    faults.push(Fault::error("second", other, "b"));
    cells.locate(&mut faults);
    let told: Vec<(&str, String)> = faults
        .iter()
        .map(|fault| (fault.code, fault.cell.as_ref().unwrap().to_string()))
        .collect();
    assert_eq!(told, [("second", "Ways, A4".to_owned()), ("first", "Ways, A8".to_owned())]);
    assert!(faults.iter().all(|fault| fault.place.is_none()));
}
