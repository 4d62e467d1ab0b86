//! Drawing Fill.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{Focus, State, before, beside, guidance, outline};
use crate::questionnaire::Question;
use crate::response::Live;
use crate::tui::draft::Draft;
use crate::tui::env::Env;
use crate::tui::field::Context;
use crate::tui::layout::{Class, panes};
use crate::tui::model::Settings;
use crate::tui::paint::{self, cells, said, span};
use crate::tui::theme::Role;

/// The left side of the header: where one is.
pub(in crate::tui) fn header(state: &State, settings: &Settings) -> Line<'static> {
    let draft = &state.draft;
    let respondent = &draft.response().respondent;
    let mut parts = vec![
        format!("{} {}", draft.questionnaire.id, draft.questionnaire.version),
        respondent.country.display_name().to_owned(),
    ];
    if let Some(((nth, _), section)) = state.place().zip(state.section()) {
        let label = said(&section.label, settings.texts);
        parts.push(format!("{} {label}", nth + 1));
    }
    Line::from(span(
        &parts.join(" / "),
        settings.theme.style(Role::Heading),
    ))
}

/// The left side of the header of what lies over the questions: its title, and which draft.
pub(in crate::tui) fn header_over(
    title: &str,
    draft: &Draft,
    env: &Env<'_>,
    settings: &Settings,
) -> Line<'static> {
    let title = env.messages.get(title);
    let country = draft.response().respondent.country.display_name();
    let questionnaire = &draft.questionnaire;
    let text = format!(
        "{title}  {} {} / {country}",
        questionnaire.id, questionnaire.version
    );
    Line::from(span(&text, settings.theme.style(Role::Heading)))
}

/// How far the draft has come, in words; shorter where there is little room.
pub(in crate::tui) fn counts(draft: &Draft, env: &Env<'_>, class: Class) -> String {
    let tally = draft.progress().total;
    let messages = env.messages;
    let arguments = [
        ("answered", tally.answered.into()),
        ("shown", tally.shown.into()),
    ];
    let answered = if class < Class::Double {
        "count-answered-short"
    } else {
        "count-answered"
    };
    let mut parts = vec![messages.format(answered, &arguments)];
    if tally.required_left > 0 {
        let arguments = [("count", tally.required_left.into())];
        parts.push(messages.format("count-required", &arguments));
    }
    if tally.to_fix > 0 {
        parts.push(messages.format("count-fix", &[("count", tally.to_fix.into())]));
    }
    parts.join(", ")
}

/// Draws the panes and says where the cursor is.
pub(in crate::tui) fn draw(
    state: &State,
    env: &Env<'_>,
    settings: &Settings,
    class: Class,
    body: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let areas = panes(class, body);
    let live = state.draft.live(env.today);
    let rule = settings.theme.style(Role::Rule);
    for divider in [areas.first_divider, areas.second_divider] {
        paint::divider(settings.theme.divider(), divider, rule, buffer);
    }
    let mut outline_at = None;
    if class.has_outline() {
        outline_at = outline::draw(state, env, settings, areas.outline, buffer);
    }
    if class.has_guidance() {
        guidance::draw(state, &live, env, settings, areas.guidance, buffer);
    }
    let area = areas.question;
    match state.focus {
        Focus::Outline if !class.has_outline() => {
            return outline::draw(state, env, settings, area, buffer);
        }
        Focus::Guidance if !class.has_guidance() => {
            return guidance::draw(state, &live, env, settings, area, buffer);
        }
        _ => {}
    }
    let answer_at = question(state, &live, env, settings, class, area, buffer);
    if state.focus == Focus::Outline {
        outline_at
    } else {
        answer_at.or(Some(area.as_position()))
    }
}

/// Draws the question in focus: prompt, answer, and what stands beside it.
fn question<'a>(
    state: &'a State,
    live: &'a Live<'a>,
    env: &'a Env<'_>,
    settings: &'a Settings,
    class: Class,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let (Some(question), Some(editor)) = (state.question(), &state.editor) else {
        let text = env.messages.get("fill-empty");
        paint::rows(
            &paint::wrapped(&text, area.width.into(), settings.theme.style(Role::Muted)),
            area,
            buffer,
        );
        return None;
    };
    let pane = Pane {
        state,
        env,
        settings,
        class,
        width: usize::from(area.width),
        height: usize::from(area.height),
    };
    let below = pane.below(live);
    let above = pane.above(question, below.len());
    paint::rows(&above, area, buffer);
    let top = cells(above.len());
    let height = area.height.saturating_sub(top + cells(below.len()));
    let answer = paint::part(area, top, height);
    let context = Context {
        live,
        question,
        language: settings.texts,
        messages: env.messages,
        theme: &settings.theme,
        author: &settings.me.id,
        width: pane.width,
    };
    let cursor = editor.render(answer, buffer, &context);
    let rest = paint::part(area, top.saturating_add(height), cells(below.len()));
    paint::rows(&below, rest, buffer);
    cursor
}

struct Pane<'a> {
    state: &'a State,
    env: &'a Env<'a>,
    settings: &'a Settings,
    class: Class,
    width: usize,
    height: usize,
}

impl Pane<'_> {
    /// Number, position, prompt and help. They leave the answer at least two thirds of the pane, help
    /// giving way first.
    fn above(&self, question: &Question, below: usize) -> Vec<Line<'static>> {
        let theme = &self.settings.theme;
        let texts = self.settings.texts;
        let roomy = self.class >= Class::Double;
        let room = self.height.saturating_sub(below);
        let most = room.saturating_sub((room * 2 / 3).max(6)).max(4);
        let mut lines = vec![self.number(question)];
        if roomy {
            lines.push(Line::default());
        }
        let prompt = said(&question.label, texts);
        let heading = theme.style(Role::Heading);
        lines.extend(paint::wrapped(&prompt, self.width, heading));
        if lines.len() > most {
            lines.truncate(most);
            self.cut_short(&mut lines);
        }
        // Where guidance stands beside the question, help is there.
        let hint = question.hint.as_ref();
        if let Some(hint) = hint.filter(|_| !self.class.has_guidance()) {
            let blank = usize::from(roomy);
            let muted = theme.style(Role::Muted);
            let mut hint = paint::wrapped(&said(hint, texts), self.width, muted);
            let room = most.saturating_sub(lines.len() + blank);
            if hint.len() > room {
                hint.truncate(room);
                self.cut_short(&mut hint);
            }
            if roomy && !hint.is_empty() {
                lines.push(Line::default());
            }
            lines.extend(hint);
        }
        if lines.len() < most {
            lines.push(Line::default());
        }
        lines
    }

    /// Says at the end of the last row that there is more in guidance.
    fn cut_short(&self, lines: &mut [Line<'static>]) {
        if let Some(last) = lines.last_mut() {
            let muted = self.settings.theme.style(Role::Muted);
            let more = Line::styled(self.env.messages.get("guidance-more"), muted);
            let left = std::mem::take(last);
            *last = paint::sides(left, more, self.width);
        }
    }

    fn number(&self, question: &Question) -> Line<'static> {
        let theme = &self.settings.theme;
        let messages = self.env.messages;
        let mut left = vec![span(question.name.as_str(), theme.style(Role::Muted))];
        if question.required {
            let text = format!(" *  {}", messages.get("fill-required"));
            left.push(Span::styled(text, theme.style(Role::Required)));
        }
        let right = self
            .position(question)
            .map_or_else(Line::default, |(nth, count)| {
                let arguments = [("nth", nth.into()), ("count", count.into())];
                let text = messages.format("fill-position", &arguments);
                Line::styled(text, theme.style(Role::Muted))
            });
        paint::sides(Line::from(left), right, self.width)
    }

    /// Which of how many questions of its section it is.
    fn position(&self, question: &Question) -> Option<(usize, usize)> {
        let draft = &self.state.draft;
        let (section, _) = draft.questionnaire.place(question.name.as_str())?;
        let asked = || draft.shown_in(section).filter(|known| known.is_asked());
        let nth = asked().position(|known| known.name == question.name)?;
        Some((nth + 1, asked().count()))
    }

    /// Problems, and what stands beside the answer.
    fn below(&self, live: &Live<'_>) -> Vec<Line<'static>> {
        let most = (self.height / 4).max(1);
        let (env, settings) = (self.env, self.settings);
        let mut lines =
            beside::problem_lines(&self.state.problems, env, settings, self.width, most);
        let versions = beside::versions(self.state, live, env, settings, self.width);
        lines.extend(versions.into_iter().take(most + 1));
        let before = before::lines(self.state, live, env, settings, self.width);
        lines.extend(before.into_iter().take(most.max(3)));
        let facts = beside::facts(self.state, env);
        if !facts.is_empty() {
            let style = settings.theme.style(Role::Flag);
            let facts = paint::wrapped(&facts, self.width, style);
            lines.extend(facts.into_iter().take(2));
        }
        lines
    }
}
