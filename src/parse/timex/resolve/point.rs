//! The place on the calendar that an expression means, counted from an anchor.

use chrono::{Datelike, NaiveDate};

use super::{Manner, Resolver, about};
use crate::{
    parse::timex::{
        Expression,
        feast::{self, Feast, Rule},
        meaning::{Count, From, Grain, Lead, Meaning, NthOf, Part, Shift, Tense, Toward, Year},
        value::{self, Point},
    },
    time::{Interval, Unit, monday_of, month_end, nth_weekday, step},
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
    fn new(point: Point, rule: &'static str, why: String) -> Self {
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
            Meaning::Calendar { part, year, toward, .. } => self.calendar(expression, *part, *year, *toward, now, base)?,
            Meaning::Unit { grain, toward, .. } => self.unit(words, *grain, *toward, base, expression.tense)?,
            // In a history "today" is the day of whoever reads it.
            Meaning::Today { .. } if narrative => return None,
            Meaning::Today { offset, .. } => {
                let day = step(base?, *offset, Unit::Day)?;
                Placed::new(Point::Day(day), expression.rule, format!("\"{words}\", counted from {}", self.counted_from(narrative)))
            }
            Meaning::Shift(shift) => self.shift(words, shift, now, base)?,
            Meaning::Clock(..) => {
                let near = |sentence| expression.sentence.saturating_sub(sentence) <= 3;
                match self.told.day.filter(|_| narrative || near(self.told.sentence) || self.told.paragraph == expression.paragraph) {
                    Some(day) => Placed::new(Point::Day(day), "time-of-day", format!("\"{words}\" of the day that is told of")),
                    None => {
                        let mut placed = Placed::new(Point::Day(now?), "time-of-day", format!("\"{words}\", with no day told near it"));
                        placed.exact = placed.point.interval().map(about);
                        placed.why.push("publication's day is an estimate".to_owned());
                        placed
                    }
                }
            }
            _ => return None,
        };
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

    fn counted_from(&self, narrative: bool) -> &'static str {
        if narrative && self.told.point.is_some() { "the date told last (the text is a narrative)" } else { "publication" }
    }

    fn unit(&self, words: &str, grain: Grain, toward: Toward, base: Option<NaiveDate>, tense: Tense) -> Option<Placed> {
        let (size, unit) = grain.unit()?;
        let narrative = self.manner == Manner::Narrative;
        let make = |point, rule, from: &str| Some(Placed::new(point, rule, format!("\"{words}\", counted from {from}")));
        let told = self.told.point.and_then(Point::first_day).filter(|_| self.told.point.is_some_and(|point| point.grain() <= grain));
        let told_or_base = told.or(base);
        let from_told = if told.is_some() { "the date told before" } else { "publication" };
        match toward {
            Toward::This => make(Point::of(base?, grain), "this-unit", self.counted_from(narrative)),
            Toward::Last if grain == Grain::Decade => make(Point::of(step(base?, -10, Unit::Year)?, grain), "last-unit", "publication"),
            // On a Sunday "last week" is the week that ends, for those who begin it on Sunday, or the one before.
            Toward::Last if grain == Grain::Week && !narrative && base?.weekday() == chrono::Weekday::Sun => {
                let mut placed = make(
                    Point::of(step(base?, -size, unit)?, grain),
                    "last-unit",
                    "publication, a Sunday: the week that ends or the one before",
                )?;
                let monday = step(monday_of(base?), -1, Unit::Week)?;
                placed.exact = Some(Interval::within(monday, base?));
                Some(placed)
            }
            Toward::Last => make(Point::of(step(base?, -size, unit)?, grain), "last-unit", self.counted_from(narrative)),
            Toward::Next => make(Point::of(step(base?, size, unit)?, grain), "next-unit", self.counted_from(narrative)),
            Toward::Same => make(Point::of(told_or_base?, grain), "same-unit", from_told),
            // Nothing told of that it could follow.
            Toward::Following | Toward::Previous if told.is_none() && tense == Tense::Past => None,
            Toward::Following => make(Point::of(step(told_or_base?, size, unit)?, grain), "following-unit", from_told),
            Toward::Previous => make(Point::of(step(told_or_base?, -size, unit)?, grain), "previous-unit", from_told),
            Toward::Latest if grain == Grain::Quarter => {
                make(Point::of(step(base?, -3, Unit::Month)?, grain), "latest-unit", "publication: the last quarter that had ended")
            }
            Toward::Latest => make(Point::of(base?, grain), "latest-unit", "publication"),
            Toward::Bare if grain == Grain::Quarter => match self.told.quarter {
                Some(point) => make(point, "the-unit", "the quarter told before"),
                None => make(Point::of(step(base?, -3, Unit::Month)?, grain), "the-unit", "publication: the last quarter that had ended"),
            },
            Toward::Bare if narrative => make(Point::of(told_or_base?, grain), "the-unit", from_told),
            Toward::Bare => make(Point::of(base?, grain), "the-unit", "publication"),
        }
    }

    fn shift(&self, words: &str, shift: &Shift, now: Option<NaiveDate>, base: Option<NaiveDate>) -> Option<Placed> {
        let Count::Exact(count) = shift.count else {
            let Count::Half(count) = shift.count else { return None };
            let whole = Shift { count: Count::Exact(count), ..*shift };
            return self.shift(words, &whole, now, base);
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
        if shift.grain == Grain::Year && self.quarterly && self.manner == Manner::News && count == -1 {
            let quarter = self.told.quarter.or_else(|| Some(Point::of(step(now?, -3, Unit::Month)?, Grain::Quarter)))?;
            if let Point::Quarter(year, quarter) = quarter
                && words.starts_with(['a', 'A'])
            {
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
                (if shift.after { "later" } else { "earlier" }, format!("the date told before ({})", self.told.span.of(self.text)))
            }
            _ => ("ago", "publication".to_owned()),
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
        } else if grain != Grain::Day {
            placed.exact = placed.point.interval().map(about);
        }
        Some(placed)
    }

    fn calendar(
        &self,
        expression: &Expression,
        part: Part,
        year: Year,
        toward: Toward,
        now: Option<NaiveDate>,
        base: Option<NaiveDate>,
    ) -> Option<Placed> {
        let words = expression.span.of(self.text);
        if let (Part::Weekday(weekday), Year::Toward(toward)) = (part, year) {
            let weeks = match toward {
                Toward::Last => -1,
                Toward::Next => 1,
                _ => 0,
            };
            let day = step(step(monday_of(base?), weeks, Unit::Week)?, weekday.into(), Unit::Day)?;
            return Some(Placed::new(
                Point::Day(day),
                "weekday-of-week",
                format!("\"{words}\", counted from {}", self.counted_from(false)),
            ));
        }
        let known = match year {
            Year::Full(year) => Some((year, "the year is named".to_owned())),
            Year::Short(short) => Some((full_year(short, now), "the year is named by its last two digits".to_owned())),
            Year::Era(number) => Some((1 - number, "a year before Christ, as the text counts them".to_owned())),
            Year::Ago(ago) => {
                let quarter = self.told.quarter.or_else(|| Some(Point::of(step(now?, -3, Unit::Month)?, Grain::Quarter)))?;
                let Point::Quarter(told_year, told_quarter) = quarter else { return None };
                let ago = i32::try_from(ago).ok()?;
                let (point, why) = match part {
                    Part::Quarter(0) => (
                        Point::Quarter(year_before(told_year, told_quarter, now) + 1 - ago, told_quarter),
                        "the same quarter one year before",
                    ),
                    Part::Quarter(quarter) => (
                        Point::Quarter(now.map_or(told_year, |now| recent_quarter(now, quarter, Tense::Past)) - ago, quarter),
                        "that quarter one year before",
                    ),
                    _ => (Point::Year(told_year - ago), "one year before"),
                };
                return Some(Placed::new(point, "year-ago-quarter", format!("\"{words}\": {why}")));
            }
            Year::Toward(toward) => {
                let told = self.told.year;
                let base_year = base.map(|day| day.year());
                let year = match toward {
                    Toward::Last => base_year? - 1,
                    Toward::Next => base_year? + 1,
                    Toward::Same => told.or(base_year)?,
                    Toward::Following => told.or(base_year)? + 1,
                    Toward::Previous => told.or(base_year)? - 1,
                    _ => base_year?,
                };
                Some((year, "the year is told by the words after it".to_owned()))
            }
            Year::None => None,
        };
        if let Some((year, why)) = known {
            let part = match (part, self.told.quarter) {
                (Part::Quarter(0), _) if !self.quarterly => Part::Year,
                (Part::Quarter(0), Some(Point::Quarter(_, quarter))) => Part::Quarter(quarter),
                (Part::Quarter(0), _) => Part::Quarter(step(now?, -3, Unit::Month)?.month0() / 3 + 1),
                (part, _) => part,
            };
            let point = in_year(part, year)?;
            let mut placed = Placed::new(point, expression.rule, format!("\"{words}\": {why}"));
            if let Part::Feast(feast) = part {
                placed.exact = feast.days(year);
            }
            if expression.rule == "numeric-date-month-first" {
                placed.why.push("read with the month first; the day first would be as good a reading".to_owned());
            }
            return Some(placed);
        }
        match part {
            Part::Decade(first) => Some(Placed::new(Point::Decade(first), "decade", format!("\"{words}\" names the decade"))),
            Part::Century(hundreds) => Some(Placed::new(Point::Century(hundreds), "century", format!("\"{words}\" names the century"))),
            Part::Weekday(day) => self.weekday(expression, day, toward, now, base),
            Part::Weekend => {
                let monday = monday_of(base?);
                let shift = match toward {
                    Toward::Last | Toward::Previous => -7,
                    Toward::Next | Toward::Following => 7,
                    Toward::This => 0,
                    // "the weekend", told on a Monday or later: the one before.
                    _ if expression.tense != Tense::Future && base?.weekday().num_days_from_monday() < 5 => -7,
                    _ => 0,
                };
                Some(Placed::new(
                    Point::Weekend(step(monday, shift, Unit::Day)?),
                    "weekend",
                    format!("\"{words}\", counted from {}", self.counted_from(false)),
                ))
            }
            Part::Feast(feast) => self.feast(words, feast, toward, expression, now, base),
            _ => self.without_year(expression, part, toward, now, base),
        }
    }

    fn weekday(
        &self,
        expression: &Expression,
        weekday: u32,
        toward: Toward,
        now: Option<NaiveDate>,
        base: Option<NaiveDate>,
    ) -> Option<Placed> {
        let words = expression.span.of(self.text);
        let narrative = self.manner == Manner::Narrative;
        let day = base.or(now)?;
        let today = day.weekday().num_days_from_monday();
        let back = i64::from((today + 7 - weekday) % 7);
        let ahead = i64::from((weekday + 7 - today) % 7);
        let name = words;
        let (shift, rule, why) = match toward {
            Toward::Last => (if back == 0 { -7 } else { -back }, "weekday-last", "the last one before"),
            Toward::Next => (if ahead == 0 { 7 } else { ahead }, "weekday-next", "the first one after"),
            Toward::Previous => {
                let told = self.told.day.unwrap_or(day);
                let back = i64::from((told.weekday().num_days_from_monday() + 7 - weekday) % 7);
                let day = step(told, if back == 0 { -7 } else { -back }, Unit::Day)?;
                return Some(Placed::new(
                    Point::Day(day),
                    "weekday-previous",
                    format!("\"{name}\": the last one before the day told before"),
                ));
            }
            Toward::Following => {
                let told = self.told.day.unwrap_or(day);
                let ahead = i64::from((weekday + 7 - told.weekday().num_days_from_monday()) % 7);
                let day = step(told, if ahead == 0 { 7 } else { ahead }, Unit::Day)?;
                return Some(Placed::new(
                    Point::Day(day),
                    "weekday-following",
                    format!("\"{name}\": the first one after the day told before"),
                ));
            }
            Toward::This if expression.tense != Tense::Past => (ahead, "weekday-this", "the one coming"),
            _ if narrative => (ahead, "weekday-told", "the first one on or after the day told last"),
            _ if expression.tense == Tense::Future => (ahead, "weekday-future", "told as something to come: the first one on or after"),
            _ if expression.lead == Lead::Until && !(expression.opens && expression.tense == Tense::Past)
                || expression.lead == Lead::By && expression.tense != Tense::Past =>
            {
                (ahead, "weekday-future", "a limit still to come: the first one on or after")
            }
            _ => (-back, "weekday-past", "told as past: the last one on or before"),
        };
        let from = self.counted_from(narrative);
        Some(Placed::new(Point::Day(step(day, shift, Unit::Day)?), rule, format!("\"{name}\", {why} {from}")))
    }

    fn feast(
        &self,
        words: &str,
        feast: &'static Feast,
        toward: Toward,
        expression: &Expression,
        now: Option<NaiveDate>,
        base: Option<NaiveDate>,
    ) -> Option<Placed> {
        if let Rule::Once(day) = feast.rule {
            return Some(Placed::new(Point::Day(day), "named-day", format!("\"{words}\" names {}", Interval::day(day).in_words())));
        }
        let day = base.or(now)?;
        let this = feast.days(day.year())?;
        let first = this.earliest()?;
        let year = match toward {
            Toward::Last if first < day => day.year(),
            Toward::Last => day.year() - 1,
            Toward::Next if first > day => day.year(),
            Toward::Next => day.year() + 1,
            Toward::This => day.year(),
            _ if expression.tense == Tense::Future => {
                if this.latest()? >= day {
                    day.year()
                } else {
                    day.year() + 1
                }
            }
            _ => feast::nearest_year(feast, day)?,
        };
        let days = feast.days(year)?;
        let point = match days.as_day() {
            Some(day) => Point::Day(day),
            None => Point::Year(year),
        };
        let mut placed = Placed::new(point, "feast", format!("\"{words}\" of {year}: {}", days.in_words()));
        placed.exact = Some(days);
        if !feast.is_exact() {
            placed.why.push("reckoned by the tabular calendar; the moon can move it by a day".to_owned());
        }
        Some(placed)
    }

    /// Months, days, seasons, quarters and halves with no year: the year comes from the anchor and the tense.
    fn without_year(
        &self,
        expression: &Expression,
        part: Part,
        toward: Toward,
        now: Option<NaiveDate>,
        base: Option<NaiveDate>,
    ) -> Option<Placed> {
        let words = expression.span.of(self.text);
        let narrative = self.manner == Manner::Narrative;
        let day = base.or(now)?;
        let make = |year: i32, rule, why: &str| Some(Placed::new(in_year(part, year)?, rule, format!("\"{words}\", {why}")));
        if let Part::DayOfMonth(of_month) = part {
            let base = self.told.point.and_then(Point::first_day).filter(|_| narrative).unwrap_or(day);
            let mut date = base.with_day(of_month);
            if date.is_none_or(|date| date > day) && !narrative && expression.tense != Tense::Future {
                date = step(base.with_day(1)?, -1, Unit::Month).and_then(|month| month.with_day(of_month));
            }
            return Some(Placed::new(Point::Day(date?), "day-of-month", format!("\"{words}\" of the month told of")));
        }
        let whole = in_year(part, day.year())?.interval()?;
        let (first, last) = (whole.earliest()?, whole.latest()?);
        let year = day.year();
        // "Friday, June 26" was only in some years.
        if let (Part::Day { month, day: of_month }, Some(weekday)) = (part, expression.weekday) {
            let fits = |year: &i32| {
                NaiveDate::from_ymd_opt(*year, month, of_month).is_some_and(|day| day.weekday().num_days_from_monday() == weekday)
            };
            let near = if expression.tense == Tense::Future { [year, year + 1, year - 1] } else { [year, year - 1, year + 1] };
            if let Some(year) = near.into_iter().find(fits) {
                return make(year, "year-of-weekday", "the nearest year in which that day fell on that weekday");
            }
        }
        if narrative && matches!(toward, Toward::Bare | Toward::Same | Toward::This) {
            return self.narrative_year(part, make);
        }
        match toward {
            Toward::Last => return make(if last < day { year } else { year - 1 }, "last-named", "the last one before publication"),
            Toward::Next => return make(if first > day { year } else { year + 1 }, "next-named", "the next one after publication"),
            Toward::This => {
                // Winter runs over the new year.
                let winter = matches!(part, Part::Season(3)) && day.month() <= 3;
                return make(if winter { year - 1 } else { year }, "this-named", "the one of the publication year");
            }
            Toward::Same | Toward::Following | Toward::Previous => {
                let told = self.told.year.unwrap_or(year);
                return make(told, "told-named", "the one of the year told before");
            }
            _ => {}
        }
        // A passage on another year: "In 1990 … In August …" in one paragraph.
        if let Some(passage) = self.told.passage
            && passage.paragraph == expression.paragraph
            && expression.sentence - passage.sentence <= 2
            && passage.year < year
            && expression.tense == Tense::Past
            && matches!(part, Part::Month(_) | Part::Day { .. } | Part::Season(_))
        {
            return make(passage.year, "year-of-passage", "in a passage that tells of that year; publication's year was rejected");
        }
        if let Part::Quarter(quarter) = part {
            return make(recent_quarter(day, quarter, expression.tense), "quarter-recent", "the last one that had begun by publication");
        }
        let limit = matches!(expression.lead, Lead::Until | Lead::By);
        let by = expression.lead == Lead::By;
        let future = expression.tense == Tense::Future || limit && expression.tense != Tense::Past;
        let (future_year, past_year) = (if last >= day { year } else { year + 1 }, if first <= day { year } else { year - 1 });
        let gone = (day - in_year(part, past_year)?.first_day()?).num_days();
        let ahead = (in_year(part, future_year)?.first_day()? - day).num_days();
        // What has just gone by is not next year's.
        if future && ahead <= 300 {
            return make(future_year, "named-future", "told as something to come: the first one on or after publication");
        }
        let told =
            expression.opens && (expression.tense == Tense::Past || expression.tense == Tense::Unknown && expression.lead == Lead::In);
        if gone > 270 && ahead < 80 && !told || by && ahead < gone {
            return make(future_year, "named-near", "the nearest one, soon after publication; the one a year before was rejected");
        }
        make(past_year, "named-past", "the last one that had begun by publication")
    }

    fn narrative_year(&self, part: Part, make: impl Fn(i32, &'static str, &str) -> Option<Placed>) -> Option<Placed> {
        let year = self.thread.year(self.index, |year| in_year(part, year))?;
        if self.told.year.is_none_or(|told| told == year) {
            return make(year, "year-told", "in the year told last (the text is a narrative)");
        }
        make(year, "year-of-thread", "in the year that fits best between the dates told before and after it (the text is a narrative)")
    }
}

/// The quarter one year before the one told: of the year before publication's.
fn year_before(told: i32, quarter: u32, now: Option<NaiveDate>) -> i32 {
    now.map_or(told, |now| recent_quarter(now, quarter, Tense::Past)) - 1
}

/// The year in which a quarter last began.
fn recent_quarter(day: NaiveDate, quarter: u32, tense: Tense) -> i32 {
    let current = day.month0() / 3 + 1;
    if quarter <= current || tense == Tense::Future { day.year() } else { day.year() - 1 }
}

/// Two digits of a year: the century that makes it lie less than 30 years after publication.
fn full_year(short: i32, now: Option<NaiveDate>) -> i32 {
    let now = now.map_or(2000, |now| now.year());
    let year = now.div_euclid(100) * 100 + short;
    if year > now + 30 { year - 100 } else { year }
}

fn in_year(part: Part, year: i32) -> Option<Point> {
    Some(match part {
        Part::Year => Point::Year(year),
        Part::Month(month) => Point::Month(year, month),
        Part::Day { month, day } => match NaiveDate::from_ymd_opt(year, month, day) {
            Some(day) => Point::Day(day),
            // 29 February of a common year, 31 June: the month is all that can be kept.
            None => Point::Month(year, month),
        },
        Part::Season(season) => Point::Season(year, season),
        Part::Quarter(quarter) => Point::Quarter(year, quarter),
        Part::Half(half) => Point::Half(year, half),
        Part::WeekOf { month, day } => Point::Week(NaiveDate::from_ymd_opt(year, month, day)?),
        Part::Nth { nth, of, month } => {
            let first = NaiveDate::from_ymd_opt(year, month, 1)?;
            let last = month_end(first);
            match of {
                NthOf::Weekday(weekday) => Point::Day(nth_weekday(year, month, weekday, nth)?),
                NthOf::Day if nth < 0 => Point::Day(last),
                NthOf::Day => Point::Day(first.with_day(u32::try_from(nth).ok()?)?),
                NthOf::Week if nth < 0 => Point::Week(step(last, -3, Unit::Day)?),
                NthOf::Week => Point::Week(step(first, i64::from(nth) * 7 - 4, Unit::Day)?),
            }
        }
        Part::Feast(feast) => {
            let days = feast.days(year)?;
            days.as_day().map_or(Point::Year(year), Point::Day)
        }
        Part::Decade(first) => Point::Decade(first + if year >= 2000 && first < 1930 { 100 } else { 0 }),
        Part::Century(hundreds) => Point::Century(hundreds),
        Part::DayOfMonth(_) | Part::Weekday(_) | Part::Weekend => return None,
    })
}

/// TIMEX3's value of what has no anchor: what is not known is X.
pub fn unanchored(meaning: &Meaning) -> String {
    match meaning {
        Meaning::Calendar { part, .. } => match part {
            Part::Year | Part::Feast(_) => "XXXX".to_owned(),
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
            Part::Nth { month, .. } => format!("XXXX-{month:02}-XX"),
            Part::Decade(_) => "XXX".to_owned(),
            Part::Century(_) => "XX".to_owned(),
        },
        Meaning::Unit { grain, .. } | Meaning::Shift(Shift { grain, .. }) => match grain {
            Grain::Week => "XXXX-WXX",
            Grain::Month => "XXXX-XX",
            Grain::Quarter => "XXXX-QX",
            Grain::Year => "XXXX",
            Grain::Decade => "XXX",
            Grain::Century | Grain::Millennium => "XX",
            _ => "XXXX-XX-XX",
        }
        .to_owned(),
        _ => "XXXX-XX-XX".to_owned(),
    }
}
