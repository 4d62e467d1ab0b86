//! Many responses together. Three operations with three names, because they mean different things:
//! copies of one response are [joined](join()), institutions of one country are *consolidated*,
//! countries are *collected*. Nothing is guessed.

mod collection;
mod decision;
mod join;
mod receipt;
mod wire;
#[cfg(test)]
pub(crate) use wire::schemas;

pub use collection::{Collection, Conflict, SourceFile};
pub use decision::{Decider, Decision};
pub use join::{NotTheSame, ResponseKey, join};
pub use receipt::{Content, Copy, Mark, Receipt, State, states};
pub use wire::{
    COLLECTION_FORMAT, DECISIONS_FORMAT, Piece, Received, collection_pieces, read_decisions,
    received, write_collection, write_decisions,
};
