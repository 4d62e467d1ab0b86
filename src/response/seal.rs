//! The mark by which a change after finalising is noticed. It notices accidents and careless
//! changes; it is not a signature.

use sha2::{Digest as _, Sha256};

use super::{Response, write};

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

/// The SHA-256 of a text, in lower-case hexadecimal.
pub(crate) fn hex_digest(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes)
        .iter()
        .fold(String::new(), |mut hex, byte| {
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

/// The seal of a response: SHA-256 of its file without the seal.
pub fn seal_of(response: &Response) -> String {
    let bare = Response {
        seal: None,
        ..response.clone()
    };
    hex_digest(write(&bare).as_bytes())
}

/// Checks the seal of a response.
pub fn sealed(response: &Response) -> Seal {
    match &response.seal {
        None => Seal::Absent,
        Some(seal) if *seal == seal_of(response) => Seal::Whole,
        Some(_) => Seal::Broken,
    }
}
