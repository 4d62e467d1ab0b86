//! Guidance: help, and why the question is asked.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::State;
use crate::base::{Id, Text};
use crate::questionnaire::{Kind, Question};
use crate::report::Wording;
use crate::report::response::asked_by;
use crate::response::{Live, UnitKind, units};
use crate::tui::env::Env;
use crate::tui::model::Settings;
use crate::tui::paint::{self, cells, said};
use crate::tui::theme::Role;

/// Draws guidance on the question in focus.
pub(super) fn draw(
    state: &State,
    live: &Live<'_>,
    env: &Env<'_>,
    settings: &Settings,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let guide = Guide {
        state,
        env,
        settings,
        width: usize::from(area.width),
    };
    let lines = guide.lines(live);
    let height = usize::from(area.height);
    let first = state.guidance_top.min(lines.len().saturating_sub(height));
    paint::rows(lines.get(first..).unwrap_or_default(), area, buffer);
    let below = lines.len().saturating_sub(first + height);
    if below > 0 {
        let arguments = [("count", (below + 1).into())];
        let text = env.messages.format("more-below", &arguments);
        let row = paint::part(area, area.height - 1, 1);
        let more = Line::styled(text, settings.theme.style(Role::Muted));
        paint::row(
            &paint::sides(more, Line::default(), guide.width),
            row,
            buffer,
        );
    }
    paint::place(area, 0, cells(0).into())
}

struct Guide<'a> {
    state: &'a State,
    env: &'a Env<'a>,
    settings: &'a Settings,
    width: usize,
}

impl Guide<'_> {
    fn lines(&self, live: &Live<'_>) -> Vec<Line<'static>> {
        let Some(question) = self.state.question() else {
            return Vec::new();
        };
        let questionnaire = &self.state.draft.questionnaire;
        let section = self.state.section();
        let is_maturity = matches!(question.kind, Kind::Maturity { .. });
        let mut lines = Vec::new();
        self.packet(&mut lines);
        self.part("guidance-help", question.hint.as_ref(), &mut lines);
        if is_maturity {
            let ladder = questionnaire.maturity_hint.as_ref();
            self.part("guidance-maturity", ladder, &mut lines);
            self.part(
                "guidance-evidence",
                questionnaire.evidence.as_ref(),
                &mut lines,
            );
        }
        self.why(question, live, &mut lines);
        let hint = section.and_then(|section| section.hint.as_ref());
        self.part("guidance-section", hint, &mut lines);
        self.part("guidance-scope", questionnaire.scope.as_ref(), &mut lines);
        if lines.is_empty() {
            let text = self.env.messages.get("guidance-none");
            lines = paint::wrapped(&text, self.width, self.settings.theme.style(Role::Muted));
        }
        lines
    }

    /// Who asked, where the draft is a packet.
    fn packet(&self, lines: &mut Vec<Line<'static>>) {
        if let Some(packet) = &self.state.draft.response().packet {
            self.heading("guidance-packet", lines);
            let wording = Wording {
                messages: self.env.messages,
                language: self.settings.texts,
                beside: None,
            };
            let style = self.settings.theme.style(Role::Text);
            let text = asked_by(packet, wording);
            lines.extend(paint::wrapped(&text, self.width, style));
        }
    }

    fn heading(&self, message: &str, lines: &mut Vec<Line<'static>>) {
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        let text = self.env.messages.get(message);
        let style = self.settings.theme.style(Role::Heading);
        lines.extend(paint::wrapped(&text, self.width, style));
    }

    fn part(&self, message: &str, text: Option<&Text>, lines: &mut Vec<Line<'static>>) {
        if let Some(text) = text {
            self.heading(message, lines);
            let style = self.settings.theme.style(Role::Text);
            let text = said(text, self.settings.texts);
            lines.extend(paint::wrapped(&text, self.width, style));
        }
    }

    /// The statements that the question covers; in a matrix those of the row in focus first.
    fn why(&self, question: &Question, live: &Live<'_>, lines: &mut Vec<Line<'static>>) {
        let here = self.state.unit();
        let mut keys: Vec<&Id> = Vec::new();
        let units = units(question, live);
        let focused = units
            .iter()
            .filter(|unit| Some(&unit.address) == here.as_ref());
        for unit in focused {
            if let UnitKind::Row(row) = &unit.kind {
                keys.extend(&row.covers);
            }
        }
        keys.extend(question.covers.iter());
        let statement = |key: &&Id| (self.env.statements)(key);
        let statements: Vec<Text> = keys.iter().filter_map(statement).collect();
        if statements.is_empty() {
            return;
        }
        self.heading("guidance-why", lines);
        let style = self.settings.theme.style(Role::Text);
        for text in statements {
            let text = said(&text, self.settings.texts);
            let lead = Span::styled("- ", style);
            lines.extend(paint::hanging(lead, &text, self.width, style));
        }
        let source = self.env.messages.get("guidance-presented");
        let muted = self.settings.theme.style(Role::Muted);
        lines.extend(paint::wrapped(&source, self.width, muted));
    }
}
