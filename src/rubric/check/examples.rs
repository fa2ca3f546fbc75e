//! The examples of a rubric: every fact, set, criterion and sign that they name is there, and every fact is told in its kind.
//!
//! Nothing here scores; whether an example comes out as expected is not known before somebody does.

use super::Checker;
use crate::base::interval::{Interval, Truth};
use crate::base::near::nearest;
use crate::base::pointer::Pointer;
use crate::facts::catalogue::{Fact, Kind};
use crate::facts::value::Value;
use crate::rubric::expr::instead_of_fact;
use crate::rubric::file::{BetweenFile, Decimal, ExampleFile, FactCell, FactWord, RubricFile};
use crate::rubric::model::{Example, Expected, Subject};
use crate::submission::fields::Id;
use std::collections::BTreeMap;

/// The word that stands for the grade among the names of criteria.
const GRADE: &str = "grade";

type Given = BTreeMap<Fact, Value>;

impl Checker {
    /// The examples, each with all the facts that it builds on.
    pub(super) fn examples(&mut self, file: &RubricFile, root: &Pointer) -> Vec<Example> {
        let wrong = self.faults.errors();
        let at = root.key("bases");
        self.unique(&at, file.bases.iter().map(|base| &base.id));
        let mut bases: BTreeMap<&str, Given> = BTreeMap::new();
        for (place, base) in file.bases.iter().enumerate() {
            let at = at.item(place);
            let given = self.given(base.base.as_ref(), &base.facts, &bases, &at);
            bases.insert(base.id.as_str(), given);
        }
        let at = root.key("tests");
        self.unique(&at, file.tests.iter().map(|example| &example.id));
        let mut examples = Vec::new();
        for (place, example) in file.tests.iter().enumerate() {
            let at = at.item(place);
            let facts = self.given(example.base.as_ref(), &example.facts, &bases, &at);
            let expected = self.expected(example, file, &at.key("expect"));
            let Some(about) = self.subject(example.about.as_str(), file, &at.key("about")) else {
                continue;
            };
            examples.push(Example {
                about,
                facts: facts.into_iter().collect(),
                expected,
            });
        }
        // what an example is beside is not worth telling while its names are wrong
        if self.faults.errors() == wrong {
            self.sides(file, &examples, &at);
        }
        examples
    }

    /// Facts over those of the set that they build on.
    fn given(&mut self, base: Option<&Id>, facts: &BTreeMap<String, FactCell>, bases: &BTreeMap<&str, Given>, at: &Pointer) -> Given {
        let mut given = Given::new();
        if let Some(id) = base {
            match bases.get(id.as_str()) {
                Some(known) => given.clone_from(known),
                None => {
                    let help = nearest(id.as_str(), bases.keys().copied())
                        .map_or_else(|| "name one that stands above it under bases".to_owned(), did_you_mean);
                    self.error(
                        "unknown-set",
                        &at.key("base"),
                        format!("there is no set of facts '{id}' above this"),
                        help,
                    );
                }
            }
        }
        for (name, cell) in facts {
            let at = at.key("facts").key(name);
            let Some(fact) = Fact::find(name) else {
                self.error("unknown-fact", &at, format!("there is no fact '{name}'"), instead_of_fact(name));
                continue;
            };
            match value(fact, cell) {
                Ok(value) => drop(given.insert(fact, value)),
                Err(wanted) => self.error(
                    "wrong-kind",
                    &at,
                    format!("'{name}' is not told that way, expected {wanted}"),
                    format!("write {wanted}; `earnest explain {name}` says what it is"),
                ),
            }
        }
        given
    }

    /// What a name is about.
    fn subject(&mut self, name: &str, file: &RubricFile, at: &Pointer) -> Option<Subject> {
        let found = subject(name, file);
        if found.is_none() {
            let known = file.criteria.iter().map(|criterion| criterion.id.as_str());
            let known = known.chain(file.signs.iter().map(|sign| sign.id.as_str())).chain([GRADE]);
            let help = nearest(name, known).map_or_else(|| "name a criterion, a sign, or grade".to_owned(), did_you_mean);
            self.error("unknown-subject", at, format!("there is no criterion or sign '{name}'"), help);
        }
        found
    }

    /// What is expected, name by name.
    fn expected(&mut self, example: &ExampleFile, file: &RubricFile, at: &Pointer) -> Vec<Expected> {
        let mut all = Vec::new();
        match (&example.expect.sign, example.expect.status) {
            (Some(id), Some(state)) => match file.signs.iter().position(|sign| sign.id == *id) {
                Some(place) => all.push(Expected::Sign(place, state)),
                None => {
                    let known = file.signs.iter().map(|sign| sign.id.as_str());
                    let help = nearest(id.as_str(), known).map_or_else(|| "name one of the signs".to_owned(), did_you_mean);
                    self.error("unknown-subject", &at.key("sign"), format!("there is no sign '{id}'"), help);
                }
            },
            (None, None) if example.expect.levels.is_empty() => self.error(
                "expects-nothing",
                at,
                format!("the example '{}' expects nothing", example.id),
                "write what must come of it, such as {grade: 2}, {criterion: 3}, or {sign: its id, status: fired}",
            ),
            (None, None) => {}
            (Some(_), None) | (None, Some(_)) => self.error(
                "half-expectation",
                at,
                "a sign is expected without a status, or a status without a sign",
                "write both, such as {sign: its id, status: fired}",
            ),
        }
        for (name, cell) in &example.expect.levels {
            let at = at.key(name);
            let (low, high) = cell.bounds();
            self.level(low, &at);
            if high != low {
                self.level(high, &at);
            }
            if low > high {
                self.error(
                    "bad-number",
                    &at,
                    format!("from {low} is more than to {high}"),
                    "write the lower level under from",
                );
            }
            match level_of(name, file) {
                Some(what) => all.push(what(low, high)),
                None => {
                    let criteria = file.criteria.iter().map(|criterion| criterion.id.as_str());
                    let rows = file.criteria.iter().flat_map(|criterion| &criterion.indicators);
                    let known = criteria
                        .chain(rows.map(|indicator| indicator.id.as_str()))
                        .chain([GRADE, "sign", "status"]);
                    let help = if file.signs.iter().any(|sign| sign.id.as_str() == name) {
                        format!("write {{sign: {name}, status: fired}}")
                    } else {
                        nearest(name, known).map_or_else(|| "name a criterion, an indicator, or grade".to_owned(), did_you_mean)
                    };
                    self.error("unknown-subject", &at, format!("there is no level of '{name}'"), help);
                }
            }
        }
        all
    }
}

fn did_you_mean(near: &str) -> String {
    format!("did you mean '{near}'?")
}

fn subject(name: &str, file: &RubricFile) -> Option<Subject> {
    let criterion = file.criteria.iter().position(|criterion| criterion.id.as_str() == name);
    let sign = file.signs.iter().position(|sign| sign.id.as_str() == name);
    criterion
        .map(Subject::Criterion)
        .or_else(|| sign.map(Subject::Sign))
        .or_else(|| (name == GRADE).then_some(Subject::Grade))
}

/// What makes an expectation of a name that has a level.
fn level_of(name: &str, file: &RubricFile) -> Option<Box<dyn Fn(u32, u32) -> Expected>> {
    for (place, criterion) in file.criteria.iter().enumerate() {
        if criterion.id.as_str() == name {
            return Some(Box::new(move |low, high| Expected::Criterion(place, low, high)));
        }
        if let Some(row) = criterion.indicators.iter().position(|indicator| indicator.id.as_str() == name) {
            return Some(Box::new(move |low, high| Expected::Indicator(place, row, low, high)));
        }
    }
    (name == GRADE).then(|| -> Box<dyn Fn(u32, u32) -> Expected> { Box::new(Expected::Grade) })
}

/// The value that a cell gives a fact, or what is expected instead.
fn value(fact: Fact, cell: &FactCell) -> Result<Value, &'static str> {
    let kind = fact.def().kind;
    let unknown = match kind {
        Kind::Truth => Value::UNKNOWN_TRUTH,
        Kind::Number => Value::UNKNOWN_NUMBER,
    };
    let wanted = match kind {
        Kind::Truth => "yes, no or unknown",
        Kind::Number => "a number, {from, to}, nothing or unknown",
    };
    let exact = |number: &Decimal| number.exact().ok_or("a plain decimal of at most eighteen digits");
    match (kind, cell) {
        (_, FactCell::Word(FactWord::Unknown)) => Ok(unknown),
        (Kind::Truth, FactCell::Flag(flag)) => Ok(Value::truth(Truth::from(*flag))),
        (Kind::Truth, FactCell::Word(FactWord::Yes)) => Ok(Value::truth(Truth::True)),
        (Kind::Truth, FactCell::Word(FactWord::No)) => Ok(Value::truth(Truth::False)),
        (Kind::Number, FactCell::Word(FactWord::Nothing)) => Ok(Value::NOTHING),
        (Kind::Number, FactCell::Number(number)) => Ok(Value::number(Interval::exact(exact(number)?))),
        (Kind::Number, FactCell::Between(BetweenFile { from, to })) => {
            let low = from.as_ref().map(exact).transpose()?;
            let high = to.as_ref().map(exact).transpose()?;
            if low.zip(high).is_some_and(|(low, high)| low > high) {
                return Err("the lower number under from");
            }
            Ok(Value::number(Interval { low, high }))
        }
        _ => Err(wanted),
    }
}

#[cfg(test)]
#[path = "examples_tests.rs"]
mod tests;
