//! The part `analysis`.
