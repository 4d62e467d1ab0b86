//! Drawing Home.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{DraftSummary, Item, Recovered, State};
use crate::questionnaire::Offer;
use crate::tui::env::Env;
use crate::tui::model::Settings;
use crate::tui::paint::{self, cells, said, span};
use crate::tui::theme::Role;

/// The left side of the header.
pub(in crate::tui) fn header(env: &Env<'_>, settings: &Settings) -> Line<'static> {
    let muted = settings.theme.style(Role::Muted);
    let title = format!("  {}", env.messages.get("home-title"));
    Line::from(vec![
        Span::styled("quipu", settings.theme.style(Role::Heading)),
        Span::styled(title, muted),
    ])
}

/// Draws the list and says where the focus is.
pub(in crate::tui) fn draw(
    state: &State,
    env: &Env<'_>,
    settings: &Settings,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let painter = Painter {
        env,
        settings,
        drafts: state.listing.as_ref().map_or(&[], |l| &l.drafts),
        width: usize::from(area.width),
    };
    let items = state.items();
    let mut lines = painter.recovered();
    lines.push(painter.heading(match &state.listing {
        None => "home-loading",
        Some(_) if items.is_empty() => "home-empty",
        Some(_) => "home-yours",
    }));
    paint::rows(&lines, area, buffer);
    let list = paint::part(area, cells(lines.len()), area.height);
    let selected = state.selected(&items);
    let first = paint::window(selected, items.len(), usize::from(list.height));
    let seen = items.iter().enumerate().skip(first);
    for ((index, item), row) in seen.zip(list.rows()) {
        let line = painter.item(*item, index == selected);
        paint::row(&line, row, buffer);
    }
    paint::place(list, 0, selected - first)
}

struct Painter<'a> {
    env: &'a Env<'a>,
    settings: &'a Settings,
    drafts: &'a [DraftSummary],
    width: usize,
}

impl Painter<'_> {
    fn heading(&self, message: &str) -> Line<'static> {
        let style = self.settings.theme.style(Role::Heading);
        Line::styled(self.env.messages.get(message), style)
    }

    /// What was saved of sessions that ended without being left.
    fn recovered(&self) -> Vec<Line<'static>> {
        let style = self.settings.theme.style(Role::Warning);
        let mut lines = Vec::new();
        for draft in self.drafts {
            let Some(Recovered { at, question }) = &draft.recovered else {
                continue;
            };
            let when = at.map_or_else(|| "?".to_owned(), |at| self.env.date_time(at));
            let question = question.as_ref().map_or("-", |question| question.as_str());
            let name = format!("{} / {}", draft.key.questionnaire, draft.country);
            let arguments = [
                ("draft", name.into()),
                ("when", when.into()),
                ("question", question.into()),
            ];
            let text = self.env.messages.format("home-recovered", &arguments);
            lines.extend(paint::wrapped(&text, self.width, style));
        }
        lines
    }

    fn item(&self, item: Item<'_>, selected: bool) -> Line<'static> {
        let (mark, role) = if selected {
            ("> ", Role::Focus)
        } else {
            ("  ", Role::Text)
        };
        let (left, right) = match item {
            Item::Questionnaire(questionnaire) => self.questionnaire(questionnaire),
            Item::Draft(draft) => self.draft(draft),
        };
        let left = Line::from(vec![Span::raw(mark), span(&left, Style::default())]);
        let line = paint::sides(left, Line::from(right), self.width);
        line.patch_style(self.settings.theme.style(role))
    }

    fn questionnaire(&self, offer: &Offer) -> (String, String) {
        let title = said(&offer.title, self.settings.texts);
        let Offer { id, version, .. } = offer;
        let left = format!("{id:<5} {title}  {version}");
        let count = offer.sections;
        let messages = self.env.messages;
        let mut facts = Vec::new();
        let roomy = self.width >= 60;
        if roomy {
            facts.push(messages.format("home-sections", &[("count", count.into())]));
        }
        if let Some(minutes) = offer.minutes.filter(|_| roomy) {
            facts.push(messages.format("home-minutes", &[("minutes", minutes.into())]));
        }
        let begun = |draft: &DraftSummary| draft.key.questionnaire == *id;
        if !self.drafts.iter().any(begun) {
            facts.push(messages.get("home-new"));
        }
        (left, facts.join("  "))
    }

    fn draft(&self, draft: &DraftSummary) -> (String, String) {
        let messages = self.env.messages;
        let left = format!("      {} / {}", draft.country, draft.institution);
        let mut facts = Vec::new();
        if let Some(tally) = draft.tally.filter(|_| draft.problem.is_none()) {
            facts.push(format!("{}/{}", tally.answered, tally.shown));
            if tally.to_fix > 0 {
                facts.push(messages.format("count-fix", &[("count", tally.to_fix.into())]));
            }
            if tally.required_left > 0 {
                let arguments = [("count", tally.required_left.into())];
                facts.push(messages.format("count-required", &arguments));
            }
            if let Some(at) = draft.edited.filter(|_| self.width >= 100) {
                let arguments = [("when", self.env.date_time(at).into())];
                facts.push(messages.format("home-edited", &arguments));
            }
        }
        facts.push(messages.get(draft.word()));
        (left, facts.join("  "))
    }
}
