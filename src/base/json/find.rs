//! Where a value stands in a text.

use super::token::{Bracket, Token, Tokens, decode};

/// A step from a value into one of its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// The member of an object with this name.
    Key(&'a str),
    /// The entry of a list at this index, from 0.
    Index(usize),
}

/// The offset at which the value at `path` begins.
pub(super) fn find(text: &str, path: &[Step<'_>]) -> Option<usize> {
    let mut tokens = Tokens::new(text);
    let mut value = tokens.next().ok()?;
    for step in path {
        value = match (step, value.1) {
            (Step::Key(name), Token::Open(Bracket::Object)) => member(&mut tokens, name)?,
            (Step::Index(index), Token::Open(Bracket::List)) => entry(&mut tokens, *index)?,
            _ => return None,
        };
    }
    Some(value.0)
}

/// The first token of the member `name` of the object that was just opened.
fn member<'a>(tokens: &mut Tokens<'a>, name: &str) -> Option<(usize, Token<'a>)> {
    loop {
        let (_, Token::Text(raw)) = tokens.next().ok()? else {
            return None;
        };
        let _colon = tokens.next().ok()?;
        let value = tokens.next().ok()?;
        if decode(raw) == name {
            return Some(value);
        }
        skip(tokens, value.1)?;
    }
}

/// The first token of the entry `index` of the list that was just opened.
fn entry<'a>(tokens: &mut Tokens<'a>, index: usize) -> Option<(usize, Token<'a>)> {
    for _ in 0..index {
        let (_, value) = tokens.next().ok()?;
        skip(tokens, value)?;
    }
    let value = tokens.next().ok()?;
    (value.1 != Token::Close(Bracket::List)).then_some(value)
}

/// Passes over the rest of a value and the comma after it; `None` when there is no comma.
fn skip(tokens: &mut Tokens<'_>, first: Token<'_>) -> Option<()> {
    let mut depth = 0_usize;
    let mut token = first;
    loop {
        match token {
            Token::Open(_) => depth += 1,
            Token::Close(_) => depth = depth.checked_sub(1)?,
            Token::End => return None,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        token = tokens.next().ok()?.1;
    }
    (tokens.next().ok()?.1 == Token::Comma).then_some(())
}
