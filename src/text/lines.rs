//! Which line a byte stands on.

use super::Span;

/// Where each line of a text begins. Lines are counted from 0 here; [`super::Article::first_line`] leads to the file's lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<usize>,
    len: usize,
}

impl LineIndex {
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        Self { starts, len: text.len() }
    }

    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never: an empty text has one empty line.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The line on which byte `at` stands.
    pub fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// The bytes of a line, without its line end.
    pub fn span(&self, line: usize) -> Span {
        let Some(start) = self.starts.get(line).copied() else { return Span::new(self.len, self.len) };
        let end = self.starts.get(line + 1).map_or(self.len, |next| next - 1);
        Span::new(start, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_on_the_line_that_holds_it() {
        let text = "one\n\ntwo\n";
        let index = LineIndex::new(text);
        assert_eq!(index.len(), 4);
        assert_eq!(index.line_of(0), 0);
        assert_eq!(index.line_of(3), 0, "the line end belongs to its line");
        assert_eq!(index.line_of(4), 1);
        assert_eq!(index.span(2).of(text), "two");
        assert_eq!(index.span(3).of(text), "");
        assert_eq!(index.line_of(999), 3);
    }
}
