//! Amounts of time: durations (`for two years`), shifts (`two years ago`, `three days later`, `a week after the vote`), and
//! stretches that end or begin now (`the past two months`).

use super::{Found, Tokens, quantity::Amount};
use crate::{
    parse::timex::{
        lexicon::Term,
        meaning::{Count, Course, From, Grain, Meaning, Recurrence, Shift, Toward},
    },
    text::Span,
};

impl Tokens<'_> {
    pub(super) fn amount_rule(&self, at: usize) -> Option<Found> {
        if let Some((next, modifier)) = self.approximation(at) {
            // One such word is enough; a thousand of them must not be a thousand calls deep.
            let counts = self.term(next) != Term::Unit && self.approximation(next).is_none();
            if self.term(at) == Term::Over && matches!(self.term(next), Term::A) && self.led(at) || !counts {
                return None;
            }
            let found = self.amount_rule(next)?;
            let only = matches!(self.term(at), Term::Just | Term::Only);
            // "just three days later" keeps its "just"; "just three days" does not need it.
            if only && !matches!(found.meaning, Meaning::Shift(_)) {
                return None;
            }
            // "exactly ten years ago", but "barely | a month after the flood"
            if only && self.value(at) == 1 && matches!(found.meaning, Meaning::Shift(Shift { from: From::Event(_), .. })) {
                return None;
            }
            return Some(if only { found.from(at) } else { found.from(at).modified(Some(modifier)) });
        }
        // "will one day": some day to come
        if self.is(at, "one") && self.is(at + 1, "day") {
            if matches!(self.before(at), Term::Will | Term::Would) {
                return self.vague_future(at, at + 2);
            }
            // "he one day found it": neither a length nor a date
            if self.is_one_of(at.wrapping_sub(1), &["he", "she", "they", "we", "i"]) {
                return None;
            }
        }
        let start = at;
        let amount = self.half(at).or_else(|| self.amount(at))?;
        let after = amount.end;
        // Ages are no times: "22-year-old", "ten years old", "aged 3 years".
        let aged = self.skip(after, b'-');
        let of_age = self.before(at) == Term::Age || self.before(at) == Term::Of && self.before(at - 1) == Term::Age;
        if self.term(aged) == Term::Old || self.term(after) == Term::Of && self.term(after + 1) == Term::Age || of_age {
            return None;
        }
        if amount.bare && (self.term(after) == Term::Possessive || self.rest_of_day(at)) {
            return None;
        }
        let from_shift = |end, after, from, rule| {
            let span = Span::new(self.all[start].start(), self.all[amount.end - 1].end());
            let shift = Shift {
                count: if amount.bare && !self.plural(start) { Count::Exact(1) } else { amount.count },
                grain: amount.grain,
                after,
                from,
                amount: span,
            };
            Some(Found::new(start, end, Meaning::Shift(shift), rule))
        };
        let compared = self.term(after + 1) == Term::Than;
        if let (Count::Exact(count), false) = (amount.count, amount.tight)
            && let Some(found) = self.counted_from_day(start, after, count, amount.grain)
        {
            return Some(found);
        }
        match self.term(after) {
            Term::Ago => return from_shift(after + 1, false, From::Now, "ago"),
            Term::Hence => return from_shift(after + 1, true, From::Now, "hence"),
            Term::From if self.is(after + 1, "now") => return from_shift(after + 2, true, From::Now, "hence"),
            Term::Later | Term::Afterwards if !compared => return from_shift(after + 1, true, From::Told, "later"),
            Term::Earlier | Term::Previous if !compared => return from_shift(after + 1, false, From::Told, "earlier"),
            Term::Past if self.is(after, "previously") => return from_shift(after + 1, false, From::Told, "earlier"),
            // "barrels a day into the sea" is a rate.
            Term::Into
                if amount.grain >= Grain::Day
                    && self.term(after + 1) == Term::The
                    && (!amount.article || !matches!(self.before(at), Term::Other | Term::Hundred | Term::Digits | Term::People)) =>
            {
                return from_shift(after, true, From::Event(self.event_words(after + 1)), "into-event");
            }
            Term::Before | Term::After if matches!(self.before(at), Term::For | Term::Over | Term::During | Term::Within) => {}
            Term::Before | Term::After if !self.clause_end(after + 1) => {
                let following = self.term(after) == Term::After;
                let count = match amount.count {
                    Count::Exact(count) => Some(count),
                    Count::Some if amount.bare && !self.plural(start) => Some(1),
                    _ => None,
                };
                // "eight trading days" are more than eight days.
                let of_days = amount.bare || self.term(after.wrapping_sub(2)) != Term::Other;
                if let Some(count) = count.filter(|_| !amount.tight && of_days) {
                    let counted = super::moved::Counted { count, grain: amount.grain, whole: amount.bare, after: following };
                    if let Some(found) = self.counted_around(start, after, &counted) {
                        return Some(found);
                    }
                }
                let event = self.event_words(after + 1);
                if matches!(self.term(after + 1), Term::That) && self.clause_end(after + 2) {
                    return from_shift(after + 2, following, From::Told, if following { "later" } else { "earlier" });
                }
                return from_shift(after, following, From::Event(event), if following { "after-event" } else { "before-event" });
            }
            Term::Before if self.clause_end(after + 1) => return from_shift(after + 1, false, From::Told, "earlier"),
            Term::After if self.clause_end(after + 1) => return from_shift(after + 1, true, From::Told, "later"),
            _ => {}
        }
        if amount.bare {
            return self.bare_units(at, &amount);
        }
        // "a year-long trial": the article belongs to the trial.
        if amount.article && self.is_mark(after, b'-') && self.term(after + 1) == Term::Long {
            return None;
        }
        if amount.article && !amount.tight {
            return self.a_unit(at, &amount);
        }
        // "two-year", "the two years"; "the first nine months" takes its words before.
        let long = self.skip(after, b'-');
        let end = if self.term(long) == Term::Long && long > after { long + 1 } else { after };
        let attribute = amount.tight || matches!(amount.count, Count::Exact(2..)) && !self.plural(after - 1);
        let rule = if attribute { "duration-attribute" } else { "duration" };
        // "two years and three months", "an hour and ten minutes"
        let next = self.skip(self.skip_term(end, Term::And), b',');
        let second = (next > end && matches!(self.term(next), Term::Number | Term::Digits))
            .then(|| self.amount(next))
            .flatten()
            .filter(|second| second.grain < amount.grain && !second.tight && !self.followed_by_shift(second.end));
        let end = second.as_ref().map_or(end, |second| second.end);
        let second = second.map(|second| (second.count, second.grain));
        let meaning = Meaning::Duration { count: amount.count, grain: amount.grain, course: Course::None, second };
        Some(Found::new(start, end, meaning, rule))
    }

    /// The `12` of `12 to 18 months`: a duration of its own.
    pub(super) fn first_of_two(&self, at: usize) -> Option<Found> {
        let (next, count) = self.number(at)?;
        let between = matches!(self.before(at), Term::Between | Term::For | Term::In | Term::After | Term::Within);
        let joined = matches!(self.term(next), Term::To | Term::Or)
            || self.term(next) == Term::And && between
            || self.hyphen(next) && self.term(at) == Term::Digits && !self.glued(at);
        if !joined {
            return None;
        }
        let (unit, second) = self.number(next + 1)?;
        let aged = self.term(unit + 1) == Term::Old || self.term(unit + 1) == Term::Of && self.term(unit + 2) == Term::Age;
        if aged {
            return None;
        }
        let grain =
            self.unit_grain(unit).filter(|_| self.plural(unit) && (!self.capital(unit) || self.all[unit].upper()) && second > count)?;
        let meaning = Meaning::Duration { count: Count::Exact(count), grain, course: Course::None, second: None };
        Some(Found::new(at, next, meaning, "duration-of-two"))
    }

    fn followed_by_shift(&self, at: usize) -> bool {
        matches!(self.term(at), Term::Ago | Term::Later | Term::Earlier | Term::Before | Term::After | Term::Old | Term::Mark if !self.is_mark(at, b',') && !self.is_mark(at, b'.'))
    }

    /// `first nine months`, `final weeks`.
    pub(super) fn first_of(&self, at: usize) -> Option<Found> {
        if !matches!(self.term(at), Term::Ordinal | Term::Final) || !matches!(self.value(at), 0 | 1) {
            return None;
        }
        let amount = self.amount(at + 1).filter(|amount| !amount.tight && (!amount.bare || self.plural(at + 1)))?;
        let meaning = Meaning::Duration { count: amount.count, grain: amount.grain, course: Course::None, second: None };
        Some(Found::new(at, amount.end, meaning, "duration-of-whole"))
    }

    /// `weeklong`
    pub(super) fn unit_long(&self, at: usize) -> Option<Found> {
        let grain = Grain::ALL.get(self.value(at) as usize).copied()?;
        let meaning = Meaning::Duration { count: Count::Exact(1), grain, course: Course::None, second: None };
        Some(Found::new(at, at + 1, meaning, "duration-attribute"))
    }

    /// `years` with nothing to count them: only after a word that makes it a stretch of time.
    fn bare_units(&self, at: usize, amount: &Amount) -> Option<Found> {
        let plural = self.plural(at);
        // "three-quarters"
        if self.glued(at) && self.is_mark(at.wrapping_sub(1), b'-') {
            return None;
        }
        let long = self.skip(at + 1, b'-');
        if self.term(long) == Term::Long && long > at + 1 {
            let count = if plural { Count::Some } else { Count::Exact(1) };
            return Some(Found::new(
                at,
                long + 1,
                Meaning::Duration { count, grain: amount.grain, course: Course::None, second: None },
                "duration",
            ));
        }
        let led = matches!(
            self.before(at),
            Term::For | Term::After | Term::Within | Term::Over | Term::Through | Term::Since | Term::In | Term::Before | Term::Until
        ) || self.is_one_of(at.wrapping_sub(1), &["took", "take", "takes", "spent", "lasted", "last", "taken"]);
        let of = self.term(at + 1) == Term::Of
            && !matches!(
                self.before(at),
                Term::The | Term::Early | Term::Late | Term::These | Term::Those | Term::Ordinal | Term::Possessive
            );
        (plural && (led || of) && amount.grain >= Grain::Minute).then(|| {
            Found::new(
                at,
                amount.end,
                Meaning::Duration { count: Count::Some, grain: amount.grain, course: Course::None, second: None },
                "duration-vague",
            )
        })
    }

    /// `a year` alone: a duration after `for`, a rate after `twice`.
    fn a_unit(&self, at: usize, amount: &Amount) -> Option<Found> {
        let duration = Meaning::Duration { count: amount.count, grain: amount.grain, course: Course::None, second: None };
        // "A year on, nobody has been charged"
        let since = self.term(amount.end) == Term::On && self.is_mark(amount.end + 1, b',');
        let led = since
            || matches!(
                self.before(at),
                Term::For
                    | Term::After
                    | Term::Within
                    | Term::In
                    | Term::Over
                    | Term::Than
                    | Term::About
                    | Term::Nearly
                    | Term::Of
                    | Term::Until
                    | Term::Least
                    | Term::During
                    | Term::Just
                    | Term::Only
                    | Term::To
                    | Term::By
            );
        let took = self.is_one_of(at.wrapping_sub(1), &["took", "take", "takes", "taken", "lasted", "lasts", "spent", "spend"]);
        // "a month or two"
        let or_two = self.is_one_of(amount.end - 1, &["two", "so"]);
        if led || took || or_two || matches!(amount.count, Count::Half(_) | Count::Exact(2)) {
            return Some(Found::new(at, amount.end, duration, "duration"));
        }
        let rate = self.is_one_of(at.wrapping_sub(1), &["million", "billion", "percent"])
            || matches!(self.before(at), Term::Times | Term::Once | Term::Twice | Term::People | Term::Digits | Term::Hundred)
            || self.before(at) == Term::Unit;
        (rate && amount.grain >= Grain::Day)
            .then(|| Found::new(at, amount.end, Meaning::Set(Recurrence::of(format!("P1{}", super::vague::letter(amount.grain)))), "rate"))
    }

    /// `the past two years`, `the next few days`, `the first nine months`.
    pub(super) fn course(&self, start: usize, at: usize, toward: Toward) -> Option<Found> {
        let amount = self.amount(at)?;
        if amount.tight {
            return None;
        }
        let course = match toward {
            Toward::Last | Toward::Latest => Course::Past,
            Toward::Next | Toward::Following => Course::Next,
            _ => Course::None,
        };
        let meaning = Meaning::Duration { count: amount.count, grain: amount.grain, course, second: None };
        Some(Found::new(start, amount.end, meaning, if course == Course::Past { "past-stretch" } else { "next-stretch" }))
    }

    /// `the past decade`.
    pub(super) fn stretch(&self, start: usize, end: usize, grain: Grain, ahead: bool) -> Found {
        let course = if ahead { Course::Next } else { Course::Past };
        Found::new(start, end, Meaning::Duration { count: Count::Exact(1), grain, course, second: None }, "past-stretch")
    }
}
