//! Keys that a person chose.

use std::collections::BTreeMap;

use super::{Binding, Chord, Keymap, When};
use crate::base::Problem;
use crate::tui::command::Command;

/// Why keys cannot be as a person chose them: the name of the command as written, and what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidKeys {
    /// The command as written.
    pub command: String,
    /// What is wrong.
    pub problem: Box<Problem>,
}

impl Keymap {
    /// The table with other keys for some commands, by the names of the commands. A command's keys are replaced wherever it
    /// has some; a key that types something stays out of places where text is typed.
    ///
    /// # Errors
    /// [`InvalidKeys`] where there is no such command, a text is no key, or a key would mean two things in one place.
    pub fn with(chosen: &BTreeMap<String, Vec<String>>) -> Result<Self, InvalidKeys> {
        let mut keymap = Self::default();
        for (name, keys) in chosen {
            let refused = |problem: Problem| InvalidKeys {
                command: name.clone(),
                problem: Box::new(problem.with("command", name)),
            };
            keymap.replace(name, keys).map_err(refused)?;
        }
        keymap.refuse_doubles(chosen)?;
        Ok(keymap)
    }

    fn replace(&mut self, name: &str, keys: &[String]) -> Result<(), Problem> {
        let old: Vec<Binding> = self
            .bindings
            .iter()
            .filter(|binding| binding.command.name() == name)
            .cloned()
            .collect();
        let Some(command) = old.first().map(|binding| binding.command) else {
            return Err(unknown(self, name));
        };
        if matches!(command, Command::Pick(_)) {
            return Err(Problem::error("config-key-digits"));
        }
        if keys.is_empty() {
            return Err(Problem::error("config-key-none"));
        }
        let mut chords: Vec<Chord> = Vec::new();
        for key in keys {
            let chord = key.parse();
            chords.push(
                chord.map_err(|_invalid| Problem::error("config-key-invalid").with("key", key))?,
            );
        }
        let mut places: Vec<When> = old
            .iter()
            .flat_map(|binding| binding.when.clone())
            .collect();
        places.sort_unstable();
        places.dedup();
        let fits = |when: When, chord: Chord| !(when.is_typing() && chord.is_printable());
        let reached = |when: &When| chords.iter().any(|chord| fits(*when, *chord));
        // Where none of the new keys can be pressed, the old ones stay.
        for binding in &mut self.bindings {
            if binding.command.name() == name {
                binding.when.retain(|when| !reached(when));
            }
        }
        self.bindings.retain(|binding| !binding.when.is_empty());
        for chord in chords.iter().rev() {
            let when = places
                .iter()
                .copied()
                .filter(|when| fits(*when, *chord))
                .collect();
            let binding = Binding {
                chord: *chord,
                command,
                when,
            };
            // The first key is the one that is shown.
            self.bindings.insert(0, binding);
        }
        Ok(())
    }

    fn refuse_doubles(&self, chosen: &BTreeMap<String, Vec<String>>) -> Result<(), InvalidKeys> {
        for when in When::ALL {
            let here: Vec<&Binding> = self.bindings_in(when).collect();
            for (nth, binding) in here.iter().enumerate() {
                let same = here
                    .iter()
                    .skip(nth + 1)
                    .find(|other| other.chord == binding.chord);
                let Some(other) = same else { continue };
                let (one, two) = (binding.command.name(), other.command.name());
                let command = if chosen.contains_key(one) { one } else { two };
                let problem = Problem::error("config-key-twice")
                    .with("key", binding.chord)
                    .with("command", one)
                    .with("other", two);
                return Err(InvalidKeys {
                    command: command.to_owned(),
                    problem: Box::new(problem),
                });
            }
        }
        Ok(())
    }
}

fn unknown(keymap: &Keymap, name: &str) -> Problem {
    let mut known: Vec<&str> = keymap
        .bindings
        .iter()
        .map(|binding| binding.command.name())
        .collect();
    known.sort_unstable();
    known.dedup();
    Problem::error("config-key-command")
        .with("name", name)
        .with("known", known.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(rows: &[(&str, &[&str])]) -> Result<Keymap, InvalidKeys> {
        let rows = rows.iter().map(|(name, keys)| {
            (
                (*name).to_owned(),
                keys.iter().map(|key| (*key).to_owned()).collect(),
            )
        });
        Keymap::with(&rows.collect())
    }

    #[test]
    fn chosen_keys_stand_in_the_place_of_the_others() {
        let keymap = with(&[("note", &["z", "F12"])]).unwrap();
        let command = |when, key: &str| {
            keymap
                .resolve(when, key.parse().unwrap())
                .map(Command::name)
        };
        assert_eq!(command(When::Fill, "z"), Some("note"));
        assert_eq!(command(When::Fill, "F12"), Some("note"));
        assert_eq!(command(When::Fill, "c"), None);
        assert_eq!(
            keymap
                .chord(When::Fill, Command::Note)
                .map(|chord| chord.to_string())
                .as_deref(),
            Some("z")
        );
    }

    #[test]
    fn what_cannot_be_is_refused_with_its_command() {
        let message = |rows: &[(&str, &[&str])]| {
            let refused = with(rows).unwrap_err();
            (refused.command, refused.problem.message)
        };
        for (rows, message_id) in [
            (("nte", &["z"][..]), "config-key-command"),
            (("note", &["Hyper+Q"][..]), "config-key-invalid"),
            (("note", &[][..]), "config-key-none"),
            (("note", &["x"][..]), "config-key-twice"),
            (("pick", &["z"][..]), "config-key-digits"),
        ] {
            assert_eq!(message(&[rows]), (rows.0.to_owned(), message_id));
        }
        // Two commands may change places.
        assert!(with(&[("note", &["x"]), ("silence", &["c"])]).is_ok());
    }
}
