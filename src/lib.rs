//! quipu: peer-review questionnaires on public governance, answered offline in a terminal,
//! merged without guessing and compared with restraint.
//!
//! The parts stand in layer order; `tests/it/layers.rs` enforces which may use which
//! (`ARCHITECTURE.md` has the table). Stable for library users: [`questionnaire`], [`response`],
//! [`merge`], [`analysis`], [`report`] and [`store`]. [`tui`], [`runtime`] and [`cli`] are public
//! for the binary and the tests only.

pub mod analysis;
pub mod base;
pub mod cli;
pub mod merge;
pub mod questionnaire;
pub mod report;
pub mod response;
pub mod runtime;
pub mod store;
pub mod tui;
