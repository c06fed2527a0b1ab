//! Parts of a year: quarters, halves, fiscal years, seasons and feasts.

use super::{Found, Tokens};
use crate::parse::timex::{
    feast,
    lexicon::Term,
    meaning::{Meaning, NthOf, OfFeast, Part, Year},
};

impl Tokens<'_> {
    /// `1988 second quarter`, `1988 quarter`, `1988 period`.
    pub(super) fn year_quarter(&self, at: usize) -> Option<Found> {
        let (next, year) = self.year(at)?;
        if self.is(next, "quarter") || self.is(next, "period") && self.before(at) == Term::The {
            return Some(Found::calendar(at, next + 1, Part::Quarter(0), year, "year-quarter"));
        }
        let found = self.quarter(next)?;
        match found.meaning {
            Meaning::Calendar { part: part @ Part::Quarter(_), year: Year::None, .. } => {
                Some(Found::calendar(at, found.end, part, year, "year-quarter"))
            }
            _ => None,
        }
    }

    /// `third quarter`, `third-quarter 1998`, `Q3`, `first half of 2016`, also with `fiscal`.
    pub(super) fn quarter(&self, at: usize) -> Option<Found> {
        if self.is(at, "Q") && self.glued(at + 1) && (1..=4).contains(&self.value(at + 1)) && self.term(at + 1) == Term::Digits {
            let (end, year) = self.year_after(at + 2).unwrap_or((at + 2, Year::None));
            return Some(Found::calendar(at, end, Part::Quarter(self.value(at + 1) as u32), year, "quarter"));
        }
        // "H1 2014"; alone it is a virus, a visa or a road
        if self.word(at) == "H" && self.glued(at + 1) && (1..=2).contains(&self.value(at + 1)) && self.term(at + 1) == Term::Digits {
            let (end, year) = self.year_after(at + 2)?;
            return Some(Found::calendar(at, end, Part::Half(self.value(at + 1) as u32), year, "half-year"));
        }
        let number = match self.term(at) {
            Term::Ordinal | Term::OrdinalDigits => self.value(at),
            // "the last quarter of 2014"
            Term::Last | Term::Final
                if self.is(at + 1, "quarter") && self.term(at + 2) == Term::Of && self.period_year(at + 2).is_some() =>
            {
                4
            }
            Term::Last if self.is(at + 1, "two") && self.is(at + 2, "quarters") => 2,
            Term::Last if self.term(at + 1) == Term::Half && self.period_year(at + 2).is_some() => 2,
            _ => return None,
        };
        // "the first two quarters of 2014"
        if self.is(at + 1, "two") && self.is(at + 2, "quarters") && number != 3 {
            let half = if number == 1 { 1 } else { 2 };
            let (end, year) = self.period_year(at + 3)?;
            return Some(Found::calendar(at, end, Part::Half(half), year, "half-year"));
        }
        let next = self.skip(at + 1, b'-');
        let next = self.skip_term(next, Term::Fiscal);
        // "the third quarter of the game"
        let game = self.term(next + 1) == Term::Of
            && self.term(next + 2) == Term::The
            && self.is_one_of(next + 3, &["game", "match", "final", "race", "contest", "bout"]);
        if game {
            return None;
        }
        if self.is(next, "quarter") && (1..=4).contains(&number) {
            let (end, year) = self.period_year(next + 1).unwrap_or((next + 1, Year::None));
            return Some(Found::calendar(at, end, Part::Quarter(number as u32), year, "quarter"));
        }
        if self.term(next) == Term::Half && (1..=2).contains(&number) {
            let led = matches!(self.before(at), Term::The | Term::Fiscal) || self.is_mark(at + 1, b'-');
            let year = self.period_year(next + 1);
            let (end, year) = match year {
                Some(found) => found,
                None if led
                    && matches!(self.before(at.wrapping_sub(1)), Term::In | Term::For | Term::During)
                    && self.term(next + 1) != Term::Of =>
                {
                    (next + 1, Year::None)
                }
                None => return None,
            };
            return Some(Found::calendar(at, end, Part::Half(number as u32), year, "half-year"));
        }
        None
    }

    /// `of fiscal 1998`, `1998`, `of this year`, `last year` after a quarter or a half.
    pub(super) fn period_year(&self, at: usize) -> Option<(usize, Year)> {
        let next = self.skip_term(at, Term::Of);
        let next = self.skip_term(next, Term::Fiscal);
        if self.term(next) == Term::The && self.is(next + 1, "year") && next > at {
            return Some((next + 2, Year::None));
        }
        self.year(next).or_else(|| self.year_after(next))
    }

    /// `fiscal 1998`, `fiscal year 1998`, `the fiscal first quarter`.
    pub(super) fn fiscal(&self, at: usize) -> Option<Found> {
        let next = self.skip(at + 1, b'-');
        if let Some(found) = self.quarter(next) {
            return Some(found.from(at));
        }
        let next = if self.is(at + 1, "year") { at + 2 } else { at + 1 };
        let short = || {
            let digits = self.all.get(next).filter(|token| token.term == Term::Digits && token.len() == 2)?;
            self.glued(next).then_some((next + 1, Year::Short(digits.value)))
        };
        let (end, year) = self.year(next).or_else(short)?;
        // "fiscal 1998's third quarter"
        if self.term(end) == Term::Possessive
            && let Some(found) = self.quarter(end + 1)
            && let Meaning::Calendar { part, year: Year::None, .. } = found.meaning
        {
            return Some(Found::calendar(at, found.end, part, year, "quarter"));
        }
        Some(Found::calendar(at, self.second_year(end), Part::Year, year, "fiscal-year"))
    }

    /// The position after the `/16`, `-16` or `-2016` of a year that runs over the new year.
    fn second_year(&self, at: usize) -> usize {
        let joined = (self.is_mark(at, b'-') || self.is_mark(at, b'/')) && self.glued(at) && self.glued(at + 1);
        let next = self.all.get(at + 1).filter(|next| joined && next.term == Term::Digits && matches!(next.len(), 2 | 4));
        match (next, self.all.get(at.wrapping_sub(1))) {
            (Some(next), Some(first)) if first.value.saturating_add(1) % 100 == next.value % 100 => at + 2,
            _ => at,
        }
    }

    /// `2014 fiscal year`, `2014-15 financial year`
    pub(super) fn year_fiscal(&self, at: usize) -> Option<Found> {
        let (end, year) = self.year(at)?;
        let end = self.second_year(end);
        (matches!(self.term(end), Term::Fiscal | Term::Financial) && self.is(end + 1, "year"))
            .then(|| Found::calendar(at, end + 2, Part::Year, year, "fiscal-year"))
    }

    /// `quarter ended July 31`: only `quarter` is the expression, the date one of its own.
    pub(super) fn quarter_ended(&self, at: usize) -> Option<Found> {
        if !self.is(at, "quarter") || !self.is_one_of(at + 1, &["ended", "ending"]) {
            return None;
        }
        let date = self.month(at + 2).map(|_| at + 2)?;
        let Meaning::Calendar { part: Part::Day { month, day }, year, .. } = self.month_first(date)?.meaning else { return None };
        // A quarter that ends in the first days of a month is the one before.
        let month = if day < 15 { (month + 10) % 12 + 1 } else { month };
        Some(Found::calendar(at, at + 1, Part::QuarterTo { month }, year, "quarter-ended"))
    }

    /// `March quarter`, `June quarter of 2014`.
    pub(super) fn quarter_to(&self, at: usize) -> Option<Found> {
        let month = self.month(at)?;
        let (end, year) = self.period_year(at + 2).unwrap_or((at + 2, Year::None));
        let part = if month % 3 == 0 { Part::Quarter(month / 3) } else { Part::QuarterTo { month } };
        Some(Found::calendar(at, end, part, year, "quarter"))
    }

    pub(super) fn season(&self, at: usize) -> Option<Found> {
        let season = self.value(at) as u32;
        let name = self.word(at);
        let after = self.skip(at + 1, b',');
        let after = self.skip_term(after, Term::Of);
        if let Some((end, year)) = self.year(after).or_else(|| self.year_after(at + 1)) {
            // "winter of 1994-95" names one winter.
            let end = self.second_year(end);
            return Some(Found::calendar(at, end, Part::Season(season), year, "season-year"));
        }
        let the = self.before(at) == Term::The;
        let led = matches!(
            self.before(at),
            Term::In
                | Term::By
                | Term::During
                | Term::Into
                | Term::Since
                | Term::Until
                | Term::Through
                | Term::Throughout
                | Term::Each
                | Term::This
                | Term::Last
                | Term::Next
                | Term::Early
                | Term::Late
                | Term::Mid
                | Term::Of
        ) || self.is_mark(at.wrapping_sub(1), b'-');
        let named = self.capital(at) && !self.all[at].upper() && at > 0 && self.before(at) != Term::Break && !the && !led;
        let falls = name.eq_ignore_ascii_case("fall")
            && (!led && !the
                || self.term(at + 1) == Term::Of
                || the && !matches!(self.before(at - 1), Term::In | Term::By | Term::During | Term::Since));
        let sprung = name.eq_ignore_ascii_case("spring") && !led && !the;
        if named
            || falls
            || sprung
            || !(led || the)
            || the
                && !matches!(
                    self.before(at - 1),
                    Term::In
                        | Term::By
                        | Term::During
                        | Term::Of
                        | Term::Over
                        | Term::For
                        | Term::Since
                        | Term::Until
                        | Term::Into
                        | Term::Throughout
                )
        {
            // "the summer offensive": a season to a history, and no date to news
            let campaign = !self.capital(at)
                && self.is_one_of(at + 1, &["offensive", "offensives", "campaign", "campaigns", "counter", "counteroffensive"]);
            return campaign.then(|| Found::calendar(at, at + 1, Part::Season(season), Year::None, "season-attribute"));
        }
        if self.term(at + 1) == Term::Other && self.is_one_of(at + 1, &["olympics", "games", "house", "palace"]) {
            return None;
        }
        Some(Found::calendar(at, at + 1, Part::Season(season), Year::None, "season"))
    }

    /// `first Monday in May`, `last day of June 2014`, `third week of March`.
    pub(super) fn nth_of_month(&self, at: usize) -> Option<Found> {
        let nth = match self.term(at) {
            Term::Ordinal | Term::OrdinalDigits => self.value(at),
            Term::Last | Term::Final => -1,
            _ => return None,
        };
        let of = match self.term(at + 1) {
            Term::Weekday => NthOf::Weekday(self.value(at + 1) as u32),
            Term::Weekend => NthOf::Weekend,
            Term::Unit if self.is(at + 1, "day") => NthOf::Day,
            Term::Unit if self.is(at + 1, "week") => NthOf::Week,
            _ => return None,
        };
        if nth > 5 && of != NthOf::Day || !matches!(self.term(at + 2), Term::In | Term::Of) || !self.capital(at + 3) {
            return None;
        }
        let month = self.month(at + 3)?;
        let (end, year) = self.year_after(self.after_month(at + 3)).unwrap_or((at + 4, Year::None));
        Some(Found::calendar(at, end, Part::Nth { nth, of, month }, year, "nth-of-month"))
    }

    /// `Easter`, `Christmas Eve 2009`, `the Boxing Day tsunami in 2004`, `Easter week`.
    pub(super) fn feast(&self, at: usize) -> Option<Found> {
        let (end, feast) = feast::at(self.text, self.all, at)?;
        // "in Lent", "during Tet"; not "Lent money is gone", "the Tet Offensive"
        if feast.led && (!self.led_by_time(at) || self.term(end) == Term::Other && self.capital(end)) {
            return None;
        }
        let which = match self.term(end) {
            _ if feast.week => {
                let (end, year) = self.year_after(end).unwrap_or((end, Year::None));
                return Some(Found::calendar(at, end, Part::OfFeast { feast, which: OfFeast::Week }, year, "feast-week"));
            }
            Term::Unit if self.is(end, "week") => Some(OfFeast::Week),
            Term::Weekend => Some(OfFeast::Weekend),
            _ => None,
        };
        if let Some(which) = which.filter(|_| self.term(end + 1) != Term::Possessive && !self.is_mark(end + 1, b'-')) {
            let (end, year) = self.year_after(end + 1).unwrap_or((end + 1, Year::None));
            return Some(Found::calendar(at, end, Part::OfFeast { feast, which }, year, "feast-week"));
        }
        if let Some((end, year)) = self.year_after(end) {
            return Some(Found::calendar(at, end, Part::Feast(feast), year, "feast"));
        }
        let mut found = Found::calendar(at, end, Part::Feast(feast), Year::None, "feast");
        if let Some(year) = self.year_in_reach(end)
            && let Meaning::Calendar { year: slot, .. } = &mut found.meaning
        {
            *slot = year;
        }
        // "Christmas morning"
        Some(self.with_day_part(found))
    }

    /// The year of `in 2004`, at most two nouns further on; it stays an expression of its own.
    fn year_in_reach(&self, at: usize) -> Option<Year> {
        let nouns = (at..at + 3).take_while(|noun| self.term(*noun) == Term::Other && !self.capital(*noun)).count().min(2);
        let lead = at + nouns;
        if self.term(lead) != Term::In {
            return None;
        }
        self.year(lead + 1).map(|(_, year)| year).filter(|year| matches!(year, Year::Full(_)))
    }
}
