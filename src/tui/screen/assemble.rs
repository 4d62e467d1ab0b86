//! Assemble: what each institution says beside the national answer. Nothing becomes national without a person's act.

mod view;

use jiff::civil::Date;

use super::fill;
use crate::analysis::{Assembly, Line, Part, assembly};
use crate::base::Problem;
use crate::response::{Answer, Edit, Response, taken};
use crate::tui::command::Command;
use crate::tui::draft::{Change, Draft};
use crate::tui::model::{Desk, Go};

pub(in crate::tui) use view::draw;

/// The state of the screen. The national draft lies under it, and what is taken is read there; what institutions say does
/// not change while it is open.
pub struct State {
    assembly: Assembly,
    /// The answer in focus, among the lines.
    selected: usize,
    /// The institution in focus, among those that were asked.
    part: usize,
    /// Rows of the answer in focus above the first that is seen.
    top: usize,
}

impl State {
    /// What institutions sent beside a national draft.
    pub(in crate::tui) fn new(received: &[Response], draft: &Draft, today: Date) -> Self {
        let mut assembly = assembly(draft.response(), received, &draft.questionnaire, today);
        assembly.lines.retain(|line| !line.parts.is_empty());
        Self {
            assembly,
            selected: 0,
            part: 0,
            top: 0,
        }
    }

    fn line(&self) -> Option<&Line> {
        self.assembly.lines.get(self.selected)
    }

    fn select(&mut self, to: usize) {
        let last = self.assembly.lines.len().saturating_sub(1);
        self.selected = to.min(last);
        self.part = 0;
        self.top = 0;
    }

    /// Carries out a command. `fill` is the national draft.
    pub(in crate::tui) fn command(
        &mut self,
        command: Command,
        fill: &mut fill::State,
        desk: &mut Desk<'_, '_>,
    ) {
        match command {
            Command::Up => self.select(self.selected.saturating_sub(1)),
            Command::Down => self.select(self.selected + 1),
            Command::First => self.select(0),
            Command::Last => self.select(usize::MAX),
            Command::PageUp => self.top = self.top.saturating_sub(PAGE),
            Command::PageDown => self.top += PAGE,
            Command::Left | Command::FocusPrevious => self.part = self.part.saturating_sub(1),
            Command::Right | Command::FocusNext => {
                let last = self
                    .line()
                    .map_or(0, |line| line.parts.len().saturating_sub(1));
                self.part = (self.part + 1).min(last);
            }
            Command::NextProblem => self.next_open(&fill.draft, desk),
            Command::Accept | Command::Choose => self.take(fill, desk),
            Command::KeepBoth => self.combine(fill, desk),
            Command::Validate => self.validate(fill, desk),
            Command::TakeAgreed => self.take_agreed(fill, desk),
            Command::Write => self.write(fill, desk),
            Command::Review => {
                let review = fill.review(desk);
                desk.go = Some(Go::To(review));
            }
            Command::Back => desk.go = Some(Go::Up),
            Command::Save | Command::Retry | Command::Search | Command::Undo | Command::Redo => {
                fill.in_general(command, desk);
            }
            _ => {}
        }
    }

    /// The next answer that is not validated; round at the end.
    fn next_open(&mut self, draft: &Draft, desk: &mut Desk<'_, '_>) {
        let count = self.assembly.lines.len();
        let order = (1..=count).map(|step| (self.selected + step) % count.max(1));
        let open = |index: &usize| {
            let line = self.assembly.lines.get(*index);
            line.is_some_and(|line| line.is_open(draft.response()))
        };
        match order.into_iter().find(open) {
            Some(index) => self.select(index),
            None => desk.say(Problem::warning("assemble-all-validated")),
        }
    }

    /// The answer of the institution in focus becomes the national one.
    fn take(&self, fill: &mut fill::State, desk: &mut Desk<'_, '_>) {
        let Some(line) = self.line() else {
            return;
        };
        let part = line.parts.get(self.part);
        match part.and_then(Part::said) {
            Some(said) => {
                let share = fill.draft.response().respondent.share;
                put(line, taken(said, share), fill, desk);
            }
            None => desk.say(about("assemble-not-settled", line)),
        }
    }

    /// One answer of all, with the levels of the institution in focus.
    fn combine(&self, fill: &mut fill::State, desk: &mut Desk<'_, '_>) {
        let Some(line) = self.line() else {
            return;
        };
        let share = fill.draft.response().respondent.share;
        match line.combined(self.part, share) {
            Some(answer) => put(line, answer, fill, desk),
            None => desk.say(about("assemble-not-combined", line)),
        }
    }

    /// Marks the national answer as validated, or takes the mark away.
    fn validate(&self, fill: &mut fill::State, desk: &mut Desk<'_, '_>) {
        let Some(line) = self.line() else {
            return;
        };
        let answer = fill.draft.response().answer(&line.address).cloned();
        match answer.filter(Answer::is_given) {
            Some(answer) => {
                let validated = !answer.validated;
                put(
                    line,
                    Answer {
                        validated,
                        ..answer
                    },
                    fill,
                    desk,
                );
            }
            None => desk.say(about("assemble-nothing", line)),
        }
    }

    fn take_agreed(&self, fill: &mut fill::State, desk: &mut Desk<'_, '_>) {
        let edits = self.assembly.agreed(fill.draft.response());
        let count = edits.len();
        for edit in edits {
            fill.change(Change::Answer(edit), desk);
        }
        fill.refresh(desk);
        desk.say(Problem::warning("assemble-taken").with("count", count));
    }

    /// To the question itself, to write another answer.
    fn write(&self, fill: &mut fill::State, desk: &mut Desk<'_, '_>) {
        if let Some(line) = self.line() {
            fill.go_to(&line.address, desk);
            desk.go = Some(Go::Up);
        }
    }
}

/// What can be done, most important first.
pub(in crate::tui) fn hints() -> Vec<Command> {
    vec![
        Command::Accept,
        Command::FocusNext,
        Command::KeepBoth,
        Command::Validate,
        Command::Write,
        Command::NextProblem,
        Command::TakeAgreed,
    ]
}

/// How far a page of an answer goes.
const PAGE: usize = 5;

fn about(message: &'static str, line: &Line) -> Problem {
    Problem::error(message).with("address", &line.address)
}

fn put(line: &Line, answer: Answer, fill: &mut fill::State, desk: &mut Desk<'_, '_>) {
    let edit = Edit::put(line.address.clone(), answer);
    fill.change(Change::Answer(edit), desk);
    fill.refresh(desk);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::response::Value;
    use crate::tui::keymap::When;
    use crate::tui::sample::{Stage, response, text_edit};

    fn ministry(name: &str, text: &str) -> Response {
        let mut response = response();
        response.respondent.institution = name.to_owned();
        let author = name.to_lowercase().parse().unwrap();
        text_edit("q-text", text).apply(&mut response, &author, jiff::Timestamp::UNIX_EPOCH);
        response
    }

    fn stage(texts: [&str; 2]) -> Stage {
        let [a, b] = texts;
        Stage::with_received(vec![ministry("Finance", a), ministry("Planning", b)])
    }

    fn national(stage: &Stage) -> Option<Answer> {
        let draft = stage.model.draft()?;
        draft.response().answer(&"q-text".parse().unwrap()).cloned()
    }

    fn said(stage: &Stage) -> Option<String> {
        let answer = national(stage)?;
        answer.value().and_then(Value::text).map(str::to_owned)
    }

    #[test]
    fn one_is_taken_combined_validated_and_taken_back() {
        let mut stage = stage(["A council.", "A decree."]);
        assert_eq!(stage.when(), When::Assemble);
        assert_eq!(said(&stage), None, "nothing enters by itself");
        stage.press("Tab").press("Enter");
        assert_eq!(said(&stage).as_deref(), Some("A decree."));
        assert_eq!(national(&stage).unwrap().from, ["Planning"]);
        stage.press("b");
        assert_eq!(said(&stage).as_deref(), Some("A decree.\n\nA council."));
        stage.press("v");
        assert!(national(&stage).unwrap().validated);
        stage.press("Ctrl+Z").press("Ctrl+Z");
        assert_eq!(said(&stage).as_deref(), Some("A decree."));
    }

    #[test]
    fn what_all_agree_on_is_taken_when_asked_and_nothing_else() {
        let mut differ = stage(["A council.", "A decree."]);
        differ.press("y");
        assert_eq!(said(&differ), None);
        let mut alike = stage(["A council.", " A council. "]);
        alike.press("y");
        assert_eq!(said(&alike).as_deref(), Some("A council."));
        assert!(!national(&alike).unwrap().validated);
    }

    #[test]
    fn who_says_what_is_seen_at_every_size() {
        for size in [(60, 20), (80, 24), (120, 40), (200, 50), (40, 12)] {
            let mut stage = stage(["A council.", "A decree."]);
            stage.send(crate::tui::Message::Resized(ratatui::layout::Size::new(
                size.0, size.1,
            )));
            let screen = stage.screen();
            assert!(screen.contains("Finance"), "{size:?}\n{screen}");
        }
    }

    #[test]
    fn another_answer_is_written_in_the_question() {
        let mut stage = stage(["A council.", "A decree."]);
        stage.press("Enter").press("w");
        assert_eq!(stage.when(), When::FillText);
        stage.press("End").keys(" And more").press("Enter");
        assert_eq!(said(&stage).as_deref(), Some("A council. And more"));
        assert_eq!(
            national(&stage).unwrap().from,
            ["Finance"],
            "provenance stays"
        );
        stage.press("F10");
        assert_eq!(stage.when(), When::Assemble);
    }
}
