//! "Did you mean": the known word nearest to one that is not known.

/// The word of `known` most like `word`, where one is like enough to be worth saying.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let mut best: Option<(u32, &str)> = None;
    for candidate in known {
        let likeness = likeness(&word, &candidate.to_lowercase());
        if likeness >= 700 && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::float_arithmetic,
    reason = "a likeness from 0 to 1, turned into thousandths"
)]
fn likeness(a: &str, b: &str) -> u32 {
    (strsim::jaro_winkler(a, b).clamp(0.0, 1.0) * 1000.0) as u32
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_pen_finds_its_word() {
        assert_eq!(nearest("particpants", ["participants", "partners", "period"]), Some("participants"));
        assert_eq!(nearest("Closes", ["opens", "closes"]), Some("closes"));
    }

    #[test]
    fn a_word_like_nothing_finds_nothing() {
        assert_eq!(nearest("zzz", ["participants", "partners"]), None);
    }
}
