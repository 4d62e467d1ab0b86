//! XLSForm workbooks through the real binary.

use crate::support::{World, root};

const NINE: [&str; 9] = [
    "disc", "cog", "plan", "mlg", "hrm", "digi", "open", "road", "prog",
];

#[cfg(feature = "xlsx")]
#[test]
fn the_nine_questionnaires_become_workbooks_and_come_back() {
    let world = World::new();
    for id in NINE {
        let file = root().join(format!("questionnaires/{id}.json"));
        let (book, back) = (format!("{id}.xlsx"), format!("{id}.json"));
        world.ok(&["convert", file.to_str().unwrap(), &book]);
        let ran = world.ok(&["convert", &book, &back]);
        assert_eq!(ran.err, format!("Written: {back}\n"));
        assert!(
            world.read(&back) == std::fs::read_to_string(&file).unwrap(),
            "{id} differs"
        );
    }
    // The reference converter, where it is installed, takes them without an error.
    let script = "import sys, pyxform.xls2xform as x\nfor f in sys.argv[1:]: x.convert(f)";
    let known = std::process::Command::new("python3")
        .args(["-c", "import pyxform"])
        .output();
    if known.is_ok_and(|known| known.status.success()) {
        let mut python = std::process::Command::new("python3");
        python.arg("-c").arg(script);
        let ran = python
            .args(NINE.map(|id| world.path(&format!("{id}.xlsx"))))
            .output()
            .unwrap();
        assert!(
            ran.status.success(),
            "{}",
            String::from_utf8_lossy(&ran.stderr)
        );
    }
}

#[test]
fn a_form_is_converted_and_can_be_answered() {
    let world = World::new();
    world.write(
        "form.md",
        "| survey |\n| | type | name | label | relevant |\n| | select_one yn | Has | Is there one? | |\n\
         | | geopoint | place | Where? | |\n| | text | what | What is it? | ${Has} = 'Yes' |\n\
         | choices |\n| | list_name | name | label |\n| | yn | Yes | Yes |\n| | yn | No | No |\n\
         | settings |\n| | form_title | form_id | version |\n| | A small form | small | 3 |\n",
    );
    let ran = world.ok(&["convert", "form.md", "data/questionnaires/small.json"]);
    assert!(
        ran.err
            .contains("form.md:3 survey: warning: A terminal cannot record geopoint"),
        "{}",
        ran.err
    );
    let who = [
        "fill",
        "small",
        "--plain",
        "--country",
        "XA",
        "--institution",
        "M",
    ];
    let said = world.run_with(&who, "yes\nA thing\n:quit\n");
    assert_eq!(said.code, 0, "{}", said.err);
    let draft = world.read("data/drafts/small_xa_m.json");
    assert!(
        draft.contains("\"A thing\"") && draft.contains("\"yes\""),
        "{draft}"
    );
}

#[test]
fn what_is_wrong_is_said_and_nothing_is_written() {
    let world = World::new();
    world.write(
        "bad.md",
        "| survey |\n| | type | name | label |\n| | quantum | a | A |\n| | text | | B |\n",
    );
    let ran = world.run(&["convert", "bad.md", "bad.json"]);
    assert_eq!(ran.code, 1);
    for line in [
        "bad.md:2 survey: error: “quantum” is no type of question.",
        "bad.md:3 survey: error: The row has no name.",
    ] {
        assert!(ran.err.contains(line), "{}", ran.err);
    }
    assert!(!world.path("bad.json").exists());
    for words in [
        ["convert", "a.txt", "b.json"],
        ["convert", "a.json", "b.json"],
        ["convert", "a.xlsx", "b.xlsx"],
    ] {
        assert_eq!(world.run(&words).code, 2, "{words:?}");
    }
    assert_eq!(world.run(&["convert", "missing.xlsx", "b.json"]).code, 3);
    world.write("none.xlsx", "PK no archive");
    assert_eq!(world.run(&["convert", "none.xlsx", "b.json"]).code, 1);
}
