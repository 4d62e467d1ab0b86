//! Settings: what is in force, and where it comes from. A flag goes before the environment, that before the settings file,
//! that before what the program does by itself.

use clap::ArgMatches;
use clap::ValueEnum as _;
use clap::parser::ValueSource;
use serde_json::{Value as Json, json};

use super::args::{Common, Config, ListFormat, Theme, interface_languages};
use super::context::Context;
use super::error::{Exit, Failure};
use crate::base::Problem;
use crate::report::{Document, plain};
use crate::store::SettingsFile;
use crate::tui::keymap::Keymap;

/// Where a setting comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Source {
    Flag,
    Environment,
    File,
    #[default]
    Default,
}

impl Source {
    /// The name in messages and in JSON.
    fn name(self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::Environment => "environment",
            Self::File => "file",
            Self::Default => "default",
        }
    }
}

/// Settings once flags, environment and file are put together.
#[derive(Default)]
pub(super) struct Settled {
    file: SettingsFile,
    language: Source,
    theme: Source,
    data: Source,
    /// The keys that were chosen; nothing where none were, so that commands without a screen make no table.
    keymap: Option<Keymap>,
}

impl Settled {
    /// The keys of the screen.
    pub(super) fn keymap(&self) -> Keymap {
        self.keymap.clone().unwrap_or_default()
    }

    /// Whether the screen begins with the mouse.
    pub(super) fn has_mouse(&self) -> bool {
        self.file.mouse == Some(true)
    }
}

/// Puts the settings file below flags and environment.
///
/// # Errors
/// A [`Problem`] at its line of the file.
pub(super) fn settle(
    common: &mut Common,
    matches: &ArgMatches,
    file: SettingsFile,
) -> Result<Settled, Problem> {
    let wrong = |setting: &'static str, value: &str, error: String| {
        let problem = Problem::error("config-value").with("setting", setting);
        file.located(setting, problem.with("value", value).with("error", error))
    };
    let source = |name: &str, in_file: bool| match matches.value_source(name) {
        Some(ValueSource::CommandLine) => Source::Flag,
        Some(ValueSource::EnvVariable) => Source::Environment,
        _ if in_file => Source::File,
        _ => Source::Default,
    };
    let language = source("language", file.language.is_some());
    let theme = source("theme", file.theme.is_some());
    let data = source("data", file.data.is_some());
    if let (Source::File, Some(text)) = (language, &file.language) {
        let read = interface_languages(text);
        common.language = Some(read.map_err(|error| wrong("language", text, error))?);
    }
    if let (Source::File, Some(text)) = (theme, &file.theme) {
        let read = Theme::from_str(text, true);
        common.theme = Some(read.map_err(|error| wrong("theme", text, error))?);
    }
    if data == Source::File {
        common.data.clone_from(&file.data);
    }
    let chosen = (!file.keys.is_empty()).then(|| Keymap::with(&file.keys));
    let keymap = chosen.transpose().map_err(|invalid| {
        let setting = format!("keys.{}", invalid.command);
        file.located(&setting, *invalid.problem)
    })?;
    Ok(Settled {
        file,
        language,
        theme,
        data,
        keymap,
    })
}

/// One setting: its name, its value, and where that comes from.
type Row = (String, String, Source);

/// Prints what is in force.
pub(super) fn run(arguments: &Config, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let rows = rows(context)?;
    let file = context
        .settled
        .file
        .path
        .as_ref()
        .map(|path| path.display().to_string());
    let text = match arguments.format {
        ListFormat::Json => {
            let told = |(name, value, source): &Row| json!({ "setting": name, "value": value, "from": source.name() });
            let settings: Vec<Json> = rows.iter().map(told).collect();
            json!({ "file": file, "settings": settings }).to_string() + "\n"
        }
        ListFormat::Text => {
            let say = |id: &str| context.messages.get(id);
            let mut document = Document::new(say("config-title"), context.language());
            let header = ["config-setting", "config-value-heading", "config-from"].map(say);
            let cells = rows.into_iter().map(|(name, value, source)| {
                let from = say(&format!("config-from-{}", source.name()));
                vec![name, value, from]
            });
            document.table(header.to_vec(), cells.collect());
            document.paragraph(file.unwrap_or_else(|| say("config-no-file")));
            plain::write(&document)
        }
    };
    context.print(&text)?;
    Ok(Exit::Done)
}

fn rows(context: &Context<'_>) -> Result<Vec<Row>, Failure> {
    let settled = &context.settled;
    let mut languages = context.language().to_string();
    if let Some(beside) = &context.beside {
        languages = format!("{languages},{}", beside.language());
    }
    let looks = format!("{:?}", context.family).to_lowercase();
    let folder = context.workspace()?.folder().display().to_string();
    let mut rows = vec![
        ("language".to_owned(), languages, settled.language),
        ("theme".to_owned(), looks, settled.theme),
        ("data".to_owned(), folder, settled.data),
    ];
    let mouse = match settled.file.mouse {
        Some(_) => Source::File,
        None => Source::Default,
    };
    rows.push(("mouse".to_owned(), settled.has_mouse().to_string(), mouse));
    let keys = settled.file.keys.iter();
    rows.extend(keys.map(|(name, keys)| (format!("keys.{name}"), keys.join(" "), Source::File)));
    Ok(rows)
}
