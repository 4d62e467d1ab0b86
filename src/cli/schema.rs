//! `quipu schema`: the JSON Schemas of our files, for other programs.

use super::args::{Schema, SchemaName};
use super::context::Context;
use super::error::{Exit, Failure};

/// Prints a schema.
pub(super) fn run(arguments: &Schema, context: &mut Context<'_>) -> Result<Exit, Failure> {
    context.print(text(arguments.name))?;
    Ok(Exit::Done)
}

fn text(name: SchemaName) -> &'static str {
    match name {
        SchemaName::Questionnaire => include_str!("../../schemas/quipu-questionnaire.json"),
        SchemaName::Library => include_str!("../../schemas/quipu-library.json"),
        SchemaName::Response => include_str!("../../schemas/quipu-response.json"),
        SchemaName::Packet => include_str!("../../schemas/quipu-packet.json"),
        SchemaName::Collection => include_str!("../../schemas/quipu-collection.json"),
        SchemaName::Decisions => include_str!("../../schemas/quipu-decisions.json"),
        SchemaName::Summary => include_str!("../../schemas/quipu-summary.json"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::{merge, questionnaire, response};

    /// A schema made from a type, with its format and a title.
    fn made(schema: schemars::Schema, format: &str, about: &str) -> Value {
        let mut made = schema.to_value();
        made["title"] = json!(format);
        made["description"] = json!(about);
        made["properties"]["format"] = json!({ "const": format });
        made
    }

    /// The files of `schemas/` that are made from types. `quipu-summary.json` is written by hand: a summary has no type of
    /// its own, `tests/it/formats.rs` holds it against what is written.
    fn all() -> Vec<(SchemaName, Value)> {
        let [asked, library] = questionnaire::schemas();
        let [collection, decisions] = merge::schemas();
        let answered = schemars::schema_for!(response::WireResponse);
        let answered = made(
            answered,
            "quipu-response/1",
            "What one institution answered to one questionnaire.",
        );
        let mut packet = answered.clone();
        packet["description"] =
            json!("A response that asks for some questions only: what quipu split writes.");
        if let Some(required) = packet["required"].as_array_mut() {
            required.push(json!("packet"));
        }
        vec![
            (
                SchemaName::Questionnaire,
                made(
                    asked,
                    "quipu-questionnaire/1",
                    "What is asked, in XLSForm's words.",
                ),
            ),
            (
                SchemaName::Library,
                made(
                    library,
                    "quipu-library/1",
                    "Choice lists and field groups that questionnaires share.",
                ),
            ),
            (SchemaName::Response, answered),
            (SchemaName::Packet, packet),
            (
                SchemaName::Collection,
                made(
                    collection,
                    "quipu-collection/1",
                    "Responses of many countries with the decisions about them.",
                ),
            ),
            (
                SchemaName::Decisions,
                made(
                    decisions,
                    "quipu-decisions/1",
                    "How conflicts were settled, by whom and why.",
                ),
            ),
        ]
    }

    #[test]
    fn the_schemas_are_those_of_the_types() {
        for (name, made) in all() {
            let made = serde_json::to_string_pretty(&made).unwrap() + "\n";
            if std::env::var_os("QUIPU_WRITE_SCHEMAS").is_some() {
                let file = format!("schemas/quipu-{}.json", format!("{name:?}").to_lowercase());
                #[expect(clippy::disallowed_methods, reason = "a developer asked for it")]
                std::fs::write(file, &made).unwrap();
            } else {
                assert!(
                    text(name) == made,
                    "schemas of {name:?}: run cargo test schemas with QUIPU_WRITE_SCHEMAS=1"
                );
            }
        }
    }
}
