//! The edition for the public: what it needs before a run, and its files after one.
//!
//! Owns the folder `published`, which holds nothing but the edition, and what is refused. What it needs is looked at before the work, so that
//! a rubric without a rule or an earlier folder without its exact numbers costs no run. The earlier folder may be the one that is written
//! into: results get their names last.

use super::super::io::{Whole, folder, read, tell, why};
use super::super::{INPUT, RUBRIC, RegionArgs};
use super::Stop;
use crate::base::digest::sha256;
use crate::region::edition::earlier::Before;
use crate::region::edition::layout::Rules;
use crate::region::edition::made::{Made, made};
use crate::region::edition::texts::personal;
use crate::region::published::{Edition, Region};
use crate::region::score::compared_by;
use crate::report::RenderError;
use crate::report::region as report;
use crate::rubric::model::Rubric;
use std::path::Path;

/// The folder of the edition within that of the results.
const PUBLISHED: &str = "published";
/// The edition as data.
const EDITION: &str = "edition.json";
/// All that is in that folder.
const FILES: [&str; 3] = [EDITION, "edition.html", "edition.xlsx"];
/// What an edition was made of, exactly, in the folder of results: never for the public. It stays as long as the edition does, whatever later
/// runs into the folder find.
const EXACT: &str = "edition-exact.json";
/// Their digests, as `sha256sum` writes them and reads them with `-c`.
const DIGESTS: &str = "edition.sha256";
/// Places that are told at which a text may tell who somebody is.
const MOST_TOLD: usize = 50;

/// What an edition is made beside.
pub(super) struct Publish {
    before: Option<Before>,
}

/// The files of an edition, whole and not yet under their names, and what is said of them; nothing where it was refused.
pub(super) type Files = Option<(Vec<Whole>, String)>;

impl Publish {
    /// What an edition needs, where one is asked for.
    ///
    /// # Errors
    /// The exit code and why none can be made.
    pub(super) fn prepare(args: &RegionArgs, rubric: &Rubric) -> Result<Option<Self>, Stop> {
        if !args.publish {
            return Ok(None);
        }
        let core = compared_by(rubric);
        let Some(rule) = &core.file.disclosure else {
            let id = &core.file.id;
            let why = format!("--publish: the rubric '{id}' does not say how numbers of people may be shown in public");
            let help = "add a section 'disclosure' to it, as `earnest rubric show --raw` has one";
            return Err((RUBRIC, format!("{why}\n  = help: {help}")));
        };
        alone(&args.out.join(PUBLISHED)).map_err(|why| (INPUT, format!("--publish: {why}")))?;
        let Some(from) = &args.previous else {
            if args.out.join(PUBLISHED).join(EDITION).is_file() {
                let out = args.out.display();
                tell(&format!(
                    "warning: there is an edition in {out}/{PUBLISHED} already; where it has been shown, give --previous {out}, so that nobody can \
                     take one from the other"
                ));
            }
            return Ok(Some(Self { before: None }));
        };
        let before = before(from, &Rules::of(rule)).map_err(|why| (INPUT, format!("--previous: {why}")))?;
        Ok(Some(Self { before }))
    }

    /// The edition of a region, written beside its place.
    ///
    /// # Errors
    /// Why it could not be written, in words.
    pub(super) fn files(&self, region: &Region, rubric: &Rubric, out: &Path) -> Result<Files, String> {
        let Some(Made { edition, paraphrase }) = made(region, compared_by(rubric), self.before.as_ref()) else {
            return Ok(None);
        };
        let into = out.join(PUBLISHED);
        if refused(&edition, &into) {
            return Ok(None);
        }
        folder(&into)?;
        let failed = |error: RenderError| error.to_string();
        let data = report::edition_json(&edition);
        let exact = report::json(region);
        let digests = digests(&exact, &data);
        let files = vec![
            Whole::of(&into.join(EDITION), &data)?,
            Whole::of(
                &into.join("edition.html"),
                report::edition_html(&edition).map_err(failed)?.as_bytes(),
            )?,
            Whole::of(&into.join("edition.xlsx"), &report::edition_workbook(&edition).map_err(failed)?)?,
            Whole::of(&out.join(EXACT), &exact)?,
            // last: a run that is cut short before it leaves an edition that no later one is made beside
            Whole::of(&out.join(DIGESTS), digests.as_bytes())?,
        ];
        Ok(Some((files, report::edition_text(&paraphrase, &into.display().to_string()))))
    }
}

/// Sees that a folder that people will put on a website holds nothing else.
fn alone(into: &Path) -> Result<(), String> {
    let about = match std::fs::symlink_metadata(into) {
        Ok(about) => about,
        Err(_) => return Ok(()),
    };
    let shown = into.display();
    if !about.is_dir() {
        return Err(format!(
            "{shown}: no folder of its own, so what else it shows is not known\n  = help: move it away, or choose another --out"
        ));
    }
    let unread = |error: &std::io::Error| format!("{shown}: {}", why(error));
    for entry in std::fs::read_dir(into).map_err(|error| unread(&error))? {
        let name = entry.map_err(|error| unread(&error))?.file_name();
        if !FILES.iter().any(|known| name == *known) {
            return Err(format!(
                "{shown}: {} is there, which is no part of an edition and would be put on a website with it\n  = help: move it away, or choose \
                 another --out",
                name.to_string_lossy()
            ));
        }
    }
    Ok(())
}

/// The digests of what an edition was made of and of the edition.
fn digests(exact: &[u8], shown: &[u8]) -> String {
    format!("{}  {EXACT}\n{}  {PUBLISHED}/{EDITION}\n", sha256(exact), sha256(shown))
}

/// Whether a text of the edition may tell who somebody is; each place is then told.
fn refused(edition: &Edition, into: &Path) -> bool {
    let found = personal(edition);
    for one in found.iter().take(MOST_TOLD) {
        let whose = one
            .whose
            .as_ref()
            .map_or_else(String::new, |name| format!(" ({})", crate::report::plain::one_line(name)));
        tell(&format!(
            "error: {}{whose}: what would be published there looks like it holds {}",
            one.at, one.what
        ));
    }
    if let Some(more) = found.len().checked_sub(MOST_TOLD).filter(|more| *more > 0) {
        tell(&format!("and {more} more"));
    }
    if !found.is_empty() {
        tell(&format!(
            "no edition was written; what may be in {} is of an earlier run\n  = help: take it out of the submissions and run again; region.json has \
             each text with the file that it is from",
            into.display()
        ));
    }
    !found.is_empty()
}

/// The earlier edition with the exact numbers of its day; none where nothing was published.
fn before(from: &Path, rules: &Rules) -> Result<Option<Before>, String> {
    let (shown, exact) = (from.join(PUBLISHED).join(EDITION), from.join(EXACT));
    if !shown.is_file() {
        tell(&format!(
            "there is no earlier edition in {}, so no difference is protected",
            from.display()
        ));
        return Ok(None);
    }
    let why = |path: &Path, why: &str| {
        let help = "what an edition left out can be protected only where the exact numbers of its day are known: give the folder as that run left it";
        format!("{}: {why}\n  = help: {help}", path.display())
    };
    if !exact.is_file() {
        return Err(why(&exact, "there is an earlier edition, and not the region that it was made of"));
    }
    let unread = |path: &Path, error: serde_json::Error| why(path, &format!("not of this version: {error}"));
    let (shown_bytes, exact_bytes) = (read(&shown)?, read(&exact)?);
    let noted = read(&from.join(DIGESTS)).map_err(|_| {
        let beside = from.join(DIGESTS);
        why(&beside, "it is not there, so it is not known what the edition was made of")
    })?;
    if noted != digests(&exact_bytes, &shown_bytes).as_bytes() {
        return Err(why(&exact, "not what the edition was made of, or one of them was changed since"));
    }
    let edition: Edition = serde_json::from_slice(&shown_bytes).map_err(|error| unread(&shown, error))?;
    let region: Region = serde_json::from_slice(&exact_bytes).map_err(|error| unread(&exact, error))?;
    Before::of(&edition, &region, rules).map(Some).map_err(|error| why(&shown, &error))
}
