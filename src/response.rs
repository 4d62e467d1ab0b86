//! The part `response`.
