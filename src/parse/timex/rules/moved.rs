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
    Found::new(start, end, Meaning::Moved { base: Box::new(base), count, grain }, rule)
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
