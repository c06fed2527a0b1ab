//! Times that are only past, present or future (`now`, `recently`).

use super::{Found, Tokens};
use crate::parse::timex::{
    lexicon::Term,
    meaning::{Count, Course, Grain, Meaning, Tense, Vague},
    tense,
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

impl Tokens<'_> {
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
            Term::Not if self.term(at + 1) == Term::Long => at + 2,
            Term::A | Term::Some if self.term(at + 1) == Term::Long => at + 2,
            Term::A | Term::Some | Term::Long => at + 1,
            _ => return None,
        };
        let end = if self.is(next, "time") || self.is(next, "while") { next + 1 } else { next };
        (self.term(end) == Term::Ago && end > at).then(|| self.vague_of(at, end + 1, Vague::Past)).flatten()
    }

    pub(super) fn past_ref(&self, start: usize, end: usize) -> Option<Found> {
        self.vague_of(start, end, Vague::Past)
    }

    pub(super) fn vague_future(&self, start: usize, end: usize) -> Option<Found> {
        self.vague_of(start, end, Vague::Future)
    }

    pub(super) fn vague(&self, at: usize) -> Option<Found> {
        match self.term(at) {
            Term::Present => {
                let now = self.is(at, "now");
                // "Now, as I was saying"
                let opens = at == 0 || matches!(self.before(at), Term::Break | Term::Mark) && !self.is_mark(at - 1, b',');
                let aside = opens && self.capital(at) && self.is_mark(at + 1, b',');
                if now && (aside || self.is_mark(at + 1, b'-') && self.glued(at + 1)) {
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
            Term::Future if self.is(at, "someday") => self.vague_of(at, at + 1, Vague::Future),
            Term::Future if self.is(at, "soon") || self.is(at, "shortly") && self.clause_end(at + 1) => {
                // "will soon", "may soon" look ahead; "it soon fell" does not.
                let ahead = matches!(self.before(at), Term::Will | Term::Would | Term::Month) || self.term(at + 1) == Term::Will;
                let told = !ahead && tense::around(self.text, self.all, at, at + 1) == Tense::Past;
                // "too soon", "how soon"
                let degree = self.before(at) == Term::As || self.is_one_of(at.wrapping_sub(1), &["too", "how", "so"]);
                (!told && !degree && self.term(at + 1) != Term::After).then(|| self.vague_of(at, at + 1, Vague::Future)).flatten()
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
