//! Times of day: `3 p.m.`, `10:30 GMT`, `noon Friday`, and the time in ISO dates.

use super::{Found, Tokens};
use crate::parse::timex::{
    lexicon::Term,
    meaning::{Clock, DayPart, Meaning, Toward},
};

impl Tokens<'_> {
    /// A clock time and the token after it.
    fn clock_time(&self, at: usize) -> Option<(usize, Clock)> {
        let token = self.all.get(at).filter(|token| token.term == Term::Digits || token.term == Term::Number)?;
        let hour = token.value as u32;
        let mut next = at + 1;
        let mut minute = None;
        if token.grouped() {
            // "7.45pm", "18.30 CET", "at 18.30 on Friday"; a price has a full stop too.
            let zone = self.term(next) == Term::Zone && self.all[next].upper() || self.local_time(next).is_some();
            let dated = self.term(self.skip_term(next, Term::On)) == Term::Weekday || self.term(next) == Term::Deictic;
            let timed = self.term(next) == Term::AmPm || zone || self.part_named(next).is_some() || dated && self.before(at) == Term::At;
            let written = self.word(at).split_once('.').filter(|(_, minutes)| minutes.len() == 2 && timed)?;
            minute = written.1.parse::<u32>().ok().filter(|minute| *minute < 60);
            minute?;
        }
        if token.term == Term::Digits
            && !token.grouped()
            && (self.is_mark(next, b':') || self.is_mark(next, b'.'))
            && self.glued(next)
            && self.glued(next + 1)
        {
            let minutes = self.all.get(next + 1).filter(|token| token.term == Term::Digits && token.len() == 2 && token.value < 60)?;
            minute = Some(minutes.value as u32);
            next += 2;
        }
        match self.term(next) {
            Term::AmPm if (1..=12).contains(&hour) => {
                let hour = hour % 12 + self.value(next) as u32;
                Some((next + 1, Clock::At { hour, minute, second: None }))
            }
            Term::Oclock if hour <= 12 => Some((next + 1, Clock::At { hour, minute, second: None })),
            Term::Other if self.is(next, "o") && self.is_mark(next + 1, b'\'') && self.is(next + 2, "clock") && hour <= 12 => {
                Some((next + 3, Clock::At { hour, minute, second: None }))
            }
            _ if minute.is_some() && hour < 24 && token.term == Term::Digits => {
                let sure = matches!(self.term(next), Term::Zone)
                    || self.is(next, "hours")
                    || self.local_time(next).is_some()
                    || matches!(self.before(at), Term::At | Term::By);
                sure.then_some((next, Clock::At { hour, minute, second: None }))
            }
            // "1500 GMT", "at 0630 hours"
            Term::Zone if token.len() == 4 && token.term == Term::Digits && hour < 2400 && hour % 100 < 60 && self.all[next].upper() => {
                Some((next, Clock::At { hour: hour / 100, minute: Some(hour % 100), second: None }))
            }
            // "at 0700", "from 0200": hours as armies write them
            _ if token.len() == 4
                && token.term == Term::Digits
                && hour < 2400
                && hour % 100 < 60
                && (self.before(at) == Term::At
                    || self.before(at) == Term::About && self.before(at - 1) == Term::At
                    || hour < 1000 && self.led(at) && !self.ancient
                    || self.zone_in_brackets(next)
                    || self.of_no_year(at))
                && self.term(next) != Term::People
                // "at 1820 Oak Street"
                && (self.term(next) != Term::Other || !self.capital(next) || self.all[next].upper() || self.all[next].new_line())
                && !self.hyphen(next) =>
            {
                let end = if self.is(next, "hours") { next + 1 } else { next };
                Some((end, Clock::At { hour: hour / 100, minute: Some(hour % 100), second: None }))
            }
            Term::Unit if token.len() == 4 && token.term == Term::Digits && self.is(next, "hours") && hour < 2400 && hour % 100 < 60 => {
                Some((next + 1, Clock::At { hour: hour / 100, minute: Some(hour % 100), second: None }))
            }
            _ => None,
        }
    }

    /// `1845 (local time)`, `1000 (1600 GMT)`: what stands in brackets says that the number before is a time of day.
    fn zone_in_brackets(&self, at: usize) -> bool {
        let zoned = self.all.get(at + 1).is_some_and(|token| token.len() == 4 && token.term == Term::Digits)
            && self.term(at + 2) == Term::Zone
            && self.all[at + 2].upper();
        self.is_mark(at, b'(') && (zoned || self.local_time(at + 1).is_some())
    }

    /// The `1710` of `from 1710 to 2250`, a span that ends in no year.
    fn of_no_year(&self, at: usize) -> bool {
        let last = self.all.get(at + 2).filter(|token| token.term == Term::Digits && token.len() == 4 && !token.grouped());
        self.before(at) == Term::From
            && self.term(at + 1) == Term::To
            && last.is_some_and(|token| (2100..2400).contains(&token.value) && token.value % 100 < 60)
    }

    pub(super) fn clock(&self, at: usize) -> Option<Found> {
        let seconds = || {
            let (end, clock) = self.clock_digits(at)?;
            let sure = matches!(self.term(end), Term::Zone)
                || self.local_time(end).is_some()
                || matches!(self.before(at), Term::At | Term::By | Term::From | Term::Until | Term::Since | Term::About);
            (end == at + 5 && sure).then_some((end, clock))
        };
        let (end, clock) = self.spoken_time(at).or_else(seconds).or_else(|| self.clock_time(at)).or_else(|| self.hour_of_part(at))?;
        let zoned = if self.term(end) == Term::Zone && self.all[end].upper() { end + 1 } else { end };
        let (zoned, clock) = self.in_the_part(zoned, clock);
        let next = self.skip(zoned, b',');
        let next = self.skip_term(next, Term::On);
        let day = match self.term(next) {
            Term::Deictic => self.day_words(next).filter(|found| matches!(found.meaning, Meaning::Today { .. })),
            Term::Tonight if next == zoned => self.day_words(next),
            // "9 o'clock this morning", "11 p.m. last night"
            Term::This | Term::Last | Term::That | Term::The if self.part_named(next).is_some() => self.find(next),
            Term::Weekday | Term::Month | Term::Digits => self.of_a_day(next),
            _ => None,
        };
        if let Some(found) = day {
            let end = found.end;
            let clock = match found.meaning.clock() {
                Some(Clock::Part(part)) => in_part(clock, part),
                _ => clock,
            };
            return Some(found.from(at).at(clock, end));
        }
        Some(Found::new(at, zoned, Meaning::Clock(clock, Toward::Bare), "time-of-day"))
    }

    /// `local time`, `Moscow time`, `Eastern time`: the position after it.
    fn local_time(&self, at: usize) -> Option<usize> {
        let place = self.is(at, "local") || self.term(at) == Term::Other && self.capital(at) && !self.all[at].new_line();
        (place && self.is(at + 1, "time")).then_some(at + 2)
    }

    /// The part of the day that `this morning`, `last night`, `that evening`, `tonight`, `yesterday afternoon`, `Friday night` names.
    fn part_named(&self, at: usize) -> Option<DayPart> {
        match self.term(at) {
            Term::Tonight => Some(DayPart::Night),
            Term::The if matches!(self.term(at + 1), Term::Same | Term::Following | Term::Next | Term::Previous) => self.day_part(at + 2),
            Term::This | Term::Last | Term::That | Term::Deictic | Term::Weekday => self.day_part(at + 1),
            _ => None,
        }
        .filter(|part| *part <= DayPart::Night)
    }

    /// The `9` of `at 9 this morning`, `about seven tonight`: an hour by the part of the day after it.
    fn hour_of_part(&self, at: usize) -> Option<(usize, Clock)> {
        let led = matches!(self.before(at), Term::At | Term::By | Term::About | Term::Until | Term::Since | Term::Before | Term::After);
        let (next, hour) =
            self.number(at).filter(|(next, hour)| led && !self.all[at].grouped() && *next == at + 1 && (1..=12).contains(hour))?;
        let part = self.part_named(self.skip_term(next, Term::On))?;
        let at = Clock::At { hour: u32::try_from(hour).ok()?, minute: None, second: None };
        Some((next, in_part(at, part)))
    }

    /// `3 o'clock` with the `in the morning`, `at night` after it.
    fn in_the_part(&self, at: usize, clock: Clock) -> (usize, Clock) {
        let (end, part) = match self.term(at) {
            Term::In if self.term(at + 1) == Term::The => (at + 3, self.day_part(at + 2)),
            Term::At if self.is(at + 1, "night") => (at + 2, self.day_part(at + 1)),
            _ => return (at, clock),
        };
        match part.filter(|part| *part <= DayPart::Night) {
            Some(part) => (end, in_part(clock, part)),
            None => (at, clock),
        }
    }

    /// `2015-06-26 10:00`
    pub(super) fn with_time(&self, found: Found) -> Found {
        match self.clock_digits(found.end) {
            Some((end, clock)) => found.at(clock, end),
            None => found,
        }
    }

    /// `10:00`, `10:00:30`
    fn clock_digits(&self, at: usize) -> Option<(usize, Clock)> {
        let two = |at: usize, most: i32| {
            let token = self.all.get(at).filter(|token| token.term == Term::Digits && token.len() == 2 && !token.grouped())?;
            (token.value < most).then_some(token.value as u32)
        };
        let colon = |at: usize| self.is_mark(at, b':') && self.glued(at) && self.glued(at + 1);
        let (hour, minute) = (two(at, 24)?, two(at + 2, 60).filter(|_| colon(at + 1))?);
        let second = two(at + 4, 60).filter(|_| colon(at + 3));
        let end = if second.is_some() { at + 5 } else { at + 3 };
        Some((end, Clock::At { hour, minute: Some(minute), second }))
    }

    /// `half past three`, `quarter to four`, `ten minutes past six`, `six in the morning`.
    fn spoken_time(&self, at: usize) -> Option<(usize, Clock)> {
        let hour_at = |at: usize| {
            let (next, hour) = self.number(at).filter(|(_, hour)| (1..=12).contains(hour))?;
            u32::try_from(hour).ok().map(|hour| (next, hour))
        };
        let (next, minutes) = match self.term(at) {
            Term::Half => (at + 1, 30),
            Term::Unit if self.is(at, "quarter") => (at + 1, 15),
            _ => {
                let (next, count) = self.number(at).filter(|(_, count)| (1..60).contains(count))?;
                if self.term(next) == Term::In && self.term(next + 1) == Term::The && self.term(next + 2) == Term::DayPart && count <= 12 {
                    let hour = count as u32 % 12
                        + match self.value(next + 2) {
                            0 => 0,
                            1 | 2 => 12,
                            _ => return None,
                        };
                    return Some((next + 3, Clock::At { hour, minute: None, second: None }));
                }
                (self.is(next, "minutes").then_some(next + 1)?, count as u32)
            }
        };
        let (end, clock) = match self.term(next) {
            _ if self.is(next, "past") => {
                let (end, hour) = hour_at(next + 1)?;
                (end, Clock::At { hour, minute: Some(minutes), second: None })
            }
            Term::To if minutes != 30 => {
                let (end, hour) = hour_at(next + 1)?;
                (end, Clock::At { hour: (hour + 11) % 12, minute: Some(60 - minutes), second: None })
            }
            _ => return None,
        };
        // "a quarter to four states"
        let alone = self.clause_end(end) || matches!(self.term(end), Term::Deictic | Term::Weekday);
        alone.then_some((end, clock))
    }

    /// `2015-06-26T10:00Z`: `found` is the date, whose last token holds `26T10`.
    pub(super) fn with_iso_time(&self, found: Found, day_digits: usize) -> Found {
        let last = self.word(found.end - 1);
        let rest = last.get(day_digits..).unwrap_or("");
        let Some(hour) =
            rest.strip_prefix('T').and_then(|hour| hour.get(..2)).and_then(|hour| hour.parse::<u32>().ok()).filter(|hour| *hour < 24)
        else {
            return found;
        };
        let mut end = found.end;
        let mut pair = || {
            let here = self.is_mark(end, b':') && self.glued(end) && self.glued(end + 1);
            let value = here.then(|| self.word(end + 1).get(..2)?.parse::<u32>().ok().filter(|value| *value < 60)).flatten()?;
            end += 2;
            Some(value)
        };
        let minute = pair();
        let second = minute.and_then(|_| pair());
        // "+02:00", "-0500"
        let signed = (self.is_mark(end, b'+') || self.is_mark(end, b'-')) && self.glued(end) && self.glued(end + 1);
        if signed && minute.is_some() && self.term(end + 1) == Term::Digits && matches!(self.all[end + 1].len(), 2 | 4) {
            let colon = self.is_mark(end + 2, b':') && self.glued(end + 2) && self.glued(end + 3) && self.all[end + 1].len() == 2;
            end += if colon { 4 } else { 2 };
        }
        found.at(Clock::At { hour, minute, second }, end)
    }
}

/// An hour of the clock's twelve as one of the day's twenty-four: three in the afternoon is 15.
fn in_part(clock: Clock, part: DayPart) -> Clock {
    match clock {
        Clock::At { hour, minute, second } if hour <= 12 => {
            let hour = match part {
                DayPart::Afternoon | DayPart::Evening => hour % 12 + 12,
                // Ten at night, but two at night is before dawn.
                DayPart::Night if (5..12).contains(&hour) => hour + 12,
                _ => hour % 12,
            };
            Clock::At { hour, minute, second }
        }
        clock => clock,
    }
}
