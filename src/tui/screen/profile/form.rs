//! The fields of the profile.

use crate::base::{Id, Language, Problem};
use crate::questionnaire::Share;
use crate::response::{Country, Respondent, read_date};
use crate::tui::widget::Entry;

/// A field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Code,
    Country,
    Institution,
    Level,
    Role,
    Capacity,
    ReferenceDate,
    Language,
    Share,
    ContactName,
    ContactTitle,
    ContactEmail,
    ClearedBy,
}

/// What stands in a field.
#[derive(Clone, Debug)]
pub(super) enum Input {
    Text(Entry),
    /// The index of an option.
    Choice(usize),
}

/// All fields, the one with the focus, and what was there before.
#[derive(Clone, Debug)]
pub(super) struct Form {
    inputs: Vec<(Field, Input)>,
    /// As many as there are fields: the button.
    at: usize,
    before: Respondent,
}

impl Field {
    const ALL: [Self; 13] = [
        Self::Code,
        Self::Country,
        Self::Institution,
        Self::Level,
        Self::Role,
        Self::Capacity,
        Self::ReferenceDate,
        Self::Language,
        Self::Share,
        Self::ContactName,
        Self::ContactTitle,
        Self::ContactEmail,
        Self::ClearedBy,
    ];

    /// The id of its label.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Code => "profile-code",
            Self::Country => "profile-country",
            Self::Institution => "profile-institution",
            Self::Level => "profile-level",
            Self::Role => "profile-role",
            Self::Capacity => "profile-capacity",
            Self::ReferenceDate => "profile-reference-date",
            Self::Language => "profile-language",
            Self::Share => "profile-share",
            Self::ContactName => "profile-contact-name",
            Self::ContactTitle => "profile-contact-title",
            Self::ContactEmail => "profile-contact-email",
            Self::ClearedBy => "profile-cleared-by",
        }
    }

    /// Whether it must be filled in.
    pub(super) fn is_required(self) -> bool {
        matches!(self, Self::Country | Self::Institution)
    }

    /// What stands in it, as text.
    fn stored(self, respondent: &Respondent) -> String {
        let name = |id: &Option<Id>| id.as_ref().map(|id| id.as_str().to_owned());
        match self {
            Self::Code => respondent.country.code.clone(),
            Self::Country => respondent.country.name.clone(),
            Self::Institution => respondent.institution.clone(),
            Self::Level => name(&respondent.level).unwrap_or_default(),
            Self::Role => name(&respondent.role).unwrap_or_default(),
            Self::Capacity => name(&respondent.capacity).unwrap_or_default(),
            Self::ReferenceDate => respondent
                .reference_date
                .map(|date| date.to_string())
                .unwrap_or_default(),
            Self::Language => respondent.language.code().to_owned(),
            Self::Share => respondent.share.name().to_owned(),
            Self::ContactName => respondent.contact.name.clone(),
            Self::ContactTitle => respondent.contact.title.clone(),
            Self::ContactEmail => respondent.contact.email.clone(),
            Self::ClearedBy => respondent.cleared_by.clone(),
        }
    }

    /// Puts a text into the respondent.
    fn store(self, text: &str, respondent: &mut Respondent) -> Result<(), Problem> {
        let id = || (!text.is_empty()).then(|| Id::new(text).ok()).flatten();
        match self {
            Self::Code => respondent.country.code = code(text)?,
            Self::Country => text.clone_into(&mut respondent.country.name),
            Self::Institution if text.is_empty() => {
                return Err(Problem::error("profile-institution-missing"));
            }
            Self::Institution => text.clone_into(&mut respondent.institution),
            Self::Level => respondent.level = id(),
            Self::Role => respondent.role = id(),
            Self::Capacity => respondent.capacity = id(),
            Self::ReferenceDate => respondent.reference_date = date(text)?,
            Self::Language => {
                if let Ok(language) = text.parse() {
                    respondent.language = language;
                }
            }
            Self::Share => {
                let known = Share::ALL.into_iter().find(|share| share.name() == text);
                respondent.share = known.unwrap_or(respondent.share);
            }
            Self::ContactName => text.clone_into(&mut respondent.contact.name),
            Self::ContactTitle => text.clone_into(&mut respondent.contact.title),
            Self::ContactEmail => respondent.contact.email = email(text)?,
            Self::ClearedBy => text.clone_into(&mut respondent.cleared_by),
        }
        Ok(())
    }
}

/// Two letters, or nothing.
fn code(text: &str) -> Result<String, Problem> {
    let letters = text.chars().all(|c| c.is_ascii_alphabetic());
    if text.is_empty() || text.len() == 2 && letters {
        Ok(text.to_ascii_uppercase())
    } else {
        Err(Problem::error("profile-code-invalid").with("code", text))
    }
}

fn date(text: &str) -> Result<Option<jiff::civil::Date>, Problem> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || Problem::error("profile-date-invalid").with("date", text);
    read_date(text).map(Some).ok_or_else(wrong)
}

fn email(text: &str) -> Result<String, Problem> {
    let parts = text.split_once('@');
    let plausible = parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    if text.is_empty() || plausible {
        Ok(text.to_owned())
    } else {
        Err(Problem::error("profile-email-invalid").with("email", text))
    }
}

impl Form {
    pub(super) fn new(respondent: Respondent) -> Self {
        let input = |field: Field| {
            let stored = field.stored(&respondent);
            let choices = field.choices();
            if choices.is_empty() {
                return (field, Input::Text(Entry::new(&stored)));
            }
            let chosen = choices.iter().position(|(name, _)| *name == stored);
            (field, Input::Choice(chosen.unwrap_or(0)))
        };
        Self {
            inputs: Field::ALL.into_iter().map(input).collect(),
            at: 0,
            before: respondent,
        }
    }

    /// The fields in order.
    pub(super) fn inputs(&self) -> &[(Field, Input)] {
        &self.inputs
    }

    /// The field with the focus; none when it is the button.
    pub(super) fn focused(&self) -> Option<&(Field, Input)> {
        self.inputs.get(self.at)
    }

    /// The text field with the focus.
    pub(super) fn entry(&mut self) -> Option<&mut Entry> {
        match self.inputs.get_mut(self.at) {
            Some((_, Input::Text(entry))) => Some(entry),
            _ => None,
        }
    }

    /// A country of the list is known by its code or its name: the other of the two is filled in
    /// where it is empty.
    pub(super) fn complete_country(&mut self, language: Language) {
        let (code, name) = (self.text(Field::Code), self.text(Field::Country));
        let known = match self.focused() {
            Some((Field::Code, _)) if name.is_empty() => Country::named(&code, language),
            Some((Field::Country, _)) if code.is_empty() => Country::named(&name, language),
            _ => return,
        };
        if !known.code.is_empty() && !known.name.is_empty() {
            self.put_country(&known);
        }
    }

    /// Puts a country in.
    pub(super) fn put_country(&mut self, country: &Country) {
        for (field, input) in &mut self.inputs {
            match field {
                Field::Code => *input = Input::Text(Entry::new(&country.code)),
                Field::Country => *input = Input::Text(Entry::new(&country.name)),
                _ => {}
            }
        }
    }

    fn text(&self, wanted: Field) -> String {
        let found = self.inputs.iter().find(|(field, _)| *field == wanted);
        match found {
            Some((_, Input::Text(entry))) => entry.text().trim().to_owned(),
            _ => String::new(),
        }
    }

    pub(super) fn focus(&mut self, field: Field) {
        let found = self.inputs.iter().position(|(known, _)| *known == field);
        self.at = found.unwrap_or(self.at);
    }

    pub(super) fn step(&mut self) {
        self.at = (self.at + 1).min(self.inputs.len());
    }

    pub(super) fn step_back(&mut self) {
        self.at = self.at.saturating_sub(1);
    }

    pub(super) fn focus_first(&mut self) {
        self.at = 0;
    }

    pub(super) fn focus_button(&mut self) {
        self.at = self.inputs.len();
    }

    /// The next option of a choice, or the one before; round at the ends.
    pub(super) fn turn(&mut self, forward: bool) {
        if let Some((field, Input::Choice(chosen))) = self.inputs.get_mut(self.at) {
            let count = field.choices().len().max(1);
            *chosen = (*chosen + if forward { 1 } else { count - 1 }) % count;
        }
    }

    /// The option with this number. The one that says nothing has none, or 0.
    pub(super) fn pick(&mut self, number: usize) {
        if let Some((field, Input::Choice(chosen))) = self.inputs.get_mut(self.at) {
            let choices = field.choices();
            let has_none = choices.first().is_some_and(|(name, _)| name.is_empty());
            let index = if has_none {
                Some(number)
            } else {
                number.checked_sub(1)
            };
            if let Some(index) = index.filter(|index| *index < choices.len()) {
                *chosen = index;
            }
        }
    }

    /// The respondent as the form says; what is wrong stays as it was and is reported.
    pub(super) fn read(&self) -> (Respondent, Vec<(Field, Problem)>) {
        let mut respondent = self.before.clone();
        let mut problems = Vec::new();
        for (field, input) in &self.inputs {
            let text = match input {
                Input::Text(entry) => entry.text().trim(),
                Input::Choice(chosen) => field.choices().get(*chosen).map_or("", |(name, _)| *name),
            };
            if let Err(problem) = field.store(text, &mut respondent) {
                problems.push((*field, problem));
            }
        }
        if respondent.country.code.is_empty() && respondent.country.name.is_empty() {
            let country = self.before.country.clone();
            respondent.country = country;
            problems.insert(
                0,
                (Field::Country, Problem::error("profile-country-missing")),
            );
        }
        (respondent, problems)
    }
}
