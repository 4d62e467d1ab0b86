//! How far long work is, in one line of a terminal that is written over and gone at the end.

use std::io::Write;
use std::time::Duration;

use crate::base::message::Messages;

/// Work that is done sooner is not talked about.
const PATIENCE: Duration = Duration::from_secs(1);

/// The line.
pub(super) struct Watch<'a> {
    messages: &'a Messages,
    err: &'a mut (dyn Write + Send),
    /// Whether there is a terminal still.
    on: bool,
    files: usize,
    /// How long the line is that stands there, in characters.
    width: usize,
}

impl<'a> Watch<'a> {
    /// A line about work on so many files.
    pub(super) fn new(
        messages: &'a Messages,
        err: &'a mut (dyn Write + Send),
        files: usize,
    ) -> Self {
        Self {
            messages,
            err,
            on: true,
            files,
            width: 0,
        }
    }

    /// Says that so many files are done after a time.
    pub(super) fn tell(&mut self, done: usize, after: Duration) {
        if !self.on || done == 0 || after < PATIENCE {
            return;
        }
        let rate = rate(done, after);
        let left = self.files.saturating_sub(done).div_ceil(rate.max(1));
        let arguments = [
            ("done", done.into()),
            ("files", self.files.into()),
            ("rate", rate.into()),
            ("left", left.into()),
        ];
        let line = self.messages.format("watch-files", &arguments);
        self.put(&line);
    }

    /// Writes the line over the one that stands there. A terminal that is gone is no reason to stop the work.
    fn put(&mut self, line: &str) {
        let width = line.chars().count();
        let rest = " ".repeat(self.width.saturating_sub(width));
        self.on &= write!(self.err, "\r{line}{rest}").is_ok() && self.err.flush().is_ok();
        self.width = width;
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        if self.width > 0 {
            self.put("");
            self.on &= write!(self.err, "\r").is_ok();
        }
    }
}

/// Files a second.
fn rate(done: usize, after: Duration) -> usize {
    let done = u128::try_from(done).unwrap_or(u128::MAX);
    let rate = done.saturating_mul(1000) / after.as_millis().max(1);
    usize::try_from(rate).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Language;

    #[test]
    fn a_line_is_written_over_and_gone_at_the_end() {
        let messages = Messages::new(Language::EN);
        let mut told = Vec::new();
        let mut watch = Watch::new(&messages, &mut told, 1_000);
        watch.tell(10, Duration::from_millis(10));
        watch.tell(500, Duration::from_secs(2));
        drop(watch);
        let told = String::from_utf8(told).unwrap();
        assert!(told.starts_with('\r') && told.ends_with('\r'), "{told:?}");
        assert!(told.contains("500") && told.contains("250"), "{told:?}");
        let last = told.split('\r').rfind(|line| !line.is_empty()).unwrap();
        assert_eq!(last.trim(), "");
    }
}
