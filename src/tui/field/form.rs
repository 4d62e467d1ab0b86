//! A question and its answer as lines, some of which can have the focus.

use std::borrow::Cow;

use super::{Context, build};
use crate::base::Id;
use crate::questionnaire::NumberRule;
use crate::response::{Address, Chosen, Target, Value};

/// What can be done at a stop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Action {
    /// Choose this and nothing else.
    One,
    /// Choose this beside others.
    Many,
    /// Give this the next place in the order, or take it out.
    Ranked,
    /// Type.
    Write {
        /// Whether Enter begins a new line.
        multiline: bool,
    },
    /// Add an entry.
    Add,
    /// Remove the entry above.
    Remove,
    /// Open an entry; the one that was open is folded.
    Open,
}

/// How a typed text becomes a value.
#[derive(Clone, Debug)]
pub(super) enum Reading {
    Text,
    Number(NumberRule),
    Date,
    /// The text of the choice "other" of one choice.
    Specify(Id),
    /// The text of the choice "other" among several.
    SpecifyAmong(Vec<Chosen>, Id),
}

/// A line that can have the focus.
#[derive(Clone, Debug)]
pub(super) struct Stop<'a> {
    pub(super) target: Target,
    pub(super) action: Action,
    /// Stops of one group choose one thing; Tab goes from group to group.
    pub(super) group: usize,
    /// The number that picks it.
    pub(super) number: Option<u8>,
    pub(super) label: String,
    /// The label as the heading of a column; empty where there is none.
    pub(super) short: String,
    pub(super) hint: String,
    /// What is stored when it is chosen.
    pub(super) option: Option<Value>,
    /// The place in the order, from 1, or 1 for chosen.
    pub(super) place: Option<usize>,
    pub(super) exclusive: bool,
    pub(super) max: Option<usize>,
    /// The text to type in, as it stands in the answer: a long one is not copied for each frame.
    pub(super) text: Cow<'a, str>,
    /// The length in characters above which Review warns.
    pub(super) max_length: Option<usize>,
    pub(super) reading: Reading,
}

/// A line of a form.
#[derive(Clone, Debug)]
pub(super) enum Line<'a> {
    /// What the following rows of a matrix have in common.
    Theme(String),
    /// What the following lines are about.
    Heading(String),
    /// Help.
    Note(String),
    /// A stop.
    Stop(Box<Stop<'a>>),
}

/// The form of a question.
#[derive(Clone, Debug)]
pub(super) struct Form<'a> {
    pub(super) lines: Vec<Line<'a>>,
}

impl<'a> Form<'a> {
    pub(super) fn new(context: &Context<'a>, open: &Address) -> Self {
        Self {
            lines: build::lines(context, open),
        }
    }

    pub(super) fn stops(&self) -> impl Iterator<Item = &Stop<'a>> {
        self.lines.iter().filter_map(|line| match line {
            Line::Stop(stop) => Some(stop.as_ref()),
            Line::Theme(_) | Line::Heading(_) | Line::Note(_) => None,
        })
    }

    pub(super) fn stop(&self, at: usize) -> Option<&Stop<'a>> {
        self.stops().nth(at)
    }

    /// The first stop of a unit.
    pub(super) fn first_of(&self, unit: &Address) -> Option<usize> {
        self.stops().position(|stop| stop.target.address == *unit)
    }

    pub(super) fn len(&self) -> usize {
        self.stops().count()
    }

    fn group(&self, at: usize) -> usize {
        self.stop(at).map_or(0, |stop| stop.group)
    }

    /// The stop that stands for a group: what is chosen in it, or its first.
    fn entrance(&self, group: usize) -> Option<usize> {
        let of_group = || {
            self.stops()
                .enumerate()
                .filter(|(_, stop)| stop.group == group)
        };
        let chosen = of_group().find(|(_, stop)| stop.is_chosen());
        chosen.or_else(|| of_group().next()).map(|(at, _)| at)
    }

    pub(super) fn next_group(&self, at: usize) -> Option<usize> {
        let now = self.group(at);
        let next = self
            .stops()
            .map(|stop| stop.group)
            .find(|group| *group > now)?;
        self.entrance(next)
    }

    pub(super) fn previous_group(&self, at: usize) -> Option<usize> {
        let now = self.group(at);
        let before = self
            .stops()
            .map(|stop| stop.group)
            .filter(|group| *group < now)
            .max()?;
        self.entrance(before)
    }

    /// The stop with this number in the group of another.
    pub(super) fn numbered(&self, at: usize, number: u8) -> Option<usize> {
        let group = self.group(at);
        self.stops()
            .position(|stop| stop.group == group && stop.number == Some(number))
    }

    /// The nearest stop with this action: from here on down, or else above.
    pub(super) fn act_of(&self, at: usize, action: Action) -> Option<usize> {
        let all = || {
            self.stops()
                .enumerate()
                .filter(|(_, stop)| stop.action == action)
        };
        all()
            .find(|(nth, _)| *nth >= at)
            .or_else(|| all().last())
            .map(|(nth, _)| nth)
    }

    /// The stop to the left or right of another, in the same group.
    pub(super) fn beside(&self, at: usize, right: bool) -> Option<usize> {
        let to = if right {
            at.checked_add(1)
        } else {
            at.checked_sub(1)
        }?;
        (to < self.len() && self.group(to) == self.group(at)).then_some(to)
    }

    /// The stop at the same place in the group before or after.
    pub(super) fn across(&self, at: usize, down: bool) -> Option<usize> {
        let group = self.group(at);
        let first = |group| self.stops().position(|stop| stop.group == group);
        let other = if down {
            group.checked_add(1)
        } else {
            group.checked_sub(1)
        }?;
        let to = first(other)? + (at - first(group)?);
        (self.group(to) == other).then_some(to)
    }

    /// The unit before the one a stop belongs to.
    pub(super) fn unit_above(&self, at: usize) -> Option<&Target> {
        let here = &self.stop(at)?.target.address;
        let before = self
            .stops()
            .map(|stop| &stop.target)
            .take_while(|t| t.address != *here);
        before.last()
    }
}

impl Stop<'_> {
    pub(super) fn is_chosen(&self) -> bool {
        self.place.is_some() && self.action != Action::Open
    }

    pub(super) fn is_multiline(&self) -> bool {
        self.action == Action::Write { multiline: true }
    }

    /// The text to type in.
    pub(super) fn text(&self) -> Option<&str> {
        matches!(self.action, Action::Write { .. }).then(|| self.text.as_ref())
    }

    /// What stands before the label. Choices read well aloud: `( ) (o) [ ] [x]`.
    pub(super) fn mark(&self) -> String {
        match (self.action, self.place) {
            (Action::One, None) => "( )".to_owned(),
            (Action::One, Some(_)) => "(o)".to_owned(),
            (Action::Many | Action::Ranked, None) => "[ ]".to_owned(),
            (Action::Many, Some(_)) => "[x]".to_owned(),
            (Action::Ranked, Some(place)) => format!("[{place}]"),
            (Action::Add, _) => "+".to_owned(),
            (Action::Remove, _) => "-".to_owned(),
            (Action::Open, None) => ".".to_owned(),
            (Action::Open, Some(_)) => "x".to_owned(),
            (Action::Write { .. }, _) => String::new(),
        }
    }

    /// A typed text as a value. A text that is no number or date stays a text: nothing typed is lost,
    /// and the problem is shown beside the question.
    pub(super) fn read(&self, text: String) -> Option<Value> {
        let empty = text.is_empty();
        match &self.reading {
            Reading::Specify(name) => {
                let specify = (!empty).then_some(text);
                Some(
                    Chosen {
                        name: name.clone(),
                        specify,
                    }
                    .into(),
                )
            }
            Reading::SpecifyAmong(chosen, name) => {
                let mut chosen = chosen.clone();
                for one in chosen.iter_mut().filter(|one| one.name == *name) {
                    one.specify = (!empty).then(|| text.clone());
                }
                Some(chosen.into())
            }
            _ if empty => None,
            Reading::Text => Some(Value::Text(text)),
            Reading::Number(rule) => {
                Some(Value::read_number(&text, rule).unwrap_or(Value::Text(text)))
            }
            Reading::Date => Some(Value::read_date(&text).unwrap_or(Value::Text(text))),
        }
    }

    /// What is stored when this is done, or `None` when it cannot be done now.
    pub(super) fn acted(&self, context: &Context<'_>) -> Option<(Target, Option<Value>)> {
        let now = self.target.value(context.live.response);
        let value = match self.action {
            Action::One | Action::Add => self.option.clone(),
            Action::Many | Action::Ranked => {
                let chosen = self.toggled(now)?;
                (!chosen.is_empty()).then(|| chosen.into())
            }
            Action::Remove => None,
            Action::Open | Action::Write { .. } => return None,
        };
        Some((self.target.clone(), value))
    }

    /// The choices with this one added or taken away; `None` when there are as many as may be.
    fn toggled(&self, now: Option<&Value>) -> Option<Vec<Chosen>> {
        let mut chosen = now.and_then(Value::all_chosen).unwrap_or_default();
        let mine = self.option.as_ref().and_then(Value::chosen)?;
        if let Some(at) = chosen.iter().position(|one| one.name == mine.name) {
            chosen.remove(at);
        } else if self.exclusive {
            chosen = vec![mine];
        } else if self.max.is_some_and(|max| chosen.len() >= max) {
            return None;
        } else {
            chosen.push(mine);
        }
        Some(chosen)
    }
}
