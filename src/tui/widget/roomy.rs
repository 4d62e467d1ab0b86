//! A text with room before its first byte.

use std::ops::Range;

/// A text of so many bytes is long: to move them all takes longer than the rest of a key.
const LONG: usize = 64 << 10;

/// How much room there is at first, and how much more where there is none left.
const ROOM: usize = 4 << 10;

/// How many times more bytes can be moved at once than written one by one in the same time.
const MOVED: usize = 16;

/// A text. What changes near its end moves what stands behind, as in every text; what changes near the beginning of a long one
/// moves the little that stands before, into the room there. The room stays when the text gets shorter.
#[derive(Clone, Debug, Default)]
pub(super) struct Roomy {
    /// Blanks, and then the text.
    all: String,
    /// How many blanks.
    room: usize,
}

impl Roomy {
    pub(super) fn new(text: String) -> Self {
        let mut roomy = Self { all: text, room: 0 };
        if roomy.all.len() >= LONG {
            roomy.make_room(1);
        }
        roomy
    }

    /// The text.
    pub(super) fn as_str(&self) -> &str {
        self.all.get(self.room..).unwrap_or_default()
    }

    /// Puts another text in the place of some bytes, which begin and end between two characters.
    pub(super) fn replace(&mut self, range: Range<usize>, with: &str) {
        self.replace_in(range, with, LONG);
    }

    fn replace_in(&mut self, range: Range<usize>, with: &str, long: usize) {
        let behind = self.as_str().len() - range.end;
        let few = (range.end + with.len()).saturating_mul(MOVED) < behind;
        if few && behind >= long {
            self.replace_in_front(range, with);
        } else {
            let range = self.room + range.start..self.room + range.end;
            self.all.replace_range(range, with);
        }
    }

    /// Writes what stands before the range, and what takes its place, so that it ends where the range did: the bytes behind stay.
    fn replace_in_front(&mut self, range: Range<usize>, with: &str) {
        let before = self.as_str().get(..range.start).unwrap_or_default();
        let front = [before, with].concat();
        self.make_room(front.len().saturating_sub(range.end));
        let end = self.room + range.end;
        let room = end - front.len();
        let from = room.min(self.room);
        let blanks = " ".repeat(room - from);
        self.all.replace_range(from..end, &(blanks + &front));
        self.room = room;
    }

    /// Makes room for so many bytes, where there is not enough.
    fn make_room(&mut self, needed: usize) {
        if self.room < needed {
            let more = needed.next_multiple_of(ROOM);
            self.all.insert_str(0, &" ".repeat(more));
            self.room += more;
        }
    }
}

impl PartialEq for Roomy {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Roomy {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::text::sample::hostile_text;

    #[test]
    fn a_key_at_the_beginning_of_a_long_text_moves_nothing_behind_it() {
        let mut roomy = Roomy::new("long ".repeat(LONG));
        let end = roomy.all.len();
        for nth in 0..ROOM {
            roomy.replace(nth..nth, "x");
            assert_eq!(roomy.all.len(), end);
        }
        assert_eq!(roomy.room, 0);
        roomy.replace(0..ROOM, "");
        assert_eq!((roomy.all.len(), roomy.room), (end, ROOM));
        roomy.replace(0..2, &"é".repeat(ROOM));
        let whole = ["é".repeat(ROOM), "ng ".to_owned(), "long ".repeat(LONG - 1)].concat();
        assert_eq!(roomy.as_str(), whole);
    }

    proptest! {
        #[test]
        fn a_text_with_room_is_the_text_without(
            text in hostile_text(),
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), hostile_text()), 1..9),
        ) {
            let mut plain = text.repeat(40);
            let mut roomy = Roomy::new(plain.clone());
            for (a, b, with) in changes {
                let places: Vec<usize> = (0..=plain.len()).filter(|at| plain.is_char_boundary(*at)).collect();
                // Most of them near the beginning.
                let near = &places[..places.len().min(1 + places.len() / 9)];
                let (a, b) = (*a.get(near), *b.get(near));
                let range = a.min(b)..a.max(b);
                plain.replace_range(range.clone(), &with);
                roomy.replace_in(range, &with, 8);
                prop_assert_eq!(roomy.as_str(), &plain);
                prop_assert!(roomy.all.bytes().take(roomy.room).all(|byte| byte == b' '));
            }
        }
    }
}
