//! What a short sentence is about: its words, in small letters, without those that any sentence has, each cut to its stem by rule.
//!
//! Owns the list of words that tell nothing, which is our own, and the rules of cutting, which are few and crude: they need only give the
//! forms of one word one stem more often than they give two words one. It knows no meaning: a doctor and a GP are two words here, a train
//! and training are one. It is English; words of another language are cut by the same rules, which then do little.

use std::collections::BTreeMap;

/// Stems that are looked at in one sentence, the first ones; whoever wrote more wrote of more than one thing.
pub(super) const MOST_STEMS: usize = 12;

/// Words that do not tell one theme from another: those of grammar; of wishing, saying and worrying; of how much and how well; of how long;
/// and those that everybody uses who speaks of health services at all. In the order of the alphabet.
#[rustfmt::skip]
const TELL_NOTHING: &[&str] = &[
    "a", "about", "above", "after", "again", "against", "ago", "all", "almost", "alone", "along", "already", "also", "although",
    "always", "am", "among", "an", "and", "another", "any", "anybody", "anyone", "anything", "are", "area", "areas", "around", "as",
    "ask", "asked", "asking", "at", "away", "back", "bad", "badly", "be", "because", "become", "been", "before", "being", "below",
    "best", "better", "between", "big", "both", "but", "by", "came", "can", "cannot", "care", "cause", "caused", "causes", "come",
    "comes", "concern", "concerned", "concerns", "could", "day", "days", "did", "difficult", "difficulty", "do", "does", "doing",
    "done", "down", "due", "during", "each", "easier", "easy", "either", "else", "enough", "even", "ever", "every", "everybody",
    "everyone", "everything", "feel", "feels", "felt", "few", "fewer", "find", "first", "for", "found", "from", "full", "further",
    "gave", "get", "gets", "getting", "give", "given", "go", "goes", "going", "gone", "good", "got", "great", "had", "happy", "hard",
    "harder", "has", "have", "having", "he", "health", "healthcare", "help", "helped", "helps", "her", "here", "high", "him", "his",
    "how", "however", "if", "improve", "improved", "improvement", "improvements", "in", "instead", "into", "is", "issue", "issues",
    "it", "its", "itself", "just", "keep", "keeping", "kept", "knew", "know", "known", "lack", "large", "last", "least", "less", "let",
    "like", "little", "local", "long", "longer", "lot", "lots", "low", "made", "main", "make", "makes", "making", "many", "may", "me",
    "might", "minute", "minutes", "month", "months", "more", "most", "much", "must", "my", "need", "needed", "needs", "neither",
    "never", "new", "next", "nhs", "no", "nobody", "none", "nor", "not", "nothing", "now", "of", "off", "often", "on", "once", "one",
    "ones", "only", "onto", "or", "other", "others", "our", "out", "over", "own", "patient", "patients", "people", "per", "perhaps",
    "person", "please", "poor", "poorly", "problem", "problems", "provide", "provided", "provision", "public", "put", "quick",
    "quickly", "quite", "rather", "really", "said", "same", "save", "say", "says", "see", "seem", "seems", "seen", "service",
    "services", "shall", "she", "short", "should", "since", "slow", "small", "so", "some", "somebody", "someone", "something",
    "sometimes", "soon", "stay", "still", "such", "support", "take", "taken", "tell", "than", "that", "the", "their", "them",
    "themselves", "then", "there", "these", "they", "thing", "things", "think", "this", "those", "though", "thought", "through", "time",
    "times", "to", "together", "told", "too", "took", "toward", "towards", "two", "under", "unless", "until", "up", "upon", "us", "use",
    "used", "very", "want", "wanted", "wants", "was", "way", "ways", "we", "week", "weeks", "well", "were", "what", "when", "where",
    "whether", "which", "while", "who", "whole", "whom", "whose", "why", "will", "wish", "with", "within", "without", "worried",
    "worries", "worry", "worse", "worst", "would", "year", "years", "yet", "you", "your",
];

/// Forms that no rule reaches.
const ODD: [(&str, &str); 4] = [("children", "child"), ("men", "man"), ("women", "woman"), ("feet", "foot")];

/// The stems of a sentence, each with a word of the sentence that has it.
pub(in crate::region) fn stems(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for word in words(text) {
        if found.len() >= MOST_STEMS {
            break;
        }
        found.entry(stem(&word)).or_insert(word);
    }
    found
}

/// The words that tell something. One with a figure in it is none: another number is no other theme. What is joined by an ampersand stays
/// one word, since A&E is one.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let parts = text.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '’' | '&'));
    parts.filter_map(|part| {
        let word = part.to_lowercase().replace('’', "'");
        let word = word.trim_matches(['\'', '&']);
        let word = word.strip_suffix("'s").unwrap_or(word);
        // what is left with an apostrophe is short for words of grammar, such as don't
        let tells = word.chars().nth(1).is_some()
            && !word.contains(|letter: char| letter == '\'' || letter.is_numeric())
            && TELL_NOTHING.binary_search(&word).is_err();
        tells.then(|| word.to_owned())
    })
}

/// The stem of a word in small letters.
fn stem(word: &str) -> String {
    if let Some((_, one)) = ODD.iter().find(|(form, _)| *form == word) {
        return (*one).to_owned();
    }
    let one = singular(word);
    let bare = ended(&one);
    let shut = match bare.strip_suffix('e') {
        // care and car, site and sit stay apart; case and cases, nurse and nursing do not
        Some(rest) if length(rest) >= 4 || (rest.ends_with('s') && length(rest) >= 3) => rest.to_owned(),
        Some(_) | None => bare,
    };
    // cancel and cancelled, stop and stopping
    let mut letters = shut.chars().rev();
    let twice = letters.next().is_some_and(|last| letters.next() == Some(last));
    if twice && length(&shut) > 3 {
        let mut shut = shut;
        shut.pop();
        shut
    } else {
        shut
    }
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// A word without an ending, where at least so many letters are left.
fn without<'w>(word: &'w str, ending: &str, least: usize) -> Option<&'w str> {
    word.strip_suffix(ending).filter(|rest| length(rest) >= least)
}

fn singular(word: &str) -> String {
    if let Some(rest) = without(word, "ies", 2) {
        return format!("{rest}y");
    }
    let hissing = |rest: &&str| rest.ends_with(['s', 'x', 'z']) || rest.ends_with("ch") || rest.ends_with("sh");
    if let Some(rest) = without(word, "es", 3).filter(hissing) {
        return rest.to_owned();
    }
    let plural = |rest: &&str| !rest.ends_with(['s', 'u', 'i']);
    without(word, "s", 2).filter(plural).unwrap_or(word).to_owned()
}

/// A word without what makes another word of it.
fn ended(word: &str) -> String {
    if let Some(rest) = without(word, "ied", 2) {
        return format!("{rest}y");
    }
    let sounds = |rest: &&str| rest.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let verb = without(word, "ing", 3).or_else(|| without(word, "ed", 3).filter(|rest| !rest.ends_with('e')));
    if let Some(rest) = verb.filter(sounds) {
        return rest.to_owned();
    }
    let endings = ["ibility", "ability", "ible", "able", "ation", "ness", "ure", "ly"];
    let rest = endings.iter().find_map(|ending| without(word, ending, 4));
    rest.unwrap_or(word).to_owned()
}

#[cfg(test)]
#[path = "stems_tests.rs"]
mod tests;
