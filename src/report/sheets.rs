//! The sheets: what each is about, and what it needs.

mod countries;
mod desk;
mod institutions;
mod road;
mod rounds;
mod versions;

pub use countries::{challenges, gaps, matches, quality};
pub use desk::{author, conflicts, files, said, version_lines};
pub use institutions::{consolidation, divergences};
pub use road::{roadmap, support};
pub use rounds::{change, standings};
pub use versions::{differences, outcomes};

use super::Wording;
use super::sheet::Datum;
use crate::analysis::{Chapter, Item};
use crate::base::Id;
use crate::questionnaire::builtin;
use crate::response::{Country, Status};

/// What a statement of the review says.
fn statement(key: &Id, wording: Wording<'_>) -> Datum {
    let found = builtin::statements().get(key.as_str());
    found.map_or(Datum::Nothing, |statement| {
        Datum::text(wording.text(&statement.label))
    })
}

pub(super) fn status(status: Status) -> Datum {
    let name = match status {
        Status::Draft => "draft",
        Status::Finalised => "finalised",
        Status::Validated => "validated",
    };
    Datum::Word("status", name.to_owned())
}

fn country(country: &Country) -> Datum {
    Datum::Named(country.key(), country.display_name().to_owned())
}

fn label(item: &Item<'_>, wording: Wording<'_>) -> Datum {
    Datum::text(wording.text(item.label()))
}

/// The item at a place of the view of a questionnaire.
fn item_at<'c>(
    chapters: &'c [Chapter<'_>],
    questionnaire: &Id,
    index: usize,
) -> Option<&'c Item<'c>> {
    let chapter = chapters
        .iter()
        .find(|chapter| chapter.view.questionnaire.id == *questionnaire)?;
    chapter.view.items.get(index)
}
