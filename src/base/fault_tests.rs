//! Cells as people name them.

use super::CellPlace;

fn name(row: u32, column: u32) -> String {
    let place = CellPlace {
        order: 0,
        sheet: "Ways".to_owned(),
        row,
        column,
    };
    place.name()
}

#[test]
fn cells_are_named_as_spreadsheets_name_them() {
    let known = [
        ((0, 0), "A1"),
        ((8, 2), "C9"),
        ((9, 25), "Z10"),
        ((0, 26), "AA1"),
        ((1_048_575, 16_383), "XFD1048576"),
    ];
    for ((row, column), expected) in known {
        assert_eq!(name(row, column), expected);
    }
}
