//! The rules that find time expressions. Each begins at a token and says where the expression ends and what it means; none
//! knows the publication date. A family of rules is a module, its corpus a table of phrasings beside it.

mod amount;
mod clock;
mod day;
mod event;
mod explicit;
mod format;
mod moved;
mod part;
mod period;
mod quantity;
mod relative;
mod set;
mod vague;
mod year;

pub use explicit::{DAY_FIRST, EITHER_ORDER, MONTH_FIRST, settle_orders};
pub use vague::letter;

use super::{
    Modifier,
    lexicon::Term,
    meaning::{Clock, Meaning, Part, Phase, Toward, Year},
    token::Token,
};

/// What a rule found: tokens `start..end`, their meaning and the rule's name.
#[derive(Debug, Clone)]
pub struct Found {
    pub start: usize,
    pub end: usize,
    pub meaning: Meaning,
    pub rule: &'static str,
    pub modifier: Option<Modifier>,
    pub phase: Option<Phase>,
}

impl Found {
    fn new(start: usize, end: usize, meaning: Meaning, rule: &'static str) -> Self {
        Self { start, end, meaning, rule, modifier: None, phase: None }
    }

    fn calendar(start: usize, end: usize, part: Part, year: Year, rule: &'static str) -> Self {
        Self::new(start, end, Meaning::Calendar { part, year, toward: Toward::Bare, clock: None, zone: false }, rule)
    }

    fn from(mut self, start: usize) -> Self {
        self.start = start;
        self
    }

    fn modified(mut self, modifier: Option<Modifier>) -> Self {
        self.modifier = modifier.or(self.modifier);
        self
    }

    /// With a time of day, where it is a day that can have one.
    fn at(mut self, when: Clock, end: usize) -> Self {
        match &mut self.meaning {
            Meaning::Calendar { clock, .. } | Meaning::Unit { clock, .. } | Meaning::Today { clock, .. } | Meaning::Moved { clock, .. } => {
                *clock = Some(when);
                self.end = end;
            }
            _ => {}
        }
        self
    }
}

/// The tokens of a text, as the rules read them. Positions beyond either end are breaks.
#[derive(Clone, Copy)]
pub struct Tokens<'a> {
    pub text: &'a str,
    pub all: &'a [Token],
    /// The text counts years before Christ, so `in 490` can be a year.
    pub ancient: bool,
}

impl<'a> Tokens<'a> {
    fn term(&self, at: usize) -> Term {
        match self.all.get(at).map_or(Term::Break, |token| token.term) {
            // Verbs that only a tense is told by; to a rule they are words like others: "the eve of the vote".
            Term::Begins | Term::Agrees | Term::Bids => Term::Other,
            term => term,
        }
    }

    /// The term before a position.
    fn before(&self, at: usize) -> Term {
        at.checked_sub(1).map_or(Term::Break, |before| self.term(before))
    }

    fn value(&self, at: usize) -> i32 {
        self.all.get(at).map_or(0, |token| token.value)
    }

    fn is_mark(&self, at: usize, mark: u8) -> bool {
        self.all.get(at).is_some_and(|token| token.is_mark(mark))
    }

    fn glued(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|token| token.glued())
    }

    fn capital(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|token| token.capital())
    }

    fn word(&self, at: usize) -> &'a str {
        self.all.get(at).map_or("", |token| token.span().of(self.text))
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        let here = self.word(at);
        words.iter().any(|word| here.eq_ignore_ascii_case(word))
    }

    /// Whether a word ends as plurals do, in either case of letters.
    fn plural(&self, at: usize) -> bool {
        self.word(at).ends_with(['s', 'S']) || self.is(at, "millennia")
    }

    /// The position after a mark, or the same where there is none.
    fn skip(&self, at: usize, mark: u8) -> usize {
        if self.is_mark(at, mark) { at + 1 } else { at }
    }

    fn skip_term(&self, at: usize, term: Term) -> usize {
        if self.term(at) == term { at + 1 } else { at }
    }

    /// A hyphen with no blank around it.
    fn hyphen(&self, at: usize) -> bool {
        self.is_mark(at, b'-') && self.glued(at) && self.glued(at + 1)
    }

    /// The expression that begins at a token, if one does.
    pub fn find(&self, at: usize) -> Option<Found> {
        use Term::*;
        match self.term(at) {
            Mark if self.is_mark(at, b'\'') => self.explicit(at),
            Other if self.all[at].len() == 1 => self.explicit(at),
            The => self.the(at),
            Weekday | Month | Digits | OrdinalDigits | DecadeDigits | Season | Feast | Decades => self
                .weekdays_ago(at)
                .or_else(|| self.weekday_around(at))
                .or_else(|| self.clock(at))
                .or_else(|| self.explicit(at))
                .or_else(|| self.first_of_two(at))
                .or_else(|| self.times_a_unit(at))
                .or_else(|| self.amount_rule(at)),
            Number | Ordinal | Fiscal | Final => self
                .weekdays_ago(at)
                .or_else(|| self.nth_day_of(at))
                .or_else(|| self.part_of_whole(at))
                .or_else(|| self.explicit(at))
                .or_else(|| self.nth_of_month(at))
                .or_else(|| self.clock(at))
                .or_else(|| self.first_of_two(at))
                .or_else(|| self.times_a_unit(at))
                .or_else(|| self.amount_rule(at))
                .or_else(|| self.first_of(at))
                .or_else(|| self.quarter(at)),
            DayPart | Tonight | Deictic | Overnight => self.day_words(at),
            Last if self.part_of_whole(at).is_some() => self.part_of_whole(at),
            Last if self.nth_day_of(at).is_some() => self.nth_day_of(at),
            Mid if self.capital(at) && self.feast(at).is_some() => self.feast(at),
            Early | Late | Mid | Earlier | Later | Beginning | End | Middle => self.phase(at),
            This | Last | Next | Past | Coming | Latest | Previous | Following | That | Same | PastNoun | Present | Future | FutureNoun
            | These | Those => {
                self.last_quarter(at).or_else(|| self.nth_of_month(at)).or_else(|| self.toward(at)).or_else(|| self.vague(at))
            }
            Right if self.is(at + 1, "now") => self.vague(at + 1).map(|found| found.from(at)),
            Unit if self.is(at, "day") && self.day_n_of(at).is_some() => self.day_n_of(at),
            Unit if self.is(at, "quarter") && self.clock(at).is_some() => self.clock(at),
            Eve => self.eve(at),
            Unit | Fortnight | YearEnd | Weekend => self.unit_rule(at).or_else(|| self.amount_rule(at)),
            About if matches!(self.term(at + 1), Month | Digits) => self.about_a_date(at).or_else(|| self.amount_rule(at)),
            A | Few | Several | Many | Some | Couple | About | Nearly | More | Less | Under | At | Up | Over | Not | No | Just | Only
            | Dozen | Hundred | Another | Half => self
                .weekdays_ago(at)
                .or_else(|| (self.term(at) == Half).then(|| self.clock(at)).flatten())
                .or_else(|| self.times_a_unit(at))
                .or_else(|| self.amount_rule(at))
                .or_else(|| self.long_ago(at)),
            Turn => self.turn(at),
            Once | Twice => self.times_a_unit(at),
            Every | Each | Per | Daily | Biweekly | Weekdays | Weekends => self.set(at),
            Ad => self.explicit(at),
            Mixed => self.mixed(at),
            // "Lent", which in small letters is a verb
            Said if self.is(at, "lent") => self.feast(at),
            Holy => self.feast(at),
            UnitLong => self.unit_long(at),
            Long => self.long_ago(at),
            Circa => {
                let next = self.skip(at + 1, b'.');
                if self.word(at) == "C" {
                    return None;
                }
                self.explicit(next).map(|found| found.from(at).modified(Option::Some(Modifier::Approx)))
            }
            _ => None,
        }
        .filter(|found| found.end > found.start)
    }

    /// `last quarter of 2014`: the fourth.
    fn last_quarter(&self, at: usize) -> Option<Found> {
        (self.term(at) == Term::Last).then(|| self.quarter(at)).flatten()
    }

    /// `around Nov. 1`, `about 1910`.
    fn about_a_date(&self, at: usize) -> Option<Found> {
        if self.clock(at + 1).is_some() {
            return None;
        }
        let found = self.explicit(at + 1).or_else(|| self.founded_about(at))?;
        let dated = matches!(found.meaning, Meaning::Calendar { part: Part::Day { .. } | Part::Year, .. });
        dated.then(|| found.from(at).modified(Some(Modifier::Approx)))
    }

    /// `built around 1250`, `born about 950`: what is told before says that the number is a year.
    fn founded_about(&self, at: usize) -> Option<Found> {
        const BEGUN: [&str; 14] = [
            "built",
            "founded",
            "born",
            "died",
            "written",
            "made",
            "began",
            "begun",
            "established",
            "settled",
            "erected",
            "painted",
            "composed",
            "completed",
        ];
        let number = self.all.get(at + 1).filter(|token| token.term == Term::Digits && matches!(token.len(), 3 | 4) && !token.grouped())?;
        let begun = self.is_one_of(at.wrapping_sub(1), &BEGUN) || self.before(at) == Term::In && self.is_one_of(at.wrapping_sub(2), &BEGUN);
        let year =
            begun && number.value <= 2100 && (self.clause_end(at + 2) || matches!(self.term(at + 2), Term::By | Term::And | Term::In));
        year.then(|| Found::calendar(at + 1, at + 2, Part::Year, Year::Full(number.value), "year"))
    }

    /// `the` before something that takes an article; a month, a weekday or a bare year does not (`the March attack`).
    fn the(&self, at: usize) -> Option<Found> {
        let next = at + 1;
        let found = match self.term(next) {
            Term::Weekday | Term::Weekend if self.before_last(next).is_some() => self.before_last(next)?,
            Term::Weekday if self.weekday_around(next).is_some() => self.weekday_around(next)?,
            // "the March quarter": the one that ends with that month
            Term::Month if self.is(next + 1, "quarter") => self.quarter_to(next)?,
            // "the May of 1968"
            Term::Month if self.term(next + 1) == Term::Of && self.capital(next) => self.month_first(next)?,
            Term::Present if self.is(next, "current") => self.toward(next)?,
            Term::Early if self.is(next + 1, "hours") => self.early_hours(next)?,
            Term::Month | Term::Weekday | Term::Deictic | Term::Tonight | Term::Present => return None,
            Term::Past if self.term(next + 1) != Term::Unit => return None,
            // "the quarter-final"
            Term::Unit if self.is_one_of(self.skip(next + 1, b'-'), &["final", "finals", "finalist", "finalists"]) => return None,
            Term::Digits | Term::OrdinalDigits => self
                .decade_with_apostrophe(next)
                .or_else(|| self.nth_of_every(next))
                .or_else(|| self.nth_day_of(next))
                .or_else(|| self.year_fiscal(next))
                .or_else(|| self.year_quarter(next))
                .or_else(|| self.the_day(next))
                .or_else(|| self.amount_rule(next))?,
            Term::Number if matches!(self.value(next), 20 | 30) && self.day_first(next).is_some() => self.day_first(next)?,
            Term::Ordinal => self
                .nth_of_every(next)
                .or_else(|| self.nth_day_of(next))
                .or_else(|| self.part_of_whole(next))
                .or_else(|| self.the_day(next))
                .or_else(|| self.explicit(next))
                .or_else(|| self.first_of(next))?,
            Term::DayPart => self.the_day_part(next)?,
            Term::DayParts => self.the_day_parts(next)?,
            Term::Unit | Term::YearEnd => self.the_unit(next)?,
            Term::Season | Term::Weekend => self.unit_of(next).or_else(|| self.explicit(next)).or_else(|| self.unit_rule(next))?,
            Term::The | Term::At | Term::Over | Term::Up | Term::A => return None,
            // "the other day"
            Term::OtherOne if self.is(next + 1, "day") && self.clause_end(next + 2) => self.past_ref(next, next + 2)?,
            Term::Other => self.the_other(next)?,
            Term::Fiscal | Term::Financial if self.is(next + 1, "year") && self.year(next + 2).is_none() => {
                self.whole_year(next, next + 1)?
            }
            Term::Long if self.is(next + 1, "term") => return None,
            _ => self.find(next)?,
        };
        // "the two-year plan": the article belongs to the plan.
        if matches!(found.rule, "duration-attribute" | "year-ago-attribute" | "season-attribute") {
            return Some(found);
        }
        // "the third-quarter loss": the article belongs to the loss.
        if self.attribute(&found) {
            return Some(found);
        }
        // "the 26 June attack", but "the 26th of June"
        let feast = matches!(found.meaning, Meaning::Calendar { part: Part::Feast(_) | Part::OfFeast { .. }, .. })
            && matches!(self.term(next), Term::Feast | Term::Mid);
        if feast || self.term(next) == Term::Digits && matches!(found.meaning, Meaning::Calendar { part: Part::Day { .. }, .. }) {
            return Some(found);
        }
        let mut found = found.from(at);
        if let Meaning::Shift(shift) = &mut found.meaning {
            shift.amount.start = self.all[at].start();
        }
        Some(found)
    }

    /// A date joined by a hyphen and said of the word after it: `third-quarter loss`, `late-November trip`.
    fn attribute(&self, found: &Found) -> bool {
        let calendar = matches!(found.meaning, Meaning::Calendar { .. });
        calendar && found.end >= 2 && self.hyphen(found.end - 2) && self.term(found.end) == Term::Other && !self.capital(found.end)
    }

    /// Whether the word before leads a point in time: `in`, `since`, `by` …
    fn led(&self, at: usize) -> bool {
        self.led_by_time(at)
            || matches!(
                self.before(at),
                Term::By
                    | Term::From
                    | Term::To
                    | Term::Through
                    | Term::Of
                    | Term::Between
                    | Term::And
                    | Term::Each
                    | Term::Every
                    | Term::Within
                    | Term::Over
                    | Term::For
                    | Term::About
            )
    }

    /// Whether the word before leads hardly anything but a time: "since Lent", where "by Lent" may name who did it.
    fn led_by_time(&self, at: usize) -> bool {
        matches!(
            self.before(at),
            Term::In
                | Term::On
                | Term::Since
                | Term::Until
                | Term::During
                | Term::Throughout
                | Term::Before
                | Term::After
                | Term::Last
                | Term::This
                | Term::Next
                | Term::Early
                | Term::Late
                | Term::Mid
        )
    }
}
