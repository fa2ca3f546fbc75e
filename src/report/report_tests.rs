//! What the reports promise about their bytes.
use super::{Format, Look, render};
use crate::assess::published::Assessment;

fn sample() -> Assessment {
    serde_json::from_str(include_str!("../../tests/data/assessment.json")).expect("the sample")
}

#[test]
fn writes_files_to_look_at() {
    let dir = std::env::var("REPORT_OUT").unwrap_or_default();
    let html = render(&sample(), Format::Html, &Look::default()).unwrap();
    if !dir.is_empty() { std::fs::write(format!("{dir}/many.html"), &html).unwrap();
        let mut one = sample();
        one.exercises.truncate(1);
        one.signs.retain(|s| s.on == "forest-2020");
        one.grade = one.exercises[0].grade.clone();
        std::fs::write(format!("{dir}/one.html"), render(&one, Format::Html, &Look::default()).unwrap()).unwrap();
        std::fs::write(format!("{dir}/many.md"), render(&sample(), Format::Markdown, &Look::default()).unwrap()).unwrap();
        std::fs::write(format!("{dir}/many.txt"), render(&sample(), Format::Text, &Look{colour:true,width:100}).unwrap()).unwrap();
    }
}
