//! The source: rows of an article's text, from any byte on, and moving through them.
//!
//! Where the view begins is kept as a byte of the article, not as a row: so it stays where it is when the width changes.

use super::{Area, State, wrap};
use crate::{
    text::{Article, LineIndex, Span},
    timeline::Mention,
};

/// Rows longer than this (columns) are hard to read: the eye loses the next one.
pub const READABLE: usize = 100;

/// Passages of more rows than this do not occur in print.
const LONGEST: usize = 60;

/// A row of an article on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceRow {
    /// Line of the text, from 0.
    pub line: usize,
    pub span: Span,
    /// Whether it begins the line.
    pub first: bool,
}

fn rows_of_line(text: &str, lines: &LineIndex, line: usize, width: usize, extra: &dyn Fn(Span) -> usize) -> Vec<SourceRow> {
    let rows = wrap(text, lines.span(line), width, extra);
    rows.into_iter().enumerate().map(|(at, span)| SourceRow { line, span, first: at == 0 }).collect()
}

/// Up to `count` rows of `width` columns, from the row that holds byte `top` on. `extra` as for [`wrap`].
pub fn rows_from(text: &str, lines: &LineIndex, top: usize, width: usize, count: usize, extra: &dyn Fn(Span) -> usize) -> Vec<SourceRow> {
    let mut out = Vec::with_capacity(count);
    let first = lines.line_of(top);
    for line in first..lines.len() {
        if out.len() >= count {
            break;
        }
        let mut rows = rows_of_line(text, lines, line, width, extra);
        if line == first {
            let skip = rows.iter().position(|row| row.span.end > top).unwrap_or(rows.len() - 1);
            rows.drain(..skip);
        }
        out.extend(rows);
    }
    out.truncate(count);
    out
}

/// The beginning of the row that stands `count` rows above the one that holds byte `top`.
fn row_above(text: &str, lines: &LineIndex, top: usize, width: usize, mut count: usize) -> usize {
    let mut line = lines.line_of(top);
    let rows = rows_of_line(text, lines, line, width, &|_| 0);
    let mut at = rows.iter().position(|row| row.span.end > top).unwrap_or(rows.len() - 1);
    let mut rows = rows;
    while count > at {
        if line == 0 {
            return 0;
        }
        count -= at + 1;
        line -= 1;
        rows = rows_of_line(text, lines, line, width, &|_| 0);
        at = rows.len() - 1;
    }
    rows[at - count].span.start
}

/// The line breaks, numbers and marks at the left of a source take so many columns.
pub(crate) fn gutter(article: &Article, lines: &LineIndex) -> u16 {
    let last = article.first_line + lines.len();
    (last.max(1).ilog10() as u16 + 1).max(3) + 2
}

impl State {
    /// The mention whose passage is on view.
    pub fn mention(&self) -> Option<&Mention> {
        self.selected_event()?.mentions.get(self.report)
    }

    /// Where the source is shown: full screen, or its pane.
    pub(crate) fn source_area(&self) -> Area {
        self.source_parts().text
    }

    /// The line of the file, from 1, on which a byte of an article stands.
    pub fn file_line(&self, article: usize, byte: usize) -> usize {
        let line = self.lines.get(article).map_or(0, |lines| lines.line_of(byte));
        line + self.timeline.articles.get(article).map_or(1, |article| article.first_line.max(1))
    }

    /// Brings the passage of the mention on view.
    pub(super) fn show_passage(&mut self) {
        self.spot = None;
        let Some(mention) = self.mention() else {
            self.source_top = 0;
            return;
        };
        let (start, trigger, article) = (mention.span.start, mention.trigger.start, mention.article);
        let height = usize::from(self.source_area().height);
        let above = if height >= 6 { height / 4 } else { 0 };
        if let Some((text, lines, width)) = self.source_text(article) {
            let start = start + text.get(start..).map_or(0, |rest| rest.len() - rest.trim_start().len());
            let mut top = row_above(text, lines, start, width, above);
            // Of a passage too long for the pane, the part is shown that tells of the event. Lit words have marks around them.
            let holds = |piece: Span, at: usize| usize::from(piece.start <= at && at < piece.end);
            let beside = |piece: Span| {
                mention.lit.iter().map(|lit| holds(piece, lit.span.start) + holds(piece, lit.span.end.saturating_sub(1))).sum()
            };
            let rows = rows_from(text, lines, top, width, height + LONGEST, &beside);
            let of_trigger = rows.iter().position(|row| row.span.end > trigger).unwrap_or(0);
            if of_trigger >= height {
                top = rows[of_trigger - height / 2].span.start;
            }
            // At the end of an article the page is filled from above.
            self.source_top = top.min(self.last_top(article));
        }
    }

    /// Brings a byte of the article on view, a third down where it was not.
    pub(super) fn bring_byte_on_view(&mut self, at: usize) {
        let Some(article) = self.mention().map(|mention| mention.article) else { return };
        let height = usize::from(self.source_area().height).max(1);
        let top = self.source_text(article).and_then(|(text, lines, width)| {
            // Marks around words take room: what the last rows hold may be pushed off.
            let shown = rows_from(text, lines, self.source_top, width, height - height / 4, &|_| 0);
            let on_view = shown.first()?.span.start <= at && at < shown.last()?.span.end;
            (!on_view).then(|| row_above(text, lines, at, width, height / 3))
        });
        if let Some(top) = top {
            self.source_top = top.min(self.last_top(article)).min(at);
        }
    }

    /// The byte of the article at which the reader is: the words sent to, the trigger of the passage, or where both are off
    /// view, what stands at the top.
    pub(super) fn reading(&self) -> Option<(usize, usize)> {
        let mention = self.mention()?;
        let at = self.spot.map_or(mention.trigger.start, |spot| spot.start);
        let Some((text, lines, width)) = self.source_text(mention.article) else { return Some((mention.article, at)) };
        let rows = rows_from(text, lines, self.source_top, width, usize::from(self.source_area().height).max(1), &|_| 0);
        let on_view = rows.first().zip(rows.last()).is_none_or(|(first, last)| first.span.start <= at && at <= last.span.end);
        let first = rows.iter().find(|row| !row.span.is_empty()).map_or(at, |row| row.span.start);
        let reads = self.screens.last() == Some(&super::Screen::Source) || self.focus == super::Pane::Source;
        Some((mention.article, if on_view || !reads { at } else { first }))
    }

    /// Text, lines and columns of the article at `article` as it is shown.
    fn source_text(&self, article: usize) -> Option<(&str, &LineIndex, usize)> {
        let (of, lines) = (self.timeline.articles.get(article)?, self.lines.get(article)?);
        let width = self.source_area().width.saturating_sub(gutter(of, lines));
        Some((&of.text, lines, usize::from(width).clamp(1, READABLE)))
    }

    /// The lowest place to begin at that still fills the pane.
    fn last_top(&self, article: usize) -> usize {
        let Some((text, lines, width)) = self.source_text(article) else { return 0 };
        let height = usize::from(self.source_area().height).max(1);
        // In a low pane the end may be followed by nothing, so that its last passage can stand at the top.
        if height < 6 {
            return text.len();
        }
        row_above(text, lines, text.len(), width, height - 1)
    }

    pub(super) fn scroll_source(&mut self, rows: isize) {
        let Some(article) = self.mention().map(|mention| mention.article) else { return };
        let last = self.last_top(article);
        let Some((text, lines, width)) = self.source_text(article) else { return };
        self.source_top = if rows < 0 {
            row_above(text, lines, self.source_top, width, rows.unsigned_abs())
        } else {
            let below = rows_from(text, lines, self.source_top, width, rows.unsigned_abs() + 1, &|_| 0);
            below.last().map_or(self.source_top, |row| row.span.start).min(last.max(self.source_top))
        };
    }

    pub(super) fn source_end(&mut self) {
        if let Some(article) = self.mention().map(|mention| mention.article)
            && let Some((text, lines, width)) = self.source_text(article)
        {
            let height = usize::from(self.source_area().height).max(1);
            self.source_top = row_above(text, lines, text.len(), width, height - 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_begin_at_the_row_that_holds_a_byte() {
        let text = "one two three four\n\nfive";
        let lines = LineIndex::new(text);
        let shown = |top| -> Vec<&str> { rows_from(text, &lines, top, 8, 9, &|_| 0).iter().map(|row| row.span.of(text)).collect() };
        assert_eq!(shown(0), ["one two", "three", "four", "", "five"]);
        assert_eq!(shown(9), ["three", "four", "", "five"]);
        assert_eq!(shown(19), ["", "five"]);
        assert_eq!(row_above(text, &lines, 20, 8, 2), 14);
        assert_eq!(row_above(text, &lines, 20, 8, 99), 0);
    }
}
