//! Texts of others made harmless to look at: what would steer a terminal or turn the reading order is shown as an escape.
//!
//! It changes nothing else: quotes, angle brackets and the like are each writer's own business.

/// Whether `c` can steer, hide or turn text around and so must be shown as an escape.
///
/// The joiners U+200C and U+200D stay, since several scripts cannot be written without them.
pub fn steers(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' => true,
        '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E0000}'..='\u{E007F}' => true,
        other => other.is_control(),
    }
}

/// `text` with every steering character shown, as `⟨U+202E⟩`; line ends become `\n` and stay.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' if rest.peek() == Some(&'\n') => {}
            '\t' => out.push(' '),
            c if steers(c) => out.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// [`visible`] on one line: runs of space and line ends become one space.
pub fn one_line(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `text` in lines of at most `width` characters and at most `most` lines; what does not fit ends in `…`.
pub fn wrap(text: &str, width: usize, most: usize) -> Vec<String> {
    let width = width.max(2);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut used = 0_usize;
    for word in text.split_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        for (nth, piece) in letters.chunks(width).enumerate() {
            let join = usize::from(used > 0 && nth == 0);
            if used > 0 && (nth > 0 || used.saturating_add(join).saturating_add(piece.len()) > width) {
                lines.push(std::mem::take(&mut line));
                used = 0;
            } else if join > 0 {
                line.push(' ');
                used = used.saturating_add(1);
            }
            line.extend(piece);
            used = used.saturating_add(piece.len());
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while last.chars().count() >= width {
                last.pop();
            }
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
#[path = "plain_tests.rs"]
mod tests;
