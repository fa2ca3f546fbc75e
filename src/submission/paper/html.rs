//! A web page as the text that a reader sees of it: without tags, scripts and styles, with its entities read.
//!
//! A tag leaves a mark that has no width, since it may stand within a number or between two. Runs nothing and follows no link.

/// What stands for a tag.
pub(super) const TAG: char = '\u{200b}';

/// Parts whose text is not shown.
const HIDDEN: [&str; 3] = ["script", "style", "template"];

/// The text of a page.
pub(super) fn text(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(&entities(before));
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            out.push(TAG);
            continue;
        }
        if !after.starts_with(|letter: char| letter.is_ascii_alphabetic() || matches!(letter, '/' | '!' | '?')) {
            out.push('<');
            rest = after;
            continue;
        }
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        out.push(TAG);
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        rest = match HIDDEN.iter().find(|hidden| hidden.eq_ignore_ascii_case(&name)) {
            Some(hidden) if !tag.ends_with('/') => past(after, hidden),
            _ => after,
        };
    }
    out.push_str(&entities(rest));
    out
}

/// What follows the end of a part whose text is not shown.
fn past<'t>(text: &'t str, hidden: &str) -> &'t str {
    let end = text.match_indices("</").find(|(at, _)| {
        let name = text.get(at.saturating_add(2)..).unwrap_or("");
        name.get(..hidden.len()).is_some_and(|name| name.eq_ignore_ascii_case(hidden))
    });
    end.and_then(|(at, _)| text.get(at..)).unwrap_or("")
}

/// A text with its entities read, as far as they can stand in or beside a number.
fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let read = after.split_once(';').and_then(|(name, after)| Some((letter(name)?, after)));
        if let Some((letter, after)) = read {
            out.push(letter);
            rest = after;
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

fn letter(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32);
    }
    Some(match name {
        "nbsp" => '\u{a0}',
        "thinsp" => '\u{2009}',
        "ensp" | "emsp" => ' ',
        "comma" => ',',
        "period" => '.',
        "percnt" => '%',
        "apos" | "rsquo" => '\'',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "zwnj" | "zwj" | "shy" => TAG,
        _ => return None,
    })
}
