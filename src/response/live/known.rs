//! What was worked out about fields.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::ptr;

use crate::questionnaire::Question;

/// Which fields of which values are hidden, each worked out once: the condition of a field may read others that have conditions,
/// and these others again.
#[derive(Debug)]
pub(crate) struct KnownFields<'v, V> {
    /// By the addresses of a value and of a field, which nothing else has as long as they are held.
    hidden: RefCell<BTreeMap<(usize, usize), bool>>,
    held: PhantomData<(&'v V, &'v Question)>,
}

impl<V> Default for KnownFields<'_, V> {
    fn default() -> Self {
        Self {
            hidden: RefCell::default(),
            held: PhantomData,
        }
    }
}

impl<'v, V> KnownFields<'v, V> {
    /// Whether a field of a value is hidden, as far as it is known; otherwise as it is worked out. Until then it counts as shown.
    pub(crate) fn hides(
        &self,
        (value, field): (&'v V, &'v Question),
        work_out: impl FnOnce() -> bool,
    ) -> bool {
        let key = (ptr::from_ref(value).addr(), ptr::from_ref(field).addr());
        let note = |hides| self.hidden.borrow_mut().insert(key, hides);
        let known = self.hidden.borrow().get(&key).copied();
        known.unwrap_or_else(|| {
            note(false);
            let hides = work_out();
            note(hides);
            hides
        })
    }
}
