//! A timeline saved by `dateline export --format json`: its articles are read back and understood anew.
//!
//! What was *found* in them is not taken over, so that an old file never mixes with what this version knows; dates that were
//! inferred are inferred again, dates that were stated are stated. What somebody noted and corrected is: it is found nowhere
//! else.

use std::collections::BTreeSet;

use serde::{Deserialize, de::IgnoredAny};

use super::{Reading, decode::clean_value, facts::one_line, names, published};
use crate::{
    text::{Article, Problem},
    timeline::{Anchor, EventId, Notes, Part, Remark},
};

#[derive(Deserialize)]
struct Saved {
    dateline: u64,
    articles: Vec<SavedArticle>,
    #[serde(default)]
    events: Vec<SavedEvent>,
}

/// What of an event bears on what was noted.
#[derive(Deserialize)]
struct SavedEvent {
    id: String,
    #[serde(default)]
    title: String,
    when: Option<SavedWhen>,
    /// There where `when` is the user's.
    corrected: Option<IgnoredAny>,
    #[serde(default)]
    mentions: Vec<SavedMention>,
    remark: Option<SavedRemark>,
    split_from: Option<String>,
}

#[derive(Deserialize)]
struct SavedWhen {
    edtf: String,
}

#[derive(Deserialize)]
struct SavedMention {
    article: String,
    #[serde(default)]
    text: String,
}

#[derive(Deserialize)]
struct SavedRemark {
    #[serde(default)]
    mark: bool,
    #[serde(default)]
    note: String,
    #[serde(default)]
    tags: BTreeSet<String>,
}

#[derive(Deserialize)]
struct SavedArticle {
    id: String,
    path: Option<String>,
    title: Option<String>,
    publisher: Option<String>,
    url: Option<String>,
    published: Option<SavedDate>,
    text: String,
}

#[derive(Deserialize)]
struct SavedDate {
    edtf: Option<String>,
    how: String,
}

/// Whether a stream whose first line this is holds a saved timeline.
pub fn looks_like(first_line: &str) -> bool {
    let line = first_line.trim();
    line == "{" || line.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with("\"dateline\""))
}

pub fn read(text: &str, place: &str) -> Reading {
    let saved: Saved = match serde_json::from_str(text) {
        Ok(saved) => saved,
        Err(error) => {
            let place = if error.line() > 0 { format!("{place}:{}", error.line()) } else { place.to_owned() };
            return Reading::problem(place, format!("expected a timeline saved by dateline; {error}"));
        }
    };
    if saved.dateline != 1 {
        return Reading::problem(place, format!("expected a saved timeline of version 1, found version {}", saved.dateline));
    }
    let mut reading = Reading { notes: notes(&saved.events), ..Reading::default() };
    for (index, article) in saved.articles.into_iter().enumerate() {
        let id = names::clean(&article.id).unwrap_or_else(|| format!("article-{}", index + 1));
        let text = clean_value(&article.text);
        if text.trim().is_empty() {
            reading.problems.push(Problem::new(format!("{place}, article {id}"), "its \"text\" is empty"));
            continue;
        }
        let stated = article.published.filter(|published| published.how == "stated").and_then(|published| published.edtf);
        let published =
            match published::stated("published", stated.as_deref().unwrap_or(""), "saved timeline", &format!("{place}, article {id}")) {
                Ok(published) => published,
                Err(problem) => {
                    reading.problems.push(problem);
                    None
                }
            };
        let fact = |value: Option<String>| value.as_deref().and_then(one_line);
        reading.articles.push(Article {
            id,
            path: article.path,
            title: fact(article.title),
            publisher: fact(article.publisher),
            url: fact(article.url),
            published,
            digest_of: None,
            text,
            first_line: 1,
        });
    }
    if reading.articles.is_empty() && reading.problems.is_empty() {
        reading.problems.push(Problem::new(place, "the saved timeline holds no article"));
    }
    reading
}

/// Marks, notes, tags and corrections, each tied to its event as when it was made.
fn notes(events: &[SavedEvent]) -> Notes {
    let anchor = |event: &SavedEvent| {
        let (article, passage) = event.mentions.first().map_or(("", ""), |mention| (&mention.article, &mention.text));
        Anchor::to(EventId(event.id.clone()), one_line(&event.title).unwrap_or_default(), article.to_owned(), passage)
    };
    let mut notes = Notes::default();
    for event in events {
        let mut remark = Remark::default();
        if let Some(SavedRemark { mark, note, tags }) = &event.remark {
            let tags = tags.iter().filter_map(|tag| one_line(tag)).collect();
            remark = Remark { mark: *mark, note: one_line(note).unwrap_or_default(), tags, ..remark };
        }
        if event.corrected.is_some() {
            remark.date = event.when.as_ref().and_then(|when| when.edtf.parse().ok());
        }
        notes.add(anchor(event), &remark);
        let whole = event.split_from.as_ref().and_then(|id| events.iter().find(|other| other.id == *id));
        if let (Some(whole), Some(first)) = (whole, event.mentions.first()) {
            let part = Part::quoting(first.article.clone(), event.mentions.iter().map(|mention| mention.text.as_str()));
            notes.add(anchor(whole), &Remark { split: BTreeSet::from([part]), ..Remark::default() });
        }
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stated_dates_come_back_and_inferred_ones_do_not() {
        let text = r#"{"dateline": 1, "articles": [
            {"id": "a", "path": null, "title": "T", "publisher": null, "url": null, "published": {"edtf": "2015-07-06", "earliest": "2015-07-06", "latest": "2015-07-06", "how": "stated", "why": []}, "text": "A."},
            {"id": "b", "path": "x/b.txt", "title": null, "publisher": null, "url": null, "published": {"edtf": "2015-07", "earliest": "", "latest": "", "how": "inferred", "why": []}, "text": "B."},
            {"id": "c", "path": null, "title": null, "publisher": null, "url": null, "published": null, "text": "C."}], "events": []}"#;
        let reading = read(text, "t.json");
        assert_eq!(reading.problems, []);
        let dates: Vec<_> = reading.articles.iter().map(|a| a.published.as_ref().map(|stated| stated.value.as_str())).collect();
        assert_eq!(dates, [Some("2015-07-06"), None, None]);
        assert_eq!(reading.articles[1].path.as_deref(), Some("x/b.txt"));
    }

    #[test]
    fn other_json_is_refused_with_its_cause() {
        for (text, cause) in [("[1]", "expected a timeline"), ("{\"dateline\": 2, \"articles\": []}", "version 2"), ("{", "t.json:1")] {
            let problem = read(text, "t.json").problems[0].to_string();
            assert!(problem.contains(cause), "{problem}");
        }
    }
}
