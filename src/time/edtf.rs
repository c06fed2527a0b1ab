//! Intervals in EDTF, ISO 8601-2: reading (grammar and bounds by the `edtf-core` crate) and writing.
//!
//! ```text
//! 2015-06-26  2015-06  2015  201X  20XX     a unit of the calendar: day, month, year, decade, century
//! 2015-21 … 2015-24                         spring, summer, autumn, winter (meteorological, northern)
//! 2015-33 … 2015-36, 2015-40, 2015-41       quarters, half-years
//! 2014-07~  2013?                           an estimate; in doubt
//! [2015-06-22..2015-06-28]                  one day of these   (Extent::Within)
//! 2015-06-22/2015-06-28                     all of these       (Extent::Throughout)
//! [..2015-07-01]  2014-12/..                on or before; since
//! XXXX-03-07  XXXX-03                       year not known
//! ```

use std::{fmt, str::FromStr};

use chrono::{Datelike, NaiveDate};
use edtf_core::{Bound, BoundDate, Edtf, IntervalEndpoint, SetKind};

use super::{
    Certainty,
    calendar::Unit,
    interval::{Extent, Interval},
};

/// Why a text is no EDTF that dateline can use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EdtfError {
    /// Not in the grammar; `at` is a byte offset.
    #[error("\"{text}\" is not EDTF: {reason}, at character {}; expected for example 2015-06-26, 2015-06, 2015, [2015-06-22..2015-06-28] or 2015-06-22/2015-06-28", at + 1)]
    Grammar { text: String, at: usize, reason: &'static str },
    /// In the grammar, but beyond what an [`Interval`] holds.
    #[error("\"{text}\" is EDTF, but dateline cannot place it: {reason}")]
    Unsupported { text: String, reason: &'static str },
}

impl FromStr for Interval {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        let text = text.trim();
        if text == "[..]" {
            return Ok(Interval::unknown());
        }
        let parsed =
            Edtf::parse(text).map_err(|error| EdtfError::Grammar { text: text.to_owned(), at: error.offset, reason: error.message })?;
        let unsupported = |reason| EdtfError::Unsupported { text: text.to_owned(), reason };
        if let Edtf::Date(date) = &parsed
            && date.year.has_unspecified()
            && let Some(month) = date.month
        {
            let month = month.value().ok_or_else(|| unsupported("neither year nor month is given"))?;
            let day = match date.day {
                Some(day) => Some(day.value().ok_or_else(|| unsupported("the day is only partly given"))?),
                None => None,
            };
            let interval = Interval::yearless(month.into(), day.map(u32::from))
                .ok_or_else(|| unsupported("seasons of an unknown year have no days"))?;
            return Ok(qualified(interval, &parsed));
        }
        let extent = match &parsed {
            Edtf::Interval(_) => Extent::Throughout,
            Edtf::Set(set) if set.kind == SetKind::AllMembers => return Err(unsupported("a list of several dates is no single date")),
            _ => Extent::Within,
        };
        if let Edtf::Interval(span) = &parsed
            && (matches!(span.start, IntervalEndpoint::Open | IntervalEndpoint::Unknown)
                && matches!(span.end, IntervalEndpoint::Open | IntervalEndpoint::Unknown))
        {
            return Err(unsupported("neither end is given"));
        }
        let bounds = parsed.bounds();
        let bound = |bound: Bound| match bound {
            Bound::Date(date) => to_day(date).map(Some).ok_or_else(|| unsupported("the year is beyond the calendar")),
            Bound::Unknown if !matches!(parsed, Edtf::Interval(_)) => Err(unsupported("the year is beyond the calendar")),
            Bound::NegativeInfinity | Bound::PositiveInfinity | Bound::Unknown => Ok(None),
        };
        let interval = match (bound(bounds.earliest)?, bound(bounds.latest)?) {
            (Some(a), Some(b)) if extent == Extent::Within => Interval::within(a, b),
            (Some(a), Some(b)) => Interval::throughout(a, b),
            (Some(a), None) => Interval::since(a, extent),
            (None, Some(b)) => Interval::until(b, extent),
            (None, None) => return Err(unsupported("neither end is given")),
        };
        Ok(qualified(interval, &parsed))
    }
}

fn qualified(mut interval: Interval, parsed: &Edtf) -> Interval {
    if parsed.is_approximate() {
        interval = interval.approximately();
    }
    if parsed.is_uncertain() {
        interval = interval.doubtful();
    }
    interval
}

/// Years of more than four digits have no day or month in EDTF, so what reached them could not be written again.
fn to_day(date: BoundDate) -> Option<NaiveDate> {
    let year = i32::try_from(date.year).ok().filter(|year| (-9_999..=9_999).contains(year))?;
    NaiveDate::from_ymd_opt(year, date.month.into(), date.day.into())
}

impl fmt::Display for Interval {
    /// Writes EDTF. What nothing is known of is `[..]`, which only dateline reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = mark(self.certainty());
        if let Some((month, day)) = self.without_year() {
            write!(f, "XXXX-{month:02}")?;
            if let Some(day) = day {
                write!(f, "-{day:02}")?;
            }
            return f.write_str(mark);
        }
        if self.extent() == Extent::Within
            && let (Some(first), Some(unit)) = (self.earliest(), self.exact_unit())
            && let Some(written) = written_unit(first, unit)
        {
            return write!(f, "{written}{mark}");
        }
        let grain = self.bound_unit();
        let point =
            |day: Option<NaiveDate>, mark: &str| day.map_or_else(|| "..".to_owned(), |day| format!("{}{mark}", written_point(day, grain)));
        match (self.extent(), self.earliest(), self.latest()) {
            (Extent::Throughout, from, to) => write!(f, "{}/{}", point(from, mark), point(to, mark)),
            (Extent::Within, None, None) => f.write_str("[..]"),
            (Extent::Within, Some(from), None) => write!(f, "[{}..]", written_point(from, grain)),
            (Extent::Within, None, Some(to)) => write!(f, "[..{}]", written_point(to, grain)),
            (Extent::Within, from, to) => write!(f, "[{}..{}]", point(from, ""), point(to, "")),
        }
    }
}

fn mark(certainty: Certainty) -> &'static str {
    match (certainty.uncertain, certainty.approximate) {
        (false, false) => "",
        (true, false) => "?",
        (false, true) => "~",
        (true, true) => "%",
    }
}

fn written_year(year: i32) -> String {
    match year {
        0..=9_999 => format!("{year:04}"),
        -9_999..=-1 => format!("-{:04}", -year),
        _ => format!("Y{year}"),
    }
}

fn written_point(day: NaiveDate, grain: Unit) -> String {
    let year = written_year(day.year());
    match grain {
        Unit::Year => year,
        Unit::Month => format!("{year}-{:02}", day.month()),
        _ => format!("{year}-{:02}-{:02}", day.month(), day.day()),
    }
}

/// A unit in EDTF's short form; `None` for weeks, which have none, and for years that take the `Y` form with a month.
fn written_unit(first: NaiveDate, unit: Unit) -> Option<String> {
    let year = written_year(first.year());
    let digits = first.year();
    Some(match unit {
        Unit::Day | Unit::Month | Unit::Year => written_point(first, unit),
        Unit::Week => return None,
        Unit::Season => format!("{year}-{}", 21 + (first.month0() + 10) % 12 / 3),
        Unit::Quarter => format!("{year}-{}", 33 + first.month0() / 3),
        Unit::Half => format!("{year}-{}", 40 + first.month0() / 6),
        Unit::Decade => format!("{:03}X", digits / 10),
        Unit::Century => format!("{:02}XX", digits / 100),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Interval {
        text.parse().unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn what_is_written_as_edtf_reads_back() {
        for text in [
            "2015-06-26",
            "2015-06",
            "2015",
            "201X",
            "20XX",
            "2015-21",
            "2015-24",
            "2015-33",
            "2015-36",
            "2015-40",
            "2015-41",
            "2014-07~",
            "2013?",
            "2013%",
            "[2015-06-22..2015-06-28]",
            "2015-06-22/2015-06-28",
            "[..2015-07-01]",
            "[2015-07-01..]",
            "2014-12/..",
            "../2013",
            "XXXX-03-07",
            "XXXX-03",
            "-0299",
            "1987/2010",
            "2015-06-26/2015-07-04~",
            "0000",
            "XXXX-02-29",
            "[..]",
            "-0483",
        ] {
            let interval = read(text);
            let again = interval.to_string();
            assert_eq!(read(&again), interval, "{text} was written as {again}");
        }
    }

    #[test]
    fn the_short_form_is_used_where_there_is_one() {
        for (text, written) in [
            ("[2015-03-01..2015-03-31]", "2015-03"),
            ("[2015-03..2015-05]", "2015-21"),
            ("[2015-01..2015-12]", "2015"),
            ("[2010..2019]", "201X"),
            ("[2015-03-01..2015-04-30]", "[2015-03..2015-04]"),
            ("2015-06-26T10:00:00Z", "2015-06-26"),
            ("2013-01-01/2013-12-31", "2013/2013"),
        ] {
            assert_eq!(read(text).to_string(), written, "{text}");
        }
    }

    #[test]
    fn within_and_throughout_stay_apart() {
        let (one_of, all_of) = (read("[2015-06-22..2015-06-28]"), read("2015-06-22/2015-06-28"));
        assert_ne!(one_of, all_of);
        assert_eq!((one_of.earliest(), one_of.latest()), (all_of.earliest(), all_of.latest()));
    }

    #[test]
    fn errors_say_what_was_expected_and_where() {
        let grammar = "2015-13-01".parse::<Interval>().unwrap_err().to_string();
        assert!(grammar.contains("\"2015-13-01\"") && grammar.contains("expected"), "{grammar}");
        assert!("Y98767".parse::<Interval>().unwrap_err().to_string().contains("beyond the calendar"));
        assert!("next Tuesday".parse::<Interval>().is_err());
        assert!("{2015-01,2015-03}".parse::<Interval>().unwrap_err().to_string().contains("several"));
    }

    prop_compose! {
        fn a_day()(days in -1_500_000i32..2_500_000) -> NaiveDate {
            NaiveDate::from_num_days_from_ce_opt(days + 730_000).unwrap()
        }
    }

    fn an_interval() -> impl Strategy<Value = Interval> {
        let extent = prop_oneof![Just(Extent::Within), Just(Extent::Throughout)];
        let shape = (a_day(), a_day(), 0usize..14, extent, any::<bool>(), any::<bool>());
        shape.prop_map(|(a, b, shape, extent, approximate, doubtful)| {
            let interval = match shape {
                unit @ 0..=8 => Interval::unit(a, Unit::ALL[unit]),
                9 => Interval::within(a, b),
                10 => Interval::throughout(a, b),
                11 => Interval::since(a, extent),
                12 => Interval::until(a, extent),
                _ => Interval::yearless(a.month(), Some(a.day())).unwrap(),
            };
            let interval = if approximate { interval.approximately() } else { interval };
            if doubtful { interval.doubtful() } else { interval }
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn reading_undoes_writing(interval in an_interval()) {
            let written = interval.to_string();
            prop_assert_eq!(written.parse::<Interval>(), Ok(interval), "{}", written);
        }

        #[test]
        fn a_unit_holds_the_day_it_was_made_from(day in a_day(), unit in 0usize..9) {
            let unit = Interval::unit(day, Unit::ALL[unit]);
            prop_assert!(unit.holds(day) && unit.contains(&Interval::day(day)));
        }

        #[test]
        fn what_two_intervals_share_lies_in_both(a in an_interval(), b in an_interval()) {
            if let Some(joint) = a.intersect(&b) && a.without_year().is_none() && b.without_year().is_none() {
                prop_assert!(a.contains(&joint) && b.contains(&joint));
            }
            prop_assert_eq!(a.overlaps(&b), b.overlaps(&a));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,24}") {
            let _ = text.parse::<Interval>();
        }
    }
}
