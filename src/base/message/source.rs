//! The messages of a Fluent file.

use std::sync::OnceLock;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Message};

use super::index::Bounds;

/// A Fluent file, of which each message is read when it is first said: there are some thousand, and a screen says twenty.
pub(super) struct Source {
    /// The file.
    pub(super) text: &'static str,
    /// Where the id of each message is, sorted by id.
    ids: &'static [Bounds],
    /// The messages that were said, in the same order.
    read: &'static [OnceLock<FluentResource>],
}

/// The Fluent file at a place as a [`Source`].
macro_rules! source {
    ($path:literal) => {{
        const TEXT: &str = include_str!($path);
        const COUNT: usize = $crate::base::message::index::count(TEXT);
        static IDS: [$crate::base::message::index::Bounds; COUNT] =
            $crate::base::message::index::by_id(TEXT);
        static READ: [std::sync::OnceLock<fluent_bundle::FluentResource>; COUNT] =
            [const { std::sync::OnceLock::new() }; COUNT];
        $crate::base::message::source::Source::new(TEXT, &IDS, &READ)
    }};
}
pub(super) use source;

impl Source {
    pub(super) const fn new(
        text: &'static str,
        ids: &'static [Bounds],
        read: &'static [OnceLock<FluentResource>],
    ) -> Self {
        Self { text, ids, read }
    }

    /// The message with this id.
    pub(super) fn message(&self, id: &str) -> Option<&'static Message<&'static str>> {
        let known = |bounds: &Bounds| self.id(*bounds).unwrap_or_default();
        let nth = self.ids.binary_search_by(|bounds| known(bounds).cmp(id));
        let nth = nth.ok()?;
        let bounds = *self.ids.get(nth)?;
        let read = || {
            let text = self.at(bounds).unwrap_or_default().to_owned();
            // A test reads every message; what a broken one still yields is better than nothing.
            FluentResource::try_new(text).unwrap_or_else(|(part, _)| part)
        };
        let mut all = self.read.get(nth)?.get_or_init(read).entries();
        all.find_map(|entry| match entry {
            Entry::Message(message) => Some(message),
            _ => None,
        })
    }

    /// The id there.
    fn id(&self, (start, end): Bounds) -> Option<&'static str> {
        self.text.get(start..end)
    }

    /// The message with the id there: its line, and those up to the next message.
    fn at(&self, (start, _): Bounds) -> Option<&'static str> {
        let rest = self.text.get(start..)?;
        let bytes = rest.as_bytes();
        let mut lines = memchr::memchr_iter(b'\n', bytes).map(|feed| feed + 1);
        let end = lines.find(|line| bytes.get(*line).is_some_and(u8::is_ascii_alphabetic));
        rest.get(..end.unwrap_or(rest.len()))
    }

    /// The ids and sources of all messages, in the order of their ids.
    #[cfg(test)]
    pub(super) fn all(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let ids = self.ids.iter();
        ids.map(|bounds| (self.id(*bounds).unwrap(), self.at(*bounds).unwrap()))
    }
}
