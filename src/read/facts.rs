//! What is stated about an article beside its text, whichever file states it.

use crate::text::{Stated, printable};

/// The keys that manifests, front matter and JSONL lines share.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
    pub published: Option<Stated>,
    pub digest_of: Option<String>,
}

impl Facts {
    /// These facts, and where one is not stated, the other's.
    pub fn or(self, other: Facts) -> Facts {
        Facts {
            title: self.title.or(other.title),
            publisher: self.publisher.or(other.publisher),
            url: self.url.or(other.url),
            published: self.published.or(other.published),
            digest_of: self.digest_of.or(other.digest_of),
        }
    }
}

/// A fact as one line of text that is safe to show; `None` when nothing is left.
pub fn one_line(value: &str) -> Option<String> {
    let line = printable(value).split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}
