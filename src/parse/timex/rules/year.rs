//! Years, decades and centuries: `2015`, `’98`, `nineteen ninety-six`, `300 BC`, `the 1990s`, `the 18th century`.

use super::{Found, Tokens};
use crate::parse::timex::{
    lexicon::Term,
    meaning::{Meaning, Part, Toward, Year},
};

impl Tokens<'_> {
    /// A year that can be nothing else where a date stands before it: four digits, `’98`, `300 BC`.
    pub(super) fn year(&self, at: usize) -> Option<(usize, Year)> {
        if let Some(found) = self.era_year(at) {
            return Some(found);
        }
        let token = self.all.get(at)?;
        match token.term {
            Term::Digits if token.len() == 4 && !token.grouped() && (1000..=2199).contains(&token.value) => {
                let counted = self.term(at + 1) == Term::People
                    || self.term(at + 1) == Term::Unit && !self.is(at + 1, "quarter")
                    || self.is_mark(at + 1, b'%')
                    || self.is_mark(at + 1, b':') && self.glued(at + 1) && self.glued(at + 2);
                (!counted).then_some((at + 1, Year::Full(token.value)))
            }
            Term::Mark if token.is_mark(b'\'') && self.glued(at + 1) => {
                let digits = self.all.get(at + 1)?;
                (digits.term == Term::Digits && digits.len() == 2).then_some((at + 2, Year::Short(digits.value)))
            }
            Term::Number => self.year_in_words(at).map(|(end, year)| (end, Year::Full(year))),
            _ => None,
        }
    }

    /// `300 BC`, `AD 79`, `79 AD`.
    pub(super) fn era_year(&self, at: usize) -> Option<(usize, Year)> {
        if self.term(at) == Term::Ad && self.all[at].upper() {
            let token = self.all.get(at + 1).filter(|token| token.term == Term::Digits && !token.grouped() && token.len() <= 4)?;
            return Some((at + 2, Year::Full(token.value)));
        }
        let token = self.all.get(at).filter(|token| token.term == Term::Digits && token.len() <= 6)?;
        let era = self.all.get(at + 1).filter(|era| era.upper())?;
        match era.term {
            Term::Bc => Some((at + 2, Year::Full(1 - token.value))),
            Term::Ad => Some((at + 2, Year::Full(token.value))),
            _ => None,
        }
    }

    /// `nineteen ninety-six`, `two thousand five`.
    pub(super) fn year_in_words(&self, at: usize) -> Option<(usize, i32)> {
        if self.term(at) != Term::Number {
            return None;
        }
        let head = self.value(at);
        if head == 2 && self.term(at + 1) == Term::Hundred && self.value(at + 1) == 1000 {
            let next = self.skip_term(at + 2, Term::And);
            if self.term(next) == Term::Number && !matches!(self.term(next + 1), Term::People | Term::Hundred) && self.value(next) < 20 {
                return (self.term(next + 1) != Term::Unit).then_some((next + 1, 2000 + self.value(next)));
            }
            let named = self.before(at) == Term::Unit;
            let led = matches!(self.before(at), Term::In | Term::Of | Term::By | Term::Since);
            return (named || led && !matches!(self.term(at + 2), Term::People | Term::Other)).then_some((at + 2, 2000));
        }
        if !(16..=20).contains(&head) {
            return None;
        }
        let next = if self.is_mark(at + 1, b'-') { at + 2 } else { at + 1 };
        if self.term(next) != Term::Number || self.value(next) < 10 {
            return None;
        }
        let tens = self.value(next);
        let (end, ones) = match if self.is_mark(next + 1, b'-') { next + 2 } else { next + 1 } {
            ones if tens >= 20 && self.term(ones) == Term::Number && (1..10).contains(&self.value(ones)) => (ones + 1, self.value(ones)),
            _ => (next + 1, 0),
        };
        (!matches!(self.term(end), Term::Unit | Term::People | Term::Hundred)).then_some((end, head * 100 + tens + ones))
    }

    /// `, 2015`, `of 2015`, `last year`, `of that year` after a month or a day.
    pub(super) fn year_after(&self, at: usize) -> Option<(usize, Year)> {
        let next = self.skip(at, b',');
        let next = self.skip_term(next, Term::Of);
        if let Some(found) = self.year(next) {
            return Some(found);
        }
        if next != at && self.is_mark(at, b',') {
            return None;
        }
        let same = match self.term(next) {
            Term::The if self.term(next + 1) == Term::Same => next + 1,
            Term::The if matches!(self.term(next + 1), Term::Following | Term::Next | Term::Previous) => next + 1,
            _ => next,
        };
        let toward = match self.term(same) {
            Term::Last => Toward::Last,
            Term::This => Toward::This,
            Term::Next if same != next => Toward::Following,
            Term::Next => Toward::Next,
            Term::That | Term::Same => Toward::Same,
            Term::Following => Toward::Following,
            Term::Previous => Toward::Previous,
            _ => return None,
        };
        (self.term(same + 1) == Term::Unit && self.is(same + 1, "year")).then_some((same + 2, Year::Toward(toward)))
    }

    pub(super) fn short_year_after(&self, at: usize) -> Option<(usize, Year)> {
        let at = if self.hyphen(at) { at + 1 } else { at };
        let token = self.all.get(at).filter(|token| token.term == Term::Digits && token.len() == 2 && !token.grouped())?;
        let closed = !matches!(self.term(at + 1), Term::Unit | Term::People | Term::AmPm | Term::Other) || self.is_mark(at + 1, b'-');
        (closed && !self.is_mark(at + 1, b':')).then_some((at + 1, Year::Short(token.value)))
    }

    /// A number that is a year by where it stands.
    pub(super) fn bare_year(&self, at: usize) -> Option<Found> {
        if let Some((end, year)) = self.era_year(at) {
            return Some(Found::calendar(at, end, Part::Year, year, "year-of-era"));
        }
        if let Some(found) = self.year_quarter(at) {
            return Some(found);
        }
        let token = self.all[at];
        let before = self.before(at);
        if token.grouped() || matches!(self.term(at + 1), Term::People | Term::AmPm | Term::Zone) {
            return None;
        }
        // "499-493 BC": the first takes the era of the second.
        if self.is_mark(at + 1, b'-')
            && let Some((_, Year::Full(year))) = self.era_year(at + 2)
        {
            if year > 0 {
                let first = token.value;
                return (first <= year && token.len() <= 4)
                    .then(|| Found::calendar(at, at + 1, Part::Year, Year::Full(first), "year-of-era"));
            }
            let first = 1 - token.value;
            return (first <= year && token.len() <= 5).then(|| Found::calendar(at, at + 1, Part::Year, Year::Full(first), "year-of-era"));
        }
        let counted = match self.term(at + 1) {
            Term::Unit | Term::People | Term::Hundred => true,
            Term::Other => !matches!(before, Term::In | Term::By | Term::Since | Term::Until) || self.plural(at + 1),
            _ => false,
        };
        if self.ancient && token.len() == 3 && self.led_to_year(at) && !counted {
            return Some(Found::calendar(at, at + 1, Part::Year, Year::Era(token.value), "year-of-era"));
        }
        // "AD 66-73": the second takes the era of the first.
        let second = at >= 3 && token.len() <= 4 && (self.hyphen(at - 1) || before == Term::To) && self.term(at - 3) == Term::Ad;
        if second && self.term(at - 2) == Term::Digits && self.value(at - 2) < token.value && !counted {
            return Some(Found::calendar(at, at + 1, Part::Year, Year::Full(token.value), "year-of-era"));
        }
        // "2014/15": the second of two years.
        if self.is_mark(at - usize::from(at > 0), b'/') && self.glued(at) && at >= 2 && self.next_year(at, self.value(at - 2)) {
            let year = self.value(at - 2) + 1;
            let first = self.all[at - 2];
            let years = first.term == Term::Digits && first.len() == 4 && (1500..2100).contains(&first.value);
            return years.then(|| Found::calendar(at, at + 1, Part::Year, Year::Full(year), "year-of-range"));
        }
        // "1987-88": the second of two years.
        if token.len() == 2 && before == Term::Mark && self.is_mark(at - 1, b'-') && self.glued(at) && self.glued(at - 1) && at >= 2 {
            let first = self.all[at - 2];
            if first.len() != 4 || !(1500..2100).contains(&first.value) {
                return None;
            }
            let year = first.value / 100 * 100 + token.value;
            let years = first.term == Term::Digits && year > first.value;
            let goes_on = self.glued(at + 1) && "-/%:".bytes().any(|mark| self.is_mark(at + 1, mark));
            return (years && !goes_on).then(|| Found::calendar(at, at + 1, Part::Year, Year::Full(year), "year-of-range"));
        }
        // "between 1990 and 95", "from 1990 to 95"
        let led = matches!((before, self.before(at.wrapping_sub(2))), (Term::And, Term::Between) | (Term::To, Term::From));
        if token.len() == 2 && led && at >= 2 && self.all[at - 2].len() == 4 && !counted && !self.is_mark(at + 1, b'%') {
            let first = self.value(at - 2);
            let year = first / 100 * 100 + token.value;
            return ((1500..2100).contains(&first) && first < year)
                .then(|| Found::calendar(at, at + 1, Part::Year, Year::Full(year), "year-of-range"));
        }
        if token.len() != 4 || !(1000..=2100).contains(&token.value) || self.names_a_thing(at) {
            return None;
        }
        if let Some(found) = self.decade_with_apostrophe(at) {
            return Some(found);
        }
        // "2012 August 4"
        if self.term(at + 1) == Term::Month
            && !self.all[at + 1].new_line()
            && let Some(found) = self.month_first(at + 1)
            && let Meaning::Calendar { part: part @ Part::Day { .. }, year: Year::None, .. } = found.meaning
        {
            return Some(Found::calendar(at, found.end, part, Year::Full(token.value), "month-day"));
        }
        // Years long past need a word that leads to them; so do round numbers.
        let circa = self.before(if self.is_mark(at.wrapping_sub(1), b'.') { at - 1 } else { at }) == Term::Circa;
        let sure = circa || self.led_to_year(at) || self.lived(at) || matches!(self.term(at - usize::from(at > 0)), Term::Month);
        let plain = (1700..=2060).contains(&token.value);
        let (next, next_glued) = (self.term(at + 1), self.glued(at + 1));
        if next_glued
            && (self.is_mark(at + 1, b'%')
                || self.is_mark(at + 1, b':') && self.glued(at + 2)
                || self.is_mark(at + 1, b'/') && !self.next_year(at + 2, token.value)
                || self.is_mark(at + 1, b'@'))
        {
            return None;
        }
        // "1984 Elm Street", "1730 Mill Hill Road"
        let street = ["Street", "Avenue", "Road", "Drive", "Lane", "Boulevard", "Ave", "St", "Blvd", "Rd"];
        let named = (at + 1..at + 4).take_while(|name| self.term(*name) == Term::Other && self.capital(*name)).skip(1);
        if named.into_iter().any(|name| street.contains(&self.word(name))) {
            return None;
        }
        if matches!(next, Term::Unit | Term::Hundred) && !self.is_mark(at + 1, b'-') {
            return None;
        }
        let approximate = matches!(before, Term::Nearly | Term::Than | Term::Least | Term::Over | Term::Up | Term::Some);
        if approximate && self.is_one_of(at + 1, &["were", "are", "have"]) {
            return None;
        }
        let counted =
            next == Term::Other && !self.capital(at + 1) && self.plural(at + 1) && !sure && !self.is_one_of(at + 1, &["was", "is"]);
        if counted && matches!(before, Term::About | Term::Nearly | Term::Than | Term::Least | Term::Over | Term::Up | Term::Some) {
            return None;
        }
        (sure || plain && !(token.value % 100 == 0 && counted))
            .then(|| Found::calendar(at, at + 1, Part::Year, Year::Full(token.value), "year"))
    }

    /// `(r. 1558–1603)`, `d. 1604`: the years of a life or a reign, and the second of two years.
    fn lived(&self, at: usize) -> bool {
        let short = |at: usize| self.is_mark(at.wrapping_sub(1), b'.') && self.is_one_of(at.wrapping_sub(2), &["r", "b", "d", "fl"]);
        let second = at >= 2 && self.is_mark(at - 1, b'-') && self.all[at - 2].len() == 4 && self.term(at - 2) == Term::Digits;
        let first = at.saturating_sub(2);
        short(at) || second && self.value(first) < self.value(at) && (short(first) || self.led_to_year(first))
    }

    /// `the 1960's`, `the early 1960's`, `the 60's`: a decade as some still write it.
    pub(super) fn decade_with_apostrophe(&self, at: usize) -> Option<Found> {
        let token = self.all.get(at).filter(|token| token.term == Term::Digits && !token.grouped() && token.value % 10 == 0)?;
        let the = |at: usize| self.before(at) == Term::The;
        let led = the(at)
            || matches!(self.before(at), Term::Early | Term::Late | Term::Mid) && the(at - 1)
            || self.hyphen(at.wrapping_sub(1)) && self.before(at - 1) == Term::Mid && the(at - 2);
        if !led || self.term(at + 1) != Term::Possessive {
            return None;
        }
        let (part, year) = match (token.len(), token.value) {
            (4, 1000..=2090) => (Part::Decade(token.value), Year::None),
            (2, short @ 20..) => (Part::Decade(1900 + short), Year::Short(short)),
            _ => return None,
        };
        Some(Found::calendar(at, at + 2, part, year, "decade"))
    }

    /// Four digits that are part of a name or an amount: `Studio 2015 Ltd`, `a Leica 1960`, `the index fell to 1990`.
    fn names_a_thing(&self, at: usize) -> bool {
        let company =
            self.capital(at + 1) && self.is_one_of(at + 1, &["ltd", "limited", "inc", "corp", "plc", "gmbh", "llc", "llp", "sarl", "spa"]);
        let name = self.before(at) == Term::Other && self.capital(at - 1);
        // "a Leica 1960", but "a London 2012 medal"
        let make = name && self.before(at - 1) == Term::A && !self.all[at - 1].upper() && self.term(at + 1) != Term::Other;
        let moved = ["rose", "fell", "climbed", "dropped", "slipped", "jumped", "soared", "slid", "sank", "plunged", "rallied"];
        let level = self.before(at) == Term::To && self.is_one_of(at.wrapping_sub(2), &moved) && !self.is(at + 1, "levels");
        // "a 1990-seat hall", "the 2000-year-old tomb"
        let measure = [
            "seat",
            "page",
            "mile",
            "foot",
            "pound",
            "acre",
            "word",
            "strong",
            "member",
            "bed",
            "room",
            "km",
            "kilometre",
            "kilometer",
            "metre",
            "meter",
            "ton",
            "tonne",
            "year",
            "day",
            "man",
            "person",
            "volt",
            "watt",
            "horsepower",
        ];
        let counts = self.hyphen(at + 1) && self.is_one_of(at + 2, &measure);
        company && name || make || level || counts
    }

    /// Whether the number at `at` is the year after `year`, in two digits or in four, and the last of its kind.
    pub(super) fn next_year(&self, at: usize, year: i32) -> bool {
        let next = self.all.get(at).filter(|next| next.term == Term::Digits && next.glued() && !next.grouped());
        // A number of many digits stands as the greatest there is, which has no next.
        let following = year.saturating_add(1);
        let follows =
            next.is_some_and(|next| next.len() == 4 && next.value == following || next.len() == 2 && next.value == following % 100);
        follows && !(self.is_mark(at + 1, b'/') && self.glued(at + 2))
    }

    pub(super) fn led_to_year(&self, at: usize) -> bool {
        match self.before(at) {
            Term::Mark => {
                self.is_mark(at - 1, b'(')
                    || self.is_mark(at - 1, b'-') && matches!(self.before(at - 1), Term::Mid | Term::Late | Term::Early)
            }
            Term::Unit => self.is(at - 1, "year") || self.is(at - 1, "years"),
            Term::Over | Term::For | Term::About => false,
            _ => self.led(at),
        }
    }

    /// `’98`, `the ’90s`.
    pub(super) fn short_year_or_decade(&self, at: usize) -> Option<Found> {
        if !self.is_mark(at, b'\'') || !self.glued(at + 1) || self.glued(at) && self.before(at) != Term::Mark {
            return None;
        }
        if self.term(at + 1) == Term::DecadeDigits {
            return self.decade(at + 1).map(|found| found.from(at));
        }
        let sure = self.led_to_year(at) || self.before(at) == Term::Season;
        let (end, year) = self.year(at).filter(|_| sure && !self.is_mark(at + 2, b'\''))?;
        Some(Found::calendar(at, end, Part::Year, year, "year"))
    }

    pub(super) fn decade(&self, at: usize) -> Option<Found> {
        let token = self.all[at];
        // "early 30s" without an article is an age.
        let phase = matches!(self.before(at), Term::Mid | Term::Early | Term::Late) || self.is_mark(at.wrapping_sub(1), b'-');
        let article = matches!(self.before(at.wrapping_sub(1)), Term::The)
            || self.is_mark(at.wrapping_sub(1), b'-') && self.before(at.wrapping_sub(2)) == Term::The;
        let led = self.before(at) == Term::The
            || phase && article
            || self.is_mark(at.wrapping_sub(1), b'\'')
            || matches!(self.before(at), Term::And | Term::Or) && self.term(at.wrapping_sub(2)) == Term::DecadeDigits;
        if token.term == Term::Decades {
            // "in his thirties" is an age.
            let decade = matches!(self.before(at), Term::The)
                || matches!(self.before(at), Term::Early | Term::Late | Term::Mid) && self.before(at - 1) == Term::The;
            return decade.then(|| Found::calendar(at, at + 1, Part::Decade(1900 + token.value), Year::Short(token.value), "decade"));
        }
        let era = self.term(at + 1) == Term::Bc;
        let bc = era || self.ancient && self.word(at).len() == 4;
        if self.word(at).len() == 4 && !bc {
            return None;
        }
        if self.word(at).len() == 3 && !bc {
            return led.then(|| Found::calendar(at, at + 1, Part::Decade(1900 + token.value), Year::Short(token.value), "decade"));
        }
        let first = if bc { -token.value } else { token.value };
        let century = token.value % 100 == 0 && (bc && self.word(at).len() == 4 || !bc && token.value < 1900);
        let hundreds = if bc { -token.value / 100 - 1 } else { token.value / 100 };
        let part = if century { Part::Century(hundreds) } else { Part::Decade(first) };
        Some(Found::calendar(at, at + 1 + usize::from(era), part, Year::None, "decade"))
    }

    /// `18th century`, `the fifth century BC`.
    pub(super) fn century(&self, at: usize) -> Option<Found> {
        let (next, number) = match self.term(at) {
            Term::OrdinalDigits | Term::Ordinal => (at + 1, self.value(at)),
            // "twenty-first"
            Term::Number if self.value(at) == 20 => self.day_number(at).map(|(next, number)| (next, number as i32))?,
            _ => return None,
        };
        let unit = self.skip(next, b'-');
        // "the 16th and 17th centuries", "the 16th to the 18th century"
        if self.is_mark(next, b'-') || matches!(self.term(next), Term::And | Term::Or | Term::To) {
            let other = self.skip_term(next + 1, Term::The);
            let other = if matches!(self.term(other), Term::Early | Term::Late | Term::Mid) { self.skip(other + 1, b'-') } else { other };
            let unit = self.skip(other + 1, b'-');
            if matches!(self.term(other), Term::OrdinalDigits | Term::Ordinal)
                && self.is_one_of(unit, &["century", "centuries", "millennium", "millennia"])
            {
                let century = if self.term(unit + 1) == Term::Bc { -number } else { number - 1 };
                if self.is_one_of(unit, &["millennium", "millennia"]) {
                    return Some(Found::calendar(at, next, Part::Millennium(century), Year::None, "millennium"));
                }
                return Some(Found::calendar(at, next, Part::Century(century), Year::None, "century"));
            }
        }
        let dashed = self.is_mark(at.wrapping_sub(1), b'-') && matches!(self.term(at.wrapping_sub(2)), Term::OrdinalDigits | Term::Ordinal);
        let second = dashed || matches!(self.before(at), Term::And | Term::Or | Term::To) || self.before(at) == Term::The;
        let millennium = (self.is(unit, "millennium") || self.is(unit, "millennia")) && (1..=10).contains(&number);
        if !(self.is(unit, "century") || millennium || second && self.is(unit, "centuries")) {
            return None;
        }
        let end = unit + 1;
        let (end, century) = match self.term(end) {
            Term::Bc => (end + 1, -number),
            Term::Ad => (end + 1, number - 1),
            _ => (end, number - 1),
        };
        let (part, rule) = if millennium { (Part::Millennium(century), "millennium") } else { (Part::Century(century), "century") };
        Some(Found::calendar(at, end, part, Year::None, rule))
    }
}
