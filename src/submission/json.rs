//! Reads JSON into the tree.
//!
//! Owns a scanner that only ever sees text which `serde_json` has found to be JSON; it looks for where values begin and end and decides
//! nothing about syntax. A scanner of our own, because YAML readers take trailing commas, refuse paired surrogates and bound long keys.

use crate::base::fault::{Fault, Faults};
use crate::base::pointer::Pointer;
use crate::submission::locate::{Text, one};
use crate::submission::tree::{DEEPEST, Entry, Kind, MOST_NODES, Node, Span, Tree};
use crate::submission::yaml::{plain, too_deep, too_many};
use serde::de::{DeserializeOwned, IgnoredAny};

/// Reads a JSON text.
pub(crate) fn read(text: Text) -> Result<Tree, Faults> {
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text.as_str()) {
        return Err(one(syntax(&error, &text)));
    }
    let mut scan = Scan {
        text: text.as_str(),
        at: 0,
        nodes: 0,
    };
    match scan.node(0) {
        Ok(root) => Ok(Tree::new(text, root)),
        Err(Stop { fault, at }) => {
            let place = text.place(Span {
                start: at,
                end: at.saturating_add(1),
            });
            Err(one(fault.at_place(place)))
        }
    }
}

/// What the JSON reader says about a syntax error, in our manner.
pub(crate) fn syntax(error: &serde_json::Error, text: &Text) -> Fault {
    let start = text.offset(error.line(), error.column());
    let message = format!("not valid json: {}", bare(error));
    Fault::error("json-syntax", Pointer::root(), message)
        .with_help("look for a comma, bracket or quote missing or too many here or just before")
        .at_place(text.place(Span {
            start,
            end: start.saturating_add(1),
        }))
}

/// The reader's message without its "at line 3 column 4".
pub(crate) fn bare(error: &serde_json::Error) -> String {
    let message = error.to_string();
    plain(message.rsplit_once(" at line ").map_or(message.as_str(), |(head, _)| head))
}

struct Stop {
    fault: Box<Fault>,
    at: usize,
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    nodes: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn step(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    fn space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.step();
        }
    }

    fn stop(&self, fault: Fault) -> Stop {
        Stop {
            fault: Box::new(fault),
            at: self.at,
        }
    }

    fn decode<T: DeserializeOwned>(&self, start: usize) -> Result<T, Stop> {
        let token = self.text.get(start..self.at).unwrap_or_default();
        serde_json::from_str(token).map_err(|error| Stop {
            fault: Box::new(
                Fault::error("json-syntax", Pointer::root(), format!("not valid json: {}", bare(&error)))
                    .with_help("write the value another way"),
            ),
            at: start,
        })
    }

    /// Past a text in quotes.
    fn quoted(&mut self) {
        self.step();
        while let Some(byte) = self.peek() {
            self.step();
            match byte {
                b'"' => return,
                b'\\' => self.step(),
                _ => {}
            }
        }
    }

    fn node(&mut self, depth: usize) -> Result<Node, Stop> {
        self.space();
        self.nodes = self.nodes.saturating_add(1);
        if self.nodes > MOST_NODES {
            return Err(self.stop(too_many(Pointer::root())));
        }
        if depth > DEEPEST {
            return Err(self.stop(too_deep(Pointer::root())));
        }
        let start = self.at;
        let kind = match self.peek() {
            Some(b'{') => self.map(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => {
                self.quoted();
                Kind::Text(self.decode(start)?)
            }
            _ => {
                while self
                    .peek()
                    .is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.'))
                {
                    self.step();
                }
                match self.text.get(start..self.at) {
                    Some("null") => Kind::Null,
                    Some("true") => Kind::Flag(true),
                    Some("false") => Kind::Flag(false),
                    _ => Kind::Number(self.decode(start)?),
                }
            }
        };
        Ok(Node {
            span: Span { start, end: self.at },
            kind,
        })
    }

    fn list(&mut self, depth: usize) -> Result<Kind, Stop> {
        let mut items = Vec::new();
        self.step();
        loop {
            self.space();
            match self.peek() {
                Some(b']') | None => break,
                Some(b',') => self.step(),
                Some(_) => items.push(self.node(depth.saturating_add(1))?),
            }
        }
        self.step();
        Ok(Kind::List(items))
    }

    fn map(&mut self, depth: usize) -> Result<Kind, Stop> {
        let mut entries = Vec::new();
        self.step();
        loop {
            self.space();
            match self.peek() {
                Some(b'}') | None => break,
                Some(b'"') => {
                    let start = self.at;
                    self.quoted();
                    let span = Span { start, end: self.at };
                    let key = self.decode(start)?;
                    self.space();
                    // the colon
                    self.step();
                    entries.push(Entry {
                        key,
                        span,
                        value: self.node(depth.saturating_add(1))?,
                    });
                }
                Some(_) => self.step(),
            }
        }
        self.step();
        Ok(Kind::Map(entries))
    }
}
