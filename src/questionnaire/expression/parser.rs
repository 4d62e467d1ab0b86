//! From words to a tree, by precedence climbing.

use super::lexer::{Token, Word, tokens};
use super::{Current, DEPTH_LIMIT, ExpressionError, Operator, Reference, Step, Tree, functions};

/// What a source was understood as.
pub(super) struct Parsed {
    pub(super) tree: Tree,
    /// The places in the answers it reads.
    pub(super) references: Vec<Reference>,
    /// The places below `.` it reads.
    pub(super) currents: Vec<Current>,
}

/// Reads a source.
pub(super) fn parse(source: &str) -> Result<Parsed, ExpressionError> {
    let mut parser = Parser {
        tokens: tokens(source)?,
        at: 0,
        end: source.chars().count(),
        references: Vec::new(),
        currents: Vec::new(),
    };
    let tree = parser.expression(0, 0)?;
    match parser.tokens.get(parser.at) {
        None => Ok(Parsed {
            tree,
            references: parser.references,
            currents: parser.currents,
        }),
        Some(token) => Err(unexpected(token)),
    }
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    end: usize,
    references: Vec<Reference>,
    currents: Vec<Current>,
}

impl Parser {
    fn peek(&self) -> Option<&Word> {
        self.tokens.get(self.at).map(|token| &token.kind)
    }

    fn take(&mut self) -> Result<Token, ExpressionError> {
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        token.ok_or_else(|| ExpressionError::new(self.end, "expression-ends", ""))
    }

    fn expect(&mut self, wanted: &Word) -> Result<(), ExpressionError> {
        let token = self.take()?;
        if token.kind == *wanted {
            Ok(())
        } else {
            Err(unexpected(&token))
        }
    }

    /// Operands joined by operators that bind at least as strongly as `least`.
    fn expression(&mut self, least: u8, depth: usize) -> Result<Tree, ExpressionError> {
        let mut left = self.operand(depth)?;
        while let Some(Word::Operator(operator, strength)) = self.peek() {
            let (operator, strength) = (*operator, *strength);
            if strength < least {
                break;
            }
            self.at += 1;
            let right = self.expression(strength + 1, depth + 1)?;
            left = Tree::Binary {
                operator,
                left: Box::new(left),
                right: Box::new(right),
            };
        }
        Ok(left)
    }

    fn operand(&mut self, depth: usize) -> Result<Tree, ExpressionError> {
        let token = self.take()?;
        if depth > DEPTH_LIMIT {
            let limit = DEPTH_LIMIT.to_string();
            return Err(ExpressionError::new(
                token.offset,
                "expression-too-deep",
                limit,
            ));
        }
        match token.kind {
            Word::Text(text) => Ok(Tree::Text(text)),
            Word::Number(number) => Ok(Tree::Number(number)),
            Word::Operator(Operator::Minus, _) => {
                Ok(Tree::Negative(Box::new(self.operand(depth + 1)?)))
            }
            Word::Open => {
                let inner = self.expression(0, depth + 1)?;
                self.expect(&Word::Close)?;
                Ok(inner)
            }
            Word::Question(question) => {
                let steps = self.steps()?;
                let (reference, offset) = (question.clone(), token.offset);
                self.references.push(Reference {
                    question: reference,
                    steps: steps.clone(),
                    offset,
                });
                Ok(Tree::Nodes { question, steps })
            }
            Word::Dot => {
                let steps = self.steps()?;
                self.currents.push(Current {
                    steps: steps.clone(),
                    offset: token.offset,
                });
                Ok(Tree::Current(steps))
            }
            Word::Name(name) if self.peek() == Some(&Word::Open) => {
                self.call(&name, token.offset, depth)
            }
            Word::Name(name) => Err(ExpressionError::new(
                token.offset,
                "expression-bare-name",
                name,
            )),
            _ => Err(unexpected(&token)),
        }
    }

    fn steps(&mut self) -> Result<Vec<Step>, ExpressionError> {
        let mut steps = Vec::new();
        while self.peek() == Some(&Word::Slash) {
            self.at += 1;
            let token = self.take()?;
            steps.push(match token.kind {
                Word::Name(name) => Step::Child(name),
                Word::Star => Step::Any,
                Word::Dot => Step::Own,
                // A row may be named by digits alone.
                Word::Number(number) => Step::Child(number.to_string()),
                _ => return Err(unexpected(&token)),
            });
        }
        Ok(steps)
    }

    fn call(&mut self, name: &str, offset: usize, depth: usize) -> Result<Tree, ExpressionError> {
        let function = functions::find(name).ok_or_else(|| {
            if functions::absent(name).is_some() {
                return ExpressionError::new(offset, "expression-absent-function", name);
            }
            let near = functions::nearest(name);
            let word = near.map_or_else(|| name.to_owned(), |near| format!("{name} ({near}?)"));
            ExpressionError::new(offset, "expression-unknown-function", word)
        })?;
        self.expect(&Word::Open)?;
        let mut arguments = Vec::new();
        if self.peek() == Some(&Word::Close) {
            self.at += 1;
        } else {
            loop {
                arguments.push(self.expression(0, depth + 1)?);
                let token = self.take()?;
                match token.kind {
                    Word::Comma => {}
                    Word::Close => break,
                    _ => return Err(unexpected(&token)),
                }
            }
        }
        if !function.accepts(arguments.len()) {
            return Err(ExpressionError::new(offset, "expression-arguments", name));
        }
        if let ("regex", [_, Tree::Text(pattern)]) = (name, arguments.as_slice())
            && !functions::is_pattern(pattern)
        {
            return Err(ExpressionError::new(offset, "expression-pattern", pattern));
        }
        if let ("count" | "count-non-empty", [Tree::Text(_) | Tree::Number(_)]) =
            (name, arguments.as_slice())
        {
            return Err(ExpressionError::new(offset, "expression-nodes", name));
        }
        Ok(Tree::Call {
            function,
            arguments,
        })
    }
}

fn unexpected(token: &Token) -> ExpressionError {
    let word = match &token.kind {
        Word::Text(text) => text.clone(),
        Word::Number(number) => number.to_string(),
        Word::Question(id) => id.to_string(),
        Word::Name(name) => name.clone(),
        Word::Dot => ".".to_owned(),
        Word::Slash => "/".to_owned(),
        Word::Star => "*".to_owned(),
        Word::Open => "(".to_owned(),
        Word::Close => ")".to_owned(),
        Word::Comma => ",".to_owned(),
        Word::Operator(operator, _) => {
            let found = Operator::ALL.iter().find(|(known, ..)| known == operator);
            found.map_or("", |(_, sign, _)| sign).to_owned()
        }
    };
    ExpressionError::new(token.offset, "expression-unexpected", word)
}
