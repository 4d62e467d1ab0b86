//! The smallest things that can be compared: a question, a row of a matrix, a field of a group.

use crate::base::{Id, Text};
use crate::questionnaire::{Choice, Choices, Kind, LEVELS, Question, Questionnaire, Row, TextForm};
use crate::response::Address;

/// One line of a comparison.
#[derive(Clone, Debug)]
pub struct Item<'a> {
    /// The section it stands in.
    pub section: &'a Id,
    /// The question.
    pub question: &'a Question,
    /// The row of a matrix.
    pub row: Option<&'a Row>,
    /// The field of a group.
    pub field: Option<&'a Question>,
    /// How its values compare.
    pub kind: ItemKind<'a>,
}

/// How the values of an item compare.
#[derive(Clone, Copy, Debug)]
pub enum ItemKind<'a> {
    /// A maturity level 0 to 4, with priority and target.
    Level,
    /// One of these choices; ordered from low to high or not.
    Choice {
        /// The choices of the list.
        choices: &'a [Choice],
        /// Whether they run from low to high.
        ordered: bool,
    },
    /// Any of these choices.
    Multiple {
        /// The choices of the list; empty where they come from other answers.
        choices: &'a [Choice],
    },
    /// A number.
    Number,
    /// Words or a date, listed and never computed with.
    Words,
    /// Records such as good practices, listed.
    Records {
        /// The fields of a record.
        fields: &'a [Question],
    },
    /// Personal data: a contact. Counted, never shown.
    Personal,
}

/// The items of a questionnaire in order.
pub fn items(questionnaire: &Questionnaire) -> Vec<Item<'_>> {
    let questions = questionnaire.sections.iter().flat_map(|section| {
        section
            .questions
            .iter()
            .map(move |question| (&section.name, question))
    });
    questions
        .flat_map(|(section, question)| of_question(section, question))
        .collect()
}

fn of_question<'a>(section: &'a Id, question: &'a Question) -> Vec<Item<'a>> {
    let item = |row, field, kind| Item {
        section,
        question,
        row,
        field,
        kind,
    };
    match &question.kind {
        Kind::Note => Vec::new(),
        Kind::Matrix {
            rows,
            choices,
            multiple,
            ordered,
        } => {
            let kind = chosen_kind(choices, *multiple, *ordered);
            rows.iter().map(|row| item(Some(row), None, kind)).collect()
        }
        Kind::Group { fields } => {
            let contact = is_contact(fields);
            let asked = fields.iter().filter(|field| field.is_asked());
            asked
                .map(|field| item(None, Some(field), kind_of(field, contact)))
                .collect()
        }
        _ => vec![item(None, None, kind_of(question, false))],
    }
}

fn kind_of(question: &Question, contact: bool) -> ItemKind<'_> {
    match &question.kind {
        Kind::Maturity { .. } => ItemKind::Level,
        Kind::SelectOne { choices, ordered } => chosen_kind(choices, false, *ordered),
        Kind::SelectMultiple { choices, .. } | Kind::Rank { choices, .. } => {
            chosen_kind(choices, true, false)
        }
        Kind::Matrix {
            choices,
            multiple,
            ordered,
            ..
        } => chosen_kind(choices, *multiple, *ordered),
        Kind::Number(_) => ItemKind::Number,
        Kind::Text(_) if contact => ItemKind::Personal,
        Kind::Text(_) | Kind::Date | Kind::Note => ItemKind::Words,
        Kind::Group { fields } | Kind::Repeat { fields, .. } => ItemKind::Records { fields },
    }
}

fn chosen_kind(choices: &Choices, multiple: bool, ordered: bool) -> ItemKind<'_> {
    let choices = choices.fixed();
    if multiple {
        ItemKind::Multiple { choices }
    } else {
        ItemKind::Choice { choices, ordered }
    }
}

/// A group with an e-mail address is about a person, and so are its other texts.
fn is_contact(fields: &[Question]) -> bool {
    let email =
        |field: &Question| matches!(&field.kind, Kind::Text(rule) if rule.form == TextForm::Email);
    fields.iter().any(email)
}

impl<'a> Item<'a> {
    /// The address under which its answers stand.
    pub fn address(&self) -> Address {
        Address {
            question: self.question.name.clone(),
            part: self.row.map(|row| row.name.clone()),
        }
    }

    /// The address with the field, as printed and as a column of tables: `disc-09/use`.
    pub fn id(&self) -> String {
        let question = self.question.name.as_str();
        let field = self.field.map(|field| &field.name);
        let part = field.or_else(|| self.row.map(|row| &row.name));
        part.map_or_else(
            || question.to_owned(),
            |part| [question, part.as_str()].join("/"),
        )
    }

    /// What it asks: the row, the field, or the prompt.
    pub fn label(&self) -> &'a Text {
        match (self.row, self.field) {
            (Some(row), _) => &row.label,
            (None, Some(field)) => &field.label,
            (None, None) => &self.question.label,
        }
    }

    /// The statements it covers.
    pub fn covers(&self) -> &'a [Id] {
        match self.row {
            Some(row) if !row.covers.is_empty() => &row.covers,
            _ => &self.question.covers,
        }
    }

    /// The number of categories and the category of a value, where values are ordered.
    pub fn categories(&self) -> Option<usize> {
        match self.kind {
            ItemKind::Level => Some(LEVELS),
            ItemKind::Choice {
                choices,
                ordered: true,
            } => Some(choices.len()),
            _ => None,
        }
    }
}
