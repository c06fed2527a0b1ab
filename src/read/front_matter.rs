//! Front matter: YAML between two lines of dashes before a text.
//!
//! ```text
//! ---
//! title: "A title"
//! published: [2015-06-28..2015-07-03]
//! ---
//! The text.
//! ```

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    facts::{self, Facts},
    published,
};
use crate::text::Problem;

/// A text divided into what stands before it and itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Split {
    pub facts: Facts,
    /// Byte at which the body starts.
    pub body: usize,
    /// Line (counted from 1) on which it starts.
    pub first_line: usize,
    pub problems: Vec<Problem>,
}

/// Divides a text. Front matter that cannot be read is a problem, and the text below it is still an article.
pub fn split(text: &str, place: &str) -> Split {
    let Some((yaml, body)) = fenced(text) else { return Split { first_line: 1, ..Split::default() } };
    let first_line = text[..body].matches('\n').count() + 1;
    let mut split = Split { body, first_line, ..Split::default() };
    // Keys that dateline does not use (tags, layouts) are other programs' business.
    match serde_saphyr::from_str::<BTreeMap<String, Value>>(yaml) {
        Ok(map) => {
            let get = |key: &str| map.get(key).and_then(scalar).and_then(|value| facts::one_line(&value));
            split.facts.title = get("title");
            split.facts.publisher = get("publisher");
            split.facts.url = get("url");
            split.facts.digest_of = get("digest-of");
            let mut dates: Vec<(usize, &String, String)> =
                map.iter().filter_map(|(key, value)| Some((published::rank(key)?, key, scalar(value)?))).collect();
            dates.sort_unstable();
            for (_, key, value) in dates {
                let line =
                    yaml.lines().position(|line| line.trim_start_matches([' ', '"', '\'']).starts_with(key.as_str())).unwrap_or(0) + 2;
                match published::stated(key, &value, "front matter", &format!("{place}:{line}")) {
                    Ok(None) => {}
                    Ok(published) => {
                        split.facts.published = published;
                        break;
                    }
                    Err(problem) => split.problems.push(problem),
                }
            }
        }
        Err(error) => {
            let line = error.location().map_or(1, |location| location.line() as usize) + 1;
            let text = error.without_snippet().to_string();
            let cause = text.lines().next().unwrap_or("it is not YAML");
            split.problems.push(Problem::new(format!("{place}:{line}"), format!("front matter not used: {cause}")));
        }
    }
    split
}

/// The YAML and the byte at which the body starts; `None` where a text merely begins with a rule of dashes.
fn fenced(text: &str) -> Option<(&str, usize)> {
    let mut lines = text.split_inclusive('\n');
    let opening = lines.next()?;
    if opening.trim_end() != "---" {
        return None;
    }
    let start = opening.len();
    let mut at = start;
    let mut has_key = false;
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            return has_key.then(|| (&text[start..at], at + line.len()));
        }
        let key = line.split(':').next().unwrap_or("");
        has_key |= line.contains(':') && !key.is_empty() && !key.contains(char::is_whitespace);
        at += line.len();
    }
    None
}

/// A value as text. YAML takes the unquoted EDTF `[2015-06-28..2015-07-03]` for a list of one; it is put back together.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::Null | Value::Object(_) => None,
        Value::String(text) => Some(text.clone()),
        Value::Array(items) => Some(format!("[{}]", items.iter().filter_map(scalar).collect::<Vec<_>>().join(","))),
        other => Some(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_read_and_the_body_begins_below_them() {
        let text = "---\ntitle: \"A: b\"\npublisher: The Paper\npublished: [2015-06-28..2015-07-03]\ntags: [x, y]\n---\n\nBody.\n";
        let split = split(text, "a.md");
        assert_eq!(split.problems, []);
        assert_eq!(split.facts.title.as_deref(), Some("A: b"));
        let published = split.facts.published.unwrap();
        assert_eq!((published.value.as_str(), published.by.as_str()), ("[2015-06-28..2015-07-03]", "front matter"));
        assert_eq!(split.first_line, 7);
        assert_eq!(&text[split.body..], "\nBody.\n");
    }

    #[test]
    fn dates_of_every_spelling_survive_yaml() {
        for value in ["2015-07-06", "2015", "2015-07", "201X", "2014-07~", "2015-06-22/2015-06-28", "'2015-07-06'", "[..2015-07-01]"] {
            let split = split(&format!("---\npublished: {value}\n---\nx"), "a.md");
            let published = split.facts.published.unwrap_or_else(|| panic!("{value}: {:?}", split.problems));
            assert_eq!(published.value, value.trim_matches('\''));
        }
    }

    #[test]
    fn the_surest_key_that_can_be_read_states_the_date() {
        for (matter, value, problems) in [
            ("date: 26 June 2015", Some("2015-06-26"), 0),
            ("created: 2015-06-20\nPublished: June 26, 2015", Some("2015-06-26"), 0),
            ("datePublished: soon\npubdate: Fri, 26 Jun 2015 10:00:00 +0000", Some("2015-06-26"), 1),
            ("created: 2015-06-20T08:00:00Z", Some("2015-06-20T08:00:00Z"), 0),
            ("updated: 2015-06-20", None, 0),
        ] {
            let split = split(&format!("---\n{matter}\n---\nIt fell."), "a.md");
            assert_eq!(split.facts.published.map(|stated| stated.value).as_deref(), value, "{matter}");
            assert_eq!(split.problems.len(), problems, "{matter}: {:?}", split.problems);
        }
    }

    #[test]
    fn a_rule_of_dashes_is_no_front_matter() {
        for text in ["---\nNo key here.\n---\nText", "---\ntitle: never closed", "Text\n---\n", "----\na: b\n---\n"] {
            assert_eq!(split(text, "a.md").body, 0, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_names_file_and_line() {
        let bad_date = split("---\ntitle: x\npublished: next Tuesday\n---\nBody", "a.md");
        assert_eq!(bad_date.problems[0].place, "a.md:3");
        assert!(bad_date.facts.published.is_none());
        let bad_yaml = split("---\ntitle: x\nurl: [never closed\n---\nBody", "a.md");
        assert!(bad_yaml.problems[0].place.starts_with("a.md:"), "{:?}", bad_yaml.problems);
        assert_eq!(bad_yaml.first_line, 5);
    }
}
