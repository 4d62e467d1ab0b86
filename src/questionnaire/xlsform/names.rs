//! Names: XLSForm takes capitals and leading underscores, we do not.

use std::collections::BTreeSet;

use crate::base::Id;

/// The name we give to what the form names so, which no other has among `taken`.
pub(super) fn unique(written: &str, taken: &mut BTreeSet<String>) -> String {
    let plain = plain(written);
    let mut name = plain.clone();
    let mut number = 2;
    while !taken.insert(name.clone()) {
        name = format!("{plain}-{number}");
        number += 1;
    }
    name
}

/// A name in our pattern: lower case, nothing strange, no underscore in front.
pub(super) fn plain(written: &str) -> String {
    let lower = written.to_lowercase();
    let bare = lower.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
    Id::new(bare)
        .ok()
        .or_else(|| Id::slug(written))
        .map_or_else(|| coded(written), |id| id.to_string())
}

/// A name in another script, by the numbers of its characters; also the names that Windows keeps for itself.
fn coded(written: &str) -> String {
    let codes: Vec<String> = written
        .chars()
        .take(8)
        .map(|c| format!("{:x}", u32::from(c)))
        .collect();
    format!("n-{}", codes.join("-"))
}

/// A name as XML takes it: what begins with a digit gets an underscore.
pub(super) fn for_xml(name: &str) -> String {
    if name.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '.') {
        format!("_{name}")
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_our_pattern_and_differ() {
        let mut taken = BTreeSet::new();
        for (written, name) in [
            ("age", "age"),
            ("Age", "age-2"),
            ("_first_Name", "first_name"),
            ("Año 1", "ano-1"),
            ("con", "n-63-6f-6e"),
            ("名前", "n-540d-524d"),
        ] {
            assert_eq!(unique(written, &mut taken), name, "{written}");
            assert!(Id::new(name).is_ok());
        }
        assert_eq!(
            (for_xml("1a"), for_xml("a1")),
            ("_1a".to_owned(), "a1".to_owned())
        );
        assert_eq!(plain(&for_xml("1a")), "1a");
    }
}
