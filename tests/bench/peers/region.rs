//! The region that all programs read: a file of lines, always the same for one number of lines.
//!
//! Of 200 lines 147 are rich and plain, 40 have gaps, vague numbers and partial dates, 8 are hard on whoever reads them, and 5 are damaged in
//! one of twelve ways, in a fixed order, so that the first thousand lines are like the rest. The code of a damaged submission begins with
//! `XD`, so that a program that takes it can leave it out of what is compared. Every date begins with year and month: that is the only notation
//! that a plain scoring reads.

use super::adversarial::{self, KINDS};
use super::documents::{Random, document};
use super::generate::MONTHS;
use super::generate::region::{DAMAGES, authority, damaged};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

/// A line, and whether it is damaged.
pub fn line(number: usize) -> (Vec<u8>, bool) {
    let seed = number as u64;
    if number % 40 == 19 {
        return (spoilt(seed, number / 40 % DAMAGES), true);
    }
    if number % 25 == 7 {
        return (adversarial::line(number, number / 25 % KINDS).into_bytes(), false);
    }
    if number % 5 == 3 {
        let mut made = authority(seed);
        dated(&mut made);
        return (made.to_string().into_bytes(), false);
    }
    (plain(number).into_bytes(), false)
}

/// A rich and plain submission.
pub fn plain(number: usize) -> String {
    document(
        number,
        &mut Random::seeded((number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1),
    )
}

fn spoilt(seed: u64, way: usize) -> Vec<u8> {
    let bytes = damaged(seed, way);
    let (code, to) = (format!("\"MU{seed:06}\""), format!("\"XD{seed:06}\""));
    let found = bytes.windows(code.len()).position(|part| part == code.as_bytes());
    match found {
        Some(at) => [&bytes[..at], to.as_bytes(), &bytes[at + code.len()..]].concat(),
        None => bytes,
    }
}

/// Puts every date in words, and every bare year, as a date that begins with year and month.
fn dated(value: &mut Value) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(dated),
        Value::Object(all) => all.values_mut().for_each(dated),
        Value::String(text) => {
            let words: Vec<&str> = text.split(' ').collect();
            let put = match words[..] {
                [year] if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => format!("{year}-01..{year}-12"),
                [day, month, year] => match (day.parse::<u8>(), MONTHS.iter().position(|name| *name == month)) {
                    (Ok(day), Some(at)) => format!("{year}-{:02}-{day:02}", at + 1),
                    _ => return,
                },
                _ => return,
            };
            *value = json!(put);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Writes `region.ndjson`, and its lines that are not damaged as `good.ndjson`, and tells how many there are of each.
pub fn write(lines: usize, folder: &Path) {
    let file = |name: &str| BufWriter::new(File::create(folder.join(name)).expect("a file to write"));
    let (mut all, mut good) = (file("region.ndjson"), file("good.ndjson"));
    let (mut bytes, mut bad) = (0, 0);
    for number in 0..lines {
        let (mut line, is_damaged) = line(number);
        line.push(b'\n');
        bytes += line.len();
        bad += usize::from(is_damaged);
        all.write_all(&line).expect("written");
        if !is_damaged {
            good.write_all(&line).expect("written");
        }
    }
    all.flush().expect("written");
    good.flush().expect("written");
    println!("{}", json!({"lines": lines, "bytes": bytes, "good": lines - bad, "damaged": bad}));
}
