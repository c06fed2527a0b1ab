//! Whether a text is news, which counts from its publication, or a narrative, which counts from the date told last.

use chrono::{Datelike, NaiveDate};

use super::{Resolver, stand::Stand};
use crate::parse::timex::{
    Expression,
    meaning::{Grain, Lead, Meaning, Part, Tense, Toward, Year},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    News,
    Narrative,
}

/// What a manner was judged by.
#[derive(Debug, Clone, Copy, Default)]
pub struct Signs {
    /// Dates of the story that name their year.
    years: usize,
    /// Those near publication.
    recent: usize,
    /// Words that point from the day of writing; `today` and `yesterday` twice.
    pointing: usize,
    /// Entries of a list of dates.
    entries: usize,
    /// Dates with a month or season and a year, or at the opening of a sentence: the story stands there.
    firm: usize,
    all: usize,
}

impl Signs {
    pub fn of(expressions: &[Expression], stands: &[Stand], published: Option<NaiveDate>) -> Self {
        let mut signs = Signs { all: expressions.len(), ..Signs::default() };
        for (expression, stand) in expressions.iter().zip(stands) {
            signs.entries += usize::from(*stand == Stand::Entry);
            match &expression.meaning {
                Meaning::Calendar { part, year: year @ (Year::Full(_) | Year::Era(_)), .. } => {
                    signs.years += 1;
                    let near = |year: &i32| published.is_some_and(|day| day.year().abs_diff(*year) <= 1);
                    signs.recent += usize::from(matches!(year, Year::Full(year) if near(year)));
                    let limit = matches!(expression.lead, Lead::Since | Lead::Until);
                    signs.firm += usize::from(*stand != Stand::Aside && !limit && (*part != Part::Year || expression.opens));
                }
                Meaning::Today { offset: 0, .. } if published.is_none() => signs.pointing += 1,
                Meaning::Today { .. } => signs.pointing += 2,
                Meaning::Calendar { part: Part::Weekday(_), .. } => signs.pointing += 1,
                Meaning::Calendar { toward: Toward::Last | Toward::Next | Toward::This, .. } => signs.pointing += 1,
                Meaning::Unit { toward: Toward::Last | Toward::Next | Toward::This, .. } => signs.pointing += 1,
                Meaning::Calendar { year: Year::Ago(_) | Year::Toward(Toward::Last | Toward::Next | Toward::This), .. } => {
                    signs.pointing += 1
                }
                _ => {}
            }
        }
        signs
    }

    /// Why it was judged to be of that manner.
    pub fn in_words(self, manner: Manner) -> String {
        let Signs { years, pointing, entries, all, .. } = self;
        let points = match pointing {
            0 => "nothing points from a day of writing".to_owned(),
            _ => "little points from a day of writing".to_owned(),
        };
        match manner {
            Manner::Narrative if entries >= 3 => {
                format!("judged a narrative: it is a list of dates, {entries} of them at the head of a line")
            }
            Manner::Narrative => format!("judged a narrative: {years} of its {all} times name their year, and {points}"),
            Manner::News => format!("judged news: {years} of its {all} times name their year, and others point from its own day"),
        }
    }

    /// Whether a reader may wonder: news that names as many years as it points from its own day.
    pub fn mixed(self) -> bool {
        self.years >= 4 && self.years >= self.pointing
    }

    /// A narrative names many full dates and hardly ever points from the day of writing; news does the opposite.
    pub fn manner(self, published: bool) -> Manner {
        let Signs { years, recent, pointing, entries, firm, all } = self;
        // News of a known day that looks back on some years is news all the same; a text of no known day has no other anchor.
        let many =
            if published { years >= 10 && recent * 3 <= years && pointing * 12 <= years } else { years >= 6 && pointing * 4 <= years };
        let few = (firm >= 2 && recent == 0 || firm >= 4 && recent * 4 <= years) && pointing == 0 && years * 5 >= all;
        let list = entries >= 3 && years >= 1 && recent * 2 <= years && pointing * 6 <= all;
        if many && years * 3 >= all || few || list { Manner::Narrative } else { Manner::News }
    }
}

impl Resolver<'_> {
    /// What the passage around an expression is: a narrative can have a frame of news (`police said on Monday`).
    pub(super) fn manner_at(&self, expression: &Expression) -> Manner {
        if self.document == Manner::News {
            return Manner::News;
        }
        let framed = self.frame == Some(expression.paragraph) && self.anchor.is_some();
        let points = match &expression.meaning {
            Meaning::Today { offset, .. } => *offset != 0,
            // "last week"; "the last week of the war" points from nothing.
            Meaning::Unit { toward: Toward::Last, .. } | Meaning::Calendar { year: Year::Toward(Toward::Last), .. } => {
                expression.span.of(self.text).get(..4).is_some_and(|word| word.eq_ignore_ascii_case("last"))
            }
            // A weekday counts from a day, and not from a month or a year.
            Meaning::Calendar {
                part: Part::Weekday(_) | Part::Weekend,
                year: Year::None,
                toward: Toward::Bare | Toward::Last | Toward::Next | Toward::This,
                ..
            } => {
                let near = expression.sentence - self.told.sentence <= 3 || expression.paragraph == self.told.paragraph;
                !(near && self.told.point.is_some_and(|point| point.grain() == Grain::Day))
            }
            Meaning::Calendar { year: Year::None, part: Part::Month(_) | Part::Day { .. } | Part::Season(_), .. } => {
                framed && expression.tense != Tense::Past
            }
            Meaning::Unit { toward: Toward::This | Toward::Next, .. } => framed,
            _ => false,
        };
        if points { Manner::News } else { Manner::Narrative }
    }
}
