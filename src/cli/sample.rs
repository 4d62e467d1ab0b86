//! `quipu sample`: synthetic responses of fictional countries.

use super::args::Sample;
use super::context::Context;
use super::error::{Exit, Failure};
use crate::base::{Id, Problem};
use crate::response::{DraftKey, SampleOf, sample, write};
use crate::store::write_into;

/// The day all samples describe, so that the same seed gives the same bytes on any day.
const REFERENCE: jiff::civil::Date = jiff::civil::date(2026, 9, 30);

/// Writes the samples, one file each.
pub(super) fn run(arguments: &Sample, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let catalogue = context.catalogue()?;
    let ids: Vec<Id> = if arguments.questionnaire.is_empty() {
        let all = catalogue.questionnaires();
        all.iter().map(|asked| asked.id.clone()).collect()
    } else {
        arguments.questionnaire.clone()
    };
    let mut written: usize = 0;
    for id in ids {
        let questionnaire = catalogue.latest(&id).ok_or_else(|| {
            let known = catalogue.names();
            Failure::data(
                Problem::error("catalogue-unknown")
                    .with("id", &id)
                    .with("known", known),
            )
        })?;
        for (country, institution) in places(arguments) {
            let of = SampleOf {
                country,
                institution,
                seed: arguments.seed,
                on: REFERENCE,
            };
            let response = sample(&questionnaire, of);
            let name = format!("SAMPLE_{}", DraftKey::of(&response).file_name());
            write_into(&arguments.folder, &name, write(&response).as_bytes())?;
            written += 1;
        }
    }
    let folder = arguments.folder.display().to_string();
    context.say(
        "sample-written",
        &[("files", written.into()), ("folder", folder.into())],
    )?;
    Ok(Exit::Done)
}

fn places(arguments: &Sample) -> impl Iterator<Item = (usize, usize)> {
    let number = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
    let institutions = number(arguments.institutions);
    (0..number(arguments.countries))
        .flat_map(move |country| (0..institutions).map(move |institution| (country, institution)))
}
