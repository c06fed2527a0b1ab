//! Dates as people and programs write them, whole: `26 June 2015`, `June 26, 2015`, `26/6/2015`, `Fri, 26 Jun 2015 10:00:00 GMT`.
//!
//! This is for values that are known to be a date and nothing else. Dates within prose are read in `parse`.

use chrono::{DateTime, NaiveDate};

use super::Interval;

/// A date as it was spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelled {
    Day(NaiveDate),
    Month(i32, u32),
    /// Two days, the earlier first.
    Either(NaiveDate, NaiveDate),
}

/// What a date that somebody types is: EDTF, or any spelling that [`spelled`] takes. What is no date says what was expected.
pub fn typed(text: &str) -> Result<Interval, String> {
    let text = text.trim();
    let edtf = text.parse::<Interval>();
    if let Ok(date) = edtf
        && !date.is_unknown()
    {
        return Ok(date);
    }
    let read = match spelled(text) {
        Some(Spelled::Day(day)) => Some(Interval::day(day)),
        Some(Spelled::Month(year, month)) => Interval::month(year, month),
        Some(Spelled::Either(one, other)) => {
            let words = |day| Interval::day(day).in_words();
            return Err(format!("{} or {}? expected the month in words, or {one}", words(one), words(other)));
        }
        None => None,
    };
    // What begins as EDTF is told what is wrong with it.
    let in_numbers =
        text.chars().all(|c| c.is_ascii_digit() || "-/.[]~?%X".contains(c)) && text.starts_with(|c: char| c.is_ascii_digit() || c == '[');
    match (read, edtf) {
        (Some(date), _) => Ok(date),
        (None, Err(error)) if in_numbers => Err(error.to_string()),
        (None, _) => Err("expected a date: 26 June 2015, June 2015, 2015-06-26 or other EDTF".to_owned()),
    }
}

/// Reads a whole text as a date; `None` where it says anything else.
pub fn spelled(value: &str) -> Option<Spelled> {
    if let Ok(time) = DateTime::parse_from_rfc2822(value) {
        return Some(Spelled::Day(time.date_naive()));
    }
    // "2015-06-26 10:00:00 +0200": what is left of RFC 3339 where a blank stands for its T.
    if let (Some(day), Some(time)) = (value.get(..10), value.get(10..))
        && let Ok(day) = NaiveDate::parse_from_str(day, "%Y-%m-%d")
        && time.trim_start_matches([' ', 'T']).starts_with(|c: char| c.is_ascii_digit())
    {
        return rest_is_time(time.trim_start_matches([' ', 'T']).split_whitespace()).then_some(Spelled::Day(day));
    }
    let mut words = value.split([' ', ',', '\t']).filter(|word| !word.is_empty()).peekable();
    words.next_if(|word| weekday(word));
    if let Some(numbers) = words.peek().and_then(|word| in_numbers(word)) {
        words.next();
        return rest_is_time(words).then_some(numbers);
    }
    let (mut day, mut month, mut year) = (None, None, None);
    while let Some(word) = words.next_if(|word| year.is_none() || day.is_none() && month.is_none() && !word.contains(':')) {
        let bare = word.trim_end_matches('.');
        if matches!(bare.to_ascii_lowercase().as_str(), "the" | "of") {
            continue;
        } else if let Some(named) = month_named(bare).filter(|_| month.is_none()) {
            month = Some(named);
        } else if let Some(number) = day_number(bare).filter(|_| day.is_none()) {
            day = Some(number);
        } else if let Some(number) = bare.parse().ok().filter(|_| bare.len() == 4 && year.is_none()) {
            year = Some(number);
        } else {
            return None;
        }
    }
    // "June 26 2015" and "2015 June 26" alike.
    if day.is_none() {
        day = words.next_if(|word| day_number(word).is_some()).and_then(day_number);
    }
    if !rest_is_time(words) {
        return None;
    }
    match (year?, month?, day) {
        (year, month, Some(day)) => NaiveDate::from_ymd_opt(year, month, day).map(Spelled::Day),
        (year, month, None) => Some(Spelled::Month(year, month)),
    }
}

/// `26/6/2015`, `26.06.15`, `6-26-2015`, `2015/06/26`
fn in_numbers(word: &str) -> Option<Spelled> {
    let mark = word.chars().find(|c| matches!(c, '/' | '.' | '-'))?;
    let mut parts = word.trim_end_matches('.').split(mark);
    let mut part = || parts.next().filter(|part| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    let (first, second, third) = (part()?, part()?, part()?);
    if parts.next().is_some() {
        return None;
    }
    let number = |part: &str| part.parse::<u32>().ok();
    let (a, b) = (number(first)?, number(second)?);
    if first.len() == 4 {
        return NaiveDate::from_ymd_opt(first.parse().ok()?, b, number(third)?).map(Spelled::Day);
    }
    let year = match (third.len(), third.parse::<i32>().ok()?) {
        (4, year) => year,
        (2, short) if short < 50 => 2000 + short,
        (2, short) => 1900 + short,
        _ => return None,
    };
    let day_first = NaiveDate::from_ymd_opt(year, b, a);
    let month_first = NaiveDate::from_ymd_opt(year, a, b).filter(|_| mark != '.');
    match (day_first, month_first) {
        (Some(one), Some(other)) if one != other => Some(Spelled::Either(one.min(other), one.max(other))),
        (one, other) => one.or(other).map(Spelled::Day),
    }
}

fn month_named(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    let word = word.to_ascii_lowercase();
    let named = |name: &str| word.len() >= 3 && name.starts_with(&word);
    MONTHS.iter().zip(1u32..).find(|(name, _)| named(name)).map(|(_, number)| number)
}

fn weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    word.len() >= 3 && DAYS.iter().any(|day| day.starts_with(&word))
}

fn day_number(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let plain = matches!(word[digits.len()..].to_ascii_lowercase().as_str(), "" | "st" | "nd" | "rd" | "th");
    digits.parse().ok().filter(|day| plain && digits.len() <= 2 && (1..=31).contains(day))
}

/// Whether nothing but a time of day follows: `at 10:00 am GMT`, `10:00:00+02:00`, `- 4pm`.
fn rest_is_time<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    let time = |word: &str| {
        let bare = word.replace('.', "");
        let marks = |c: char| c.is_ascii_digit() || matches!(c, ':' | '+' | '-' | 'Z' | '–' | '(' | ')');
        let zone = bare.len() <= 6 && bare.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '(' | ')'));
        let small = bare.to_ascii_lowercase();
        let half = small.ends_with("am") || small.ends_with("pm");
        small == "at" || zone || half && small[..small.len() - 2].chars().all(marks) || bare.chars().all(marks)
    };
    let mut words = words;
    words.all(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_can_be_typed_in_every_way_that_is_clear() {
        for (text, edtf) in [
            ("2015-06-26", "2015-06-26"),
            (" 26 June 2015 ", "2015-06-26"),
            ("Friday, June 26, 2015", "2015-06-26"),
            ("26/6/2015", "2015-06-26"),
            ("June 2015", "2015-06"),
            ("2015", "2015"),
            ("2015-06~", "2015-06~"),
            ("[2015-06-22..2015-06-28]", "[2015-06-22..2015-06-28]"),
            ("2014-12/..", "2014-12/.."),
        ] {
            assert_eq!(typed(text).map(|date| date.to_string()).as_deref(), Ok(edtf), "{text}");
        }
        for (text, told) in [
            ("soon", "expected a date: 26 June 2015"),
            ("", "expected a date"),
            ("../..", "expected"),
            ("31 June 2015", "expected a date"),
            ("2015-13", "month"),
            ("5/6/2015", "6 May 2015 or 5 June 2015? expected the month in words, or 2015-05-06"),
        ] {
            let said = typed(text).unwrap_err();
            assert!(said.contains(told), "{text}: {said}");
        }
    }
}
