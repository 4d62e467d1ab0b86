//! A text written in the user's own editor.

use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, ExitStatus};

use crate::base::Problem;
use crate::store::read_limited;

/// Opens a text in the user's editor and gives what was made of it, without the line end that editors
/// add. The file is the user's alone and is removed afterwards.
///
/// # Errors
/// [`Problem`] when the editor cannot be started, ends with an error, or leaves no text.
pub(super) fn write(text: &str) -> Result<String, Problem> {
    let failed = |error: io::Error| Problem::warning("editor-failed").with("error", error);
    let mut file = tempfile::Builder::new()
        .prefix("quipu-")
        .suffix(".txt")
        .tempfile()
        .map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    let path = file.into_temp_path();
    let status = start(&path).map_err(failed)?;
    if !status.success() {
        return Err(Problem::warning("editor-failed").with("error", status));
    }
    let bytes = read_limited(&path).map_err(|error| failed(io::Error::other(error)))?;
    let no_text = |_| Problem::warning("editor-no-text");
    let mut written = String::from_utf8(bytes).map_err(no_text)?;
    if written.ends_with('\n') {
        written.pop();
    }
    Ok(written)
}

/// `VISUAL`, `EDITOR`, or what every system has. They may have arguments, so a shell reads them.
#[cfg(unix)]
fn start(path: &Path) -> io::Result<ExitStatus> {
    let script = format!("{} \"$1\"", chosen().unwrap_or_else(|| "vi".to_owned()));
    Command::new("sh")
        .args(["-c", &script, "quipu"])
        .arg(path)
        .status()
}

#[cfg(not(unix))]
fn start(path: &Path) -> io::Result<ExitStatus> {
    let editor = chosen().unwrap_or_else(|| "notepad".to_owned());
    Command::new(editor).arg(path).status()
}

fn chosen() -> Option<String> {
    let set = |name| {
        std::env::var(name)
            .ok()
            .filter(|value| !value.trim().is_empty())
    };
    ["VISUAL", "EDITOR"].into_iter().find_map(set)
}
