//! How far a run is, for whoever waits: a bar on a terminal, a line now and then elsewhere.
//!
//! Says nothing about any submission and decides nothing.

use super::super::io::tell;
use crate::region::resume::Position;
use indicatif::{HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

/// Time between two lines where there is no terminal.
const BETWEEN: Duration = Duration::from_secs(10);

/// Watches a run.
pub(super) struct Progress {
    /// what is done with submissions, as a line begins that tells of it
    does: &'static str,
    bar: ProgressBar,
    began: Instant,
    told: Instant,
    bytes: u64,
    /// what an earlier run had done
    before: Position,
    terminal: bool,
}

impl Progress {
    /// A run over so many bytes, or whatever else [`Position::read`] counts, that begins where `before` says.
    pub(super) fn new(does: &'static str, bytes: u64, before: Position) -> Self {
        let terminal = std::io::stderr().is_terminal();
        let target = if terminal {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(bytes), target);
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {percent:>3} %  {msg}  {eta} left") {
            bar.set_style(style);
        }
        bar.set_position(before.read);
        bar.reset_eta();
        let now = Instant::now();
        Self {
            does,
            bar,
            began: now,
            told: now,
            bytes,
            before,
            terminal,
        }
    }

    /// The run stands here now.
    pub(super) fn at(&mut self, at: &Position) {
        self.bar.set_position(at.read);
        let rate = self.rate(at);
        let says = format!("{} submissions, {} a second", HumanCount(at.submissions), HumanCount(rate));
        if self.terminal {
            self.bar.set_message(says);
        } else if self.told.elapsed() >= BETWEEN {
            self.told = Instant::now();
            let percent = at.read.saturating_mul(100).checked_div(self.bytes).unwrap_or(100);
            tell(&format!(
                "{} {says}, {percent} % of the input, about {} s left",
                self.does,
                self.left(at)
            ));
        }
    }

    /// Submissions a second in this run.
    fn rate(&self, at: &Position) -> u64 {
        let done = u128::from(at.submissions.saturating_sub(self.before.submissions));
        let took = self.began.elapsed().as_millis().max(1);
        u64::try_from(done.saturating_mul(1000).checked_div(took).unwrap_or(0)).unwrap_or(u64::MAX)
    }

    /// Seconds left, if the rest goes like what is done.
    fn left(&self, at: &Position) -> u64 {
        let done = u128::from(at.read.saturating_sub(self.before.read)).max(1);
        let rest = u128::from(self.bytes.saturating_sub(at.read));
        let took = self.began.elapsed().as_millis();
        let left = took.saturating_mul(rest).checked_div(done).unwrap_or(0);
        u64::try_from(left.checked_div(1000).unwrap_or(0)).unwrap_or(u64::MAX)
    }

    /// The run is over.
    pub(super) fn done(&self) {
        self.bar.finish_and_clear();
    }
}
