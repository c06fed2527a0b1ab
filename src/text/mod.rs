//! The room for text as such: articles, byte spans, lines, blocks, sentences and words.
//!
//! Everything else in dateline points back into an [`Article`] by [`Span`]. This room knows nothing of dates, events or
//! files: what an article states about its own date is kept here as the words it was stated in ([`Stated`]).

mod block;
mod lines;
mod printable;
mod span;
mod word;

pub use block::{Block, BlockKind, blocks, sentences};
pub use lines::LineIndex;
pub use printable::{fingerprint, fold, is_unsafe, printable};
pub use span::Span;
pub use word::{Word, words};

/// One news article as it was read: its text and what is known about where it comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// Short, unique within a corpus, and what the screen cites (`bbc-0627`): the file's stem, or the `id` of a JSONL line.
    pub id: String,
    /// Where it was read from, as the user would name it; `None` for built-in articles and standard input.
    pub path: Option<String>,
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
    /// The publication date as stated outside the text (manifest, front matter, JSONL field, command line).
    pub published: Option<Stated>,
    /// Set for a digest written from another publication: the citation of the original.
    pub digest_of: Option<String>,
    /// The body. Line ends are `\n`, there is no byte order mark and no control character but `\n` and `\t`.
    pub text: String,
    /// Line of the file (counted from 1) on which `text` starts: front matter stands before it.
    pub first_line: usize,
}

/// A fact that was stated about an article, in the words it was stated in, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// As written, for example `2015-07-06` or `[2015-06-28..2015-07-03]`.
    pub value: String,
    /// Where: `manifest`, `front matter`, `JSONL field`, `--published`.
    pub by: String,
}

/// Something that went wrong with one input without stopping the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, or `file:line`, that it is about.
    pub place: String,
    /// The cause, in words a reporter understands.
    pub cause: String,
}

impl Problem {
    pub fn new(place: impl Into<String>, cause: impl Into<String>) -> Self {
        Self { place: place.into(), cause: cause.into() }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.place, self.cause)
    }
}
