//! What is read to people: labels, hints, and the answers that a form proposes.

use super::super::columns::Row;
use super::super::import::Said;
use super::super::kinds::Asked;
use super::{Item, ItemKind, Lowering};
use crate::base::{Language, Problem};

impl<'f> Lowering<'f> {
    pub(super) fn label(&mut self, item: &Item<'f>) -> Said {
        let row = item.row;
        let mut said = self.speech.said(row, "label");
        if said.is_empty() {
            if !matches!(item.kind, ItemKind::Kept) {
                self.say(Problem::warning("xlsform-no-label"), row);
            }
            said = self.speech.said(row, "hint");
        }
        if said.is_empty() {
            said = Said::plain(self.speech.default, row.get("name").unwrap_or(&item.id));
        }
        if let ItemKind::Kept = item.kind {
            let kind = row.get("type").unwrap_or_default().to_owned();
            said.each(&mut |text| format!("{text} ({kind})"));
        }
        self.unpiped(&mut said, row);
        said
    }

    /// The text under a column of a row, without names of answers.
    pub(super) fn text(&mut self, row: &Row, column: &str) -> Said {
        let mut said = self.speech.said(row, column);
        self.unpiped(&mut said, row);
        said
    }

    /// Names of answers in a text are shown as names: the text is the same for everybody.
    fn unpiped(&mut self, said: &mut Said, row: &Row) {
        if said.unpipe() {
            self.say(Problem::warning("xlsform-piped"), row);
        }
    }

    /// The hint, the guidance for those who want to know more, and the answer the form proposes.
    pub(super) fn hint(&mut self, item: &Item<'f>, label: &Said) -> Said {
        let row = item.row;
        let mut said = self.speech.said(row, "hint");
        said.add(&self.speech.said(row, "guidance_hint"));
        if let Some(proposed) = self.proposed(item, label) {
            said.add(&proposed);
        }
        self.unpiped(&mut said, row);
        said
    }

    /// The default as a proposal, in the languages of the label; a choice by what it is called.
    fn proposed(&mut self, item: &Item<'f>, label: &Said) -> Option<Said> {
        let row = item.row;
        let default = row.get("default")?;
        if is_computed(default, &item.kind) {
            let problem = Problem::warning("xlsform-default-computed");
            self.say(problem.with("expression", default), row);
            return None;
        }
        self.say(
            Problem::warning("xlsform-default").with("value", default),
            row,
        );
        let named = match &item.kind {
            ItemKind::Asked(Asked::One(list) | Asked::Many(list) | Asked::Rank(list)) => {
                self.called(list.external, &list.name, default)
            }
            _ => Vec::new(),
        };
        let in_language = |language: Language| {
            let labels: Vec<String> = named
                .iter()
                .map(|said| said.get(language, self.speech.default).to_owned())
                .collect();
            let value = if labels.is_empty() {
                default.to_owned()
            } else {
                labels.join(", ")
            };
            let text = match language.code() {
                "es" => format!("Respuesta propuesta: {value}"),
                "fr" => format!("Réponse proposée : {value}"),
                _ => format!("Proposed answer: {value}"),
            };
            (language, text)
        };
        let texts = label.languages().map(in_language).collect();
        let plain = label
            .value(self.speech.default)
            .is_some_and(|value| value.is_string());
        Some(Said::of(texts, plain))
    }

    /// What the choices of these names are called; nothing where one is unknown.
    fn called(&self, external: bool, list: &str, names: &str) -> Vec<Said> {
        let rows = self.lists.rows(external, list);
        let one = |name: &str| {
            let row = rows.iter().find(|row| row.get("name") == Some(name))?;
            let said = self.speech.said(row, "label");
            (!said.is_empty()).then_some(said)
        };
        let all: Option<Vec<Said>> = names.split_whitespace().map(one).collect();
        all.unwrap_or_default()
    }
}

/// Whether a default is an expression rather than an answer: with an answer in it, a function, or where a number is due.
fn is_computed(default: &str, kind: &ItemKind<'_>) -> bool {
    let number = matches!(
        kind,
        ItemKind::Asked(Asked::Integer | Asked::Decimal | Asked::Percentage | Asked::Range)
    );
    let called = default.match_indices('(').any(|(place, _)| {
        let before = default.get(..place).unwrap_or_default();
        before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_'))
    });
    default.contains("${") || called || number && default.trim().parse::<f64>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn computed_defaults_are_told_from_answers() {
        let text = ItemKind::Asked(Asked::Text);
        let number = ItemKind::Asked(Asked::Integer);
        for (default, kind, computed) in [
            ("today()", &text, true),
            ("${last-saved#a}", &text, true),
            ("A ministry (central)", &text, false),
            ("2020-01-01", &text, false),
            ("12", &number, false),
            ("5 div 5", &number, true),
        ] {
            assert_eq!(is_computed(default, kind), computed, "{default}");
        }
    }
}
