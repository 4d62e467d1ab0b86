//! The first reading of JSON that somebody sent.
