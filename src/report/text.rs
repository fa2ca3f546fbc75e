//! The summary for a terminal: the grade, the criteria with small bars, the signs, and the three first things to do.
//!
//! Every text of others is put on one line with its steering characters shown, so that none can forge a line or a colour.

use super::Look;
use super::plain::{one_line, wrap};
use super::shared::words_of;
use crate::assess::published::guide::Guide;
use crate::assess::published::{Assessment, Core, Criterion, Grade, GradeStatus, IndicatorStatus, Range, Score, Sign, SignStatus};
use crate::base::number::{Q, Round};

const BAR: usize = 12;

/// A style of the terminal.
#[derive(Clone, Copy)]
enum Style {
    Strong,
    Quiet,
    Alarm,
}

struct Page {
    out: String,
    width: usize,
    colour: bool,
}

impl Page {
    fn styled(&self, style: Style, text: &str) -> String {
        let code = match style {
            Style::Strong => "1",
            Style::Quiet => "2",
            Style::Alarm => "1;33",
        };
        if self.colour {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }

    fn blank(&mut self) {
        self.out.push('\n');
    }

    fn raw(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    fn heading(&mut self, text: &str) {
        self.blank();
        let line = self.styled(Style::Strong, text);
        self.raw(&line);
    }

    /// `text` wrapped, its first line after `lead` and the others below it; `style` is put on each line. Where `lead` leaves no
    /// room, the text starts below it.
    fn paragraph(&mut self, lead: &str, text: &str, style: Option<Style>) {
        let (mut lead, mut indent) = (lead.to_owned(), lead.chars().count());
        if self.width.saturating_sub(indent) < 16 {
            self.raw(&lead);
            indent = 4;
            lead = " ".repeat(indent);
        }
        for line in wrap(&one_line(text), self.width.saturating_sub(indent), usize::MAX) {
            let line = style.map_or_else(|| line.clone(), |style| self.styled(style, &line));
            self.raw(&format!("{lead}{line}"));
            lead = " ".repeat(indent);
        }
    }
}

/// The summary of `assessment`.
pub(super) fn summary(assessment: &Assessment, look: &Look) -> String {
    let mut page = Page {
        out: String::new(),
        width: usize::from(look.width).clamp(40, 160),
        colour: look.colour,
    };
    page.paragraph("", &assessment.authority.name, Some(Style::Strong));
    let about = format!(
        "Evidence as of {}, {}; {}{} of what applies is known.",
        date(&assessment.as_of),
        assessment.submission.basis,
        if assessment.submission.basis == "returned" {
            "with what is left blank counted as no, "
        } else {
            ""
        },
        assessment.coverage.shown
    );
    page.paragraph("", &assessment.rubric.title, Some(Style::Quiet));
    page.paragraph("", &about, Some(Style::Quiet));
    page.blank();
    let lead = match (&assessment.core, &assessment.guide) {
        (Some(_), _) => "Local grade  ",
        (None, Some(_)) => "Likely grade  ",
        (None, None) => "Grade  ",
    };
    grade(&mut page, lead, &assessment.grade, assessment.score.as_ref());
    if let Some(core) = &assessment.core {
        page.blank();
        grade(&mut page, "National core grade  ", &core.grade, None);
    }
    match assessment.exercises.as_slice() {
        [unit] if !unit.criteria.is_empty() => criteria(&mut page, assessment, &unit.criteria),
        units => {
            criteria(&mut page, assessment, &assessment.criteria);
            if units.len() > 1 {
                page.heading("Exercises");
                for unit in units {
                    let left_out = if unit.counted { "" } else { " (not counted)" };
                    page.paragraph("  ", &format!("{}: {}{left_out}", unit.title, unit.grade.words), None);
                }
            }
        }
    }
    signs(&mut page, assessment);
    match &assessment.guide {
        Some(guide) => to_do(&mut page, assessment, guide),
        None => first_things(&mut page, assessment),
    }
    let (judge, confirm) = (assessment.to_decide.judge.len(), assessment.to_decide.confirm.len());
    if assessment.guide.is_none() && judge.saturating_add(confirm) > 0 {
        page.heading("Yours to decide");
        page.paragraph(
            "  ",
            &format!("{judge} to judge, {confirm} to confirm or lift; the full report lists them."),
            None,
        );
    }
    if let Some(core) = &assessment.core {
        changes(&mut page, core);
    }
    page.out
}

fn first_things(page: &mut Page, assessment: &Assessment) {
    if assessment.plan.first.is_empty() {
        return;
    }
    page.heading("First things to do");
    for (nth, step) in assessment.plan.first.iter().enumerate() {
        let by = step.by.as_ref().map(|by| format!(", by {}", date(by))).unwrap_or_default();
        page.paragraph(
            &format!("  {}. ", nth.saturating_add(1)),
            &format!("{} ({}{by})", step.act, step.effort),
            None,
        );
    }
}

/// For the authority: three things to do with what they bring, what is not due, and what it may hold.
fn to_do(page: &mut Page, assessment: &Assessment, guide: &Guide) {
    page.heading("To do");
    match guide.goals.iter().find(|goal| !goal.steps.is_empty()) {
        Some(goal) => {
            page.paragraph("  ", &format!("{}: {}", goal.title, goal.says), None);
            for (nth, step) in goal.steps.iter().take(3).enumerate() {
                let by = step.last.as_ref().map(|by| format!("by {}, ", date(by))).unwrap_or_default();
                page.paragraph(
                    &format!("  {}. ", nth.saturating_add(1)),
                    &format!("{} ({by}about {} hours; {})", step.act, step.hours, step.says),
                    None,
                );
            }
        }
        None => page.paragraph(
            "  ",
            "Nothing that dates still allow surely lifts it. What is left is for the next exercise.",
            None,
        ),
    }
    let warnings = assessment.warnings.len();
    if warnings > 0 {
        page.heading("The file");
        page.paragraph("  ", &format!("{warnings} to look at; 'earnest check' shows where."), None);
    }
    for ahead in &guide.ahead {
        page.heading("Not due yet");
        page.paragraph("  ", &format!("{}: {}", ahead.title, ahead.says), None);
    }
    if !assessment.questions.is_empty() {
        page.heading("What you probably hold and did not send");
        for question in assessment.questions.iter().take(5) {
            page.paragraph("  - ", &question.ask, None);
            let fills: Vec<String> = question.fills.iter().take(3).map(|place| named(assessment, place)).collect();
            if !fills.is_empty() {
                page.paragraph("    at ", &fills.join("  "), Some(Style::Quiet));
            }
            if let Some(vague) = &question.vague {
                page.paragraph("    ", vague, Some(Style::Quiet));
            }
        }
    }
}

/// What was changed, and by whom.
fn changes(page: &mut Page, core: &Core) {
    page.heading("What the local rubric changes");
    page.paragraph("  ", &core.whose, Some(Style::Quiet));
    if core.changes.is_empty() {
        page.paragraph("  ", "Nothing was changed.", None);
    }
    for change in &core.changes {
        let words = format!("{}: “{}” in place of “{}” ({})", change.what, change.to, change.from, change.basis);
        page.paragraph("  - ", &words, None);
        page.paragraph("    ", &change.why, Some(Style::Quiet));
    }
}

fn grade(page: &mut Page, lead: &str, grade: &Grade, score: Option<&Score>) {
    let number = level(grade.status, grade.low, grade.high);
    let below = " ".repeat(lead.chars().count());
    page.paragraph(lead, &format!("{number} {}", capital(&grade.words)), Some(Style::Strong));
    if let Some(score) = score {
        page.paragraph(&below, &format!("Score {}, {}", score.exact, score.shown), None);
    }
    page.paragraph(&below, &grade.says, None);
    let status = match grade.status {
        GradeStatus::Firm => "Firm: whatever is not known, it stays the same.",
        GradeStatus::Between => "Between two levels: what is not known decides which.",
        GradeStatus::AtMost => "At most: a sign holds it down, whatever else comes to light.",
        // what it says of itself says it already
        GradeStatus::Insufficient | GradeStatus::NotDue | GradeStatus::NotApplicable => "",
    };
    if !status.is_empty() {
        page.paragraph(&below, status, Some(Style::Quiet));
    }
    if let Some(due) = &grade.due {
        page.paragraph(&below, &format!("It can be graded from {}.", date(due)), Some(Style::Quiet));
    }
}

fn date(text: &str) -> String {
    words_of(text).unwrap_or_else(|| text.to_owned())
}

/// The level as a number, or as the lowest and highest it could be; none where there is nothing to grade yet.
fn level(status: GradeStatus, low: u32, high: u32) -> String {
    match status {
        GradeStatus::NotDue | GradeStatus::NotApplicable => String::new(),
        GradeStatus::Firm | GradeStatus::Between | GradeStatus::AtMost | GradeStatus::Insufficient if low == high => low.to_string(),
        GradeStatus::Firm | GradeStatus::Between | GradeStatus::AtMost | GradeStatus::Insufficient => format!("{low}–{high}"),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

fn criteria(page: &mut Page, assessment: &Assessment, list: &[Criterion]) {
    if list.is_empty() {
        return;
    }
    let top = assessment.rubric.levels.iter().map(|level| level.level).max().unwrap_or(1).max(1);
    page.heading("Criteria");
    let title_width = list.iter().map(|c| one_line(&c.title).chars().count()).max().unwrap_or(0).min(24);
    for criterion in list {
        let title = wrap(&one_line(&criterion.title), title_width, 1).concat();
        let pad = " ".repeat(title_width.saturating_sub(title.chars().count()));
        let ladder = if criterion.status == GradeStatus::NotApplicable {
            String::new()
        } else {
            rungs(criterion, top)
        };
        let number = level(criterion.status, criterion.low, criterion.high);
        page.paragraph(
            &format!("  {title}{pad}  {number:<3}  {ladder}  "),
            &capital(&criterion.words),
            None,
        );
        for (part, range) in [
            (&assessment.rubric.form, &criterion.form),
            (&assessment.rubric.effect, &criterion.effect),
        ] {
            if let Some(range) = range {
                let name = wrap(&one_line(&part.title), 10, 1).concat();
                page.paragraph(&format!("    {name:<10} {} ", bar(range, top)), &range.shown, None);
            }
        }
        if criterion.form.is_none() && criterion.effect.is_none() {
            for indicator in &criterion.indicators {
                let words = match (indicator.status, &indicator.reason) {
                    (IndicatorStatus::NotApplicable, _) => "does not apply".to_owned(),
                    (_, Some(reason)) => format!("{} ({reason})", indicator.words),
                    (_, None) => indicator.words.clone(),
                };
                page.paragraph("    ", &format!("{}: {words}", indicator.title), Some(Style::Quiet));
            }
        }
        // what only the highest level asks for is for the full report
        for limit in criterion.limits.iter().filter(|limit| limit.kind != "top") {
            let sure = if limit.sure { "at most" } else { "perhaps at most" };
            page.paragraph("    ", &format!("{sure} {}: {}", limit.at_most, limit.says), Some(Style::Quiet));
        }
    }
}

/// The rungs of a level: full up to the lowest it could be, half up to the highest.
fn rungs(criterion: &Criterion, top: u32) -> String {
    (1..=top.min(10))
        .map(|rung| {
            if rung <= criterion.low {
                '█'
            } else if rung <= criterion.high {
                '▒'
            } else {
                '·'
            }
        })
        .collect()
}

/// The bar of a part: full up to its low end, half up to its high one.
fn bar(range: &Range, top: u32) -> String {
    let (low, high) = (cells(&range.low, top), cells(&range.high, top));
    (1..=BAR)
        .map(|cell| {
            if cell <= low {
                '█'
            } else if cell <= high {
                '▒'
            } else {
                '·'
            }
        })
        .collect()
}

fn cells(exact: &str, top: u32) -> usize {
    let (n, d) = exact.split_once('/').unwrap_or((exact, "1"));
    let length = Q::whole(i64::try_from(BAR).unwrap_or(0));
    let share = Q::parse(n)
        .zip(Q::parse(d))
        .and_then(|(n, d)| n.over(d))
        .and_then(|q| q.over(Q::from(top)));
    let filled = share.and_then(|q| q.times(length)).map_or(0, |q| q.round(Round::HalfUp));
    usize::try_from(filled).unwrap_or(0).min(BAR)
}

fn signs(page: &mut Page, assessment: &Assessment) {
    let with = |status: SignStatus| assessment.signs.iter().filter(move |sign| sign.status == status);
    if with(SignStatus::Fired).next().is_some() {
        page.heading("Signs of going through the motions");
        for sign in with(SignStatus::Fired) {
            let line = format!(
                "{} ({}, {}): {}",
                sign.title,
                sign.severity,
                unit_of(assessment, sign),
                sign.detail.as_ref().unwrap_or(&sign.says)
            );
            page.paragraph("  ! ", &line, Some(Style::Alarm));
            if !sign.places.is_empty() {
                let places: Vec<String> = sign.places.iter().map(|place| named(assessment, place)).collect();
                page.paragraph("    at ", &places.join("  "), Some(Style::Quiet));
            }
        }
    }
    if with(SignStatus::Possible).next().is_some() {
        page.heading("Could not be ruled out");
        for sign in with(SignStatus::Possible) {
            page.paragraph("  ? ", &format!("{} ({})", sign.title, unit_of(assessment, sign)), None);
        }
    }
}

/// A place in the submission, with its cell where that was a workbook.
pub fn named(assessment: &Assessment, place: &str) -> String {
    match assessment.cells.get(place) {
        Some(cell) => format!("{cell} ({place})"),
        None => place.to_owned(),
    }
}

fn unit_of<'a>(assessment: &'a Assessment, sign: &'a Sign) -> &'a str {
    assessment
        .exercises
        .iter()
        .find(|unit| unit.id == sign.on)
        .map_or(sign.on.as_str(), |unit| unit.title.as_str())
}

#[cfg(test)]
#[path = "text_tests.rs"]
mod tests;
