//! The value of an answer.

use std::collections::BTreeMap;

use std::fmt;

use serde::Serialize;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::base::{Id, Problem};
use crate::questionnaire::NumberRule;

/// A value as it stands in a file.
///
/// It has the shape of its JSON and does not know its question, so that a file can be joined and
/// kept without the questionnaire at hand. Which shape a question takes is checked by
/// [`validate`](super::validate()); the typed readings below return `None` where the shape differs.
///
/// | question | value |
/// |---|---|
/// | text, date | text (a date is `YYYY-MM-DD`) |
/// | integer, decimal | number |
/// | select_one, row of a matrix | a [`Chosen`] |
/// | select_multiple, rank, row of a matrix with several | a list of [`Chosen`] |
/// | maturity | a [`Maturity`] |
/// | group, entry of a repeat | fields by name; a repeat inside is a list of such |
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Value {
    /// A number.
    Number(serde_json::Number),
    /// Words, a choice or a date.
    Text(String),
    /// Several values.
    List(Vec<Self>),
    /// Values by field.
    Fields(BTreeMap<String, Self>),
}

/// A choice made, with the text that specifies it where the choice asks for one.
///
/// In a file: `"planned"`, or `{"choice": "other", "specify": "…"}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The name of the choice.
    pub name: Id,
    /// What "other" is.
    pub specify: Option<String>,
}

impl Chosen {
    /// A choice without a text.
    pub fn plain(name: Id) -> Self {
        Self {
            name,
            specify: None,
        }
    }
}

/// A maturity bundle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Maturity {
    /// 0 to 4.
    pub level: Option<u8>,
    /// What shows it.
    pub evidence: String,
    /// Records of the group `source`.
    pub sources: Vec<Value>,
    /// 1 low to 4 top priority.
    pub priority: Option<u8>,
    /// 1 impression to 3 documented.
    pub confidence: Option<u8>,
    /// 0 to 4, not below the level.
    pub target: Option<u8>,
}

impl Value {
    /// The text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => number.as_f64(),
            _ => None,
        }
    }

    /// The items of a list.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// A field.
    pub fn field(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Fields(fields) => fields.get(name),
            _ => None,
        }
    }

    /// The fields.
    pub fn fields(&self) -> Option<&BTreeMap<String, Self>> {
        match self {
            Self::Fields(fields) => Some(fields),
            _ => None,
        }
    }

    /// The name of the choice made.
    pub fn chosen_name(&self) -> Option<&str> {
        let name = match self {
            Self::Text(name) => name,
            Self::Fields(fields) if fields.len() <= 2 => fields.get("choice")?.text()?,
            _ => return None,
        };
        Id::fits(name).then_some(name)
    }

    /// The names of the choices made: of a list, or the one of a single choice.
    pub fn chosen_names(&self) -> Option<Vec<&str>> {
        match self {
            Self::List(items) => items.iter().map(Self::chosen_name).collect(),
            single => single.chosen_name().map(|name| vec![name]),
        }
    }

    /// The choice made.
    pub fn chosen(&self) -> Option<Chosen> {
        let name = Id::new(self.chosen_name()?).ok()?;
        let specify = self.field("specify").and_then(Self::text);
        let specify = specify.map(str::to_owned);
        Some(Chosen { name, specify })
    }

    /// The choices made: of a list, or the one of a single choice.
    pub fn all_chosen(&self) -> Option<Vec<Chosen>> {
        match self {
            Self::List(items) => items.iter().map(Self::chosen).collect(),
            single => single.chosen().map(|chosen| vec![chosen]),
        }
    }

    /// The maturity bundle.
    pub fn maturity(&self) -> Option<Maturity> {
        let fields = self.fields()?;
        let small = |name: &str| match fields.get(name) {
            None => Some(None),
            Some(Self::Number(number)) => {
                number.as_u64().and_then(|n| u8::try_from(n).ok()).map(Some)
            }
            Some(_) => None,
        };
        Some(Maturity {
            level: small("level")?,
            evidence: fields
                .get("evidence")
                .map_or(Some(""), Self::text)?
                .to_owned(),
            sources: fields.get("sources").map_or(&[][..], Self::items).to_vec(),
            priority: small("priority")?,
            confidence: small("confidence")?,
            target: small("target")?,
        })
    }

    /// A number as people write it in any of the languages: `1234.5`, `1 234,5`, `1.234,5`,
    /// `1,234.5`, `1'234.5`. Where one sign stands once it is the decimal sign, except in whole numbers,
    /// which have none. `None` where it is no number, not whole where it must be, or [`ambiguous`].
    pub fn read_number(text: &str, rule: &NumberRule) -> Option<Self> {
        let bare: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’'))
            .collect();
        if !rule.integer && ambiguous(text).is_some() {
            return None;
        }
        let decimal = if rule.integer {
            None
        } else {
            decimal_sign(&bare)
        };
        let (whole, fraction) = match decimal.and_then(|sign| bare.rsplit_once(sign)) {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (bare.as_str(), None),
        };
        let whole = ungrouped(whole)?;
        if rule.integer {
            return whole.parse::<i64>().ok().map(Self::integer);
        }
        let plain = fraction.map_or_else(|| whole.clone(), |part| format!("{whole}.{part}"));
        let number = plain
            .parse::<f64>()
            .ok()
            .filter(|number| number.is_finite())?;
        serde_json::Number::from_f64(number).map(Self::Number)
    }

    /// A date as [`read_date`] understands it.
    pub fn read_date(text: &str) -> Option<Self> {
        Some(Self::Text(read_date(text)?.to_string()))
    }

    /// A whole number.
    pub fn integer(number: i64) -> Self {
        Self::Number(number.into())
    }
}

/// A date as people write it: `2026-09-30`, or day, month and year as in `30/9/2026`, `30.09.2026`.
/// `None` where it is none.
pub fn read_date(text: &str) -> Option<jiff::civil::Date> {
    let text = text.trim();
    text.parse().ok().or_else(|| day_first(text))
}

fn day_first(text: &str) -> Option<jiff::civil::Date> {
    let parts: Vec<&str> = text.split(['/', '.', '-']).map(str::trim).collect();
    let &[day, month, year] = parts.as_slice() else {
        return None;
    };
    if year.len() != 4 {
        return None;
    }
    jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// What is to be said where a text can be two numbers: `1,234` is 1234 in English, 1.234 in Spanish and
/// French. The second is offered with a further digit, so that it is understood.
pub fn ambiguous(text: &str) -> Option<Problem> {
    let (whole, rest) = text.trim().split_once(',')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let bare = whole.strip_prefix('-').unwrap_or(whole);
    let one_group = digits(bare) && bare.len() <= 3 && !bare.starts_with('0');
    (one_group && digits(rest) && rest.len() == 3).then(|| {
        Problem::error("answer-ambiguous")
            .with("thousands", format_args!("{whole}{rest}"))
            .with("fraction", format_args!("{whole}.{rest}0"))
    })
}

/// The sign before the fraction: the last of two different ones, or the only one.
fn decimal_sign(text: &str) -> Option<char> {
    let last = text.rfind(['.', ','])?;
    let sign = text.get(last..)?.chars().next()?;
    let groups = text.matches(sign).count() > 1;
    (!groups).then_some(sign)
}

/// Digits without the signs between thousands; `None` where these do not stand every three digits.
fn ungrouped(text: &str) -> Option<String> {
    let mut groups = text.split(['.', ',']);
    let first = groups.next().unwrap_or_default();
    let mut plain = first.to_owned();
    let digits = first.trim_start_matches('-').len();
    for group in groups {
        if group.len() != 3 || digits > 3 {
            return None;
        }
        plain.push_str(group);
    }
    Some(plain)
}

impl From<Chosen> for Value {
    fn from(chosen: Chosen) -> Self {
        match chosen.specify {
            None => Self::Text(chosen.name.to_string()),
            Some(text) => Self::Fields(BTreeMap::from([
                ("choice".to_owned(), Self::Text(chosen.name.to_string())),
                ("specify".to_owned(), Self::Text(text)),
            ])),
        }
    }
}

impl From<Vec<Chosen>> for Value {
    fn from(chosen: Vec<Chosen>) -> Self {
        Self::List(chosen.into_iter().map(Self::from).collect())
    }
}

impl From<Maturity> for Value {
    /// Fields that are not known are left out, never written as null.
    fn from(bundle: Maturity) -> Self {
        let mut fields = BTreeMap::new();
        let small = [
            ("level", bundle.level),
            ("priority", bundle.priority),
            ("confidence", bundle.confidence),
            ("target", bundle.target),
        ];
        for (name, number) in small {
            if let Some(number) = number {
                fields.insert(name.to_owned(), Self::integer(i64::from(number)));
            }
        }
        if !bundle.evidence.is_empty() {
            fields.insert("evidence".to_owned(), Self::Text(bundle.evidence));
        }
        if !bundle.sources.is_empty() {
            fields.insert("sources".to_owned(), Self::List(bundle.sources));
        }
        Self::Fields(fields)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

/// Reads a value without an intermediate tree, so that errors keep their place in the file.
struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number, a list or fields")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        let number = serde_json::Number::from_f64(number);
        number
            .map(Value::Number)
            .ok_or_else(|| E::custom("a number must be finite"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut fields = BTreeMap::new();
        while let Some((name, value)) = entries.next_entry()? {
            fields.insert(name, value);
        }
        Ok(Value::Fields(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(json: &str) -> Value {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_choice_is_a_word_or_a_word_with_its_text() {
        let plain = value(r#""planned""#);
        let other = value(r#"{"choice": "other", "specify": "a council"}"#);
        assert_eq!(plain.chosen().unwrap().name, "planned");
        assert_eq!(
            other.chosen().unwrap().specify.as_deref(),
            Some("a council")
        );
        assert_eq!(Value::from(other.chosen().unwrap()), other);
        assert_eq!(value("3").chosen(), None);
        assert_eq!(value(r#"["a", 3]"#).all_chosen(), None);
    }

    #[test]
    fn a_bundle_reads_back_as_written() {
        let json = r#"{"level": 3, "evidence": "Decree", "priority": 2, "confidence": 1}"#;
        let bundle = value(json).maturity().unwrap();
        assert_eq!(
            (bundle.level, bundle.priority, bundle.target),
            (Some(3), Some(2), None)
        );
        assert_eq!(Value::from(bundle), value(json));
        assert_eq!(value(r#"{"level": "three"}"#).maturity(), None);
        assert_eq!(value(r#"{"level": 300}"#).maturity(), None);
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let decimal = NumberRule::default();
        let whole = NumberRule {
            integer: true,
            ..NumberRule::default()
        };
        let read = |text, rule| Value::read_number(text, rule).and_then(|value| value.number());
        for text in ["1234.5", "1 234,5", "1.234,5", "1,234.5", "1'234.5"] {
            assert_eq!(read(text, &decimal), Some(1234.5), "{text}");
        }
        assert_eq!(read("-0,5", &decimal), Some(-0.5));
        assert_eq!(read("1.234.567", &decimal), Some(1_234_567.0));
        assert_eq!(read("12", &whole), Some(12.0));
        assert_eq!(read("600,000", &whole), Some(600_000.0));
        for none in ["twelve", "1.5", "", "1,23,456", "1234.567"] {
            assert_eq!(read(none, &whole), None, "{none}");
        }
        assert_eq!(read("inf", &decimal), None);
    }

    #[test]
    fn a_number_that_can_be_two_is_none_until_it_is_clear() {
        let decimal = NumberRule::default();
        let read = |text| Value::read_number(text, &decimal).and_then(|value| value.number());
        let problem = ambiguous(" 1,234 ").unwrap();
        let meant: Vec<_> = problem
            .arguments
            .iter()
            .map(|(_, text)| read(text))
            .collect();
        assert_eq!(meant, [Some(1234.0), Some(1.234)]);
        assert_eq!(read("1,234"), None);
        for clear in ["0,123", "1,23", "1,2345", "1.234", "1234,567", "12,345,678"] {
            assert_eq!(ambiguous(clear), None, "{clear}");
        }
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        let read = |text| Value::read_date(text).and_then(|value| Some(value.text()?.to_owned()));
        for text in ["2026-09-30", "30/9/2026", " 30.09.2026 ", "30-09-2026"] {
            assert_eq!(read(text).as_deref(), Some("2026-09-30"), "{text}");
        }
        for none in ["9/30/2026", "30/9/26", "30/9", "soon", "31/2/2026"] {
            assert_eq!(read(none), None, "{none}");
        }
    }

    #[test]
    fn what_is_not_a_value_is_refused() {
        for bad in ["null", "true"] {
            assert!(serde_json::from_str::<Value>(bad).is_err(), "{bad}");
        }
    }
}
