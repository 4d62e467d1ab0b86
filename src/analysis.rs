//! What the answers of many countries say together, and to whom it may be said.
//!
//! Every analysis takes a [`View`], and a view is only made by the filter that applies the sharing
//! flags, so nothing built on it can leak by forgetting. No figure ranks countries.

mod compare;
mod country;
mod divergence;
mod gap;
mod item;
mod peers;
mod quality;
pub mod statistics;
mod view;

pub use compare::{Figures, OptionCount, compare};
pub use country::{CountryValue, Degree, Silence, Standing};
pub use divergence::{Divergence, DivergenceGrade, divergences};
pub use gap::{Gap, Quadrant};
pub use item::{Item, ItemKind, items};
pub use peers::{ChallengeRow, Contact, Supply, demand, score, shared_challenges};
pub use quality::{Quality, quality};
pub use view::{Audience, Cell, CountryGroup, Entry, View, Voice};
