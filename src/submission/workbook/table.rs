//! Where on a sheet each answer stands: questions found by their text, wherever they were moved to, and the entries beside or below them.
//!
//! Owns what is skipped (help, the example, notes, empty rows) and what is refused because nobody can tell what it answers. What an answer
//! means is read elsewhere.

use super::layout::{Line, Page, Placed, lines, questions};
use super::raw::{Cell, Sheet};
use super::typed::{clean, plain, text};
use crate::base::fault::{CellPlace, Fault, Faults};
use crate::base::near::nearest;
use crate::base::pointer::Pointer;
use std::collections::BTreeMap;

/// One entry of a sheet: a row, or a column where questions run down.
#[derive(Clone, Debug)]
pub(super) struct Entry<'b> {
    /// its place along the sheet
    index: u32,
    /// its answers by the number of their question
    pub(super) answers: BTreeMap<usize, &'b Cell>,
}

/// A sheet, read as entries that answer questions.
#[derive(Clone, Debug)]
pub(super) struct Table<'b> {
    pub(super) page: Page,
    order: u32,
    name: &'b str,
    /// the questions of the form
    pub(super) questions: Vec<Placed>,
    /// where each stands, for those that the sheet has
    heads: BTreeMap<usize, u32>,
    head: u32,
    pub(super) entries: Vec<Entry<'b>>,
}

/// What stands at the head of a column, or before a row.
enum Head {
    Question(usize),
    Skipped,
    Unknown(String),
}

impl<'b> Table<'b> {
    /// The cell of a question for an entry; that of the entry's first answer where the sheet lacks the question.
    pub(super) fn place(&self, entry: &Entry<'_>, question: usize) -> CellPlace {
        let at = self.heads.get(&question).copied();
        let first = || entry.answers.keys().next().and_then(|first| self.heads.get(first)).copied();
        self.cell(entry.index, at.or_else(first).unwrap_or(0))
    }

    /// The sheet has a question.
    pub(super) fn has(&self, question: usize) -> bool {
        self.heads.contains_key(&question)
    }

    /// Where an entry begins.
    pub(super) fn begins(&self, entry: &Entry<'_>) -> CellPlace {
        self.place(entry, usize::MAX)
    }

    fn cell(&self, entry: u32, question: u32) -> CellPlace {
        let (row, column) = if self.page.runs_down() {
            (question, entry)
        } else {
            (entry, question)
        };
        CellPlace {
            order: self.order,
            sheet: self.name.to_owned(),
            row,
            column,
        }
    }

    /// Reads a sheet of the form.
    pub(super) fn read(page: Page, order: usize, sheet: &'b Sheet, faults: &mut Faults, hints: &mut Faults) -> Self {
        let mut table = Self {
            page,
            order: u32::try_from(order).unwrap_or(u32::MAX),
            name: &sheet.name,
            questions: questions(page, false),
            heads: BTreeMap::new(),
            head: 0,
            entries: Vec::new(),
        };
        let mut by_entry: BTreeMap<u32, BTreeMap<u32, &Cell>> = BTreeMap::new();
        for ((row, column), cell) in &sheet.cells {
            if matches!(cell, Cell::Text(text) if clean(text).is_empty()) {
                continue;
            }
            let (entry, question) = if page.runs_down() { (*column, *row) } else { (*row, *column) };
            by_entry.entry(entry).or_default().insert(question, cell);
        }
        let known: BTreeMap<String, usize> = table
            .questions
            .iter()
            .enumerate()
            .flat_map(|(number, placed)| [(bare(&placed.question), number), (placed.key.clone(), number)])
            .collect();
        let matched = |cells: &BTreeMap<u32, &Cell>| {
            let hit = |cell: &&&Cell| matches!(cell, Cell::Text(text) if known.contains_key(&bare(text)));
            cells.values().filter(hit).count()
        };
        let best = by_entry.iter().take(40).map(|(entry, cells)| (matched(cells), *entry));
        let Some((count, head)) = best.max_by_key(|(count, entry)| (*count, u32::MAX.saturating_sub(*entry))) else {
            return table;
        };
        table.head = head;
        if count == 0 {
            let fault = Fault::error(
                "no-questions",
                Pointer::root(),
                format!("no question of the form stands on the sheet '{}'", sheet.name),
            );
            faults.push(
                fault
                    .with_help("put the questions back as the form has them; a sheet of your own can bear a name that begins with Note")
                    .at_cell(table.cell(0, 0)),
            );
            return table;
        }
        let heads = table.name_heads(by_entry.get(&head).cloned().unwrap_or_default(), &known);
        for (at, found) in &heads {
            if let Head::Question(number) = found {
                table.heads.insert(*number, *at);
            }
        }
        for (index, cells) in by_entry.iter().filter(|(index, _)| **index > head) {
            table.entry(*index, cells, &heads, faults, hints);
        }
        table
    }

    /// What each text at the head asks: as it is in the form, else nearly so.
    fn name_heads(&self, cells: BTreeMap<u32, &'b Cell>, known: &BTreeMap<String, usize>) -> BTreeMap<u32, Head> {
        let headings: Vec<String> = lines(self.page, false)
            .into_iter()
            .filter_map(|line| match line {
                Line::Heading(text) => Some(bare(text)),
                Line::Question(_) => None,
            })
            .collect();
        let mut heads = BTreeMap::new();
        let mut taken = std::collections::BTreeSet::new();
        for (at, cell) in &cells {
            let text = bare(&text(cell));
            let head = match known.get(&text) {
                Some(number) if taken.insert(*number) => Head::Question(*number),
                _ if text.starts_with("note") || text == "question" || headings.contains(&text) => Head::Skipped,
                _ => Head::Unknown(text),
            };
            heads.insert(*at, head);
        }
        for head in heads.values_mut() {
            let Head::Unknown(text) = head else { continue };
            let close = |(question, number): &(&String, &usize)| {
                let apart = strsim::damerau_levenshtein(question, text);
                !taken.contains(*number) && apart.saturating_mul(7) <= question.chars().count()
            };
            let number = known.iter().find(close).map(|(_, number)| *number);
            if let Some(number) = number {
                taken.insert(number);
                *head = Head::Question(number);
            }
        }
        heads
    }

    fn entry(&mut self, index: u32, cells: &BTreeMap<u32, &'b Cell>, heads: &BTreeMap<u32, Head>, faults: &mut Faults, hints: &mut Faults) {
        let mut answers = BTreeMap::new();
        for (at, cell) in cells {
            if let Some(Head::Question(number)) = heads.get(at) {
                answers.insert(*number, *cell);
            }
        }
        if answers.is_empty() || self.is_note(&answers) || self.says(&answers, |placed| placed.field.help, false) {
            return;
        }
        let example = self.says(&answers, |placed| placed.field.example, true);
        let named = answers.iter().find(|(number, _)| self.is_id(**number));
        if example {
            return;
        }
        if let Some((number, _)) = named.filter(|(_, cell)| plain(&text(cell)) == "example") {
            let place = self.cell(index, self.heads.get(number).copied().unwrap_or(0));
            let fault = Fault::error("example-changed", Pointer::root(), "this is the example, but it was changed");
            faults.push(
                fault
                    .with_help("answer in one of those after it, or give this one a short name of its own")
                    .at_cell(place),
            );
            return;
        }
        if self.is_empty(&answers) {
            return;
        }
        for (at, cell) in cells {
            let place = self.cell(index, *at);
            match heads.get(at) {
                Some(Head::Question(_) | Head::Skipped) => {}
                Some(Head::Unknown(asked)) => {
                    let questions = self.questions.iter().map(|placed| placed.question.as_str());
                    let near = nearest(asked, questions).map_or_else(String::new, |near| format!("did you mean '{near}'? "));
                    let message = format!("'{}' answers '{asked}', which is no question of this form", shortened(&text(cell)));
                    let fault = Fault::error("unknown-question", Pointer::root(), message);
                    faults.push(
                        fault
                            .with_help(format!(
                                "{near}what is only for yourself can stand under a heading that begins with Note"
                            ))
                            .at_cell(place),
                    );
                }
                None => {
                    let message = format!("'{}' stands beside no question, and is not read", shortened(&text(cell)));
                    hints.push(Fault::warning("beside-no-question", Pointer::root(), message).at_cell(place));
                }
            }
        }
        self.entries.push(Entry { index, answers });
    }

    fn is_id(&self, question: usize) -> bool {
        self.questions.get(question).is_some_and(|placed| placed.key == "id")
    }

    /// Every answer is what the form itself says there.
    fn says(&self, answers: &BTreeMap<usize, &Cell>, what: fn(&Placed) -> &'static str, example: bool) -> bool {
        let said = |(number, cell): (&usize, &&Cell)| {
            let placed = self.questions.get(*number);
            let same = placed.is_some_and(|placed| plain(&text(cell)) == plain(what(placed)));
            same || (example && self.is_id(*number) && plain(&text(cell)) == "example")
        };
        // two are too few to tell an example from a true answer, but where there are only two questions
        let enough = if example && self.page != Page::Rest { 3 } else { 2 };
        answers.len() >= enough && answers.iter().all(said)
    }

    /// One text alone, where a short name would stand, that cannot be one; or one that says that it is a note.
    fn is_note(&self, answers: &BTreeMap<usize, &Cell>) -> bool {
        let mut all = answers.iter();
        let (Some((number, cell)), None) = (all.next(), all.next()) else {
            return false;
        };
        let said = plain(&text(cell));
        said.starts_with("note") || (self.is_id(*number) && said.contains(' '))
    }

    /// Nothing but what the form was written with.
    fn is_empty(&self, answers: &BTreeMap<usize, &Cell>) -> bool {
        if self.page == Page::You {
            return false;
        }
        answers.iter().all(|(number, cell)| {
            let Some(placed) = self.questions.get(*number) else { return true };
            match placed.key.as_str() {
                "id" => made(self.page, &plain(&text(cell))),
                "@exercise" => true,
                "group" | "question" => self.page == Page::Who,
                _ => !placed.filled.is_empty() && placed.slot.is_some(),
            }
        })
    }
}

/// An id as the form makes them.
fn made(page: Page, id: &str) -> bool {
    let number = id.strip_prefix(&page.letter().to_lowercase());
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A question without what stands in brackets after it, for comparing.
fn bare(question: &str) -> String {
    let plain = plain(question);
    let cut = plain.find(" (required").and_then(|at| plain.get(..at)).unwrap_or(&plain);
    cut.trim_end_matches(['?', ':', '.', '*', ' ']).to_owned()
}

/// So much of a text as a message needs.
pub(super) fn shortened(text: &str) -> String {
    if text.chars().count() <= 60 {
        return text.to_owned();
    }
    format!("{}…", text.chars().take(60).collect::<String>())
}
