//! What is said about an item: its key figures in words, and what people wrote.

use super::Wording;
use crate::analysis::{Audience, Cell, CountryGroup, Entry, Figures, Item, ItemKind, View, Voice};
use crate::base::Language;
use crate::base::message::Argument;

/// What somebody wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quote {
    /// The words.
    pub(super) text: String,
    /// From whom: the country, the language, and for the facilitator the institution.
    pub(super) from: String,
    /// The language the respondent said they write in.
    pub(super) language: Language,
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

/// What people wrote about an item, and from whom: words, records, evidence, what "other" is, notes.
pub(super) fn quotes(
    view: &View<'_>,
    index: usize,
    item: &Item<'_>,
    wording: Wording<'_>,
) -> Vec<Quote> {
    let groups = view.countries.iter();
    groups
        .flat_map(|group| {
            quotes_of(
                view,
                group,
                index,
                |entry| written(item, entry, wording),
                wording,
            )
        })
        .collect()
}

/// What people of one country wrote about an item, in the words that `say` finds in an entry.
pub(super) fn quotes_of(
    view: &View<'_>,
    group: &CountryGroup,
    index: usize,
    say: impl Fn(&Entry) -> String,
    wording: Wording<'_>,
) -> Vec<Quote> {
    let mut found = Vec::new();
    for voice in &group.voices {
        let Some(Cell::Said { entries, .. }) = voice.cells.get(index) else {
            continue;
        };
        for entry in entries {
            let text = say(entry);
            if !text.is_empty() {
                found.push(Quote {
                    text,
                    from: attribution(group, voice, view, entry, wording),
                    language: voice.respondent.language,
                });
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
    if view.audience == Audience::Facilitator {
        parts.push(voice.respondent.institution.clone());
    }
    parts.push(voice.respondent.language.to_string());
    let from = parts.join(", ");
    match &entry.about {
        Some(about) => format!("{from} — {}", wording.text(about)),
        None => from,
    }
}

/// "Reference dates: 2026-06-30 – 2026-09-30", the first and the last; none where no response has one.
pub(super) fn reference_dates<'v>(
    views: impl Iterator<Item = &'v View<'v>> + Clone,
    wording: Wording<'_>,
) -> Option<String> {
    let groups = views.flat_map(|view| &view.countries);
    let dates = || groups.clone().filter_map(|group| group.heads.dates);
    let first = dates().map(|(first, _)| first).min()?;
    let last = dates().map(|(_, last)| last).max()?;
    let said = if first == last {
        first.to_string()
    } else {
        format!("{first} – {last}")
    };
    Some(wording.labelled(&wording.say("full-dates"), &said))
}

/// Everything somebody wrote in an entry: the words a table cannot show, and the note.
pub(super) fn written(item: &Item<'_>, entry: &Entry, wording: Wording<'_>) -> String {
    let parts = [words(item, entry, wording), entry.note.trim().to_owned()];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("\n")
}

/// The words of an entry that a table cannot show.
pub(super) fn words(item: &Item<'_>, entry: &Entry, wording: Wording<'_>) -> String {
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
    parts.retain(|part| !part.trim().is_empty());
    parts.join("\n")
}
