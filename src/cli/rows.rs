//! `earnest rows`: a filter of lines: a submission in, its row out, in order. For clusters and pipes.
//!
//! Holds two windows of lines and what they gave, whatever comes. A line that is refused leaves a line that says why, so that as many lines
//! come out as submissions went in.

use super::io::{tell, why};
use super::region::scorer;
use super::{DONE, INPUT, RowsArgs};
use crate::region::feed::{Feed, LONGEST, Window, lines, pieces};
use crate::region::placed::{PLACE, too_long_placed};
use crate::region::score::{Scorer, too_long};
use rayon::prelude::*;
use std::io::{self, Write as _};

/// Runs the command.
pub(super) fn run(args: &RowsArgs) -> u8 {
    let scorer = match scorer(&args.by) {
        Ok(scorer) => scorer,
        Err((code, why)) => {
            if !why.is_empty() {
                tell(&format!("error: {why}"));
            }
            return code;
        }
    };
    let room = if args.placed { PLACE } else { 0 };
    let mut feed = Feed::with_room(io::stdin().lock(), 0, 1, room);
    let mut out = io::stdout().lock();
    let mut window = feed.window();
    loop {
        let current = match window {
            Ok(Some(current)) => current,
            Ok(None) => return DONE,
            Err(error) => {
                tell(&format!("error: standard input: {}", why(&error)));
                return INPUT;
            }
        };
        let lines = scored(&scorer, &current, args.placed);
        for bytes in lines {
            match out.write_all(&bytes).and_then(|()| out.flush()) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return DONE,
                Err(error) => {
                    tell(&format!("error: could not print: {}", why(&error)));
                    return INPUT;
                }
            }
        }
        window = feed.window();
    }
}

/// The lines of a window. A line that does not bring its place has none: which part of a file a filter is given is chance.
fn scored(scorer: &Scorer, window: &Window, placed: bool) -> Vec<Vec<u8>> {
    let mut lines: Vec<Vec<u8>> = pieces(window)
        .par_iter()
        .map(|(_, bytes)| {
            let mut out = Vec::new();
            for line in lines(bytes) {
                let made = if placed { scorer.placed(line) } else { scorer.line(None, 1, line) };
                if let Some(line) = made {
                    line.write(&mut out);
                    out.push(b'\n');
                }
            }
            out
        })
        .collect();
    if window.too_long.is_some() {
        let mut out = Vec::new();
        let line = if placed {
            too_long_placed(&window.began)
        } else {
            too_long(None, None, LONGEST)
        };
        line.write(&mut out);
        out.push(b'\n');
        lines.push(out);
    }
    lines
}
