//! How soon a screen is there, and how soon a key is seen, in a pseudo-terminal, beside a minimal program in ratatui and beside
//! nano, key by key in turn:
//!     cargo bench --bench screens [first|keys]
//! The program is the one that is built with this, or the one in `QUIPU`. `RUNS` is how often each program is started (21), `ROUNDS`
//! how many rounds there are (5), and `KEYS` how often a key is pressed in each (200). Compare the ratios, not the times: they are
//! medians of rounds, since in one of them a slow switch of the machine may decide what the worst of a hundred keys is.

mod data;
mod minimal;
mod terminal;

use std::path::PathBuf;
use std::time::Duration;

use data::{Data, environment};
use terminal::{Outcome, Program, Size, Terminal};

/// The word that makes this binary the minimal program.
const MINIMAL: &str = "be-minimal";

/// The sizes of the terminal.
const SIZES: [Size; 2] = [(80, 24), (220, 60)];

/// How long a program is watched doing nothing.
const IDLE: Duration = Duration::from_secs(2);

const UP: &str = "\x1b[A";
const DOWN: &str = "\x1b[B";
const RIGHT: &str = "\x1b[C";
const LEFT: &str = "\x1b[D";
const NEXT: &str = "\x1b[6~";
const BEFORE: &str = "\x1b[5~";

fn main() -> Outcome<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let is_said = |word: &str| words.iter().any(|said| said == word);
    if is_said(MINIMAL) {
        return Ok(minimal::run()?);
    }
    let all = !is_said("first") && !is_said("keys");
    let quipu =
        std::env::var_os("QUIPU").map_or_else(|| env!("CARGO_BIN_EXE_quipu").into(), PathBuf::from);
    let data = Data::new(quipu)?;
    if all || is_said("first") {
        first_screens(&data)?;
    }
    if all || is_said("keys") {
        keys(&data)?;
    }
    Ok(())
}

fn say(line: &str) {
    #[expect(clippy::print_stdout, reason = "what it is for")]
    {
        println!("{line}");
    }
}

fn number(name: &str, usual: usize) -> usize {
    let set = std::env::var(name).ok();
    set.and_then(|text| text.parse().ok()).unwrap_or(usual)
}

fn minimal() -> Outcome<Program> {
    Ok(Program {
        words: vec![
            std::env::current_exe()?.display().to_string(),
            MINIMAL.to_owned(),
        ],
        env: environment(),
    })
}

/// nano with these words, where it is there.
fn nano(data: &Data, words: &[&str]) -> Option<Program> {
    let path = "/usr/bin/nano";
    std::fs::exists(path).ok().filter(|there| *there)?;
    let mut env = environment();
    env.push(("HOME".to_owned(), data.path("home")));
    let words = std::iter::once(&path).chain(words);
    let words = words.map(|word| (*word).to_owned()).collect();
    Some(Program { words, env })
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The value that this share of all does not exceed.
fn quantile(all: &[f64], share: f64) -> f64 {
    let mut sorted = all.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place among some hundred"
    )]
    let nth = (last as f64 * share).round() as usize;
    sorted.get(nth).copied().unwrap_or(f64::NAN)
}

/// From the start of the process to the last byte of its first screen, the programs in turn.
fn first_screens(data: &Data) -> Outcome<()> {
    let mut programs = vec![
        ("minimal ratatui", minimal()?, minimal::READY),
        ("quipu, 50 drafts", data.quipu("data", &[]), "READY"),
        ("quipu, without a draft", data.quipu("nothing", &[]), "road"),
        (
            "quipu fill mlg",
            data.quipu("data", &["fill", "mlg"]),
            "mlg-",
        ),
    ];
    // As it is installed, and without its settings and its lines of help.
    for (name, words) in [("nano", &[][..]), ("nano -I -x", &["-I", "-x"])] {
        programs.extend(nano(data, words).map(|nano| (name, nano, "GNU nano")));
    }
    let mut times = vec![Vec::new(); programs.len()];
    // The first round warms the cache.
    for run in 0..=number("RUNS", 21) {
        for ((_, program, ready), times) in programs.iter().zip(&mut times) {
            let time = Terminal::start(program, (80, 24))?.first_screen(ready)?;
            if run > 0 {
                times.push(milliseconds(time));
            }
        }
    }
    say("| first screen, 80x24 | p50, ms | p90, ms | x minimal |");
    say("|---|---:|---:|---:|");
    let base = times.first().map_or(f64::NAN, |times| quantile(times, 0.5));
    for ((name, ..), times) in programs.iter().zip(&times) {
        let (half, most) = (quantile(times, 0.5), quantile(times, 0.9));
        say(&format!(
            "| {name} | {half:.2} | {most:.2} | {:.2} |",
            half / base
        ));
    }
    say("");
    Ok(())
}

/// Something that is done again and again.
struct Scene {
    name: &'static str,
    program: Program,
    /// What leads there, and what is then seen.
    way: (&'static str, &'static str),
    /// What is seen first.
    ready: &'static str,
    /// The keys, in turn.
    keys: [&'static str; 2],
    /// What the minimal program is given for them.
    plain: [&'static str; 2],
}

/// A scene: its name, the program, what its first screen holds, the keys to its place with what is seen there, and the two keys
/// that are pressed in turn, there and in the minimal program.
fn scene(
    name: &'static str,
    program: Program,
    ready: &'static str,
    way: (&'static str, &'static str),
    keys: [&'static str; 2],
    plain: [&'static str; 2],
) -> Scene {
    Scene {
        name,
        program,
        way,
        ready,
        keys,
        plain,
    }
}

/// Keys pressed while a questionnaire is answered.
fn fill_scenes(data: &Data) -> Vec<Scene> {
    let (long, book) = (
        || data.quipu("long", &["fill", "long"]),
        || data.quipu("book", &["fill", "book"]),
    );
    let (rows, text) = ([DOWN, UP], ["x", "y"]);
    vec![
        scene(
            "1000 questions: next, before",
            long(),
            "q1",
            ("", "q1"),
            [NEXT, BEFORE],
            rows,
        ),
        scene(
            "1000 questions: a letter",
            long(),
            "q1",
            ("", "q1"),
            text,
            text,
        ),
        scene(
            "1000 questions: a choice",
            long(),
            "q1",
            (NEXT, "q2"),
            ["1", "2"],
            text,
        ),
        scene(
            "1 MB: a letter at its end",
            book(),
            "q1",
            ("", "q1"),
            text,
            text,
        ),
        scene(
            "1 MB: down, up",
            book(),
            "q1",
            ("\x1b[1;5H", "The ministry"),
            rows,
            rows,
        ),
        // The letters that are typed there take the beginning of the text off the screen.
        scene(
            "1 MB: a letter at its beginning",
            book(),
            "q1",
            ("\x1b[1;5H", "The ministry"),
            text,
            text,
        ),
    ]
}

/// Keys pressed on the desk and at home.
fn list_scenes(data: &Data) -> Vec<Scene> {
    let sent = data.path("map/sent");
    let map = || data.quipu("map", &["compare", &sent]);
    let rows = [DOWN, UP];
    vec![
        scene(
            "map, 500 x 153: right, left",
            map(),
            "Land 1",
            ("\t\t", "3/"),
            [RIGHT, LEFT],
            rows,
        ),
        scene(
            "map, 500 x 153: down, up",
            map(),
            "Land 1",
            ("\t\t", "3/"),
            rows,
            rows,
        ),
        scene(
            "Home, 50 drafts: down, up",
            data.quipu("data", &[]),
            "READY",
            ("", "READY"),
            rows,
            rows,
        ),
    ]
}

fn keys(data: &Data) -> Outcome<()> {
    say(
        "| key to screen | size | p50, ms | p99, ms | minimal p50 | p99 | p50 x | p99 x | its worst round | idle: bytes, ticks |",
    );
    say("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    for size in SIZES {
        for scene in fill_scenes(data).into_iter().chain(list_scenes(data)) {
            say(&measure(&scene, size)?);
        }
    }
    Ok(())
}

fn measure(scene: &Scene, size: Size) -> Outcome<String> {
    let mut program = Terminal::start(&scene.program, size)?;
    let mut plain = Terminal::start(&minimal()?, size)?;
    program.first_screen(scene.ready)?;
    plain.first_screen(minimal::READY)?;
    let (way, seen) = scene.way;
    if !way.is_empty() {
        program.prepare(way.as_bytes(), seen)?;
    }
    // The first ones fill caches.
    press(scene, &mut program, &mut plain, 10)?;
    let mut rounds = Vec::new();
    for _ in 0..number("ROUNDS", 5) {
        rounds.push(press(scene, &mut program, &mut plain, number("KEYS", 200))?);
    }
    let (bytes, ticks) = program.idle(IDLE)?;
    let of_rounds = |what: fn(&Round) -> f64| rounds.iter().map(what).collect::<Vec<_>>();
    let median = |what| quantile(&of_rounds(what), 0.5);
    let (half, most) = (median(|round| round.own[0]), median(|round| round.own[1]));
    let (plain_half, plain_most) = (
        median(|round| round.plain[0]),
        median(|round| round.plain[1]),
    );
    let worst = quantile(&of_rounds(|round| round.own[1] / round.plain[1]), 1.0);
    Ok(format!(
        "| {} | {}x{} | {half:.2} | {most:.2} | {plain_half:.2} | {plain_most:.2} | {:.2} | {:.2} | {worst:.2} | {bytes}, {ticks} |",
        scene.name,
        size.0,
        size.1,
        half / plain_half,
        most / plain_most,
    ))
}

/// In milliseconds p50 and p99 of a round, of the program and of the minimal one.
struct Round {
    own: [f64; 2],
    plain: [f64; 2],
}

/// Presses keys in both programs in turn.
fn press(
    scene: &Scene,
    program: &mut Terminal,
    plain: &mut Terminal,
    count: usize,
) -> Outcome<Round> {
    let (mut times, mut plain_times) = (Vec::new(), Vec::new());
    let both = scene.keys.iter().zip(scene.plain).cycle();
    for (key, plain_key) in both.take(count) {
        times.push(milliseconds(program.press(key.as_bytes())?));
        plain_times.push(milliseconds(plain.press(plain_key.as_bytes())?));
    }
    let shares = |times: &[f64]| [0.5, 0.99].map(|share| quantile(times, share));
    Ok(Round {
        own: shares(&times),
        plain: shares(&plain_times),
    })
}
