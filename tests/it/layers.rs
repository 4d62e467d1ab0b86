//! Which part may use which. The table is the one in `ARCHITECTURE.md`.

use crate::support::{root, sources};

/// Each part with the parts it may use.
const TABLE: [(&str, &[&str]); 10] = [
    ("base", &[]),
    ("questionnaire", &["base"]),
    ("response", &["base", "questionnaire"]),
    ("merge", &["base", "questionnaire", "response"]),
    ("analysis", &["base", "questionnaire", "response", "merge"]),
    (
        "report",
        &["base", "questionnaire", "response", "merge", "analysis"],
    ),
    ("store", &["base", "questionnaire", "response", "merge"]),
    (
        "tui",
        &[
            "base",
            "questionnaire",
            "response",
            "merge",
            "analysis",
            "report",
        ],
    ),
    (
        "runtime",
        &[
            "base",
            "questionnaire",
            "response",
            "merge",
            "analysis",
            "report",
            "store",
            "tui",
        ],
    ),
    (
        "cli",
        &[
            "base",
            "questionnaire",
            "response",
            "merge",
            "analysis",
            "report",
            "store",
            "tui",
            "runtime",
        ],
    ),
];

/// What pure parts never name, and the parts that may.
const OUTSIDE: [(&str, &[&str]); 6] = [
    ("std::fs", &["store"]),
    // In the base to work on many things side by side, which gives the same as one after the other.
    ("std::thread", &["base", "runtime", "store"]),
    ("std::io::std", &["runtime", "cli"]),
    ("Timestamp::now", &["runtime"]),
    ("std::process::Command", &["runtime"]),
    ("std::net", &[]),
];

/// The most production lines of a file.
const LINES: usize = 600;

fn part_of(path: &str) -> &str {
    let inside = path.split_once("src/").map_or(path, |(_, inside)| inside);
    inside.split(['/', '.']).next().unwrap_or_default()
}

/// Everything a file does that the table forbids.
fn violations(path: &str, text: &str) -> Vec<String> {
    let part = part_of(path);
    let production = text.split("#[cfg(test)]\nmod ").next().unwrap_or(text);
    let mut found = Vec::new();
    if production.lines().count() > LINES {
        found.push(format!("{path}: more than {LINES} lines"));
    }
    if matches!(part, "lib" | "main") {
        return found;
    }
    let Some((_, allowed)) = TABLE.iter().find(|(name, _)| *name == part) else {
        return vec![format!("{path}: the part {part} is not in the table")];
    };
    let code = production
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let code: String = code.collect::<Vec<_>>().join("\n");
    for used in used_parts(&code) {
        if used != part && !allowed.contains(&used.as_str()) {
            found.push(format!("{path}: {part} uses {used}"));
        }
    }
    for (what, parts) in OUTSIDE {
        if code.contains(what) && !parts.contains(&part) {
            found.push(format!("{path}: {part} uses {what}"));
        }
    }
    if part != "runtime" && code.contains(".wrap(") && code.contains("Paragraph") {
        found.push(format!(
            "{path}: Paragraph's wrapping panics on text people write"
        ));
    }
    found
}

/// The parts behind every `crate::`, also in groups such as `crate::{base, tui}`.
fn used_parts(code: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let group = rest
            .strip_prefix('{')
            .and_then(|inside| inside.split_once('}'));
        let names: Vec<&str> = match group {
            Some((inside, _)) => inside.split(',').collect(),
            None => vec![rest],
        };
        for name in names {
            let word: String = name
                .trim()
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            parts.push(word);
        }
    }
    parts.retain(|part| TABLE.iter().any(|(name, _)| name == part));
    parts
}

#[test]
fn every_part_uses_only_what_the_table_allows() {
    let mut found = Vec::new();
    for path in sources(&root().join("src")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path
            .strip_prefix(root())
            .unwrap_or(&path)
            .display()
            .to_string();
        found.extend(violations(&name, &text));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn planted_violations_are_caught() {
    for (path, text) in [
        ("src/base/id.rs", "use crate::questionnaire::Question;"),
        ("src/tui/view.rs", "use crate::store::Workspace;"),
        ("src/report/csv.rs", "use crate::{base::Id, store};"),
        ("src/response.rs", "fn f() { std::fs::read(\"x\"); }"),
        ("src/tui/view.rs", "let now = jiff::Timestamp::now();"),
        ("src/extra/new.rs", "fn f() {}"),
        ("src/base/long.rs", &"\n".repeat(601)),
        (
            "src/tui/view.rs",
            "Paragraph::new(text).wrap(Wrap { trim: true })",
        ),
    ] {
        assert!(!violations(path, text).is_empty(), "{path}: {text}");
    }
    assert_eq!(
        violations("src/cli/list.rs", "use crate::store::Workspace;"),
        Vec::<String>::new()
    );
}
