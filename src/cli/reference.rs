//! `quipu man`: the manual, made from the table of arguments that `--help` prints too.

use std::fmt::Write as _;

use clap::{Arg, Command, CommandFactory as _};

use super::args::{Arguments, Man, ManFormat};
use super::context::Context;
use super::error::{Exit, Failure};
use crate::base::Problem;
use crate::store::write_into;

/// Prints a page, or writes all of them.
pub(super) fn run(arguments: &Man, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let mut root = Arguments::command();
    root.build();
    if let Some(folder) = &arguments.output {
        for (name, command) in pages(&root) {
            write_into(folder, &format!("{name}.1"), &page(&command)?)?;
        }
        return Ok(Exit::Done);
    }
    if arguments.format == ManFormat::Md {
        context.print(&markdown(&root))?;
        return Ok(Exit::Done);
    }
    let wanted = std::iter::once("quipu".to_owned()).chain(arguments.command.iter().cloned());
    let wanted = wanted.collect::<Vec<_>>().join("-");
    let known = pages(&root);
    let Some((_, command)) = known.iter().find(|(name, _)| *name == wanted) else {
        let names: Vec<&str> = root.get_subcommands().map(Command::get_name).collect();
        let problem = Problem::error("man-unknown").with("command", arguments.command.join(" "));
        return Err(Failure::usage(problem.with("known", names.join(", "))));
    };
    context.out.write_all(&page(command)?)?;
    Ok(Exit::Done)
}

/// Every command with the name of its page, the program first.
fn pages(root: &Command) -> Vec<(String, Command)> {
    let mut found = Vec::new();
    collect(root, "quipu", &mut found);
    found
}

fn collect(command: &Command, name: &str, found: &mut Vec<(String, Command)>) {
    found.push((name.to_owned(), command.clone()));
    for inner in command.get_subcommands() {
        collect(inner, &format!("{name}-{}", inner.get_name()), found);
    }
}

fn page(command: &Command) -> Result<Vec<u8>, Failure> {
    let mut written = Vec::new();
    clap_mangen::Man::new(command.clone())
        .manual("quipu")
        .source(format!("quipu {}", env!("CARGO_PKG_VERSION")))
        .render(&mut written)?;
    Ok(written)
}

/// All commands on one page of Markdown: `docs/cli.md`.
fn markdown(root: &Command) -> String {
    let mut text = String::from(
        "# Commands\n\nMade by `quipu man --format md` from the table that `--help` prints.\n",
    );
    for (_, command) in pages(root) {
        // Writing to a text does not fail.
        section(&command, &mut text).ok();
    }
    text += EXIT_CODES;
    text
}

/// What a script may rely on.
const EXIT_CODES: &str = "
## Exit codes

| code | means |
| --- | --- |
| 0 | done |
| 1 | problems in the data: a file that cannot be used, an answer that is missing |
| 2 | wrong usage |
| 3 | a file could not be read or written |
| 4 | open conflicts, with `merge --strict` |

Data goes to standard output, messages to standard error.
";

fn section(command: &Command, text: &mut String) -> std::fmt::Result {
    let name = command.get_bin_name().unwrap_or_else(|| command.get_name());
    writeln!(text, "\n## {name}\n")?;
    let about = command
        .get_about()
        .map(ToString::to_string)
        .unwrap_or_default();
    writeln!(text, "{about}.\n")?;
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").trim();
    writeln!(text, "```\n{usage}\n```")?;
    let global = |arg: &&Arg| arg.is_global_set();
    let own = |arg: &&Arg| command.get_name() == "quipu" || !global(arg);
    let shown: Vec<&Arg> = command
        .get_arguments()
        .filter(|arg| !arg.is_hide_set())
        .filter(own)
        .collect();
    if !shown.is_empty() {
        writeln!(text, "\n| argument | means |\n| --- | --- |")?;
    }
    for arg in shown {
        writeln!(text, "| `{}` | {} |", signature(arg), meaning(arg))?;
    }
    let inner: Vec<&Command> = command.get_subcommands().collect();
    if !inner.is_empty() {
        writeln!(text, "\n| command | does |\n| --- | --- |")?;
    }
    for inner in inner {
        let about = inner
            .get_about()
            .map(ToString::to_string)
            .unwrap_or_default();
        let name = inner.get_bin_name().unwrap_or_else(|| inner.get_name());
        writeln!(text, "| `{name}` | {about} |")?;
    }
    Ok(())
}

/// An argument as it is typed.
fn signature(arg: &Arg) -> String {
    let values = arg.get_value_names().unwrap_or_default();
    let takes = arg.get_action().takes_values();
    let value = values
        .first()
        .filter(|_| takes)
        .map(|name| format!("<{name}>"));
    let mut parts: Vec<String> = Vec::new();
    parts.extend(arg.get_short().map(|short| format!("-{short}")));
    parts.extend(arg.get_long().map(|long| format!("--{long}")));
    let names = parts.join(", ");
    let several = arg
        .get_num_args()
        .is_some_and(|range| range.max_values() > 1);
    let dots = if several && names.is_empty() {
        "…"
    } else {
        ""
    };
    let value = value.unwrap_or_default();
    let text = format!("{names} {value}{dots}");
    text.trim().replace('|', "\\|")
}

/// What an argument means, with its values, its default and its variable.
fn meaning(arg: &Arg) -> String {
    let mut text = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let values: Vec<String> = arg
        .get_possible_values()
        .iter()
        .filter(|_| arg.get_action().takes_values())
        .map(|value| format!("`{}`", value.get_name()))
        .collect();
    if !values.is_empty() {
        write!(text, ": {}", values.join(", ")).ok();
    }
    let defaults: Vec<String> = arg
        .get_default_values()
        .iter()
        .map(|value| value.to_string_lossy().into_owned())
        .collect();
    if !defaults.is_empty()
        && !defaults.iter().all(String::is_empty)
        && arg.get_action().takes_values()
    {
        write!(text, " (default `{}`)", defaults.join(", ")).ok();
    }
    if let Some(variable) = arg.get_env() {
        write!(text, " (environment `{}`)", variable.to_string_lossy()).ok();
    }
    text.replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `--help` says, what the manual says, and what is completed come from one table; this holds them together.
    #[test]
    fn help_and_manual_name_the_same_options() {
        let mut root = Arguments::command();
        root.build();
        for (name, mut command) in pages(&root) {
            let man = String::from_utf8(page(&command).unwrap()).unwrap();
            let help = command.render_long_help().to_string();
            for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
                if let Some(long) = arg.get_long() {
                    assert!(help.contains(&format!("--{long}")), "{name} --{long}");
                    let escaped = format!("\\-\\-{}", long.replace('-', "\\-"));
                    assert!(man.contains(&escaped), "{name} --{long}");
                }
            }
        }
    }

    /// The list of commands is made before what stands in them is looked at.
    #[test]
    fn a_command_is_called_the_same_in_the_list_and_on_its_own_page() {
        let listed = Arguments::command();
        let mut built = Arguments::command();
        built.build();
        let about = |command: &Command| command.get_about().map(ToString::to_string);
        for command in listed.get_subcommands() {
            let own = built.find_subcommand(command.get_name()).unwrap();
            assert_eq!(about(command), about(own));
        }
    }

    #[cfg(all(not(feature = "crypto"), feature = "docx", feature = "xlsx"))]
    #[test]
    fn the_page_of_commands_says_what_the_table_says() {
        let mut root = Arguments::command();
        root.build();
        let page = markdown(&root);
        assert!(
            page == include_str!("../../docs/cli.md"),
            "docs/cli.md should be:\n{page}"
        );
    }
}
