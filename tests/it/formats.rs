//! Reports read back by other readers than their writers: archives and XML are well-formed, references lead
//! somewhere, figures are those of the JSON, and texts of people come back as they were and do nothing.

use serde_json::{Value as Json, json};

use crate::read_back::{cells, elements, page, paragraphs, unzip};
use crate::support::{World, root};

pub(crate) fn export(world: &World, folder: &str, file: &str, more: &[&str]) -> Vec<u8> {
    let mut words = vec!["export", folder, "-o", file];
    words.extend(more);
    world.ok(&words);
    std::fs::read(world.path(file)).unwrap()
}

fn small(world: &World) {
    world.ok(&["sample", "in", "--countries", "5", "--institutions", "2"]);
}

#[test]
fn every_reference_inside_a_word_document_leads_somewhere_and_tables_repeat_their_header() {
    let world = World::new();
    small(&world);
    for (language, locale) in [
        ("en", "en-GB"),
        ("es", "es-PE"),
        ("fr", "fr-FR"),
        ("es,fr", "es-PE"),
    ] {
        let bytes = export(&world, "in", "report.docx", &["--language", language]);
        assert!(
            bytes == export(&world, "in", "report.docx", &["--language", language]),
            "same bytes"
        );
        let files = unzip(&bytes);
        for (name, text) in &files {
            assert!(!elements(text).is_empty(), "{name}");
        }
        let body = elements(&files["word/document.xml"]);
        let attributes = |element: &str, attribute: &str| -> Vec<String> {
            let all = body.iter().filter(|(name, ..)| name == element);
            all.filter_map(|(_, attributes, _)| attributes.get(attribute).cloned())
                .collect()
        };
        let count = |element: &str| body.iter().filter(|(name, ..)| name == element).count();
        let styles = &files["word/styles.xml"];
        for style in attributes("w:pStyle", "w:val") {
            assert!(
                styles.contains(&format!("w:styleId=\"{style}\"")),
                "{style}"
            );
        }
        let marks = attributes("w:bookmarkStart", "w:name");
        let links = attributes("w:hyperlink", "w:anchor");
        assert!(links.len() > 20 && links.iter().all(|link| marks.contains(link)));
        let relations = &files["word/_rels/document.xml.rels"];
        for id in attributes("w:footerReference", "r:id") {
            assert!(relations.contains(&format!("Id=\"{id}\"")), "{id}");
        }
        for (_, attributes, _) in elements(relations)
            .iter()
            .filter(|(name, ..)| name == "Relationship")
        {
            assert!(files.contains_key(&format!("word/{}", attributes["Target"])));
        }
        assert!(files["word/styles.xml"].contains(&format!("w:lang w:val=\"{locale}\"")));
        assert_eq!(count("w:tbl"), count("w:tblHeader"), "{language}");
        assert!(attributes("w:pgSz", "w:orient").len() > 2);
        // Texts of people keep their language.
        let spoken = attributes("w:lang", "w:val");
        assert!(spoken.iter().any(|known| known == "fr-FR"), "{spoken:?}");
    }
}

/// What the JSON says about an item, as reports print it in English.
fn key_figures(item: &Json) -> String {
    let (n, of) = (&item["n"], &item["of"]);
    let mut text = format!("{n} of {of} countries");
    let level = item["distribution"][0]["name"] == "0";
    if let (Some(median), true) = (item["median"].as_array(), level) {
        let (low, high) = (median[0].as_str().unwrap(), median[1].as_str().unwrap());
        let both = if low == high {
            low.to_owned()
        } else {
            format!("{low} – {high}")
        };
        text = format!("{text} · median {both}");
    }
    text
}

/// The cells that stand after the label of a row of a matrix: counts by option, then n of N.
fn counts(item: &Json) -> Vec<String> {
    let options = item["distribution"].as_array().unwrap().iter();
    let counts = options.map(|option| match option["partly"].as_u64().unwrap() {
        0 => option["yes"].to_string(),
        partly => format!("{} · ◐ {partly}", option["yes"]),
    });
    let of = format!("{} of {}", item["n"], item["of"]);
    counts.chain([of]).collect()
}

/// Compares the texts of a document with the figures of the JSON.
fn same_figures(what: &str, texts: &[String], summary: &Json) {
    let mut compared = 0;
    for questionnaire in summary["questionnaires"].as_array().unwrap() {
        for item in questionnaire["items"].as_array().unwrap() {
            let id = item["id"].as_str().unwrap();
            let label = item["label"].as_str().unwrap();
            let expected = counts(item);
            let mut windows = texts.windows(expected.len() + 1);
            let is_row = id.contains('/') && expected.len() > 1;
            if is_row && windows.any(|window| window[0] == label && window[1..] == expected) {
                compared += 1;
            } else {
                // The annex with the wording comes later; a field stands below its question.
                let start = texts
                    .iter()
                    .position(|text| text.starts_with(&format!("{id} · ")));
                let Some(start) = start else {
                    panic!("{what}: {id}")
                };
                let expected = key_figures(item);
                let near = texts
                    .iter()
                    .skip(start + 1)
                    .take(3)
                    .any(|text| text.starts_with(&expected));
                // A question with fields has its figures with these.
                let has_fields = !near
                    && questionnaire["items"]
                        .as_array()
                        .unwrap()
                        .iter()
                        .any(|other| other["id"].as_str().unwrap().starts_with(&format!("{id}/")));
                assert!(near || has_fields, "{what} {id}: {expected}");
                compared += usize::from(near);
            }
        }
    }
    assert!(compared > 350, "{what}: {compared}");
}

#[test]
fn figures_are_those_of_the_json_in_every_format() {
    let world = World::new();
    small(&world);
    let more = ["--language", "en", "--audience", "facilitator"];
    let mut words = vec!["summary", "in", "--format", "json"];
    words.extend(more);
    let summary: Json = serde_json::from_str(&world.ok(&words).out).unwrap();
    let html = String::from_utf8(export(&world, "in", "r.html", &more)).unwrap();
    same_figures("html", &page(&html), &summary);
    same_figures(
        "docx",
        &paragraphs(&unzip(&export(&world, "in", "r.docx", &more))),
        &summary,
    );
    let book = cells(&unzip(&export(&world, "in", "r.xlsx", &more)));
    let csv = export(&world, "in", "r.csv", &more);
    let facts: Vec<csv::StringRecord> = csv::Reader::from_reader(csv.as_slice())
        .records()
        .map(Result::unwrap)
        .collect();
    let mut compared = 0;
    for questionnaire in summary["questionnaires"].as_array().unwrap() {
        for item in questionnaire["items"].as_array().unwrap() {
            let (id, n, of) = (
                item["id"].as_str().unwrap(),
                item["n"].to_string(),
                item["of"].to_string(),
            );
            let row = book["Comparison"]
                .iter()
                .find(|row| row.get(1).is_some_and(|cell| cell == id));
            let row = row.unwrap_or_else(|| panic!("{id}"));
            let at = row
                .iter()
                .rposition(|cell| cell == item["label"].as_str().unwrap())
                .unwrap_or(1);
            assert_eq!((&row[at + 1], &row[at + 2]), (&n, &of), "{id}: {row:?}");
            let fact = facts
                .iter()
                .find(|fact| &fact[2] == id && &fact[4] == "countries")
                .unwrap();
            assert_eq!((&fact[9], &fact[11]), (n.as_str(), of.as_str()), "{id}");
            if let Some(agreement) = item["agreement"].as_f64() {
                let fact = facts
                    .iter()
                    .find(|fact| &fact[2] == id && &fact[4] == "agreement")
                    .unwrap();
                assert!(
                    (fact[9].parse::<f64>().unwrap() - agreement).abs() < 1e-6,
                    "{id}"
                );
                let found = row
                    .iter()
                    .filter_map(|cell| cell.parse::<f64>().ok())
                    .any(|cell| (cell - agreement).abs() < 1e-9);
                assert!(found, "{id}: {row:?}");
            }
            compared += 1;
        }
    }
    assert!(compared > 350, "{compared}");
}

#[test]
fn the_json_is_what_its_schema_says() {
    let world = World::new();
    small(&world);
    let schema = std::fs::read_to_string(root().join("schemas/quipu-summary.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    for audience in ["facilitator", "participants", "public"] {
        let bytes = export(&world, "in", "r.json", &["--audience", audience]);
        let file: Json = serde_json::from_slice(&bytes).unwrap();
        let wrong: Vec<String> = schema
            .iter_errors(&file)
            .map(|error| format!("{error} at {}", error.instance_path()))
            .take(3)
            .collect();
        assert!(wrong.is_empty(), "{audience}: {wrong:?}");
    }
    // And the schema can say no.
    assert!(
        !schema.is_valid(
            &json!({"format": "quipu-summary/1", "language": "en", "questionnaires": [{}]})
        )
    );
}

/// Texts that have broken other programs, or would do something if a reader believed them.
const NAUGHTY: [&str; 24] = [
    "=1+1",
    "=HYPERLINK(\"http://example.org\",\"x\")",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</w:t></w:r></w:p><w:p>",
    "]]><![CDATA[x]]>",
    "&lt;b&gt; &amp; &#65; &nbsp;",
    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
    "# not a heading",
    "| not | a | table |",
    "[x](javascript:alert(1)) ![i](http://example.org/i.png)",
    "`code` *stars* _lines_ ~~gone~~ $math$",
    "{{7*7}} ${7*7} <%= 7*7 %>",
    "_x0041_ _x000D_",
    "'; DROP TABLE answers; --",
    "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè",
    "田中さんにあげて下さい 👩‍👩‍👧‍👦 𝒯𝒽ℯ",
    "مرحبا بالعالم",
    "1E+02",
    "NULL undefined NaN true",
    "a  b   c",
];

/// A response with naughty texts wherever a text can stand.
fn naughty(world: &World) -> Vec<String> {
    world.ok(&["sample", "plain", "--countries", "1", "--institutions", "1"]);
    let mut planted = Vec::new();
    for entry in std::fs::read_dir(world.path("plain")).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        let mut file: Json = serde_json::from_str(&world.read(&format!("plain/{name}"))).unwrap();
        file["respondent"]["share"] = "public".into();
        for versions in file["answers"].as_object_mut().unwrap().values_mut() {
            for version in versions.as_array_mut().unwrap() {
                version.as_object_mut().unwrap().remove("share");
                if version["value"]["evidence"].is_string() {
                    let text = NAUGHTY[planted.len() % NAUGHTY.len()];
                    version["value"]["evidence"] = text.into();
                    planted.push(text.to_owned());
                }
            }
        }
        world.write(&format!("in/{name}"), file.to_string());
    }
    assert!(planted.len() > NAUGHTY.len(), "{}", planted.len());
    planted.truncate(NAUGHTY.len());
    planted
}

#[test]
fn naughty_texts_come_back_as_they_were_and_do_nothing() {
    let world = World::new();
    let planted = naughty(&world);
    let html = String::from_utf8(export(&world, "in", "r.html", &[])).unwrap();
    let lower = html.to_lowercase();
    for tag in [
        "<script",
        "<img",
        "<a href=\"http",
        "<a href=\"java",
        "<iframe",
        "<w:p",
    ] {
        assert!(!lower.contains(tag), "{tag}");
    }
    let texts = page(&html);
    let files = unzip(&export(&world, "in", "r.docx", &[]));
    let words = paragraphs(&files);
    let book = cells(&unzip(&export(&world, "in", "r.xlsx", &[])));
    let csv = export(&world, "in", "r.csv", &[]);
    let safe: Vec<String> = csv::Reader::from_reader(csv.as_slice())
        .records()
        .map(|record| record.unwrap()[9].to_owned())
        .collect();
    let csv = export(
        &world,
        "in",
        "r.csv",
        &["--raw", "--separator", "semicolon", "--bom"],
    );
    let csv = csv.strip_prefix("\u{feff}".as_bytes()).unwrap();
    let mut reader = csv::ReaderBuilder::new();
    let raw: Vec<String> = reader
        .delimiter(b';')
        .from_reader(csv)
        .records()
        .map(|record| record.unwrap()[9].to_owned())
        .collect();
    let json = String::from_utf8(export(&world, "in", "r.json", &[])).unwrap();
    let file: Json = serde_json::from_str(&json).unwrap();
    let mut said = Vec::new();
    for questionnaire in file["questionnaires"].as_array().unwrap() {
        for item in questionnaire["items"].as_array().unwrap() {
            said.extend(
                item["texts"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|text| text["text"].as_str().unwrap().to_owned()),
            );
        }
    }
    for text in &planted {
        assert!(texts.iter().any(|found| found == text), "html: {text}");
        assert!(words.iter().any(|found| found == text), "docx: {text}");
        assert!(
            book["Texts"]
                .iter()
                .flatten()
                .any(|found| unescaped(found) == *text),
            "xlsx: {text}"
        );
        assert!(said.contains(text), "json: {text}");
        assert!(raw.contains(text), "raw csv: {text}");
        let formula = text.starts_with(['=', '+', '-', '@']);
        let kept = if formula {
            format!("'{text}")
        } else {
            text.clone()
        };
        // What begins with an apostrophe already is neutral in the same way.
        assert!(
            safe.contains(&kept) || safe.contains(&format!("'{text}")),
            "csv: {text}"
        );
        assert!(!formula || !safe.contains(text), "csv: {text}");
    }
}

/// Excel writes signs that XML cannot hold as `_x000D_`, and so what looks like one with its own underline.
fn unescaped(text: &str) -> String {
    text.replace("_x005F_", "_")
}

#[test]
fn two_languages_stand_beside_each_other_and_a_response_becomes_a_document() {
    let world = World::new();
    world.ok(&[
        "sample",
        "in",
        "--countries",
        "2",
        "--institutions",
        "1",
        "--questionnaire",
        "cog",
    ]);
    let html = String::from_utf8(export(&world, "in", "r.html", &["--language", "es,fr"])).unwrap();
    let texts = page(&html);
    assert!(
        texts
            .iter()
            .any(|text| text == "Centro de gobierno / Centre de gouvernement"),
        "{texts:?}"
    );
    assert!(html.contains("<html lang=\"es\">"));
    let file = std::fs::read_dir(world.path("in"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .file_name()
        .into_string()
        .unwrap();
    let source: Json = serde_json::from_str(&world.read(&format!("in/{file}"))).unwrap();
    world.ok(&["show", &format!("in/{file}"), "-o", "answers.docx"]);
    let words = paragraphs(&unzip(&std::fs::read(world.path("answers.docx")).unwrap()));
    let evidence = source["answers"]
        .as_object()
        .unwrap()
        .values()
        .filter_map(|versions| versions[0]["value"]["evidence"].as_str());
    let evidence: Vec<&str> = evidence.filter(|text| !text.contains('\n')).collect();
    assert!(!evidence.is_empty());
    for text in evidence {
        assert!(words.iter().any(|found| found.contains(text)), "{text}");
    }
    world.ok(&["show", "cog", "-o", "empty.docx"]);
    let words = paragraphs(&unzip(&std::fs::read(world.path("empty.docx")).unwrap()));
    assert!(
        words.iter().any(|text| text.starts_with("cog-04")),
        "{words:?}"
    );
    // What has no tables has no form as a table.
    let ran = world.run(&["show", "cog", "-o", "empty.xlsx"]);
    assert!(ran.code == 1 && ran.err.contains("no form"), "{}", ran.err);
}

#[test]
fn wide_csv_has_a_row_for_each_country() {
    let world = World::new();
    world.ok(&[
        "sample",
        "in",
        "--countries",
        "4",
        "--institutions",
        "2",
        "--questionnaire",
        "cog",
        "--questionnaire",
        "disc",
    ]);
    let csv = export(&world, "in", "w.csv", &["--wide"]);
    let mut reader = csv::Reader::from_reader(csv.as_slice());
    let header = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 4);
    let words = ["summary", "in", "--format", "json"];
    let summary: Json = serde_json::from_str(&world.ok(&words).out).unwrap();
    let items = summary["questionnaires"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|q| q["items"].as_array().unwrap());
    let mut compared = 0;
    for item in items {
        let Some(column) = header.iter().position(|name| name == item["id"]) else {
            continue;
        };
        for value in item["values"].as_array().unwrap() {
            if let Some(level) = value["value"]["level"].as_u64() {
                let row = rows
                    .iter()
                    .find(|row| row[0] == *value["country"]["code"].as_str().unwrap())
                    .unwrap();
                assert_eq!(row[column], level.to_string(), "{}", item["id"]);
                compared += 1;
            }
        }
    }
    assert!(compared > 20, "{compared}");
}
