//! What the column `type` asks for, in the many spellings the reference converter accepts.

/// What a row of the sheet `survey` is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    Begin(Block),
    End(Block),
    Asked(Asked),
    /// Nothing is asked and nothing was meant to be: start, end, deviceid and the like.
    Metadata,
    /// What a terminal cannot do: pictures, sounds, places.
    Impossible,
    /// Choices in a file beside the form.
    FromFile,
    /// A value that is computed.
    Calculate,
    /// A setting written among the questions.
    Setting(&'static str),
    Unknown,
}

/// What holds rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Block {
    Group,
    Repeat,
    /// Rows repeated for each choice of a list; no longer in the standard.
    Loop,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Note,
    Text,
    /// A text whose form XLSForm knows and a terminal does not check: times, bar codes, numbers of telephones.
    LooseText,
    Integer,
    Decimal,
    Percentage,
    Range,
    Date,
    Acknowledge,
    One(List),
    Many(List),
    Rank(List),
}

/// The choices of a select.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct List {
    pub(super) name: String,
    /// Whether a text may be given instead.
    pub(super) or_other: bool,
    /// Whether the list stands in the sheet `external_choices`.
    pub(super) external: bool,
}

impl Asked {
    /// Whether choices are offered.
    pub(super) fn has_choices(&self) -> bool {
        matches!(self, Self::One(_) | Self::Many(_) | Self::Rank(_))
    }
}

const ONE: &[&str] = &[
    "add select one prompt using",
    "select one using",
    "select one from",
    "select one",
    "select1",
    "select one external",
    "q select1",
];
const MANY: &[&str] = &[
    "add select multiple prompt using",
    "select multiple using",
    "select all that apply from",
    "select all that apply",
    "select multiple from",
    "select multiple",
    "q select",
];
const FILES: &[&str] = &["select one from file", "select multiple from file"];

const PLAIN: &[(&str, RowKind)] = &[
    ("note", RowKind::Asked(Asked::Note)),
    ("text", RowKind::Asked(Asked::Text)),
    ("string", RowKind::Asked(Asked::Text)),
    ("integer", RowKind::Asked(Asked::Integer)),
    ("int", RowKind::Asked(Asked::Integer)),
    ("decimal", RowKind::Asked(Asked::Decimal)),
    ("percentage", RowKind::Asked(Asked::Percentage)),
    ("range", RowKind::Asked(Asked::Range)),
    ("date", RowKind::Asked(Asked::Date)),
    ("time", RowKind::Asked(Asked::LooseText)),
    ("datetime", RowKind::Asked(Asked::LooseText)),
    ("date time", RowKind::Asked(Asked::LooseText)),
    ("barcode", RowKind::Asked(Asked::LooseText)),
    ("acknowledge", RowKind::Asked(Asked::Acknowledge)),
    ("trigger", RowKind::Asked(Asked::Acknowledge)),
    (
        "number of days in last month",
        RowKind::Asked(Asked::Integer),
    ),
    (
        "number of days in last six months",
        RowKind::Asked(Asked::Integer),
    ),
    (
        "number of days in last year",
        RowKind::Asked(Asked::Integer),
    ),
    ("calculate", RowKind::Calculate),
    ("hidden", RowKind::Calculate),
    ("form title", RowKind::Setting("form_title")),
    ("set form title", RowKind::Setting("form_title")),
    ("form id", RowKind::Setting("form_id")),
    ("set form id", RowKind::Setting("form_id")),
];

const METADATA: &[&str] = &[
    "start",
    "end",
    "start time",
    "end time",
    "get start time",
    "get end time",
    "today",
    "get today",
    "deviceid",
    "device id",
    "get device id",
    "imei",
    "subscriberid",
    "subscriber id",
    "get subscriber id",
    "simserial",
    "sim id",
    "get sim id",
    "phonenumber",
    "phone number",
    "get phone number",
    "username",
    "email",
    "uri:deviceid",
    "uri:subscriberid",
    "uri:simserial",
    "uri:phonenumber",
    "uri:username",
    "uri:email",
    "audit",
    "xml-external",
    "csv-external",
];

const IMPOSSIBLE: &[&str] = &[
    "geopoint",
    "gps",
    "location",
    "geotrace",
    "geoshape",
    "start-geopoint",
    "background-geopoint",
    "image",
    "photo",
    "picture",
    "audio",
    "video",
    "file",
    "background-audio",
    "osm",
];

impl RowKind {
    /// Whether a row of this kind must have a name.
    pub(super) fn needs_name(&self) -> bool {
        match self {
            Self::Asked(asked) => *asked != Asked::Note,
            Self::Begin(_) | Self::Calculate | Self::FromFile => true,
            Self::End(_) | Self::Metadata | Self::Impossible | Self::Setting(_) | Self::Unknown => {
                false
            }
        }
    }

    /// What a text in the column `type` asks for.
    pub(super) fn of(written: &str) -> Self {
        let words: Vec<&str> = written.split_whitespace().collect();
        let text = words.join(" ");
        if let Some(block) = block(&text) {
            return block;
        }
        let command = bare(&text);
        if let Some((_, kind)) = PLAIN.iter().find(|(name, _)| *name == command) {
            return kind.clone();
        }
        if METADATA.contains(&command.as_str()) {
            return Self::Metadata;
        }
        let first = words
            .first()
            .map(|word| word.to_lowercase())
            .unwrap_or_default();
        if IMPOSSIBLE.contains(&command.as_str()) || first == "osm" {
            return Self::Impossible;
        }
        select(&text).unwrap_or(Self::Unknown)
    }
}

/// A command in lower case, with blanks for underscores and without the words of the oldest forms.
fn bare(text: &str) -> String {
    let lower = text.to_lowercase().replace('_', " ");
    let lower = lower.strip_prefix("q ").unwrap_or(&lower);
    match lower
        .strip_prefix("add ")
        .and_then(|rest| rest.strip_suffix(" prompt"))
    {
        Some(inner) => inner.to_owned(),
        None => lower.to_owned(),
    }
}

fn block(text: &str) -> Option<RowKind> {
    let lower = text.to_lowercase().replace('_', " ");
    let (edge, rest) = lower.split_once(' ')?;
    let kind = |word: &str| {
        Some(match word {
            "group" => Block::Group,
            "repeat" | "lgroup" | "looped group" => Block::Repeat,
            "loop" => Block::Loop,
            _ => return None,
        })
    };
    match edge {
        "begin" => {
            let looped = rest.starts_with("loop ").then_some(Block::Loop);
            kind(rest).or(looped).map(RowKind::Begin)
        }
        "end" => kind(rest).map(RowKind::End),
        _ => None,
    }
}

fn select(text: &str) -> Option<RowKind> {
    let lower = text.to_lowercase().replace('_', " ");
    let after = |command: &str| {
        let rest = lower.strip_prefix(command)?;
        // The list keeps its letters and underscores: it is cut from the text itself.
        let kept = text.get(text.len() - rest.len()..)?;
        kept.starts_with(' ').then(|| kept.trim())
    };
    if FILES.iter().any(|command| after(command).is_some()) {
        return Some(RowKind::FromFile);
    }
    let longest = |commands: &[&str]| {
        commands
            .iter()
            .filter_map(|command| after(command))
            .min_by_key(|rest| rest.len())
    };
    let external = lower.starts_with("select one external");
    if let Some(rest) = longest(ONE) {
        return Some(RowKind::Asked(Asked::One(list(rest, external)?)));
    }
    if let Some(rest) = longest(MANY) {
        return Some(RowKind::Asked(Asked::Many(list(rest, false)?)));
    }
    let rest = after("rank")?;
    Some(RowKind::Asked(Asked::Rank(list(rest, false)?)))
}

/// The name of a list, and whether something else may be said.
fn list(rest: &str, external: bool) -> Option<List> {
    let (name, more) = match rest.split_once(' ') {
        Some((name, more)) => (name, more.trim().to_lowercase().replace('_', " ")),
        None => (rest, String::new()),
    };
    let or_other = match more.as_str() {
        "" => false,
        "or other" | "or specify other" => true,
        _ => return None,
    };
    Some(List {
        name: name.to_owned(),
        or_other,
        external,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(name: &str, or_other: bool) -> List {
        List {
            name: name.to_owned(),
            or_other,
            external: false,
        }
    }

    #[test]
    fn types_have_many_spellings() {
        let one = |name, other| RowKind::Asked(Asked::One(list(name, other)));
        let many = |name, other| RowKind::Asked(Asked::Many(list(name, other)));
        for (written, kind) in [
            ("select_one Yes_No", one("Yes_No", false)),
            ("select one from a or_other", one("a", true)),
            ("select1 a", one("a", false)),
            ("add select one prompt using a", one("a", false)),
            ("select_multiple b or specify other", many("b", true)),
            ("select all that apply from b", many("b", false)),
            ("rank c", RowKind::Asked(Asked::Rank(list("c", false)))),
            ("select_one_from_file x.csv", RowKind::FromFile),
            ("begin  group", RowKind::Begin(Block::Group)),
            ("begin_repeat", RowKind::Begin(Block::Repeat)),
            ("begin loop over states", RowKind::Begin(Block::Loop)),
            ("end_looped group", RowKind::End(Block::Repeat)),
            ("q string", RowKind::Asked(Asked::Text)),
            ("add integer prompt", RowKind::Asked(Asked::Integer)),
            ("dateTime", RowKind::Asked(Asked::LooseText)),
            ("add image prompt", RowKind::Impossible),
            ("osm buildings", RowKind::Impossible),
            ("deviceid", RowKind::Metadata),
            ("calculate", RowKind::Calculate),
            ("select_one", RowKind::Unknown),
            ("select_one a b c", RowKind::Unknown),
            ("quantum", RowKind::Unknown),
        ] {
            assert_eq!(RowKind::of(written), kind, "{written}");
        }
    }
}
