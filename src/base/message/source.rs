//! The messages of a Fluent file.

use std::sync::OnceLock;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Message};

/// A Fluent file, of which each message is read when it is first said: there are some thousand, and a screen says twenty.
pub(super) struct Source {
    /// The file.
    pub(super) text: &'static str,
    /// Where each message begins, in the order of their ids.
    starts: &'static [usize],
    /// The messages that were said, in the same order.
    read: &'static [OnceLock<FluentResource>],
}

/// The Fluent file at a place as a [`Source`].
macro_rules! source {
    ($path:literal) => {{
        const TEXT: &str = include_str!($path);
        const COUNT: usize = $crate::base::message::index::count(TEXT);
        static STARTS: [usize; COUNT] = $crate::base::message::index::by_id(TEXT);
        static READ: [std::sync::OnceLock<fluent_bundle::FluentResource>; COUNT] =
            [const { std::sync::OnceLock::new() }; COUNT];
        $crate::base::message::source::Source::new(TEXT, &STARTS, &READ)
    }};
}
pub(super) use source;

impl Source {
    pub(super) const fn new(
        text: &'static str,
        starts: &'static [usize],
        read: &'static [OnceLock<FluentResource>],
    ) -> Self {
        Self { text, starts, read }
    }

    /// The message with this id.
    pub(super) fn message(&self, id: &str) -> Option<&'static Message<&'static str>> {
        let known = |start: &usize| self.id(*start).unwrap_or_default();
        let place = self.starts.binary_search_by(|start| known(start).cmp(id));
        let place = place.ok()?;
        let text = self.at(*self.starts.get(place)?)?;
        // A test reads every message; what a broken one still yields is better than nothing.
        let read = || FluentResource::try_new(text.to_owned()).unwrap_or_else(|(part, _)| part);
        let mut all = self.read.get(place)?.get_or_init(read).entries();
        all.find_map(|entry| match entry {
            Entry::Message(message) => Some(message),
            _ => None,
        })
    }

    /// The id of the message that begins there.
    fn id(&self, start: usize) -> Option<&'static str> {
        let rest = self.text.get(start..)?;
        rest.get(..memchr::memchr2(b' ', b'=', rest.as_bytes())?)
    }

    /// The message that begins there: its line, and those up to the next message.
    fn at(&self, start: usize) -> Option<&'static str> {
        let rest = self.text.get(start..)?;
        let bytes = rest.as_bytes();
        let mut lines = memchr::memchr_iter(b'\n', bytes).map(|feed| feed + 1);
        let end = lines.find(|line| bytes.get(*line).is_some_and(u8::is_ascii_alphabetic));
        rest.get(..end.unwrap_or(rest.len()))
    }

    /// The ids and sources of all messages, in the order of their ids.
    #[cfg(test)]
    pub(super) fn all(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let starts = self.starts.iter();
        starts.map(|start| (self.id(*start).unwrap(), self.at(*start).unwrap()))
    }
}
