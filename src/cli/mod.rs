//! The command line: what may be typed, and which exit code comes of it.
//!
//! The only room that opens files, prints, or asks what the terminal can do. One file a command.
//! Exit codes: 0 done, 1 done and below `--fail-under`, 2 usage, 3 input that cannot be read or is refused, 4 a bad rubric.

mod args;
mod assess;
mod check;
mod compare;
mod explain;
mod facts;
mod form;
mod io;
mod load;
mod panel;
mod papers;
mod plan;
mod region;
mod rows;
mod rubric;
mod schema;
mod show;
mod whole;

use args::many::{By, RegionArgs, RowsArgs};
use args::{
    AssessArgs, CheckArgs, CompareArgs, ExplainArgs, FactsArgs, FormCommand, FormatArg, GuideFormat, PageFormat, PanelArgs, PlainFormat,
    PlanArgs, Reader, RubricCommand, SchemaArgs, SchemaOf, SubmissionFormArgs, With,
};
use clap::{CommandFactory, Parser, Subcommand};
use std::process::ExitCode;

/// Done.
const DONE: u8 = 0;
/// Done, and below what `--fail-under` asks for.
const BELOW: u8 = 1;
/// The command line is wrong.
const USAGE: u8 = 2;
/// Input that cannot be read, or is refused.
const INPUT: u8 = 3;
/// A rubric that makes no sense.
const RUBRIC: u8 = 4;

/// Was a public engagement done in earnest, or was it going through the motions?
///
/// Reads the evidence that a health authority submits, scores it against a rubric, and writes a graded report that says why, what is
/// missing and what to do next.
#[derive(Debug, Parser)]
#[command(
    name = "earnest",
    version,
    max_term_width = 100,
    after_help = "Exit: 0 done · 1 below --fail-under · 2 usage · 3 input refused · 4 bad rubric"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Score submissions and write graded reports
    #[command(
        after_help = "Examples:\n  earnest assess samples/forest-of-dean-2020.yaml\n  earnest assess samples/forest-of-dean-2020.yaml --out report\n  earnest assess mine.yaml --marks marks.yaml --fail-under 2\n  earnest assess mine.yaml --for authority --out report\n  earnest assess mine.yaml --format json | jq .grade"
    )]
    Assess(AssessArgs),
    /// Say everything that is wrong with submissions, each fault at its line or cell
    #[command(
        after_help = "Examples:\n  earnest check mine.yaml\n  earnest check returned/*.yaml\n  earnest check form.xlsx --annotate\n  earnest check mine.yaml --documents papers"
    )]
    Check(CheckArgs),
    /// Say what moved between two assessments, and whether evidence, rubric, judgement or engine moved it
    ///
    /// OLD and NEW are assessments as `assess --format json` writes them, or submissions, which are then scored. Where everything that went
    /// into both is at hand, the old one is scored again with one thing at a time put in place of the new: engine, rubric, evidence,
    /// judgement. Each step's difference is that thing's part, so the parts sum exactly. Where it is not, a movement is put down to the only
    /// thing that differs, or called not separable, and the output says what to give.
    #[command(
        after_help = "Examples:\n  earnest compare before.json after.json\n  earnest compare before.json after.json --old-submission 2025.yaml --new-submission 2026.yaml\n  earnest compare 2025.yaml 2026.yaml --new-marks marks.yaml\n  earnest compare mine.yaml mine.yaml --new-rubric stricter.yaml --format json"
    )]
    Compare(CompareArgs),
    /// Show the tree under a number, or explain a sign, an indicator, a fact or a fault
    #[command(
        after_help = "Examples:\n  earnest explain samples/forest-of-dean-2020.yaml\n  earnest explain samples/forest-of-dean-2020.yaml voices-answered\n  earnest explain told-counted-as-heard"
    )]
    Explain(ExplainArgs),
    /// List every fact that a rubric can speak of, with its unit and definition
    #[command(after_help = "Examples:\n  earnest facts\n  earnest facts reach")]
    Facts(FactsArgs),
    /// Write a workbook to fill in: the form of a submission, or a sheet for judging one
    #[command(subcommand)]
    Form(FormCommand),
    /// Say how far assessors agree who marked the same, who is stricter, and what to moderate
    ///
    /// For each indicator: the share of pairs of levels that are the same and that differ by at most one; where at least ten exercises are
    /// doubly marked, ordinal Krippendorff alpha with an interval of 1000 resamples, drawn from a fixed seed. Of one author the latest mark
    /// made blind is taken, and where none says so the latest. Marks of the authority itself and of moderators are no part of it.
    #[command(
        after_help = "Examples:\n  earnest panel mine.yaml first.yaml second.yaml\n  earnest panel mine.yaml marks/*.yaml --format json | jq .to_moderate"
    )]
    Panel(PanelArgs),
    /// Say what to do, until when, and what it brings: the fewest and cheapest steps that lead to a level
    ///
    /// Each step is checked by scoring the submission with it made true, and what it lifts is what came out. Nothing is advised that dates no
    /// longer allow. Of an exercise that cannot be graded yet it says which signs its plan already commits to, what falls due when, and the
    /// best grade that it can still reach. The outcome of a theme is yours: where none is settled, the steps are scored as if it were declined
    /// with a reason.
    #[command(
        after_help = "Examples:\n  earnest plan mine.yaml\n  earnest plan mine.yaml --to 3\n  earnest plan mine.yaml --previous last-year.json --format md > plan.md\n\nExit: 0 done · 2 usage · 3 input refused · 4 bad rubric"
    )]
    Plan(PlanArgs),
    /// Score every submission of a region in one run, and say what they say together
    ///
    /// Folders are gone through for yaml, json, xlsx, ndjson and jsonl files; of north.yaml the judgements are read from north.marks.yaml beside it.
    /// A submission that cannot be read or is refused becomes lines of errors.csv and stops nothing. Of one authority and period one submission
    /// stands: a correction before what it corrects; of two that do not say which is meant, neither. The results depend on what was sent
    /// and never on its order, the names of folders apart.
    ///
    /// Written are region.html, region.xlsx, region.json, rows.ndjson, rows.csv and errors.csv, with --reports a folder of reports, and
    /// rows.parquet where the program was built with the feature parquet (cargo build --release --features parquet).
    #[command(
        after_help = "Examples:\n  earnest region returned/ --out region\n  earnest region north.ndjson south/ --out region --as-of 2026-03-31\n  earnest region returned/ --out region --resume\n  earnest region returned/ --out region --reports=html,json\n  earnest region returned/ --out region --previous last-year\n\nExit: 0 done \u{b7} 2 usage \u{b7} 3 done, with submissions that failed; or not done, and why \u{b7} 4 bad rubric"
    )]
    Region(RegionArgs),
    /// Score submissions that come as lines, a row a line out: a filter for pipes and clusters
    ///
    /// A line is a submission in JSON, or {"submission": …, "marks": […], "source": "…"}. Rows come in the order of the lines, and one that cannot be
    /// scored leaves a line that says why; the exit code is 0 all the same. `earnest region --from-rows` makes the report over any number of
    /// them, in any order. With --placed the report is also the same, byte for byte, as that of one run over the files that the lines are from.
    #[command(after_help = "Examples:\n  earnest rows < all.ndjson > rows.ndjson\n  earnest region --from-rows rows.ndjson --out region")]
    Rows(RowsArgs),
    /// Print the schema of a file
    #[command(after_help = "Example:\n  earnest schema submission > submission.schema.json")]
    Schema(SchemaArgs),
    /// List, show or test rubrics, or go through one for what its author may have overlooked
    #[command(subcommand)]
    Rubric(RubricCommand),
    /// Print completions for a shell
    #[command(after_help = "Example:\n  earnest completions bash > ~/.local/share/bash-completion/completions/earnest")]
    Completions {
        /// the shell
        shell: clap_complete::Shell,
    },
}

/// Runs the command that was typed.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { USAGE } else { DONE });
        }
    };
    let code = match cli.command {
        Command::Assess(args) => assess::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Panel(args) => panel::run(&args),
        Command::Plan(args) => plan::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Region(args) => region::run(&args),
        Command::Rows(args) => rows::run(&args),
        Command::Facts(args) => facts::run(&args),
        Command::Form(FormCommand::Marks { file, with, out, force }) => form::marks(&file, &with, &out, force),
        Command::Form(FormCommand::Submission(args)) => form::submission(&args),
        Command::Schema(args) => schema::run(args.of),
        Command::Rubric(RubricCommand::List) => rubric::list(),
        Command::Rubric(RubricCommand::Test { rubric }) => rubric::test::run(rubric.as_deref()),
        Command::Rubric(RubricCommand::Lint { rubric, over, deny }) => rubric::lint::run(rubric.as_deref(), &over, deny),
        Command::Rubric(RubricCommand::Show { rubric, raw, format }) => rubric::show::run(rubric.as_deref(), raw, format),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "earnest", &mut script);
            io::print(&script)
        }
    };
    ExitCode::from(code)
}
