//! A PDF as the text of its pages, and what of a page could not be read: pictures of text, pieces drawn from elsewhere, unknown letters.
//!
//! Bounds what a stream may unfold to and how many pages there may be; whoever calls it bounds the time. Runs nothing that is in the file.

use super::{NO_TEXT, Page};
use lopdf::content::Content;
use lopdf::{Document, LoadOptions, ObjectId};

/// Longer papers are not read.
const MOST_PAGES: usize = 1000;
/// Bytes that one stream, or the content of one page, may unfold to.
const MOST_BYTES: usize = 16 * 1024 * 1024;
/// A page with a picture and fewer letters and digits than this is taken for a scan with a heading.
const SCANNED: usize = 200;

const PIECE: &str = "a part that is drawn from another piece of the file, which is not read";
const LETTERS: &str = "letters that cannot be told";

/// The pages of a PDF.
///
/// # Errors
/// Why it cannot be read.
pub(super) fn pages(bytes: &[u8]) -> Result<Vec<Page>, String> {
    let options = LoadOptions::with_max_decompressed_size(MOST_BYTES);
    let document =
        Document::load_mem_with_options(bytes, options).map_err(|_| "it is no PDF that can be read, or it is damaged".to_owned())?;
    if document.is_encrypted() {
        return Err("it is locked with a password".to_owned());
    }
    let ids: Vec<ObjectId> = document.page_iter().take(MOST_PAGES.saturating_add(1)).collect();
    if ids.is_empty() {
        return Err("it has no page".to_owned());
    }
    if ids.len() > MOST_PAGES {
        return Err(format!("it has more than {MOST_PAGES} pages"));
    }
    Ok((1_u32..).zip(ids).map(|(number, id)| page(&document, number, id)).collect())
}

fn page(document: &Document, number: u32, id: ObjectId) -> Page {
    let mut text = String::new();
    let mut gap = None;
    for chunk in document.extract_text_chunks_with_limit(&[number], MOST_BYTES) {
        match chunk {
            Ok(chunk) => text.push_str(&chunk),
            Err(_) => gap = Some(LETTERS),
        }
    }
    let unknown = |letter: &char| *letter == '\u{fffd}' || ('\u{e000}'..='\u{f8ff}').contains(letter) || (*letter < ' ' && *letter > '\r');
    let (bad, all) = (text.chars().filter(unknown).count(), text.chars().count());
    if bad.saturating_mul(20) > all {
        gap = Some(LETTERS);
    }
    let drawn = drawn(document, id);
    let letters = text.chars().filter(|letter| letter.is_alphanumeric()).count();
    match drawn {
        Some(Drawn { pieces: true, .. }) | None => gap = gap.or(Some(PIECE)),
        Some(Drawn { pictures: true, .. }) if letters < SCANNED => gap = Some(NO_TEXT),
        Some(Drawn { .. }) => {}
    }
    Page::new(text, gap)
}

/// What a page draws besides text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Drawn {
    pictures: bool,
    pieces: bool,
}

/// What a page draws besides its own text; `None` where its content cannot be read.
fn drawn(document: &Document, id: ObjectId) -> Option<Drawn> {
    let content = document.get_page_content_with_limit(id, MOST_BYTES).ok()?;
    let content = Content::decode(&content).ok()?;
    let names = content
        .operations
        .iter()
        .filter(|operation| operation.operator == "Do")
        .filter_map(|operation| operation.operands.first()?.as_name().ok());
    let mut drawn = Drawn::default();
    for name in names {
        match kind(document, id, name) {
            Some(kind) if kind == b"Image" => drawn.pictures = true,
            _ => drawn.pieces = true,
        }
    }
    drawn.pictures |= content.operations.iter().any(|operation| operation.operator == "BI");
    Some(drawn)
}

/// What kind of thing a page draws under a name.
fn kind<'d>(document: &'d Document, page: ObjectId, name: &[u8]) -> Option<&'d [u8]> {
    let (own, others) = document.get_page_resources(page).ok()?;
    let others = others.into_iter().filter_map(|id| document.get_dictionary(id).ok());
    own.into_iter().chain(others).find_map(|resources| {
        let (_, drawn) = document.dereference(resources.get(b"XObject").ok()?).ok()?;
        let (_, drawn) = document.dereference(drawn.as_dict().ok()?.get(name).ok()?).ok()?;
        drawn.as_stream().ok()?.dict.get(b"Subtype").ok()?.as_name().ok()
    })
}
