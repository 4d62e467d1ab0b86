//! Text that is safe to show, and its width on a screen.
