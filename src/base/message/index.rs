//! Where the ids of the messages of a Fluent file are. It is found out when the program is compiled: looking for them whenever it
//! starts took a quarter of what the first screen takes.

#![expect(
    clippy::indexing_slicing,
    reason = "constants are made of it: what is out of bounds does not compile"
)]

/// Whether a message begins there: each does so with its id at the beginning of a line, and goes on in lines with an indent.
const fn begins(text: &[u8], at: usize) -> bool {
    text[at].is_ascii_alphabetic() && (at == 0 || text[at - 1] == b'\n')
}

/// How many messages there are in a file.
pub(super) const fn count(text: &str) -> usize {
    let (text, mut at, mut found) = (text.as_bytes(), 0, 0);
    while at < text.len() {
        found += begins(text, at) as usize;
        at += 1;
    }
    found
}

/// Where an id begins and where it ends.
pub(super) type Bounds = (usize, usize);

/// Where the ids of a file are, sorted by id.
pub(super) const fn by_id<const N: usize>(text: &str) -> [Bounds; N] {
    let text = text.as_bytes();
    let (mut all, mut found, mut at) = ([(0, 0); N], 0, 0);
    while found < N {
        if begins(text, at) {
            let mut end = at;
            while !is_end(text[end]) {
                end += 1;
            }
            all[found] = (at, end);
            found += 1;
        }
        at += 1;
    }
    // Runs in order are merged to runs of twice the length; a function for constants cannot call a sort.
    let mut run = 1;
    while run < N {
        all = merged(text, all, run);
        run *= 2;
    }
    all
}

/// Each two runs of this length merged to one.
const fn merged<const N: usize>(text: &[u8], all: [Bounds; N], run: usize) -> [Bounds; N] {
    let mut longer = [(0, 0); N];
    let (mut at, mut left, mut right) = (0, 0, run);
    while at < N {
        let start = at - at % (2 * run);
        if at == start {
            (left, right) = (start, start + run);
        }
        let (left_over, right_over) = (left == start + run, right >= N || right == start + 2 * run);
        let is_right = left_over || !right_over && precedes(text, all[right], all[left]);
        longer[at] = all[if is_right { right } else { left }];
        if is_right {
            right += 1;
        } else {
            left += 1;
        }
        at += 1;
    }
    longer
}

/// Whether the id there precedes the id there.
const fn precedes(text: &[u8], (one, end): Bounds, (other, other_end): Bounds) -> bool {
    let mut nth = 0;
    loop {
        // An id that ends here precedes one that goes on.
        if one + nth == end || other + nth == other_end {
            return other + nth < other_end;
        }
        let (a, b) = (text[one + nth], text[other + nth]);
        if a != b {
            return a < b;
        }
        nth += 1;
    }
}

const fn is_end(byte: u8) -> bool {
    matches!(byte, b' ' | b'=')
}
