//! A text to write beside an answer: a note, or the reason why there is none.

use std::path::PathBuf;

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget as _};

use super::{Action, Reply};
use crate::analysis::Audience;
use crate::merge::ResponseKey;
use crate::response::{Address, Answer, Given, Missing, Value};
use crate::tui::command::Command;
use crate::tui::env::Env;
use crate::tui::layout;
use crate::tui::model::Settings;
use crate::tui::paint::{self, cells};
use crate::tui::screen::desk::{Order, Verdict};
use crate::tui::theme::Role;
use crate::tui::widget::Entry;

/// What the text is for.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::tui) enum Purpose {
    /// A note beside the answer.
    Note,
    /// Why the answer changed, or stays apart.
    Explanation,
    /// What rows must have to be shown.
    Filter,
    /// The file of a report: for the audience at this place.
    Report(usize),
    /// Why a conflict is settled this way.
    Reason(Box<Verdict>),
    /// The text by which a conflict is settled.
    Rewrite(ResponseKey),
    /// Why there is no answer: the index of what has the focus; after the kinds comes "answer it".
    Silence(usize),
}

/// The text being written.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Prompt {
    purpose: Purpose,
    /// The answer it is about, where it is about one.
    address: Option<Address>,
    /// What it is about.
    about: String,
    entry: Entry,
    /// Whether it was tried without the reason it needs.
    incomplete: bool,
}

impl Prompt {
    /// A note beside an answer.
    pub(in crate::tui) fn note(address: Address, about: String, answer: &Answer) -> Self {
        Self {
            purpose: Purpose::Note,
            address: Some(address),
            about,
            entry: Entry::new(&answer.note),
            incomplete: false,
        }
    }

    /// Why the answer changed, or stays apart.
    pub(in crate::tui) fn explanation(address: Address, about: String, answer: &Answer) -> Self {
        Self {
            purpose: Purpose::Explanation,
            entry: Entry::new(&answer.explanation),
            ..Self::note(address, about, answer)
        }
    }

    /// Why there is no answer.
    pub(in crate::tui) fn silence(address: Address, about: String, answer: &Answer) -> Self {
        let (chosen, reason) = match &answer.given {
            Given::Missing { why, reason } => {
                let index = Missing::ALL.iter().position(|known| known == why);
                (index.unwrap_or(0), reason.as_str())
            }
            Given::Value(_) | Given::Blank => (0, ""),
        };
        Self {
            purpose: Purpose::Silence(chosen),
            address: Some(address),
            about,
            entry: Entry::new(reason),
            incomplete: false,
        }
    }

    /// What rows must have to be shown.
    pub(in crate::tui) fn filter(text: &str) -> Self {
        Self {
            purpose: Purpose::Filter,
            address: None,
            about: String::new(),
            entry: Entry::new(text),
            incomplete: false,
        }
    }

    /// A report: for whom, and into which file.
    pub(in crate::tui) fn report() -> Self {
        Self {
            purpose: Purpose::Report(0),
            address: None,
            about: String::new(),
            entry: Entry::new("report.html"),
            incomplete: false,
        }
    }

    /// The reason of a decision.
    pub(in crate::tui) fn reason(verdict: Verdict, about: String) -> Self {
        Self {
            address: Some(verdict.address.clone()),
            purpose: Purpose::Reason(Box::new(verdict)),
            about,
            entry: Entry::new(""),
            incomplete: false,
        }
    }

    /// A text that settles a conflict.
    pub(in crate::tui) fn rewrite(response: ResponseKey, address: Address, about: String) -> Self {
        Self {
            purpose: Purpose::Rewrite(response),
            address: Some(address),
            about,
            entry: Entry::new(""),
            incomplete: false,
        }
    }

    pub(super) fn command(&mut self, command: Command) -> Reply {
        let last = match self.purpose {
            Purpose::Report(_) => AUDIENCES.len() - 1,
            _ => Missing::ALL.len(),
        };
        match (&mut self.purpose, command) {
            (Purpose::Silence(at) | Purpose::Report(at), Command::Up | Command::FocusPrevious) => {
                *at = at.saturating_sub(1);
            }
            (Purpose::Silence(at) | Purpose::Report(at), Command::Down | Command::FocusNext) => {
                *at = (*at + 1).min(last);
            }
            (_, Command::Accept) => return self.accept(),
            _ => {}
        }
        Reply::Stay
    }

    fn accept(&mut self) -> Reply {
        let text = self.entry.text().trim().to_owned();
        if self.purpose == Purpose::Filter {
            return Reply::Do(Action::Filter(text));
        }
        if let Purpose::Report(at) = self.purpose {
            let Some(audience) = AUDIENCES.get(at).copied().filter(|_| !text.is_empty()) else {
                return Reply::Stay;
            };
            let file = PathBuf::from(text);
            return Reply::Do(Action::Report(Order { audience, file }));
        }
        let Some(address) = self.address.clone() else {
            return Reply::Close;
        };
        let at = match &self.purpose {
            Purpose::Filter | Purpose::Report(_) => return Reply::Close,
            Purpose::Silence(at) => *at,
            Purpose::Note => return Reply::Do(Action::Note(address, text)),
            Purpose::Explanation => return Reply::Do(Action::Explain(address, text)),
            Purpose::Reason(verdict) => {
                let mut verdict = verdict.clone();
                verdict.reason = text;
                return Reply::Do(Action::Decide(verdict));
            }
            Purpose::Rewrite(_) if text.is_empty() => return Reply::Stay,
            Purpose::Rewrite(response) => {
                // The text is what is decided; its reason is asked for next.
                let verdict = Verdict {
                    response: response.clone(),
                    address,
                    answer: Answer::of(Value::Text(text)),
                    reason: String::new(),
                };
                *self = Self::reason(verdict, self.about.clone());
                return Reply::Stay;
            }
        };
        let why = Missing::ALL.get(at).copied();
        if why == Some(Missing::NotApplicable) && text.is_empty() {
            self.incomplete = true;
            return Reply::Stay;
        }
        let silence = why.map(|why| (why, text));
        Reply::Do(Action::Silence(address, silence))
    }

    pub(super) fn key(&mut self, key: KeyEvent) {
        self.entry.key(key);
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.entry.paste(text);
    }

    pub(super) fn draw(
        &self,
        env: &Env<'_>,
        settings: &Settings,
        body: Rect,
        buffer: &mut Buffer,
    ) -> Option<Position> {
        let theme = &settings.theme;
        let room = usize::from(body.width.min(layout::MEASURE));
        let frame = paint::rule_line(theme.rule(), body.width.into(), theme.style(Role::Rule));
        let mut lines = vec![frame.clone()];
        lines.extend(self.lines(env, settings, room));
        let at = lines.len();
        lines.push(Line::default());
        if self.incomplete {
            let text = env.messages.get("silence-needs-reason");
            let style = theme.style(Role::Problem);
            lines.extend(paint::hanging(
                Span::styled("! ", style),
                &text,
                room,
                style,
            ));
        }
        lines.push(Line::default());
        lines.push(frame);
        let area = layout::dialog(body, cells(lines.len()));
        Clear.render(area, buffer);
        let first = paint::window(at, lines.len(), usize::from(area.height));
        paint::rows(lines.get(first..).unwrap_or_default(), area, buffer);
        let field = paint::part(area, cells(at - first), 1);
        self.entry.render(field, theme.style(Role::Field), buffer)
    }

    /// Title, what it is about, and the kinds of silence.
    fn lines(&self, env: &Env<'_>, settings: &Settings, room: usize) -> Vec<Line<'static>> {
        let theme = &settings.theme;
        let (title, label) = match self.purpose {
            Purpose::Note => ("note-title", "note-label"),
            Purpose::Explanation => ("explanation-title", "explanation-label"),
            Purpose::Silence(_) => ("silence-title", "silence-reason"),
            Purpose::Filter => ("filter-title", "filter-label"),
            Purpose::Report(_) => ("desk-report-title", "desk-report-file"),
            Purpose::Reason(_) => ("decide-title", "silence-reason"),
            Purpose::Rewrite(_) => ("decide-title", "decide-text"),
        };
        let title = env.messages.get(title);
        let mut lines = vec![Line::styled(title, theme.style(Role::Heading))];
        let about = paint::wrapped(&self.about, room, theme.style(Role::Muted));
        lines.extend(about.into_iter().take(2));
        lines.push(Line::default());
        let (chosen, kinds): (usize, Vec<&str>) = match self.purpose {
            Purpose::Silence(chosen) => {
                let kinds = Missing::ALL.into_iter().map(missing_message);
                (chosen, kinds.chain(["silence-none"]).collect())
            }
            Purpose::Report(chosen) => (chosen, AUDIENCES.map(audience_message).to_vec()),
            _ => (0, Vec::new()),
        };
        for (index, message) in kinds.iter().enumerate() {
            let has_focus = index == chosen;
            let mark = if has_focus { "> (o) " } else { "  ( ) " };
            let role = if has_focus {
                Role::Selected
            } else {
                Role::Text
            };
            let text = format!("{mark}{}", env.messages.get(message));
            lines.push(Line::styled(text, theme.style(role)));
        }
        if !kinds.is_empty() {
            lines.push(Line::default());
        }
        lines.push(Line::raw(env.messages.get(label)));
        lines
    }
}

/// For whom a report can be, the most usual first.
const AUDIENCES: [Audience; 3] = [
    Audience::Participants,
    Audience::Public,
    Audience::Facilitator,
];

/// The message that names an audience.
fn audience_message(audience: Audience) -> &'static str {
    match audience {
        Audience::Participants => "audience-participants",
        Audience::Public => "audience-public",
        Audience::Facilitator => "audience-facilitator",
    }
}

/// The message that names a kind of silence.
pub(in crate::tui) fn missing_message(why: Missing) -> &'static str {
    match why {
        Missing::NotApplicable => "silence-not-applicable",
        Missing::DontKnow => "silence-dont-know",
        Missing::Withheld => "silence-withheld",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_applicable_needs_a_reason_and_not_knowing_does_not() {
        let address: Address = "cog-04".parse().unwrap();
        let mut prompt = Prompt::silence(address.clone(), String::new(), &Answer::default());
        assert!(matches!(prompt.command(Command::Accept), Reply::Stay));
        prompt.command(Command::Down);
        let Reply::Do(action) = prompt.command(Command::Accept) else {
            panic!("refused");
        };
        let silence = Some((Missing::DontKnow, String::new()));
        assert_eq!(action, Action::Silence(address, silence));
    }
}
