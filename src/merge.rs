//! The part `merge`.
