//! Amounts of time: durations (`for two years`), shifts (`two years ago`, `three days later`, `a week after the vote`), and
//! stretches that end or begin now (`the past two months`).

use super::{Found, Tokens};
use crate::{
    parse::timex::{
        Modifier,
        lexicon::Term,
        meaning::{Count, Course, From, Grain, Meaning, Recurrence, Shift, Toward},
    },
    text::Span,
};

struct Amount {
    end: usize,
    count: Count,
    grain: Grain,
    /// `two-year`
    tight: bool,
    /// Only a unit: `years`
    bare: bool,
    /// Only `a year`
    article: bool,
}

impl Tokens<'_> {
    /// A number in digits or words.
    pub(super) fn number(&self, at: usize) -> Option<(usize, i64)> {
        let token = self.all.get(at)?;
        match token.term {
            Term::Digits => {
                let written = self.word(at);
                let whole = written.split('.').next().unwrap_or(written);
                let value = if token.grouped() { whole.replace(',', "").parse().ok()? } else { i64::from(token.value) };
                Some((at + 1, value))
            }
            Term::Number | Term::Hundred => {
                let mut total = 0i64;
                let mut part = 0i64;
                let mut here = at;
                loop {
                    match self.term(here) {
                        Term::Number => {
                            let value = i64::from(self.value(here));
                            // "twenty four" is one number, "two four" is not.
                            if here > at && !(part % 100 >= 20 && part % 10 == 0 && value < 10 || part % 100 == 0) {
                                break;
                            }
                            part += value;
                        }
                        Term::Hundred if self.value(here) == 100 => part = part.max(1).saturating_mul(100),
                        Term::Hundred => {
                            total = total.saturating_add(part.max(1).saturating_mul(1000));
                            part = 0;
                        }
                        _ => break,
                    }
                    here += 1;
                    let next = if self.hyphen(here) || self.term(here) == Term::And && matches!(self.before(here), Term::Hundred) {
                        here + 1
                    } else {
                        here
                    };
                    if next != here && !matches!(self.term(next), Term::Number | Term::Hundred) {
                        break;
                    }
                    here = next;
                    if here > at + 8 {
                        break;
                    }
                }
                Some((here, total.saturating_add(part)))
            }
            Term::Dozen => Some((at + 1, 12)),
            _ => None,
        }
    }

    /// `two`, `a`, `several`, `a few`, `a couple of`, `2 1/2`, `a dozen`.
    fn count(&self, at: usize) -> Option<(usize, Count)> {
        match self.term(at) {
            Term::A => match self.term(at + 1) {
                Term::Few => Some((at + 2, Count::Some)),
                Term::Couple => Some((self.skip_term(at + 2, Term::Of), Count::Exact(2))),
                Term::Dozen => Some((at + 2, Count::Exact(12))),
                Term::Hundred => self.number(at + 1).map(|(end, value)| (end, Count::Exact(value))),
                Term::Half => None,
                // "a matter of hours"
                Term::Other if self.is(at + 1, "matter") && self.term(at + 2) == Term::Of && self.plural(at + 3) => {
                    Some((at + 3, Count::Some))
                }
                _ => Some((at + 1, Count::Exact(1))),
            },
            Term::Few | Term::Several | Term::Many => Some((at + 1, Count::Some)),
            Term::Couple => Some((self.skip_term(at + 1, Term::Of), Count::Exact(2))),
            Term::Another => match self.number(at + 1) {
                Some((end, value)) => Some((end, Count::Exact(value))),
                None if matches!(self.term(at + 1), Term::Few) => Some((at + 2, Count::Some)),
                None => Some((at + 1, Count::Exact(1))),
            },
            _ => {
                // "1½"
                if let Some(whole) = self.word(at).strip_suffix('½') {
                    return whole.parse().ok().map(|whole| (at + 1, Count::Half(whole)));
                }
                let (end, value) = self.number(at)?;
                if self.all[at].grouped() && self.word(at).contains('.') {
                    let tenths = (self.word(at).parse::<f64>().ok()? * 10.0).round();
                    return Some((end, Count::Tenths(tenths as i64)));
                }
                // "2 1/2"
                if self.value(end) == 1 && self.is_mark(end + 1, b'/') && self.value(end + 2) == 2 && self.term(end) == Term::Digits {
                    return Some((end + 3, Count::Half(value)));
                }
                // "four-and-a-half"
                let dashed = [(0, "-"), (1, "and"), (2, "-"), (3, "a"), (4, "-"), (5, "half")];
                if dashed.iter().all(|(offset, word)| self.is(end + offset, word)) {
                    return Some((end + 6, Count::Half(value)));
                }
                let end = match self.term(end) {
                    Term::And if self.is(end + 1, "a") && self.term(end + 2) == Term::Half => return Some((end + 3, Count::Half(value))),
                    _ => end,
                };
                Some((end, Count::Exact(value)))
            }
        }
    }

    /// A count and a unit from `at` on.
    fn amount(&self, at: usize) -> Option<Amount> {
        let bare = matches!(self.term(at), Term::Unit | Term::Fortnight);
        let (mut next, mut count) = if bare { (at, Count::Some) } else { self.count(at)? };
        // "12 to 18 months", "two or three weeks"
        if !bare
            && matches!(self.term(next), Term::To | Term::Or)
            && let Some((end, _)) = self.number(next + 1)
            && matches!(self.term(end), Term::Unit)
        {
            next = end;
        }
        // "thirty-odd years"
        if !bare && self.hyphen(next) && self.is(next + 1, "odd") {
            next += 2;
        }
        if !bare {
            for _ in 0..2 {
                if matches!(self.term(next), Term::More | Term::Additional)
                    || self.is_one_of(
                        next,
                        &[
                            "full",
                            "straight",
                            "consecutive",
                            "trading",
                            "business",
                            "successive",
                            "whole",
                            "entire",
                            "long",
                            "working",
                            "solid",
                            "calendar",
                            "extra",
                            "short",
                            "previous",
                            "intervening",
                        ],
                    )
                {
                    next += 1;
                }
            }
        }
        let tight = !bare && self.is_mark(next, b'-') && self.glued(next) && self.glued(next + 1);
        let unit = if tight { next + 1 } else { next };
        let grain = match self.term(unit) {
            Term::Unit => self.unit_grain(unit)?,
            // "a 30-second clip"
            Term::Ordinal if tight && self.is(unit, "second") && !matches!(self.term(at), Term::A | Term::Another) => Grain::Second,
            Term::Fortnight => {
                count = Count::Exact(2);
                Grain::Week
            }
            Term::Season | Term::Seasons if !tight && !bare => return None,
            _ => return None,
        };
        if grain == Grain::Second && !self.plural(unit) && !tight {
            return None;
        }
        let mut end = unit + 1;
        // "a year and a half"
        if self.term(end) == Term::And && self.is(end + 1, "a") && self.term(end + 2) == Term::Half {
            if let Count::Exact(value) = count {
                count = Count::Half(value);
            }
            end += 3;
        }
        // "an hour or two", "a year or so"
        // "weeks or months", "weeks and months"
        if bare && matches!(self.term(end), Term::Or | Term::And) && self.term(end + 1) == Term::Unit && self.plural(end + 1) {
            end += 2;
        }
        if self.term(end) == Term::Or && (self.is(end + 1, "so") || self.is(end + 1, "two")) {
            end += 2;
        }
        // "three-quarters" and "a quarter" are fractions; "60 Minutes" is a programme.
        if grain == Grain::Quarter && (tight || !self.plural(unit)) || self.capital(unit) && !bare && !self.all[unit].upper() && !tight {
            return None;
        }
        let article = self.term(at) == Term::A && unit == at + 1;
        Some(Amount { end, count, grain, tight, bare, article })
    }

    /// `half an hour`, `a half-century`: the half in a smaller unit.
    fn half(&self, at: usize) -> Option<Amount> {
        let half = self.skip_term(at, Term::A);
        // "a quarter of an hour", "three quarters of an hour"
        let three = self.number(at).filter(|(_, count)| *count == 3).map(|(next, _)| self.skip(next, b'-'));
        let quarter = three.unwrap_or(half);
        let hour = self.skip_term(self.skip_term(quarter + 1, Term::Of), Term::A);
        if self.is_one_of(quarter, &["quarter", "quarters"]) && self.is(hour, "hour") && self.plural(quarter) == three.is_some() {
            let count = Count::Exact(if three.is_some() { 45 } else { 15 });
            return Some(Amount { end: hour + 1, count, grain: Grain::Minute, tight: false, bare: false, article: false });
        }
        // "a quarter of a century", "a quarter-century"
        if self.is(half, "quarter") {
            let unit = self.skip_term(self.skip_term(self.skip(half + 1, b'-'), Term::Of), Term::A);
            let amount = Amount { end: unit + 1, count: Count::Exact(25), grain: Grain::Year, tight: false, bare: false, article: false };
            return self.is(unit, "century").then_some(amount);
        }
        if self.term(half) != Term::Half {
            return None;
        }
        let unit = self.skip_term(self.skip(half + 1, b'-'), Term::A);
        let (count, grain) = match self.unit_grain(unit)? {
            Grain::Minute => (30, Grain::Second),
            Grain::Hour => (30, Grain::Minute),
            Grain::Day => (12, Grain::Hour),
            Grain::Year => (6, Grain::Month),
            Grain::Decade => (5, Grain::Year),
            Grain::Century => (50, Grain::Year),
            _ => return None,
        };
        (unit > half).then_some(Amount { end: unit + 1, count: Count::Exact(count), grain, tight: false, bare: false, article: false })
    }

    /// `about`, `more than`, `at least` … before a count.
    fn approximation(&self, at: usize) -> Option<(usize, Modifier)> {
        Some(match self.term(at) {
            Term::About | Term::Nearly => (at + 1, Modifier::Approx),
            Term::More | Term::Over if self.term(at) == Term::Over => (at + 1, Modifier::MoreThan),
            Term::More if self.term(at + 1) == Term::Than => (at + 2, Modifier::MoreThan),
            Term::Less if self.term(at + 1) == Term::Than => (at + 2, Modifier::LessThan),
            Term::Under => (at + 1, Modifier::LessThan),
            Term::At if self.term(at + 1) == Term::Least => (at + 2, Modifier::EqualOrMore),
            Term::At if self.term(at + 1) == Term::Most => (at + 2, Modifier::EqualOrLess),
            Term::Up if self.term(at + 1) == Term::To => (at + 2, Modifier::EqualOrLess),
            Term::Not | Term::No if self.term(at + 1) == Term::More && self.term(at + 2) == Term::Than => (at + 3, Modifier::EqualOrLess),
            Term::Just | Term::Only => (at + 1, Modifier::Approx),
            Term::Some => (at + 1, Modifier::Approx),
            _ => return None,
        })
    }

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
        let led = matches!(
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
