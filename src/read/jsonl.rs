//! JSONL: an article a line, `{"id", "title"?, "publisher"?, "published"?, "url"?, "text"}`; other keys are ignored.

use serde::Deserialize;
use serde_json::Value;

use super::{
    Reading,
    decode::clean_value,
    facts::{self, one_line},
    names,
};
use crate::text::{Article, Problem};

#[derive(Deserialize)]
struct Line {
    id: Option<Value>,
    title: Option<String>,
    publisher: Option<String>,
    published: Option<String>,
    url: Option<String>,
    text: String,
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

/// One line, counted from 1; `None` for a blank one. A date that is no EDTF is a problem beside the article.
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
    let (published, problem) = match facts::published(read.published.as_deref().unwrap_or(""), "JSONL field", &at) {
        Ok(published) => (published, None),
        Err(problem) => (None, Some(problem)),
    };
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
    fn a_missing_text_is_said_plainly() {
        let error = line(r#"{"id": "a"}"#, 3, "x.jsonl").unwrap_err();
        assert_eq!(error.to_string(), "x.jsonl:3: expected {\"id\": …, \"text\": …}; missing field `text`, at character 11");
    }
}
