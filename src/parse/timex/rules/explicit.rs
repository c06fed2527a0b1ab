//! Dates that name their place on the calendar: days, months, years, seasons, quarters, decades, centuries, feasts.

use super::{Found, Tokens};
use crate::parse::timex::{
    feast,
    lexicon::Term,
    meaning::{Grain, Meaning, Part, Toward, Year},
};

impl Tokens<'_> {
    pub(super) fn explicit(&self, at: usize) -> Option<Found> {
        if self.in_a_name(at) {
            return None;
        }
        match self.term(at) {
            Term::Month => self.month_first(at),
            Term::Weekday => self.weekday(at),
            Term::Digits => self.numeric(at).or_else(|| self.day_first(at)).or_else(|| self.quarter(at)).or_else(|| self.bare_year(at)),
            Term::OrdinalDigits | Term::Ordinal => self.day_first(at).or_else(|| self.quarter(at)).or_else(|| self.century(at)),
            Term::DecadeDigits | Term::Decades => self.decade(at),
            Term::Season => self.season(at),
            Term::Fiscal | Term::Financial => self.fiscal(at),
            Term::Number => self.year_in_words(at).map(|(end, year)| Found::calendar(at, end, Part::Year, Year::Full(year), "year")),
            Term::Feast => self.feast(at),
            Term::Mark => self.short_year_or_decade(at),
            Term::Other if self.is_one_of(at, &["Q"]) => self.quarter(at),
            _ => self.feast(at),
        }
    }

    /// `room 1990`, `Boeing 747`, `$ 1998`, `No. 12`: numbers that name a thing.
    fn in_a_name(&self, at: usize) -> bool {
        if !matches!(self.term(at), Term::Digits | Term::OrdinalDigits) {
            return false;
        }
        match self.before(at) {
            Term::Room | Term::Currency => true,
            Term::Mark => {
                let mark = self.value(at - 1);
                let tight = self.glued(at);
                "$#*+=/<.".bytes().any(|other| i32::from(other) == mark) && tight
                    || mark == i32::from(b'-')
                        && tight
                        && at >= 2
                        && self.glued(at - 1)
                        && self.term(at - 2) == Term::Digits
                        && self.all[at - 2].len() == 3
                        && !self.ancient
                    || mark == i32::from(b'.') && self.is(at.saturating_sub(2), "no")
                    || mark == i32::from(b'-')
                        && tight
                        && at >= 2
                        && self.glued(at - 1)
                        && self.term(at - 2) == Term::Other
                        && self.capital(at - 2)
            }
            _ => false,
        }
    }

    /// A month's name that is one: `may` and `march` are words too, and `June` and `April` are people.
    fn month(&self, at: usize) -> Option<u32> {
        let token = self.all.get(at).filter(|token| token.term == Term::Month)?;
        let name = self.word(at);
        let full = name.len() > 4 || matches!(token.value, 5..=7);
        let doubtful = matches!(token.value, 3 | 5) || !full;
        if !token.capital() && doubtful {
            return None;
        }
        Some(token.value as u32)
    }

    /// The position after a month's name and, where it is cut short, its full stop.
    fn after_month(&self, at: usize) -> usize {
        let name = self.word(at);
        if name.len() <= 4 && self.is_mark(at + 1, b'.') && self.glued(at + 1) { at + 2 } else { at + 1 }
    }

    /// The day of a month: `5`, `5th`, `fifth`, `twenty-first`.
    fn day_number(&self, at: usize) -> Option<(usize, u32)> {
        let token = self.all.get(at)?;
        let (end, day) = match token.term {
            Term::Digits if token.len() <= 2 && !token.grouped() => (at + 1, token.value),
            Term::OrdinalDigits => (at + 1, token.value),
            Term::Ordinal => (at + 1, token.value),
            Term::Number if matches!(token.value, 20 | 30) => {
                let next = if self.is_mark(at + 1, b'-') { at + 2 } else { at + 1 };
                if self.term(next) != Term::Ordinal || self.value(next) > 9 {
                    return None;
                }
                (next + 1, token.value + self.value(next))
            }
            _ => return None,
        };
        let clock =
            self.is_mark(end, b':') && self.glued(end) && self.glued(end + 1) || self.is_mark(end, b'%') || self.term(end) == Term::AmPm;
        ((1..=31).contains(&day) && !clock).then_some((end, day as u32))
    }

    /// A year that can be nothing else where a date stands before it: four digits, `’98`, `300 BC`.
    pub(super) fn year(&self, at: usize) -> Option<(usize, Year)> {
        if let Some(found) = self.era_year(at) {
            return Some(found);
        }
        let token = self.all.get(at)?;
        match token.term {
            Term::Digits if token.len() == 4 && !token.grouped() && (1000..=2199).contains(&token.value) => {
                let counted = self.term(at + 1) == Term::People
                    || self.term(at + 1) == Term::Unit && !self.is(at + 1, "quarter")
                    || self.is_mark(at + 1, b'%')
                    || self.is_mark(at + 1, b':') && self.glued(at + 1) && self.glued(at + 2);
                (!counted).then_some((at + 1, Year::Full(token.value)))
            }
            Term::Mark if token.is_mark(b'\'') && self.glued(at + 1) => {
                let digits = self.all.get(at + 1)?;
                (digits.term == Term::Digits && digits.len() == 2).then_some((at + 2, Year::Short(digits.value)))
            }
            Term::Number => self.year_in_words(at).map(|(end, year)| (end, Year::Full(year))),
            _ => None,
        }
    }

    /// `300 BC`, `AD 79`, `79 AD`.
    fn era_year(&self, at: usize) -> Option<(usize, Year)> {
        if self.term(at) == Term::Ad && self.all[at].upper() {
            let token = self.all.get(at + 1).filter(|token| token.term == Term::Digits && !token.grouped())?;
            return Some((at + 2, Year::Full(token.value)));
        }
        let token = self.all.get(at).filter(|token| token.term == Term::Digits && token.len() <= 5)?;
        let era = self.all.get(at + 1).filter(|era| era.upper())?;
        match era.term {
            Term::Bc => Some((at + 2, Year::Full(1 - token.value))),
            Term::Ad => Some((at + 2, Year::Full(token.value))),
            _ => None,
        }
    }

    /// `nineteen ninety-six`, `two thousand five`.
    pub(super) fn year_in_words(&self, at: usize) -> Option<(usize, i32)> {
        if self.term(at) != Term::Number {
            return None;
        }
        let head = self.value(at);
        if head == 2 && self.term(at + 1) == Term::Hundred && self.value(at + 1) == 1000 {
            let next = self.skip_term(at + 2, Term::And);
            if self.term(next) == Term::Number && !matches!(self.term(next + 1), Term::People | Term::Hundred) && self.value(next) < 20 {
                return (self.term(next + 1) != Term::Unit).then_some((next + 1, 2000 + self.value(next)));
            }
            let year =
                self.term(at.wrapping_sub(1)) == Term::Unit || matches!(self.before(at), Term::In | Term::Of | Term::By | Term::Since);
            return (year && !matches!(self.term(at + 2), Term::People | Term::Other)).then_some((at + 2, 2000));
        }
        if !(16..=20).contains(&head) {
            return None;
        }
        let next = if self.is_mark(at + 1, b'-') { at + 2 } else { at + 1 };
        if self.term(next) != Term::Number || self.value(next) < 10 {
            return None;
        }
        let tens = self.value(next);
        let (end, ones) = match if self.is_mark(next + 1, b'-') { next + 2 } else { next + 1 } {
            ones if tens >= 20 && self.term(ones) == Term::Number && (1..10).contains(&self.value(ones)) => (ones + 1, self.value(ones)),
            _ => (next + 1, 0),
        };
        (!matches!(self.term(end), Term::Unit | Term::People | Term::Hundred)).then_some((end, head * 100 + tens + ones))
    }

    /// `, 2015`, `of 2015`, `last year`, `of that year` after a month or a day.
    fn year_after(&self, at: usize) -> Option<(usize, Year)> {
        let next = self.skip(at, b',');
        let next = self.skip_term(next, Term::Of);
        if let Some(found) = self.year(next) {
            return Some(found);
        }
        if next != at && self.is_mark(at, b',') {
            return None;
        }
        let same = match self.term(next) {
            Term::The if self.term(next + 1) == Term::Same => next + 1,
            Term::The if matches!(self.term(next + 1), Term::Following | Term::Next | Term::Previous) => next + 1,
            _ => next,
        };
        let toward = match self.term(same) {
            Term::Last => Toward::Last,
            Term::This => Toward::This,
            Term::Next if same != next => Toward::Following,
            Term::Next => Toward::Next,
            Term::That | Term::Same => Toward::Same,
            Term::Following => Toward::Following,
            Term::Previous => Toward::Previous,
            _ => return None,
        };
        (self.term(same + 1) == Term::Unit && self.is(same + 1, "year")).then_some((same + 2, Year::Toward(toward)))
    }

    fn month_first(&self, at: usize) -> Option<Found> {
        let month = self.month(at)?;
        let next = self.after_month(at);
        let the = self.term(next) == Term::The && (self.term(next + 1) == Term::OrdinalDigits || !self.capital(next + 1));
        if let Some((end, day)) = self.day_number(next + usize::from(the))
            && !(self.is_mark(end, b'-') && self.glued(end) && self.term(end + 1) == Term::Unit)
        {
            let (end, year) = self.year_after(end).unwrap_or((end, Year::None));
            return Some(Found::calendar(at, end, Part::Day { month, day }, year, "month-day"));
        }
        if let Some((end, year)) = self.year_after(next) {
            return Some(Found::calendar(at, end, Part::Month(month), year, "month-year"));
        }
        self.bare_month(at, month).then(|| Found::calendar(at, at + 1, Part::Month(month), Year::None, "month"))
    }

    fn bare_month(&self, at: usize, month: u32) -> bool {
        let token = self.all[at];
        let name = self.word(at);
        let led = self.led(at)
            || self.is_mark(at.wrapping_sub(1), b'-') && matches!(self.before(at - 1), Term::Mid | Term::Late | Term::Early | Term::Month);
        let full = name.len() > 4 || matches!(month, 5..=7);
        let next_is_name = self.term(at + 1) == Term::Other && self.capital(at + 1) && !token.upper() && !self.all[at + 1].new_line();
        if !full && (!led || next_is_name) {
            return false;
        }
        match month {
            5 if token.upper() && name.len() > 1 && self.all.get(at + 1).is_some_and(|next| next.upper() && next.is_word()) => led,
            // "the March on Washington"; "March on!"
            3 => {
                let named = self.before(at) == Term::Other && self.capital(at.wrapping_sub(1)) && !token.upper() && !token.new_line();
                led || !named && !matches!(self.term(at + 1), Term::On | Term::For | Term::To | Term::Of | Term::Through | Term::Into)
            }
            5 => {
                led && !matches!(self.before(at), Term::And | Term::To | Term::For) || matches!(self.before(at), Term::The) && !next_is_name
            }
            4 | 6 | 8 => {
                let surname = self.before(at) == Term::Other && self.capital(at.wrapping_sub(1)) && !token.upper();
                led || !(next_is_name || surname)
            }
            _ => true,
        }
    }

    fn weekday_name(&self, at: usize) -> Option<u32> {
        let token = self.all.get(at).filter(|token| token.term == Term::Weekday)?;
        let name = self.word(at);
        let full = name.len() > 5;
        if !full {
            if !token.capital() {
                return None;
            }
            // "Sun", "Sat", "Mon": only beside a date, a full stop or a time of day.
            let next = if self.is_mark(at + 1, b'.') || self.is_mark(at + 1, b',') { at + 2 } else { at + 1 };
            if !matches!(self.term(next), Term::Month | Term::Digits | Term::DayPart | Term::OrdinalDigits) {
                return None;
            }
        }
        // "Sunday Times", "Bloody Sunday": names of papers and of days of history.
        let paper = matches!(self.term(at + 1), Term::Paper | Term::Times) && self.capital(at + 1);
        let named =
            self.capital(at.wrapping_sub(1)) && self.is_one_of(at.wrapping_sub(1), &["bloody", "black", "super", "casual", "fat", "ruby"]);
        if (paper || named) && !token.upper() {
            return None;
        }
        Some(token.value as u32)
    }

    fn weekday(&self, at: usize) -> Option<Found> {
        let weekday = self.weekday_name(at)?;
        let next = if self.word(at).len() <= 5 { self.skip(at + 1, b'.') } else { at + 1 };
        let dated = self.skip(next, b',');
        let dated = self.skip_term(dated, Term::The);
        let found = match self.term(dated) {
            Term::Month => {
                self.month_first(dated).filter(|found| matches!(found.meaning, Meaning::Calendar { part: Part::Day { .. }, .. }))
            }
            Term::Digits | Term::OrdinalDigits => self.numeric(dated).or_else(|| self.day_first(dated)),
            _ => None,
        };
        if let Some(found) = found
            && self.range_first(found.start).is_none()
        {
            return Some(found.from(at));
        }
        let found = Found::calendar(at, at + 1, Part::Weekday(weekday), Year::None, "weekday");
        Some(self.with_day_part(found))
    }

    /// `26 June 2015`, `26th of June`; of `3 to 7 May` the 3.
    fn day_first(&self, at: usize) -> Option<Found> {
        let (next, day) = self.day_number(at)?;
        let named = self.skip_term(next, Term::Of);
        let hyphenated = self.hyphen(named);
        let named = if hyphenated { named + 1 } else { named };
        // Small letters do where a year follows: "20 may 88".
        let small = || {
            (self.term(named) == Term::Month)
                .then(|| self.value(named) as u32)
                .filter(|_| self.short_year_after(named + 1).is_some() || self.year(named + 1).is_some())
        };
        if let Some(month) = self.month(named).or_else(small) {
            let after = self.after_month(named);
            let (end, year) = self.year_after(after).unwrap_or((named + 1, Year::None));
            // "26-Jun-15", "3 JAN 90"
            let (end, year) = match year {
                Year::None if self.hyphen(after) == hyphenated => self.short_year_after(after).unwrap_or((end, year)),
                _ => (end, year),
            };
            return Some(Found::calendar(at, end, Part::Day { month, day }, year, "day-month"));
        }
        self.range_first(at)
    }

    fn short_year_after(&self, at: usize) -> Option<(usize, Year)> {
        let at = if self.hyphen(at) { at + 1 } else { at };
        let token = self.all.get(at).filter(|token| token.term == Term::Digits && token.len() == 2 && !token.grouped())?;
        let closed = !matches!(self.term(at + 1), Term::Unit | Term::People | Term::AmPm | Term::Other) || self.is_mark(at + 1, b'-');
        (closed && !self.is_mark(at + 1, b':')).then_some((at + 1, Year::Short(token.value)))
    }

    /// The `3` of `3 to 7 May`, `3-7 May`, `3 and 7 May`.
    fn range_first(&self, at: usize) -> Option<Found> {
        let (next, day) = self.day_number(at)?;
        let joined = self.is_mark(next, b'-') || matches!(self.term(next), Term::To | Term::And | Term::Or | Term::Until | Term::Through);
        if !joined {
            return None;
        }
        let (after, _) = self.day_number(next + 1)?;
        let named = self.skip_term(after, Term::Of);
        let month = self.month(named)?;
        let (_, year) = self.year_after(self.after_month(named)).unwrap_or((named, Year::None));
        Some(Found::calendar(at, next, Part::Day { month, day }, year, "day-of-range"))
    }

    /// The `7` of `May 3-7`, of `May 3 and 7`: a day of the month that the expression before it named.
    pub fn range_second(&self, found: &Found) -> Option<Found> {
        let Meaning::Calendar { part: Part::Day { month, .. }, year, .. } = found.meaning else { return None };
        let joint = found.end;
        let tight = self.is_mark(joint, b'-');
        if !tight && !matches!(self.term(joint), Term::To | Term::And | Term::Or | Term::Through) {
            return None;
        }
        let (end, day) = self.day_number(joint + 1)?;
        let free = match self.term(end) {
            Term::Unit | Term::People | Term::Month | Term::Digits => false,
            Term::Other => tight,
            Term::Mark => !self.is_mark(end, b'-') && !self.is_mark(end, b'/'),
            _ => true,
        };
        if !free || self.month(self.skip_term(end, Term::Of)).is_some() {
            return None;
        }
        let (end, year) = self.year_after(end).unwrap_or((end, year));
        Some(Found::calendar(joint + 1, end, Part::Day { month, day }, year, "day-of-range"))
    }

    /// `the 26th`, with no month.
    pub(super) fn the_day(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.day_first(at) {
            return Some(found);
        }
        if let Some(found) = self.quarter(at).or_else(|| self.century(at)) {
            return Some(found);
        }
        let led = matches!(self.before(at.wrapping_sub(1)), Term::On | Term::By | Term::Until | Term::Since);
        let (end, day) = self.day_number(at)?;
        let alone = match self.term(end) {
            Term::Mark => !self.is_mark(end, b'-') && !self.is_mark(end, b','),
            Term::Break => true,
            term => matches!(term, Term::At | Term::Was | Term::Is),
        };
        (self.term(at) == Term::OrdinalDigits && led && alone)
            .then(|| Found::calendar(at, end, Part::DayOfMonth(day), Year::None, "day-of-month"))
    }

    /// `2015-06-26`, `6/26/15`, `26.6.2015`, `26/6/15`. Where day and month cannot be told apart the month comes first.
    fn numeric(&self, at: usize) -> Option<Found> {
        let first = self.all.get(at).filter(|token| !token.grouped())?;
        let mark =
            ["-", "/", "."].into_iter().find(|mark| self.is_mark(at + 1, mark.as_bytes()[0]) && self.word(at + 1) == *mark)?.as_bytes()[0];
        if !self.glued(at + 1) || !self.glued(at + 2) {
            return None;
        }
        let middle = self.all.get(at + 2).filter(|token| token.term == Term::Digits && !token.grouped() && token.len() <= 2)?;
        let third = self.is_mark(at + 3, mark) && self.glued(at + 3) && self.glued(at + 4);
        let (a, b) = (first.value, middle.value);
        if first.len() == 4 && (1000..=2199).contains(&a) && (mark == b'-' || mark == b'/') {
            if third && (1..=12).contains(&b) {
                let last = self.all.get(at + 4).filter(|token| matches!(token.term, Term::Digits | Term::Mixed))?;
                let digits = self.word(at + 4).bytes().take_while(u8::is_ascii_digit).count();
                let day: u32 = self.word(at + 4).get(..digits)?.parse().ok()?;
                if digits == 2 && (1..=31).contains(&day) {
                    let part = Part::Day { month: b as u32, day };
                    let found = Found::calendar(at, at + 5, part, Year::Full(a), "iso-date");
                    return Some(if last.term == Term::Mixed { self.with_iso_time(found, digits) } else { found });
                }
            }
            let month = middle.len() == 2 && (1..=12).contains(&b) && !third && a + 1 != a / 100 * 100 + b && mark == b'-';
            return month.then(|| Found::calendar(at, at + 3, Part::Month(b as u32), Year::Full(a), "iso-date"));
        }
        if first.len() > 2 {
            return None;
        }
        if !third {
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
            (1..=12, 1..=12) if mark == b'/' || mark == b'-' => (a, b, if a == b { "numeric-date" } else { "numeric-date-month-first" }),
            (1..=31, 1..=12) => (b, a, "numeric-date"),
            (1..=12, 13..=31) => (a, b, "numeric-date"),
            _ => return None,
        };
        Some(Found::calendar(at, at + 5, Part::Day { month: month as u32, day: day as u32 }, year, rule))
    }

    /// A number that is a year by where it stands.
    fn bare_year(&self, at: usize) -> Option<Found> {
        if let Some((end, year)) = self.era_year(at) {
            return Some(Found::calendar(at, end, Part::Year, year, "year-of-era"));
        }
        if let Some(found) = self.year_quarter(at) {
            return Some(found);
        }
        let token = self.all[at];
        let before = self.before(at);
        if token.grouped() || matches!(self.term(at + 1), Term::People | Term::AmPm | Term::Zone) {
            return None;
        }
        // "499-493 BC": the first takes the era of the second.
        if self.is_mark(at + 1, b'-')
            && let Some((_, Year::Full(year @ ..=0))) = self.era_year(at + 2)
        {
            let first = 1 - token.value;
            return (first <= year).then(|| Found::calendar(at, at + 1, Part::Year, Year::Full(first), "year-of-era"));
        }
        if self.ancient && matches!(token.len(), 3) && self.led_to_year(at) && !matches!(self.term(at + 1), Term::Unit | Term::Other) {
            return Some(Found::calendar(at, at + 1, Part::Year, Year::Era(token.value), "year-of-era"));
        }
        // "1987-88": the second of two years.
        if token.len() == 2 && before == Term::Mark && self.is_mark(at - 1, b'-') && self.glued(at) && self.glued(at - 1) && at >= 2 {
            let first = self.all[at - 2];
            let century = first.value / 100 * 100;
            let year = century + token.value;
            let years = first.term == Term::Digits && first.len() == 4 && (1500..2100).contains(&first.value) && year > first.value;
            return (years && !self.glued(at + 1)).then(|| Found::calendar(at, at + 1, Part::Year, Year::Full(year), "year-of-range"));
        }
        if token.len() != 4 || !(1000..=2100).contains(&token.value) {
            return None;
        }
        // Years long past need a word that leads to them; so do round numbers.
        let sure = self.led_to_year(at) || matches!(self.term(at - usize::from(at > 0)), Term::Month);
        let plain = (1600..=2060).contains(&token.value);
        let (next, next_glued) = (self.term(at + 1), self.glued(at + 1));
        if next_glued
            && (self.is_mark(at + 1, b'%')
                || self.is_mark(at + 1, b':') && self.glued(at + 2)
                || self.is_mark(at + 1, b'/')
                || self.is_mark(at + 1, b'@'))
        {
            return None;
        }
        if matches!(next, Term::Unit | Term::Hundred) && !self.is_mark(at + 1, b'-') {
            return None;
        }
        let counted = next == Term::Other
            && !self.capital(at + 1)
            && self.word(at + 1).ends_with('s')
            && !sure
            && !self.is_one_of(at + 1, &["was", "is"]);
        if counted && matches!(before, Term::About | Term::Nearly | Term::Than | Term::Least | Term::Over | Term::Up | Term::Some) {
            return None;
        }
        (sure || plain && !(token.value % 100 == 0 && counted))
            .then(|| Found::calendar(at, at + 1, Part::Year, Year::Full(token.value), "year"))
    }

    /// `1988 second quarter`, `1988 quarter`, `1988 period`.
    pub(super) fn year_quarter(&self, at: usize) -> Option<Found> {
        let (next, year) = self.year(at)?;
        if self.is(next, "quarter") {
            return Some(Found::calendar(at, next + 1, Part::Quarter(0), year, "year-quarter"));
        }
        let found = self.quarter(next)?;
        match found.meaning {
            Meaning::Calendar { part: part @ Part::Quarter(_), year: Year::None, .. } => {
                Some(Found::calendar(at, found.end, part, year, "year-quarter"))
            }
            _ => None,
        }
    }

    fn led_to_year(&self, at: usize) -> bool {
        match self.before(at) {
            Term::Mark => {
                self.is_mark(at - 1, b'(')
                    || self.is_mark(at - 1, b'-') && matches!(self.before(at - 1), Term::Mid | Term::Late | Term::Early)
            }
            Term::Unit => self.is(at - 1, "year") || self.is(at - 1, "years"),
            Term::Over | Term::For | Term::About => false,
            _ => self.led(at),
        }
    }

    /// `’98`, `the ’90s`.
    fn short_year_or_decade(&self, at: usize) -> Option<Found> {
        if !self.is_mark(at, b'\'') || !self.glued(at + 1) || self.glued(at) && self.before(at) != Term::Mark {
            return None;
        }
        if self.term(at + 1) == Term::DecadeDigits {
            return self.decade(at + 1).map(|found| found.from(at));
        }
        let sure = self.led_to_year(at) || self.before(at) == Term::Season;
        let (end, year) = self.year(at).filter(|_| sure && !self.is_mark(at + 2, b'\''))?;
        Some(Found::calendar(at, end, Part::Year, year, "year"))
    }

    fn decade(&self, at: usize) -> Option<Found> {
        let token = self.all[at];
        let led = matches!(self.before(at), Term::The | Term::Mid | Term::Early | Term::Late | Term::In)
            || self.is_mark(at.wrapping_sub(1), b'-')
            || self.is_mark(at.wrapping_sub(1), b'\'');
        if token.term == Term::Decades {
            // "in his thirties" is an age.
            let decade = matches!(self.before(at), Term::The)
                || matches!(self.before(at), Term::Early | Term::Late | Term::Mid) && self.before(at - 1) == Term::The;
            return decade.then(|| Found::calendar(at, at + 1, Part::Decade(1900 + token.value), Year::Short(token.value), "decade"));
        }
        let bc = self.term(at + 1) == Term::Bc;
        if self.word(at).len() == 3 && !bc {
            return led.then(|| Found::calendar(at, at + 1, Part::Decade(1900 + token.value), Year::Short(token.value), "decade"));
        }
        let first = if bc { -token.value } else { token.value };
        let century = !bc && token.value % 100 == 0 && token.value < 1900;
        let part = if century { Part::Century(token.value / 100) } else { Part::Decade(first) };
        Some(Found::calendar(at, at + 1 + usize::from(bc), part, Year::None, "decade"))
    }

    /// `18th century`, `the fifth century BC`.
    fn century(&self, at: usize) -> Option<Found> {
        let (next, number) = match self.term(at) {
            Term::OrdinalDigits | Term::Ordinal => (at + 1, self.value(at)),
            _ => return None,
        };
        let unit = self.skip(next, b'-');
        if !self.is(unit, "century") {
            return None;
        }
        let end = unit + 1;
        let (end, century) = match self.term(end) {
            Term::Bc => (end + 1, -number),
            Term::Ad => (end + 1, number - 1),
            _ => (end, number - 1),
        };
        Some(Found::calendar(at, end, Part::Century(century), Year::None, "century"))
    }

    /// `third quarter`, `third-quarter 1998`, `Q3`, `first half of 2016`, also with `fiscal`.
    pub(super) fn quarter(&self, at: usize) -> Option<Found> {
        if self.is(at, "Q") && self.glued(at + 1) && (1..=4).contains(&self.value(at + 1)) && self.term(at + 1) == Term::Digits {
            let (end, year) = self.year_after(at + 2).unwrap_or((at + 2, Year::None));
            return Some(Found::calendar(at, end, Part::Quarter(self.value(at + 1) as u32), year, "quarter"));
        }
        let number = match self.term(at) {
            Term::Ordinal | Term::OrdinalDigits => self.value(at),
            // "the last quarter of 2014"
            Term::Last | Term::Final
                if self.is(at + 1, "quarter") && self.term(at + 2) == Term::Of && self.period_year(at + 2).is_some() =>
            {
                4
            }
            _ => return None,
        };
        let next = self.skip(at + 1, b'-');
        let next = self.skip_term(next, Term::Fiscal);
        if self.is(next, "quarter") && (1..=4).contains(&number) {
            let (end, year) = self.period_year(next + 1).unwrap_or((next + 1, Year::None));
            return Some(Found::calendar(at, end, Part::Quarter(number as u32), year, "quarter"));
        }
        if self.term(next) == Term::Half && (1..=2).contains(&number) {
            let led = matches!(self.before(at), Term::The | Term::Fiscal) || self.is_mark(at + 1, b'-');
            let year = self.period_year(next + 1);
            let (end, year) = match year {
                Some(found) => found,
                None if led
                    && matches!(self.before(at.wrapping_sub(1)), Term::In | Term::For | Term::During)
                    && self.term(next + 1) != Term::Of =>
                {
                    (next + 1, Year::None)
                }
                None => return None,
            };
            return Some(Found::calendar(at, end, Part::Half(number as u32), year, "half-year"));
        }
        None
    }

    /// `of fiscal 1998`, `1998`, `of this year`, `last year` after a quarter or a half.
    fn period_year(&self, at: usize) -> Option<(usize, Year)> {
        let next = self.skip_term(at, Term::Of);
        let next = self.skip_term(next, Term::Fiscal);
        if self.term(next) == Term::The && self.is(next + 1, "year") && next > at {
            return Some((next + 2, Year::None));
        }
        self.year(next).or_else(|| self.year_after(next))
    }

    /// `fiscal 1998`, `fiscal year 1998`, `the fiscal first quarter`.
    fn fiscal(&self, at: usize) -> Option<Found> {
        let next = self.skip(at + 1, b'-');
        if let Some(found) = self.quarter(next) {
            return Some(found.from(at));
        }
        let next = if self.is(at + 1, "year") { at + 2 } else { at + 1 };
        if let Some((end, year)) = self.year(next) {
            return Some(Found::calendar(at, end, Part::Year, year, "fiscal-year"));
        }
        None
    }

    fn season(&self, at: usize) -> Option<Found> {
        let season = self.value(at) as u32;
        let name = self.word(at);
        let after = self.skip(at + 1, b',');
        let after = self.skip_term(after, Term::Of);
        if let Some((end, year)) = self.year(after).or_else(|| self.year_after(at + 1)) {
            // "winter of 1994-95" names one winter.
            let end =
                if self.is_mark(end, b'-') && self.term(end + 1) == Term::Digits && self.all[end + 1].len() == 2 && self.glued(end + 1) {
                    end + 2
                } else {
                    end
                };
            return Some(Found::calendar(at, end, Part::Season(season), year, "season-year"));
        }
        let the = self.before(at) == Term::The;
        let led = matches!(
            self.before(at),
            Term::In
                | Term::By
                | Term::During
                | Term::Since
                | Term::Until
                | Term::Through
                | Term::Throughout
                | Term::Each
                | Term::This
                | Term::Last
                | Term::Next
                | Term::Early
                | Term::Late
                | Term::Mid
                | Term::Of
        ) || self.is_mark(at.wrapping_sub(1), b'-');
        let named = self.capital(at) && !self.all[at].upper() && at > 0 && self.before(at) != Term::Break && !the && !led;
        let falls = name.eq_ignore_ascii_case("fall")
            && (!led && !the
                || self.term(at + 1) == Term::Of
                || the && !matches!(self.before(at - 1), Term::In | Term::By | Term::During | Term::Since));
        let sprung = name.eq_ignore_ascii_case("spring") && !led && !the;
        if named
            || falls
            || sprung
            || !(led || the)
            || the
                && !matches!(
                    self.before(at - 1),
                    Term::In | Term::By | Term::During | Term::Of | Term::Over | Term::For | Term::Since | Term::Until | Term::Throughout
                )
        {
            return None;
        }
        if self.term(at + 1) == Term::Other && self.is_one_of(at + 1, &["olympics", "games", "house", "palace"]) {
            return None;
        }
        Some(Found::calendar(at, at + 1, Part::Season(season), Year::None, "season"))
    }

    fn feast(&self, at: usize) -> Option<Found> {
        let (end, feast) = feast::at(self.text, self.all, at)?;
        if let Some((end, year)) = self.year_after(end) {
            return Some(Found::calendar(at, end, Part::Feast(feast), year, "feast"));
        }
        Some(Found::calendar(at, end, Part::Feast(feast), Year::None, "feast"))
    }

    /// `the year 2000`, `the week of May 3`, `the years 1939`.
    pub(super) fn unit_of(&self, at: usize) -> Option<Found> {
        if self.is(at, "year") || self.is(at, "years") {
            let (end, year) = self.year(at + 1)?;
            return Some(Found::calendar(at, end, Part::Year, year, "year"));
        }
        if self.is(at, "week") && self.term(at + 1) == Term::Of {
            let found = self.explicit(at + 2)?;
            if let Meaning::Calendar { part: Part::Day { month, day }, year, .. } = found.meaning {
                return Some(Found::calendar(at, found.end, Part::WeekOf { month, day }, year, "week-of"));
            }
        }
        None
    }

    /// `night of 3 May`: a part of a day that is named after it.
    pub(super) fn of_a_day(&self, at: usize) -> Option<Found> {
        let next = self.skip_term(at, Term::The);
        match self.term(next) {
            Term::Month | Term::Weekday | Term::Digits | Term::OrdinalDigits => self
                .explicit(next)
                .filter(|found| matches!(found.meaning, Meaning::Calendar { part: Part::Day { .. } | Part::Weekday(_), .. })),
            _ => None,
        }
    }

    /// Words that name a calendar unit: for `early 1998`, `the end of the month`, `late March`, `mid-July`.
    pub(super) fn phased(&self, at: usize) -> Option<Found> {
        let next = self.skip_term(at, Term::The);
        match self.term(next) {
            Term::Unit | Term::YearEnd => {
                let unit = self.unit_grain(next)?;
                (next > at && unit > Grain::Day && !self.word(next).ends_with('s'))
                    .then(|| Found::new(next, next + 1, Meaning::Unit { grain: unit, toward: Toward::Bare, clock: None }, "the-unit"))
            }
            Term::Month
            | Term::Digits
            | Term::DecadeDigits
            | Term::Decades
            | Term::Weekday
            | Term::Ordinal
            | Term::OrdinalDigits
            | Term::Feast
            | Term::Fiscal
            | Term::Mark
            | Term::Number => self.explicit(next),
            Term::Season => self.season(next).or_else(|| {
                (self.before(next) != Term::Mark)
                    .then(|| Found::calendar(next, next + 1, Part::Season(self.value(next) as u32), Year::None, "season"))
            }),
            Term::DayPart => self.day_words(next).or_else(|| self.the_day_part(next)),
            Term::Deictic => self.day_words(next),
            Term::This
            | Term::Last
            | Term::Next
            | Term::That
            | Term::Same
            | Term::Following
            | Term::Previous
            | Term::Coming
            | Term::Past
            | Term::PastNoun => self.toward(next),
            _ => None,
        }
    }
}
