//! The command line as typed.

mod cycles;
mod export;
mod tools;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::ArgValueCompleter;

use crate::analysis::Audience;
use crate::base::{Id, Language};
use crate::report::Format;
use crate::report::csv::Style;

use super::complete;

pub use cycles::{Assemble, Diff, NextRound, Split, Upgrade};
#[cfg(feature = "crypto")]
pub use cycles::{Key, NewKeys, Sealing, Unsealing};
pub use export::{Export, ExportFormat};
pub use tools::{
    Completions, Config, Convert, Evaluate, Man, ManFormat, Schema, SchemaName, ShellName,
};

/// Peer-review questionnaires on public governance: answer offline, merge, compare.
#[derive(Debug, Parser)]
#[command(
    name = "quipu",
    version,
    about,
    max_term_width = 100,
    disable_help_subcommand = true
)]
pub struct Arguments {
    /// Options of every command.
    #[command(flatten)]
    pub common: Common,
    /// What to do; without one, the home screen opens.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options of every command.
#[derive(Clone, Debug, Args)]
pub struct Common {
    /// Folder for drafts, finalised responses and your own questionnaires
    #[arg(long, global = true, value_name = "DIR", env = "QUIPU_DATA")]
    pub data: Option<PathBuf>,
    /// Language of screens, messages and reports: en, es or fr; reports take two, as in `es,fr`
    #[arg(long, global = true, value_name = "LANGUAGE", env = "QUIPU_LANGUAGE", value_parser = interface_languages, add = ArgValueCompleter::new(complete::languages))]
    pub language: Option<Languages>,
    /// Colours on the screen; `auto` follows `NO_COLOR`, `FORCE_COLOR` and `CLICOLOR_FORCE`
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        value_enum,
        default_value = "auto"
    )]
    pub color: Colors,
    /// Colours for a light or a dark background, strong contrast, or none
    #[arg(
        long,
        global = true,
        value_name = "THEME",
        value_enum,
        env = "QUIPU_THEME"
    )]
    pub theme: Option<Theme>,
}

/// When the screen has colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colors {
    /// Unless the environment asks for none
    Auto,
    /// Whatever the environment says
    Always,
    /// Never
    Never,
}

/// The looks of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Theme {
    /// The terminal's own colours
    Default,
    /// For a light background
    Light,
    /// For a dark background
    Dark,
    /// White, black and yellow
    Contrast,
    /// No colours
    Mono,
}

/// The language of the interface, and a second one for reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Languages {
    /// The language of screens, messages and reports.
    pub first: Language,
    /// The language that reports are written in besides.
    pub second: Option<Language>,
}

pub(super) fn interface_languages(codes: &str) -> Result<Languages, String> {
    let (first, second) = match codes.split_once(',') {
        Some((first, second)) => (first, Some(interface_language(second.trim())?)),
        None => (codes, None),
    };
    let first = interface_language(first.trim())?;
    let second = second.filter(|second| *second != first);
    Ok(Languages { first, second })
}

fn interface_language(code: &str) -> Result<Language, String> {
    let language: Language = code.parse()?;
    let known = Language::INTERFACE.contains(&language);
    known
        .then_some(language)
        .ok_or_else(|| format!("`{code}` is not one of en, es, fr"))
}

/// The commands. Options of a command are looked at when it is the one that is given.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum Command {
    /// Answer a questionnaire
    Fill(Fill),
    /// List questionnaires and drafts
    List(ListOptions),
    /// Print a questionnaire, or a response, as a document
    Show(Show),
    /// Say what is wrong in questionnaires, responses, collections and decisions
    Check(Check),
    /// Cut a questionnaire into packets for several institutions
    Split(Split),
    /// Make one national answer from those of several institutions
    Assemble(Assemble),
    /// Write the response file to send
    #[command(alias = "finalize")]
    Finalise(Finalise),
    /// Join responses into one collection and report conflicts
    Merge(Merge),
    /// List the conflicts of a folder, or settle one
    Resolve(Resolve),
    /// Write the files of the next round: what countries said, without names, for each of them
    Round(NextRound),
    /// Open the facilitator's desk: files, conflicts, comparison, matches, roadmap
    Compare(Compare),
    /// Print a comparison summary
    #[command(alias = "summarise", alias = "summarize")]
    Summary(Summary),
    /// Write the report in the format of the file's ending: html, docx, xlsx, md, csv, json or txt; or the answers as a table
    Export(Export),
    /// Turn an XLSForm workbook into a questionnaire, or a questionnaire into a workbook
    Convert(Convert),
    /// Compute an expression as questionnaires use them
    Evaluate(Evaluate),
    /// Say what changed between two versions of a questionnaire, and what that does to answers
    Diff(Diff),
    /// Carry a response over to another version of its questionnaire
    Upgrade(Upgrade),
    /// Keys for sealed and signed responses
    #[cfg(feature = "crypto")]
    #[command(subcommand)]
    Key(Key),
    /// Write synthetic responses of fictional countries
    Sample(Sample),
    /// Show the settings in force, and where each comes from
    Config(Config),
    /// Print the JSON Schema of a kind of file
    Schema(Schema),
    /// Print what makes a shell complete commands, options, questionnaires and drafts
    Completions(Completions),
    /// Print the manual
    Man(Man),
}

/// List questionnaires and drafts
#[derive(Debug, Default, Args)]
pub struct ListOptions {
    /// How the lists are printed
    #[arg(long, value_enum, default_value = "text")]
    pub format: ListFormat,
}

/// Answer a questionnaire
#[derive(Debug, Args)]
pub struct Fill {
    /// The questionnaire by its id, or a file somebody sent: a packet, a second round
    #[arg(value_name = "QUESTIONNAIRE|FILE", add = ArgValueCompleter::new(complete::questionnaires))]
    pub questionnaire: Option<String>,
    /// The response of the last cycle: what it says stands beside each question
    #[arg(long, value_name = "FILE")]
    pub previous: Option<PathBuf>,
    /// What was renamed since the last cycle: a mapping file
    #[arg(long, value_name = "FILE", requires = "previous")]
    pub map: Option<PathBuf>,
    /// Country: a two-letter code or a name
    #[arg(long, value_name = "COUNTRY", add = ArgValueCompleter::new(complete::countries))]
    pub country: Option<String>,
    /// Institution
    #[arg(long, value_name = "NAME")]
    pub institution: Option<String>,
    /// Ask line by line, for screen readers, simple terminals and scripts
    #[arg(long)]
    pub plain: bool,
}

/// How what a command says is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

/// Print a questionnaire, or a response, as a document
#[derive(Debug, Args)]
pub struct Show {
    /// The questionnaire, by id or file; or a draft or response
    #[arg(value_name = "QUESTIONNAIRE", add = ArgValueCompleter::new(complete::documents))]
    pub questionnaire: String,
    /// Format of the document. Default: as the ending of the file to write, else text
    #[arg(long, value_enum)]
    pub format: Option<DocumentFormat>,
    /// File to write instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Formats of a document without figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DocumentFormat {
    /// Plain text
    Text,
    /// Markdown
    Md,
    /// One page of HTML
    Html,
    /// The same headings, paragraphs and tables as JSON
    Json,
    /// A Word document; needs `--output`
    #[cfg(feature = "docx")]
    Docx,
}

impl From<DocumentFormat> for Format {
    fn from(format: DocumentFormat) -> Self {
        match format {
            DocumentFormat::Text => Self::Text,
            DocumentFormat::Md => Self::Markdown,
            DocumentFormat::Html => Self::Html,
            DocumentFormat::Json => Self::Json,
            #[cfg(feature = "docx")]
            DocumentFormat::Docx => Self::Docx,
        }
    }
}

/// Say what is wrong in questionnaires, responses, collections and decisions
#[derive(Debug, Args)]
pub struct Check {
    /// Files to check
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// How the findings are printed: sentences on standard error, or JSON on standard output
    #[arg(long, value_enum, default_value = "text")]
    pub format: ListFormat,
}

/// Write the response file to send
#[derive(Debug, Args)]
pub struct Finalise {
    /// The draft: its name in `quipu list`, or a file
    #[arg(value_name = "DRAFT", add = ArgValueCompleter::new(complete::drafts))]
    pub draft: String,
    /// File to write; never replaces one. Default: a new file in the folder `finalised`
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// How the outcome is printed: sentences on standard error, or also JSON on standard output
    #[arg(long, value_enum, default_value = "text")]
    pub format: ListFormat,
    /// Sealing and signing.
    #[cfg(feature = "crypto")]
    #[command(flatten)]
    pub sealing: Sealing,
}

/// Join responses into one collection and report conflicts
#[derive(Debug, Args)]
pub struct Merge {
    /// Responses, folders, collections and decisions, in any mixture
    #[arg(required = true, value_name = "FILE|DIR")]
    pub inputs: Vec<PathBuf>,
    /// The collection to write; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Make open conflicts an error (exit code 4)
    #[arg(long)]
    pub strict: bool,
    /// How the outcome is printed: sentences on standard error, or also JSON on standard output
    #[arg(long, value_enum, default_value = "text")]
    pub format: ListFormat,
    /// Opening and verifying.
    #[cfg(feature = "crypto")]
    #[command(flatten)]
    pub unsealing: Unsealing,
}

/// List the conflicts of a folder, or settle one
#[derive(Debug, Args)]
pub struct Resolve {
    /// The folder of received files; decisions are kept in its decisions.json
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// The conflict to settle: its number in the list
    #[arg(value_name = "NUMBER", requires = "settle")]
    pub number: Option<usize>,
    /// Keep this alternative: its letter in the list
    #[arg(long, value_name = "LETTER", group = "settle", requires = "number")]
    pub keep: Option<char>,
    /// Answer with this text instead of any alternative
    #[arg(long, value_name = "TEXT", group = "settle", requires = "number")]
    pub write: Option<String>,
    /// The reason, kept with the decision
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub reason: String,
    /// Your name, kept with the decision
    #[arg(long, value_name = "NAME", default_value = "")]
    pub name: String,
    /// How the list is printed: sentences on standard error, or JSON on standard output
    #[arg(long, value_enum, default_value = "text")]
    pub format: ListFormat,
}

/// What a comparison is about and for whom.
#[derive(Clone, Debug, Args)]
pub struct Selection {
    /// For whom: answers are left out as their sharing flags say
    #[arg(long, value_enum, default_value = "participants")]
    pub audience: AudienceName,
    /// Only this questionnaire
    #[arg(long, value_name = "ID", add = ArgValueCompleter::new(complete::questionnaires))]
    pub questionnaire: Vec<Id>,
    /// Only this country: a code or a name
    #[arg(long, value_name = "COUNTRY", add = ArgValueCompleter::new(complete::countries))]
    pub country: Vec<String>,
    /// Only this part
    #[arg(long, value_enum, value_name = "PART")]
    pub only: Option<Part>,
    /// The files of the round or cycle before, with `--only change`; can be given several times
    #[arg(
        long,
        visible_alias = "previous",
        value_name = "DIR|FILE",
        required_if_eq("only", "change")
    )]
    pub earlier: Vec<PathBuf>,
}

/// How comma-separated values are written.
#[derive(Clone, Copy, Debug, Args)]
pub struct CsvStyle {
    /// CSV: a row for each country and a column for each item, not a row for each fact
    #[arg(long)]
    pub wide: bool,
    /// CSV: leave texts as they are, also those a spreadsheet takes for formulas
    #[arg(long)]
    pub raw: bool,
    /// CSV: what stands between values
    #[arg(long, value_enum, value_name = "SIGN", default_value = "comma")]
    pub separator: Separator,
    /// CSV: begin with a byte order mark, so that Excel reads accents
    #[arg(long)]
    pub bom: bool,
}

/// What stands between values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`, for Excel where numbers are written with a comma
    Semicolon,
    /// A tab
    Tab,
}

impl From<CsvStyle> for Style {
    fn from(style: CsvStyle) -> Self {
        Self {
            separator: match style.separator {
                Separator::Comma => b',',
                Separator::Semicolon => b';',
                Separator::Tab => b'\t',
            },
            bom: style.bom,
            raw: style.raw,
            wide: style.wide,
        }
    }
}

/// The parts of a summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// The report for a committee: everything from the cover to the annexes
    Report,
    /// Which files came, and their states; for the facilitator
    Files,
    /// Answers that are open; for the facilitator
    Conflicts,
    /// What countries say, question by question
    Comparison,
    /// Distance to the target, weighted by priority
    Gaps,
    /// Challenges that several countries share
    Challenges,
    /// Who may learn from whom
    Matches,
    /// Institutions of one country side by side, with the country's value; for the facilitator
    Consolidation,
    /// Where institutions of one country differ; for the facilitator
    Divergences,
    /// Reforms in order, and what endangers them
    Roadmap,
    /// How complete the answers are and how well supported
    Quality,
    /// Levels that went up or down since an earlier round
    Change,
}

impl Part {
    /// Whether it shows what institutions of a country said, or files: for the facilitator alone.
    pub fn is_private(self) -> bool {
        matches!(
            self,
            Self::Files | Self::Conflicts | Self::Consolidation | Self::Divergences
        )
    }
}

/// Audiences on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AudienceName {
    /// Everything, for the facilitator alone
    Facilitator,
    /// What participants of the review may see
    Participants,
    /// What everybody may see
    Public,
}

impl From<AudienceName> for Audience {
    fn from(name: AudienceName) -> Self {
        match name {
            AudienceName::Facilitator => Self::Facilitator,
            AudienceName::Participants => Self::Participants,
            AudienceName::Public => Self::Public,
        }
    }
}

/// Open the facilitator's desk: files, conflicts, comparison, matches, roadmap
#[derive(Debug, Args)]
pub struct Compare {
    /// Folders, collections and responses; decisions are kept in the first folder
    #[arg(required = true, value_name = "DIR|FILE")]
    pub inputs: Vec<PathBuf>,
    /// The files of the round or cycle before; can be given several times
    #[arg(long, visible_alias = "previous", value_name = "DIR|FILE")]
    pub earlier: Vec<PathBuf>,
}

/// Print a comparison summary
#[derive(Debug, Args)]
pub struct Summary {
    /// Folders, collections and responses
    #[arg(required = true, value_name = "DIR|FILE")]
    pub inputs: Vec<PathBuf>,
    /// Format of the summary
    #[arg(long, value_enum, default_value = "text")]
    pub format: SummaryFormat,
    /// Whether respondents and what they wrote are listed beside the figures
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto")]
    pub list: Lists,
    /// What it is about.
    #[command(flatten)]
    pub selection: Selection,
    /// How CSV is written.
    #[command(flatten)]
    pub csv: CsvStyle,
}

/// When respondents and what they wrote are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lists {
    /// Where there are at most 500 responses
    Auto,
    /// Always; everything is held in memory at once
    All,
    /// Never
    None,
}

/// Formats of a summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SummaryFormat {
    /// Plain text
    Text,
    /// Markdown
    Md,
    /// One page of HTML
    Html,
    /// Comma-separated values, one fact a row
    Csv,
    /// JSON
    Json,
}

impl From<SummaryFormat> for Format {
    fn from(format: SummaryFormat) -> Self {
        match format {
            SummaryFormat::Text => Self::Text,
            SummaryFormat::Md => Self::Markdown,
            SummaryFormat::Html => Self::Html,
            SummaryFormat::Csv => Self::Csv,
            SummaryFormat::Json => Self::Json,
        }
    }
}

/// Write synthetic responses of fictional countries
#[derive(Debug, Args)]
pub struct Sample {
    /// The folder to write into
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// How many countries
    #[arg(long, default_value_t = 4, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub countries: u32,
    /// How many institutions in each
    #[arg(long, default_value_t = 2, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000))]
    pub institutions: u32,
    /// The same seed gives the same bytes
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub seed: u64,
    /// Only this questionnaire
    #[arg(long, value_name = "ID", add = ArgValueCompleter::new(complete::questionnaires))]
    pub questionnaire: Vec<Id>,
}
