//! One response as a document: what was asked and what was answered, to be read inside a government before it
//! is sent.

use super::Wording;
use super::document::{Block, Document};
use crate::base::Text;
use crate::base::message::Messages;
use crate::questionnaire::{Kind, Question};
use crate::response::{
    Answer, Figure, Given, Live, Maturity, Packet, Previous, Register, Response, Round, Standing,
    Status, Unit, UnitKind, Value, Why, units,
};

/// The response.
pub fn document(live: &Live<'_>, wording: Wording<'_>) -> Document {
    let response = live.response;
    let who = &response.respondent;
    let title = wording.text(&live.questionnaire.title);
    let title = format!(
        "{title} · {} · {}",
        who.country.display_name(),
        who.institution
    );
    let mut document = Document::new(title, wording.language);
    document.contents = true;
    if response.sample {
        document.paragraph(wording.say("report-sample"));
    }
    let status = match response.status {
        Status::Draft => "status-draft",
        Status::Finalised => "status-finalised",
        Status::Validated => "status-validated",
    };
    let date = who
        .reference_date
        .map(|date| date.to_string())
        .unwrap_or_default();
    let points = [
        ("report-column-status", wording.say(status)),
        ("report-column-reference-date", date),
        ("column-version", response.questionnaire.version.clone()),
    ];
    let points = points.into_iter().filter(|(_, text)| !text.is_empty());
    document.list(
        points
            .map(|(id, text)| wording.labelled(&wording.say(id), &text))
            .collect(),
    );
    if let Some(packet) = &response.packet {
        document.paragraph(asked_by(packet, wording));
    }
    for section in &live.questionnaire.sections {
        let asked = section.questions.iter().filter(|asked| asked.is_asked());
        let shown: Vec<&Question> = asked
            .filter(|asked| live.shows(asked.name.as_str()))
            .collect();
        if shown.is_empty() {
            continue;
        }
        document.heading(1, wording.text(&section.label));
        for asked in shown {
            document.heading(
                2,
                format!("{} · {}", asked.name, wording.text(&asked.label)),
            );
            add_answers(&mut document, asked, live, wording);
        }
    }
    add_set_aside(&mut document, response, wording);
    document
}

/// Who asked a packet, and by when.
pub fn asked_by(packet: &Packet, wording: Wording<'_>) -> String {
    let due = packet.due.map(|due| due.to_string()).unwrap_or_default();
    let arguments = [
        ("by", packet.asked_by.as_str().into()),
        ("due", due.as_str().into()),
        ("questions", packet.questions.len().into()),
    ];
    let id = if due.is_empty() {
        "packet-asked"
    } else {
        "packet-asked-by"
    };
    let said = wording.tell(id, &arguments);
    if packet.note.is_empty() {
        said
    } else {
        format!("{said} {}", packet.note)
    }
}

/// What the last cycle's answer was (`said`), in one sentence.
pub fn last_said(
    previous: &Previous,
    said: &str,
    standing: Standing,
    messages: &Messages,
) -> String {
    let date = previous.reference_date.map(|date| date.to_string());
    let standing = messages.get(&format!("standing-{}", standing.name()));
    let arguments = [
        ("date", date.unwrap_or_default().into()),
        ("said", said.into()),
        ("standing", standing.into()),
    ];
    messages.format("beside-previous", &arguments)
}

/// How the answers of the round before are spread, in one sentence. `label` gives the word for a category.
pub fn spread(
    round: &Round,
    figure: &Figure,
    label: impl Fn(&str) -> String,
    messages: &Messages,
) -> String {
    let counts = figure.counts.iter();
    let counts = counts.map(|(name, count)| format!("{}: {count}", label(name)));
    let median = figure.median.iter().map(|name| label(name));
    let arguments = [
        ("round", round.number.saturating_sub(1).into()),
        ("countries", figure.countries.into()),
        ("counts", counts.collect::<Vec<_>>().join(", ").into()),
        ("median", median.collect::<Vec<_>>().join(" – ").into()),
    ];
    let id = if figure.median.is_empty() {
        "beside-round"
    } else {
        "beside-round-median"
    };
    messages.format(id, &arguments)
}

/// Answers that have no place in this version, whole.
fn add_set_aside(document: &mut Document, response: &Response, wording: Wording<'_>) {
    if response.aside.is_empty() {
        return;
    }
    document.heading(1, wording.say("set-aside-title"));
    document.paragraph(wording.say("set-aside-why"));
    for aside in &response.aside {
        let title = format!("{} · {}", aside.address, aside.question);
        document.heading(2, title);
        let why = Why::named(&aside.why).map_or_else(
            || aside.why.clone(),
            |why| wording.say(&format!("difference-{}", why.name())),
        );
        let version = wording.labelled(&wording.say("column-version"), &aside.version);
        document.paragraph(format!("{version}; {why}"));
        for version in aside.versions.alternatives() {
            document.blocks.push(Block::Quote {
                text: bare(&version.answer, wording),
                from: String::new(),
                language: Some(response.respondent.language),
            });
        }
    }
}

/// An answer whose question is not known any more.
fn bare(answer: &Answer, wording: Wording<'_>) -> String {
    let given = match &answer.given {
        Given::Value(value) => plain(value),
        given => silence(given, wording),
    };
    with_texts(given, answer, wording)
}

/// Rows of a matrix as a table; everything else below each other.
fn add_answers(document: &mut Document, asked: &Question, live: &Live<'_>, wording: Wording<'_>) {
    let all = units(asked, live);
    if let Kind::Matrix { .. } = asked.kind {
        let rows = all.iter().map(|unit| {
            let label = unit.label().map(|label| wording.text(label));
            let label = label.unwrap_or_default();
            vec![label, answers(unit, live, wording).join("\n")]
        });
        let header = ["report-column-row", "sheet-answers"].map(|id| wording.say(id));
        document.table(header.to_vec(), rows.collect());
        return;
    }
    if all.is_empty() {
        document.paragraph(wording.say("no-value-unanswered"));
    }
    for unit in &all {
        if let UnitKind::Entry { .. } = unit.kind {
            let about = unit.label().map(|about| wording.text(about));
            document.paragraph(about.unwrap_or_default());
        }
        for text in answers(unit, live, wording) {
            document.blocks.push(Block::Quote {
                text,
                from: String::new(),
                language: Some(live.response.respondent.language),
            });
        }
    }
}

/// What is answered; several where versions differ.
fn answers(unit: &Unit<'_>, live: &Live<'_>, wording: Wording<'_>) -> Vec<String> {
    let register = live.response.answers.get(&unit.address);
    let versions = register
        .map(|register| register.alternatives())
        .unwrap_or_default();
    let mut said: Vec<String> = versions
        .into_iter()
        .map(|version| answer(unit, &version.answer, wording))
        .collect();
    if said.is_empty() {
        said.push(wording.say("no-value-unanswered"));
    }
    said.extend(last_cycle(unit, live, wording));
    said
}

fn answer(unit: &Unit<'_>, answer: &Answer, wording: Wording<'_>) -> String {
    let given = match &answer.given {
        Given::Value(value) => value_text(unit, value, wording),
        given => silence(given, wording),
    };
    with_texts(given, answer, wording)
}

/// Why there is no value.
fn silence(given: &Given, wording: Wording<'_>) -> String {
    match given {
        Given::Missing { why, reason } => {
            let why = wording.say(&format!("missing-{}", why.name()));
            if reason.is_empty() {
                why
            } else {
                wording.labelled(&why, reason)
            }
        }
        Given::Blank | Given::Value(_) => wording.say("answer-blank"),
    }
}

/// An answer with the texts that stand beside it, a line each.
fn with_texts(given: String, answer: &Answer, wording: Wording<'_>) -> String {
    let mut lines = vec![given];
    let texts = [
        ("column-note", answer.note.clone()),
        ("column-explanation", answer.explanation.clone()),
        ("column-made-from", answer.from.join("; ")),
    ];
    for (id, text) in texts {
        if !text.trim().is_empty() {
            lines.push(wording.labelled(&wording.say(id), &text));
        }
    }
    if answer.validated {
        lines.push(wording.say("beside-validated"));
    }
    lines.join("\n")
}

/// What was said in the last cycle, and where the answer stands compared with it.
fn last_cycle(unit: &Unit<'_>, live: &Live<'_>, wording: Wording<'_>) -> Option<String> {
    let response = live.response;
    let standing = response.standing(&unit.address)?;
    let standing = wording.say(&format!("standing-{}", standing.name()));
    let previous = response.previous.as_ref()?.answers.get(&unit.address);
    let said = previous.map(Register::alternatives).unwrap_or_default();
    let said = said
        .into_iter()
        .map(|version| answer(unit, &version.answer, wording));
    let said: Vec<String> = said.collect();
    Some(if said.is_empty() {
        standing
    } else {
        let before = wording.labelled(&wording.say("last-cycle"), &said.join(" | "));
        format!("{before}\n({standing})")
    })
}

fn value_text(unit: &Unit<'_>, value: &Value, wording: Wording<'_>) -> String {
    match (&unit.kind, &unit.question.kind) {
        (UnitKind::Entry { fields, .. }, _) => wording.fields(fields, value),
        (_, Kind::Maturity { levels }) => value
            .maturity()
            .map(|bundle| bundle_text(&bundle, levels.as_slice(), wording))
            .unwrap_or_default(),
        _ => wording.value(unit.question, value),
    }
}

/// The level with its description, then what belongs to it, a line each.
fn bundle_text(bundle: &Maturity, levels: &[Text], wording: Wording<'_>) -> String {
    let mut lines = Vec::new();
    if let Some(level) = bundle.level {
        let described = levels
            .get(usize::from(level))
            .map(|text| wording.text(text));
        lines.push(wording.labelled(&level.to_string(), &described.unwrap_or_default()));
    }
    let mut add = |id: &str, text: String| {
        if !text.is_empty() {
            lines.push(wording.labelled(&wording.say(id), &text));
        }
    };
    let number = |number: Option<u8>| number.map(|number| number.to_string()).unwrap_or_default();
    add("column-evidence", bundle.evidence.clone());
    add(
        "column-sources",
        bundle
            .sources
            .iter()
            .map(plain)
            .collect::<Vec<_>>()
            .join("\n"),
    );
    add("column-priority", number(bundle.priority));
    add("column-target", number(bundle.target));
    add("field-confidence", number(bundle.confidence));
    lines.join("\n")
}

/// The texts of a record, one after the other.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::List(items) => items.iter().map(plain).collect::<Vec<_>>().join("; "),
        Value::Fields(fields) => fields.values().map(plain).collect::<Vec<_>>().join("; "),
    }
}
