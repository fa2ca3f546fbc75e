//! Which title an id has: templates are handed ids and print the names that stand in the assessment.
//!
//! An id without a title prints as itself; a place in the submission has a cell where that was a workbook.

use super::item::Item;
use minijinja::value::Object;
use minijinja::{Error, ErrorKind, State, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The titles by kind and id.
#[derive(Debug, Default)]
pub(super) struct Names {
    titles: BTreeMap<(&'static str, String), Value>,
    /// the cells of a workbook by place
    cells: Option<Value>,
}

impl Names {
    /// The titles that `assessment` holds.
    pub(super) fn of(assessment: &Value) -> Self {
        let mut names = Self::default();
        let Some(root) = Item::of(assessment) else { return names };
        names.cells = root.member("cells").cloned();
        names.add("criterion", root.part("criteria"));
        names.add("sign", root.part("signs"));
        names.add("exercise", root.part("exercises"));
        for unit in root
            .part("exercises")
            .map(Item::list)
            .unwrap_or_default()
            .iter()
            .filter_map(Item::of)
        {
            names.add("criterion", unit.part("criteria"));
            for criterion in unit
                .part("criteria")
                .map(Item::list)
                .unwrap_or_default()
                .iter()
                .filter_map(Item::of)
            {
                names.add("indicator", criterion.part("indicators"));
            }
        }
        names
    }

    fn add(&mut self, kind: &'static str, list: Option<&Item>) {
        for value in list.map(Item::list).unwrap_or_default() {
            let Some(item) = Item::of(value) else { continue };
            if let Some(title) = item.member("title") {
                self.titles
                    .entry((kind, item.word("id").to_owned()))
                    .or_insert_with(|| title.clone());
            }
        }
    }

    fn find(&self, kind: &'static str, id: &Value) -> Value {
        let text = Item::of(id).and_then(Item::text).or_else(|| id.as_str()).unwrap_or_default();
        self.titles.get(&(kind, text.to_owned())).unwrap_or(id).clone()
    }

    /// The cell that a place is, or nothing.
    fn cell(&self, place: &Value) -> Value {
        let text = Item::of(place).and_then(Item::text).unwrap_or_default();
        let cells = self.cells.as_ref().and_then(Item::of);
        cells
            .and_then(|cells| cells.member(text))
            .cloned()
            .unwrap_or_else(|| Value::from(()))
    }

    fn find_any(&self, id: &Value) -> Value {
        let text = Item::of(id).and_then(Item::text).unwrap_or_default();
        ["indicator", "sign", "criterion", "exercise"]
            .into_iter()
            .find_map(|kind| self.titles.get(&(kind, text.to_owned())))
            .unwrap_or(id)
            .clone()
    }
}

impl Object for Names {
    fn call_method(self: &Arc<Self>, _: &mut State<'_, '_>, method: &str, args: &[Value]) -> Result<Value, Error> {
        let id = args.first().ok_or_else(|| Error::from(ErrorKind::MissingArgument))?;
        match method {
            "criterion" => Ok(self.find("criterion", id)),
            "exercise" => Ok(self.find("exercise", id)),
            "indicator" => Ok(self.find("indicator", id)),
            "cell" => Ok(self.cell(id)),
            "any" => Ok(self.find_any(id)),
            _ => Err(Error::from(ErrorKind::UnknownMethod)),
        }
    }
}
