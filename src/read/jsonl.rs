//! JSONL: an article a line, `{"id", "title"?, "publisher"?, "published"?, "url"?, "text"}`; other keys are ignored.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, Visitor},
};
use serde_json::Value;

use super::{
    Reading,
    decode::{clean_value, decode},
    facts::one_line,
    names, published,
};
use crate::text::{Article, Problem};

#[derive(Deserialize)]
struct Line {
    id: Option<Value>,
    title: Option<String>,
    publisher: Option<String>,
    url: Option<String>,
    text: String,
    #[serde(flatten)]
    dates: Dates,
}

/// The values under the keys that state a publication date ([`published::rank`]), the surest key first.
#[derive(Default)]
struct Dates(Vec<(usize, String, String)>);

impl<'de> Deserialize<'de> for Dates {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Dates::default())
    }
}

impl<'de> Visitor<'de> for Dates {
    type Value = Dates;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Dates, A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match published::rank(&key) {
                None => drop(map.next_value::<IgnoredAny>()?),
                Some(rank) => match map.next_value::<Value>()? {
                    Value::Null => {}
                    Value::String(text) => self.0.push((rank, key, text)),
                    other => self.0.push((rank, key, other.to_string())),
                },
            }
        }
        self.0.sort_unstable();
        Ok(self)
    }
}

/// Whether a file whose first line this is holds JSONL.
pub fn looks_like(first_line: &str) -> bool {
    let line = first_line.trim_start().trim_start_matches('\u{feff}');
    line.starts_with('{') && line[1..].trim_start().starts_with('"')
}

/// All lines of a file or stream. A bad line is a problem, and the others load.
pub fn all(text: &str, place: &str, path: Option<&str>) -> Reading {
    let mut reading = Reading::default();
    for (index, content) in text.lines().enumerate() {
        match line(content, index + 1, place) {
            Ok(None) => {}
            Ok(Some((mut article, problem))) => {
                article.path = path.map(str::to_owned);
                reading.articles.push(article);
                reading.problems.extend(problem);
            }
            Err(problem) => reading.problems.push(problem),
        }
    }
    if reading.articles.is_empty() && reading.problems.is_empty() {
        reading.problems.push(Problem::new(place, "holds no article"));
    }
    reading
}

/// One line as it stands in a stream of bytes; one that is no UTF-8 is read in the encoding it seems to have.
pub fn line_of_bytes(bytes: &[u8], number: usize, place: &str) -> Result<Option<(Article, Option<Problem>)>, Problem> {
    match std::str::from_utf8(bytes) {
        Ok(text) => line(text, number, place),
        Err(_) => {
            let decoded = decode(bytes).map_err(|cause| Problem::new(format!("{place}:{number}"), cause))?;
            let note = decoded.note.map(|note| Problem::new(format!("{place}:{number}"), note));
            let read = line(&decoded.text, number, place)?;
            Ok(read.map(|(article, problem)| (article, problem.or(note))))
        }
    }
}

/// One line, counted from 1; `None` for a blank one. A date that cannot be read is a problem beside the article.
pub fn line(content: &str, number: usize, place: &str) -> Result<Option<(Article, Option<Problem>)>, Problem> {
    let content = content.trim_start_matches('\u{feff}').trim();
    if content.is_empty() {
        return Ok(None);
    }
    let at = format!("{place}:{number}");
    let fail = |cause: String| Err(Problem::new(&at, cause));
    let read: Line = match serde_json::from_str(content) {
        Ok(read) => read,
        Err(error) => return fail(format!("expected {{\"id\": …, \"text\": …}}; {}", cause_of(&error))),
    };
    let text = match clean_value(&read.text) {
        text if text.trim().is_empty() => return fail("its \"text\" is empty".to_owned()),
        text => text,
    };
    let id = match &read.id {
        Some(Value::String(id)) => names::clean(id),
        Some(Value::Number(id)) => Some(id.to_string()),
        None | Some(Value::Null) => None,
        Some(_) => return fail("its \"id\" is neither text nor a number".to_owned()),
    };
    let (mut published, mut problem) = (None, None);
    for (_, key, value) in read.dates.0 {
        match published::stated(&key, &value, "JSONL field", &at) {
            Ok(None) => {}
            Ok(stated) => {
                published = stated;
                break;
            }
            Err(wrong) => problem = problem.or(Some(wrong)),
        }
    }
    let fact = |value: Option<String>| value.as_deref().and_then(one_line);
    let article = Article {
        id: id.unwrap_or_else(|| format!("{}-{number}", names::stem(place))),
        title: fact(read.title),
        publisher: fact(read.publisher),
        url: fact(read.url),
        published,
        text,
        first_line: 1,
        ..Article::default()
    };
    Ok(Some((article, problem)))
}

/// What serde_json found, with the column but without its line, which is 1 for every line.
fn cause_of(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    let cause = whole.rfind(" at line ").map_or(whole.as_str(), |at| &whole[..at]);
    format!("{cause}, at character {}", error.column())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_lines_are_named_and_the_rest_loads() {
        let text = concat!(
            r#"{"id": "a", "text": "One.", "published": "2015-07-06", "extra": [1]}"#,
            "\n{\"id\": \"b\"\n\n",
            r#"{"id": 7, "text": "Two\u001b[31m\r\nlines.", "title": " A \n title "}"#,
            "\n",
            r#"{"id": "c", "text": "Three.", "published": "soon"}"#,
            "\n",
            r#"{"id": "d", "text": " "}"#,
            "\n",
            r#"{"text": "No id.", "title": null}"#,
        );
        let reading = all(text, "news.jsonl", Some("news.jsonl"));
        let ids: Vec<&str> = reading.articles.iter().map(|article| article.id.as_str()).collect();
        assert_eq!(ids, ["a", "7", "c", "news-7"]);
        assert_eq!(reading.articles[0].published.as_ref().unwrap().by, "JSONL field");
        assert_eq!(reading.articles[1].text, "Two\u{FFFD}\nlines.");
        assert_eq!(reading.articles[1].title.as_deref(), Some("A title"));
        let places: Vec<&str> = reading.problems.iter().map(|problem| problem.place.as_str()).collect();
        assert_eq!(places, ["news.jsonl:2", "news.jsonl:5", "news.jsonl:6"]);
    }

    #[test]
    fn the_date_under_other_keys_and_in_other_spellings() {
        let published = |json: &str| line(json, 1, "x.jsonl").unwrap().unwrap().0.published.map(|stated| stated.value);
        for json in [
            r#"{"text": "x", "date": "26 June 2015"}"#,
            r#"{"text": "x", "date": "2015-06-01", "datePublished": "Fri, 26 Jun 2015 10:00:00 +0000"}"#,
            r#"{"published": null, "pubDate": "June 26, 2015", "text": "x"}"#,
            r#"{"published": "soon", "created": "26/6/2015", "text": "x"}"#,
        ] {
            assert_eq!(published(json).as_deref(), Some("2015-06-26"), "{json}");
        }
        assert_eq!(published(r#"{"text": "x", "published": 2015}"#).as_deref(), Some("2015"));
    }

    #[test]
    fn a_missing_text_is_said_plainly() {
        let error = line(r#"{"id": "a"}"#, 3, "x.jsonl").unwrap_err();
        assert_eq!(error.to_string(), "x.jsonl:3: expected {\"id\": …, \"text\": …}; missing field `text`, at character 11");
    }
}
