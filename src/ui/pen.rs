//! Puts text on the screen: inside its area, cut at graphemes, safe to show.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
    widgets::Widget,
};
use unicode_segmentation::UnicodeSegmentation;

use super::theme::{Role, Theme};
use crate::app::{Area, width_of};

/// A piece of a line: text and what it is.
pub type Piece = (String, Role);

/// Draws on a buffer in a theme. What lies outside is not drawn.
pub struct Pen<'a> {
    buffer: &'a mut Buffer,
    pub theme: &'a Theme,
}

impl<'a> Pen<'a> {
    pub fn new(buffer: &'a mut Buffer, theme: &'a Theme) -> Self {
        Self { buffer, theme }
    }

    /// Text at a place, in at most `room` columns and cut off there; returns the column after it.
    pub fn put(&mut self, x: u16, y: u16, room: u16, text: &str, role: Role) -> u16 {
        let end = self.put_part(x, y, room, text, role);
        if text.chars().any(is_right_to_left) {
            self.close(x, end, y);
        }
        end
    }

    /// As `put`, for a text that goes on in the next call: whoever draws the parts closes the whole.
    pub fn put_part(&mut self, x: u16, y: u16, room: u16, text: &str, role: Role) -> u16 {
        let area = self.buffer.area;
        let room = room.min(area.right().saturating_sub(x));
        if y >= area.bottom() || room == 0 {
            return x;
        }
        let text = self.theme.text(text);
        // What was drawn there before leaves nothing of its looks.
        self.buffer.set_stringn(x, y, &text, room.into(), Style::reset().patch(self.theme.style(role))).0
    }

    /// Ends what was drawn from `x` to `end`: where a part of it goes from right to left, a terminal that orders such text
    /// itself must not draw what stands right of it, in another column or pane, as if it were the same line.
    pub fn close(&mut self, x: u16, end: u16, y: u16) {
        let symbol = |x: u16| self.buffer.cell(Position { x, y }).map_or(" ", |cell| cell.symbol());
        if !(x..end).any(|x| symbol(x).chars().any(is_right_to_left)) {
            return;
        }
        if let Some(last) = (x..end).rev().find(|x| symbol(*x) != " ") {
            let closed = format!("{}{LEFT_TO_RIGHT}", symbol(last));
            if let Some(cell) = self.buffer.cell_mut(Position { x: last, y }) {
                cell.set_symbol(&closed);
            }
        }
    }

    /// Pieces one after another on the first row of an area; the last that does not fit ends with an ellipsis.
    pub fn line(&mut self, area: Area, pieces: &[Piece]) -> u16 {
        let end = area.x + area.width;
        let mut x = area.x;
        for (text, role) in pieces {
            let text = self.theme.text(text).into_owned();
            let fitted = fit(&text, (end - x).into(), self.theme.glyphs.more);
            let cut = fitted.len() < text.len() && !text.starts_with(&fitted) || fitted.is_empty() && !text.is_empty();
            x = self.put(x, area.y, end - x, &fitted, *role);
            if cut || x >= end {
                break;
            }
        }
        x
    }

    /// A row of one sign.
    pub fn rule(&mut self, area: Area) {
        if area.is_empty() {
            return;
        }
        let line = self.theme.glyphs.line.repeat(area.width.into());
        self.put(area.x, area.y, area.width, &line, Role::Dim);
    }

    /// A row of line with titles on it: `── claims ── 9 reports ───`. The first is bold where the pane has the keys.
    pub fn title(&mut self, area: Area, titles: &[String], focused: bool) {
        self.rule(area);
        let mut x = area.x + 2.min(area.width);
        let end = area.x + area.width;
        for (at, title) in titles.iter().enumerate() {
            let room = end.saturating_sub(x + 3);
            if room < 4 || title.is_empty() {
                continue;
            }
            let title = self.theme.text(title).into_owned();
            let mark = if focused && at == 0 { self.theme.glyphs.selected } else { "" };
            let title = fit(&format!("{mark}{title}"), room.into(), self.theme.glyphs.more);
            let role = if at == 0 && focused { Role::Selected } else { Role::Plain };
            x = self.put(x, area.y, 1, " ", Role::Plain);
            x = self.put(x, area.y, room, &title, role);
            x = self.put(x, area.y, 1, " ", Role::Plain) + 2;
        }
    }

    /// A widget of ratatui's, inside its area.
    pub fn widget(&mut self, area: Area, widget: impl Widget) {
        let area = Rect::new(area.x, area.y, area.width, area.height).intersection(self.buffer.area);
        widget.render(area, self.buffer);
    }

    /// Adds the style of a role to a cell that is already drawn.
    pub fn tint(&mut self, x: u16, y: u16, role: Role) {
        let style = self.theme.style(role);
        if let Some(cell) = self.buffer.cell_mut(Position { x, y }) {
            cell.set_style(style);
        }
    }

    /// What is drawn on a row, with the column of each byte at which a character begins.
    pub fn row(&self, area: Area) -> Option<(String, Vec<(usize, u16)>)> {
        let (mut text, mut columns) = (String::new(), Vec::new());
        let mut skip = 0;
        for x in area.x..area.x + area.width {
            let symbol = self.buffer.cell(Position { x, y: area.y })?.symbol();
            if skip > 0 {
                skip -= 1;
                continue;
            }
            skip = width_of(symbol).saturating_sub(1);
            columns.push((text.len(), x));
            text.push_str(symbol);
        }
        Some((text, columns))
    }

    /// Whether nothing is drawn at a cell.
    pub fn is_blank(&self, x: u16, y: u16) -> bool {
        self.buffer.cell(Position { x, y }).is_some_and(|cell| cell.symbol() == " ")
    }
}

/// Takes no column; what stands after it is not of the run before it (Unicode UAX 9).
const LEFT_TO_RIGHT: char = '\u{200E}';

/// Letters of Hebrew, Arabic and the other scripts that are written from right to left.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// The text itself where it fits into `width` columns, else its beginning with an ellipsis, cut at a grapheme.
pub fn fit(text: &str, width: usize, more: &str) -> String {
    if width_of(text) <= width {
        return text.to_owned();
    }
    let room = width.saturating_sub(width_of(more));
    let mut out = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        used += width_of(grapheme);
        if used > room {
            break;
        }
        out.push_str(grapheme);
    }
    let mut out = out.trim_end().to_owned();
    if width >= width_of(more) {
        out.push_str(more);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_at_graphemes() {
        assert_eq!(fit("Kobanî", 6, "…"), "Kobanî");
        assert_eq!(fit("e\u{301}e\u{301}e\u{301}", 2, "…"), "e\u{301}…");
        assert_eq!(fit("日本語", 5, "…"), "日本…");
        assert_eq!(fit("日本語", 4, "…"), "日…");
        assert_eq!(fit("abc", 0, "…"), "");
    }
}
