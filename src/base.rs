//! What every part stands on: names, languages and localised text, text that is safe to show,
//! problems, and the first reading of JSON. Knows nothing of questionnaires.

mod digest;
mod id;
pub mod json;
mod language;
pub mod message;
mod once;
pub(crate) mod parallel;
mod problem;
mod processor;
pub mod text;

pub use digest::{digest, digests, prefix};
pub use id::{Id, InvalidId};
pub use language::{ByLanguage, Language, Text};
pub(crate) use once::Once;
pub use problem::{Place, Problem, Severity};
pub(crate) use processor::{Processor, processors};
