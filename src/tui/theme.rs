//! How things look, by what they mean.
//!
//! A meaning never hangs on a colour alone: every role that matters has a modifier of its own or
//! stands beside a word or mark. By default colours are the terminal's own sixteen, so that they fit
//! light and dark backgrounds; the families for a light or dark background name their colours, and
//! their contrast is computed in a test. Cells with a background always have a foreground too.

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
    /// For a light background: text at least 4.5:1 on white.
    Light,
    /// For a dark background: text at least 4.5:1 on black.
    Dark,
    /// White, black and yellow, at least 7:1.
    Contrast,
    /// No colour at all.
    Mono,
}

impl Family {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Default,
        Self::Light,
        Self::Dark,
        Self::Contrast,
        Self::Mono,
    ];
}

/// Roles to styles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// The family.
    pub family: Family,
    /// Whether rules are drawn in ASCII, for terminals without UTF-8.
    pub ascii: bool,
    /// Whether the terminal has 256 colours.
    pub many_colours: bool,
}

impl Theme {
    /// A theme of this family.
    pub fn new(family: Family) -> Self {
        Self {
            family,
            ascii: false,
            many_colours: false,
        }
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        let plain = Style::new().add_modifier(modifier(role));
        match self.family {
            Family::Mono => plain,
            Family::Default => plain.patch(hue(role, &OWN)),
            Family::Light => plain.patch(hue(role, &ON_LIGHT)),
            Family::Dark => plain.patch(hue(role, &ON_DARK)),
            Family::Contrast => plain.patch(contrast(role)),
        }
    }

    /// The style of a cell of a heat map, 0 to 4: steps of the colour map cividis, which people who do not
    /// see all colours tell apart too. Where the terminal has few colours, or none are wanted, the digit
    /// in the cell says it alone.
    pub fn heat(&self, shade: u8) -> Style {
        let coloured = matches!(self.family, Family::Default | Family::Light | Family::Dark);
        match CIVIDIS.get(usize::from(shade)) {
            Some((back, front)) if coloured && self.many_colours => Style::new()
                .bg(Color::Indexed(*back))
                .fg(Color::Indexed(*front)),
            _ => Style::new(),
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

/// Five steps of cividis (Nuñez, Anderton, Renslow 2018) among the 256 colours, with black or white for the
/// text on them.
const CIVIDIS: [(u8, u8); 5] = [(17, 231), (59, 231), (102, 16), (143, 16), (227, 16)];

/// What is good, doubtful, wrong, and a key.
struct Palette {
    good: Color,
    doubtful: Color,
    wrong: Color,
    key: Color,
}

/// The terminal's own.
const OWN: Palette = Palette {
    good: Color::Green,
    doubtful: Color::Yellow,
    wrong: Color::Red,
    key: Color::Cyan,
};

/// Dark ones of the 256.
const ON_LIGHT: Palette = Palette {
    good: Color::Indexed(22),
    doubtful: Color::Indexed(94),
    wrong: Color::Indexed(124),
    key: Color::Indexed(24),
};

/// Light ones of the 256.
const ON_DARK: Palette = Palette {
    good: Color::Indexed(114),
    doubtful: Color::Indexed(221),
    wrong: Color::Indexed(210),
    key: Color::Indexed(117),
};

/// The colour of a role.
fn hue(role: Role, palette: &Palette) -> Style {
    let color = match role {
        Role::Done | Role::Saved => palette.good,
        Role::Required | Role::Warning | Role::Flag => palette.doubtful,
        Role::Problem | Role::Unsaved => palette.wrong,
        Role::Key => palette.key,
        _ => return Style::new(),
    };
    Style::new().fg(color)
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
        for family in Family::ALL {
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

    /// The red, green and blue of a colour, as xterm has it.
    fn rgb(color: Color) -> [u8; 3] {
        let step = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
        match color {
            Color::Black => [0, 0, 0],
            Color::White => [229, 229, 229],
            Color::LightYellow => [255, 255, 0],
            Color::Indexed(n @ 16..=231) => {
                let n = n - 16;
                [step(n / 36), step(n / 6 % 6), step(n % 6)]
            }
            other => panic!("{other:?} is the terminal's own"),
        }
    }

    /// WCAG 2.2, "contrast ratio" and "relative luminance".
    fn contrast_of(one: [u8; 3], other: [u8; 3]) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        let luminance = |[red, green, blue]: [u8; 3]| {
            0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
        };
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn the_heat_scale_can_be_read_and_grows_lighter() {
        let mut before = -1.0;
        let theme = Theme {
            many_colours: true,
            ..Theme::default()
        };
        for shade in 0..5 {
            let style = theme.heat(shade);
            let (back, front) = (rgb(style.bg.unwrap()), rgb(style.fg.unwrap()));
            assert!(contrast_of(back, front) >= 4.5, "{shade}");
            let light = contrast_of(back, [0; 3]);
            assert!(light > before, "{shade}");
            before = light;
        }
        assert_eq!(Theme::default().heat(3), Style::new());
        assert_eq!(
            Theme {
                many_colours: true,
                ..Theme::new(Family::Mono)
            }
            .heat(3),
            Style::new()
        );
    }

    #[test]
    fn every_pair_of_colours_can_be_read() {
        let on_black = contrast_of([255; 3], [0; 3]);
        assert!((on_black - 21.0).abs() < 1e-9, "the formula: {on_black}");
        for (family, paper, ink, least) in [
            (Family::Light, [255; 3], [0; 3], 4.5),
            (Family::Dark, [0; 3], [255; 3], 4.5),
            (Family::Contrast, [0; 3], [255; 3], 7.0),
        ] {
            for role in Role::ALL {
                let style = Theme::new(family).style(role);
                let front = style.fg.map_or(ink, rgb);
                let back = style.bg.map_or(paper, rgb);
                let found = contrast_of(front, back);
                assert!(found >= least, "{family:?} {role:?}: {found:.2}");
            }
        }
    }
}
