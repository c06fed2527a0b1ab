//! Parts of a longer time: `the first half of the 20th century`, `the last days of May`, `the turn of the century`,
//! `the first decade of the 21st century`, `the early hours of Saturday`.

use super::{Found, Tokens};
use crate::parse::timex::{
    Modifier,
    lexicon::Term,
    meaning::{Clock, DayPart, Grain, Meaning, Part, Phase, Toward, Year},
};

impl Tokens<'_> {
    /// Which part a word asks for: `first`, `closing`, `latter` …
    fn part_word(&self, at: usize) -> Option<Phase> {
        Some(match self.term(at) {
            Term::Ordinal if self.value(at) == 1 => Phase::Begin,
            Term::Ordinal if self.value(at) <= 4 => Phase::Mid,
            Term::Last | Term::Final => Phase::End,
            Term::Early => Phase::Early,
            Term::Late => Phase::Late,
            Term::Other if self.is_one_of(at, &["opening", "initial"]) => Phase::Begin,
            Term::Other if self.is_one_of(at, &["closing", "dying", "waning", "latter"]) => Phase::End,
            _ => return None,
        })
    }

    /// The longer time after `of`, if it is a calendar's.
    fn whole(&self, at: usize) -> Option<Found> {
        if self.term(at) != Term::Of {
            return None;
        }
        let found = self.phased(at + 1)?;
        matches!(found.meaning, Meaning::Calendar { .. } | Meaning::Unit { .. }).then_some(found)
    }

    /// `first half of the 20th century`, `last days of May`; `at` is after the article.
    pub(super) fn part_of_whole(&self, at: usize) -> Option<Found> {
        let phase = self.part_word(at)?;
        let next = self.skip_term(at + 1, Term::Few);
        let (of, phase) = match self.term(next) {
            Term::Half => {
                let second = phase == Phase::End || self.value(at) == 2 && self.term(at) == Term::Ordinal;
                (next + 1, if second { Phase::SecondHalf } else { Phase::FirstHalf })
            }
            // "the last quarter of the 18th century", "the first third of the century"
            Term::Unit | Term::Ordinal if self.is_one_of(next, &["quarter", "third"]) => {
                let last = self.is(next, "quarter") && self.value(at) == 4 || self.is(next, "third") && self.value(at) == 3;
                let last = last && self.term(at) == Term::Ordinal;
                (next + 1, if last { Phase::End } else { phase })
            }
            // "the first decade of the 21st century"
            Term::Unit if self.is(next, "decade") && next == at + 1 => {
                let found = self.whole(next + 1)?;
                let nth = match self.term(at) {
                    Term::Ordinal => self.value(at),
                    Term::Last | Term::Final => 10,
                    _ => return None,
                };
                let nth = nth.clamp(1, 10);
                let part = match found.meaning {
                    Meaning::Calendar { part: Part::Century(hundreds @ 0..), .. } => Part::Decade(hundreds * 100 + (nth - 1) * 10),
                    // "the first decade of this century"
                    Meaning::Unit { grain: Grain::Century, toward, clock: None } => {
                        let meaning =
                            Meaning::Calendar { part: Part::DecadeOf { nth }, year: Year::None, toward, clock: None, zone: false };
                        return Some(Found::new(at, found.end, meaning, "decade-of-century"));
                    }
                    _ => return None,
                };
                return Some(Found::calendar(at, found.end, part, Year::None, "decade-of-century"));
            }
            Term::Unit if self.plural(next) && matches!(phase, Phase::Begin | Phase::End | Phase::Early) => (next + 1, phase),
            _ => return None,
        };
        let mut found = self.whole(of)?;
        let coarse = match &found.meaning {
            Meaning::Calendar { part, .. } => match part {
                Part::Century(_) | Part::Decade(_) | Part::Month(_) => true,
                // Halves and quarters of a year are TIMEX3's own.
                Part::Year => !matches!(self.term(next), Term::Half) && !self.is(next, "quarter"),
                Part::Feast(_) => self.term(next) == Term::Unit && self.plural(next),
                _ => false,
            },
            Meaning::Unit { grain, .. } => {
                *grain >= Grain::Month && !(*grain == Grain::Year && (self.term(next) == Term::Half || self.is(next, "quarter")))
            }
            _ => false,
        };
        if !coarse {
            return None;
        }
        found.phase = Some(phase);
        let modifier = match phase {
            Phase::End | Phase::SecondHalf => Modifier::End,
            Phase::Mid => Modifier::Mid,
            _ => Modifier::Start,
        };
        Some(found.from(at).modified(Some(modifier)))
    }

    /// `turn of the year`, `turn of the century`, `turn of the 20th century`, `turn of the millennium`.
    pub(super) fn turn(&self, at: usize) -> Option<Found> {
        if self.term(at + 1) != Term::Of || self.term(at + 2) != Term::The || self.before(at) != Term::The {
            return None;
        }
        let unit = |grain| Meaning::Unit { grain, toward: Toward::Bare, clock: None };
        let (end, meaning) = match self.unit_grain(at + 3) {
            Some(Grain::Year) => (at + 4, unit(Grain::Year)),
            Some(Grain::Century | Grain::Millennium) if !self.plural(at + 3) => (at + 4, unit(Grain::Century)),
            Some(_) => return None,
            None => {
                let found = self.century(at + 3).or_else(|| self.decade(at + 3))?;
                (found.end, found.meaning)
            }
        };
        let mut found = Found::new(at, end, meaning, "turn-of");
        found.phase = Some(Phase::Turn);
        Some(found.modified(Some(Modifier::Start)))
    }

    /// `early hours of Saturday`, `small hours of 3 May`; `at` is after the article.
    pub(super) fn early_hours(&self, at: usize) -> Option<Found> {
        if !self.is_one_of(at, &["early", "small", "wee"]) || !self.is(at + 1, "hours") || self.term(at + 2) != Term::Of {
            return None;
        }
        let found = match self.term(at + 3) {
            Term::Deictic => self.day_words(at + 3),
            _ => self.of_a_day(at + 3),
        }?;
        let end = found.end;
        Some(found.from(at).at(Clock::Part(DayPart::Morning), end))
    }
}
