//! Help and palette: the key table as a list, from which a command can be run.

use super::{Action, Item, Menu};
use crate::tui::command::Command;
use crate::tui::env::Env;
use crate::tui::keymap::When;

/// What can be done where the key was pressed, by group.
pub(in crate::tui) fn help(env: &Env<'_>, when: When) -> Menu {
    Menu::new("help-title", items(env, when))
}

/// The same commands by name, for people who know the name.
pub(in crate::tui) fn palette(env: &Env<'_>, when: When) -> Menu {
    // While text is typed, the commands of the silent keys are wanted too.
    let beside = match when {
        When::FillText => When::Fill,
        When::ProfileText => When::Profile,
        other => other,
    };
    let mut items = items(env, beside);
    items.sort_by_cached_key(Item::sort_key);
    let flat = items.into_iter().map(|item| item.under(""));
    Menu::new("palette-title", flat.collect())
}

fn items(env: &Env<'_>, when: When) -> Vec<Item> {
    let commands = env.keymap.commands(when);
    let useful = |command: &&Command| !matches!(command, Command::Help | Command::Palette);
    commands
        .iter()
        .filter(useful)
        .map(|command| item(env, when, *command))
        .collect()
}

fn item(env: &Env<'_>, when: When, command: Command) -> Item {
    let title = env.messages.get(&format!("command-{}", command.name()));
    let keys: Vec<String> = match command {
        Command::Pick(_) => vec!["0-9".to_owned()],
        _ => env
            .keymap
            .chords(when, command)
            .map(|chord| chord.shown(env.messages))
            .collect(),
    };
    let heading = env.messages.get(command.group().heading());
    Item::new(title, keys.join("  "), Action::Run(command)).under(&heading)
}
