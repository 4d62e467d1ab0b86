//! What reads archives, XML and pages back, for `formats`.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::Event;

/// The files of an archive.
pub(crate) fn unzip(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|nth| {
            let mut file = archive.by_index(nth).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// Reads XML to its end: every element with its attributes, and the texts.
pub(crate) fn elements(xml: &str) -> Vec<(String, BTreeMap<String, String>, String)> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut found: Vec<(String, BTreeMap<String, String>, String)> = Vec::new();
    let mut depth = 0;
    loop {
        let event = reader.read_event().unwrap();
        depth += i32::from(matches!(event, Event::Start(_)));
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                let attributes = tag.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    let key = attribute.key.as_ref().to_owned();
                    (key, attribute.value.into_owned())
                });
                found.push((name, attributes.collect(), String::new()));
            }
            Event::End(_) => depth -= 1,
            Event::Text(text) => {
                if let Some(last) = found.last_mut() {
                    last.2.push_str(&text.xml10_content());
                }
            }
            Event::GeneralRef(reference) => {
                let name = reference.to_string();
                let sign = match name.as_str() {
                    "lt" => "<".to_owned(),
                    "gt" => ">".to_owned(),
                    "amp" => "&".to_owned(),
                    "quot" => "\"".to_owned(),
                    "apos" => "'".to_owned(),
                    _ => reference.resolve_char_ref().unwrap().unwrap().to_string(),
                };
                found.last_mut().unwrap().2.push_str(&sign);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "elements are open");
    found
}

/// The cells of the sheets of a workbook, by the name of the sheet.
pub(crate) fn cells(files: &BTreeMap<String, String>) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut shared: Vec<String> = Vec::new();
    for (name, _, text) in elements(&files["xl/sharedStrings.xml"]) {
        match name.as_str() {
            "si" => shared.push(String::new()),
            "t" => shared.last_mut().unwrap().push_str(&text),
            _ => {}
        }
    }
    let names: Vec<String> = elements(&files["xl/workbook.xml"])
        .into_iter()
        .filter(|(name, ..)| name == "sheet")
        .map(|(_, attributes, _)| attributes["name"].clone())
        .collect();
    let mut book = BTreeMap::new();
    for (nth, sheet) in names.into_iter().enumerate() {
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut kind = String::new();
        for (name, attributes, text) in
            elements(&files[&format!("xl/worksheets/sheet{}.xml", nth + 1)])
        {
            assert!(name != "f", "a formula: {text}");
            match name.as_str() {
                "row" => rows.push(Vec::new()),
                "c" => kind = attributes.get("t").cloned().unwrap_or_default(),
                "v" => {
                    let value = if kind == "s" {
                        shared[text.parse::<usize>().unwrap()].clone()
                    } else {
                        text
                    };
                    rows.last_mut().unwrap().push(value);
                }
                _ => {}
            }
        }
        book.insert(sheet, rows);
    }
    book
}

/// The paragraphs of a Word document.
pub(crate) fn paragraphs(files: &BTreeMap<String, String>) -> Vec<String> {
    let mut all = Vec::new();
    for (name, _, text) in elements(&files["word/document.xml"]) {
        match name.as_str() {
            "w:p" => all.push(String::new()),
            "w:br" => all
                .last_mut()
                .map_or((), |last: &mut String| last.push('\n')),
            "w:t" => all
                .last_mut()
                .map_or((), |last: &mut String| last.push_str(&text)),
            _ => {}
        }
    }
    all
}

/// The texts of a page: each stands between two tags. Line ends within a text are `<br>`.
pub(crate) fn page(html: &str) -> Vec<String> {
    let body = html.split_once("<body>").unwrap().1.replace("<br>", "\n");
    let body = body.replace("<bdi>", "").replace("</bdi>", "");
    let texts = body.split('<').filter_map(|part| part.split_once('>'));
    let texts = texts.map(|(_, text)| {
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&")
    });
    texts.filter(|text| !text.is_empty()).collect()
}
