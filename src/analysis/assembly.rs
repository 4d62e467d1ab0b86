//! What the institutions of one country said, question by question, for whoever makes the national answer of it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::reliability::{Metric, alpha};
use crate::base::Text;
use crate::questionnaire::{Questionnaire, Share};
use crate::response::{
    Address, Answer, Edit, Given, Live, Missing, Register, Response, Said, Unit, Value, alike,
    combined, units,
};

/// The answers of the institutions side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assembly {
    /// Answer by answer, in the order of the questionnaire.
    pub lines: Vec<Line>,
    /// How far the institutions agree on levels: Krippendorff's α, ordinal. Nothing where there is nothing to compare.
    pub alpha: Option<f64>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Where it stands.
    pub address: Address,
    /// The row, or what the entry is about.
    pub label: Option<Text>,
    /// What each institution that was asked says, by name.
    pub parts: Vec<Part>,
    /// How far they agree.
    pub agreement: Agreement,
}

/// What one institution says.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its name.
    pub institution: String,
    /// What it says; several where its own copies differ, none where it has not answered.
    pub answers: Vec<Answer>,
    /// Where the text beside the answer may go: the narrowest circle, the respondent's default included.
    pub share: Share,
}

/// How far institutions agree on one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// No institution was asked.
    NotAsked,
    /// So many that were asked have not answered.
    Waiting(usize),
    /// All that were asked say the same.
    Alike,
    /// They differ; of levels also by how much (domain brief C.6: 1 minor, 2 notable, 3 and more strong).
    Differ(Option<u8>),
    /// One says that it does not apply, another answers.
    Scope,
}

impl Agreement {
    /// The name in files and messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotAsked => "not-asked",
            Self::Waiting(_) => "waiting",
            Self::Alike => "alike",
            Self::Differ(None) => "differ",
            Self::Differ(Some(0 | 1)) => "minor",
            Self::Differ(Some(2)) => "notable",
            Self::Differ(Some(_)) => "strong",
            Self::Scope => "scope",
        }
    }
}

impl Part {
    /// The one thing it says, where that is so.
    pub fn settled(&self) -> Option<&Answer> {
        match self.answers.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }

    /// The one thing it says, with its name.
    pub fn said(&self) -> Option<Said<'_>> {
        Some(Said {
            institution: &self.institution,
            answer: self.settled()?,
            share: self.share,
        })
    }
}

impl Line {
    /// Everything the institutions say as one answer, with the levels of the one at `first`; nothing where that makes no
    /// sense. `usual` is who may see national answers that say nothing else.
    pub fn combined(&self, first: usize, usual: Share) -> Option<Answer> {
        let (before, after) = self.parts.split_at_checked(first)?;
        let order = after
            .iter()
            .take(1)
            .chain(before)
            .chain(after.iter().skip(1));
        let given = order.filter(|part| !part.answers.is_empty());
        let all: Option<Vec<Said<'_>>> = given.map(Part::said).collect();
        combined(&all?, usual)
    }

    /// Whether the national answer is missing or not validated.
    pub fn is_open(&self, national: &Response) -> bool {
        let answer = national.answer(&self.address);
        !answer.is_some_and(|answer| answer.is_given() && answer.validated)
    }
}

impl Assembly {
    /// The edits that take over what all that were asked agree on, where there is no national answer yet.
    pub fn agreed(&self, national: &Response) -> Vec<Edit> {
        let usual = national.respondent.share;
        let agreed = self
            .lines
            .iter()
            .filter(|line| line.agreement == Agreement::Alike);
        let untouched = agreed.filter(|line| !national.answers.contains_key(&line.address));
        untouched
            .filter_map(|line| Some(Edit::put(line.address.clone(), line.combined(0, usual)?)))
            .collect()
    }

    /// How many answers that institutions were asked for are not validated yet.
    pub fn open(&self, national: &Response) -> usize {
        let asked = self.lines.iter().filter(|line| !line.parts.is_empty());
        asked.filter(|line| line.is_open(national)).count()
    }
}

/// Whether a response is of an institution of the same country, about the same version of the same questionnaire.
pub fn contributes(part: &Response, national: &Response) -> bool {
    let (a, b) = (&part.questionnaire, &national.questionnaire);
    a.id == b.id
        && a.version == b.version
        && part.respondent.country.key() == national.respondent.country.key()
        && part.respondent.institution_key() != national.respondent.institution_key()
}

/// The answers of `parts` beside the national one. Parts that [do not contribute](contributes) are left out.
pub fn assembly(
    national: &Response,
    parts: &[Response],
    questionnaire: &Questionnaire,
    today: Date,
) -> Assembly {
    let mut parts: Vec<&Response> = parts
        .iter()
        .filter(|part| contributes(part, national))
        .collect();
    parts.sort_by_cached_key(|part| crate::base::text::fold(&part.respondent.institution));
    let own = Live::new(questionnaire, national, today);
    let asked: Vec<Live<'_>> = parts
        .iter()
        .map(|part| Live::new(questionnaire, part, today))
        .collect();
    let mut lines: Vec<Line> = Vec::new();
    for question in questionnaire
        .questions()
        .filter(|question| question.is_asked())
    {
        let asks = |live: &&Live<'_>| live.shows(question.name.as_str());
        let asking: Vec<(&Response, Vec<Unit<'_>>)> = asked
            .iter()
            .filter(asks)
            .map(|live| (live.response, units(question, live)))
            .collect();
        let mine = std::iter::once(&own).filter(asks);
        let mine: Vec<Unit<'_>> = mine.flat_map(|live| units(question, live)).collect();
        let mut seen = BTreeSet::new();
        let theirs = asking.iter().flat_map(|(_, units)| units);
        for unit in mine.iter().chain(theirs) {
            if seen.insert(&unit.address) {
                lines.push(line(unit, &asking));
            }
        }
    }
    let levels: Vec<Vec<f64>> = lines.iter().map(levels).collect();
    Assembly {
        alpha: alpha(&levels, Metric::Ordinal),
        lines,
    }
}

fn line(unit: &Unit<'_>, asking: &[(&Response, Vec<Unit<'_>>)]) -> Line {
    let address = &unit.address;
    let there = |units: &[Unit<'_>]| units.iter().any(|unit| unit.address == *address);
    let parts: Vec<Part> = asking
        .iter()
        .filter(|(_, units)| there(units))
        .map(|(response, _)| part(response, address))
        .collect();
    Line {
        agreement: agreement(&parts),
        address: address.clone(),
        label: unit.label().cloned(),
        parts,
    }
}

fn part(response: &Response, address: &Address) -> Part {
    let versions = response.answers.get(address).map(Register::alternatives);
    let answers: Vec<Answer> = versions
        .unwrap_or_default()
        .into_iter()
        .map(|version| version.answer.clone())
        .filter(Answer::is_given)
        .collect();
    let shares = answers.iter().map(|answer| response.share_of(answer));
    Part {
        institution: response.respondent.institution.clone(),
        share: shares.min().unwrap_or(response.respondent.share),
        answers,
    }
}

fn agreement(parts: &[Part]) -> Agreement {
    let waiting = parts.iter().filter(|part| part.answers.is_empty()).count();
    if parts.is_empty() {
        return Agreement::NotAsked;
    }
    let said: Vec<&Answer> = parts.iter().flat_map(|part| &part.answers).collect();
    let outside = |answer: &&Answer| {
        matches!(
            answer.given,
            Given::Missing {
                why: Missing::NotApplicable,
                ..
            }
        )
    };
    let rated = said.iter().any(|answer| answer.value().is_some());
    if rated && said.iter().any(outside) {
        return Agreement::Scope;
    }
    if !said.is_empty() && !alike(&said) {
        let levels = said.iter().filter_map(|answer| level(answer));
        let range = levels.clone().max().zip(levels.min());
        return Agreement::Differ(range.map(|(most, least)| most - least).filter(|r| *r > 0));
    }
    if waiting > 0 {
        Agreement::Waiting(waiting)
    } else {
        Agreement::Alike
    }
}

fn level(answer: &Answer) -> Option<u8> {
    answer.value().and_then(Value::maturity)?.level
}

fn levels(line: &Line) -> Vec<f64> {
    let answers = line.parts.iter().filter_map(Part::settled);
    answers.filter_map(level).map(f64::from).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::questionnaire::fixture::chain;
    use crate::response::Packet;
    use crate::response::fixture::{TODAY, answers, put};

    fn ministry(name: &str, value: Option<&str>) -> Response {
        let mut response = match value {
            Some(value) => answers([("open", json!(value))]),
            None => answers([]),
        };
        response.respondent.institution = name.to_owned();
        response.packet = Some(Packet {
            questions: ["open".parse().unwrap()].into(),
            ..Packet::default()
        });
        response
    }

    fn open(parts: &[Response]) -> Agreement {
        let national = answers([]);
        let found = assembly(&national, parts, &chain(), TODAY);
        found.lines.first().unwrap().agreement
    }

    #[test]
    fn institutions_agree_differ_wait_or_see_another_scope() {
        assert_eq!(open(&[]), Agreement::NotAsked);
        let (yes, no) = (ministry("A", Some("yes")), ministry("B", Some("no")));
        let silent = ministry("C", None);
        assert_eq!(open(std::slice::from_ref(&yes)), Agreement::Alike);
        assert_eq!(open(&[yes.clone(), no.clone()]), Agreement::Differ(None));
        assert_eq!(open(&[yes.clone(), silent.clone()]), Agreement::Waiting(1));
        let mut outside = silent;
        put(
            &mut outside,
            "open",
            Answer::missing(Missing::NotApplicable, "no"),
        );
        assert_eq!(open(&[yes.clone(), outside]), Agreement::Scope);
        // Another country, the national answer itself and another version contribute nothing.
        let mut abroad = no.clone();
        abroad.respondent.country.code = "XB".into();
        let mut own = no.clone();
        own.respondent.institution = "Office".into();
        let mut old = no;
        old.questionnaire.version = "0".into();
        assert_eq!(open(&[yes, abroad, own, old]), Agreement::Alike);
    }

    #[test]
    fn what_is_not_in_a_packet_is_not_asked() {
        let found = assembly(&answers([]), &[ministry("A", Some("yes"))], &chain(), TODAY);
        let asked: Vec<String> = found
            .lines
            .iter()
            .filter(|line| !line.parts.is_empty())
            .map(|line| line.address.to_string())
            .collect();
        assert_eq!(asked, ["open"]);
        assert!(found.lines.len() > 1);
    }
}
