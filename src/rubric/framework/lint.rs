//! What the author of a framework may have overlooked: it makes sense, and may still not say what is meant.
//!
//! Warnings only. What makes no sense is refused by [`super::check`].

use super::file::{BandFile, FrameworkFile};
use super::model::Framework;
use crate::base::fault::{Fault, Faults};
use crate::base::pointer::Pointer;
use crate::rubric::file::Status;
use crate::submission::fields::Text;

/// Goes through a framework.
pub fn lint(framework: &Framework) -> Faults {
    let file = &framework.file;
    let root = Pointer::root();
    let mut found = Faults::default();
    if framework.lowest > 0 && file.lowest_says.is_none() {
        let message = format!(
            "the lowest level is {}, so that nothing at all still earns something",
            framework.lowest
        );
        let fault = Fault::warning("lowest-not-nought", root.key("scale").item(0).key("level"), message);
        found.push(fault.with_help("begin at level 0, or say why not by lowest_says"));
    }
    sources(file, &root, &mut found);
    if file.result.bands.is_empty() {
        return found;
    }
    for (place, level) in file.result.levels.iter().enumerate() {
        let leads = |band: &crate::rubric::framework::model::Band| band.low <= level.level && level.level <= band.high;
        if !framework.rule.bands.iter().any(leads) {
            let at = root.key("result").key("levels").item(place).key("level");
            let fault = Fault::warning("unreachable-level", at, format!("no band leads to level {}", level.level));
            found.push(fault.with_help("add its band, or take the level out"));
        }
    }
    found
}

/// Whatever is called published or reported names where.
fn sources(file: &FrameworkFile, root: &Pointer, found: &mut Faults) {
    let mut look = |status: Status, source: &Option<Text>, at: Pointer| {
        if matches!(status, Status::Published | Status::Reported) && source.is_none() {
            let fault = Fault::warning(
                "missing-source",
                at.key("status"),
                format!("it is {status}, and no source is named"),
            );
            found.push(fault.with_help("add source: with what it was read in, or call it house"));
        }
    };
    for (place, level) in file.scale.iter().enumerate() {
        look(level.status, &level.source, root.key("scale").item(place));
    }
    let result = root.key("result");
    look(file.result.status, &file.result.source, result.clone());
    let bands = |bands: &[BandFile], at: &Pointer, look: &mut dyn FnMut(Status, &Option<Text>, Pointer)| {
        for (place, band) in bands.iter().enumerate() {
            look(band.status, &band.source, at.key("bands").item(place));
        }
    };
    bands(&file.result.bands, &result, &mut look);
    for (place, criterion) in file.criteria.iter().enumerate() {
        let at = root.key("criteria").item(place);
        bands(&criterion.bands, &at, &mut look);
        for (row, indicator) in criterion.indicators.iter().enumerate() {
            look(indicator.status, &indicator.source, at.key("indicators").item(row));
        }
    }
    for (place, limit) in file.limits.iter().enumerate() {
        look(limit.status, &limit.source, root.key("limits").item(place));
    }
}
