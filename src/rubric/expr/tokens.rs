//! The letters of an expression, cut into words, numbers and signs.
//!
//! Knows no fact and no grammar; every piece keeps the place of its first character.

use super::{ExprFault, fault};
use crate::base::number::Q;

/// One piece of an expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Word(String),
    Number(Q),
    Sign(&'static str),
    End,
}

const SIGNS: [&str; 15] = ["&&", "||", "==", "!=", "<=", ">=", "<", ">", "!", "(", ")", "+", "-", "*", "/"];

impl Token {
    /// As a message names it.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Word(word) => format!("'{word}'"),
            Self::Number(number) => format!("'{}'", number.decimal(9)),
            Self::Sign(sign) => format!("'{sign}'"),
            Self::End => "the end".to_owned(),
        }
    }
}

/// The pieces of `text`, each with its place; the last is the end.
pub(super) fn tokens(text: &str) -> Result<Vec<(usize, Token)>, ExprFault> {
    let mut out = Vec::new();
    let characters: Vec<char> = text.chars().collect();
    let mut at = 0_usize;
    while let Some(first) = characters.get(at).copied() {
        let rest = || characters.get(at..).unwrap_or(&[]).iter();
        if first.is_whitespace() {
            at = at.saturating_add(1);
        } else if first.is_ascii_alphabetic() {
            let word: String = rest().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.')).collect();
            let length = word.len();
            out.push((at, Token::Word(word)));
            at = at.saturating_add(length);
        } else if first.is_ascii_digit() {
            let number: String = rest().take_while(|c| c.is_ascii_digit() || **c == '.').collect();
            let value =
                Q::parse(&number).ok_or_else(|| fault(at, format!("'{number}' is not a number, expected digits such as 12 or 0.5")))?;
            at = at.saturating_add(number.len());
            out.push((at.saturating_sub(number.len()), Token::Number(value)));
        } else {
            let pair: String = rest().take(2).collect();
            let single: String = rest().take(1).collect();
            let Some(sign) = SIGNS
                .iter()
                .find(|sign| **sign == pair)
                .or_else(|| SIGNS.iter().find(|sign| **sign == single))
            else {
                let mut wrong = fault(at, format!("'{first}' is not part of an expression"));
                wrong.help = match first {
                    '=' => Some("use == to compare".to_owned()),
                    '&' => Some("use && for and".to_owned()),
                    '|' => Some("use || for or".to_owned()),
                    '%' => Some("leave the sign out; a share is a number from 0 to 100".to_owned()),
                    _ => None,
                };
                return Err(wrong);
            };
            out.push((at, Token::Sign(sign)));
            at = at.saturating_add(sign.len());
        }
    }
    out.push((characters.len(), Token::End));
    Ok(out)
}
