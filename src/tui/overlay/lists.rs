//! The short lists: languages, who may see an answer, how sure it is, what was said.

use super::{Action, Item, Menu};
use crate::base::{Language, Severity};
use crate::questionnaire::{Choice, Share, countries as countries_of_the_list};
use crate::response::{Address, Answer, Country};
use crate::tui::env::Env;
use crate::tui::model::{Notices, Settings};

/// The languages of texts and of the screen.
pub(in crate::tui) fn languages(
    env: &Env<'_>,
    settings: &Settings,
    texts: impl IntoIterator<Item = Language>,
) -> Menu {
    let item = |heading: &str, language: Language, current: Language, action| {
        let mark = if language == current { "(o)" } else { "( )" };
        let name = known_name(env, language);
        Item::new(format!("{mark} {name}"), language.to_string(), action)
            .under(&env.messages.get(heading))
    };
    let texts = texts.into_iter().map(|language| {
        let action = Action::Texts(language);
        item("language-texts", language, settings.texts, action)
    });
    let screen = Language::INTERFACE.into_iter().map(|language| {
        let action = Action::Screen(language);
        item("language-screen", language, settings.screen, action)
    });
    Menu::new("language-title", texts.chain(screen).collect())
}

/// A language's name in itself, or its code.
fn known_name(env: &Env<'_>, language: Language) -> String {
    if Language::INTERFACE.contains(&language) {
        language.own_name().to_owned()
    } else {
        let arguments = [("code", language.to_string().into())];
        env.messages.format("language-other", &arguments)
    }
}

/// The countries of the list, by name; found by code and by their names in other languages too.
pub(in crate::tui) fn countries(env: &Env<'_>) -> Menu {
    let screen = env.messages.language();
    let item = |choice: &Choice| {
        let name = choice.label.get(screen);
        let country = Country {
            code: choice.name.as_str().to_ascii_uppercase(),
            name: name.to_owned(),
        };
        let others: Vec<&str> = choice
            .label
            .languages()
            .map(|l| choice.label.get(l))
            .collect();
        let code = country.code.clone();
        Item::new(name.to_owned(), code, Action::Country(country)).found_by(&others.join(" "))
    };
    let mut items: Vec<Item> = countries_of_the_list().iter().map(item).collect();
    items.sort_by_cached_key(Item::sort_key);
    Menu::new("countries-title", items)
}

/// Who may see an answer.
pub(in crate::tui) fn shares(env: &Env<'_>, address: &Address, answer: &Answer) -> Menu {
    let item = |share: Option<Share>| {
        let message = share.map_or("share-default", share_message);
        let mark = if share == answer.share { "(o)" } else { "( )" };
        let label = format!("{mark} {}", env.messages.get(message));
        Item::new(label, String::new(), Action::Share(address.clone(), share))
    };
    let all = Share::ALL.into_iter().map(Some);
    let items = std::iter::once(None).chain(all).map(item).collect();
    let chosen = Share::ALL
        .iter()
        .position(|share| Some(*share) == answer.share);
    Menu::new("share-title", items).at(chosen.map_or(0, |index| index + 1))
}

/// The message that names a sharing flag.
pub(in crate::tui) fn share_message(share: Share) -> &'static str {
    match share {
        Share::Facilitator => "share-facilitator",
        Share::Participants => "share-participants",
        Share::Public => "share-public",
    }
}

/// How sure an answer is.
pub(in crate::tui) fn confidences(env: &Env<'_>, address: &Address, answer: &Answer) -> Menu {
    let item = |level: Option<u8>| {
        let mark = if level == answer.confidence {
            "(o)"
        } else {
            "( )"
        };
        let label = format!("{mark} {}", env.messages.get(confidence_message(level)));
        let action = Action::Confidence(address.clone(), level);
        Item::new(label, String::new(), action)
    };
    let levels = [None, Some(1), Some(2), Some(3)];
    let items = levels.into_iter().map(item).collect();
    Menu::new("confidence-title", items).at(usize::from(answer.confidence.unwrap_or(0)))
}

/// The message that names a degree of certainty.
pub(in crate::tui) fn confidence_message(level: Option<u8>) -> &'static str {
    match level {
        Some(1) => "confidence-1",
        Some(2) => "confidence-2",
        Some(3) => "confidence-3",
        _ => "confidence-none",
    }
}

/// What was said in the status line, newest first.
pub(in crate::tui) fn notices(env: &Env<'_>, notices: &Notices) -> Menu {
    let item = |problem| {
        let sentence = env.messages.problem(problem);
        let hint = env.messages.hint(problem).unwrap_or_default();
        let mark = match problem.severity {
            Severity::Error => "!",
            Severity::Warning => " ",
        };
        Item::new(
            format!("{mark} {sentence} {hint}"),
            String::new(),
            Action::Nothing,
        )
    };
    Menu::new(
        "notices-title",
        notices.all().iter().rev().map(item).collect(),
    )
}
