//! Stand-in until the branch `text` lands.
use super::Problem;
/// p
/// # Errors
/// e
pub fn parse<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    serde_json::from_slice(bytes).map_err(|error| {
        Problem::error("json-invalid")
            .with("error", &error)
            .at((error.line(), error.column()))
    })
}
