//! What was worked out about questions, rows and fields.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::ptr;

use crate::questionnaire::Question;

/// Which of some things are shown, each worked out once. While it is worked out it counts as shown: rows of a matrix may depend on
/// each other in a circle, or choices on their own question.
#[derive(Debug)]
pub(crate) struct Known<K>(RefCell<BTreeMap<K, bool>>);

/// Which fields of which values are shown, each worked out once: the condition of a field may read others that have conditions,
/// and these others again.
#[derive(Debug)]
pub(crate) struct KnownFields<'v, V> {
    /// By the addresses of a value and of a field, which nothing else has as long as they are held.
    shown: Known<(usize, usize)>,
    held: PhantomData<(&'v V, &'v Question)>,
}

impl<K> Default for Known<K> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<V> Default for KnownFields<'_, V> {
    fn default() -> Self {
        Self {
            shown: Known::default(),
            held: PhantomData,
        }
    }
}

impl<K: Ord + Clone> Known<K> {
    /// Whether one of them is shown, as far as it is known; otherwise as it is worked out.
    pub(crate) fn shows(&self, key: &K, work_out: impl FnOnce() -> bool) -> bool {
        let known = self.0.borrow().get(key).copied();
        known.unwrap_or_else(|| {
            let note = |shown| self.0.borrow_mut().insert(key.clone(), shown);
            note(true);
            let shown = work_out();
            note(shown);
            shown
        })
    }
}

impl<'v, V> KnownFields<'v, V> {
    /// Whether a field of a value is shown, as far as it is known; otherwise as it is worked out.
    pub(crate) fn shows(
        &self,
        (value, field): (&'v V, &'v Question),
        work_out: impl FnOnce() -> bool,
    ) -> bool {
        let key = (ptr::from_ref(value).addr(), ptr::from_ref(field).addr());
        self.shown.shows(&key, work_out)
    }
}
