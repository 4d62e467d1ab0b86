//! Charts as SVG inside the page. Labels are text of the page, so that they wrap and are never cut.

use jiff::civil::Date;
use maud::{Markup, html};

use super::{line, lines};
use crate::base::text::width;
use crate::report::chart::{Bar, Chart, Form, Square};

/// The side of a square of a heat map, in units of the drawing.
const SIDE: usize = 18;
/// How wide a sign is that stands beside the map.
const SIGN: usize = 7;
/// How long a line of time is.
const LENGTH: i64 = 240;
/// How many countries stand beside each other.
const COLUMNS: usize = 40;

/// The chart.
pub(super) fn chart(chart: &Chart) -> Markup {
    match &chart.form {
        Form::Bars { bars, full, .. } => self::bars(chart, bars, *full),
        Form::Heat { columns, rows, .. } => html! {
            @for from in (0..columns.len()).step_by(COLUMNS) {
                (heat(chart, from, columns, rows))
            }
        },
        Form::Timeline { rows, mark, .. } => timeline(chart, rows, mark.as_ref()),
    }
}

fn bars(chart: &Chart, bars: &[Bar], full: f64) -> Markup {
    html! {
        table.bars {
            caption { (line(&chart.title)) }
            @for bar in bars {
                tr {
                    th scope="row" { (lines(&bar.label)) }
                    td { (drawn(bar, full)) }
                    td { (line(&bar.said)) }
                }
            }
        }
    }
}

fn drawn(bar: &Bar, full: f64) -> Markup {
    let share = |size: f64| {
        if full > 0.0 {
            (size / full * 100.0).clamp(0.0, 100.0)
        } else {
            0.0
        }
    };
    let mut at = 0.0;
    let parts: Vec<(f64, f64, u8)> = bar
        .parts
        .iter()
        .map(|(size, shade)| {
            let (from, long) = (at, share(*size).min(100.0 - at));
            at += long;
            (from, long, *shade)
        })
        .collect();
    html! {
        svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label=(bar.said) {
            rect.r width="100" height="10" {}
            @for (from, long, shade) in parts.into_iter().filter(|(_, long, _)| *long > 0.0) {
                rect class={ "s" (shade) } x=(short(from)) width=(short(long)) height="10" {}
            }
        }
    }
}

/// With one decimal where there is one.
fn short(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

fn heat(chart: &Chart, from: usize, columns: &[String], rows: &[(String, Vec<Square>)]) -> Markup {
    let columns: Vec<&String> = columns.iter().skip(from).take(COLUMNS).collect();
    let widest = |texts: &mut dyn Iterator<Item = &String>| texts.map(|text| width(text)).max();
    let left = SIGN * widest(&mut rows.iter().map(|(label, _)| label)).unwrap_or(0) + SIGN;
    let longest = widest(&mut columns.iter().copied()).unwrap_or(0);
    let upright = longest > 3;
    let top = if upright { SIGN * longest + SIGN } else { SIDE };
    let (wide, high) = (left + SIDE * columns.len(), top + SIDE * rows.len());
    html! {
        figure {
            figcaption { (line(&chart.title)) }
            svg.heat width=(wide) height=(high) viewBox={ "0 0 " (wide) " " (high) } role="img" {
                title { (chart.title) }
                desc { (chart.description) }
                @for (nth, column) in columns.iter().enumerate() {
                    @let middle = left + SIDE * nth + SIDE / 2;
                    @if upright {
                        text.u transform={ "translate(" (middle + 4) " " (top - 4) ")rotate(-90)" } { (column) }
                    } @else {
                        text.c x=(middle) y=(top - 5) { (column) }
                    }
                }
                @for (nth, (label, squares)) in rows.iter().enumerate() {
                    text x="0" y=(top + SIDE * nth + 13) { (label) }
                    (row(squares.iter().skip(from).take(COLUMNS), left, top + SIDE * nth))
                }
            }
        }
    }
}

/// One row: its squares shade by shade as one path each, its signs light and dark as one text each.
fn row<'s>(squares: impl Iterator<Item = &'s Square>, left: usize, top: usize) -> Markup {
    let all: Vec<(usize, &Square)> = squares.enumerate().collect();
    let path = |shade: u8| -> String {
        let mine = all.iter().filter(|(_, square)| square.shade == Some(shade));
        let squares = mine.map(|(nth, _)| format!("M{} {top}h17v17h-17z", left + SIDE * nth));
        squares.collect::<Vec<_>>().concat()
    };
    let middle = |nth: usize| left + SIDE * nth + SIDE / 2 - 1;
    let single = |square: &Square| square.sign.chars().count() == 1;
    let text = |class: &str| -> (String, String) {
        let mine = all
            .iter()
            .filter(|(_, square)| single(square) && ink(square) == class);
        let places: Vec<String> = mine
            .clone()
            .map(|(nth, _)| middle(*nth).to_string())
            .collect();
        let signs = mine.map(|(_, square)| square.sign.as_str()).collect();
        (places.join(" "), signs)
    };
    html! {
        @for shade in 0..crate::report::chart::SHADES {
            @let path = path(shade);
            @if !path.is_empty() { path class={ "s" (shade) } d=(path) {} }
        }
        @for class in ["c", "c w", "c k"] {
            @let (places, signs) = text(class);
            @if !signs.is_empty() { text class=(class) x=(places) y=(top + 13) { (signs) } }
        }
        @for (nth, square) in all.iter().filter(|(_, square)| !single(square)) {
            text class=(ink(square)) x=(middle(*nth)) y=(top + 13) { (square.sign) }
        }
    }
}

/// The classes of a sign: white on dark squares, black on light ones, that of the page beside them.
fn ink(square: &Square) -> &'static str {
    match square.shade {
        None => "c",
        Some(0 | 1) => "c w",
        Some(_) => "c k",
    }
}

fn timeline(
    chart: &Chart,
    rows: &[(String, Option<Date>, String)],
    mark: Option<&(Date, String)>,
) -> Markup {
    let dates = rows.iter().filter_map(|(_, date, _)| *date);
    let dates = dates.chain(mark.map(|(date, _)| *date));
    let years: Vec<i64> = dates.map(|date| date.year().into()).collect();
    let first = years.iter().min().copied().unwrap_or(0);
    let last = years.iter().max().copied().unwrap_or(0) + 1;
    let place = |date: Date| {
        let months = (i64::from(date.year()) - first) * 12 + i64::from(date.month()) - 1;
        months * LENGTH / ((last - first) * 12)
    };
    html! {
        table.bars {
            caption {
                (line(&chart.title))
                @if let Some((date, what)) = mark { " · " (line(what)) " " (date) }
            }
            @for (label, date, said) in rows {
                tr {
                    th scope="row" { (lines(label)) }
                    td {
                        @if let Some(date) = date {
                            svg viewBox={ "0 0 " (LENGTH) " 12" } role="img" aria-label=(date) {
                                rect.r y="5" width=(LENGTH) height="2" {}
                                @if let Some((mark, _)) = mark { rect.m x=(place(*mark)) width="2" height="12" {} }
                                circle.s0 cx=(place(*date).clamp(4, LENGTH - 4)) cy="6" r="4" {}
                            }
                        }
                    }
                    td.n { @if let Some(date) = date { (date) } }
                    td { (line(said)) }
                }
            }
        }
    }
}
