//! The sheets of a whole comparison, from what was asked to what follows from the answers. Excel and JSON carry them.

use super::outline::Material;
use super::sheet::{Datum, Sheet};
use super::words::quotes;
use super::{Wording, sheets};
use crate::analysis::{
    Audience, Cell, Chapter, CountryGroup, CountryValue, Degree, Entry, Figures, Item, ItemKind,
    Silence, Standing,
};
use crate::base::Id;
use crate::questionnaire::{Choice, Kind, Question};
use crate::response::{Country, Maturity, Value};

/// What a workbook holds, in order.
pub fn workbook(material: Material<'_>, wording: Wording<'_>) -> Vec<Sheet> {
    let chapters = material.chapters;
    let mut all = vec![
        readme(chapters, wording),
        countries(chapters),
        questions(chapters, wording),
        answers(chapters, wording),
        comparison(chapters, wording),
        options(chapters, wording),
        texts(chapters, wording),
    ];
    all.extend(derived(material, wording));
    all
}

/// The answers and what follows from them.
pub(super) fn with_answers(material: Material<'_>, wording: Wording<'_>) -> Vec<Sheet> {
    let mut all = vec![answers(material.chapters, wording)];
    all.extend(derived(material, wording));
    all
}

/// What follows from the answers: gaps, challenges, matches, roadmap, quality.
fn derived(material: Material<'_>, wording: Wording<'_>) -> Vec<Sheet> {
    let chapters = material.chapters;
    let mut all = sheets::gaps(chapters, wording);
    all.extend(sheets::challenges(chapters, wording));
    all.extend(sheets::matches(material.shared, wording));
    if is_private(chapters) {
        all.extend(sheets::divergences(chapters, wording));
    }
    all.extend(sheets::roadmap(chapters, material.today, wording));
    all.extend(sheets::quality(chapters, wording));
    all
}

/// Whether only the facilitator sees it, institution by institution.
fn is_private(chapters: &[Chapter<'_>]) -> bool {
    chapters
        .iter()
        .any(|chapter| chapter.view.audience == Audience::Facilitator)
}

fn readme(chapters: &[Chapter<'_>], wording: Wording<'_>) -> Sheet {
    let mut lines = vec![wording.say("full-title")];
    if chapters.iter().any(|chapter| chapter.view.sample) {
        lines.push(wording.say("report-sample"));
    }
    lines.extend(
        [
            "report-self-reported",
            "report-how-to-read",
            "report-legend",
            "readme-continued",
        ]
        .map(|id| wording.say(id)),
    );
    lines.extend(chapters.iter().map(|chapter| {
        let title = wording.text(&chapter.view.questionnaire.title);
        wording.labelled(&title, &super::summary::chapter_line(chapter, wording))
    }));
    Sheet {
        name: "readme",
        notes: Vec::new(),
        columns: &["text"],
        rows: lines
            .into_iter()
            .map(|line| vec![Datum::Text(line)])
            .collect(),
    }
}

fn named(country: &Country) -> Datum {
    Datum::Named(country.key(), country.display_name().to_owned())
}

fn role(name: &Id) -> Datum {
    Datum::Word("role", name.to_string())
}

fn countries(chapters: &[Chapter<'_>]) -> Sheet {
    let mut rows = Vec::new();
    for chapter in chapters {
        for voice in chapter
            .view
            .countries
            .iter()
            .flat_map(|group| &group.voices)
        {
            let (who, total) = (&voice.respondent, voice.progress);
            rows.push(vec![
                named(&who.country),
                who.institution.as_str().into(),
                chapter.view.questionnaire.id.as_str().into(),
                who.role.as_ref().map(role).into(),
                sheets::status(voice.status),
                who.reference_date.map(|date| date.to_string()).into(),
                who.language.to_string().into(),
                total.answered.into(),
                total.shown.into(),
                (total.required_left + total.to_fix).into(),
            ]);
        }
    }
    Sheet {
        name: "countries",
        notes: Vec::new(),
        columns: &[
            "country",
            "institution",
            "questionnaire",
            "role",
            "status",
            "reference-date",
            "language",
            "answered",
            "shown",
            "required-left",
        ],
        rows,
    }
}

/// Every item of every questionnaire, with its questionnaire and figures.
fn items<'c>(
    chapters: &'c [Chapter<'c>],
) -> impl Iterator<Item = (&'c Chapter<'c>, usize, &'c Item<'c>, &'c Figures)> {
    chapters.iter().flat_map(|chapter| {
        let items = chapter.view.items.iter().zip(&chapter.figures).enumerate();
        items.map(move |(index, (item, figures))| (chapter, index, item, figures))
    })
}

fn questions(chapters: &[Chapter<'_>], wording: Wording<'_>) -> Sheet {
    let rows = items(chapters).map(|(chapter, _, item, _)| {
        let mut sections = chapter.view.questionnaire.sections.iter();
        let section = sections.find(|section| section.name == *item.section);
        vec![
            chapter.view.questionnaire.id.as_str().into(),
            section.map(|section| wording.text(&section.label)).into(),
            item.id().into(),
            wording.text(&item.question.label).into(),
            wording.text(item.label()).into(),
            choices(item, wording)
                .into_iter()
                .map(Datum::Text)
                .collect(),
        ]
    });
    Sheet {
        name: "questions",
        notes: Vec::new(),
        columns: &[
            "questionnaire",
            "section",
            "item",
            "question",
            "label",
            "choices",
        ],
        rows: rows.collect(),
    }
}

/// The options of an item, or the descriptions of its levels.
fn choices(item: &Item<'_>, wording: Wording<'_>) -> Vec<String> {
    let list = |choices: &[Choice]| {
        let one =
            |choice: &Choice| wording.labelled(choice.name.as_str(), &wording.text(&choice.label));
        choices.iter().map(one).collect()
    };
    match (item.kind, &item.field.unwrap_or(item.question).kind) {
        (ItemKind::Choice { choices, .. } | ItemKind::Multiple { choices }, _) => list(choices),
        (_, Kind::Maturity { levels }) => {
            let levels = levels.iter().enumerate();
            levels
                .map(|(nth, level)| wording.labelled(&nth.to_string(), &wording.text(level)))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// One row for each thing said: for the facilitator by institution, for others the value of the country.
fn answers(chapters: &[Chapter<'_>], wording: Wording<'_>) -> Sheet {
    let private = is_private(chapters);
    let mut rows = Vec::new();
    for (chapter, index, item, figures) in items(chapters) {
        if let ItemKind::Personal = item.kind {
            continue;
        }
        let groups = chapter.view.countries.iter().zip(&figures.values);
        for (group, value) in groups {
            let mut line = Line {
                chapter,
                item,
                group,
                institution: "",
                provisional: false,
                entry: None,
                rows: &mut rows,
            };
            if private {
                for voice in &group.voices {
                    line.institution = &voice.respondent.institution;
                    if let Some(cell) = voice.cells.get(index) {
                        line.cell(cell, wording);
                    }
                }
            } else {
                line.provisional = value.provisional;
                line.value(value, wording);
            }
        }
    }
    Sheet {
        name: "answers",
        notes: Vec::new(),
        columns: &[
            "country",
            "institution",
            "questionnaire",
            "question",
            "row",
            "entry",
            "field",
            "value",
            "label",
            "provisional",
        ],
        rows,
    }
}

/// What an answer is about, and where its rows go.
struct Line<'l> {
    chapter: &'l Chapter<'l>,
    item: &'l Item<'l>,
    group: &'l CountryGroup,
    institution: &'l str,
    provisional: bool,
    entry: Option<String>,
    rows: &'l mut Vec<Vec<Datum>>,
}

impl Line<'_> {
    fn put(&mut self, field: &str, value: impl Into<Datum>, label: impl Into<Datum>) {
        self.rows.push(vec![
            named(&self.group.country),
            self.institution.into(),
            self.chapter.view.questionnaire.id.as_str().into(),
            self.item.question.name.as_str().into(),
            self.item.row.map(|row| row.name.as_str()).into(),
            self.entry.as_deref().into(),
            self.item
                .field
                .map_or_else(
                    || field.to_owned(),
                    |asked| {
                        if field == "value" {
                            asked.name.to_string()
                        } else {
                            format!("{}/{field}", asked.name)
                        }
                    },
                )
                .into(),
            value.into(),
            label.into(),
            self.provisional.into(),
        ]);
    }

    fn cell(&mut self, cell: &Cell, wording: Wording<'_>) {
        match cell {
            Cell::NotAsked | Cell::Blank => {}
            Cell::Missing(why) => {
                let label = wording.say(&format!("missing-{}", why.name()));
                self.put("missing", why.name(), label);
            }
            Cell::Conflict => self.put("missing", "conflict", wording.say("state-conflict")),
            Cell::Said { entries, .. } => {
                for entry in entries {
                    self.entry = entry
                        .part
                        .as_ref()
                        .filter(|_| self.item.row.is_none())
                        .map(ToString::to_string);
                    self.entry(entry, wording);
                }
                self.entry = None;
            }
        }
    }

    fn entry(&mut self, entry: &Entry, wording: Wording<'_>) {
        let value = &entry.value;
        match self.item.kind {
            ItemKind::Level => {
                if let Some(bundle) = value.maturity() {
                    self.bundle(&bundle, wording);
                }
            }
            ItemKind::Choice { .. } | ItemKind::Multiple { .. } => {
                for chosen in value.all_chosen().unwrap_or_default() {
                    let label = wording.option(self.item, chosen.name.as_str());
                    self.put("value", chosen.name.as_str(), label);
                    if let Some(text) = chosen.specify {
                        self.put("specify", Datum::text(text), Datum::Nothing);
                    }
                }
            }
            ItemKind::Number => self.put("value", value.number(), Datum::Nothing),
            ItemKind::Words => self.put("value", value.text(), Datum::Nothing),
            ItemKind::Records { fields } => match value.items() {
                [] => self.record(fields, value, wording),
                records => {
                    for (nth, record) in records.iter().enumerate() {
                        self.entry = Some((nth + 1).to_string());
                        self.record(fields, record, wording);
                    }
                }
            },
            ItemKind::Personal => {}
        }
        if !entry.note.is_empty() {
            self.put("note", entry.note.as_str(), Datum::Nothing);
        }
    }

    fn bundle(&mut self, bundle: &Maturity, wording: Wording<'_>) {
        if let Some(level) = bundle.level {
            self.put(
                "level",
                level,
                wording.option(self.item, &level.to_string()),
            );
        }
        let numbers = [
            ("priority", bundle.priority),
            ("target", bundle.target),
            ("confidence", bundle.confidence),
        ];
        for (field, number) in numbers {
            if let Some(number) = number {
                self.put(field, number, Datum::Nothing);
            }
        }
        if !bundle.evidence.is_empty() {
            self.put("evidence", bundle.evidence.as_str(), Datum::Nothing);
        }
        if !bundle.sources.is_empty() {
            let sources = bundle.sources.iter().map(super::response::plain);
            let sources = sources.collect::<Vec<_>>().join("\n");
            self.put("sources", sources, Datum::Nothing);
        }
    }

    fn record(&mut self, fields: &[Question], record: &Value, wording: Wording<'_>) {
        for field in fields {
            if let Some(value) = record.field(field.name.as_str()) {
                let text = wording.value(field, value);
                self.put(field.name.as_str(), text, Datum::Nothing);
            }
        }
    }

    fn value(&mut self, value: &CountryValue, wording: Wording<'_>) {
        match &value.standing {
            Standing::Level(bundle) => self.bundle(bundle, wording),
            Standing::Choice(name) => self.put(
                "value",
                name.as_str(),
                wording.option(self.item, name.as_str()),
            ),
            Standing::Split(names) => {
                for name in names {
                    self.put(
                        "split",
                        name.as_str(),
                        wording.option(self.item, name.as_str()),
                    );
                }
            }
            Standing::Multiple(degrees) => {
                for (name, degree) in degrees.iter() {
                    let field = match degree {
                        Degree::Yes => "value",
                        Degree::Partly => "partly",
                    };
                    self.put(
                        field,
                        name.as_str(),
                        wording.option(self.item, name.as_str()),
                    );
                }
            }
            Standing::Number(number) => self.put("value", *number, Datum::Nothing),
            // Their words stand on a sheet of their own, with the language of each.
            Standing::Words(count) => self.put("texts", *count, Datum::Nothing),
            Standing::Silent(Silence::NotAsked | Silence::Unanswered) => {}
            Standing::Silent(silence) => {
                let label = wording.standing(self.item, &value.standing);
                self.put("missing", silence.name(), label);
            }
        }
    }
}

fn comparison(chapters: &[Chapter<'_>], wording: Wording<'_>) -> Sheet {
    let rows = items(chapters).map(|(chapter, _, item, figures)| {
        let name = |category: usize| {
            let option = figures.distribution.get(category);
            option.map_or(Datum::Nothing, |option| {
                match option.name.parse::<usize>() {
                    Ok(level) => level.into(),
                    Err(_) => option.name.as_str().into(),
                }
            })
        };
        let silent = |kind| Datum::from(figures.silent.get(&kind).copied().unwrap_or(0));
        let (median, range) = (figures.median, figures.range);
        let mut row = vec![
            chapter.view.questionnaire.id.as_str().into(),
            item.id().into(),
            wording.text(item.label()).into(),
            figures.n.into(),
            figures.of.into(),
            figures.split.into(),
        ];
        row.extend(Silence::ALL.map(silent));
        row.extend([
            median.map_or(Datum::Nothing, |(low, _)| name(low)),
            median.map_or(Datum::Nothing, |(_, high)| name(high)),
            range.map_or(Datum::Nothing, |(low, _)| name(low)),
            range.map_or(Datum::Nothing, |(_, high)| name(high)),
            figures.agreement.into(),
            figures.consensus.into(),
        ]);
        row
    });
    Sheet {
        name: "comparison",
        notes: Vec::new(),
        columns: &[
            "questionnaire",
            "item",
            "label",
            "n",
            "of",
            "split",
            "conflict",
            "withheld",
            "dont-know",
            "unanswered",
            "not-applicable",
            "not-asked",
            "median",
            "upper-median",
            "lowest",
            "highest",
            "agreement",
            "consensus",
        ],
        rows: rows.collect(),
    }
}

fn options(chapters: &[Chapter<'_>], wording: Wording<'_>) -> Sheet {
    let rows = items(chapters).flat_map(|(chapter, _, item, figures)| {
        figures.distribution.iter().map(move |option| {
            vec![
                chapter.view.questionnaire.id.as_str().into(),
                item.id().into(),
                option.name.as_str().into(),
                wording.option(item, &option.name).into(),
                option.yes.into(),
                option.partly.into(),
                figures.n.into(),
            ]
        })
    });
    Sheet {
        name: "options",
        notes: Vec::new(),
        columns: &[
            "questionnaire",
            "item",
            "option",
            "label",
            "yes",
            "partly",
            "n",
        ],
        rows: rows.collect(),
    }
}

fn texts(chapters: &[Chapter<'_>], wording: Wording<'_>) -> Sheet {
    let rows = items(chapters).flat_map(|(chapter, index, item, _)| {
        let all = match item.kind {
            ItemKind::Personal => Vec::new(),
            _ => quotes(&chapter.view, index, item, wording),
        };
        all.into_iter().map(move |quote| {
            vec![
                chapter.view.questionnaire.id.as_str().into(),
                item.id().into(),
                wording.text(item.label()).into(),
                quote.from.into(),
                quote.language.to_string().into(),
                Datum::Text(quote.text),
            ]
        })
    });
    Sheet {
        name: "texts",
        notes: Vec::new(),
        columns: &["questionnaire", "item", "label", "from", "language", "text"],
        rows: rows.collect(),
    }
}
