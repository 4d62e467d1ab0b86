//! What countries say: gaps, challenges, matches, quality.

use super::{country, item_at, label, statement, status};
use crate::analysis::{
    Chapter, Contact, Flags, Gap, GapLine, Match, Quadrant, gaps as found_gaps,
    matches as found_matches, profiles, shared_challenges,
};
use crate::report::Wording;
use crate::report::sheet::{Datum, Sheet};
use crate::response::Country;

/// Gaps item by item, and how far each country is in each questionnaire.
pub fn gaps(chapters: &[Chapter<'_>], wording: Wording<'_>) -> Vec<Sheet> {
    let row = |line: GapLine| {
        let item = item_at(chapters, &line.questionnaire, line.index);
        let gap = line.gap;
        vec![
            country(&line.country),
            line.questionnaire.as_str().into(),
            line.item.as_str().into(),
            item.map_or(Datum::Nothing, |item| label(item, wording)),
            line.level.into(),
            gap.map(|gap| gap.target).into(),
            gap.map(|gap| gap.priority).into(),
            gap.map(Gap::shortfall).into(),
            gap.map(Gap::gap).into(),
            gap.map(Gap::percent).into(),
            Datum::Word(
                "quadrant",
                gap.map_or("none", |gap| quadrant(gap.quadrant()))
                    .to_owned(),
            ),
            flags(line.flags),
        ]
    };
    let mut overview = Vec::new();
    for chapter in chapters {
        overview.extend(profiles(chapter).into_iter().map(|profile| {
            vec![
                country(&profile.country),
                chapter.view.questionnaire.id.as_str().into(),
                profile.rated.into(),
                profile.of.into(),
                profile.score.into(),
                profile.mean_gap.into(),
            ]
        }));
    }
    vec![
        Sheet {
            name: "gaps",
            notes: vec![
                wording.say("note-gaps"),
                wording.say("report-self-reported"),
            ],
            columns: &[
                "country",
                "questionnaire",
                "item",
                "label",
                "level",
                "target",
                "priority",
                "shortfall",
                "gap",
                "percent",
                "quadrant",
                "flags",
            ],
            rows: found_gaps(chapters).into_iter().map(row).collect(),
        },
        Sheet {
            name: "profiles",
            notes: vec![wording.say("note-profiles")],
            columns: &[
                "country",
                "questionnaire",
                "rated",
                "items",
                "profile",
                "mean-gap",
            ],
            rows: overview,
        },
    ]
}

fn quadrant(quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::ActNow => "act-now",
        Quadrant::Deepen => "deepen",
        Quadrant::Watch => "watch",
        Quadrant::Maintain => "maintain",
    }
}

fn flags(flags: Flags) -> Datum {
    let all = [
        ("low-confidence", flags.low_confidence),
        ("no-source", flags.no_source),
        ("provisional", flags.provisional),
    ];
    let set = all.into_iter().filter(|(_, applies)| *applies);
    set.map(|(name, _)| Datum::Word("flag", name.to_owned()))
        .collect()
}

/// Challenges, how many countries face them, and who has overcome them.
pub fn challenges(chapters: &[Chapter<'_>], wording: Wording<'_>) -> Vec<Sheet> {
    let mut rows = Vec::new();
    for chapter in chapters {
        for row in shared_challenges(&chapter.view) {
            let item = chapter.view.items.iter().find(|item| item.id() == row.item);
            let [faced, partly, past, not] = &row.countries;
            let names = |list: &Vec<Country>| list.iter().map(country).collect::<Datum>();
            rows.push(vec![
                row.item.as_str().into(),
                item.map_or(Datum::Nothing, |item| label(item, wording)),
                faced.len().into(),
                partly.len().into(),
                past.len().into(),
                not.len().into(),
                row.substantive().into(),
                chapter.view.size().into(),
                row.index().into(),
                row.is_shared().into(),
                row.is_solvable().into(),
                names(faced),
                names(partly),
                names(past),
            ]);
        }
    }
    vec![Sheet {
        name: "challenges",
        notes: vec![
            wording.say("note-challenges"),
            wording.say("report-self-reported"),
        ],
        columns: &[
            "item",
            "label",
            "faced",
            "partly-faced",
            "overcome",
            "not-faced",
            "n",
            "of",
            "index",
            "shared",
            "solvable",
            "who-faces",
            "who-partly",
            "who-overcame",
        ],
        rows,
    }]
}

/// Who may learn from whom.
pub fn matches(chapters: &[Chapter<'_>], wording: Wording<'_>) -> Vec<Sheet> {
    let row = |found: Match| {
        vec![
            country(&found.learner),
            country(&found.donor),
            found.key.as_str().into(),
            statement(&found.key, wording),
            found.score.into(),
            found.demand.into(),
            found.supply.value().into(),
            Datum::Word("contact", found.contact.name().to_owned()),
            found.reciprocal.into(),
            found.wished.into(),
            reasons(&found, wording),
        ]
    };
    let matched = Sheet {
        name: "matches",
        notes: vec![
            wording.say("note-matches"),
            wording.say("report-self-reported"),
        ],
        columns: &[
            "learner",
            "donor",
            "key",
            "label",
            "score",
            "demand",
            "supply",
            "contact",
            "reciprocal",
            "wished",
            "reasons",
        ],
        rows: found_matches(chapters).into_iter().map(row).collect(),
    };
    vec![matched, super::support(chapters, wording)]
}

/// Why two countries are matched, in words.
fn reasons(found: &Match, wording: Wording<'_>) -> Datum {
    let mut reasons = Vec::new();
    if let Some(how) = found
        .faced
        .as_deref()
        .filter(|how| matches!(*how, "faced" | "partly"))
    {
        reasons.push(wording.say(&format!("reason-{how}")));
    }
    if let Some(gap) = found.gap.filter(|gap| *gap > 0) {
        reasons.push(wording.tell("reason-gap", &[("gap", usize::from(gap).into())]));
    }
    if found.supply.overcame {
        reasons.push(match found.years {
            Some(years) => wording.tell("reason-overcame-in", &[("years", years.into())]),
            None => wording.say("reason-overcame"),
        });
    }
    if let Some(level) = found.supply.level.filter(|level| *level >= 3.0) {
        let level = wording.number(level, 1);
        reasons.push(wording.tell("reason-level", &[("level", level.into())]));
    }
    if found.supply.practice_with_source {
        reasons.push(wording.say("reason-practice"));
    }
    if found.contact == Contact::Facilitator {
        reasons.push(wording.say("reason-facilitator"));
    }
    reasons.into_iter().map(Datum::Text).collect()
}

/// How complete each response is and how well it is supported.
pub fn quality(chapters: &[Chapter<'_>], wording: Wording<'_>) -> Vec<Sheet> {
    let mut rows = Vec::new();
    for chapter in chapters {
        for voice in chapter
            .view
            .countries
            .iter()
            .flat_map(|group| &group.voices)
        {
            let quality = voice.quality;
            let rate = |part: usize, whole: usize| {
                let ratio = crate::analysis::statistics::ratio(part, whole);
                Datum::from(ratio)
            };
            rows.push(vec![
                country(&voice.respondent.country),
                voice.respondent.institution.as_str().into(),
                chapter.view.questionnaire.id.as_str().into(),
                status(voice.status),
                quality.required.into(),
                quality.answered.into(),
                rate(quality.answered, quality.required),
                rate(quality.substantive, quality.given),
                rate(quality.dont_know, quality.given),
                rate(quality.with_evidence, quality.from_level_2),
                rate(quality.with_source, quality.from_level_3),
            ]);
        }
    }
    vec![Sheet {
        name: "quality",
        notes: vec![wording.say("note-quality")],
        columns: &[
            "country",
            "institution",
            "questionnaire",
            "status",
            "required",
            "answered",
            "completion",
            "substantive",
            "dont-know",
            "evidence",
            "sources",
        ],
        rows,
    }]
}
