//! Weekdays: which one of many, by the words before it, the tense of the clause and the other end of its range; and a weekday
//! written with a date that fell on another.

use chrono::Datelike;

use super::{
    Across, Manner, Resolver,
    named::{Named, rejected},
    point::Placed,
};
use crate::{
    parse::timex::{
        meaning::{Lead, Part, Phase, Tense, Toward},
        value::Point,
    },
    time::{Interval, Unit, step, weekday_name},
};

impl Resolver<'_> {
    pub(super) fn weekday(&self, named: Named<'_>, weekday: u32) -> Option<Placed> {
        let Named { expression, toward, now, base, .. } = named;
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
                    format!("\"{name}\", the last one before the day told before, {}", Interval::day(told).in_words()),
                ));
            }
            Toward::Following => {
                let told = self.told.day.unwrap_or(day);
                let ahead = i64::from((weekday + 7 - told.weekday().num_days_from_monday()) % 7);
                let day = step(told, if ahead == 0 { 7 } else { ahead }, Unit::Day)?;
                return Some(Placed::new(
                    Point::Day(day),
                    "weekday-following",
                    format!("\"{name}\", the first one after the day told before, {}", Interval::day(told).in_words()),
                ));
            }
            Toward::This if expression.tense != Tense::Past => (ahead, "weekday-this", "the one coming"),
            _ if narrative => (ahead, "weekday-told", "the first one on or after"),
            _ if expression.phase == Some(Phase::Later) => (ahead, "weekday-later", "later than now: the first one on or after"),
            _ if expression.phase == Some(Phase::Earlier) => (-back, "weekday-earlier", "earlier than now: the last one on or before"),
            _ if expression.tense == Tense::Future => (ahead, "weekday-future", "told as something to come: the first one on or after"),
            _ if expression.lead == Lead::Until && !(expression.opens && expression.tense == Tense::Past)
                || expression.lead == Lead::By && expression.tense != Tense::Past =>
            {
                (ahead, "weekday-future", "a limit still to come: the first one on or after")
            }
            _ => (-back, "weekday-past", "told as past: the last one on or before"),
        };
        let from = self.counted_from(narrative);
        if let (Across::From(first), Toward::Bare) = (self.across, toward) {
            let ahead = i64::from((weekday + 7 - first.weekday().num_days_from_monday()) % 7);
            let last = step(first, if ahead == 0 { 7 } else { ahead }, Unit::Day)?;
            let begins = Interval::day(first).in_words();
            return Some(Placed::new(Point::Day(last), "range-end", format!("\"{name}\", the first one after the range begins, {begins}")));
        }
        // "ran from Monday to Friday" told on a Wednesday: all of it is past.
        let whole = match self.across {
            Across::To(Part::Weekday(last)) if rule == "weekday-past" && expression.tense == Tense::Past => {
                let ahead = i64::from((last + 7 - weekday) % 7);
                shift + if ahead == 0 { 7 } else { ahead } > 0
            }
            _ => false,
        };
        let shift = if whole { shift - 7 } else { shift };
        let mut placed = Placed::new(Point::Day(step(day, shift, Unit::Day)?), rule, format!("\"{name}\", {why} {from}"));
        if whole {
            placed.why.push("a week earlier, so that the range that it begins is past as a whole".to_owned());
            return Some(placed);
        }
        let (other, reason) = match rule {
            "weekday-past" if expression.tense == Tense::Past => (shift + 7, "the verb is in the past"),
            "weekday-past" => (shift + 7, "nothing says that it is still to come"),
            "weekday-future" if expression.tense == Tense::Future => (shift - 7, "it is told as something to come"),
            "weekday-future" => (shift - 7, "the words set a limit still to come"),
            _ => return Some(placed),
        };
        let other = Interval::day(step(day, other, Unit::Day)?);
        placed.why.push(rejected(other, reason));
        Some(placed)
    }
}

/// A date whose weekday is another than the one written: one of the two is wrong, and both stay.
pub(super) fn beside_weekday(mut placed: Placed, weekday: u32) -> Placed {
    let Point::Day(day) = placed.point else { return placed };
    let off = i64::from((weekday + 7 - day.weekday().num_days_from_monday()) % 7);
    let nearest = if off > 3 { off - 7 } else { off };
    if let (1.., None, Some(other)) = (off, placed.exact, step(day, nearest, Unit::Day)) {
        placed.exact = Some(Interval::within(day, other));
        placed.why.push(format!(
            "that day was no {}, nor in a year near it: the date or the weekday is wrong, so {}, stays possible too",
            weekday_name(other),
            Interval::day(other).in_words()
        ));
    }
    placed
}
