//! What is made side by side has the bytes that it has where it is made at once.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::date;
use serde_json::Value as Json;

use super::*;
use crate::analysis::{Audience, Chapter, chapters};
use crate::base::Text;
use crate::merge::Collection;
use crate::questionnaire::{Questionnaire, builtin};
use crate::response::{SampleOf, sample};

fn asked() -> Vec<Arc<Questionnaire>> {
    let ids = builtin::ids().take(3);
    let asked = ids.filter_map(|id| builtin::questionnaire(&id));
    asked.collect()
}

/// What samples of two countries say, with and without their voices.
fn collection(asked: &[Arc<Questionnaire>]) -> Collection {
    let mut collection = Collection::default();
    for (country, institution) in [(0, 0), (0, 1), (1, 0)] {
        for questionnaire in asked {
            collection.join(sample(
                questionnaire,
                SampleOf {
                    country,
                    institution,
                    seed: 7,
                    on: date(2026, 9, 30),
                },
            ));
        }
    }
    collection
}

/// Does something with chapters that list voices, and with such that do not.
fn with_chapters(check: impl Fn(Vec<Chapter<'_>>)) {
    let asked = asked();
    let collection = collection(&asked);
    for listed in [true, false] {
        let day = (Audience::Facilitator, date(2026, 11, 26));
        let mut chapters = chapters(&collection, &asked, day, &[]);
        assert_eq!(chapters.len(), 3);
        if !listed {
            chapters.iter_mut().for_each(Chapter::let_voices_go);
        }
        check(chapters);
    }
}

fn wording(messages: &Messages) -> Wording<'_> {
    Wording {
        messages,
        language: messages.language(),
        beside: None,
    }
}

#[test]
fn a_comparison_is_written_part_by_part_as_its_document_is_at_once() {
    let messages = Messages::new(Language::FR);
    with_chapters(|chapters| {
        let document = summary(&chapters, wording(&messages));
        assert!(document.blocks.len() > 100);
        let material = Material {
            chapters: &chapters,
            shared: &chapters,
            today: date(2026, 11, 26),
        };
        for (format, name) in [
            (plain::FORMAT, Format::Text),
            (markdown::FORMAT, Format::Markdown),
        ] {
            let at_once = (format.title)(&document.title) + &(format.blocks)(&document.blocks);
            let made = |content: Content<'_>| {
                let written = content.write(name, csv::Style::default(), wording(&messages));
                String::from_utf8(written.unwrap().into_bytes()).unwrap()
            };
            assert!(made(Content::Comparison(material)) == at_once, "{name:?}");
            assert!(made(Content::Document(document.clone())) == at_once);
        }
    });
}

#[test]
fn json_is_laid_out_the_same_however_many_items_there_are() {
    let messages = Messages::new(Language::EN);
    with_chapters(|mut chapters| {
        for items in [usize::MAX, 33, 32, 17, 16, 1, 0] {
            for chapter in &mut chapters {
                chapter.view.items.truncate(items);
                chapter.figures.truncate(items);
            }
            let bytes = json::write(&chapters, &[], wording(&messages)).concat();
            let read: Json = serde_json::from_slice(&bytes).unwrap();
            let again = serde_json::to_string_pretty(&read).unwrap() + "\n";
            assert!(again.as_bytes() == bytes, "{items} items");
            let read = read["questionnaires"].as_array().unwrap();
            for (chapter, read) in chapters.iter().zip(read) {
                let ids = chapter.view.items.iter().map(|item| Json::from(item.id()));
                let listed = read["items"].as_array().unwrap();
                assert!(listed.iter().map(|item| item["id"].clone()).eq(ids));
            }
        }
    });
}

#[test]
fn every_square_of_a_heat_map_has_its_sign() {
    let messages = Messages::new(Language::EN);
    with_chapters(|chapters| {
        let sections = chapters.iter().flat_map(|chapter| {
            let sections = chapter.view.questionnaire.sections.iter();
            sections.map(move |section| (chapter, section))
        });
        let signs = sections.flat_map(|(chapter, section)| {
            let chart = heat::chart(chapter, &section.name, wording(&messages));
            let chart::Form::Heat { rows, .. } = chart.form else {
                panic!("{}", chart.title)
            };
            let squares = rows.into_iter().flat_map(|(_, squares)| squares);
            squares.map(|square| square.sign)
        });
        let signs: BTreeSet<String> = signs.collect();
        // Levels and choices, without what stands beside them on a screen, and what the legend of a report explains.
        let is_known = |sign: &str| {
            ["..", "–", "×"].contains(&sign) || sign.bytes().all(|byte| byte.is_ascii_digit())
        };
        assert!(signs.contains("3") && signs.contains(".."), "{signs:?}");
        assert!(
            !signs.contains("") && signs.iter().all(|sign| is_known(sign)),
            "{signs:?}"
        );
    });
}

#[test]
fn nothing_in_a_title_is_taken_for_the_items() {
    let mut hostile = (*asked().swap_remove(0)).clone();
    let title = "\"items\": [\"items\": [";
    hostile.title = Text::new(Language::EN, title);
    let asked = [Arc::new(hostile)];
    let collection = collection(&asked);
    let day = (Audience::Facilitator, date(2026, 11, 26));
    let chapters = chapters(&collection, &asked, day, &[]);
    let messages = Messages::new(Language::EN);
    let bytes = json::write(&chapters, &[], wording(&messages)).concat();
    let read: Json = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(read["questionnaires"][0]["title"], title);
    let read = read["questionnaires"][0]["items"].as_array().unwrap();
    assert_eq!(read.len(), chapters[0].view.items.len());
}
