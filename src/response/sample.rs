//! Invented answers of fictional countries, for trying things out. Every response says that it is a
//! sample; no real country ever gets one.

mod dice;
mod words;

use jiff::Timestamp;
use jiff::civil::Date;

use super::{
    Address, Answer, Author, AuthorId, Chosen, Country, Edit, Live, Maturity, Missing,
    QuestionnaireRef, Register, Respondent, Response, Status, Value, Version, choices_of, seal_of,
    units,
};
use crate::base::{Id, Language, digest};
use crate::questionnaire::{Choice, Kind, NumberRule, Question, Questionnaire, Share, TextRule};

use dice::Dice;
use words::{COUNTRIES, INSTITUTIONS, SENTENCES};

/// Which sample: the country and institution by their place in the lists, from 0.
#[derive(Clone, Copy, Debug)]
pub struct SampleOf {
    /// The country.
    pub country: usize,
    /// The institution.
    pub institution: usize,
    /// The same seed gives the same answers.
    pub seed: u64,
    /// The day the answers describe.
    pub on: Date,
}

/// An invented response, valid and marked as a sample.
///
/// Most are finalised. One in seven is a draft with a conflict in it, and one in nine a draft that
/// was left halfway.
pub fn sample(questionnaire: &Questionnaire, of: SampleOf) -> Response {
    Sampler::new(questionnaire, of).response()
}

/// How often a value is drawn that must satisfy a constraint.
const TRIES: usize = 20;

struct Sampler<'q> {
    questionnaire: &'q Questionnaire,
    of: SampleOf,
    dice: Dice,
    author: AuthorId,
    language: usize,
}

impl<'q> Sampler<'q> {
    fn new(questionnaire: &'q Questionnaire, of: SampleOf) -> Self {
        let text = format!(
            "{}/{}/{}/{}",
            questionnaire.id, of.country, of.institution, of.seed
        );
        let digest = digest(text.as_bytes());
        let seed = digest
            .get(..16)
            .and_then(|hex| u64::from_str_radix(hex, 16).ok());
        let id: String = digest.chars().take(8).collect();
        Self {
            questionnaire,
            of,
            dice: Dice(seed.unwrap_or(of.seed)),
            author: Id::new(&format!("s{id}")).unwrap_or_else(|_| questionnaire.id.clone()),
            // A country writes in one language.
            language: of.country % 3,
        }
    }

    fn response(mut self) -> Response {
        let mut response = Response::new(
            QuestionnaireRef::from(self.questionnaire),
            self.respondent(),
        );
        response.sample = true;
        response.authors.insert(
            self.author.clone(),
            Author {
                name: format!("SAMPLE {}", self.author),
            },
        );
        let number = self.of.country * 31 + self.of.institution;
        let halfway = number % 9 == 8;
        let questions: Vec<&Question> = self.questionnaire.questions().collect();
        let kept = if halfway {
            questions.len() / 2
        } else {
            questions.len()
        };
        for question in questions.into_iter().take(kept) {
            self.answer(question, &mut response);
        }
        if number % 7 == 3 {
            self.add_conflict(&mut response);
        } else if !halfway {
            response.status = Status::Finalised;
            response.revision = 1;
            response.seal = Some(seal_of(&response));
        }
        response
    }

    fn respondent(&mut self) -> Respondent {
        let (code, name) = COUNTRIES.get(self.of.country).map_or_else(
            || (String::new(), format!("Samplia {}", self.of.country + 1)),
            |(code, name)| ((*code).to_owned(), (*name).to_owned()),
        );
        let kinds = INSTITUTIONS.len();
        let institution = INSTITUTIONS
            .get(self.of.institution % kinds)
            .and_then(|names| names.get(self.language))
            .copied()
            .unwrap_or_default();
        let round = self.of.institution / kinds;
        let institution = if round == 0 {
            institution.to_owned()
        } else {
            format!("{institution} {}", round + 1)
        };
        let first = self.of.institution == 0;
        let [english, spanish, french] = Language::INTERFACE;
        Respondent {
            country: Country { code, name },
            institution,
            level: Id::new("national").ok(),
            role: Id::new(if first {
                "co-ordinator"
            } else {
                "contributing"
            })
            .ok(),
            capacity: Id::new("institution").ok(),
            reference_date: Some(self.of.on),
            language: [english, spanish, french]
                .get(self.language)
                .copied()
                .unwrap_or(english),
            share: self
                .pick(&Share::ALL)
                .unwrap_or(Share::Participants)
                .max(Share::Participants),
            contact: super::Contact::default(),
            cleared_by: String::new(),
            unknown: std::collections::BTreeMap::new(),
        }
    }

    fn answer(&mut self, question: &Question, response: &mut Response) {
        let open = matches!(&question.kind, Kind::Repeat { for_each, .. } if for_each.is_empty());
        if open {
            let entries = if question.required {
                1 + self.dice.below(2)
            } else {
                self.dice.below(2)
            };
            for _ in 0..entries {
                let address = response.new_entry(&question.name, &self.author);
                let Kind::Repeat { fields, .. } = &question.kind else {
                    return;
                };
                let fields = fields.clone();
                self.put(address, Some(&fields), question, &[], response);
            }
            return;
        }
        let found = {
            let live = Live::new(self.questionnaire, response, self.of.on);
            if !live.shows(question.name.as_str()) || !question.is_asked() {
                return;
            }
            let offered = choices_of(question, &live).into_owned();
            let addresses = units(question, &live).into_iter().map(|unit| unit.address);
            (addresses.collect::<Vec<Address>>(), offered)
        };
        let (addresses, offered) = found;
        let fields = match &question.kind {
            Kind::Repeat { fields, .. } | Kind::Group { fields } => Some(fields.clone()),
            _ => None,
        };
        for address in addresses {
            if !question.required && self.dice.below(4) == 0 {
                continue;
            }
            self.put(address, fields.as_deref(), question, &offered, response);
        }
    }

    fn put(
        &mut self,
        address: Address,
        fields: Option<&[Question]>,
        question: &Question,
        offered: &[Choice],
        response: &mut Response,
    ) {
        let mut answer = if self.dice.below(12) == 0 {
            self.silence()
        } else {
            let value = match fields {
                Some(fields) => self.fields(&address, question, fields, response),
                None => self.value(question, offered),
            };
            value.map(Answer::of).unwrap_or_default()
        };
        if answer.value().is_some() {
            if question.confidence {
                answer.confidence = u8::try_from(1 + self.dice.below(3)).ok();
            }
            if self.dice.below(10) == 0 {
                answer.note = self.sentence();
            }
            if self.dice.below(8) == 0 {
                answer.share = self.pick(&Share::ALL);
            }
        }
        let at = self.time();
        Edit::put(address, answer).apply(response, &self.author, at);
    }

    fn silence(&mut self) -> Answer {
        let why = self.pick(&Missing::ALL).unwrap_or(Missing::DontKnow);
        let reason = if why == Missing::Withheld {
            String::new()
        } else {
            self.sentence()
        };
        Answer::missing(why, reason)
    }

    /// The fields of a group or entry. A value may leave none that satisfies the constraint of a later
    /// field: then all are drawn again.
    fn fields(
        &mut self,
        address: &Address,
        question: &Question,
        fields: &[Question],
        response: &mut Response,
    ) -> Option<Value> {
        let mut known = std::collections::BTreeMap::new();
        for _ in 0..TRIES {
            let complete;
            (known, complete) = self.try_fields(address, question, fields, response);
            if complete {
                break;
            }
        }
        (!known.is_empty()).then_some(Value::Fields(known))
    }

    /// The fields one after the other, since what is shown depends on those before; and whether every
    /// required one has a value.
    fn try_fields(
        &mut self,
        address: &Address,
        question: &Question,
        fields: &[Question],
        response: &mut Response,
    ) -> (std::collections::BTreeMap<String, Value>, bool) {
        let mut known = std::collections::BTreeMap::new();
        let mut complete = true;
        for field in fields {
            let so_far = Value::Fields(known.clone());
            let at = self.time();
            Edit::put(address.clone(), Answer::of(so_far.clone())).apply(
                response,
                &self.author,
                at,
            );
            let (shown, offered) = {
                let live = Live::new(self.questionnaire, response, self.of.on);
                let shown = live.shows(question.name.as_str());
                (
                    shown && live.shows_field(field, address, Some(&so_far)),
                    choices_of(field, &live).into_owned(),
                )
            };
            if !shown || !field.required && self.dice.below(3) == 0 {
                continue;
            }
            for _ in 0..TRIES {
                let value = match &field.kind {
                    Kind::Repeat { fields, .. } => Some(self.records(fields)),
                    _ => self.value(field, &offered),
                };
                let Some(value) = value else { break };
                known.insert(field.name.to_string(), value);
                if self.keeps(address, field, &known, response) {
                    break;
                }
                known.remove(field.name.as_str());
            }
            complete &= !field.required || known.contains_key(field.name.as_str());
        }
        (known, complete)
    }

    /// Whether the newest of some fields satisfies its own constraint beside the others.
    fn keeps(
        &mut self,
        address: &Address,
        field: &Question,
        known: &std::collections::BTreeMap<String, Value>,
        response: &mut Response,
    ) -> bool {
        let Some(constraint) = &field.constraint else {
            return true;
        };
        let all = Value::Fields(known.clone());
        let at = self.time();
        Edit::put(address.clone(), Answer::of(all.clone())).apply(response, &self.author, at);
        let live = Live::new(self.questionnaire, response, self.of.on);
        live.holds_for(&constraint.rule, address, &all)
    }

    fn records(&mut self, fields: &[Question]) -> Value {
        let count = 1 + self.dice.below(2);
        let mut records = Vec::new();
        for _ in 0..count {
            let mut record = std::collections::BTreeMap::new();
            for field in fields {
                let offered = match &field.kind {
                    Kind::SelectOne { choices, .. } | Kind::SelectMultiple { choices, .. } => {
                        choices.fixed().to_vec()
                    }
                    // Records inside records stay empty in samples unless they are required.
                    Kind::Repeat { .. } if !field.required => continue,
                    _ => Vec::new(),
                };
                if field.relevant.is_none() && field.constraint.is_none() {
                    let value = self.value(field, &offered);
                    record.extend(value.map(|value| (field.name.to_string(), value)));
                }
            }
            records.push(Value::Fields(record));
        }
        Value::List(records)
    }

    fn value(&mut self, question: &Question, offered: &[Choice]) -> Option<Value> {
        match &question.kind {
            Kind::Text(rule) => Some(Value::Text(self.text(rule))),
            Kind::Number(rule) => Some(self.number(rule)),
            Kind::Date => Some(Value::Text(self.of.on.to_string())),
            Kind::SelectOne { .. }
            | Kind::Matrix {
                multiple: false, ..
            } => self.choose(offered).map(Value::from),
            Kind::SelectMultiple { min, max, .. } => self.several(offered, min.unwrap_or(1), *max),
            Kind::Matrix { multiple: true, .. } => self.several(offered, 1, None),
            Kind::Rank { max, .. } => self.ranking(offered, *max),
            Kind::Maturity { .. } => Some(self.bundle().into()),
            Kind::Note | Kind::Group { .. } | Kind::Repeat { .. } => None,
        }
    }

    fn choose(&mut self, offered: &[Choice]) -> Option<Chosen> {
        let choice = self.pick_ref(offered)?;
        let (name, specify) = (choice.name.clone(), choice.specify);
        Some(Chosen {
            name,
            specify: specify.then(|| self.sentence()),
        })
    }

    fn several(&mut self, offered: &[Choice], min: usize, max: Option<usize>) -> Option<Value> {
        let most = max.unwrap_or(4).min(4).max(min);
        let wanted = min.max(1) + self.dice.below(most - min.max(1).min(most) + 1);
        let mut chosen: Vec<Chosen> = Vec::new();
        for _ in 0..wanted * 3 {
            let next = self.choose(offered)?;
            let exclusive = |name: &Id| {
                offered
                    .iter()
                    .any(|choice| choice.name == *name && choice.exclusive)
            };
            let free = chosen.iter().all(|known| known.name != next.name);
            if chosen.len() < wanted && free && !exclusive(&next.name) {
                chosen.push(next);
            }
        }
        let order = |chosen: &Chosen| offered.iter().position(|choice| choice.name == chosen.name);
        chosen.sort_by_key(order);
        (!chosen.is_empty()).then(|| chosen.into())
    }

    fn ranking(&mut self, offered: &[Choice], max: usize) -> Option<Value> {
        let mut names: Vec<&Choice> = offered.iter().filter(|choice| !choice.exclusive).collect();
        let mut ranked = Vec::new();
        while ranked.len() < max && !names.is_empty() {
            let choice = names.swap_remove(self.dice.below(names.len()));
            let specify = choice.specify.then(|| self.sentence());
            ranked.push(Chosen {
                name: choice.name.clone(),
                specify,
            });
        }
        (!ranked.is_empty()).then(|| ranked.into())
    }

    fn bundle(&mut self) -> Maturity {
        let level = self.small(0, 4);
        let source = || {
            let fields = [
                ("title", "SAMPLE report"),
                ("reference", "https://example.org/report"),
            ];
            Value::Fields(
                fields
                    .map(|(name, text)| (name.to_owned(), Value::Text(text.to_owned())))
                    .into(),
            )
        };
        let evidence = if level >= 2 || self.dice.below(2) == 0 {
            self.sentence()
        } else {
            String::new()
        };
        Maturity {
            level: Some(level),
            evidence,
            sources: if level >= 3 && self.dice.below(4) > 0 {
                vec![source()]
            } else {
                Vec::new()
            },
            priority: Some(self.small(1, 4)),
            confidence: Some(self.small(1, 3)),
            target: (self.dice.below(3) == 0).then(|| self.small(level, 4)),
        }
    }

    fn number(&mut self, rule: &NumberRule) -> Value {
        if rule.year {
            return Value::integer(2005 + i64::try_from(self.dice.below(20)).unwrap_or(0));
        }
        let (least, most) = (rule.min.unwrap_or(0.0), rule.max.unwrap_or(100.0));
        let steps = u32::try_from(self.dice.below(101)).unwrap_or(0);
        let number = least + (most - least) * f64::from(steps) / 100.0;
        let number = if rule.integer {
            number.floor()
        } else {
            (number * 10.0).round() / 10.0
        };
        let whole = format!("{number:.0}").parse::<i64>().unwrap_or(0);
        let exact = serde_json::Number::from_f64(number).map(Value::Number);
        if rule.integer {
            Value::integer(whole)
        } else {
            exact.unwrap_or_else(|| Value::integer(whole))
        }
    }

    fn text(&mut self, rule: &TextRule) -> String {
        match rule.form {
            crate::questionnaire::TextForm::Url => "https://example.org/document".to_owned(),
            crate::questionnaire::TextForm::Email => "sample@example.org".to_owned(),
            crate::questionnaire::TextForm::Plain if rule.multiline => {
                format!("SAMPLE. {}\n{}", self.sentence(), self.sentence())
            }
            crate::questionnaire::TextForm::Plain => format!("SAMPLE. {}", self.sentence()),
        }
    }

    /// Lets a second author change one answer without having seen the last version of the first.
    fn add_conflict(&mut self, response: &mut Response) {
        let Ok(other) = Id::new(&format!("{}-b", self.author)) else {
            return;
        };
        let texts =
            response
                .answers
                .iter()
                .filter_map(|(address, register)| match register.versions() {
                    [only] => Some((address.clone(), only.clone())),
                    _ => None,
                });
        let mut candidates: Vec<(Address, Version)> = texts
            .filter(|(_, version)| matches!(version.answer.value(), Some(Value::Text(text)) if text.contains(' ')))
            .collect();
        if candidates.is_empty() {
            return;
        }
        let (address, mine) = candidates.swap_remove(self.dice.below(candidates.len()));
        let answer = Answer {
            given: super::Given::Value(Value::Text(format!("SAMPLE. {}", self.sentence()))),
            ..mine.answer.clone()
        };
        let theirs = Version {
            answer,
            clock: super::Clock::default().after(&other),
            by: other.clone(),
            at: mine.at,
            unknown: std::collections::BTreeMap::new(),
        };
        response.authors.insert(
            other.clone(),
            Author {
                name: format!("SAMPLE {other}"),
            },
        );
        response
            .answers
            .insert(address, Register::new([mine, theirs]));
    }

    fn sentence(&mut self) -> String {
        let sentence = self.pick(&SENTENCES).unwrap_or_default();
        sentence
            .get(self.language)
            .copied()
            .unwrap_or_default()
            .to_owned()
    }

    fn small(&mut self, least: u8, most: u8) -> u8 {
        let room = usize::from(most.saturating_sub(least)) + 1;
        least + u8::try_from(self.dice.below(room)).unwrap_or(0)
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        self.pick_ref(from).copied()
    }

    fn pick_ref<'t, T>(&mut self, from: &'t [T]) -> Option<&'t T> {
        from.get(self.dice.below(from.len()))
    }

    /// A time in the working day after the reference date, a minute later for each answer.
    fn time(&mut self) -> Timestamp {
        let minutes = i64::try_from(self.dice.below(480)).unwrap_or(0);
        let day = self
            .of
            .on
            .to_zoned(jiff::tz::TimeZone::UTC)
            .map(|day| day.timestamp());
        let start = day.unwrap_or(Timestamp::UNIX_EPOCH).as_second() + 8 * 3_600;
        Timestamp::from_second(start + minutes * 60).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}
