//! Expressions that point from somewhere: `last week`, `the same day`, `earlier this year`, `the end of the month`.

use super::{Found, Tokens};
use crate::{
    parse::timex::{
        Modifier,
        lexicon::Term,
        meaning::{Clock, Count, Course, DayPart, From, Grain, Meaning, Part, Phase, Shift, Toward, Vague, Year},
    },
    text::Span,
};

impl Tokens<'_> {
    pub(super) fn unit_grain(&self, at: usize) -> Option<Grain> {
        let token = self.all.get(at).filter(|token| token.term == Term::Unit)?;
        Grain::ALL.get(token.value as usize).copied()
    }

    fn singular(&self, at: usize) -> bool {
        !self.plural(at)
    }

    /// `last`, `this coming`, `the same` … and the token after it.
    fn toward_word(&self, at: usize) -> Option<(usize, Toward)> {
        Some(match self.term(at) {
            Term::Last => (at + 1, Toward::Last),
            Term::Next => (at + 1, Toward::Next),
            Term::This if self.term(at + 1) == Term::Coming => (at + 2, Toward::Next),
            Term::This if self.term(at + 1) == Term::PastNoun => (at + 2, Toward::Last),
            Term::This if self.term(at + 1) == Term::Same => (at + 2, Toward::Same),
            Term::This => (at + 1, Toward::This),
            Term::That if self.term(at + 1) == Term::Same => (at + 2, Toward::Same),
            Term::That | Term::Same => (at + 1, Toward::Same),
            Term::Coming => (at + 1, Toward::Next),
            Term::Following => (at + 1, Toward::Following),
            Term::Previous => (at + 1, Toward::Previous),
            Term::Latest => (at + 1, Toward::Latest),
            Term::PastNoun => (at + 1, Toward::Last),
            Term::Present if self.is(at, "current") => (at + 1, Toward::This),
            _ => return None,
        })
    }

    pub(super) fn toward(&self, at: usize) -> Option<Found> {
        let article = self.before(at) == Term::The;
        let (next, toward) = self.toward_word(at)?;
        // "following Tuesday's attack": after it; "past August": beyond it.
        let name = !matches!(self.term(next), Term::Unit | Term::Number | Term::Digits | Term::Few | Term::Several | Term::Couple);
        if matches!(self.term(at), Term::Following | Term::PastNoun) && !article && name {
            return None;
        }
        // "the next day" counts from what was told, "next week" from now.
        let told = match toward {
            Toward::Next if article && self.term(at) == Term::Next => Toward::Following,
            toward => toward,
        };
        let start = at;
        let make = |end, part| {
            let mut found = Found::calendar(start, end, part, Year::None, rule_of(toward));
            if let Meaning::Calendar { toward: slot, .. } = &mut found.meaning {
                *slot = toward;
            }
            found
        };
        let fiscal = if matches!(self.term(next), Term::Fiscal | Term::Financial) { next + 1 } else { next };
        match self.term(fiscal) {
            Term::Unit | Term::YearEnd => {
                let grain = self.unit_grain(fiscal)?;
                let title = self.capital(fiscal) && self.capital(at) && !self.all[fiscal].upper();
                // "the following days", "past years", "in previous weeks"
                if !self.singular(fiscal) && grain >= Grain::Day && !matches!(toward, Toward::This | Toward::Same | Toward::Latest) {
                    let course = match toward {
                        Toward::Last | Toward::Previous => Course::Past,
                        Toward::Next => Course::Next,
                        _ => Course::None,
                    };
                    let meaning = Meaning::Duration { count: Count::Some, grain, course, second: None };
                    return Some(Found::new(start, fiscal + 1, meaning, "units-around"));
                }
                // "the next hour", "the past minute"
                if article && self.singular(fiscal) && matches!(grain, Grain::Hour | Grain::Minute) && !title {
                    // "at the last minute" is an idiom.
                    let course = toward == Toward::Next || toward == Toward::Last && (grain == Grain::Hour || self.term(at) != Term::Last);
                    return course.then(|| self.stretch(start, fiscal + 1, grain, toward == Toward::Next));
                }
                if !self.singular(fiscal) || grain < Grain::Day || title || self.is_mark(fiscal + 1, b'-') && self.glued(fiscal + 1) {
                    return None;
                }
                // "this year's third quarter", "last year's quarter"
                if self.term(fiscal + 1) == Term::Possessive && grain == Grain::Year {
                    let year = Year::Toward(toward);
                    let after = self.skip_term(fiscal + 2, Term::Fiscal);
                    if self.is(after, "quarter") {
                        return Some(Found::calendar(start, after + 1, Part::Quarter(0), year, "year-quarter"));
                    }
                    if let Some(mut found) = self.explicit(after)
                        && let Meaning::Calendar {
                            part: Part::Quarter(_) | Part::Half(_) | Part::Season(_), year: slot @ Year::None, ..
                        } = &mut found.meaning
                    {
                        *slot = year;
                        return Some(found.from(start));
                    }
                }
                if grain == Grain::Day && matches!(toward, Toward::Last | Toward::This | Toward::Latest) {
                    return None;
                }
                let unit = |toward| Found::new(start, fiscal + 1, Meaning::Unit { grain, toward, clock: None }, rule_of(toward));
                // "the next year", "the past decade": a stretch, when nothing tells of a day it follows.
                let past = self.term(at) == Term::PastNoun && grain != Grain::Year;
                let through = matches!(
                    self.before(at - usize::from(article)),
                    Term::Over | Term::For | Term::Within | Term::During | Term::Throughout
                );
                if article
                    && (past || self.term(at) == Term::Next && (grain >= Grain::Decade || through && self.term(fiscal + 1) != Term::Or))
                {
                    return Some(self.stretch(start, fiscal + 1, grain, !past));
                }
                Some(unit(told))
            }
            Term::Fortnight => None,
            Term::Month if toward != Toward::Latest => {
                // "that September day"
                if self.is(fiscal + 1, "day") && toward == Toward::Same {
                    return None;
                }
                // "that May": alone it could be the verb.
                let alone = || {
                    let month = Part::Month(self.value(fiscal) as u32);
                    (toward == Toward::Same && self.clause_end(fiscal + 1))
                        .then(|| Found::calendar(fiscal, fiscal + 1, month, Year::None, "month"))
                };
                let found = self.explicit(fiscal).or_else(alone).filter(|_| self.capital(fiscal))?;
                match found.meaning {
                    Meaning::Calendar { part: part @ (Part::Month(_) | Part::Day { .. }), year: Year::None, .. } => {
                        Some(make(found.end, part))
                    }
                    _ => None,
                }
            }
            Term::Weekday => {
                let found = self.explicit(fiscal)?;
                match found.meaning {
                    Meaning::Calendar { part: Part::Weekday(day), clock, .. } => {
                        let mut made = make(found.end, Part::Weekday(day));
                        if let Meaning::Calendar { clock: slot, .. } = &mut made.meaning {
                            *slot = clock;
                        }
                        Some(made)
                    }
                    // "this coming Friday, June third": the date says it all.
                    Meaning::Calendar { part: Part::Day { .. }, .. } => Some(found.from(at)),
                    _ => None,
                }
            }
            // "firms that fall into trouble"
            Term::Season
                if toward == Toward::Same
                    && self.is(fiscal, "fall")
                    && matches!(self.term(fiscal + 1), Term::Into | Term::To | Term::In | Term::Under) =>
            {
                None
            }
            Term::Season if toward != Toward::Latest => {
                if let Some(found) = self.explicit(fiscal)
                    && let Meaning::Calendar { year: Year::Full(_), .. } = found.meaning
                {
                    return Some(found.from(at));
                }
                let mut made = make(fiscal + 1, Part::Season(self.value(fiscal) as u32));
                // "The next spring" follows what was told, "next spring" now.
                if let Meaning::Calendar { toward: slot, .. } = &mut made.meaning {
                    *slot = told;
                }
                Some(made)
            }
            Term::Weekend => Some(make(fiscal + 1, Part::Weekend)),
            Term::Feast => {
                let found = self.explicit(fiscal)?;
                match found.meaning {
                    Meaning::Calendar { part, year: Year::None, .. } => Some(make(found.end, part)),
                    _ => None,
                }
            }
            Term::Ordinal | Term::OrdinalDigits if matches!(toward, Toward::This | Toward::Last | Toward::Same) => {
                let found = self.explicit(fiscal)?;
                // "said that third-quarter sales"
                let conjunction = self.term(at) == Term::That && self.attribute(&found);
                let quarter = matches!(found.meaning, Meaning::Calendar { part: Part::Quarter(_), .. });
                quarter.then(|| if conjunction { found } else { found.from(at) })
            }
            Term::DayPart => {
                let part = self.day_part(fiscal)?;
                let (offset, rule) = match told {
                    Toward::This => (0, "this-day-part"),
                    Toward::Last if part == DayPart::Night || part == DayPart::Evening => (-1, "last-night"),
                    Toward::Same | Toward::Following | Toward::Previous => {
                        let meaning = Meaning::Unit { grain: Grain::Day, toward: told, clock: Some(Clock::Part(part)) };
                        return Some(Found::new(start, fiscal + 1, meaning, "told-day-part"));
                    }
                    _ => return None,
                };
                Some(Found::new(start, fiscal + 1, Meaning::Today { offset, clock: Some(Clock::Part(part)) }, rule))
            }
            Term::Period if toward == Toward::Latest && self.is(fiscal, "period") => {
                Some(Found::new(start, fiscal + 1, Meaning::Unit { grain: Grain::Quarter, toward, clock: None }, "latest-period"))
            }
            Term::Number | Term::Digits | Term::Few | Term::Several | Term::Couple | Term::Many | Term::Hundred | Term::Dozen
                if !matches!(toward, Toward::Same | Toward::This) =>
            {
                self.course(start, next, toward)
            }
            _ => None,
        }
    }

    /// A season, quarter, weekend, year … after `the`.
    pub(super) fn the_unit(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.quarter_ended(at) {
            return Some(found);
        }
        if let Some(found) = self.unit_of(at).or_else(|| self.unit_rule(at)) {
            return Some(found);
        }
        let grain = self.unit_grain(at)?;
        if self.is(at, "day") && self.is(at + 1, "before") && self.is(at + 2, "yesterday") {
            return Some(Found::new(at, at + 3, Meaning::Today { offset: -2, clock: None }, "day-before-yesterday"));
        }
        if self.is(at, "day") && self.is(at + 1, "after") && self.is(at + 2, "tomorrow") {
            return Some(Found::new(at, at + 3, Meaning::Today { offset: 2, clock: None }, "day-after-tomorrow"));
        }
        // "the day before the vote", "the week after the attack"
        // "the week before last"
        // not "the day before last Tuesday"
        let other = matches!(self.term(at + 3), Term::Weekday | Term::Month | Term::Unit | Term::Season | Term::Weekend | Term::Feast);
        if self.term(at + 1) == Term::Before && self.term(at + 2) == Term::Last && grain >= Grain::Day && !other {
            let amount = Span::new(self.all[at].start(), self.all[at].end());
            let shift = Shift { count: Count::Exact(2), grain, after: false, from: From::Now, amount };
            return Some(Found::new(at, at + 3, Meaning::Shift(shift), "before-last"));
        }
        if self.term(at + 1) == Term::After && self.term(at + 2) == Term::Next && grain >= Grain::Week && self.clause_end(at + 3) {
            let amount = Span::new(self.all[at].start(), self.all[at].end());
            let shift = Shift { count: Count::Exact(2), grain, after: true, from: From::Now, amount };
            return Some(Found::new(at, at + 3, Meaning::Shift(shift), "after-next"));
        }
        if !self.rest_of_day(at) && matches!(self.term(at + 1), Term::Before | Term::After) && self.singular(at) && grain >= Grain::Day {
            if self.clause_end(at + 2) {
                let toward = if self.term(at + 1) == Term::Before { Toward::Previous } else { Toward::Following };
                return Some(Found::new(at, at + 2, Meaning::Unit { grain, toward, clock: None }, rule_of(toward)));
            }
            return self.amount_rule(at);
        }
        // "the weeks ahead", "over the years"
        let ahead = self.is(at + 1, "ahead") || self.is(at + 1, "to") && self.is(at + 2, "come");
        if !self.singular(at) && grain >= Grain::Day && (ahead || self.before(at - 1) == Term::Over && self.is(at, "years")) {
            let course = if ahead { Course::Next } else { Course::Past };
            let end = if self.is(at + 1, "ahead") {
                at + 2
            } else if ahead {
                at + 3
            } else {
                at + 1
            };
            let meaning = Meaning::Duration { count: Count::Some, grain, course, second: None };
            return Some(Found::new(at, end, meaning, "units-around"));
        }
        let led = matches!(
            self.before(at.wrapping_sub(1)),
            Term::In | Term::For | Term::Of | Term::During | Term::By | Term::Over | Term::On | Term::Through
        );
        // "the year ended 30 June" is a stretch of its own.
        if self.is(at, "year")
            && (self.is_one_of(at + 1, &["ended", "ending"]) || self.term(at + 1) == Term::To && self.month(at + 2).is_some())
        {
            return Some(self.stretch(at, at + 1, grain, false));
        }
        let tight = self.is_mark(at + 1, b'-') && self.glued(at + 1);
        let takes = match grain {
            Grain::Quarter => !matches!(self.term(at + 1), Term::Of),
            Grain::Week | Grain::Month | Grain::Year => led && !matches!(self.term(at + 1), Term::Of | Term::Old),
            _ => false,
        };
        (takes && self.singular(at) && !tight)
            .then(|| Found::new(at, at + 1, Meaning::Unit { grain, toward: Toward::Bare, clock: None }, "the-unit"))
    }

    /// The `day` of "later in the day before going home": today, whatever follows it.
    pub(super) fn rest_of_day(&self, at: usize) -> bool {
        let later = at >= 3 && matches!(self.term(at - 3), Term::Later | Term::Earlier | Term::Late | Term::Early);
        later && self.term(at - 2) == Term::In && self.term(at - 1) == Term::The && self.is(at, "day")
    }

    /// `year-earlier`, `year-ago quarter`, `year-end`, `weekend`, and plural units alone.
    pub(super) fn unit_rule(&self, at: usize) -> Option<Found> {
        if self.term(at) == Term::Weekend {
            let the = self.before(at) == Term::The;
            return the.then(|| Found::calendar(at, at + 1, Part::Weekend, Year::None, "weekend"));
        }
        if self.term(at) == Term::YearEnd || self.is(at, "year") && self.is_mark(at + 1, b'-') && self.is(at + 2, "end") {
            let end = if self.term(at) == Term::YearEnd { at + 1 } else { at + 3 };
            let (end, year) = self.year(end).unwrap_or((end, Year::None));
            return Some(Found::calendar(at, end, Part::Day { month: 12, day: 31 }, year, "year-end"));
        }
        // "month's end", "by month-end"
        if self.is(at, "month") {
            let next = self.skip_term(self.skip(at + 1, b'-'), Term::Possessive);
            let unit = Meaning::Unit { grain: Grain::Month, toward: Toward::Bare, clock: None };
            return (next > at + 1 && self.is(next, "end"))
                .then(|| Found::new(at, next + 1, unit, "month-end").modified(Some(Modifier::End)));
        }
        if self.is(at, "year") {
            let next = self.skip(at + 1, b'-');
            if matches!(self.term(next), Term::Earlier | Term::Ago) && next > at + 1 && self.glued(next) {
                let rest = next + 1;
                let ago = Year::Ago(1);
                if let Some(found) = self.explicit(rest)
                    && let Meaning::Calendar { part: part @ (Part::Quarter(_) | Part::Half(_)), year: Year::None, .. } = found.meaning
                {
                    return Some(Found::calendar(at, found.end, part, ago, "year-ago-quarter"));
                }
                // "the year-earlier nine months"
                if let Some(found) = self.amount_rule(rest).filter(|found| found.rule == "duration") {
                    return Some(found.from(at));
                }
                let named = self.is(rest, "quarter") || self.is(rest, "period");
                return Some(Found::calendar(
                    at,
                    rest + usize::from(named),
                    Part::Quarter(0),
                    ago,
                    if named { "year-ago-quarter" } else { "year-ago-attribute" },
                ));
            }
            let end = if self.term(next) == Term::Possessive { next + 1 } else { next };
            if self.is(end, "end") && (end > at + 1 || matches!(self.before(at), Term::By | Term::About | Term::At | Term::Before)) {
                return Some(
                    Found::new(at, end + 1, Meaning::Unit { grain: Grain::Year, toward: Toward::Bare, clock: None }, "year-end")
                        .modified(Some(Modifier::End)),
                );
            }
        }
        None
    }

    /// `the day before yesterday`, `the early hours of`, and what else follows `the` with an ordinary word between.
    pub(super) fn the_other(&self, at: usize) -> Option<Found> {
        if self.is_one_of(at, &["latter", "former", "first", "early"]) && matches!(self.term(at + 1), Term::Half)
            || self.is(at, "latter") && self.is(at + 1, "part")
        {
            let half = self.term(at + 1) == Term::Half;
            if self.term(at + 2) == Term::Of
                && let Some(found) = self.phased(at + 3)
            {
                if half && let Meaning::Calendar { part: Part::Year, year, .. } = found.meaning {
                    return Some(Found::calendar(at, found.end, Part::Half(2), year, "half-year"));
                }
                return Some(found.from(at).modified(Some(Modifier::End)));
            }
        }
        if self.is(at, "full") && self.is(at + 1, "year") {
            return self.whole_year(at, at + 1);
        }
        let term = self.is_one_of(at, &["near", "short"]) && self.is(at + 1, "term");
        if term || self.is(at, "near") && self.term(at + 1) == Term::FutureNoun {
            return self.vague_future(at, at + 2);
        }
        // "the Roaring Twenties"
        if self.is_one_of(at, &["roaring", "swinging"]) && self.term(at + 1) == Term::Decades {
            let short = self.value(at + 1);
            return Some(Found::calendar(at, at + 2, Part::Decade(1900 + short), Year::Full(1900 + short), "decade"));
        }
        // "the recent past", "the distant past"
        if self.is_one_of(at, &["distant", "near"]) && self.is(at + 1, "past") && self.clause_end(at + 2) {
            return Some(Found::new(at, at + 2, Meaning::Vague(Vague::Past), "past"));
        }
        self.early_hours(at).or_else(|| self.part_of_whole(at)).or_else(|| self.explicit(at))
    }

    /// `the full year`, `the fiscal year ended 30 June`.
    pub(super) fn whole_year(&self, at: usize, unit: usize) -> Option<Found> {
        if self.is_one_of(unit + 1, &["ended", "ending"]) {
            return Some(self.stretch(at, unit + 1, Grain::Year, false));
        }
        Some(Found::new(at, unit + 1, Meaning::Unit { grain: Grain::Year, toward: Toward::Bare, clock: None }, "the-unit"))
    }

    /// `early 1998`, `late last week`, `earlier this year`, `the end of March`, `mid-2015`, `later that day`.
    pub(super) fn phase(&self, at: usize) -> Option<Found> {
        let word = self.term(at);
        let (modifier, phase) = match word {
            Term::Early => (Modifier::Start, Phase::Early),
            Term::Late => (Modifier::End, Phase::Late),
            Term::Mid | Term::Middle => (Modifier::Mid, Phase::Mid),
            Term::Earlier => (Modifier::Start, Phase::Earlier),
            Term::Later => (Modifier::End, Phase::Later),
            Term::Beginning => (Modifier::Start, Phase::Begin),
            _ => (Modifier::End, Phase::End),
        };
        let article = self.before(at) == Term::The;
        let next = match word {
            Term::Beginning | Term::End | Term::Middle => {
                if self.term(at + 1) != Term::Of || !article && word != Term::Beginning && word != Term::End {
                    return None;
                }
                at + 2
            }
            Term::Mid => self.skip(at + 1, b'-'),
            _ if self.is_mark(at + 1, b'-') && self.glued(at + 1) => at + 2,
            // "early in 1990", "late in the year", "the early part of 1990"
            _ if matches!(self.term(at + 1), Term::In | Term::On) => at + 2,
            _ if self.is(at + 1, "part") && self.term(at + 2) == Term::Of => at + 3,
            // "the early morning hours of 3 May"
            _ => at + 1,
        };
        // "early to mid-March", "mid-to-late 1990"
        if matches!(word, Term::Early | Term::Mid) && self.term(next) == Term::To {
            let second = self.skip(next + 1, b'-');
            if let Term::Mid | Term::Late = self.term(second) {
                let found = self.phase(second)?;
                let half = if word == Term::Early && self.term(second) == Term::Mid { Phase::FirstHalf } else { Phase::SecondHalf };
                let mut found = found.from(at);
                found.phase = Some(half);
                return Some(found);
            }
        }
        let mut found = self.phased(next)?;
        let clocked = matches!(found.meaning, Meaning::Today { clock: Some(_), .. });
        if clocked && word == Term::Mid {
            return Some(found.from(at).modified(Some(Modifier::Mid)));
        }
        // "earlier May" is nothing; "earlier" wants `this`, `that`, a day.
        if matches!(word, Term::Earlier | Term::Later) {
            let pointed = matches!(
                self.term(next),
                Term::This | Term::That | Term::Deictic | Term::Weekday | Term::Last | Term::The | Term::Same | Term::Next
            );
            let in_the = next == at + 1 || matches!(self.term(at + 1), Term::In | Term::On);
            let in_unit = self.term(at + 1) == Term::In && matches!(self.term(next), Term::Month | Term::Digits);
            if !in_unit && (!pointed || !in_the) {
                return None;
            }
        }
        if self.term(next) == Term::Month && matches!(word, Term::Early | Term::Late) && !self.capital(next) {
            return None;
        }
        found.phase = Some(phase);
        Some(found.from(at).modified(Some(modifier)))
    }
}

pub(super) fn rule_of(toward: Toward) -> &'static str {
    match toward {
        Toward::Bare => "the-unit",
        Toward::Last => "last-unit",
        Toward::This => "this-unit",
        Toward::Next => "next-unit",
        Toward::Same => "same-unit",
        Toward::Following => "following-unit",
        Toward::Previous => "previous-unit",
        Toward::Latest => "latest-unit",
    }
}
