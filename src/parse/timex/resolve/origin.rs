//! What an expression counts from, where one expression or the publication can be named.

use super::{Manner, Resolver};
use crate::parse::timex::{
    Expression, Origin,
    meaning::{From, Grain, Meaning, Part, Toward, Year},
};

impl Resolver<'_> {
    /// What the value of `expression` counts from; to be asked before the expression itself counts as told. `None` where it
    /// counts from nothing, or from several things at once: a thread of dates, a year told some time ago.
    pub(super) fn origin(&self, expression: &Expression) -> Option<Origin> {
        let told = self.told.point.filter(|point| point.first_day().is_some());
        let last_told = Origin::Expression(self.told.span);
        let base = if self.manner == Manner::Narrative && told.is_some() { last_told } else { Origin::Publication };
        let told_within = |grain: Grain| if told.is_some_and(|point| point.grain() <= grain) { last_told } else { base };
        match &expression.meaning {
            Meaning::Today { .. } => Some(base),
            Meaning::Unit { grain: Grain::Quarter, toward: Toward::Bare, .. } => None,
            Meaning::Unit { grain, toward, .. } => Some(match toward {
                Toward::Same | Toward::Following | Toward::Previous => told_within(*grain),
                Toward::Bare if self.manner == Manner::Narrative => told_within(*grain),
                _ => base,
            }),
            Meaning::Calendar { part: Part::Weekday(_), year: Year::Toward(toward), .. }
            | Meaning::Calendar { part: Part::Weekday(_) | Part::Weekend, year: Year::None, toward, .. }
            | Meaning::Calendar { year: Year::Toward(toward), .. } => {
                let of_told = matches!(toward, Toward::Same | Toward::Following | Toward::Previous);
                (!of_told).then_some(base)
            }
            // The hours of a day, and a year that stands for the same quarter of it, count from more than one thing.
            Meaning::Shift(shift) if shift.grain < Grain::Day => None,
            Meaning::Shift(shift) if shift.grain == Grain::Year && self.quarterly => None,
            Meaning::Shift(shift) => Some(match shift.from {
                From::Told if told.is_some() => last_told,
                _ => base,
            }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        parse::timex::{Origin, find, resolve},
        timeline::{How, Publication},
    };

    /// What each expression counts from, in words.
    fn origins(text: &str) -> Vec<(&str, &str)> {
        let published = Publication { interval: Some("2015-07-03".parse().unwrap()), how: How::Stated, why: Vec::new() };
        let told = resolve(text, &find(text), &published);
        let name = |origin| match origin {
            None => "-",
            Some(Origin::Publication) => "publication",
            Some(Origin::Expression(span)) => span.of(text),
        };
        told.iter().map(|timex| (timex.span.of(text), name(timex.origin))).collect()
    }

    #[test]
    fn news_counts_from_publication() {
        let text =
            "Yesterday it rained; on Friday it snowed. In March 2014 it was dry for two weeks. Next month will be wet, as a year ago.";
        let expected = [
            ("Yesterday", "publication"),
            ("Friday", "publication"),
            ("March 2014", "-"),
            ("two weeks", "-"),
            ("Next month", "publication"),
            ("a year ago", "publication"),
        ];
        assert_eq!(origins(text), expected);
    }

    #[test]
    fn what_comes_later_counts_from_what_was_told() {
        assert_eq!(origins("On 3 May 1990 it sank. Two years later it rose.")[1], ("Two years later", "3 May 1990"));
        assert_eq!(origins("It sank on 3 May 1990. Two days later it rose.")[1], ("Two days", "3 May 1990"));
        assert_eq!(origins("It rose ten days after June 20."), [("ten days after June 20", "-")]);
    }
}
