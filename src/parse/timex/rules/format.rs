//! Dates as forms and files write them: `2015-06-26`, `26/6/15`, ISO weeks and ordinal days, `26JUN15`, an army's date-time group `061530Z JUL 15`,
//! `20150626T100000Z`, `3Q 2014`, `H1 2014`.

use super::{DAY_FIRST, EITHER_ORDER, Found, MONTH_FIRST, Tokens};
use crate::parse::timex::{
    feast,
    lexicon::{Term, term},
    meaning::{Clock, NthOf, Part, Year},
};

const YEARS: std::ops::RangeInclusive<i32> = 1800..=2199;

/// The month of three capital letters.
fn short_month(letters: &str) -> Option<u32> {
    let whole = letters.len() == 3 && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    match term(letters.as_bytes()) {
        (Term::Month, month) if whole => u32::try_from(month).ok(),
        _ => None,
    }
}

/// `15`, `2015`
fn year_of(digits: &str) -> Option<Year> {
    let number: i32 = digits.parse().ok()?;
    match digits.len() {
        2 => Some(Year::Short(number)),
        4 if YEARS.contains(&number) => Some(Year::Full(number)),
        _ => None,
    }
}

fn hour_and_minute(digits: &str) -> Option<Clock> {
    let (hour, minute): (u32, u32) = (digits.get(..2)?.parse().ok()?, digits.get(2..4)?.parse().ok()?);
    let second = match digits.get(4..6) {
        Some(second) => Some(second.parse::<u32>().ok().filter(|second| *second < 60)?),
        None => None,
    };
    (hour < 24 && minute < 60).then_some(Clock::At { hour, minute: Some(minute), second })
}

/// Splits off the digits that a word begins with.
fn digits(word: &str) -> (&str, &str) {
    word.split_at(word.bytes().take_while(u8::is_ascii_digit).count())
}

impl Tokens<'_> {
    /// Letters and digits in one piece.
    pub(super) fn mixed(&self, at: usize) -> Option<Found> {
        let word = self.word(at);
        if !word.is_ascii() {
            return None;
        }
        let (first, rest) = digits(word);
        let letters = &rest[..rest.bytes().take_while(u8::is_ascii_alphabetic).count()];
        let (last, tail) = digits(&rest[letters.len()..]);
        match (first.len(), letters) {
            // "26JUN15"
            (1 | 2, _) if tail.is_empty() && short_month(letters).is_some() => {
                let (month, day) = (short_month(letters)?, first.parse().ok().filter(|day| (1..=31).contains(day))?);
                let (end, year) = if last.is_empty() { (at + 1, Year::None) } else { (at + 1, year_of(last)?) };
                Some(Found::calendar(at, end, Part::Day { month, day }, year, "day-month"))
            }
            // "061530Z JUL 15", "061530ZJUL15"
            (6, _) if letters.starts_with(|c: char| c.is_ascii_uppercase()) && tail.is_empty() => {
                let day = first.get(..2)?.parse().ok().filter(|day| (1..=31).contains(day))?;
                let clock = hour_and_minute(&first[2..])?;
                let (end, month, year) = match (letters.len(), last.is_empty()) {
                    (1, true) => {
                        let month = self.month(at + 1)?;
                        let after = self.after_month(at + 1);
                        let (end, year) = self.year(after).or_else(|| self.short_year_after(after)).unwrap_or((at + 2, Year::None));
                        (end, month, year)
                    }
                    (4, true) => (at + 1, short_month(&letters[1..])?, Year::None),
                    (4, false) => (at + 1, short_month(&letters[1..])?, year_of(last)?),
                    _ => return None,
                };
                Some(Found::calendar(at, end, Part::Day { month, day }, year, "date-time-group").at(clock, end))
            }
            // "20150626T100000Z"
            (8, "T") if matches!(last.len(), 4 | 6) && matches!(tail, "" | "Z") => {
                let clock = hour_and_minute(last)?;
                Some(self.compact(at)?.at(clock, at + 1))
            }
            // "2015W26", "2015W265"
            (4, "W") if tail.is_empty() => self.iso_week(at, at + 1, first, last),
            // "2014Q3"
            (4, "Q") if last.len() == 1 && tail.is_empty() => {
                let quarter = last.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
                Some(Found::calendar(at, at + 1, Part::Quarter(quarter), year_of(first)?, "quarter"))
            }
            // "3Q", "3Q 2014", "3Q14", "1H 2015"
            (1, "Q" | "H") if tail.is_empty() => {
                let number: u32 = first.parse().ok()?;
                let part = match letters {
                    "Q" if (1..=4).contains(&number) => Part::Quarter(number),
                    "H" if (1..=2).contains(&number) => Part::Half(number),
                    _ => return None,
                };
                let (end, year) = if last.is_empty() { self.year_after(at + 1)? } else { (at + 1, year_of(last)?) };
                Some(Found::calendar(at, end, part, year, "quarter"))
            }
            _ => None,
        }
    }

    fn iso_week(&self, start: usize, end: usize, year: &str, week: &str) -> Option<Found> {
        let Year::Full(year) = year_of(year)? else { return None };
        let number: u32 = week.get(..2)?.parse().ok().filter(|week| (1..=53).contains(week))?;
        let weekday = match week.len() {
            2 => None,
            3 => Some(week[2..].parse::<u32>().ok().filter(|day| (1..=7).contains(day))?),
            _ => return None,
        };
        Some(Found::calendar(start, end, Part::IsoWeek { week: number, weekday }, Year::Full(year), "iso-week"))
    }

    /// The day of `20150626`.
    fn compact(&self, at: usize) -> Option<Found> {
        let word = self.word(at).get(..8)?;
        let part = |from: usize, to: usize| word.get(from..to)?.parse::<u32>().ok();
        let (month, day) = (part(4, 6)?, part(6, 8)?);
        let year = year_of(word.get(..4)?)?;
        ((1..=12).contains(&month) && (1..=31).contains(&day))
            .then(|| Found::calendar(at, at + 1, Part::Day { month, day }, year, "iso-date"))
    }

    /// `2015-W26`, `2015-W26-5`, `2015-177`, `2015.06.26`, and where a dateline stands `20150626`.
    pub(super) fn iso_format(&self, at: usize) -> Option<Found> {
        let first = self.all.get(at).filter(|token| token.term == Term::Digits && !token.grouped())?;
        if first.len() == 8 {
            let opens = first.new_line() || self.is_mark(at.wrapping_sub(1), b',') || self.is_mark(at.wrapping_sub(1), b'(');
            let closed = self.is_mark(at + 1, b'-') || self.is_mark(at + 1, b')') || self.is_mark(at + 1, b'/');
            return (opens && closed).then(|| self.compact(at)).flatten();
        }
        if first.len() != 4 || !self.glued(at + 1) || !self.glued(at + 2) {
            return None;
        }
        let day_after = |mark: u8, at: usize| self.is_mark(at, mark) && self.glued(at) && self.glued(at + 1);
        if self.is_mark(at + 1, b'.') {
            let (month, day) = (self.all.get(at + 2)?, self.all.get(at + 4)?);
            let digits = [month, day].iter().all(|token| token.term == Term::Digits && token.len() == 2 && !token.grouped());
            let fits = digits && day_after(b'.', at + 3) && (1..=12).contains(&month.value) && (1..=31).contains(&day.value);
            let part = Part::Day { month: month.value as u32, day: day.value as u32 };
            return fits.then(|| Found::calendar(at, at + 5, part, Year::Full(first.value), "iso-date"));
        }
        if !self.is_mark(at + 1, b'-') || self.word(at + 1) != "-" {
            return None;
        }
        if self.word(at + 2) == "W" && self.glued(at + 3) && self.all.get(at + 3)?.len() == 2 {
            let long = day_after(b'-', at + 4) && self.all.get(at + 5).is_some_and(|day| day.len() == 1 && day.term == Term::Digits);
            let week = format!("{}{}", self.word(at + 3), if long { self.word(at + 5) } else { "" });
            return self.iso_week(at, if long { at + 6 } else { at + 4 }, self.word(at), &week);
        }
        // The ordinal day of a year; "case 2015-177" is none.
        let day = self.all.get(at + 2).filter(|token| token.term == Term::Digits && token.len() == 3 && !token.grouped())?;
        let led = matches!(self.before(at), Term::On | Term::Since | Term::Until | Term::From | Term::By);
        let part = Part::Nth { nth: day.value, of: NthOf::Day, month: 1 };
        (led && (1..=366).contains(&day.value)).then(|| Found::calendar(at, at + 3, part, Year::Full(first.value), "iso-ordinal"))
    }

    /// `2015-06-26`, `6/26/15`, `26.6.2015`, `26/6/15`. Where day and month cannot be told apart the month comes first, until
    /// the rest of the text tells better ([`settle_orders`]).
    pub(super) fn numeric(&self, at: usize) -> Option<Found> {
        let first = self.all.get(at).filter(|token| !token.grouped())?;
        let mark =
            ["-", "/", "."].into_iter().find(|mark| self.is_mark(at + 1, mark.as_bytes()[0]) && self.word(at + 1) == *mark)?.as_bytes()[0];
        if !self.glued(at + 1) || !self.glued(at + 2) {
            return None;
        }
        let middle =
            self.all.get(at + 2).filter(|token| token.term == Term::Digits && !token.grouped() && matches!(token.len(), 1 | 2 | 4))?;
        let third = self.is_mark(at + 3, mark) && self.glued(at + 3) && self.glued(at + 4);
        let (a, b) = (first.value, middle.value);
        if middle.len() == 4 && (first.len() == 4 || third) {
            return None;
        }
        if first.len() == 4 && (1000..=2199).contains(&a) && (mark == b'-' || mark == b'/') {
            if third && (1..=12).contains(&b) {
                let last = self.all.get(at + 4).filter(|token| matches!(token.term, Term::Digits | Term::Mixed))?;
                let digits = self.word(at + 4).bytes().take_while(u8::is_ascii_digit).count();
                let day: u32 = self.word(at + 4).get(..digits)?.parse().ok()?;
                if digits == 2 && (1..=31).contains(&day) {
                    let part = Part::Day { month: b as u32, day };
                    let found = Found::calendar(at, at + 5, part, Year::Full(a), "iso-date");
                    return Some(if last.term == Term::Mixed { self.with_iso_time(found, digits) } else { self.with_time(found) });
                }
            }
            // "2004-06" in prose is 2004 to 2006; "2015-06" can only be June.
            let month = middle.len() == 2 && (1..=12).contains(&b) && !third && b <= a % 100 && mark == b'-';
            return month.then(|| Found::calendar(at, at + 3, Part::Month(b as u32), Year::Full(a), "iso-date"));
        }
        if first.len() > 2 {
            return None;
        }
        if !third {
            // "06/2015"
            let year = self.all.get(at + 2).filter(|year| year.len() == 4);
            if let Some(year) =
                year.filter(|year| mark == b'/' && first.len() == 2 && (1..=12).contains(&a) && (1800..=2199).contains(&year.value))
            {
                return Some(Found::calendar(at, at + 3, Part::Month(a as u32), Year::Full(year.value), "month-year"));
            }
            // 7/7 has, where London or the attack is named.
            let words = ["attack", "attacks", "bombing", "bombings", "bomber", "bombers", "london"];
            if mark == b'/'
                && a == 7
                && b == 7
                && (self.is_one_of(at + 3, &words) || self.is_one_of(at.wrapping_sub(1), &words) || self.is(at.wrapping_sub(2), "london"))
            {
                return Some(Found::calendar(at, at + 3, Part::Feast(feast::named("7/7")?), Year::None, "named-day"));
            }
            // 9/11 has become a name.
            let named = feast::named("9/11").filter(|_| mark == b'/' && a == 9 && b == 11)?;
            return Some(Found::calendar(at, at + 3, Part::Feast(named), Year::None, "named-day"));
        }
        let last = self.all.get(at + 4).filter(|token| token.term == Term::Digits && !token.grouped() && matches!(token.len(), 2 | 4))?;
        let year = if last.len() == 4 { Year::Full(last.value) } else { Year::Short(last.value) };
        if last.len() == 4 && !(1000..=2199).contains(&last.value) || mark == b'.' && last.len() == 2 && a > 31 {
            return None;
        }
        let (month, day, rule) = match (a, b) {
            (1..=12, 1..=12) if mark == b'/' || mark == b'-' => (a, b, if a == b { "numeric-date" } else { EITHER_ORDER }),
            (1..=31, 1..=12) => (b, a, DAY_FIRST),
            (1..=12, 13..=31) => (a, b, MONTH_FIRST),
            _ => return None,
        };
        Some(Found::calendar(at, at + 5, Part::Day { month: month as u32, day: day as u32 }, year, rule))
    }
}
