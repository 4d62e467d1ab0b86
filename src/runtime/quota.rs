//! Files that may not grow.

/// Makes a write beyond the size that the system allows fail, like one on a full disk. Otherwise
/// SIGXFSZ would end the program in the middle of it.
///
/// # Errors
/// What the system says when the signal cannot be caught.
#[cfg(unix)]
pub fn outlive() -> std::io::Result<()> {
    let seen = std::sync::Arc::default();
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, seen).map(drop)
}

/// Elsewhere there is no such signal.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn outlive() -> std::io::Result<()> {
    Ok(())
}
