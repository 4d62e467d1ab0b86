//! A response file with the very bytes that [`write`](crate::response::write()) gives its response.
//!
//! Nearly all files are such, and where every blank, comma and name is known before it is read, reading is comparing. It is
//! several times as fast as reading JSON whose layout is open, and what was read need not be written again to stand in a
//! collection. `None` says no more than that the bytes are others; a property test holds the two together
//! (`what_is_read_by_its_layout_is_what_is_written`).

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::value::{BorrowedStrDeserializer, Error};

use super::text::{Name, Place, Words};
use super::value::{Number, SkimValue};
use super::version::{Clock, SkimRegister, SkimVersion};
use super::{Skim, SkimContact, SkimCountry, SkimRespondent};
use crate::base::json::DEPTH_LIMIT;
use crate::response::FORMAT;

/// The beginning of a line, two blanks to a level; as deep as anything may be.
const LINE: &str = "\n                                                                ";
const _: () = assert!(LINE.len() == 1 + 2 * DEPTH_LIMIT, "a line for every depth");

/// The response in a text that is laid out as quipu writes it, but for the line feed at its end.
pub(super) fn read(text: &str) -> Option<Skim<'_>> {
    // Line feeds stand between texts, and texts hold other such characters as escapes. A loop that goes through all is several
    // times as fast as one that may end.
    let fits = |byte: u8| byte >= b' ' || byte == b'\n';
    let all = text.bytes().fold(true, |all, byte| all & fits(byte));
    all.then_some(())?;
    let mut file = Cursor {
        rest: text,
        depth: 0,
        last_name: None,
    };
    let skim = file.response()?;
    file.rest.is_empty().then_some(skim)
}

/// What is left of a file. What is asked for every name and blank is inlined.
struct Cursor<'a> {
    rest: &'a str,
    depth: usize,
    /// The name that was read last.
    last_name: Option<Name<'a>>,
}

/// The members of an object, of which those that say nothing are left out.
struct Members<'c, 'a> {
    cursor: &'c mut Cursor<'a>,
    /// Whether none was read yet.
    first: bool,
    /// Whether the next name was begun: comma, line and quotation mark.
    begun: bool,
}

impl<'a> Cursor<'a> {
    #[inline]
    fn skip<const N: usize>(&mut self, expected: &[u8; N]) -> Option<()> {
        self.rest = after(self.rest, expected)?;
        Some(())
    }

    #[inline]
    fn line(&mut self) -> Option<()> {
        self.rest = after_line(self.rest, self.depth)?;
        Some(())
    }

    /// Goes a level deeper.
    fn down(&mut self) -> Option<()> {
        self.depth = (self.depth < DEPTH_LIMIT).then_some(self.depth + 1)?;
        Some(())
    }

    /// Begins an object.
    #[inline]
    fn open(&mut self) -> Option<Members<'_, 'a>> {
        self.skip(b"{")?;
        self.down()?;
        Some(Members {
            cursor: self,
            first: true,
            begun: false,
        })
    }

    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut items = Vec::new();
        self.skip(b"[")?;
        if self.skip(b"]").is_some() {
            return Some(items);
        }
        self.down()?;
        loop {
            self.line()?;
            items.push(item(self)?);
            if self.skip(b",").is_none() {
                break;
            }
        }
        self.depth -= 1;
        self.line()?;
        self.skip(b"]")?;
        Some(items)
    }

    /// A text with its quotation marks.
    #[inline]
    fn words(&mut self) -> Option<Words<'a>> {
        self.skip(b"\"")?;
        match self.plain() {
            Some(plain) => Words::within::<Error>(Cow::Borrowed(plain)).ok(),
            None => self.escaped(),
        }
    }

    /// A text without escapes, after its first quotation mark; nothing is taken where it has any.
    #[inline]
    fn plain(&mut self) -> Option<&'a str> {
        let text = self.rest;
        let (plain, rest) = text.split_at_checked(stop(text)?)?;
        self.rest = after(rest, b"\"")?;
        Some(plain)
    }

    /// A text that has escapes, after its first quotation mark.
    #[cold]
    fn escaped(&mut self) -> Option<Words<'a>> {
        // A text is never longer than its line.
        let line = memchr::memchr(b'\n', self.rest.as_bytes())?;
        let mut said = String::with_capacity(line);
        loop {
            let (plain, rest) = self.rest.split_at_checked(stop(self.rest)?)?;
            said.push_str(plain);
            if let Some(rest) = after(rest, b"\"") {
                self.rest = rest;
                return Words::within::<Error>(Cow::Owned(said)).ok();
            }
            let (character, rest) = written_escape(after(rest, b"\\")?)?;
            said.push(character);
            self.rest = rest;
        }
    }

    /// A text that says something.
    #[inline]
    fn some_words(&mut self) -> Option<Words<'a>> {
        self.words().filter(|words| !words.is_empty())
    }

    fn name(&mut self) -> Option<Name<'a>> {
        let words = self.words()?;
        self.named(words)
    }

    /// A text as a name. The same author has nearly always written the answer before, too.
    fn named(&mut self, words: Words<'a>) -> Option<Name<'a>> {
        if self.last_name.as_ref().is_some_and(|last| **last == *words) {
            return self.last_name.clone();
        }
        self.last_name = Name::of(words);
        self.last_name.clone()
    }

    /// One of a few words.
    fn one_of<T: Deserialize<'a>>(&mut self) -> Option<T> {
        let Cow::Borrowed(word) = self.words()?.0 else {
            return None;
        };
        T::deserialize(BorrowedStrDeserializer::<Error>::new(word)).ok()
    }

    /// The characters of a number.
    fn digits(&mut self) -> Option<&'a str> {
        let of_number = |c: u8| matches!(c, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
        let end = self.rest.bytes().position(|c| !of_number(c))?;
        let (digits, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        Some(digits)
    }

    fn whole(&mut self) -> Option<u64> {
        let digits = self.digits()?;
        let plain = digits.bytes().all(|c| c.is_ascii_digit())
            && (digits == "0" || !digits.starts_with('0'));
        plain.then(|| digits.parse().ok())?
    }

    fn number(&mut self) -> Option<Number> {
        let before = self.rest;
        if let Some(whole) = self.whole() {
            return Some(Number::Whole(whole));
        }
        self.rest = before;
        let digits = self.digits()?;
        let number: serde_json::Number = serde_json::from_str(digits).ok()?;
        let same = number.to_string() == digits;
        let read = match (number.as_i64(), number.is_f64()) {
            (Some(negative), _) if negative < 0 => Number::Negative(negative),
            (_, true) => Number::Float(number.as_f64()?),
            _ => return None,
        };
        same.then_some(read)
    }

    fn value(&mut self) -> Option<SkimValue<'a>> {
        match self.rest.as_bytes().first()? {
            b'"' => self.words().map(SkimValue::Text),
            b'{' => self.fields().map(SkimValue::Fields),
            b'[' => self.list(Self::value).map(SkimValue::List),
            _ => self.number().map(SkimValue::Number),
        }
    }

    fn place(words: Words<'a>) -> Option<Place<'a>> {
        match words.0 {
            Cow::Borrowed(text) => Place::of(text),
            Cow::Owned(_) => None,
        }
    }

    fn fields(&mut self) -> Option<Vec<(Words<'a>, SkimValue<'a>)>> {
        let mut fields: Vec<(Words<'a>, SkimValue<'a>)> = Vec::with_capacity(6);
        let mut m = self.open()?;
        while let Some(name) = m.next()? {
            let in_order = fields.last().is_none_or(|(last, _)| *last < name);
            in_order.then_some(())?;
            fields.push((name, m.cursor.value()?));
        }
        m.close()?;
        Some(fields)
    }

    fn register(&mut self) -> Option<SkimRegister<'a>> {
        self.skip(b"[")?;
        self.down()?;
        self.line()?;
        let first = self.version()?;
        let mut rest = Vec::new();
        while self.skip(b",").is_some() {
            self.line()?;
            rest.push(self.version()?);
        }
        self.depth -= 1;
        self.line()?;
        self.skip(b"]")?;
        SkimRegister::in_order(first, rest).ok()
    }

    fn respondent(&mut self) -> Option<SkimRespondent<'a>> {
        let mut m = self.open()?;
        m.must(b"country")?;
        let country = m.cursor.country()?;
        m.must(b"institution")?;
        let institution = m.cursor.words()?;
        let level = m.optional(b"level", Cursor::name)?;
        let role = m.optional(b"role", Cursor::name)?;
        let capacity = m.optional(b"capacity", Cursor::name)?;
        let reference_date = m.optional(b"reference_date", Cursor::date)?;
        m.must(b"language")?;
        let language = m.cursor.one_of()?;
        m.must(b"share")?;
        let share = m.cursor.one_of()?;
        let contact = m.optional(b"contact", Cursor::contact)?;
        let cleared_by = m.said(b"cleared_by")?;
        m.close()?;
        Some(SkimRespondent {
            country,
            institution,
            _level: level,
            role,
            _capacity: capacity,
            reference_date,
            _language: language,
            share,
            _contact: contact.unwrap_or_default(),
            _cleared_by: cleared_by,
        })
    }

    fn country(&mut self) -> Option<SkimCountry<'a>> {
        let mut m = self.open()?;
        let (code, name) = (m.said(b"code")?, m.said(b"name")?);
        m.close()?;
        Some(SkimCountry { code, name })
    }

    /// A contact, which is left out where nothing is known of it.
    fn contact(&mut self) -> Option<SkimContact<'a>> {
        let mut m = self.open()?;
        let (name, title, email) = (m.said(b"name")?, m.said(b"title")?, m.said(b"email")?);
        let known = !m.first;
        m.close()?;
        known.then_some(SkimContact {
            _name: name,
            _title: title,
            _email: email,
        })
    }

    fn date(&mut self) -> Option<jiff::civil::Date> {
        let words = self.words()?;
        let date: jiff::civil::Date = words.parse().ok()?;
        (date.to_string() == *words).then_some(date)
    }

    fn version(&mut self) -> Option<SkimVersion<'a>> {
        let mut m = self.open()?;
        let value = m.optional(b"value", Cursor::value)?;
        let missing = m.optional(b"missing", Cursor::one_of)?;
        let reason = m.said(b"reason")?;
        if missing.is_none() && !reason.is_empty() {
            return None;
        }
        let note = m.said(b"note")?;
        let share = m.optional(b"share", Cursor::one_of)?;
        let confidence = m.optional(b"confidence", |cursor| cursor.whole()?.try_into().ok())?;
        let validated = m.set(b"validated")?;
        let explanation = m.said(b"explanation")?;
        let from = m.optional(b"from", |cursor| {
            let from = cursor.list(Cursor::words)?;
            (!from.is_empty()).then_some(from)
        })?;
        m.must(b"clock")?;
        let clock = m.cursor.clock()?;
        m.must(b"by")?;
        let by = m.cursor.name()?;
        m.must(b"at")?;
        super::version::is_plain(m.cursor.words()?.as_bytes()).then_some(())?;
        m.close()?;
        Some(SkimVersion {
            value,
            missing,
            reason,
            note,
            share,
            confidence,
            validated,
            explanation,
            from: from.unwrap_or_default(),
            clock,
            by,
            _at: super::version::Moment,
        })
    }

    fn clock(&mut self) -> Option<Clock<'a>> {
        let mut clock = Clock::default();
        let mut m = self.open()?;
        while let Some(author) = m.next()? {
            let author = m.cursor.named(author)?;
            let count = m.cursor.whole()?;
            clock.push::<Error>(author, count).ok()?;
        }
        m.close()?;
        Some(clock)
    }

    fn response(&mut self) -> Option<Skim<'a>> {
        let mut m = self.open()?;
        m.must(b"format")?;
        (*m.cursor.words()? == *FORMAT).then_some(())?;
        m.must(b"questionnaire")?;
        let (questionnaire, version) = m.cursor.reference()?;
        m.must(b"respondent")?;
        let respondent = m.cursor.respondent()?;
        m.must(b"status")?;
        let status = m.cursor.one_of()?;
        m.must(b"revision")?;
        let revision = m.cursor.whole()?.try_into().ok()?;
        let sample = m.set(b"sample")?;
        m.must(b"authors")?;
        m.cursor.authors()?;
        m.must(b"answers")?;
        let answers = m.cursor.answers()?;
        let flags = m.optional(b"flags", Cursor::flags)?;
        let seal = m.optional(b"seal", Cursor::words)?;
        m.close()?;
        Some(Skim {
            questionnaire,
            version,
            respondent,
            status,
            revision,
            sample,
            answers,
            flagged: flags.is_some(),
            seal,
        })
    }

    /// The id and the version of the questionnaire.
    fn reference(&mut self) -> Option<(Name<'a>, Words<'a>)> {
        let mut m = self.open()?;
        m.must(b"id")?;
        let id = m.cursor.name()?;
        m.must(b"version")?;
        let version = m.cursor.words()?;
        m.said(b"sha256")?;
        m.close()?;
        Some((id, version))
    }

    fn authors(&mut self) -> Option<()> {
        let mut m = self.open()?;
        let mut last: Option<Name<'a>> = None;
        while let Some(id) = m.next()? {
            let id = Name::of(id)?;
            last.is_none_or(|last| last < id).then_some(())?;
            let mut author = m.cursor.open()?;
            author.must(b"name")?;
            author.cursor.words()?;
            author.close()?;
            last = Some(id);
        }
        m.close()
    }

    fn answers(&mut self) -> Option<Vec<(Place<'a>, SkimRegister<'a>)>> {
        let mut answers: Vec<(Place<'a>, SkimRegister<'a>)> = Vec::with_capacity(64);
        let mut m = self.open()?;
        while let Some(address) = m.next()? {
            let place = Cursor::place(address)?;
            let in_order = answers.last().is_none_or(|(last, _)| *last < place);
            in_order.then_some(())?;
            answers.push((place, m.cursor.register()?));
        }
        m.close()?;
        Some(answers)
    }

    /// The places of answers that were flagged, which are left out where there are none.
    fn flags(&mut self) -> Option<()> {
        let flags = self.list(|cursor| Cursor::place(cursor.words()?))?;
        (!flags.is_empty() && flags.is_sorted_by(|a, b| a < b)).then_some(())
    }
}

impl<'a> Members<'_, 'a> {
    /// Begins the next name, if there is one.
    #[inline]
    fn begin(&mut self) -> Option<()> {
        if !self.begun {
            // Where there is none, nothing is taken: what follows is the end of the object.
            let rest = self.cursor.rest;
            let rest = if self.first { rest } else { after(rest, b",")? };
            self.cursor.rest = after(after_line(rest, self.cursor.depth)?, b"\"")?;
            (self.begun, self.first) = (true, false);
        }
        Some(())
    }

    /// Ends the object.
    #[inline]
    fn close(self) -> Option<()> {
        (!self.begun).then_some(())?;
        self.cursor.depth -= 1;
        if !self.first {
            self.cursor.line()?;
        }
        self.cursor.skip(b"}")
    }

    /// Whether the next member has this name; its value is next.
    #[inline]
    fn is<const N: usize>(&mut self, name: &[u8; N]) -> bool {
        let rest = self.begin().and_then(|()| after(self.cursor.rest, name));
        let Some(rest) = rest.and_then(|rest| after(rest, b"\": ")) else {
            return false;
        };
        self.cursor.rest = rest;
        self.begun = false;
        true
    }

    /// Whether a member is set, which is left out where it is not.
    #[inline]
    fn set<const N: usize>(&mut self, name: &[u8; N]) -> Option<bool> {
        let is_set = self.is(name);
        if is_set {
            self.cursor.skip(b"true")?;
        }
        Some(is_set)
    }

    #[inline]
    fn must<const N: usize>(&mut self, name: &[u8; N]) -> Option<()> {
        self.is(name).then_some(())
    }

    /// The value of a member, where it is the next one.
    #[expect(
        clippy::option_option,
        reason = "the bytes are others, or the member is not there"
    )]
    #[inline]
    fn optional<T, const N: usize>(
        &mut self,
        name: &[u8; N],
        read: impl FnOnce(&mut Cursor<'a>) -> Option<T>,
    ) -> Option<Option<T>> {
        if self.is(name) {
            read(self.cursor).map(Some)
        } else {
            Some(None)
        }
    }

    /// A text that is left out where it says nothing.
    #[inline]
    fn said<const N: usize>(&mut self, name: &[u8; N]) -> Option<Words<'a>> {
        self.optional(name, Cursor::some_words)
            .map(Option::unwrap_or_default)
    }

    /// The name of the next member, if there is one.
    #[expect(
        clippy::option_option,
        reason = "the bytes are others, or there is no further member"
    )]
    #[inline]
    fn next(&mut self) -> Option<Option<Words<'a>>> {
        if self.begin().is_none() {
            return Some(None);
        }
        // A name with escapes is none that quipu writes.
        let name = self.cursor.plain()?;
        self.cursor.skip(b": ")?;
        self.begun = false;
        let name = Words::within::<Error>(Cow::Borrowed(name)).ok()?;
        Some(Some(name))
    }
}

/// What follows a known text. Its length is known too, so that comparing is a few instructions and no call.
#[inline]
fn after<'a, const N: usize>(rest: &'a str, known: &[u8; N]) -> Option<&'a str> {
    let same = rest.as_bytes().first_chunk::<N>() == Some(known);
    same.then(|| rest.get(N..))?
}

/// What follows the beginning of a line at a depth.
#[inline]
fn after_line(rest: &str, depth: usize) -> Option<&str> {
    let blanks = 2 * depth;
    match rest.as_bytes().first_chunk::<17>() {
        // Most lines are not deeper than one comparison of two numbers sees.
        Some([b'\n', first @ ..]) if blanks <= first.len() => {
            let others = u128::from_le_bytes(*first) ^ u128::from_le_bytes([b' '; 16]);
            let known = 8 * blanks <= usize::try_from(others.trailing_zeros()).ok()?;
            known.then(|| rest.get(1 + blanks..))?
        }
        _ => rest.strip_prefix(LINE.get(..=blanks)?),
    }
}

/// Where a text ends or something in it does not stand for itself.
#[inline]
fn stop(text: &str) -> Option<usize> {
    memchr::memchr3(b'"', b'\\', b'\n', text.as_bytes())
}

/// The character of which the escape follows a backslash, as `serde_json` writes it, and what comes after; every character has
/// many other escapes.
fn written_escape(rest: &str) -> Option<(char, &str)> {
    let (letter, rest) = rest.split_at_checked(1)?;
    let character = match letter {
        "\"" => '"',
        "\\" => '\\',
        "b" => '\u{8}',
        "f" => '\u{c}',
        "n" => '\n',
        "r" => '\r',
        "t" => '\t',
        "u" => return numbered(rest),
        _ => return None,
    };
    Some((character, rest))
}

/// A character below the blank that has no letter of its own, by the digits of its escape.
fn numbered(rest: &str) -> Option<(char, &str)> {
    let (digits, rest) = rest.split_at_checked(4)?;
    let as_written = matches!(
        digits.as_bytes(),
        [b'0', b'0', b'0', b'0'..=b'7' | b'b' | b'e' | b'f']
            | [b'0', b'0', b'1', b'0'..=b'9' | b'a'..=b'f']
    );
    let code = u32::from_str_radix(digits, 16).ok()?;
    let character = as_written.then(|| char::from_u32(code))?;
    Some((character?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(json: &str) -> Option<String> {
        let rest = &format!("{json},\n");
        let mut cursor = Cursor {
            rest,
            depth: 0,
            last_name: None,
        };
        let words = cursor.words()?;
        (cursor.rest == ",\n").then(|| words.to_string())
    }

    #[test]
    fn every_character_is_read_as_it_is_written_and_in_no_other_way() {
        let characters = (0..0x250).chain([0x2028, 0xfeff, 0x1f600]);
        for character in characters.filter_map(char::from_u32) {
            let text = format!("a{character}{character}b");
            let json = serde_json::to_string(&text).unwrap();
            assert_eq!(words(&json), Some(text.clone()), "{json}");
            let code = u32::from(character);
            for escape in [format!("\\u{code:04x}"), format!("\\u{code:04X}")] {
                let other = format!("\"a{escape}{escape}b\"");
                let expected = (other == json).then(|| text.clone());
                assert_eq!(words(&other), expected, "{other}");
            }
        }
        for wrong in [
            "\"\\/\"", "\"\\v\"", "\"\\", "\"\\u00", "\"\\ué", "\"a\nb\"", "\"a\\",
        ] {
            assert_eq!(words(wrong), None, "{wrong}");
        }
    }
}
