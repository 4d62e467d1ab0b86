//! What the worker is asked for, in order, and how soon after each other it saves.

use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use crate::base::Processor;
use crate::tui::Effect;

/// What lies at least between two saves, where nothing else is asked for. A disk gains nothing from more, and a file system looks,
/// without letting anybody else work, through the files that were replaced lately: hundreds of them in seconds, as from a key that is
/// held down, keep a key waiting longer than drawing does.
const PACE: Duration = Duration::from_millis(100);

/// Something that is asked for.
#[derive(Debug)]
pub(super) enum Request {
    /// An effect, and where who asks for it works.
    Perform(Effect, Processor),
    /// To say when all that was asked for before is done.
    Settle(Sender<()>),
}

impl Request {
    fn is_save(&self) -> bool {
        matches!(self, Self::Perform(Effect::Save { .. }, _))
    }

    /// Whether this is a save of the same draft as the other, which holds what this one would write.
    fn is_outdated_by(&self, newer: &Self) -> bool {
        match (self, newer) {
            (
                Self::Perform(Effect::Save { key, .. }, _),
                Self::Perform(Effect::Save { key: newer, .. }, _),
            ) => key == newer,
            _ => false,
        }
    }
}

/// What is asked for.
pub(super) struct Requests {
    asked: Receiver<Request>,
    /// When the next save may begin; at once where there was none.
    due: Option<Instant>,
}

impl Requests {
    /// What comes through `asked`.
    pub(super) fn new(asked: Receiver<Request>) -> Self {
        Self { asked, due: None }
    }

    /// Waits for something to do, and gives all there is; nothing when nobody can ask any more.
    ///
    /// Of several saves of one draft with nothing in between the newest alone: it holds the others. Where there is nothing but saves,
    /// they wait until one is due. What else is asked for, and the end, is not kept waiting, nor is what was to be saved before it.
    pub(super) fn next(&mut self) -> Option<Vec<Request>> {
        let mut waiting = vec![self.asked.recv().ok()?];
        while waiting.iter().all(Request::is_save)
            && let Some(rest) = self.due.and_then(until)
            && let Ok(request) = self.asked.recv_timeout(rest)
        {
            push(&mut waiting, request);
        }
        for request in self.asked.try_iter() {
            push(&mut waiting, request);
        }
        if waiting.iter().any(Request::is_save) {
            self.due = Some(Instant::now() + PACE);
        }
        Some(waiting)
    }
}

/// How long it is until then, unless that is over.
fn until(due: Instant) -> Option<Duration> {
    let rest = due.saturating_duration_since(Instant::now());
    (!rest.is_zero()).then_some(rest)
}

fn push(waiting: &mut Vec<Request>, request: Request) {
    waiting.pop_if(|last| last.is_outdated_by(&request));
    waiting.push(request);
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::response::fixture::empty;
    use crate::response::{DraftKey, Response};

    /// Longer than a test may take: who waits for it hangs.
    const LONG: Duration = Duration::from_hours(24);

    fn response(institution: &str) -> Response {
        let mut response = empty();
        response.respondent.institution = institution.to_owned();
        response
    }

    fn save_of(institution: &str, edition: u64) -> Effect {
        let response = response(institution);
        Effect::Save {
            key: DraftKey::of(&response),
            response: response.into(),
            edition,
        }
    }

    fn save(edition: u64) -> Effect {
        save_of("Office", edition)
    }

    /// Both ends.
    fn line() -> (Sender<Request>, Requests) {
        let (sender, asked) = mpsc::channel();
        (sender, Requests::new(asked))
    }

    fn ask(sender: &Sender<Request>, effects: impl IntoIterator<Item = Effect>) {
        for effect in effects {
            let request = Request::Perform(effect, Processor::here());
            sender.send(request).unwrap();
        }
    }

    /// The editions that are saved, and 0 for anything else.
    fn given(requests: &mut Requests) -> Option<Vec<u64>> {
        let all = requests.next()?.into_iter();
        let given = all.map(|request| match request {
            Request::Perform(Effect::Save { edition, .. }, _) => edition,
            _ => 0,
        });
        Some(given.collect())
    }

    #[test]
    fn of_saves_of_a_draft_that_wait_the_newest_is_left() {
        let (sender, mut requests) = line();
        ask(&sender, [save(1), save(2), save_of("Bureau", 3)]);
        assert_eq!(given(&mut requests), Some(vec![2, 3]));
        // What stands between two saves may read what the first one writes.
        let close = Effect::CloseDraft(DraftKey::of(&response("Office")));
        ask(&sender, [save(3), save(4), close, save(5), save(6)]);
        assert_eq!(given(&mut requests), Some(vec![4, 0, 6]));
    }

    #[test]
    fn a_save_soon_after_another_waits_for_a_tenth_of_a_second() {
        let (sender, mut requests) = line();
        ask(&sender, [Effect::LoadListing]);
        assert_eq!(given(&mut requests), Some(vec![0]));
        assert_eq!(requests.due, None);
        let before = Instant::now();
        ask(&sender, [save(1)]);
        assert_eq!(given(&mut requests), Some(vec![1]));
        assert!(requests.due.unwrap() >= before + PACE);
        assert!(requests.due.and_then(until).unwrap_or_default() <= PACE);
        // With nothing after it, it comes all the same.
        ask(&sender, [save(2)]);
        assert_eq!(given(&mut requests), Some(vec![2]));
        assert!(before.elapsed() >= PACE);
    }

    #[test]
    fn a_save_that_waits_comes_with_whatever_else_is_asked_for() {
        let (sender, mut requests) = line();
        let (settled, _done) = mpsc::channel();
        for other in [
            Request::Perform(Effect::LoadListing, Processor::here()),
            Request::Settle(settled),
        ] {
            requests.due = Some(Instant::now() + LONG);
            ask(&sender, [save(1)]);
            std::thread::scope(|scope| {
                scope.spawn(|| {
                    ask(&sender, [save(2)]);
                    sender.send(other).unwrap();
                });
                assert_eq!(given(&mut requests), Some(vec![2, 0]));
            });
        }
    }

    #[test]
    fn the_end_is_not_kept_waiting_and_the_last_save_comes_before_it() {
        let (sender, mut requests) = line();
        requests.due = Some(Instant::now() + LONG);
        ask(&sender, [save(1), save(2)]);
        drop(sender);
        assert_eq!(given(&mut requests), Some(vec![2]));
        assert_eq!(given(&mut requests), None);
    }
}
