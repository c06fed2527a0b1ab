//! When an article was published: stated, or inferred from what its text says, always labelled which.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::{
    Expression,
    date_line::{self, Line},
    lexicon,
    meaning::{Meaning, Part, Tense, Toward, Year},
};
use crate::{
    text::{Article, Problem, Span, fold},
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
    let address = article.url.as_deref().and_then(date_line::in_address).map(Interval::day);
    let line = date_line::read(&article.text, expressions);
    if let Some(Line::Day(interval, mut why)) = line {
        if let Some(other) = address.filter(|other| !other.overlaps(&interval)) {
            why.push(format!("the address says {}; the text's own line was taken", other.in_words()));
        }
        return (Publication { interval: Some(interval), how: How::Stated, why }, problem);
    }
    if let Some(interval) = address {
        let why = vec![format!("the address of the article says {}", interval.in_words())];
        return (Publication { interval: Some(interval), how: How::Stated, why }, problem);
    }
    let mut publication = match line {
        Some(Line::Yearless { month, day, span }) => wire(&article.text, expressions, month, day, span),
        _ => inferred(&article.text, expressions),
    };
    if let Some(Line::Not(why)) = line {
        publication.why.insert(0, why);
    }
    (publication, problem)
}

/// A date line of the wire that names no year. The text gives it where it dates a day of the fortnight before in full, tells
/// of no later year, and is not about an anniversary; else the year stays open.
fn wire(text: &str, expressions: &[Expression], month: u32, day: u32, line: Span) -> Publication {
    let words = line.of(text);
    let mut why = vec![format!("the text's own date line says \"{words}\" and no year")];
    let last_year = expressions.iter().filter(|one| one.tense != Tense::Future).filter_map(named_year).max();
    let jubilee = text.contains("nniversary") || text.contains("years ago") || text.contains("years since");
    let mut days: Vec<(NaiveDate, Span)> = Vec::new();
    for (told, span) in expressions.iter().filter_map(|one| Some((full_date(one)?, one.span))) {
        for year in [told.year(), told.year() + 1] {
            let Some(there) = NaiveDate::from_ymd_opt(year, month, day) else { continue };
            if (0..=14).contains(&(there - told).num_days()) && last_year.is_none_or(|last| last <= year) && !jubilee {
                days.push((there, span));
            }
        }
    }
    if let Some((there, span)) = days.first().copied()
        && days.iter().all(|(other, _)| *other == there)
    {
        why.push(format!("the text dates \"{}\" in full, days before: so it was {}", span.of(text), Interval::day(there).in_words()));
        return Publication { interval: Some(Interval::day(there)), how: How::Inferred, why };
    }
    why.push("nothing in the text tells which year".to_owned());
    Publication { interval: Interval::yearless(month, Some(day)), how: How::Inferred, why }
}

fn named_year(expression: &Expression) -> Option<i32> {
    match expression.meaning {
        Meaning::Calendar { year: Year::Full(year), .. } => Some(year),
        _ => None,
    }
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

/// What the text allows: not before the last day it tells of as past, and where it points from its own day (`on Friday`,
/// `last week`) to a day it also dates in full, within that reach.
fn inferred(text: &str, expressions: &[Expression]) -> Publication {
    let mut why = Vec::new();
    let mut earliest: Option<(NaiveDate, &str)> = None;
    let mut days: Vec<(NaiveDate, Span)> = Vec::new();
    for expression in expressions.iter().filter(|expression| !date_line::is_copyright(text, expression)) {
        let first = match expression.meaning {
            _ if expression.tense == Tense::Future => None,
            Meaning::Calendar { part: Part::Day { .. }, .. } => full_date(expression).inspect(|day| {
                if expression.tense == Tense::Past {
                    days.push((*day, expression.span));
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
    let copyright = date_line::copyright(text, expressions);
    let footer = copyright.and_then(|(year, span)| Some((NaiveDate::from_ymd_opt(year, 12, 31)?, span.of(text))));
    let by_footer = |words: &str| format!("not after {words}: the copyright line names that year; it is weak evidence");
    let Some((mut from, words)) = earliest else {
        if let Some((last, words)) = footer {
            let interval = Some(Interval::until(last, Extent::Within));
            return Publication { interval, how: How::Inferred, why: vec![by_footer(words)] };
        }
        why.push("the article states no date and tells of none with a year".to_owned());
        return Publication { interval: None, how: How::Unknown, why };
    };
    why.push(format!("not before {}: the text tells of \"{words}\"", Interval::day(from).in_words()));
    let mut to: Option<NaiveDate> = None;
    // Only days near the last one told can be what "Friday" or "last week" points to; so they are few.
    days.retain(|(day, _)| (from - *day).num_days() <= 14);
    days.sort_unstable_by_key(|(day, span)| (*day, span.start));
    days.truncate(16);
    // "Twenty years on": its weekdays can be those of then or of now.
    if super::corroborate::looks_back(text, expressions) {
        days.clear();
    }
    for (day, span) in &days {
        let there = passage(text, *span);
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
            // Any year has such a Friday: it must be said of the same matter.
            if shared(&there, &passage(text, expression.span)) < 2 {
                continue;
            }
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
    if let Some((last, words)) = footer.filter(|_| to.is_none()) {
        if last >= from {
            to = Some(last);
            why.push(by_footer(words));
        } else {
            why.push(format!("the copyright line says {words}, which is earlier: not used"));
        }
    }
    let interval = match to {
        Some(to) => Interval::within(from, to),
        None => Interval::since(from, Extent::Within),
    };
    Publication { interval: Some(interval), how: How::Inferred, why }
}

/// The words around an expression that can tell its matter from another, folded.
fn passage(text: &str, span: Span) -> BTreeSet<String> {
    const REACH: usize = 160;
    let (mut from, mut to) = (span.start.saturating_sub(REACH), (span.end + REACH).min(text.len()));
    while !text.is_char_boundary(from) {
        from += 1;
    }
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let (before, after) = (&text[from..span.start], &text[span.end..to]);
    // Its own sentence.
    let before = before.rfind(". ").map_or(before, |at| &before[at + 1..]);
    let around = [before.rsplit('\n').next().unwrap_or(""), after.split(". ").next().unwrap_or("").split('\n').next().unwrap_or("")];
    let words = around.iter().flat_map(|part| part.split(|c: char| !c.is_alphanumeric()));
    words.filter(|word| word.len() >= 4 && lexicon::term(word.as_bytes()).0 == lexicon::Term::Other).map(fold).collect()
}

fn shared(a: &BTreeSet<String>, b: &BTreeSet<String>) -> usize {
    a.intersection(b).count()
}
