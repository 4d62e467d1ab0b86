//! The pictures of the documentation show the screens as they are: the letters of each are compared with the real screen.
//! `bash docs/make-pictures` makes them anew.

use crate::support::{World, root};
use crate::terminal::Terminal;

/// A screen's lines without blanks; the line that tells the time of saving is left out.
fn letters<'l>(lines: impl Iterator<Item = &'l str>) -> Vec<String> {
    let tight = lines.map(|line| line.split_whitespace().collect::<String>());
    let saving = |line: &String| line.starts_with("Sav") || line.starts_with("Allsaved");
    tight
        .filter(|line| !line.is_empty() && !saving(line))
        .collect()
}

/// The lines of a picture. Texts of one line have the same `y` and stand in the order of their `x`.
fn picture(name: &str) -> Vec<String> {
    let file = root().join(format!("docs/pictures/{name}.svg"));
    let svg = std::fs::read_to_string(file).unwrap();
    let mut lines: Vec<(String, String)> = Vec::new();
    for part in svg.split("<text ").skip(1) {
        let (head, rest) = part.split_once('>').unwrap();
        let (_, y) = head.split_once("y=\"").unwrap();
        let y = y.split('"').next().unwrap();
        let text = rest.split('<').next().unwrap();
        let text = text
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#x27;", "'");
        let text = text.replace("&amp;", "&");
        match lines.last_mut().filter(|(last, _)| last == y) {
            Some((_, line)) => *line += &text,
            None => lines.push((y.to_owned(), text)),
        }
    }
    letters(lines.iter().map(|(_, line)| line.as_str()))
}

#[test]
fn pictures_show_the_screens_as_they_are() {
    let world = World::new();
    world.ok(&[
        "sample",
        "received",
        "--countries",
        "12",
        "--institutions",
        "2",
    ]);
    let fill = [
        "fill",
        "cog",
        "--country",
        "XA",
        "--institution",
        "Ministry of Finance",
    ];
    let shown: [(&str, &[&str], &str, &str); 3] = [
        ("home", &[], "cog", ""),
        ("fill", &fill, "cog-01", "<PgDn><PgDn><PgDn>3"),
        ("compare", &["compare", "received"], "Files", "<Tab><Tab>"),
    ];
    for (name, words, first, keys) in shown {
        let program = env!("CARGO_BIN_EXE_quipu");
        let mut terminal = Terminal::spawn_sized(&world, program, words, &[], (100, 30));
        terminal.see(first);
        terminal.keys(keys);
        let wanted = picture(name);
        terminal.wait(&format!("docs/pictures/{name}.svg"), |screen| {
            letters(screen.lines()) == wanted
        });
    }
}
