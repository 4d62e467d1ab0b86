//! Figures that are drawn: bars, a heat map, a line of time. Each can also be told as a table, which
//! says the same.

use jiff::civil::Date;

use super::document::Table;

/// How many shades there are, from 0 to this less one.
pub const SHADES: u8 = 5;

/// How many signs a bar has in a table.
const BAR: usize = 20;

/// Figures that are drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// How it is to be read; what a screen reader says instead of the drawing.
    pub description: String,
    /// What is drawn.
    pub form: Form,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// Horizontal bars.
    Bars {
        /// What heads the bars and their figures in a table.
        header: [String; 2],
        /// The bars from top to bottom.
        bars: Vec<Bar>,
        /// The size of a bar that is as long as can be.
        full: f64,
    },
    /// Signs in rows and columns, shaded.
    Heat {
        /// What heads the rows.
        header: String,
        /// What heads the columns.
        columns: Vec<String>,
        /// The rows: what each is about, and a sign for each column.
        rows: Vec<(String, Vec<Square>)>,
    },
    /// Events by date.
    Timeline {
        /// What heads the rows, the dates and what is said, in a table.
        header: [String; 3],
        /// The rows: what each is about, when, and what is said of it; rows without a date are listed only.
        rows: Vec<(String, Option<Date>, String)>,
        /// A date with a meaning for all rows, and what it is.
        mark: Option<(Date, String)>,
    },
}

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it is about.
    pub label: String,
    /// Its parts from left to right: size and shade.
    pub parts: Vec<(f64, u8)>,
    /// The figures.
    pub said: String,
}

/// A sign of a heat map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Square {
    /// One or two characters.
    pub sign: String,
    /// How dark, 0 to 4; none where values have no order.
    pub shade: Option<u8>,
}

impl Chart {
    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        match &self.form {
            Form::Bars { bars, .. } => bars.is_empty(),
            Form::Heat { columns, rows, .. } => columns.is_empty() || rows.is_empty(),
            Form::Timeline { rows, .. } => rows.is_empty(),
        }
    }

    /// The same as a table.
    pub fn table(&self) -> Table {
        match &self.form {
            Form::Bars { header, bars, full } => {
                let [label, figures] = header;
                Table {
                    header: vec![label.clone(), String::new(), figures.clone()],
                    rows: bars
                        .iter()
                        .map(|bar| vec![bar.label.clone(), bar.signs(*full), bar.said.clone()])
                        .collect(),
                }
            }
            Form::Heat {
                header,
                columns,
                rows,
            } => {
                let head = std::iter::once(header).chain(columns);
                let row = |(label, squares): &(String, Vec<Square>)| {
                    let signs = squares.iter().map(|square| square.sign.clone());
                    std::iter::once(label.clone()).chain(signs).collect()
                };
                Table {
                    header: head.cloned().collect(),
                    rows: rows.iter().map(row).collect(),
                }
            }
            Form::Timeline { header, rows, .. } => Table {
                header: header.to_vec(),
                rows: rows
                    .iter()
                    .map(|(label, date, said)| {
                        let date = date.map(|date| date.to_string());
                        vec![label.clone(), date.unwrap_or_default(), said.clone()]
                    })
                    .collect(),
            },
        }
    }
}

impl Bar {
    /// The bar in signs: `█` and, for parts that are lighter, `▒`.
    fn signs(&self, full: f64) -> String {
        let mut out = String::new();
        for (nth, (size, _)) in self.parts.iter().enumerate() {
            let length = portion(*size, full, BAR);
            out.push_str(&if nth == 0 { "█" } else { "▒" }.repeat(length));
        }
        out
    }
}

/// The share of `whole` that `size` has of `full`, rounded; at least 1 where it is something.
pub fn portion(size: f64, full: f64, whole: usize) -> usize {
    if size <= 0.0 || full <= 0.0 {
        return 0;
    }
    let exact = (size / full).min(1.0);
    let steps = (1..=whole).take_while(|step| {
        crate::analysis::statistics::ordinal(*step)
            <= exact * crate::analysis::statistics::ordinal(whole) + 0.5
    });
    steps.count().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        assert_eq!(portion(0.0, 8.0, 20), 0);
        assert_eq!(portion(0.01, 8.0, 20), 1);
        assert_eq!(portion(4.0, 8.0, 20), 10);
        assert_eq!(portion(8.0, 8.0, 20), 20);
        assert_eq!(portion(9.0, 8.0, 20), 20);
        assert_eq!(portion(1.0, 0.0, 20), 0);
        let bar = Bar {
            label: String::new(),
            parts: vec![(5.0, 4), (5.0, 2)],
            said: String::new(),
        };
        assert_eq!(bar.signs(20.0), "█████▒▒▒▒▒");
    }
}
