//! Telling from what the system says of a file whether it is still the one it was.

use std::fs::Metadata;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// Whoever changes a file later than this after its last change leaves another time on it: the coarsest clocks of file systems
/// tick every two seconds.
const SETTLED: Duration = Duration::from_secs(3);

/// Size and time of the last change, and, where the system knows, which file it is and when anything about it changed: a
/// file that was put in the place of another one with its size and time is another one. Times in nanoseconds and, of the
/// latter, in seconds and nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp(u64, u64, Option<(u64, i64, i64)>);

impl Stamp {
    /// What the system says of a file; nothing where it knows no time.
    pub(super) fn of(about: &Metadata) -> Option<Self> {
        let changed = nanoseconds(about.modified().ok()?)?;
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt as _;
            Some((about.ino(), about.ctime(), about.ctime_nsec()))
        };
        #[cfg(not(unix))]
        let identity = None;
        Some(Self(about.len(), changed, identity))
    }

    /// As [`Stamp::of`], where whatever happens to the file from `now` on changes its stamp. Nothing for what is no file, and for
    /// one that was changed just before: it may be changed again while the clock of its file system shows the same time.
    pub(super) fn of_settled(about: &Metadata, now: SystemTime) -> Option<Self> {
        let before = nanoseconds(now.checked_sub(SETTLED)?)?;
        let stamp = Self::of(about).filter(|_| about.is_file())?;
        (stamp.last() < before).then_some(stamp)
    }

    /// Whether a file with this stamp is the one that had the other one, and nothing happened to it meanwhile. Size and time alone
    /// do not tell: they can be put back.
    pub(super) fn is_surely(&self, other: &Self) -> bool {
        self == other && self.2.is_some()
    }

    /// When the file was last changed in any way.
    fn last(&self) -> u64 {
        let Self(_, changed, identity) = *self;
        let about = identity.map_or(0, |(_, seconds, _)| seconds);
        let about = Duration::from_secs(u64::try_from(about).unwrap_or_default());
        changed.max(u64::try_from(about.as_nanos()).unwrap_or(u64::MAX))
    }
}

/// Since 1970. A time that only a broken clock gives is the last one: what it belongs to is told from others by the rest.
fn nanoseconds(time: SystemTime) -> Option<u64> {
    let since = time.duration_since(UNIX_EPOCH).ok()?;
    Some(u64::try_from(since.as_nanos()).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};

    use super::*;

    #[test]
    fn size_and_time_alone_do_not_tell_that_a_file_is_the_same() {
        let [known, unknown] = [Some((1, 2, 3)), None].map(|identity| Stamp(5, 6, identity));
        assert!(known.is_surely(&known));
        assert!(!unknown.is_surely(&unknown));
        assert!(!known.is_surely(&Stamp(5, 7, known.2)));
        assert!(!known.is_surely(&Stamp(5, 6, Some((1, 2, 4)))));
    }

    #[test]
    fn a_file_that_was_just_changed_has_not_settled() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        super::super::replace(&path, b"a").unwrap();
        let file = File::options().write(true).open(&path).unwrap();
        let (soon, later) = (Duration::from_secs(1), Duration::from_mins(1));
        let now = fs::metadata(&path).unwrap().modified().unwrap();
        let settled = |after| {
            let about = fs::metadata(&path).unwrap();
            Stamp::of_settled(&about, now + after).is_some()
        };
        assert!(!settled(soon));
        assert!(settled(later));
        // The system knows better than a time that was set.
        file.set_modified(UNIX_EPOCH).unwrap();
        assert_eq!(settled(soon), cfg!(not(unix)));
        assert!(settled(later));
        file.set_modified(now + 9 * later).unwrap();
        assert!(!settled(later));
        let about = fs::metadata(folder.path()).unwrap();
        assert_eq!(Stamp::of_settled(&about, now + 9 * later), None);
    }
}
