//! Widgets that know nothing of questionnaires.

mod buffer;
mod entry;
mod history;
mod roomy;
mod row_list;
mod text_area;
mod wrapped;

pub(super) use buffer::Counts;
pub(super) use entry::Entry;
pub(super) use text_area::{TextArea, Typed};
