//! Other programs compute the comparison from the table of answers, by the SQL of `docs/scale.md`.

use std::process::Command;

use serde_json::Value as Json;

use crate::support::{World, root};
use crate::table::{AUDIENCES, changed_samples, export};

/// The SQL on the page that begins with a comment.
fn sql(begins: &str) -> String {
    let page = std::fs::read_to_string(root().join("docs/scale.md")).unwrap();
    let blocks = page
        .split("```sql\n")
        .skip(1)
        .filter_map(|rest| rest.split_once("```"));
    let mut found = blocks
        .map(|(sql, _)| sql.to_owned())
        .filter(|sql| sql.starts_with(begins));
    let sql = found
        .next()
        .unwrap_or_else(|| panic!("{begins} is not on the page"));
    assert!(found.next().is_none(), "{begins} is twice on the page");
    sql
}

/// Runs a query on the table in a folder, by the SQL on the page; `None` where there is no DuckDB.
fn duckdb(world: &World, query: &str) -> Option<Vec<Vec<Json>>> {
    let script = "import sys, json\ntry:\n    import duckdb\nexcept ImportError:\n    sys.exit(77)\n\
        con = duckdb.connect()\ncon.execute(open('load.sql').read())\ncon.execute(open('figures.sql').read())\n\
        print(json.dumps(con.execute(sys.argv[1]).fetchall()))";
    world.write("load.sql", sql("-- DuckDB"));
    world.write("figures.sql", sql("-- Figures"));
    let mut python = Command::new("python3");
    let ran = python
        .args(["-c", script, query])
        .current_dir(world.path(""))
        .output();
    let ran = ran.ok().filter(|ran| ran.status.code() != Some(77));
    let ran = ran?;
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    Some(serde_json::from_slice(&ran.stdout).unwrap())
}

/// A figure: what it is about, and what it says.
type Fact = (Vec<String>, [String; 4]);

fn fact(cells: &[String]) -> Fact {
    let [
        questionnaire,
        version,
        item,
        record,
        country,
        name,
        value,
        n,
        of,
    ] = cells
    else {
        panic!("{cells:?}");
    };
    let mut about: Vec<String> = [questionnaire, version, item, record, country]
        .map(String::clone)
        .into();
    // A country has one value, provisional or not.
    about.push(if record == "value" {
        String::new()
    } else {
        name.clone()
    });
    (about, [name, value, n, of].map(String::clone))
}

/// The figures of `quipu summary`, in order.
fn summarised(world: &World, audience: &str) -> Vec<Fact> {
    let words = [
        "summary",
        "in",
        "--format",
        "csv",
        "--list",
        "none",
        "--raw",
        "--audience",
        audience,
    ];
    let csv = world.run(&words).out;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let cells = [0, 1, 2, 4, 5, 8, 9, 10, 11].map(|nth| row[nth].to_owned());
        fact(&cells)
    });
    let mut facts: Vec<Fact> = rows.collect();
    facts.sort();
    facts
}

/// The same text, or the same number: as it is, but for agreement and consensus, which have seven decimals.
fn same(record: &str, a: &str, b: &str) -> bool {
    let measure = matches!(record, "agreement" | "consensus");
    let close = |a: f64, b: f64| {
        if measure {
            (a - b).abs() < 1.5e-7
        } else {
            (a - b).abs() == 0.0
        }
    };
    a == b
        || a.parse()
            .ok()
            .zip(b.parse().ok())
            .is_some_and(|(a, b)| close(a, b))
}

#[test]
fn sql_on_the_table_gives_the_figures_of_the_summary() {
    let world = World::new();
    changed_samples(&world, 8, 2, &["cog", "disc", "hrm", "road", "prog"]);
    for audience in AUDIENCES {
        export(&world, "in", "table", audience);
        let Some(rows) = duckdb(&world, "SELECT * FROM figures") else {
            eprintln!("skipped: Python has no duckdb here");
            return;
        };
        let text = |cell: &Json| {
            cell.as_str()
                .map_or_else(|| cell.to_string(), str::to_owned)
        };
        let mut found: Vec<Fact> = rows
            .iter()
            .map(|row| fact(&row.iter().map(text).collect::<Vec<_>>()))
            .collect();
        found.sort();
        let expected = summarised(&world, audience);
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found.0, expected.0, "{audience}");
            let pairs = found.1.iter().zip(&expected.1);
            let all = pairs.into_iter().all(|(a, b)| same(&found.0[3], a, b));
            assert!(
                all,
                "{audience} {:?}: {:?} is not {:?}",
                found.0, found.1, expected.1
            );
        }
        assert_eq!(found.len(), expected.len(), "{audience}");
        assert!(found.len() > 2_000, "{}", found.len());
        // Every kind of figure and of silence is among them.
        for kind in [
            "conflict",
            "withheld",
            "dont-know",
            "unanswered",
            "not-asked",
            "split",
            "provisional",
            "agreement",
        ] {
            let has = |fact: &Fact| fact.0[3] == kind || fact.1[0] == kind;
            assert!(found.iter().any(has), "{audience}: no {kind}");
        }
        std::fs::remove_dir_all(world.path("table")).unwrap();
    }
}
