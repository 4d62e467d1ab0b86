//! Conditions in words, for those who read a questionnaire on paper.

use super::Wording;
use crate::base::Id;
use crate::questionnaire::expression::{Claim, Compared, Expression, Operand, Relation, Step};
use crate::questionnaire::{Choice, Kind, Question, Questionnaire};

/// A condition in words; what computes something stays as its author wrote it.
pub fn in_words(
    condition: &Expression,
    questionnaire: &Questionnaire,
    wording: Wording<'_>,
) -> String {
    let speaker = Speaker {
        questionnaire,
        wording,
        about: None,
    };
    speaker.say(condition)
}

/// The condition that rows or choices of another question must satisfy, in words.
pub fn filter_in_words(
    condition: &Expression,
    from: &Id,
    questionnaire: &Questionnaire,
    wording: Wording<'_>,
) -> String {
    let speaker = Speaker {
        questionnaire,
        wording,
        about: questionnaire.question(from.as_str()),
    };
    speaker.say(condition)
}

struct Speaker<'a> {
    questionnaire: &'a Questionnaire,
    wording: Wording<'a>,
    /// The question whose value `.` is.
    about: Option<&'a Question>,
}

impl Speaker<'_> {
    fn say(&self, condition: &Expression) -> String {
        let claim = condition.claim();
        claim
            .and_then(|claim| self.claim(&claim))
            .unwrap_or_else(|| condition.to_string())
    }

    fn claim(&self, claim: &Claim<'_>) -> Option<String> {
        match claim {
            Claim::And(parts) => self.joined(parts, "condition-and"),
            Claim::Or(parts) => self.joined(parts, "condition-or"),
            Claim::Holds(compared) => self.comparison(compared),
            Claim::Fails(compared) => {
                let words = self.comparison(compared)?;
                Some(
                    self.wording
                        .tell("condition-not", &[("claim", words.into())]),
                )
            }
        }
    }

    /// Claims one after the other; those that hold several themselves stand in brackets.
    fn joined(&self, parts: &[Claim<'_>], id: &str) -> Option<String> {
        let one = |part: &Claim<'_>| {
            let words = self.claim(part)?;
            let several = matches!(part, Claim::And(_) | Claim::Or(_));
            Some(if several { format!("({words})") } else { words })
        };
        let parts: Option<Vec<String>> = parts.iter().map(one).collect();
        Some(parts?.join(&format!(" {} ", self.wording.say(id))))
    }

    fn comparison(&self, compared: &Compared<'_>) -> Option<String> {
        let asked = match compared.question {
            Some(name) => Some(self.questionnaire.question(name.as_str())?),
            None => None,
        };
        let what = self.place(asked, compared.steps);
        if compared.with == Operand::Text("") {
            let id = match compared.relation {
                Relation::Is => "condition-blank",
                Relation::IsNot => "condition-answered",
                _ => return None,
            };
            return Some(self.wording.tell(id, &[("what", what.into())]));
        }
        let with = match compared.with {
            Operand::Number(number) => number.to_string(),
            Operand::Text(name) => self.wording.tell(
                "condition-quoted",
                &[(
                    "text",
                    self.choice(asked.or(self.about), compared.steps, name)
                        .into(),
                )],
            ),
        };
        let id = match compared.relation {
            Relation::Is => "condition-is",
            Relation::IsNot => "condition-is-not",
            Relation::Less => "condition-less",
            Relation::AtMost => "condition-at-most",
            Relation::More => "condition-more",
            Relation::AtLeast => "condition-at-least",
            Relation::Includes => "condition-includes",
        };
        let arguments = [("what", what.into()), ("with", with.into())];
        Some(self.wording.tell(id, &arguments))
    }

    /// The name of what is compared: the question, and the row or field of it.
    fn place(&self, asked: Option<&Question>, steps: &[Step]) -> String {
        let Some(question) = asked else {
            let parts: Vec<String> = steps.iter().filter_map(child).map(str::to_owned).collect();
            return if parts.is_empty() {
                self.wording.say("condition-this")
            } else {
                parts.join(" / ")
            };
        };
        let mut name = format!("{} ({})", question.name, self.short(question));
        for step in steps {
            match step {
                Step::Any => {
                    name = self.wording.tell("condition-any", &[("what", name.into())]);
                }
                Step::Own => {
                    name = self.wording.tell("condition-own", &[("what", name.into())]);
                }
                Step::Child(part) => {
                    let part = self.part(question, part);
                    name = format!("{name}, {part}");
                }
            }
        }
        name
    }

    fn short(&self, question: &Question) -> String {
        let text = question.short.as_ref().unwrap_or(&question.label);
        text.get(self.wording.language).to_owned()
    }

    /// A row or field by its label.
    fn part(&self, question: &Question, name: &str) -> String {
        let language = self.wording.language;
        let row = match &question.kind {
            Kind::Matrix { rows, .. } => rows.iter().find(|row| row.name == name),
            _ => None,
        };
        let field = fields(question).iter().find(|field| field.name == name);
        match (row, field) {
            (Some(row), _) => row.label.get(language).to_owned(),
            (None, Some(field)) => self.short(field),
            (None, None) => name.to_owned(),
        }
    }

    /// A choice by its label.
    fn choice(&self, asked: Option<&Question>, steps: &[Step], name: &str) -> String {
        let field = steps.iter().rev().find_map(child).and_then(|part| {
            let known = asked.map_or(&[][..], fields);
            known.iter().find(|field| field.name == part)
        });
        let label = field
            .or(asked)
            .map_or(&[][..], choices)
            .iter()
            .find(|choice| choice.name == name)
            .map(|choice| choice.label.get(self.wording.language));
        label.unwrap_or(name).to_owned()
    }
}

fn child(step: &Step) -> Option<&str> {
    match step {
        Step::Child(name) => Some(name),
        Step::Any | Step::Own => None,
    }
}

fn fields(question: &Question) -> &[Question] {
    match &question.kind {
        Kind::Group { fields } | Kind::Repeat { fields, .. } => fields,
        _ => &[],
    }
}

fn choices(question: &Question) -> &[Choice] {
    match &question.kind {
        Kind::SelectOne { choices, .. }
        | Kind::SelectMultiple { choices, .. }
        | Kind::Rank { choices, .. }
        | Kind::Matrix { choices, .. } => choices.fixed(),
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Language;
    use crate::base::message::Messages;
    use crate::questionnaire::builtin;

    fn words(question: &str, language: Language) -> String {
        let (id, _) = question.split_once('-').unwrap();
        let questionnaire = builtin::questionnaire(&id.parse().unwrap()).unwrap();
        let messages = Messages::new(language);
        let wording = Wording {
            messages: &messages,
            language,
            beside: None,
        };
        let asked = questionnaire.question(question).unwrap();
        in_words(asked.relevant.as_ref().unwrap(), &questionnaire, wording)
    }

    #[test]
    fn skip_rules_are_said_in_words() {
        assert_eq!(
            words("disc-13", Language::EN),
            "in at least one row, disc-12 (Stages of participation) is not “Never”"
        );
        for id in builtin::ids() {
            let questionnaire = builtin::questionnaire(&id).unwrap();
            for question in questionnaire.questions().filter(|q| q.relevant.is_some()) {
                for language in Language::INTERFACE {
                    let words = words(question.name.as_str(), language);
                    assert!(!words.contains("${"), "{words}");
                }
            }
        }
    }
}
