//! Collections and decisions as files, and telling what a received file is.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::convert::Infallible;

use serde::{Deserialize, Serialize};

use super::{Collection, Decision, ResponseKey, SourceFile};
use crate::base::json::{self, Document, Limits};
use crate::base::{Id, Problem};
use crate::response::{self, Address, WireResponse, WireVersion};

/// The format of `collection.json`.
pub const COLLECTION_FORMAT: &str = "quipu-collection/1";

/// The format of `decisions.json`.
pub const DECISIONS_FORMAT: &str = "quipu-decisions/1";

/// What a received file turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Received {
    /// A response.
    Response(Box<response::Read>),
    /// A collection that was merged before.
    Collection(Box<Collection>),
    /// Decisions.
    Decisions(Vec<Decision>),
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct WireCollection {
    format: String,
    #[serde(default)]
    sources: BTreeMap<String, SourceFile>,
    responses: Vec<WireResponse>,
    #[serde(default)]
    decisions: Vec<WireDecision>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct WireDecisions {
    format: String,
    decisions: Vec<WireDecision>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct WireDecision {
    questionnaire: Id,
    questionnaire_version: String,
    country: String,
    institution: String,
    address: Address,
    version: WireVersion,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    name: String,
}

impl From<&Decision> for WireDecision {
    fn from(decision: &Decision) -> Self {
        Self {
            questionnaire: decision.response.questionnaire.clone(),
            questionnaire_version: decision.response.version.clone(),
            country: decision.response.country.clone(),
            institution: decision.response.institution.clone(),
            address: decision.address.clone(),
            version: WireVersion::from(&decision.version),
            reason: decision.reason.clone(),
            name: decision.name.clone(),
        }
    }
}

impl WireDecision {
    fn decision(self) -> Result<Decision, Problem> {
        Ok(Decision {
            response: ResponseKey {
                questionnaire: self.questionnaire,
                version: self.questionnaire_version,
                country: self.country,
                institution: self.institution,
            },
            version: self
                .version
                .version()
                .map_err(|problem| problem.on(&self.address))?,
            address: self.address,
            reason: self.reason,
            name: self.name,
        })
    }
}

/// The text of a decision that decides its place among decisions that had seen the same.
pub(super) fn text_of(decision: &Decision) -> String {
    serde_json::to_string(&WireDecision::from(decision)).unwrap_or_default()
}

/// A part of the file of a collection.
#[derive(Clone, Debug)]
pub enum Piece<'t, R> {
    /// As it stands there.
    Text(Cow<'t, str>),
    /// A file and its digest.
    Source(&'t str, &'t SourceFile),
    /// A response, of which the lines of its own file have their place there.
    Response(R),
}

impl<R> Piece<'_, R> {
    /// Adds its bytes, where `text` gives those of the file of a response.
    ///
    /// # Errors
    /// That of `text`; nothing is then added.
    pub fn add_to<'r, E>(
        self,
        bytes: &mut Vec<u8>,
        text: impl FnOnce(R) -> Result<Cow<'r, [u8]>, E>,
    ) -> Result<(), E> {
        match self {
            Self::Text(text) => bytes.extend_from_slice(text.as_bytes()),
            Self::Source(sha256, source) => {
                json::add_within::<4>(&sha256, bytes);
                bytes.extend_from_slice(b": ");
                json::add_within::<4>(source, bytes);
            }
            Self::Response(response) => {
                json::add_moved::<4>(text(response)?.trim_ascii_end(), bytes);
            }
        }
        Ok(())
    }
}

/// A collection as the bytes of its file, with a line feed at the end.
pub fn write_collection(collection: &Collection) -> Vec<u8> {
    let responses = collection.responses().values();
    let mut bytes = Vec::new();
    for piece in collection_pieces(collection.sources(), responses, collection.decisions()) {
        let Ok(()) = piece.add_to(&mut bytes, |response| {
            Ok::<_, Infallible>(Cow::Owned(response::write(response).into_bytes()))
        });
    }
    bytes
}

/// A collection piece by piece, so that not all of it is held at once. Responses come in the order of their keys.
pub fn collection_pieces<'t, R>(
    sources: &'t BTreeMap<String, SourceFile>,
    responses: impl Iterator<Item = R>,
    decisions: &[Decision],
) -> impl Iterator<Item = Piece<'t, R>> {
    let head = format!("{{\n  \"format\": \"{COLLECTION_FORMAT}\",\n  \"sources\": ");
    let sources = sources.iter();
    let sources = sources.map(|(sha256, source)| Piece::Source(sha256, source));
    let decisions: Vec<WireDecision> = decisions.iter().map(WireDecision::from).collect();
    let decisions = json::within::<2>(&decisions);
    std::iter::once(text(head))
        .chain(listed("{", sources, "}"))
        .chain([text(",\n  \"responses\": ")])
        .chain(listed("[", responses.map(Piece::Response), "]"))
        .chain([text(format!(",\n  \"decisions\": {decisions}\n}}\n"))])
}

/// What stands between two brackets, each entry in a line of its own.
fn listed<'t, R>(
    open: &'static str,
    entries: impl Iterator<Item = Piece<'t, R>>,
    close: &'static str,
) -> impl Iterator<Item = Piece<'t, R>> {
    let mut entries = entries.peekable();
    let end = if entries.peek().is_some() { "\n  " } else { "" };
    let between = std::iter::once("\n    ").chain(std::iter::repeat(",\n    "));
    let lines = between.zip(entries);
    std::iter::once(text(open))
        .chain(lines.flat_map(|(between, entry)| [text(between), entry]))
        .chain([text(end), text(close)])
}

fn text<'t, R>(text: impl Into<Cow<'t, str>>) -> Piece<'t, R> {
    Piece::Text(text.into())
}

/// Decisions as the text of their file, with a line feed at the end.
pub fn write_decisions(decisions: &[Decision]) -> String {
    pretty(&WireDecisions {
        format: DECISIONS_FORMAT.to_owned(),
        decisions: decisions.iter().map(WireDecision::from).collect(),
    })
}

fn pretty(file: &impl Serialize) -> String {
    // Every key is a string and every number finite, so this cannot fail.
    let mut text = serde_json::to_string_pretty(file).unwrap_or_default();
    text.push('\n');
    text
}

/// Reads a decisions file.
///
/// # Errors
/// A [`Problem`] with line and column when the bytes are not decisions of this format.
pub fn read_decisions(bytes: &[u8]) -> Result<Vec<Decision>, Problem> {
    decisions_in(&json::scan(bytes)?)
}

fn decisions_in(document: &Document<'_>) -> Result<Vec<Decision>, Problem> {
    let file: WireDecisions = document.parse()?;
    if file.format != DECISIONS_FORMAT {
        return Err(Problem::error("merge-unknown-format").with("format", file.format));
    }
    file.decisions
        .into_iter()
        .map(WireDecision::decision)
        .collect()
}

/// Reads any file a facilitator may have received.
///
/// # Errors
/// A [`Problem`] with line and column when it is none of them.
pub fn received(bytes: &[u8]) -> Result<Received, Problem> {
    #[derive(Deserialize)]
    struct Head {
        format: Option<String>,
    }
    let document = json::scan_within(bytes, Limits::COLLECTION)?;
    let head: Head = document.object()?;
    let Some(format) = head.format else {
        return Err(Problem::error("merge-no-format"));
    };
    // Only a collection may be larger than a single response.
    if format != COLLECTION_FORMAT && bytes.len() > Limits::RECEIVED.size {
        return Err(Limits::RECEIVED.too_large());
    }
    match format.as_str() {
        COLLECTION_FORMAT => Ok(Received::Collection(Box::new(collection_in(&document)?))),
        DECISIONS_FORMAT => decisions_in(&document).map(Received::Decisions),
        _ if format.starts_with("quipu-response/") => {
            response::read_document(&document).map(|read| Received::Response(Box::new(read)))
        }
        _ => Err(Problem::error("merge-unknown-format").with("format", format)),
    }
}

fn collection_in(document: &Document<'_>) -> Result<Collection, Problem> {
    let file: WireCollection = document.parse()?;
    let mut collection = Collection::default();
    for wire in file.responses {
        collection.join(wire.response()?);
    }
    for (sha256, source) in file.sources {
        collection.add_source(sha256, source);
    }
    let decisions: Result<Vec<Decision>, Problem> = file
        .decisions
        .into_iter()
        .map(WireDecision::decision)
        .collect();
    collection.decide(decisions?);
    Ok(collection)
}

/// The schemas of collections and of decisions.
#[cfg(test)]
pub(crate) fn schemas() -> [schemars::Schema; 2] {
    [
        schemars::schema_for!(WireCollection),
        schemars::schema_for!(WireDecisions),
    ]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::response::Status;
    use crate::response::fixture::answers;

    #[test]
    fn a_collection_is_laid_out_as_json_is() {
        let names = ["plain.json", "\"quoted\" \\ \u{7}.json", "año.json"];
        for count in 0..=names.len() {
            let mut collection = Collection::default();
            for (nth, name) in names.iter().take(count).enumerate() {
                let source = SourceFile {
                    names: BTreeSet::from([(*name).to_owned()]),
                    status: Status::Draft,
                    revision: 1,
                    changed_after_finalising: nth == 1,
                };
                collection.add_source(format!("{nth}"), source);
                let mut response = answers([("q-1", serde_json::json!("yes\nno"))]);
                response.respondent.institution = format!("Office {nth}");
                collection.join(response);
            }
            let bytes = write_collection(&collection);
            let held: WireCollection = serde_json::from_slice(&bytes).unwrap();
            assert_eq!((held.sources.len(), held.responses.len()), (count, count));
            assert_eq!(String::from_utf8(bytes).unwrap(), pretty(&held));
        }
    }
}
