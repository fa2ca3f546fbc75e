//! From the file to a rubric that makes sense, or to all that is wrong with it, each fault at its place.
//!
//! A rubric with a hole in its levels, an unknown fact, a threshold that falls, a name that comes back to itself or a parameter that is
//! missing never reaches scoring.

use crate::base::fault::{Fault, Faults};
use crate::base::near::nearest;
use crate::base::number::{Q, Round};
use crate::base::pointer::Pointer;
use crate::facts::catalogue::{FACTS, Fact, Kind};
use crate::facts::settings::{GroupToLookFor, Holiday, Parameter, Settings};
use crate::rubric::expr::{Expr, Terms};
use crate::rubric::file::{
    CapFile, DueFile, IndicatorFile, LightStepFile, ParameterFile, RoundWord, RubricFile, SignFile, Status, StepFile,
};
use crate::rubric::model::{Cap, Condition, Criterion, Due, Indicator, Rubric, Severity, Sign, Step, Threshold, Top, Way};
use crate::submission::fields::{Id, Text};
use std::collections::BTreeMap;

/// Checks a rubric.
///
/// # Errors
/// Everything that is wrong with it.
pub fn check(file: RubricFile) -> Result<Rubric, Faults> {
    let mut checker = Checker {
        faults: Faults::default(),
        terms: Terms::new(),
        used: Vec::new(),
        lowest: 0,
        highest: 0,
    };
    let rubric = checker.rubric(file);
    checker.faults.sort();
    match rubric {
        Some(rubric) if checker.faults.errors() == 0 => Ok(rubric),
        _ => Err(checker.faults),
    }
}

struct Checker {
    faults: Faults,
    terms: Terms,
    used: Vec<(Fact, Pointer)>,
    lowest: u32,
    highest: u32,
}

const fn round(word: RoundWord) -> Round {
    match word {
        RoundWord::Floor => Round::Floor,
        RoundWord::HalfUp => Round::HalfUp,
        RoundWord::Up => Round::Up,
        RoundWord::HalfEven => Round::HalfEven,
    }
}

impl Checker {
    fn error(&mut self, code: &'static str, at: &Pointer, message: impl Into<String>, help: impl Into<String>) {
        self.faults.push(Fault::error(code, at.clone(), message).with_help(help));
    }

    fn expression(&mut self, text: &Text, kind: Kind, at: &Pointer) -> Option<Expr> {
        match Expr::read(text.as_str(), kind, &self.terms) {
            Ok(expr) => {
                for fact in expr.facts() {
                    self.used.push((fact, at.clone()));
                }
                Some(expr)
            }
            Err(wrong) => {
                let mut fault = Fault::error(
                    "bad-expression",
                    at.clone(),
                    format!("{} (character {})", wrong.message, wrong.start.saturating_add(1)),
                );
                fault.help = wrong.help;
                self.faults.push(fault);
                None
            }
        }
    }

    fn truth(&mut self, text: &Text, at: &Pointer) -> Option<Expr> {
        self.expression(text, Kind::Truth, at)
    }

    fn fact(&mut self, name: &Text, kind: Kind, at: &Pointer) -> Option<Fact> {
        let Some(fact) = Fact::find(name.as_str()) else {
            let near = nearest(name.as_str(), FACTS.iter().map(|def| def.id));
            let help = near.map_or_else(
                || "`earnest facts` lists every fact".to_owned(),
                |near| format!("did you mean '{near}'?"),
            );
            self.error("unknown-fact", at, format!("there is no fact '{name}'"), help);
            return None;
        };
        if fact.def().kind != kind {
            let wanted = if kind == Kind::Number { "a number" } else { "true or false" };
            self.error(
                "wrong-kind",
                at,
                format!("'{name}' is not {wanted}"),
                "choose a fact of the right kind; `earnest facts` lists them",
            );
            return None;
        }
        self.used.push((fact, at.clone()));
        Some(fact)
    }

    /// Ids that must differ.
    fn unique<'a>(&mut self, at: &Pointer, ids: impl Iterator<Item = &'a Id>) {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for (place, id) in ids.enumerate() {
            if let Some(first) = seen.insert(id.as_str(), place) {
                let at = at.item(place).key("id");
                self.error(
                    "duplicate-id",
                    &at,
                    format!("the id '{id}' stands twice, first as entry {}", first.saturating_add(1)),
                    "give each its own id",
                );
            }
        }
    }

    fn level(&mut self, level: u32, at: &Pointer) {
        if level < self.lowest || level > self.highest {
            let message = format!(
                "level {level} is not one of the rubric's levels {} to {}",
                self.lowest, self.highest
            );
            self.error("unknown-level", at, message, "use a level that stands under levels");
        }
    }

    fn rubric(&mut self, file: RubricFile) -> Option<Rubric> {
        let root = Pointer::root();
        if file.format != 1 {
            self.error(
                "wrong-format",
                &root.key("format"),
                format!("this rubric says format {}, and this version reads format 1", file.format),
                "write format: 1",
            );
        }
        self.levels(&file, &root.key("levels"));
        self.named_terms(&file, &root.key("terms"));
        let settings = self.settings(&file, &root);
        let severities = self.severities(&file, &root.key("severities"));
        let criteria_at = root.key("criteria");
        self.unique(&criteria_at, file.criteria.iter().map(|criterion| &criterion.id));
        if file.criteria.is_empty() {
            self.error("no-criteria", &criteria_at, "there is no criterion", "write at least one criterion");
        }
        let mut criteria = Vec::new();
        let mut indicator_ids: Vec<&Id> = Vec::new();
        for (place, criterion) in file.criteria.iter().enumerate() {
            let at = criteria_at.item(place);
            self.described(criterion.levels.iter().map(|level| level.level), &at.key("levels"), self.lowest);
            let mut indicators = Vec::new();
            if criterion.indicators.is_empty() {
                self.error(
                    "no-indicators",
                    &at.key("indicators"),
                    format!("the criterion '{}' has no indicator", criterion.id),
                    "write at least one",
                );
            }
            for (row, indicator) in criterion.indicators.iter().enumerate() {
                let at = at.key("indicators").item(row);
                if indicator_ids.contains(&&indicator.id) {
                    self.error(
                        "duplicate-id",
                        &at.key("id"),
                        format!("the indicator '{}' stands twice", indicator.id),
                        "give each its own id",
                    );
                }
                indicator_ids.push(&indicator.id);
                indicators.extend(self.indicator(indicator, &at));
            }
            let limits = self.caps(&criterion.limits, &at.key("limits"));
            criteria.push(Criterion { indicators, limits });
        }
        self.unique(&root.key("signs"), file.signs.iter().map(|sign| &sign.id));
        let signs: Vec<Option<Sign>> = file
            .signs
            .iter()
            .enumerate()
            .map(|(place, sign)| self.sign(sign, &file, &root.key("signs").item(place)))
            .collect();
        self.unique(&root.key("notes"), file.notes.iter().map(|note| &note.id));
        let notes: Vec<Option<Expr>> = file
            .notes
            .iter()
            .enumerate()
            .map(|(place, note)| self.truth(&note.when, &root.key("notes").item(place).key("when")))
            .collect();
        let light = match &file.light {
            Some(light) => Some(self.truth(&light.when, &root.key("light").key("when"))?),
            None => None,
        };
        let top = self.top(&file, &root.key("top"));
        let unit_weight = self.fact(&file.roll_up.weight, Kind::Number, &root.key("roll_up").key("weight"));
        let mut judged_facts = Vec::new();
        for (place, judged) in file.judged_facts.iter().enumerate() {
            let at = root.key("judged_facts").item(place).key("fact");
            match Fact::find(judged.fact.as_str()) {
                Some(fact) => judged_facts.push(fact),
                None => drop(self.fact(&judged.fact, Kind::Truth, &at)),
            }
        }
        for (place, cap) in file.roll_up.caps.iter().enumerate() {
            if let Some(severity) = &cap.severity
                && !file.severities.iter().any(|known| known.id == *severity)
            {
                let at = root.key("roll_up").key("caps").item(place).key("severity");
                self.error(
                    "unknown-severity",
                    &at,
                    format!("there is no severity '{severity}'"),
                    "name one of those under severities",
                );
            }
        }
        if let Some(square) = &file.square {
            for (key, id) in [("across", &square.across), ("up", &square.up)] {
                if !file.criteria.iter().any(|criterion| criterion.id == *id) {
                    self.error(
                        "unknown-criterion",
                        &root.key("square").key(key),
                        format!("there is no criterion '{id}'"),
                        "name one of the criteria",
                    );
                }
            }
        }
        self.parameters_needed(&settings);
        let weights = file.parts.form.weight.saturating_add(file.parts.effect.weight);
        if weights == 0 {
            self.error(
                "no-weight",
                &root.key("parts"),
                "form and effect both weigh nothing",
                "give at least one of them a weight",
            );
        }
        let json = serde_json::to_vec(&file).unwrap_or_default();
        Some(Rubric {
            sha256: crate::base::digest::sha256(&json),
            lowest: self.lowest,
            highest: self.highest,
            form_weight: Q::from(file.parts.form.weight),
            effect_weight: Q::from(file.parts.effect.weight),
            round: round(file.parts.round),
            above_effect: file.parts.above_effect,
            combine: file.grade.combine,
            above_lowest: file.grade.above_lowest,
            least_criteria: usize::try_from(file.grade.least_criteria).unwrap_or(0),
            unit_weight: unit_weight?,
            light,
            top,
            criteria,
            signs: signs.into_iter().collect::<Option<Vec<Sign>>>()?,
            notes: notes.into_iter().collect::<Option<Vec<Expr>>>()?,
            judged_facts,
            severities,
            settings,
            file: std::sync::Arc::new(file),
        })
    }

    fn levels(&mut self, file: &RubricFile, at: &Pointer) {
        let (Some(first), Some(last)) = (file.levels.first(), file.levels.last()) else {
            self.error(
                "no-levels",
                at,
                "there is no level",
                "write the levels from the lowest, each with a name",
            );
            return;
        };
        self.lowest = first.level;
        self.highest = last.level;
        self.described(file.levels.iter().map(|level| level.level), at, first.level);
    }

    /// Levels from `first` to the highest, each once and in order.
    fn described(&mut self, levels: impl Iterator<Item = u32>, at: &Pointer, first: u32) {
        let mut wanted = first;
        for (place, level) in levels.enumerate() {
            if level != wanted {
                let message = format!("read level {level} where level {wanted} is expected");
                self.error(
                    "hole-in-levels",
                    &at.item(place).key("level"),
                    message,
                    "write every level once, in order",
                );
                return;
            }
            wanted = wanted.saturating_add(1);
        }
        if wanted != self.highest.saturating_add(1) {
            self.error(
                "hole-in-levels",
                at,
                format!("level {wanted} is missing"),
                "write every level once, in order",
            );
        }
    }

    fn named_terms(&mut self, file: &RubricFile, at: &Pointer) {
        self.unique(at, file.terms.iter().map(|term| &term.id));
        let needs: BTreeMap<&str, Vec<String>> = file
            .terms
            .iter()
            .map(|term| (term.id.as_str(), Expr::terms_in(term.when.as_str())))
            .collect();
        let mut left: Vec<usize> = (0..file.terms.len()).collect();
        // each round reads the terms whose own terms have been read; what is left then comes back to itself
        loop {
            let before = left.len();
            let mut next = Vec::new();
            for place in left {
                let Some(term) = file.terms.get(place) else { continue };
                let ready = needs.get(term.id.as_str()).is_none_or(|names| {
                    names
                        .iter()
                        .all(|name| self.terms.contains_key(name) || !needs.contains_key(name.as_str()))
                });
                if !ready {
                    next.push(place);
                    continue;
                }
                let expr = self.truth(&term.when, &at.item(place).key("when")).unwrap_or(Expr::Constant(false));
                self.terms.insert(term.id.as_str().to_owned(), expr);
            }
            if next.len() == before || next.is_empty() {
                left = next;
                break;
            }
            left = next;
        }
        for place in left {
            if let Some(term) = file.terms.get(place) {
                let names = needs.get(term.id.as_str()).map_or_else(String::new, |names| names.join(", "));
                let message = format!("the term '{}' comes back to itself through {names}", term.id);
                self.error(
                    "cyclic-reference",
                    &at.item(place).key("when"),
                    message,
                    "write one of them out in full",
                );
                self.terms.insert(term.id.as_str().to_owned(), Expr::Constant(false));
            }
        }
    }

    fn settings(&mut self, file: &RubricFile, root: &Pointer) -> Settings {
        let mut settings = Settings::default();
        let at = root.key("parameters");
        self.unique(&at, file.parameters.iter().map(|parameter| &parameter.id));
        for (place, parameter) in file.parameters.iter().enumerate() {
            self.parameter(parameter, &at.item(place), &mut settings);
        }
        settings.groups = file
            .lists
            .groups
            .iter()
            .map(|group| GroupToLookFor {
                group: group.group.as_str().to_owned(),
                question: group.question.as_str().to_owned(),
                title: group.title.as_str().to_owned(),
                barrier: group.barrier,
                screen_barrier: group.screen_barrier,
                always: group.always,
            })
            .collect();
        settings.formats = file.lists.formats.iter().map(|format| format.as_str().to_owned()).collect();
        settings.formats_for_groups = file
            .lists
            .formats_for_groups
            .iter()
            .map(|pair| (pair.group.as_str().to_owned(), pair.format.as_str().to_owned()))
            .collect();
        for (place, holiday) in file.lists.holidays.iter().enumerate() {
            match read_holiday(holiday.as_str()) {
                Some(holiday) => settings.holidays.push(holiday),
                None => {
                    let at = root.key("lists").key("holidays").item(place);
                    self.error(
                        "bad-holiday",
                        &at,
                        format!("'{holiday}' is not a span of the year"),
                        "write it as 08-01..08-31",
                    );
                }
            }
        }
        settings
    }

    fn parameter(&mut self, parameter: &ParameterFile, at: &Pointer, settings: &mut Settings) {
        let Some((known, _, unit, _)) = Parameter::ALL.iter().find(|(_, id, _, _)| *id == parameter.id.as_str()) else {
            let near = nearest(parameter.id.as_str(), Parameter::ALL.iter().map(|(_, id, _, _)| *id));
            let help = near.map_or_else(
                || "`earnest facts` lists the parameters".to_owned(),
                |near| format!("did you mean '{near}'?"),
            );
            self.error(
                "unknown-parameter",
                &at.key("id"),
                format!("there is no parameter '{}'", parameter.id),
                help,
            );
            return;
        };
        if parameter.unit.as_str() != *unit {
            let message = format!("'{}' is given in {}, and is counted in {unit}", parameter.id, parameter.unit);
            self.error("wrong-unit", &at.key("unit"), message, format!("give it in {unit}"));
        }
        match parameter.value.exact() {
            Some(value) if value >= Q::ZERO => settings.set(*known, value),
            _ => self.error(
                "bad-number",
                &at.key("value"),
                "the value is not a number from 0 with at most eighteen digits",
                "write a plain decimal such as 0.8",
            ),
        }
        if parameter.status == Status::Unverified {
            self.error(
                "unverified",
                &at.key("status"),
                format!("'{}' is unverified and would decide grades", parameter.id),
                "verify it, or call it house",
            );
        }
    }

    fn parameters_needed(&mut self, settings: &Settings) {
        let mut missing: BTreeMap<&'static str, (Fact, Pointer)> = BTreeMap::new();
        for (fact, at) in &self.used {
            for parameter in fact.def().needs {
                if settings.get(*parameter).is_none() {
                    missing.entry(parameter.id()).or_insert_with(|| (*fact, at.clone()));
                }
            }
        }
        for (parameter, (fact, at)) in missing {
            let message = format!("the fact '{}' needs the parameter '{parameter}'", fact.id());
            self.error("missing-parameter", &at, message, format!("add '{parameter}' under parameters"));
        }
    }

    fn severities(&mut self, file: &RubricFile, at: &Pointer) -> Vec<Severity> {
        self.unique(at, file.severities.iter().map(|severity| &severity.id));
        let mut all = Vec::new();
        for (place, severity) in file.severities.iter().enumerate() {
            let at = at.item(place);
            self.level(severity.criterion_at_most, &at.key("criterion_at_most"));
            let note_when = severity.note_when.as_ref().and_then(|when| self.truth(when, &at.key("note_when")));
            all.push(Severity {
                criterion_at_most: severity.criterion_at_most,
                grade_at_most: severity.grade_at_most,
                says_at_most: severity.says_at_most,
                lifted_by: severity.lifted_by,
                note_when,
            });
        }
        all
    }

    fn due(&mut self, due: &DueFile, at: &Pointer) -> Option<Due> {
        let days = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
        let longer = match &due.longer {
            Some(longer) => Some((days(longer.days), self.truth(&longer.when, &at.key("longer").key("when"))?)),
            None => None,
        };
        Some(Due {
            at: due.at,
            days: days(due.days),
            else_days: due.else_days_after_close.map(days),
            longer,
        })
    }

    fn caps(&mut self, caps: &[CapFile], at: &Pointer) -> Vec<Cap> {
        self.unique(at, caps.iter().map(|cap| &cap.id));
        let mut all = Vec::new();
        for (place, cap) in caps.iter().enumerate() {
            let at = at.item(place);
            self.level(cap.at_most, &at.key("at_most"));
            self.verified(cap.status, &at, cap.id.as_str());
            if let Some(when) = self.truth(&cap.when, &at.key("when")) {
                all.push(Cap {
                    when,
                    at_most: cap.at_most,
                });
            }
        }
        all
    }

    fn verified(&mut self, status: Status, at: &Pointer, what: &str) {
        if status == Status::Unverified {
            self.error(
                "unverified",
                &at.key("status"),
                format!("'{what}' is unverified and would decide grades"),
                "verify it, or call it house",
            );
        }
    }

    fn indicator(&mut self, indicator: &IndicatorFile, at: &Pointer) -> Option<Indicator> {
        let measure = match &indicator.measure {
            Some(measure) => Some(self.fact(measure, Kind::Number, &at.key("measure"))?),
            None => None,
        };
        let due = self.due(&indicator.due, &at.key("due"));
        let applies = match &indicator.applies {
            Some(applies) => Some(self.truth(&applies.when, &at.key("applies").key("when"))?),
            None => None,
        };
        let steps_at = at.key("levels");
        self.described(
            indicator.levels.iter().map(|step| step.level),
            &steps_at,
            self.lowest.saturating_add(1),
        );
        let mut steps = Vec::new();
        for (place, step) in indicator.levels.iter().enumerate() {
            self.verified(step.status, &steps_at.item(place), indicator.id.as_str());
            steps.extend(self.step(step, measure, &steps_at.item(place)));
        }
        self.rising(&steps, &steps_at, |step| step.when.threshold);
        self.rising(&steps, &steps_at, |step| {
            step.light.as_ref().map_or(step.when.threshold, |light| light.threshold)
        });
        let caps = self.caps(&indicator.caps, &at.key("caps"));
        let mut judged_without = Vec::new();
        for (place, fact) in indicator.judged_without.iter().enumerate() {
            let at = at.key("judged_without").item(place);
            match Fact::find(fact.as_str()) {
                Some(fact) => judged_without.push(fact),
                None => drop(self.fact(fact, Kind::Number, &at)),
            }
        }
        let mut facts: Vec<Fact> = measure.into_iter().collect();
        let conditions = steps.iter().flat_map(|step| std::iter::once(&step.when).chain(step.light.iter()));
        let expressions: Vec<&Expr> = conditions
            .filter_map(|condition| condition.and.as_ref())
            .chain(caps.iter().map(|cap| &cap.when))
            .chain(applies.iter())
            .collect();
        for fact in expressions.into_iter().flat_map(Expr::facts) {
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        }
        Some(Indicator {
            part: indicator.part,
            due: due?,
            applies,
            steps,
            caps,
            judged_without,
            facts,
        })
    }

    /// Thresholds that look one way get strictly harder from level to level.
    fn rising(&mut self, steps: &[Step], at: &Pointer, pick: impl Fn(&Step) -> Option<Threshold>) {
        let mut before: Option<(Way, Q)> = None;
        for (place, step) in steps.iter().enumerate() {
            let Some(threshold) = pick(step) else { continue };
            if let Some((way, last)) = before
                && way == threshold.way
            {
                let harder = match way {
                    Way::AtLeast => threshold.at >= last,
                    Way::AtMost => threshold.at <= last,
                };
                let same_with_more = threshold.at == last && step.when.and.is_some();
                if !harder || (threshold.at == last && !same_with_more && step.light.is_none()) {
                    let message = format!(
                        "level {} asks for {}, and the level below for {}",
                        step.level,
                        threshold.at.decimal(9),
                        last.decimal(9)
                    );
                    self.error(
                        "falling-threshold",
                        &at.item(place),
                        message,
                        "each level must ask for more than the one below it",
                    );
                }
            }
            before = Some((threshold.way, threshold.at));
        }
    }

    fn step(&mut self, step: &StepFile, measure: Option<Fact>, at: &Pointer) -> Option<Step> {
        let own = LightStepFile {
            at_least: step.at_least.clone(),
            at_most: step.at_most.clone(),
            and: step.and.clone(),
            holds: step.holds.clone(),
        };
        let when = self.condition(&own, measure, at);
        let light = match &step.light {
            Some(light) => Some(self.condition(light, measure, &at.key("light"))?),
            None => None,
        };
        Some(Step {
            level: step.level,
            when: when?,
            light,
        })
    }

    fn condition(&mut self, step: &LightStepFile, measure: Option<Fact>, at: &Pointer) -> Option<Condition> {
        let (way, number, key) = match (&step.at_least, &step.at_most, &step.holds) {
            (Some(number), None, None) => (Way::AtLeast, number, "at_least"),
            (None, Some(number), None) => (Way::AtMost, number, "at_most"),
            (None, None, Some(holds)) => {
                if step.and.is_some() {
                    self.error(
                        "two-conditions",
                        &at.key("and"),
                        "'and' beside 'if'",
                        "put both into 'if', joined by &&",
                    );
                }
                let and = self.truth(holds, &at.key("if"))?;
                return Some(Condition {
                    threshold: None,
                    and: Some(and),
                });
            }
            (None, None, None) => {
                self.error("no-condition", at, "the level asks for nothing", "write at_least, at_most or if");
                return None;
            }
            _ => {
                self.error(
                    "two-conditions",
                    at,
                    "more than one of at_least, at_most and if",
                    "write one of them",
                );
                return None;
            }
        };
        let Some(measure) = measure else {
            self.error(
                "no-measure",
                &at.key(key),
                "a threshold without a measure",
                "name the fact it is about under measure",
            );
            return None;
        };
        let Some(number) = number.exact() else {
            self.error(
                "bad-number",
                &at.key(key),
                "the threshold is not a plain decimal of at most eighteen digits",
                "write it as 0.8 or 14",
            );
            return None;
        };
        let and = match &step.and {
            Some(and) => Some(self.truth(and, &at.key("and"))?),
            None => None,
        };
        Some(Condition {
            threshold: Some(Threshold { measure, way, at: number }),
            and,
        })
    }

    fn sign(&mut self, sign: &SignFile, file: &RubricFile, at: &Pointer) -> Option<Sign> {
        let when = self.truth(&sign.when, &at.key("when"));
        let severity = file.severities.iter().position(|severity| severity.id == sign.severity);
        if severity.is_none() {
            self.error(
                "unknown-severity",
                &at.key("severity"),
                format!("there is no severity '{}'", sign.severity),
                "name one of those under severities",
            );
        }
        let caps = file.criteria.iter().position(|criterion| criterion.id == sign.caps);
        if caps.is_none() {
            self.error(
                "unknown-criterion",
                &at.key("caps"),
                format!("there is no criterion '{}'", sign.caps),
                "name one of the criteria",
            );
        }
        let worse = match &sign.worse {
            Some(worse) => {
                self.level(worse.at_most, &at.key("worse").key("at_most"));
                Some((self.truth(&worse.when, &at.key("worse").key("when"))?, worse.at_most))
            }
            None => None,
        };
        let due = match &sign.due {
            Some(due) => Some(self.due(due, &at.key("due"))?),
            None => None,
        };
        self.verified(sign.status, at, sign.id.as_str());
        let mut duty = Vec::new();
        for (place, fact) in sign.duty.iter().enumerate() {
            match Fact::find(fact.as_str()) {
                Some(fact) => duty.push(fact),
                None => drop(self.fact(fact, Kind::Truth, &at.key("duty").item(place))),
            }
        }
        let when = when?;
        let conjuncts = match &when {
            Expr::And(parts) => parts.clone(),
            Expr::Fact(_)
            | Expr::Number(_)
            | Expr::Constant(_)
            | Expr::Exists(_)
            | Expr::Known(_)
            | Expr::Not(_)
            | Expr::Minus(_)
            | Expr::Or(_)
            | Expr::Compare(..)
            | Expr::Arithmetic(..) => vec![when.clone()],
        };
        let facts = when.facts();
        Some(Sign {
            when,
            conjuncts,
            severity: severity?,
            confidence: sign.confidence,
            caps: caps?,
            worse,
            duty,
            due,
            facts,
        })
    }

    fn top(&mut self, file: &RubricFile, at: &Pointer) -> Option<Top> {
        let top = file.top.as_ref()?;
        self.level(top.level, &at.key("level"));
        let holds = self.truth(&top.holds, &at.key("if"))?;
        Some(Top {
            level: top.level,
            all_at_least: top.all_at_least,
            corroborated_at_least: top.corroborated_at_least,
            holds,
        })
    }
}

fn read_holiday(text: &str) -> Option<Holiday> {
    let day = |text: &str| {
        let (month, day) = text.split_once('-')?;
        let (month, day) = (month.parse::<i8>().ok()?, day.parse::<i8>().ok()?);
        // a leap year knows every day of the calendar
        crate::base::date::Day::new(2024, month, day).map(|_| (month, day))
    };
    let (from, to) = text.split_once("..")?;
    Some(Holiday {
        from: day(from.trim())?,
        to: day(to.trim())?,
    })
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
