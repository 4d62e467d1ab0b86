//! The report for a committee: who answered and how well, theme by theme what countries say, what they share and
//! may learn from each other, their roadmaps, and how all of it was made.

use jiff::civil::Date;

use super::Wording;
use super::chart::{Bar, Chart, Form};
use super::document::{Block, Document};
use super::sheet::{self, Sheet};
use super::theme::sections;
use super::words::reference_dates;
use super::{questionnaire, sheets};
use crate::analysis::statistics::ordinal;
use crate::analysis::{
    Audience, Chapter, Gap, Quadrant, Quality, gaps, profiles, roadmaps, shared_challenges,
};
use crate::response::Country;

/// What a report is made of.
#[derive(Clone, Copy, Debug)]
pub struct Material<'m> {
    /// The questionnaires, as the audience may see them.
    pub chapters: &'m [Chapter<'m>],
    /// The same as participants may see them at most: a match names two countries to each other.
    pub shared: &'m [Chapter<'m>],
    /// The day on which reforms are overdue or not.
    pub today: Date,
}

/// The report.
pub fn report(material: Material<'_>, wording: Wording<'_>) -> Document {
    let mut document = Document::new(wording.say("full-title"), wording.language);
    document.contents = true;
    let (chapters, words) = (material.chapters, wording);
    add_cover(&mut document, chapters, words);
    add_participation(&mut document, chapters, words);
    let sections = sections(chapters, words, |blocks| blocks);
    for (chapter, sections) in chapters.iter().zip(sections) {
        add_theme(&mut document, chapter, sections, words);
    }
    add_challenges(&mut document, chapters, words);
    add_sheets(
        &mut document,
        &sheets::matches(material.shared, words),
        words,
    );
    if chapters
        .iter()
        .any(|chapter| chapter.view.audience == Audience::Facilitator)
    {
        add_sheets(&mut document, &sheets::divergences(chapters, words), words);
    }
    add_roadmap(&mut document, material, words);
    add_annexes(&mut document, chapters, words);
    document
}

fn add_cover(document: &mut Document, chapters: &[Chapter<'_>], wording: Wording<'_>) {
    if chapters.iter().any(|chapter| chapter.view.sample) {
        document.paragraph(wording.say("report-sample"));
    }
    document.paragraph(wording.say("report-self-reported"));
    let mut points = Vec::new();
    if let Some(first) = chapters.first() {
        let audience = wording.say(&format!("audience-{}", first.view.audience.name()));
        points.push(wording.labelled(&wording.say("full-audience"), &audience));
    }
    let names: Vec<String> = countries(chapters)
        .iter()
        .map(|c| c.display_name().to_owned())
        .collect();
    let said = format!("{} ({})", names.join(", "), names.len());
    points.push(wording.labelled(&wording.say("full-countries"), &said));
    let views = chapters.iter().map(|chapter| &chapter.view);
    points.extend(reference_dates(views, wording));
    let asked = chapters.iter().map(|chapter| {
        let asked = chapter.view.questionnaire;
        format!(
            "{} ({} {})",
            wording.text(&asked.title),
            asked.id,
            asked.version
        )
    });
    let asked: Vec<String> = asked.collect();
    points.push(wording.labelled(&wording.say("full-questionnaires"), &asked.join("; ")));
    document.list(points);
    document.heading(1, wording.say("full-how-to-read"));
    document.paragraph(wording.say("report-how-to-read"));
    document.paragraph(wording.say("report-legend"));
}

/// The countries that answered anything, each once, by name.
fn countries(chapters: &[Chapter<'_>]) -> Vec<Country> {
    let groups = chapters.iter().flat_map(|chapter| &chapter.view.countries);
    let mut all: Vec<Country> = groups.map(|group| group.country.clone()).collect();
    all.sort_by_cached_key(|country| {
        (
            crate::base::text::fold(country.display_name()),
            country.key(),
        )
    });
    all.dedup_by(|a, b| a.key() == b.key());
    all
}

/// Who answered what, and how complete and well supported the answers are.
fn add_participation(document: &mut Document, chapters: &[Chapter<'_>], wording: Wording<'_>) {
    document.heading(1, wording.say("full-participation"));
    let mut header = vec![wording.say("report-column-country")];
    header.extend(
        chapters
            .iter()
            .map(|chapter| chapter.view.questionnaire.id.to_string()),
    );
    let all = countries(chapters);
    let rows = all.iter().map(|country| {
        let cells = chapters.iter().map(|chapter| {
            let groups = chapter.view.countries.iter();
            let group = groups
                .clone()
                .find(|group| group.country.key() == country.key());
            group.map_or_else(
                || "–".to_owned(),
                |group| {
                    let quality = sum(group.voices.iter().map(|voice| voice.quality));
                    let rate = percent(quality.answered, quality.required, wording);
                    format!("{} · {rate}", group.voices.len())
                },
            )
        });
        std::iter::once(country.display_name().to_owned())
            .chain(cells)
            .collect()
    });
    document.table(header, rows.collect());
    document.paragraph(wording.say("full-participation-note"));
    document.heading(2, wording.say("sheet-quality"));
    let names = [
        "country",
        "answered",
        "required",
        "completion",
        "substantive",
        "dont-know",
        "evidence",
        "sources",
    ];
    let header = names
        .iter()
        .map(|name| wording.say(&format!("column-{name}")));
    let rows = all.iter().map(|country| {
        let groups = chapters.iter().flat_map(|chapter| &chapter.view.countries);
        let mine = groups.filter(|group| group.country.key() == country.key());
        let quality = sum(mine
            .flat_map(|group| &group.voices)
            .map(|voice| voice.quality));
        vec![
            country.display_name().to_owned(),
            quality.answered.to_string(),
            quality.required.to_string(),
            percent(quality.answered, quality.required, wording),
            percent(quality.substantive, quality.given, wording),
            percent(quality.dont_know, quality.given, wording),
            percent(quality.with_evidence, quality.from_level_2, wording),
            percent(quality.with_source, quality.from_level_3, wording),
        ]
    });
    document.table(header.collect(), rows.collect());
    document.paragraph(wording.say("note-quality"));
}

fn sum(all: impl Iterator<Item = Quality>) -> Quality {
    all.fold(Quality::default(), |mut sum, one| {
        sum.required += one.required;
        sum.answered += one.answered;
        sum.given += one.given;
        sum.substantive += one.substantive;
        sum.dont_know += one.dont_know;
        sum.from_level_2 += one.from_level_2;
        sum.with_evidence += one.with_evidence;
        sum.from_level_3 += one.from_level_3;
        sum.with_source += one.with_source;
        sum
    })
}

/// "63 %", or `..` of nothing.
fn percent(part: usize, whole: usize, wording: Wording<'_>) -> String {
    match crate::analysis::statistics::ratio(part, whole) {
        Some(ratio) => format!("{} %", wording.number(100.0 * ratio, 0)),
        None => "..".to_owned(),
    }
}

fn add_theme(
    document: &mut Document,
    chapter: &Chapter<'_>,
    sections: Vec<Vec<Block>>,
    wording: Wording<'_>,
) {
    let view = &chapter.view;
    document.heading(1, wording.text(&view.questionnaire.title));
    document.paragraph(super::summary::chapter_line(chapter, wording));
    document.chart(profile_chart(chapter, wording));
    add_gaps(document, chapter, wording);
    document.blocks.extend(sections.into_iter().flatten());
}

/// How far each country is in a theme, by name and not by size.
fn profile_chart(chapter: &Chapter<'_>, wording: Wording<'_>) -> Chart {
    let bars = profiles(chapter).into_iter().map(|profile| Bar {
        label: profile.country.display_name().to_owned(),
        parts: vec![(profile.score.unwrap_or(0.0), 4)],
        said: format!(
            "{} · {}",
            profile
                .score
                .map_or_else(|| "..".to_owned(), |score| wording.number(score, 1)),
            wording.tell(
                "report-count",
                &[("n", profile.rated.into()), ("of", profile.of.into())]
            ),
        ),
    });
    Chart {
        title: wording.say("sheet-profiles"),
        description: wording.say("note-profiles"),
        form: Form::Bars {
            header: [
                wording.say("report-column-country"),
                wording.say("column-profile"),
            ],
            bars: bars.collect(),
            full: 100.0,
        },
    }
}

/// Item by item, for how many countries there is a gap and which of them might act.
fn add_gaps(document: &mut Document, chapter: &Chapter<'_>, wording: Wording<'_>) {
    let all = gaps(std::slice::from_ref(chapter));
    if all.is_empty() {
        return;
    }
    document.heading(2, wording.say("sheet-gaps"));
    document.paragraph(wording.say("note-gaps"));
    let names = [
        "item",
        "label",
        "n",
        "mean-gap",
        "quadrant-act-now",
        "quadrant-deepen",
    ];
    let header = names
        .iter()
        .map(|name| match name.strip_prefix("quadrant-") {
            Some(_) => wording.say(name),
            None => wording.say(&format!("column-{name}")),
        });
    let header = header.collect();
    let rows = chapter
        .view
        .items
        .iter()
        .enumerate()
        .filter_map(|(index, item)| {
            let mine: Vec<(&Country, Option<Gap>)> = all
                .iter()
                .filter(|line| line.index == index)
                .map(|line| (&line.country, line.gap))
                .collect();
            if mine.is_empty() {
                return None;
            }
            let known: Vec<Gap> = mine.iter().filter_map(|(_, gap)| *gap).collect();
            let sizes: f64 = known.iter().map(|gap| f64::from(gap.gap())).sum();
            let mean = (!known.is_empty()).then(|| sizes / ordinal(known.len()));
            let countries = |wanted: Quadrant| {
                let those = mine
                    .iter()
                    .filter(|(_, gap)| gap.is_some_and(|gap| gap.quadrant() == wanted));
                let mut names: Vec<&str> =
                    those.map(|(country, _)| country.display_name()).collect();
                names.sort_unstable();
                names.join(", ")
            };
            let counts = [("n", known.len().into()), ("of", mine.len().into())];
            Some(vec![
                item.id(),
                wording.text(item.label()),
                wording.tell("report-count", &counts),
                mean.map_or_else(|| "..".to_owned(), |mean| wording.number(mean, 1)),
                countries(Quadrant::ActNow),
                countries(Quadrant::Deepen),
            ])
        });
    document.table(header, rows.collect());
}

fn add_challenges(document: &mut Document, chapters: &[Chapter<'_>], wording: Wording<'_>) {
    let mut bars = Vec::new();
    for chapter in chapters {
        for row in shared_challenges(&chapter.view) {
            let Some(index) = row.index() else {
                continue;
            };
            let [faced, partly, ..] = &row.countries;
            let item = chapter.view.items.iter().find(|item| item.id() == row.item);
            let label = item
                .map(|item| wording.text(item.label()))
                .unwrap_or_default();
            let of = ordinal(row.substantive());
            bars.push(Bar {
                label: format!("{} · {label}", row.item),
                parts: vec![
                    (ordinal(faced.len()) / of, 4),
                    (ordinal(partly.len()) / of / 2.0, 1),
                ],
                said: wording.number(index, 2),
            });
        }
    }
    let sheets = sheets::challenges(chapters, wording);
    for sheet in &sheets {
        document.heading(1, sheet::title(sheet, wording));
        document.chart(Chart {
            title: wording.say("chart-challenges"),
            description: wording.say("note-challenges"),
            form: Form::Bars {
                header: [wording.say("column-label"), wording.say("column-index")],
                bars: std::mem::take(&mut bars),
                full: 1.0,
            },
        });
        add_body(document, sheet, wording);
    }
}

fn add_sheets(document: &mut Document, sheets: &[Sheet], wording: Wording<'_>) {
    for (nth, sheet) in sheets.iter().enumerate() {
        document.heading(if nth == 0 { 1 } else { 2 }, sheet::title(sheet, wording));
        add_body(document, sheet, wording);
    }
}

fn add_body(document: &mut Document, sheet: &Sheet, wording: Wording<'_>) {
    for note in &sheet.notes {
        document.paragraph(note.clone());
    }
    if sheet.rows.is_empty() {
        document.paragraph(wording.say("sheet-empty"));
        return;
    }
    let (header, rows) = sheet::shown(sheet, wording);
    document.table(header, rows);
}

/// Roadmaps country by country: when what is to happen, then the details.
fn add_roadmap(document: &mut Document, material: Material<'_>, wording: Wording<'_>) {
    let made = sheets::roadmap(material.chapters, material.today, wording);
    let Some((reforms, others)) = made
        .split_first()
        .filter(|(first, _)| !first.rows.is_empty())
    else {
        return;
    };
    document.heading(1, sheet::title(reforms, wording));
    for note in &reforms.notes {
        document.paragraph(note.clone());
    }
    let (header, rows) = sheet::shown(reforms, wording);
    let at = |name: &str| reforms.columns.iter().position(|known| *known == name);
    let cell = |row: &[String], name: &str| {
        at(name)
            .and_then(|at| row.get(at).cloned())
            .unwrap_or_default()
    };
    for road in roadmaps(material.chapters, material.today) {
        let name = road.country.display_name();
        let mine: Vec<&Vec<String>> = rows
            .iter()
            .filter(|row| cell(row, "country") == name)
            .collect();
        if mine.is_empty() {
            continue;
        }
        document.heading(2, name);
        let events = mine
            .iter()
            .zip(&road.reforms)
            .map(|(row, reform)| (cell(row, "label"), reform.target, cell(row, "status")));
        document.chart(Chart {
            title: wording.say("chart-roadmap"),
            description: wording.say("note-roadmap"),
            form: Form::Timeline {
                header: ["label", "target-date", "status"]
                    .map(|name| wording.say(&format!("column-{name}"))),
                rows: events.collect(),
                mark: road
                    .term_ends
                    .map(|date| (date, wording.say("column-term-ends"))),
            },
        });
        let shown = [
            "order",
            "label",
            "lead",
            "horizon",
            "milestone",
            "priority",
            "linked-gap",
            "obstacles",
            "anchors",
            "risks",
            "notes",
        ];
        let pick = |row: &[String]| shown.map(|name| cell(row, name)).to_vec();
        document.table(
            pick(&header),
            mine.into_iter().map(|row| pick(row)).collect(),
        );
    }
    for sheet in others {
        document.heading(2, sheet::title(sheet, wording));
        add_body(document, sheet, wording);
    }
}

/// The wording, the method, and how much was withheld.
fn add_annexes(document: &mut Document, chapters: &[Chapter<'_>], wording: Wording<'_>) {
    document.heading(1, wording.say("full-method"));
    let method = wording.say("full-method-text");
    document.list(
        method
            .lines()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect(),
    );
    document.heading(1, wording.say("full-withheld"));
    document.paragraph(wording.say("full-withheld-note"));
    let header = [
        "column-questionnaire",
        "full-withheld-count",
        "full-conflicts-count",
    ];
    let rows = chapters.iter().map(|chapter| {
        let view = &chapter.view;
        let title = wording.text(&view.questionnaire.title);
        vec![
            title,
            view.withheld().to_string(),
            view.conflicts().to_string(),
        ]
    });
    document.table(
        header.iter().map(|id| wording.say(id)).collect(),
        rows.collect(),
    );
    for chapter in chapters {
        let asked = questionnaire::document(chapter.view.questionnaire, wording);
        let title = wording.labelled(&wording.say("full-wording"), &asked.title);
        document.heading(1, title);
        document.append(asked, 2);
    }
}
