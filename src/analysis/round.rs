//! The next round: what countries said, without names, given back to each of them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::compare::{Figures, compare};
use super::item::{Item, ItemKind};
use super::view::{Audience, View};
use crate::merge::Collection;
use crate::questionnaire::Questionnaire;
use crate::response::{Address, Figure, Live, Response, Round, Status};

/// The declared rules of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// A figure is shown where so many countries or more stand behind it.
    pub least: usize,
    /// An answer is far where it is so many categories or more from the nearest median.
    pub far: usize,
}

/// The files of the next round of a questionnaire: for each country that of its national co-ordinator, or where it has
/// none, that of each of its institutions.
///
/// A file holds the answers its respondent gave, and figures. These count only what participants may see, so that an
/// answer for the facilitator alone is in none. Words, numbers and records are never among them: a single country could be
/// told from a figure of its budget.
pub fn next_round(
    collection: &Collection,
    questionnaire: &Questionnaire,
    rule: Rule,
    today: Date,
) -> Vec<Response> {
    let view = View::new(collection, questionnaire, Audience::Participants, today);
    let figures: BTreeMap<Address, Figure> = view
        .items
        .iter()
        .zip(compare(&view))
        .filter(|(item, figures)| item.field.is_none() && figures.n >= rule.least.max(1))
        .filter_map(|(item, figures)| Some((item.address(), figure(item, &figures)?)))
        .collect();
    let mut responses: Vec<&Response> = collection
        .responses()
        .iter()
        .filter(|(key, _)| {
            key.questionnaire == questionnaire.id && key.version == questionnaire.version
        })
        .map(|(_, response)| response)
        .collect();
    let led: BTreeSet<String> = responses
        .iter()
        .filter(|response| response.respondent.co_ordinates())
        .map(|response| response.respondent.country.key())
        .collect();
    let asked = |response: &&Response| {
        response.respondent.co_ordinates() || !led.contains(&response.respondent.country.key())
    };
    responses.retain(asked);
    let file = |response: &Response| next(response, questionnaire, &figures, rule, today);
    responses.into_iter().map(file).collect()
}

/// The categories of an item with their counts; nothing where there is nothing to count.
fn figure(item: &Item<'_>, figures: &Figures) -> Option<Figure> {
    let categories = match item.kind {
        ItemKind::Level | ItemKind::Choice { .. } | ItemKind::Multiple { .. } => {
            &figures.distribution
        }
        ItemKind::Number | ItemKind::Words | ItemKind::Records { .. } | ItemKind::Personal => {
            return None;
        }
    };
    let counts: Vec<(String, usize)> = categories
        .iter()
        .map(|option| (option.name.clone(), option.yes + option.partly))
        .collect();
    let name = |place: usize| counts.get(place).map(|(name, _)| name.clone());
    let mut median: Vec<String> = figures
        .median
        .into_iter()
        .flat_map(|(lower, upper)| [lower, upper])
        .filter_map(name)
        .collect();
    median.dedup();
    (!counts.is_empty()).then_some(Figure {
        countries: figures.n,
        counts,
        median,
    })
}

/// The file of one respondent. What is far is marked.
fn next(
    response: &Response,
    questionnaire: &Questionnaire,
    figures: &BTreeMap<Address, Figure>,
    rule: Rule,
    today: Date,
) -> Response {
    let live = Live::new(questionnaire, response, today);
    let shown = live.addresses();
    let figures = figures
        .iter()
        .filter(|(address, _)| shown.contains(*address));
    let before = response.round.as_ref().map_or(1, |round| round.number);
    let mut round = Round {
        number: before.saturating_add(1),
        least: rule.least,
        far: rule.far,
        answers: response.given(),
        figures: figures
            .map(|(address, figure)| (address.clone(), figure.clone()))
            .collect(),
        marked: BTreeSet::new(),
    };
    let far = |address: &&Address| {
        let value = response.value(address);
        value.is_some_and(|value| round.is_far(address, value))
    };
    round.marked = shown.iter().filter(far).cloned().collect();
    Response {
        status: Status::Draft,
        seal: None,
        flags: BTreeSet::new(),
        round: Some(round),
        ..response.clone()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::questionnaire::{Share, fixture};
    use crate::response::fixture::{TODAY, answers};

    fn asked() -> Questionnaire {
        let hint = "As of today.";
        fixture::questionnaire(
            json!({}),
            json!([
                { "name": "level", "type": "maturity", "label": "How far?", "hint": hint,
                  "levels": ["none", "some", "half", "most", "all"] },
                { "name": "open", "type": "select_one", "choices": "yesno", "label": "Is it?" },
                { "name": "words", "type": "text", "label": "In your words?" },
            ]),
        )
    }

    fn country(code: &str, level: u8) -> Response {
        let mut response = answers([
            (
                "level",
                json!({ "level": level, "evidence": format!("evidence of {code}") }),
            ),
            ("words", json!(format!("words of {code}"))),
        ]);
        response.respondent.country.code = code.to_owned();
        response
    }

    fn collected(responses: Vec<Response>) -> Collection {
        let mut collection = Collection::default();
        for (nth, response) in responses.into_iter().enumerate() {
            collection.add(response, &format!("{nth}.json"), nth.to_string());
        }
        collection
    }

    const RULE: Rule = Rule { least: 4, far: 2 };

    #[test]
    fn a_file_holds_figures_and_nobody_elses_words() {
        let all = [("XA", 0), ("XB", 2), ("XC", 2), ("XD", 3)];
        let responses = all.map(|(code, level)| country(code, level)).to_vec();
        let files = next_round(&collected(responses), &asked(), RULE, TODAY);
        assert_eq!(files.len(), 4);
        for file in &files {
            let own = &file.respondent.country.code;
            let text = crate::response::write(file);
            for (code, _) in all {
                assert_eq!(
                    text.contains(code),
                    code == own,
                    "{code} in the file of {own}"
                );
            }
            let figures = &file.round.as_ref().unwrap().figures;
            let names: Vec<String> = figures.keys().map(ToString::to_string).collect();
            assert_eq!(
                names,
                ["level"],
                "words are no figure, and nobody answered the rest"
            );
            let level = &figures[&"level".parse().unwrap()];
            assert_eq!(
                (level.countries, level.median.as_slice()),
                (4, &["2".to_owned()][..])
            );
        }
        let far: Vec<usize> = files
            .iter()
            .map(|file| file.round.as_ref().unwrap().marked.len())
            .collect();
        assert_eq!(far, [1, 0, 0, 0]);
    }

    #[test]
    fn below_the_least_number_of_countries_there_is_no_figure() {
        let mut responses: Vec<Response> = ["XA", "XB", "XC", "XD"]
            .into_iter()
            .map(|code| country(code, 2))
            .collect();
        // An answer for the facilitator alone does not count.
        responses[3].respondent.share = Share::Facilitator;
        let files = next_round(&collected(responses), &asked(), RULE, TODAY);
        assert!(
            files
                .iter()
                .all(|file| file.round.as_ref().unwrap().figures.is_empty())
        );
    }

    #[test]
    fn a_third_round_follows_the_second_and_a_co_ordinator_speaks_for_a_country() {
        let mut lead = country("XA", 1);
        lead.respondent.role = "co-ordinator".parse().ok();
        let mut ministry = country("XA", 3);
        ministry.respondent.institution = "Ministry".into();
        let first = next_round(&collected(vec![lead, ministry]), &asked(), RULE, TODAY);
        let [file] = first.as_slice() else {
            panic!("{first:?}");
        };
        assert_eq!(file.round.as_ref().unwrap().number, 2);
        let second = next_round(&collected(first), &asked(), RULE, TODAY);
        assert_eq!(second[0].round.as_ref().unwrap().number, 3);
    }
}
