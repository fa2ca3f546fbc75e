//! Plain text as pages: a form feed ends a page, as programs that make text of a PDF write it.
//!
//! Owns how bytes become text. What is not text is refused; it never guesses at a language or at the sense of a text.

use super::Page;

/// The text in bytes: UTF-16 with its mark, else UTF-8; a byte that is neither stands for one letter, since digits are the same in all.
///
/// # Errors
/// Why it is no text.
pub(super) fn decoded(bytes: &[u8]) -> Result<String, String> {
    let wide = |join: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).skip(1).filter_map(|pair| pair.try_into().ok().map(join));
        String::from_utf16_lossy(&units.collect::<Vec<u16>>())
    };
    let text = match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    };
    if text.contains('\0') {
        return Err("it holds a nul byte, as no text does".to_owned());
    }
    Ok(text)
}

/// The pages of a text; a form feed at its end begins no page.
pub(super) fn pages(text: &str) -> Vec<Page> {
    let text = text.strip_suffix('\u{c}').unwrap_or(text);
    text.split('\u{c}').map(|page| Page::new(page.to_owned(), None)).collect()
}
