//! How things look, by what they mean.
//!
//! A meaning never hangs on a colour alone: every role that matters has a modifier of its own or
//! stands beside a word or mark. Colours are the terminal's own sixteen, so that they fit light and
//! dark backgrounds; cells with a background always have a foreground too.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Running text.
    Text,
    /// What stands back: hints, positions, what is not the point.
    Muted,
    /// Headings and prompts.
    Heading,
    /// What has the focus.
    Focus,
    /// What is chosen, or the current place where the focus is elsewhere.
    Selected,
    /// Must be answered.
    Required,
    /// Done.
    Done,
    /// Must be mended.
    Problem,
    /// Worth a look.
    Warning,
    /// Everything is saved.
    Saved,
    /// Something is not saved.
    Unsaved,
    /// What can be done now, in words.
    Hint,
    /// A key.
    Key,
    /// Rules between panes.
    Rule,
    /// A text field that is not being typed in.
    Field,
    /// A place in the mind of the writer: flags and notes.
    Flag,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 16] = [
        Self::Text,
        Self::Muted,
        Self::Heading,
        Self::Focus,
        Self::Selected,
        Self::Required,
        Self::Done,
        Self::Problem,
        Self::Warning,
        Self::Saved,
        Self::Unsaved,
        Self::Hint,
        Self::Key,
        Self::Rule,
        Self::Field,
        Self::Flag,
    ];
}

/// A family of looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Family {
    /// The terminal's own colours.
    #[default]
    Default,
    /// White, black and yellow, at least 7:1.
    Contrast,
    /// No colour at all.
    Mono,
}

/// Roles to styles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// The family.
    pub family: Family,
    /// Whether rules are drawn in ASCII, for terminals without UTF-8.
    pub ascii: bool,
}

impl Theme {
    /// A theme of this family.
    pub fn new(family: Family) -> Self {
        Self {
            family,
            ascii: false,
        }
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        let plain = Style::new().add_modifier(modifier(role));
        match self.family {
            Family::Mono => plain,
            Family::Default => plain.patch(hue(role)),
            Family::Contrast => plain.patch(contrast(role)),
        }
    }

    /// The piece of a rule between rows.
    pub fn rule(&self) -> &'static str {
        if self.ascii { "-" } else { "─" }
    }

    /// The piece of a rule between columns.
    pub fn divider(&self) -> &'static str {
        if self.ascii { "|" } else { "│" }
    }
}

/// What a role is without colour.
fn modifier(role: Role) -> Modifier {
    match role {
        Role::Text | Role::Done | Role::Saved | Role::Hint | Role::Warning => Modifier::empty(),
        Role::Muted | Role::Rule => Modifier::DIM,
        Role::Heading | Role::Required | Role::Problem | Role::Key => Modifier::BOLD,
        Role::Focus => Modifier::REVERSED,
        Role::Selected => Modifier::BOLD.union(Modifier::UNDERLINED),
        Role::Unsaved => Modifier::BOLD.union(Modifier::REVERSED),
        Role::Field => Modifier::UNDERLINED,
        Role::Flag => Modifier::ITALIC,
    }
}

/// The colour of a role among the terminal's own.
fn hue(role: Role) -> Style {
    match role {
        Role::Done | Role::Saved => Style::new().fg(Color::Green),
        Role::Required | Role::Warning | Role::Flag => Style::new().fg(Color::Yellow),
        Role::Problem | Role::Unsaved => Style::new().fg(Color::Red),
        Role::Key => Style::new().fg(Color::Cyan),
        _ => Style::new(),
    }
}

/// The colours of the contrast family: both always set.
fn contrast(role: Role) -> Style {
    let on_black = |color| Style::new().fg(color).bg(Color::Black);
    let style = match role {
        Role::Focus => Style::new().fg(Color::Black).bg(Color::LightYellow),
        Role::Unsaved => Style::new().fg(Color::Black).bg(Color::White),
        Role::Required | Role::Problem | Role::Warning | Role::Key | Role::Selected => {
            on_black(Color::LightYellow)
        }
        _ => on_black(Color::White),
    };
    style.remove_modifier(Modifier::DIM | Modifier::REVERSED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_background_never_stands_without_a_foreground() {
        for family in [Family::Default, Family::Contrast, Family::Mono] {
            for role in Role::ALL {
                let style = Theme::new(family).style(role);
                assert!(style.bg.is_none() || style.fg.is_some(), "{role:?}");
            }
        }
    }

    #[test]
    fn the_focus_differs_from_text_without_colour() {
        let mono = Theme::new(Family::Mono);
        for role in Role::ALL {
            let style = mono.style(role);
            assert_eq!((style.fg, style.bg), (None, None));
        }
        assert_ne!(mono.style(Role::Focus), mono.style(Role::Text));
        assert_ne!(mono.style(Role::Selected), mono.style(Role::Focus));
        assert_ne!(mono.style(Role::Unsaved), mono.style(Role::Saved));
    }
}
