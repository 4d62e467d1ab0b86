//! Whether the screen has colours, and which.

use super::args::{Colors, Theme};
use crate::tui::theme::Family;

/// The looks that flags and environment ask for. A flag goes before `NO_COLOR`, that before
/// `FORCE_COLOR` and `CLICOLOR_FORCE` (<https://no-color.org>, <https://bixense.com/clicolors>).
pub(super) fn family(
    colors: Colors,
    theme: Option<Theme>,
    env: impl Fn(&str) -> Option<String>,
) -> Family {
    let set = |name| env(name).is_some_and(|value| !value.is_empty());
    let forced = |name| env(name).is_some_and(|value| !matches!(value.as_str(), "" | "0"));
    let coloured = match colors {
        Colors::Always => true,
        Colors::Never => false,
        Colors::Auto => {
            !set("NO_COLOR")
                && (forced("FORCE_COLOR")
                    || forced("CLICOLOR_FORCE")
                    || env("CLICOLOR").as_deref() != Some("0"))
        }
    };
    match theme {
        _ if !coloured => Family::Mono,
        None | Some(Theme::Default) => Family::Default,
        Some(Theme::Light) => Family::Light,
        Some(Theme::Dark) => Family::Dark,
        Some(Theme::Contrast) => Family::Contrast,
        Some(Theme::Mono) => Family::Mono,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(colors: Colors, theme: Option<Theme>, env: &[(&str, &str)]) -> Family {
        let env = |name: &str| {
            let found = env.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        family(colors, theme, env)
    }

    #[test]
    fn a_flag_goes_before_the_environment() {
        let no = [("NO_COLOR", "1"), ("FORCE_COLOR", "1")];
        assert_eq!(with(Colors::Auto, None, &no), Family::Mono);
        assert_eq!(with(Colors::Always, None, &no), Family::Default);
        assert_eq!(with(Colors::Never, None, &no[1..]), Family::Mono);
        assert_eq!(
            with(Colors::Auto, None, &[("NO_COLOR", "")]),
            Family::Default
        );
        let off = [("CLICOLOR", "0"), ("CLICOLOR_FORCE", "1")];
        assert_eq!(with(Colors::Auto, None, &off[..1]), Family::Mono);
        assert_eq!(with(Colors::Auto, None, &off), Family::Default);
    }

    #[test]
    fn a_theme_is_what_was_asked_for_unless_there_are_no_colours() {
        let light = Some(Theme::Light);
        assert_eq!(with(Colors::Auto, light, &[]), Family::Light);
        assert_eq!(with(Colors::Never, light, &[]), Family::Mono);
        assert_eq!(with(Colors::Always, Some(Theme::Mono), &[]), Family::Mono);
    }
}
