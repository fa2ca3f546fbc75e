//! What may be typed after each command: its files and options, with the words that its help says.
//!
//! Reads nothing and runs nothing. Those of the commands over many submissions are in [`many`].

pub(super) mod many;

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct With {
    /// The rubric, or an overlay on one: the id of one that comes with the program, or a file
    #[arg(long, value_name = "ID|FILE")]
    pub(super) rubric: Option<String>,
    /// A file of judgements; may be given more than once, and later files have the last word
    #[arg(long, value_name = "FILE")]
    pub(super) marks: Vec<PathBuf>,
    /// The day on which the assessment looks at the evidence, such as 2026-01-31 [default: what the file says, else the end of its period]
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<String>,
    /// People by group for the area, used where the submission has no figure: lines of `group,people`, one of them `all`
    #[arg(long, value_name = "CSV")]
    pub(super) baseline: Option<PathBuf>,
    /// The folder of the cited documents; those found there with the digest that is given are exhibited rather than cited, and figures that
    /// cite them are looked for in them (PDF, HTML, Markdown, plain text), as `check` tells more of
    #[arg(long, value_name = "DIR")]
    pub(super) documents: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct AssessArgs {
    /// Submissions, in YAML, JSON or a filled-in form
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) with: With,
    /// The folder for the reports, made where it is missing; without it a summary is printed
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// What to write [default: html,md,json with --out; a summary without]
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FORMATS")]
    pub(super) format: Vec<FormatArg>,
    /// Whom the first screen is for: the assessor, or the authority itself, with its likely grade and what to do about it
    #[arg(long = "for", value_enum, default_value_t = Reader::Assessor, value_name = "READER")]
    pub(super) reader: Reader,
    /// Exit with 1 where the lowest that a grade could be is below this level
    #[arg(long, value_name = "LEVEL")]
    pub(super) fail_under: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Reader {
    /// whoever judges it
    Assessor,
    /// whoever is judged
    Authority,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(super) enum FormatArg {
    /// one self-contained page
    Html,
    /// Markdown
    Md,
    /// the published assessment
    Json,
    /// a workbook that works the result out again by formulas; needs --out
    Xlsx,
}

impl FormatArg {
    /// The ending of its file.
    pub(super) const fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Md => "md",
            Self::Json => "json",
            Self::Xlsx => "xlsx",
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Submissions, in YAML, JSON or a filled-in form
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// The submission of the period before: texts that stand in it word for word are told
    ///
    /// Compared are what people said, the reasons that they were given, and statements, each with its own kind, without regard to case,
    /// punctuation and spaces. Texts of fewer than eight words are left alone, and so are an exercise that was sent before already (the same
    /// title, opened on the same day) and a theme that says where it was said before.
    #[arg(long, value_name = "OLD")]
    pub(super) previous: Option<PathBuf>,
    /// For a workbook, also write a copy with a note on each cell concerned: beside it as FILE-notes.xlsx, or as OUT, which must not exist
    #[arg(long, value_name = "OUT", num_args = 0..=1, require_equals = true)]
    pub(super) annotate: Option<Option<PathBuf>>,
    /// The folder of the cited documents: look for every cited figure on its page
    ///
    /// A document is looked for by the name of its file, or by its short name (D2.pdf). PDF, HTML, Markdown and plain text are read, up to 64
    /// MB, 1000 pages and 20 seconds each. Pages are counted from the first of the file; in plain text a form feed ends a page, as pdftotext
    /// writes it, and where nothing ends pages the whole text is searched. What a PDF shows as a picture cannot be read: put its text beside
    /// it, as D2.pdf.txt or D2.txt. Numbers below 13, spans and shares are not looked for.
    #[arg(long, value_name = "DIR")]
    pub(super) documents: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// A submission; or the name of a sign, an indicator, a fact, a parameter or a fault
    #[arg(value_name = "FILE|NAME")]
    pub(super) what: String,
    /// A part of the tree: the name of an exercise, a criterion or an indicator, or a path such as forest-2020/closing
    pub(super) id: Option<String>,
    #[command(flatten)]
    pub(super) with: With,
}

#[derive(Debug, Args)]
pub(super) struct PanelArgs {
    /// The submission, in YAML, JSON or a filled-in form
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Files of judgements
    #[arg(required = true, value_name = "MARKS")]
    pub(super) marks: Vec<PathBuf>,
    /// The rubric: the id of one that comes with the program, or a file
    #[arg(long, value_name = "ID|FILE")]
    pub(super) rubric: Option<String>,
    /// What to print
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
    pub(super) format: PlainFormat,
}

#[derive(Debug, Args)]
pub(super) struct CompareArgs {
    /// The earlier assessment, as JSON; or a submission
    pub(super) old: PathBuf,
    /// The later one
    pub(super) new: PathBuf,
    /// The submission that OLD was made from
    #[arg(long, value_name = "FILE")]
    pub(super) old_submission: Option<PathBuf>,
    /// The submission that NEW was made from
    #[arg(long, value_name = "FILE")]
    pub(super) new_submission: Option<PathBuf>,
    /// The rubric of both, where it is not the default; which assessment it made is told by its digest
    #[arg(long, value_name = "ID|FILE")]
    pub(super) rubric: Option<String>,
    /// The rubric of OLD alone
    #[arg(long, value_name = "ID|FILE")]
    pub(super) old_rubric: Option<String>,
    /// The rubric of NEW alone
    #[arg(long, value_name = "ID|FILE")]
    pub(super) new_rubric: Option<String>,
    /// A file of judgements that went into OLD; may be given more than once
    #[arg(long, value_name = "FILE")]
    pub(super) old_marks: Vec<PathBuf>,
    /// A file of judgements that went into NEW; may be given more than once
    #[arg(long, value_name = "FILE")]
    pub(super) new_marks: Vec<PathBuf>,
    /// People by group for the area, where both were made with such figures
    #[arg(long, value_name = "CSV")]
    pub(super) baseline: Option<PathBuf>,
    /// What to print
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
    pub(super) format: PlainFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum PlainFormat {
    /// lines for people
    Text,
    /// the published value
    Json,
}

#[derive(Debug, Args)]
pub(super) struct PlanArgs {
    /// The submission, in YAML or JSON
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// The level that the grade is to reach, by its number or its name [default: the next one]
    #[arg(long, value_name = "LEVEL")]
    pub(super) to: Option<String>,
    /// An earlier assessment, as `assess --format json` writes it; what became of its advice is told
    #[arg(long, value_name = "ASSESSMENT")]
    pub(super) previous: Option<PathBuf>,
    #[command(flatten)]
    pub(super) with: With,
    /// What to print
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
    pub(super) format: GuideFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum GuideFormat {
    /// lines for people
    Text,
    /// Markdown
    Md,
    /// the published value
    Json,
}

#[derive(Debug, Args)]
pub(super) struct FactsArgs {
    /// Only facts whose name begins so
    pub(super) prefix: Option<String>,
    /// Print as JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum FormCommand {
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
pub(super) struct SubmissionFormArgs {
    /// The workbook to write
    #[arg(short, long, value_name = "FILE")]
    pub(super) out: PathBuf,
    /// Only the questions that a small body must answer
    #[arg(long)]
    pub(super) light: bool,
    /// Fill it with what an existing submission says
    #[arg(long, value_name = "SUBMISSION")]
    pub(super) from: Option<PathBuf>,
    /// Write over a file that is there already
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    /// Which file
    #[arg(value_enum)]
    pub(super) of: SchemaOf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaOf {
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
    /// what a region's submissions say together
    Region,
    /// the edition of a region for the public
    Edition,
    /// the agreement of a panel
    Panel,
    /// two assessments compared
    Comparison,
    /// what to do and what it brings
    Plan,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum PageFormat {
    /// one self-contained page
    Html,
    /// Markdown
    Md,
}

#[derive(Debug, Subcommand)]
pub(super) enum RubricCommand {
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
