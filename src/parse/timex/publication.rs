//! When an article was published: stated, or inferred from what its text says, always labelled which.

use chrono::{Datelike, NaiveDate};

use super::{
    Expression,
    meaning::{Meaning, Part, Tense, Toward, Year},
};
use crate::{
    text::{Article, Problem},
    time::{Extent, Interval, Unit, step},
    timeline::{How, Publication},
};

/// The publication date as stated outside the text, else as the text's own date line or by-line states it, else as what the
/// text tells of allows. A stated value that cannot be read is a problem and counts as not stated.
pub fn publication(article: &Article, expressions: &[Expression]) -> (Publication, Option<Problem>) {
    let mut problem = None;
    if let Some(stated) = &article.published {
        match stated.value.parse::<Interval>() {
            Ok(interval) => {
                let by = if stated.by.starts_with('-') { "by" } else { "in the" };
                let why = vec![format!("the date of publication is stated {by} {}", stated.by)];
                return (Publication { interval: Some(interval), how: How::Stated, why }, None);
            }
            Err(error) => {
                let place = article.path.clone().unwrap_or_else(|| article.id.clone());
                problem = Some(Problem::new(place, format!("publication date ({}): {error}", stated.by)));
            }
        }
    }
    if let Some((interval, words)) = date_line(&article.text, expressions) {
        let why = vec![format!("the text's own date line says \"{words}\"")];
        return (Publication { interval: Some(interval), how: How::Stated, why }, problem);
    }
    (inferred(&article.text, expressions), problem)
}

/// The full date that an expression names, whatever the anchor.
pub(super) fn full_date(expression: &Expression) -> Option<NaiveDate> {
    match expression.meaning {
        Meaning::Calendar { part: Part::Day { month, day }, year: Year::Full(year), .. } => NaiveDate::from_ymd_opt(year, month, day),
        Meaning::Calendar { part: Part::Day { month, day }, year: Year::Short(short), .. } => {
            let year = if short < 50 { 2000 + short } else { 1900 + short };
            NaiveDate::from_ymd_opt(year, month, day)
        }
        _ => None,
    }
}

/// `SAN SALVADOR, 3 JAN 90 --`, `Published: 27 June 2015`, `By A. Writer · 27 June 2015`, a date alone on its line.
fn date_line<'a>(text: &'a str, expressions: &[Expression]) -> Option<(Interval, &'a str)> {
    expressions.iter().take_while(|expression| expression.span.start < 600).find_map(|expression| {
        let day = full_date(expression)?;
        let line_start = text[..expression.span.start].rfind('\n').map_or(0, |at| at + 1);
        let before = text[line_start..expression.span.start].trim();
        // What follows on the line; its first characters decide, so a line of megabytes is not searched for its end.
        let rest = &text[expression.span.end..];
        let after = rest.trim_start_matches([' ', '\t', '\r']);
        let ends_line = after.is_empty() || after.starts_with('\n');
        let lower = before.to_lowercase();
        let announced = ["published", "updated", "posted on", "posted:", "last modified", "date:"]
            .iter()
            .any(|word| lower.ends_with(word) || lower.ends_with(&format!("{word}:")) || lower.ends_with(&format!("{word} on")));
        let announced = announced
            || before.len() < 60
                && ["published", "updated", "posted", "last updated", "last modified", "first published", "last update"]
                    .iter()
                    .any(|word| lower.starts_with(word));
        let byline = lower.starts_with("by ") && before.ends_with(['·', '|', '-', '–', '—', ',', '•']) && before.len() < 100;
        let alone = before.is_empty() && (ends_line || after.starts_with(['|', '·', '-', '–', '—'])) && line_start < 400;
        // The place, in capitals or before a comma, the date, then a dash or the agency in brackets.
        let capitals = !before.chars().any(char::is_lowercase);
        let place = !before.is_empty() && before.len() < 60 && (capitals || before.ends_with(',') && before.split(' ').count() <= 6);
        let dateline = place && line_start < 200 && (after.starts_with("--") || after.starts_with(['–', '—', '(', '-']));
        // 5/6/2015 can be either day.
        let other =
            (expression.rule == super::rules::EITHER_ORDER).then(|| NaiveDate::from_ymd_opt(day.year(), day.day(), day.month())).flatten();
        let interval = other.map_or(Interval::day(day), |other| Interval::within(day, other));
        (announced || byline || alone || dateline).then(|| (interval, expression.span.of(text)))
    })
}

/// What the text allows: not before the last day it tells of as past, and where it points from its own day (`on Friday`,
/// `last week`) to a day it also dates in full, within that reach.
fn inferred(text: &str, expressions: &[Expression]) -> Publication {
    let mut why = Vec::new();
    let mut earliest: Option<(NaiveDate, &str)> = None;
    let mut days: Vec<NaiveDate> = Vec::new();
    for expression in expressions {
        let first = match expression.meaning {
            _ if expression.tense == Tense::Future => None,
            Meaning::Calendar { part: Part::Day { .. }, .. } => full_date(expression).inspect(|day| {
                if expression.tense == Tense::Past {
                    days.push(*day);
                }
            }),
            Meaning::Calendar { part: Part::Month(month), year: Year::Full(year), .. } => NaiveDate::from_ymd_opt(year, month, 1),
            Meaning::Calendar { part: Part::Year, year: Year::Full(year), .. }
                if (1500..2100).contains(&year) && expression.tense == Tense::Past =>
            {
                NaiveDate::from_ymd_opt(year, 1, 1)
            }
            _ => None,
        };
        if let Some(first) = first
            && earliest.is_none_or(|(before, _)| first > before)
        {
            earliest = Some((first, expression.span.of(text)));
        }
    }
    let Some((mut from, words)) = earliest else {
        why.push("the article states no date and tells of none with a year".to_owned());
        return Publication { interval: None, how: How::Unknown, why };
    };
    why.push(format!("not before {}: the text tells of \"{words}\"", Interval::day(from).in_words()));
    let mut to: Option<NaiveDate> = None;
    // Only days near the last one told can be what "Friday" or "last week" points to; so they are few.
    days.retain(|day| (from - *day).num_days() <= 14);
    days.sort_unstable();
    days.dedup();
    for day in &days {
        let week = Interval::unit(*day, Unit::Week);
        for expression in expressions {
            let reach = match expression.meaning {
                Meaning::Calendar { part: Part::Weekday(weekday), year: Year::None, toward: Toward::Bare, .. }
                    if expression.tense != Tense::Future && day.weekday().num_days_from_monday() == weekday =>
                {
                    step(*day, 6, Unit::Day).map(|last| (*day, last))
                }
                Meaning::Unit { grain: super::meaning::Grain::Week, toward: Toward::Last, .. } => {
                    // Weeks begin on Sunday for some: the whole of the week after, from its Sunday.
                    week.latest().and_then(|sunday| Some((sunday, step(sunday, 7, Unit::Day)?)))
                }
                _ => None,
            };
            let Some((first, last)) = reach else { continue };
            let (low, high) = (first.max(from), to.map_or(last, |to| to.min(last)));
            if low <= high {
                if low > from || Some(high) != to {
                    let of = if matches!(expression.meaning, Meaning::Unit { .. }) { "the week of " } else { "" };
                    let (told, between) = (Interval::day(*day).in_words(), Interval::within(low, high).in_words());
                    why.push(format!("\"{}\" points to {of}{told}, so published {between}", expression.span.of(text)));
                }
                (from, to) = (low, Some(high));
            }
        }
    }
    let interval = match to {
        Some(to) => Interval::within(from, to),
        None => Interval::since(from, Extent::Within),
    };
    Publication { interval: Some(interval), how: How::Inferred, why }
}
