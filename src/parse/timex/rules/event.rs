//! What is counted from an event: where its words end (`ten days after the flood | the mayor left`), `the eve of the vote`,
//! `the 12th day of the war`, `day three of the siege`.

use super::{Found, Tokens, moved::moved};
use crate::{
    parse::timex::{
        feast,
        lexicon::Term,
        meaning::{Count, From, Grain, Meaning, OfFeast, Part, Shift, Year},
    },
    text::Span,
};

impl Tokens<'_> {
    /// Whether nothing that could name an event follows: a mark, a break, the end.
    pub(super) fn clause_end(&self, at: usize) -> bool {
        match self.term(at) {
            Term::Mark => !self.is_mark(at, b'"') && !self.is_mark(at, b'\''),
            Term::Is => !self.is(at, "being"),
            Term::Break | Term::And | Term::Or | Term::Was | Term::Has | Term::In | Term::At | Term::On | Term::By => true,
            _ => false,
        }
    }

    /// The words of the event that a shift counts from: up to the next mark, or where the main clause goes on with a pronoun
    /// or an auxiliary; fourteen words at most.
    pub(super) fn event_words(&self, at: usize) -> Option<Span> {
        const SUBJECTS: [&str; 12] = ["he", "she", "they", "it", "we", "i", "who", "which", "when", "while", "as", "but"];
        let clause = self.is_one_of(at, &SUBJECTS);
        let mut end = at;
        while end < at + 14 {
            let stop = match self.term(end) {
                Term::Break => true,
                // "ten days after the flood the mayor left": two nouns, and no verb or preposition between them
                Term::The | Term::A | Term::This | Term::These => self.subject_begins(at, end),
                Term::Mark => !(self.is_mark(end, b'-') && self.glued(end) || self.is_mark(end, b'\'')),
                Term::Will | Term::Would | Term::Was | Term::Is | Term::Has => !clause && end > at,
                Term::Other | Term::As => !clause && end > at && self.is_one_of(end, &SUBJECTS),
                _ => false,
            };
            if stop {
                break;
            }
            end += 1;
        }
        (end > at).then(|| Span::new(self.all[at].start(), self.all[end - 1].end()))
    }

    /// Whether the article at `at` begins the main clause after the event that begins at `start`.
    fn subject_begins(&self, start: usize, at: usize) -> bool {
        const PREPOSITIONS: [&str; 14] = [
            "with", "against", "near", "like", "without", "among", "across", "along", "behind", "beyond", "toward", "towards", "outside",
            "inside",
        ];
        let noun = matches!(self.term(start), Term::The | Term::A | Term::This | Term::That);
        let before = self.word(at - 1);
        noun && at > start + 1
            && self.term(at - 1) == Term::Other
            && !before.ends_with("ed")
            && !before.ends_with("ing")
            && !self.is_one_of(at - 1, &PREPOSITIONS)
    }

    fn days_of_event(&self, start: usize, end: usize, count: i64, grain: Grain, event: usize, rule: &'static str) -> Option<Found> {
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
            // "the last day of Ramadan"
            Term::Last | Term::Final => (at + 1, -1),
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
        (nth > 0 && self.event_after(next + 2))
            .then(|| self.days_of_event(at, next + 1, nth - 1, grain, next + 2, "nth-day-of-event"))
            .flatten()
    }

    /// `day three of the siege`
    pub(super) fn day_n_of(&self, at: usize) -> Option<Found> {
        let (end, nth) = self.number(at + 1).filter(|(_, nth)| (1..1000).contains(nth))?;
        let of = self.term(end) == Term::Of && self.event_after(end + 1);
        of.then(|| self.days_of_event(at, end, nth - 1, Grain::Day, end + 1, "nth-day-of-event")).flatten()
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
        on.then(|| self.days_of_event(at, at + 1, -1, Grain::Day, at + 2, "eve-of-event")).flatten()
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
}
