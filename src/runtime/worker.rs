//! The thread that touches files: it performs effects in order and answers with messages.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::events::{Event, Post};
use super::requests::{Request, Requests};
use super::{clock, desk, listing};
use crate::analysis::contributes;
use crate::base::{Problem, Processor};
use crate::questionnaire::Questionnaire;
use crate::response::{
    Author, DraftKey, Live, QuestionnaireRef, Respondent, Response, finalised, write,
};
use crate::store::{self, Catalogue, Inbox, Saved, Workspace, write_into};
use crate::tui::screen::desk::{Data, Msg as Desktop};
use crate::tui::screen::{fill, home, profile, review};
use crate::tui::{Effect, Me, Message};

/// The worker's end of the line.
pub(super) struct Worker(Stage);

/// A draft of no more bytes is written in less time than a key takes.
const SMALL: usize = 128 << 10;

/// How long who has to stop waits for what is on its way to the disk.
const PATIENCE: Duration = Duration::from_secs(2);

/// How far a worker is.
enum Stage {
    /// Nothing was asked for yet.
    Idle(Box<Desk>),
    Running {
        requests: Sender<Request>,
        thread: JoinHandle<()>,
    },
    Over,
}

impl Worker {
    /// A worker, the answers of which go to `answers`. What the program was opened for may be done `at_once`, before there is
    /// anything that it could keep waiting; the thread begins with what is asked for after that.
    pub(super) fn new(
        workspace: Workspace,
        me: Me,
        answers: Post,
        at_once: impl FnOnce(&mut Desk),
    ) -> Self {
        let mut desk = Desk {
            workspace,
            me,
            answers,
            open: BTreeMap::new(),
            shown: false,
        };
        // After a panic, which the hook has told of, the screens still have to end.
        catch_unwind(AssertUnwindSafe(|| at_once(&mut desk))).ok();
        Self(Stage::Idle(Box::new(desk)))
    }

    /// Asks for an effect.
    pub(super) fn ask(&mut self, effect: Effect) {
        self.start();
        if let Stage::Running { requests, .. } = &self.0 {
            // The thread only ends with this side.
            let request = Request::Perform(effect, Processor::here());
            requests.send(request).ok();
        }
    }

    /// Waits until everything asked for is done, but not for ever, as on a disk that does not answer.
    pub(super) fn settle(&self) {
        if let Stage::Running { requests, .. } = &self.0 {
            let (settled, done) = mpsc::channel();
            requests.send(Request::Settle(settled)).ok();
            done.recv_timeout(PATIENCE).ok();
        }
    }

    fn start(&mut self) {
        self.0 = match std::mem::replace(&mut self.0, Stage::Over) {
            Stage::Idle(mut desk) => {
                let (requests, asked) = mpsc::channel();
                let thread = thread::spawn(move || desk.work(Requests::new(asked)));
                Stage::Running { requests, thread }
            }
            begun => begun,
        };
    }

    /// Waits until everything asked for is done, and lets go of what is open.
    pub(super) fn finish(&mut self) {
        self.start();
        if let Stage::Running { requests, thread } = std::mem::replace(&mut self.0, Stage::Over) {
            drop(requests);
            thread.join().ok();
        }
    }
}

/// What works on files: on the thread, or before there is one.
pub(super) struct Desk {
    workspace: Workspace,
    me: Me,
    answers: Post,
    open: BTreeMap<DraftKey, store::Draft>,
    /// Whether the facilitator's desk was shown once.
    shown: bool,
}

impl Desk {
    fn work(&mut self, mut requests: Requests) {
        while let Some(waiting) = requests.next() {
            for request in waiting {
                match request {
                    Request::Perform(effect, from) => self.outlive(&effect, from),
                    // Nobody may wait any more.
                    Request::Settle(settled) => settled.send(()).unwrap_or_default(),
                }
            }
        }
        for key in self.open.keys().cloned().collect::<Vec<_>>() {
            catch_unwind(AssertUnwindSafe(|| self.close(&key))).ok();
        }
    }

    /// Whether an effect may keep a processor longer than it takes to go to another one, where who shows the screen may be. What is
    /// saved is mostly as long as what was saved before.
    fn takes_long(&self, effect: &Effect) -> bool {
        match effect {
            Effect::Save { key, .. } => {
                let draft = self.open.get(key);
                draft.is_some_and(|draft| draft.size() > SMALL)
            }
            _ => true,
        }
    }

    /// Performs an effect. After a panic, which the hook has told of, there is still the last save to come.
    fn outlive(&mut self, effect: &Effect, from: Processor) {
        let perform = || {
            if self.takes_long(effect) {
                // Who asks has the next key to answer to.
                from.leave();
            }
            self.perform(effect);
        };
        catch_unwind(AssertUnwindSafe(perform)).ok();
    }

    fn answer(&self, message: Message) {
        // Nobody listens any more while the program ends; what was to be saved is saved.
        self.answers.send(Event::Answer(Box::new(message)));
    }

    pub(super) fn perform(&mut self, effect: &Effect) {
        match effect {
            Effect::LoadListing => {
                let listed = |listing| self.answer(Message::Home(home::Msg::Listed(listing)));
                if let Err(error) = listing::tell(&self.workspace, listed) {
                    self.answer(Message::Home(home::Msg::Failed(error.problem())));
                }
            }
            Effect::BeginListing { rows } => {
                let begun = listing::begin(&self.workspace, *rows);
                self.answer(Message::Home(match begun {
                    Ok(listing) => home::Msg::Listed(listing),
                    Err(error) => home::Msg::Failed(error.problem()),
                }));
            }
            Effect::CreateDraft {
                questionnaire,
                respondent,
            } => {
                self.create(questionnaire, respondent);
            }
            Effect::OpenDraft(key) => {
                let opened = self.open(key);
                self.show(opened);
            }
            Effect::Assemble { key, files } => {
                let opened = self.assemble(key, files);
                self.show(opened);
            }
            Effect::Save {
                key,
                response,
                edition,
            } => self.save(key, response, *edition),
            Effect::CloseDraft(key) => self.close(key),
            Effect::Finalise { key, response } => self.finalise(key, response),
            Effect::Discard(key) => {
                self.open.remove(key);
                match self.workspace.discard(key) {
                    Ok(_) => self.perform(&Effect::LoadListing),
                    Err(error) => self.answer(Message::Home(home::Msg::Failed(error.problem()))),
                }
            }
            Effect::Export { key, response } => self.export(key, response),
            Effect::LoadDesk { received, language } => {
                if !std::mem::replace(&mut self.shown, true) {
                    // The screen comes at once; what stands on it follows.
                    let empty = Data {
                        received: received.clone(),
                        ..Data::default()
                    };
                    self.answer(Message::Desk(Desktop::Loaded(Arc::new(empty))));
                }
                let (catalogue, _) = self.catalogue();
                let told = |data| self.answer(Message::Desk(Desktop::Loaded(Arc::new(data))));
                desk::tell(received, &catalogue, *language, told);
            }
            Effect::Report {
                received,
                order,
                language,
            } => {
                let (catalogue, _) = self.catalogue();
                let told = desk::write_report(received, order, &catalogue, *language);
                self.answer(Message::Desk(
                    told.map_or_else(Desktop::Refused, Desktop::Told),
                ));
            }
            Effect::Decide { inputs, verdict } => {
                let kept = desk::decide(inputs, verdict, &self.me.id, &self.me.name);
                self.answer(Message::Desk(
                    kept.map_or_else(Desktop::Failed, Desktop::Kept),
                ));
            }
            Effect::TakeBack { inputs } => {
                let kept = desk::take_back(inputs, &self.me.id);
                self.answer(Message::Desk(
                    kept.map_or_else(Desktop::Failed, Desktop::Kept),
                ));
            }
            Effect::EditText(_) | Effect::Start(_) | Effect::Quit => {}
        }
    }

    fn catalogue(&self) -> (Catalogue, Vec<Problem>) {
        Catalogue::read(Some(&self.workspace.questionnaires_folder()))
    }

    fn author(&self) -> Author {
        Author {
            name: self.me.name.clone(),
        }
    }

    fn create(&mut self, questionnaire: &Questionnaire, respondent: &Respondent) {
        let reference = QuestionnaireRef::from(questionnaire);
        let mut response = Response::new(reference, respondent.clone());
        response.authors.insert(self.me.id.clone(), self.author());
        let key = DraftKey::new(questionnaire.id.clone(), respondent);
        let made = self
            .workspace
            .create(&response, &self.author())
            .map_err(|e| e.problem());
        // The lock of the new draft is let go here and taken again by opening it.
        let opened = made.map(drop).and_then(|()| self.open(&key));
        self.answer(match opened {
            Ok(opened) => Message::Fill(fill::Msg::Opened(Box::new(opened))),
            Err(problem) => Message::Profile(profile::Msg::Failed(problem)),
        });
    }

    /// Shows a draft, or says why it cannot be.
    fn show(&self, opened: Result<fill::Opened, Problem>) {
        self.answer(match opened {
            Ok(opened) => Message::Fill(fill::Msg::Opened(Box::new(opened))),
            Err(problem) => Message::Home(home::Msg::Failed(problem)),
        });
    }

    /// Goes on with a draft that was opened before there was a screen.
    pub(super) fn take_up(&mut self, key: &DraftKey, opened: store::Opened) {
        let recovered = opened.recovered;
        let opened = self.kept(key, opened);
        self.show(opened.map(|opened| fill::Opened {
            recovered,
            ..opened
        }));
    }

    fn open(&mut self, key: &DraftKey) -> Result<fill::Opened, Problem> {
        self.open.remove(key);
        let opened = self.workspace.open_draft(key, &self.author());
        self.kept(key, opened.map_err(|error| error.problem())?)
    }

    /// Keeps a draft open, for what is to be shown of it.
    fn kept(&mut self, key: &DraftKey, mut opened: store::Opened) -> Result<fill::Opened, Problem> {
        let reference = &opened.response.questionnaire;
        let questionnaire = self.catalogue().0.find(&reference.id, &reference.version)?;
        let read_only = opened.read_only.then(|| match &opened.holder {
            Some(holder) => Problem::warning("store-held").with("holder", holder),
            None => opened
                .problems
                .first()
                .cloned()
                .unwrap_or_else(|| Problem::warning("store-read-only")),
        });
        opened
            .response
            .authors
            .entry(self.me.id.clone())
            .or_insert_with(|| self.author());
        self.open.insert(key.clone(), opened.draft);
        Ok(fill::Opened {
            key: key.clone(),
            questionnaire,
            response: opened.response,
            read_only,
            received: Arc::default(),
            // Who comes from Home has read it there.
            recovered: false,
            problems: opened.problems,
        })
    }

    /// Opens a draft with what institutions sent. What cannot be read is said and left out.
    fn assemble(&mut self, key: &DraftKey, files: &[PathBuf]) -> Result<fill::Opened, Problem> {
        let inbox = Inbox::read(files);
        let mut opened = self.open(key)?;
        let all = inbox.collection.responses().values();
        let parts = all.filter(|part| contributes(part, &opened.response));
        opened.received = Arc::new(parts.cloned().collect());
        opened.problems.extend(inbox.problems);
        if opened.received.is_empty() {
            opened.problems.push(Problem::warning("assemble-empty"));
        }
        Ok(opened)
    }

    fn save(&mut self, key: &DraftKey, response: &Response, edition: u64) {
        let Some(draft) = self.open.get_mut(key) else {
            return;
        };
        let key = key.clone();
        let message = match draft.save(response) {
            Ok(Saved::AsGiven) => fill::Msg::Saved {
                key,
                edition,
                at: clock::now(),
            },
            Ok(Saved::Joined(response)) => fill::Msg::Joined { key, response },
            Err(error) => fill::Msg::SaveFailed {
                key,
                problem: error.problem(),
            },
        };
        self.answer(Message::Fill(message));
    }

    /// Lets a draft go. What a list says of it is noted while its questionnaire is at hand.
    fn close(&mut self, key: &DraftKey) {
        let held = self.open.remove(key);
        if held.is_some_and(|draft| draft.is_mine()) {
            listing::note(&self.workspace, key, &self.catalogue().0);
        }
    }

    fn finalise(&mut self, key: &DraftKey, response: &Response) {
        let done = self.finalised(response);
        self.answer(Message::Review(match done {
            Ok((file, revision)) => review::Msg::Finalised { file, revision },
            Err(problem) => review::Msg::Failed(problem.on(key.questionnaire.clone())),
        }));
    }

    fn finalised(&self, response: &Response) -> Result<(String, u32), Problem> {
        let reference = &response.questionnaire;
        let questionnaire = self.catalogue().0.find(&reference.id, &reference.version)?;
        let live = Live::new(&questionnaire, response, clock::today());
        let sent = finalised(&live)
            .map_err(|problems| Problem::error("finalise-not-yet").with("count", problems.len()))?;
        let path = self
            .workspace
            .write_finalised(&sent)
            .map_err(|error| error.problem())?;
        Ok((path.display().to_string(), sent.revision))
    }

    fn export(&self, key: &DraftKey, response: &Response) {
        let folder = self.workspace.folder().join("exports");
        let name = key.file_name();
        let written = write_into(&folder, &name, write(response).as_bytes());
        self.answer(Message::Review(match written {
            Ok(path) => review::Msg::Exported {
                file: path.display().to_string(),
            },
            Err(error) => review::Msg::Failed(error.problem()),
        }));
    }
}
