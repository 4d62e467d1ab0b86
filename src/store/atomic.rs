//! Replacing a file so that a crash at any instant leaves the old or the new content, never a third.
//!
//! Temporary file in the same folder, write, sync, rename, sync of the folder. On a file system that
//! keeps its promises the new content is on the disk when [`replace`] returns.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::StoreError;
use super::pieces::{Failed, write_pieces};
use super::stream::is_stream;

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
        Ok(file.write_all(rest)?)
    })
}

/// [`replace`] with a content that comes piece by piece, of which `add` makes bytes: several threads do, each with something of its
/// own from `start`.
///
/// # Errors
/// [`StoreError::Io`], or the first in the order of pieces that `add` ends with; the old content of a file is then untouched.
///
/// # Panics
/// Where the iterator, `start` or `add` does.
pub fn replace_in_pieces<P: Send, S>(
    path: &Path,
    mut pieces: impl Iterator<Item = P> + Send,
    start: impl Fn() -> S + Sync,
    add: impl Fn(&mut S, P, &mut Vec<u8>) -> Result<(), StoreError> + Sync,
) -> Result<(), StoreError> {
    replace_by(path, &mut |_| Ok(()), &mut |file, _| {
        write_pieces(file, &mut pieces, &start, &add)
    })
}

/// Is told before each step; an error stops there.
type Before<'b> = dyn FnMut(Step) -> io::Result<()> + 'b;

/// Writes a new file.
type Write<'w> = dyn FnMut(&mut File, &mut Before<'_>) -> Result<(), Failed> + 'w;

fn replace_by(
    path: &Path,
    before: &mut Before<'_>,
    write: &mut Write<'_>,
) -> Result<(), StoreError> {
    // A file in its place would take it from everybody else.
    if is_stream(path) {
        let stream = OpenOptions::new().write(true).open(path);
        let mut stream = stream.map_err(StoreError::io(path))?;
        return write(&mut stream, before).map_err(|failed| failed.at(path));
    }
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let temporary = temporary_name(&path);
    let done = write_and_rename(&path, &temporary, before, write);
    if done.is_err() {
        // The old file is whole; what is left of the new one only takes room.
        fs::remove_file(&temporary).unwrap_or_default();
    }
    done.map_err(|failed| failed.at(&path))
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
) -> Result<(), Failed> {
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
    Ok(sync_folder(path)?)
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

    #[test]
    fn a_content_in_pieces_takes_the_place_of_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("all.json");
        replace(&path, b"old").unwrap();
        let add = |(): &mut (), piece: &str, bytes: &mut Vec<u8>| {
            bytes.extend_from_slice(piece.as_bytes());
            match piece {
                "bad" => Err(StoreError::NoFolder),
                _ => Ok(()),
            }
        };
        let replace_by = |pieces: [&'static str; 3]| {
            let replaced = replace_in_pieces(&path, pieces.into_iter(), || (), add);
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
            (replaced, fs::read_to_string(&path).unwrap())
        };
        let (replaced, content) = replace_by(["one", "bad", "three"]);
        assert!(matches!(replaced, Err(StoreError::NoFolder)));
        assert_eq!(content, "old");
        let (replaced, content) = replace_by(["one", "two", "three"]);
        replaced.unwrap();
        assert_eq!(content, "onetwothree");
        // Much was written before the last piece fails.
        let pieces = (0..999).map(|_| "two").chain(["bad"]);
        let replaced = replace_in_pieces(&path, pieces, || (), add);
        assert!(matches!(replaced, Err(StoreError::NoFolder)));
        assert_eq!(fs::read_to_string(&path).unwrap(), "onetwothree");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_panic_of_who_makes_pieces_leaves_the_old_content() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("all.json");
        replace(&path, b"old").unwrap();
        let add = |(): &mut (), nth: usize, bytes: &mut Vec<u8>| {
            assert!(nth < 500, "a piece");
            bytes.push(b'a');
            Ok(())
        };
        let work = || replace_in_pieces(&path, 0..999, || (), add);
        let work = std::panic::AssertUnwindSafe(work);
        assert!(std::panic::catch_unwind(work).is_err());
        assert_eq!(fs::read(&path).unwrap(), b"old");
        // What is left behind is taken over.
        replace(&path, b"new").unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
