//! Places on the calendar that are named: `March`, `Friday`, `the third quarter`, `Easter`; the year comes from the words, the
//! anchor and the tense, or in a narrative from its thread.

use chrono::{Datelike, NaiveDate};

use super::{Across, Manner, Resolver, point::Placed, stand, weekday::beside_weekday};
use crate::{
    parse::timex::{
        Expression,
        feast::{Feast, Rule},
        lexicon::{self, Term},
        meaning::{Grain, Lead, NthOf, OfFeast, Part, Tense, Toward, Year},
        rules::{DAY_FIRST, EITHER_ORDER, MONTH_FIRST},
        value::Point,
    },
    time::{Extent, Interval, Unit, monday_of, month_end, nth_weekday, step},
};

/// The step of feasts by the moon.
const TABULAR: &str = "reckoned by the tabular calendar; the moon can move it by a day";

/// The month that all of some days lie in.
fn month_of(days: Interval) -> Option<Point> {
    let (first, last) = (days.earliest()?, days.latest()?);
    ((first.year(), first.month()) == (last.year(), last.month())).then(|| Point::Month(first.year(), first.month()))
}

/// A part of the calendar that an expression names, and from where it is looked for.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    pub expression: &'a Expression,
    pub part: Part,
    pub toward: Toward,
    /// Publication.
    pub now: Option<NaiveDate>,
    /// What the text counts from: publication, or in a narrative the date told last.
    pub base: Option<NaiveDate>,
}

impl Resolver<'_> {
    pub(super) fn calendar(&self, named: Named<'_>, year: Year) -> Option<Placed> {
        let placed = self.named(named, year)?;
        Some(match (named.part, named.expression.weekday) {
            (Part::Day { .. }, Some(weekday)) => beside_weekday(placed, weekday),
            _ => placed,
        })
    }

    fn named(&self, named: Named<'_>, year: Year) -> Option<Placed> {
        let Named { expression, part, toward, now, base } = named;
        let words = expression.span.of(self.text);
        if let Part::OfFeast { feast, which } = part {
            let mut placed = self.calendar(Named { part: Part::Feast(feast), ..named }, year)?;
            let days = placed.interval()?;
            let first = days.earliest()?;
            placed.point = match which {
                OfFeast::Week => Point::Week(monday_of(first)),
                // A Monday or Tuesday belongs to the weekend before it.
                OfFeast::Weekend => Point::Weekend(monday_of(step(first, -2, Unit::Day)?)),
                OfFeast::Day(nth) if nth < 0 => Point::Day(days.latest()?),
                OfFeast::Day(nth) => Point::Day(step(first, i64::from(nth) - 1, Unit::Day)?),
            };
            placed.exact = (!feast.is_exact()).then(|| placed.point.interval()).flatten().map(Interval::approximately);
            return Some(placed);
        }
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
                    Part::Quarter(0) if self.told.of_months(expression.sentence) => (Point::Year(now?.year() - ago), "one year before"),
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
                (Part::Quarter(0), _) if !self.quarterly || self.told.of_months(expression.sentence) => Part::Year,
                (Part::Quarter(0), Some(Point::Quarter(_, quarter))) => Part::Quarter(quarter),
                (Part::Quarter(0), _) => Part::Quarter(step(now?, -3, Unit::Month)?.month0() / 3 + 1),
                (part, _) => part,
            };
            let point = in_year(part, year)?;
            let mut placed = Placed::new(point, expression.rule, format!("\"{words}\": {why}"));
            if expression.rule == "fiscal-year" {
                placed.why.push("a business year can begin in another month; the calendar year stands for it".to_owned());
            }
            if let (DAY_FIRST | MONTH_FIRST, Part::Day { month, day }) = (expression.rule, part) {
                let first = if expression.rule == DAY_FIRST { "the day" } else { "the month" };
                placed.why.push(match NaiveDate::from_ymd_opt(year, day, month) {
                    Some(_) if words.contains('.') => format!("{first} comes first where dots part them"),
                    Some(other) => {
                        format!("{first} comes first, as in other dates of the text; rejected: {}", Interval::day(other).in_words())
                    }
                    None => format!("{first} comes first: there is no month {day}"),
                });
            }
            if let Part::Feast(feast) = part {
                placed.exact = feast.days(year);
                // A feast of many days has no value of its own; where they all lie in one month, that is the nearest.
                if let (Point::Year(_), Some(month)) = (placed.point, placed.exact.and_then(month_of)) {
                    placed.point = month;
                }
                if !feast.is_exact() {
                    placed.why.push(TABULAR.to_owned());
                }
            }
            if let (EITHER_ORDER, Part::Day { month, day }) = (expression.rule, part)
                && let (Some(this), Some(other)) = (placed.point.first_day(), NaiveDate::from_ymd_opt(year, day, month))
            {
                placed.exact = Some(Interval::within(this, other));
                let (this, other) = (Interval::day(this).in_words(), Interval::day(other).in_words());
                placed.why.push(format!("month first, {this}, or day first, {other}: no other date of the text tells which, so both stay"));
            }
            return Some(placed);
        }
        // The fiscal quarter that the article numbered keeps its number; its days are the named ones.
        if let (Part::QuarterTo { .. }, Some(told)) = (part, self.told.quarter) {
            let mut placed = self.without_year(named)?;
            placed.exact = placed.interval();
            placed.point = told;
            return Some(placed);
        }
        match part {
            Part::Decade(first) => Some(Placed::new(Point::Decade(first), "decade", names_years(words, Point::Decade(first)))),
            Part::Millennium(thousands) => {
                Some(Placed::new(Point::Millennium(thousands), "millennium", names_years(words, Point::Millennium(thousands))))
            }
            Part::Century(hundreds) => Some(Placed::new(Point::Century(hundreds), "century", names_years(words, Point::Century(hundreds)))),
            Part::Weekday(day) => self.weekday(named, day),
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
            Part::Feast(feast) => self.feast(named, feast),
            Part::DecadeOf { nth } => {
                let of = match toward {
                    Toward::Last | Toward::Previous => -1,
                    Toward::Next | Toward::Following => 1,
                    _ => 0,
                };
                let first = ((base?.year()).div_euclid(100) + of) * 100 + (nth - 1) * 10;
                let why = format!("\"{words}\", counted from {}", self.counted_from(self.manner == Manner::Narrative));
                Some(Placed::new(Point::Decade(first), "decade-of-century", why))
            }
            _ => self.without_year(named),
        }
    }

    fn feast(&self, named: Named<'_>, feast: &'static Feast) -> Option<Placed> {
        let Named { expression, toward, now, base, .. } = named;
        let words = expression.span.of(self.text);
        if let Rule::Once(day) = feast.rule {
            return Some(Placed::new(Point::Day(day), "named-day", format!("\"{words}\" names {}", Interval::day(day).in_words())));
        }
        let day = base.or(now)?;
        let all = feast.around(day.year());
        let (mut before, mut after) = (None, None);
        for days in &all {
            if days.latest()? < day {
                before = Some(*days);
            } else if after.is_none() {
                after = Some(*days);
            }
        }
        let begun = all.iter().rev().copied().find(|days| days.earliest().is_some_and(|first| first <= day));
        let away = |days: Option<Interval>| days.map_or(i64::MAX, |days| days.gap_days(&Interval::day(day)));
        let (days, which) = match toward {
            Toward::Last => (before, "the last one before"),
            Toward::Next => (all.iter().copied().find(|days| days.earliest().is_some_and(|first| first > day)), "the first one after"),
            Toward::This => {
                let this = |days: &Interval| days.earliest().is_some_and(|first| first.year() == day.year());
                (all.iter().copied().find(this), "the one in the year of")
            }
            _ if expression.tense == Tense::Future => (after, "told as something to come: the first one not over by"),
            // What was told as past has begun, unless the next one is near and the last one long gone.
            _ if expression.tense == Tense::Past && !(away(begun) > 270 && away(after) < 80) => {
                (begun, "told as past: the last one that had begun by")
            }
            _ if away(after) < away(begun) => (after, "the one nearest to"),
            _ => (begun, "the one nearest to"),
        };
        let days = days?;
        let year = days.earliest()?.year();
        let point = match days.as_day() {
            Some(day) => Point::Day(day),
            None => month_of(days).unwrap_or(Point::Year(year)),
        };
        let from = self.counted_from(self.manner == Manner::Narrative);
        let mut placed = Placed::new(point, "feast", format!("\"{words}\", {which} {from}: {}", days.in_words()));
        placed.exact = Some(days);
        if !feast.is_exact() {
            placed.why.push(TABULAR.to_owned());
        }
        Some(placed)
    }

    /// Months, days, seasons, quarters and halves with no year: the year comes from the anchor and the tense.
    fn without_year(&self, named: Named<'_>) -> Option<Placed> {
        let Named { expression, part, toward, now, base } = named;
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
        // "In May 1914 … that December"
        let near = expression.sentence.saturating_sub(self.told.sentence) <= 2;
        if let (true, Toward::Same, Part::Month(_), Some(told)) = (narrative && near, toward, part, self.told.year) {
            return make(told, "told-named", &format!("in {told}, the year told last"));
        }
        if narrative && matches!(toward, Toward::Bare | Toward::Same | Toward::This) {
            return self.narrative_year(part, make);
        }
        match toward {
            Toward::Last => {
                // The month that has just ended is "last month"; its name is said of the one a year before.
                let just_ended = matches!(part, Part::Month(_)) && last < day && step(last, 1, Unit::Month).is_some_and(|next| day <= next);
                if just_ended {
                    return make(year - 1, "last-named", "the one of last year: that of this year would be \"last month\"");
                }
                return make(if last < day { year } else { year - 1 }, "last-named", &format!("the last one before {}", self.publication));
            }
            Toward::Next => {
                return make(if first > day { year } else { year + 1 }, "next-named", &format!("the first one after {}", self.publication));
            }
            Toward::This => {
                // Winter runs over the new year.
                let winter = matches!(part, Part::Season(3)) && day.month() <= 3;
                return make(if winter { year - 1 } else { year }, "this-named", &format!("the one in the year of {}", self.publication));
            }
            Toward::Same | Toward::Following | Toward::Previous => {
                let told = self.told.year.unwrap_or(year);
                return make(told, "told-named", &format!("in {told}, the year told before"));
            }
            _ => {}
        }
        if let Across::From(begins) = self.across {
            let year = (begins.year()..=begins.year() + 1)
                .find(|year| in_year(part, *year).and_then(Point::first_day).is_some_and(|first| first >= begins))?;
            return make(year, "range-end", &format!("the first one after the range begins, {}", Interval::day(begins).in_words()));
        }
        let last_begun = format!("the last one that had begun by {}", self.publication);
        if let Part::Quarter(quarter) = part {
            return make(recent_quarter(day, quarter, expression.tense), "quarter-recent", &last_begun);
        }
        let since = expression.lead == Lead::Since;
        let limit = matches!(expression.lead, Lead::Until | Lead::By);
        let by = expression.lead == Lead::By;
        let future = !since && (expression.tense == Tense::Future || limit && expression.tense != Tense::Past);
        let (future_year, past_year) = (if last >= day { year } else { year + 1 }, if first <= day { year } else { year - 1 });
        let gone = (day - in_year(part, past_year)?.first_day()?).num_days();
        let ahead = (in_year(part, future_year)?.first_day()? - day).num_days();
        // What has just gone by is not next year's.
        if future && ahead <= 300 {
            let (told, reason) = match expression.tense {
                Tense::Future => ("told as something to come", "it is told as something to come"),
                _ => ("a limit still to come", "the words set a limit still to come"),
            };
            let mut placed = make(future_year, "named-future", &format!("{told}: the first one not over by {}", self.publication))?;
            if let Some(other) = in_year(part, past_year).and_then(Point::interval).filter(|_| past_year != future_year) {
                placed.why.push(rejected(other, reason));
            }
            return Some(placed);
        }
        let told = since
            || matches!(part, Part::Half(_))
            || expression.tense == Tense::Past && self.told_right_before(expression)
            || expression.opens && (expression.tense == Tense::Past || expression.tense == Tense::Unknown && expression.lead == Lead::In);
        if gone > 270 && ahead < 80 && !told || by && ahead < gone {
            let mut placed = make(future_year, "named-near", &format!("the one nearest to {}", self.publication))?;
            if let Some(other) = in_year(part, past_year).and_then(Point::interval) {
                placed.why.push(rejected(other, "it was long over"));
            }
            return Some(placed);
        }
        // "ran from May to August" told in July: all of it is past.
        if let (Across::To(end), Tense::Past) = (self.across, expression.tense)
            && let (Some(begins), Some(ends)) = (in_year(part, past_year), in_year(end, past_year))
            && let (Some(begins), Some(ends)) = (begins.first_day(), ends.first_day())
            && begins <= ends
            && ends > day
            // What has only just begun may well go on.
            && (day - begins).num_days() > 14
        {
            return make(past_year - 1, "named-past", &format!("told as past: the last range that had ended by {}", self.publication));
        }
        let mut placed = make(past_year, "named-past", &last_begun)?;
        if future_year != past_year
            && let Some(other) = in_year(part, future_year).and_then(Point::interval)
        {
            let reason = if expression.tense == Tense::Past { "the verb is in the past" } else { "nothing says that it is still to come" };
            placed.why.push(rejected(other, reason));
        }
        Some(placed)
    }

    /// `opened in April`, `fell in on 4 August`, `died in Rome on 4 August`: the verb right before, but for a particle or a
    /// place, says that it was; "priced to be paid in April" may be near.
    fn told_right_before(&self, expression: &Expression) -> bool {
        let before = stand::last(&self.text[..expression.span.start]).trim_end();
        let Some(before) = before.strip_suffix(" in").or(before.strip_suffix(" on")) else { return false };
        let capital = |word: &&str| word.starts_with(char::is_uppercase);
        let mut words = before.rsplit(' ').peekable();
        if words.next_if(|word| capital(word)).is_some() {
            while words.next_if(|word| capital(word)).is_some() {}
            if words.next_if(|word| ["in", "at", "near", "outside", "off"].contains(word)).is_none() {
                return false;
            }
        } else {
            const PARTICLES: [&str; 9] = ["in", "down", "off", "out", "up", "over", "away", "apart", "through"];
            words.next_if(|word| PARTICLES.contains(word));
        }
        let (verb, auxiliary) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        let past = verb.len() > 4 && verb.ends_with("ed") || lexicon::term(verb.as_bytes()).0 == Term::Said;
        let open =
            ["be", "is", "are", "being", "to", "been"].contains(&auxiliary) || matches!(lexicon::term(auxiliary.as_bytes()).0, Term::Has);
        let passive = matches!(auxiliary, "was" | "were") && verb.ends_with(['d', 'n', 't']) && !matches!(verb, "set" | "meant" | "not");
        matches!(verb, "was" | "were")
            || passive && !verb.ends_with("ed")
            || past && !open && verb != "said" && verb != "expected" && verb != "scheduled" && verb != "planned"
    }

    fn narrative_year(&self, part: Part, make: impl Fn(i32, &'static str, &str) -> Option<Placed>) -> Option<Placed> {
        let year = self.thread.year(self.index, |year| in_year(part, year))?;
        if self.told.year.is_none_or(|told| told == year) {
            return make(year, "year-told", "in the year told last (the text is a narrative)");
        }
        make(year, "year-of-thread", "in the year that fits best between the dates told before and after it (the text is a narrative)")
    }
}

fn names_years(words: &str, point: Point) -> String {
    let interval = point.interval().map(|interval| interval.with_extent(Extent::Throughout).in_words());
    format!("\"{words}\" names the years {}", interval.unwrap_or_default())
}

/// The step that names a reading which was not taken.
pub(super) fn rejected(other: Interval, reason: &str) -> String {
    format!("rejected: {}; {reason}", other.in_words())
}

/// The quarter one year before the one told: of the year before publication's.
pub(super) fn year_before(told: i32, quarter: u32, now: Option<NaiveDate>) -> i32 {
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

pub(super) fn in_year(part: Part, year: i32) -> Option<Point> {
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
        Part::WeekendOf { month, day } => {
            // A Monday or Tuesday belongs to the weekend before it.
            let day = step(NaiveDate::from_ymd_opt(year, month, day)?, -2, Unit::Day)?;
            Point::Weekend(monday_of(day))
        }
        Part::IsoWeek { week, weekday } => {
            let monday = NaiveDate::from_isoywd_opt(year, week, chrono::Weekday::Mon)?;
            match weekday {
                Some(day) => Point::Day(step(monday, i64::from(day) - 1, Unit::Day)?),
                None => Point::Week(monday),
            }
        }
        Part::QuarterTo { month: 1 } => Point::Quarter(year - 1, 4),
        Part::QuarterTo { month } => Point::Quarter(year, (month - 2) / 3 + 1),
        // The 177th day of the year.
        Part::Nth { nth: nth @ 32.., of: NthOf::Day, month: 1 } => Point::Day(NaiveDate::from_yo_opt(year, u32::try_from(nth).ok()?)?),
        Part::Nth { nth, of, month } => {
            let first = NaiveDate::from_ymd_opt(year, month, 1)?;
            let last = month_end(first);
            match of {
                NthOf::Weekday(weekday) => Point::Day(nth_weekday(year, month, weekday, nth)?),
                NthOf::Weekend => Point::Weekend(monday_of(nth_weekday(year, month, 5, nth)?)),
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
        Part::Millennium(thousands) => Point::Millennium(thousands),
        Part::DayOfMonth(_) | Part::Weekday(_) | Part::Weekend | Part::OfFeast { .. } | Part::DecadeOf { .. } => return None,
    })
}
