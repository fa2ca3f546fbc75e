//! Formats as people choose them.

use super::{Meaning, meanings, of_code, of_id};
use crate::submission::workbook::xml::Xml;

#[test]
fn formats_are_told_apart() {
    let table: [(Meaning, &[&str]); 3] = [
        (
            Meaning::Date,
            &[
                "dd/mm/yyyy",
                "m/d/yy",
                "mmm-yy",
                "mmmm",
                "d mmm yyyy h:mm",
                "[$-809]dd mmmm yyyy;@",
                "yyyy\\-mm\\-dd",
                "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
                "DD/MM/YYYY",
            ],
        ),
        (Meaning::Share, &["0%", "0.00%", "#,##0.0 %", "0%;[Red]-0%"]),
        (
            Meaning::Plain,
            &[
                "General",
                "0",
                "0.00E+00",
                "#,##0",
                "\"day \"0",
                "0\" % of all\"",
                "[Red]0",
                "h:mm AM/PM",
                "[h]:mm:ss",
                "mm:ss.0",
                "@",
                "0\\d",
                "_-* #,##0_-;-* #,##0_-",
                "0;0%",
                "",
                "\"never closed",
            ],
        ),
    ];
    for (meaning, codes) in table {
        for code in codes {
            assert_eq!(of_code(code), meaning, "{code}");
        }
    }
    assert_eq!(
        [of_id(0), of_id(9), of_id(14), of_id(20), of_id(49)],
        [Meaning::Plain, Meaning::Share, Meaning::Date, Meaning::Plain, Meaning::Plain]
    );
}

#[test]
fn only_the_styles_of_cells_count() {
    let part = "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"0.0%\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>\
        <cellXfs><xf/><xf numFmtId=\"170\"/><xf numFmtId=\"14\"/></cellXfs><dxfs><dxf/></dxfs></styleSheet>";
    let mut left = 10_000;
    let read = meanings(&mut Xml::new("p", part.as_bytes(), &mut left)).unwrap();
    assert_eq!(read, [Meaning::Plain, Meaning::Share, Meaning::Date]);
}

#[test]
fn more_formats_than_programs_write_are_refused() {
    let part = format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat(70_001));
    let mut left = 10_000_000;
    assert!(meanings(&mut Xml::new("p", part.as_bytes(), &mut left)).is_err());
}
