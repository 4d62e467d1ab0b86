//! Reading one file after the other.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;
use std::time::SystemTime;

use super::StoreError;
use super::inbox::read_on;
use super::stamp::Stamp;
use crate::base::digest;

/// A buffer that most files fit into at once.
const BUFFER: usize = 64 << 10;

/// A reader that keeps its memory from file to file.
#[derive(Debug, Default)]
pub struct Reader {
    buffer: Vec<u8>,
    /// The file that did not fit.
    large: Vec<u8>,
}

impl Reader {
    /// The bytes of a file, within the limits of [`read_limited`](super::read_limited).
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read or is too large.
    pub fn read(&mut self, path: &Path) -> Result<&[u8], StoreError> {
        let file = File::open(path).map_err(StoreError::io(path))?;
        Ok(self.fill(&file, path)?)
    }

    /// As [`Reader::read`], and what tells whether the file is still the one that was read; nothing for what can be read only once,
    /// and for a file that was changed in the last seconds before `now`, which is over.
    ///
    /// # Errors
    /// As of [`Reader::read`].
    pub fn read_stamped(
        &mut self,
        path: &Path,
        now: SystemTime,
    ) -> Result<(&[u8], Option<Stamp>), StoreError> {
        let file = File::open(path).map_err(StoreError::io(path))?;
        let about = file.metadata().map_err(StoreError::io(path))?;
        let stamp = Stamp::of_settled(&about, now);
        Ok((self.fill(&file, path)?, stamp))
    }

    /// The bytes of a file that had this stamp and this [digest] when it was read, once more. Where the stamp is another one, since
    /// somebody has copied or linked the file, it is looked into.
    ///
    /// # Errors
    /// [`StoreError::Changed`] where the bytes are others or the file is gone, [`StoreError::Io`] where it cannot be read.
    pub fn read_again(
        &mut self,
        path: &Path,
        stamp: Stamp,
        sha256: &str,
    ) -> Result<&mut [u8], StoreError> {
        let changed = || StoreError::Changed {
            path: path.to_owned(),
        };
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => changed(),
            _ => StoreError::io(path)(error),
        };
        // Whoever opens a pipe that was put in its place waits.
        if !fs::metadata(path).map_err(failed)?.is_file() {
            return Err(changed());
        }
        let file = File::open(path).map_err(failed)?;
        let bytes = self.fill(&file, path).map_err(|error| match error {
            StoreError::Content { .. } => changed(),
            other => other,
        })?;
        // Asked last, so that what happened while it was read is seen too.
        let about = file.metadata().map_err(failed)?;
        let same = Stamp::of(&about).is_some_and(|now| now.is_surely(&stamp));
        if same || digest(bytes) == sha256 {
            Ok(bytes)
        } else {
            Err(changed())
        }
    }

    fn fill(&mut self, mut file: &File, path: &Path) -> Result<&mut [u8], StoreError> {
        if self.buffer.is_empty() {
            self.buffer.resize(BUFFER, 0);
        }
        let mut filled = 0;
        while let Some(free) = self
            .buffer
            .get_mut(filled..)
            .filter(|free| !free.is_empty())
        {
            match file.read(free) {
                Ok(0) => return Ok(self.buffer.get_mut(..filled).unwrap_or_default()),
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(StoreError::io(path)(error)),
            }
        }
        self.large = read_on(file, path, self.buffer.clone())?;
        Ok(&mut self.large)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    #[cfg(target_os = "linux")]
    use std::path::PathBuf;
    #[cfg(target_os = "linux")]
    use std::process::Command;
    #[cfg(target_os = "linux")]
    use std::thread;
    use std::time::Duration;

    use super::*;
    use crate::base::Problem;
    #[cfg(target_os = "linux")]
    use crate::base::json::Limits;

    #[test]
    fn files_are_read_whole_whatever_their_size() {
        let folder = tempfile::tempdir().unwrap();
        let mut reader = Reader::default();
        for size in [0, 1, BUFFER - 1, BUFFER, BUFFER + 1, 3 * BUFFER, 5] {
            let path = folder.path().join(format!("{size}.json"));
            let bytes: Vec<u8> = (0..size).map(|n| u8::try_from(n % 251).unwrap()).collect();
            super::super::replace(&path, &bytes).unwrap();
            assert!(reader.read(&path).unwrap() == bytes, "{size}");
        }
        assert!(reader.read(&folder.path().join("none")).is_err());
    }

    #[test]
    fn a_file_is_read_again_as_long_as_its_bytes_are_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let (path, old) = (folder.path().join("a"), folder.path().join("old"));
        super::super::replace(&path, b"one").unwrap();
        let modified = fs::metadata(&path).unwrap().modified().unwrap();
        let later = modified + Duration::from_mins(1);
        let mut reader = Reader::default();
        assert_eq!(reader.read_stamped(&path, modified).unwrap().1, None);
        let (bytes, stamp) = reader.read_stamped(&path, later).unwrap();
        assert_eq!(bytes, b"one");
        let (stamp, sha256) = (stamp.unwrap(), digest(bytes));
        let mut again = || {
            let again = reader.read_again(&path, stamp, &sha256);
            again
                .map(|bytes| bytes.to_vec())
                .map_err(|error| error.problem())
        };
        let one = || Ok(b"one".to_vec());
        let changed =
            || Err(Problem::error("store-changed-since").in_file(path.display().to_string()));
        assert_eq!(again(), one());
        // The file is another one, or its time, and its bytes are the same.
        fs::hard_link(&path, &old).unwrap();
        assert_eq!(again(), one());
        fs::remove_file(&path).unwrap();
        assert_eq!(again(), changed());
        fs::copy(&old, &path).unwrap();
        assert_eq!(again(), one());
        // Its bytes are others, and size and time the same: in the same file, and in one in its place.
        let mut file = File::options().write(true).open(&path).unwrap();
        file.write_all(b"eno").unwrap();
        file.set_modified(modified).unwrap();
        assert_eq!(again(), changed());
        super::super::replace(&path, b"two").unwrap();
        let file = File::options().write(true).open(&path).unwrap();
        file.set_modified(modified).unwrap();
        assert_eq!(again(), changed());
        super::super::replace(&path, b"three").unwrap();
        assert_eq!(again(), changed());
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert_eq!(again(), changed());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_pipe_in_the_place_of_a_file_that_was_read_is_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        super::super::replace(&path, b"one").unwrap();
        let stamp = Stamp::of(&fs::metadata(&path).unwrap()).unwrap();
        fs::remove_file(&path).unwrap();
        let made = Command::new("mkfifo").arg(&path).status().unwrap();
        assert!(made.success());
        let mut reader = Reader::default();
        let again = reader.read_again(&path, stamp, "").map(drop);
        assert!(matches!(again, Err(StoreError::Changed { .. })));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_pipe_is_read_once_and_a_device_without_an_end_is_too_large() {
        use std::os::fd::AsRawFd as _;
        let head = br#"{"format": "quipu-collection/1","#;
        for size in [7, BUFFER, 3 * BUFFER, Limits::RECEIVED.size + 1] {
            let bytes: Vec<u8> = head.iter().copied().cycle().take(size).collect();
            let (pipe, mut into) = io::pipe().unwrap();
            let path = PathBuf::from(format!("/proc/self/fd/{}", pipe.as_raw_fd()));
            let (mut reader, whole) = (Reader::default(), &bytes);
            let read = thread::scope(|scope| {
                // It ends with the last that writes, and who writes with the last that could read.
                scope.spawn(move || into.write_all(whole).ok());
                let later = SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 40);
                let read = reader.read_stamped(&path, later);
                let read = read.map(|(bytes, stamp)| (bytes.to_vec(), stamp));
                drop(pipe);
                read
            });
            assert!(read.unwrap() == (bytes, None), "{size}");
        }
        let read = Reader::default().read(Path::new("/dev/zero")).map(drop);
        let problem = read.unwrap_err().problem();
        assert_eq!(problem.message, "json-too-large");
    }
}
