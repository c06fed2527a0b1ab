//! The file of notes: TOML that people can read, a table `[[note]]` each.
//!
//! ```toml
//! [[note]]
//! event = "2015-06-26-attack-sousse"
//! title = "Gunman kills 38 at a hotel"
//! article = "harbour-post"
//! words = "A gunman opened fire on Friday ..."
//! mark = true
//! note = "check the 38"
//! tags = ["verify"]
//! date = "2015-06-26"
//!
//! [[note.split]]
//! article = "weekly"
//! words = ["The attack on the hotel came ..."]
//! ```
//!
//! `date` is the user's, in EDTF, in place of that of the reports. Each `split` takes passages of an article out of the event, as
//! an event of their own.

use serde::{Deserialize, Serialize};

use crate::{
    text::{LineIndex, Problem},
    time::{EdtfError, Interval},
    timeline::{Anchor, EventId, Notes, Part, Remark},
};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    note: Vec<Entry>,
}

// What is not known here would be lost when the file is written anew: such a file is not taken for notes.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    event: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    article: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    mark: bool,
    #[serde(default)]
    note: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    split: Vec<Passages>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Passages {
    article: String,
    words: Vec<String>,
}

/// In EDTF.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
struct Date(Interval);

impl TryFrom<String> for Date {
    type Error = EdtfError;

    fn try_from(text: String) -> Result<Date, EdtfError> {
        text.parse().map(Date)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        date.0.to_string()
    }
}

/// Reads notes. What is wrong is told with the line.
pub fn notes(text: &str, place: &str) -> Result<Notes, Problem> {
    let file: File = toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| LineIndex::new(text).line_of(span.start.min(text.len())) + 1);
        let place = line.map_or_else(|| place.to_owned(), |line| format!("{place}:{line}"));
        Problem::new(place, format!("notes not read: {}", error.message()))
    })?;
    let mut notes = Notes::default();
    for Entry { event, title, article, words, mark, note, tags, date, split } in file.note {
        let tags = tags.into_iter().collect();
        let split = split.into_iter().map(|Passages { article, words }| Part { article, words }).collect();
        let remark = Remark { mark, note, tags, date: date.map(|Date(date)| date), split };
        notes.add(Anchor { event: EventId(event), article, words, title }, &remark);
    }
    Ok(notes)
}

/// The file of some notes, as [`notes`] reads it back.
pub fn write_notes(notes: &Notes, of: &str) -> Result<String, toml::ser::Error> {
    let entry = |(anchor, remark): &(Anchor, Remark)| Entry {
        event: anchor.event.0.clone(),
        title: anchor.title.clone(),
        article: anchor.article.clone(),
        words: anchor.words.clone(),
        mark: remark.mark,
        note: remark.note.clone(),
        tags: remark.tags.iter().cloned().collect(),
        date: remark.date.map(Date),
        split: remark.split.iter().map(|part| Passages { article: part.article.clone(), words: part.words.clone() }).collect(),
    };
    let body = toml::to_string(&File { note: notes.iter().map(entry).collect() })?;
    let of: String = of.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    Ok(format!("# Marks, notes, tags and corrections of dateline on: {of}\n\n{}", if notes.is_empty() { "" } else { &body }))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn corrections_are_written_so_that_people_can_read_them() {
        let old = "[[note]]\nevent = 'e'\nnote = 'kept'\n";
        let mut all = notes(old, "n.toml").unwrap();
        assert!(!write_notes(&all, "x").unwrap().contains("date ="), "as before");
        let part = Part { article: "weekly".to_owned(), words: vec!["The attack on the hotel".to_owned()] };
        let remark = Remark { date: "2015-06~".parse().ok(), split: BTreeSet::from([part]), ..Remark::default() };
        let anchor = all.iter().next().unwrap().0.clone();
        all.add(anchor, &remark);
        insta::assert_snapshot!(write_notes(&all, "x").unwrap());
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        for (text, place) in [
            ("[[note]]\nmark = true\n", "n.toml:1"),
            ("[[note]]\nevent = 'a'\ncolour = 'red'\n", "n.toml:3"),
            ("a\nb", "n.toml:1"),
            ("[[note]]\nevent = 'a'\n\ndate = '2015-13'\n", "n.toml:4"),
        ] {
            let problem = notes(text, "n.toml").unwrap_err().to_string();
            assert!(problem.starts_with(place), "{problem}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            entries in prop::collection::vec((".{0,8}", ".{0,8}", any::<bool>(), "\\PC{0,8}|.{0,8}", prop::collection::btree_set(".{1,5}", 0..3)), 0..5),
            date in prop::option::of(prop::sample::select(&["2015-06-26", "2015-06~", "[2015-06-22..2015-06-28]", "2014-12/..", "XXXX-03-07"][..])),
            parts in prop::collection::btree_set((".{0,8}", prop::collection::vec(".{0,8}", 0..3)), 0..3),
            of in ".{0,9}"
        ) {
            let mut all = Notes::default();
            let date = date.map(|date| date.parse().unwrap());
            let split: BTreeSet<Part> = parts.into_iter().map(|(article, words)| Part { article, words }).collect();
            for (event, words, mark, note, tags) in entries {
                let remark = Remark { mark, note, tags, date, split: split.clone() };
                all.add(Anchor { event: EventId(event), article: "a".to_owned(), words, title: "t".to_owned() }, &remark);
            }
            prop_assert_eq!(notes(&write_notes(&all, &of).unwrap(), "n.toml").unwrap(), all);
        }
    }
}
