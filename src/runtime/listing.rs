//! The list on Home: what was noted of drafts at once, and what must be counted afterwards.

use std::path::PathBuf;
use std::sync::Arc;

use super::clock;
use crate::base::Problem;
use crate::questionnaire::Offer;
use crate::response::{DraftKey, Live, QuestionnaireRef, Status, Tally, progress};
use crate::store::{Catalogue, DraftFile, Figures, Glance, Ledger, Listed, StoreError, Workspace};
use crate::tui::screen::home::{DraftSummary, Listing, Recovered};

/// The list with which Home begins: of drafts what was noted of those in a window of this height, and of those that may have to
/// be recovered. Where there are more, it is not even asked whether they have changed.
///
/// # Errors
/// [`StoreError`] when the folder of drafts cannot be read.
pub(super) fn begin(workspace: &Workspace, rows: u16) -> Result<Listing, StoreError> {
    let (catalogue, problems) = Catalogue::read(Some(&workspace.questionnaires_folder()));
    let entries = workspace.draft_entries()?;
    let noted = workspace.ledger_text();
    let noted = Glance::read(&noted);
    let named = entries.iter().map(|entry| DraftSummary {
        edited: noted.edited(entry.name()),
        ..unread(&entry.key)
    });
    let mut listing = Listing {
        questionnaires: catalogue.offers(),
        drafts: named.collect(),
        problems,
        more: false,
    };
    let (seen, today) = (listing.in_sight(rows), clock::today());
    let digest = |reference: &QuestionnaireRef| digest(&listing.questionnaires, reference);
    for (entry, draft) in entries.iter().zip(&mut listing.drafts) {
        if seen.contains(&entry.key) || entry.is_abandoned() {
            let known = entry.file().and_then(|file| {
                let figures = noted.figures(&file, today, digest)?;
                Some(summary(&file, figures))
            });
            if let Some(known) = known {
                *draft = known;
            }
        }
    }
    listing.more = listing.drafts.iter().any(|draft| draft.tally.is_none());
    if listing.more {
        // They are said with the whole list.
        listing.problems.clear();
    }
    Ok(listing)
}

/// Gives the list as far as it is known without reading a draft, and then, where drafts had to be read, as it is.
///
/// # Errors
/// [`StoreError`] when the folder of drafts cannot be read.
pub(super) fn tell(
    workspace: &Workspace,
    mut listed: impl FnMut(Listing),
) -> Result<(), StoreError> {
    let (catalogue, problems) = Catalogue::read(Some(&workspace.questionnaires_folder()));
    let files = workspace.draft_files()?;
    let mut ledger = workspace.ledger();
    let (offers, today) = (catalogue.offers(), clock::today());
    let digest = |reference: &QuestionnaireRef| digest(&offers, reference);
    let noted = files.iter().map(|file| {
        let figures = ledger.figures(file, today, digest);
        let unread = || DraftSummary {
            edited: ledger.edited(file.name()),
            ..unread(&file.key)
        };
        figures.map_or_else(unread, |figures| summary(file, figures))
    });
    let mut drafts: Vec<DraftSummary> = noted.collect();
    let to_read: Vec<usize> = (0..files.len())
        .filter(|nth| drafts.get(*nth).is_some_and(|draft| draft.tally.is_none()))
        .collect();
    if to_read.is_empty() {
        listed(Listing {
            questionnaires: offers,
            drafts,
            problems,
            more: false,
        });
        if ledger.keep(&files) {
            // A list that cannot be noted is made again the next time.
            workspace.write_ledger(&ledger).ok();
        }
        return Ok(());
    }
    listed(Listing {
        questionnaires: offers.clone(),
        drafts: drafts.clone(),
        problems,
        more: false,
    });
    ledger.keep(&files);
    let stale: Vec<&DraftFile> = to_read.iter().filter_map(|nth| files.get(*nth)).collect();
    let paths: Vec<PathBuf> = stale.iter().map(|file| file.path.clone()).collect();
    let read = Workspace::read_drafts(&paths);
    for ((nth, file), read) in to_read.iter().zip(stale).zip(read) {
        if let Some(draft) = drafts.get_mut(*nth) {
            *draft = counted(file, &read, &catalogue, &mut ledger);
        }
    }
    listed(Listing {
        questionnaires: offers,
        drafts,
        problems: Vec::new(),
        more: false,
    });
    // As above.
    workspace.write_ledger(&ledger).ok();
    Ok(())
}

/// Notes the figures of a draft that is let go, so that the next list need not read it.
pub(super) fn note(workspace: &Workspace, key: &DraftKey, catalogue: &Catalogue) {
    let files = workspace.draft_files().unwrap_or_default();
    let Some(file) = files.iter().find(|file| file.key == *key) else {
        return;
    };
    let mut ledger = workspace.ledger();
    for read in Workspace::read_drafts(std::slice::from_ref(&file.path)) {
        counted(file, &read, catalogue, &mut ledger);
    }
    // As above.
    workspace.write_ledger(&ledger).ok();
}

/// The digest of the questionnaire that a response names, among those there are.
fn digest<'o>(offers: &'o [Offer], reference: &QuestionnaireRef) -> Option<&'o str> {
    let mut all = offers.iter();
    let found = all.find(|offer| offer.id == reference.id && offer.version == reference.version);
    found.map(|offer| &*offer.sha256)
}

/// Counts a draft that was read, and notes its figures.
fn counted(
    file: &DraftFile,
    read: &Listed,
    catalogue: &Catalogue,
    ledger: &mut Ledger,
) -> DraftSummary {
    let response = match &read.content {
        Ok(response) => response,
        Err(problem) => return unreadable(file, problem.clone()),
    };
    let reference = &response.questionnaire;
    let (found, problem) = match catalogue.find(&reference.id, &reference.version) {
        Ok(found) => (Some(found), None),
        Err(problem) => (None, Some(problem)),
    };
    let today = clock::today();
    let count = |asked: &Arc<_>| progress(&Live::new(asked, response, today)).total;
    let figures = Figures {
        questionnaire: QuestionnaireRef {
            sha256: found
                .as_ref()
                .map_or_else(String::new, |asked| asked.sha256.clone()),
            ..reference.clone()
        },
        day: found
            .as_ref()
            .filter(|asked| asked.reads_clock())
            .map(|_| today),
        respondent: response.respondent.clone(),
        status: response.status,
        tally: found.as_ref().map(count).unwrap_or_default(),
        last: response
            .last_answer()
            .map(|(at, question)| (at, question.clone())),
    };
    let summary = DraftSummary {
        problem,
        ..summary(file, figures.clone())
    };
    if found.is_some() {
        ledger.note(file, &figures);
    }
    summary
}

fn summary(file: &DraftFile, figures: Figures) -> DraftSummary {
    let (at, question) = figures.last.unzip();
    DraftSummary {
        key: file.key.clone(),
        country: figures.respondent.country.display_name().to_owned(),
        institution: figures.respondent.institution.clone(),
        respondent: Some(Box::new(figures.respondent)),
        tally: Some(figures.tally),
        status: figures.status,
        edited: at,
        recovered: file.recovered.then_some(Recovered { at, question }),
        problem: None,
    }
}

/// A draft of which only the name of its file is known.
fn unread(key: &DraftKey) -> DraftSummary {
    DraftSummary {
        country: key.country.clone(),
        institution: key.institution.clone(),
        respondent: None,
        key: key.clone(),
        tally: None,
        status: Status::Draft,
        edited: None,
        recovered: None,
        problem: None,
    }
}

fn unreadable(file: &DraftFile, problem: Problem) -> DraftSummary {
    DraftSummary {
        tally: Some(Tally::default()),
        problem: Some(problem),
        ..unread(&file.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::builtin;
    use crate::response::fixture::empty;
    use crate::response::{Answer, Author, Edit, Response, Value};

    fn listings(workspace: &Workspace) -> Vec<Option<Tally>> {
        let mut told = Vec::new();
        let first = |listing: Listing| told.push(listing.drafts.first().and_then(|d| d.tally));
        tell(workspace, first).unwrap();
        told
    }

    #[test]
    fn the_list_begins_with_what_stands_in_the_first_window() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::open(Some(folder.path())).unwrap();
        let asked = builtin::questionnaire(&"prog".parse().unwrap()).unwrap();
        let me = Author::default();
        let question = asked.questions().next().unwrap().name.as_str();
        let now = clock::now();
        for nth in 0..12 {
            let mut respondent = empty().respondent;
            respondent.institution = format!("Office {nth:02}");
            let mut response = Response::new(QuestionnaireRef::from(&*asked), respondent);
            // The eighth was changed last.
            let at = now + jiff::SignedDuration::from_secs(i64::from(nth == 7));
            let edit = Edit::put(
                question.parse().unwrap(),
                Answer::of(Value::Text("x".into())),
            );
            edit.apply(&mut response, &"me".parse().unwrap(), at);
            drop(workspace.create(&response, &me).unwrap());
        }
        let known = |listing: &Listing| -> Vec<usize> {
            let counted = |nth: &usize| listing.drafts[*nth].tally.is_some();
            (0..12).filter(counted).collect()
        };
        // Nothing was noted yet.
        let begun = begin(&workspace, 3).unwrap();
        assert_eq!((known(&begun), begun.more), (vec![], true));
        tell(&workspace, |_| ()).unwrap();
        let begun = begin(&workspace, 3).unwrap();
        assert_eq!((known(&begun), begun.more), (vec![6, 7, 8], true));
        let begun = begin(&workspace, 100).unwrap();
        assert_eq!((known(&begun).len(), begun.more), (12, false));
        // The row with the focus stays where it is, also where its file has changed meanwhile.
        let path = workspace
            .drafts_folder()
            .join(begun.drafts[7].key.file_name());
        crate::store::replace(&path, &std::fs::read(&path).unwrap()).unwrap();
        let focus = begun.in_sight(1);
        assert!(focus.contains(&begun.drafts[7].key));
        let mut lists = 0;
        tell(&workspace, |listing| {
            lists += 1;
            assert_eq!(listing.in_sight(1), focus);
        })
        .unwrap();
        assert_eq!(lists, 2);
        // One that may have to be recovered is said above the window.
        let name = begun.drafts[0].key.file_name();
        let lock = workspace.drafts_folder().join(name).with_extension("lock");
        crate::store::replace(&lock, b"{}").unwrap();
        let begun = begin(&workspace, 3).unwrap();
        assert_eq!(known(&begun), [0, 6, 7, 8]);
    }

    #[test]
    fn a_draft_is_read_once_and_again_when_its_file_has_changed() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::open(Some(folder.path())).unwrap();
        let asked = builtin::questionnaire(&"prog".parse().unwrap()).unwrap();
        let mut response = Response::new(QuestionnaireRef::from(&*asked), empty().respondent);
        let me = Author::default();
        let mut draft = workspace.create(&response, &me).unwrap();
        let counted = |response: &Response| {
            let progress = progress(&Live::new(&asked, response, clock::today()));
            Some(progress.total)
        };
        let before = counted(&response);
        assert_eq!(listings(&workspace), [None, before]);
        assert_eq!(listings(&workspace), [before]);
        // Written: what was noted is not believed.
        let mut questions = asked.questions();
        let text =
            questions.find(|question| matches!(question.kind, crate::questionnaire::Kind::Text(_)));
        let answer = Answer::of(Value::Text("x".into()));
        let edit = Edit::put(text.unwrap().name.as_str().parse().unwrap(), answer);
        edit.clone()
            .apply(&mut response, &"me".parse().unwrap(), clock::now());
        draft.save(&response).unwrap();
        let after = counted(&response);
        assert_ne!(after, before);
        assert_eq!(listings(&workspace), [None, after]);
        // Let go: it is noted without a list.
        edit.inverse(&Response::new(
            QuestionnaireRef::from(&*asked),
            empty().respondent,
        ))
        .apply(&mut response, &"me".parse().unwrap(), clock::now());
        draft.save(&response).unwrap();
        let (catalogue, _) = Catalogue::read(None);
        note(&workspace, &DraftKey::of(&response), &catalogue);
        assert_eq!(listings(&workspace), [counted(&response)]);
        // Known without reading it, as the first window has it.
        let begun = begin(&workspace, 24).unwrap();
        assert_eq!(
            begun.drafts.first().and_then(|d| d.tally),
            counted(&response)
        );
        assert!(!begun.more);
        // Broken, or gone: as if there had been none.
        let ledger = folder.path().join("figures.tsv");
        crate::store::replace(&ledger, b"{").unwrap();
        assert_eq!(listings(&workspace), [None, counted(&response)]);
    }
}
