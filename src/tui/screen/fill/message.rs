//! What the runtime says about the draft that is open.

use std::sync::Arc;

use jiff::Timestamp;

use crate::base::Problem;
use crate::questionnaire::Questionnaire;
use crate::response::DraftKey;
use crate::response::Response;

/// What the runtime tells the draft that is open.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A draft is open: as an effect asked for it, or since the command line named it.
    Opened(Box<Opened>),
    /// It is on disk.
    Saved {
        /// Which.
        key: DraftKey,
        /// Which state of it, as `Effect::Save` said.
        edition: u64,
        /// Since when.
        at: Timestamp,
    },
    /// It could not be written.
    SaveFailed {
        /// Which.
        key: DraftKey,
        /// Why, and what to do.
        problem: Problem,
    },
    /// Somebody else had changed the file; it holds both now.
    Joined {
        /// Which.
        key: DraftKey,
        /// What the file holds.
        response: Box<Response>,
    },
}

/// A draft that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Which.
    pub key: DraftKey,
    /// What it answers.
    pub questionnaire: Arc<Questionnaire>,
    /// What it holds.
    pub response: Response,
    /// Why it may not be written: who holds it, or that a newer version wrote it.
    pub read_only: Option<Problem>,
    /// What institutions sent, to be made one national answer.
    pub received: Arc<Vec<Response>>,
    /// Whether the last session ended without closing it, of which nobody was told yet.
    pub recovered: bool,
    /// What a person should know.
    pub problems: Vec<Problem>,
}
