//! The command line: what may be typed, and which exit code comes of it.
//!
//! The only room that opens files, prints, or asks what the terminal can do. One file a command.
//! Exit codes: 0 done, 1 done and below `--fail-under`, 2 usage, 3 input that cannot be read or is refused, 4 a bad rubric.

mod assess;
mod check;
mod compare;
mod explain;
mod facts;
mod form;
mod io;
mod load;
mod panel;
mod plan;
mod rubric;
mod schema;
mod show;
mod whole;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
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
    #[command(after_help = "Examples:\n  earnest check mine.yaml\n  earnest check returned/*.yaml\n  earnest check form.xlsx --annotate")]
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

#[derive(Debug, Args)]
struct With {
    /// The rubric, or an overlay on one: the id of one that comes with the program, or a file
    #[arg(long, value_name = "ID|FILE")]
    rubric: Option<String>,
    /// A file of judgements; may be given more than once, and later files have the last word
    #[arg(long, value_name = "FILE")]
    marks: Vec<PathBuf>,
    /// The day on which the assessment looks at the evidence, such as 2026-01-31 [default: what the file says, else the end of its period]
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// People by group for the area, used where the submission has no figure: lines of `group,people`, one of them `all`
    #[arg(long, value_name = "CSV")]
    baseline: Option<PathBuf>,
    /// The folder of the cited documents; those found there with the digest that is given are exhibited rather than cited
    #[arg(long, value_name = "DIR")]
    documents: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct AssessArgs {
    /// Submissions, in YAML, JSON or a filled-in form
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    with: With,
    /// The folder for the reports, made where it is missing; without it a summary is printed
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// What to write [default: html,md,json with --out; a summary without]
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FORMATS")]
    format: Vec<FormatArg>,
    /// Whom the first screen is for: the assessor, or the authority itself, with its likely grade and what to do about it
    #[arg(long = "for", value_enum, default_value_t = Reader::Assessor, value_name = "READER")]
    reader: Reader,
    /// Exit with 1 where the lowest that a grade could be is below this level
    #[arg(long, value_name = "LEVEL")]
    fail_under: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Reader {
    /// whoever judges it
    Assessor,
    /// whoever is judged
    Authority,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
enum FormatArg {
    /// one self-contained page
    Html,
    /// Markdown
    Md,
    /// the published assessment
    Json,
    /// a workbook that works the result out again by formulas; needs --out
    Xlsx,
}

#[derive(Debug, Args)]
struct CheckArgs {
    /// Submissions, in YAML, JSON or a filled-in form
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// For a workbook, also write a copy with a note on each cell concerned: beside it as FILE-notes.xlsx, or as OUT, which must not exist
    #[arg(long, value_name = "OUT", num_args = 0..=1, require_equals = true)]
    annotate: Option<Option<PathBuf>>,
}

#[derive(Debug, Args)]
struct ExplainArgs {
    /// A submission; or the name of a sign, an indicator, a fact, a parameter or a fault
    #[arg(value_name = "FILE|NAME")]
    what: String,
    /// A part of the tree: the name of an exercise, a criterion or an indicator, or a path such as forest-2020/closing
    id: Option<String>,
    #[command(flatten)]
    with: With,
}

#[derive(Debug, Args)]
struct PanelArgs {
    /// The submission, in YAML, JSON or a filled-in form
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Files of judgements
    #[arg(required = true, value_name = "MARKS")]
    marks: Vec<PathBuf>,
    /// The rubric: the id of one that comes with the program, or a file
    #[arg(long, value_name = "ID|FILE")]
    rubric: Option<String>,
    /// What to print
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
    format: PlainFormat,
}

#[derive(Debug, Args)]
struct CompareArgs {
    /// The earlier assessment, as JSON; or a submission
    old: PathBuf,
    /// The later one
    new: PathBuf,
    /// The submission that OLD was made from
    #[arg(long, value_name = "FILE")]
    old_submission: Option<PathBuf>,
    /// The submission that NEW was made from
    #[arg(long, value_name = "FILE")]
    new_submission: Option<PathBuf>,
    /// The rubric of both, where it is not the default; which assessment it made is told by its digest
    #[arg(long, value_name = "ID|FILE")]
    rubric: Option<String>,
    /// The rubric of OLD alone
    #[arg(long, value_name = "ID|FILE")]
    old_rubric: Option<String>,
    /// The rubric of NEW alone
    #[arg(long, value_name = "ID|FILE")]
    new_rubric: Option<String>,
    /// A file of judgements that went into OLD; may be given more than once
    #[arg(long, value_name = "FILE")]
    old_marks: Vec<PathBuf>,
    /// A file of judgements that went into NEW; may be given more than once
    #[arg(long, value_name = "FILE")]
    new_marks: Vec<PathBuf>,
    /// People by group for the area, where both were made with such figures
    #[arg(long, value_name = "CSV")]
    baseline: Option<PathBuf>,
    /// What to print
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
    format: PlainFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum PlainFormat {
    /// lines for people
    Text,
    /// the published value
    Json,
}

#[derive(Debug, Args)]
struct PlanArgs {
    /// The submission, in YAML or JSON
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The level that the grade is to reach [default: the next one]
    #[arg(long, value_name = "LEVEL")]
    to: Option<u32>,
    /// An earlier assessment, as `assess --format json` writes it; what became of its advice is told
    #[arg(long, value_name = "ASSESSMENT")]
    previous: Option<PathBuf>,
    #[command(flatten)]
    with: With,
    /// What to print
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
    format: GuideFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum GuideFormat {
    /// lines for people
    Text,
    /// Markdown
    Md,
    /// the published value
    Json,
}

#[derive(Debug, Args)]
struct FactsArgs {
    /// Only facts whose name begins so
    prefix: Option<String>,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum FormCommand {
    /// Write the form of a submission: seven sheets of questions with help, examples and lists to choose from
    ///
    /// Fill it in with any spreadsheet program and give it to `check` and `assess` as it is. A file that is there already is left alone
    /// unless --force is given, since it may be filled in.
    #[command(
        after_help = "Examples:\n  earnest form submission -o form.xlsx\n  earnest form submission -o form.xlsx --light\n  earnest form submission -o skye.xlsx --from samples/skye-2014.yaml"
    )]
    Submission(SubmissionFormArgs),
    /// A workbook for judging: one row for each thing to judge, its described levels, what to read, and lists to choose from
    ///
    /// What the engine found is not in it. The filled workbook is given to --marks as a file of marks is.
    #[command(
        after_help = "Examples:\n  earnest form marks samples/forest-of-dean-2020.yaml -o marks.xlsx\n  earnest form marks mine.yaml --rubric coproduction -o marks.xlsx\n  earnest assess mine.yaml --marks marks.xlsx"
    )]
    Marks {
        /// The submission
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[command(flatten)]
        with: With,
        /// The workbook to write
        #[arg(short, long, value_name = "FILE.xlsx")]
        out: PathBuf,
        /// Write over a file that is there
        #[arg(long)]
        force: bool,
    },
}

#[derive(Debug, Args)]
struct SubmissionFormArgs {
    /// The workbook to write
    #[arg(short, long, value_name = "FILE")]
    out: PathBuf,
    /// Only the questions that a small body must answer
    #[arg(long)]
    light: bool,
    /// Fill it with what an existing submission says
    #[arg(long, value_name = "SUBMISSION")]
    from: Option<PathBuf>,
    /// Write over a file that is there already
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Args)]
struct SchemaArgs {
    /// Which file
    #[arg(value_enum)]
    of: SchemaOf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SchemaOf {
    /// what an authority sends
    Submission,
    /// a rubric
    Rubric,
    /// a framework that people mark
    Framework,
    /// changes on a rubric
    Overlay,
    /// a file of judgements
    Marks,
    /// the result
    Assessment,
    /// a line of a batch result
    Row,
    /// the agreement of a panel
    Panel,
    /// two assessments compared
    Comparison,
    /// what to do and what it brings
    Plan,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum PageFormat {
    /// one self-contained page
    Html,
    /// Markdown
    Md,
}

#[derive(Debug, Subcommand)]
enum RubricCommand {
    /// List the rubrics that come with the program
    List,
    /// Run the examples inside a rubric, each failure at its line
    #[command(
        after_help = "Examples:\n  earnest rubric test\n  earnest rubric test mine.yaml\n\nExit: 0 all as expected and nothing lacks an example · 4 otherwise"
    )]
    Test {
        /// The id of one that comes with the program, or a file [default: the default rubric]
        #[arg(value_name = "ID|FILE")]
        rubric: Option<String>,
    },
    /// Say what the author of a rubric may have overlooked, each finding at its line
    #[command(
        after_help = "Examples:\n  earnest rubric lint mine.yaml --deny\n  earnest rubric lint --over samples/*.yaml\n\nExit: 0 · with --deny, 4 where anything is found · 4 for a rubric that makes no sense"
    )]
    Lint {
        /// The id of one that comes with the program, or a file [default: the default rubric]
        #[arg(value_name = "ID|FILE")]
        rubric: Option<String>,
        /// Submissions; also tell which signs and levels none of them shows
        #[arg(long, value_name = "FILE", num_args = 1..)]
        over: Vec<PathBuf>,
        /// Exit with 4 where anything is found
        #[arg(long)]
        deny: bool,
    },
    /// Print a rubric as a readable page, with its levels, thresholds, sources, status and examples
    #[command(after_help = "Examples:\n  earnest rubric show\n  earnest rubric show mine.yaml --format html > mine.html")]
    Show {
        /// The id of one that comes with the program, or a file [default: the default rubric]
        rubric: Option<String>,
        /// Print the file itself
        #[arg(long, conflicts_with = "format")]
        raw: bool,
        /// As what to print it
        #[arg(long, value_enum, default_value_t = PageFormat::Md)]
        format: PageFormat,
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
