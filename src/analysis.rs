//! What the answers of many countries say together, and to whom it may be said.
//!
//! Every analysis takes a [`View`], and a view is only made by the filter that applies the sharing
//! flags, so nothing built on it can leak by forgetting. No figure ranks countries.

mod assembly;
mod census;
mod change;
mod chapter;
mod compare;
mod count;
mod country;
mod divergence;
mod gap;
mod gaps;
mod item;
mod matches;
mod peers;
mod quality;
mod reliability;
mod roadmap;
mod round;
pub mod statistics;
mod support;
mod table;
mod view;

pub use assembly::{Agreement, Assembly, Line, Part, assembly, contributes};
pub use census::{Census, Fingerprint, Tallies};
pub use change::{Change, Changes, Direction, changes};
pub use chapter::{Chapter, Place, chapters};
pub use compare::{Figures, OptionCount, compare};
pub use country::{CountryValue, Degree, Degrees, Silence, Standing};
pub use divergence::{Divergence, DivergenceGrade, divergences};
pub use gap::{Gap, Quadrant};
pub use gaps::{Flags, GapLine, Profile, gaps, profiles};
pub use item::{Item, ItemKind, items};
pub use matches::{Match, matches};
pub use peers::{ChallengeRow, Contact, Supply, demand, score, shared_challenges};
pub use quality::{Quality, quality};
pub use reliability::{Metric, alpha};
pub use roadmap::{OrderNote, Reform, Risk, Roadmap, roadmaps};
pub use round::{Rule, next_round};
pub use support::{Support, support};
pub use table::{AnswerTable, Asked, CountryPlace, Heard, Places, Row, Speaker, State};
pub use view::{Audience, Cell, CountryGroup, Entry, Headcount, View, Voice, is_among};
