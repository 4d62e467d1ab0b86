//! Functions of numbers.

use super::{Arguments, Function, MANY, Outcome, function, number};

pub(super) const FUNCTIONS: &[Function] = &[
    function(
        "number",
        "value",
        (1, 1),
        "The value as a number, a day as the days since 1970-01-01; not a number where it is none.",
        |a| Outcome::Number(a.value(0).number_in(&a.scope.zone())),
    ),
    function(
        "int",
        "number",
        (1, 1),
        "The number without what stands behind the point.",
        |a| Outcome::Number(a.number(0).trunc()),
    ),
    function(
        "round",
        "number, places?",
        (1, 2),
        "The number rounded to so many places behind the point, before it where negative; halves go up.",
        |a| {
            // A decimal comma is read as a point, as in JavaRosa.
            let number = match a.value(0) {
                Outcome::Text(text) => number::of_text(&text.replace(',', ".")),
                other => other.number(),
            };
            let places = if a.values.len() > 1 { a.number(1) } else { 0.0 };
            Outcome::Number(number::round(number, places))
        },
    ),
    function(
        "floor",
        "number",
        (1, 1),
        "The largest whole number that is not larger.",
        |a| Outcome::Number(a.number(0).floor()),
    ),
    function(
        "ceiling",
        "number",
        (1, 1),
        "The smallest whole number that is not smaller.",
        |a| Outcome::Number(a.number(0).ceil()),
    ),
    function(
        "abs",
        "number",
        (1, 1),
        "The number without its sign.",
        |a| Outcome::Number(a.number(0).abs()),
    ),
    function(
        "pow",
        "number, exponent",
        (2, 2),
        "The number to a power.",
        |a| Outcome::Number(a.number(0).powf(a.number(1))),
    ),
    function("sqrt", "number", (1, 1), "The square root.", |a| {
        Outcome::Number(a.number(0).sqrt())
    }),
    function(
        "exp",
        "number",
        (1, 1),
        "e to the power of the number.",
        |a| Outcome::Number(a.number(0).exp()),
    ),
    function(
        "exp10",
        "number",
        (1, 1),
        "10 to the power of the number.",
        |a| Outcome::Number(10_f64.powf(a.number(0))),
    ),
    function("log", "number", (1, 1), "The natural logarithm.", |a| {
        Outcome::Number(a.number(0).ln())
    }),
    function(
        "log10",
        "number",
        (1, 1),
        "The logarithm to base 10.",
        |a| Outcome::Number(a.number(0).log10()),
    ),
    function(
        "sin",
        "number",
        (1, 1),
        "The sine of an angle in radians.",
        |a| Outcome::Number(a.number(0).sin()),
    ),
    function(
        "cos",
        "number",
        (1, 1),
        "The cosine of an angle in radians.",
        |a| Outcome::Number(a.number(0).cos()),
    ),
    function(
        "tan",
        "number",
        (1, 1),
        "The tangent of an angle in radians.",
        |a| Outcome::Number(a.number(0).tan()),
    ),
    function(
        "asin",
        "number",
        (1, 1),
        "The angle of a sine, in radians.",
        |a| Outcome::Number(a.number(0).asin()),
    ),
    function(
        "acos",
        "number",
        (1, 1),
        "The angle of a cosine, in radians.",
        |a| Outcome::Number(a.number(0).acos()),
    ),
    function(
        "atan",
        "number",
        (1, 1),
        "The angle of a tangent, in radians.",
        |a| Outcome::Number(a.number(0).atan()),
    ),
    function(
        "atan2",
        "y, x",
        (2, 2),
        "The angle to a point, in radians.",
        |a| Outcome::Number(a.number(0).atan2(a.number(1))),
    ),
    function("pi", "", (0, 0), "The number π.", |_| {
        Outcome::Number(std::f64::consts::PI)
    }),
    function(
        "sum",
        "nodes",
        (1, 1),
        "The sum of all nodes; not a number where one is none.",
        |a| Outcome::Number(numbers(a).sum()),
    ),
    function(
        "min",
        "value…",
        (1, MANY),
        "The smallest of all nodes and values; not a number where one is none.",
        |a| Outcome::Number(extreme(a, f64::min)),
    ),
    function(
        "max",
        "value…",
        (1, MANY),
        "The largest of all nodes and values; not a number where one is none.",
        |a| Outcome::Number(extreme(a, f64::max)),
    ),
];

fn numbers(arguments: &Arguments<'_>) -> impl Iterator<Item = f64> {
    arguments.nodes_from(0).map(|node| node.number())
}

/// The smallest or largest. `f64::min` passes over what is not a number; here that decides.
fn extreme(arguments: &Arguments<'_>, of: fn(f64, f64) -> f64) -> f64 {
    let both = |a: f64, b: f64| {
        if a.is_nan() || b.is_nan() {
            f64::NAN
        } else {
            of(a, b)
        }
    };
    numbers(arguments).reduce(both).unwrap_or(f64::NAN)
}
