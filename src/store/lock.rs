//! One writer at a time: an advisory lock beside each draft, with a note on who holds it.

use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::StoreError;

/// Who has a draft open, as they said themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The name of the machine.
    pub host: String,
    /// The process.
    pub pid: u32,
    /// The author's name, where known.
    #[serde(default)]
    pub name: String,
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.name.is_empty() {
            write!(f, "{}, ", self.name)?;
        }
        write!(f, "{} ({})", self.host, self.pid)
    }
}

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    /// Whether the one who held it before never let go: a crash.
    pub(super) abandoned: bool,
}

impl Lock {
    /// Takes the lock of a draft.
    ///
    /// The note is emptied when the lock is let go in good order. A note that is still there although
    /// nobody holds the lock was left by a process that died.
    pub(super) fn take(path: &Path, me: &Holder) -> Result<Self, StoreError> {
        let error = || StoreError::io(path);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path).map_err(error())?;
        // Some network drives know no locks. Every save compares before it writes, which guards the draft there.
        let free = !matches!(file.try_lock(), Err(TryLockError::WouldBlock));
        let mut note = String::new();
        file.read_to_string(&mut note).unwrap_or_default();
        if !free {
            let holder = serde_json::from_str(&note).ok();
            return Err(StoreError::Held {
                path: path.to_owned(),
                holder,
            });
        }
        let mut lock = Self {
            file,
            abandoned: !note.is_empty(),
        };
        if lock.abandoned {
            lock.clear().map_err(error())?;
        }
        let note = serde_json::to_string(me).unwrap_or_default();
        lock.file.write_all(note.as_bytes()).map_err(error())?;
        Ok(lock)
    }

    fn clear(&mut self) -> std::io::Result<()> {
        self.file.set_len(0)?;
        self.file.rewind()
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Nothing can be done about a failure here: the next one only believes in a crash.
        self.clear().unwrap_or_default();
    }
}

/// Whether a lock was left behind by a process that died, without taking it.
pub(super) fn is_abandoned(path: &Path) -> bool {
    // Most locks are empty, and asking that is cheaper than opening them.
    if std::fs::metadata(path).is_ok_and(|about| about.len() == 0) {
        return false;
    }
    let Ok(file) = OpenOptions::new().read(true).open(path) else {
        return false;
    };
    let left = file.metadata().is_ok_and(|about| about.len() > 0);
    left && file.try_lock().is_ok()
}

/// This process, under an author's name.
pub(super) fn me(name: &str) -> Holder {
    Holder {
        host: host(),
        pid: std::process::id(),
        name: name.to_owned(),
    }
}

#[cfg(unix)]
fn host() -> String {
    rustix::system::uname()
        .nodename()
        .to_string_lossy()
        .into_owned()
}

#[cfg(not(unix))]
fn host() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_default()
}
