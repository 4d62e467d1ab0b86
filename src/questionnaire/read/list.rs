//! Choice lists that are read at once, and those of the program's own library, which are read when they are asked for: there are
//! some hundred choices in it, and a questionnaire uses a few of them.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use serde_json::value::RawValue;

use super::reader::Reader;
use super::{kept, languages_of};
use crate::base::Language;
use crate::questionnaire::Choice;
use crate::questionnaire::findings::Path;
use crate::questionnaire::raw::RawChoice;

/// A list of choices.
#[derive(Clone, Debug)]
pub(super) enum List {
    /// One that was read.
    Read(Arc<[Choice]>),
    /// One of the program's own library.
    Embedded(Arc<Embedded>),
}

/// A list as it stands in the library.
#[derive(Debug)]
pub(super) struct Embedded {
    source: &'static RawValue,
    language: Language,
    read: OnceLock<Arc<[Choice]>>,
}

impl List {
    /// A list in the program's own library, which is written in a language.
    pub(super) fn embedded(source: &'static RawValue, language: Language) -> Self {
        Self::Embedded(Arc::new(Embedded {
            source,
            language,
            read: OnceLock::new(),
        }))
    }

    /// Its choices.
    pub(super) fn choices(&self) -> &Arc<[Choice]> {
        match self {
            Self::Read(choices) => choices,
            Self::Embedded(list) => list.read.get_or_init(|| list.choices()),
        }
    }
}

impl Embedded {
    fn choices(&self) -> Arc<[Choice]> {
        // A test reads the library with all that could be wrong.
        let raw: Vec<RawChoice<'static>> =
            serde_json::from_str(self.source.get()).unwrap_or_default();
        let languages = languages_of(raw.iter().map(|choice| &choice.label), self.language);
        let groups = BTreeMap::new();
        Reader::new(kept, self.language, languages, &groups).choices(&raw, &Path::ROOT)
    }
}
