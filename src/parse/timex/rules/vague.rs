//! Repeated times (`every Friday`, `twice a week`) and times that are only past, present or future (`now`, `recently`).

use super::{Found, Tokens};
use crate::parse::timex::{
    lexicon::Term,
    meaning::{Count, Course, Grain, Meaning, Tense, Vague},
    tense, token,
};

/// TIMEX3's letter for a unit in a period of days and more.
pub fn letter(grain: Grain) -> &'static str {
    match grain {
        Grain::Second => "S",
        Grain::Minute | Grain::Month => "M",
        Grain::Hour => "H",
        Grain::Day => "D",
        Grain::Week => "W",
        Grain::Quarter => "Q",
        Grain::Year => "Y",
        Grain::Decade => "DE",
        Grain::Century => "CE",
        Grain::Millennium => "ML",
    }
}

/// TIMEX3's `quant` of the words of a set, and how many times each: `every Friday`, `three times a week`.
pub fn often(words: &str) -> (Option<&'static str>, Option<u32>) {
    let all = token::tokens(words);
    let tokens = Tokens { text: words, all: &all, ancient: false };
    let quant = all.iter().find_map(|token| match token.term {
        Term::Every => Some("EVERY"),
        Term::Each => Some("EACH"),
        _ => None,
    });
    let times = match tokens.term(0) {
        Term::Once => Some(1),
        Term::Twice => Some(2),
        _ => tokens.number(0).filter(|(next, _)| tokens.term(*next) == Term::Times).and_then(|(_, count)| count.try_into().ok()),
    };
    (quant, times)
}

impl Tokens<'_> {
    pub(super) fn set(&self, at: usize) -> Option<Found> {
        let make = |end, value: String| Some(Found::new(at, end, Meaning::Set(value), "set"));
        match self.term(at) {
            Term::Daily => {
                // "Mark Weekly", "the Daily Mail"
                let opens = matches!(self.before(at), Term::Break)
                    || self.is_mark(at.wrapping_sub(1), b'.')
                    || self.is_mark(at.wrapping_sub(1), b'"');
                if self.capital(at) && !self.all[at].upper() && (!opens || self.capital(at + 1)) {
                    return None;
                }
                let value = match self.value(at) {
                    2 => "PT1H",
                    3 => "P1D",
                    4 => "P1W",
                    5 => "P1M",
                    // Nearly always said of a dividend or a report.
                    6 => return None,
                    _ => "P1Y",
                };
                make(at + 1, value.to_owned())
            }
            Term::Biweekly => make(at + 1, "P2W".to_owned()),
            Term::Everyday => None,
            Term::Annual => None,
            // "two Fridays ago"
            Term::Weekdays if matches!(self.before(at), Term::Number | Term::Digits) => None,
            Term::Weekdays => make(at + 1, format!("XXXX-WXX-{}", self.value(at) + 1)),
            Term::Per => {
                let grain = self.unit_grain(at + 1).filter(|grain| *grain >= Grain::Day)?;
                (!self.plural(at + 1)).then(|| make(at + 2, format!("P1{}", letter(grain)))).flatten()
            }
            Term::Every | Term::Each => self.every(at),
            _ => None,
        }
    }

    /// `twice a week`, `three times a year`.
    pub(super) fn times_a_unit(&self, at: usize) -> Option<Found> {
        let next = match self.term(at) {
            Term::Once | Term::Twice => at + 1,
            _ => {
                let (next, _) = self.number(at)?;
                if self.term(next) != Term::Times {
                    return None;
                }
                next + 1
            }
        };
        let grain = self.unit_grain(next + 1).filter(|grain| *grain >= Grain::Day)?;
        (matches!(self.term(next), Term::A | Term::Every | Term::Each | Term::Per))
            .then(|| Found::new(at, next + 2, Meaning::Set(format!("P1{}", letter(grain))), "rate"))
    }

    fn every(&self, at: usize) -> Option<Found> {
        let make = |end, value: String| Some(Found::new(at, end, Meaning::Set(value), "set"));
        let next = at + 1;
        match self.term(next) {
            Term::Unit => {
                let grain = self.unit_grain(next)?;
                let time = if grain < Grain::Day { "PT" } else { "P" };
                make(next + 1, format!("{time}1{}", letter(grain)))
            }
            Term::Weekday => {
                let day = self.value(next) + 1;
                match self.term(next + 1) {
                    Term::DayPart => {
                        let part = crate::parse::timex::meaning::DayPart::ALL.get(self.value(next + 1) as usize)?;
                        make(next + 2, format!("XXXX-WXX-{day}{}", part.value()))
                    }
                    _ => make(next + 1, format!("XXXX-WXX-{day}")),
                }
            }
            Term::Month if self.capital(next) => make(next + 1, format!("XXXX-{:02}", self.value(next))),
            Term::Season => make(next + 1, format!("XXXX-{}", super::super::value::season(self.value(next) as u32))),
            Term::DayPart => {
                let part = crate::parse::timex::meaning::DayPart::ALL.get(self.value(next) as usize)?;
                make(next + 1, format!("XXXX-XX-XX{}", part.value()))
            }
            Term::Weekend => make(next + 1, "XXXX-WXX-WE".to_owned()),
            Term::OtherOne => {
                let grain = self.unit_grain(next + 1).filter(|grain| *grain >= Grain::Day)?;
                make(next + 2, format!("P2{}", letter(grain)))
            }
            Term::Number | Term::Digits | Term::Few => {
                let (unit, count) = match self.number(next) {
                    Some((unit, count)) => (unit, count.to_string()),
                    None => (next + 1, "X".to_owned()),
                };
                let grain = self.unit_grain(unit)?;
                let time = if grain < Grain::Day { "PT" } else { "P" };
                make(unit + 1, format!("{time}{count}{}", letter(grain)))
            }
            _ => None,
        }
    }

    fn vague_of(&self, start: usize, end: usize, vague: Vague) -> Option<Found> {
        let rule = match vague {
            Vague::Past => "past",
            Vague::Present => "present",
            Vague::Future => "future",
        };
        Some(Found::new(start, end, Meaning::Vague(vague), rule))
    }

    /// `long ago`, `a long time ago`, `some time ago`.
    pub(super) fn long_ago(&self, at: usize) -> Option<Found> {
        let next = match self.term(at) {
            Term::A | Term::Some if self.term(at + 1) == Term::Long => at + 2,
            Term::A | Term::Some | Term::Long => at + 1,
            _ => return None,
        };
        let end = if self.is(next, "time") || self.is(next, "while") { next + 1 } else { next };
        (self.term(end) == Term::Ago && end > at).then(|| self.vague_of(at, end + 1, Vague::Past)).flatten()
    }

    pub(super) fn vague_future(&self, start: usize, end: usize) -> Option<Found> {
        self.vague_of(start, end, Vague::Future)
    }

    pub(super) fn vague(&self, at: usize) -> Option<Found> {
        match self.term(at) {
            Term::Present => {
                if self.is(at, "now") && self.is_one_of(at + 1, &["that"])
                    || self.is_mark(at + 1, b'-') && self.glued(at + 1) && self.is(at, "now")
                {
                    return None;
                }
                self.vague_of(at, at + 1, Vague::Present)
            }
            Term::These if self.is(at + 1, "days") => self.vague_of(at, at + 2, Vague::Present),
            Term::Past => match self.value(at) {
                3 => {
                    let unit = self.unit_grain(at + 1).filter(|_| self.plural(at + 1));
                    if let Some(grain) = unit {
                        let meaning = Meaning::Duration { count: Count::Some, grain, course: Course::Past, second: None };
                        return Some(Found::new(at, at + 2, meaning, "recent-units"));
                    }
                    // "the recent attack" says which attack, more than when.
                    let defines = matches!(self.before(at), Term::The | Term::A);
                    (!defines).then(|| self.vague_of(at, at + 1, Vague::Past)).flatten()
                }
                2 => Some(Found::new(at, at + 1, Meaning::Vague(Vague::Past), "former")),
                1 => None,
                _ => self.vague_of(at, at + 1, Vague::Past),
            },
            Term::PastNoun => {
                let the = self.before(at) == Term::The;
                let led = the && matches!(self.before(at - 1), Term::In) && !self.plural(at + 1);
                let noun = led && self.term(at + 1) == Term::Other
                    || the && !matches!(self.term(at + 1), Term::Other | Term::Unit | Term::Number | Term::Digits);
                noun.then(|| self.vague_of(at, at + 1, Vague::Past)).flatten()
            }
            Term::Future if self.is(at, "soon") => {
                // "will soon", "may soon" look ahead; "it soon fell" does not.
                let ahead = matches!(self.before(at), Term::Will | Term::Would | Term::Month) || self.term(at + 1) == Term::Will;
                let told = !ahead && tense::around(self.text, self.all, at, at + 1) == Tense::Past;
                (!told && self.before(at) != Term::As && self.term(at + 1) != Term::After)
                    .then(|| self.vague_of(at, at + 1, Vague::Future))
                    .flatten()
            }
            Term::FutureNoun => {
                let into = self.before(at) == Term::The && matches!(self.before(at - 1), Term::Into | Term::In);
                let noun = matches!(self.before(at), Term::The | Term::In)
                    && (into || self.term(at + 1) != Term::Other)
                    && self.term(at + 1) != Term::Of;
                noun.then(|| self.vague_of(at, at + 1, Vague::Future)).flatten()
            }
            Term::Coming => {
                let grain = self.unit_grain(at + 1).filter(|_| self.plural(at + 1))?;
                let meaning = Meaning::Duration { count: Count::Some, grain, course: Course::Next, second: None };
                Some(Found::new(at, at + 2, meaning, "coming-units"))
            }
            _ => None,
        }
    }
}
