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
//! ```

use serde::{Deserialize, Serialize};

use crate::{
    text::{LineIndex, Problem},
    timeline::{Anchor, EventId, Notes, Remark},
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
}

/// Reads notes. What is wrong is told with the line.
pub fn notes(text: &str, place: &str) -> Result<Notes, Problem> {
    let file: File = toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| LineIndex::new(text).line_of(span.start.min(text.len())) + 1);
        let place = line.map_or_else(|| place.to_owned(), |line| format!("{place}:{line}"));
        Problem::new(place, format!("notes not read: {}", error.message()))
    })?;
    let mut notes = Notes::default();
    for Entry { event, title, article, words, mark, note, tags } in file.note {
        notes.add(Anchor { event: EventId(event), article, words, title }, &Remark { mark, note, tags: tags.into_iter().collect() });
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
    };
    let body = toml::to_string(&File { note: notes.iter().map(entry).collect() })?;
    let of: String = of.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    Ok(format!("# Marks, notes and tags of dateline on: {of}\n\n{}", if notes.is_empty() { "" } else { &body }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        for (text, place) in
            [("[[note]]\nmark = true\n", "n.toml:1"), ("[[note]]\nevent = 'a'\ncolour = 'red'\n", "n.toml:3"), ("a\nb", "n.toml:1")]
        {
            let problem = notes(text, "n.toml").unwrap_err().to_string();
            assert!(problem.starts_with(place), "{problem}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            entries in prop::collection::vec((".{0,8}", ".{0,8}", any::<bool>(), "\\PC{0,8}|.{0,8}", prop::collection::btree_set(".{1,5}", 0..3)), 0..5),
            of in ".{0,9}"
        ) {
            let mut all = Notes::default();
            for (event, words, mark, note, tags) in entries {
                all.add(Anchor { event: EventId(event), article: "a".to_owned(), words, title: "t".to_owned() }, &Remark { mark, note, tags });
            }
            prop_assert_eq!(notes(&write_notes(&all, &of).unwrap(), "n.toml").unwrap(), all);
        }
    }
}
