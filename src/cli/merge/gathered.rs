//! Files brought together without building what they hold: of each response its text or where that stands, and what is to be said.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::SystemTime;

use jiff::civil::Date;

use super::as_written::AsWritten;
use super::text::{Room, Text};
use crate::base::{Problem, digest, parallel};
use crate::merge::{
    Collection, Decision, Piece, Received, ResponseKey, SourceFile, collection_pieces, received,
};
use crate::questionnaire::Prepared;
use crate::response::{Live, Response, SkimPlan, Status, read_draft, validate, write};
use crate::store::{Catalogue, Listing, Opener, Reader, StoreError, Watcher, sweep};

/// What was gathered.
#[derive(Default)]
pub(super) struct Gathered {
    /// How many files could be opened.
    pub(super) files: usize,
    /// Each response as its own file would hold it, without a seal.
    pub(super) responses: BTreeMap<ResponseKey, Text>,
    /// The files that were listed.
    paths: Vec<PathBuf>,
    pub(super) sources: BTreeMap<String, SourceFile>,
    /// The responses with open conflicts, and the decisions.
    pub(super) open: Collection,
    /// What is to be said about files, in their order.
    pub(super) problems: Vec<Problem>,
    /// What is good to know about files, in their order.
    pub(super) notes: Vec<Problem>,
    /// What is wrong with answers, response by response.
    pub(super) answers: BTreeMap<ResponseKey, Vec<Problem>>,
    /// Whether a file could not be opened at all.
    pub(super) unreadable: bool,
    /// Why copies of a response are not joined: their files cannot be read once more or were changed since. What was gathered is
    /// then not to be written.
    pub(super) unjoined: Option<StoreError>,
}

/// How files are read.
pub(super) struct Way<'w> {
    pub(super) opener: &'w dyn Opener,
    pub(super) catalogue: &'w Catalogue,
    /// The questionnaires of which responses are taken as they are written.
    pub(super) plans: Prepared<'w, SkimPlan<'w>>,
    pub(super) today: Date,
    /// When the program was started.
    pub(super) now: SystemTime,
    /// For texts. Files for which there is none are read once more when they are written.
    pub(super) room: Room,
}

/// A response for the collection.
struct Made {
    /// The response as its own file would hold it, without a seal.
    text: Text,
    answers: Vec<Problem>,
    /// The answers of which versions say different things, where there are any.
    open: Option<Box<Response>>,
}

/// What a worker has made of its files.
#[derive(Default)]
struct Worker {
    reader: Reader,
    files: usize,
    made: Vec<(ResponseKey, usize, Made)>,
    sources: Vec<(String, SourceFile)>,
    collections: Vec<Collection>,
    decisions: Vec<Decision>,
    problems: Vec<(usize, Problem)>,
    notes: Vec<(usize, Problem)>,
    unreadable: bool,
}

impl Gathered {
    /// Reads the files that were listed. A broken one costs its own line and nothing else.
    pub(super) fn read(listing: Listing, way: &Way<'_>, watcher: Option<Watcher<'_>>) -> Self {
        let paths = &listing.paths;
        let mut all = Worker::default();
        let each = |worker: &mut Worker, nth: usize| worker.take(nth, paths, way);
        for worker in sweep(paths.len(), Worker::default, each, watcher) {
            all.merge(worker);
        }
        all.problems.sort_by_key(|(nth, _)| *nth);
        all.notes.sort_by_key(|(nth, _)| *nth);
        let mut gathered = Self {
            files: all.files,
            unreadable: all.unreadable || !listing.problems.is_empty(),
            problems: listing.problems,
            paths: listing.paths,
            ..Self::default()
        };
        gathered
            .problems
            .extend(all.problems.into_iter().map(|(_, problem)| problem));
        gathered
            .notes
            .extend(all.notes.into_iter().map(|(_, note)| note));
        let mut known = Collection::default();
        for collection in all.collections {
            known.absorb(collection);
        }
        known.decide(all.decisions);
        let mut named = known.split_sources();
        let name = || {
            for (sha256, source) in all.sources {
                named.add_source(sha256, source);
            }
            named.into_sources()
        };
        // To name as many files as there are responses takes as long as to bring these into order.
        (gathered.sources, ()) = parallel::both(name, || gathered.join(all.made, &known, way));
        gathered.open.decide(known.decisions().iter().cloned());
        gathered
    }

    /// Takes the responses in; those that stand in several files, in a collection or in a decision are joined.
    fn join(
        &mut self,
        mut made: Vec<(ResponseKey, usize, Made)>,
        known: &Collection,
        way: &Way<'_>,
    ) {
        made.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        let mut several: BTreeMap<ResponseKey, Vec<Made>> = BTreeMap::new();
        for key in known.responses().keys() {
            several.entry(key.clone()).or_default();
        }
        let mut rest = made.into_iter().peekable();
        while let Some((key, _, one)) = rest.next() {
            let again = rest.peek().is_some_and(|(next, ..)| *next == key);
            if again || several.contains_key(&key) || !known.decided(&key).is_empty() {
                several.entry(key).or_default().push(one);
            } else {
                self.take(key, one);
            }
        }
        // Whoever joins copies takes them out, so that they are let go.
        let several = several.into_iter();
        let several: Vec<_> = several.map(|(key, all)| (key, Mutex::new(all))).collect();
        let each = |(reader, done): &mut (Reader, Vec<_>), nth: usize| {
            if let Some((key, copies)) = several.get(nth) {
                let copies = copies.lock().map(|mut all| mem::take(&mut *all));
                let joined = self.joined(key, copies.unwrap_or_default(), known, reader);
                let made = joined.map(|(joined, problems)| {
                    let made = joined.map(|response| Made::of(key, response, way));
                    (key.clone(), made, problems)
                });
                done.push((nth, made));
            }
        };
        let done = sweep(several.len(), Default::default, each, None);
        let mut done: Vec<_> = done.into_iter().flat_map(|(_, done)| done).collect();
        done.sort_unstable_by_key(|(nth, _)| *nth);
        for (_, made) in done {
            let (key, made, problems) = match made {
                Ok(made) => made,
                Err(error) => {
                    self.unjoined.get_or_insert(error);
                    continue;
                }
            };
            let problems = problems.into_iter();
            let problems = problems.map(|problem| problem.on(key.to_string()));
            self.problems.extend(problems);
            if let Some(made) = made {
                self.take(key, made);
            }
        }
    }

    fn take(&mut self, key: ResponseKey, made: Made) {
        if !made.answers.is_empty() {
            self.answers.insert(key.clone(), made.answers);
        }
        if let Some(open) = made.open {
            self.open.join(*open);
        }
        self.responses.insert(key, made.text);
    }

    /// The join of the copies of a response with what collections and decisions say of it, and why some are not in it.
    fn joined(
        &self,
        key: &ResponseKey,
        copies: Vec<Made>,
        known: &Collection,
        reader: &mut Reader,
    ) -> Result<(Option<Response>, Vec<Problem>), StoreError> {
        let (mut joined, mut problems) = (Collection::default(), Vec::new());
        if let Some(stands) = known.responses().get(key) {
            joined.join(stands.clone());
        }
        for copy in copies {
            let text = copy.text.read(&self.paths, reader)?;
            // Laid out for the collection it may be longer than what is received.
            match read_draft(text) {
                Ok(read) => joined.join(read.response),
                Err(problem) => problems.push(problem),
            }
        }
        joined.decide(known.decided(key).iter().cloned());
        Ok((joined.responses().get(key).cloned(), problems))
    }

    /// The collection, piece by piece.
    pub(super) fn pieces(&self) -> impl Iterator<Item = Piece<'_, &Text>> {
        let responses = self.responses.values();
        collection_pieces(&self.sources, responses, self.open.decisions())
    }

    /// Adds the bytes of a piece.
    ///
    /// # Errors
    /// [`StoreError`] where the file of a response cannot be read once more or was changed since.
    pub(super) fn add_piece(
        &self,
        piece: Piece<'_, &Text>,
        reader: &mut Reader,
        bytes: &mut Vec<u8>,
    ) -> Result<(), StoreError> {
        piece.add_to(bytes, |response| {
            let text = response.read(&self.paths, reader)?;
            Ok(Cow::Borrowed(text))
        })
    }
}

impl Made {
    /// The response without what belongs to one file of it: its seal and its flags.
    fn of(key: &ResponseKey, mut response: Response, way: &Way<'_>) -> Self {
        response.seal = None;
        response.flags.clear();
        Self::with(write(&response), key, response, way)
    }

    /// The response that a file with this text holds.
    fn with(text: String, key: &ResponseKey, response: Response, way: &Way<'_>) -> Self {
        Self {
            text: Text::Held(text.into_bytes().into()),
            answers: answer_problems(key, &response, way),
            open: open(response),
        }
    }
}

/// A response with nothing but its open conflicts.
fn open(mut response: Response) -> Option<Box<Response>> {
    response
        .answers
        .retain(|_, register| register.is_conflict());
    (!response.answers.is_empty()).then(|| Box::new(response))
}

/// Answers that do not fit their questions, or a questionnaire that is not known here. The response is merged all the same:
/// nothing in it is lost.
fn answer_problems(key: &ResponseKey, response: &Response, way: &Way<'_>) -> Vec<Problem> {
    let at = |problem: Problem| {
        let item = problem.place.item.clone();
        problem.on(item.map_or_else(|| key.to_string(), |item| format!("{key}: {item}")))
    };
    match way.catalogue.find(&key.questionnaire, &key.version) {
        Ok(questionnaire) => {
            let live = Live::new(&questionnaire, response, way.today);
            let problems = validate(&live).into_iter();
            problems.filter(Problem::is_error).map(at).collect()
        }
        Err(problem) => vec![at(problem)],
    }
}

impl Worker {
    fn take(&mut self, nth: usize, paths: &[PathBuf], way: &Way<'_>) {
        let Some(path) = paths.get(nth) else { return };
        let located = |problem: Problem| (nth, problem.in_file(path.display().to_string()));
        let (bytes, stamp) = match self.reader.read_stamped(path, way.now) {
            Ok(read) => read,
            Err(error) => {
                self.unreadable |= matches!(error, StoreError::Io { .. });
                return self.problems.push((nth, error.problem()));
            }
        };
        self.files += 1;
        let unsealed = match way.opener.open(path, bytes) {
            Ok(unsealed) => unsealed,
            Err(problem) => return self.problems.push(located(problem)),
        };
        self.notes.extend(unsealed.notes.into_iter().map(located));
        self.problems
            .extend(unsealed.problems.into_iter().map(located));
        if let Some(written) = AsWritten::read(&unsealed.bytes, &way.plans, way.today) {
            // What was unsealed stands in no file.
            let stamp = stamp.filter(|_| matches!(unsealed.bytes, Cow::Borrowed(_)));
            let made = Made {
                text: written.text(nth, stamp, &way.room),
                answers: Vec::new(),
                open: written.open,
            };
            let source = source(path, written.status, written.revision, written.broken);
            self.sources.push((written.sha256, source));
            return self.made.push((written.key, nth, made));
        }
        match received(&unsealed.bytes) {
            Ok(Received::Response(read)) => {
                self.problems.extend(read.problems.into_iter().map(located));
                let mut response = read.response;
                let key = ResponseKey::of(&response);
                // What a seal is of is what is held for the collection, so it is written once for both.
                let seal = response.seal.take();
                let text = write(&response);
                let broken = seal.is_some_and(|seal| seal != digest(text.as_bytes()));
                let source = source(path, response.status, response.revision, broken);
                self.sources.push((digest(&unsealed.bytes), source));
                let made = if response.flags.is_empty() {
                    Made::with(text, &key, response, way)
                } else {
                    Made::of(&key, response, way)
                };
                self.made.push((key, nth, made));
            }
            Ok(Received::Collection(collection)) => self.collections.push(*collection),
            Ok(Received::Decisions(decisions)) => self.decisions.extend(decisions),
            Err(problem) => self.problems.push(located(problem)),
        }
    }

    fn merge(&mut self, other: Self) {
        self.files += other.files;
        self.made.extend(other.made);
        self.sources.extend(other.sources);
        self.collections.extend(other.collections);
        self.decisions.extend(other.decisions);
        self.problems.extend(other.problems);
        self.notes.extend(other.notes);
        self.unreadable |= other.unreadable;
    }
}

/// A file as the collection names it.
fn source(
    path: &Path,
    status: Status,
    revision: u32,
    changed_after_finalising: bool,
) -> SourceFile {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    SourceFile {
        names: BTreeSet::from([name.into_owned()]),
        status,
        revision,
        changed_after_finalising,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::Duration;

    use super::*;
    use crate::response::{SampleOf, sample, seal_of};
    use crate::store::{AsTheyAre, Unsealed, replace, replace_in_pieces};

    /// A folder with files as they are written, one of which is there twice: so few that one worker takes all, on any machine.
    struct Folder(tempfile::TempDir);

    impl Folder {
        fn new() -> Self {
            let folder = Self(tempfile::tempdir().unwrap());
            let catalogue = Catalogue::read(None).0;
            let road = catalogue.latest(&"road".parse().unwrap()).unwrap();
            for institution in 0..7 {
                let of = SampleOf {
                    country: institution % 3,
                    institution,
                    seed: 1,
                    on: Date::constant(2026, 9, 30),
                };
                let mut response = sample(&road, of);
                folder.put(&format!("{institution}.json"), &response);
                if institution == 5 {
                    response.answers.pop_first();
                    response.seal = Some(seal_of(&response));
                    folder.put("again.json", &response);
                }
            }
            folder
        }

        fn put(&self, name: &str, response: &Response) {
            replace(&self.at(name), write(response).as_bytes()).unwrap();
        }

        fn at(&self, name: &str) -> PathBuf {
            self.0.path().join(name)
        }

        /// What is gathered when the first change is over for so long.
        fn gathered(&self, room: usize, opener: &dyn Opener, over: Duration) -> Gathered {
            let catalogue = Catalogue::read(None).0;
            let offers = catalogue.offers();
            let first = fs::metadata(self.at("0.json")).unwrap();
            let way = Way {
                opener,
                catalogue: &catalogue,
                plans: Prepared::new(&offers, SkimPlan::new),
                today: Date::constant(2026, 10, 1),
                now: first.modified().unwrap() + over,
                room: Room::new(room),
            };
            let listing = Listing::of(&[self.0.path().to_owned()]);
            Gathered::read(listing, &way, None)
        }
    }

    const OVER: Duration = Duration::from_mins(1);

    /// Hands on a copy of each file, as where it was sealed.
    struct Copying;

    impl Opener for Copying {
        fn open<'b>(&self, _: &Path, bytes: &'b [u8]) -> Result<Unsealed<'b>, Problem> {
            Ok(Unsealed::from(Cow::Owned(bytes.to_vec())))
        }
    }

    /// Removes a file when another one is opened, which it refuses.
    struct Removing(PathBuf);

    impl Opener for Removing {
        fn open<'b>(&self, path: &Path, bytes: &'b [u8]) -> Result<Unsealed<'b>, Problem> {
            if path.ends_with("6.json") {
                fs::remove_file(&self.0).unwrap();
                return Err(Problem::error("json-too-large"));
            }
            AsTheyAre.open(path, bytes)
        }
    }

    /// How many responses are left in their files.
    fn in_files(gathered: &Gathered) -> usize {
        let texts = gathered.responses.values();
        texts
            .filter(|text| matches!(text, Text::InFile { .. }))
            .count()
    }

    fn write_to(path: &Path, gathered: &Gathered) -> Result<(), StoreError> {
        let add = |reader: &mut _, piece, bytes: &mut _| gathered.add_piece(piece, reader, bytes);
        replace_in_pieces(path, gathered.pieces(), Reader::default, add)
    }

    #[test]
    fn files_that_are_read_once_more_give_what_would_be_held() {
        let (folder, out) = (Folder::new(), tempfile::tempdir().unwrap());
        let mut merged = Vec::new();
        let ways: [(usize, &dyn Opener, Duration, usize); _] = [
            (usize::MAX, &AsTheyAre, OVER, 0),
            (40_000, &AsTheyAre, OVER, 5),
            (0, &AsTheyAre, OVER, 6),
            (0, &AsTheyAre, Duration::ZERO, 0),
            (0, &Copying, OVER, 0),
        ];
        for (nth, (room, opener, over, expected)) in ways.into_iter().enumerate() {
            let gathered = folder.gathered(room, opener, over);
            assert_eq!(in_files(&gathered), expected, "{nth}");
            let path = out.path().join(nth.to_string());
            write_to(&path, &gathered).unwrap();
            merged.push(fs::read(&path).unwrap());
        }
        let (first, others) = merged.split_first().unwrap();
        assert!(others.iter().all(|other| other == first));
        let Ok(Received::Collection(all)) = received(first) else {
            panic!("no collection")
        };
        assert_eq!((all.responses().len(), all.sources().len()), (7, 8));
    }

    #[test]
    fn a_file_that_is_changed_before_it_is_written_leaves_the_old_collection() {
        let (folder, out) = (Folder::new(), tempfile::tempdir().unwrap());
        let path = out.path().join("all.json");
        replace(&path, b"old").unwrap();
        let gathered = folder.gathered(0, &AsTheyAre, OVER);
        let changed = folder.at("4.json");
        replace(&changed, b"{}").unwrap();
        let said = write_to(&path, &gathered).unwrap_err().problem();
        assert_eq!(said.message, "store-changed-since");
        assert_eq!(said.place.file, Some(changed.display().to_string()));
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(out.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_copy_that_is_gone_before_it_is_joined_ends_it_and_what_was_said_of_others_stays() {
        let folder = Folder::new();
        let gone = folder.at("5.json");
        let gathered = folder.gathered(0, &Removing(gone.clone()), OVER);
        let said = gathered.unjoined.unwrap().problem();
        assert_eq!(said.message, "store-changed-since");
        assert_eq!(said.place.file, Some(gone.display().to_string()));
        let messages = gathered.problems.iter().map(|problem| problem.message);
        assert_eq!(messages.collect::<Vec<_>>(), ["json-too-large"]);
    }
}
