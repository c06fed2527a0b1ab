//! How much time: numbers in digits and words (`twenty-four`, `2½`), counts (`a couple of`), a count with its unit
//! (`two and a half years`), and the words that make it more, less or about that much.

use super::Tokens;
use crate::parse::timex::{
    Modifier,
    lexicon::Term,
    meaning::{Count, Grain},
};

/// A count and its unit, as they stand in the text.
pub(super) struct Amount {
    pub end: usize,
    pub count: Count,
    pub grain: Grain,
    /// `two-year`
    pub tight: bool,
    /// Only a unit: `years`
    pub bare: bool,
    /// Only `a year`
    pub article: bool,
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
    pub(super) fn amount(&self, at: usize) -> Option<Amount> {
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
    pub(super) fn half(&self, at: usize) -> Option<Amount> {
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
    pub(super) fn approximation(&self, at: usize) -> Option<(usize, Modifier)> {
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
}
