//! The roadmap of each country: its reforms in order, what endangers them, how far it is (domain brief
//! C.7).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};

use super::chapter::Chapter;
use super::country::Standing;
use super::gap::Gap;
use super::item::Item;
use super::matches::covers;
use super::view::{Cell, CountryGroup};
use crate::base::Id;
use crate::response::{Country, Value};

/// The questions of the built-in questionnaire `road` that the roadmap is made from.
const STATUS: &str = "road-02";
const DETAILS: &str = "road-03";
const OBSTACLES: &str = "road-04";
const ANCHORS: &str = "road-05";
const TERM: &str = "road-06";
/// How reform is sustained: over the medium term, across parties, among national priorities.
const SUSTAINED: [&str; 3] = ["road-07", "road-08", "road-09"];

/// What holds a reform in place beyond a term.
const FIRM: [&str; 4] = ["law", "budget-line", "permanent-unit", "cross-party"];

/// One reform of one country.
#[derive(Clone, Debug, PartialEq)]
pub struct Reform {
    /// The name of its row.
    pub row: Id,
    /// The place of its row among the items of the view.
    pub index: usize,
    /// Its status; none where institutions are split.
    pub status: Option<Id>,
    /// Who leads it.
    pub lead: String,
    /// Short, medium or long.
    pub horizon: Option<Id>,
    /// By when.
    pub target: Option<Date>,
    /// The next step.
    pub milestone: String,
    /// What stands in its way.
    pub obstacles: Vec<Id>,
    /// What keeps it going under another government.
    pub anchors: Vec<Id>,
    /// 1 to 4.
    pub priority: Option<u8>,
    /// The largest gap of the country over maturity items that cover the same statement, 0 to 16.
    pub linked_gap: Option<u8>,
    /// The rows it depends on.
    pub depends: Vec<Id>,
    /// What endangers it.
    pub risks: Vec<Risk>,
    /// What is to be noted about the order.
    pub order: Vec<OrderNote>,
}

/// What endangers a reform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// Nobody leads it.
    NoLead,
    /// No target date.
    NoDate,
    /// The target date has passed, and it is not completed.
    Overdue,
    /// It stands still or was undone.
    Stopped,
    /// It ends after the term of the government, and nothing firm holds it.
    Fragile,
}

/// What is to be noted about the order of reforms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderNote {
    /// It depends on one with a later date.
    LaterPredecessor(Id),
    /// It depends on itself through others.
    Cycle,
}

/// The reforms of one country.
#[derive(Clone, Debug, PartialEq)]
pub struct Roadmap {
    /// The country.
    pub country: Country,
    /// In order: horizon, then priority, linked gap, fewer obstacles; each after what it depends on.
    pub reforms: Vec<Reform>,
    /// Reforms that are neither irrelevant nor replaced.
    pub relevant: usize,
    /// Of these, completed.
    pub completed: usize,
    /// Of these, with at least one anchor.
    pub anchored: usize,
    /// Reforms that end after the term with nothing firm to hold them.
    pub fragile: usize,
    /// The levels of how reform is sustained: over the medium term, across parties, among national
    /// priorities.
    pub sustained: [Option<u8>; 3],
    /// The last day of the current term.
    pub term_ends: Option<Date>,
}

impl Risk {
    /// The name in files and messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoLead => "no-lead",
            Self::NoDate => "no-date",
            Self::Overdue => "overdue",
            Self::Stopped => "stopped",
            Self::Fragile => "fragile",
        }
    }
}

/// The roadmap of every country that answered `road`, as of a day.
pub fn roadmaps(chapters: &[Chapter<'_>], today: Date) -> Vec<Roadmap> {
    let road = chapters
        .iter()
        .find(|chapter| items_of(chapter, STATUS).next().is_some());
    let Some(chapter) = road else {
        return Vec::new();
    };
    let gaps = gaps_by_country(chapters);
    let groups = chapter.view.countries.iter().enumerate();
    groups
        .map(|(nth, group)| {
            let gaps = gaps.get(&group.country.key());
            roadmap(gaps, chapter, (nth, group), today)
        })
        .collect()
}

fn items_of<'c>(
    chapter: &'c Chapter<'_>,
    question: &'c str,
) -> impl Iterator<Item = (usize, &'c Item<'c>)> {
    let items = chapter.view.items.iter().enumerate();
    items.filter(move |(_, item)| item.question.name == question)
}

fn roadmap(
    gaps: Option<&Gaps<'_>>,
    chapter: &Chapter<'_>,
    (nth, group): (usize, &CountryGroup),
    today: Date,
) -> Roadmap {
    let details = entries(chapter, group, DETAILS);
    let obstacles = entries(chapter, group, OBSTACLES);
    let anchors = entries(chapter, group, ANCHORS);
    let term_ends = term_end(chapter, nth);
    let mut reforms = Vec::new();
    for (index, item) in items_of(chapter, STATUS) {
        let standing = chapter
            .figures
            .get(index)
            .and_then(|figures| figures.values.get(nth));
        let status = match standing.map(|value| &value.standing) {
            Some(Standing::Choice(name)) if *name == "not-relevant" => continue,
            Some(Standing::Choice(name)) => Some(name.clone()),
            Some(Standing::Split(_)) => None,
            _ => continue,
        };
        let Some(row) = item.row else {
            continue;
        };
        let detail = details.get(row.name.as_str()).copied();
        let mut reform = Reform {
            row: row.name.clone(),
            index,
            lead: text(detail, "lead"),
            horizon: chosen(detail, "horizon").pop(),
            target: text(detail, "target").parse().ok(),
            milestone: text(detail, "milestone"),
            obstacles: chosen(obstacles.get(row.name.as_str()).copied(), "obstacles"),
            anchors: chosen(anchors.get(row.name.as_str()).copied(), "anchors"),
            priority: chosen(detail, "priority")
                .pop()
                .and_then(|name| name.as_str().parse().ok()),
            linked_gap: linked_gap(gaps, item.covers()),
            depends: chosen(detail, "depends"),
            risks: Vec::new(),
            order: Vec::new(),
            status,
        };
        reform.anchors.retain(|anchor| *anchor != "none");
        reform.risks = risks(&reform, term_ends, today);
        reforms.push(reform);
    }
    let is = |reform: &&Reform, name: &str| reform.status.as_ref().is_some_and(|s| *s == name);
    let relevant = || reforms.iter().filter(|reform| !is(reform, "replaced"));
    Roadmap {
        country: group.country.clone(),
        relevant: relevant().count(),
        completed: relevant().filter(|reform| is(reform, "completed")).count(),
        anchored: relevant()
            .filter(|reform| !reform.anchors.is_empty())
            .count(),
        fragile: reforms
            .iter()
            .filter(|reform| reform.risks.contains(&Risk::Fragile))
            .count(),
        sustained: SUSTAINED.map(|question| level(chapter, nth, question)),
        term_ends,
        reforms: in_order(reforms),
    }
}

fn level(chapter: &Chapter<'_>, nth: usize, question: &str) -> Option<u8> {
    let (index, _) = items_of(chapter, question).next()?;
    match &chapter.figures.get(index)?.values.get(nth)?.standing {
        Standing::Level(bundle) => bundle.level,
        _ => None,
    }
}

/// What the institutions of a country say about the rows of a repeat, by row: the first that says
/// something, a validated one before others.
fn entries<'c>(
    chapter: &'c Chapter<'_>,
    group: &'c CountryGroup,
    question: &'c str,
) -> BTreeMap<&'c str, &'c Value> {
    let mut found = BTreeMap::new();
    for wanted in [true, false] {
        for (index, _) in items_of(chapter, question) {
            for voice in &group.voices {
                let Some(Cell::Said { entries, validated }) = voice.cells.get(index) else {
                    continue;
                };
                for entry in entries.iter().filter(|_| *validated == wanted) {
                    if let Some(part) = &entry.part {
                        found.entry(part.as_str()).or_insert(&entry.value);
                    }
                }
            }
        }
    }
    found
}

fn text(detail: Option<&Value>, field: &str) -> String {
    let value = detail
        .and_then(|detail| detail.field(field))
        .and_then(Value::text);
    value.unwrap_or_default().trim().to_owned()
}

fn chosen(detail: Option<&Value>, field: &str) -> Vec<Id> {
    let value = detail
        .and_then(|detail| detail.field(field))
        .and_then(Value::all_chosen);
    value
        .unwrap_or_default()
        .into_iter()
        .map(|chosen| chosen.name)
        .collect()
}

/// The last day of the month in which the term ends.
fn term_end(chapter: &Chapter<'_>, nth: usize) -> Option<Date> {
    let number = |field: &str| {
        let (index, _) = items_of(chapter, TERM)
            .find(|(_, item)| item.field.is_some_and(|known| known.name == field))?;
        match chapter.figures.get(index)?.values.get(nth)?.standing {
            Standing::Number(number) => format!("{number}").parse::<i16>().ok(),
            _ => None,
        }
    };
    let month = i8::try_from(number("month").unwrap_or(12)).ok()?;
    let first = (1..=12).contains(&month).then_some(month)?;
    let year = number("year").filter(|year| (1..=9999).contains(year))?;
    Some(date(year, first, 1).last_of_month())
}

/// The gaps of one country, with the statements each is about.
type Gaps<'c> = Vec<(&'c [Id], u8)>;

/// The gaps of every country, by its key.
fn gaps_by_country<'c>(chapters: &'c [Chapter<'_>]) -> BTreeMap<String, Gaps<'c>> {
    let mut found: BTreeMap<String, Gaps<'c>> = BTreeMap::new();
    for place in chapters.iter().flat_map(Chapter::places) {
        if let Some(gap) = place.bundle().and_then(Gap::of) {
            let key = place.country.key();
            found
                .entry(key)
                .or_default()
                .push((place.item.covers(), gap.gap()));
        }
    }
    found
}

fn linked_gap(gaps: Option<&Gaps<'_>>, keys: &[Id]) -> Option<u8> {
    let on = |found: &[Id]| {
        keys.iter()
            .any(|key| found.iter().any(|cover| covers(cover, key)))
    };
    let linked = gaps?.iter().filter(|(found, _)| on(found));
    linked.map(|(_, gap)| *gap).max()
}

fn risks(reform: &Reform, term_ends: Option<Date>, today: Date) -> Vec<Risk> {
    let is = |names: &[&str]| {
        reform
            .status
            .as_ref()
            .is_some_and(|status| names.iter().any(|name| *status == *name))
    };
    if is(&["completed", "replaced"]) {
        return Vec::new();
    }
    let firm = reform
        .anchors
        .iter()
        .any(|anchor| FIRM.iter().any(|name| *anchor == *name));
    let after = |limit: Option<Date>| reform.target.zip(limit).is_some_and(|(t, end)| t > end);
    let marks = [
        (Risk::NoLead, reform.lead.is_empty()),
        (Risk::NoDate, reform.target.is_none()),
        (
            Risk::Overdue,
            reform.target.is_some_and(|target| target < today),
        ),
        (Risk::Stopped, is(&["suspended", "reversed"])),
        (Risk::Fragile, after(term_ends) && !firm),
    ];
    marks
        .into_iter()
        .filter(|(_, applies)| *applies)
        .map(|(risk, _)| risk)
        .collect()
}

/// Puts each reform after everything it depends on; among those that are free, the first by horizon,
/// priority, linked gap and obstacles goes first. What depends on itself stands at the end, and says so.
fn in_order(mut reforms: Vec<Reform>) -> Vec<Reform> {
    let horizon = |reform: &Reform| {
        let place = |name: &Id| {
            ["short", "medium", "long"]
                .iter()
                .position(|known| *name == **known)
        };
        reform
            .horizon
            .as_ref()
            .and_then(place)
            .unwrap_or(usize::MAX)
    };
    reforms.sort_by_key(|reform| {
        let (priority, gap) = (Reverse(reform.priority), Reverse(reform.linked_gap));
        (
            horizon(reform),
            priority,
            gap,
            reform.obstacles.len(),
            reform.index,
        )
    });
    let dates: BTreeMap<Id, Date> = reforms
        .iter()
        .filter_map(|reform| Some((reform.row.clone(), reform.target?)))
        .collect();
    let mut open: BTreeSet<Id> = reforms.iter().map(|reform| reform.row.clone()).collect();
    let mut ordered: Vec<Reform> = Vec::new();
    while !reforms.is_empty() {
        let free = |reform: &Reform| !reform.depends.iter().any(|row| open.contains(row));
        let next = reforms.iter().position(free);
        let mut reform = reforms.remove(next.unwrap_or(0));
        if next.is_none() {
            reform.order.push(OrderNote::Cycle);
        }
        let later = |row: &&Id| {
            dates
                .get(*row)
                .zip(reform.target)
                .is_some_and(|(d, t)| *d > t)
        };
        let notes: Vec<OrderNote> = reform
            .depends
            .iter()
            .filter(later)
            .map(|row| OrderNote::LaterPredecessor(row.clone()))
            .collect();
        reform.order.extend(notes);
        open.remove(&reform.row);
        ordered.push(reform);
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reform(row: &str, horizon: &str, priority: u8, depends: &[&str]) -> Reform {
        let id = |text: &str| Id::new(text).unwrap();
        Reform {
            row: id(row),
            index: 0,
            status: Some(id("progress")),
            lead: "Ministry".into(),
            horizon: Some(id(horizon)),
            target: Some(date(2027, 1, 1)),
            milestone: String::new(),
            obstacles: Vec::new(),
            anchors: Vec::new(),
            priority: Some(priority),
            linked_gap: None,
            depends: depends.iter().map(|row| id(row)).collect(),
            risks: Vec::new(),
            order: Vec::new(),
        }
    }

    fn rows(reforms: &[Reform]) -> Vec<&str> {
        reforms.iter().map(|reform| reform.row.as_str()).collect()
    }

    #[test]
    fn reforms_stand_by_horizon_and_priority_after_what_they_depend_on() {
        let ordered = in_order(vec![
            reform("late", "long", 4, &[]),
            reform("low", "short", 1, &[]),
            reform("high", "short", 4, &["late"]),
            reform("middle", "medium", 2, &["gone"]),
        ]);
        assert_eq!(rows(&ordered), ["low", "middle", "late", "high"]);
        assert!(ordered.iter().all(|reform| reform.order.is_empty()));
    }

    #[test]
    fn circles_and_later_predecessors_are_said() {
        let mut late = reform("late", "short", 4, &[]);
        late.target = Some(date(2030, 1, 1));
        let ordered = in_order(vec![
            reform("a", "short", 3, &["b"]),
            reform("b", "short", 2, &["a"]),
            reform("c", "short", 1, &["late"]),
            late,
        ]);
        assert_eq!(rows(&ordered), ["late", "c", "a", "b"]);
        let notes: Vec<&[OrderNote]> = ordered.iter().map(|reform| &reform.order[..]).collect();
        let later = [OrderNote::LaterPredecessor("late".parse().unwrap())];
        assert_eq!(notes, [&[][..], &later, &[OrderNote::Cycle], &[]]);
    }

    #[test]
    fn risks_are_marked_and_a_completed_reform_has_none() {
        let end = Some(date(2026, 12, 31));
        let mut at_risk = reform("a", "short", 3, &[]);
        at_risk.lead.clear();
        assert_eq!(
            risks(&at_risk, end, date(2026, 6, 1)),
            [Risk::NoLead, Risk::Fragile]
        );
        at_risk.anchors = vec!["law".parse().unwrap()];
        at_risk.status = "suspended".parse().ok();
        let found = risks(&at_risk, end, date(2028, 1, 1));
        assert_eq!(found, [Risk::NoLead, Risk::Overdue, Risk::Stopped]);
        at_risk.target = None;
        assert_eq!(risks(&at_risk, end, date(2028, 1, 1))[1], Risk::NoDate);
        at_risk.status = "completed".parse().ok();
        assert_eq!(risks(&at_risk, end, date(2028, 1, 1)), []);
    }
}
