//! Drawing the state.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::command::Command;
use super::draft::{Draft, Saving};
use super::env::Env;
use super::keymap::When;
use super::layout::{Class, frame};
use super::model::Model;
use super::paint;
use super::screen::{Screen, assemble, desk, fill, home, profile, review};
use super::theme::Role;

/// Draws everything and says where the cursor of the terminal belongs: always on the focus.
pub fn view(model: &Model, env: &Env<'_>, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let text = model.settings.theme.style(Role::Text);
    // Most themes leave it to the terminal, and then there is nothing to be done for each cell.
    if text != Style::new() {
        buffer.set_style(area, text);
    }
    let class = Class::of(area.as_size());
    if class == Class::TooSmall {
        return too_small(env, area, buffer);
    }
    let frame = frame(area);
    let painter = Painter {
        model,
        env,
        class,
        width: usize::from(area.width),
    };
    paint::row(&painter.header(), frame.header, buffer);
    let theme = &model.settings.theme;
    let rule = paint::rule_line(theme.rule(), painter.width, theme.style(Role::Rule));
    paint::row(&rule, frame.rule, buffer);
    paint::row(&rule, frame.lower_rule, buffer);
    paint::row(&painter.status(), frame.status, buffer);
    paint::row(&painter.footer(), frame.footer, buffer);
    let cursor = painter.screen(frame.body, buffer);
    match model.overlays.last() {
        Some(overlay) => overlay.draw(env, &model.settings, model.draft(), frame.body, buffer),
        None => cursor,
    }
}

fn too_small(env: &Env<'_>, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let arguments = [("width", area.width.into()), ("height", area.height.into())];
    let text = env.messages.format("window-too-small", &arguments);
    let rows = paint::wrapped(&text, area.width.into(), Style::new());
    paint::rows(&rows, area, buffer);
    paint::place(area, 0, 0)
}

struct Painter<'a> {
    model: &'a Model,
    env: &'a Env<'a>,
    class: Class,
    width: usize,
}

impl Painter<'_> {
    fn top(&self) -> Option<&Screen> {
        self.model.screens.last()
    }

    fn header(&self) -> Line<'static> {
        let (env, settings) = (self.env, &self.model.settings);
        let left = match (self.top(), self.model.draft()) {
            (Some(Screen::Home(_)) | None, _) => home::header(env, settings),
            (Some(Screen::Desk(desk)), _) => desk::header(desk, env, settings),
            (Some(Screen::Profile(profile)), _) => profile::header(profile, env, settings),
            (Some(Screen::Fill(fill)), _) => fill::header(fill, settings),
            (Some(Screen::Review(_)), Some(draft)) => {
                fill::header_over("review-title", draft, env, settings)
            }
            (Some(Screen::Assemble(_)), Some(draft)) => {
                fill::header_over("assemble-title", draft, env, settings)
            }
            (Some(Screen::Review(_) | Screen::Assemble(_)), None) => Line::default(),
        };
        let arguments = [
            ("texts", settings.texts.to_string().into()),
            ("screen", settings.screen.to_string().into()),
        ];
        let message = if self.class < Class::Double {
            "header-texts"
        } else {
            "header-languages"
        };
        let mut right = env.messages.format(message, &arguments);
        let sample = self
            .model
            .draft()
            .is_some_and(|draft| draft.response().sample);
        if sample {
            right = format!("{}  {right}", env.messages.get("header-sample"));
        }
        let right = Line::styled(right, settings.theme.style(Role::Muted));
        paint::sides(left, right, self.width)
    }

    fn screen(&self, body: Rect, buffer: &mut Buffer) -> Option<Position> {
        let (env, settings) = (self.env, &self.model.settings);
        match (self.top()?, self.model.draft()) {
            (Screen::Home(state), _) => home::draw(state, env, settings, body, buffer),
            (Screen::Desk(state), _) => desk::draw(state, env, settings, body, buffer),
            (Screen::Profile(state), _) => profile::draw(state, env, settings, body, buffer),
            (Screen::Fill(state), _) => fill::draw(state, env, settings, self.class, body, buffer),
            (Screen::Review(state), Some(draft)) => {
                review::draw(state, draft, env, settings, body, buffer)
            }
            (Screen::Assemble(state), Some(draft)) => {
                assemble::draw(state, draft, env, settings, body, buffer)
            }
            (Screen::Review(_) | Screen::Assemble(_), None) => None,
        }
    }

    /// Whether everything is saved, then what was said last, or how far the draft has come.
    fn status(&self) -> Line<'static> {
        let theme = &self.model.settings.theme;
        let draft = self.model.draft();
        let mut spans = vec![self.saving(draft)];
        let notice = self.model.notices().current();
        if let Some(notice) = notice {
            let role = if notice.is_error() {
                Role::Problem
            } else {
                Role::Hint
            };
            spans.push(Span::raw("   "));
            let sentence = self.env.messages.problem(notice);
            spans.push(paint::span(&sentence, theme.style(role)));
            if let Some(hint) = self.env.messages.hint(notice) {
                spans.push(paint::span(&format!(" {hint}"), theme.style(Role::Muted)));
            }
        } else if let Some(draft) = draft {
            spans.push(Span::raw("   "));
            spans.push(Span::raw(fill::counts(draft, self.env, self.class)));
        }
        paint::cut(Line::from(spans), self.width)
    }

    fn saving(&self, draft: Option<&Draft>) -> Span<'static> {
        let (messages, theme) = (self.env.messages, &self.model.settings.theme);
        let saved = theme.style(Role::Saved);
        let Some(draft) = draft else {
            return Span::styled(messages.get("status-all-saved"), saved);
        };
        if draft.read_only.is_some() {
            return Span::styled(messages.get("status-read-only"), theme.style(Role::Unsaved));
        }
        match &draft.saving {
            Saving::Saved(None) => Span::styled(messages.get("status-all-saved"), saved),
            Saving::Saved(Some(at)) => {
                let arguments = [("time", self.env.time(*at).into())];
                Span::styled(messages.format("status-saved", &arguments), saved)
            }
            Saving::Running => {
                Span::styled(messages.get("status-saving"), theme.style(Role::Muted))
            }
            Saving::Failed(problem) => {
                let why = messages.problem(problem);
                let text = messages.format("status-not-saved", &[("why", why.into())]);
                paint::span(&text, theme.style(Role::Unsaved))
            }
        }
    }

    /// What can be done now, as far as there is room; help comes last and stays longest.
    fn footer(&self) -> Line<'static> {
        let when = self.model.when();
        let help = self.hint(when, Command::Help).unwrap_or_default();
        let mut left: Vec<Span<'static>> = Vec::new();
        let mut room = self.width.saturating_sub(paint::line_width(&help) + 1);
        let hints = self.hints();
        let hints = hints.iter().filter_map(|command| self.hint(when, *command));
        for hint in hints.take(6) {
            let gap = if left.is_empty() { 0 } else { 2 };
            let wide = paint::line_width(&hint) + gap;
            if wide > room {
                break;
            }
            room -= wide;
            left.push(Span::raw(" ".repeat(gap)));
            left.extend(hint.spans);
        }
        paint::sides(Line::from(left), help, self.width)
    }

    fn hints(&self) -> Vec<Command> {
        if let Some(overlay) = self.model.overlays.last() {
            return overlay.hints();
        }
        match self.top() {
            Some(Screen::Home(home)) => home.hints(),
            Some(Screen::Profile(profile)) => profile.hints(),
            Some(Screen::Fill(fill)) => fill.hints(self.class),
            Some(Screen::Review(review)) => review.hints(),
            Some(Screen::Assemble(_)) => assemble::hints(),
            Some(Screen::Desk(desk)) => desk.hints(),
            None => Vec::new(),
        }
    }

    /// A key and what it does; nothing where the command has no key there.
    fn hint(&self, when: When, command: Command) -> Option<Line<'static>> {
        let theme = &self.model.settings.theme;
        let chord = self.env.keymap.shown(when, command)?;
        let id = hint_message(when, command);
        let text = format!(" {}", self.env.messages.get(&id));
        Some(Line::from(vec![
            Span::styled(chord.shown(self.env.messages), theme.style(Role::Key)),
            Span::styled(text, theme.style(Role::Hint)),
        ]))
    }
}

/// Enter means different things in different places, and says which.
fn hint_message(when: When, command: Command) -> String {
    match (command, when) {
        (Command::Accept, When::Home) => "hint-accept-home".to_owned(),
        (Command::Accept, When::Desk) => "hint-accept-desk".to_owned(),
        (Command::FocusNext, When::Desk) => "hint-next-tab".to_owned(),
        (Command::NextSection, When::Desk) => "hint-next-questionnaire".to_owned(),
        (Command::Pick(_), When::Desk) => "hint-keep".to_owned(),
        (Command::Retry, When::Desk) => "hint-rescan".to_owned(),
        (Command::Search, When::Desk) => "hint-filter".to_owned(),
        (Command::Accept, When::Assemble) => "hint-take".to_owned(),
        (Command::FocusNext, When::Assemble) => "hint-next-institution".to_owned(),
        (Command::KeepBoth, When::Assemble) => "hint-combine".to_owned(),
        (Command::Accept, When::Review | When::Outline) => "hint-accept-go".to_owned(),
        (Command::Accept, When::List | When::Dialog) => "hint-accept-yes".to_owned(),
        (Command::Accept, When::FillText) => "hint-accept-text".to_owned(),
        (Command::Accept, When::Profile | When::ProfileText) => "hint-accept-profile".to_owned(),
        _ => format!("hint-{}", command.name()),
    }
}

#[cfg(test)]
mod tests {
    use crate::base::Language;
    use crate::questionnaire::builtin;
    use crate::tui::Message;
    use crate::tui::sample::Stage;
    use ratatui::layout::Size;

    const SIZES: [(u16, u16); 6] = [
        (40, 12),
        (60, 20),
        (80, 24),
        (120, 40),
        (220, 60),
        (100, 15),
    ];

    /// Screens and overlays, by the keys that lead there from the first question.
    const WAYS: [&[&str]; 12] = [
        &[],
        &["F2"],
        &["F3"],
        &["F6"],
        &["F1"],
        &["Ctrl+P"],
        &["Ctrl+F"],
        &["F4"],
        &["Ctrl+C"],
        &["Esc", "x"],
        &["Esc", "c"],
        &["Esc", "p"],
    ];

    #[test]
    fn at_every_size_the_cursor_is_on_the_screen() {
        for (width, height) in SIZES {
            for way in WAYS {
                let mut stage = Stage::with_draft();
                stage.send(Message::Resized(Size::new(width, height)));
                for key in way {
                    stage.press(key);
                }
                let (buffer, cursor) = stage.draw();
                let inside = cursor.is_some_and(|cursor| buffer.area.contains(cursor));
                assert!(inside, "{way:?} at {width}x{height}: {cursor:?}");
            }
        }
    }

    #[test]
    fn no_message_is_missing_in_any_language() {
        for language in Language::INTERFACE {
            for way in WAYS {
                let mut stage = Stage::of(language, Size::new(200, 60));
                stage.open();
                for key in way {
                    stage.press(key);
                }
                let screen = stage.screen();
                for kind in ["hint-", "command-", "key-", "status-", "review-", "fill-"] {
                    assert!(!screen.contains(kind), "{kind} in {language}: {screen}");
                }
            }
        }
    }

    #[test]
    fn help_is_the_last_hint_to_go() {
        for (width, height) in SIZES {
            let mut stage = Stage::with_draft();
            stage.send(Message::Resized(Size::new(width, height)));
            let screen = stage.screen();
            let footer = screen.lines().last().unwrap_or_default().trim_end();
            assert!(footer.ends_with("F1 Help"), "{footer}");
        }
    }

    #[test]
    fn too_small_a_window_says_what_to_do() {
        let mut stage = Stage::with_draft();
        stage.send(Message::Resized(Size::new(39, 11)));
        let screen = stage.screen();
        assert!(
            screen.contains("39x11") && screen.contains("40x12"),
            "{screen}"
        );
    }

    #[test]
    fn every_question_there_is_can_be_drawn_at_every_size() {
        for id in builtin::ids() {
            let questionnaire = builtin::questionnaire(&id).unwrap();
            let mut stage = Stage::of(Language::ES, Size::new(80, 24));
            stage.open_questionnaire(questionnaire.clone());
            for _ in questionnaire.questions() {
                for (width, height) in SIZES {
                    stage.send(Message::Resized(Size::new(width, height)));
                    let (buffer, cursor) = stage.draw();
                    let inside = cursor.is_some_and(|cursor| buffer.area.contains(cursor));
                    assert!(inside, "{width}x{height}: {}", stage.screen());
                }
                stage.press("PgDn");
            }
        }
    }
}
