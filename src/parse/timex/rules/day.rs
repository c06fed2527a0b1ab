//! Days that count from today and parts of a day: `yesterday`, `tonight`, `the morning of 3 May`, `Friday night`.

use super::{Found, Tokens, moved::Counted, relative::rule_of};
use crate::parse::timex::{
    lexicon::Term,
    meaning::{Clock, DayPart, Grain, Meaning, Recurrence, Toward},
};

impl Tokens<'_> {
    pub(super) fn day_part(&self, at: usize) -> Option<DayPart> {
        (self.term(at) == Term::DayPart).then(|| DayPart::ALL.get(self.value(at) as usize).copied()).flatten()
    }

    /// `the morning`, `the night of 3 May`, `the evening`.
    pub(super) fn the_day_part(&self, at: usize) -> Option<Found> {
        let part = self.day_part(at)?;
        let clock = Clock::Part(part);
        let hours = if self.is(at + 1, "hours") { at + 2 } else { at + 1 };
        if matches!(self.term(hours), Term::Of | Term::On)
            && let Some(found) = self.of_a_day(hours + 1)
        {
            let end = found.end;
            return Some(found.from(at).at(clock, end));
        }
        // "the night before Friday's vote"
        if matches!(self.term(at + 1), Term::Before | Term::After) && part != DayPart::Noon && part != DayPart::Midnight {
            let counted = Counted { count: 1, grain: Grain::Day, whole: true, after: self.term(at + 1) == Term::After };
            if let Some(found) = self.counted_around(at, at + 1, &counted) {
                let end = found.end;
                return Some(found.at(clock, end));
            }
        }
        // "the night before": of the day before the one told of
        if matches!(self.term(at + 1), Term::Before | Term::After) && self.clause_end(at + 2) {
            let toward = if self.term(at + 1) == Term::Before { Toward::Previous } else { Toward::Following };
            return Some(Found::new(at, at + 2, Meaning::Unit { grain: Grain::Day, toward, clock: Some(clock) }, rule_of(toward)));
        }
        // "in the morning": of the day that is told of
        let led = matches!(self.before(at.wrapping_sub(1)), Term::In | Term::During | Term::Throughout);
        let alone = !matches!(self.term(at + 1), Term::Of | Term::Before | Term::After | Term::Other | Term::DayPart);
        (led && alone && part <= DayPart::Evening).then(|| Found::new(at, at + 1, Meaning::Clock(clock, Toward::Bare), "time-of-day"))
    }

    /// `today`, `yesterday morning`, `tonight`, `noon Friday`, `midnight`.
    pub(super) fn day_words(&self, at: usize) -> Option<Found> {
        match self.term(at) {
            Term::Deictic => {
                // "USA Today": the name of a paper or a programme
                let named = self.capital(at)
                    && (self.before(at) == Term::The || self.term(at.wrapping_sub(1)) == Term::Other && self.capital(at - 1));
                if named && !self.all[at].upper() && !self.all[at].new_line() {
                    return None;
                }
                // "today's world" is an age, not a day.
                let age = ["world", "youth", "society", "standards", "generation", "technology"];
                if self.term(at + 1) == Term::Possessive && self.is_one_of(at + 2, &age) {
                    return None;
                }
                let found = Found::new(at, at + 1, Meaning::Today { offset: self.value(at).into(), clock: None }, "day-from-today");
                Some(self.with_day_part(found))
            }
            Term::Tonight => {
                Some(Found::new(at, at + 1, Meaning::Today { offset: 0, clock: Some(Clock::Part(DayPart::Night)) }, "tonight"))
            }
            Term::Overnight if self.term(at + 1) == Term::Weekday => {
                let found = self.of_a_day(at + 1)?;
                let end = found.end;
                Some(found.from(at).at(Clock::Part(DayPart::Night), end))
            }
            Term::Overnight => {
                let verb = !matches!(self.term(at + 1), Term::Other) || self.all.get(at + 1).is_some_and(|next| !next.glued());
                verb.then(|| Found::new(at, at + 1, Meaning::Today { offset: 0, clock: Some(Clock::Part(DayPart::Night)) }, "overnight"))
            }
            Term::DayPart => {
                let part = self.day_part(at)?;
                let clock = Clock::Part(part);
                let next = if matches!(self.term(at + 1), Term::On | Term::Of) { at + 2 } else { at + 1 };
                if let Some(found) = self.of_a_day(next) {
                    let end = found.end;
                    return Some(found.from(at).at(clock, end));
                }
                if self.term(next) == Term::Deictic {
                    return self.day_words(next).map(|found| {
                        let end = found.end;
                        found.from(at).at(clock, end)
                    });
                }
                let sharp = matches!(part, DayPart::Noon | DayPart::Midnight)
                    && matches!(
                        self.before(at),
                        Term::At
                            | Term::By
                            | Term::Until
                            | Term::Before
                            | Term::After
                            | Term::About
                            | Term::Since
                            | Term::Between
                            | Term::From
                    )
                    // "from 9 a.m. to noon"
                    || matches!(part, DayPart::Noon | DayPart::Midnight)
                        && matches!(self.before(at), Term::To | Term::And)
                        && matches!(self.before(at - 1), Term::AmPm | Term::Digits | Term::DayPart);
                let mid = self.before(at) == Term::Mid || self.is_mark(at.wrapping_sub(1), b'-') && self.before(at - 1) == Term::Mid;
                if part == DayPart::Night && self.before(at) == Term::At {
                    return Some(Found::new(at, at + 1, Meaning::Set(Recurrence::of("XXXX-XX-XXTNI")), "at-night"));
                }
                (sharp || mid).then(|| Found::new(at, at + 1, Meaning::Clock(clock, Toward::Bare), "time-of-day"))
            }
            _ => None,
        }
    }

    /// A day with the part of the day that follows it: `Friday night`, `yesterday afternoon`.
    pub(super) fn with_day_part(&self, found: Found) -> Found {
        let titled = self.capital(found.end)
            && !self.all[found.end].upper()
            && self.term(found.end + 1) == Term::Other
            && self.capital(found.end + 1);
        match self.day_part(found.end).filter(|_| !titled) {
            Some(part) => {
                let end = found.end + 1;
                found.at(Clock::Part(part), end)
            }
            None => found,
        }
    }
}
