//! Where a value stands in a text.

use std::borrow::Cow;

use super::token::{Bracket, Token, Tokens, decode};

/// A step from a value into one of its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// The member of an object with this name.
    Key(&'a str),
    /// The entry of a list at this index, from 0.
    Index(usize),
}

/// A token and its offset.
type At<'a> = (usize, Token<'a>);

/// The offset at which the value at `path` begins.
pub(super) fn find(text: &str, path: &[Step<'_>]) -> Option<usize> {
    let mut tokens = Tokens::new(text);
    let first = tokens.next().ok()?;
    Some(walk(&mut tokens, first, path)?.0)
}

/// Of each member of the object at `path` its name, and the offset at which the value at `within` it begins, in the order of the
/// text. What has no such value is left out.
pub(super) fn find_each<'a>(
    text: &'a str,
    path: &[Step<'_>],
    within: &[Step<'_>],
) -> Vec<(Cow<'a, str>, usize)> {
    let mut found = Vec::new();
    let mut tokens = Tokens::new(text);
    let object = tokens
        .next()
        .ok()
        .and_then(|first| walk(&mut tokens, first, path));
    if !matches!(object, Some((_, Token::Open(Bracket::Object)))) {
        return found;
    }
    while let Some((name, value)) = named(&mut tokens) {
        if let Some((at, _)) = walk(&mut tokens.clone(), value, within) {
            found.push((name, at));
        }
        if skip(&mut tokens, value.1).is_none() {
            break;
        }
    }
    found
}

/// The first token of the value at `path` within the one that begins with `first`.
fn walk<'a>(tokens: &mut Tokens<'a>, first: At<'a>, path: &[Step<'_>]) -> Option<At<'a>> {
    path.iter()
        .try_fold(first, |value, step| match (step, value.1) {
            (Step::Key(name), Token::Open(Bracket::Object)) => member(tokens, name),
            (Step::Index(index), Token::Open(Bracket::List)) => entry(tokens, *index),
            _ => None,
        })
}

/// The name of the next member of an object, and the first token of its value.
fn named<'a>(tokens: &mut Tokens<'a>) -> Option<(Cow<'a, str>, At<'a>)> {
    let (_, Token::Text(raw)) = tokens.next().ok()? else {
        return None;
    };
    let _colon = tokens.next().ok()?;
    Some((decode(raw), tokens.next().ok()?))
}

/// The first token of the member `name` of the object that was just opened.
fn member<'a>(tokens: &mut Tokens<'a>, name: &str) -> Option<At<'a>> {
    loop {
        let (this, value) = named(tokens)?;
        if this == name {
            return Some(value);
        }
        skip(tokens, value.1)?;
    }
}

/// The first token of the entry `index` of the list that was just opened.
fn entry<'a>(tokens: &mut Tokens<'a>, index: usize) -> Option<At<'a>> {
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
