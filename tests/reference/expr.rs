//! The conditions of a rubric, read by hand and weighed with three values: `&&`, `||`, `!`, comparisons, brackets, `exists(fact)`.
//! A comparison with something that surely is not there is false; with something that may not be there it is at best unknown.

use super::cells::{get, items, text};
use super::facts::Fact;
use super::number::{Interval, Q, Truth, decimal};
use serde_json::Value;

/// A condition.
#[derive(Clone, Debug)]
pub enum Expr {
    /// both
    And(Box<Expr>, Box<Expr>),
    /// either
    Or(Box<Expr>, Box<Expr>),
    /// the opposite
    Not(Box<Expr>),
    /// a comparison
    Compare(String, Box<Expr>, Box<Expr>),
    /// there is such a thing
    Exists(String),
    /// a fact
    Fact(String),
    /// a number
    Number(Q),
    /// yes or no
    Truth(Truth),
}

struct Reader<'a> {
    rubric: &'a Value,
    tokens: Vec<String>,
    at: usize,
}

fn tokens(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        let mut end = at + 1;
        if c.is_whitespace() {
            at += 1;
            continue;
        }
        if c.is_ascii_alphanumeric() || (c == '-' && chars.get(end).is_some_and(char::is_ascii_digit)) {
            while end < chars.len() && (chars[end].is_ascii_alphanumeric() || chars[end] == '.' || chars[end] == '_') {
                end += 1;
            }
        } else if end < chars.len() && (chars[end] == '=' || (chars[end] == c && (c == '&' || c == '|'))) {
            end += 1;
        }
        out.push(chars[at..end].iter().collect());
        at = end;
    }
    out
}

impl Reader<'_> {
    fn take(&mut self, token: &str) -> bool {
        let hit = self.tokens.get(self.at).is_some_and(|t| t == token);
        self.at += usize::from(hit);
        hit
    }
    fn either(&mut self) -> Expr {
        let mut left = self.both();
        while self.take("||") {
            left = Expr::Or(Box::new(left), Box::new(self.both()));
        }
        left
    }
    fn both(&mut self) -> Expr {
        let mut left = self.comparison();
        while self.take("&&") {
            left = Expr::And(Box::new(left), Box::new(self.comparison()));
        }
        left
    }
    fn comparison(&mut self) -> Expr {
        let left = self.one();
        for sign in ["<=", ">=", "==", "!=", "<", ">"] {
            if self.take(sign) {
                return Expr::Compare(sign.to_owned(), Box::new(left), Box::new(self.one()));
            }
        }
        left
    }
    fn one(&mut self) -> Expr {
        if self.take("!") {
            return Expr::Not(Box::new(self.one()));
        }
        if self.take("(") {
            let inner = self.either();
            assert!(self.take(")"), "a bracket is open");
            return inner;
        }
        let token = self.tokens.get(self.at).expect("something").clone();
        self.at += 1;
        if token == "exists" {
            assert!(self.take("("));
            let fact = self.tokens[self.at].clone();
            self.at += 1;
            assert!(self.take(")"));
            return Expr::Exists(fact);
        }
        match token.as_str() {
            "true" => Expr::Truth(Truth::Yes),
            "false" => Expr::Truth(Truth::No),
            word if word.starts_with("term.") => {
                let all = items(get(self.rubric, "terms"));
                let term = all
                    .iter()
                    .find(|t| word.strip_prefix("term.") == get(t, "id").as_str())
                    .expect("a term");
                read(self.rubric, text(get(term, "when")))
            }
            word => decimal(word).map_or_else(|| Expr::Fact(word.to_owned()), Expr::Number),
        }
    }
}

/// Reads a condition; the terms of the rubric stand for the conditions that they name.
pub fn read(rubric: &Value, text: &str) -> Expr {
    let mut reader = Reader {
        rubric,
        tokens: tokens(text),
        at: 0,
    };
    let expr = reader.either();
    assert_eq!(reader.at, reader.tokens.len(), "left over in {text}");
    expr
}

/// A number that may be surely absent (`None`), or absent for all one knows (`true`).
type Amount = Option<(Interval, bool)>;

impl Expr {
    /// The parts that must all hold.
    pub fn conjuncts(&self) -> Vec<&Self> {
        match self {
            Self::And(a, b) => [a.conjuncts(), b.conjuncts()].concat(),
            other => vec![other],
        }
    }

    /// Does it hold? `fact` gives the facts.
    pub fn holds(&self, fact: &dyn Fn(&str) -> Fact) -> Truth {
        match self {
            Self::And(a, b) => a.holds(fact).and(b.holds(fact)),
            Self::Or(a, b) => a.holds(fact).or(b.holds(fact)),
            Self::Not(a) => a.holds(fact).not(),
            Self::Truth(t) => *t,
            Self::Number(_) => panic!("a number is no condition"),
            Self::Exists(id) => match fact(id) {
                Fact::Nothing => Truth::No,
                Fact::Number(_, true) => Truth::Unknown,
                Fact::Number(_, false) | Fact::Truth(_) => Truth::Yes,
            },
            Self::Fact(id) => match fact(id) {
                Fact::Truth(t) => t,
                Fact::Nothing => Truth::No,
                Fact::Number(..) => panic!("{id} is a number"),
            },
            Self::Compare(sign, a, b) => {
                let (Some((a, some)), Some((b, other))) = (a.amount(fact), b.amount(fact)) else {
                    return Truth::No;
                };
                let out = match sign.as_str() {
                    ">=" => a.at_least(&b),
                    "<=" => b.at_least(&a),
                    ">" => a.more_than(&b),
                    "<" => b.more_than(&a),
                    "==" => a.equals(&b),
                    _ => a.equals(&b).not(),
                };
                if some || other { out.and(Truth::Unknown) } else { out }
            }
        }
    }

    fn amount(&self, fact: &dyn Fn(&str) -> Fact) -> Amount {
        match self {
            Self::Number(q) => Some((Interval::exact(q.clone()), false)),
            Self::Fact(id) => match fact(id) {
                Fact::Number(i, maybe) => Some((i, maybe)),
                Fact::Nothing => None,
                Fact::Truth(_) => panic!("{id} is a truth"),
            },
            _ => panic!("no number"),
        }
    }
}
