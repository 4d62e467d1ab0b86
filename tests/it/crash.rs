//! A kill at every step of a save leaves the old or the new draft, never a third.

use std::process::Command;

use quipu::store::{Step, replace, replace_watched};

const OLD: &[u8] = b"the old content";
const NEW: &[u8] = b"the new content, which is longer than the old";

/// The process that is killed: this test binary runs itself with the step in the environment.
#[test]
fn dies_in_the_middle() {
    let (Ok(path), Ok(step)) = (std::env::var("CRASH_FILE"), std::env::var("CRASH_STEP")) else {
        return;
    };
    let step: usize = step.parse().unwrap();
    replace_watched(path.as_ref(), NEW, &mut |now| {
        if now == Step::ALL[step] {
            std::process::abort();
        }
        Ok(())
    })
    .unwrap();
}

#[test]
fn a_kill_at_any_step_leaves_the_old_or_the_new_content() {
    let steps = Step::ALL.iter().enumerate();
    for (nth, step) in steps.flat_map(|at| std::iter::repeat_n(at, 50)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("draft.json");
        replace(&path, OLD).unwrap();
        let killed = Command::new(std::env::current_exe().unwrap())
            .args(["crash::dies_in_the_middle", "--exact", "--nocapture"])
            .env("CRASH_FILE", &path)
            .env("CRASH_STEP", nth.to_string())
            .output()
            .unwrap();
        assert!(!killed.status.success(), "{step:?}: was not killed");
        let content = std::fs::read(&path).unwrap();
        let expected = if *step == Step::SyncFolder { NEW } else { OLD };
        assert_eq!(content, expected, "{step:?}");
        // What the dead process left behind is in nobody's way.
        replace(&path, b"later").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"later", "{step:?}");
        assert_eq!(
            std::fs::read_dir(folder.path()).unwrap().count(),
            1,
            "{step:?}"
        );
    }
}
