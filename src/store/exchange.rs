//! Sealed and signed files: bytes in, bytes out. Sealed files have the format of age (age-encryption.org/v1), signatures that of
//! minisign, so that other programs open and verify them too.

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};

use age::secrecy::{ExposeSecret as _, SecretString};
use age::{Decryptor, Encryptor, x25519};
use minisign::{KeyPair, PublicKey, PublicKeyBox, SecretKeyBox, SignatureBox};

use crate::base::Problem;
use crate::base::json::Limits;

/// How a sealed file begins.
const SEALED: &[u8] = b"age-encryption.org/v1\n";

/// What stands above a signature; not covered by it.
const COMMENT: &str = "signature of a quipu response";

/// A pair of keys: the secret one, protected by a passphrase, and the one that is given to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// The file that stays.
    pub secret: Vec<u8>,
    /// The file that is sent to others.
    pub public: String,
}

/// Keys that open sealed files.
pub struct Identities(Vec<x25519::Identity>);

/// A public key under the name of its file.
pub struct Trusted {
    name: String,
    key: PublicKey,
}

/// Who signed a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The name of the key that fits; nothing where none of those that are trusted has its number.
    pub by: Option<String>,
    /// The number of the key, in hexadecimal.
    pub key: String,
    /// What the signer says about the file.
    pub comment: String,
}

fn failed(error: impl std::fmt::Display) -> Problem {
    Problem::error("sealed-failed").with("error", error)
}

/// Keys for sealed files: an age identity, sealed itself with a passphrase, and the recipient others seal for.
///
/// # Errors
/// [`Problem`] when the system gives no random numbers.
pub fn sealing_keys(passphrase: &str) -> Result<Keys, Problem> {
    let identity = x25519::Identity::generate();
    let public = identity.to_public().to_string();
    let text = format!(
        "# public key: {public}\n{}\n",
        identity.to_string().expose_secret()
    );
    let lock = Encryptor::with_user_passphrase(SecretString::from(passphrase.to_owned()));
    Ok(Keys {
        secret: encrypted(lock, text.as_bytes())?,
        public: format!("{public}\n"),
    })
}

/// Keys for signatures, in minisign's format.
///
/// # Errors
/// [`Problem`] when the system gives no random numbers.
pub fn signing_keys(passphrase: &str) -> Result<Keys, Problem> {
    let pair = KeyPair::generate_encrypted_keypair(Some(passphrase.to_owned())).map_err(failed)?;
    let secret = pair.sk.to_box(Some("quipu signing key")).map_err(failed)?;
    let public = pair.pk.to_box().map_err(failed)?;
    Ok(Keys {
        secret: secret.into_string().into_bytes(),
        public: public.into_string(),
    })
}

fn encrypted(lock: Encryptor, bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let mut sealed = Vec::new();
    let mut writer = lock.wrap_output(&mut sealed).map_err(failed)?;
    writer.write_all(bytes).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(sealed)
}

/// Seals bytes for recipients, each `age1…`; lines that begin with `#` are left out.
///
/// # Errors
/// [`Problem`] where a recipient is none.
pub fn seal(bytes: &[u8], recipients: &[String]) -> Result<Vec<u8>, Problem> {
    let lines = recipients
        .iter()
        .flat_map(|text| text.lines())
        .map(str::trim);
    let named = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut keys = Vec::new();
    for line in named {
        let key: x25519::Recipient = line.parse().map_err(|error| {
            Problem::error("sealed-recipient")
                .with("recipient", line)
                .with("error", error)
        })?;
        keys.push(key);
    }
    let recipients = keys.iter().map(|key| key as &dyn age::Recipient);
    encrypted(
        Encryptor::with_recipients(recipients).map_err(failed)?,
        bytes,
    )
}

/// Whether bytes are a sealed file.
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(SEALED)
}

impl Identities {
    /// Reads an identity file. One that is sealed with a passphrase asks for it.
    ///
    /// # Errors
    /// [`Problem`] for a wrong passphrase, or a file without an identity.
    pub fn read(
        bytes: &[u8],
        passphrase: impl FnOnce() -> Result<String, Problem>,
    ) -> Result<Self, Problem> {
        let plain = if is_sealed(bytes) {
            let word = SecretString::from(passphrase()?);
            let lock = age::scrypt::Identity::new(word);
            decrypted(bytes, &[&lock]).map_err(|_why| Problem::error("sealed-passphrase"))?
        } else {
            bytes.to_vec()
        };
        let text = String::from_utf8(plain).map_err(failed)?;
        let lines = text.lines().map(str::trim);
        let keys = lines.filter(|line| line.starts_with("AGE-SECRET-KEY-"));
        let keys: Result<Vec<x25519::Identity>, _> = keys.map(str::parse).collect();
        let keys = keys.map_err(failed)?;
        if keys.is_empty() {
            return Err(Problem::error("sealed-no-identity"));
        }
        Ok(Self(keys))
    }

    /// Opens a sealed file: all of it or nothing.
    ///
    /// # Errors
    /// [`Problem`] when it is for somebody else, was changed or cut short, or is too large.
    pub fn open(&self, bytes: &[u8]) -> Result<Vec<u8>, Problem> {
        let keys: Vec<&dyn age::Identity> = self.0.iter().map(|key| key as _).collect();
        decrypted(bytes, &keys)
    }
}

fn decrypted(bytes: &[u8], keys: &[&dyn age::Identity]) -> Result<Vec<u8>, Problem> {
    let unreadable = |error: age::DecryptError| match error {
        age::DecryptError::NoMatchingKeys => Problem::error("sealed-other-key"),
        error => Problem::error("sealed-broken").with("error", error),
    };
    let opener = Decryptor::new_buffered(bytes).map_err(unreadable)?;
    let reader = opener.decrypt(keys.iter().copied()).map_err(unreadable)?;
    let most = Limits::COLLECTION.size;
    let mut plain = Vec::new();
    let mut reader = reader.take(u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1));
    let done = reader.read_to_end(&mut plain);
    done.map_err(|error| Problem::error("sealed-broken").with("error", error))?;
    if plain.len() > most {
        return Err(Limits::COLLECTION.too_large());
    }
    Ok(plain)
}

/// Signs bytes. `comment` is covered by the signature; what would break its line is left out.
///
/// # Errors
/// [`Problem`] for a wrong passphrase, or a file that is no key.
pub fn sign(
    bytes: &[u8],
    secret: &str,
    passphrase: String,
    comment: &str,
) -> Result<String, Problem> {
    let key =
        SecretKeyBox::from_string(secret).map_err(|_why| Problem::error("signature-no-key"))?;
    let key = key.into_secret_key(Some(passphrase));
    let key = key.map_err(|_why| Problem::error("sealed-passphrase"))?;
    let comment: String = comment.chars().filter(|c| !c.is_control()).collect();
    let signature = minisign::sign(None, &key, bytes, Some(&comment), Some(COMMENT));
    Ok(signature.map_err(failed)?.into_string())
}

impl Trusted {
    /// A public key and the name it is known by here.
    ///
    /// # Errors
    /// [`Problem`] when the text is no public key.
    pub fn read(name: &str, text: &str) -> Result<Self, Problem> {
        let key = PublicKeyBox::from_string(text).and_then(PublicKeyBox::into_public_key);
        let key = key.map_err(|_why| Problem::error("signature-no-key"))?;
        Ok(Self {
            name: name.to_owned(),
            key,
        })
    }
}

/// Who signed bytes.
///
/// # Errors
/// [`Problem`] when the signature cannot be read, or is of a trusted key and does not fit.
pub fn verify(bytes: &[u8], signature: &str, trusted: &[Trusted]) -> Result<Signature, Problem> {
    let signed = SignatureBox::from_string(signature);
    let signed = signed.map_err(|_why| Problem::error("signature-unreadable"))?;
    // What reads as the same signature in other characters was changed by somebody.
    let written = signed.to_string();
    if !written.lines().skip(1).eq(signature.lines().skip(1)) {
        return Err(Problem::error("signature-unreadable"));
    }
    let number = signed.keynum();
    let key = number.iter().rev().fold(String::new(), |mut key, byte| {
        // Writing into a string cannot fail.
        write!(key, "{byte:02X}").ok();
        key
    });
    let comment = signed.trusted_comment().unwrap_or_default();
    let by = trusted
        .iter()
        .find(|trusted| trusted.key.keynum() == number);
    if let Some(by) = by {
        let reader = std::io::Cursor::new(bytes);
        minisign::verify(&by.key, &signed, reader, true, false, false)
            .map_err(|_why| Problem::error("signature-wrong").with("key", &by.name))?;
    }
    Ok(Signature {
        by: by.map(|by| by.name.clone()),
        key,
        comment,
    })
}

#[cfg(test)]
mod tests {
    use std::iter;

    use super::*;

    const TEXT: &[u8] = b"{\"format\": \"quipu-response/1\", \"words\": \"\xc3\xb1and\xc3\xba\"}";

    /// The same numbers on every machine (Numerical Recipes, ranqd1).
    fn numbers(mut seed: u32) -> impl Iterator<Item = usize> {
        iter::repeat_with(move || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            usize::try_from(seed >> 8).unwrap()
        })
    }

    fn pair() -> (Identities, String) {
        let key = x25519::Identity::generate();
        let public = key.to_public().to_string();
        (Identities(vec![key]), public)
    }

    #[test]
    fn only_the_right_key_opens() {
        let ((mine, public), (other, _)) = (pair(), pair());
        let sealed = seal(TEXT, &[format!("# facilitator\n{public}\n")]).unwrap();
        assert!(is_sealed(&sealed) && !is_sealed(TEXT));
        assert_eq!(mine.open(&sealed).unwrap(), TEXT);
        assert_eq!(other.open(&sealed).unwrap_err().message, "sealed-other-key");
        assert!(seal(TEXT, &["age1nobody".to_owned()]).is_err());
        assert!(seal(TEXT, &[]).is_err());
    }

    #[test]
    fn a_thousand_flipped_bits_are_all_refused() {
        let (mine, public) = pair();
        let sealed = seal(TEXT, &[public]).unwrap();
        let mut places = numbers(7);
        for _ in 0..1_000 {
            let mut changed = sealed.clone();
            let place = places.next().unwrap() % changed.len();
            changed[place] ^= 1 << (places.next().unwrap() % 8);
            assert!(mine.open(&changed).is_err(), "byte {place}");
        }
        for cut in 0..sealed.len() {
            assert!(mine.open(&sealed[..cut]).is_err(), "cut at {cut}");
        }
    }

    #[test]
    fn signatures_cover_the_file_and_the_comment() {
        let keys = signing_keys("a long passphrase").unwrap();
        let secret = String::from_utf8(keys.secret).unwrap();
        let wrong = sign(TEXT, &secret, "another".into(), "c").unwrap_err();
        assert_eq!(wrong.message, "sealed-passphrase");
        let signature = sign(TEXT, &secret, "a long passphrase".into(), "cog\nXA").unwrap();
        let trusted = [Trusted::read("xa.pub", &keys.public).unwrap()];
        let found = verify(TEXT, &signature, &trusted).unwrap();
        assert_eq!(
            (found.by.as_deref(), found.comment.as_str()),
            (Some("xa.pub"), "cogXA")
        );
        assert_eq!(verify(TEXT, &signature, &[]).unwrap().by, None);
        // The first line is a comment that nothing covers; all that follows it is.
        let covered = signature.find('\n').unwrap() + 1;
        let mut places = numbers(11);
        for _ in 0..1_000 {
            let bit = 1 << (places.next().unwrap() % 8);
            let place = places.next().unwrap();
            let mut text = TEXT.to_vec();
            let at = place % text.len();
            text[at] ^= bit;
            assert!(
                verify(&text, &signature, &trusted).is_err(),
                "byte {at} of the file"
            );
            let mut changed = signature.clone().into_bytes();
            let at = covered + place % (changed.len() - covered);
            changed[at] ^= bit;
            let refused = match String::from_utf8(changed) {
                Err(_) => true,
                // A signature of another key number is not of the trusted key.
                Ok(changed) => verify(TEXT, &changed, &trusted).map_or(true, |found| {
                    found.by.is_none() || changed.trim_end() == signature.trim_end()
                }),
            };
            assert!(refused, "byte {at} of the signature");
        }
    }

    #[test]
    fn an_identity_opens_with_its_passphrase_alone() {
        let keys = sealing_keys("one passphrase").unwrap();
        let sealed = seal(TEXT, &[keys.public]).unwrap();
        let right = Identities::read(&keys.secret, || Ok("one passphrase".into())).unwrap();
        assert_eq!(right.open(&sealed).unwrap(), TEXT);
        let wrong = Identities::read(&keys.secret, || Ok("another".into()));
        assert_eq!(
            wrong.err().map(|problem| problem.message),
            Some("sealed-passphrase")
        );
        let none = Identities::read(b"nothing", || Ok(String::new()));
        assert_eq!(
            none.err().map(|problem| problem.message),
            Some("sealed-no-identity")
        );
    }
}
