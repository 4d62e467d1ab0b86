//! Drafts among others who want them: a second window, another program, a crash, a newer quipu.

use std::process::Stdio;

use quipu::response::{
    Address, Answer, Author, DraftKey, Edit, Response, Value, read_draft, write,
};
use quipu::store::{Saved, StoreError, Workspace};

use crate::player::piece;
use crate::support::{Numbers, Ran, World};
use crate::terminal::Terminal;

fn author() -> Author {
    Author {
        name: "A. Quispe".into(),
    }
}

/// A workspace with a draft of `disc` in it.
fn workspace(world: &World) -> (Workspace, Response) {
    let workspace = Workspace::open(Some(&world.path("data"))).unwrap();
    let (_, response) = piece("disc", 0);
    drop(workspace.create(&response, &author()).unwrap());
    (workspace, response)
}

fn answered(response: &Response, question: &str, text: &str, by: &str) -> Response {
    let address: Address = question.parse().unwrap();
    let mut response = response.clone();
    let edit = Edit::put(address, Answer::of(Value::Text(text.into())));
    edit.apply(
        &mut response,
        &by.parse().unwrap(),
        jiff::Timestamp::UNIX_EPOCH,
    );
    response
}

#[test]
fn a_second_opener_may_only_read_and_is_told_who_writes() {
    let world = World::new();
    let (workspace, response) = workspace(&world);
    let key = DraftKey::of(&response);
    let first = workspace.open_draft(&key, &author()).unwrap();
    let mut second = workspace.open_draft(&key, &author()).unwrap();
    assert!(!first.read_only && second.read_only);
    assert_eq!(second.holder.unwrap().name, "A. Quispe");
    let refused = second.draft.save(&response);
    assert!(
        matches!(refused, Err(StoreError::Held { .. })),
        "{refused:?}"
    );
    drop(first);
    let third = workspace.open_draft(&key, &author()).unwrap();
    assert!(!third.read_only && !third.recovered);
}

#[test]
fn the_only_draft_of_a_questionnaire_is_opened_or_what_is_wrong_with_it_is_said() {
    let world = World::new();
    let (workspace, response) = workspace(&world);
    let opened = world.run_with(&["fill", "disc", "--plain"], ":quit\n");
    assert_eq!(opened.code, 0, "{}", opened.err);
    let path = workspace.draft_path(&DraftKey::of(&response));
    let name = path.file_name().unwrap().to_str().unwrap();
    let broken = &write(&response)[..99];
    world.write(&format!("data/drafts/{name}"), broken);
    let refused = world.run_with(&["fill", "disc", "--plain"], ":quit\n");
    assert!(refused.err.contains(name), "{}", refused.err);
    assert_eq!(refused.code, 1);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), broken);
    // Of two the one that can be read is meant.
    let mut other = response.clone();
    other.respondent.institution = "Another".into();
    drop(workspace.create(&other, &author()).unwrap());
    let opened = world.run_with(&["fill", "disc", "--plain"], ":quit\n");
    assert_eq!(opened.code, 0, "{}", opened.err);
}

#[test]
fn what_another_program_wrote_is_joined_before_saving() {
    let world = World::new();
    let (workspace, response) = workspace(&world);
    let key = DraftKey::of(&response);
    let mut mine = workspace.open_draft(&key, &author()).unwrap();
    let theirs = answered(&response, "disc-17", "theirs", "other");
    world.write(&format!("data/drafts/{}", key.file_name()), write(&theirs));
    let changed = answered(&response, "disc-13", "mine", "me");
    let Saved::Joined(joined) = mine.draft.save(&changed).unwrap() else {
        panic!("nothing was joined");
    };
    for (question, text) in [("disc-17", "theirs"), ("disc-13", "mine")] {
        let value = joined.answers[&question.parse().unwrap()].versions();
        let found = value
            .iter()
            .any(|version| version.answer.value().and_then(Value::text) == Some(text));
        assert!(found, "{question}");
    }
}

#[test]
fn what_is_no_draft_any_more_is_kept_aside() {
    let world = World::new();
    let (workspace, response) = workspace(&world);
    let key = DraftKey::of(&response);
    let mut mine = workspace.open_draft(&key, &author()).unwrap();
    world.write(
        &format!("data/drafts/{}", key.file_name()),
        "scribbled over",
    );
    let changed = answered(&response, "disc-13", "mine", "me");
    assert_eq!(mine.draft.save(&changed).unwrap(), Saved::AsGiven);
    let files = std::fs::read_dir(world.path("data/drafts")).unwrap();
    let kept = files.map(|entry| entry.unwrap().path());
    let aside: Vec<_> = kept
        .filter(|path| path.extension().is_some_and(|e| e == "bad"))
        .collect();
    assert_eq!(
        std::fs::read_to_string(&aside[0]).unwrap(),
        "scribbled over"
    );
}

#[test]
fn a_draft_cut_anywhere_is_refused_and_left_as_it_is() {
    let world = World::new();
    let (workspace, response) = workspace(&world);
    let key = DraftKey::of(&response);
    let name = format!("data/drafts/{}", key.file_name());
    let whole = world.read(&name);
    let end = whole.trim_end().len();
    for cut in (0..end)
        .step_by(211)
        .filter(|cut| whole.is_char_boundary(*cut))
    {
        world.write(&name, &whole[..cut]);
        let opened = workspace.open_draft(&key, &author());
        assert!(
            matches!(opened, Err(StoreError::Content { .. })),
            "cut at {cut}"
        );
        assert_eq!(world.read(&name), whole[..cut]);
    }
}

#[test]
fn a_draft_of_a_newer_program_is_only_read() {
    let world = World::new();
    let (workspace, response) = workspace(&world);
    let key = DraftKey::of(&response);
    let name = format!("data/drafts/{}", key.file_name());
    let newer = world
        .read(&name)
        .replace("quipu-response/1", "quipu-response/9");
    world.write(&name, &newer);
    let opened = workspace.open_draft(&key, &author()).unwrap();
    assert!(opened.read_only && !opened.problems.is_empty());
    assert_eq!(world.read(&name), newer);
}

/// Two windows on one draft: the second says that it may only read, and by whom it is held.
#[test]
fn a_second_window_says_that_it_may_only_read() {
    let world = World::new();
    let office = ["fill", "disc", "--country", "XA", "--institution", "Office"];
    let first = Terminal::start(&world, &office);
    first.see("question 1 of");
    let mut second = Terminal::start(&world, &[]);
    second.see("DRAFT");
    second.keys("<Enter>");
    second.see("READ ONLY");
    second.keys("1");
    second.see("READ ONLY");
    let mut third = Terminal::start(&world, &["fill", "disc"]);
    third.see("READ ONLY");
    third.keys("1");
    third.see("READ ONLY");
    let draft = std::fs::read(world.path("data/drafts/disc_xa_office.json")).unwrap();
    assert!(read_draft(&draft).unwrap().response.answers.is_empty());
}

#[test]
fn a_broken_draft_is_told_of_before_there_is_a_screen() {
    let world = World::new();
    let (workspace, response) = workspace(&world);
    let key = DraftKey::of(&response);
    world.write(&format!("data/drafts/{}", key.file_name()), "{\n}");
    let mut refused = Terminal::start(&world, &["fill", "disc"]);
    refused.see(&key.file_name());
    assert_eq!(refused.exit_code(), 1);
    let alternate = b"\x1b[?1049h";
    let bytes = refused.bytes();
    assert!(!bytes.windows(alternate.len()).any(|at| at == alternate));
    // Without a terminal there is no screen, and the draft is not touched.
    let refused = world.run(&["fill", "disc"]);
    assert_eq!(refused.code, 2, "{}", refused.err);
    drop(workspace);
}

/// Who reads may stop whenever they like.
#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_error() {
    let world = World::new();
    world.ok(&["sample", "s", "--countries", "3", "--questionnaire", "disc"]);
    let mut command = world.shell("\"$1\" summary s; echo $? >&2");
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "0\n");
}

/// The text of a question in a draft that may be killed at any moment.
fn text_of(world: &World, question: &str) -> String {
    let bytes = std::fs::read(world.path("data/drafts/disc_xa_office.json")).unwrap();
    let draft = read_draft(&bytes).expect("the draft is whole").response;
    let value = draft
        .value(&question.parse().unwrap())
        .and_then(Value::text);
    value.unwrap_or_default().to_owned()
}

#[test]
fn a_draft_opened_after_a_crash_says_what_is_there() {
    let world = World::new();
    let office = ["fill", "disc", "--country", "XA", "--institution", "Office"];
    let mut killed = Terminal::start(&world, &office);
    killed.see("question 1 of");
    killed.keys(">>>><PgDn>");
    killed.wait("disc-17", |screen| screen.contains("│ disc-17"));
    killed.text("A word.");
    killed.wait("saved", |_| text_of(&world, "disc-17") == "A word.");
    killed.kill();
    // Who cannot see it does not use up what is to be said.
    assert_eq!(world.run(&["fill", "disc"]).code, 2);
    let mut opened = Terminal::start(&world, &["fill", "disc"]);
    let screen = opened.see("Recovered: everything saved until ");
    assert!(screen.contains("│ disc-17"), "{screen}");
    opened.keys("<Ctrl+C><Ctrl+C>");
    assert_eq!(opened.exit_code(), 0);
    let again = Terminal::start(&world, &["fill", "disc"]);
    assert!(!again.see("A word.").contains("Recovered"));
}

/// `QUIPU_KILLS=200 cargo test kills_at` makes it longer.
#[test]
fn kills_at_random_moments_lose_nothing_that_was_saved() {
    let kills = std::env::var("QUIPU_KILLS")
        .ok()
        .and_then(|kills| kills.parse().ok());
    let world = World::new();
    let mut numbers = Numbers(20_261_123);
    let mut written = 0;
    let mut saved = String::new();
    for _ in 0..kills.unwrap_or(8_usize) {
        let office = ["fill", "disc", "--country", "XA", "--institution", "Office"];
        let mut terminal = Terminal::start(&world, &office);
        let screen = terminal.wait("a question", |screen| screen.contains("question "));
        if !screen.contains("│ disc-17") {
            terminal.keys(">>>><PgDn>");
        }
        terminal.wait("disc-17", |screen| screen.contains("│ disc-17"));
        terminal.keys("<Ctrl+End>");
        assert!(
            text_of(&world, "disc-17").starts_with(&saved),
            "what was saved is there"
        );
        for _ in 0..=numbers.below(6) {
            for _ in 0..numbers.below(12) {
                written += 1;
                terminal.text(&format!("word{written} "));
            }
            let pause = numbers.below(400);
            std::thread::sleep(std::time::Duration::from_millis(pause.try_into().unwrap()));
        }
        saved = text_of(&world, "disc-17");
        terminal.kill();
        let left = text_of(&world, "disc-17");
        assert!(left.starts_with(&saved), "{left:?} was {saved:?}");
        saved = left;
    }
    assert!(saved.starts_with("word1 "), "{saved:?}");
}

/// Not even a privileged user can make a folder below a file.
#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let world = World::new();
    world.write("occupied", "");
    let data = world.path("occupied/data").display().to_string();
    for words in [
        &[
            "fill",
            "disc",
            "--country",
            "XA",
            "--institution",
            "O",
            "--plain",
        ][..],
        &["sample", "occupied/data"],
    ] {
        let ran = Ran::of(
            world
                .command()
                .env("QUIPU_DATA", &data)
                .args(words)
                .stdin(Stdio::null())
                .output()
                .unwrap(),
        );
        assert_eq!(ran.code, 3, "{words:?}: {} {}", ran.out, ran.err);
        assert!(ran.err.contains("occupied"), "{words:?}: {}", ran.err);
    }
    let mut terminal = Terminal::with_env(&world, &[], &[("QUIPU_DATA", &data)]);
    terminal.see("occupied");
    assert_eq!(terminal.exit_code(), 3);
}
