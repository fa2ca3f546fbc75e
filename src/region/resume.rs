//! How far a run has come, so that one that was cut short goes on and ends with the bytes of one that was not.
//!
//! Owns what makes two runs the same run and what of the first can be kept. Where the file of it stands, and that it is written whole, is
//! the command line's matter.

use serde::{Deserialize, Serialize};

/// What a run is of: two runs of the same give the same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Of {
    /// the version of the engine
    pub engine: String,
    /// the sha-256 of the rubric
    pub rubric: String,
    /// the sha-256 of the figures of the area
    pub baseline: Option<String>,
    /// the day on which every assessment looks
    pub as_of: Option<String>,
    /// the settings that are tried for each submission
    pub draws: u32,
    /// the sha-256 of the list of inputs: names, lengths, days of the last change
    pub inputs: String,
}

/// How far a run has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// the format of this file: 1
    pub format: u32,
    /// what the run is of
    pub of: Of,
    /// where it stands
    pub at: Position,
}

/// Where a run stands among its inputs, and how much it has written by then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// inputs that are done
    pub inputs: u64,
    /// bytes of the next input that are done, where it is a file of lines
    pub bytes: u64,
    /// lines of the next input that are done
    pub lines: u64,
    /// bytes of lines that were written
    pub written: u64,
    /// submissions that these are
    pub submissions: u64,
    /// those of them that were refused
    pub refused: u64,
    /// bytes of all inputs that are done, for whoever watches
    pub read: u64,
}

impl Checkpoint {
    /// How far a run has come.
    pub const fn new(of: Of, at: Position) -> Self {
        Self { format: 1, of, at }
    }

    /// As it is written.
    pub fn write(&self) -> Vec<u8> {
        // whole numbers and texts never fail to be written
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Where to go on, for a run of `of`.
    ///
    /// # Errors
    /// Why the earlier run is another one, in words.
    pub fn go_on(bytes: &[u8], of: &Of) -> Result<Position, String> {
        let found: Self = serde_json::from_slice(bytes).map_err(|error| format!("it cannot be read: {error}"))?;
        let was = &found.of;
        let differs = [
            (was.engine != of.engine, "another version of earnest"),
            (was.rubric != of.rubric, "another rubric"),
            (was.baseline != of.baseline, "another --baseline"),
            (was.as_of != of.as_of, "another --as-of"),
            (was.draws != of.draws, "another --draws"),
            (
                was.inputs != of.inputs,
                "other inputs: a file came, went or was changed since, or other paths were given",
            ),
        ];
        match differs.iter().find(|(differs, _)| *differs) {
            Some((_, what)) => Err(format!("it is of {what}")),
            None => Ok(found.at),
        }
    }
}

#[cfg(test)]
#[path = "resume_tests.rs"]
mod tests;
