//! Passages of a news article that look back: a date of another year opens one, and the dates after it that name no year go
//! on from there, until the text points from its own day again (`yesterday`, `last week`), or the paragraph ends.

use chrono::{Datelike, NaiveDate};

use super::{
    Manner, Resolver,
    named::in_year,
    point::Placed,
    stand::{self, Stand, names_year},
    thread,
};
use crate::{
    parse::timex::{
        Expression,
        feast::Rule,
        meaning::{Grain, Lead, Meaning, Part, Tense, Toward, Year},
        value::Point,
    },
    text::Span,
    time::{Unit, step},
};

/// Where a passage stands in its story.
#[derive(Debug, Clone, Copy)]
pub struct Passage {
    at: Point,
    /// The words that opened it.
    opened: Span,
    sentence: u32,
    paragraph: u32,
    /// Under a heading: paragraphs do not end it.
    headed: bool,
    /// In or over a list of dated entries, which go on with it wherever they stand.
    listed: bool,
    /// A date has gone on with it.
    carried: bool,
}

/// How many sentences a passage lasts after its last date.
const LASTS: u32 = 2;

impl Resolver<'_> {
    /// A date of a passage with no year of its own, or the season or month that follows the one told before.
    pub(super) fn in_passage(&self, expression: &Expression, now: Option<NaiveDate>) -> Option<Placed> {
        let Meaning::Calendar { part, year: Year::None, toward, .. } = expression.meaning else { return None };
        if let Part::Weekday(weekday) = part {
            return self.weekday_in_passage(expression, weekday, toward);
        }
        // A feast of one day that comes every year.
        let feast = |part| matches!(part, Part::Feast(feast) if !matches!(feast.rule, Rule::Once(_)) && matches!(in_year(part, 2000), Some(Point::Day(_))));
        if !matches!(part, Part::Month(_) | Part::Day { .. } | Part::Season(_)) && !feast(part) {
            return None;
        }
        let words = expression.span.of(self.text);
        if matches!(toward, Toward::Following | Toward::Previous) {
            let (told, span) = self.told.point.map(|point| (point, self.told.span))?;
            let point = beside(part, told, toward == Toward::Following)?;
            let way = if toward == Toward::Following { "after" } else { "before" };
            return Some(Placed::new(
                point,
                "told-named",
                format!("\"{words}\": the first one {way} the date told last, \"{}\"", span.of(self.text)),
            ));
        }
        if self.document == Manner::Narrative || expression.weekday.is_some() {
            return None;
        }
        let passage = self.told.passage.filter(|passage| self.goes_on(passage, expression))?;
        if !matches!(toward, Toward::Bare | Toward::Same) {
            return None;
        }
        let first = passage.at.first_day()?.year();
        let had = self.had(expression);
        let years = if had { [first, first - 1] } else { [first, first + 1] };
        let way = |point: Point| if had { thread::cost(point, passage.at) } else { thread::cost(passage.at, point) };
        let nearest = years.into_iter().filter_map(|year| in_year(part, year)).filter_map(|point| Some((way(point)?, point)));
        let point = nearest.min_by_key(|(way, _)| *way).map(|(_, point)| point)?;
        let year = point.first_day()?.year();
        // What is still to come at publication is not of a passage that looks back.
        if now.is_some_and(|now| point.first_day().is_some_and(|day| day > now)) {
            return None;
        }
        let mut placed = Placed::new(
            point,
            "year-of-passage",
            format!(
                "\"{words}\", in a passage that looks back from \"{}\": the year is carried on from there",
                passage.opened.of(self.text)
            ),
        );
        if let Some(now) = now.filter(|now| now.year() != year) {
            placed.why.push(format!("rejected: the one near publication ({}); the sentences before tell of {year}", now.year()));
        }
        Some(placed)
    }

    /// `on 8 July 1956, a Sunday`, `By Tuesday smoke had filled the pit`. Any other weekday of news counts from publication.
    fn weekday_in_passage(&self, expression: &Expression, weekday: u32, toward: Toward) -> Option<Placed> {
        let passage = self.told.passage.filter(|passage| self.document == Manner::News && self.goes_on(passage, expression))?;
        let (Some(Point::Day(told)), Toward::Bare) = (self.told.point, toward) else { return None };
        let ahead = (weekday + 7 - told.weekday().num_days_from_monday()) % 7;
        let named =
            ahead == 0 && expression.sentence == passage.sentence && stand::last(&self.text[..expression.span.start]).ends_with(" a ");
        let by = expression.lead == Lead::By && expression.opens && expression.tense == Tense::Past;
        if !named && !by {
            return None;
        }
        let (words, from) = (expression.span.of(self.text), self.told.span.of(self.text));
        let day = step(told, ahead.into(), Unit::Day)?;
        let why = format!("\"{words}\", the first one on or after \"{from}\", in a passage that looks back");
        Some(Placed::new(Point::Day(day), "weekday-of-passage", why))
    }

    /// `It had been closed in May`: before what is told.
    fn had(&self, expression: &Expression) -> bool {
        let before = stand::last(&self.text[..expression.span.start]);
        let sentence = before.rfind(". ").map_or(before, |at| &before[at..]);
        sentence.contains(" had ")
    }

    fn goes_on(&self, passage: &Passage, expression: &Expression) -> bool {
        // "He was cited in December", in the middle of a sentence, is as likely told from publication.
        let opens = expression.opens || expression.sentence == passage.sentence || passage.carried;
        let near = expression.sentence - passage.sentence <= LASTS && passage.paragraph == expression.paragraph && opens;
        let told = expression.tense == Tense::Past || expression.tense == Tense::Unknown && expression.opens;
        let entry = passage.listed && self.stands[self.index] == Stand::Entry;
        entry || (passage.headed || near) && told
    }

    /// What a date that was told does to the passage: it opens one, goes on with it, or ends it.
    pub(super) fn passage_after(&self, expression: &Expression, point: Point, stand: Stand) -> Option<Passage> {
        let listed = matches!(stand, Stand::Heading | Stand::Entry | Stand::Title);
        let headed = stand == Stand::Heading;
        let (opened, sentence, paragraph) = (expression.span, expression.sentence, expression.paragraph);
        let opened = Passage { at: point, opened, sentence, paragraph, headed, listed, carried: false };
        let of_now = |year: i32| self.anchor.is_some_and(|anchor| year >= anchor.from.year());
        let year = point.first_day()?.year();
        let before = self.told.passage;
        if stand == Stand::Aside {
            return before;
        }
        // "In September that year" names it by what was told.
        let same_year = matches!(expression.meaning, Meaning::Calendar { year: Year::Toward(Toward::Same), .. });
        if names_year(expression) || same_year && before.is_none() {
            let limit = matches!(expression.lead, Lead::Since | Lead::Until | Lead::By);
            let firm = expression.opens || listed || point.grain() < Grain::Year;
            if firm && !limit && expression.tense != Tense::Future {
                return (!of_now(year)).then_some(opened);
            }
            return before.filter(|_| !of_now(year)).map(|passage| {
                if passage.at.first_day().is_some_and(|day| day.year() == year) {
                    Passage { sentence: expression.sentence, ..passage }
                } else {
                    passage
                }
            });
        }
        let passage = before?;
        let gone_on = point.first_day()? >= passage.at.first_day()? && !of_now(year + 1);
        let counted = matches!(expression.meaning, Meaning::Calendar { .. } | Meaning::Shift(_) | Meaning::Unit { .. });
        (gone_on && counted && self.of_passage(&passage, point)).then_some(Passage {
            at: if within(passage.at, point) { passage.at } else { point },
            sentence: expression.sentence,
            paragraph: expression.paragraph,
            carried: passage.carried || matches!(expression.meaning, Meaning::Calendar { year: Year::None, .. }),
            ..passage
        })
    }

    /// A date near the passage's own, so not one counted from publication.
    fn of_passage(&self, passage: &Passage, point: Point) -> bool {
        let years = |point: Point| point.first_day().map(|day| day.year());
        let (Some(a), Some(b)) = (years(passage.at), years(point)) else { return false };
        let now = self.anchor.map(|anchor| anchor.from.year());
        (b - a).abs() <= 2 && now.is_none_or(|now| b < now)
    }
}

/// Whether one lies in the other.
fn within(fine: Point, coarse: Point) -> bool {
    fine.interval().zip(coarse.interval()).is_some_and(|(fine, coarse)| coarse.contains(&fine))
}

/// The season, month or day of that name next to a date: the first that begins after it, or the last that ended before.
fn beside(part: Part, told: Point, after: bool) -> Option<Point> {
    let told = told.interval()?;
    let (first, last) = (told.earliest()?, told.latest()?);
    let years = if after { [0, 1, 2] } else { [0, -1, -2] };
    years.into_iter().filter_map(|years| in_year(part, first.year() + years)).find(|point| {
        let Some((begins, ends)) = point.interval().and_then(|days| days.earliest().zip(days.latest())) else { return false };
        // "In 1951 … The following May": a date that is only a year has the whole of it.
        if after { begins > if (last - first).num_days() > 100 { last } else { first } } else { ends < first }
    })
}
