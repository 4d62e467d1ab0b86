//! Arguments of the commands between ministries, rounds, cycles and versions.

use std::path::PathBuf;

use clap::Args;
#[cfg(feature = "crypto")]
use clap::Subcommand;

use super::{ListFormat, SummaryFormat};
use crate::base::Id;
use crate::response::{Address, InvalidAddress};

/// Cut a questionnaire into packets for several institutions
#[derive(Debug, Args)]
pub struct Split {
    /// The draft of who answers for the country: its name in `quipu list`, or a file
    #[arg(value_name = "DRAFT")]
    pub draft: String,
    /// Who is asked what, and by when: a plan
    #[arg(long, value_name = "FILE")]
    pub assign: PathBuf,
    /// Folder to write the packets to; files there are never replaced
    #[arg(short, long, value_name = "DIR", default_value = "packets")]
    pub output: PathBuf,
    /// How the outcome is printed: sentences on standard error, or also JSON on standard output
    #[arg(long, value_enum, default_value = "text")]
    pub format: ListFormat,
}

/// Make one national answer from those of several institutions
#[derive(Debug, Args)]
pub struct Assemble {
    /// The national draft: its name in `quipu list`, or a file
    #[arg(value_name = "DRAFT")]
    pub draft: String,
    /// What institutions sent: files and folders
    #[arg(required = true, value_name = "FILE|DIR")]
    pub inputs: Vec<PathBuf>,
    /// Print who says what instead of opening the screen
    #[arg(long)]
    pub list: bool,
    /// How the list is printed
    #[arg(long, value_enum, default_value = "text", requires = "list")]
    pub format: ListFormat,
    /// Take what all that were asked agree on, where there is no national answer yet
    #[arg(long)]
    pub agreed: bool,
    /// Take one institution's answer, by its letter in the list; can be given several times
    #[arg(long, value_name = "ANSWER=LETTER", value_parser = answer_and_letter)]
    pub take: Vec<(Address, char)>,
    /// Make one answer of all: texts below each other, choices united
    #[arg(long, value_name = "ANSWER")]
    pub combine: Vec<Address>,
    /// Answer with this text
    #[arg(long, value_name = "ANSWER=TEXT", value_parser = answer_and_text)]
    pub write: Vec<(Address, String)>,
    /// Mark the national answer as validated
    #[arg(long, value_name = "ANSWER")]
    pub validate: Vec<Address>,
}

impl Assemble {
    /// Whether something is to be changed.
    pub fn acts(&self) -> bool {
        self.agreed
            || !(self.take.is_empty()
                && self.combine.is_empty()
                && self.write.is_empty()
                && self.validate.is_empty())
    }
}

fn answer_and_text(text: &str) -> Result<(Address, String), String> {
    let (address, text) = text
        .split_once('=')
        .ok_or_else(|| format!("`{text}` has no `=`"))?;
    let address = address
        .parse()
        .map_err(|error: InvalidAddress| error.to_string())?;
    Ok((address, text.to_owned()))
}

fn answer_and_letter(text: &str) -> Result<(Address, char), String> {
    let (address, letter) = answer_and_text(text)?;
    let mut letters = letter.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_ascii_alphabetic() => Ok((address, letter)),
        _ => Err(format!("`{letter}` is not a letter of the list")),
    }
}

/// Write the files of the next round: what countries said, without names, for each of them
#[derive(Debug, Args)]
pub struct NextRound {
    /// Responses of this round: folders, collections, files
    #[arg(required = true, value_name = "COLLECTION")]
    pub inputs: Vec<PathBuf>,
    /// Folder to write the files to; files there are never replaced
    #[arg(short, long, value_name = "DIR", default_value = "round")]
    pub output: PathBuf,
    /// Only this questionnaire
    #[arg(long, value_name = "ID")]
    pub questionnaire: Vec<Id>,
    /// Show a figure where so many countries or more stand behind it; at least 3
    #[arg(long, value_name = "COUNTRIES", default_value_t = 5)]
    pub least: usize,
    /// Mark an answer that is so many categories or more from the median
    #[arg(long, value_name = "CATEGORIES", default_value_t = 2)]
    pub far: usize,
    /// How the outcome is printed: sentences on standard error, or also JSON on standard output
    #[arg(long, value_enum, default_value = "text")]
    pub format: ListFormat,
}

/// Say what changed between two versions of a questionnaire, and what that does to answers
#[derive(Debug, Args)]
pub struct Diff {
    /// The old version: a file, or an id
    #[arg(value_name = "OLD")]
    pub old: String,
    /// The new version: a file, or an id
    #[arg(value_name = "NEW")]
    pub new: String,
    /// What was renamed: a mapping file
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
    /// Format
    #[arg(long, value_enum, default_value = "text")]
    pub format: SummaryFormat,
}

/// Carry a response over to another version of its questionnaire
#[derive(Debug, Args)]
pub struct Upgrade {
    /// The response: a file, or the name of a draft in `quipu list`
    #[arg(value_name = "RESPONSE")]
    pub response: String,
    /// The version to carry it over to: a file, or an id
    #[arg(long, value_name = "QUESTIONNAIRE")]
    pub to: String,
    /// The version it answers, where quipu does not have it: a file
    #[arg(long, value_name = "QUESTIONNAIRE")]
    pub from: Option<String>,
    /// What was renamed: a mapping file
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
    /// File to write; never replaces one. Default: a draft is changed and a copy kept; of a file the result is printed
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Sealing and signing what is sent.
#[cfg(feature = "crypto")]
#[derive(Clone, Debug, Args)]
pub struct Sealing {
    /// Seal for a recipient: `age1…`, or a file with recipients; can be given several times
    #[arg(long, value_name = "RECIPIENT")]
    pub seal: Vec<String>,
    /// Sign with this key; the signature is written beside the file
    #[arg(long, value_name = "KEYFILE")]
    pub sign: Option<PathBuf>,
}

/// Opening and verifying what comes.
#[cfg(feature = "crypto")]
#[derive(Clone, Debug, Args)]
pub struct Unsealing {
    /// Open sealed files with this identity; can be given several times
    #[arg(long, value_name = "FILE")]
    pub identity: Vec<PathBuf>,
    /// Trust signatures of this public key; can be given several times
    #[arg(long, value_name = "FILE")]
    pub trust: Vec<PathBuf>,
}

/// Keys for sealed and signed responses
#[cfg(feature = "crypto")]
#[derive(Debug, Subcommand)]
pub enum Key {
    /// Make keys for sealing and for signing, protected by a passphrase
    New(NewKeys),
}

/// `quipu key new`
#[cfg(feature = "crypto")]
#[derive(Debug, Args)]
pub struct NewKeys {
    /// Folder to write the keys to; files there are never replaced. Default: `keys` in the data folder
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}
