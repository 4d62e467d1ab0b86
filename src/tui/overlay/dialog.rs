//! Questions to answer with yes or no. Enter is yes, Esc is no.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Clear, Widget as _};

use super::{Action, Reply};
use crate::response::DraftKey;
use crate::tui::command::Command;
use crate::tui::draft::{Draft, Saving};
use crate::tui::env::Env;
use crate::tui::layout;
use crate::tui::model::Settings;
use crate::tui::paint::{self, cells, said};
use crate::tui::theme::Role;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Dialog {
    /// Whether to leave.
    Leave,
    /// Whether to put this draft away; with its name.
    Discard(DraftKey, String),
    /// Whether to write the file that is sent.
    Finalise,
}

impl Dialog {
    pub(super) fn command(&self, command: Command) -> Reply {
        match command {
            Command::Accept | Command::Choose => Reply::Do(self.action()),
            Command::Leave if *self == Self::Leave => Reply::Do(Action::Leave),
            _ => Reply::Stay,
        }
    }

    fn action(&self) -> Action {
        match self {
            Self::Leave => Action::Leave,
            Self::Discard(key, _) => Action::Discard(key.clone()),
            Self::Finalise => Action::Finalise,
        }
    }

    pub(super) fn draw(
        &self,
        env: &Env<'_>,
        settings: &Settings,
        draft: Option<&Draft>,
        body: Rect,
        buffer: &mut Buffer,
    ) -> Option<Position> {
        let theme = &settings.theme;
        let room = usize::from(body.width.min(layout::MEASURE));
        let frame = paint::rule_line(theme.rule(), body.width.into(), theme.style(Role::Rule));
        let mut lines = vec![frame.clone()];
        for (nth, text) in self.texts(env, settings, draft).iter().enumerate() {
            let role = if nth == 0 { Role::Heading } else { Role::Text };
            lines.extend(paint::wrapped(text, room, theme.style(role)));
        }
        lines.push(Line::default());
        let at = lines.len();
        let (yes, no) = match self {
            Self::Leave => ("leave-yes", "leave-no"),
            Self::Discard(..) => ("discard-yes", "dialog-no"),
            Self::Finalise => ("finalise-yes", "dialog-no"),
        };
        let yes = Line::styled(env.messages.get(yes), theme.style(Role::Focus));
        lines.push(yes);
        lines.push(Line::raw(env.messages.get(no)));
        lines.push(frame);
        let area = layout::dialog(body, cells(lines.len()));
        Clear.render(area, buffer);
        paint::rows(&lines, area, buffer);
        paint::place(area, 0, at)
    }

    /// The question, and what to know before answering.
    fn texts(&self, env: &Env<'_>, settings: &Settings, draft: Option<&Draft>) -> Vec<String> {
        let messages = env.messages;
        match self {
            Self::Leave => vec![match draft.map(|draft| &draft.saving) {
                Some(Saving::Failed(problem)) => {
                    let why = messages.problem(problem);
                    messages.format("leave-unsaved", &[("why", why.into())])
                }
                Some(Saving::Running) => messages.get("leave-saving"),
                Some(Saving::Saved(_)) | None => messages.get("leave-saved"),
            }],
            Self::Discard(_, name) => vec![
                messages.format("discard-question", &[("draft", name.as_str().into())]),
                messages.get("discard-where"),
            ],
            Self::Finalise => {
                let mut texts = vec![messages.get("finalise-question")];
                if let Some(draft) = draft {
                    texts.push(what_is_sent(env, settings, draft));
                }
                texts.push(messages.get("finalise-what"));
                texts
            }
        }
    }
}

/// What will be sent, in one sentence.
fn what_is_sent(env: &Env<'_>, settings: &Settings, draft: &Draft) -> String {
    let respondent = &draft.response().respondent;
    let tally = draft.progress().total;
    let title = said(&draft.questionnaire.title, settings.texts);
    let arguments = [
        ("title", title.into()),
        ("country", respondent.country.display_name().into()),
        ("institution", respondent.institution.as_str().into()),
        ("answered", tally.answered.into()),
        ("shown", tally.shown.into()),
        ("revision", (draft.response().revision + 1).into()),
    ];
    env.messages.format("finalise-sends", &arguments)
}
