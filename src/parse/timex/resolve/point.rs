//! The place on the calendar that an expression means, counted from an anchor.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use super::{
    Manner, Resolver, about,
    named::{Named, year_before},
};
use crate::{
    parse::timex::{
        Expression,
        meaning::{Count, From, Grain, Meaning, NthOf, Part, Phase, Shift, Tense, Toward},
        value::{self, Point},
    },
    time::{Interval, Unit, monday_of, month_name, step},
};

/// A place with the rule and the steps that led to it.
pub struct Placed {
    pub point: Point,
    pub rule: &'static str,
    pub why: Vec<String>,
    /// The interval, where it is not simply the point's.
    pub exact: Option<Interval>,
}

impl Placed {
    pub fn new(point: Point, rule: &'static str, why: String) -> Self {
        Self { point, rule, why: vec![why], exact: None }
    }

    pub fn interval(&self) -> Option<Interval> {
        self.exact.or_else(|| self.point.interval())
    }
}

impl Resolver<'_> {
    pub fn point(&self, expression: &Expression, now: Option<NaiveDate>) -> Option<Placed> {
        let words = expression.span.of(self.text);
        let narrative = self.manner == Manner::Narrative;
        let told = self.told.point.and_then(Point::first_day);
        // A narrative counts from what it told last.
        let base = if narrative { told.or(now) } else { now };
        let mut placed = match &expression.meaning {
            Meaning::Calendar { part, year, toward, .. } => {
                self.calendar(Named { expression, part: *part, toward: *toward, now, base }, *year)?
            }
            // The nearest turn of a century that had come, or was about to.
            Meaning::Unit { grain: Grain::Century, toward: Toward::Bare, .. } if expression.phase == Some(Phase::Turn) => {
                let near = step(base?, 15, Unit::Year)?;
                Placed::new(
                    Point::of(near, Grain::Century),
                    "turn-of",
                    format!("\"{words}\": the one nearest before {}", self.counted_from(narrative)),
                )
            }
            Meaning::Unit { grain, toward, clock } => {
                // "the previous night", with nothing told before it, is the one before publication.
                let tense = if clock.is_some() && *toward == Toward::Previous { Tense::Unknown } else { expression.tense };
                self.unit(words, *grain, *toward, base, tense)?
            }
            // In a history "today" is the day of whoever reads it.
            Meaning::Today { .. } if narrative => return None,
            Meaning::Today { offset, .. } => {
                let day = step(base?, *offset, Unit::Day)?;
                Placed::new(Point::Day(day), expression.rule, format!("\"{words}\", counted from {}", self.counted_from(narrative)))
            }
            Meaning::Shift(shift) => self.shift(words, shift, expression.sentence, now, base)?,
            Meaning::Moved { base: from, count, grain, finest, weekday, .. } => {
                let named = Expression { meaning: (**from).clone(), phase: None, ..expression.clone() };
                let Placed { point: start, why, exact, .. } = self.point(&named, now)?;
                let (size, unit) = grain.unit()?;
                // The middle of a week stays in the week of that number.
                let from = match start {
                    Point::Week(monday) if unit > Unit::Week => step(monday, 3, Unit::Day)?,
                    // A feast of many days: from its end, and back from its beginning.
                    _ if exact.is_some_and(|days| days.is_bounded()) => {
                        if *count < 0 {
                            exact?.earliest()?
                        } else {
                            exact?.latest()?
                        }
                    }
                    start => start.first_day()?,
                };
                let day = match weekday {
                    Some(weekday) => beside(from, *weekday, *count > 0)?,
                    None => step(from, count.checked_mul(size)?, unit)?,
                };
                let point = match start {
                    Point::Weekend(_) => Point::Weekend(day),
                    _ if exact.is_some() => Point::of(day, *finest),
                    start => Point::of(day, start.grain().max(*finest)),
                };
                let mut placed = Placed::new(point, expression.rule, why.into_iter().next().unwrap_or_default());
                let way = if *count < 0 { "before" } else { "after" };
                placed.why.push(if weekday.is_some() {
                    format!("the nearest one {way} that")
                } else {
                    format!("{} {}{} {way} that", count.abs(), unit.name(), if count.abs() == 1 { "" } else { "s" })
                });
                placed
            }
            Meaning::Clock(..) => {
                let near = |sentence| expression.sentence.saturating_sub(sentence) <= 3;
                match self.told.day.filter(|_| narrative || near(self.told.sentence) || self.told.paragraph == expression.paragraph) {
                    Some(day) => Placed::new(
                        Point::Day(day),
                        "time-of-day",
                        format!("\"{words}\" of the day told of, {}", Interval::day(day).in_words()),
                    ),
                    None => {
                        let mut placed = Placed::new(Point::Day(now?), "time-of-day", format!("\"{words}\", with no day told near it"));
                        placed.exact = placed.point.interval().map(about);
                        placed.why.push(format!("an estimate: the day of {}", self.publication));
                        placed
                    }
                }
            }
            _ => return None,
        };
        if let (Meaning::Calendar { part: Part::Day { day, month }, .. }, Point::Month(..)) = (&expression.meaning, placed.point) {
            placed.why.push(format!("{} of that year has no day {day}, so only the month is kept", month_name(*month)));
        }
        if !placed.interval().is_some_and(|interval| super::written(&interval)) {
            return None;
        }
        if let Some(phase) = expression.phase
            && let Some(part) = match placed.exact {
                Some(exact) => value::third(exact, phase),
                None => value::part(placed.point, phase),
            }
        {
            placed.exact = Some(part);
            placed.why.push(format!("only a part of it: {}", part.in_words()));
        }
        Some(placed)
    }

    pub fn counted_from(&self, narrative: bool) -> Cow<'_, str> {
        if narrative && self.told.point.is_some() {
            format!("the date told last, {} (the text is a narrative)", self.told_in_words()).into()
        } else {
            self.publication.as_str().into()
        }
    }

    /// The words of the date told last, and the date, where they are not the same.
    fn told_in_words(&self) -> String {
        let words = self.told.span.of(self.text);
        let date = self.told.point.and_then(Point::interval).map(|interval| interval.in_words());
        match date {
            Some(date) if date != words => format!("\"{words}\", {date}"),
            _ => format!("\"{words}\""),
        }
    }

    fn unit(&self, words: &str, grain: Grain, toward: Toward, base: Option<NaiveDate>, tense: Tense) -> Option<Placed> {
        let (size, unit) = grain.unit()?;
        let narrative = self.manner == Manner::Narrative;
        let make = |point, rule, from: &str| Some(Placed::new(point, rule, format!("\"{words}\", counted from {from}")));
        let told = self.told.point.and_then(Point::first_day).filter(|_| self.told.point.is_some_and(|point| point.grain() <= grain));
        let told_or_base = told.or(base);
        let publication = self.publication.as_str();
        let from_told = match told {
            Some(_) => &format!("the date told before, {}", self.told_in_words()),
            None => publication,
        };
        match toward {
            Toward::This => make(Point::of(base?, grain), "this-unit", &self.counted_from(narrative)),
            Toward::Last if grain == Grain::Decade => make(Point::of(step(base?, -10, Unit::Year)?, grain), "last-unit", publication),
            // On a Sunday "last week" is the week that ends, for those who begin it on Sunday, or the one before.
            Toward::Last if grain == Grain::Week && !narrative && base?.weekday() == chrono::Weekday::Sun => {
                let mut placed = make(
                    Point::of(step(base?, -size, unit)?, grain),
                    "last-unit",
                    &format!("{publication}; from a Sunday it is the week that ends or the one before"),
                )?;
                let monday = step(monday_of(base?), -1, Unit::Week)?;
                placed.exact = Some(Interval::within(monday, base?));
                Some(placed)
            }
            Toward::Last => make(Point::of(step(base?, -size, unit)?, grain), "last-unit", &self.counted_from(narrative)),
            Toward::Next => make(Point::of(step(base?, size, unit)?, grain), "next-unit", &self.counted_from(narrative)),
            Toward::Same => make(Point::of(told_or_base?, grain), "same-unit", from_told),
            // Nothing told of that it could follow.
            Toward::Following | Toward::Previous if told.is_none() && tense == Tense::Past => None,
            Toward::Following => make(Point::of(step(told_or_base?, size, unit)?, grain), "following-unit", from_told),
            Toward::Previous => make(Point::of(step(told_or_base?, -size, unit)?, grain), "previous-unit", from_told),
            Toward::Latest if grain == Grain::Quarter && self.told.quarter.is_some() && words.ends_with("period") => {
                make(self.told.quarter?, "latest-unit", "the quarter told before")
            }
            Toward::Latest if grain == Grain::Quarter => make(
                Point::of(step(base?, -3, Unit::Month)?, grain),
                "latest-unit",
                &format!("{publication}: the last quarter that had ended"),
            ),
            Toward::Latest => make(Point::of(base?, grain), "latest-unit", publication),
            Toward::Bare if grain == Grain::Quarter => match self.told.quarter {
                Some(point) => make(point, "the-unit", "the quarter told before"),
                None => make(
                    Point::of(step(base?, -3, Unit::Month)?, grain),
                    "the-unit",
                    &format!("{publication}: the last quarter that had ended"),
                ),
            },
            Toward::Bare if narrative => make(Point::of(told_or_base?, grain), "the-unit", from_told),
            Toward::Bare => make(Point::of(base?, grain), "the-unit", publication),
        }
    }

    fn shift(&self, words: &str, shift: &Shift, sentence: u32, now: Option<NaiveDate>, base: Option<NaiveDate>) -> Option<Placed> {
        let Count::Exact(count) = shift.count else {
            let Count::Half(count) = shift.count else { return None };
            let whole = Shift { count: Count::Exact(count), ..*shift };
            return self.shift(words, &whole, sentence, now, base);
        };
        let sign = if shift.after { 1 } else { -1 };
        let told = self.told.point.filter(|_| shift.from == From::Told);
        if shift.grain < Grain::Day {
            let day = self.told.day.filter(|_| shift.from == From::Told).or(now)?;
            return Some(Placed::new(Point::Day(day), "hours-from", format!("\"{words}\": less than a day from then")));
        }
        let (size, unit) = shift.grain.unit()?;
        let count = count.checked_mul(size)?.checked_mul(sign)?;
        // A report on quarters means the quarter a year before.
        let near = self.quarters_all_over || sentence.saturating_sub(self.told.quarter_sentence) <= 12;
        let results = shift.grain == Grain::Year && self.quarterly && near && count == -1 && words.starts_with(['a', 'A']);
        if results && self.manner == Manner::News && self.told.of_months(sentence) {
            let why = format!("\"{words}\" after results of many months: the year before");
            return Some(Placed::new(Point::Year(now?.year() - 1), "months-year-before", why));
        }
        if results && self.manner == Manner::News {
            let quarter = self.told.quarter.or_else(|| Some(Point::of(step(now?, -3, Unit::Month)?, Grain::Quarter)))?;
            if let Point::Quarter(year, quarter) = quarter {
                let why = format!("\"{words}\" in a report on quarters: the same quarter one year before");
                return Some(Placed::new(Point::Quarter(year_before(year, quarter, now), quarter), "quarter-year-before", why));
            }
        }
        let from = match told {
            Some(point) => point.first_day()?,
            None => base?,
        };
        let target = step(from, count, unit)?;
        let (unit_rule, from_words) = match (shift.from, told) {
            (From::Told, Some(_)) => {
                (if shift.after { "later" } else { "earlier" }, format!("the date told before, {}", self.told_in_words()))
            }
            _ => ("ago", self.counted_from(told.is_none() && self.manner == Manner::Narrative).into_owned()),
        };
        let why = format!("\"{words}\", counted from {from_words}");
        // Never finer than where it was counted from.
        let grain = match told {
            Some(point) if point.grain() > shift.grain => point.grain(),
            _ if shift.grain == Grain::Decade || shift.grain == Grain::Century => Grain::Year,
            _ => shift.grain,
        };
        let mut placed = Placed::new(Point::of(target, grain), unit_rule, why);
        if told.is_none() && shift.grain == Grain::Year && count.abs() == 1 {
            placed.exact = Interval::month(target.year(), target.month()).map(about);
            placed.why.push("an estimate: people say this of about a year".to_owned());
        } else if let Some(within) = round(shift).filter(|_| told.is_none()) {
            // "5,000 years ago" is a round number: no year can be told.
            placed.point = Point::of(target, Grain::Century);
            placed.exact = placed.point.interval().map(about);
            placed.why.push(format!("an estimate: {within}s of years tell no year, and hardly the century"));
        } else if grain != Grain::Day {
            placed.exact = placed.point.interval().map(about);
        }
        Some(placed)
    }
}

/// How round a number of years is from a thousand on: to hundreds or to thousands.
fn round(shift: &Shift) -> Option<i64> {
    match (shift.count, shift.grain) {
        (Count::Exact(count @ 1000..), Grain::Year) => [1000, 100].into_iter().find(|of| count % of == 0),
        _ => None,
    }
}

/// The nearest such weekday after a day, or before it.
fn beside(day: NaiveDate, weekday: u32, after: bool) -> Option<NaiveDate> {
    let today = day.weekday().num_days_from_monday();
    let away = if after { (weekday + 7 - today) % 7 } else { (today + 7 - weekday) % 7 };
    let days = if away == 0 { 7 } else { i64::from(away) };
    step(day, if after { days } else { -days }, Unit::Day)
}

/// TIMEX3's value of what has no anchor: what is not known is X.
pub fn unanchored(meaning: &Meaning) -> String {
    match meaning {
        Meaning::Calendar { part, .. } => match part {
            Part::Year | Part::Feast(_) | Part::OfFeast { .. } => "XXXX".to_owned(),
            Part::Month(month) => format!("XXXX-{month:02}"),
            Part::Day { month, day } => format!("XXXX-{month:02}-{day:02}"),
            Part::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
            Part::Weekday(day) => format!("XXXX-WXX-{}", day + 1),
            Part::Weekend => "XXXX-WXX-WE".to_owned(),
            Part::Season(season) => format!("XXXX-{}", value::season(*season)),
            Part::Quarter(0) => "XXXX-QX".to_owned(),
            Part::Quarter(quarter) => format!("XXXX-Q{quarter}"),
            Part::Half(half) => format!("XXXX-H{half}"),
            Part::WeekOf { .. } | Part::Nth { of: NthOf::Week, .. } => "XXXX-WXX".to_owned(),
            Part::WeekendOf { .. } | Part::Nth { of: NthOf::Weekend, .. } => "XXXX-WXX-WE".to_owned(),
            Part::IsoWeek { week, .. } => format!("XXXX-W{week:02}"),
            Part::QuarterTo { .. } => "XXXX-QX".to_owned(),
            Part::Nth { month, .. } => format!("XXXX-{month:02}-XX"),
            Part::Decade(_) | Part::DecadeOf { .. } => "XXX".to_owned(),
            Part::Century(_) => "XX".to_owned(),
            Part::Millennium(_) => "X".to_owned(),
        },
        Meaning::Unit { grain, .. } | Meaning::Shift(Shift { grain, .. }) => match grain {
            Grain::Week => "XXXX-WXX",
            Grain::Month => "XXXX-XX",
            Grain::Quarter => "XXXX-QX",
            Grain::Year => "XXXX",
            Grain::Decade => "XXX",
            Grain::Century => "XX",
            Grain::Millennium => "X",
            _ => "XXXX-XX-XX",
        }
        .to_owned(),
        _ => "XXXX-XX-XX".to_owned(),
    }
}
