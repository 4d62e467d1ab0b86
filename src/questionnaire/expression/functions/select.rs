//! Functions of truth, choices and nodes.

use super::{Arguments, Function, MANY, Outcome, count, function, number};

pub(super) const FUNCTIONS: &[Function] = &[
    function("true", "", (0, 0), "True.", |_| Outcome::Boolean(true)),
    function("false", "", (0, 0), "False.", |_| Outcome::Boolean(false)),
    function(
        "not",
        "value",
        (1, 1),
        "Whether the value is not true.",
        |a| Outcome::Boolean(!a.is_true(0)),
    ),
    function(
        "boolean",
        "value",
        (1, 1),
        "Whether the value is true: a number other than 0, a text that is not empty, a question that is answered.",
        |a| Outcome::Boolean(a.is_true(0)),
    ),
    function(
        "boolean-from-string",
        "text",
        (1, 1),
        "Whether the text is `true` or `1`.",
        |a| Outcome::Boolean(matches!(a.text(0).as_str(), "true" | "1")),
    ),
    function(
        "if",
        "condition, then, else",
        (3, 3),
        "The second value where the condition is true, otherwise the third. Only that one is computed.",
        // Evaluation takes the branch before it comes here: see `evaluate`.
        |a| a.value(if a.is_true(0) { 1 } else { 2 }),
    ),
    function(
        "coalesce",
        "value, other",
        (2, 2),
        "The first value, or the other where the first is empty.",
        |a| a.value(usize::from(a.text(0).is_empty())),
    ),
    function(
        "selected",
        "choices, name",
        (2, 2),
        "Whether a choice is among those made.",
        |a| Outcome::Boolean(a.chosen(0).iter().any(|chosen| chosen == a.text(1).trim())),
    ),
    function(
        "selected-at",
        "choices, number",
        (2, 2),
        "The name of the choice at a place, counted from 0; empty where there is none.",
        |a| {
            let wanted = a.number(1);
            let places = (0_u32..).map(f64::from).zip(a.chosen(0));
            let found = places
                .into_iter()
                .find(|(place, _)| number::same(*place, wanted.trunc()));
            Outcome::Text(found.map(|(_, name)| name).unwrap_or_default())
        },
    ),
    function(
        "count-selected",
        "choices",
        (1, 1),
        "How many choices were made.",
        |a| count(a.chosen(0).len()),
    ),
    function(
        "count",
        "nodes",
        (1, 1),
        "How many nodes there are: answered rows, entries or fields.",
        |a| count(a.chosen(0).len()),
    ),
    function(
        "count-non-empty",
        "nodes",
        (1, 1),
        "How many nodes are not empty.",
        |a| {
            count(
                a.nodes_from(0)
                    .filter(|node| !node.text().is_empty())
                    .count(),
            )
        },
    ),
    function(
        "checklist",
        "least, most, condition…",
        (2, MANY),
        "Whether at least and at most so many conditions are true; -1 is no limit.",
        |a| {
            let held = a
                .values
                .iter()
                .skip(2)
                .filter(|value| value.is_true())
                .count();
            within(a, count(held).number())
        },
    ),
    function(
        "weighted-checklist",
        "least, most, condition, weight…",
        (2, MANY),
        "Whether the weights of the conditions that are true add up to a number between the first two; -1 is no limit.",
        |a| {
            let pairs = a.values.get(2..).unwrap_or_default().chunks(2);
            let held = pairs.filter(|pair| pair.first().is_some_and(Outcome::is_true));
            within(
                a,
                held.filter_map(|pair| pair.get(1))
                    .map(Outcome::number)
                    .sum(),
            )
        },
    ),
];

/// Whether a number is at least the first and at most the second argument.
fn within(arguments: &Arguments<'_>, number: f64) -> Outcome {
    let (least, most) = (arguments.number(0), arguments.number(1));
    let unlimited = |limit: f64| number::same(limit, -1.0);
    Outcome::Boolean((unlimited(least) || number >= least) && (unlimited(most) || number <= most))
}
