//! Documents and interface texts that must stay true.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{World, root, sources};
use crate::terminal::Terminal;

pub(crate) fn locale(language: &str) -> String {
    std::fs::read_to_string(root().join(format!("locales/{language}.ftl"))).unwrap()
}

/// The messages of a language with the arguments each names; attributes count as messages.
fn messages(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut message = String::new();
    let mut current = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let starts = line.starts_with(|c: char| c.is_ascii_lowercase());
        if let Some((name, _)) = line.split_once(" =").filter(|_| starts) {
            name.clone_into(&mut message);
            name.clone_into(&mut current);
            assert!(
                found.insert(current.clone(), BTreeSet::new()).is_none(),
                "{name} twice"
            );
        } else if let Some((name, _)) = line
            .trim()
            .strip_prefix('.')
            .and_then(|l| l.split_once(" ="))
        {
            current = format!("{message}.{name}");
            found.insert(current.clone(), BTreeSet::new());
        }
        for argument in line.split('$').skip(1) {
            let name: String = argument
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                .collect();
            if !name.is_empty() {
                found.get_mut(&current).unwrap().insert(name);
            }
        }
    }
    found
}

#[test]
fn every_language_has_the_same_messages_with_the_same_arguments() {
    let english = messages(&locale("en"));
    for language in ["es", "fr"] {
        let other = messages(&locale(language));
        for (id, arguments) in &english {
            let theirs = other
                .get(id)
                .unwrap_or_else(|| panic!("{language} lacks {id}"));
            // A plural form may leave out the number in one language and need it in another.
            let missing: Vec<&String> = arguments.difference(theirs).collect();
            assert!(
                missing.is_empty(),
                "{language}: {id} does not say {missing:?}"
            );
        }
        let extra: Vec<&String> = other
            .keys()
            .filter(|id| !english.contains_key(*id))
            .collect();
        assert!(extra.is_empty(), "{language} has more: {extra:?}");
    }
}

#[test]
fn every_source_is_fluent_without_errors() {
    for language in ["en", "es", "fr"] {
        let source = locale(language);
        if let Err((_, errors)) = fluent_syntax::parser::parse(source.as_str()) {
            panic!("{language}: {errors:?}");
        }
    }
}

#[test]
fn every_message_that_is_named_exists() {
    let english = messages(&locale("en"));
    let groups: BTreeSet<&str> = english
        .keys()
        .filter_map(|id| id.split('-').next())
        .filter(|g| !g.contains('.'))
        .collect();
    let mut missing = BTreeSet::new();
    for path in sources(&root().join("src")) {
        let text = std::fs::read_to_string(&path).unwrap();
        for call in [
            "Problem::error(\"",
            "Problem::warning(\"",
            ".say(\"",
            "messages.get(\"",
            ".tell(\"",
        ] {
            for rest in text.split(call).skip(1) {
                let id = rest.split('"').next().unwrap_or_default();
                if !english.contains_key(id) {
                    missing.insert(id.to_owned());
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?} (groups: {groups:?})");
}

/// The commands of the README, in order, in one folder.
#[test]
fn the_commands_of_the_readme_run() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let world = World::new();
    for name in [
        "plan.json",
        "disc-answers.txt",
        "packet-answers.txt",
        "form.md",
    ] {
        let path = format!("docs/examples/{name}");
        world.write(&path, std::fs::read(root().join(&path)).unwrap());
    }
    let mut ran = 0;
    let commands = readme
        .lines()
        .filter(|line| line.split(' ').next() == Some("quipu"));
    for line in commands.filter_map(|line| line.strip_prefix("quipu")) {
        if line.is_empty() {
            // The program itself needs a terminal.
            let terminal = Terminal::start(&world, &[]);
            terminal.see("Questions for discussion");
            continue;
        }
        let line = line.split(" # ").next().unwrap_or(line).trim();
        if let Some(folder) = line.strip_prefix("compare ") {
            let mut terminal = Terminal::start(&world, &["compare", folder]);
            terminal.see("Ministry of Finance");
            terminal.keys("q");
            assert_eq!(terminal.exit_code(), 0);
            continue;
        }
        let (line, input) = match line.split_once(" < ") {
            Some((line, file)) => (
                line,
                std::fs::read_to_string(root().join(file.trim())).unwrap(),
            ),
            None => (line, String::new()),
        };
        let words: Vec<String> = words(line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let result = world.run_with(&words, &input);
        assert_eq!(result.code, 0, "{line}\n{}\n{}", result.out, result.err);
        ran += 1;
    }
    assert!(ran >= 8, "only {ran} commands found");
}

/// The words of a command line; quotes keep blanks together.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for sign in line.chars() {
        match quote {
            Some(open) if sign == open => quote = None,
            None if matches!(sign, '"' | '\'') => quote = Some(sign),
            None if sign == ' ' => words.push(String::new()),
            _ => words.last_mut().unwrap().push(sign),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The example of the page about questionnaires is a questionnaire without a problem.
#[test]
fn the_example_questionnaire_is_one() {
    let page = std::fs::read_to_string(root().join("docs/questionnaires.md")).unwrap();
    let (_, rest) = page.split_once("```json\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    let world = World::new();
    world.write("drill.json", example);
    let ran = world.ok(&["check", "drill.json"]);
    assert!(ran.err.contains("good"), "{}", ran.err);
    let shown = world.ok(&["show", "drill.json", "--language", "es"]);
    assert!(
        shown.out.contains("Simulacros de emergencia"),
        "{}",
        shown.out
    );
}

/// Every test that the page about robustness names is one.
#[test]
fn the_page_about_robustness_names_tests_that_exist() {
    let page = std::fs::read_to_string(root().join("docs/robustness.md")).unwrap();
    let mut all = String::new();
    for folder in ["src", "tests"] {
        for path in sources(&root().join(folder)) {
            all += &std::fs::read_to_string(path).unwrap();
        }
    }
    let mut named = 0;
    for row in page.lines().filter(|line| line.starts_with("| R")) {
        for name in row
            .split('`')
            .skip(1)
            .step_by(2)
            .filter(|name| name.contains('_'))
        {
            assert!(all.contains(&format!("fn {name}(")), "{name} is no test");
            named += 1;
        }
    }
    assert!(named > 30, "{named}");
}
