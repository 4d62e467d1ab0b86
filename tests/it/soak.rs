//! The real binary under random keys, pastes, resizes, signals, kills and hostile files.
//!
//! `QUIPU_SOAK=600 cargo test --test it soak -- --nocapture` runs for ten minutes; `QUIPU_SEED=…`
//! repeats a run, as far as time allows: which bytes arrive together differs.

use std::time::{Duration, Instant};

use quipu::response::{Response, read_draft, write};

use crate::hostile::{damaged, poisoned};
use crate::support::{Numbers, World};
use crate::terminal::{Terminal, strange_sequences};

const KEYS: [&str; 33] = [
    "Up",
    "Down",
    "Left",
    "Right",
    "Tab",
    "Shift+Tab",
    "Enter",
    "Space",
    "Esc",
    "PgUp",
    "PgDn",
    "Home",
    "End",
    "Backspace",
    "Del",
    "F1",
    "F2",
    "F4",
    "F5",
    "F6",
    "F8",
    "F9",
    "Ctrl+C",
    "Ctrl+F",
    "Ctrl+P",
    "Ctrl+S",
    "Ctrl+Z",
    "Ctrl+Y",
    "Ctrl+Home",
    "Ctrl+End",
    "Ctrl+O",
    "Ctrl+Q",
    "Ctrl+L",
];

const PASTES: [&str; 4] = [
    "two lines\nof a text",
    "\x1b]52;c;aGk=\x07\u{9b}31m\u{202e}x\x1bPq\x1b\\",
    "نص عربي \u{1f469}\u{200d}\u{1f4bb} e\u{301}",
    "=1+1\t\r\n\0\u{feff}",
];

/// The drafts, each of which must be whole.
fn drafts(world: &World) -> Vec<(String, Response)> {
    whole(world, "data/drafts")
}

fn whole(world: &World, folder: &str) -> Vec<(String, Response)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(world.path(folder))
        .into_iter()
        .flatten()
        .flatten()
    {
        let name = entry.file_name().into_string().unwrap();
        if name.starts_with("hostile") {
            continue;
        }
        if entry.path().extension().is_some_and(|e| e == "json") {
            let bytes = std::fs::read(entry.path()).unwrap();
            let draft = read_draft(&bytes).unwrap_or_else(|e| panic!("{name}: {e:?}"));
            found.push((name, draft.response));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

/// The modes of a terminal that are the mouse.
const MOUSE: [&str; 5] = ["?1000", "?1002", "?1003", "?1015", "?1006"];

/// What the program wrote while it had the terminal: from the first entering to the last leaving.
fn screen_of(bytes: &[u8]) -> Option<&[u8]> {
    let find = |mark: &[u8]| bytes.windows(mark.len()).position(|part| part == mark);
    let last = |mark: &[u8]| bytes.windows(mark.len()).rposition(|part| part == mark);
    let from = find(b"\x1b[?1049h")?;
    let to = last(b"\x1b[?1049l").filter(|to| *to > from);
    bytes.get(from..to.unwrap_or(bytes.len()))
}

struct Soak {
    world: World,
    numbers: Numbers,
    /// The settings of a terminal in which nothing has run.
    fresh: String,
    seed: u64,
}

impl Soak {
    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.numbers.below(from.len())]
    }

    /// Puts a file that nobody asked for where the program looks.
    fn hostile_file(&mut self) {
        let good = poisoned("disc").into_bytes();
        let bytes = damaged(&good, &mut self.numbers);
        let place = self.pick(&["drafts/hostile.json", "questionnaires/hostile.json"]);
        self.world.write(&format!("data/{place}"), bytes);
    }

    /// One random thing. False when the program was asked to end.
    fn act(&mut self, terminal: &mut Terminal) -> bool {
        match self.numbers.below(40) {
            0..24 => {
                let key = self.pick(&KEYS);
                terminal.press(key);
            }
            24..30 => {
                let digit = self.numbers.below(5).to_string();
                terminal.text(&digit);
            }
            30..34 => terminal.text("some words "),
            34..36 => {
                let text = self.pick(&PASTES);
                terminal.paste(text);
            }
            36 => {
                let (columns, rows) = (self.numbers.below(140), self.numbers.below(60));
                terminal.resize(
                    u16::try_from(columns).unwrap().max(1),
                    u16::try_from(rows).unwrap().max(1),
                );
            }
            37 => self.hostile_file(),
            38 => {
                let pause = u64::try_from(self.numbers.below(120)).unwrap();
                std::thread::sleep(Duration::from_millis(pause));
            }
            _ => return self.numbers.below(4) > 0,
        }
        true
    }

    /// From a start to an end of the program.
    fn session(&mut self) {
        let before = drafts(&self.world);
        let country = self.pick(&["XA", "XB"]);
        let id = self.pick(&["disc", "cog", "road"]);
        let language = self.pick(&["en", "es", "fr"]);
        let words = [
            "fill",
            id,
            "--country",
            country,
            "--institution",
            "O",
            "--language",
            language,
        ];
        let mut terminal = Terminal::with_env(&self.world, &words, &[]);
        // Before and after, the terminal itself echoes what is typed.
        terminal.wait("a screen or an end", |_| {
            screen_of(&terminal.bytes()).is_some_and(|bytes| !bytes.is_empty())
        });
        // Opening changes no answer of anybody.
        for (name, response) in &before {
            let now = drafts(&self.world);
            let same = now.iter().find(|(other, _)| other == name);
            let same = same.unwrap_or_else(|| panic!("{}: {name} is gone", self.seed));
            assert_eq!(write(&same.1), write(response), "{}: {name}", self.seed);
        }
        let mut alive = true;
        for _ in 0..self.numbers.below(120) {
            if !self.act(&mut terminal) || terminal.has_ended() {
                break;
            }
        }
        let saved = drafts(&self.world);
        if !terminal.has_ended() {
            let signal = self.pick(&["TERM", "HUP", "INT", "KILL", "TSTP"]);
            if signal == "TSTP" {
                terminal.signal("TSTP");
                std::thread::sleep(Duration::from_millis(50));
                terminal.signal("CONT");
                terminal.signal("TERM");
            } else {
                terminal.signal(signal);
            }
            alive = signal != "KILL";
        }
        let code = terminal.exit_code();
        let screen = terminal.screen();
        assert!(
            code != 101 && !screen.contains("quipu stopped"),
            "{}: {screen}",
            self.seed
        );
        if alive {
            assert_eq!(
                terminal.settings(),
                self.fresh,
                "{}: exit {code}",
                self.seed
            );
        }
        let bytes = terminal.bytes();
        let mut strange = strange_sequences(screen_of(&bytes).unwrap_or_default());
        // F9 is among the keys.
        strange.retain(|sequence| !MOUSE.contains(&sequence.trim_end_matches(['h', 'l'])));
        assert!(strange.is_empty(), "{}: {strange:?}", self.seed);
        // What was on the disk is on the disk, or something newer; a draft may have been discarded,
        // which puts it aside.
        let now = [drafts(&self.world), whole(&self.world, "data/discarded")].concat();
        for (name, response) in &saved {
            let kept = now.iter().any(|(_, later)| has_all(later, response));
            assert!(kept, "{}: answers of {name} are gone", self.seed);
        }
    }
}

/// Whether a response has every answer of an older state of it, or a newer one.
fn has_all(later: &Response, earlier: &Response) -> bool {
    let same = later.questionnaire.id == earlier.questionnaire.id;
    same && earlier.answers.iter().all(|(address, register)| {
        let found = later.answers.get(address);
        found.is_some_and(|found| found.clock().includes(&register.clock()))
    })
}

#[test]
fn a_soak_finds_nothing() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let seconds = number("QUIPU_SOAK");
    let seed = number("QUIPU_SEED").unwrap_or_else(|| match seconds {
        None => 20_261_123,
        Some(_) => u64::from(std::process::id()),
    });
    println!("QUIPU_SEED={seed}");
    let world = World::new();
    let mut soak = Soak {
        fresh: Terminal::fresh_settings(&world),
        world,
        numbers: Numbers(seed),
        seed,
    };
    soak.world.write("data/drafts/hostile.json", "{");
    let start = Instant::now();
    let mut sessions = 0;
    // By number in every run, by time when a long run is asked for.
    while match seconds {
        None => sessions < 12,
        Some(seconds) => start.elapsed().as_secs() < seconds,
    } {
        soak.session();
        sessions += 1;
    }
    println!("{sessions} sessions");
}
