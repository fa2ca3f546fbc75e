//! From an assessment to a sheet for judging it: what waits for an assessor, with its described levels and what the submission cites.
//!
//! Takes nothing of what the engine found: who fills the sheet in judges before seeing a level.

use crate::assess::published::sheet::{Asks, MarkingRow, MarkingSheet, SheetPaper};
use crate::assess::published::{Assessment, Indicator, Level, Unit, Waiting};
use crate::facts::catalogue::{Fact, Kind};
use crate::rubric::framework::model::Framework;
use crate::rubric::model::Rubric;
use crate::submission::model::Submission;
use serde_json::Value;

/// The sheet for a rubric: indicators and facts that may be judged, and signs to confirm or lift.
pub fn of_rubric(assessment: &Assessment, rubric: &Rubric, submission: &Submission) -> MarkingSheet {
    let drafts = Drafts::new(assessment, submission);
    let indicators = || rubric.file.criteria.iter().flat_map(|criterion| &criterion.indicators);
    let mut rows = Vec::new();
    for waiting in &assessment.to_decide.judge {
        if let Some(indicator) = indicators().find(|indicator| indicator.id.as_str() == waiting.id) {
            // the top is reached by what is measured alone
            let steps = indicator.levels.iter().filter(|step| step.level < rubric.highest);
            let mut levels = vec![nothing(rubric.lowest, name_of(assessment, rubric.lowest))];
            levels.extend(steps.map(|step| Level {
                level: step.level,
                name: name_of(assessment, step.level),
                says: step.looks_like.as_str().to_owned(),
            }));
            rows.push(drafts.row(waiting, Asks::Level, levels));
        } else if let Some(fact) = Fact::find(&waiting.id) {
            let asks = match fact.def().kind {
                Kind::Truth => Asks::Truth,
                Kind::Number => Asks::Number,
            };
            rows.push(drafts.row(waiting, asks, Vec::new()));
        }
    }
    let confirm = assessment.to_decide.confirm.iter();
    rows.extend(confirm.map(|waiting| drafts.row(waiting, Asks::Sign, Vec::new())));
    drafts.sheet(rows, false)
}

/// The sheet for a framework: every indicator that nobody has marked.
pub fn of_framework(assessment: &Assessment, framework: &Framework, submission: &Submission) -> MarkingSheet {
    let drafts = Drafts::new(assessment, submission);
    let indicators = || framework.file.criteria.iter().flat_map(|criterion| &criterion.indicators);
    let mut rows = Vec::new();
    for waiting in &assessment.to_decide.judge {
        let Some(indicator) = indicators().find(|indicator| indicator.id.as_str() == waiting.id) else {
            continue;
        };
        let levels = framework.file.scale.iter().map(|level| {
            let own = indicator.levels.iter().find(|step| step.level == level.level);
            let says = own
                .map(|step| step.looks_like.as_str())
                .or(level.says.as_ref().map(|says| says.as_str()));
            Level {
                level: level.level,
                name: level.name.as_str().to_owned(),
                says: says.unwrap_or_default().to_owned(),
            }
        });
        rows.push(drafts.row(waiting, Asks::Level, levels.collect()));
    }
    drafts.sheet(rows, true)
}

fn nothing(level: u32, name: String) -> Level {
    Level {
        level,
        name,
        says: "what the next level asks for is not there".to_owned(),
    }
}

fn name_of(assessment: &Assessment, level: u32) -> String {
    let known = assessment.rubric.levels.iter().find(|known| known.level == level);
    known.map_or_else(String::new, |known| known.name.clone())
}

/// What rows are made from.
struct Drafts<'a> {
    assessment: &'a Assessment,
    submission: &'a Submission,
    json: Value,
}

impl<'a> Drafts<'a> {
    fn new(assessment: &'a Assessment, submission: &'a Submission) -> Self {
        Self {
            assessment,
            submission,
            json: serde_json::to_value(submission).unwrap_or(Value::Null),
        }
    }

    fn row(&self, waiting: &Waiting, asks: Asks, levels: Vec<Level>) -> MarkingRow {
        let unit = self.assessment.exercises.iter().find(|unit| unit.id == waiting.on);
        MarkingRow {
            on: waiting.on.clone(),
            on_title: unit.map_or_else(|| "the submission as a whole".to_owned(), |unit| unit.title.clone()),
            asks,
            id: waiting.id.clone(),
            title: waiting.title.clone(),
            look_for: waiting.look_for.clone(),
            levels,
            read: self.read(unit, &waiting.id),
        }
    }

    /// What is cited where the indicator's facts come from; where nothing is, what is cited anywhere in the unit.
    fn read(&self, unit: Option<&Unit>, id: &str) -> Vec<String> {
        let Some(unit) = unit else {
            return self.cited(&self.json);
        };
        let indicators = unit.criteria.iter().flat_map(|criterion| &criterion.indicators);
        let places = |indicator: &Indicator| -> Vec<String> { indicator.facts.iter().flat_map(|fact| fact.places.clone()).collect() };
        let own = indicators.filter(|indicator| indicator.id == id).flat_map(places);
        let mut found: Vec<String> = Vec::new();
        for place in own {
            found.extend(self.above(&place));
        }
        if found.is_empty() {
            found = self.json.pointer(&unit.at).map_or_else(Vec::new, |value| self.cited(value));
        }
        found.sort();
        found.dedup();
        found
    }

    /// What the entry at a place or the nearest above it cites, without going up to the whole exercise.
    fn above(&self, place: &str) -> Vec<String> {
        let mut at = place;
        while at.matches('/').count() > 2 {
            let found = self.json.pointer(at).and_then(|value| value.get("evidence"));
            if let Some(found) = found {
                return self.cited(found);
            }
            at = at.rsplit_once('/').map_or("", |(above, _)| above);
        }
        Vec::new()
    }

    /// Every citation anywhere in a value, as document and page.
    fn cited(&self, value: &Value) -> Vec<String> {
        let mut found = Vec::new();
        citations(value, &mut |citation| found.push(self.words(citation)));
        found.sort();
        found.dedup();
        found
    }

    fn words(&self, citation: &Value) -> String {
        let id = citation.get("document").and_then(Value::as_str).unwrap_or_default();
        let documents = self.submission.documents.as_deref().unwrap_or(&[]);
        let document = documents.iter().find(|document| document.id.as_str() == id);
        let title = document.map_or("", |document| document.title.as_str());
        let mut words = format!("{id}: {title}");
        if let Some(page) = citation.get("page") {
            let page = page.as_str().map_or_else(|| page.to_string(), str::to_owned);
            words.push_str(&format!(", page {page}"));
        }
        words
    }

    fn sheet(&self, rows: Vec<MarkingRow>, may_be_apart: bool) -> MarkingSheet {
        let (documents, partners) = (self.submission.documents.as_deref(), self.submission.partners.as_deref());
        let documents = documents.unwrap_or(&[]).iter();
        let partners = partners.unwrap_or(&[]).iter();
        MarkingSheet {
            submission: self.assessment.submission.name.clone(),
            sha256: self.assessment.submission.sha256.clone(),
            authority: self.assessment.authority.name.clone(),
            rubric: self.assessment.rubric.title.clone(),
            version: self.assessment.rubric.version.clone(),
            documents: documents
                .map(|document| SheetPaper {
                    id: document.id.as_str().to_owned(),
                    title: document.title.as_str().to_owned(),
                    url: document.url.as_ref().map(|url| url.as_str().to_owned()),
                })
                .collect(),
            bodies: partners
                .map(|partner| (partner.id.as_str().to_owned(), partner.name.as_str().to_owned()))
                .collect(),
            may_be_apart,
            rows,
        }
    }
}

/// Every object that names a document, anywhere in a value.
fn citations<'v>(value: &'v Value, found: &mut impl FnMut(&'v Value)) {
    match value {
        Value::Object(map) => {
            if map.get("document").is_some_and(Value::is_string) {
                found(value);
            }
            map.values().for_each(|inner| citations(inner, found));
        }
        Value::Array(items) => items.iter().for_each(|item| citations(item, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
