//! A folder that is there as a whole or not at all, and files in it that are cut into parts.
//!
//! Files are written into a hidden folder beside the place of the new one, synced, and the folder is renamed at the end.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use super::StoreError;
use super::atomic::{create, sync_folder};
use super::inbox::FEW_FILES;
use super::watched::{Watcher, watched};
use super::workspace::make_folder;
use crate::base::parallel;

/// How much of a part is written at a time.
const PIECES: usize = 1 << 20;

/// A new folder. Where it is not [kept](Self::keep), nothing of it is left.
#[derive(Debug)]
pub struct NewFolder {
    place: PathBuf,
    temporary: PathBuf,
}

impl NewFolder {
    /// Begins a folder where there is none yet, or an empty one. What a crash left of an earlier try is removed.
    ///
    /// # Errors
    /// [`StoreError::Io`], among others where something is there.
    pub fn begin(place: &Path) -> Result<Self, StoreError> {
        let error = |kind: io::ErrorKind| StoreError::io(place)(kind.into());
        let name = place.file_name();
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name.ok_or_else(|| error(io::ErrorKind::AlreadyExists))?);
        hidden.push(".new");
        match fs::symlink_metadata(place) {
            Ok(found) if !found.is_dir() => return Err(error(io::ErrorKind::AlreadyExists)),
            Ok(_) => {
                let mut entries = fs::read_dir(place).map_err(StoreError::io(place))?;
                if entries.next().is_some() {
                    return Err(error(io::ErrorKind::DirectoryNotEmpty));
                }
            }
            Err(none) if none.kind() == io::ErrorKind::NotFound => {}
            Err(refused) => return Err(StoreError::io(place)(refused)),
        }
        let temporary = place.with_file_name(hidden);
        match fs::remove_dir_all(&temporary) {
            Err(left) if left.kind() != io::ErrorKind::NotFound => {
                return Err(StoreError::io(&temporary)(left));
            }
            _ => {}
        }
        make_folder(&temporary)?;
        Ok(Self {
            place: place.to_owned(),
            temporary,
        })
    }

    /// Writes a file into it.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn write(&self, name: &str, content: &[u8]) -> Result<(), StoreError> {
        let path = self.temporary.join(name);
        let written = create(&path, None).and_then(|mut file| {
            file.write_all(content)?;
            file.sync_all()
        });
        written.map_err(StoreError::io(&path))
    }

    /// A file in parts of about so many bytes, in a folder below it: `part-0000.jsonl` and so on.
    pub fn parts(&self, folder: &str, size: u64) -> Parts {
        Parts {
            folder: self.temporary.join(folder),
            size,
            made: 0,
            open: None,
        }
    }

    /// Puts the folder in its place.
    ///
    /// # Errors
    /// [`StoreError::Io`]; nothing is left then.
    pub fn keep(self) -> Result<(), StoreError> {
        let error = || StoreError::io(&self.place);
        // The files are synced; now the names they have.
        sync_all_below(&self.temporary).map_err(error())?;
        match fs::remove_dir(&self.place) {
            Err(left) if left.kind() != io::ErrorKind::NotFound => return Err(error()(left)),
            _ => {}
        }
        fs::rename(&self.temporary, &self.place).map_err(error())?;
        sync_folder(&self.place).map_err(error())
    }
}

impl Drop for NewFolder {
    fn drop(&mut self) {
        // Renamed, it is not there any more.
        fs::remove_dir_all(&self.temporary).unwrap_or_default();
    }
}

fn sync_all_below(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_all_below(&entry.path())?;
        }
    }
    // The folder of whatever stands in it.
    sync_folder(&folder.join("any"))
}

/// A file in parts.
#[derive(Debug)]
pub struct Parts {
    folder: PathBuf,
    size: u64,
    made: usize,
    open: Option<Part>,
}

#[derive(Debug)]
struct Part {
    path: PathBuf,
    file: BufWriter<File>,
    written: u64,
}

impl Parts {
    /// Writes what belongs together into one part; a new one begins where the last is full.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn write(&mut self, content: &[u8]) -> Result<(), StoreError> {
        if self
            .open
            .as_ref()
            .is_some_and(|part| part.written >= self.size)
        {
            self.close()?;
        }
        let part = match self.open.take() {
            Some(part) => part,
            None => self.next()?,
        };
        let part = self.open.insert(part);
        part.written += u64::try_from(content.len()).unwrap_or(u64::MAX);
        let written = part.file.write_all(content);
        written.map_err(StoreError::io(&part.path))
    }

    /// Writes what is left to the disk, and says how many parts there are.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn finish(mut self) -> Result<usize, StoreError> {
        self.close()?;
        Ok(self.made)
    }

    fn next(&mut self) -> Result<Part, StoreError> {
        if self.made == 0 {
            make_folder(&self.folder)?;
        }
        let path = self.folder.join(format!("part-{:04}.jsonl", self.made));
        let file = create(&path, None).map_err(StoreError::io(&path))?;
        self.made += 1;
        Ok(Part {
            path,
            file: BufWriter::with_capacity(PIECES, file),
            written: 0,
        })
    }

    fn close(&mut self) -> Result<(), StoreError> {
        let Some(mut part) = self.open.take() else {
            return Ok(());
        };
        let flushed = part.file.flush();
        let synced = flushed.and_then(|()| part.file.get_ref().sync_all());
        synced.map_err(StoreError::io(&part.path))
    }
}

/// What `work` makes of each, side by side on all processors and handed over in their order, whatever the number of
/// processors; while so many as a `batch` are handed over the next ones are made. A watcher is told now and then how many are done.
///
/// # Errors
/// The first that `take` ends with.
pub fn in_order<T: Sync, R: Send, E>(
    all: &[T],
    batch: usize,
    work: impl Fn(&T) -> R + Sync,
    take: &mut dyn FnMut(R) -> Result<(), E>,
    watcher: Option<Watcher<'_>>,
) -> Result<(), E> {
    let done = AtomicUsize::new(0);
    let all = || {
        let mut hand_over = |made: Vec<R>| {
            let count = made.len();
            made.into_iter().try_for_each(&mut *take)?;
            done.fetch_add(count, Relaxed);
            Ok(())
        };
        let last = all
            .chunks(batch.max(1))
            .try_fold(Vec::new(), |made, batch| {
                let make = || parallel::map(batch, FEW_FILES, &work);
                let (next, handed_over) = parallel::both(make, || hand_over(made));
                handed_over.map(|()| next)
            })?;
        hand_over(last)
    };
    watched(watcher, || done.load(Relaxed), all)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;
    use std::thread;
    use std::time::{Duration, Instant};

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_folder_is_there_as_a_whole_or_not_at_all() {
        let world = tempfile::tempdir().unwrap();
        let place = world.path().join("table");
        let begun = NewFolder::begin(&place).unwrap();
        begun.write("a", b"1").unwrap();
        assert_eq!(names(world.path()), [".table.new"]);
        drop(begun);
        assert_eq!(names(world.path()), [""; 0]);

        // What a crash left is taken over.
        let left = world.path().join(".table.new");
        fs::create_dir(&left).unwrap();
        super::super::replace(&left.join("old"), b"0").unwrap();
        let begun = NewFolder::begin(&place).unwrap();
        begun.write("a", b"1").unwrap();
        begun.keep().unwrap();
        assert_eq!(names(world.path()), ["table"]);
        assert_eq!(names(&place), ["a"]);

        // Something that is there stays, an empty folder is taken.
        assert!(NewFolder::begin(&place).is_err());
        assert!(NewFolder::begin(&place.join("a")).is_err());
        let empty = world.path().join("empty");
        fs::create_dir(&empty).unwrap();
        NewFolder::begin(&empty).unwrap().keep().unwrap();
        assert_eq!(names(world.path()), ["empty", "table"]);
    }

    #[test]
    fn parts_hold_what_belongs_together() {
        let world = tempfile::tempdir().unwrap();
        let place = world.path().join("table");
        let begun = NewFolder::begin(&place).unwrap();
        let mut parts = begun.parts("q=a", 10);
        for text in ["123456", "7890ab", "c", "defghijklmnopq", "r"] {
            parts.write(text.as_bytes()).unwrap();
        }
        assert_eq!(parts.finish().unwrap(), 3);
        assert_eq!(begun.parts("q=b", 10).finish().unwrap(), 0);
        begun.keep().unwrap();
        let read = |nth: usize| {
            let path = place.join(format!("q=a/part-000{nth}.jsonl"));
            fs::read_to_string(path).unwrap()
        };
        assert_eq!(
            (read(0), read(1), read(2)),
            ("1234567890ab".into(), "cdefghijklmnopq".into(), "r".into())
        );
        assert_eq!(names(&place), ["q=a"]);
    }

    #[test]
    fn who_waits_is_told_how_many_were_handed_over() {
        let told = AtomicBool::new(false);
        let watcher: Watcher<'_> = Box::new(|done, _| {
            told.fetch_or(done == 2, Relaxed);
        });
        let since = Instant::now();
        let work = |nth: &usize| {
            while *nth == 2 && !told.load(Relaxed) && since.elapsed().as_secs() < 20 {
                thread::sleep(Duration::from_millis(1));
            }
        };
        let take = &mut |()| Ok::<(), ()>(());
        assert_eq!(in_order(&[0, 1, 2], 1, work, take, Some(watcher)), Ok(()));
        assert!(told.into_inner());
    }

    #[test]
    fn work_is_handed_over_in_order_until_one_says_no() {
        let all: Vec<usize> = (0..1000).collect();
        let mut taken = Vec::new();
        let done = in_order(
            &all,
            64,
            |n| n * 2,
            &mut |n| {
                taken.push(n);
                if n == 1400 { Err("enough") } else { Ok(()) }
            },
            None,
        );
        assert_eq!(done, Err("enough"));
        assert_eq!(taken, (0..=700).map(|n| n * 2).collect::<Vec<_>>());
    }
}
