//! What is stated about an article beside its text, whichever file states it.

use crate::{
    text::{Problem, Stated, printable},
    time::Interval,
};

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

/// A publication date stated `by` something, checked to be EDTF. One that is not is a problem at `place` and counts as not
/// stated, so that the date is worked out from the text instead of being guessed from half a date.
pub fn published(value: &str, by: &str, place: &str) -> Result<Option<Stated>, Problem> {
    let Some(value) = one_line(value) else { return Ok(None) };
    match value.parse::<Interval>() {
        Ok(_) => Ok(Some(Stated { value, by: by.to_owned() })),
        Err(error) => Err(Problem::new(place, format!("publication date not used: {error}"))),
    }
}
