//! `quipu sample`: synthetic responses of fictional countries.

use std::sync::Arc;

use super::args::Sample;
use super::context::Context;
use super::error::{Exit, Failure};
use crate::base::{Id, Problem};
use crate::questionnaire::Questionnaire;
use crate::response::{DraftKey, SampleOf, sample, write};
use crate::store::{StoreError, make_folder_for, sweep, write_sample};

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
    let asked: Result<Vec<Arc<Questionnaire>>, Failure> = ids
        .iter()
        .map(|id| {
            catalogue.latest(id).ok_or_else(|| {
                let problem = Problem::error("catalogue-unknown").with("id", id);
                Failure::data(problem.with("known", catalogue.names()))
            })
        })
        .collect();
    let (asked, places) = (asked?, places(arguments));
    let files = asked.len() * places.len();
    make_folder_for(&arguments.folder)?;
    let each = |failed: &mut Option<StoreError>, nth: usize| {
        let questionnaire = asked.get(nth / places.len());
        let place = places.get(nth % places.len());
        if let (Some(questionnaire), Some(place), None) = (questionnaire, place, &failed) {
            *failed = written(arguments, questionnaire, *place).err();
        }
    };
    let workers = sweep(files, || None, each, context.watcher(files));
    if let Some(error) = workers.into_iter().flatten().next() {
        return Err(error.into());
    }
    let folder = arguments.folder.display().to_string();
    context.say(
        "sample-written",
        &[("files", files.into()), ("folder", folder.into())],
    )?;
    Ok(Exit::Done)
}

/// Writes the sample of a country and an institution.
fn written(
    arguments: &Sample,
    questionnaire: &Questionnaire,
    (country, institution): (usize, usize),
) -> Result<(), StoreError> {
    let of = SampleOf {
        country,
        institution,
        seed: arguments.seed,
        on: REFERENCE,
    };
    let response = sample(questionnaire, of);
    let name = format!("SAMPLE_{}", DraftKey::of(&response).file_name());
    write_sample(&arguments.folder, &name, write(&response).as_bytes())
}

fn places(arguments: &Sample) -> Vec<(usize, usize)> {
    let number = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
    let institutions = number(arguments.institutions);
    (0..number(arguments.countries))
        .flat_map(move |country| (0..institutions).map(move |institution| (country, institution)))
        .collect()
}
