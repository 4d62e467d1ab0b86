//! What happens to the state when something happens.

use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Size;

use super::command::Command;
use super::effect::Effect;
use super::env::Env;
use super::keymap::normal;
use super::layout::Class;
use super::message::Message;
use super::model::{Desk, Go, Model};
use super::overlay::{Action, Dialog, Overlay, Reply, help, lists};
use super::screen::home::Then;
use super::screen::{Screen, desk, fill, profile};
use crate::base::{Language, Problem};
use crate::response::{Answer, Given};

/// Takes in one message and says what the runtime is to do, in order.
pub fn update(model: &mut Model, message: Message, env: &Env<'_>) -> Vec<Effect> {
    let mut effects = Vec::new();
    match message {
        Message::Key(event) => key(model, event, env, &mut effects),
        Message::Run(command) => run(model, command, env, &mut effects),
        Message::Paste(text) => paste(model, &text, env, &mut effects),
        Message::Edited(text) => edited(model, text, env, &mut effects),
        Message::Resized(size) => resize(model, size, env, &mut effects),
        Message::Hangup => leave(model, env, &mut effects),
        Message::Fill(fill::Msg::Opened(opened)) => open(model, *opened, env, &mut effects),
        Message::Desk(message) => on_desk(model, message, env, &mut effects),
        Message::Timer(_)
        | Message::Home(_)
        | Message::Profile(_)
        | Message::Fill(_)
        | Message::Review(_) => deliver(model, message, env, &mut effects),
    }
    for screen in &mut model.screens {
        if let Screen::Fill(fill) = screen {
            fill.look(env.today);
        }
    }
    effects
}

/// A text that is being written is broken into rows for the new width.
fn resize(model: &mut Model, size: Size, env: &Env<'_>, effects: &mut Vec<Effect>) {
    model.size = size;
    let (screens, mut desk) = model.desk(env, effects);
    for screen in screens {
        if let Screen::Fill(fill) = screen {
            fill.settle(&mut desk);
            fill.refresh(&desk);
        }
    }
}

/// What a facilitator received: its screen comes over Home.
fn on_desk(model: &mut Model, message: desk::Msg, env: &Env<'_>, effects: &mut Vec<Effect>) {
    let open = |screen: &&mut Screen| matches!(screen, Screen::Desk(_));
    if let desk::Msg::Loaded(data) = &message
        && !model.screens.iter_mut().any(|screen| open(&screen))
    {
        let desk = desk::State::new(data.clone());
        model.screens.push(Screen::Desk(Box::new(desk)));
        return;
    }
    let (screens, mut desk) = model.desk(env, effects);
    for screen in screens {
        if let Screen::Desk(state) = screen {
            return state.message(message, &mut desk);
        }
    }
    if let desk::Msg::Failed(problem) = message {
        desk.say(problem);
    }
}

/// Gives a message to the screen it is for, wherever that lies.
fn deliver(model: &mut Model, message: Message, env: &Env<'_>, effects: &mut Vec<Effect>) {
    let (screens, mut desk) = model.desk(env, effects);
    let mut open = None;
    let mut others = Vec::new();
    for screen in screens {
        match screen {
            Screen::Fill(fill) => open = Some(fill),
            other => others.push(other),
        }
    }
    match (message, open) {
        (Message::Timer(timer), Some(fill)) => fill.timer(timer, &mut desk),
        (Message::Fill(message), Some(fill)) => {
            fill.message(message, &mut desk);
            for screen in others {
                if let Screen::Review(review) = screen {
                    review.refresh(&fill.draft, env.today);
                }
            }
        }
        (Message::Review(message), Some(fill)) => {
            for screen in others {
                if let Screen::Review(review) = screen {
                    return review.message(message, fill, &mut desk);
                }
            }
            fill.answered(message, &mut desk);
        }
        (Message::Home(message), _) => {
            for screen in others {
                if let Screen::Home(home) = screen {
                    home.message(message, &mut desk);
                    break;
                }
            }
            let go = desk.go.take();
            travel(model, go, env, effects);
        }
        (Message::Profile(profile::Msg::Failed(problem)), _) => desk.say(problem),
        _ => {}
    }
}

/// A key: a command where the table says so, and else text where text is typed.
fn key(model: &mut Model, event: KeyEvent, env: &Env<'_>, effects: &mut Vec<Effect>) {
    let Some(chord) = normal(event) else {
        return;
    };
    let when = model.when();
    let command = env.keymap.resolve(when, chord);
    if Class::of(model.size) == Class::TooSmall {
        return match command {
            Some(Command::Leave) => leave(model, env, effects),
            Some(Command::Save) => run(model, Command::Save, env, effects),
            _ => {}
        };
    }
    model.notices.seen();
    match command {
        Some(command) => run(model, command, env, effects),
        None if when.is_typing() => type_key(model, chord.event(), env, effects),
        None => {}
    }
}

fn type_key(model: &mut Model, event: KeyEvent, env: &Env<'_>, effects: &mut Vec<Effect>) {
    if let Some(overlay) = model.overlays.last_mut() {
        return overlay.key(event);
    }
    let (screens, mut desk) = model.desk(env, effects);
    match screens.last_mut() {
        Some(Screen::Profile(profile)) => profile.key(event),
        Some(Screen::Fill(fill)) => fill.key(event, &mut desk),
        _ => {}
    }
}

/// Takes in what was written elsewhere in the place of the text at the focus.
fn edited(
    model: &mut Model,
    text: Result<String, Problem>,
    env: &Env<'_>,
    effects: &mut Vec<Effect>,
) {
    let (screens, mut desk) = model.desk(env, effects);
    match (text, screens.last_mut()) {
        (Ok(text), Some(Screen::Fill(fill))) => fill.replace(&text, &mut desk),
        (Ok(_), _) => {}
        (Err(problem), _) => desk.say(problem),
    }
}

fn paste(model: &mut Model, text: &str, env: &Env<'_>, effects: &mut Vec<Effect>) {
    if let Some(overlay) = model.overlays.last_mut() {
        return overlay.paste(text);
    }
    let (screens, mut desk) = model.desk(env, effects);
    let taken = match screens.last_mut() {
        Some(Screen::Fill(fill)) => return fill.paste(text, &mut desk),
        Some(Screen::Profile(profile)) => profile.paste(text),
        _ => false,
    };
    if !taken {
        desk.say(Problem::warning("paste-nowhere"));
    }
}

/// Carries out a command: in the whole program, in the overlay, or in the screen.
fn run(model: &mut Model, command: Command, env: &Env<'_>, effects: &mut Vec<Effect>) {
    match (command, model.overlays.last_mut()) {
        (Command::Quit, None) | (Command::Leave, Some(Overlay::Dialog(Dialog::Leave))) => {
            leave(model, env, effects);
        }
        (Command::Leave, _) => model.overlays.push(Overlay::Dialog(Dialog::Leave)),
        (Command::Save | Command::Retry, _) | (_, None) => {
            if !globally(model, command, env) {
                on_screen(model, command, env, effects);
            }
        }
        (_, Some(overlay)) => match overlay.command(command) {
            Reply::Stay => {}
            Reply::Close => {
                model.overlays.pop();
            }
            Reply::Do(action) => {
                model.overlays.pop();
                act(model, action, env, effects);
            }
        },
    }
}

/// Commands that mean the same on every screen. False for all others.
fn globally(model: &mut Model, command: Command, env: &Env<'_>) -> bool {
    let when = model.when();
    let menu = match command {
        Command::Mouse => {
            let on = !model.settings.mouse;
            model.settings.mouse = on;
            let notice = if on { "mouse-on" } else { "mouse-off" };
            model.notices.say(Problem::warning(notice));
            return true;
        }
        Command::Help => help::help(env, when),
        Command::Palette => help::palette(env, when),
        Command::Notices => lists::notices(env, &model.notices),
        Command::Language => {
            let texts: Vec<Language> = match model.draft() {
                Some(draft) => draft.questionnaire.title.languages().collect(),
                None => Language::INTERFACE.to_vec(),
            };
            lists::languages(env, &model.settings, texts)
        }
        _ => return false,
    };
    model.overlays.push(Overlay::Menu(menu));
    true
}

fn on_screen(model: &mut Model, command: Command, env: &Env<'_>, effects: &mut Vec<Effect>) {
    let (screens, mut desk) = model.desk(env, effects);
    let Some((top, below)) = screens.split_last_mut() else {
        return;
    };
    let open = below.iter_mut().find_map(|screen| match screen {
        Screen::Fill(fill) => Some(fill.as_mut()),
        _ => None,
    });
    match (top, open) {
        (Screen::Home(home), _) => home.command(command, &mut desk),
        (Screen::Desk(state), _) => state.command(command, &mut desk),
        (Screen::Profile(profile), open) => profile.command(command, open, &mut desk),
        (Screen::Fill(fill), _) => fill.command(command, &mut desk),
        (Screen::Review(review), Some(fill)) => review.command(command, fill, &mut desk),
        (Screen::Assemble(state), Some(fill)) => state.command(command, fill, &mut desk),
        (Screen::Review(_) | Screen::Assemble(_), None) => desk.go = Some(Go::Up),
    }
    let go = desk.go.take();
    travel(model, go, env, effects);
}

/// Changes screens.
fn travel(model: &mut Model, go: Option<Go>, env: &Env<'_>, effects: &mut Vec<Effect>) {
    match go {
        Some(Go::To(screen)) => model.screens.push(screen),
        Some(Go::Up) if model.screens.len() > 1 => {
            let left = model.screens.pop();
            arrive(model, left, env, effects);
        }
        Some(Go::Up) | None => {}
    }
}

/// Brings what lies under a screen that was left up to date.
fn arrive(model: &mut Model, left: Option<Screen>, env: &Env<'_>, effects: &mut Vec<Effect>) {
    let (screens, mut desk) = model.desk(env, effects);
    match (left, screens) {
        (Some(Screen::Fill(fill)), [Screen::Home(home), ..]) => {
            home.came_from(fill.draft.key.clone());
            fill.close(&mut desk);
            desk.effects.push(Effect::LoadListing);
        }
        (Some(Screen::Profile(profile)), [Screen::Home(home)]) => home.unfinished = Some(profile),
        (Some(Screen::Profile(_)), [.., Screen::Fill(fill), Screen::Review(review)]) => {
            review.refresh(&fill.draft, env.today);
        }
        _ => {}
    }
}

/// A draft is open: its questions come over Home, or what is missing over them.
fn open(model: &mut Model, opened: fill::Opened, env: &Env<'_>, effects: &mut Vec<Effect>) {
    model.screens.truncate(1);
    model.overlays.clear();
    let (screens, mut desk) = model.desk(env, effects);
    let then = match screens {
        [Screen::Home(home), ..] => std::mem::take(&mut home.then),
        _ => Then::Fill,
    };
    let fill = fill::State::new(opened, &mut desk);
    let review = (then == Then::Review).then(|| fill.review(&desk));
    let review = fill.assemble(&desk).or(review);
    model.screens.push(Screen::Fill(Box::new(fill)));
    model.screens.extend(review);
}

/// Does what was decided in an overlay.
fn act(model: &mut Model, action: Action, env: &Env<'_>, effects: &mut Vec<Effect>) {
    match action {
        Action::Run(command) => return run(model, command, env, effects),
        Action::Leave => return leave(model, env, effects),
        Action::Screen(language) => {
            model.settings.screen = language;
            for screen in &model.screens {
                if let Screen::Desk(state) = screen {
                    effects.push(state.load(language));
                }
            }
        }
        Action::Filter(ref text) => {
            for screen in &mut model.screens {
                if let Screen::Desk(state) = screen {
                    state.filter(text.clone());
                }
            }
        }
        Action::Decide(ref verdict) => {
            for screen in &mut model.screens {
                if let Screen::Desk(state) = screen {
                    effects.push(state.decide(verdict));
                }
            }
        }
        Action::Report(order) => {
            let (screens, mut desk) = model.desk(env, effects);
            for screen in screens {
                if let Screen::Desk(state) = screen {
                    state.report(order.clone(), &mut desk);
                }
            }
            return;
        }
        Action::Texts(language) => model.settings.texts = language,
        Action::Discard(ref key) => effects.push(Effect::Discard(key.clone())),
        Action::Country(ref country) => {
            if let Some(Screen::Profile(profile)) = model.screens.last_mut() {
                profile.take_country(country);
            }
        }
        Action::GoTo(_)
            if matches!(
                model.screens.last(),
                Some(Screen::Review(_) | Screen::Assemble(_))
            ) =>
        {
            model.screens.pop();
        }
        _ => {}
    }
    let (screens, mut desk) = model.desk(env, effects);
    let open = screens.iter_mut().find_map(|screen| match screen {
        Screen::Fill(fill) => Some(fill),
        _ => None,
    });
    if let Some(fill) = open {
        act_on_draft(fill, action, &mut desk);
    }
}

/// Does what was decided about the draft that is open.
fn act_on_draft(fill: &mut fill::State, action: Action, desk: &mut Desk<'_, '_>) {
    match action {
        Action::GoTo(address) => fill.go_to(&address, desk),
        Action::Texts(_) | Action::Screen(_) => {
            fill.settle(desk);
            fill.refresh(desk);
        }
        Action::Share(address, share) => {
            fill.change_answer(address, desk, |answer| answer.share = share);
        }
        Action::Confidence(address, level) => {
            fill.change_answer(address, desk, |answer| answer.confidence = level);
        }
        Action::Note(address, note) => {
            fill.change_answer(address, desk, |answer| answer.note = note);
        }
        Action::Explain(address, text) => {
            fill.change_answer(address, desk, |answer| answer.explanation = text);
        }
        Action::Silence(address, silence) => {
            fill.change_answer(address, desk, |answer| silence_it(answer, silence));
        }
        Action::Finalise => {
            fill.settle(desk);
            desk.effects.extend(fill.draft.save());
            desk.effects.push(Effect::Finalise {
                key: fill.draft.key.clone(),
                response: fill.draft.shared(),
            });
        }
        Action::Run(_)
        | Action::Leave
        | Action::Discard(_)
        | Action::Country(_)
        | Action::Decide(_)
        | Action::Report(_)
        | Action::Filter(_)
        | Action::Nothing => {}
    }
}

/// Says why there is no answer. Taking that away leaves a value that is there as it is.
fn silence_it(answer: &mut Answer, silence: Option<(crate::response::Missing, String)>) {
    match (silence, &answer.given) {
        (Some((why, reason)), _) => answer.given = Given::Missing { why, reason },
        (None, Given::Missing { .. }) => answer.given = Given::Blank,
        (None, Given::Value(_) | Given::Blank) => {}
    }
}

/// Leaves: what is typed becomes an answer, the draft is saved, and only then comes the end.
fn leave(model: &mut Model, env: &Env<'_>, effects: &mut Vec<Effect>) {
    let (screens, mut desk) = model.desk(env, effects);
    for screen in screens {
        if let Screen::Fill(fill) = screen {
            fill.settle(&mut desk);
            desk.effects.extend(fill.draft.save());
        }
    }
    effects.push(Effect::Quit);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap::When;
    use crate::tui::sample::Stage;

    /// Whether the draft is saved with what was typed before the end.
    fn saved_then_quit(effects: &[Effect], text: &str) -> bool {
        let quit = effects.iter().position(|effect| *effect == Effect::Quit);
        let save = effects.iter().rposition(|effect| match effect {
            Effect::Save { response, .. } => crate::response::write(response).contains(text),
            _ => false,
        });
        matches!((save, quit), (Some(save), Some(quit)) if save < quit)
    }

    #[test]
    fn no_way_out_skips_saving() {
        let ways: [fn(&mut Stage); 4] = [
            |stage| {
                stage.press("Ctrl+C").press("Enter");
            },
            |stage| {
                stage.press("Ctrl+C").press("Ctrl+C");
            },
            |stage| stage.send(Message::Hangup),
            |stage| {
                stage.send(Message::Resized(Size::new(20, 5)));
                stage.press("Ctrl+C");
            },
        ];
        for way in ways {
            let mut stage = Stage::with_draft();
            stage.keys("unsaved words");
            way(&mut stage);
            assert!(saved_then_quit(stage.effects(), "unsaved words"));
        }
    }

    #[test]
    fn ctrl_c_asks_and_esc_stays() {
        let mut stage = Stage::with_draft();
        stage.press("Ctrl+C");
        assert_eq!(stage.when(), When::Dialog);
        stage.press("Esc");
        assert_eq!(stage.when(), When::FillText);
        assert!(!stage.effects().contains(&Effect::Quit));
    }

    #[test]
    fn in_a_window_too_small_nothing_reaches_an_answer() {
        let mut stage = Stage::with_draft();
        stage.send(Message::Resized(Size::new(39, 30)));
        stage.keys("lost").press("Enter");
        stage.send(Message::Resized(Size::new(80, 24)));
        assert!(!stage.screen().contains("lost"));
    }

    #[test]
    fn help_runs_a_command() {
        let mut stage = Stage::with_draft();
        stage.press("F1").keys("review").press("Enter");
        assert_eq!(stage.when(), When::Review);
    }

    #[test]
    fn the_language_of_texts_changes_without_losing_the_place() {
        let mut stage = Stage::with_draft();
        stage.press("PgDn");
        let before = stage.model.fill().and_then(|fill| fill.question()).cloned();
        stage.press("F4").keys("fr").press("Enter");
        let after = stage.model.fill().and_then(|fill| fill.question()).cloned();
        assert_eq!(before, after);
        assert_eq!(stage.model.settings().texts, Language::FR);
    }

    #[test]
    fn undo_survives_a_walk_over_all_screens() {
        let mut stage = Stage::with_draft();
        stage.keys("words").press("Enter").press("F6").press("Esc");
        stage.press("Ctrl+Z");
        let draft = stage.model.draft().unwrap();
        assert_eq!(draft.response().value(&"q-text".parse().unwrap()), None);
    }
}
