//! From pieces to an expression, by one method for each strength of binding, weakest first.
//!
//! Every name, every kind and every bound is checked here, so that whoever holds an [`Expr`] need not.

use super::tokens::{Token, tokens};
use super::{Comparison, Expr, ExprFault, Operation, Terms, fault, instead_of_fact};
use crate::base::near::nearest;
use crate::facts::catalogue::{Fact, Kind};

const MOST_NODES: usize = 500;
const DEEPEST: usize = 32;

struct Reader<'t> {
    tokens: Vec<(usize, Token)>,
    terms: &'t Terms,
    at: usize,
    nodes: usize,
}

impl Reader<'_> {
    fn peek(&self) -> &Token {
        self.tokens.get(self.at).map_or(&Token::End, |(_, token)| token)
    }

    fn place(&self) -> usize {
        self.tokens.get(self.at).map_or(0, |(place, _)| *place)
    }

    fn take(&mut self, sign: &str) -> bool {
        let found = matches!(self.peek(), Token::Sign(here) if *here == sign);
        if found {
            self.at = self.at.saturating_add(1);
        }
        found
    }

    fn node(&mut self, expr: Expr) -> Result<Expr, ExprFault> {
        self.nodes = self.nodes.saturating_add(1);
        if self.nodes > MOST_NODES {
            Err(fault(self.place(), format!("the expression has more than {MOST_NODES} parts")))
        } else {
            Ok(expr)
        }
    }

    fn either(&mut self, deep: usize) -> Result<Expr, ExprFault> {
        let mut parts = vec![self.both(deep)?];
        while self.take("||") {
            parts.push(self.both(deep)?);
        }
        self.join(parts, Expr::Or)
    }

    fn both(&mut self, deep: usize) -> Result<Expr, ExprFault> {
        let mut parts = vec![self.comparison(deep)?];
        while self.take("&&") {
            parts.push(self.comparison(deep)?);
        }
        self.join(parts, Expr::And)
    }

    fn join(&mut self, mut parts: Vec<Expr>, all: fn(Vec<Expr>) -> Expr) -> Result<Expr, ExprFault> {
        if parts.len() == 1
            && let Some(one) = parts.pop()
        {
            return Ok(one);
        }
        for part in &parts {
            expect(part, Kind::Truth, self.place())?;
        }
        self.node(all(parts))
    }

    fn comparison(&mut self, deep: usize) -> Result<Expr, ExprFault> {
        let start = self.place();
        let left = self.sum(deep)?;
        let how = match self.peek() {
            Token::Sign("==") => Comparison::Equal,
            Token::Sign("!=") => Comparison::NotEqual,
            Token::Sign("<") => Comparison::Less,
            Token::Sign("<=") => Comparison::AtMost,
            Token::Sign(">") => Comparison::More,
            Token::Sign(">=") => Comparison::AtLeast,
            Token::Sign(_) | Token::Word(_) | Token::Number(_) | Token::End => return Ok(left),
        };
        expect(&left, Kind::Number, start)?;
        self.at = self.at.saturating_add(1);
        let start = self.place();
        let right = self.sum(deep)?;
        expect(&right, Kind::Number, start)?;
        if matches!(self.peek(), Token::Sign("==" | "!=" | "<" | "<=" | ">" | ">=")) {
            let mut wrong = fault(self.place(), "two comparisons in a row");
            wrong.help = Some("write a < b && b < c".to_owned());
            return Err(wrong);
        }
        self.node(Expr::Compare(how, Box::new(left), Box::new(right)))
    }

    fn sum(&mut self, deep: usize) -> Result<Expr, ExprFault> {
        let start = self.place();
        let mut left = self.product(deep)?;
        loop {
            let how = if self.take("+") {
                Operation::Plus
            } else if self.take("-") {
                Operation::Minus
            } else {
                return Ok(left);
            };
            left = self.operation(how, left, start, Self::product, deep)?;
        }
    }

    fn product(&mut self, deep: usize) -> Result<Expr, ExprFault> {
        let start = self.place();
        let mut left = self.single(deep)?;
        loop {
            let how = if self.take("*") {
                Operation::Times
            } else if self.take("/") {
                Operation::Over
            } else {
                return Ok(left);
            };
            left = self.operation(how, left, start, Self::single, deep)?;
        }
    }

    fn operation(
        &mut self,
        how: Operation,
        left: Expr,
        start: usize,
        next: fn(&mut Self, usize) -> Result<Expr, ExprFault>,
        deep: usize,
    ) -> Result<Expr, ExprFault> {
        expect(&left, Kind::Number, start)?;
        let place = self.place();
        let right = next(self, deep)?;
        expect(&right, Kind::Number, place)?;
        self.node(Expr::Arithmetic(how, Box::new(left), Box::new(right)))
    }

    fn single(&mut self, deep: usize) -> Result<Expr, ExprFault> {
        let place = self.place();
        if deep > DEEPEST {
            return Err(fault(place, format!("the expression is more than {DEEPEST} levels deep")));
        }
        let deeper = deep.saturating_add(1);
        if self.take("!") {
            let inner = self.single(deeper)?;
            expect(&inner, Kind::Truth, place)?;
            return self.node(Expr::Not(Box::new(inner)));
        }
        if self.take("-") {
            let inner = self.single(deeper)?;
            expect(&inner, Kind::Number, place)?;
            return self.node(Expr::Minus(Box::new(inner)));
        }
        if self.take("(") {
            let inner = self.either(deeper)?;
            self.close()?;
            return Ok(inner);
        }
        match self.peek().clone() {
            Token::Number(number) => {
                self.at = self.at.saturating_add(1);
                self.node(Expr::Number(number))
            }
            Token::Word(word) => {
                self.at = self.at.saturating_add(1);
                self.word(&word, place)
            }
            other @ (Token::Sign(_) | Token::End) => Err(fault(place, format!("read {}, expected a fact, a number or '('", other.shown()))),
        }
    }

    fn close(&mut self) -> Result<(), ExprFault> {
        if self.take(")") {
            Ok(())
        } else {
            Err(fault(self.place(), format!("read {}, expected ')'", self.peek().shown())))
        }
    }

    fn word(&mut self, word: &str, place: usize) -> Result<Expr, ExprFault> {
        let call = match word {
            "true" => return self.node(Expr::Constant(true)),
            "false" => return self.node(Expr::Constant(false)),
            "exists" => Some(Expr::Exists as fn(Fact) -> Expr),
            "known" => Some(Expr::Known as fn(Fact) -> Expr),
            _ => None,
        };
        if let Some(call) = call {
            if !self.take("(") {
                return Err(fault(
                    self.place(),
                    format!("read {} after '{word}', expected '('", self.peek().shown()),
                ));
            }
            let place = self.place();
            let Token::Word(name) = self.peek().clone() else {
                return Err(fault(place, format!("read {}, expected the name of a fact", self.peek().shown())));
            };
            self.at = self.at.saturating_add(1);
            let fact = named(&name, place)?;
            self.close()?;
            return self.node(call(fact));
        }
        if let Some(term) = word.strip_prefix("term.") {
            let Some(found) = self.terms.get(term) else {
                let near = nearest(term, self.terms.keys().map(String::as_str));
                let help = near.map_or_else(|| "name it under terms".to_owned(), |near| format!("did you mean 'term.{near}'?"));
                return Err(ExprFault {
                    start: place,
                    message: format!("there is no term '{term}'"),
                    help: Some(help),
                });
            };
            return self.node(found.clone());
        }
        if word.eq_ignore_ascii_case("not") {
            let mut wrong = fault(place, format!("read '{word}', expected a fact, a number or '('"));
            wrong.help = Some(format!("use ! for {word}"));
            return Err(wrong);
        }
        let fact = named(word, place)?;
        self.node(Expr::Fact(fact))
    }
}

fn named(word: &str, place: usize) -> Result<Fact, ExprFault> {
    Fact::find(word).ok_or_else(|| ExprFault {
        start: place,
        message: format!("there is no fact '{word}'"),
        help: Some(instead_of_fact(word)),
    })
}

fn expect(expr: &Expr, kind: Kind, place: usize) -> Result<(), ExprFault> {
    if expr.kind() == kind {
        return Ok(());
    }
    let words = |kind| match kind {
        Kind::Truth => "something true or false",
        Kind::Number => "a number",
    };
    let mut wrong = fault(place, format!("read {}, expected {}", words(expr.kind()), words(kind)));
    wrong.help = Some(match kind {
        Kind::Truth => "compare the number with another, such as >= 3".to_owned(),
        Kind::Number => "a truth is compared with nothing: write it alone, or with ! before it".to_owned(),
    });
    Err(wrong)
}

/// The sign for a word that other languages have in its place.
fn instead_of_word(token: &Token) -> Option<String> {
    let Token::Word(word) = token else { return None };
    let sign = match word.to_ascii_lowercase().as_str() {
        "and" => "&&",
        "or" => "||",
        "is" => "==",
        _ => return None,
    };
    Some(format!("use {sign} for {word}"))
}

impl Expr {
    /// Reads an expression that must be of `kind`.
    pub fn read(text: &str, kind: Kind, terms: &Terms) -> Result<Self, ExprFault> {
        let mut reader = Reader {
            tokens: tokens(text)?,
            terms,
            at: 0,
            nodes: 0,
        };
        let expr = reader.either(0)?;
        if *reader.peek() != Token::End {
            let mut wrong = fault(
                reader.place(),
                format!("read {} after the end of the expression", reader.peek().shown()),
            );
            wrong.help = instead_of_word(reader.peek());
            return Err(wrong);
        }
        expect(&expr, kind, 0)?;
        Ok(expr)
    }

    /// The names of terms that a condition uses, without reading the rest of it.
    pub fn terms_in(text: &str) -> Vec<String> {
        let words = tokens(text).unwrap_or_default();
        let name = |token: Token| match token {
            Token::Word(word) => word.strip_prefix("term.").map(str::to_owned),
            Token::Number(_) | Token::Sign(_) | Token::End => None,
        };
        words.into_iter().filter_map(|(_, token)| name(token)).collect()
    }
}
