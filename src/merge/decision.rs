//! What a facilitator decided about a conflict, so that it needs to be decided only once.

use jiff::Timestamp;

use super::ResponseKey;
use crate::response::{Address, Answer, AuthorId, Register, Version};

/// A conflict settled by a person: a version that supersedes the alternatives it saw.
///
/// A decision is applied again whenever the files are read. It settles what it saw; a version that
/// arrives later and was written without knowledge of the decision stands beside it, which opens
/// the conflict again.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Which response.
    pub response: ResponseKey,
    /// Which answer.
    pub address: Address,
    /// What it says from now on, and what had been seen.
    pub version: Version,
    /// Why.
    pub reason: String,
    /// Who decided, by name.
    pub name: String,
}

/// Who decides, when and why.
#[derive(Clone, Debug)]
pub struct Decider<'a> {
    /// The replica that writes the decision.
    pub author: &'a AuthorId,
    /// The person's name.
    pub name: &'a str,
    /// The reason, kept in the log.
    pub reason: &'a str,
    /// The time, a claim.
    pub at: Timestamp,
}

impl Decision {
    /// The decision that an answer says `answer`, having seen all that stands in `register`.
    pub fn new(
        response: ResponseKey,
        address: Address,
        register: &Register,
        answer: Answer,
        decider: &Decider<'_>,
    ) -> Self {
        let version = Version {
            answer,
            clock: register.clock().after(decider.author),
            by: decider.author.clone(),
            at: decider.at,
            unknown: std::collections::BTreeMap::new(),
        };
        Self {
            response,
            address,
            version,
            reason: decider.reason.to_owned(),
            name: decider.name.to_owned(),
        }
    }
}
