//! Sealed exchange: keys, sealing and signing what is sent, opening what comes.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::args::{NewKeys, Sealing, Unsealing};
use super::context::Context;
use super::error::{Exit, Failure};
use crate::base::Problem;
use crate::response::Response;
use crate::runtime::passphrase;
use crate::store::exchange::{
    Identities, Keys, Signature, Trusted, is_sealed, seal, sealing_keys, sign, signing_keys, verify,
};
use crate::store::{Opener, Unsealed, read_limited, write_new_into};

/// Makes keys, and says where they are and what to send.
pub(super) fn new_keys(arguments: &NewKeys, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let folder = match &arguments.output {
        Some(folder) => folder.clone(),
        None => context.workspace()?.folder().join("keys"),
    };
    let word = passphrase::ask(&context.messages.get("passphrase-new")).map_err(Failure::data)?;
    let again =
        passphrase::ask(&context.messages.get("passphrase-again")).map_err(Failure::data)?;
    if word != again {
        return Err(Failure::data(Problem::error("passphrase-differ")));
    }
    let sealing = sealing_keys(&word).map_err(Failure::data)?;
    let signing = signing_keys(&word).map_err(Failure::data)?;
    for (secret, public, keys) in [
        ("seal.age", "seal.pub", sealing),
        ("sign.key", "sign.pub", signing),
    ] {
        let Keys {
            secret: stays,
            public: goes,
        } = keys;
        let stays = write_new_into(&folder, secret, &stays)?;
        let goes = write_new_into(&folder, public, goes.as_bytes())?;
        let said = [
            ("secret", stays.display().to_string().into()),
            ("public", goes.display().to_string().into()),
        ];
        context.say("keys-written", &said)?;
    }
    Ok(Exit::Done)
}

/// A finalised response as it is sent: its bytes, what is added to the name of its file, and its signature.
pub(super) struct Sent {
    pub(super) bytes: Vec<u8>,
    pub(super) ending: &'static str,
    pub(super) signature: Option<String>,
}

/// Seals and signs a response as the arguments say.
pub(super) fn sent(
    arguments: &Sealing,
    response: &Response,
    plain: String,
    context: &Context<'_>,
) -> Result<Sent, Failure> {
    let mut bytes = plain.into_bytes();
    let mut ending = "";
    if !arguments.seal.is_empty() {
        let recipients = arguments.seal.iter().map(|named| recipient(named));
        let recipients = recipients.collect::<Result<Vec<_>, Failure>>()?;
        bytes = seal(&bytes, &recipients).map_err(Failure::data)?;
        ending = ".age";
    }
    let mut signature = None;
    if let Some(key) = &arguments.sign {
        let secret = String::from_utf8_lossy(&read_limited(key)?).into_owned();
        let word = asked(key, context).map_err(Failure::data)?;
        let who = &response.respondent;
        let comment = format!(
            "{} {} · {} · {} · r{}",
            response.questionnaire.id,
            response.questionnaire.version,
            who.country.display_name(),
            who.institution,
            response.revision
        );
        let made = sign(&bytes, &secret, word, &comment);
        signature = Some(made.map_err(Failure::in_file(key))?);
    }
    Ok(Sent {
        bytes,
        ending,
        signature,
    })
}

/// A recipient as named, or what a file of recipients says.
fn recipient(named: &str) -> Result<String, Failure> {
    if named.starts_with("age1") {
        return Ok(named.to_owned());
    }
    let bytes = read_limited(Path::new(named))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn asked(file: &Path, context: &Context<'_>) -> Result<String, Problem> {
    let arguments = [("file", file.display().to_string().into())];
    passphrase::ask(&context.messages.format("passphrase-of", &arguments))
}

/// What opens received files and looks at their signatures.
pub(super) struct Key {
    identities: Vec<Identities>,
    trusted: Vec<Trusted>,
}

impl Key {
    /// The keys that the arguments name. Passphrases are asked for at once.
    pub(super) fn read(arguments: &Unsealing, context: &Context<'_>) -> Result<Self, Failure> {
        let mut identities = Vec::new();
        for file in &arguments.identity {
            let bytes = read_limited(file)?;
            let read = Identities::read(&bytes, || asked(file, context));
            identities.push(read.map_err(Failure::in_file(file))?);
        }
        let mut trusted = Vec::new();
        for file in &arguments.trust {
            let text = String::from_utf8_lossy(&read_limited(file)?).into_owned();
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let read = Trusted::read(&name, &text);
            trusted.push(read.map_err(Failure::in_file(file))?);
        }
        Ok(Self {
            identities,
            trusted,
        })
    }

    /// Who signed a file, where a signature lies beside it.
    fn signature(&self, path: &Path, bytes: &[u8]) -> Result<Option<Signature>, Problem> {
        let beside = signature_of(path);
        if !beside.exists() {
            return Ok(None);
        }
        let text = read_limited(&beside).map_err(|error| error.problem())?;
        verify(bytes, &String::from_utf8_lossy(&text), &self.trusted).map(Some)
    }

    fn unsealed<'b>(&self, bytes: &'b [u8]) -> Result<Cow<'b, [u8]>, Problem> {
        if !is_sealed(bytes) {
            return Ok(Cow::Borrowed(bytes));
        }
        let mut why = Problem::error("sealed-needs-identity");
        for identities in &self.identities {
            match identities.open(bytes) {
                Ok(plain) => return Ok(Cow::Owned(plain)),
                Err(problem) => why = problem,
            }
        }
        Err(why)
    }
}

/// The signature that lies beside a file.
pub(super) fn signature_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".minisig");
    path.with_file_name(name)
}

impl Opener for Key {
    fn open<'b>(&self, path: &Path, bytes: &'b [u8]) -> Result<Unsealed<'b>, Problem> {
        let signature = self.signature(path, bytes)?;
        let mut unsealed = Unsealed::from(self.unsealed(bytes)?);
        if let Some(Signature { by, key, comment }) = signature {
            let said = |id| {
                Problem::warning(id)
                    .with("key", key)
                    .with("comment", comment)
            };
            match by {
                Some(by) => unsealed.notes.push(said("signature-by").with("by", by)),
                None => unsealed.problems.push(said("signature-unknown")),
            }
        }
        Ok(unsealed)
    }
}
