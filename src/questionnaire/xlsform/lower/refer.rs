//! Expressions of a form with the names and places of the questionnaire.

use std::collections::BTreeMap;

use super::super::columns::Row;
use super::super::expression::{Piece, Refused, rewrite};
use super::emit::constant;
use super::{Item, Lowering, Target};
use crate::base::Problem;
use crate::questionnaire::expression::Expression;

/// How deep calculations may use each other.
const DEPTH: usize = 12;

/// Where an expression stands.
#[derive(Clone, Copy)]
pub(super) struct Standpoint<'p> {
    /// The blocks around.
    pub(super) scope: &'p [usize],
    /// What owns the fields among which it stands.
    pub(super) owner: Option<&'p str>,
    /// The field it is about; nothing for a question, or where `.` has no meaning.
    pub(super) field: Option<&'p str>,
}

/// What an expression is for: its column, which is named when something is wrong.
pub(super) type Purpose = &'static str;

impl<'f> Lowering<'f> {
    /// The expression of a row, in our names; nothing, and a word about it, where that cannot be.
    pub(super) fn expression(
        &mut self,
        source: &str,
        row: &Row,
        purpose: Purpose,
        standpoint: Standpoint<'_>,
    ) -> Option<String> {
        let made = self.rewritten(source, standpoint, &BTreeMap::new(), 0);
        let problem = match made {
            Ok(made) => match Expression::parse(&made) {
                Ok(_) => return Some(made),
                Err(error) => error.problem(),
            },
            Err(refused) => Problem::error(refused.message).with("name", refused.name),
        };
        self.lost(source, row, purpose, &problem);
        None
    }

    /// Says that an expression was left out, and why.
    pub(super) fn lost(&mut self, source: &str, row: &Row, purpose: Purpose, why: &Problem) {
        let problem = Problem::warning("xlsform-expression-lost");
        self.say(
            problem.with("column", purpose).with("expression", source),
            row,
        );
        let because = Problem {
            severity: crate::base::Severity::Warning,
            ..why.clone()
        };
        self.say(because, row);
    }

    /// A condition for one choice, whose columns are named by bare names.
    pub(super) fn filter(
        &mut self,
        source: &str,
        choice: &Row,
        standpoint: Standpoint<'_>,
    ) -> Result<String, Problem> {
        let columns: BTreeMap<String, String> = choice
            .filled()
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .collect();
        let made = self.rewritten(source, standpoint, &columns, 0);
        let made =
            made.map_err(|refused| Problem::error(refused.message).with("name", refused.name))?;
        Expression::parse(&made)
            .map(|_| made)
            .map_err(|error| error.problem())
    }

    fn rewritten(
        &mut self,
        source: &str,
        standpoint: Standpoint<'_>,
        columns: &BTreeMap<String, String>,
        depth: usize,
    ) -> Result<String, Refused> {
        if depth > DEPTH {
            return Err(Refused {
                message: "xlsform-calculation-circle",
                name: source.to_owned(),
            });
        }
        let straight = straightened(source);
        rewrite(&straight, &mut |piece| {
            Ok(match piece {
                Piece::Reference(name) | Piece::Path(name) => {
                    Some(self.reference(name, standpoint, depth)?)
                }
                Piece::Dot => standpoint.field.map(|field| format!("./{field}")),
                Piece::Text(text) => self.lists.renamed(text).map(|name| format!("'{name}'")),
                Piece::Name(name) if !columns.is_empty() => {
                    let value = columns.get(name).map(String::as_str).unwrap_or_default();
                    Some(format!("'{}'", value.replace('\'', "’")))
                }
                Piece::Child(_) | Piece::Name(_) | Piece::Other(_) => None,
            })
        })
    }

    fn reference(
        &mut self,
        name: &str,
        standpoint: Standpoint<'_>,
        depth: usize,
    ) -> Result<String, Refused> {
        let refused = |message| Refused {
            message,
            name: name.to_owned(),
        };
        let known = self.symbols.get(name).into_iter().flatten();
        // Of several that are called so, the one that shares most of the blocks around.
        let shared = |scope: &[usize]| {
            scope
                .iter()
                .zip(standpoint.scope)
                .take_while(|(a, b)| a == b)
                .count()
        };
        let mut best: Option<(usize, &Target)> = None;
        for symbol in known {
            let near = shared(&symbol.scope);
            if best.is_none_or(|(most, _)| near > most) {
                best = Some((near, &symbol.target));
            }
        }
        let target = best.map(|(_, target)| target.clone());
        match target.ok_or_else(|| refused("xlsform-reference"))? {
            Target::Question(id) => Ok(format!("${{{id}}}")),
            Target::Inside { owner, field, .. } if standpoint.owner == Some(owner.as_str()) => {
                Ok(format!("./{field}"))
            }
            Target::Inside { way, .. } => Ok(way),
            Target::Calculation(row) => {
                let calculation = self
                    .calculations
                    .get_mut(&row)
                    .ok_or_else(|| refused("xlsform-reference"))?;
                calculation.used = true;
                let (source, scope) = (calculation.source.clone(), calculation.scope.clone());
                let inner = Standpoint {
                    scope: &scope,
                    field: None,
                    ..standpoint
                };
                let made = self.rewritten(&source, inner, &BTreeMap::new(), depth + 1)?;
                Ok(format!("({made})"))
            }
            Target::Silent => Err(refused("xlsform-reference-silent")),
        }
    }

    /// The condition of an item with those of the groups it stands in.
    pub(super) fn relevant(&mut self, item: &Item<'f>, owner: Option<&str>) -> Shown {
        let mut parts: Vec<String> = Vec::new();
        let own = item.row;
        let heading = item
            .gates
            .last()
            .is_some_and(|gate| gate.number == own.number);
        let rows = item.gates.iter().copied().chain((!heading).then_some(own));
        for row in rows.collect::<Vec<_>>() {
            let Some(source) = row.get("relevant") else {
                continue;
            };
            let standpoint = Standpoint {
                scope: &item.scope,
                owner,
                field: None,
            };
            let Some(made) = self.expression(source, row, "relevant", standpoint) else {
                continue;
            };
            match constant(&made) {
                Some(true) => {}
                Some(false) => return Shown::Never,
                None => parts.push(made),
            }
        }
        match parts.as_slice() {
            [] => Shown::Always,
            [only] => Shown::When(only.clone()),
            several => Shown::When(
                several
                    .iter()
                    .map(|part| format!("({part})"))
                    .collect::<Vec<_>>()
                    .join(" and "),
            ),
        }
    }

    /// A word about calculations that nothing uses: a response holds answers only.
    pub(super) fn unused_calculations(&mut self) {
        for (row, calculation) in &self.calculations {
            if !calculation.used {
                let problem =
                    Problem::warning("xlsform-calculation-unused").with("name", &calculation.name);
                self.problems
                    .push(super::super::import::on_sheet(problem, "survey", *row));
            }
        }
    }
}

/// When something is shown.
pub(super) enum Shown {
    Always,
    When(String),
    Never,
}

/// An expression with straight quotes, and without the steps from the current node to itself.
fn straightened(source: &str) -> String {
    let quotes = source.replace(['‘', '’'], "'").replace(['“', '”'], "\"");
    quotes.replace("current()/", "")
}
