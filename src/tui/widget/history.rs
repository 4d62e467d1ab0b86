//! What can be taken back while a text is written: word by word, a paste at once.

/// A change of a text: at `at`, `removed` gave way to `inserted`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Step {
    /// Bytes before it.
    pub(super) at: usize,
    pub(super) removed: String,
    pub(super) inserted: String,
}

/// How a change was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// By a key, one character: belongs to the word written or deleted before.
    Key,
    /// At once: a paste, a deleted word.
    Whole,
}

/// The steps that were made and those that were taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// Whether the next key may go on with the last step.
    open: bool,
}

impl Step {
    fn inverse(&self) -> Self {
        Self {
            at: self.at,
            removed: self.inserted.clone(),
            inserted: self.removed.clone(),
        }
    }

    /// Takes in a step that goes on with this one. False when it is at another place, or begins
    /// another word.
    fn takes_in(&mut self, next: &Self) -> bool {
        let writes = self.removed.is_empty() && next.removed.is_empty();
        let deletes = self.inserted.is_empty() && next.inserted.is_empty();
        if writes && next.at == self.at + self.inserted.len() {
            goes_on(self.inserted.chars().next_back(), &next.inserted)
                && push(&mut self.inserted, &next.inserted)
        } else if deletes && next.at == self.at {
            goes_on(self.removed.chars().next_back(), &next.removed)
                && push(&mut self.removed, &next.removed)
        } else if deletes && next.at + next.removed.len() == self.at {
            let same = goes_on(self.removed.chars().next(), &next.removed);
            if same {
                self.at = next.at;
                self.removed.insert_str(0, &next.removed);
            }
            same
        } else {
            false
        }
    }
}

/// Whether a character belongs to the word whose nearest character is given: blanks end a word.
fn goes_on(nearest: Option<char>, next: &str) -> bool {
    let after_blank = nearest.is_some_and(char::is_whitespace);
    !after_blank || next.starts_with(char::is_whitespace)
}

fn push(text: &mut String, more: &str) -> bool {
    text.push_str(more);
    true
}

impl History {
    /// Remembers a step that was made.
    pub(super) fn push(&mut self, step: Step, way: Way) {
        self.undone.clear();
        let continues = self.open && way == Way::Key;
        self.open = way == Way::Key;
        if continues
            && self
                .done
                .last_mut()
                .is_some_and(|last| last.takes_in(&step))
        {
            return;
        }
        self.done.push(step);
    }

    /// The cursor was moved: what is written next is another step.
    pub(super) fn close(&mut self) {
        self.open = false;
    }

    /// The step that takes the last one back.
    pub(super) fn undo(&mut self) -> Option<Step> {
        self.open = false;
        let step = self.done.pop()?;
        let back = step.inverse();
        self.undone.push(step);
        Some(back)
    }

    /// The step that was taken back last.
    pub(super) fn redo(&mut self) -> Option<Step> {
        self.open = false;
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        Some(step)
    }
}
