//! Texts of cells: shared strings, rich text and the escapes of spreadsheets.
//!
//! Owns what a cell's text is once formatting, phonetic guides and escapes are taken off.

use super::xml::{Tag, Xml, whole};
use crate::base::fault::Faults;
use std::io::Read;

/// The most characters that a cell may hold; spreadsheet programs hold no more.
pub(super) const LONGEST_TEXT: usize = 32_767;
/// The most characters of all texts together, counted in bytes, and again of all cells together.
pub(super) const ALL_TEXT: usize = 16 * 1024 * 1024;
/// The most shared strings.
const STRINGS: usize = 250_000;

/// More text than is read.
pub(super) fn too_much_text() -> Faults {
    whole(
        "workbook-too-large",
        format!("the cells of the workbook hold more than {ALL_TEXT} bytes of text"),
    )
}

/// The shared strings of a workbook, in order.
pub(super) fn shared<R: Read>(xml: &mut Xml<'_, R>) -> Result<Vec<Box<str>>, Faults> {
    let mut all: Vec<Box<str>> = Vec::new();
    let mut bytes: usize = 0;
    loop {
        let item = match xml.tag()? {
            Tag::Open(start) => start.local_name().into_inner() == "si",
            Tag::Done => return Ok(all),
            Tag::Close(_) | Tag::Other => false,
        };
        if item {
            let text = rich(xml)?;
            bytes = bytes.saturating_add(text.len());
            all.push(text.into_boxed_str());
            if bytes > ALL_TEXT || all.len() > STRINGS {
                return Err(too_much_text());
            }
        }
    }
}

/// The text of the element just opened, `si` or `is`: its runs one after another, without phonetic guides.
pub(super) fn rich<R: Read>(xml: &mut Xml<'_, R>) -> Result<String, Faults> {
    let inside = xml.depth();
    let mut text = String::new();
    while xml.depth() >= inside {
        let name = match xml.tag()? {
            Tag::Open(start) => match start.local_name().into_inner() {
                "t" => 't',
                "rPh" => 'p',
                _ => ' ',
            },
            Tag::Done => break,
            Tag::Close(_) | Tag::Other => ' ',
        };
        match name {
            't' => text.push_str(&xml.text(LONGEST_TEXT)?),
            'p' => xml.leave(xml.depth().saturating_sub(1))?,
            _ => {}
        }
        if text.len() > LONGEST_TEXT && text.chars().count() > LONGEST_TEXT {
            return Err(too_much_text());
        }
    }
    Ok(plain(&text))
}

/// A text with its escapes (`_x000D_` for a character that XML cannot hold) read, and lines ended in one way.
pub(super) fn plain(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, found) = rest.split_at(at);
        read.push_str(before);
        match escaped(found) {
            Some(letter) => {
                read.push(letter);
                rest = found.get(7..).unwrap_or_default();
            }
            None => {
                read.push_str("_x");
                rest = found.get(2..).unwrap_or_default();
            }
        }
    }
    read.push_str(rest);
    if read.contains('\r') {
        read = read.replace("\r\n", "\n").replace('\r', "\n");
    }
    read
}

/// The character of an escape that stands first in `text`.
fn escaped(text: &str) -> Option<char> {
    let digits = text.get(2..6).filter(|_| text.get(6..7) == Some("_"))?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

#[cfg(test)]
#[path = "strings_tests.rs"]
mod tests;
