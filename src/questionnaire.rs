//! What is asked.

pub mod expression;
