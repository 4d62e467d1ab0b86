//! Stand-in until the branch `expression` lands.
use crate::base::Problem;
/// Step.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// child
    Child(String),
    /// any
    Any,
}
/// Reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// q
    pub question: crate::base::Id,
    /// s
    pub steps: Vec<Step>,
}
/// Atom.
#[derive(Clone, Debug, PartialEq)]
pub enum Atom {
    /// t
    Text(String),
    /// n
    Number(f64),
}
/// Scope.
pub trait Scope {
    /// n
    fn nodes(&self, question: &str, steps: &[Step]) -> Vec<Atom>;
    /// c
    fn current(&self, steps: &[Step]) -> Vec<Atom>;
    /// t
    fn today(&self) -> jiff::civil::Date;
}
/// Expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression(String);
impl Expression {
    /// p
    /// # Errors
    /// e
    pub fn parse(s: &str) -> Result<Self, Problem> {
        Ok(Self(s.into()))
    }
    /// r
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        [].into_iter()
    }
    /// h
    pub fn holds(&self, _: &dyn Scope) -> bool {
        true
    }
}
