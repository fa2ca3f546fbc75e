//! What a simple scoring of a region comes to, and the way over the lines of its file, on every processor.
//!
//! Knows the bands of the README and nothing else of the scoring. No result depends on the order of lines or on threads.

use rayon::prelude::*;
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader};
use std::path::Path;

pub const INDICATORS: usize = 12;
const BANDS: [u64; 4] = [12, 24, 34, 42];
const WINDOW: usize = 8 << 20;

/// What became of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// it could not be read, or not as a submission
    Refused,
    /// it was damaged on purpose, and taken
    Taken,
    /// the level of each indicator
    Scored([u64; INDICATORS]),
}

/// Sums over lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub good: u64,
    pub refused: u64,
    pub taken: u64,
    pub bands: [u64; 5],
    pub sums: [u64; INDICATORS],
}

impl Found {
    pub fn add(&mut self, line: &Line) {
        match line {
            Line::Refused => self.refused += 1,
            Line::Taken => self.taken += 1,
            Line::Scored(levels) => {
                let points: u64 = levels.iter().sum();
                self.good += 1;
                self.bands[BANDS.iter().filter(|cut| points >= **cut).count()] += 1;
                for (sum, level) in self.sums.iter_mut().zip(levels) {
                    *sum += level;
                }
            }
        }
    }

    #[must_use]
    pub fn with(mut self, other: &Self) -> Self {
        self.good += other.good;
        self.refused += other.refused;
        self.taken += other.taken;
        for (sum, more) in self.bands.iter_mut().zip(other.bands) {
            *sum += more;
        }
        for (sum, more) in self.sums.iter_mut().zip(other.sums) {
            *sum += more;
        }
        self
    }

    pub fn told(&self) -> Value {
        json!({"good": self.good, "refused": self.refused, "taken": self.taken, "bands": self.bands, "sums": self.sums})
    }
}

/// Whether the maker of the region damaged a submission on purpose: its code says so.
pub fn is_damaged(code: &str) -> bool {
    code.starts_with("XD")
}

/// How many of the cuts are reached.
pub fn level(found: u64, cuts: [u64; 4]) -> u64 {
    cuts.iter().map(|cut| u64::from(found >= *cut)).sum()
}

/// The level of a part of a whole, by cuts in percent; 0 where there is no whole.
pub fn share(part: u64, whole: u64, cuts: [u64; 4]) -> u64 {
    cuts.iter().map(|cut| u64::from(whole > 0 && part * 100 >= cut * whole)).sum()
}

/// Goes over the lines of a file in windows, each split among the processors; `scorer` makes what one of them scores with.
pub fn over<S: FnMut(&[u8]) -> Line>(file: &Path, scorer: impl Fn() -> S + Sync) -> Found {
    let mut input = BufReader::with_capacity(1 << 20, std::fs::File::open(file).expect("the region"));
    let mut found = Found::default();
    loop {
        let mut lines: Vec<Vec<u8>> = Vec::new();
        let mut held = 0;
        while held < WINDOW {
            let mut line = Vec::new();
            held += match input.read_until(b'\n', &mut line).expect("a line") {
                0 => break,
                read => read,
            };
            lines.push(line);
        }
        if lines.is_empty() {
            return found;
        }
        let part = |lines: &[Vec<u8>]| {
            let (mut scorer, mut found) = (scorer(), Found::default());
            for line in lines {
                found.add(&scorer(line.trim_ascii_end()));
            }
            found
        };
        let sums = lines.par_chunks(lines.len().div_ceil(2 * rayon::current_num_threads()).max(1));
        found = found.with(&sums.map(part).reduce(Found::default, |a, b| a.with(&b)));
    }
}
