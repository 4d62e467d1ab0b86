//! One national answer from three ministries, over two rounds and two cycles, as the people concerned would do it: on the
//! command line and on the screen. At the end every text anybody ever wrote can still be found.

use serde_json::{Value as Json, json};

use crate::support::World;
use crate::terminal::Terminal;

const ACTORS: [&str; 4] = ["presidency", "finance", "planning", "justice"];

/// Every text somebody types in this story.
const TEXTS: [&str; 9] = [
    "Committees meet every month.",
    "Minutes are kept since 2019.",
    "Planning answers for the regions.",
    "Justice sees it from the courts.",
    "The cabinet settled this in October.",
    "We report to parliament, not to the centre.",
    "Law 99 moved the unit.",
    "Reports now go to the cabinet.",
    "A third text of the courts.",
];

/// The questionnaire of the first cycle.
fn first() -> Json {
    json!({
        "format": "quipu-questionnaire/1", "id": "gov", "version": "1", "default_language": "en",
        "title": "Governance", "uses": ["common"], "choices": {},
        "sections": [
            { "name": "centre", "label": "Centre", "questions": [
                { "name": "level", "type": "maturity", "label": "How is policy co-ordinated?", "hint": "As of today.",
                  "required": true, "levels": ["none", "some", "half", "most", "all"] },
                { "name": "open", "type": "select_one", "choices": "yesno", "label": "Is there a plan?" } ] },
            { "name": "words", "label": "Words", "questions": [
                { "name": "told", "type": "text", "label": "What should others know?" } ] },
        ],
    })
}

/// That of the second: `told` is called `known` and there is one question more.
fn second() -> Json {
    let mut file = first();
    file["version"] = json!("2");
    file["sections"][1]["questions"][0]["name"] = json!("known");
    let fresh = json!({ "name": "fresh", "type": "select_one", "choices": "yesno", "label": "Is it public?" });
    file["sections"][1]["questions"]
        .as_array_mut()
        .unwrap()
        .push(fresh);
    file
}

struct Story {
    world: World,
}

impl Story {
    fn new() -> Self {
        let story = Self {
            world: World::new(),
        };
        for actor in ACTORS.into_iter().chain(["facilitator"]) {
            story.give(actor, "gov-1.json", &first());
        }
        story
    }

    fn give(&self, actor: &str, name: &str, questionnaire: &Json) {
        let path = format!("{actor}/questionnaires/{name}");
        self.world.write(&path, questionnaire.to_string());
    }

    /// Somebody runs a command.
    fn run(&self, actor: &str, words: &[&str]) -> String {
        let ran = self.world.ok(&[&["--data", actor], words].concat());
        ran.out + &ran.err
    }

    /// Somebody answers line by line.
    fn says(&self, actor: &str, words: &[&str], lines: &[&str]) -> String {
        let words = [&["--data", actor], words, &["--plain"]].concat();
        let ran = self.world.run_with(&words, &(lines.join("\n") + "\n"));
        assert_eq!(ran.code, 0, "{words:?}\n{}\n{}", ran.out, ran.err);
        ran.out + &ran.err
    }

    /// Somebody sends what they have.
    fn sends(&self, actor: &str, to: &str) -> Json {
        std::fs::create_dir_all(self.world.path(to).parent().unwrap()).unwrap();
        self.run(actor, &["finalise", "gov", "-o", to]);
        serde_json::from_str(&self.world.read(to)).unwrap()
    }

    fn json(&self, file: &str) -> Json {
        serde_json::from_str(&self.world.read(file)).unwrap()
    }

    fn screen(&self, actor: &str, words: &[&str]) -> Terminal {
        let words = [&["--data", actor], words].concat();
        Terminal::start(&self.world, &words)
    }

    /// Whether a text stands in any file below the folder of the story.
    fn finds(&self, text: &str) -> bool {
        let mut open = vec![self.world.path("")];
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else if String::from_utf8_lossy(&std::fs::read(&path).unwrap()).contains(text) {
                    return true;
                }
            }
        }
        false
    }
}

fn value<'j>(response: &'j Json, address: &str) -> &'j Json {
    &response["answers"][address][0]["value"]
}

fn plan(story: &Story) {
    let plan = json!({ "format": "quipu-plan/1", "due": "2026-12-15", "packets": [
        { "institution": "Finance", "questions": ["level", "open"] },
        { "institution": "Planning", "sections": ["centre"], "questions": ["told"] },
        { "institution": "Justice", "questions": ["open", "told"], "note": "Briefly, please." } ] });
    story.world.write("plan.json", plan.to_string());
}

/// Three packets go out and come back.
fn packets(story: &Story) {
    let who = ["--country", "XA", "--institution", "Presidency"];
    story.says(
        "presidency",
        &[&["fill", "gov"], &who[..]].concat(),
        &[":quit"],
    );
    plan(story);
    let told = story.run(
        "presidency",
        &["split", "gov", "--assign", "plan.json", "-o", "out"],
    );
    assert!(
        told.contains("Asked of several institutions: level, open, told"),
        "{told}"
    );

    // Finance answers on the screen, where it sees its two questions and no other.
    let mut finance = story.screen("finance", &["fill", "out/gov_xa_finance.json"]);
    let screen = finance.see("Presidency asks for your part by 2026-12-15");
    assert!(
        screen.contains("0/2") && !screen.contains("Words"),
        "{screen}"
    );
    finance.keys("3");
    finance.see("(o) 3");
    finance.keys(&format!("<Tab>{}<Tab><Tab>3<Tab>2<Ctrl+S>", TEXTS[0]));
    finance.see("Saved");
    finance.keys("<PgDn>");
    finance.see("Is there a plan?");
    finance.keys("1");
    finance.see("(o) ");
    finance.keys("<Ctrl+C>");
    finance.see("All saved");
    finance.keys("<Ctrl+C>");
    assert_eq!(finance.exit_code(), 0);
    story.sends("finance", "in/finance.json");

    // The others answer line by line.
    let lines = ["1", TEXTS[1], ".", "3", "2", "", "1", TEXTS[2], ":quit"];
    let planning = story.says("planning", &["fill", "out/gov_xa_planning.json"], &lines);
    assert!(
        planning.contains("Presidency asks for an answer by 2026-12-15"),
        "{planning}"
    );
    story.sends("planning", "in/planning.json");
    let justice = story.says(
        "justice",
        &["fill", "out/gov_xa_justice.json"],
        &["1", TEXTS[3], ":quit"],
    );
    assert!(
        justice.contains("Briefly, please.") && !justice.contains("co-ordinated?"),
        "{justice}"
    );
    story.sends("justice", "in/justice.json");
}

/// What came back becomes one answer.
fn assembled(story: &Story) {
    // What all agree on is taken because it is asked for; nothing else is.
    let told = story.run("presidency", &["assemble", "gov", "in", "--agreed"]);
    assert!(told.contains("One answer taken"), "{told}");
    let list = story.run("presidency", &["assemble", "gov", "in", "--list"]);
    assert!(
        list.contains("[notable divergence]") && list.contains("[all agree]"),
        "{list}"
    );
    for text in TEXTS.iter().take(4) {
        assert!(list.contains(text), "{text}: {list}");
    }
    let listed = ["--data", "presidency", "assemble", "gov", "in", "--list"];
    let listed = story
        .world
        .ok(&[&listed[..], &["--format", "json"]].concat());
    let listed: Json = serde_json::from_str(&listed.out).unwrap();
    let lines = listed["lines"].as_array().unwrap();
    assert!(
        lines.iter().any(|line| line["agreement"] == "alike"),
        "{listed}"
    );
    assert!(
        lines[0]["parts"][0]["answers"][0]["value"].is_string()
            || lines[0]["parts"][0]["answers"][0]["value"].is_object(),
        "{listed}"
    );
    assert!(
        !story
            .world
            .read("presidency/drafts/gov_xa_presidency.json")
            .contains(TEXTS[0])
    );

    // The rest is settled on the screen: Finance's level is taken, the texts are combined, all is validated.
    let mut desk = story.screen("presidency", &["assemble", "gov", "in"]);
    desk.see("notable divergence");
    desk.keys("<Enter>");
    desk.see("From: Finance");
    desk.keys("v");
    desk.see("x level");
    desk.keys("<Down>v");
    desk.see("x open");
    desk.keys("<Down>b");
    desk.see("From: Justice, Planning");
    desk.keys("v");
    desk.see("Everything institutions were asked is validated");
    desk.keys("<Ctrl+C>");
    desk.see("All saved");
    desk.keys("<Ctrl+C>");
    assert_eq!(desk.exit_code(), 0);
}

/// The first round of the first cycle, as it is sent.
fn first_round(story: &Story) -> Json {
    packets(story);
    assembled(story);
    // Afterwards the co-ordinator adds a sentence of their own.
    let added = format!("told={}\n\n{}", TEXTS[3], TEXTS[4]);
    story.run(
        "presidency",
        &[
            "assemble",
            "gov",
            "in",
            "--write",
            &added,
            "--validate",
            "told",
        ],
    );
    let sent = story.sends("presidency", "round-1/xa.json");
    assert_eq!(value(&sent, "level")["level"], 3);
    assert_eq!(value(&sent, "level")["evidence"], TEXTS[0]);
    assert_eq!(value(&sent, "open"), "yes");
    assert_eq!(
        sent["answers"]["told"][0]["from"],
        json!(["Justice", "Planning"])
    );
    assert_eq!(
        sent["answers"]["open"][0]["from"],
        json!(["Finance", "Justice", "Planning"])
    );
    for address in ["level", "open", "told"] {
        assert_eq!(sent["answers"][address][0]["validated"], true, "{address}");
    }
    sent
}

/// Other countries' files of the first round: the same questions, other levels, words of their own.
fn others(story: &Story, own: &Json) {
    for (nth, level) in [0, 0, 1, 1].into_iter().enumerate() {
        let code = ["XB", "XC", "XD", "XE"][nth];
        let mut other = own.clone();
        other["respondent"]["country"] = json!({ "code": code });
        other["respondent"]["institution"] = json!(format!("Bureau of {code}"));
        other["answers"]["level"][0]["value"] =
            json!({ "level": level, "evidence": format!("secret of {code}") });
        other["answers"]["told"][0]["value"] = json!(format!("told by {code}"));
        other.as_object_mut().unwrap().remove("seal");
        story
            .world
            .write(&format!("round-1/{code}.json"), other.to_string());
    }
}

/// The second round: figures come back, what is far is explained, both rounds are compared.
fn second_round(story: &Story) {
    let told = story.run(
        "facilitator",
        &[
            "round", "round-1", "-o", "second", "--least", "5", "--format", "json",
        ],
    );
    assert!(told.contains("5 files written"), "{told}");
    let listed: Json = serde_json::from_str(told.lines().next().unwrap()).unwrap();
    assert_eq!(listed[0]["round"], 2);
    let file = "second/round2_gov_xa_presidency.json";
    let text = story.world.read(file);
    for foreign in ["XB", "XC", "XD", "XE", "secret of", "told by", "Bureau of"] {
        assert!(!text.contains(foreign), "{foreign} in {text}");
    }
    let figures = &story.json(file)["round"]["figures"];
    assert_eq!(figures["level"]["countries"], 5);
    assert!(figures["told"].is_null(), "{figures}");
    // With six countries asked for there is not a single figure.
    story.run(
        "facilitator",
        &["round", "round-1", "-o", "few", "--least", "6"],
    );
    let few = story.json("few/round2_gov_xa_presidency.json");
    assert_eq!(few["round"]["figures"], json!({}));

    let mut screen = story.screen("presidency", &["fill", file]);
    screen.see("What should others know?");
    screen.keys("<PgUp><PgUp>");
    screen.see("How is policy");
    screen.see("median 1");
    screen.keys("<Ctrl+C><Ctrl+C>");
    assert_eq!(screen.exit_code(), 0);
    let refused = story.world.run(&[
        "--data",
        "presidency",
        "finalise",
        "gov",
        "-o",
        "round-2/xa.json",
    ]);
    assert_eq!(refused.code, 1, "{}", refused.err);
    assert!(
        refused.err.contains("far from what most countries said"),
        "{}",
        refused.err
    );
    let why = format!(":why {}", TEXTS[5]);
    let said = story.says("presidency", &["fill", "gov"], &[&why, ":quit"]);
    assert!(said.contains("Far from the median"), "{said}");
    let sent = story.sends("presidency", "round-2/xa.json");
    assert_eq!(sent["answers"]["level"][0]["explanation"], TEXTS[5]);
    assert_eq!(sent["round"]["number"], 2);
    let change = story.run(
        "facilitator",
        &[
            "summary",
            "round-2",
            "--only",
            "change",
            "--previous",
            "round-1",
            "--format",
            "json",
        ],
    );
    assert!(
        change.contains(TEXTS[5]) && change.contains("unchanged"),
        "{change}"
    );
}

/// A new version, and the last answers beside the questions; two ministries are asked again.
fn new_cycle(story: &Story) {
    let mapping = json!({ "format": "quipu-mapping/1", "questions": { "told": "known" } });
    story.world.write("mapping.json", mapping.to_string());
    for actor in ACTORS.into_iter().chain(["facilitator"]) {
        story.give(actor, "gov-2.json", &second());
    }
    let fill = [
        "fill",
        "gov",
        "--previous",
        "round-2/xa.json",
        "--map",
        "mapping.json",
    ];
    let said = story.says("presidency", &fill, &[":quit"]);
    assert!(
        said.contains("Last cycle") && said.contains("not reviewed yet"),
        "{said}"
    );
    // What was answered in the last cycle is not an answer of this one, and it is not lost.
    assert!(said.contains("was put away"), "{said}");
    let kept = story.json("presidency/discarded/gov_xa_presidency.1.json");
    assert!(!kept["answers"].as_object().unwrap().is_empty());
    let plan = json!({ "format": "quipu-plan/1", "packets": [
        { "institution": "Finance", "questions": ["level"] },
        { "institution": "Justice", "questions": ["known"] } ] });
    story.world.write("plan-2.json", plan.to_string());
    story.run(
        "presidency",
        &["split", "gov", "--assign", "plan-2.json", "-o", "out-2"],
    );
    let packet = story.json("out-2/gov_xa_justice.json");
    assert_eq!(packet["review"], json!({ "known": "not-reviewed" }));

    // Finance confirms on the screen; Justice answers anew and says why.
    let mut finance = story.screen("finance", &["fill", "out-2/gov_xa_finance.json"]);
    finance.see("Last cycle");
    finance.keys("k");
    finance.see("(confirmed)");
    finance.keys("<Ctrl+C><Ctrl+C>");
    assert_eq!(finance.exit_code(), 0);
    let confirmed = story.sends("finance", "in-2/finance.json");
    assert_eq!(confirmed["review"], json!({ "level": "confirmed" }));
    let why = format!(":why {}", TEXTS[6]);
    story.says(
        "justice",
        &["fill", "out-2/gov_xa_justice.json"],
        &[TEXTS[8], ":quit"],
    );
    story.says("justice", &["fill", "gov"], &[&why, ":quit"]);
    story.sends("justice", "in-2/justice.json");
}

/// The second cycle: answers are confirmed, changed, new or left.
fn second_cycle(story: &Story) {
    new_cycle(story);
    story.run(
        "presidency",
        &[
            "assemble",
            "gov",
            "in-2",
            "--take",
            "level=a",
            "--write",
            &format!("known={}", TEXTS[7]),
            "--validate",
            "level",
            "--validate",
            "known",
        ],
    );
    let why = format!(":why {}", TEXTS[6]);
    story.says(
        "presidency",
        &["fill", "gov"],
        &[":next", ":next", &why, ":goto fresh", "1", ":quit"],
    );
    let sent = story.sends("presidency", "cycle-2/xa.json");
    let review =
        json!({ "level": "confirmed", "open": "not-reviewed", "known": "changed", "fresh": "new" });
    assert_eq!(sent["review"], review);
    assert_eq!(sent["answers"]["known"][0]["explanation"], TEXTS[6]);
    let quality = story.run(
        "facilitator",
        &[
            "summary",
            "cycle-2",
            "--only",
            "quality",
            "--audience",
            "facilitator",
            "--format",
            "json",
        ],
    );
    let quality: Json = serde_json::from_str(quality.trim()).unwrap();
    let standings = &quality["sheets"][1]["rows"][0];
    assert_eq!(
        (&standings["confirmed"], &standings["not-reviewed"]),
        (&json!(1), &json!(1))
    );
    let moved = story.run(
        "facilitator",
        &[
            "summary",
            "cycle-2",
            "--only",
            "change",
            "--previous",
            "round-2",
        ],
    );
    assert!(moved.contains("unchanged"), "{moved}");
}

#[test]
fn three_ministries_two_rounds_two_cycles_and_no_word_is_lost() {
    let story = Story::new();
    let own = first_round(&story);
    others(&story, &own);
    second_round(&story);
    second_cycle(&story);
    for text in TEXTS {
        assert!(story.finds(text), "{text} is gone");
    }
}

#[test]
fn a_packet_that_comes_again_adds_to_the_draft_and_loses_nothing() {
    let story = Story::new();
    let who = ["--country", "XA", "--institution", "Presidency"];
    story.says(
        "presidency",
        &[&["fill", "gov"], &who[..]].concat(),
        &[":quit"],
    );
    plan(&story);
    story.run(
        "presidency",
        &["split", "gov", "--assign", "plan.json", "-o", "out"],
    );
    let again = story.world.run(&[
        "--data",
        "presidency",
        "split",
        "gov",
        "--assign",
        "plan.json",
        "-o",
        "out",
    ]);
    assert_eq!(again.code, 3, "files are never replaced: {}", again.err);
    story.says(
        "justice",
        &["fill", "out/gov_xa_justice.json"],
        &["1", TEXTS[3], ":quit"],
    );
    let mut more = story.json("out/gov_xa_justice.json");
    more["packet"]["questions"] = json!(["level"]);
    story.world.write("out/more.json", more.to_string());
    story.says("justice", &["fill", "out/more.json"], &[":quit"]);
    let draft = story.json("justice/drafts/gov_xa_justice.json");
    assert_eq!(
        draft["packet"]["questions"],
        json!(["level", "open", "told"])
    );
    assert_eq!(value(&draft, "told"), TEXTS[3]);
    let wrong = story.world.run(&["--data", "justice", "fill", "plan.json"]);
    assert_eq!(wrong.code, 1, "{}", wrong.err);
}
