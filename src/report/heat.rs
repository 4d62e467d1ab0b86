//! The heat map: what each country says about each item, as a sign; and behind each item its distribution
//! with the names of the countries, and every text.

use super::Wording;
use super::chart::{Chart, Form, Square};
use super::words::{key_figures, quotes};
use crate::analysis::{Chapter, CountryValue, Degree, Figures, Item, ItemKind, Silence, Standing};
use crate::base::Id;
use crate::response::Country;

/// One questionnaire as a map of countries by items.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// Which questionnaire.
    pub questionnaire: Id,
    /// Its title.
    pub title: String,
    /// The items in order.
    pub items: Vec<MapItem>,
    /// The countries by name, with a sign for each item.
    pub countries: Vec<(String, Vec<Sign>)>,
}

/// An item of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapItem {
    /// The id, for example `cog-04`.
    pub id: String,
    /// The number of its question, with a letter where it has several items: `04`, `02c`.
    pub short: String,
    /// What it asks.
    pub label: String,
    /// The section it stands in.
    pub section: String,
    /// The key figures in words.
    pub figures: String,
    /// The options from low to high, with the countries that chose each.
    pub options: Vec<MapOption>,
    /// What people wrote: the words and from whom.
    pub texts: Vec<(String, String)>,
}

/// An option of an item.
#[derive(Clone, Debug, PartialEq)]
pub struct MapOption {
    /// What it is called.
    pub label: String,
    /// The countries that chose it.
    pub countries: Vec<String>,
}

/// What a country says about an item.
#[derive(Clone, Debug, PartialEq)]
pub struct Sign {
    /// One or two characters: a level or the number of an option, or a kind of silence.
    pub text: String,
    /// How dark it is, 0 to 4; none where values have no order.
    pub shade: Option<u8>,
    /// The same in words.
    pub said: String,
}

/// Signs that stand beside levels, so that they differ without their colour and without reading.
const TEXTURE: [char; 5] = [' ', '.', ':', '+', '#'];

/// The map of a chapter.
pub fn map(chapter: &Chapter<'_>, wording: Wording<'_>) -> Map {
    let view = &chapter.view;
    let seen: Vec<(usize, &Item<'_>, &Figures)> = view
        .items
        .iter()
        .zip(&chapter.figures)
        .enumerate()
        .filter(|(_, (item, _))| !matches!(item.kind, ItemKind::Personal))
        .map(|(index, (item, figures))| (index, item, figures))
        .collect();
    let items = seen.iter().map(|(index, item, figures)| MapItem {
        id: item.id(),
        short: short(item, &view.items),
        label: wording.text(item.label()),
        section: section(chapter, item, wording),
        figures: key_figures(item, figures, wording),
        options: options(chapter, item, figures, wording),
        texts: quotes(view, *index, item, wording)
            .into_iter()
            .map(|quote| (quote.text, quote.from))
            .collect(),
    });
    let countries = view.countries.iter().enumerate().map(|(nth, group)| {
        let signs = seen.iter().map(|(_, item, figures)| {
            let value = figures.values.get(nth);
            value.map_or_else(blank, |value| sign(item, figures, value, wording))
        });
        (group.country.display_name().to_owned(), signs.collect())
    });
    Map {
        questionnaire: view.questionnaire.id.clone(),
        title: wording.text(&view.questionnaire.title),
        items: items.collect(),
        countries: countries.collect(),
    }
}

/// The heat map of one section: levels and ordered choices, items in rows and countries in columns.
pub(super) fn chart(chapter: &Chapter<'_>, section: &Id, wording: Wording<'_>) -> Chart {
    let items = chapter.view.items.iter().zip(&chapter.figures);
    let ordered = items.filter(|(item, figures)| {
        item.section == section && item.categories().is_some() && figures.n > 0
    });
    let rows = ordered.map(|(item, figures)| {
        let squares = figures.values.iter().map(|value| {
            let (sign, shade) = shaded(item, figures, value);
            Square { sign, shade }
        });
        (item.id(), squares.collect())
    });
    let columns = chapter.view.countries.iter();
    Chart {
        title: wording.say("chart-heat"),
        description: wording.say("chart-heat-description"),
        form: Form::Heat {
            header: wording.say("column-item"),
            columns: columns.map(|group| code(&group.country)).collect(),
            rows: rows.collect(),
        },
    }
}

/// The code of a country, or its name where it has none.
fn code(country: &Country) -> String {
    if country.code.is_empty() {
        country.display_name().to_owned()
    } else {
        country.code.clone()
    }
}

fn short(item: &Item<'_>, items: &[Item<'_>]) -> String {
    let name = item.question.name.as_str();
    let number = name.rsplit('-').next().unwrap_or(name);
    let mut same = items
        .iter()
        .filter(|other| other.question.name == item.question.name);
    if same.clone().count() == 1 {
        return number.to_owned();
    }
    let nth = same.position(|other| other.id() == item.id());
    let letter = nth.and_then(|nth| ('a'..='z').chain('A'..='Z').nth(nth));
    letter.map_or_else(|| number.to_owned(), |letter| format!("{number}{letter}"))
}

fn blank() -> Sign {
    Sign {
        text: "..".to_owned(),
        shade: None,
        said: String::new(),
    }
}

fn section(chapter: &Chapter<'_>, item: &Item<'_>, wording: Wording<'_>) -> String {
    let mut sections = chapter.view.questionnaire.sections.iter();
    let found = sections.find(|section| section.name == *item.section);
    found.map_or_else(String::new, |section| wording.text(&section.label))
}

fn options(
    chapter: &Chapter<'_>,
    item: &Item<'_>,
    figures: &Figures,
    wording: Wording<'_>,
) -> Vec<MapOption> {
    let chose = |name: &str| {
        let pairs = chapter.view.countries.iter().zip(&figures.values);
        let those = pairs.filter_map(|(group, value)| {
            let degree = value.standing.degree(name)?;
            let mark = match (degree, value.provisional) {
                (Degree::Partly, _) => " ◐",
                (Degree::Yes, true) => " (p)",
                (Degree::Yes, false) => "",
            };
            Some(format!("{}{mark}", group.country.display_name()))
        });
        those.collect()
    };
    figures
        .distribution
        .iter()
        .map(|option| MapOption {
            label: wording.option(item, &option.name),
            countries: chose(&option.name),
        })
        .collect()
}

fn sign(item: &Item<'_>, figures: &Figures, value: &CountryValue, wording: Wording<'_>) -> Sign {
    let (text, shade) = shaded(item, figures, value);
    // A screen tells more apart than the legend of a report.
    let text = match &value.standing {
        Standing::Level(bundle) => {
            let level = usize::from(bundle.level.unwrap_or(0));
            let texture = TEXTURE.get(level).copied().unwrap_or(' ');
            format!("{text}{texture}")
        }
        Standing::Split(_) => "/".to_owned(),
        Standing::Silent(Silence::Conflict) => "!".to_owned(),
        _ => text,
    };
    let mut said = wording.standing(item, &value.standing);
    if value.provisional {
        said.push_str(" (p)");
    }
    Sign { text, shade, said }
}

/// The text of a sign, as the tables of a report have it, and how dark it is.
fn shaded(item: &Item<'_>, figures: &Figures, value: &CountryValue) -> (String, Option<u8>) {
    let place = |name: &str| figures.distribution.iter().position(|o| o.name == name);
    match &value.standing {
        Standing::Level(bundle) => {
            let level = bundle.level.unwrap_or(0);
            (level.to_string(), Some(level))
        }
        Standing::Choice(name) => {
            let nth = place(name.as_str());
            let shade = item
                .categories()
                .zip(nth)
                .and_then(|(of, nth)| u8::try_from(nth * 4 / of.saturating_sub(1).max(1)).ok());
            let text = nth.map_or_else(|| "?".to_owned(), |nth| (nth + 1).to_string());
            (text, shade)
        }
        Standing::Multiple(degrees) => {
            let chosen = degrees.iter().filter(|(_, degree)| *degree == Degree::Yes);
            (chosen.count().to_string(), None)
        }
        Standing::Number(_) => ("#".to_owned(), None),
        Standing::Words(_) => ("t".to_owned(), None),
        none @ (Standing::Split(_) | Standing::Silent(_)) => {
            let sign = Wording::sign_of_none(none).unwrap_or_default();
            (sign.to_owned(), None)
        }
    }
}
