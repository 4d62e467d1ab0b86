//! The part `cli`.
