//! Some units from a time named in the same breath: `a week from Tuesday`, `Tuesday week`, `two Fridays ago`, `a year ago today`,
//! `the weekend before last`.

use super::{Found, Tokens};
use crate::parse::timex::{
    lexicon::Term,
    meaning::{Grain, Meaning, Part, Toward, Year},
};

fn weekday_of(part: Part, toward: Toward) -> Meaning {
    Meaning::Calendar { part, year: Year::None, toward, clock: None, zone: false }
}

pub(super) fn moved(start: usize, end: usize, base: Meaning, count: i64, grain: Grain, rule: &'static str) -> Found {
    Found::new(start, end, Meaning::Moved { base: Box::new(base), count, grain, finest: Grain::Day, clock: None, weekday: None }, rule)
}

/// What is counted before or after a date.
pub(super) struct Counted {
    pub count: i64,
    pub grain: Grain,
    /// `the week after`: the week itself, not a day of it.
    pub whole: bool,
    pub after: bool,
}

impl Tokens<'_> {
    /// `two Fridays ago`, `a couple of Mondays ago`.
    pub(super) fn weekdays_ago(&self, at: usize) -> Option<Found> {
        let (next, count) = match self.term(at) {
            Term::A if self.term(at + 1) == Term::Couple => (self.skip_term(at + 2, Term::Of), 2),
            Term::Number | Term::Digits => self.number(at)?,
            _ => return None,
        };
        let part = match self.term(next) {
            Term::Weekdays => Part::Weekday(self.value(next) as u32),
            Term::Weekends => Part::Weekend,
            _ => return None,
        };
        let (ago, count) = match self.term(next + 1) {
            Term::Ago => (weekday_of(part, Toward::Last), 1 - count),
            Term::From if self.is(next + 2, "now") => {
                return Some(moved(at, next + 3, weekday_of(part, Toward::Next), count - 1, Grain::Week, "weekdays-hence"));
            }
            _ => return None,
        };
        Some(moved(at, next + 2, ago, count, Grain::Week, "weekdays-ago"))
    }

    /// The `Tuesday`, `today`, `this week` that an amount is counted from; `toward` tells which Tuesday.
    fn counted_day(&self, at: usize, toward: Toward, years: bool) -> Option<(usize, Meaning)> {
        match self.term(at) {
            Term::Weekday => {
                let weekday = self.weekday_name(at)?;
                let possessive = self.term(at + 1) == Term::Possessive;
                (!possessive).then(|| (at + 1, weekday_of(Part::Weekday(weekday), toward)))
            }
            Term::Deictic => Some((at + 1, Meaning::Today { offset: self.value(at).into(), clock: None })),
            Term::This | Term::Last if years => {
                let grain = self.unit_grain(at + 1).filter(|grain| matches!(grain, Grain::Week | Grain::Month) && !self.plural(at + 1))?;
                let toward = if self.term(at) == Term::This { Toward::This } else { Toward::Last };
                Some((at + 2, Meaning::Unit { grain, toward, clock: None }))
            }
            _ => None,
        }
    }

    /// The date after `before` or `after`: `Christmas`, `last Tuesday`, `the 26 June` of `the 26 June attack`.
    fn dated(&self, at: usize) -> Option<Found> {
        let next = self.skip_term(at, Term::The);
        let found = match self.term(next) {
            Term::Weekday | Term::Month | Term::Digits | Term::OrdinalDigits | Term::Feast | Term::Holy => self.explicit(next),
            Term::Last | Term::Next | Term::This if matches!(self.term(next + 1), Term::Weekday | Term::Feast) => self.toward(next),
            Term::Deictic => self.day_words(next),
            _ => None,
        }?;
        let fits = match &found.meaning {
            Meaning::Calendar { part, clock: None, .. } => match part {
                Part::Day { .. } | Part::Weekday(_) | Part::Month(_) | Part::Feast(_) | Part::OfFeast { .. } => true,
                // "the 1990 attack" lies somewhere in that year.
                Part::Year => next == at && self.term(found.end) != Term::Other,
                _ => false,
            },
            Meaning::Today { clock: None, .. } => true,
            _ => false,
        };
        // "two days after March rains": the month of the rains is no day to count from.
        fits.then_some(found)
    }

    /// What follows an amount of days or more that began at `start`: `before Christmas`, `after last Tuesday’s hearing`.
    pub(super) fn counted_around(&self, start: usize, after: usize, counted: &Counted) -> Option<Found> {
        let Counted { count, grain, whole, after: following } = *counted;
        if grain < Grain::Day {
            return None;
        }
        let base = self.dated(after + 1)?;
        let coarse = match &base.meaning {
            Meaning::Calendar { part: Part::Month(_), .. } => Grain::Month,
            Meaning::Calendar { part: Part::Year, .. } => Grain::Year,
            _ => Grain::Day,
        };
        // "ten days after May 1990": from its end, its beginning, or any day of it.
        if grain < coarse {
            return None;
        }
        let finest = if whole || grain > Grain::Week { grain } else { Grain::Day };
        let count = if following { count } else { -count };
        let rule = if following { "after-date" } else { "before-date" };
        let meaning = Meaning::Moved { base: Box::new(base.meaning), count, grain, finest, clock: None, weekday: None };
        Some(Found::new(start, base.end, meaning, rule))
    }

    /// `Friday before Easter`, `Sunday after 3 May`.
    pub(super) fn weekday_around(&self, at: usize) -> Option<Found> {
        let following = match self.term(at + 1) {
            Term::Before => false,
            Term::After => true,
            _ => return None,
        };
        let weekday = self.weekday_name(at)?;
        let base = self.dated(at + 2)?;
        if !matches!(base.meaning, Meaning::Calendar { part: Part::Day { .. } | Part::Feast(_) | Part::OfFeast { .. }, .. }) {
            return None;
        }
        let (count, rule) = if following { (1, "after-date") } else { (-1, "before-date") };
        let base_meaning = Box::new(base.meaning);
        let meaning =
            Meaning::Moved { base: base_meaning, count, grain: Grain::Week, finest: Grain::Day, clock: None, weekday: Some(weekday) };
        Some(Found::new(at, base.end, meaning, rule))
    }

    /// What follows an amount of `count` units that began at `start`: `ago Tuesday`, `from tomorrow`.
    pub(super) fn counted_from_day(&self, start: usize, after: usize, count: i64, grain: Grain) -> Option<Found> {
        if grain < Grain::Day {
            return None;
        }
        match self.term(after) {
            Term::Ago => {
                let on = self.term(after + 1) == Term::On && self.term(after + 2) == Term::Weekday;
                let (end, base) = self.counted_day(after + 1 + usize::from(on), Toward::Last, grain >= Grain::Year)?;
                Some(moved(start, end, base, -count, grain, "ago-from-day"))
            }
            Term::From => {
                let (end, base) = self.counted_day(after + 1, Toward::Next, false)?;
                Some(moved(start, end, base, count, grain, "from-day"))
            }
            // "a week on Friday"; "twice a week on Friday" is a habit.
            Term::On
                if grain == Grain::Week
                    && self.term(start) == Term::A
                    && self.term(after + 1) == Term::Weekday
                    && !matches!(self.before(start), Term::Once | Term::Twice | Term::Times | Term::Unit | Term::People | Term::For)
                    && !matches!(self.before(start), Term::Within | Term::Over | Term::About | Term::Of | Term::Than) =>
            {
                let (end, base) = self.counted_day(after + 1, Toward::Next, false)?;
                Some(moved(start, end, base, count, grain, "from-day"))
            }
            // "a week last Friday"
            Term::Last if grain == Grain::Week && self.term(start) == Term::A && self.term(after + 1) == Term::Weekday => {
                let (end, base) = self.counted_day(after + 1, Toward::Last, false)?;
                Some(moved(start, end, base, -count, grain, "ago-from-day"))
            }
            Term::Deictic if grain == Grain::Week && self.is(after, "tomorrow") => {
                let (end, base) = self.counted_day(after, Toward::Next, false)?;
                Some(moved(start, end, base, count, grain, "from-day"))
            }
            _ => None,
        }
    }

    /// `Tuesday week`, `Tuesday a week ago`.
    pub(super) fn weekday_week(&self, at: usize, weekday: u32) -> Option<Found> {
        let part = Part::Weekday(weekday);
        if self.term(at + 1) == Term::A && self.is(at + 2, "week") && self.term(at + 3) == Term::Ago {
            return Some(moved(at, at + 4, weekday_of(part, Toward::Last), -1, Grain::Week, "ago-from-day"));
        }
        let alone = self.is(at + 1, "week") && !self.hyphen(at + 2) && self.clause_end(at + 2);
        alone.then(|| moved(at, at + 2, weekday_of(part, Toward::Next), 1, Grain::Week, "weekday-week"))
    }

    /// `Friday before last`, `weekend before last`, `Friday after next`; `at` is after the article.
    pub(super) fn before_last(&self, at: usize) -> Option<Found> {
        let part = match self.term(at) {
            Term::Weekday => Part::Weekday(self.weekday_name(at)?),
            Term::Weekend => Part::Weekend,
            _ => return None,
        };
        match (self.term(at + 1), self.term(at + 2)) {
            (Term::Before, Term::Last) => Some(moved(at, at + 3, weekday_of(part, Toward::Last), -1, Grain::Week, "before-last")),
            (Term::After, Term::Next) => Some(moved(at, at + 3, weekday_of(part, Toward::Next), 1, Grain::Week, "after-next")),
            _ => None,
        }
    }
}
