//! Responses as files: `quipu-response/1`.
//!
//! Object keys have one order and numbers one form, so the same response always has the same bytes.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{
    Address, Answer, Author, AuthorId, Clock, Given, Missing, Packet, Previous, QuestionnaireRef,
    Register, Respondent, Response, Round, SetAside, Standing, Status, Value, Version,
};
use crate::base::{Problem, json};
use crate::questionnaire::Share;

/// The format this version of quipu writes.
pub const FORMAT: &str = "quipu-response/1";

/// The name of the format, before its number.
const NAME: &str = "quipu-response/";

/// The number of the format this version writes.
const NUMBER: u32 = 1;

/// A response read from a file, with what is to be said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The response.
    pub response: Response,
    /// Whether a newer quipu wrote it: it may be shown, never written.
    pub read_only: bool,
    /// What a person should know.
    pub problems: Vec<Problem>,
}

/// A response as it stands in response and collection files.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct WireResponse {
    format: String,
    questionnaire: QuestionnaireRef,
    respondent: Respondent,
    status: Status,
    #[serde(default)]
    revision: u32,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    sample: bool,
    #[serde(default)]
    authors: BTreeMap<AuthorId, Author>,
    #[serde(default)]
    answers: BTreeMap<Address, Vec<WireVersion>>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    flags: BTreeSet<Address>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    packet: Option<Packet>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    previous: Option<Previous>,
    /// Follows from the answers; written for those who read the file without quipu.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    review: BTreeMap<Address, Standing>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    round: Option<Round>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    set_aside: Vec<SetAside>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seal: Option<String>,
    #[serde(flatten)]
    unknown: BTreeMap<String, Json>,
}

/// A version of an answer as it stands in response, decision and collection files.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct WireVersion {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    missing: Option<Missing>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reason: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    share: Option<Share>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    confidence: Option<u8>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    validated: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    explanation: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    from: Vec<String>,
    clock: BTreeMap<AuthorId, u64>,
    by: AuthorId,
    #[cfg_attr(test, schemars(with = "String"))]
    at: jiff::Timestamp,
    #[serde(flatten)]
    unknown: BTreeMap<String, Json>,
}

impl From<&Version> for WireVersion {
    fn from(version: &Version) -> Self {
        let Answer {
            given,
            note,
            share,
            confidence,
            validated,
            explanation,
            from,
        } = version.answer.clone();
        let (value, missing, reason) = match given {
            Given::Blank => (None, None, String::new()),
            Given::Value(value) => (Some(value), None, String::new()),
            Given::Missing { why, reason } => (None, Some(why), reason),
        };
        Self {
            value,
            missing,
            reason,
            note,
            share,
            confidence,
            validated,
            explanation,
            from,
            clock: version.clock.0.clone(),
            by: version.by.clone(),
            at: version.at,
            unknown: version.unknown.clone(),
        }
    }
}

impl WireVersion {
    /// The version, or why it is none.
    pub(crate) fn version(self) -> Result<Version, Problem> {
        let given = match (self.value, self.missing) {
            (None, None) => Given::Blank,
            (Some(value), None) => Given::Value(value),
            (None, Some(why)) => Given::Missing {
                why,
                reason: self.reason,
            },
            (Some(_), Some(_)) => return Err(Problem::error("response-value-and-missing")),
        };
        Ok(Version {
            answer: Answer {
                given,
                note: self.note,
                share: self.share,
                confidence: self.confidence,
                validated: self.validated,
                explanation: self.explanation,
                from: self.from,
            },
            clock: Clock(
                self.clock
                    .into_iter()
                    .filter(|(_, count)| *count > 0)
                    .collect(),
            ),
            by: self.by,
            at: self.at,
            unknown: self.unknown,
        })
    }
}

impl From<Register> for Vec<WireVersion> {
    fn from(register: Register) -> Self {
        register.versions().iter().map(WireVersion::from).collect()
    }
}

impl TryFrom<Vec<WireVersion>> for Register {
    type Error = &'static str;
    fn try_from(versions: Vec<WireVersion>) -> Result<Self, &'static str> {
        let versions: Result<Vec<Version>, Problem> =
            versions.into_iter().map(WireVersion::version).collect();
        versions.map(Self::new).map_err(|problem| problem.message)
    }
}

/// The text of a version that decides its place among versions with the same clock.
pub(super) fn canonical_version(version: &Version) -> String {
    serde_json::to_string(&WireVersion::from(version)).unwrap_or_default()
}

impl From<&Response> for WireResponse {
    fn from(response: &Response) -> Self {
        let versions =
            |register: &Register| register.versions().iter().map(WireVersion::from).collect();
        let answers = response.answers.iter();
        Self {
            format: FORMAT.to_owned(),
            questionnaire: response.questionnaire.clone(),
            respondent: response.respondent.clone(),
            status: response.status,
            revision: response.revision,
            sample: response.sample,
            authors: response.authors.clone(),
            answers: answers
                .map(|(address, register)| (address.clone(), versions(register)))
                .collect(),
            flags: response.flags.clone(),
            packet: response.packet.clone(),
            previous: response.previous.clone(),
            review: response.standings(),
            round: response.round.clone(),
            set_aside: response.aside.clone(),
            seal: response.seal.clone(),
            unknown: response.unknown.clone(),
        }
    }
}

/// A response as the text of its file, with a line feed at the end.
pub fn write(response: &Response) -> String {
    // Every key is a string and every number finite, so this cannot fail.
    let mut text = serde_json::to_string_pretty(&WireResponse::from(response)).unwrap_or_default();
    text.push('\n');
    text
}

/// Reads a response file from somebody else.
///
/// # Errors
/// A [`Problem`] with line and column when the bytes are not a response within
/// [`Limits::RECEIVED`](json::Limits::RECEIVED).
pub fn read(bytes: &[u8]) -> Result<Read, Problem> {
    read_document(&json::scan(bytes)?)
}

/// Whether a file says that it holds a response, whatever else is in it.
pub fn claims_to_be_one(bytes: &[u8]) -> bool {
    let document = json::scan_within(bytes, json::Limits::DRAFT);
    document.is_ok_and(|document| format_number(&document).is_ok())
}

/// Reads a draft, whatever the length of what was typed.
///
/// # Errors
/// A [`Problem`] with line and column when the bytes are not a response.
pub fn read_draft(bytes: &[u8]) -> Result<Read, Problem> {
    read_document(&json::scan_within(bytes, json::Limits::DRAFT)?)
}

/// Reads a response from a document that was scanned.
///
/// # Errors
/// A [`Problem`] with line and column when the document is not a response.
pub fn read_document(document: &json::Document<'_>) -> Result<Read, Problem> {
    let number = format_number(document)?;
    let wire: WireResponse = if number < NUMBER {
        let old: Json = document.parse()?;
        let new = migrate(old, number, MIGRATIONS)?;
        serde_json::from_value(new)
            .map_err(|error| Problem::error("json-invalid").with("error", error))?
    } else {
        document.parse()?
    };
    let read_only = number > NUMBER;
    let mut problems = Vec::new();
    if read_only {
        problems.push(Problem::warning("response-newer-format").with("format", &wire.format));
    }
    Ok(Read {
        response: wire.response()?,
        read_only,
        problems,
    })
}

impl WireResponse {
    /// The response, or why it is none.
    pub(crate) fn response(self) -> Result<Response, Problem> {
        let mut answers = BTreeMap::new();
        for (address, versions) in self.answers {
            let versions: Result<Vec<Version>, Problem> =
                versions.into_iter().map(WireVersion::version).collect();
            let versions = versions.map_err(|problem| problem.on(&address))?;
            if !versions.is_empty() {
                answers.insert(address, Register::new(versions));
            }
        }
        let mut response = Response {
            questionnaire: self.questionnaire,
            respondent: self.respondent,
            status: self.status,
            revision: self.revision,
            authors: self.authors,
            answers,
            flags: self.flags,
            seal: self.seal,
            sample: self.sample,
            packet: self.packet,
            previous: self.previous,
            round: self.round,
            aside: Vec::new(),
            unknown: self.unknown,
        };
        for aside in self.set_aside {
            response.set_aside(aside);
        }
        Ok(response)
    }
}

/// The number behind `quipu-response/`, read before anything else is trusted.
fn format_number(document: &json::Document<'_>) -> Result<u32, Problem> {
    #[derive(Deserialize)]
    struct Head {
        format: Option<String>,
    }
    let head: Head = document.object()?;
    let Some(format) = head.format else {
        return Err(Problem::error("response-no-format"));
    };
    let number = format
        .strip_prefix(NAME)
        .and_then(|number| number.parse().ok());
    number.ok_or_else(|| Problem::error("response-other-format").with("format", &format))
}

/// A step from one format number to the next.
type Migration = fn(Json) -> Json;

/// The steps from old formats, oldest first: the n-th leads from number n to n + 1.
/// There is no format before 1 yet; the first change of the format puts its step here.
const MIGRATIONS: &[Migration] = &[];

fn migrate(mut file: Json, from: u32, steps: &[Migration]) -> Result<Json, Problem> {
    let from = usize::try_from(from).unwrap_or(usize::MAX);
    let Some(steps) = steps.get(from..).filter(|steps| !steps.is_empty()) else {
        return Err(Problem::error("response-other-format").with("format", format!("{NAME}{from}")));
    };
    for step in steps {
        file = step(file);
    }
    Ok(file)
}
