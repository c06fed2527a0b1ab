//! Key dates: a day that several articles tell of, where no word told of an event.

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use super::{
    day::{Dated, Day, Days, is_function_word},
    rank::Ranked,
    timex::{Expression, resolve},
};
use crate::{
    text::Article,
    time::Interval,
    timeline::{Dating, Event, EventId, Kind, Lit, Meaning, Mention, Publication, Remark},
};

/// What gives a time expression its value again, for saying how.
pub struct Resolved<'a> {
    pub expressions: &'a [Vec<Expression>],
    pub published: &'a [Publication],
}

/// A day is a key date when this many articles name it.
const ARTICLES: usize = 2;

/// The days of which one of the best sentences tells of an event already.
pub fn told_days(events: &[Ranked], days: &Days) -> FxHashSet<NaiveDate> {
    let told = |event: &Event| -> Option<NaiveDate> {
        let day = event.when?.as_day()?;
        event.mentions.iter().any(|mention| days.place(day, mention.article, mention.span).is_some()).then_some(day)
    };
    events.iter().filter_map(|ranked| told(&ranked.event)).collect()
}

/// An event for each day that articles agree on and that has none.
pub fn key_dates(days: &Days, told: &FxHashSet<NaiveDate>, articles: &[Article], resolved: &Resolved<'_>) -> Vec<Event> {
    days.iter()
        .filter(|(day, known)| known.articles >= ARTICLES && known.agreed && !told.contains(day))
        .filter_map(|(day, known)| event(day, known, articles, resolved))
        .collect()
}

fn event(day: NaiveDate, known: &Day, articles: &[Article], resolved: &Resolved<'_>) -> Option<Event> {
    let mentions: Vec<Mention> = known.best.iter().map(|(article, one)| mention(*article, one, articles, resolved)).collect();
    let first = mentions.first()?;
    let names = names(first.span.of(&articles[first.article].text));
    let title = if names.is_empty() { "Key date".to_owned() } else { format!("Key date: {}", names.join(", ")) };
    Some(Event {
        id: EventId(String::new()),
        title,
        kind: Kind::Other,
        rank: 0,
        when: Some(Interval::day(day)),
        why_when: vec![format!("{} articles name this day, and no word of theirs was found that says what happened", known.articles)],
        places: Vec::new(),
        groups: Vec::new(),
        people: Vec::new(),
        claims: Vec::new(),
        conflicts: Vec::new(),
        silences: Vec::new(),
        joins: mentions[1..].iter().map(|mention| format!("{}: the same day, in like words", articles[mention.article].id)).collect(),
        mentions,
        remark: Remark::default(),
        correction: None,
    })
}

fn mention(article: usize, one: &Dated, articles: &[Article], resolved: &Resolved<'_>) -> Mention {
    let published = &resolved.published[article];
    let named = one.expression.and_then(|span| {
        let times = resolve(&articles[article].text, &resolved.expressions[article], published);
        let time = times.into_iter().find(|time| time.span == span)?;
        Some(Dating { interval: Interval::day(one.day), expression: Some(span), rule: time.rule.to_owned(), why: time.why })
    });
    let when = named.unwrap_or_else(|| Dating {
        interval: Interval::day(one.day),
        expression: None,
        rule: "publication".to_owned(),
        why: vec!["the beginning of a report, on the day it appeared".to_owned()],
    });
    Mention {
        article,
        span: one.span,
        trigger: one.expression.unwrap_or(one.span),
        kind: Kind::Other,
        lit: one.expression.map(|span| Lit { span, meaning: Meaning::When }).into_iter().collect(),
        when: Some(when),
        places: Vec::new(),
        why_where: Vec::new(),
        where_guessed: false,
        groups: Vec::new(),
        people: Vec::new(),
        claims: Vec::new(),
    }
}

/// The first names in a sentence: runs of capitalised words, but for the one that begins it; at most two.
fn names(sentence: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    // What stands before the dash of a dateline says where the report was filed, what stands in square brackets who filed it.
    let told = sentence.find(" -- ").filter(|at| *at < 80).map_or(sentence, |at| &sentence[at + 4..]);
    let words = told.split_whitespace().filter(|word| !word.starts_with('[') && !word.ends_with(']'));
    for (n, raw) in words.chain(["."]).enumerate() {
        let bare = raw.trim_matches(|c: char| !c.is_alphanumeric());
        let dated = is_function_word(&crate::text::fold(bare));
        let capital = bare.chars().next().is_some_and(char::is_uppercase) && bare.chars().count() > 1;
        if n > 0 && capital && !dated && !raw.starts_with(['"', '“']) {
            run.push(bare.trim_end_matches("\'s").trim_end_matches("’s"));
            if raw.ends_with(|c: char| c.is_alphanumeric()) {
                continue;
            }
        }
        if !run.is_empty() {
            let name = run.join(" ");
            if !out.contains(&name) {
                out.push(name);
            }
            run.clear();
        }
        if out.len() == 2 {
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_date_is_called_by_the_names_in_its_sentence() {
        assert_eq!(names("On Monday the Harbour Board met in Oslo, and Anna left."), ["Harbour Board", "Oslo"]);
        assert_eq!(names("Prices fell on 3 May."), Vec::<String>::new());
        assert_eq!(names("Oslo, 3 May (ABC) -- [text] The Harbour Board met."), ["Harbour Board"]);
    }
}
