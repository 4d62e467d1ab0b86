//! Areas from the size of the terminal. Update and view both use it, so that paging fits what is
//! seen.

use ratatui::layout::{Position, Rect, Size};

use super::paint::part;

/// How much room there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Below 40x12: nothing but a notice.
    TooSmall,
    /// No rules, one row of header and footer each.
    Compact,
    /// One pane; the outline takes its place when asked for.
    Single,
    /// Outline and question.
    Double,
    /// Outline, question and guidance.
    Triple,
    /// As triple, with lines of text of a readable length.
    Wide,
}

/// The parts every screen has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// One row.
    pub header: Rect,
    /// The rule under the header; empty where it is compact.
    pub rule: Rect,
    /// What the screen is about.
    pub body: Rect,
    /// The rule over the status; empty where it is compact.
    pub lower_rule: Rect,
    /// What is saved and counted.
    pub status: Rect,
    /// What can be done now.
    pub footer: Rect,
}

/// The panes of a question. An empty one is not drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panes {
    /// The outline.
    pub outline: Rect,
    /// The rule between outline and question.
    pub first_divider: Rect,
    /// The question.
    pub question: Rect,
    /// The rule between question and guidance.
    pub second_divider: Rect,
    /// Guidance.
    pub guidance: Rect,
}

/// The longest readable line of text, in cells.
pub const MEASURE: u16 = 100;

impl Class {
    /// The class of a size. A terminal that does not know its size is taken for 80x24.
    pub fn of(size: Size) -> Self {
        let Size { width, height } = known(size);
        match (width, height) {
            (..40, _) | (_, ..12) => Self::TooSmall,
            (..60, _) | (_, ..20) => Self::Compact,
            (..80, _) => Self::Single,
            (..120, _) | (_, ..30) => Self::Double,
            (..200, _) => Self::Triple,
            _ => Self::Wide,
        }
    }

    /// Whether outline and question stand side by side.
    pub fn has_outline(self) -> bool {
        self >= Self::Double
    }

    /// Whether guidance always stands beside the question.
    pub fn has_guidance(self) -> bool {
        self >= Self::Triple
    }
}

/// A size as it is, or 80x24 where the terminal says 0x0.
pub fn known(size: Size) -> Size {
    if size.width == 0 || size.height == 0 {
        Size::new(80, 24)
    } else {
        size
    }
}

/// The parts every screen has.
pub fn frame(area: Rect) -> Frame {
    let rule = u16::from(Class::of(area.as_size()) > Class::Compact);
    let body = area.height.saturating_sub(3 + 2 * rule);
    Frame {
        header: part(area, 0, 1),
        rule: part(area, 1, rule),
        body: part(area, 1 + rule, body),
        lower_rule: part(area, 1 + rule + body, rule),
        status: part(area, 1 + 2 * rule + body, 1),
        footer: part(area, 2 + 2 * rule + body, 1),
    }
}

/// The panes of a question in the body of a screen.
pub fn panes(class: Class, body: Rect) -> Panes {
    let (outline, question) = match class {
        Class::TooSmall | Class::Compact | Class::Single => {
            return Panes {
                question: body,
                ..Panes::default()
            };
        }
        Class::Double => (23, body.width.saturating_sub(24)),
        Class::Triple | Class::Wide => {
            let width = body.width.saturating_sub(30 + 2);
            let question = width.saturating_sub(30);
            (30, question.clamp(width.min(56), MEASURE + 2))
        }
    };
    let [outline, rest] = columns(body, outline);
    let [first_divider, rest] = columns(rest, 1);
    let [question, rest] = columns(rest, question);
    let [second_divider, guidance] = columns(rest, 1);
    Panes {
        outline,
        first_divider,
        question: inner(question),
        second_divider,
        guidance: inner(guidance),
    }
}

/// How many cells wide the pane of a question is.
pub fn question_width(size: Size) -> usize {
    let area = Rect::from((Position::ORIGIN, known(size)));
    let panes = panes(Class::of(area.as_size()), frame(area).body);
    usize::from(panes.question.width)
}

/// The first columns of an area, and the rest.
fn columns(area: Rect, first: u16) -> [Rect; 2] {
    let first = first.min(area.width);
    let left = Rect {
        width: first,
        ..area
    };
    let right = Rect {
        x: area.x.saturating_add(first),
        width: area.width - first,
        ..area
    };
    [left, right]
}

/// A pane without the blank columns beside its dividers.
fn inner(area: Rect) -> Rect {
    if area.width < 3 {
        return area;
    }
    Rect {
        x: area.x.saturating_add(1),
        width: area.width - 2,
        ..area
    }
}

/// The rows of a dialog over the body: as many as asked for, nearer to the top than to the bottom.
pub fn dialog(body: Rect, height: u16) -> Rect {
    let height = height.min(body.height);
    part(body, (body.height - height) / 3, height)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn panes_at(width: u16, height: u16) -> Panes {
        let area = Rect::new(0, 0, width, height);
        panes(Class::of(area.as_size()), frame(area).body)
    }

    #[test]
    fn classes_follow_the_size() {
        let cases = [
            ((39, 40), Class::TooSmall),
            ((80, 11), Class::TooSmall),
            ((40, 12), Class::Compact),
            ((120, 19), Class::Compact),
            ((60, 20), Class::Single),
            ((80, 24), Class::Double),
            ((120, 29), Class::Double),
            ((120, 40), Class::Triple),
            ((220, 60), Class::Wide),
            ((0, 0), Class::Double),
        ];
        for ((width, height), class) in cases {
            assert_eq!(Class::of(Size::new(width, height)), class);
        }
    }

    #[test]
    fn panes_fill_the_width_and_text_stays_readable() {
        let double = panes_at(80, 24);
        assert_eq!((double.outline.width, double.question.x), (23, 25));
        let triple = panes_at(120, 40);
        assert_eq!(triple.outline.width, 30);
        assert!(triple.guidance.width >= 28 && triple.question.width >= 54);
        let wide = panes_at(220, 60);
        assert_eq!(wide.question.width, MEASURE);
        assert_eq!(wide.guidance.right() + 1, 220);
        assert_eq!(panes_at(60, 20).question.width, 60);
    }

    #[test]
    fn no_area_leaves_the_screen() {
        for width in 1..=230 {
            for height in 1..=64 {
                let screen = Rect::new(0, 0, width, height);
                let body = frame(screen).body;
                let Panes {
                    outline,
                    question,
                    guidance,
                    ..
                } = panes(Class::of(screen.as_size()), body);
                for area in [outline, question, guidance, dialog(body, 12)] {
                    assert!(area.is_empty() || screen.union(area) == screen);
                }
            }
        }
    }
}
