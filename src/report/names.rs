//! What things are called in reports.

use super::Wording;
use crate::analysis::{Degree, Item, ItemKind, Silence, Standing};
use crate::base::Text;
use crate::base::message::Argument;
use crate::questionnaire::{Choice, Kind, Question};
use crate::response::{Chosen, Value};

impl Wording<'_> {
    /// A sentence of the interface.
    pub(super) fn say(&self, id: &str) -> String {
        self.both(|wording| wording.messages.get(id))
    }

    /// A sentence of the interface with arguments.
    pub(super) fn tell(&self, id: &str, arguments: &[Argument<'_>]) -> String {
        self.both(|wording| wording.messages.format(id, arguments))
    }

    /// A text of a questionnaire.
    pub(super) fn text(&self, text: &Text) -> String {
        self.both(|wording| text.get(wording.language).to_owned())
    }

    /// The same in each language: words beside each other, sentences below each other.
    fn both(&self, say: impl Fn(&Wording<'_>) -> String) -> String {
        let first = say(self);
        let second = self.beside.map(|messages| Wording {
            messages,
            language: messages.language(),
            beside: None,
        });
        match second.as_ref().map(say) {
            Some(second) if second != first => {
                let sentence = first.ends_with(['.', '?', '!', ')']) || first.contains('\n');
                let between = if sentence { "\n" } else { " / " };
                format!("{first}{between}{second}")
            }
            _ => first,
        }
    }

    /// The sign for a kind of silence: `..` don't know, unanswered or undecided, `–` withheld, `×` not
    /// applicable or not asked.
    pub(super) fn silence_sign(silence: Silence) -> &'static str {
        match silence {
            Silence::Conflict | Silence::DontKnow | Silence::Unanswered => "..",
            Silence::Withheld => "–",
            Silence::NotApplicable | Silence::NotAsked => "×",
        }
    }

    /// The sign for a country that has no value, also where its institutions are evenly split; nothing where it has one.
    pub(super) fn sign_of_none(standing: &Standing) -> Option<&'static str> {
        match standing {
            Standing::Silent(silence) => Some(Self::silence_sign(*silence)),
            Standing::Split(_) => Some(".."),
            _ => None,
        }
    }

    /// What a country says about an item.
    pub(super) fn standing(&self, item: &Item<'_>, standing: &Standing) -> String {
        match standing {
            Standing::Level(bundle) => self.option(item, &bundle.level.unwrap_or(0).to_string()),
            Standing::Choice(name) => self.option(item, name.as_str()),
            Standing::Split(names) => {
                let names = names.iter().map(|name| self.option(item, name.as_str()));
                names.collect::<Vec<_>>().join(" / ")
            }
            Standing::Multiple(degrees) => {
                let names = degrees.iter().map(|(name, degree)| {
                    let mark = if degree == Degree::Partly { "◐ " } else { "" };
                    format!("{mark}{}", self.option(item, name.as_str()))
                });
                names.collect::<Vec<_>>().join("; ")
            }
            Standing::Number(number) => self.exact(*number),
            Standing::Words(count) => count.to_string(),
            Standing::Silent(Silence::Conflict) => self.say("state-conflict"),
            Standing::Silent(silence) => self.say(&format!("no-value-{}", silence.name())),
        }
    }

    /// What an option of an item is called.
    pub(super) fn option(&self, item: &Item<'_>, name: &str) -> String {
        match item.kind {
            ItemKind::Level => self.tell("report-level", &[("level", name.to_owned().into())]),
            ItemKind::Choice { choices, .. } | ItemKind::Multiple { choices } => {
                self.choice(choices, name)
            }
            _ => name.to_owned(),
        }
    }

    fn choice(&self, choices: &[Choice], name: &str) -> String {
        let found = choices.iter().find(|choice| choice.name == *name);
        found.map_or_else(|| name.to_owned(), |choice| self.text(&choice.label))
    }

    /// A label and what stands after it, as the language writes the colon.
    pub(super) fn labelled(&self, label: &str, text: &str) -> String {
        let arguments = [
            ("label", label.to_owned().into()),
            ("text", text.to_owned().into()),
        ];
        self.messages.format("labelled", &arguments)
    }

    /// A number as the language writes it.
    pub fn number(&self, number: f64, decimals: usize) -> String {
        let text = format!("{number:.decimals$}");
        if self.messages.language().code() == "en" {
            text
        } else {
            text.replace('.', ",")
        }
    }

    /// A number as the language writes it, with as many decimals as it has; at most six.
    pub(super) fn exact(&self, number: f64) -> String {
        let decimals = (0..=6).find(|places| {
            let factor = 10_f64.powi(*places);
            let rounded = (number * factor).round() / factor;
            (rounded - number).abs() < f64::EPSILON * number.abs().max(1.0)
        });
        self.number(number, usize::try_from(decimals.unwrap_or(6)).unwrap_or(6))
    }

    /// A value in words, field by field where it has fields.
    pub(super) fn value(&self, question: &Question, value: &Value) -> String {
        match (&question.kind, value) {
            (Kind::Group { fields } | Kind::Repeat { fields, .. }, Value::Fields(_)) => {
                self.fields(fields, value)
            }
            (Kind::Repeat { fields, .. }, Value::List(entries)) => {
                let entries = entries.iter().map(|entry| self.fields(fields, entry));
                entries.collect::<Vec<_>>().join(" / ")
            }
            (
                Kind::SelectOne { choices, .. }
                | Kind::SelectMultiple { choices, .. }
                | Kind::Rank { choices, .. }
                | Kind::Matrix { choices, .. },
                value,
            ) => {
                let chosen = value.all_chosen().unwrap_or_default();
                let names = chosen
                    .iter()
                    .map(|chosen| self.chosen(choices.fixed(), chosen));
                names.collect::<Vec<_>>().join("; ")
            }
            (_, Value::Text(text)) => text.clone(),
            (_, Value::Number(number)) => number.to_string(),
            _ => String::new(),
        }
    }

    fn chosen(&self, choices: &[Choice], chosen: &Chosen) -> String {
        let name = self.choice(choices, chosen.name.as_str());
        match &chosen.specify {
            Some(text) => self.labelled(&name, text),
            None => name,
        }
    }

    /// The fields of a record in the order of the questionnaire, one a line.
    pub(super) fn fields(&self, fields: &[Question], value: &Value) -> String {
        let lines = fields.iter().filter_map(|field| {
            let text = self.value(field, value.field(field.name.as_str())?);
            let label = self.text(field.short_label());
            (!text.is_empty()).then(|| self.labelled(&label, &text))
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}
