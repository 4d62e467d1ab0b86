//! What the programs are shown: drafts, a long questionnaire, a long text, a map of many responses.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value as Json, json};

use crate::terminal::{Outcome, Program};

/// The questions of the long questionnaire.
pub(crate) const QUESTIONS: usize = 1000;

/// The rows and columns of the map: countries that answered, and what they were asked.
pub(crate) const MAP: (usize, usize) = (500, 153);

/// The bytes of the long text.
const TEXT: usize = 1_000_000;

/// The program that is measured, and the folder with everything it is shown.
pub(crate) struct Data {
    quipu: PathBuf,
    folder: tempfile::TempDir,
}

impl Data {
    /// Makes everything.
    pub(crate) fn new(quipu: PathBuf) -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        let data = Self { quipu, folder };
        data.sample("few", 25, 1)?;
        data.drafts(50)?;
        data.long_questionnaire()?;
        data.long_text()?;
        data.map()?;
        Ok(data)
    }

    /// quipu with these words, its data in one of the folders.
    pub(crate) fn quipu(&self, data: &str, words: &[&str]) -> Program {
        let words = words.iter().map(|word| (*word).to_owned());
        let own = [
            ("QUIPU_DATA".to_owned(), self.path(data)),
            ("QUIPU_CONFIG".to_owned(), String::new()),
        ];
        let mut env = environment();
        env.push(("HOME".to_owned(), self.path("home")));
        env.extend(own);
        Program {
            words: std::iter::once(self.quipu.display().to_string())
                .chain(words)
                .collect(),
            env,
        }
    }

    /// A file or folder of what was made.
    pub(crate) fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn run(&self, data: &str, words: &[&str]) -> Outcome<()> {
        let program = self.quipu(data, words);
        let mut command = Command::new(&self.quipu);
        command.env_clear().args(program.words.iter().skip(1));
        let ran = command.envs(program.env).output()?;
        if ran.status.success() {
            Ok(())
        } else {
            Err(String::from_utf8_lossy(&ran.stderr).into())
        }
    }

    fn sample(&self, name: &str, countries: u32, institutions: u32) -> Outcome<()> {
        let (countries, institutions) = (countries.to_string(), institutions.to_string());
        let counts = ["--countries", &countries, "--institutions", &institutions];
        let mut words = vec!["sample"];
        let path = self.path(name);
        words.push(&path);
        words.extend(counts);
        self.run("home", &words)
    }

    /// Drafts of all questionnaires, one of them of `mlg`.
    fn drafts(&self, count: usize) -> Outcome<()> {
        let mut files: Vec<PathBuf> = fs::read_dir(self.path("few"))?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect();
        files.sort();
        let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_owned();
        let is_mlg = |path: &PathBuf| name(path).to_string_lossy().contains("_mlg_");
        let one = files.iter().filter(|path| is_mlg(path)).take(1);
        let rest = files.iter().filter(|path| !is_mlg(path)).step_by(4);
        for path in one.chain(rest.take(count - 1)) {
            let text = fs::read_to_string(path)?.replacen("\"finalised\"", "\"draft\"", 1);
            let name = name(path).to_string_lossy().replacen("SAMPLE_", "", 1);
            write(&self.path("data/drafts"), &name, &text)?;
        }
        Ok(())
    }

    /// A questionnaire in which one question in three depends on the one before.
    fn long_questionnaire(&self) -> Outcome<()> {
        let sections: Vec<Json> = (0..20).map(|nth| section(nth, QUESTIONS / 20)).collect();
        let all = json!({
            "format": "quipu-questionnaire/1", "id": "long", "version": "1", "default_language": "en",
            "title": "Long", "choices": yesno(), "sections": sections,
        });
        let text = all.to_string();
        write(&self.path("long/questionnaires"), "long.json", &text)?;
        self.begin("long", "long", &json!({}))
    }

    /// The same questionnaire with a text as long as a book in its first question.
    fn long_text(&self) -> Outcome<()> {
        let words = "The ministry consulted regions, municipalities and unions; not all answered. ";
        let text: String = words.repeat(TEXT / words.len());
        let all = json!({
            "format": "quipu-questionnaire/1", "id": "book", "version": "1", "default_language": "en",
            "title": "Book", "choices": yesno(), "sections": [section(0, 5)],
        });
        write(
            &self.path("book/questionnaires"),
            "book.json",
            &all.to_string(),
        )?;
        let version = json!({ "value": text, "clock": { "k1": 1 }, "by": "k1", "at": "2026-11-23T10:00:00Z" });
        self.begin("book", "book", &json!({ "q1": [version] }))
    }

    /// A questionnaire about levels, and what each country says.
    fn map(&self) -> Outcome<()> {
        let (countries, items) = MAP;
        let levels = ["None", "Ad hoc", "Regular", "Binding", "Reviewed"];
        let item = |nth: usize| {
            json!({ "name": format!("m{nth}"), "type": "maturity", "levels": levels,
                "label": format!("How far is point {nth} of the programme?"), "hint": "Look at what is written down." })
        };
        let items: Vec<Json> = (1..=items).map(item).collect();
        let all = json!({
            "format": "quipu-questionnaire/1", "id": "map", "version": "1", "default_language": "en",
            "title": "Map", "sections": [{ "name": "s", "label": "Section", "questions": items }],
        });
        write(
            &self.path("map/questionnaires"),
            "map.json",
            &all.to_string(),
        )?;
        for country in 0..countries {
            let said = |nth: usize| {
                let level = (country * 7 + nth * 5) % 3;
                let version = json!({ "value": { "level": level, "evidence": "Act 12", "priority": 2 },
                    "clock": { "k1": 1 }, "by": "k1", "at": "2026-11-23T10:00:00Z" });
                (format!("m{nth}"), json!([version]))
            };
            let answers: Json = (1..=items.len())
                .map(said)
                .collect::<serde_json::Map<_, _>>()
                .into();
            let response = json!({
                "format": "quipu-response/1",
                "questionnaire": { "id": "map", "version": "1", "sha256": "" },
                "respondent": {
                    "country": { "name": format!("Land {country}") }, "institution": "Office",
                    "language": "en", "share": "participants" },
                "status": "draft", "sample": true, "authors": { "k1": { "name": "A" } }, "answers": answers,
            });
            let name = format!("map_land-{country}_office.json");
            write(&self.path("map/sent"), &name, &response.to_string())?;
        }
        Ok(())
    }

    /// Writes a draft.
    fn begin(&self, data: &str, id: &str, answers: &Json) -> Outcome<()> {
        let draft = json!({
            "format": "quipu-response/1",
            "questionnaire": { "id": id, "version": "1", "sha256": "" },
            "respondent": {
                "country": { "code": "XA", "name": "Avaland" }, "institution": "Office",
                "language": "en", "share": "participants" },
            "status": "draft", "authors": { "k1": { "name": "A" } }, "answers": answers,
        });
        let name = format!("{id}_xa_office.json");
        let folder = self.path(&format!("{data}/drafts"));
        write(&folder, &name, &draft.to_string())
    }
}

/// What every program is started with.
pub(crate) fn environment() -> Vec<(String, String)> {
    let set = [
        ("TERM", "xterm-256color"),
        ("LC_ALL", "C.UTF-8"),
        ("TZ", "UTC"),
        ("PATH", "/usr/bin:/bin"),
    ];
    let set = set.iter();
    set.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

fn yesno() -> Json {
    json!({ "yesno": [{ "name": "yes", "label": "Yes" }, { "name": "no", "label": "No" }] })
}

fn section(nth: usize, count: usize) -> Json {
    let first = nth * count + 1;
    let questions: Vec<Json> = (first..first + count).map(question).collect();
    json!({ "name": format!("s{nth}"), "label": format!("Section {nth}"), "questions": questions })
}

fn question(number: usize) -> Json {
    let name = format!("q{number}");
    let label = format!("What is to be said about point {number} of the programme?");
    match number % 3 {
        1 => json!({ "name": name, "type": "text", "appearance": "multiline", "label": label }),
        2 => json!({ "name": name, "type": "select_one", "choices": "yesno", "label": label }),
        _ => json!({ "name": name, "type": "text", "label": label,
            "relevant": format!("${{q{}}} != 'no'", number - 1) }),
    }
}

fn write(folder: &str, name: &str, text: &str) -> Outcome<()> {
    fs::create_dir_all(folder)?;
    #[expect(
        clippy::disallowed_methods,
        reason = "a measurement prepares its own folder"
    )]
    fs::write(Path::new(folder).join(name), text)?;
    Ok(())
}
