//! The comparison summary: who answered, and question by question what countries say.

use super::Wording;
use super::document::{Block, Document};
use super::theme::sections;
use crate::analysis::{Chapter, View, Voice};
use crate::response::Status;

/// The summary of some questionnaires.
pub fn summary(chapters: &[Chapter<'_>], wording: Wording<'_>) -> Document {
    let mut document = Document::new(title(wording), wording.language);
    let parts = parts(chapters, wording, |blocks| blocks);
    document.blocks = parts.into_iter().flatten().collect();
    document
}

pub(super) fn title(wording: Wording<'_>) -> String {
    wording.say("report-title")
}

/// What `make` makes of the blocks of the summary, part by part and side by side: to hold all of them takes many times what is
/// made of them.
pub(super) fn parts<R: Send>(
    chapters: &[Chapter<'_>],
    wording: Wording<'_>,
    make: impl Fn(Vec<Block>) -> R + Sync,
) -> Vec<R> {
    let mut parts = vec![make(opening(chapters, wording))];
    let sections = sections(chapters, wording, &make);
    for (chapter, sections) in chapters.iter().zip(sections) {
        parts.push(make(heading(chapter, wording)));
        parts.extend(sections);
    }
    parts
}

/// What is said of the whole.
fn opening(chapters: &[Chapter<'_>], wording: Wording<'_>) -> Vec<Block> {
    let mut document = Document::default();
    if chapters.iter().any(|chapter| chapter.view.sample) {
        document.paragraph(wording.say("report-sample"));
    }
    document.paragraph(wording.say("report-self-reported"));
    document.paragraph(wording.say("report-how-to-read"));
    document.blocks
}

/// What stands over the sections of a questionnaire: what it is, and who answered.
fn heading(chapter: &Chapter<'_>, wording: Wording<'_>) -> Vec<Block> {
    let mut document = Document::default();
    document.heading(1, wording.text(&chapter.view.questionnaire.title));
    document.paragraph(chapter_line(chapter, wording));
    document.heading(2, wording.say("report-respondents"));
    if chapter.view.lists_voices() {
        add_respondents(&mut document, &chapter.view, wording);
    } else {
        let responses = [("responses", chapter.view.responses().into())];
        document.paragraph(wording.tell("report-not-listed", &responses));
    }
    document.blocks
}

/// What was asked of how many and for whom it is told; how much is open or withheld.
pub(super) fn chapter_line(chapter: &Chapter<'_>, wording: Wording<'_>) -> String {
    let view = &chapter.view;
    let audience = wording
        .messages
        .get(&format!("audience-{}", view.audience.name()));
    let mut lines = vec![wording.tell(
        "report-chapter",
        &[
            ("id", view.questionnaire.id.to_string().into()),
            ("version", view.questionnaire.version.clone().into()),
            ("countries", view.size().into()),
            ("audience", audience.into()),
        ],
    )];
    for (id, count) in [
        ("report-conflicts", view.conflicts()),
        ("report-withheld", view.withheld()),
    ] {
        if count > 0 {
            lines.push(wording.tell(id, &[("count", count.into())]));
        }
    }
    lines.join("\n")
}

fn add_respondents(document: &mut Document, view: &View<'_>, wording: Wording<'_>) {
    let names = [
        "country",
        "institution",
        "role",
        "status",
        "reference-date",
        "language",
        "answered",
        "required-left",
    ];
    let header = names
        .iter()
        .map(|name| wording.say(&format!("report-column-{name}")))
        .collect();
    let voices = view.countries.iter().flat_map(|group| group.voices.iter());
    document.table(
        header,
        voices.map(|voice| respondent_row(voice, wording)).collect(),
    );
    document.paragraph(wording.say("report-completeness-note"));
}

fn respondent_row(voice: &Voice, wording: Wording<'_>) -> Vec<String> {
    let who = &voice.respondent;
    let total = voice.progress;
    let status = match voice.status {
        Status::Draft => "status-draft",
        Status::Finalised => "status-finalised",
        Status::Validated => "status-validated",
    };
    vec![
        who.country.display_name().to_owned(),
        who.institution.clone(),
        who.role
            .as_ref()
            .map(|role| wording.say(&format!("role-{role}")))
            .unwrap_or_default(),
        wording.say(status),
        who.reference_date
            .map(|date| date.to_string())
            .unwrap_or_default(),
        who.language.to_string(),
        format!("{}/{}", total.answered, total.shown),
        (total.required_left + total.to_fix).to_string(),
    ]
}
