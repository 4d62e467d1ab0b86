//! What things are called in reports.

use super::Wording;
use crate::analysis::{Item, ItemKind, Silence};
use crate::base::message::Argument;
use crate::questionnaire::{Choice, Kind, Question};
use crate::response::{Chosen, Value};

impl Wording<'_> {
    /// A sentence of the interface.
    pub(super) fn say(&self, id: &str) -> String {
        self.messages.get(id)
    }

    /// A sentence of the interface with arguments.
    pub(super) fn tell(&self, id: &str, arguments: &[Argument<'_>]) -> String {
        self.messages.format(id, arguments)
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
        found.map_or_else(
            || name.to_owned(),
            |choice| choice.label.get(self.language).to_owned(),
        )
    }

    /// A label and what stands after it, as the language writes the colon.
    pub(super) fn labelled(&self, label: &str, text: &str) -> String {
        let arguments = [
            ("label", label.to_owned().into()),
            ("text", text.to_owned().into()),
        ];
        self.tell("labelled", &arguments)
    }

    /// A number as the language writes it.
    pub(super) fn number(&self, number: f64, decimals: usize) -> String {
        let text = format!("{number:.decimals$}");
        if self.messages.language().code() == "en" {
            text
        } else {
            text.replace('.', ",")
        }
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
            let label = field.short_label().get(self.language);
            (!text.is_empty()).then(|| self.labelled(label, &text))
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}
