//! A text written in the user's own editor: what it leaves is taken over, and what goes wrong there
//! changes nothing.

use crate::screens::response_in;
use crate::support::World;
use crate::terminal::Terminal;

/// The screen of the long text of `disc`, with this script as editor.
fn with_editor(world: &World, script: &str) -> Terminal {
    use std::os::unix::fs::PermissionsExt as _;
    let path = world.write("editor", format!("#!/bin/sh\n{script}\n"));
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = path.display().to_string();
    let words = ["fill", "disc", "--country", "XA", "--institution", "Office"];
    let env = [("EDITOR", path.as_str()), ("TMPDIR", "/tmp")];
    let mut terminal = Terminal::with_env(world, &words, &env);
    terminal.see("question 1 of");
    terminal.keys(">>>><PgDn>");
    terminal.see("disc-17");
    terminal.keys("as typed");
    terminal.see("as typed");
    terminal
}

fn leave(mut terminal: Terminal, world: &World) -> String {
    terminal.keys("<Ctrl+C><Ctrl+C>");
    assert_eq!(terminal.exit_code(), 0);
    let response = response_in(world, "drafts");
    let value = response.value(&"disc-17".parse().unwrap()).unwrap();
    value.text().unwrap().to_owned()
}

#[test]
fn a_text_is_written_in_ones_own_editor_and_taken_back() {
    let world = World::new();
    let script = "stat -c %a \"$1\" > rights; cp \"$1\" given; \
                  printf 'What is typed: '; read line; printf '%s\\n\\033[31mtwo\\n' \"$line\" > \"$1\"";
    let mut terminal = with_editor(&world, script);
    terminal.press("Ctrl+E");
    terminal.see("What is typed:");
    // The editor has the keyboard for itself, Ctrl+C included when it ignores it.
    terminal.keys("by the editor<Enter>");
    terminal.see("by the editor");
    terminal.see("left out");
    assert_eq!(world.read("given"), "as typed");
    assert_eq!(world.read("rights").trim(), "600");
    terminal.keys("!");
    terminal.see("two!");
    terminal.press("Ctrl+Z");
    terminal.press("Ctrl+Z");
    terminal.see("as typed");
    terminal.press("Ctrl+Y");
    terminal.see("[31mtwo");
    assert_eq!(leave(terminal, &world), "by the editor\n[31mtwo");
}

#[test]
fn an_editor_that_fails_changes_nothing() {
    for script in [
        "echo lost > \"$1\"; exit 3",
        "printf '\\377\\376' > \"$1\"",
        "rm \"$1\"",
        "kill -9 $$",
    ] {
        let world = World::new();
        let mut terminal = with_editor(&world, script);
        terminal.press("Ctrl+E");
        terminal.wait(script, |screen| screen.contains("The text is as it was"));
        assert!(terminal.see("as typed").contains("disc-17"));
        terminal.keys(" and on");
        terminal.see("as typed and on");
        assert_eq!(leave(terminal, &world), "as typed and on", "{script}");
    }
}

#[test]
fn a_key_typed_before_the_editor_has_ended_comes_after_its_text() {
    let world = World::new();
    let script = "stty -icanon -echo; printf 'Editing.'; while ! test -e go; do sleep 0.05; done; \
                  printf 'from the editor' > \"$1\"; stty icanon echo";
    let mut terminal = with_editor(&world, script);
    terminal.press("Ctrl+E");
    terminal.see("Editing.");
    // It would leave the answer.
    terminal.press("PgUp");
    world.write("go", "");
    terminal.see("disc-17");
    assert_eq!(leave(terminal, &world), "from the editor");
}
