//! One questionnaire in a report: section by section and question by question what countries say.

use super::Wording;
use super::chart::{Bar, Chart, Form};
use super::document::{Block, Document};
use super::heat;
use super::words::{Quote, key_figures, quotes_of, reference_dates, words, written};
use crate::analysis::{
    Chapter, CountryGroup, CountryValue, Degree, Entry, Figures, Item, ItemKind, Silence, Standing,
    View,
};
use crate::base::parallel;
use crate::questionnaire::Section;

/// An item with its place and its figures.
#[derive(Clone, Copy)]
struct Subject<'c> {
    index: usize,
    item: &'c Item<'c>,
    figures: &'c Figures,
}

/// Notes under a table, numbered.
#[derive(Default)]
struct Notes(Vec<String>);

impl Notes {
    /// Adds notes; gives the marks that stand for them: ` [1] [2]`.
    fn add(&mut self, quotes: Vec<Quote>, wording: Wording<'_>) -> String {
        let mut marks = String::new();
        for quote in quotes {
            let mark = format!("[{}]", self.0.len() + 1);
            self.0.push(format!(
                "{mark} {}",
                wording.labelled(&quote.from, &quote.text)
            ));
            marks.push(' ');
            marks.push_str(&mark);
        }
        marks
    }
}

/// A part of a chapter, which is told without the others.
struct Part<'c> {
    chapter: &'c Chapter<'c>,
    told: Told<'c>,
}

enum Told<'c> {
    /// What heads a section.
    Section(&'c Section),
    /// The items of a question.
    Question(Vec<Subject<'c>>),
}

/// How many parts a processor tells before it asks for more.
const PARTS: usize = 4;

/// What `make` makes of each part of the sections of each chapter.
pub(super) fn sections<'c, R: Send>(
    chapters: &'c [Chapter<'c>],
    wording: Wording<'_>,
    make: impl Fn(Vec<Block>) -> R + Sync,
) -> Vec<Vec<R>> {
    let parts: Vec<Vec<Part<'_>>> = chapters.iter().map(parts).collect();
    parallel::map_groups(&parts, PARTS, |part| make(part.blocks(wording)))
}

fn parts<'c>(chapter: &'c Chapter<'c>) -> Vec<Part<'c>> {
    let view = &chapter.view;
    let items = view.items.iter().zip(&chapter.figures).enumerate();
    let all: Vec<Subject<'_>> = items
        .map(|(index, (item, figures))| Subject {
            index,
            item,
            figures,
        })
        .collect();
    let mut parts = Vec::new();
    for section in &view.questionnaire.sections {
        let mine = all
            .iter()
            .filter(|subject| *subject.item.section == section.name);
        let mine: Vec<Subject<'_>> = mine.copied().collect();
        let same = |a: &Subject<'_>, b: &Subject<'_>| a.item.question.name == b.item.question.name;
        let questions = mine.chunk_by(same).map(<[_]>::to_vec).map(Told::Question);
        let heading = (!mine.is_empty()).then_some(Told::Section(section));
        let told = heading.into_iter().chain(questions);
        parts.extend(told.map(|told| Part { chapter, told }));
    }
    parts
}

impl Part<'_> {
    fn blocks(&self, wording: Wording<'_>) -> Vec<Block> {
        let mut document = Document::default();
        match &self.told {
            Told::Section(section) => {
                document.heading(2, wording.text(&section.label));
                document.chart(heat::chart(self.chapter, &section.name, wording));
            }
            Told::Question(subjects) => {
                add_question(&mut document, &self.chapter.view, subjects, wording);
            }
        }
        document.blocks
    }
}

fn add_question(
    document: &mut Document,
    view: &View<'_>,
    subjects: &[Subject<'_>],
    wording: Wording<'_>,
) {
    let Some(first) = subjects.first() else {
        return;
    };
    let asked = first.item.question;
    document.heading(
        3,
        format!("{} · {}", asked.name, wording.text(&asked.label)),
    );
    if first.item.row.is_some() {
        add_grid(document, view, subjects, wording);
        return;
    }
    for subject in subjects {
        if subject.item.field.is_some() {
            let (id, label) = (subject.item.id(), wording.text(subject.item.label()));
            document.heading(4, format!("{id} · {label}"));
        }
        add_item(document, view, *subject, wording);
    }
}

fn add_item(document: &mut Document, view: &View<'_>, subject: Subject<'_>, wording: Wording<'_>) {
    let Subject {
        index,
        item,
        figures,
    } = subject;
    let known = key_figures(item, figures, wording);
    document.paragraph(known.as_str());
    let mut notes = Notes::default();
    let has_options = !figures.distribution.is_empty();
    if has_options && figures.n > 0 {
        document.chart(distribution(item, figures, known, wording));
        add_options(document, view, subject, &mut notes, wording);
        document.list(notes.0);
    }
    if let ItemKind::Number = item.kind {
        add_numbers(document, view, figures, wording);
    }
    let say = |entry: &Entry| match item.kind {
        // The notes of choices stand under their table.
        ItemKind::Personal | ItemKind::Choice { .. } | ItemKind::Multiple { .. } => String::new(),
        ItemKind::Level => words(item, entry, wording),
        _ => written(item, entry, wording),
    };
    for group in &view.countries {
        add_quotes(document, quotes_of(view, group, index, say, wording));
    }
}

fn add_quotes(document: &mut Document, quotes: Vec<Quote>) {
    document
        .blocks
        .extend(quotes.into_iter().map(|quote| Block::Quote {
            text: quote.text,
            from: quote.from,
            language: Some(quote.language),
        }));
}

/// How many countries chose each option, with what is known in words.
fn distribution(item: &Item<'_>, figures: &Figures, known: String, wording: Wording<'_>) -> Chart {
    let bars = figures
        .distribution
        .iter()
        .enumerate()
        .map(|(nth, option)| {
            let count = |count: usize| crate::analysis::statistics::ordinal(count);
            Bar {
                label: format!(
                    "{} · {}",
                    head(item, nth),
                    wording.option(item, &option.name)
                ),
                parts: vec![(count(option.yes), 4), (count(option.partly), 1)],
                said: said(option.yes, option.partly, figures.n, wording),
            }
        });
    Chart {
        title: wording.say("chart-distribution"),
        description: known,
        form: Form::Bars {
            header: [
                wording.say("report-column-option"),
                wording.say("report-column-countries"),
            ],
            bars: bars.collect(),
            full: crate::analysis::statistics::ordinal(figures.n),
        },
    }
}

/// "5 of 8 (63 %)", without a share below three countries, and how many chose it partly.
fn said(yes: usize, partly: usize, n: usize, wording: Wording<'_>) -> String {
    let mut said = if n < 3 {
        wording.tell("report-count", &[("n", yes.into()), ("of", n.into())])
    } else {
        let (percent, rest) = (100 * yes / n, 100 * yes % n);
        let rounded = percent + usize::from(rest * 2 >= n);
        let arguments = [
            ("percent", rounded.into()),
            ("n", yes.into()),
            ("of", n.into()),
        ];
        wording.tell("report-share", &arguments)
    };
    if partly > 0 {
        said = format!("{said} · ◐ {partly}");
    }
    said
}

/// What heads the column of an option: the level, or the number of the choice in its list.
fn head(item: &Item<'_>, nth: usize) -> String {
    match item.kind {
        ItemKind::Level => nth.to_string(),
        _ => (nth + 1).to_string(),
    }
}

/// Countries by options: ● yes · ◐ partly · ○ no, and the signs of silence.
fn add_options(
    document: &mut Document,
    view: &View<'_>,
    subject: Subject<'_>,
    notes: &mut Notes,
    wording: Wording<'_>,
) {
    let Subject {
        index,
        item,
        figures,
    } = subject;
    let mut header = vec![wording.say("report-column-country")];
    header.extend((0..figures.distribution.len()).map(|nth| head(item, nth)));
    let mut rows = Vec::new();
    for (group, value) in view.countries.iter().zip(&figures.values) {
        let marks = notes.add(country_notes(view, group, subject, index, wording), wording);
        let mut row = vec![format!("{}{marks}", named(group, value))];
        row.extend(
            figures
                .distribution
                .iter()
                .map(|option| sign(value, &option.name)),
        );
        rows.push(row);
    }
    document.table(header, rows);
    document.paragraph(legend("report-legend", view, wording));
}

/// What the signs of a table mean, and when what it says was so.
fn legend(id: &str, view: &View<'_>, wording: Wording<'_>) -> String {
    let dates = reference_dates(std::iter::once(view), wording);
    let parts = std::iter::once(wording.say(id)).chain(dates);
    parts.collect::<Vec<_>>().join(" · ")
}

/// The notes of a country on an item: what "other" is, and what was noted for tables.
fn country_notes(
    view: &View<'_>,
    group: &CountryGroup,
    subject: Subject<'_>,
    index: usize,
    wording: Wording<'_>,
) -> Vec<Quote> {
    let say = |entry: &Entry| match subject.item.kind {
        ItemKind::Level => entry.note.trim().to_owned(),
        _ => written(subject.item, entry, wording),
    };
    quotes_of(view, group, index, say, wording)
}

/// The name of a country, and whether its value is provisional.
fn named(group: &CountryGroup, value: &CountryValue) -> String {
    let mark = if value.provisional { " (p)" } else { "" };
    format!("{}{mark}", group.country.display_name())
}

fn sign(value: &CountryValue, option: &str) -> String {
    let degree = || match value.standing.degree(option) {
        Some(Degree::Yes) => "●",
        Some(Degree::Partly) => "◐",
        None => "○",
    };
    let none = Wording::sign_of_none(&value.standing);
    none.unwrap_or_else(degree).to_owned()
}

/// The rows of a matrix together: how many countries say what about each row, then country by country.
fn add_grid(
    document: &mut Document,
    view: &View<'_>,
    subjects: &[Subject<'_>],
    wording: Wording<'_>,
) {
    let letters: Vec<String> = (0..subjects.len()).map(letter).collect();
    add_counts(document, subjects, &letters, wording);
    if subjects.iter().all(|subject| subject.figures.n == 0) {
        return;
    }
    let mut notes = Notes::default();
    let header = std::iter::once(wording.say("report-column-country")).chain(letters);
    let rows = view.countries.iter().enumerate().map(|(nth, group)| {
        let cells = subjects.iter().map(|subject| {
            let value = subject.figures.values.get(nth);
            let sign = value.map_or_else(String::new, |value| {
                let mark = if value.provisional { " (p)" } else { "" };
                format!("{}{mark}", numbers(subject.figures, value))
            });
            let quotes = country_notes(view, group, *subject, subject.index, wording);
            format!("{sign}{}", notes.add(quotes, wording))
        });
        std::iter::once(group.country.display_name().to_owned())
            .chain(cells)
            .collect()
    });
    let rows: Vec<Vec<String>> = rows.collect();
    document.table(header.collect(), rows);
    document.paragraph(legend("report-grid-legend", view, wording));
    document.list(notes.0);
}

fn add_counts(
    document: &mut Document,
    subjects: &[Subject<'_>],
    letters: &[String],
    wording: Wording<'_>,
) {
    let Some(first) = subjects.first() else {
        return;
    };
    let options = first.figures.distribution.iter().enumerate();
    let options = options.map(|(nth, option)| {
        format!(
            "{} · {}",
            head(first.item, nth),
            wording.option(first.item, &option.name)
        )
    });
    let mut header = vec![String::new(), wording.say("report-column-row")];
    header.extend(options);
    header.push(wording.say("column-n"));
    let rows = subjects.iter().zip(letters).map(|(subject, letter)| {
        let figures = subject.figures;
        let mut row = vec![letter.clone(), wording.text(subject.item.label())];
        row.extend(first.figures.distribution.iter().map(|option| {
            let found = figures
                .distribution
                .iter()
                .find(|known| known.name == option.name);
            let (yes, partly) = found.map_or((0, 0), |found| (found.yes, found.partly));
            if partly > 0 {
                format!("{yes} · ◐ {partly}")
            } else {
                yes.to_string()
            }
        }));
        let arguments = [("n", figures.n.into()), ("of", figures.of.into())];
        row.push(wording.tell("report-count", &arguments));
        row
    });
    document.table(header, rows.collect());
}

/// a, b, … z, aa, ab, …
fn letter(nth: usize) -> String {
    let sign = |nth: usize| char::from(b'a' + u8::try_from(nth % 26).unwrap_or(0));
    match nth.checked_sub(26) {
        None => sign(nth).to_string(),
        Some(more) => format!("{}{}", letter(more / 26), sign(more)),
    }
}

/// The numbers of the options a country chose.
fn numbers(figures: &Figures, value: &CountryValue) -> String {
    if let Some(none) = Wording::sign_of_none(&value.standing) {
        return none.to_owned();
    }
    let options = figures.distribution.iter().enumerate();
    let chosen = options.filter_map(|(nth, option)| {
        Some(match value.standing.degree(&option.name)? {
            Degree::Yes => (nth + 1).to_string(),
            Degree::Partly => format!("◐{}", nth + 1),
        })
    });
    chosen.collect::<Vec<_>>().join(", ")
}

fn add_numbers(document: &mut Document, view: &View<'_>, figures: &Figures, wording: Wording<'_>) {
    let header = vec![
        wording.say("report-column-country"),
        wording.say("report-column-value"),
    ];
    let values = view.countries.iter().zip(&figures.values);
    let rows = values.filter_map(|(group, value)| {
        let number = match value.standing {
            Standing::Number(number) => wording.exact(number),
            Standing::Silent(Silence::NotAsked | Silence::Unanswered) => return None,
            Standing::Silent(silence) => Wording::silence_sign(silence).to_owned(),
            _ => return None,
        };
        Some(vec![named(group, value), number])
    });
    document.table(header, rows.collect());
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn rows_have_letters_however_many_there_are() {
        assert_eq!(
            [0, 25, 26, 27, 51, 52].map(letter),
            ["a", "z", "aa", "ab", "az", "ba"]
        );
    }
}
