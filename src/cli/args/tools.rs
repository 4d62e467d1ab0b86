//! Commands for authors, scripts and shells.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use clap_complete::ArgValueCompleter;

use super::ListFormat;
use crate::cli::complete;

/// Turn an XLSForm workbook into a questionnaire, or a questionnaire into a workbook
#[derive(Debug, Args)]
pub struct Convert {
    /// The file to read: a workbook (xlsx, xls, csv, md) or a questionnaire (json)
    #[arg(value_name = "IN")]
    pub input: PathBuf,
    /// The file to write: a questionnaire (json) or a workbook (xlsx)
    #[arg(value_name = "OUT")]
    pub output: PathBuf,
}

/// Compute an expression as questionnaires use them
#[derive(Debug, Args)]
pub struct Evaluate {
    /// The expression, such as `round(7 div 3, 2)` or `${cog-01} = 'yes'`
    #[arg(value_name = "EXPRESSION", allow_hyphen_values = true)]
    pub expression: String,
    /// The draft or response whose answers it reads; without one nothing is answered
    #[arg(long, value_name = "DRAFT|FILE", add = ArgValueCompleter::new(complete::drafts))]
    pub response: Option<String>,
    /// The time zone of days and times written without one, such as America/Lima
    #[arg(long, value_name = "ZONE", env = "TZ", default_value = "UTC", add = ArgValueCompleter::new(complete::zones))]
    pub zone: String,
    /// How the value is printed
    #[arg(long, value_enum, default_value = "text")]
    pub format: ListFormat,
}

/// Print what makes a shell complete commands, options, questionnaires and drafts
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: ShellName,
}

/// Shells that can be taught.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ShellName {
    /// Bash
    Bash,
    /// Zsh
    Zsh,
    /// Fish
    Fish,
    /// `PowerShell`
    Powershell,
}

/// Print the manual
#[derive(Debug, Args)]
pub struct Man {
    /// The command; without one, the page of the program
    #[arg(value_name = "COMMAND", num_args = 0..=2, add = ArgValueCompleter::new(complete::commands))]
    pub command: Vec<String>,
    /// Format of the manual
    #[arg(long, value_enum, default_value = "man")]
    pub format: ManFormat,
    /// Folder to write a page for every command into
    #[arg(short, long, value_name = "DIR", conflicts_with_all = ["command", "format"])]
    pub output: Option<PathBuf>,
}

/// Formats of the manual.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ManFormat {
    /// For the program `man`
    Man,
    /// Markdown, all commands on one page
    Md,
}

/// Print the JSON Schema of a kind of file
#[derive(Debug, Args)]
pub struct Schema {
    /// The kind of file
    #[arg(value_name = "NAME", value_enum)]
    pub name: SchemaName,
}

/// Kinds of file that have a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaName {
    /// A questionnaire
    Questionnaire,
    /// Choice lists and field groups that questionnaires share
    Library,
    /// A response
    Response,
    /// A response that asks for some questions only
    Packet,
    /// Responses of many countries
    Collection,
    /// How conflicts were settled
    Decisions,
    /// A comparison summary in JSON
    Summary,
}

/// Show the settings in force, and where each comes from
#[derive(Debug, Args)]
pub struct Config {
    /// How the settings are printed
    #[arg(long, value_enum, default_value = "text")]
    pub format: ListFormat,
}
