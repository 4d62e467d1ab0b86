//! What the screens are told from outside, so that they need neither clock nor files.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::keymap::Keymap;
use crate::base::message::Messages;
use crate::base::{Id, Text};
use crate::response::AuthorId;

/// What the screens are told with every message and every frame.
#[derive(Clone, Copy)]
pub struct Env<'a> {
    /// The sentences in the language of the screen ([`Model::screen_language`](super::Model)).
    pub messages: &'a Messages,
    /// The keys.
    pub keymap: &'a Keymap,
    /// Now.
    pub now: Timestamp,
    /// The day it is here.
    pub today: Date,
    /// The time zone here.
    pub zone: &'a TimeZone,
    /// The statements of the seed document by key: what a question covers.
    pub statements: &'a dyn Fn(&Id) -> Option<Text>,
}

/// Who writes here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    /// The id under which this replica writes.
    pub id: AuthorId,
    /// The name shown beside answers.
    pub name: String,
}

impl Env<'_> {
    /// The time of day, `14:02:31`.
    pub fn time(&self, at: Timestamp) -> String {
        at.to_zoned(self.zone.clone())
            .strftime("%H:%M:%S")
            .to_string()
    }

    /// The day and minute, `2026-11-23 14:02`.
    pub fn date_time(&self, at: Timestamp) -> String {
        at.to_zoned(self.zone.clone())
            .strftime("%Y-%m-%d %H:%M")
            .to_string()
    }
}

impl std::fmt::Debug for Env<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Env")
            .field("messages", self.messages)
            .field("now", &self.now)
            .finish_non_exhaustive()
    }
}
