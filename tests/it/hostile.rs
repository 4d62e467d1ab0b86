//! Files that somebody sends to harm: nothing in them steers a terminal, and nothing panics.

use quipu::questionnaire::{builtin, read as read_questionnaire};
use quipu::response::read;
use serde_json::{Value as Json, json};

use crate::player::piece;
use crate::support::{Numbers, World};
use crate::terminal::{Terminal, strange_sequences};

/// Title, clipboard, link, colour, device control, an 8-bit introducer, and characters that reorder or hide.
const POISON: &str = "\u{1b}]0;PWNED\u{7}\u{1b}]52;c;aGk=\u{7}\u{1b}]8;;http://x\u{1b}\\link\u{1b}[31mred\u{1b}Pq\u{1b}\\\u{9b}2J\u{202e}gnp\u{200b}\u{2028}end\r\n=1+1";

/// A response in which everything that is free text is poisoned.
pub(crate) fn poisoned(id: &str) -> String {
    let (_, response) = piece(id, 0);
    let mut file: Json = serde_json::from_str(&quipu::response::write(&response)).unwrap();
    poison(&mut file, "");
    let respondent = &mut file["respondent"];
    respondent["institution"] = POISON.into();
    respondent["country"]["name"] = POISON.into();
    respondent["contact"]["name"] = POISON.into();
    file["status"] = "draft".into();
    file.as_object_mut().unwrap().remove("seal");
    file["unheard-of"] = POISON.into();
    serde_json::to_string_pretty(&file).unwrap()
}

/// Puts poison into every text below, except where a program wants a word of its own.
fn poison(value: &mut Json, key: &str) {
    match value {
        Json::Object(fields) => {
            for (key, value) in fields {
                poison(value, key);
            }
        }
        Json::Array(items) => items.iter_mut().for_each(|item| poison(item, key)),
        Json::String(text) if text.contains("SAMPLE") || text.contains(' ') || key == "note" => {
            *value = format!("{POISON} {text}").into();
        }
        _ => {}
    }
}

/// Text for people holds no control characters but line ends, and nothing that hides or reorders.
fn assert_clean(text: &str, what: &str) {
    let bad = |c: &char| {
        c.is_control() && !matches!(c, '\n' | '\r' | '\t')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{2028}')
    };
    assert_eq!(text.chars().find(bad), None, "{what}");
}

#[test]
fn no_command_passes_poison_on() {
    let world = World::new();
    for id in ["disc", "cog"] {
        world.write(&format!("in/{id}.json"), poisoned(id));
    }
    for words in [
        &["check", "in/disc.json"][..],
        &["merge", "in", "-o", "c.json"],
        &["resolve", "in"],
        &["summary", "in", "--audience", "facilitator"],
        &[
            "summary",
            "in",
            "--audience",
            "facilitator",
            "--format",
            "md",
        ],
        &[
            "summary",
            "in",
            "--audience",
            "facilitator",
            "--format",
            "html",
        ],
        &["export", "in", "-o", "r.html", "--audience", "facilitator"],
    ] {
        let ran = world.run(words);
        assert!(ran.code < 5, "{words:?}: {} {}", ran.code, ran.err);
        assert_clean(&ran.out, &format!("{words:?}"));
        assert_clean(&ran.err, &format!("{words:?}"));
    }
    assert_clean(&world.read("r.html"), "r.html");
}

#[test]
fn the_screens_show_poison_as_marks() {
    let world = World::new();
    let name = "disc_xa_office";
    world.write(&format!("data/drafts/{name}.json"), poisoned("disc"));
    let mut terminal = Terminal::start(&world, &[]);
    terminal.see("READY");
    terminal.keys("<Enter>");
    terminal.see("Sections");
    for _ in 0..18 {
        terminal.keys("<PgDn>");
    }
    terminal.keys("<F6>");
    terminal.see("Answers by section");
    terminal.keys("<Ctrl+F>end");
    terminal.see("found");
    terminal.escape();
    terminal.keys("<Ctrl+C><Ctrl+C>");
    assert_eq!(terminal.exit_code(), 0);
    let strange = strange_sequences(&terminal.bytes());
    assert!(strange.is_empty(), "{strange:?}");
}

/// Bytes with a few of them changed, removed, doubled or replaced by what hurts readers of JSON.
pub(crate) fn damaged(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    const HURTS: [&[u8]; 12] = [
        b"\"", b"{", b"}", b"[", b"]", b"\\", b"\\ud800", b"\xff", b"1e999", b"null", b"-", b"\0",
    ];
    let mut damaged = bytes.to_vec();
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(damaged.len());
        match numbers.below(4) {
            0 => drop(damaged.remove(at)),
            1 => damaged.truncate(at.max(1)),
            2 => damaged[at] = u8::try_from(numbers.below(256)).unwrap(),
            _ => {
                let piece = HURTS[numbers.below(HURTS.len())];
                damaged.splice(at..at, piece.iter().copied());
            }
        }
    }
    damaged
}

#[test]
fn damaged_files_are_refused_or_read_and_never_panic() {
    let (_, response) = piece("cog", 0);
    let response = quipu::response::write(&response);
    let questionnaire = builtin::bytes(&"road".parse().unwrap()).unwrap();
    let mut numbers = Numbers(2026);
    for _ in 0..600 {
        read(&damaged(response.as_bytes(), &mut numbers)).ok();
    }
    for _ in 0..150 {
        let bytes = damaged(questionnaire, &mut numbers);
        if let Ok(found) = read_questionnaire(&bytes, &builtin::library) {
            quipu::questionnaire::check(&bytes, &found.questionnaire, builtin::statements());
        }
    }
}

/// Without colour the focus is still seen: in reverse.
#[test]
fn no_color_leaves_the_focus_visible() {
    for (env, flag, coloured) in [
        (Some("NO_COLOR"), None, false),
        (None, Some("--color=never"), false),
        (None, Some("--theme=mono"), false),
        (None, None, true),
        (Some("NO_COLOR"), Some("--color=always"), true),
        (None, Some("--theme=light"), true),
    ] {
        let world = World::new();
        let mut words = vec!["fill", "disc", "--country", "XA", "--institution", "O"];
        words.extend(flag);
        let env: Vec<(&str, &str)> = env.into_iter().map(|name| (name, "1")).collect();
        let mut terminal = Terminal::with_env(&world, &words, &env);
        terminal.see("question 1 of");
        terminal.keys("<Down>");
        terminal.escape();
        let bytes = terminal.bytes();
        let text = String::from_utf8_lossy(&bytes);
        let found = text.contains("\u{1b}[38;") || text.contains("\u{1b}[48;");
        assert_eq!(found, coloured, "{env:?} {flag:?}");
        // More colours than 256 are never sent on a guess.
        assert!(!text.contains("8;2;"), "{env:?} {flag:?}");
        assert!(text.contains("\u{1b}[7m"), "nothing in reverse");
    }
}

/// What a terminal cannot do is not asked of it.
#[test]
fn simple_terminals_get_lines_and_plain_rules() {
    let world = World::new();
    let office = ["fill", "disc", "--country", "XA", "--institution", "O"];
    let terminal = Terminal::with_env(&world, &office, &[("LC_ALL", "C")]);
    let screen = terminal.see("question 1 of");
    assert!(
        screen.contains("-----") && !screen.contains('\u{2500}'),
        "{screen}"
    );
    drop(terminal);
    for env in [("TERM", "dumb"), ("ACCESSIBLE", "1")] {
        let mut terminal = Terminal::with_env(&world, &[], &[env]);
        terminal.see("--plain");
        assert_eq!(terminal.exit_code(), 0);
        assert!(!terminal.bytes().contains(&0x1b), "{env:?}");
        let mut terminal = Terminal::with_env(&world, &office, &[env]);
        terminal.see("> ");
        terminal.keys("1<Enter>:quit<Enter>");
        assert_eq!(terminal.exit_code(), 0);
        assert!(!terminal.bytes().contains(&0x1b), "{env:?}");
    }
}

/// Where a file names something - itself, its author, a question, a choice - there may be poison too.
#[test]
fn poison_in_names_is_refused_or_shown_as_marks() {
    type Spoil = fn(&mut Json);
    let spoils: [(&str, Spoil); 10] = [
        ("questionnaire", |file| {
            file["questionnaire"]["id"] = POISON.into();
        }),
        ("version", |file| {
            file["questionnaire"]["version"] = POISON.into();
        }),
        ("country", |file| {
            file["respondent"]["country"]["code"] = POISON.into();
        }),
        ("author", |file| {
            let authors = file["authors"].as_object_mut().unwrap();
            for author in authors.values_mut() {
                author["name"] = POISON.into();
            }
        }),
        ("author id", |file| {
            let authors = file["authors"].as_object_mut().unwrap();
            let first = authors.values().next().unwrap().clone();
            authors.insert(POISON.into(), first);
        }),
        ("address", |file| {
            let answers = file["answers"].as_object_mut().unwrap();
            let first = answers.values().next().unwrap().clone();
            answers.insert(format!("disc-01/{POISON}"), first);
        }),
        ("choice", |file| {
            let answers = file["answers"].as_object_mut().unwrap();
            for versions in answers.values_mut() {
                versions[0]["value"] = POISON.into();
            }
        }),
        ("format", |file| file["format"] = POISON.into()),
        ("path", |file| {
            file["respondent"]["institution"] = "../../../../tmp/poison".into();
        }),
        ("field", |file| file[POISON] = POISON.into()),
    ];
    for (name, spoil) in spoils {
        let world = World::new();
        let mut file: Json = serde_json::from_str(&poisoned("disc")).unwrap();
        spoil(&mut file);
        let text = serde_json::to_string(&file).unwrap();
        world.write("in/a\u{1b}]0;x\u{7}.json", &text);
        world.write("data/drafts/disc_xa_office.json", &text);
        for words in [
            &["check", "in/a\u{1b}]0;x\u{7}.json"][..],
            &["merge", "in", "-o", "c.json"],
            &["resolve", "in"],
            &["summary", "in", "--audience", "facilitator"],
            &["list"],
            &["export", "in", "-o", "r.md", "--audience", "facilitator"],
        ] {
            let ran = world.run(words);
            assert!(ran.code < 5, "{name} {words:?}: {} {}", ran.code, ran.err);
            assert_clean(&ran.out, &format!("{name} {words:?}"));
            assert_clean(&ran.err, &format!("{name} {words:?}"));
        }
        let mut terminal = Terminal::start(&world, &[]);
        terminal.see("disc");
        terminal.keys("<Enter>");
        std::thread::sleep(std::time::Duration::from_millis(200));
        terminal.signal("TERM");
        terminal.exit_code();
        let strange = strange_sequences(&terminal.bytes());
        assert!(strange.is_empty(), "{name}: {strange:?}");
    }
}

/// Where each name is compared with all before it, this takes hours.
#[test]
fn a_list_of_two_hundred_thousand_names_holds_nobody_up() {
    let world = World::new();
    world.ok(&["sample", "in", "--countries", "1", "--institutions", "1"]);
    let names = world.names("in");
    let one = names.iter().find(|name| name.contains("_cog_")).unwrap();
    let mut file: Json = serde_json::from_str(&world.read(&format!("in/{one}"))).unwrap();
    let names: Vec<String> = (0..200_000).map(|nth| format!("n{nth}")).collect();
    let answers = file["answers"].as_object_mut().unwrap();
    let mut version = answers.values().next().unwrap()[0].clone();
    version.as_object_mut().unwrap().remove("missing");
    version["value"] = json!({ "members": names });
    answers.insert("cog-01".to_owned(), json!([version]));
    world.write("long.json", file.to_string());
    for list in ["none", "all"] {
        let told = world.run(&["summary", "long.json", "--format", "csv", "--list", list]);
        assert!(told.out.contains("n199999"), "{}", told.err);
    }
    let checked = world.run(&["check", "long.json"]);
    assert_eq!(checked.code, 1, "{}", checked.err);
    assert!(checked.out.contains("n199999") || checked.err.contains("n199999"));
}

/// Where the file is looked through for each answer that is wrong, this takes hours.
#[test]
fn fifty_thousand_wrong_answers_are_named_with_their_lines() {
    let world = World::new();
    world.ok(&["sample", "in", "--countries", "1", "--institutions", "1"]);
    let one = world.names("in").into_iter().next().unwrap();
    let mut file: Json = serde_json::from_str(&world.read(&format!("in/{one}"))).unwrap();
    let answers = file["answers"].as_object_mut().unwrap();
    let version = answers.values().next().unwrap()[0].clone();
    for nth in 0..50_000 {
        answers.insert(format!("zz-{nth}/row.{nth}"), json!([version]));
    }
    let text = serde_json::to_string_pretty(&file).unwrap();
    world.write("wrong.json", &text);
    let checked = world.run(&["check", "wrong.json"]);
    assert_eq!(checked.code, 1, "{}", checked.err);
    for nth in [0, 777, 49_999] {
        let name = format!("zz-{nth}/row.{nth}");
        let before = text
            .lines()
            .position(|line| line.contains(&format!("\"{name}\"")));
        // The answer begins in the line below its name.
        let place = format!("wrong.json:{}:7", before.unwrap() + 2);
        let said = format!("{place} {name}: ");
        assert!(checked.err.contains(&said), "{said}");
    }
}
