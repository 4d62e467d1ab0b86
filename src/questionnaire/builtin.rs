//! The questionnaires, the library and the statements inside the program. Each is read when it is
//! first asked for.

use std::sync::{Arc, LazyLock};

use super::offer::Head;
use super::read::{embedded_library, read_embedded};
use super::{Library, Offer, Questionnaire, Statements, read_statements};
use crate::base::{Id, Once};

/// The questionnaires in the order in which they are shown.
const QUESTIONNAIRES: &[(&str, &str)] = &[
    ("disc", include_str!("../../questionnaires/disc.json")),
    ("cog", include_str!("../../questionnaires/cog.json")),
    ("plan", include_str!("../../questionnaires/plan.json")),
    ("mlg", include_str!("../../questionnaires/mlg.json")),
    ("hrm", include_str!("../../questionnaires/hrm.json")),
    ("digi", include_str!("../../questionnaires/digi.json")),
    ("open", include_str!("../../questionnaires/open.json")),
    ("road", include_str!("../../questionnaires/road.json")),
    ("prog", include_str!("../../questionnaires/prog.json")),
];

const COMMON: &str = include_str!("../../questionnaires/common.json");

const STATEMENTS: &str = include_str!("../../questionnaires/statements.json");

/// What is said of the questionnaires in a list, so that none has to be read for it. A test compares it with them.
const OFFERS: &str = include_str!("builtin/offers.json");

/// The embedded questionnaires as they stand in a list.
pub fn offers() -> &'static [Offer] {
    static ALL: LazyLock<Vec<Offer>> = LazyLock::new(|| {
        let heads: Vec<Head> = serde_json::from_str(OFFERS).unwrap_or_default();
        heads.into_iter().filter_map(Head::offer).collect()
    });
    &ALL
}

/// The ids of the embedded questionnaires.
pub fn ids() -> impl Iterator<Item = Id> {
    QUESTIONNAIRES.iter().filter_map(|(id, _)| Id::new(id).ok())
}

/// The file of an embedded questionnaire.
pub fn bytes(id: &Id) -> Option<&'static [u8]> {
    QUESTIONNAIRES
        .iter()
        .find(|(known, _)| *id == *known)
        .map(|(_, text)| text.as_bytes())
}

/// An embedded questionnaire.
pub fn questionnaire(id: &Id) -> Option<Arc<Questionnaire>> {
    embedded(id).cloned()
}

/// An embedded questionnaire where it stands.
pub(super) fn embedded(id: &Id) -> Option<&'static Arc<Questionnaire>> {
    static READ: [Once<Option<Arc<Questionnaire>>>; QUESTIONNAIRES.len()] =
        [const { Once::new() }; QUESTIONNAIRES.len()];
    let mut all = QUESTIONNAIRES.iter().zip(&READ);
    let ((_, text), place) = all.find(|((known, _), _)| *id == *known)?;
    let read = || {
        let offer = offers().iter().find(|offer| offer.id == *id)?;
        let read = read_embedded(text, offer.sha256.clone(), &library).ok()?;
        Some(Arc::new(read.questionnaire))
    };
    place.get_or_init(read).as_ref()
}

/// A library by name: `common` is the only one.
pub fn library(name: &str) -> Option<Arc<Library>> {
    static ALL: Once<Arc<Library>> = Once::new();
    let read = || Arc::new(embedded_library(COMMON).unwrap_or_default());
    (name == "common").then(|| Arc::clone(ALL.get_or_init(read)))
}

/// The file of a library.
pub fn library_bytes(name: &str) -> Option<&'static [u8]> {
    (name == "common").then_some(COMMON.as_bytes())
}

/// The statements that questions cover.
pub fn statements() -> &'static Statements {
    static ALL: LazyLock<Statements> =
        LazyLock::new(|| read_statements(STATEMENTS.as_bytes()).unwrap_or_default());
    &ALL
}

#[cfg(test)]
mod tests {
    use super::super::{LEVELS, Share, check, read, read_library};
    use super::*;
    use crate::base::Language;

    #[test]
    fn everything_embedded_is_read_without_a_problem() {
        assert!(read_library(COMMON.as_bytes()).unwrap().problems.is_empty());
        let told = read_statements(STATEMENTS.as_bytes()).unwrap();
        assert!(told.problems.is_empty());
        for (id, text) in QUESTIONNAIRES.iter().copied() {
            let read = read(text.as_bytes(), &library).unwrap();
            assert_eq!(read.problems, [], "{id}");
            assert_eq!(
                check(text.as_bytes(), &read.questionnaire, statements()),
                [],
                "{id}"
            );
            assert_eq!(read.questionnaire.id, *id);
        }
    }

    /// With `QUIPU_WRITE_OFFERS` set, the list is written anew.
    #[test]
    fn the_list_says_what_the_questionnaires_say() {
        let all = QUESTIONNAIRES.iter();
        let all = all.map(|(_, text)| read(text.as_bytes(), &library).unwrap().questionnaire);
        let heads: Vec<Head> = all.map(|read| Head::of(&read)).collect();
        let list = serde_json::to_string_pretty(&heads).unwrap() + "\n";
        if std::env::var_os("QUIPU_WRITE_OFFERS").is_some() {
            let path = concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/src/questionnaire/builtin/offers.json"
            );
            #[expect(clippy::disallowed_methods, reason = "only where it is asked for")]
            std::fs::write(path, &list).unwrap();
        }
        assert_eq!(OFFERS, list);
        assert_eq!(offers().len(), QUESTIONNAIRES.len());
        for offer in offers() {
            let read = offer.questionnaire().unwrap();
            assert_eq!(read.title, offer.title);
        }
    }

    #[test]
    fn ids_bytes_and_questionnaires_belong_together() {
        for id in ids() {
            let questionnaire = questionnaire(&id).unwrap();
            let again = read(bytes(&id).unwrap(), &library).unwrap();
            assert_eq!(*questionnaire, again.questionnaire);
        }
        let other = Id::new("other").unwrap();
        assert_eq!((bytes(&other), questionnaire(&other)), (None, None));
        assert!(library("other").is_none());
    }

    #[test]
    fn the_library_gives_what_every_maturity_item_needs() {
        let cog = questionnaire(&Id::new("cog").unwrap()).unwrap();
        assert_eq!(cog.ladder.len(), LEVELS);
        assert!(cog.maturity_hint.is_some());
        let fields: Vec<&str> = cog.source_fields.iter().map(|f| f.name.as_str()).collect();
        assert_eq!(fields, ["title", "reference", "year", "language"]);
        let shared = library("common").unwrap();
        let flags: Vec<&str> = shared
            .list("share")
            .iter()
            .map(|c| c.name.as_str())
            .collect();
        assert_eq!(flags, Share::ALL.map(Share::name));
    }

    #[test]
    fn every_statement_is_in_three_languages_and_covered_ones_are_known() {
        let all = statements();
        for statement in &all.statements {
            for language in Language::INTERFACE {
                assert_eq!(
                    statement.label.fallback(language),
                    None,
                    "{}",
                    statement.key
                );
            }
        }
        let keys = ids()
            .filter_map(|id| questionnaire(&id))
            .flat_map(|questionnaire| {
                let questions = questionnaire.questions();
                let keys: Vec<Id> = questions.flat_map(|q| q.covers.clone()).collect();
                keys
            });
        let mut covered = 0;
        for key in keys {
            assert!(all.get(key.as_str()).is_some(), "{key}");
            covered += 1;
        }
        assert!(covered > 30, "{covered}");
    }
}
