//! What each family of rules must read, and what it must leave alone: a value and the phrasings that mean it, the expression
//! in brackets. All of it is read as if published on Wednesday, 1 July 2015.

mod amount;
mod clock;
mod explicit;
mod narrative;
mod period;
mod relative;
mod vague;
mod weekday;
mod year;

use super::*;
use crate::{
    text::{Article, Stated},
    timeline::Publication,
};

const PUBLISHED: &str = "2015-07-01";

fn read(text: &str) -> Vec<Timex> {
    let stated = Stated { value: PUBLISHED.to_owned(), by: "test".to_owned() };
    let article = Article { published: Some(stated), text: text.to_owned(), ..Article::default() };
    let found = find(text);
    let published: Publication = publication(&article, &found).0;
    resolve(text, &found, &published)
}

/// The text without its brackets, and where they stood.
fn unbracketed(marked: &str) -> (String, Span) {
    let start = marked.find('[').expect("an opening bracket");
    let end = marked.find(']').expect("a closing bracket") - 1;
    (marked.replace(['[', ']'], ""), Span::new(start, end))
}

/// Each value, and phrasings of it.
fn means(rows: &[(&str, &[&str])]) {
    let mut wrong = String::new();
    for (value, phrasings) in rows {
        for marked in *phrasings {
            let (text, span) = unbracketed(marked);
            let all = read(&text);
            let got: Vec<String> = all.iter().map(|timex| format!("[{}] {} ({})", timex.span.of(&text), timex.value, timex.rule)).collect();
            if !all.iter().any(|timex| timex.span == span && timex.value == *value) {
                wrong += &format!(
                    "\n  {marked}\n    wanted {value}, got {}",
                    if got.is_empty() { "nothing".to_owned() } else { got.join("; ") }
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Each interval in EDTF, and phrasings of it.
fn covers(rows: &[(&str, &[&str])]) {
    let mut wrong = String::new();
    for (edtf, phrasings) in rows {
        for marked in *phrasings {
            let (text, span) = unbracketed(marked);
            let got =
                read(&text).iter().find(|timex| timex.span == span).map(|timex| timex.interval.map_or("-".to_owned(), |i| i.to_string()));
            if got.as_deref() != Some(edtf) {
                wrong += &format!("\n  {marked}\n    wanted {edtf}, got {got:?}");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Phrasings in which nothing tells of a time.
fn tells_no_time(phrasings: &[&str]) {
    let mut wrong = String::new();
    for text in phrasings {
        for timex in read(text) {
            wrong += &format!("\n  {text}\n    [{}] {} ({})", timex.span.of(text), timex.value, timex.rule);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
