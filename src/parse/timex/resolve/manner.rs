//! Whether a text is news, which counts from its publication, or a narrative, which counts from the date told last.

use chrono::{Datelike, NaiveDate};

use super::stand::Stand;
use crate::parse::timex::{
    Expression,
    meaning::{Meaning, Part, Toward, Year},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    News,
    Narrative,
}

/// A narrative names many full dates and hardly ever points from the day of writing; news does the opposite.
pub fn of(expressions: &[Expression], stands: &[Stand], published: Option<NaiveDate>) -> Manner {
    let mut years = 0;
    let mut recent = 0;
    let mut pointing = 0;
    for expression in expressions {
        match &expression.meaning {
            Meaning::Calendar { year: Year::Full(year), .. } => {
                years += 1;
                if published.is_some_and(|day| day.year().abs_diff(*year) <= 1) {
                    recent += 1;
                }
            }
            Meaning::Calendar { year: Year::Era(_), .. } => years += 1,
            Meaning::Today { .. } => pointing += 2,
            Meaning::Calendar { part: Part::Weekday(_), .. } => pointing += 1,
            Meaning::Calendar { toward: Toward::Last | Toward::Next | Toward::This, .. } => pointing += 1,
            Meaning::Unit { toward: Toward::Last | Toward::Next | Toward::This, .. } => pointing += 1,
            Meaning::Calendar { year: Year::Ago(_) | Year::Toward(_), .. } => pointing += 1,
            _ => {}
        }
    }
    // News of a known day that looks back on some years is news all the same; a text of no known day has no other anchor.
    let enough = if published.is_some() { 10 } else { 6 };
    let narrative = years >= enough && recent * 3 <= years && pointing * 12 <= years && years * 3 >= expressions.len();
    if narrative { Manner::Narrative } else { Manner::News }
}
