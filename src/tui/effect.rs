//! What the runtime is asked to do, as data.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::screen::desk::{Order, Verdict};
use crate::base::Language;
use crate::questionnaire::Questionnaire;
use crate::response::{DraftKey, Respondent, Response};

/// What a facilitator received: files and folders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// Of this round. Decisions are kept in the first folder.
    pub files: Vec<PathBuf>,
    /// Of the round before.
    pub earlier: Vec<PathBuf>,
}

/// A timer. Setting it again puts the end off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Timer {
    /// Nothing was typed for a while.
    Quiet,
    /// Something was typed a while ago and is not an answer yet.
    Typed,
    /// Saving failed a while ago.
    Retry,
    /// Nothing was typed for a moment: what a key left undone can be done.
    Rest,
    /// More of that, a little at a time.
    More,
}

impl Timer {
    /// How long it runs.
    pub fn duration(self) -> Duration {
        match self {
            Self::Quiet => Duration::from_millis(250),
            Self::Typed => Duration::from_secs(1),
            Self::Retry => Duration::from_secs(5),
            Self::Rest => Duration::from_millis(500),
            Self::More => Duration::from_millis(10),
        }
    }
}

/// One thing to do. Effects are performed in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read questionnaires and drafts; answered by `home::Msg::Listed` or `Failed`.
    LoadListing,
    /// As [`LoadListing`](Self::LoadListing), but of drafts only what was noted, and of those that do not stand in the first
    /// window of Home only the names.
    BeginListing {
        /// The height of the window.
        rows: u16,
    },
    /// Make a draft and open it; answered by `fill::Msg::Opened` or `profile::Msg::Failed`.
    CreateDraft {
        /// What it answers.
        questionnaire: Arc<Questionnaire>,
        /// Who answers.
        respondent: Box<Respondent>,
    },
    /// Open a draft; answered by `fill::Msg::Opened` or `home::Msg::Failed`.
    OpenDraft(DraftKey),
    /// Open a draft together with what institutions sent; answered as `OpenDraft`.
    Assemble {
        /// The national draft.
        key: DraftKey,
        /// Files and folders.
        files: Vec<PathBuf>,
    },
    /// Write the draft; answered by `fill::Msg::Saved`, `SaveFailed` or `Joined`.
    Save {
        /// Which draft.
        key: DraftKey,
        /// Its newest state.
        response: Arc<Response>,
        /// Which state that is; `fill::Msg::Saved` gives it back.
        edition: u64,
    },
    /// Let the draft go, so that others may write it.
    CloseDraft(DraftKey),
    /// Write the file that is sent; answered by `review::Msg::Finalised` or `Failed`.
    Finalise {
        /// Which draft.
        key: DraftKey,
        /// Its newest state.
        response: Arc<Response>,
    },
    /// Put the draft away, where it can be found again; answered by a new listing.
    Discard(DraftKey),
    /// Write a copy of the draft elsewhere; answered by `review::Msg::Exported` or `Failed`.
    Export {
        /// Which draft.
        key: DraftKey,
        /// Its newest state.
        response: Arc<Response>,
    },
    /// Read what a facilitator received; answered by `desk::Msg::Loaded`.
    LoadDesk {
        /// Files and folders.
        received: Received,
        /// The language to tell it in.
        language: Language,
    },
    /// Write the report of what was received; answered by `desk::Msg::Told` or `Failed`.
    Report {
        /// Files and folders.
        received: Received,
        /// For whom and where.
        order: Order,
        /// The language of the report.
        language: Language,
    },
    /// Keep a decision in the first of the folders; answered by `desk::Msg::Kept` or `Failed`.
    Decide {
        /// Files and folders.
        inputs: Vec<PathBuf>,
        /// What was decided.
        verdict: Box<Verdict>,
    },
    /// Take the user's last decision in that folder back; answered by `desk::Msg::Kept` or `Failed`.
    TakeBack {
        /// Files and folders.
        inputs: Vec<PathBuf>,
    },
    /// Let the user write a text in an editor of their own; answered by `Message::Edited`.
    EditText(String),
    /// Send `Message::Timer` when it ends; a timer that runs already begins anew.
    Start(Timer),
    /// Leave, once everything before is done.
    Quit,
}
