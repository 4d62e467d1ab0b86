//! The real binary in a pseudo-terminal: keys go in as a person presses them, the screen comes out
//! as a terminal shows it. Tests wait for text, never for time.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io::{Read as _, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::support::World;

/// How long a test waits for what never comes.
const PATIENCE: Duration = Duration::from_mins(1);

/// What the program wrote, and what a terminal makes of it.
struct Output {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    /// Whether nothing can come any more: the program and all that it started have let go of the terminal.
    closed: bool,
}

impl Output {
    /// Shows what the program wrote. The parser cannot do everything in very small windows and panics;
    /// then it begins anew.
    fn show(&mut self, bytes: &[u8]) {
        let shown = catch_unwind(AssertUnwindSafe(|| self.parser.process(bytes)));
        if shown.is_err() {
            let (rows, columns) = self.parser.screen().size();
            self.parser = vt100::Parser::new(rows, columns, 0);
        }
    }
}

/// The program in a terminal.
pub(crate) struct Terminal {
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    output: Arc<Mutex<Output>>,
    /// Every screen that was waited for.
    seen: RefCell<BTreeSet<String>>,
}

impl Terminal {
    /// Starts the program with these words in a terminal of 80x24.
    pub(crate) fn start(world: &World, words: &[&str]) -> Self {
        Self::with_env(world, words, &[])
    }

    /// Starts the program with these words and more of an environment.
    pub(crate) fn with_env(world: &World, words: &[&str], env: &[(&str, &str)]) -> Self {
        Self::spawn(world, env!("CARGO_BIN_EXE_quipu"), words, env)
    }

    /// Starts another program in the same environment.
    pub(crate) fn spawn(
        world: &World,
        program: &str,
        words: &[&str],
        env: &[(&str, &str)],
    ) -> Self {
        Self::spawn_sized(world, program, words, env, (80, 24))
    }

    /// The same in a terminal of a size, which may be 0x0: one that does not know.
    pub(crate) fn spawn_sized(
        world: &World,
        program: &str,
        words: &[&str],
        env: &[(&str, &str)],
        (columns, rows): (u16, u16),
    ) -> Self {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(words);
        command.env_clear();
        command.cwd(world.path(""));
        let plain = world.command();
        let known = plain
            .get_envs()
            .filter_map(|(name, value)| Some((name, value?)));
        for (name, value) in known {
            command.env(name, value);
        }
        command.env("TERM", "xterm-256color");
        for (name, value) in env {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let output = Arc::new(Mutex::new(Output {
            // What a terminal that does not know its size shows is up to it.
            parser: vt100::Parser::new(rows.max(24), columns.max(80), 0),
            bytes: Vec::new(),
            closed: false,
        }));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let sink = Arc::clone(&output);
        std::thread::spawn(move || {
            let mut chunk = vec![0; 65536];
            while let Ok(count @ 1..) = reader.read(&mut chunk) {
                let mut output = sink.lock().unwrap();
                output.bytes.extend_from_slice(&chunk[..count]);
                output.show(&chunk[..count]);
            }
            sink.lock().unwrap().closed = true;
        });
        Self {
            keyboard: pair.master.take_writer().unwrap(),
            master: pair.master,
            child,
            output,
            seen: RefCell::default(),
        }
    }

    /// Every screen that was waited for, in no order.
    pub(crate) fn seen(&self) -> Vec<String> {
        self.seen.borrow().iter().cloned().collect()
    }

    /// The screen as text.
    pub(crate) fn screen(&self) -> String {
        self.output.lock().unwrap().parser.screen().contents()
    }

    /// Everything the program wrote so far.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.output.lock().unwrap().bytes.clone()
    }

    /// Types text and named keys: `"XA<Tab>Avaland<Enter>"`.
    pub(crate) fn keys(&mut self, keys: &str) {
        let mut rest = keys;
        while let Some((text, after)) = rest.split_once('<') {
            self.text(text);
            let (name, after) = after.split_once('>').expect("a named key ends with >");
            self.press(name);
            rest = after;
        }
        self.text(rest);
    }

    /// Types text as it is.
    pub(crate) fn text(&mut self, text: &str) {
        self.send(text.replace('\n', "\r").as_bytes());
    }

    /// Pastes text as a terminal does.
    pub(crate) fn paste(&mut self, text: &str) {
        self.send(format!("\x1b[200~{text}\x1b[201~").as_bytes());
    }

    /// Presses a named key.
    pub(crate) fn press(&mut self, name: &str) {
        if let Some(letter) = name.strip_prefix("Ctrl+").filter(|rest| rest.len() == 1) {
            self.send(&[letter.as_bytes()[0] & 0x1f]);
            return;
        }
        let bytes = match name {
            "Enter" => "\r",
            "Tab" => "\t",
            "Shift+Tab" => "\x1b[Z",
            "Esc" => "\x1b",
            "Space" => " ",
            "Backspace" => "\x7f",
            "Del" => "\x1b[3~",
            "Up" => "\x1b[A",
            "Down" => "\x1b[B",
            "Right" => "\x1b[C",
            "Left" => "\x1b[D",
            "Home" => "\x1b[H",
            "End" => "\x1b[F",
            "PgUp" => "\x1b[5~",
            "PgDn" => "\x1b[6~",
            "F1" => "\x1bOP",
            "F2" => "\x1bOQ",
            "F4" => "\x1bOS",
            "F5" => "\x1b[15~",
            "F6" => "\x1b[17~",
            "F8" => "\x1b[19~",
            "F9" => "\x1b[20~",
            "Ctrl+Home" => "\x1b[1;5H",
            "Ctrl+End" => "\x1b[1;5F",
            _ => panic!("no key is called {name}"),
        };
        self.send(bytes.as_bytes());
    }

    /// Sends bytes one by one with a pause between them, as a slow line does.
    pub(crate) fn drip(&mut self, bytes: &[u8], pause: Duration) {
        for byte in bytes {
            self.send(&[*byte]);
            std::thread::sleep(pause);
        }
    }

    fn send(&mut self, bytes: &[u8]) {
        self.keyboard.write_all(bytes).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Waits until the screen is as wanted.
    pub(crate) fn wait(&self, what: &str, wanted: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let screen = self.screen();
            if wanted(&screen) {
                self.seen.borrow_mut().insert(screen.clone());
                return screen;
            }
            assert!(start.elapsed() < PATIENCE, "{what} did not come:\n{screen}");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Waits until the screen shows a text.
    pub(crate) fn see(&self, text: &str) -> String {
        self.wait(text, |screen| screen.contains(text))
    }

    /// Waits until the screen does not show a text any more.
    pub(crate) fn see_gone(&self, text: &str) -> String {
        self.wait(text, |screen| !screen.contains(text))
    }

    /// Presses Esc, which the program takes for the beginning of a longer key for a moment.
    pub(crate) fn escape(&mut self) {
        let before = self.screen();
        self.press("Esc");
        self.wait("the effect of Esc", |screen| screen != before);
    }

    /// Changes the size of the window.
    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        self.output
            .lock()
            .unwrap()
            .parser
            .screen_mut()
            .set_size(rows, columns);
        self.master
            .resize(PtySize {
                rows,
                cols: columns,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
    }

    /// The settings of the terminal: echo, line mode and the like.
    pub(crate) fn settings(&self) -> String {
        format!("{:?}", self.master.get_termios().unwrap())
    }

    /// The settings of a terminal in which the program has not run.
    pub(crate) fn fresh_settings(world: &World) -> String {
        Self::spawn(world, "/bin/sh", &["-c", "sleep 60"], &[]).settings()
    }

    /// Whether the program has ended.
    pub(crate) fn has_ended(&mut self) -> bool {
        self.child.try_wait().unwrap().is_some()
    }

    /// The process.
    pub(crate) fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Ends the process as the power going out would.
    pub(crate) fn kill(mut self) {
        self.signal("KILL");
        self.exit_code();
    }

    /// The state of the process as `ps` says it: `T` is stopped.
    pub(crate) fn state(&self) -> String {
        let pid = self.pid().to_string();
        let ps = std::process::Command::new("ps")
            .args(["-o", "stat=", "-p", &pid])
            .output();
        String::from_utf8(ps.unwrap().stdout).unwrap()
    }

    /// Sends a signal.
    pub(crate) fn signal(&self, name: &str) {
        let status = std::process::Command::new("kill")
            .args([&format!("-{name}"), &self.pid().to_string()])
            .status()
            .unwrap();
        assert!(status.success());
    }

    /// Waits until the program has ended by itself and everything that it wrote has been read: what it writes last arrives after
    /// its end when the reader is late.
    pub(crate) fn exit_code(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            let ended = self.child.try_wait().unwrap();
            // A console of Windows lets go of it later.
            let all_is_read = cfg!(not(unix)) || self.output.lock().unwrap().closed;
            if let Some(status) = &ended
                && all_is_read
            {
                return status.exit_code();
            }
            assert!(
                start.elapsed() < PATIENCE,
                "it did not end ({ended:?}):\n{}",
                self.screen()
            );
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if let Ok(None) = self.child.try_wait() {
            let pid = self.pid().to_string();
            std::process::Command::new("kill")
                .args(["-KILL", &pid])
                .status()
                .ok();
        }
    }
}

/// The control sequences in a program's output that are not among those a terminal needs to draw.
pub(crate) fn strange_sequences(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let mut strange = Vec::new();
    let mut rest = text.as_ref();
    while let Some(at) = rest.find(|c: char| c.is_control() && !matches!(c, '\r' | '\n')) {
        let found = &rest[at..];
        let Some(sequence) = found.strip_prefix("\x1b[") else {
            strange.push(found.chars().take(12).collect());
            rest = &found[found.chars().next().unwrap().len_utf8()..];
            continue;
        };
        let Some(end) = sequence.find(|c: char| ('@'..='~').contains(&c)) else {
            // A kill has cut it.
            break;
        };
        let whole = &sequence[..=end];
        if !is_known(whole) {
            strange.push(whole.to_owned());
        }
        rest = &sequence[end + 1..];
    }
    strange
}

/// Moving the cursor, colours and modifiers, clearing, the other screen, pasting, whole frames.
fn is_known(sequence: &str) -> bool {
    let private = [
        "?25h", "?25l", "?1049h", "?1049l", "?2004h", "?2004l", "?2026h", "?2026l",
    ];
    let (parameters, last) = sequence.split_at(sequence.len() - 1);
    let numbers = parameters.chars().all(|c| c.is_ascii_digit() || c == ';');
    private.contains(&sequence) || numbers && "HmJKABCD".contains(last)
}
