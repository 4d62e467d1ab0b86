//! What a line at the prompt means.

use crate::base::Language;
use crate::questionnaire::Choice;
use crate::questionnaire::Share;
use crate::response::{Chosen, Missing};

/// A line as typed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Line {
    /// Nothing: keep what is there, or go on without an answer.
    Empty,
    /// Words, a number, choices.
    Text(String),
    /// A command.
    Command(Command),
    /// The input has ended.
    End,
}

/// The commands of the prompt.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Command {
    Next,
    Back,
    Goto(String),
    List,
    Todo,
    /// Questions with these words.
    Find(String),
    Repeat,
    Explain,
    /// The levels of a maturity item.
    Levels,
    /// The language of texts and sentences.
    Language(Language),
    /// Whether help is said with every question.
    Brief(bool),
    /// Who may see the answer; nothing is the default.
    Share(Option<Share>),
    /// How sure the answer is.
    Confidence(u8),
    Clear,
    Silence(Missing, String),
    Flag,
    Note(String),
    /// The last cycle's answer is still right.
    Confirm,
    /// Why the answer changed, or stays apart.
    Why(String),
    Undo,
    Save,
    Finalise,
    Help,
    Quit,
    Unknown(String),
}

/// The commands by their names in English, Spanish and French.
const NAMES: &[(&str, &[&str])] = &[
    (
        "next",
        &["next", "skip", "siguiente", "omitir", "suivant", "passer"],
    ),
    ("back", &["back", "atras", "retour"]),
    ("goto", &["goto", "ir", "aller"]),
    ("list", &["list", "lista", "liste"]),
    (
        "todo",
        &["todo", "review", "pendiente", "revisar", "reste", "revoir"],
    ),
    ("repeat", &["repeat", "repetir", "repeter"]),
    ("explain", &["explain", "explicar", "expliquer"]),
    ("levels", &["levels", "niveles", "niveaux"]),
    ("find", &["find", "buscar", "chercher"]),
    ("lang", &["lang", "language", "idioma", "langue"]),
    ("short", &["short", "breve", "bref"]),
    ("full", &["full", "completo", "complet"]),
    ("share", &["share", "compartir", "partage"]),
    ("sure", &["sure", "certeza", "certitude"]),
    ("clear", &["clear", "borrar", "effacer"]),
    ("na", &["na"]),
    ("dk", &["dk", "ns", "nsp"]),
    ("withheld", &["withheld", "reservado", "reserve"]),
    ("flag", &["flag", "marcar", "marquer"]),
    (
        "note",
        &["note", "comment", "nota", "comentario", "commentaire"],
    ),
    ("confirm", &["confirm", "confirmar", "confirmer"]),
    ("why", &["why", "porque", "pourquoi"]),
    ("undo", &["undo", "deshacer", "annuler"]),
    ("save", &["save", "guardar", "enregistrer"]),
    (
        "finalise",
        &[
            "finalise",
            "finalize",
            "send",
            "finalizar",
            "enviar",
            "finaliser",
            "envoyer",
        ],
    ),
    ("help", &["help", "ayuda", "aide"]),
    ("quit", &["quit", "salir", "quitter"]),
];

/// Reads a line. A text that begins with a colon is written with a backslash before it.
pub(super) fn line(typed: &str) -> Line {
    let text = typed.trim_end_matches(['\r', '\n']);
    if let Some(command) = text.trim_start().strip_prefix(':') {
        return Line::Command(self::command(command));
    }
    let text = text
        .strip_prefix('\\')
        .filter(|rest| rest.starts_with(':'))
        .unwrap_or(text);
    if text.trim().is_empty() {
        Line::Empty
    } else {
        Line::Text(text.to_owned())
    }
}

/// A line of a text of several lines; [`Line::End`] for the dot that ends it. What begins with a colon
/// and is no command is text; a line that is only a dot is written with a backslash before it.
pub(super) fn line_of_text(typed: &str) -> Line {
    let text = typed.trim_end_matches(['\r', '\n']);
    match (line(typed), text.trim()) {
        (_, ".") => Line::End,
        (_, "\\.") => Line::Text(".".to_owned()),
        (Line::Command(Command::Unknown(_)) | Line::Empty, _) => Line::Text(text.to_owned()),
        (other, _) => other,
    }
}

fn command(text: &str) -> Command {
    let (word, rest) = text
        .trim()
        .split_once(char::is_whitespace)
        .unwrap_or_else(|| (text.trim(), ""));
    let rest = rest.trim().to_owned();
    let folded = crate::base::text::fold(word);
    let name = NAMES
        .iter()
        .find(|(_, words)| words.contains(&folded.as_str()));
    match name.map_or("", |(name, _)| *name) {
        "next" => Command::Next,
        "back" => Command::Back,
        "goto" => Command::Goto(rest),
        "list" => Command::List,
        "todo" => Command::Todo,
        "repeat" => Command::Repeat,
        "explain" => Command::Explain,
        "clear" => Command::Clear,
        "na" => Command::Silence(Missing::NotApplicable, rest),
        "dk" => Command::Silence(Missing::DontKnow, rest),
        "withheld" => Command::Silence(Missing::Withheld, rest),
        "flag" => Command::Flag,
        "levels" => Command::Levels,
        "find" => Command::Find(rest),
        "short" => Command::Brief(true),
        "full" => Command::Brief(false),
        "lang" => match rest.parse() {
            Ok(language) if Language::INTERFACE.contains(&language) => Command::Language(language),
            _ => Command::Unknown(format!("{word} {rest}")),
        },
        "share" if rest.is_empty() => Command::Share(None),
        "share" => match Share::ALL.into_iter().find(|share| share.name() == rest) {
            Some(share) => Command::Share(Some(share)),
            None => Command::Unknown(format!("{word} {rest}")),
        },
        "sure" => match rest.parse() {
            Ok(level @ 1..=3) => Command::Confidence(level),
            _ => Command::Unknown(format!("{word} {rest}")),
        },
        "note" => Command::Note(rest),
        "confirm" => Command::Confirm,
        "why" => Command::Why(rest),
        "undo" => Command::Undo,
        "save" => Command::Save,
        "finalise" => Command::Finalise,
        "help" => Command::Help,
        "quit" => Command::Quit,
        _ => Command::Unknown(word.to_owned()),
    }
}

/// A choice by its number from 1, its name or its label.
pub(super) fn choice<'c>(text: &str, offered: &'c [Choice]) -> Option<&'c Choice> {
    let text = text.trim();
    if let Ok(number) = text.parse::<usize>() {
        return number.checked_sub(1).and_then(|index| offered.get(index));
    }
    let folded = crate::base::text::fold(text);
    let named = |choice: &&Choice| {
        choice.name == *text
            || choice
                .label
                .languages()
                .any(|language| crate::base::text::fold(choice.label.get(language)) == folded)
    };
    offered.iter().find(named)
}

/// Several choices: `1,3,5` or `1 3 5`; `+2 -3` adds to those there are and takes away.
pub(super) fn several(text: &str, offered: &[Choice], now: &[Chosen]) -> Option<Vec<Chosen>> {
    let separators = if text.contains(',') {
        &[','][..]
    } else {
        &[',', ' '][..]
    };
    let words = || {
        text.split(separators)
            .map(str::trim)
            .filter(|word| !word.is_empty())
    };
    let changes = words().all(|word| word.starts_with(['+', '-']));
    let mut chosen = if changes { now.to_vec() } else { Vec::new() };
    for word in words() {
        let (bare, takes_away) = match word.strip_prefix('-').filter(|_| changes) {
            Some(bare) => (bare, true),
            None => (word.strip_prefix('+').unwrap_or(word), false),
        };
        let found = choice(bare, offered)?;
        if takes_away {
            chosen.retain(|one| one.name != found.name);
        } else if !chosen.iter().any(|one| one.name == found.name) {
            chosen.push(Chosen::plain(found.name.clone()));
        }
    }
    Some(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_command_only_with_a_colon() {
        assert_eq!(
            line(":na no regions here\n"),
            Line::Command(Command::Silence(
                Missing::NotApplicable,
                "no regions here".into()
            ))
        );
        assert_eq!(line(":Atrás"), Line::Command(Command::Back));
        assert_eq!(line("\\:na"), Line::Text(":na".into()));
        assert_eq!(line("  \r\n"), Line::Empty);
        assert_eq!(line(" two words\n"), Line::Text(" two words".into()));
        assert!(matches!(
            line(":nonsense"),
            Line::Command(Command::Unknown(_))
        ));
    }
}
