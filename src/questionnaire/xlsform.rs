//! XLSForm: questionnaires as the workbooks that ODK, `KoboToolbox` and their kin read, and back.
//!
//! What XLSForm has no words for stands in columns that begin with `quipu_`, which other tools leave alone, so that a
//! questionnaire comes back as it was. The vocabulary is that of the reference converter, `pyxform`, with its aliases.

mod choices;
mod codec;
mod columns;
mod export;
mod expression;
mod import;
mod kinds;
mod languages;
mod lower;
mod names;
mod strangers;
mod tree;
mod workbook;

pub use codec::{FileKind, read_workbook, write_workbook};
pub use export::to_workbook;
pub use import::{Converted, from_workbook};
pub use workbook::{Sheet, SheetRow, Workbook};

#[cfg(test)]
mod tests;
