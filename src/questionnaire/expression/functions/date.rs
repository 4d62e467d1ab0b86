//! Functions of days and times. A day that is none is not a number, which ends the evaluation with an error.

use super::super::moment;
use super::{Arguments, Function, Outcome, function};

pub(super) const FUNCTIONS: &[Function] = &[
    function(
        "today",
        "",
        (0, 0),
        "The day on which it is computed.",
        |a| Outcome::Date(moment::of_date(a.scope.today())),
    ),
    function(
        "now",
        "",
        (0, 0),
        "Noon of the day on which it is computed: answers carry days, so the time of day never changes what is asked.",
        |a| Outcome::Date(moment::noon(a.scope.today())),
    ),
    function(
        "date",
        "value",
        (1, 1),
        "The day that a text, or a number of days since 1970-01-01, stands for.",
        |a| given(a, |days| Outcome::Date(moment::day_of(days))),
    ),
    function(
        "date-time",
        "value",
        (1, 1),
        "The day and time that a text, or a number of days since 1970-01-01, stands for.",
        |a| given(a, Outcome::Date),
    ),
    function(
        "decimal-date-time",
        "value",
        (1, 1),
        "The number of days since 1970-01-01, with the time as a fraction.",
        |a| given(a, Outcome::Number),
    ),
    function(
        "decimal-time",
        "text",
        (1, 1),
        "The part of the day that has passed at a time of day such as `06:30:00`.",
        |a| Outcome::Number(moment::time_of_day(&a.text(0)).unwrap_or(f64::NAN)),
    ),
    function(
        "format-date",
        "value, pattern",
        (2, 2),
        "The day in words, by the codes %Y %y %m %n %b %B %d %e %a %A.",
        |a| given(a, |days| Outcome::Text(moment::format(days, &a.text(1)))),
    ),
    function(
        "format-date-time",
        "value, pattern",
        (2, 2),
        "The day and time in words, by the codes of `format-date` and %H %h %M %S %3.",
        |a| given(a, |days| Outcome::Text(moment::format(days, &a.text(1)))),
    ),
];

/// What becomes of the moment that the first argument is. What was not answered stays empty.
fn given(arguments: &Arguments<'_>, then: impl Fn(f64) -> Outcome) -> Outcome {
    let value = arguments.value(0);
    let days = match &value {
        Outcome::Nodes(_) | Outcome::Text(_) if value.text().is_empty() => {
            return Outcome::Text(String::new());
        }
        Outcome::Boolean(_) => None,
        Outcome::Date(days) | Outcome::Number(days) => Some(*days),
        Outcome::Nodes(_) | Outcome::Text(_) => {
            let number = value.number();
            moment::of_text(&value.text()).or_else(|| (!number.is_nan()).then_some(number))
        }
    };
    match days.filter(|days| moment::is_one(*days)) {
        Some(days) => then(days),
        None => Outcome::Date(f64::NAN),
    }
}
