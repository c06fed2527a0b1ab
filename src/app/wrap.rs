//! Breaking text into rows of a given number of columns.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::text::Span;

/// Columns that a piece of text takes. A tab counts as one: it is drawn as a blank.
pub fn width_of(text: &str) -> usize {
    text.graphemes(true).map(grapheme_width).sum()
}

/// Control characters are drawn as U+FFFD, one column wide.
fn grapheme_width(grapheme: &str) -> usize {
    if grapheme.chars().any(char::is_control) { 1 } else { grapheme.width() }
}

/// Breaks the part `within` of a text, which has no line ends, into rows of at most `width` columns: between words where
/// possible, inside a word that is longer than a row at a grapheme. `extra` tells how many columns stand beside a piece that
/// the text itself does not have. There is always at least one row; blanks at a break belong to none.
pub fn wrap(text: &str, within: Span, width: usize, extra: &dyn Fn(Span) -> usize) -> Vec<Span> {
    let width = width.max(1);
    let mut rows = Vec::new();
    let mut row = Span::new(within.start, within.start);
    let mut used = 0;
    for span in chunks(text, within) {
        let piece = span.of(text);
        let blank = piece.chars().all(char::is_whitespace);
        let wide = width_of(piece) + extra(span);
        if used + wide <= width {
            used += wide;
            // Blanks are counted, but belong to the row only once a word follows them.
            if !blank {
                row.end = span.end;
            }
            continue;
        }
        if blank {
            // The row is full; the next begins after the blank.
            used = width;
            continue;
        }
        if row.end > row.start {
            rows.push(row);
        }
        row = Span::new(span.start, span.start);
        used = 0;
        if wide <= width {
            (row.end, used) = (span.end, wide);
            continue;
        }
        for (offset, grapheme) in piece.grapheme_indices(true) {
            let size = grapheme_width(grapheme);
            let start = span.start + offset;
            if used + size > width && row.end > row.start {
                rows.push(row);
                row = Span::new(start, start);
                used = 0;
            }
            row.end = start + grapheme.len();
            used += size;
        }
    }
    if row.end > row.start || rows.is_empty() {
        rows.push(row);
    }
    rows
}

/// The pieces between which a row may end: runs of blanks, words with the marks that touch them, and single words of
/// scripts that are written without blanks.
fn chunks(text: &str, within: Span) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut joins = false;
    for (at, piece) in within.of(text).split_word_bound_indices() {
        let span = Span::new(within.start + at, within.start + at + piece.len());
        let blank = piece.chars().all(char::is_whitespace);
        let wide = piece.graphemes(true).next().is_some_and(|grapheme| grapheme_width(grapheme) > 1);
        match out.last_mut() {
            Some(last) if joins && !blank && !wide => last.end = span.end,
            _ => out.push(span),
        }
        joins = !blank;
    }
    out
}

/// What a row of a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    Heading,
    Body,
    /// What another row rests on: steps, reasons.
    Detail,
}

/// A row of a page that is open over everything: help or reasoning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub kind: LineKind,
    /// Columns before the text.
    pub indent: u16,
    /// Columns more before each row after the first, where it has to be broken.
    pub hang: u16,
    pub text: String,
}

impl Line {
    pub fn new(kind: LineKind, indent: u16, text: impl Into<String>) -> Self {
        Self { kind, indent, hang: 2, text: text.into() }
    }

    /// Itself as rows of at most `width` columns.
    pub fn wrapped(&self, width: u16) -> Vec<Line> {
        let room = width.saturating_sub(self.indent);
        // A hanging indent that leaves hardly any room helps nobody.
        let hang = if self.hang * 3 <= room { self.hang } else { 2.min(room / 8) };
        let whole = Span::new(0, self.text.len());
        if width_of(&self.text) <= room.into() {
            return vec![self.clone()];
        }
        let first = wrap(&self.text, whole, room.max(1).into(), &|_| 0)[0];
        let rest = Span::new(first.end + self.text[first.end..].len() - self.text[first.end..].trim_start().len(), whole.end);
        let rows = wrap(&self.text, rest, room.saturating_sub(hang).max(1).into(), &|_| 0);
        let row = |span: Span, hang| Line { kind: self.kind, indent: self.indent + hang, hang: 0, text: span.of(&self.text).to_owned() };
        std::iter::once(row(first, 0)).chain(rows.into_iter().map(|span| row(span, hang))).collect()
    }
}

/// The rows of a page.
pub(super) fn wrap_lines(lines: &[Line], width: u16) -> Vec<Line> {
    lines.iter().flat_map(|line| line.wrapped(width)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str, width: usize) -> Vec<&str> {
        wrap(text, Span::new(0, text.len()), width, &|_| 0).into_iter().map(|row| row.of(text)).collect()
    }

    #[test]
    fn rows_break_between_words() {
        assert_eq!(rows("one two three", 8), ["one two", "three"]);
        assert_eq!(rows("one two three", 7), ["one two", "three"]);
        assert_eq!(rows("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]);
        assert_eq!(rows("", 4), [""]);
        assert_eq!(rows("日本語テキスト", 5), ["日本", "語", "テキ", "スト"]);
    }

    #[test]
    fn marks_beside_words_take_room() {
        let text = "on Friday in Rome";
        let lit = Span::new(3, 9);
        let extra = |piece: Span| if piece.contains(lit) { 7 } else { 0 };
        let rows: Vec<&str> = wrap(text, Span::new(0, text.len()), 16, &extra).into_iter().map(|row| row.of(text)).collect();
        assert_eq!(rows, ["on Friday", "in Rome"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn rows_keep_all_words_and_the_width(text in "[a-z日é ,.\u{301}]{0,80}", width in 2usize..30) {
            let spans = wrap(&text, Span::new(0, text.len()), width, &|_| 0);
            let mut last = 0;
            for span in &spans {
                prop_assert!(span.start >= last && text[last..span.start].trim().is_empty());
                prop_assert!(width_of(span.of(&text)) <= width, "{:?}", span.of(&text));
                last = span.end;
            }
            prop_assert!(text[last..].trim().is_empty());
        }
    }
}
