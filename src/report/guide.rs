//! A plan for a terminal and as Markdown: the steps by when they are possible, each with its last day, hours and what it lifts.
//!
//! Shows what the published value says and works out nothing. Both are made of the same lines; they differ in how a line is put down.

use super::markdown::escape;
use super::plain::{one_line, wrap};
use super::shared::words_of;
use crate::assess::published::Step;
use crate::assess::published::guide::{Ahead, Became, Followed, Goal, Guide, GuideStep, Standing};
use crate::base::number::numbers;

/// Characters in a line for a terminal.
const WIDTH: usize = 100;

/// How a line is put down.
trait Pen {
    /// The whole so far.
    fn out(&mut self) -> &mut String;
    /// A text of others on one line, so that it stays text.
    fn quote(&self, text: &str) -> String;
    /// A heading of a rank from 1.
    fn heading(&mut self, rank: usize, text: &str);
    /// A paragraph of its own.
    fn paragraph(&mut self, text: &str);
    /// An item of a list, with lines below it.
    fn item(&mut self, number: Option<usize>, text: &str, below: &[String]);
}

struct Plain(String);

impl Plain {
    fn lines(&mut self, lead: &str, text: &str) {
        let indent = lead.chars().count();
        let mut lead = lead.to_owned();
        for line in wrap(text, WIDTH.saturating_sub(indent), usize::MAX) {
            self.0.push_str(&format!("{lead}{line}\n"));
            lead = " ".repeat(indent);
        }
    }
}

impl Pen for Plain {
    fn out(&mut self) -> &mut String {
        &mut self.0
    }
    fn quote(&self, text: &str) -> String {
        one_line(text)
    }
    fn heading(&mut self, rank: usize, text: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.lines(if rank > 2 { "  " } else { "" }, text);
    }
    fn paragraph(&mut self, text: &str) {
        self.lines("", text);
    }
    fn item(&mut self, number: Option<usize>, text: &str, below: &[String]) {
        let lead = number.map_or_else(|| "  - ".to_owned(), |number| format!("  {number}. "));
        self.lines(&lead, text);
        let indent = " ".repeat(lead.chars().count());
        below.iter().for_each(|line| self.lines(&indent, line));
    }
}

struct Marked(String);

impl Pen for Marked {
    fn out(&mut self) -> &mut String {
        &mut self.0
    }
    fn quote(&self, text: &str) -> String {
        escape(text)
    }
    fn heading(&mut self, rank: usize, text: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(&format!("{} {text}\n\n", "#".repeat(rank)));
    }
    fn paragraph(&mut self, text: &str) {
        self.0.push_str(&format!("\n{text}\n\n"));
    }
    fn item(&mut self, number: Option<usize>, text: &str, below: &[String]) {
        let lead = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
        let indent = " ".repeat(lead.chars().count());
        self.0.push_str(&format!("{lead}{text}\n"));
        for line in below {
            self.0.push_str(&format!("{indent}{line}\n"));
        }
    }
}

/// The plan in lines.
pub fn text(guide: &Guide) -> String {
    let mut pen = Plain(String::new());
    whole(&mut pen, guide);
    pen.0
}

/// The plan as Markdown.
pub fn markdown(guide: &Guide) -> String {
    let mut pen = Marked(String::new());
    whole(&mut pen, guide);
    super::markdown::tidy(&pen.0)
}

fn date(text: &str) -> String {
    words_of(text).unwrap_or_else(|| one_line(text))
}

fn level(standing: &Standing) -> String {
    numbers(standing.low, standing.high)
}

fn whole(pen: &mut impl Pen, guide: &Guide) {
    let authority = pen.quote(&guide.authority);
    pen.heading(1, &format!("What to do: {authority}"));
    let rubric = pen.quote(&guide.rubric);
    let words = pen.quote(&guide.grade.words);
    pen.paragraph(&format!("As of {}, by {rubric}. Grade: {words}.", date(&guide.as_of)));
    for (place, one) in guide.goals.iter().enumerate() {
        let same = place > 0
            && guide
                .goals
                .first()
                .is_some_and(|first| !one.steps.is_empty() && first.steps == one.steps);
        goal(pen, one, same);
    }
    guide.ahead.iter().for_each(|one| ahead(pen, one));
    if guide.goals.is_empty() && guide.ahead.is_empty() {
        pen.paragraph("Nothing in the file can be graded, now or later, so there is nothing to plan for.");
    }
    next_time(pen, &guide.next_time);
    if let Some(one) = &guide.followed {
        followed(pen, one);
    }
    if pen.out().is_empty() {
        pen.paragraph("Nothing.");
    }
}

fn goal(pen: &mut impl Pen, goal: &Goal, same: bool) {
    let (title, name) = (pen.quote(&goal.title), pen.quote(&goal.wanted_name));
    pen.heading(2, &format!("{title}: now {}, wanted {}, {name}", level(&goal.from), goal.wanted));
    let says = pen.quote(&goal.says);
    pen.paragraph(&says);
    if same {
        pen.paragraph("They are the steps above.");
        return;
    }
    steps(pen, &goal.steps, goal.hours);
}

/// Steps under when they are possible, numbered through.
fn steps(pen: &mut impl Pen, steps: &[GuideStep], hours: u32) {
    let mut number = 0_usize;
    for (title, whens) in [
        ("Now", ["now", "now"]),
        ("Before the decision", ["before-close", "before-decision"]),
    ] {
        let mut of = steps.iter().filter(|step| whens.contains(&step.when.as_str())).peekable();
        if of.peek().is_none() {
            continue;
        }
        pen.heading(3, title);
        for step in of {
            number = number.saturating_add(1);
            let (act, on, says) = (pen.quote(&step.act), pen.quote(&step.on), pen.quote(&step.says));
            let last = match (&step.last, step.when.as_str()) {
                (Some(last), _) => format!("by {}", date(last)),
                (None, "now") => "from today".to_owned(),
                (None, _) => "before it is decided".to_owned(),
            };
            pen.item(
                Some(number),
                &format!("{act}."),
                &[format!("{on}, {last}, about {}; {says}.", in_hours(step.hours))],
            );
        }
    }
    if !steps.is_empty() {
        pen.paragraph(&format!("In all about {}.", in_hours(hours)));
    }
}

fn in_hours(hours: u32) -> String {
    if hours == 1 {
        "1 hour".to_owned()
    } else {
        format!("{hours} hours")
    }
}

fn ahead(pen: &mut impl Pen, one: &Ahead) {
    let title = pen.quote(&one.title);
    let stage = match one.stage.as_str() {
        "to-open" => "still to open",
        "open" => "still open",
        _ => "closed, and not all of it is due",
    };
    pen.heading(2, &format!("{title}: {stage}"));
    let says = pen.quote(&one.says);
    pen.paragraph(&format!("{says} The last of it is due on {}.", date(&one.due)));
    if !one.signs.is_empty() {
        pen.heading(3, "Signs that it commits to as it stands");
        for sign in &one.signs {
            let (title, says) = (pen.quote(&sign.title), pen.quote(&sign.says));
            let sure = if sign.sure { "" } else { "could not be ruled out: " };
            let line = format!("its criterion is then at most {}", sign.at_most);
            pen.item(None, &format!("{title}: {sure}{says}"), &[line]);
        }
    }
    steps(pen, &one.steps, one.hours);
    if !one.not_due.is_empty() {
        pen.heading(3, "Not due yet");
        for row in &one.not_due {
            let (title, criterion, ask) = (pen.quote(&row.title), pen.quote(&row.criterion), pen.quote(&row.ask));
            pen.item(None, &format!("{}: {title} ({criterion}). {ask}", date(&row.from)), &[]);
        }
    }
}

fn next_time(pen: &mut impl Pen, list: &[Step]) {
    if list.is_empty() {
        return;
    }
    pen.heading(2, "Next time");
    for step in list {
        let (act, effort, why) = (pen.quote(&step.act), pen.quote(&step.effort), pen.quote(&step.why));
        pen.item(None, &format!("{act} ({effort}; {why})"), &[]);
    }
}

fn followed(pen: &mut impl Pen, one: &Followed) {
    pen.heading(2, &format!("The advice of {}", date(&one.as_of)));
    pen.paragraph(&format!(
        "Followed: {}. Told twice: {}. No longer applies: {}.",
        one.followed, one.told_twice, one.no_longer_applies
    ));
    for (title, became) in [
        ("Told twice", Became::ToldTwice),
        ("Followed", Became::Followed),
        ("No longer applies", Became::NoLongerApplies),
    ] {
        let mut of = one.advice.iter().filter(|advice| advice.became == became).peekable();
        if of.peek().is_none() {
            continue;
        }
        pen.heading(3, title);
        for advice in of {
            let (act, answers, why) = (pen.quote(&advice.act), pen.quote(&advice.answers), pen.quote(&advice.why));
            pen.item(None, &format!("{act} ({answers}): {why}"), &[]);
        }
    }
}

#[cfg(test)]
#[path = "guide_tests.rs"]
mod tests;
