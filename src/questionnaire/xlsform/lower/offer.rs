//! What a select offers.

use serde_json::{Value, json};

use super::super::choices;
use super::super::kinds::List;
use super::emit::constant;
use super::refer::Standpoint;
use super::{Item, Lowering};
use crate::base::Problem;

impl<'f> Lowering<'f> {
    /// What a select offers.
    pub(super) fn choices(
        &mut self,
        item: &Item<'f>,
        list: &List,
        owner: Option<&str>,
    ) -> Option<Value> {
        let row = item.row;
        if let Some(sources) = self.embedded(row, "quipu_choices") {
            return Some(sources);
        }
        if list.name.starts_with("${") {
            self.say(Problem::warning("xlsform-list-from-answers"), row);
            return None;
        }
        let name = list.name.as_str();
        if !self.lists.has(list.external, name) {
            self.say(Problem::error("xlsform-list").with("list", name), row);
            return None;
        }
        let offered = self.lists.id(list.external, name);
        if let Some(filter) = row.get("choice_filter") {
            return Some(self.filtered(item, list, filter, owner, offered));
        }
        let mut values = self.lists.values(list.external, name, self.speech);
        let has_other = values
            .iter()
            .any(|value| value.get("name") == Some(&json!("other")));
        if !list.or_other || has_other && values.iter().any(|value| value.get("specify").is_some())
        {
            return Some(json!(offered));
        }
        values.retain(|value| value.get("name") != Some(&json!("other")));
        values.push(choices::other(&values, self.speech.default));
        let made = format!("{offered}-or-other");
        Some(json!(self.lists.add(&made, values)))
    }

    /// A list of its own, in which every choice has its condition.
    fn filtered(
        &mut self,
        item: &Item<'f>,
        list: &List,
        filter: &str,
        owner: Option<&str>,
        offered: String,
    ) -> Value {
        let row = item.row;
        if owner.is_some() {
            self.say(
                Problem::warning("xlsform-filter-in-entry").with("expression", filter),
                row,
            );
            return json!(offered);
        }
        let standpoint = Standpoint {
            scope: &item.scope,
            owner,
            field: None,
        };
        let rows = self.lists.rows(list.external, &list.name).to_vec();
        let values = self.lists.values(list.external, &list.name, self.speech);
        let mut kept = Vec::new();
        for (mut value, choice) in values.into_iter().zip(&rows) {
            let rule = match self.filter(filter, choice, standpoint) {
                Ok(rule) => rule,
                Err(problem) => {
                    self.lost(filter, row, "choice_filter", &problem);
                    return json!(offered);
                }
            };
            match (constant(&rule), value.as_object_mut()) {
                (Some(false), _) => continue,
                (None, Some(value)) => {
                    value.insert("relevant".to_owned(), json!(rule));
                }
                _ => {}
            }
            kept.push(value);
        }
        if kept.is_empty() {
            self.lost(
                filter,
                row,
                "choice_filter",
                &Problem::warning("xlsform-never"),
            );
            return json!(offered);
        }
        if list.or_other
            && !kept
                .iter()
                .any(|value| value.get("name") == Some(&json!("other")))
        {
            kept.push(choices::other(&kept, self.speech.default));
        }
        let made = format!("{offered}-{}", item.id);
        json!(self.lists.add(&made, kept))
    }
}
