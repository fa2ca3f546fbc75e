//! A filled sheet of marks, as the file of marks that it stands for, with the cell that each value was read from.
//!
//! Gives what a file in YAML would say, so that whatever is checked there is checked here. Rows without an answer are no marks; a row that
//! says why and gives no answer is a fault. Which marks make sense is not decided here.

use super::MarksFile;
use crate::assess::published::sheet::{AFTER, APART, Asks, BEFORE, SHEETS, WHO};
use crate::base::fault::{CellPlace, Fault, Faults};
use crate::base::near::nearest;
use crate::base::pointer::Pointer;
use crate::submission::read as reading;
use crate::submission::workbook::cells::Cells;
use crate::submission::workbook::raw::{Book, Cell, Sheet};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The keys that the questions of the first sheet fill.
const KEYS: [&str; 5] = ["role", "author", "body", "interest", "date"];

/// The file of marks in a workbook, and where each of its values stands.
///
/// # Errors
/// Everything that is wrong with the workbook, each fault at its cell.
pub fn read(book: &Book) -> Result<(MarksFile, Cells), Faults> {
    let mut reader = Reader::default();
    let mut file = Map::new();
    file.insert("format".to_owned(), json!(1));
    match reader.sheet(book, SHEETS[0]) {
        Some((order, sheet)) => reader.who(order, sheet, &mut file),
        None => reader.missing(SHEETS[0]),
    }
    match reader.sheet(book, SHEETS[1]) {
        Some((order, sheet)) => {
            let marks = reader.marks(order, sheet);
            file.insert("marks".to_owned(), Value::Array(marks));
        }
        None => reader.missing(SHEETS[1]),
    }
    if !reader.faults.is_empty() {
        reader.faults.sort();
        return Err(reader.faults);
    }
    let bytes = Value::Object(file).to_string();
    match reading::typed::<MarksFile>("marks.json", bytes.as_bytes()) {
        Ok((file, _)) => Ok((file, reader.cells)),
        Err(mut faults) => {
            reader.cells.locate(&mut faults);
            Err(faults)
        }
    }
}

#[derive(Default)]
struct Reader {
    cells: Cells,
    faults: Faults,
}

/// A row of marks by the names of its columns.
struct Row<'b> {
    place: CellPlace,
    columns: &'b BTreeMap<&'static str, u32>,
    sheet: &'b Sheet,
}

impl Row<'_> {
    fn place(&self, column: &str) -> CellPlace {
        CellPlace {
            column: self.columns.get(column).copied().unwrap_or_default(),
            ..self.place.clone()
        }
    }

    fn said(&self, column: &str) -> Option<String> {
        let column = *self.columns.get(column)?;
        said(self.sheet.cells.get(&(self.place.row, column))?)
    }
}

/// What a cell says, as words.
fn said(cell: &Cell) -> Option<String> {
    let words = match cell {
        Cell::Text(words) => words.trim().to_owned(),
        Cell::Number(number) | Cell::Share(number) => number.clone(),
        Cell::Date(day) => day.to_string(),
        Cell::Truth(truth) => if *truth { "yes" } else { "no" }.to_owned(),
        Cell::Error(error) => error.clone(),
    };
    (!words.is_empty()).then_some(words)
}

/// Headings and answers as they are compared: case, spaces, and what stands in brackets do not count.
fn bare(words: &str) -> String {
    let words = words.split('(').next().unwrap_or_default();
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl Reader {
    fn sheet<'b>(&self, book: &'b Book, name: &str) -> Option<(u32, &'b Sheet)> {
        let sheets = (0_u32..).zip(&book.sheets);
        sheets.into_iter().find(|(_, sheet)| bare(&sheet.name) == bare(name))
    }

    fn missing(&mut self, name: &str) {
        let fault = Fault::error(
            "missing-sheet",
            Pointer::root(),
            format!("there is no sheet '{name}', expected one with the marks"),
        )
        .with_help("fill in the workbook that 'earnest form marks' makes, and keep the names of its sheets");
        self.faults.push(fault);
    }

    fn who(&mut self, order: u32, sheet: &Sheet, file: &mut Map<String, Value>) {
        for ((row, _), cell) in sheet.cells.iter().filter(|((_, column), _)| *column == 0) {
            let question = said(cell).unwrap_or_default();
            let known = WHO.iter().zip(KEYS).find(|((asked, _), _)| bare(asked) == bare(&question));
            let (Some((_, key)), Some(answer)) = (known, sheet.cells.get(&(*row, 1)).and_then(said)) else {
                continue;
            };
            let answer = if key == "role" { answer.to_lowercase() } else { answer };
            self.cells.put(
                Pointer::root().key(key).as_str(),
                &CellPlace {
                    order,
                    sheet: sheet.name.clone(),
                    row: *row,
                    column: 1,
                },
            );
            file.insert(key.to_owned(), Value::String(answer));
        }
    }

    fn marks(&mut self, order: u32, sheet: &Sheet) -> Vec<Value> {
        let rows: std::collections::BTreeSet<u32> = sheet.cells.keys().map(|(row, _)| *row).collect();
        let headings = rows.iter().map(|row| (*row, headings(sheet, *row)));
        let Some((top, columns)) = headings.into_iter().find(|(_, found)| found.len() >= 4) else {
            self.missing(SHEETS[1]);
            return Vec::new();
        };
        let wanted = [BEFORE[1], BEFORE[3], BEFORE[4], AFTER[0], AFTER[2]];
        for name in wanted.iter().filter(|name| !columns.contains_key(**name)) {
            let names: Vec<String> = (0..64).filter_map(|column| said(sheet.cells.get(&(top, column))?)).collect();
            let place = CellPlace {
                order,
                sheet: sheet.name.clone(),
                row: top,
                column: 0,
            };
            let mut fault = Fault::error("missing-column", Pointer::root(), format!("there is no column '{name}'")).at_cell(place);
            fault.help = nearest(name, names.iter().map(String::as_str)).map(|near| format!("is '{near}' meant? give it its name again"));
            self.faults.push(fault);
        }
        let mut marks: Vec<Value> = Vec::new();
        for row in rows.into_iter().filter(|row| *row > top) {
            let row = Row {
                place: CellPlace {
                    order,
                    sheet: sheet.name.clone(),
                    row,
                    column: 0,
                },
                columns: &columns,
                sheet,
            };
            if let Some(mark) = self.mark(&row, &Pointer::root().key("marks").item(marks.len())) {
                marks.push(mark);
            }
        }
        marks
    }

    fn mark(&mut self, row: &Row<'_>, at: &Pointer) -> Option<Value> {
        let Some(answer) = row.said(AFTER[0]) else {
            if row.said(AFTER[2]).is_some() {
                let fault = Fault::error("mark-without-answer", at.clone(), "a reason and no answer")
                    .with_help("choose an answer from the list, or clear the reason");
                self.faults.push(fault.at_cell(row.place(AFTER[0])));
            }
            return None;
        };
        let mut mark = Map::new();
        let mut put = |cells: &mut Cells, key: &str, value: Value, column: &str| {
            cells.put(at.key(key).as_str(), &row.place(column));
            mark.insert(key.to_owned(), value);
        };
        self.cells.put(at.as_str(), &row.place(AFTER[0]));
        if let Some(on) = row.said(BEFORE[1]) {
            put(&mut self.cells, "on", Value::String(on), BEFORE[1]);
        }
        let id = row.said(BEFORE[3]).unwrap_or_default();
        let asks = row.said(BEFORE[4]).unwrap_or_default();
        let kinds = [Asks::Level, Asks::Truth, Asks::Number, Asks::Sign];
        let kind = kinds.into_iter().find(|kind| bare(kind.words()) == bare(&asks));
        let (name, key, value) = match kind {
            Some(Asks::Level) if bare(&answer) == APART => ("indicator", "not_applicable", Some(Value::Bool(true))),
            Some(Asks::Level) => ("indicator", "level", whole(&answer)),
            Some(Asks::Truth) => ("fact", "value", truth(&answer).map(|yes| json!(u32::from(yes)))),
            Some(Asks::Number) => ("fact", "value", whole(&answer)),
            Some(Asks::Sign) => ("sign", "act", Some(Value::String(answer.to_lowercase()))),
            None => {
                let fault = Fault::error("unclear-mark", at.clone(), format!("read '{asks}', expected what the row asks for"))
                    .with_help("write 'a level', 'yes or no', 'a number' or 'lift or confirm', as the workbook had it");
                self.faults.push(fault.at_cell(row.place(BEFORE[4])));
                return None;
            }
        };
        let Some(value) = value else {
            let expected = match kind {
                Some(Asks::Truth) => "yes or no",
                Some(Asks::Level | Asks::Number | Asks::Sign) | None => "a whole number, such as 2",
            };
            let fault = Fault::error("unclear-mark", at.clone(), format!("read '{answer}', expected {expected}"));
            self.faults.push(fault.at_cell(row.place(AFTER[0])));
            return None;
        };
        put(&mut self.cells, name, Value::String(id), BEFORE[3]);
        put(&mut self.cells, key, value, AFTER[0]);
        if let Some(document) = row.said(AFTER[1]) {
            put(&mut self.cells, "document", Value::String(document), AFTER[1]);
        }
        if let Some(reason) = row.said(AFTER[2]) {
            put(&mut self.cells, "reason", Value::String(reason), AFTER[2]);
        } else {
            self.cells.put(at.key("reason").as_str(), &row.place(AFTER[2]));
        }
        if let Some(blind) = row.said(AFTER[3]) {
            match truth(&blind) {
                Some(blind) => put(&mut self.cells, "blind", Value::Bool(blind), AFTER[3]),
                None => {
                    let fault = Fault::error("unclear-mark", at.key("blind"), format!("read '{blind}', expected yes or no"));
                    self.faults.push(fault.at_cell(row.place(AFTER[3])));
                }
            }
        }
        Some(Value::Object(mark))
    }
}

/// The columns of a row that bear a known heading.
fn headings(sheet: &Sheet, row: u32) -> BTreeMap<&'static str, u32> {
    let cells = sheet.cells.range((row, 0)..=(row, u32::MAX));
    let known = |words: &str| BEFORE.into_iter().chain(AFTER).find(|name| bare(name) == bare(words));
    let found = cells.filter_map(|((_, column), cell)| Some((known(&said(cell)?)?, *column)));
    let mut columns = BTreeMap::new();
    for (name, column) in found {
        columns.entry(name).or_insert(column);
    }
    columns
}

/// A whole number as it is typed: `2`, `2.0`, `2: words of the level`.
fn whole(answer: &str) -> Option<Value> {
    let first = answer.split([':', ' ', '–']).next().unwrap_or_default();
    let digits = first.strip_suffix(".0").unwrap_or(first);
    digits.parse::<u32>().ok().map(|number| json!(number))
}

fn truth(answer: &str) -> Option<bool> {
    match bare(answer).as_str() {
        "yes" | "y" | "true" | "1" => Some(true),
        "no" | "n" | "false" | "0" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
#[path = "workbook_tests.rs"]
mod tests;
