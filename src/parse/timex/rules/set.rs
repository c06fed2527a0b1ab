//! Repeated times: `every Friday`, `twice a week`, `Monday and Tuesday nights`, `the 5th of every month`.

use super::{Found, Tokens, vague::letter};
use crate::parse::timex::{
    feast::Rule,
    lexicon::Term,
    meaning::{DayPart, Grain, Meaning, Part, Recurrence},
    value::season,
};

/// A period of so many units: `P2W`, `PT15M`.
fn period(count: &str, grain: Grain) -> String {
    match grain {
        Grain::Quarter if count != "1" => {
            format!("P{}M", count.parse::<i64>().map_or_else(|_| "X".to_owned(), |count| (count.saturating_mul(3)).to_string()))
        }
        Grain::Second | Grain::Minute | Grain::Hour => format!("PT{count}{}", letter(grain)),
        _ => format!("P{count}{}", letter(grain)),
    }
}

impl Tokens<'_> {
    fn recurring(start: usize, end: usize, value: String, quant: Option<&'static str>) -> Option<Found> {
        Some(Found::new(start, end, Meaning::Set(Recurrence { value, quant, freq: None }), "set"))
    }

    fn part_of_days(&self, at: usize) -> Option<DayPart> {
        matches!(self.term(at), Term::DayPart | Term::DayParts).then(|| DayPart::ALL.get(self.value(at) as usize).copied()).flatten()
    }

    pub(super) fn set(&self, at: usize) -> Option<Found> {
        let make = |end, value: &str| Self::recurring(at, end, value.to_owned(), None);
        match self.term(at) {
            Term::Daily => {
                // "Mark Weekly", "the Daily Mail"
                let opens = matches!(self.before(at), Term::Break)
                    || self.is_mark(at.wrapping_sub(1), b'.')
                    || self.is_mark(at.wrapping_sub(1), b'"');
                if self.capital(at) && !self.all[at].upper() && (!opens || self.capital(at + 1)) {
                    return None;
                }
                match self.value(at) {
                    2 => make(at + 1, "PT1H"),
                    3 => make(at + 1, "P1D"),
                    4 => make(at + 1, "P1W"),
                    5 => make(at + 1, "P1M"),
                    // Before a noun it is nearly always said of a dividend or a report.
                    6 => (self.clause_end(at + 1) && self.before(at) != Term::A).then(|| make(at + 1, "P1Q")).flatten(),
                    8 => make(at + 1, "XXXX-XX-XXTNI"),
                    _ => make(at + 1, "P1Y"),
                }
            }
            Term::Biweekly => match self.value(at) {
                3 => make(at + 1, "P2M"),
                4 => make(at + 1, "P6M"),
                5 => make(at + 1, "P2Y"),
                _ => make(at + 1, "P2W"),
            },
            // "two Fridays"
            Term::Weekdays if matches!(self.before(at), Term::Number | Term::Digits | Term::Few | Term::Several) => None,
            Term::Weekdays => Self::recurring(at, at + 1, format!("XXXX-WXX-{}", self.value(at) + 1), None),
            Term::Weekends if matches!(self.before(at), Term::Number | Term::Digits | Term::Few | Term::Several) => None,
            Term::Weekends => make(at + 1, "XXXX-WXX-WE"),
            Term::Per => {
                let grain = self.unit_grain(at + 1).filter(|grain| *grain >= Grain::Day)?;
                (!self.plural(at + 1)).then(|| Self::recurring(at, at + 2, period("1", grain), None)).flatten()
            }
            Term::Every | Term::Each => self.every(at),
            _ => None,
        }
    }

    /// `the mornings`, after `in`.
    pub(super) fn the_day_parts(&self, at: usize) -> Option<Found> {
        let part = self.part_of_days(at).filter(|_| self.term(at.wrapping_sub(2)) == Term::In)?;
        Self::recurring(at, at + 1, format!("XXXX-XX-XX{}", part.value()), None)
    }

    /// `Tuesday nights`, and the `Monday` of `Monday and Tuesday nights`.
    pub(super) fn weekday_nights(&self, at: usize, weekday: u32) -> Option<Found> {
        let mut last = at;
        while last < at + 12 {
            let next = self.skip(last + 1, b',');
            let next = if matches!(self.term(next), Term::And | Term::Or | Term::To | Term::Through) { next + 1 } else { next };
            if next == last + 1 || self.term(next) != Term::Weekday {
                break;
            }
            last = next;
        }
        let part = self.part_of_days(last + 1).filter(|_| self.term(last + 1) == Term::DayParts)?;
        let end = if last == at { at + 2 } else { at + 1 };
        Self::recurring(at, end, format!("XXXX-WXX-{}{}", weekday + 1, part.value()), None)
    }

    /// `twice a week`, `three times a year`, `four days a week`, `once every two years`.
    pub(super) fn times_a_unit(&self, at: usize) -> Option<Found> {
        let (next, count) = match self.term(at) {
            Term::Once => (at + 1, "1".to_owned()),
            Term::Twice => (at + 1, "2".to_owned()),
            Term::Several | Term::Many | Term::Few => (at + 1, "X".to_owned()),
            _ => self.number(at).map(|(next, count)| (next, count.to_string()))?,
        };
        let adverb = matches!(self.term(at), Term::Once | Term::Twice);
        let (per, freq) = match self.term(next) {
            _ if adverb => (next, format!("{count}X")),
            Term::Times => (next + 1, format!("{count}X")),
            Term::Unit if self.plural(next) => {
                let grain = self.unit_grain(next).filter(|grain| *grain >= Grain::Hour)?;
                (next + 1, format!("{count}{}", letter(grain)))
            }
            _ => return None,
        };
        let (end, value, quant) = match self.term(per) {
            // "twice daily"
            Term::Daily if adverb => {
                let Meaning::Set(Recurrence { value, quant, .. }) = self.set(per)?.meaning else { return None };
                (per + 1, value, quant)
            }
            Term::Every | Term::Each => {
                let every = self.every(per)?;
                let Meaning::Set(Recurrence { value, quant, .. }) = every.meaning else { return None };
                (every.end, value, quant)
            }
            Term::A | Term::Per => {
                let grain = self.unit_grain(per + 1).filter(|grain| *grain >= Grain::Day && !self.plural(per + 1))?;
                (per + 2, period("1", grain), None)
            }
            _ => return None,
        };
        Some(Found::new(at, end, Meaning::Set(Recurrence { value, quant, freq: Some(freq) }), "rate"))
    }

    pub(super) fn every(&self, at: usize) -> Option<Found> {
        let quant = Some(if self.term(at) == Term::Each { "EACH" } else { "EVERY" });
        let make = |end, value: String| Self::recurring(at, end, value, quant);
        let next = if self.is(at + 1, "single") { at + 2 } else { at + 1 };
        match self.term(next) {
            Term::Unit => make(next + 1, period("1", self.unit_grain(next)?)),
            Term::Weekday => {
                let day = self.value(next) + 1;
                match self.part_of_days(next + 1) {
                    Some(part) => make(next + 2, format!("XXXX-WXX-{day}{}", part.value())),
                    None => make(next + 1, format!("XXXX-WXX-{day}")),
                }
            }
            Term::Month if self.capital(next) => match self.day_number(next + 1) {
                Some((end, day)) => make(end, format!("XXXX-{:02}-{day:02}", self.value(next))),
                None => make(next + 1, format!("XXXX-{:02}", self.value(next))),
            },
            Term::Season => make(next + 1, format!("XXXX-{}", season(self.value(next) as u32))),
            Term::DayPart => make(next + 1, format!("XXXX-XX-XX{}", self.part_of_days(next)?.value())),
            Term::Weekend => make(next + 1, "XXXX-WXX-WE".to_owned()),
            Term::Feast => {
                let found = self.feast(next)?;
                let Meaning::Calendar { part: Part::Feast(feast), .. } = found.meaning else { return None };
                let value = match feast.rule {
                    Rule::Fixed { month, day } => format!("XXXX-{month:02}-{day:02}"),
                    Rule::Once(_) => return None,
                    _ => "P1Y".to_owned(),
                };
                make(found.end, value)
            }
            Term::OtherOne if self.term(next + 1) == Term::Weekday => make(next + 2, "P2W".to_owned()),
            Term::OtherOne => make(next + 2, period("2", self.unit_grain(next + 1).filter(|grain| *grain >= Grain::Day)?)),
            Term::Ordinal | Term::OrdinalDigits if self.value(next) > 1 => {
                let count = self.value(next).to_string();
                match self.term(next + 1) {
                    Term::Weekday => make(next + 2, period(&count, Grain::Week)),
                    _ => make(next + 2, period(&count, self.unit_grain(next + 1)?)),
                }
            }
            Term::Half if self.is(next + 1, "hour") => make(next + 2, "PT30M".to_owned()),
            Term::Number | Term::Digits | Term::Few | Term::Couple => {
                let (unit, count) = match self.number(next) {
                    Some((unit, count)) => (unit, count.to_string()),
                    None if self.term(next) == Term::Couple => (self.skip_term(next + 1, Term::Of), "2".to_owned()),
                    None => (next + 1, "X".to_owned()),
                };
                make(unit + 1, period(&count, self.unit_grain(unit)?))
            }
            _ => None,
        }
    }

    /// `the 5th of every month`, `the first Monday of each month`; `at` is after the article.
    pub(super) fn nth_of_every(&self, at: usize) -> Option<Found> {
        let (end, value) = match self.term(at + 1) {
            Term::Weekday | Term::Unit => (at + 2, "P1M".to_owned()),
            _ => self.day_number(at).map(|(end, day)| (end, format!("XXXX-XX-{day:02}")))?,
        };
        let of = matches!(self.term(end), Term::Of | Term::In) && matches!(self.term(end + 1), Term::Every | Term::Each);
        let quant = Some(if self.term(end + 1) == Term::Each { "EACH" } else { "EVERY" });
        (of && self.is(end + 2, "month")).then(|| Self::recurring(at, end + 3, value, quant)).flatten()
    }
}
