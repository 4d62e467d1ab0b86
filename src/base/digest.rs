//! SHA-256, as anyone can compute it with `sha256sum`.

use sha2::{Digest as _, Sha256};

/// The SHA-256 of some bytes, in lower-case hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    let [all] = digests(bytes, [b""]);
    all
}

/// The SHA-256 of bytes that begin alike and end differently; the beginning is read once.
pub fn digests<const N: usize>(start: &[u8], ends: [&[u8]; N]) -> [String; N] {
    let started = Sha256::new_with_prefix(start);
    ends.map(|end| hexadecimal(&started.clone().chain_update(end).finalize()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let digits = halves.filter_map(|half| char::from_digit(half.into(), 16));
    digits.collect()
}

/// The first 64 bits of the SHA-256 of some bytes: an order that says nothing about them.
pub fn prefix(bytes: &[u8]) -> u64 {
    let digest = Sha256::digest(bytes);
    let first = digest.iter().take(8);
    first.fold(0, |all, byte| all << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_sha256sum() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!((digest(b""), digest(b"abc")), (empty.into(), abc.into()));
        assert_eq!(digests(b"ab", [b"c", b""]), [digest(b"abc"), digest(b"ab")]);
        assert_eq!(digests(b"", [b"abc", b""]), [abc, empty]);
    }
}
