//! What may be typed after the commands over many submissions: `rows` and `region`.
//!
//! Reads nothing and runs nothing.

use super::FormatArg;
use clap::Args;
use std::path::PathBuf;

/// What every submission of many is scored by.
#[derive(Debug, Args)]
pub(in crate::cli) struct By {
    /// The rubric, or an overlay on one: the id of one that comes with the program, or a file
    #[arg(long, value_name = "ID|FILE")]
    pub(in crate::cli) rubric: Option<String>,
    /// The day on which every assessment looks at the evidence, such as 2026-01-31 [default: what each file says, else the end of its period]
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) as_of: Option<String>,
    /// People by group for the area, used where a submission has no figure: lines of `group,people`, one of them `all`
    #[arg(long, value_name = "CSV")]
    pub(in crate::cli) baseline: Option<PathBuf>,
    /// How many settings of the rubric's numbers are tried for each submission, all numbers at once, the same for everybody; most of the time of a run goes there, and 0 leaves it out
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(0..=10_000))]
    pub(in crate::cli) draws: u32,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct RowsArgs {
    /// Every line begins with where it is from, such as returned/all.ndjson:17, and a tab: its row is that of `earnest region` over that file
    #[arg(long)]
    pub(in crate::cli) placed: bool,
    #[command(flatten)]
    pub(in crate::cli) by: By,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct RegionArgs {
    /// Folders, files of one submission each (yaml, json, xlsx), and files of lines (ndjson, jsonl), each line a submission or {"submission": …, "marks": […]}
    #[arg(required = true, value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// The folder for the results, made where it is missing
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: PathBuf,
    #[command(flatten)]
    pub(in crate::cli) by: By,
    /// A map of hexagons (HexJSON) on which the authorities are shown, found by their codes, else by their names
    #[arg(long, value_name = "HEXJSON")]
    pub(in crate::cli) map: Option<PathBuf>,
    /// The paths are rows that `earnest rows` made of submissions, here or on a cluster, and not submissions
    #[arg(long, conflicts_with = "resume")]
    pub(in crate::cli) from_rows: bool,
    /// The folder of an earlier run: says which grades moved since, and whether engine, rubric, evidence or judgement moved them
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) previous: Option<PathBuf>,
    /// Also write the report of each submission that stands, as `assess` would, into the folder `reports`; an earlier one is replaced
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FORMATS", num_args = 0..=1, require_equals = true, default_missing_value = "html")]
    pub(in crate::cli) reports: Vec<FormatArg>,
    /// Also write an edition for the public into the folder `published` within that of the results
    ///
    /// Small numbers of people are shown as one class, larger ones rounded, by the rule in the rubric; numbers that would give them away,
    /// and the words of few, are not shown. With --previous, differences to the edition in that folder are protected too. A text that
    /// looks like personal data is told, and no edition is then written.
    #[arg(long)]
    pub(in crate::cli) publish: bool,
    /// Go on with a run into this folder that was cut short
    #[arg(long)]
    pub(in crate::cli) resume: bool,
}
