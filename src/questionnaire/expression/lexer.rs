//! Words of an expression.

use super::{ExpressionError, LENGTH_LIMIT, Operator};
use crate::base::Id;

/// A word with its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    /// In characters from 0.
    pub(super) offset: usize,
    pub(super) kind: Word,
}

/// The kinds of words.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Word {
    Text(String),
    Number(f64),
    /// `${name}`.
    Question(Id),
    Name(String),
    Dot,
    Slash,
    Star,
    Open,
    Close,
    Comma,
    Operator(Operator, u8),
}

/// The words of a source.
pub(super) fn tokens(source: &str) -> Result<Vec<Token>, ExpressionError> {
    if source.len() > LENGTH_LIMIT {
        let limit = LENGTH_LIMIT.to_string();
        return Err(ExpressionError::new(0, "expression-too-long", limit));
    }
    let mut lexer = Lexer {
        characters: source.chars().collect(),
        at: 0,
    };
    let mut tokens = Vec::new();
    while let Some(token) = lexer.next(&tokens)? {
        tokens.push(token);
    }
    Ok(tokens)
}

struct Lexer {
    characters: Vec<char>,
    at: usize,
}

impl Lexer {
    fn peek(&self) -> Option<char> {
        self.characters.get(self.at).copied()
    }

    /// Takes `&lt;` and `&gt;`, copied from a form in XML, as the signs they stand for.
    fn unescape(&mut self) {
        for (escaped, sign) in [("&lt;", '<'), ("&gt;", '>')] {
            let rest = self.characters.iter().skip(self.at);
            if escaped.chars().eq(rest.copied().take(escaped.len())) {
                self.at += escaped.len() - 1;
                if let Some(last) = self.characters.get_mut(self.at) {
                    *last = sign;
                }
            }
        }
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let found: String = self
            .characters
            .iter()
            .skip(self.at)
            .copied()
            .take_while(|c| wanted(*c))
            .collect();
        self.at += found.chars().count();
        found
    }

    fn next(&mut self, before: &[Token]) -> Result<Option<Token>, ExpressionError> {
        self.take_while(char::is_whitespace);
        let offset = self.at;
        let Some(first) = self.peek() else {
            return Ok(None);
        };
        let kind = match first {
            '\'' | '"' => self.text(first)?,
            '$' => self.question()?,
            '0'..='9' => self.number()?,
            'a'..='z' | 'A'..='Z' | '_' => self.name(before),
            _ => self.sign(before)?,
        };
        Ok(Some(Token { offset, kind }))
    }

    fn text(&mut self, quote: char) -> Result<Word, ExpressionError> {
        let start = self.at;
        self.at += 1;
        let text = self.take_while(|c| c != quote);
        if self.peek().is_none() {
            return Err(ExpressionError::new(start, "expression-open-text", quote));
        }
        self.at += 1;
        Ok(Word::Text(text))
    }

    fn question(&mut self) -> Result<Word, ExpressionError> {
        let start = self.at;
        self.at += 1;
        let error = |name: &str| ExpressionError::new(start, "expression-name", name);
        if self.peek() != Some('{') {
            return Err(error(""));
        }
        self.at += 1;
        let name = self.take_while(|c| c != '}');
        if self.peek().is_none() {
            return Err(error(&name));
        }
        self.at += 1;
        // XLSForm allows blanks inside the braces.
        Id::new(name.trim())
            .map(Word::Question)
            .map_err(|invalid| error(&invalid.0))
    }

    fn number(&mut self) -> Result<Word, ExpressionError> {
        let start = self.at;
        let mut digits = self.take_while(|c| c.is_ascii_digit() || c == '.');
        digits += &self.exponent();
        let number = digits.parse().ok();
        number
            .map(Word::Number)
            .ok_or_else(|| ExpressionError::new(start, "expression-unexpected", digits))
    }

    /// `e-12` behind a number. XPath 1.0 has none, the programs of ODK read them.
    fn exponent(&mut self) -> String {
        let ahead = |at: usize| self.characters.get(self.at + at).copied();
        let signed = matches!(ahead(1), Some('-' | '+'));
        let digit = ahead(1 + usize::from(signed)).is_some_and(|c| c.is_ascii_digit());
        if !matches!(ahead(0), Some('e' | 'E')) || !digit {
            return String::new();
        }
        let mark = 1 + usize::from(signed);
        let mut exponent: String = self.characters.iter().skip(self.at).take(mark).collect();
        self.at += mark;
        exponent += &self.take_while(|c| c.is_ascii_digit());
        exponent
    }

    /// A name, or an operator that looks like one where an operator can stand. A function of ODK's own may begin with `jr:`.
    fn name(&mut self, before: &[Token]) -> Word {
        let start = self.at;
        let name = self.take_while(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-'));
        if name == "jr" && self.peek() == Some(':') {
            self.at += 1;
            let own = self.take_while(|c| c.is_alphanumeric() || c == '-');
            return Word::Name(format!("jr:{own}"));
        }
        let operator = ends_operand(before)
            .then(|| operator_before(&name))
            .flatten();
        match operator {
            Some((operator, strength, length)) => {
                self.at = start + length;
                Word::Operator(operator, strength)
            }
            None => Word::Name(name),
        }
    }

    fn sign(&mut self, before: &[Token]) -> Result<Word, ExpressionError> {
        let start = self.at;
        self.unescape();
        let two: String = self.characters.iter().skip(self.at).take(2).collect();
        if let Some((operator, strength)) = Operator::find(&two) {
            self.at += 2;
            return Ok(Word::Operator(operator, strength));
        }
        if two == ".." {
            return Err(ExpressionError::new(start, "expression-parent", ".."));
        }
        let first = self.peek().unwrap_or_default();
        self.at += 1;
        Ok(match first {
            '.' if two.chars().nth(1).is_some_and(|c| c.is_ascii_digit()) => {
                self.at -= 1;
                self.number()?
            }
            '.' => Word::Dot,
            '/' => Word::Slash,
            '(' => Word::Open,
            ')' => Word::Close,
            ',' => Word::Comma,
            '*' if !ends_operand(before) => Word::Star,
            other => match Operator::find(&other.to_string()) {
                Some((operator, strength)) => Word::Operator(operator, strength),
                None => {
                    return Err(ExpressionError::new(start, "expression-unexpected", other));
                }
            },
        })
    }
}

/// The operator that a word is, with its length, or that a number follows at once as in `7mod 2`.
fn operator_before(word: &str) -> Option<(Operator, u8, usize)> {
    let letters = word.chars().take_while(char::is_ascii_alphabetic).count();
    let (head, rest) = word.split_at_checked(letters)?;
    let (operator, strength) = Operator::find(head)?;
    let number = rest.chars().all(|c| c.is_ascii_digit() || c == '.');
    number.then_some((operator, strength, letters))
}

/// Whether an operand has just ended, so that `*`, `and` or `div` is an operator (XPath 1.0, 3.7).
fn ends_operand(before: &[Token]) -> bool {
    before.last().is_some_and(|token| {
        matches!(
            token.kind,
            Word::Text(_)
                | Word::Number(_)
                | Word::Question(_)
                | Word::Name(_)
                | Word::Dot
                | Word::Star
                | Word::Close
        )
    })
}
