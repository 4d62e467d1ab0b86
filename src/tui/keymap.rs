//! The one table of keys: chord, command, and when. Dispatch, footer, help, palette and the page of
//! keys in the documentation all read it.

mod chord;
mod defaults;
mod own;

use crate::tui::command::Command;

pub use chord::{Chord, InvalidChord, normal};
pub use own::InvalidKeys;

/// Where a key is pressed. There is always exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// The home screen.
    Home,
    /// The profile, on a choice or button.
    Profile,
    /// The profile, in a text.
    ProfileText,
    /// A question.
    Fill,
    /// A question, while text is typed.
    FillText,
    /// The outline.
    Outline,
    /// The review.
    Review,
    /// What institutions say beside the national answer.
    Assemble,
    /// The facilitator's desk.
    Desk,
    /// A list that is filtered by typing, or a dialog with a text.
    List,
    /// A dialog without a text.
    Dialog,
}

impl When {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Home,
        Self::Profile,
        Self::ProfileText,
        Self::Fill,
        Self::FillText,
        Self::Outline,
        Self::Review,
        Self::Assemble,
        Self::Desk,
        Self::List,
        Self::Dialog,
    ];

    /// Whether printable keys are text there.
    pub fn is_typing(self) -> bool {
        matches!(self, Self::ProfileText | Self::FillText | Self::List)
    }

    /// The id of its heading in the page of keys.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Home => "when-home",
            Self::Profile => "when-profile",
            Self::ProfileText => "when-profile-text",
            Self::Fill => "when-fill",
            Self::FillText => "when-fill-text",
            Self::Outline => "when-outline",
            Self::Review => "when-review",
            Self::Assemble => "when-assemble",
            Self::Desk => "when-desk",
            Self::List => "when-list",
            Self::Dialog => "when-dialog",
        }
    }
}

/// A key, what it means, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The key.
    pub chord: Chord,
    /// What it means.
    pub command: Command,
    /// Where.
    pub when: Vec<When>,
}

/// The table.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

impl Default for Keymap {
    fn default() -> Self {
        let binding = |&(key, command, when): &(&str, Command, &'static [When])| {
            // A test parses every row.
            let chord = key.parse().ok()?;
            Some(Binding {
                chord,
                command,
                when: when.to_vec(),
            })
        };
        let rows = defaults::TABLE.iter().chain(defaults::DIGITS);
        Self {
            bindings: rows.filter_map(binding).collect(),
        }
    }
}

impl Keymap {
    /// What a key means there.
    pub fn resolve(&self, when: When, chord: Chord) -> Option<Command> {
        self.bindings_in(when)
            .find(|binding| binding.chord == chord)
            .map(|binding| binding.command)
    }

    /// The first key of a command there: the one to show.
    pub fn chord(&self, when: When, command: Command) -> Option<Chord> {
        self.bindings_in(when)
            .find(|binding| binding.command == command)
            .map(|binding| binding.chord)
    }

    /// The key to show for a command there. While text is typed, keys that type nothing mean what
    /// they mean otherwise wherever the text has no use for them.
    pub fn shown(&self, when: When, command: Command) -> Option<Chord> {
        let silent = |chord: &Chord| !chord.is_printable();
        let beside = (when == When::FillText)
            .then(|| self.chord(When::Fill, command).filter(silent))
            .flatten();
        self.chord(when, command).or(beside)
    }

    /// All keys of a command there.
    pub fn chords(&self, when: When, command: Command) -> impl Iterator<Item = Chord> + '_ {
        self.bindings_in(when)
            .filter(move |binding| binding.command == command)
            .map(|binding| binding.chord)
    }

    /// The bindings in force there, in the order of the table.
    pub fn bindings_in(&self, when: When) -> impl Iterator<Item = &Binding> + '_ {
        self.bindings
            .iter()
            .filter(move |binding| binding.when.contains(&when))
    }

    /// The commands that have a key there, each once, by group.
    pub fn commands(&self, when: When) -> Vec<Command> {
        let mut commands: Vec<Command> = Vec::new();
        for binding in self.bindings_in(when) {
            let known = |known: &Command| known.name() == binding.command.name();
            if !commands.iter().any(known) {
                commands.push(binding.command);
            }
        }
        commands.sort_by_key(|command| command.group());
        commands
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::base::Language;
    use crate::base::message::Messages;
    use ratatui::crossterm::event::KeyCode;

    fn rows() -> impl Iterator<Item = &'static defaults::Row> {
        defaults::TABLE.iter().chain(defaults::DIGITS)
    }

    #[test]
    fn every_row_of_the_table_is_a_binding() {
        assert_eq!(Keymap::default().bindings.len(), rows().count());
        for (key, ..) in rows() {
            assert_eq!(key.parse::<Chord>().unwrap().to_string(), *key);
        }
    }

    #[test]
    fn no_chord_means_two_things_in_one_place() {
        let keymap = Keymap::default();
        for when in When::ALL {
            let mut seen = BTreeSet::new();
            for binding in keymap.bindings_in(when) {
                let chord = binding.chord.to_string();
                assert!(seen.insert(chord.clone()), "{chord} twice in {when:?}");
            }
        }
    }

    #[test]
    fn while_text_is_typed_no_printable_key_is_a_command() {
        let keymap = Keymap::default();
        for when in When::ALL.into_iter().filter(|when| when.is_typing()) {
            for binding in keymap.bindings_in(when) {
                assert!(
                    !binding.chord.is_printable(),
                    "{} in {when:?}",
                    binding.chord
                );
            }
        }
    }

    #[test]
    fn no_key_is_out_of_reach() {
        for binding in &Keymap::default().bindings {
            let Chord { ctrl, code, .. } = binding.chord;
            if let KeyCode::Char(c) = code {
                // Prefixes of screen and tmux, and what a terminal cannot tell from other keys.
                assert!(!ctrl || !"abhijm[".contains(c), "{}", binding.chord);
                assert!(!"[]{}\\@#|~^`".contains(c), "{} needs AltGr", binding.chord);
            }
        }
    }

    #[test]
    fn every_command_has_a_key_and_a_title_in_every_language() {
        let bound: BTreeSet<Command> = rows().map(|(_, command, _)| *command).collect();
        for command in defaults::EVERY_COMMAND {
            assert!(bound.contains(command), "{command:?} has no key");
        }
        for language in Language::INTERFACE {
            let messages = Messages::new(language);
            for command in &bound {
                for kind in ["command", "hint"] {
                    let id = format!("{kind}-{}", command.name());
                    assert_ne!(messages.get(&id), id, "{language}");
                }
            }
            for when in When::ALL {
                assert_ne!(messages.get(when.heading()), when.heading());
            }
        }
    }

    #[test]
    fn help_save_language_and_the_ways_out_work_everywhere() {
        let keymap = Keymap::default();
        for when in When::ALL {
            for key in ["F1", "Ctrl+P", "Ctrl+S", "F4", "F5", "Esc", "Ctrl+C", "Tab"] {
                let chord = key.parse().unwrap();
                assert!(keymap.resolve(when, chord).is_some(), "{key} in {when:?}");
            }
        }
    }

    /// The page of keys in the documentation, in a language.
    fn page() -> String {
        use std::fmt::Write as _;
        let messages = Messages::new(Language::EN);
        let keymap = Keymap::default();
        let mut page = String::from(
            "# Keys\n\nMade from the table that the program itself uses; `F1` shows the same in your language.\n",
        );
        for when in When::ALL {
            let heading = messages.get(when.heading());
            writeln!(page, "\n## {heading}\n\n| key | does |\n|---|---|").unwrap();
            for command in keymap.commands(when) {
                let keys: Vec<String> = match command {
                    Command::Pick(_) => vec!["`0`-`9`".to_owned()],
                    _ => keymap
                        .chords(when, command)
                        .map(|chord| format!("`{}`", chord.shown(&messages)))
                        .collect(),
                };
                let title = messages.get(&format!("command-{}", command.name()));
                writeln!(page, "| {} | {title} |", keys.join(" ")).unwrap();
            }
        }
        page
    }

    #[test]
    fn the_page_of_keys_says_what_the_table_says() {
        let page = page();
        assert!(
            page == include_str!("../../docs/keys.md"),
            "docs/keys.md should be:\n{page}"
        );
    }
}
