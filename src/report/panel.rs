//! A panel's agreement for a terminal: each indicator, each assessor, and what to moderate.
//!
//! Shows what the published value says and works out nothing.

use super::plain::one_line;
use crate::assess::published::Ratio;
use crate::assess::published::panel::{Agreement, Panel};

/// The agreement in lines.
pub fn panel(panel: &Panel) -> String {
    let mut out = format!(
        "Agreement on {}, by {} {}\n\n",
        one_line(&panel.submission),
        one_line(&panel.rubric),
        one_line(&panel.rubric_version)
    );
    if panel.assessors.is_empty() {
        out.push_str("No assessor has marked anything.\n");
        return out;
    }
    agreement(&mut out, &panel.overall);
    panel.indicators.iter().for_each(|row| agreement(&mut out, row));
    out.push_str("\nAssessors\n");
    for one in &panel.assessors {
        let apart = one.mean_difference.as_ref().map_or_else(
            || "nobody else marked the same".to_owned(),
            |apart| {
                let way = if apart.exact.starts_with('-') {
                    ", stricter than the others"
                } else if apart.exact == "0" {
                    ", neither stricter nor milder"
                } else {
                    ", milder than the others"
                };
                format!("mean difference {}{way} (on {})", apart.shown, one.doubly_marked)
            },
        );
        out.push_str(&format!(
            "  {}: {}, {} made blind, {}; {apart}; interest: {}\n",
            one_line(&one.author),
            count(one.levels, "level"),
            one.blind,
            count(one.overrides, "override"),
            one_line(&one.interest)
        ));
    }
    out.push_str("\nTo moderate\n");
    if panel.to_moderate.is_empty() {
        out.push_str("  Nothing: nobody differs by two levels or more, or on a sign.\n");
    }
    for one in &panel.to_moderate {
        let done = one
            .moderated_by
            .as_ref()
            .map_or_else(String::new, |by| format!("; {} has spoken since", one_line(by)));
        let on = if one.on.is_empty() {
            "the submission".to_owned()
        } else {
            one_line(&one.on)
        };
        out.push_str(&format!("  {} on {} ({}){done}\n", one_line(&one.id), on, one.kind));
        for said in &one.said {
            out.push_str(&format!(
                "    {}: {} ({})\n",
                one_line(&said.author),
                one_line(&said.says),
                one_line(&said.reason)
            ));
        }
    }
    out
}

fn count(number: u32, of: &str) -> String {
    if number == 1 {
        format!("1 {of}")
    } else {
        format!("{number} {of}s")
    }
}

fn agreement(out: &mut String, row: &Agreement) {
    let shown = |ratio: &Option<Ratio>| ratio.as_ref().map_or_else(|| "–".to_owned(), |ratio| ratio.shown.clone());
    let name = if row.id.is_empty() {
        one_line(&row.title)
    } else {
        format!("{} ({})", one_line(&row.title), one_line(&row.id))
    };
    out.push_str(&format!("{name}\n"));
    if row.pairs > 0 {
        out.push_str(&format!(
            "  {} doubly marked; the same {}, within one {}\n",
            row.doubly_marked,
            shown(&row.exact),
            shown(&row.within_one)
        ));
    }
    let alpha = match (&row.alpha, &row.alpha_low, &row.alpha_high) {
        (Some(alpha), Some(low), Some(high)) => format!("alpha {}, from {} to {}: ", alpha.shown, low.shown, high.shown),
        (Some(alpha), _, _) => format!("alpha {}: ", alpha.shown),
        _ => String::new(),
    };
    out.push_str(&format!("  {alpha}{}\n", row.says));
}

#[cfg(test)]
#[path = "panel_tests.rs"]
mod tests;
