//! A program in a pseudo-terminal, and when each of its bytes came.

use std::error::Error;
use std::fs;
use std::io::{Read as _, Write};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// What a step gives.
pub(crate) type Outcome<T> = Result<T, Box<dyn Error>>;

/// Columns and rows.
pub(crate) type Size = (u16, u16);

/// What is waited for before a program counts as not answering.
const PATIENCE: Duration = Duration::from_mins(1);

/// How long a program says nothing when its first screen is complete.
const SETTLED: Duration = Duration::from_millis(150);

/// How long a program says nothing when it has answered a key.
const ANSWERED: Duration = Duration::from_millis(4);

/// A program to start.
pub(crate) struct Program {
    pub(crate) words: Vec<String>,
    pub(crate) env: Vec<(String, String)>,
}

/// A program in a terminal.
pub(crate) struct Terminal {
    /// Kept, since the program ends with it.
    _master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    chunks: Receiver<(Instant, Vec<u8>)>,
    shown: vt100::Parser,
    started: Instant,
}

impl Terminal {
    /// Starts a program.
    pub(crate) fn start(program: &Program, (cols, rows): Size) -> Outcome<Self> {
        let size = PtySize {
            rows,
            cols,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size)?;
        let mut command = CommandBuilder::from_argv(program.words.iter().map(Into::into).collect());
        command.env_clear();
        command.cwd("/");
        for (name, value) in &program.env {
            command.env(name, value);
        }
        let mut reader = pair.master.try_clone_reader()?;
        let (sender, chunks) = mpsc::channel();
        thread::spawn(move || {
            let mut chunk = vec![0; 1 << 16];
            while let Ok(count @ 1..) = reader.read(&mut chunk) {
                let bytes = chunk.get(..count).unwrap_or_default().to_vec();
                if sender.send((Instant::now(), bytes)).is_err() {
                    return;
                }
            }
        });
        let keyboard = pair.master.take_writer()?;
        let started = Instant::now();
        let child = pair.slave.spawn_command(command)?;
        drop(pair.slave);
        Ok(Self {
            _master: pair.master,
            keyboard,
            child,
            chunks,
            shown: vt100::Parser::new(rows, cols, 0),
            started,
        })
    }

    /// The time from the start to the last byte of the first screen, which holds `text`.
    pub(crate) fn first_screen(&mut self, text: &str) -> Outcome<Duration> {
        let mut last = self.started;
        while last == self.started || !self.screen().contains(text) {
            let wait = PATIENCE.saturating_sub(self.started.elapsed());
            let (at, bytes) = self.chunks.recv_timeout(wait).map_err(|error| {
                let screen = self.screen();
                format!("{text:?} did not come ({error}):\n{screen}")
            })?;
            last = at;
            self.shown.process(&bytes);
        }
        while let Ok((at, bytes)) = self.chunks.recv_timeout(SETTLED) {
            last = at;
            self.shown.process(&bytes);
        }
        Ok(last - self.started)
    }

    /// Presses a key and gives the time to the last byte of what the program draws then.
    pub(crate) fn press(&mut self, key: &[u8]) -> Outcome<Duration> {
        while let Ok((_, bytes)) = self.chunks.try_recv() {
            self.shown.process(&bytes);
        }
        let pressed = Instant::now();
        self.keyboard.write_all(key)?;
        self.keyboard.flush()?;
        let first = self.chunks.recv_timeout(Duration::from_secs(5));
        let (mut last, bytes) = first.map_err(|error| {
            let screen = self.screen();
            format!("{key:?} changes nothing ({error}):\n{screen}")
        })?;
        let mut all = bytes;
        while let Ok((at, bytes)) = self.chunks.recv_timeout(ANSWERED) {
            last = at;
            all.extend(bytes);
        }
        self.shown.process(&all);
        Ok(last - pressed)
    }

    /// Types something that is not measured.
    pub(crate) fn prepare(&mut self, keys: &[u8], text: &str) -> Outcome<()> {
        self.keyboard.write_all(keys)?;
        self.started = Instant::now();
        self.first_screen(text)?;
        Ok(())
    }

    /// Bytes written, and ticks of processor time taken, while nothing is pressed.
    pub(crate) fn idle(&mut self, time: Duration) -> Outcome<(usize, u64)> {
        // What is saved a second after the last key is over.
        thread::sleep(Duration::from_millis(1500));
        while self.chunks.try_recv().is_ok() {}
        let before = self.ticks()?;
        thread::sleep(time);
        let written = self.chunks.try_iter().map(|(_, bytes)| bytes.len()).sum();
        Ok((written, self.ticks()? - before))
    }

    /// User and system time of the process in ticks, a hundred of which are a second.
    fn ticks(&self) -> Outcome<u64> {
        let pid = self.child.process_id().ok_or("the program has ended")?;
        let line = fs::read_to_string(format!("/proc/{pid}/stat"))?;
        let after_name = line.rsplit(')').next().unwrap_or_default();
        let fields: Vec<&str> = after_name.split_whitespace().collect();
        let field = |nth: usize| fields.get(nth).and_then(|text| text.parse::<u64>().ok());
        Ok(field(11).unwrap_or_default() + field(12).unwrap_or_default())
    }

    /// What the terminal shows.
    pub(crate) fn screen(&self) -> String {
        self.shown.screen().contents()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
