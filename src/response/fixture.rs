//! Responses for tests, written as short as possible.

use jiff::civil::Date;
use serde_json::json;

use super::{Address, Answer, Edit, Live, Response, Value};
use crate::base::Id;
use crate::questionnaire::Questionnaire;

/// The day on which tests take place.
pub(crate) const TODAY: Date = jiff::civil::date(2026, 11, 23);

/// An empty response to a questionnaire.
pub(crate) fn empty() -> Response {
    let questionnaire = json!({ "id": "test", "version": "1" });
    let respondent =
        json!({ "country": { "code": "XA" }, "institution": "Office", "language": "en" });
    Response::new(
        serde_json::from_value(questionnaire).unwrap(),
        serde_json::from_value(respondent).unwrap(),
    )
}

/// Writes an answer, as its author `a`.
pub(crate) fn put(response: &mut Response, address: &str, answer: Answer) {
    put_as(response, "a", address, answer);
}

/// Writes an answer as some author.
pub(crate) fn put_as(response: &mut Response, author: &str, address: &str, answer: Answer) {
    let address: Address = address.parse().unwrap();
    let author = Id::new(author).unwrap();
    Edit::put(address, answer).apply(response, &author, jiff::Timestamp::UNIX_EPOCH);
}

/// A value out of its JSON.
pub(crate) fn value(json: serde_json::Value) -> Value {
    serde_json::from_value(json).unwrap()
}

/// A response with these values.
pub(crate) fn answers<const N: usize>(values: [(&str, serde_json::Value); N]) -> Response {
    let mut response = empty();
    for (address, json) in values {
        put(&mut response, address, Answer::of(value(json)));
    }
    response
}

/// A questionnaire seen through a response, on the day of the tests.
pub(crate) fn live<'a>(questionnaire: &'a Questionnaire, response: &'a Response) -> Live<'a> {
    Live::new(questionnaire, response, TODAY)
}

/// Responses to [`circle`](crate::questionnaire::fixture::circle), with every choice and entry of the rows; “other” is
/// no answer to them.
pub(crate) fn in_circles() -> impl Iterator<Item = Response> {
    let said = ["yes", "no", "other"];
    let rows = said.into_iter().flat_map(move |z| said.map(|b| (z, b)));
    rows.flat_map(|(z, b)| ["z", "b", "c"].map(|chosen| in_circle(z, b, chosen)))
}

fn in_circle(z: &str, b: &str, chosen: &str) -> Response {
    answers([
        ("rows/z", json!(z)),
        ("rows/b", json!(b)),
        ("rows/c", json!("yes")),
        ("chosen", json!([chosen])),
        (&format!("each/{chosen}"), json!({ "x": "yes" })),
    ])
}
