//! The command line: arguments, one file a command, and the plain prompt.

pub mod args;
mod ask;
mod assemble;
mod check;
mod complete;
mod config;
mod context;
mod convert;
mod counted;
pub mod error;
mod evaluate;
mod fill;
mod finalise;
mod list;
mod looks;
mod merge;
mod reference;
mod resolve;
mod round;
mod sample;
mod schema;
#[cfg(feature = "crypto")]
mod sealed;
mod show;
mod split;
mod summary;
mod table;
mod versions;
mod watch;

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

use clap::{ArgMatches, CommandFactory as _, FromArgMatches as _};

use crate::base::Problem;
use crate::base::message::Messages;
use crate::runtime::{clock, quota};
use crate::store::SettingsFile;
use crate::tui::Received;
use args::{Arguments, Command, Common};
use config::Settled;
use context::Context;
use error::{Exit, Failure};

/// Runs the program with these arguments and says its exit code.
///
/// Data goes to `out`, messages to `err`.
pub fn main(
    arguments: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    err: &mut (dyn Write + Send),
) -> Exit {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if let Some(exit) = complete::asked(&arguments, err) {
        return exit;
    }
    let parsed = Arguments::command().try_get_matches_from(arguments);
    let parsed = parsed.and_then(|matches| Ok((Arguments::from_arg_matches(&matches)?, matches)));
    let (mut arguments, matches) = match parsed {
        Ok(parsed) => parsed,
        Err(refused) => return refuse(&refused, out, err),
    };
    let (settled, refused) = match settled(&mut arguments.common, &matches) {
        Ok(settled) => (settled, None),
        Err(refused) => (Settled::default(), Some(refused)),
    };
    let (now, today) = (clock::now(), clock::today());
    let mut context = Context::new(&arguments.common, settled, out, err, now, today);
    if let Some((exit, problem)) = refused {
        context.report(&[problem]).ok();
        return exit;
    }
    // Where the signal cannot be caught, a full disk is no worse than for other programs.
    quota::outlive().ok();
    let done = run(arguments, &mut context).and_then(|exit| {
        // After a hang-up nobody is there to read what is left.
        if !matches!(exit, Exit::Signal(_)) {
            context.out.flush()?;
        }
        Ok(exit)
    });
    done.unwrap_or_else(|failure| failed(failure, &mut context))
}

/// The settings, with those of the file; the file is the one that `QUIPU_CONFIG` names.
fn settled(common: &mut Common, matches: &ArgMatches) -> Result<Settled, (Exit, Problem)> {
    let named = std::env::var_os("QUIPU_CONFIG").filter(|path| !path.is_empty());
    let file = SettingsFile::read(named.as_deref().map(Path::new));
    let file = file.map_err(|error| (Exit::of(&error), error.problem()))?;
    config::settle(common, matches, file).map_err(|problem| (Exit::Data, problem))
}

fn run(arguments: Arguments, context: &mut Context<'_>) -> Result<Exit, Failure> {
    match arguments.command {
        None => fill::home(context),
        Some(Command::Fill(arguments)) => fill::run(&arguments, context),
        Some(Command::List(arguments)) => list::run(&arguments, context),
        Some(Command::Show(arguments)) => show::run(&arguments, context),
        Some(Command::Check(arguments)) => check::run(&arguments, context),
        Some(Command::Split(arguments)) => split::run(&arguments, context),
        Some(Command::Assemble(arguments)) => assemble::run(&arguments, context),
        Some(Command::Finalise(arguments)) => finalise::run(&arguments, context),
        Some(Command::Merge(arguments)) => merge::run(&arguments, context),
        Some(Command::Resolve(arguments)) => resolve::run(&arguments, context),
        Some(Command::Round(arguments)) => round::run(&arguments, context),
        Some(Command::Compare(arguments)) => {
            let (files, earlier) = (arguments.inputs, arguments.earlier);
            fill::compare(Received { files, earlier }, context)
        }
        Some(Command::Summary(arguments)) => summary::run(&arguments, context),
        Some(Command::Export(arguments)) => summary::export(&arguments, context),
        Some(Command::Convert(arguments)) => convert::run(&arguments, context),
        Some(Command::Evaluate(arguments)) => evaluate::run(&arguments, context),
        Some(Command::Diff(arguments)) => versions::diff_versions(&arguments, context),
        Some(Command::Upgrade(arguments)) => versions::run(&arguments, context),
        #[cfg(feature = "crypto")]
        Some(Command::Key(args::Key::New(arguments))) => sealed::new_keys(&arguments, context),
        Some(Command::Sample(arguments)) => sample::run(&arguments, context),
        Some(Command::Config(arguments)) => config::run(&arguments, context),
        Some(Command::Schema(arguments)) => schema::run(&arguments, context),
        Some(Command::Completions(arguments)) => complete::run(&arguments, context),
        Some(Command::Man(arguments)) => reference::run(&arguments, context),
    }
}

/// Help and version go to standard output; a misunderstanding goes to standard error.
fn refuse(refused: &clap::Error, out: &mut dyn Write, err: &mut dyn Write) -> Exit {
    let text = refused.render();
    if refused.use_stderr() {
        write!(err, "{text}").ok();
        Exit::Usage
    } else {
        write!(out, "{text}").ok();
        Exit::Done
    }
}

fn failed(failure: Failure, context: &mut Context<'_>) -> Exit {
    match failure {
        Failure::Problem(exit, problem) => {
            context.report(&[*problem]).ok();
            exit
        }
        // Who reads standard output may stop whenever they like: `quipu summary DIR | head`.
        Failure::Output(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Exit::Done,
        Failure::Output(error) => {
            let sentence = Messages::new(context.language())
                .format("cli-output-failed", &[("error", error.to_string().into())]);
            writeln!(context.err, "{sentence}").ok();
            Exit::Io
        }
    }
}
