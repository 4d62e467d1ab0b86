//! The part `report`.
