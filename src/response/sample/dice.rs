//! Random numbers that are the same everywhere.

/// A small generator of random numbers that gives the same numbers everywhere
/// (`SplitMix64`; G. Steele, D. Lea, C. Flood, *Fast splittable pseudorandom number generators*, 2014).
pub(super) struct Dice(pub(super) u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`, or 0 when there is none.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).unwrap_or(0).max(1);
        usize::try_from(self.next() % limit).unwrap_or(0)
    }
}
