//! Times of day: `3 p.m.`, `10:30 GMT`, `noon Friday`, and the time in ISO dates.

use super::{Found, Tokens};
use crate::parse::timex::{
    lexicon::Term,
    meaning::{Clock, Meaning, Toward},
};

impl Tokens<'_> {
    /// A clock time and the token after it.
    fn clock_time(&self, at: usize) -> Option<(usize, Clock)> {
        let token = self.all.get(at).filter(|token| token.term == Term::Digits || token.term == Term::Number)?;
        let hour = token.value as u32;
        let mut next = at + 1;
        let mut minute = None;
        if token.grouped() {
            // "7.45pm"
            let written = self.word(at).split_once('.').filter(|(_, minutes)| minutes.len() == 2 && self.term(next) == Term::AmPm)?;
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
                    || self.is_one_of(next, &["hours", "local"])
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
                && (self.before(at) == Term::At || hour < 1000 && self.led(at) && !self.ancient)
                && self.term(next) != Term::People
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

    pub(super) fn clock(&self, at: usize) -> Option<Found> {
        let seconds = || {
            let (end, clock) = self.clock_digits(at)?;
            (end == at + 5 && matches!(self.term(end), Term::Zone)).then_some((end, clock))
        };
        let (end, clock) = self.spoken_time(at).or_else(seconds).or_else(|| self.clock_time(at))?;
        let zoned = if self.term(end) == Term::Zone && self.all[end].upper() { end + 1 } else { end };
        let next = self.skip(zoned, b',');
        let next = self.skip_term(next, Term::On);
        let day = match self.term(next) {
            Term::Deictic => self.day_words(next).filter(|found| matches!(found.meaning, Meaning::Today { clock: None, .. })),
            Term::Weekday | Term::Month | Term::Digits => self.of_a_day(next),
            _ => None,
        };
        if let Some(found) = day {
            let end = found.end;
            return Some(found.from(at).at(clock, end));
        }
        Some(Found::new(at, zoned, Meaning::Clock(clock, Toward::Bare), "time-of-day"))
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
        found.at(Clock::At { hour, minute, second }, end)
    }
}
