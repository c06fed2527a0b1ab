//! Dates that name their day or month: `26 June 2015`, `June 26`, `Friday`, `2015-06-26`, `3 to 7 May`.

use super::{Found, Tokens};
use crate::parse::timex::{
    Expression,
    lexicon::Term,
    meaning::{Grain, Meaning, Part, Toward, Year},
};

/// Rules of dates in numbers: which of the first two is the day is known, or not.
pub const DAY_FIRST: &str = "numeric-date-day-first";
pub const MONTH_FIRST: &str = "numeric-date-month-first";
pub const EITHER_ORDER: &str = "numeric-date-either-order";

impl Tokens<'_> {
    pub(super) fn explicit(&self, at: usize) -> Option<Found> {
        if self.in_a_name(at) {
            return None;
        }
        match self.term(at) {
            Term::Month if self.is(at + 1, "Day") && self.capital(at + 1) => self.feast(at).or_else(|| self.month_first(at)),
            Term::Month => self.month_first(at),
            Term::Weekday => self.weekday(at),
            Term::Digits => self
                .iso_format(at)
                .or_else(|| self.numeric(at))
                .or_else(|| self.year_fiscal(at))
                .or_else(|| self.day_first(at))
                .or_else(|| self.quarter(at))
                .or_else(|| self.bare_year(at)),
            Term::OrdinalDigits | Term::Ordinal => self.day_first(at).or_else(|| self.quarter(at)).or_else(|| self.century(at)),
            Term::DecadeDigits | Term::Decades => self.decade(at),
            Term::Ad => self.era_year(at).map(|(end, year)| Found::calendar(at, end, Part::Year, year, "year-of-era")),
            Term::Season => self.season(at),
            Term::Fiscal | Term::Financial => self.fiscal(at),
            Term::Number => self
                .year_in_words(at)
                .map(|(end, year)| Found::calendar(at, end, Part::Year, Year::Full(year), "year"))
                .or_else(|| self.century(at)),
            Term::Feast => self.feast(at),
            Term::Mark => self.short_year_or_decade(at),
            Term::Other if self.is_one_of(at, &["Q", "H"]) => self.quarter(at),
            _ => self.feast(at),
        }
    }

    /// `room 1990`, `Boeing 747`, `$ 1998`, `No. 12`: numbers that name a thing.
    pub(super) fn in_a_name(&self, at: usize) -> bool {
        if !matches!(self.term(at), Term::Digits | Term::OrdinalDigits) {
            return false;
        }
        // "2014/15", "3/5 May"
        let range = self.is_mark(at.wrapping_sub(1), b'/') && self.term(at.wrapping_sub(2)) == Term::Digits;
        if range && (self.next_year(at, self.value(at - 2)) || self.all[at].len() <= 2 && self.month(at + 1).is_some()) {
            return false;
        }
        match self.before(at) {
            Term::Room | Term::Currency => true,
            // "flight AF 1992"
            Term::Other if self.all[at - 1].upper() && self.all[at - 1].len() <= 3 && self.before(at - 1) == Term::Room => true,
            // "M1918"
            Term::Other if self.glued(at) && self.all[at - 1].len() == 1 => true,
            // "call 020 7946 2015"
            Term::Digits => self.all[at - 1].len() >= 3 && self.all[at].len() >= 3,
            Term::Mark => {
                let mark = self.value(at - 1);
                let tight = self.glued(at);
                mark == i32::from(b'$')
                    || "#*+=/<.".bytes().any(|other| i32::from(other) == mark) && tight
                    || mark == i32::from(b'-')
                        && tight
                        && at >= 2
                        && self.glued(at - 1)
                        && self.term(at - 2) == Term::Digits
                        && self.all[at - 2].len() == 3
                        && !self.ancient
                    || mark == i32::from(b'.') && self.is_one_of(at.saturating_sub(2), &["no", "nos", "p", "pp", "vol"])
                    // "pp. 1990-1995"
                    || mark == i32::from(b'-')
                        && tight
                        && at >= 4
                        && self.glued(at - 1)
                        && self.is_mark(at - 3, b'.')
                        && self.is_one_of(at - 4, &["no", "nos", "p", "pp", "vol"])
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
    pub(super) fn month(&self, at: usize) -> Option<u32> {
        let token = self.all.get(at).filter(|token| token.term == Term::Month)?;
        let name = self.word(at);
        let full = name.len() > 4 || matches!(token.value, 5..=7);
        let doubtful = matches!(token.value, 3 | 5 | 8) || !full;
        if !token.capital() && doubtful {
            return None;
        }
        Some(token.value as u32)
    }

    /// The position after a month's name and, where it is cut short, its full stop.
    pub(super) fn after_month(&self, at: usize) -> usize {
        let name = self.word(at);
        if name.len() <= 4 && self.is_mark(at + 1, b'.') && self.glued(at + 1) { at + 2 } else { at + 1 }
    }

    /// The day of a month: `5`, `5th`, `fifth`, `twenty-first`.
    pub(super) fn day_number(&self, at: usize) -> Option<(usize, u32)> {
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

    pub(super) fn month_first(&self, at: usize) -> Option<Found> {
        let month = self.month(at)?;
        let next = self.after_month(at);
        // "May the fourth", but "In October the first turbine ran"
        let alone = self.day_number(next + 1).is_some_and(|(end, _)| self.clause_end(end) || self.term(end) == Term::Digits);
        let the = self.term(next) == Term::The && (self.term(next + 1) == Term::OrdinalDigits || !self.capital(next + 1) && alone);
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

    pub(super) fn bare_month(&self, at: usize, month: u32) -> bool {
        let token = self.all[at];
        let name = self.word(at);
        let led = self.led(at)
            || self.is_mark(at.wrapping_sub(1), b'-') && matches!(self.before(at - 1), Term::Mid | Term::Late | Term::Early | Term::Month);
        let full = name.len() > 4 || matches!(month, 5..=7);
        let next_is_name = self.term(at + 1) == Term::Other && self.capital(at + 1) && !token.upper() && !self.all[at + 1].new_line();
        let beside = |next: usize| self.hyphen(next) && self.term(next + 1) == Term::Month;
        let led = led || beside(at + 1) || self.is_mark(at + 1, b'.') && self.is_mark(at + 2, b'-') && self.term(at + 3) == Term::Month;
        if !full && (!led || next_is_name) {
            return false;
        }
        match month {
            // "THEY MAY GO", "THEY WENT TO MARCH"
            3 | 5 if token.upper() && self.all.get(at + 1).is_none_or(|next| next.upper() && next.is_word()) => {
                led && !matches!(self.before(at), Term::And | Term::To | Term::For)
            }
            // "the March on Washington"; "March on!"
            3 => {
                let named = self.before(at) == Term::Other && self.capital(at.wrapping_sub(1)) && !token.upper() && !token.new_line();
                led || self.first_of_months(at)
                    || !token.upper()
                        && !named
                        && !matches!(self.term(at + 1), Term::On | Term::For | Term::To | Term::Of | Term::Through | Term::Into)
            }
            5 => {
                // "April or May": beside another month it is one.
                let beside = at >= 2
                    && self.term(at - 2) == Term::Month
                    && (matches!(self.before(at), Term::And | Term::Or | Term::To) || self.is_mark(at - 1, b','));
                led && !matches!(self.before(at), Term::And | Term::To | Term::For)
                    || beside
                    || self.first_of_months(at)
                    || self.before(at) == Term::The && !next_is_name
            }
            4 | 6 | 8 => {
                let surname = self.before(at) == Term::Other && self.capital(at.wrapping_sub(1)) && !token.upper();
                led || !(next_is_name || surname)
            }
            _ => true,
        }
    }

    /// `May through July`, `March and April`
    fn first_of_months(&self, at: usize) -> bool {
        let joined = matches!(self.term(at + 1), Term::To | Term::Through | Term::Until | Term::And | Term::Or);
        joined && self.month(at + 2).is_some() && !self.all[at].upper()
    }

    pub(super) fn weekday_name(&self, at: usize) -> Option<u32> {
        let token = self.all.get(at).filter(|token| token.term == Term::Weekday)?;
        let name = self.word(at);
        let full = name.len() > 5;
        if !full {
            if !token.capital() {
                return None;
            }
            // "Sun", "Sat", "Mon": only beside a date, a full stop or a time of day.
            let next = self.skip(self.skip(at + 1, b'.'), b',');
            if !matches!(self.term(next), Term::Month | Term::Digits | Term::DayPart | Term::OrdinalDigits) {
                return None;
            }
        }
        // "Sunday Times", "Bloody Sunday": names of papers and of days of history.
        let paper = matches!(self.term(at + 1), Term::Paper | Term::Times) && self.capital(at + 1);
        let named = self.capital(at.wrapping_sub(1))
            && self.is_one_of(at.wrapping_sub(1), &["bloody", "black", "super", "bowl", "casual", "fat", "ruby"]);
        // "the first Sunday of Advent"
        let of_season = self.term(at + 1) == Term::Of && self.is_one_of(at + 2, &["advent", "lent"]);
        if of_season || (paper || named) && !token.upper() {
            return None;
        }
        Some(token.value as u32)
    }

    pub(super) fn weekday(&self, at: usize) -> Option<Found> {
        let weekday = self.weekday_name(at)?;
        // "Saturday Night Live"
        let title = self.term(at + 1) == Term::DayPart && self.capital(at + 1) && self.term(at + 2) == Term::Other && self.capital(at + 2);
        if title && !self.all[at].upper() {
            return None;
        }
        if let Some(found) = self.weekday_nights(at, weekday) {
            return Some(found);
        }
        if let Some(found) = self.weekday_week(at, weekday) {
            return Some(found);
        }
        let next = if self.word(at).len() <= 5 { self.skip(at + 1, b'.') } else { at + 1 };
        let dated = self.skip(next, b',');
        let dated = self.skip_term(dated, Term::The);
        let found = match self.term(dated) {
            Term::Month => {
                self.month_first(dated).filter(|found| matches!(found.meaning, Meaning::Calendar { part: Part::Day { .. }, .. }))
            }
            Term::Digits | Term::OrdinalDigits => self.numeric(dated).or_else(|| self.day_first(dated)).or_else(|| {
                // "Friday the 26th"
                let (end, day) =
                    self.day_number(dated).filter(|_| self.before(dated) == Term::The && self.term(dated) == Term::OrdinalDigits)?;
                self.clause_end(end).then(|| Found::calendar(dated, end, Part::DayOfMonth(day), Year::None, "day-of-month"))
            }),
            _ => None,
        };
        if let Some(found) = found
            && self.range_first(found.start).is_none()
        {
            return Some(found.from(at));
        }
        // "Friday of next week", "Friday last week"
        let week = self.skip_term(at + 1, Term::Of);
        let toward = match self.term(week) {
            Term::Last => Some(Toward::Last),
            Term::This => Some(Toward::This),
            Term::Next => Some(Toward::Next),
            _ => None,
        };
        if let Some(toward) = toward.filter(|_| self.is(week + 1, "week")) {
            return Some(Found::calendar(at, week + 2, Part::Weekday(weekday), Year::Toward(toward), "weekday-of-week"));
        }
        let found = Found::calendar(at, at + 1, Part::Weekday(weekday), Year::None, "weekday");
        Some(self.with_day_part(found))
    }

    /// `26 June 2015`, `26th of June`; of `3 to 7 May` the 3.
    pub(super) fn day_first(&self, at: usize) -> Option<Found> {
        let (next, day) = self.day_number(at)?;
        let named = self.skip_term(next, Term::Of);
        // "26-Jun-15", "26/Jun/2015"
        let slash = self.is_mark(named, b'/') && self.glued(named) && self.glued(named + 1);
        if slash
            && let (Some(month), Some((end, year))) =
                (self.month(named + 1), self.year(named + 3).filter(|_| self.is_mark(named + 2, b'/')))
        {
            return Some(Found::calendar(at, end, Part::Day { month, day }, year, "day-month"));
        }
        let hyphenated = self.hyphen(named);
        let named = if hyphenated { named + 1 } else { named };
        // Small letters do after "on" or where a year follows: "20 may 88".
        let led = matches!(
            self.before(at),
            Term::On | Term::Since | Term::Until | Term::From | Term::By | Term::Every | Term::Next | Term::Coming
        );
        let small = || {
            let dated = led || self.short_year_after(named + 1).is_some() || self.year(named + 1).is_some();
            (self.term(named) == Term::Month && dated).then(|| self.value(named) as u32)
        };
        if let Some(month) = self.month(named).or_else(small) {
            let after = self.after_month(named);
            let (end, year) = self.year_after(after).unwrap_or((named + 1, Year::None));
            // "26-Jun-15", "3 JAN 90"
            let (end, year) = match year {
                Year::None if self.hyphen(after) == hyphenated => {
                    let full = || self.year(after + 1).filter(|_| hyphenated);
                    self.short_year_after(after).or_else(full).unwrap_or((end, year))
                }
                _ => (end, year),
            };
            return Some(Found::calendar(at, end, Part::Day { month, day }, year, "day-month"));
        }
        self.range_first(at)
    }

    /// The `3` of `3 to 7 May`, `3-7 May`, `3 and 7 May`.
    pub(super) fn range_first(&self, at: usize) -> Option<Found> {
        let (next, day) = self.day_number(at)?;
        // "3, 4 and 5 May": on to the last of them
        let mut joint = next;
        for _ in 0..8 {
            let comma = self.is_mark(joint, b',');
            let Some((after, _)) = self.day_number(joint + 1).filter(|_| comma) else { break };
            joint = after;
        }
        let joint = if joint > next && self.is_mark(joint, b',') { joint + 1 } else { joint };
        let slash = self.is_mark(joint, b'/') && self.glued(joint) && self.glued(joint + 1);
        let joined =
            slash || self.is_mark(joint, b'-') || matches!(self.term(joint), Term::To | Term::And | Term::Or | Term::Until | Term::Through);
        if !joined {
            return None;
        }
        let (after, _) = self.day_number(self.skip_term(joint + 1, Term::The))?;
        let named = self.skip_term(after, Term::Of);
        let month = self.month(named)?;
        let (_, year) = self.year_after(self.after_month(named)).unwrap_or((named, Year::None));
        Some(Found::calendar(at, next, Part::Day { month, day }, year, "day-of-range"))
    }

    /// The `7` of `May 3-7`, of `May 3 and 7`: a day of the month that the expression before it named.
    pub fn range_second(&self, found: &Found) -> Option<Found> {
        let Meaning::Calendar { part: Part::Day { month, .. }, year, .. } = found.meaning else { return None };
        let joint = found.end;
        let slash = self.is_mark(joint, b'/') && self.glued(joint) && self.glued(joint + 1);
        let tight = self.is_mark(joint, b'-') || slash;
        // "May 3, 4 and 5"
        let listed = self.is_mark(joint, b',')
            && self.day_number(joint + 1).is_some_and(|(next, _)| {
                let and = self.skip(next, b',');
                matches!(self.term(and), Term::And | Term::Or) && self.day_number(and + 1).is_some_and(|(end, _)| self.clause_end(end))
            });
        if !tight && !listed && !matches!(self.term(joint), Term::To | Term::And | Term::Or | Term::Through) {
            return None;
        }
        let (end, day) = self.day_number(joint + 1)?;
        let free = match self.term(end) {
            Term::Unit | Term::People | Term::Month | Term::Digits => false,
            Term::Other => tight,
            Term::Mark => !(self.is_mark(end, b'-') || self.is_mark(end, b'/') && self.glued(end + 1)),
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
        if let Some(found) = self.quarter(at).or_else(|| self.century(at)).or_else(|| self.nth_of_month(at)) {
            return Some(found);
        }
        let led = matches!(self.before(at.wrapping_sub(1)), Term::On | Term::By | Term::Until | Term::Since);
        let (end, day) = self.day_number(at)?;
        let alone = match self.term(end) {
            Term::Mark => !self.is_mark(end, b'-') && !self.is_mark(end, b','),
            Term::Break => true,
            term => matches!(term, Term::At | Term::Was | Term::Is | Term::Will | Term::Would | Term::Has | Term::Said),
        };
        (self.term(at) == Term::OrdinalDigits && led && alone)
            .then(|| Found::calendar(at, end, Part::DayOfMonth(day), Year::None, "day-of-month"))
    }

    /// `the year 2000`, `the week of May 3`, `the years 1939`.
    pub(super) fn unit_of(&self, at: usize) -> Option<Found> {
        if self.is(at, "year") || self.is(at, "years") {
            // "the year 79"
            let early = || {
                let number =
                    self.all.get(at + 1).filter(|token| token.term == Term::Digits && matches!(token.len(), 2 | 3) && !token.grouped())?;
                let alone = self.is(at, "year") && self.before(at) == Term::The && (self.clause_end(at + 2) || number.len() == 3);
                alone.then_some((at + 2, Year::Full(number.value)))
            };
            let (end, year) = self.year(at + 1).or_else(early)?;
            return Some(Found::calendar(at, end, Part::Year, year, "year"));
        }
        // "the month of September"
        if self.is(at, "month") && self.term(at + 1) == Term::Of && self.term(at + 2) == Term::Month {
            return self.month_first(at + 2).map(|found| found.from(at));
        }
        let weekend = self.term(at) == Term::Weekend && self.term(at + 1) == Term::Of;
        if weekend
            && let Some(found) = self.explicit(at + 2)
            && let Meaning::Calendar { part: Part::Day { month, day }, year, .. } = found.meaning
        {
            let end = self.range_second(&found).map_or(found.end, |second| second.end);
            return Some(Found::calendar(at, end, Part::WeekendOf { month, day }, year, "week-of"));
        }
        if self.is(at, "week")
            && (matches!(self.term(at + 1), Term::Of | Term::To) || self.is_one_of(at + 1, &["ended", "ending", "beginning", "starting"]))
        {
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
                .filter(|found| matches!(found.meaning, Meaning::Calendar { part: Part::Day { .. } | Part::Weekday(_), .. }))
                .or_else(|| {
                    // "the evening of the 26th"
                    let (end, day) = self.day_number(next).filter(|_| next > at && self.term(next) == Term::OrdinalDigits)?;
                    self.clause_end(end).then(|| Found::calendar(next, end, Part::DayOfMonth(day), Year::None, "day-of-month"))
                }),
            _ => None,
        }
    }

    /// Words that name a calendar unit: for `early 1998`, `the end of the month`, `late March`, `mid-July`.
    pub(super) fn phased(&self, at: usize) -> Option<Found> {
        let next = self.skip_term(at, Term::The);
        match self.term(next) {
            Term::Unit | Term::YearEnd => {
                let unit = self.unit_grain(next)?;
                (next > at && unit > Grain::Day && !self.plural(next))
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

/// Reads the dates in which day and month cannot be told apart as the others of the text have them, where those agree.
pub fn settle_orders(all: &mut [Expression]) {
    let has = |all: &[Expression], rule| all.iter().any(|expression| expression.rule == rule);
    if !has(all, EITHER_ORDER) || has(all, DAY_FIRST) == has(all, MONTH_FIRST) {
        return;
    }
    let day_first = has(all, DAY_FIRST);
    for expression in all.iter_mut().filter(|expression| expression.rule == EITHER_ORDER) {
        if let (true, Meaning::Calendar { part: Part::Day { month, day }, .. }) = (day_first, &mut expression.meaning) {
            std::mem::swap(month, day);
        }
        expression.rule = if day_first { DAY_FIRST } else { MONTH_FIRST };
    }
}
