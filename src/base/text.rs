//! Stand-in until the branch `text` lands.
/// f
pub fn fold(text: &str) -> String {
    text.to_lowercase()
}
