//! The words of JSON: brackets, texts, numbers and literals, with the rules inside each.

use std::borrow::Cow;

use super::fault::{Fault, excerpt};

/// A pair of brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    List,
    Object,
}

impl Bracket {
    pub(super) fn opener(self) -> char {
        match self {
            Self::List => '[',
            Self::Object => '{',
        }
    }

    pub(super) fn closer(self) -> char {
        match self {
            Self::List => ']',
            Self::Object => '}',
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open(Bracket),
    Close(Bracket),
    Comma,
    Colon,
    /// What stands between the quotation marks, escapes and all.
    Text(&'a str),
    /// A number, `true`, `false` or `null`.
    Plain(&'a str),
    /// Nothing is left.
    End,
}

/// Takes a text apart into tokens, each with its offset.
#[derive(Clone)]
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The next token, and [`Token::End`] for ever at the end.
    pub(super) fn next(&mut self) -> Result<(usize, Token<'a>), Fault> {
        self.at += self.run(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
        let at = self.at;
        let Some(byte) = self.byte(at) else {
            return Ok((at, Token::End));
        };
        let token = match byte {
            b'[' => Token::Open(Bracket::List),
            b'{' => Token::Open(Bracket::Object),
            b']' => Token::Close(Bracket::List),
            b'}' => Token::Close(Bracket::Object),
            b',' => Token::Comma,
            b':' => Token::Colon,
            b'"' => return Ok((at, Token::Text(self.quoted()?))),
            _ => return Ok((at, Token::Plain(self.plain()?))),
        };
        self.at += 1;
        Ok((at, token))
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// How many bytes from here on are such.
    fn run(&self, such: impl Fn(u8) -> bool) -> usize {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let end = rest.iter().position(|byte| !such(*byte));
        end.unwrap_or(rest.len())
    }

    fn piece(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// A text in quotation marks, without them.
    fn quoted(&mut self) -> Result<&'a str, Fault> {
        let opened = self.at;
        self.at += 1;
        loop {
            self.at += self.run(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1f));
            match self.byte(self.at) {
                Some(b'"') => break,
                Some(b'\\') => self.at += self.escape()?,
                Some(_) => return Err(Fault::new(self.at, "json-control-character")),
                None => return Err(Fault::unclosed(self.text, '"', opened)),
            }
        }
        self.at += 1;
        Ok(self.piece(opened + 1, self.at - 1))
    }

    /// The length of the escape that begins here.
    fn escape(&self) -> Result<usize, Fault> {
        match self.byte(self.at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(2),
            Some(b'u') => match unicode_escape(self.piece(self.at, self.text.len())) {
                Some((_, length)) => Ok(length),
                None => Err(Fault::new(self.at, "json-escape")),
            },
            _ => Err(Fault::new(self.at, "json-escape")),
        }
    }

    /// Everything up to the next bracket, comma, colon, quotation mark or blank: a number or one of
    /// the three words.
    fn plain(&mut self) -> Result<&'a str, Fault> {
        let start = self.at;
        self.at += self.run(|byte| !b"[]{},:\" \t\n\r".contains(&byte));
        let word = self.piece(start, self.at);
        if matches!(word, "true" | "false" | "null") {
            return Ok(word);
        }
        if !word.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
            return Err(Fault::new(start, "json-word").with("word", excerpt(word)));
        }
        if !is_number(word) {
            return Err(Fault::new(start, "json-number").with("number", excerpt(word)));
        }
        if is_infinite(word) {
            return Err(Fault::new(start, "json-number-range").with("number", excerpt(word)));
        }
        Ok(word)
    }
}

/// Whether a word is a number by the grammar of JSON.
fn is_number(word: &str) -> bool {
    let word = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = match word.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (word, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = |text: &str| digits(text.strip_prefix(['+', '-']).unwrap_or(text));
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(unsigned)
}

/// Whether a number is beyond every number that can be calculated with.
fn is_infinite(number: &str) -> bool {
    // 1.8e308 is the largest: anything shorter without an exponent is smaller.
    (number.len() > 308 || number.contains(['e', 'E']))
        && number.parse().is_ok_and(f64::is_infinite)
}

/// The character of an escape such as `\u00f1` or `\ud83d\ude00` at the start of `rest`, and the
/// length of the escape. `None` when it is not one, or is half of a surrogate pair.
fn unicode_escape(rest: &str) -> Option<(char, usize)> {
    let unit = |at: usize| {
        let digits = rest.get(at..)?.strip_prefix("\\u")?.get(..4)?;
        let hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        hex.then(|| u32::from_str_radix(digits, 16).ok())?
    };
    let first = unit(0)?;
    if !matches!(first, 0xd800..=0xdbff) {
        return Some((char::from_u32(first)?, 6));
    }
    let second = unit(6).filter(|unit| matches!(unit, 0xdc00..=0xdfff))?;
    let c = char::from_u32(0x1_0000 + ((first & 0x3ff) << 10) + (second & 0x3ff))?;
    Some((c, 12))
}

/// What a text between quotation marks means.
pub(super) fn decode(raw: &str) -> Cow<'_, str> {
    let Some(first) = raw.find('\\') else {
        return Cow::Borrowed(raw);
    };
    let (plain, mut rest) = raw.split_at(first);
    let mut out = plain.to_owned();
    while let Some(c) = rest.chars().next() {
        let (c, length) = match c {
            '\\' => escaped(rest),
            _ => (c, c.len_utf8()),
        };
        out.push(c);
        rest = rest.get(length..).unwrap_or_default();
    }
    Cow::Owned(out)
}

/// The character of the escape at the start of `rest`, and the length of the escape.
fn escaped(rest: &str) -> (char, usize) {
    match rest.as_bytes().get(1) {
        Some(b'u') => unicode_escape(rest).unwrap_or((char::REPLACEMENT_CHARACTER, 2)),
        Some(b'b') => ('\u{8}', 2),
        Some(b'f') => ('\u{c}', 2),
        Some(b'n') => ('\n', 2),
        Some(b'r') => ('\r', 2),
        Some(b't') => ('\t', 2),
        Some(&byte) => (char::from(byte), 2),
        None => ('\\', 1),
    }
}
