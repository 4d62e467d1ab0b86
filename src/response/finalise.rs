//! Closing a response for sending, and the seal by which a later change is noticed.
//!
//! The seal notices accidents and careless changes; it is not a signature.

use super::{Live, Response, Status, completeness, validate, write};
use crate::base::{Problem, digest};

/// The response that is sent: what is shown and nothing else, with the next revision number and a seal.
///
/// Hidden answers stay in the draft and are left out here, and so are flags: what leaves is what the
/// respondent saw in Review.
///
/// # Errors
/// Everything that must be mended first; warnings are not among it.
pub fn finalised(live: &Live<'_>) -> Result<Response, Vec<Problem>> {
    let mut problems = completeness(live);
    problems.extend(validate(live));
    problems.retain(Problem::is_error);
    if !problems.is_empty() {
        return Err(problems);
    }
    let shown = live.addresses();
    let mut response = live.response.clone();
    response
        .answers
        .retain(|address, _| shown.contains(address));
    response.flags.clear();
    response.status = Status::Finalised;
    response.revision = response.revision.saturating_add(1);
    response.seal = Some(seal_of(&response));
    Ok(response)
}

/// Whether a response is as it was when it was finalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// It carries no seal: a draft.
    Absent,
    /// The content is what was finalised.
    Whole,
    /// The content was changed afterwards.
    Broken,
}

/// The seal of a response: SHA-256 of its file without the seal.
pub fn seal_of(response: &Response) -> String {
    let bare = Response {
        seal: None,
        ..response.clone()
    };
    digest(write(&bare).as_bytes())
}

/// Checks the seal of a response.
pub fn sealed(response: &Response) -> Seal {
    match &response.seal {
        None => Seal::Absent,
        Some(seal) if *seal == seal_of(response) => Seal::Whole,
        Some(_) => Seal::Broken,
    }
}
