//! The simple scoring of the README by a Rego policy: each line is parsed as JSON and handed to the engine.
//!
//! Nothing is validated, as the engine has no schema here. Each part of a window has an engine of its own, cloned from one that knows the policy,
//! and is given one input after the other.

use super::found::{INDICATORS, Line, is_damaged};
use regorus::{Engine, Value};

const POLICY: &str = include_str!("simple.rego");

thread_local! {
    static PREPARED: Engine = prepared();
}

fn prepared() -> Engine {
    let mut engine = Engine::new();
    engine.add_policy("simple.rego".to_owned(), POLICY.to_owned()).expect("a policy");
    engine
}

/// What scores lines on one thread.
pub fn scorer() -> impl FnMut(&[u8]) -> Line {
    let mut engine = PREPARED.with(Clone::clone);
    move |bytes| line(&mut engine, bytes)
}

fn line(engine: &mut Engine, bytes: &[u8]) -> Line {
    let Some(input) = std::str::from_utf8(bytes).ok().and_then(|text| Value::from_json_str(text).ok()) else {
        return Line::Refused;
    };
    let code = input["authority"]["code"].clone();
    let Ok(code) = code.as_string() else {
        return Line::Refused;
    };
    engine.set_input(input);
    let found = engine.eval_rule("data.simple.levels".to_owned());
    if is_damaged(code) {
        // it was scored as any other, and is left out of what is compared
        return Line::Taken;
    }
    let found = found.expect("levels");
    let found = found.as_array().expect("a list of levels");
    let mut levels = [0; INDICATORS];
    assert_eq!(found.len(), INDICATORS, "a level for each indicator");
    for (level, value) in levels.iter_mut().zip(found.iter()) {
        *level = value.as_u64().expect("a whole number");
    }
    Line::Scored(levels)
}
