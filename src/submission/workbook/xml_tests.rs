//! Parts read within bounds.

#![allow(clippy::wildcard_enum_match_arm, reason = "tests")]

use super::{Xml, attribute};
use quick_xml::events::Event;

fn text_of(part: &str, left: &mut u64) -> Result<String, String> {
    let mut xml = Xml::new("p", part.as_bytes(), left);
    let said = |faults: crate::base::fault::Faults| faults.iter().next().unwrap().message.clone();
    loop {
        match xml.next().map_err(said)? {
            Event::Start(start) if start.local_name().into_inner() == "t" => return xml.text(100).map_err(said),
            Event::Eof => return Ok(String::new()),
            _ => {}
        }
    }
}

#[test]
fn text_is_what_stands_directly_within() {
    let mut left = 1000;
    let part = "<a><t>x &amp; <b>no</b>&#x41;<![CDATA[<y>]]></t><t>z</t></a>";
    assert_eq!(text_of(part, &mut left).unwrap(), "x & A<y>");
    assert!(left < 1000 && left >= 1000 - u64::try_from(part.len()).unwrap());
}

#[test]
fn what_is_left_is_shared_and_runs_out() {
    let mut left = 20;
    let said = text_of("<a><c/><c/><c/><c/><t>far too long for what is left</t></a>", &mut left).unwrap_err();
    // what one read brings is counted as it is taken
    assert!(said.contains("unpacks to more") || left == 0, "{said}, {left}");
    let mut none = 0;
    assert!(text_of("<a/>", &mut none).unwrap_err().contains("unpacks to more"));
}

#[test]
fn entities_and_half_parts_are_refused() {
    for (part, expected) in [
        ("<!DOCTYPE a><a/>", "document type"),
        ("<a><t>&nbsp;</t></a>", "entity"),
        ("<a><t>x</t>", "complete"),
        ("<a></b>", "well-formed"),
        ("<a><t>x &amp", "well-formed"),
    ] {
        let mut left = 1000;
        let mut xml = Xml::new("p", part.as_bytes(), &mut left);
        let mut told = String::new();
        for _ in 0..20 {
            let step = match xml.next() {
                Ok(Event::Start(start)) if start.local_name().into_inner() == "t" => xml.text(100).map(|_| true),
                Ok(Event::Eof) => Ok(false),
                Ok(_) => Ok(true),
                Err(faults) => Err(faults),
            };
            match step {
                Ok(true) => {}
                Ok(false) => break,
                Err(faults) => {
                    told = faults.iter().next().unwrap().message.clone();
                    break;
                }
            }
        }
        assert!(told.contains(expected), "{part}: '{told}'");
    }
}

#[test]
fn attributes_are_found_without_their_prefix_and_unescaped() {
    let mut left = 1000;
    let mut xml = Xml::new("p", "<a x:name='b &amp; c' name2='d'/>".as_bytes(), &mut left);
    let Event::Start(start) = xml.next().unwrap() else {
        panic!("no start")
    };
    assert_eq!(attribute("p", &start, "name").unwrap().as_deref(), Some("b & c"));
    assert_eq!(attribute("p", &start, "other").unwrap(), None);
}

#[test]
fn leaving_an_element_stands_after_it() {
    let mut left = 1000;
    let mut xml = Xml::new("p", "<a><b><c><d/></c>x</b><e/></a>".as_bytes(), &mut left);
    xml.next().unwrap();
    xml.next().unwrap();
    assert_eq!(xml.depth(), 2);
    xml.leave(1).unwrap();
    assert!(matches!(xml.next().unwrap(), Event::Start(start) if start.local_name().into_inner() == "e"));
}
