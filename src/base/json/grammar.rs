//! The order in which the words of JSON may follow each other, and the limits.

use std::borrow::Cow;

use super::DEPTH_LIMIT;
use super::fault::{Fault, excerpt};
use super::token::{Bracket, Token, Tokens, decode};

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expected {
    Value,
    /// The first entry of a list, or its end.
    EntryOrEnd,
    Name,
    /// The first name of an object, or its end.
    NameOrEnd,
    Colon,
    /// After an entry or member.
    CommaOrEnd,
    /// After the whole.
    Nothing,
}

/// A list or object that is open.
struct Level {
    bracket: Bracket,
    opened: usize,
    /// How many names were noted before it was opened.
    names: usize,
}

/// A name in an object; sorted, equal names stand together in the order of the file.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Name<'a> {
    name: Cow<'a, str>,
    at: usize,
}

/// Checks that a text is one JSON value within the limits.
pub(super) fn check(text: &str, longest: usize) -> Result<(), Fault> {
    let mut tokens = Tokens::new(text);
    let mut grammar = Grammar {
        longest,
        expected: Expected::Value,
        levels: Vec::new(),
        names: Vec::new(),
    };
    loop {
        let (at, token) = tokens.next()?;
        if token == Token::End {
            return grammar.end(text);
        }
        grammar.expected = grammar.take(at, token)?;
    }
}

/// The bytes of a character written as two escapes, `\u` and four digits each.
const LONGEST_ESCAPE: usize = 12;

struct Grammar<'a> {
    /// The most characters in a text.
    longest: usize,
    expected: Expected,
    levels: Vec<Level>,
    /// The names of all open objects, outermost first.
    names: Vec<Name<'a>>,
}

impl<'a> Grammar<'a> {
    /// Takes a token and says what may follow.
    fn take(&mut self, at: usize, token: Token<'a>) -> Result<Expected, Fault> {
        use Expected::{Colon, CommaOrEnd, EntryOrEnd, Name, NameOrEnd, Value};
        match (self.expected, token) {
            (Value | EntryOrEnd, Token::Open(bracket)) => self.open(at, bracket),
            (Value | EntryOrEnd, Token::Text(raw)) => {
                self.check_length(at, raw)?;
                Ok(self.after_value())
            }
            (Value | EntryOrEnd, Token::Plain(_)) => Ok(self.after_value()),
            (Name | NameOrEnd, Token::Text(raw)) => self.note(at, raw),
            (Colon, Token::Colon) => Ok(Value),
            (CommaOrEnd, Token::Comma) => Ok(self.after_comma()),
            (EntryOrEnd | NameOrEnd | CommaOrEnd, Token::Close(bracket))
                if self.innermost() == Some(bracket) =>
            {
                self.close()
            }
            _ => Err(self.unexpected(at)),
        }
    }

    fn innermost(&self) -> Option<Bracket> {
        self.levels.last().map(|level| level.bracket)
    }

    fn open(&mut self, at: usize, bracket: Bracket) -> Result<Expected, Fault> {
        if self.levels.len() == DEPTH_LIMIT {
            return Err(Fault::new(at, "json-too-deep").with("limit", DEPTH_LIMIT));
        }
        self.levels.push(Level {
            bracket,
            opened: at,
            names: self.names.len(),
        });
        Ok(match bracket {
            Bracket::List => Expected::EntryOrEnd,
            Bracket::Object => Expected::NameOrEnd,
        })
    }

    fn note(&mut self, at: usize, raw: &'a str) -> Result<Expected, Fault> {
        self.check_length(at, raw)?;
        let name = decode(raw);
        self.names.push(Name { name, at });
        Ok(Expected::Colon)
    }

    fn after_comma(&self) -> Expected {
        match self.innermost() {
            Some(Bracket::Object) => Expected::Name,
            _ => Expected::Value,
        }
    }

    fn after_value(&self) -> Expected {
        match self.innermost() {
            Some(_) => Expected::CommaOrEnd,
            None => Expected::Nothing,
        }
    }

    fn close(&mut self) -> Result<Expected, Fault> {
        let first = self.levels.pop().map_or(0, |level| level.names);
        check_names(self.names.get_mut(first..).unwrap_or_default())?;
        self.names.truncate(first);
        Ok(self.after_value())
    }

    fn end(&self, text: &str) -> Result<(), Fault> {
        match (self.expected, self.levels.last()) {
            (Expected::Nothing, _) => Ok(()),
            (_, Some(level)) => Err(Fault::unclosed(text, level.bracket.opener(), level.opened)),
            (_, None) => Err(Fault::new(0, "json-empty")),
        }
    }

    fn check_length(&self, at: usize, raw: &str) -> Result<(), Fault> {
        // A character takes from 1 to LONGEST_ESCAPE bytes: few texts need to be counted.
        let surely = raw.len() / LONGEST_ESCAPE > self.longest;
        let counted = || raw.len() > self.longest && decode(raw).chars().count() > self.longest;
        if surely || counted() {
            return Err(Fault::new(at, "json-text-too-long").with("limit", self.longest));
        }
        Ok(())
    }

    fn unexpected(&self, at: usize) -> Fault {
        let message = match self.expected {
            Expected::Value | Expected::EntryOrEnd => "json-value-missing",
            Expected::Name | Expected::NameOrEnd => "json-name-missing",
            Expected::Colon => "json-colon-missing",
            Expected::CommaOrEnd => "json-comma-missing",
            Expected::Nothing => "json-after-end",
        };
        let closer = self.innermost().map_or(' ', Bracket::closer);
        Fault::new(at, message).with("closer", closer)
    }
}

/// Refuses an object in which a name occurs twice, at the second occurrence.
fn check_names(names: &mut [Name<'_>]) -> Result<(), Fault> {
    names.sort_unstable();
    let twice = names.windows(2).filter_map(|pair| match pair {
        [first, second] if first.name == second.name => Some(second),
        _ => None,
    });
    match twice.min_by_key(|name| name.at) {
        // In its quotation marks, so that no name is taken for a number.
        Some(name) => Err(Fault::new(name.at, "json-name-twice")
            .with("name", format_args!("\"{}\"", excerpt(&name.name)))),
        None => Ok(()),
    }
}
