//! Functions of days and times. A day that is none is `Invalid Date` as a text and not a number.

use super::super::moment::{self, Moment};
use super::{Arguments, Function, Outcome, function};

pub(super) const FUNCTIONS: &[Function] = &[
    function(
        "today",
        "",
        (0, 0),
        "The day on which it is computed.",
        |a| Outcome::Date(Moment::start(a.scope.today(), a.scope.zone())),
    ),
    function(
        "now",
        "",
        (0, 0),
        "Noon of the day on which it is computed: answers carry days, so the time of day never changes what is asked.",
        |a| Outcome::Date(Moment::noon(a.scope.today(), a.scope.zone())),
    ),
    function(
        "date",
        "value",
        (1, 1),
        "The day that a text stands for; the moment of a number of days since 1970-01-01, or of a text with an offset from UTC.",
        |a| {
            let keeps_time = match a.value(0) {
                Outcome::Number(_) => true,
                Outcome::Text(text) => moment::has_offset(&text),
                _ => false,
            };
            given(a, |moment| {
                Outcome::Date(if keeps_time { moment } else { moment.day() })
            })
        },
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
        |a| given(a, |moment| Outcome::Number(moment.days())),
    ),
    function(
        "decimal-time",
        "text",
        (1, 1),
        "The part of the day that has passed at a time of day such as `06:30:00`.",
        |a| Outcome::Number(moment::time_of_day(&a.text(0), &a.scope.zone()).unwrap_or(f64::NAN)),
    ),
    function(
        "format-date",
        "value, pattern",
        (2, 2),
        "The day in words, by the codes %Y %y %m %n %b %B %d %e %a %A.",
        |a| given(a, |moment| Outcome::Text(moment.format(&a.text(1)))),
    ),
    function(
        "format-date-time",
        "value, pattern",
        (2, 2),
        "The day and time in words, by the codes of `format-date` and %H %h %M %S %3.",
        |a| given(a, |moment| Outcome::Text(moment.format(&a.text(1)))),
    ),
];

/// What becomes of the moment that the first argument is. What was not answered stays empty.
fn given(arguments: &Arguments<'_>, then: impl Fn(Moment) -> Outcome) -> Outcome {
    let zone = arguments.scope.zone();
    let days = match arguments.value(0) {
        value @ (Outcome::Nodes(_) | Outcome::Text(_)) if value.text().is_empty() => {
            return Outcome::Text(String::new());
        }
        Outcome::Boolean(_) => f64::NAN,
        value => value.number_in(&zone),
    };
    then(Moment::new(days, zone))
}
