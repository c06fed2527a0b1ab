//! The days that a value covers, as the words around it bound them: `since`, `until`, `early`, `between … and`.

use chrono::NaiveDate;

use crate::{
    parse::timex::{
        Expression, Range, Timex,
        meaning::{Lead, Meaning, Part, Phase},
    },
    time::{Extent, Interval, Unit, step},
};

/// The stretch from the beginning of one to the end of the other.
pub fn joint(a: Interval, b: Interval) -> Option<Interval> {
    let (from, to) = (a.earliest()?, b.latest()?);
    (from <= to).then(|| Interval::throughout(from, to))
}

/// Month and day of an expression that names no year.
pub fn yearless(meaning: &Meaning) -> Option<Interval> {
    match meaning {
        Meaning::Calendar { part: Part::Day { month, day }, .. } => Interval::yearless(*month, Some(*day)),
        Meaning::Calendar { part: Part::Month(month), .. } => Interval::yearless(*month, None),
        _ => None,
    }
}

/// Narrows or opens the interval as the words around the date tell.
pub fn narrow(text: &str, expression: &Expression, published: Option<(NaiveDate, NaiveDate)>, timex: &mut Timex) {
    let Some(interval) = timex.interval.filter(|interval| interval.is_bounded()) else { return };
    if expression.range != Range::No {
        return;
    }
    let (Some(first), Some(last)) = (interval.earliest(), interval.latest()) else { return };
    if let (Some(Phase::Earlier), Some((_, to))) = (expression.phase, published)
        && interval.holds(to)
    {
        timex.interval = Some(Interval::within(first, to));
        timex.why.push("\"earlier\": before publication".to_owned());
        return;
    }
    if let (Some(Phase::Later), Some((from, _))) = (expression.phase, published)
        && interval.holds(from)
    {
        timex.interval = Some(Interval::within(from, last));
        timex.why.push("\"later\": after publication".to_owned());
        return;
    }
    // "days before Christmas": the word leads the amount, not the date.
    if expression.counted {
        return;
    }
    let rest = text.get(expression.span.end..).unwrap_or("");
    let mut after = rest.chars();
    let closed = match after.next() {
        None | Some(',' | '.' | ';' | ':' | ')' | '\n') => true,
        Some('\'' | '’') => false,
        Some(_) => after.next().is_none_or(|c| c == '-' || c == '–' || c == '—'),
    };
    let possessive = rest.starts_with(['\'', '’']);
    // "after 9 p.m. on Thursday": later on that day.
    if expression.meaning.clock().is_some() && matches!(expression.lead, Lead::Before | Lead::After | Lead::By) {
        return;
    }
    let (opened, step_words) = match expression.lead {
        Lead::Since if !possessive => (Interval::since(first, Extent::Throughout), "\"since\": from then on"),
        Lead::Until if !possessive => (Interval::until(last, Extent::Throughout), "\"until\": up to then"),
        Lead::By if closed => (Interval::until(last, Extent::Within), "\"by\": then or before"),
        Lead::Before if closed => match step(first, -1, Unit::Day) {
            Some(day) => (Interval::until(day, Extent::Within), "\"before\": earlier than that"),
            None => return,
        },
        Lead::After if closed => (Interval::since(first, Extent::Within), "\"after\": then or later"),
        _ => return,
    };
    timex.interval = Some(opened);
    timex.why.push(step_words.to_owned());
}
