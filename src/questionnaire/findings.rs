//! Problems of a file, each with the place where it stands.

use crate::base::json::{Document, Step};
use crate::base::{Problem, Severity};

/// How many problems of one file are listed. More help nobody, and a hostile file could have millions.
const LIMIT: usize = 200;

/// A way into a file, from its root. Every part of a file is given one while it is read, and nearly all are forgotten: a
/// longer way borrows the shorter one, and asks for no memory.
#[derive(Clone, Copy, Debug)]
pub(super) struct Path<'p>(Option<(&'p Self, Step<'p>)>);

/// A way that is kept, for what was found at its end.
#[derive(Debug)]
struct Kept(Vec<KeptStep>);

#[derive(Debug)]
enum KeptStep {
    Key(Box<str>),
    Index(usize),
}

impl Path<'static> {
    /// The whole file.
    pub(super) const ROOT: Self = Self(None);
    /// Its sections.
    pub(super) const SECTIONS: Self = Self(Some((&Self::ROOT, Step::Key("sections"))));
    /// Its lists of choices.
    pub(super) const CHOICES: Self = Self(Some((&Self::ROOT, Step::Key("choices"))));
    /// Its groups of fields.
    pub(super) const GROUPS: Self = Self(Some((&Self::ROOT, Step::Key("groups"))));
}

impl Path<'_> {
    /// The member of this name.
    pub(super) fn key<'n>(&'n self, name: &'n str) -> Path<'n> {
        Path(Some((self, Step::Key(name))))
    }

    /// The entry at this index, from 0.
    pub(super) fn nth(&self, index: usize) -> Path<'_> {
        Path(Some((self, Step::Index(index))))
    }

    fn kept(&self) -> Kept {
        let upwards = std::iter::successors(self.0.as_ref(), |(above, _)| above.0.as_ref());
        let steps = upwards.map(|(_, step)| match step {
            Step::Key(name) => KeptStep::Key((*name).into()),
            Step::Index(index) => KeptStep::Index(*index),
        });
        let mut steps: Vec<KeptStep> = steps.collect();
        steps.reverse();
        Kept(steps)
    }
}

impl Kept {
    fn steps(&self) -> Vec<Step<'_>> {
        let steps = self.0.iter().map(|step| match step {
            KeptStep::Key(name) => Step::Key(name),
            KeptStep::Index(index) => Step::Index(*index),
        });
        steps.collect()
    }

    /// Line and column of the value, or of the nearest one above it that is there.
    fn place(&self, document: &Document<'_>) -> (usize, usize) {
        let steps = self.steps();
        let nearest = (0..=steps.len())
            .rev()
            .find_map(|length| document.position(steps.get(..length)?));
        nearest.unwrap_or((1, 1))
    }

    /// Line and column of a character inside a text, counted from 0 as the text reads.
    fn inside(&self, document: &Document<'_>, offset: usize) -> (usize, usize) {
        let Some((line, column)) = document.position(&self.steps()) else {
            return self.place(document);
        };
        let content = document.text().split('\n').nth(line - 1);
        // Columns count from 1, so this passes over the quotation mark.
        let mut written = content.unwrap_or_default().chars().skip(column);
        let before: usize = (0..offset).map(|_| width_of_next(&mut written)).sum();
        (line, column + 1 + before)
    }
}

/// How many characters of a file stand for the next character of a JSON text.
fn width_of_next(mut written: impl Iterator<Item = char>) -> usize {
    match written.next() {
        None => 0,
        Some('\\') => match written.next() {
            Some('u') => {
                let digits: String = written.by_ref().take(4).collect();
                // The first half of a pair: the second half is written like it.
                let pair = u32::from_str_radix(&digits, 16).is_ok_and(|unit| unit >> 10 == 0x36);
                6 + if pair { written.take(6).count() } else { 0 }
            }
            _ => 2,
        },
        Some(_) => 1,
    }
}

/// Problems as they are found; their lines and columns are looked up at the end.
#[derive(Debug, Default)]
pub(super) struct Findings {
    found: Vec<Finding>,
    /// How many were found after the list was full, and how much the worst of them matters.
    beyond: Option<(usize, Severity)>,
    /// The question or list that is being looked at.
    about: Option<String>,
}

#[derive(Debug)]
struct Finding {
    path: Kept,
    offset: Option<usize>,
    problem: Problem,
}

impl Findings {
    /// Notes a problem of the value at `path`.
    pub(super) fn say(&mut self, path: &Path<'_>, problem: Problem) {
        self.note(path, None, problem);
    }

    /// Notes a problem inside the text at `path`, `offset` characters from its beginning.
    pub(super) fn say_inside(&mut self, path: &Path<'_>, offset: usize, problem: Problem) {
        self.note(path, Some(offset), problem);
    }

    /// Says what the following problems are about, and returns what the ones before were.
    pub(super) fn about(&mut self, item: Option<String>) -> Option<String> {
        std::mem::replace(&mut self.about, item)
    }

    fn note(&mut self, path: &Path<'_>, offset: Option<usize>, problem: Problem) {
        if self.found.len() == LIMIT {
            let (count, worst) = self.beyond.unwrap_or((0, problem.severity));
            self.beyond = Some((count + 1, worst.max(problem.severity)));
            return;
        }
        let problem = match &self.about {
            Some(item) => problem.on(item),
            None => problem,
        };
        self.found.push(Finding {
            path: path.kept(),
            offset,
            problem,
        });
    }

    /// The problems in the order in which they stand in the file.
    pub(super) fn located(self, document: &Document<'_>) -> Vec<Problem> {
        let place = |finding: Finding| {
            let place = match finding.offset {
                None => finding.path.place(document),
                Some(offset) => finding.path.inside(document, offset),
            };
            finding.problem.at(place)
        };
        let mut problems: Vec<Problem> = self.found.into_iter().map(place).collect();
        problems.sort_by_key(|problem| (problem.place.line, problem.place.column));
        problems.dedup();
        problems.extend(self.beyond.map(|(count, severity)| Problem {
            severity,
            ..Problem::error("questionnaire-more").with("count", count)
        }));
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::json;

    #[test]
    fn a_place_inside_a_text_counts_what_is_written() {
        let text = "{\n  \"a\": [\"x\\u00f1\\\"y\\ud83d\\ude00z\"]}";
        let document = json::scan(text.as_bytes()).unwrap();
        let list = Path::ROOT.key("a");
        let path = list.nth(0);
        // x, ñ as six characters, a quotation mark as two, y, a pair as twelve, z
        let columns = [0, 1, 2, 3, 4, 5].map(|offset| path.kept().inside(&document, offset));
        assert_eq!(columns, [10, 11, 17, 19, 20, 32].map(|column| (2, column)));
        let gone = path.key("b");
        assert_eq!(gone.kept().inside(&document, 3), (2, 9));
        let other = Path::ROOT.key("c").kept();
        assert_eq!(other.place(&document), (1, 1));
    }

    #[test]
    fn a_long_list_is_cut_and_says_so() {
        let mut findings = Findings::default();
        for nth in 0..LIMIT + 3 {
            let problem = if nth == LIMIT {
                Problem::error("questionnaire-hint")
            } else {
                Problem::warning("questionnaire-hint")
            };
            findings.say(&Path::ROOT, problem.with("nth", nth));
        }
        let problems = findings.located(&json::scan(b"{}").unwrap());
        assert_eq!(problems.len(), LIMIT + 1);
        let last = problems.last().unwrap();
        assert_eq!(last.arguments, [("count", "3".to_owned())]);
        assert!(last.is_error());
    }
}
