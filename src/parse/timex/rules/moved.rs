//! Some units from a time named in the same breath: `a week from Tuesday`, `Tuesday week`, `two Fridays ago`, `a year ago today`,
//! `the weekend before last`.

use super::{Found, Tokens};
use crate::{
    parse::timex::{
        feast,
        lexicon::Term,
        meaning::{Count, From, Grain, Meaning, OfFeast, Part, Shift, Toward, Year},
    },
    text::Span,
};

fn weekday_of(part: Part, toward: Toward) -> Meaning {
    Meaning::Calendar { part, year: Year::None, toward, clock: None, zone: false }
}

fn moved(start: usize, end: usize, base: Meaning, count: i64, grain: Grain, rule: &'static str) -> Found {
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
    pub(super) fn from_a_day(&self, start: usize, after: usize, count: i64, grain: Grain) -> Option<Found> {
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

    fn from_event(&self, start: usize, end: usize, count: i64, grain: Grain, event: usize, rule: &'static str) -> Option<Found> {
        let amount = Span::new(self.all[start].start(), self.all[end - 1].end());
        let shift =
            Shift { count: Count::Exact(count.abs()), grain, after: count >= 0, from: From::Event(self.event_words(event)), amount };
        Some(Found::new(start, end, Meaning::Shift(shift), rule))
    }

    /// `12th day of the war`, `second week of the siege`; `second day of Eid` is the feast's.
    pub(super) fn nth_day_of(&self, at: usize) -> Option<Found> {
        let (next, nth) = match self.term(at) {
            Term::Ordinal | Term::OrdinalDigits => (at + 1, i64::from(self.value(at))),
            Term::Number => self.day_number(at).map(|(next, day)| (next, i64::from(day)))?,
            _ => return None,
        };
        let grain = self.unit_grain(next).filter(|grain| matches!(grain, Grain::Day | Grain::Week) && !self.plural(next))?;
        if self.term(next + 1) != Term::Of {
            return None;
        }
        let named = self.skip_term(next + 2, Term::The);
        if grain == Grain::Day
            && let Some((end, feast)) = feast::at(self.text, self.all, named)
        {
            let (end, year) = self.year_after(end).unwrap_or((end, Year::None));
            let part = Part::OfFeast { feast, which: OfFeast::Day(i32::try_from(nth).ok()?) };
            return Some(Found::calendar(at, end, part, year, "day-of-feast"));
        }
        self.event_after(next + 2).then(|| self.from_event(at, next + 1, nth - 1, grain, next + 2, "nth-day-of-event")).flatten()
    }

    /// `day three of the siege`
    pub(super) fn day_n_of(&self, at: usize) -> Option<Found> {
        let (end, nth) = self.number(at + 1).filter(|(_, nth)| (1..1000).contains(nth))?;
        let of = self.term(end) == Term::Of && self.event_after(end + 1);
        of.then(|| self.from_event(at, end, nth - 1, Grain::Day, end + 1, "nth-day-of-event")).flatten()
    }

    /// `eve of the vote`, after `on the`; `eve of Easter`.
    pub(super) fn eve(&self, at: usize) -> Option<Found> {
        if self.term(at + 1) != Term::Of || self.before(at) != Term::The {
            return None;
        }
        let named = self.skip_term(at + 2, Term::The);
        let date = match self.term(named) {
            Term::Feast | Term::Month | Term::Digits | Term::OrdinalDigits => self.explicit(named),
            _ => None,
        };
        if let Some(found) = date
            && matches!(found.meaning, Meaning::Calendar { part: Part::Day { .. } | Part::Feast(_), .. })
        {
            return Some(moved(at, found.end, found.meaning, -1, Grain::Day, "eve-of"));
        }
        let on = self.term(at.wrapping_sub(2)) == Term::On && self.event_after(at + 2);
        on.then(|| self.from_event(at, at + 1, -1, Grain::Day, at + 2, "eve-of-event")).flatten()
    }

    /// Whether words that can name an event follow: a noun with its article or owner, or a name.
    fn event_after(&self, at: usize) -> bool {
        match self.term(at) {
            Term::The | Term::A | Term::This | Term::That => {
                matches!(self.term(at + 1), Term::Other | Term::Month | Term::DayPart | Term::Room)
            }
            Term::Other => !self.clause_end(at + 1) || !self.is_one_of(at, &["it", "them", "us"]),
            _ => false,
        }
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
