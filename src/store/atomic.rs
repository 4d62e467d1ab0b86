//! Replacing a file so that a crash at any instant leaves the old or the new content, never a third.
//!
//! Temporary file in the same folder, write, sync, rename, sync of the folder. On a file system that
//! keeps its promises the new content is on the disk when [`replace`] returns.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::iter;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;

use super::StoreError;
use super::stream::is_stream;

/// How much of a content in pieces is written at a time.
const BLOCK: usize = 1 << 20;

/// How many blocks may wait to be written.
const WAITING: usize = 4;

/// After how much of it the disk is asked to take what is there.
const SYNCED: usize = 64 << 20;

/// The steps of a replacement, in order. A watcher is told before each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Create the temporary file.
    Create,
    /// Write half of the content (so that a crash in the middle can be tried).
    WriteFirstHalf,
    /// Write the rest.
    WriteRest,
    /// Sync the temporary file.
    Sync,
    /// Rename it over the old one.
    Rename,
    /// Sync the folder.
    SyncFolder,
}

impl Step {
    /// All steps in order.
    pub const ALL: [Self; 6] = [
        Self::Create,
        Self::WriteFirstHalf,
        Self::WriteRest,
        Self::Sync,
        Self::Rename,
        Self::SyncFolder,
    ];
}

/// Puts `content` in the place of what the file holds.
///
/// A link is followed, so that it stays a link; the mode of an existing file is kept, a new file is
/// for its owner only. A pipe or a device stays what it is: the content is written into it.
///
/// # Errors
/// [`StoreError::Io`]; the old content of a file is then untouched.
pub fn replace(path: &Path, content: &[u8]) -> Result<(), StoreError> {
    replace_watched(path, content, &mut |_| Ok(()))
}

/// [`replace`], telling a watcher before each step; an error of the watcher stops there.
///
/// # Errors
/// [`StoreError::Io`], also with the watcher's error.
pub fn replace_watched(
    path: &Path,
    content: &[u8],
    before: &mut dyn FnMut(Step) -> io::Result<()>,
) -> Result<(), StoreError> {
    replace_by(path, before, &mut |file, before| {
        let (first, rest) = content.split_at(content.len() / 2);
        before(Step::WriteFirstHalf)?;
        file.write_all(first)?;
        before(Step::WriteRest)?;
        file.write_all(rest)
    })
}

/// [`replace`] with a content that comes piece by piece, of which `add` makes bytes. This is done while those before them are
/// written.
///
/// # Errors
/// [`StoreError::Io`], or the first that `add` ends with; the old content of a file is then untouched.
pub fn replace_in_pieces<P>(
    path: &Path,
    mut pieces: impl Iterator<Item = P>,
    mut add: impl FnMut(P, &mut Vec<u8>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut failed = None;
    let written = replace_by(path, &mut |_| Ok(()), &mut |file, _| {
        let blocks = blocks(&mut pieces, &mut add);
        let whole = blocks.map_while(|block| block.map_err(|error| failed = Some(error)).ok());
        write_while_making(file, whole)?;
        // What was made is not all, so that it must not take the place of what there was.
        match failed {
            Some(_) => Err(io::ErrorKind::Other.into()),
            None => Ok(()),
        }
    });
    failed.map_or(written, Err)
}

/// Pieces put together to what is worth a write.
fn blocks<P>(
    mut pieces: impl Iterator<Item = P>,
    mut add: impl FnMut(P, &mut Vec<u8>) -> Result<(), StoreError>,
) -> impl Iterator<Item = Result<Vec<u8>, StoreError>> {
    iter::from_fn(move || {
        // With room for the piece that fills it, so that it seldom grows.
        let mut block = Vec::with_capacity(BLOCK + BLOCK / 8);
        while block.len() < BLOCK
            && let Some(piece) = pieces.next()
        {
            if let Err(error) = add(piece, &mut block) {
                return Some(Err(error));
            }
        }
        (!block.is_empty()).then_some(Ok(block))
    })
}

/// Writes blocks on a thread of its own, so that the next one can be made meanwhile.
fn write_while_making(file: &mut File, blocks: impl Iterator<Item = Vec<u8>>) -> io::Result<()> {
    let there = file.try_clone()?;
    let is_file = file.metadata()?.is_file();
    let sync = move || if is_file { there.sync_data() } else { Ok(()) };
    let (made, to_write) = mpsc::sync_channel(WAITING);
    thread::scope(|scope| {
        let writing = thread::Builder::new().spawn_scoped(scope, move || {
            write_while_syncing(file, to_write.into_iter(), SYNCED, sync)
        })?;
        for block in blocks {
            // A writer that has ended at an error takes nothing more; the error is asked for below.
            if made.send(block).is_err() {
                break;
            }
        }
        drop(made);
        writing.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}

/// Writes blocks, and has what is there synced meanwhile, each time that so many bytes were added: the last sync, which is up to
/// the caller, has less to wait for.
fn write_while_syncing(
    file: &mut File,
    mut blocks: impl Iterator<Item = Vec<u8>>,
    every: usize,
    sync: impl Fn() -> io::Result<()> + Send,
) -> io::Result<()> {
    let (asked, requests) = mpsc::channel::<()>();
    thread::scope(|scope| {
        // An error is told once, to whoever syncs first: it is asked for below.
        let syncing = thread::Builder::new()
            .spawn_scoped(scope, move || requests.iter().try_for_each(|()| sync()))?;
        let mut added = 0;
        blocks.try_for_each(|block| {
            added += block.len();
            if added > every {
                added = 0;
                // Who has ended at an error hears nothing more.
                asked.send(()).unwrap_or_default();
            }
            file.write_all(&block)
        })?;
        drop(asked);
        syncing.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}

/// Is told before each step; an error stops there.
type Before<'b> = dyn FnMut(Step) -> io::Result<()> + 'b;

/// Writes a new file.
type Write<'w> = dyn FnMut(&mut File, &mut Before<'_>) -> io::Result<()> + 'w;

fn replace_by(
    path: &Path,
    before: &mut Before<'_>,
    write: &mut Write<'_>,
) -> Result<(), StoreError> {
    // A file in its place would take it from everybody else.
    if is_stream(path) {
        let stream = OpenOptions::new().write(true).open(path);
        let written = stream.and_then(|mut stream| write(&mut stream, before));
        return written.map_err(StoreError::io(path));
    }
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let temporary = temporary_name(&path);
    let done = write_and_rename(&path, &temporary, before, write);
    if done.is_err() {
        // The old file is whole; what is left of the new one only takes room.
        fs::remove_file(&temporary).unwrap_or_default();
    }
    done.map_err(StoreError::io(&path))
}

/// Writes a file without waiting for the disk: for what can be made again.
///
/// # Errors
/// [`StoreError::Io`].
pub(super) fn write_unsynced(path: &Path, content: &[u8]) -> Result<(), StoreError> {
    let temporary = temporary_name(path);
    let written = (|| {
        remove_leftover(&temporary)?;
        create(&temporary, None)?.write_all(content)?;
        fs::rename(&temporary, path)
    })();
    if written.is_err() {
        fs::remove_file(&temporary).unwrap_or_default();
    }
    written.map_err(StoreError::io(path))
}

/// Writes a file that must not exist yet.
///
/// # Errors
/// [`StoreError::Io`], among others when the file exists.
pub fn write_new(path: &Path, content: &[u8]) -> Result<(), StoreError> {
    let error = || StoreError::io(path);
    let temporary = temporary_name(path);
    let written = (|| {
        let mut file = create(&temporary, None)?;
        file.write_all(content)?;
        file.sync_all()?;
        // A hard link, unlike a rename, never replaces.
        fs::hard_link(&temporary, path)
    })();
    fs::remove_file(&temporary).unwrap_or_default();
    match written {
        // Some file systems have no links: create the file itself, which never replaces either.
        Err(refused)
            if matches!(
                refused.kind(),
                io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied
            ) =>
        {
            let mut file = create(path, None).map_err(error())?;
            file.write_all(content)
                .and_then(|()| file.sync_all())
                .map_err(error())
        }
        other => other.map_err(error()),
    }?;
    sync_folder(path).map_err(error())
}

fn write_and_rename(
    path: &Path,
    temporary: &Path,
    before: &mut Before<'_>,
    write: &mut Write<'_>,
) -> io::Result<()> {
    before(Step::Create)?;
    remove_leftover(temporary)?;
    let mut file = create(temporary, fs::metadata(path).ok())?;
    write(&mut file, before)?;
    before(Step::Sync)?;
    file.sync_all()?;
    drop(file);
    before(Step::Rename)?;
    fs::rename(temporary, path)?;
    before(Step::SyncFolder)?;
    sync_folder(path)
}

/// The temporary file beside a file. One writer at a time holds the lock, so one name is enough, and
/// what a crash leaves behind is taken over by the next save.
fn temporary_name(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.new"))
}

fn remove_leftover(temporary: &Path) -> io::Result<()> {
    match fs::remove_file(temporary) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(unix)]
pub(super) fn create(path: &Path, like: Option<fs::Metadata>) -> io::Result<File> {
    use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
    let mode = like
        .as_ref()
        .map_or(0o600, |old| old.permissions().mode() & 0o777);
    let file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    if mode != 0o600 {
        file.set_permissions(fs::Permissions::from_mode(mode))?;
    }
    Ok(file)
}

#[cfg(not(unix))]
pub(super) fn create(path: &Path, _: Option<fs::Metadata>) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

#[cfg(unix)]
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or_else(|| Path::new(".")))?.sync_all()
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
pub(super) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

    use super::*;

    fn fail_at(step: Step) -> impl FnMut(Step) -> io::Result<()> {
        move |now| {
            if now == step {
                Err(io::ErrorKind::StorageFull.into())
            } else {
                Ok(())
            }
        }
    }

    #[test]
    fn a_failure_at_any_step_leaves_the_old_or_the_new_content() {
        // Fifty of each, from an empty file to one of several blocks, shorter and longer than before.
        for (step, round) in Step::ALL
            .into_iter()
            .flat_map(|step| (0..50).map(move |n| (step, n)))
        {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("draft.json");
            let (old, new) = (
                vec![b'o'; 97 * round],
                vec![b'n'; 13 * (49 - round) * round],
            );
            replace(&path, &old).unwrap();
            let failed = replace_watched(&path, &new, &mut fail_at(step));
            assert!(failed.is_err(), "{step:?}");
            let expected = if step == Step::SyncFolder { new } else { old };
            assert_eq!(fs::read(&path).unwrap(), expected, "{step:?}");
            assert_eq!(
                fs::read_dir(folder.path()).unwrap().count(),
                1,
                "{step:?} leaves nothing behind"
            );
            replace(&path, b"later").unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"later");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_is_private_and_an_old_one_keeps_its_mode_and_link() {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a"), folder.path().join("link"));
        replace(&path, b"1").unwrap();
        assert_eq!(mode(&path), 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        replace(&link, b"2").unwrap();
        assert_eq!(
            (fs::read(&path).unwrap(), mode(&path)),
            (b"2".to_vec(), 0o640)
        );
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn a_new_file_never_replaces_an_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sent.json");
        write_new(&path, b"1").unwrap();
        assert!(write_new(&path, b"2").is_err());
        assert_eq!(fs::read(&path).unwrap(), b"1");
    }

    #[expect(clippy::unnecessary_wraps, reason = "to make a piece may fail")]
    fn add(piece: &[u8], block: &mut Vec<u8>) -> Result<(), StoreError> {
        block.extend_from_slice(piece);
        Ok(())
    }

    #[test]
    fn where_a_piece_cannot_be_made_the_old_content_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("all.json");
        replace(&path, b"old").unwrap();
        for wrong in [0, 1, 2 * WAITING] {
            let add = |nth: usize, block: &mut Vec<u8>| {
                block.resize(BLOCK, b'a');
                if nth < wrong {
                    Ok(())
                } else {
                    Err(StoreError::NoFolder)
                }
            };
            let made = replace_in_pieces(&path, 0..3 * WAITING, add);
            assert!(matches!(made, Err(StoreError::NoFolder)), "{wrong}");
            assert_eq!(fs::read(&path).unwrap(), b"old");
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        }
    }

    #[test]
    fn a_content_in_pieces_takes_the_place_of_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("all.json");
        replace(&path, b"old").unwrap();
        let pieces = ["[", "one", ",", "two", "]"];
        let written = pieces.iter().map(|piece| piece.as_bytes());
        replace_in_pieces(&path, written, add).unwrap();
        assert_eq!(fs::read(&path).unwrap(), pieces.concat().as_bytes());
        assert!(!temporary_name(&path).exists());
    }

    #[test]
    fn pieces_of_any_size_are_written_in_their_order() {
        for size in [1000, BLOCK - 1, BLOCK, BLOCK / 8 + 1, 3 * BLOCK] {
            let count = ((WAITING + 2) * BLOCK / size).max(9);
            let letters = (b'a'..=b'z').cycle().take(count);
            let pieces: Vec<Vec<u8>> = letters.map(|letter| vec![letter; size]).collect();
            let borrowed = || pieces.iter().map(|piece| &**piece);
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("all.json");
            replace_in_pieces(&path, borrowed(), add).unwrap();
            assert!(fs::read(&path).unwrap() == pieces.concat(), "{size}");
            let sizes = blocks(borrowed(), add).map(|block| block.unwrap().len());
            let sizes: Vec<usize> = sizes.collect();
            let (_, full) = sizes.split_last().unwrap();
            assert!(full.iter().all(|size| *size >= BLOCK), "{sizes:?}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn where_writing_fails_nothing_more_is_made() {
        let mut full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut made = 0;
        let blocks = iter::repeat_with(|| {
            made += 1;
            vec![b'a'; BLOCK]
        });
        let failed = write_while_making(&mut full, blocks.take(100)).unwrap_err();
        assert_eq!(failed.kind(), io::ErrorKind::StorageFull);
        // One is being written, and one waits for a place among those that wait.
        assert!(made <= WAITING + 2, "{made}");
    }

    #[test]
    fn a_panic_of_who_makes_pieces_leaves_the_old_content() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("all.json");
        replace(&path, b"old").unwrap();
        let block = vec![b'a'; BLOCK];
        let pieces = (0..9).map(|nth| {
            assert!(nth < 5, "the sixth piece");
            &*block
        });
        let work = std::panic::AssertUnwindSafe(|| replace_in_pieces(&path, pieces, add));
        assert!(std::panic::catch_unwind(work).is_err());
        assert_eq!(fs::read(&path).unwrap(), b"old");
        // What is left behind is taken over.
        replace(&path, b"new").unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_there_is_synced_now_and_then_and_an_error_of_that_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let synced = AtomicUsize::new(0);
        let write = |every, fails_at: usize| {
            synced.store(0, Relaxed);
            let sync = || match synced.fetch_add(1, Relaxed) + 1 {
                nth if nth == fails_at => Err(io::ErrorKind::StorageFull.into()),
                _ => Ok(()),
            };
            let blocks = (0..100).map(|_| b"block".to_vec());
            let path = folder.path().join(format!("{every}-{fails_at}"));
            let mut file = create(&path, None).unwrap();
            let done = write_while_syncing(&mut file, blocks, every, sync);
            assert_eq!(fs::read(&path).unwrap(), "block".repeat(100).as_bytes());
            (done.map_err(|error| error.kind()), synced.load(Relaxed))
        };
        assert_eq!(write(9, 0), (Ok(()), 50));
        assert_eq!(write(99, 0), (Ok(()), 5));
        assert_eq!(write(1000, 0), (Ok(()), 0));
        assert_eq!(write(9, 3), (Err(io::ErrorKind::StorageFull), 3));
    }
}
