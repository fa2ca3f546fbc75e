//! A made-up region: submissions of authorities that are all different, and ways to damage one.

use super::{Rng, submission};
use serde_json::{Value, json};

/// The submission of the authority of a number.
pub fn authority(number: u64) -> Value {
    let mut made = submission(number.wrapping_mul(7919).wrapping_add(13));
    let mut rng = Rng::new(number ^ 0x5eed);
    let it = &mut made["authority"];
    it["name"] = json!(format!("Made Up Board {number:06}"));
    it["code"] = json!(format!("MU{number:06}"));
    it["region"] = json!(rng.pick(&["North", "East", "South", "West"]));
    made
}

/// A line of a file: the submission of a number, alone or with marks, and with the place it is from.
pub fn line(number: u64, with_source: bool) -> String {
    let made = authority(number);
    if !with_source {
        return made.to_string();
    }
    json!({ "source": format!("returned/{number:06}.json"), "submission": made, "marks": [] }).to_string()
}

/// The ways in which a submission comes damaged.
pub const DAMAGES: usize = 12;

/// The text of a submission, damaged in one of the ways.
pub fn damaged(number: u64, way: usize) -> Vec<u8> {
    let whole = authority(number).to_string();
    let edited = |edit: &dyn Fn(&mut Value)| {
        let mut made = authority(number);
        edit(&mut made);
        made.to_string().into_bytes()
    };
    match way % DAMAGES {
        0 => whole[..whole.len() / 2]
            .trim_end_matches(|c: char| !c.is_ascii())
            .as_bytes()
            .to_vec(),
        1 => edited(&|made| made["authority"]["nmae"] = json!("x")),
        2 => edited(&|made| made["period"]["to"] = json!("2019-02-30")),
        3 => edited(&|made| made["basis"] = json!("returnd")),
        4 => edited(&|made| made["exercises"] = json!("none")),
        5 => edited(&|made| {
            made.as_object_mut().unwrap().remove("period");
        }),
        6 => edited(&|made| made["format"] = json!(2)),
        7 => [&b"\xff\xfe"[..], whole.as_bytes()].concat(),
        8 => whole.replacen("\"format\":1", "\"format\":1,\"format\":1", 1).into_bytes(),
        9 => edited(&|made| made["authority"]["people"] = json!(-5)),
        10 => b"null".to_vec(),
        _ => format!("[{whole}]").into_bytes(),
    }
}
