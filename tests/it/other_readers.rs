//! Reports opened by programs of others, where these are installed.

use std::process::Command;

use serde_json::{Value as Json, json};

use crate::formats::export;
use crate::support::{World, root};

/// What the readers of `tests/independent/formats.py` say about the files, or `None` where there is no Python.
fn read_by_others(world: &World, files: &[&str]) -> Option<Json> {
    let output = Command::new("python3")
        .arg(root().join("tests/independent/formats.py"))
        .args(files.iter().map(|file| world.path(file)))
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// Makes a PDF with a program, where it is installed: the bytes of it.
fn printed(world: &World, program: &str, words: &[&str], pdf: &str) -> Option<Vec<u8>> {
    let ran = Command::new(program)
        .args(words)
        .current_dir(world.path(""))
        .env("HOME", world.path("home"))
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    let bytes =
        std::fs::read(world.path(pdf)).unwrap_or_else(|error| panic!("{program}: {error}: {said}"));
    assert!(
        bytes.starts_with(b"%PDF") && bytes.len() > 50_000,
        "{program} {pdf}: {}",
        bytes.len()
    );
    Some(bytes)
}

#[test]
fn other_readers_open_every_format_in_every_language() {
    let world = World::new();
    // 63 responses.
    world.ok(&["sample", "in", "--countries", "7", "--institutions", "1"]);
    for language in ["en", "es", "fr"] {
        let files = ["r.html", "r.docx", "r.xlsx", "r.csv", "r.md"];
        for file in files {
            export(&world, "in", file, &["--language", language]);
        }
        if let Some(found) = read_by_others(&world, &files) {
            let page = &found["html"];
            assert_eq!(
                page["policy"],
                "default-src 'none'; style-src 'unsafe-inline'"
            );
            for clean in ["wrong", "dead"] {
                assert_eq!(page[clean], json!([]), "{language} {clean}");
            }
            assert_eq!(
                (&page["script"], &page["uneven"]),
                (&json!(0), &json!(0)),
                "{language}"
            );
            assert!(page["svg"].as_u64() > Some(500), "{page}");
            assert_eq!(found["csv"]["formulas"], json!([]));
            if let Some(markdown) = found.get("md") {
                assert_eq!(markdown["written"], markdown["tables"], "{language}");
                let tags = markdown["tags"].as_array().unwrap();
                let wild = ["a", "img", "code", "pre", "em", "hr", "script", "s"];
                assert!(
                    !tags.iter().any(|tag| wild.iter().any(|name| tag == name)),
                    "{tags:?}"
                );
            }
            if let Some(document) = found.get("docx") {
                assert!(
                    document["headings"].as_array().unwrap().len() > 20,
                    "{document}"
                );
                assert!(document["tables"].as_u64() > Some(300), "{document}");
                assert!(document["landscape"].as_u64() > Some(2), "{document}");
            }
            if let Some(book) = found.get("xlsx") {
                same_book(book, &world, language);
            }
        }
        let office = ["--headless", "--convert-to", "pdf", "--outdir", "office"];
        for file in ["r.docx", "r.xlsx"] {
            let words: Vec<&str> = office.into_iter().chain([file]).collect();
            printed(&world, "soffice", &words, "office/r.pdf");
            std::fs::remove_dir_all(world.path("office")).unwrap_or_default();
        }
        let page = format!("file://{}", world.path("r.html").display());
        let words = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--print-to-pdf=page.pdf",
            &page,
        ];
        printed(&world, "chromium", &words, "page.pdf");
        std::fs::remove_file(world.path("page.pdf")).unwrap_or_default();
    }
}

/// The workbook as `openpyxl` reads it: its sheets, and the figures of the comparison.
fn same_book(book: &Json, world: &World, language: &str) {
    let sheets = book["sheets"].as_object().unwrap();
    assert!(sheets.len() >= 15, "{sheets:?}");
    for (name, sheet) in sheets {
        assert_eq!(sheet["formulas"], false, "{name}");
        let heat = sheet["conditional"].as_u64() > Some(0);
        assert!(
            heat || (sheet["frozen"] == "A2" && sheet["filter"] == true),
            "{name}: {sheet}"
        );
    }
    assert!(
        sheets
            .values()
            .any(|sheet| sheet["conditional"].as_u64() > Some(5))
    );
    let words = ["summary", "in", "--format", "json", "--language", language];
    let summary: Json = serde_json::from_str(&world.ok(&words).out).unwrap();
    for questionnaire in summary["questionnaires"].as_array().unwrap() {
        for item in questionnaire["items"].as_array().unwrap() {
            let key = format!(
                "{} {}",
                questionnaire["id"].as_str().unwrap(),
                item["id"].as_str().unwrap()
            );
            let expected = ["n", "of", "agreement", "consensus"].map(|name| item[name].as_f64());
            let found = book["figures"][&key].as_array().unwrap();
            let found: Vec<Option<f64>> = found.iter().map(Json::as_f64).collect();
            let near = |(a, b): (&Option<f64>, &Option<f64>)| match (a, b) {
                (Some(a), Some(b)) => (a - b).abs() < 1e-9,
                (a, b) => a == b,
            };
            assert!(
                expected.iter().zip(&found).all(near),
                "{key}: {expected:?} {found:?}"
            );
        }
    }
}
