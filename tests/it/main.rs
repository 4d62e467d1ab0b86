//! The one test binary. Every file in this folder is named here; `forgotten` finds those that are not.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on should stop"
)]

mod support;

mod bad_json;
mod cli;
mod compare;
mod config;
mod content;
mod convert;
mod crash;
mod docs;
mod drafts;
mod formats;
mod hostile;
mod independent;
mod laws;
mod layers;
mod leaks;
#[cfg(unix)]
mod leaving;
mod ministries;
mod other_readers;
#[cfg(unix)]
mod own_editor;
mod pictures;
#[cfg(unix)]
mod pipes;
mod player;
mod read_back;
mod rounds;
mod scale;
mod schemas;
mod screens;
#[cfg(feature = "crypto")]
mod sealed;
mod shell;
#[cfg(unix)]
mod soak;
mod table;
mod table_sql;
mod terminal;
mod versions;
mod worked_example;

#[test]
fn no_file_is_forgotten() {
    let named = include_str!("main.rs");
    for entry in std::fs::read_dir(support::root().join("tests/it")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            continue;
        }
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            name == "main" || named.contains(&format!("mod {name};")),
            "{name} is not named"
        );
    }
}
