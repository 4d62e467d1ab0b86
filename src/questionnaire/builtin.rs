//! The questionnaires, the library and the statements inside the program. Each is read when it is
//! first asked for.

use std::sync::{Arc, LazyLock};

use super::{Library, Questionnaire, Statements, read, read_library, read_statements};
use crate::base::Id;

/// The questionnaires in the order in which they are shown.
const QUESTIONNAIRES: [(&str, &[u8]); 2] = [
    ("disc", include_bytes!("../../questionnaires/disc.json")),
    ("cog", include_bytes!("../../questionnaires/cog.json")),
];

const COMMON: &[u8] = include_bytes!("../../questionnaires/common.json");

const STATEMENTS: &[u8] = include_bytes!("../../questionnaires/statements.json");

/// The ids of the embedded questionnaires.
pub fn ids() -> impl Iterator<Item = Id> {
    QUESTIONNAIRES.iter().filter_map(|(id, _)| Id::new(id).ok())
}

/// The file of an embedded questionnaire.
pub fn bytes(id: &Id) -> Option<&'static [u8]> {
    QUESTIONNAIRES
        .iter()
        .find(|(known, _)| *id == *known)
        .map(|(_, bytes)| *bytes)
}

/// An embedded questionnaire.
pub fn questionnaire(id: Id) -> Option<Arc<Questionnaire>> {
    read(bytes(&id)?, &library)
        .ok()
        .map(|read| Arc::new(read.questionnaire))
}

/// A library by name: `common` is the only one.
pub fn library(name: &str) -> Option<Arc<Library>> {
    static LIBRARY: LazyLock<Arc<Library>> =
        LazyLock::new(|| Arc::new(read_library(COMMON).unwrap_or_default()));
    (name == "common").then(|| LIBRARY.clone())
}

/// The statements that questions cover.
pub fn statements() -> &'static Statements {
    static ALL: LazyLock<Statements> =
        LazyLock::new(|| read_statements(STATEMENTS).unwrap_or_default());
    &ALL
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn everything_embedded_is_read_without_a_problem() {
        assert!(read_library(COMMON).unwrap().problems.is_empty());
        assert!(read_statements(STATEMENTS).unwrap().problems.is_empty());
        for (id, bytes) in QUESTIONNAIRES {
            let read = read(bytes, &library).unwrap();
            assert_eq!(read.problems, [], "{id}");
            assert_eq!(check(bytes, &read.questionnaire), [], "{id}");
            assert_eq!(read.questionnaire.id, id);
        }
    }

    #[test]
    fn question_counts_are_those_of_the_brief() {
        let count = |id| {
            questionnaire(Id::new(id).unwrap())
                .unwrap()
                .questions()
                .count()
        };
        assert_eq!((count("disc"), count("cog")), (18, 17));
    }
}
