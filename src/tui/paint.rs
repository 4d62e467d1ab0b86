//! Drawing rows of text. Everything people or authors wrote goes through [`SafeText`] here.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::base::text::{SafeText, elided, plain, width};
use crate::base::{Language, Text};

/// The text in a language; where it is only there in another, that language stands before it.
pub fn said(text: &Text, language: Language) -> String {
    match text.fallback(language) {
        None => text.get(language).to_owned(),
        Some(other) => format!("[{other}] {}", text.get(language)),
    }
}

/// A text in one line.
pub fn span(text: &str, style: Style) -> Span<'static> {
    Span::styled(String::from(SafeText::line(text)), style)
}

/// A text in rows of `width` cells.
pub fn wrapped(text: &str, width: usize, style: Style) -> Vec<Line<'static>> {
    hanging(Span::default(), text, width, style)
}

/// A text in rows of `width` cells that hang beside what stands at the beginning of the first row.
pub fn hanging(first: Span<'static>, text: &str, width: usize, style: Style) -> Vec<Line<'static>> {
    let indent = self::width(&first.content);
    let safe = SafeText::lines(text);
    let mut lead = Some(first);
    safe.rows(width.saturating_sub(indent).max(1))
        .map(|row| {
            let lead = lead.take().unwrap_or_else(|| Span::raw(" ".repeat(indent)));
            Line::from(vec![lead, Span::styled(String::from(row), style)])
        })
        .collect()
}

/// How many cells a line takes.
pub fn line_width(line: &Line<'_>) -> usize {
    line.spans.iter().map(|span| width(&span.content)).sum()
}

/// A row with something at its left and something at its right end. The left gives way.
pub fn sides(left: Line<'static>, right: Line<'static>, width: usize) -> Line<'static> {
    let right_width = line_width(&right);
    if right_width >= width {
        return cut(right, width);
    }
    let room = width - right_width;
    let keep = if right_width == 0 { room } else { room - 1 };
    let (left, used) = fitted(left, keep);
    let mut spans: Vec<Span<'static>> = styled(left).collect();
    spans.push(Span::raw(" ".repeat(room - used)));
    spans.extend(styled(right));
    Line::from(spans)
}

/// The spans of a line, with its style.
fn styled(line: Line<'static>) -> impl Iterator<Item = Span<'static>> {
    let style = line.style;
    line.spans.into_iter().map(move |span| {
        let style = style.patch(span.style);
        span.style(style)
    })
}

/// A row cut to a width, with `…` where something is left out.
pub fn cut(line: Line<'static>, width: usize) -> Line<'static> {
    fitted(line, width).0
}

/// As [`cut`], and how many cells it takes.
fn fitted(mut line: Line<'static>, width: usize) -> (Line<'static>, usize) {
    let mut used = 0;
    // The first span after which no cell is left, and where it begins: it gives way to `…` where it goes on, or others follow.
    let mut full = None;
    for (nth, span) in line.spans.iter().enumerate() {
        let before = used;
        used += self::width(&span.content);
        if used >= width {
            full.get_or_insert((nth, before));
        }
    }
    if used <= width {
        return (line, used);
    }
    let (nth, before) = full.unwrap_or_default();
    line.spans.truncate(nth + 1);
    if let Some(last) = line.spans.last_mut() {
        let text = elided(&last.content, width - before);
        used = before + self::width(&text);
        last.content = text.into();
    }
    (line, used)
}

/// Draws rows from the top of an area; what does not fit is left out.
pub fn rows(lines: &[Line<'_>], area: Rect, buffer: &mut Buffer) {
    for (line, row) in lines.iter().zip(area.rows()) {
        put(line, row, buffer);
    }
}

/// As `Buffer::set_line`, with a shorter way for what most rows are made of.
fn put(line: &Line<'_>, mut row: Rect, buffer: &mut Buffer) {
    for span in &line.spans {
        if row.is_empty() {
            break;
        }
        let style = line.style.patch(span.style);
        let (plain, rest) = plain(&span.content);
        row = after(row, put_all(plain.chars(), row, style, buffer));
        if !rest.is_empty() && !row.is_empty() {
            let most = usize::from(row.width);
            let (right, _) = buffer.set_stringn(row.x, row.y, rest, most, style);
            row = after(row, right);
        }
    }
}

/// What is left of a row from this column on.
fn after(row: Rect, x: u16) -> Rect {
    Rect {
        x,
        width: row.right().saturating_sub(x),
        ..row
    }
}

/// Whether a text is made of printable characters of ASCII.
fn is_letters(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Draws a short text in a piece of a row that all has its style: what a map has thousands of.
pub fn filled(text: &str, style: Style, piece: Rect, buffer: &mut Buffer) {
    let blanks = std::iter::repeat_n(' ', usize::from(piece.width));
    if is_letters(text) && text.len() <= usize::from(piece.width) {
        put_all(text.chars().chain(blanks), piece, style, buffer);
    } else {
        put_all(blanks, piece, style, buffer);
        let safe = SafeText::line(text);
        let line = Line::styled(safe.truncate(piece.width.into()), style);
        rows(&[line], piece, buffer);
    }
}

/// Puts [`plain`] characters into a row, each in a cell of its own: nothing has to be found out about them. Says where they
/// end.
fn put_all(
    letters: impl Iterator<Item = char>,
    row: Rect,
    style: Style,
    buffer: &mut Buffer,
) -> u16 {
    let room = row.intersection(buffer.area);
    if room.is_empty() {
        return row.x;
    }
    let start = buffer.index_of(room.x, room.y);
    let end = start + usize::from(room.width);
    let cells = buffer.content.get_mut(start..end).unwrap_or_default();
    let mut x = room.x;
    for (cell, letter) in cells.iter_mut().zip(letters) {
        cell.set_char(letter).set_style(style);
        x += 1;
    }
    x
}

/// Draws one row.
pub fn row(line: &Line<'_>, area: Rect, buffer: &mut Buffer) {
    rows(std::slice::from_ref(line), area, buffer);
}

/// A rule between rows.
pub fn rule_line(piece: &str, width: usize, style: Style) -> Line<'static> {
    Line::styled(piece.repeat(width), style)
}

/// A rule between columns.
pub fn divider(piece: &'static str, area: Rect, style: Style, buffer: &mut Buffer) {
    let piece = Line::styled(piece, style);
    for place in area.rows() {
        row(&piece, place, buffer);
    }
}

/// The first of `total` rows to draw in `height` rows, so that the `selected` one is in the middle
/// where that is possible.
pub fn window(selected: usize, total: usize, height: usize) -> usize {
    let last = total.saturating_sub(height);
    selected.saturating_sub(height / 2).min(last)
}

/// As [`window`], where the selected entry takes `rows` rows and all others one.
pub fn window_of(selected: usize, rows: usize, total: usize, height: usize) -> usize {
    let more = rows.saturating_sub(1);
    window(selected + more, total + more, height).min(selected)
}

/// A row in focus with all of its text, and what stands at the right of its first row.
pub fn opened(
    mark: Span<'static>,
    text: &str,
    right: &str,
    width: usize,
    style: Style,
) -> Vec<Line<'static>> {
    let beside = match self::width(right) {
        0 => 0,
        wide => wide + 1,
    };
    let mut lines = hanging(mark, text, width.saturating_sub(beside), style);
    for (nth, line) in lines.iter_mut().enumerate() {
        let right = if nth == 0 { right } else { "" };
        let left = std::mem::take(line);
        *line = sides(left, Line::from(span(right, style)), width).patch_style(style);
    }
    lines
}

/// The cell of a row at an offset, where it is in the area.
pub fn place(area: Rect, column: usize, row: usize) -> Option<Position> {
    let x = area.x.checked_add(u16::try_from(column).ok()?)?;
    let y = area.y.checked_add(u16::try_from(row).ok()?)?;
    let position = Position::new(x, y);
    area.contains(position).then_some(position)
}

/// A part of an area: `skip` rows down, at most `height` high.
pub fn part(area: Rect, skip: u16, height: u16) -> Rect {
    let skip = skip.min(area.height);
    Rect {
        y: area.y.saturating_add(skip),
        height: height.min(area.height - skip),
        ..area
    }
}

/// A piece of a row: `skip` cells in, at most `width` wide.
pub fn piece(row: Rect, skip: usize, width: usize) -> Rect {
    let skip = cells(skip).min(row.width);
    Rect {
        x: row.x.saturating_add(skip),
        width: cells(width).min(row.width - skip),
        ..row
    }
}

/// A number of cells as the terminal counts them.
pub fn cells(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::text::sample::hostile_text;

    fn text(line: &Line<'_>) -> String {
        line.spans
            .iter()
            .map(|span| span.content.as_ref())
            .collect()
    }

    #[test]
    fn the_left_side_gives_way() {
        let line = sides(Line::raw("left and more"), Line::raw("right"), 12);
        assert_eq!(text(&line), "left …  right".replace("  ", " "));
        assert_eq!(line_width(&line), 12);
        let wide = sides(Line::raw("a"), Line::raw("b"), 5);
        assert_eq!(text(&wide), "a   b");
    }

    #[test]
    fn a_row_that_is_cut_keeps_its_styles() {
        let (bold, italic) = (Style::new().bold(), Style::new().italic());
        let title = Line::from(vec![Span::raw("one "), Span::styled("two", italic)]);
        let title = title.patch_style(bold);
        let count = Line::styled("12", Style::new().dim());
        for width in [12, 9] {
            let row = sides(title.clone(), count.clone(), width);
            let styles: Vec<Style> = row.spans.iter().map(|span| span.style).collect();
            let expected = [bold, bold.italic(), Style::new(), count.style];
            assert_eq!(styles, expected, "{row}");
        }
        assert_eq!(text(&sides(title.clone(), count, 9)), "one t… 12");
        assert_eq!(cut(title.clone(), 6).style, title.style);
    }

    proptest! {
        #[test]
        fn a_row_has_its_width_and_says_what_it_leaves_out(
            parts in prop::collection::vec(hostile_text(), 0..4),
            right in "[ab財]{0,3}",
            width in 0..30_usize,
        ) {
            let row: Line<'static> = parts.into_iter().map(Span::raw).collect();
            let whole = line_width(&row);
            let (line, used) = fitted(row.clone(), width);
            prop_assert_eq!(line_width(&line), used);
            if whole <= width {
                prop_assert_eq!(&line, &row);
            } else {
                prop_assert!(used <= width);
                prop_assert_eq!(text(&line).ends_with('…'), width > 0);
                let cut = text(&line);
                prop_assert!(text(&row).starts_with(cut.trim_end_matches('…')));
            }
            let right = Line::raw(right);
            let (beside, right_width) = (sides(row, right.clone(), width), line_width(&right));
            prop_assert!(right_width >= width || line_width(&beside) == width);
            prop_assert!(line_width(&beside) <= width);
        }
    }

    #[test]
    fn rows_are_drawn_as_ratatui_draws_them() {
        let style = Style::new().bold();
        let lines = [
            Line::from(vec![Span::raw("plain "), Span::styled("bold", style)]),
            Line::from(vec![Span::raw("財務省"), Span::styled(" and more", style)]),
            Line::styled("año", style),
            Line::raw("abe\u{301}e\u{301}\u{301}x…y"),
            Line::raw("ab\u{200d}c👨\u{200d}👩d"),
            Line::from(vec![Span::raw("123456789"), Span::raw("é"), Span::raw("x")]),
            Line::default(),
        ];
        for width in 0..14 {
            for x in 0..4 {
                let area = Rect::new(x, 0, width, 7);
                let mut ours =
                    Buffer::filled(Rect::new(0, 0, 12, 7), ratatui::buffer::Cell::new("#"));
                let mut theirs = ours.clone();
                rows(&lines, area.intersection(ours.area), &mut ours);
                for (line, row) in lines.iter().zip(area.intersection(theirs.area).rows()) {
                    theirs.set_line(row.x, row.y, line, row.width);
                }
                assert_eq!(ours, theirs, "{width} cells from {x}");
            }
        }
    }

    #[test]
    fn rows_hang_beside_their_mark() {
        let lines = hanging(Span::raw("! "), "one two three", 8, Style::new());
        let lines: Vec<String> = lines.iter().map(text).collect();
        assert_eq!(lines, ["! one", "  two", "  three"]);
    }

    #[test]
    fn the_selected_row_is_always_in_the_window() {
        for total in 0..30 {
            for height in 1..12 {
                for selected in 0..total {
                    let first = window(selected, total, height);
                    assert!(first <= selected && selected < first + height);
                    assert!(first + height <= total.max(height));
                }
            }
        }
    }

    #[test]
    fn a_missing_translation_is_visible() {
        let text = Text::new(Language::EN, "Total");
        assert_eq!(said(&text, Language::FR), "[en] Total");
    }
}
