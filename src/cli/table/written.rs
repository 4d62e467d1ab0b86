//! The files of an answer table.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::found::order_of;
use crate::analysis::{AnswerTable, Places, Silence, Speaker, State, is_among};
use crate::base::{Id, prefix};
use crate::merge::ResponseKey;
use crate::report::table;
use crate::response::Response;
use crate::store::{NewFolder, Parts, StoreError};

/// How large a part is, in bytes; the rows of a response stay together.
const PART: u64 = 64 << 20;

/// The folder of the answers, below which each questionnaire has one of its own.
const ANSWERS: &str = "answers";

/// What is written of a response.
pub(super) enum Lines {
    /// Nothing: it is not asked for, or not for the audience.
    Nothing,
    /// Nothing, since its questionnaire is not here.
    Unknown(Id, String),
    /// Rows.
    Rows(Box<Rows>),
}

/// The rows of a response, without its number.
pub(super) struct Rows {
    place: usize,
    speaker: Speaker,
    lines: Vec<u8>,
    count: usize,
    withheld: usize,
}

/// A table while it is written.
pub(super) struct Output<'o, 'q> {
    folder: &'o NewFolder,
    table: &'o AnswerTable<'q>,
    /// By the questionnaire: its parts, and how many responded so far. Versions share a folder.
    parts: BTreeMap<&'q Id, (Parts, usize)>,
    places: Places,
    unknown: BTreeSet<(Id, String)>,
    written: Written,
}

/// How much was written.
#[derive(Clone, Copy, Default)]
pub(super) struct Written {
    pub(super) rows: usize,
    pub(super) responses: usize,
    pub(super) parts: usize,
    pub(super) withheld: usize,
}

impl Lines {
    /// What is written of a response of these countries, or of all where none is named.
    pub(super) fn of(
        response: Cow<'_, Response>,
        table: &AnswerTable<'_>,
        countries: &[String],
    ) -> Self {
        let asked = &response.questionnaire;
        if table.place(&asked.id, &asked.version).is_none() {
            return Self::Unknown(asked.id.clone(), asked.version.clone());
        }
        let wanted = is_among(&response.respondent.country, countries);
        let Some(heard) = wanted.then(|| table.heard(response)).flatten() else {
            return Self::Nothing;
        };
        let (mut lines, mut count, mut withheld) = (Vec::new(), 0, 0);
        let beginning = table::beginning(&heard);
        for row in heard.rows() {
            count += 1;
            withheld += usize::from(row.state == State::Silent(Silence::Withheld));
            table::add_row(&beginning, &row, &mut lines);
        }
        Self::Rows(Box::new(Rows {
            place: heard.place,
            speaker: heard.speaker(),
            lines,
            count,
            withheld,
        }))
    }
}

/// The place of a response among others. Where the audience may not know who answered, it follows from what they see alone:
/// an order of files or names would say something about the rest.
pub(super) fn order(response: &Response, table: &AnswerTable<'_>) -> u64 {
    if table.audience().may_see(response.respondent.share) {
        return order_of(&ResponseKey::of(response));
    }
    match Lines::of(Cow::Borrowed(response), table, &[]) {
        Lines::Rows(rows) => prefix(&rows.lines),
        Lines::Nothing | Lines::Unknown(..) => 0,
    }
}

impl<'o, 'q> Output<'o, 'q> {
    /// A table in a new folder.
    pub(super) fn new(folder: &'o NewFolder, table: &'o AnswerTable<'q>) -> Self {
        Self {
            folder,
            table,
            parts: BTreeMap::new(),
            places: Places::default(),
            unknown: BTreeSet::new(),
            written: Written::default(),
        }
    }

    /// Adds what is written of the next response.
    pub(super) fn add(&mut self, lines: Lines) -> Result<(), StoreError> {
        let rows = match lines {
            Lines::Nothing => return Ok(()),
            Lines::Unknown(id, version) => {
                self.unknown.insert((id, version));
                return Ok(());
            }
            Lines::Rows(rows) => rows,
        };
        let Some(asked) = self.table.asked().get(rows.place) else {
            return Ok(());
        };
        let id = &asked.questionnaire.id;
        let begin = || {
            let name = format!("{ANSWERS}/questionnaire={id}");
            (self.folder.parts(&name, PART), 0)
        };
        let (parts, responded) = self.parts.entry(id).or_insert_with(begin);
        *responded += 1;
        self.places.add(&rows.speaker);
        self.written.responses += 1;
        self.written.rows += rows.count;
        self.written.withheld += rows.withheld;
        parts.write(&table::numbered(&rows.lines, *responded))
    }

    /// The questionnaires that were answered and are not here, each with its version.
    pub(super) fn unknown(&self) -> impl Iterator<Item = (&Id, &str)> {
        self.unknown
            .iter()
            .map(|(id, version)| (id, version.as_str()))
    }

    /// Writes what is left, and the tables beside the answers.
    pub(super) fn finish(self) -> Result<Written, StoreError> {
        let mut written = self.written;
        for (parts, _) in self.parts.into_values() {
            written.parts += parts.finish()?;
        }
        let asked = self.table.asked();
        let countries = self.places.countries(asked);
        let answered = |place: usize| countries.iter().any(|country| country.asked == place);
        let beside = [
            ("items.jsonl", table::items(asked, answered)),
            ("options.jsonl", table::options(asked, answered)),
            ("countries.jsonl", table::countries(asked, &countries)),
        ];
        for (name, lines) in beside {
            self.folder.write(name, &lines)?;
        }
        Ok(written)
    }
}
