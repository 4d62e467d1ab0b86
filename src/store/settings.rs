//! The settings file, `config.toml`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::StoreError;
use super::inbox::read_limited;
use crate::base::Problem;

/// What a person set for good. What is not set is left to flags, the environment and the program.
#[derive(Clone, Debug, Default)]
pub struct SettingsFile {
    /// The file; nothing where there is none.
    pub path: Option<PathBuf>,
    /// The language or languages, as on the command line.
    pub language: Option<String>,
    /// The colours, as on the command line.
    pub theme: Option<String>,
    /// The data folder.
    pub data: Option<PathBuf>,
    /// Whether the mouse moves the focus.
    pub mouse: Option<bool>,
    /// Keys by the name of their command.
    pub keys: BTreeMap<String, Vec<String>>,
    /// The line of each setting, by its name; keys as `keys.NAME`.
    lines: BTreeMap<String, usize>,
}

/// The file as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    language: Option<Spanned<String>>,
    theme: Option<Spanned<String>>,
    data: Option<Spanned<PathBuf>>,
    mouse: Option<bool>,
    #[serde(default)]
    keys: BTreeMap<String, Spanned<Keys>>,
}

/// One key, or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Keys {
    One(String),
    Several(Vec<String>),
}

impl SettingsFile {
    /// Reads the file that is named, or the one in the platform's place, which may be missing.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read or is not understood, with line and column.
    pub fn read(named: Option<&Path>) -> Result<Self, StoreError> {
        let path = match named {
            Some(path) => path.to_owned(),
            None => match directories::ProjectDirs::from("", "", "quipu") {
                Some(folders) => folders.config_dir().join("config.toml"),
                None => return Ok(Self::default()),
            },
        };
        if named.is_none() && !path.exists() {
            return Ok(Self::default());
        }
        let bytes = read_limited(&path)?;
        let text = String::from_utf8_lossy(&bytes);
        Self::parse(&text, &path).map_err(|problem| StoreError::Content {
            path,
            problem: Box::new(problem),
        })
    }

    fn parse(text: &str, path: &Path) -> Result<Self, Problem> {
        let raw: Raw = toml::from_str(text).map_err(|error| {
            let offset = error.span().map_or(0, |span| span.start);
            let problem = Problem::error("config-invalid").with("error", error.message());
            problem.at(place(text, offset))
        })?;
        let mut lines = BTreeMap::new();
        let mut line =
            |name: &str, start: usize| lines.insert(name.to_owned(), place(text, start).0);
        if let Some(language) = &raw.language {
            line("language", language.span().start);
        }
        if let Some(theme) = &raw.theme {
            line("theme", theme.span().start);
        }
        for (name, keys) in &raw.keys {
            line(&format!("keys.{name}"), keys.span().start);
        }
        let keys = raw.keys.into_iter().map(|(name, keys)| {
            let keys = match keys.into_inner() {
                Keys::One(key) => vec![key],
                Keys::Several(keys) => keys,
            };
            (name, keys)
        });
        Ok(Self {
            path: Some(path.to_owned()),
            language: raw.language.map(Spanned::into_inner),
            theme: raw.theme.map(Spanned::into_inner),
            data: raw.data.map(Spanned::into_inner),
            mouse: raw.mouse,
            keys: keys.collect(),
            lines,
        })
    }

    /// A problem with one of the settings, at its place in the file.
    pub fn located(&self, setting: &str, mut problem: Problem) -> Problem {
        if let Some(path) = &self.path {
            problem = problem.in_file(path.display().to_string());
        }
        problem.place.line = self.lines.get(setting).copied();
        problem
    }
}

/// Line and column of a place in a text, from 1.
fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<SettingsFile, Problem> {
        SettingsFile::parse(text, Path::new("config.toml"))
    }

    #[test]
    fn settings_know_their_lines() {
        let read =
            parse("language = \"es\"\n\n[keys]\nnote = \"g\"\nsave = [\"F2\", \"Ctrl+S\"]\n")
                .unwrap();
        assert_eq!(read.language.as_deref(), Some("es"));
        assert_eq!(read.keys["save"], ["F2", "Ctrl+S"]);
        let located = read.located("keys.save", Problem::error("config-key-none"));
        assert_eq!(located.place.line, Some(5));
    }

    #[test]
    fn what_is_not_understood_has_a_place() {
        for (text, place) in [
            ("langage = \"es\"", (1, 1)),
            ("theme = 1\n", (1, 9)),
            ("\nkeys = [", (2, 9)),
        ] {
            let refused = parse(text).unwrap_err();
            let found = (refused.place.line.unwrap(), refused.place.column.unwrap());
            assert_eq!(found, place, "{text} {refused:?}");
        }
    }
}
