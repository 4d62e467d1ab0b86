//! Whether answers fit their questions.

use super::{Live, Unit, units};
use crate::base::Problem;

/// Everything wrong with the answers there are: shapes, choices, ranges, constraints, unknown addresses.
pub fn validate(live: &Live<'_>) -> Vec<Problem> {
    let shown = live.questions().flat_map(|question| units(question, live));
    shown.flat_map(|unit| unit_problems(live, &unit)).collect()
}

/// Everything that is missing before the response can be finalised.
pub fn completeness(_live: &Live<'_>) -> Vec<Problem> {
    Vec::new()
}

/// What is wrong with one unit; the item of each problem's place is its address.
pub fn unit_problems(_live: &Live<'_>, _unit: &Unit<'_>) -> Vec<Problem> {
    Vec::new()
}
