//! The line of an article that says when it was published: `Published: 27 June 2015 10:00 GMT`, `By A. Writer, 27 June 2015`,
//! `SAN MARCO, 3 JAN 90 --`, a date alone at the top, the path of its address.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::{
    Expression,
    meaning::{Meaning, Part, Tense, Year},
    publication::full_date,
};
use crate::{
    text::Span,
    time::{Interval, Unit, step},
};

/// What a line of the text states.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    Day(Interval, Vec<String>),
    /// A date line of the wire with no year.
    Yearless {
        month: u32,
        day: u32,
        span: Span,
    },
    /// A date that looked like it and cannot be; why not.
    Not(String),
}

/// How a line says it, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Published,
    /// Place, date, dash.
    Wire,
    /// A name and the date.
    Byline,
    Updated,
    Alone,
}

/// Where an article begins and ends, in bytes.
const HEAD: usize = 600;
const FOOT: usize = 300;

pub fn read(text: &str, expressions: &[Expression]) -> Option<Line> {
    let head_or_foot = |at: usize| at < HEAD || at + FOOT > text.len();
    let mut found: Vec<(Kind, Interval, Span)> = Vec::new();
    for expression in expressions.iter().filter(|expression| head_or_foot(expression.span.start)) {
        let Some(day) = full_date(expression) else { continue };
        if let Some(kind) = kind(text, expression) {
            // 5/6/2015 can be either day.
            let other = (expression.rule == super::rules::EITHER_ORDER)
                .then(|| NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()))
                .flatten();
            found.push((kind, other.map_or(Interval::day(day), |other| Interval::within(day, other)), expression.span));
        }
    }
    let Some(&(surest, first, span)) = found.iter().min_by_key(|(kind, ..)| *kind) else { return yearless(text, expressions) };
    let words = span.of(text);
    if surest == Kind::Alone {
        let days: BTreeSet<NaiveDate> = expressions.iter().filter(|one| alone(text, one)).filter_map(full_date).collect();
        if days.len() > 1 {
            return Some(Line::Not(format!(
                "\"{words}\" stands alone on its line, but so do other dates: a list, not the day of publication"
            )));
        }
        if let Some(later) = told_after(first, expressions) {
            let later = later.of(text);
            return Some(Line::Not(format!("\"{words}\" stands alone on its line, but the text tells of \"{later}\" as past")));
        }
    }
    let mut why = vec![format!("the text's own date line says \"{words}\"")];
    let mut interval = first;
    for (_, other, span) in found.iter().filter(|(kind, other, _)| *kind == surest && *other != first) {
        interval = interval.hull(other);
        why.push(format!("another line says \"{}\": which of the two it was stays open", span.of(text)));
    }
    if surest < Kind::Alone
        && let Some(later) = told_after(interval, expressions)
    {
        why.push(format!("yet the text tells of \"{}\" as past, which is later", later.of(text)));
    }
    Some(Line::Day(interval, why))
}

/// A day or a year told as past that lies after the one stated; a few days are let pass.
fn told_after(stated: Interval, expressions: &[Expression]) -> Option<Span> {
    let last = step(stated.latest()?, 3, Unit::Day)?;
    let late = |expression: &&Expression| {
        expression.tense == Tense::Past
            && match expression.meaning {
                Meaning::Calendar { part: Part::Year | Part::Month(_), year: Year::Full(year), .. } => year > last.year(),
                _ => full_date(expression).is_some_and(|day| day > last),
            }
    };
    expressions.iter().find(late).map(|expression| expression.span)
}

/// Where the line of an expression starts, what stands before it there, and what after it. Lines of text go no further back
/// than a few hundred bytes, so a line of megabytes is not searched for its beginning or its end.
fn around<'a>(text: &'a str, expression: &Expression) -> (usize, &'a str, &'a str) {
    let mut from = expression.span.start.saturating_sub(240);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let start = text[from..expression.span.start].rfind('\n').map_or(from, |at| from + at + 1);
    (start, text[start..expression.span.start].trim(), text[expression.span.end..].trim_start_matches([' ', '\t', '\r']))
}

fn ends_line(after: &str) -> bool {
    after.is_empty() || after.starts_with('\n')
}

fn alone(text: &str, expression: &Expression) -> bool {
    let (_, before, after) = around(text, expression);
    before.is_empty() && (ends_line(after) || after.starts_with(['|', '·', '-', '–', '—']))
}

fn kind(text: &str, expression: &Expression) -> Option<Kind> {
    let (start, before, after) = around(text, expression);
    if before.len() > 160 {
        return None;
    }
    if let Some(kind) = announced(before, after) {
        return Some(kind);
    }
    if expression.span.start >= HEAD {
        return None;
    }
    if place(start, before, after) {
        return Some(Kind::Wire);
    }
    let by = before.get(..3).is_some_and(|word| word.eq_ignore_ascii_case("by "));
    let divided = before.ends_with(['·', '|', '•']) && (ends_line(after) || after.starts_with(['·', '|', '•']));
    if before.len() < 100 && (by && before.ends_with(['·', '|', '-', '–', '—', ',', '•']) || divided) {
        return Some(Kind::Byline);
    }
    (start < 400 && alone(text, expression)).then_some(Kind::Alone)
}

/// `Published: …`, `First published on Fri …`, `… | Updated 27 June 2015 at 10:00`: the word opens its part of the line, with
/// nothing but small words, names after `by` and times of day between it and the date, and no sentence goes on after.
fn announced(before: &str, after: &str) -> Option<Kind> {
    const WORDS: [(&str, Kind); 12] = [
        ("originally published", Kind::Published),
        ("first published", Kind::Published),
        ("published", Kind::Published),
        ("publication date", Kind::Published),
        ("posted", Kind::Published),
        ("date", Kind::Published),
        ("filed", Kind::Published),
        ("last updated", Kind::Updated),
        ("last update", Kind::Updated),
        ("last modified", Kind::Updated),
        ("updated", Kind::Updated),
        ("modified", Kind::Updated),
    ];
    let part = before.rsplit(['|', '·', '•', ';']).next().unwrap_or(before).trim();
    let lower = part.to_ascii_lowercase();
    let (word, kind) = WORDS.into_iter().find(|(word, _)| lower.starts_with(word))?;
    let rest = &part[word.len()..];
    let mut by = false;
    let mut small = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
        by |= bare == "by";
        let listed = ["", "on", "at", "by", "date", "am", "pm", "a.m", "p.m", "gmt", "utc", "et", "est", "edt", "pt", "bst", "cet", "ist"];
        listed.contains(&bare.as_str())
            || bare.starts_with(|c: char| c.is_ascii_digit())
            || by && word.starts_with(|c: char| c.is_uppercase() || c == '&')
    };
    let close = rest.is_empty() || rest.starts_with([' ', ':', '-', '–']);
    let plain = rest.split_whitespace().all(&mut small);
    // "Date" alone is a word of sentences: it needs its colon.
    let field = word != "date" || rest.starts_with(':');
    let clock = after.trim_start_matches([',', ' ']);
    let stops = ends_line(after)
        || after.starts_with(['|', '·', '•', ';', '(', '-', '–', '—', '[', '.'])
        || clock.starts_with(|c: char| c.is_ascii_digit())
        || ["at ", "by ", "in "].iter().any(|word| after.starts_with(word))
        || clock
            .split([' ', '\n'])
            .next()
            .is_some_and(|zone| (2..=4).contains(&zone.len()) && zone.chars().all(|c| c.is_ascii_uppercase()));
    (close && plain && field && stops).then_some(kind)
}

/// The place, in capitals or before a comma, then the date, then a dash or the agency in brackets; or the agency before it.
fn place(start: usize, before: &str, after: &str) -> bool {
    let dash = after.starts_with("--") || after.starts_with(['–', '—', '(', '-']);
    let capitals = before.chars().any(char::is_uppercase) && !before.chars().any(char::is_lowercase);
    let agency = before.ends_with(['–', '—', '-'])
        && before.contains('(')
        && before.split_whitespace().next().is_some_and(|word| word.len() > 2 && word.chars().all(|c| c.is_uppercase() || c == ','));
    let named = before.ends_with(',') && before.split(' ').count() <= 6;
    start < 200 && before.len() < 60 && dash && (capitals || named || agency)
}

/// `NAIROBI, Aug 8 (Wire) --`
fn yearless(text: &str, expressions: &[Expression]) -> Option<Line> {
    expressions.iter().take_while(|expression| expression.span.start < 200).find_map(|expression| {
        let Meaning::Calendar { part: Part::Day { month, day }, year: Year::None, .. } = expression.meaning else { return None };
        let (start, before, after) = around(text, expression);
        let opens =
            before.split(|c: char| !c.is_alphabetic()).next().is_some_and(|word| word.len() > 1 && word.chars().all(char::is_uppercase));
        (opens && before.ends_with(',') && place(start, before, after)).then_some(Line::Yearless { month, day, span: expression.span })
    })
}

/// The day in the path of an address: `/2015/06/26/`, `/2015/jun/26/`, `-2015-06-26`.
pub fn in_address(url: &str) -> Option<NaiveDate> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let parts: Vec<&str> = path.split(['/', '-', '_']).collect();
    let mut days = parts.windows(3).filter_map(|window| {
        let [year, month, day] = window else { return None };
        let digits = |part: &str, len: usize| part.len() <= len && !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if year.len() != 4 || !digits(year, 4) || !digits(day, 2) || !("1980".."2100").contains(year) {
            return None;
        }
        let month = match MONTHS.iter().zip(1u32..).find(|(name, _)| month.to_ascii_lowercase().starts_with(**name)) {
            Some((_, number)) => number,
            None if digits(month, 2) => month.parse().ok()?,
            None => return None,
        };
        NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)
    });
    let day = days.next()?;
    days.all(|other| other == day).then_some(day)
}

/// The last year of a copyright line: `© 2012-2016 The Courier`.
pub fn copyright(text: &str, expressions: &[Expression]) -> Option<(i32, Span)> {
    let marked = |expression: &&Expression| is_copyright(text, expression);
    let year = |expression: &Expression| match expression.meaning {
        Meaning::Calendar { part: Part::Year, year: Year::Full(year), .. } => Some((year, expression.span)),
        _ => None,
    };
    expressions.iter().filter(marked).filter_map(year).max_by_key(|(year, _)| *year)
}

pub fn is_copyright(text: &str, expression: &Expression) -> bool {
    let mut from = expression.span.start.saturating_sub(24);
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    let before = &text[from..expression.span.start];
    let mark = before.rfind('©').or_else(|| before.to_ascii_lowercase().rfind("copyright")).or_else(|| before.rfind("(c)"));
    mark.is_some_and(|at| !before[at..].contains('\n') && before[at..].split_whitespace().count() <= 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::timex::find;

    fn stated(text: &str) -> String {
        match read(text, &find(text)) {
            Some(Line::Day(interval, _)) => interval.to_string(),
            Some(Line::Yearless { month, day, .. }) => format!("XXXX-{month:02}-{day:02}"),
            Some(Line::Not(_)) => "not".to_owned(),
            None => "-".to_owned(),
        }
    }

    #[test]
    fn lines_that_state_the_day() {
        for line in [
            "By Carla Munoz, June 26, 2015",
            "Tom Reed | June 26, 2015",
            "Published: 26 June 2015 10:00 GMT",
            "Published June 26, 2015 10:02 am; updated June 29, 2015",
            "Updated: 29 June 2015 | Published: 26 June 2015",
            "First published on Fri 26 Jun 2015 11.03 BST",
            "Posted on Friday, June 26, 2015 at 4:15 PM by Nell",
            "Last modified: 2015-06-26",
            "Date: 26 June 2015",
            "26 June 2015",
            "SAN MARCO, 26 JUN 15 -- Two men were shot.",
            "LIMA, June 26, 2015 (AFX) - Two men were shot.",
            "LIMA, Peru (AFX) — June 26, 2015 — Two men were shot.",
        ] {
            assert_eq!(stated(&format!("The bridge\n{line}\n\nIt fell.")), "2015-06-26", "{line}");
        }
        assert_eq!(stated("Published 26 June 2015\nPublished 28 June 2015\n\nIt fell."), "[2015-06-26..2015-06-28]");
    }

    #[test]
    fn lines_that_only_look_so() {
        for (text, wanted) in [
            ("Updated plans were shown to the town on 3 May 2012. They please nobody.", "-"),
            ("Posted to Burma on 3 May 1942, he saw the retreat.", "-"),
            ("Published by Orr & Sons on 3 May 1912, the novel sold badly.", "-"),
            ("3 March 1871\nThe town was closed.\n\n5 March 1871\nThe wall fell.", "not"),
            ("12 May 1840\n\nThe hall was opened. It burned in 1903.", "not"),
        ] {
            assert_eq!(stated(text), wanted, "{text}");
        }
    }

    #[test]
    fn addresses_and_copyright_lines() {
        let day = NaiveDate::from_ymd_opt(2015, 6, 26);
        for address in ["https://a.example/2015/06/26/fall", "https://a.example/world/2015/jun/26/fall", "a.example/fall-2015-06-26"] {
            assert_eq!(in_address(address), day, "{address}");
        }
        assert_eq!(in_address("https://a.example/2015/06/fall"), None);
        assert_eq!(in_address("https://a.example/1234-12-11?d=2015/06/26"), None);
        for (text, wanted) in
            [("It fell.\n\n© 2012-2016 Morn Courier", Some(2016)), ("Copyright 2012 Courier", Some(2012)), ("It fell in 2012.", None)]
        {
            assert_eq!(copyright(text, &find(text)).map(|(year, _)| year), wanted, "{text}");
        }
    }
}
