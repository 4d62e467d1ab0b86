//! What the worker is asked for, in order, and how soon after each other it saves.

use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use crate::base::Processor;
use crate::tui::Effect;

/// From the beginning of a save to that of the next. A disk gains nothing from more, and a file system looks, without letting anybody
/// else work, through the files that were replaced lately: hundreds of them in seconds, as from a key that is held down, keep a key
/// waiting longer than drawing does.
const PACE: Duration = Duration::from_millis(100);

/// An effect, and where who asks for it works.
pub(super) type Request = (Effect, Processor);

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
    /// Of several saves of one draft the newest alone: it holds the others. Where there is nothing but saves, they wait until one is
    /// due. What else is asked for, and the end, is not kept waiting, nor is what was to be saved before it.
    pub(super) fn next(&mut self) -> Option<Vec<Request>> {
        let mut waiting = vec![self.asked.recv().ok()?];
        while waiting.iter().all(|(effect, _)| is_save(effect))
            && let Some(rest) = self.due.and_then(until)
            && let Ok(request) = self.asked.recv_timeout(rest)
        {
            push(&mut waiting, request);
        }
        for request in self.asked.try_iter() {
            push(&mut waiting, request);
        }
        if waiting.iter().any(|(effect, _)| is_save(effect)) {
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

fn is_save(effect: &Effect) -> bool {
    matches!(effect, Effect::Save { .. })
}

/// Adds a request. A save takes the place of those of its draft that wait with nothing else in between.
fn push(waiting: &mut Vec<Request>, request: Request) {
    if let Effect::Save { key: newer, .. } = &request.0 {
        let is_outdated = |(effect, _): &mut Request| match effect {
            Effect::Save { key, .. } => key == newer,
            _ => false,
        };
        let other = waiting.iter().rposition(|(effect, _)| !is_save(effect));
        waiting
            .extract_if(other.map_or(0, |nth| nth + 1).., is_outdated)
            .for_each(drop);
    }
    waiting.push(request);
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{self, Sender};

    use super::*;
    use crate::response::DraftKey;
    use crate::response::fixture::empty;

    /// Longer than a test may take: who waits for it hangs.
    const LONG: Duration = Duration::from_hours(24);

    fn save(edition: u64) -> Effect {
        let response = empty();
        Effect::Save {
            key: DraftKey::of(&response),
            response: response.into(),
            edition,
        }
    }

    fn ask(sender: &Sender<Request>, effects: impl IntoIterator<Item = Effect>) {
        for effect in effects {
            sender.send((effect, Processor::here())).unwrap();
        }
    }

    /// The editions that are saved, and 0 for anything else.
    fn told(requests: &mut Requests) -> Option<Vec<u64>> {
        let all = requests.next()?.into_iter();
        let told = all.map(|(effect, _)| match effect {
            Effect::Save { edition, .. } => edition,
            _ => 0,
        });
        Some(told.collect())
    }

    #[test]
    fn of_saves_that_wait_only_the_newest_is_left() {
        let (sender, asked) = mpsc::channel();
        let mut requests = Requests::new(asked);
        ask(&sender, [save(1), save(2)]);
        assert_eq!(told(&mut requests), Some(vec![2]));
        // What stands between two saves may read what the first one writes.
        let close = Effect::CloseDraft(DraftKey::of(&empty()));
        ask(&sender, [save(3), save(4), close, save(5), save(6)]);
        assert_eq!(told(&mut requests), Some(vec![4, 0, 6]));
    }

    #[test]
    fn a_save_soon_after_another_waits_for_what_comes() {
        let (sender, asked) = mpsc::channel();
        let mut requests = Requests::new(asked);
        ask(&sender, [save(1)]);
        assert_eq!(told(&mut requests), Some(vec![1]));
        assert!(requests.due.is_some());
        requests.due = Some(Instant::now() + LONG);
        ask(&sender, [save(2)]);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                ask(&sender, [save(3)]);
                ask(&sender, [Effect::LoadListing]);
            });
            // Whatever comes first, nothing but the newest save before the other request is left.
            assert_eq!(told(&mut requests), Some(vec![3, 0]));
        });
    }

    #[test]
    fn the_end_is_not_kept_waiting_and_the_last_save_comes_before_it() {
        let (sender, asked) = mpsc::channel();
        let mut requests = Requests::new(asked);
        requests.due = Some(Instant::now() + LONG);
        ask(&sender, [save(1), save(2)]);
        drop(sender);
        assert_eq!(told(&mut requests), Some(vec![2]));
        assert_eq!(told(&mut requests), None);
    }
}
