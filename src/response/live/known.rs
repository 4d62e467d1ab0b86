//! What was worked out about fields.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ptr;

use crate::questionnaire::Question;

/// Which fields of which values are hidden, each worked out once: the condition of a field may read others that have conditions,
/// and these others again.
#[derive(Debug, Default)]
pub(crate) struct KnownFields {
    /// By the addresses of a value and of a field, which are held as long as this.
    hidden: RefCell<BTreeMap<(usize, usize), bool>>,
}

impl KnownFields {
    /// Whether a field of a value is hidden, as far as it is known; otherwise as it is worked out.
    pub(crate) fn hides<V>(
        &self,
        (value, field): (&V, &Question),
        work_out: impl FnOnce() -> bool,
    ) -> bool {
        let key = (ptr::from_ref(value).addr(), ptr::from_ref(field).addr());
        let known = self.hidden.borrow().get(&key).copied();
        known.unwrap_or_else(|| {
            let hides = work_out();
            self.hidden.borrow_mut().insert(key, hides);
            hides
        })
    }
}
