//! The comparison summary: who answered, and question by question what countries say.

use super::Wording;
use super::document::Document;
use crate::analysis::{
    Cell, Chapter, CountryGroup, CountryValue, Degree, Entry, Figures, Item, ItemKind, Silence,
    Standing, View, Voice,
};
use crate::base::message::Argument;
use crate::response::Status;

/// A country for whom an option table or a quotation is made.
struct Line<'v> {
    country: &'v CountryGroup,
    value: &'v CountryValue,
}

/// The summary of some questionnaires.
pub fn summary(chapters: &[Chapter<'_>], wording: Wording<'_>) -> Document {
    let mut document = Document::new(wording.say("report-title"));
    if chapters.iter().any(|chapter| chapter.view.sample) {
        document.paragraph(wording.say("report-sample"));
    }
    document.paragraph(wording.say("report-self-reported"));
    document.paragraph(wording.say("report-how-to-read"));
    for chapter in chapters {
        add_chapter(&mut document, chapter, wording);
    }
    document
}

fn add_chapter(document: &mut Document, chapter: &Chapter<'_>, wording: Wording<'_>) {
    let view = &chapter.view;
    let questionnaire = view.questionnaire;
    document.heading(1, questionnaire.title.get(wording.language));
    let audience = wording.say(&format!("audience-{}", view.audience.name()));
    document.paragraph(wording.tell(
        "report-chapter",
        &[
            ("id", questionnaire.id.to_string().into()),
            ("version", questionnaire.version.clone().into()),
            ("countries", view.size().into()),
            ("audience", audience.into()),
        ],
    ));
    for (id, count) in [
        ("report-conflicts", view.conflicts()),
        ("report-withheld", view.withheld()),
    ] {
        if count > 0 {
            document.paragraph(wording.tell(id, &[("count", count.into())]));
        }
    }
    document.heading(2, wording.say("report-respondents"));
    add_respondents(document, view, wording);
    let mut section = None;
    let mut question = None;
    for (index, item) in view.items.iter().enumerate() {
        if section.replace(item.section) != Some(item.section) {
            let found = questionnaire
                .sections
                .iter()
                .find(|section| section.name == *item.section);
            document.heading(
                2,
                found.map_or("", |section| section.label.get(wording.language)),
            );
        }
        if question.replace(&item.question.name) != Some(&item.question.name) {
            let prompt = item.question.label.get(wording.language);
            document.heading(3, format!("{} · {prompt}", item.question.name));
        }
        add_item(document, chapter, index, wording);
    }
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
    let total = voice.progress.total;
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

fn add_item(document: &mut Document, chapter: &Chapter<'_>, index: usize, wording: Wording<'_>) {
    let view = &chapter.view;
    let (Some(item), Some(figures)) = (view.items.get(index), chapter.figures.get(index)) else {
        return;
    };
    if item.row.is_some() || item.field.is_some() {
        document.heading(
            4,
            format!("{} · {}", item.id(), item.label().get(wording.language)),
        );
    }
    document.paragraph(key_figures(item, figures, wording));
    if !figures.distribution.is_empty() && figures.n > 0 {
        add_distribution(document, item, figures, wording);
        add_options(document, view, item, figures, wording);
    }
    if let ItemKind::Number = item.kind {
        add_numbers(document, view, figures, wording);
    }
    if !matches!(item.kind, ItemKind::Personal) {
        add_words(document, view, index, item, wording);
    }
}

/// "5 of 8 countries · median 2 · range 1–4 · agreement 0.40 · don't know 1 · …"
pub(super) fn key_figures(item: &Item<'_>, figures: &Figures, wording: Wording<'_>) -> String {
    let mut parts = vec![wording.tell(
        "report-n",
        &[("n", figures.n.into()), ("of", figures.of.into())],
    )];
    let name = |category: usize| {
        let option = figures
            .distribution
            .get(category)
            .map_or("", |option| &option.name);
        match item.kind {
            ItemKind::Level => option.to_owned(),
            _ => wording.option(item, option),
        }
    };
    let mut part = |id: &str, value: String| {
        let arguments: [Argument<'_>; 1] = [("value", value.into())];
        parts.push(wording.tell(id, &arguments));
    };
    if let Some((lower, upper)) = figures.median {
        let both = if lower == upper {
            name(lower)
        } else {
            format!("{} – {}", name(lower), name(upper))
        };
        part("report-median", both);
    }
    if let Some((lowest, highest)) = figures.range.filter(|_| figures.n > 1) {
        part(
            "report-range",
            format!("{} – {}", name(lowest), name(highest)),
        );
    }
    if let Some(agreement) = figures.agreement.filter(|_| figures.n > 1) {
        part("report-agreement", wording.number(agreement, 2));
    }
    if let Some(consensus) = figures.consensus.filter(|_| figures.n > 1) {
        part("report-consensus", wording.number(consensus, 2));
    }
    if figures.split > 0 {
        part("report-split", figures.split.to_string());
    }
    for (silence, count) in &figures.silent {
        part(
            &format!("report-silent-{}", silence.name()),
            count.to_string(),
        );
    }
    parts.join(" · ")
}

fn add_distribution(
    document: &mut Document,
    item: &Item<'_>,
    figures: &Figures,
    wording: Wording<'_>,
) {
    let header = ["option", "countries", "partly", "share"]
        .iter()
        .map(|name| wording.say(&format!("report-column-{name}")))
        .collect();
    let rows = figures
        .distribution
        .iter()
        .enumerate()
        .map(|(nth, option)| {
            let share = if figures.n < 3 {
                String::new()
            } else {
                let percent = 100 * option.yes / figures.n;
                let rest = 100 * option.yes % figures.n;
                let rounded = percent + usize::from(rest * 2 >= figures.n);
                wording.tell(
                    "report-share",
                    &[
                        ("percent", rounded.into()),
                        ("n", option.yes.into()),
                        ("of", figures.n.into()),
                    ],
                )
            };
            let name = format!(
                "{} · {}",
                column(item, nth),
                wording.option(item, &option.name)
            );
            vec![
                name,
                option.yes.to_string(),
                option.partly.to_string(),
                share,
            ]
        });
    document.table(header, rows.collect());
}

/// What heads the column of an option: the level, or the number of the choice in its list.
fn column(item: &Item<'_>, nth: usize) -> String {
    match item.kind {
        ItemKind::Level => nth.to_string(),
        _ => (nth + 1).to_string(),
    }
}

/// Countries by options: ● yes · ◐ partly · ○ no, and the signs of silence.
fn add_options(
    document: &mut Document,
    view: &View<'_>,
    item: &Item<'_>,
    figures: &Figures,
    wording: Wording<'_>,
) {
    let mut header = vec![wording.say("report-column-country")];
    header.extend((0..figures.distribution.len()).map(|nth| column(item, nth)));
    let lines = view.countries.iter().zip(&figures.values);
    let rows: Vec<Vec<String>> = lines
        .map(|(country, value)| option_row(&Line { country, value }, figures))
        .collect();
    document.table(header, rows);
    document.paragraph(wording.say("report-legend"));
}

fn option_row(line: &Line<'_>, figures: &Figures) -> Vec<String> {
    let mark = if line.value.provisional { " (p)" } else { "" };
    let mut row = vec![format!("{}{mark}", line.country.country.display_name())];
    row.extend(figures.distribution.iter().map(|option| {
        let sign = match &line.value.standing {
            Standing::Silent(silence) => Wording::silence_sign(*silence),
            Standing::Split(_) => "..",
            standing => match standing.degree(&option.name) {
                Some(Degree::Yes) => "●",
                Some(Degree::Partly) => "◐",
                None => "○",
            },
        };
        sign.to_owned()
    }));
    row
}

fn add_numbers(document: &mut Document, view: &View<'_>, figures: &Figures, wording: Wording<'_>) {
    let header = vec![
        wording.say("report-column-country"),
        wording.say("report-column-value"),
    ];
    let rows = view
        .countries
        .iter()
        .zip(&figures.values)
        .filter_map(|(country, value)| {
            let number = match value.standing {
                Standing::Number(number) => wording.exact(number),
                Standing::Silent(Silence::NotAsked | Silence::Unanswered) => return None,
                Standing::Silent(silence) => Wording::silence_sign(silence).to_owned(),
                _ => return None,
            };
            let mark = if value.provisional { " (p)" } else { "" };
            Some(vec![
                format!("{}{mark}", country.country.display_name()),
                number,
            ])
        });
    document.table(header, rows.collect());
}

/// What people wrote: texts, records, evidence, what "other" is, and notes.
fn add_words(
    document: &mut Document,
    view: &View<'_>,
    index: usize,
    item: &Item<'_>,
    wording: Wording<'_>,
) {
    let quotes = quotes(view, index, item, wording).into_iter();
    let blocks = quotes.map(|(text, from)| super::Block::Quote { text, from });
    document.blocks.extend(blocks);
}

/// What people wrote about an item, and from whom.
pub(super) fn quotes(
    view: &View<'_>,
    index: usize,
    item: &Item<'_>,
    wording: Wording<'_>,
) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for group in &view.countries {
        for voice in &group.voices {
            let Some(Cell::Said { entries, .. }) = voice.cells.get(index) else {
                continue;
            };
            for entry in entries {
                let text = written(item, entry, wording);
                if !text.is_empty() {
                    found.push((text, attribution(group, voice, view, entry, wording)));
                }
            }
        }
    }
    found
}

/// The country, the language, and for the facilitator the institution.
fn attribution(
    group: &CountryGroup,
    voice: &Voice,
    view: &View<'_>,
    entry: &Entry,
    wording: Wording<'_>,
) -> String {
    let mut parts = vec![group.country.display_name().to_owned()];
    if view.audience == crate::analysis::Audience::Facilitator {
        parts.push(voice.respondent.institution.clone());
    }
    parts.push(voice.respondent.language.to_string());
    let from = parts.join(", ");
    match &entry.about {
        Some(about) => format!("{from} — {}", about.get(wording.language)),
        None => from,
    }
}

/// The words of one entry that a table cannot show.
pub(super) fn written(item: &Item<'_>, entry: &Entry, wording: Wording<'_>) -> String {
    let mut parts = Vec::new();
    match item.kind {
        ItemKind::Words => parts.push(entry.value.text().unwrap_or_default().to_owned()),
        ItemKind::Records { fields } => match entry.value.items() {
            [] => parts.push(wording.fields(fields, &entry.value)),
            records => parts.extend(records.iter().map(|record| wording.fields(fields, record))),
        },
        ItemKind::Level => {
            parts.extend(
                entry
                    .value
                    .field("evidence")
                    .and_then(|text| text.text())
                    .map(str::to_owned),
            );
        }
        ItemKind::Choice { .. } | ItemKind::Multiple { .. } => {
            let chosen = entry.value.all_chosen().unwrap_or_default();
            parts.extend(chosen.into_iter().filter_map(|chosen| chosen.specify));
        }
        ItemKind::Number | ItemKind::Personal => {}
    }
    parts.push(entry.note.clone());
    parts.retain(|part| !part.trim().is_empty());
    parts.join("\n")
}
