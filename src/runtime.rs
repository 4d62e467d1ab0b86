//! The part `runtime`.
