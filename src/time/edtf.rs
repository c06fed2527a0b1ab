//! Intervals in EDTF, the profile of ISO 8601-2: reading (grammar and bounds by the `edtf-core` crate) and writing.
//!
//! Every expression of levels 0 and 1 is read and those of level 2 that tell of one stretch of time:
//!
//! ```text
//! 2015-06-26  2015-06  2015  201X  20XX     a unit of the calendar: day, month, year, decade, century
//! 2015-21 … 2015-24                         spring, summer, autumn, winter (meteorological, northern)
//! 2015-33 … 2015-36, 2015-40, 2015-41       quarters, half-years
//! 2014-07~  2013?  2004?-06-11  2004-06-~11 an estimate; in doubt; only the year in doubt; only the day an estimate
//! [2015-06-22..2015-06-28]                  one day of these   (Extent::Within)
//! 2015-06-22/2015-06-28                     all of these       (Extent::Throughout)
//! 1984~/2004-06                             each end with its own mark
//! [..2015-07-01]  2014-12/..                on or before; since
//! XXXX-03-07  XXXX-03  156X-12-25           year not known, or only in part
//! ```
//!
//! These are read and written as what they mean in days:
//!
//! ```text
//! 2015-06-26T10:00:00Z                      the day, as written, whatever the time zone
//! 2015-25 … 2015-32, 2015-37 … 2015-39      seasons of a hemisphere and thirds of a year: their months
//! 1985-XX-XX  2015-06-2X  1950S2            the year; one day of ten; 19XX
//! 2014-12/                                  an end that is not known is taken as open
//! [1667,1668,1670..1672]                    one of these: somewhere from the first to the last
//! {1960,1961}                               all of these: throughout, if nothing is left out in between
//! ```
//!
//! Refused, with the reason: years beyond ±9999 (`Y170000002`, `Y-17E7`), which the calendar here does not place; `{1960,1962}`,
//! which is more than one stretch; dates of which neither year nor month is given.

use std::{fmt, str::FromStr};

use chrono::{Datelike, NaiveDate};
use edtf_core::{Bound, BoundDate, Bounds, Date, DateField, Edtf, IntervalEndpoint, Qualifier, SetElement, SetKind};

use super::{
    calendar::{Unit, step},
    certainty::{Certainty, Marks},
    interval::{Extent, Interval},
    malformed::{found, malformed},
    time_of_day::without_time,
    yearless::Yearless,
};

/// Why a text is no EDTF that dateline can use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EdtfError {
    /// Not in the grammar; `at` is a byte offset.
    #[error("\"{text}\" is not EDTF: expected {expected}, found {} at character {}", found(text, *at), text.get(..*at).map_or(0, |before| before.chars().count()) + 1)]
    Grammar { text: String, at: usize, expected: &'static str },
    /// In the grammar, but beyond what an [`Interval`] holds.
    #[error("\"{text}\" is EDTF, but dateline cannot place it: expected {expected}, found {found}")]
    Unsupported { text: String, expected: &'static str, found: &'static str },
}

const CALENDAR: (&str, &str) = ("a year from -9999 to 9999", "one beyond the calendar");

impl FromStr for Interval {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        let text = text.trim();
        if text == "[..]" {
            return Ok(Interval::unknown());
        }
        let grammar = |at, expected| EdtfError::Grammar { text: text.to_owned(), at, expected };
        let date = without_time(text).map_err(|wrong| grammar(wrong.at, wrong.expected))?;
        let parsed = Edtf::parse(date).map_err(|error| {
            let wrong = malformed(date, &error);
            grammar(wrong.at, wrong.expected)
        })?;
        placed(&parsed).map_err(|(expected, found)| EdtfError::Unsupported { text: text.to_owned(), expected, found })
    }
}

/// What was expected and what was found.
type Refusal = (&'static str, &'static str);

fn placed(parsed: &Edtf) -> Result<Interval, Refusal> {
    match parsed {
        Edtf::Date(date) => {
            let interval = match some_year(date)? {
                Some(yearless) => Interval::of_some_year(yearless),
                None => bounded(parsed.bounds(), Extent::Within)?,
            };
            Ok(interval.marked(date_marks(date, &interval)))
        }
        Edtf::DateTime(time) => placed(&Edtf::Date(time.date)),
        Edtf::Interval(range) => {
            let open = |end: IntervalEndpoint| matches!(end, IntervalEndpoint::Open | IntervalEndpoint::Unknown);
            if open(range.start) && open(range.end) {
                return Err(("a date at one end of the range", "none"));
            }
            let bounds = parsed.bounds();
            let known = |bound| if bound == Bound::Unknown { Bound::NegativeInfinity } else { bound };
            // An end that is open or not known is one without a bound; a date beyond the calendar is refused.
            let bounds = Bounds {
                earliest: if open(range.start) { known(bounds.earliest) } else { bounds.earliest },
                latest: if open(range.end) { known(bounds.latest) } else { bounds.latest },
            };
            let interval = bounded(bounds, Extent::Throughout)?;
            Ok(interval.marked(Marks::each(&[end_certainty(range.start), end_certainty(range.end)])))
        }
        Edtf::Set(set) => {
            let extent = if set.kind == SetKind::AllMembers { Extent::Throughout } else { Extent::Within };
            if extent == Extent::Throughout {
                without_gaps(&set.elements)?;
            }
            let interval = bounded(parsed.bounds(), extent)?;
            let whole = Certainty { uncertain: parsed.is_uncertain(), approximate: parsed.is_approximate() };
            Ok(interval.marked(Marks::all(interval.parts(), whole)))
        }
    }
}

/// The date as one of a year that is not known, or only by its first digits. `None` for dates that are rather the range from
/// the first to the last day they can be.
fn some_year(date: &Date) -> Result<Option<Yearless>, Refusal> {
    let edtf_core::YearKind::Standard { digits, .. } = date.year.kind else { return Ok(None) };
    // The first digits that are known: 1XX5 is a year of the 1000s.
    let known = digits.iter().map_while(|digit| *digit).fold((0, 4), |(year, missing), digit| (year * 10 + i32::from(digit), missing - 1));
    let (year, missing) = (known.0 * 10i32.pow(known.1), known.1);
    let value = |field: Option<DateField>| field.and_then(DateField::value).map(u32::from);
    if missing == 0 {
        return Ok(None);
    }
    match (value(date.month), value(date.day)) {
        (Some(month @ 1..=12), day) => Ok(Yearless::new(year, missing, month, day)),
        (Some(_), _) if missing == 4 => Err(("the year of a season, quarter or half-year", "none")),
        _ if missing == 4 => Err(("a year or a month", "neither")),
        _ => Ok(None),
    }
}

fn bounded(bounds: Bounds, extent: Extent) -> Result<Interval, Refusal> {
    let bound = |bound: Bound| match bound {
        Bound::Date(date) => to_day(date).map(Some).ok_or(CALENDAR),
        Bound::Unknown => Err(CALENDAR),
        Bound::NegativeInfinity | Bound::PositiveInfinity => Ok(None),
    };
    Ok(match (bound(bounds.earliest)?, bound(bounds.latest)?) {
        (Some(a), Some(b)) if extent == Extent::Within => Interval::within(a, b),
        (Some(a), Some(b)) => Interval::throughout(a, b),
        (Some(a), None) => Interval::since(a, extent),
        (None, Some(b)) => Interval::until(b, extent),
        (None, None) => return Err(("a date at one end", "none")),
    })
}

/// Whether the members of a set follow one another without a day between.
fn without_gaps(members: &[SetElement]) -> Result<(), Refusal> {
    let alone = |member: &SetElement| edtf_core::Set { kind: SetKind::OneMember, elements: vec![*member] };
    let mut stretches = Vec::new();
    for member in members {
        let interval = bounded(Edtf::Set(alone(member)).bounds(), Extent::Throughout)?;
        stretches.push((interval.earliest().unwrap_or(NaiveDate::MIN), interval.latest().unwrap_or(NaiveDate::MAX)));
    }
    stretches.sort_unstable();
    let mut reach: Option<NaiveDate> = None;
    for (first, last) in stretches {
        if reach.and_then(|reach| step(reach, 1, Unit::Day)).is_some_and(|next| first > next) {
            return Err(("dates that follow one another", "a gap between them"));
        }
        reach = reach.max(Some(last));
    }
    Ok(())
}

fn certainty(qualifier: Qualifier) -> Certainty {
    Certainty { uncertain: qualifier.uncertain, approximate: qualifier.approximate }
}

/// The marks of a date on its own parts, or on all that `interval` has where a part was dropped (`1985-XX-XX~` is a year).
fn date_marks(date: &Date, interval: &Interval) -> Marks {
    let fields = [Some(date.year.qualifier), date.month.map(|month| month.qualifier), date.day.map(|day| day.qualifier)];
    let marks = Marks::each(&fields.into_iter().flatten().map(certainty).collect::<Vec<_>>());
    let parts = fields.iter().enumerate().filter(|(_, field)| field.is_some()).fold(0, |parts, (at, _)| parts | 1 << at);
    marks.moved(parts, interval.parts())
}

fn end_certainty(end: IntervalEndpoint) -> Certainty {
    match end {
        IntervalEndpoint::Date(date) | IntervalEndpoint::OnOrBefore(date) | IntervalEndpoint::OnOrAfter(date) => {
            Certainty { uncertain: date.is_uncertain(), approximate: date.is_approximate() }
        }
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => Certainty::default(),
    }
}

/// Years of more than four digits have no day or month in EDTF, so what reached them could not be written again.
fn to_day(date: BoundDate) -> Option<NaiveDate> {
    let year = i32::try_from(date.year).ok().filter(|year| (-9_999..=9_999).contains(year))?;
    NaiveDate::from_ymd_opt(year, date.month.into(), date.day.into())
}

impl fmt::Display for Interval {
    /// Writes EDTF. What nothing is known of is `[..]`, which only dateline reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(yearless) = self.as_yearless() {
            return f.write_str(&qualified(&yearless.written(), self.marks()));
        }
        if self.extent() == Extent::Within
            && let (Some(first), Some(unit)) = (self.earliest(), self.exact_unit())
            && let Some(parts) = written_unit(first, unit)
        {
            return f.write_str(&qualified(&parts, self.marks()));
        }
        let grain = self.bound_unit();
        let point = |day: Option<NaiveDate>, end: usize| {
            day.map_or_else(|| "..".to_owned(), |day| format!("{}{}", written_point(day, grain).join("-"), self.marks().of(end).mark()))
        };
        match (self.extent(), self.earliest(), self.latest()) {
            (Extent::Throughout, from, to) => write!(f, "{}/{}", point(from, 0), point(to, 1)),
            (Extent::Within, None, None) => f.write_str("[..]"),
            (Extent::Within, Some(_), None) => write!(f, "[{}..]", point(self.earliest(), 0)),
            (Extent::Within, None, Some(_)) => write!(f, "[..{}]", point(self.latest(), 1)),
            (Extent::Within, from, to) => write!(f, "[{}..{}]", point(from, 0), point(to, 1)),
        }
    }
}

/// A date of these parts with its marks. One after a part qualifies it and all before it, one before a part that part alone.
fn qualified(parts: &[String], marks: Marks) -> String {
    let mark = |at: usize| marks.of(at).mark();
    let leading = (0..parts.len()).take_while(|at| mark(*at) == mark(0)).count();
    let as_group = (leading..parts.len()).all(|at| mark(at).is_empty());
    let written = parts.iter().enumerate().map(|(at, part)| match as_group {
        true if at + 1 == leading => format!("{part}{}", mark(0)),
        true => part.clone(),
        false => format!("{}{part}", mark(at)),
    });
    written.collect::<Vec<_>>().join("-")
}

fn written_year(year: i32) -> String {
    match year {
        0..=9_999 => format!("{year:04}"),
        -9_999..=-1 => format!("-{:04}", -year),
        _ => format!("Y{year}"),
    }
}

fn written_point(day: NaiveDate, grain: Unit) -> Vec<String> {
    let mut parts = vec![written_year(day.year())];
    if grain < Unit::Year {
        parts.push(format!("{:02}", day.month()));
    }
    if grain < Unit::Month {
        parts.push(format!("{:02}", day.day()));
    }
    parts
}

/// The parts of a unit in EDTF's short form; `None` for weeks, which have none.
fn written_unit(first: NaiveDate, unit: Unit) -> Option<Vec<String>> {
    let year = written_year(first.year());
    let part = |number: u32| vec![year.clone(), number.to_string()];
    Some(match unit {
        Unit::Day | Unit::Month | Unit::Year => written_point(first, unit),
        Unit::Week => return None,
        Unit::Season => part(21 + (first.month0() + 10) % 12 / 3),
        Unit::Quarter => part(33 + first.month0() / 3),
        Unit::Half => part(40 + first.month0() / 6),
        Unit::Decade => vec![format!("{:03}X", first.year() / 10)],
        Unit::Century => vec![format!("{:02}XX", first.year() / 100)],
    })
}
