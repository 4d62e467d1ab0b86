//! Texts that are kept until all are known: side by side in few large blocks of memory, of which the system is asked for each once.
//! To ask for every text took as long as to check it.

use crate::base::json;
use crate::merge::{INDENT, collection_parts};

/// How large a block is, unless one text is larger.
const BLOCK: usize = 1 << 20;

/// The texts.
#[derive(Default)]
pub(super) struct Texts(Vec<String>);

/// Where a text is.
#[derive(Clone, Debug)]
pub(super) struct TextAt {
    block: usize,
    from: usize,
    to: usize,
}

impl Texts {
    /// Keeps a response file, in parts, as it stands in a collection.
    pub(super) fn keep<const N: usize>(&mut self, file: [&str; N]) -> TextAt {
        let parts = collection_parts(file);
        let length = json::moved_length(&parts, INDENT);
        let has_room = |block: &String| block.capacity() - block.len() >= length;
        if !self.0.last().is_some_and(has_room) {
            self.0.push(String::with_capacity(length.max(BLOCK)));
        }
        let block = self.0.len().saturating_sub(1);
        let Some(text) = self.0.last_mut() else {
            return TextAt {
                block,
                from: 0,
                to: 0,
            };
        };
        let from = text.len();
        json::move_into(text, &parts, INDENT);
        let to = text.len();
        TextAt { block, from, to }
    }

    /// The text at a place.
    pub(super) fn get(&self, at: &TextAt) -> &str {
        let block = self.0.get(at.block);
        block
            .and_then(|block| block.get(at.from..at.to))
            .unwrap_or_default()
    }

    /// Takes over the texts of others. Their places are moved with [`TextAt::after`] by the blocks there were.
    pub(super) fn append(&mut self, other: Self) -> usize {
        let before = self.0.len();
        self.0.extend(other.0);
        before
    }
}

impl TextAt {
    /// The place after so many blocks more.
    pub(super) fn after(self, blocks: usize) -> Self {
        Self {
            block: self.block + blocks,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_where_they_were_put_whoever_kept_them() {
        let long = "x".repeat(BLOCK);
        let (mut mine, mut theirs) = (Texts::default(), Texts::default());
        let first = mine.keep(["{\n", "}\n"]);
        let second = mine.keep([&long]);
        let third = theirs.keep(["[]"]);
        let moved = mine.append(theirs);
        assert_eq!(mine.get(&first), "{\n    }");
        assert_eq!(mine.get(&second), long);
        assert_eq!(mine.get(&third.after(moved)), "[]");
    }
}
