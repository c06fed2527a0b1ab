//! EDTF read and written: the examples of the specification, malformed texts, and properties of intervals.

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

use super::{
    calendar::Unit,
    certainty::{Certainty, Marks},
    interval::{Extent, Interval},
    yearless::Yearless,
};

fn read(text: &str) -> Interval {
    text.parse().unwrap_or_else(|error| panic!("{error}"))
}

/// The examples of the EDTF specification, level by level, and how each is written again. Where it is written otherwise, the
/// days are the same or, for level 2, those that dateline can keep.
#[test]
fn the_specification_s_examples_are_read() {
    for (text, written) in [
        // Level 0: date, date and time, interval.
        ("1985-04-12", "1985-04-12"),
        ("1985-04", "1985-04"),
        ("1985", "1985"),
        ("1985-04-12T23:20:30", "1985-04-12"),
        ("1985-04-12T23:20:30Z", "1985-04-12"),
        ("1985-04-12T23:20:30-04", "1985-04-12"),
        ("1985-04-12T23:20:30+04:30", "1985-04-12"),
        ("1964/2008", "1964/2008"),
        ("2004-06/2006-08", "2004-06/2006-08"),
        ("2004-02-01/2005-02-08", "2004-02-01/2005-02-08"),
        ("2004-02-01/2005-02", "2004-02/2005-02"),
        ("2004-02-01/2005", "2004-02/2005-12"),
        ("2005/2006-02", "2005-01/2006-02"),
        // Level 1: seasons, qualification of the whole, unspecified digits from the right, open ends, years before 0.
        ("2001-21", "2001-21"),
        ("2001-22", "2001-22"),
        ("2001-23", "2001-23"),
        ("2001-24", "2001-24"),
        ("1984?", "1984?"),
        ("2004-06~", "2004-06~"),
        ("2004-06-11%", "2004-06-11%"),
        ("201X", "201X"),
        ("20XX", "20XX"),
        ("2004-XX", "2004"),
        ("1985-04-XX", "1985-04"),
        ("1985-XX-XX", "1985"),
        ("1985-04-12/..", "1985-04-12/.."),
        ("1985-04/..", "1985-04/.."),
        ("1985/..", "1985/.."),
        ("../1985-04-12", "../1985-04-12"),
        ("../1985-04", "../1985-04"),
        ("../1985", "../1985"),
        ("1985-04-12/", "1985-04-12/.."),
        ("/1985", "../1985"),
        ("-1985", "-1985"),
        ("1984~/2004-06", "1984-01~/2004-06"),
        ("1984/2004-06~", "1984-01/2004-06~"),
        ("1984-06-02?/2004-08-08~", "1984-06-02?/2004-08-08~"),
        // Level 2: parts of a year, sets, qualification of a part, unspecified digits anywhere, significant digits.
        ("2001-25", "2001-21"),
        ("2001-28", "2001-24"),
        ("2001-29", "2001-23"),
        ("2001-30", "2001-24"),
        ("2001-31", "2001-21"),
        ("2001-32", "2001-22"),
        ("2001-33", "2001-33"),
        ("2001-34", "2001-34"),
        ("2001-36", "2001-36"),
        ("2001-37", "[2001-01..2001-04]"),
        ("2001-39", "[2001-09..2001-12]"),
        ("2001-40", "2001-40"),
        ("2001-41", "2001-41"),
        ("[1667,1668,1670..1672]", "[1667..1672]"),
        ("[..1760-12-03]", "[..1760-12-03]"),
        ("[1760-12..]", "[1760-12..]"),
        ("[1760-01,1760-02,1760-12..]", "[1760..]"),
        ("[1667,1760-12]", "[1667..1760]"),
        ("{1960,1961}", "1960/1961"),
        ("{2015-06-26..2015-06-28}", "2015-06-26/2015-06-28"),
        ("{..1984}", "../1984"),
        ("2004-06~-11", "2004-06~-11"),
        ("2004?-06-11", "2004?-06-11"),
        ("?2004-06-~11", "?2004-06-~11"),
        ("2004-%06-11", "2004-%06-11"),
        ("2004?-06-11~", "%2004-~06-~11"),
        ("2004-06-~01/2004-06-20", "2004-06-01~/2004-06-20"),
        ("156X-12-25", "156X-12-25"),
        ("15XX-12-25", "15XX-12-25"),
        ("XXXX-12-XX", "XXXX-12"),
        ("XXXX-03-07", "XXXX-03-07"),
        ("156X-~12-25", "156X-~12-25"),
        ("1XXX-XX", "[1000..1999]"),
        ("1XX5-03-07", "1XXX-03-07"),
        ("1984-1X", "1984-36"),
        ("1560-XX-25", "[1560-01-25..1560-12-25]"),
        ("1950S2", "19XX"),
        ("1955S3", "195X"),
        // Times of day as web pages state them.
        ("2015-06-26T10:00Z", "2015-06-26"),
        ("2015-06-26T10:00:00.250Z", "2015-06-26"),
        ("2015-06-26T10:00:00+0200", "2015-06-26"),
        ("2015-06-26T10", "2015-06-26"),
    ] {
        let interval = read(text);
        assert_eq!(interval.to_string(), written, "{text}");
        assert_eq!(read(written), interval, "{text} was written as {written}");
    }
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

/// What a reader types wrong, and what is said of it.
#[test]
fn errors_say_what_was_expected_and_found_and_where() {
    const YEAR: &str = "a year of four digits, as in 2015-06-26";
    const MONTH: &str = "a month from 01 to 12, or a part of the year from 21 to 41";
    const HYPHENS: &str = "a date with hyphens, as in 2015-06-26 (a slash joins the two ends of a range)";
    for (text, expected, found, at) in [
        ("2015-13-01", MONTH, "13", 6),
        ("2015-00-01", MONTH, "00", 6),
        ("2015-02-29", "a day that this month has", "29", 9),
        ("2015-02-30", "a day that this month has", "30", 9),
        ("2015-06-31", "a day that this month has", "31", 9),
        ("2015-6-3", "a month of two digits", "6", 6),
        ("2015-06-", "a day of two digits", "nothing", 9),
        ("2015-", "a month of two digits", "nothing", 6),
        ("15-06-26", YEAR, "15", 1),
        ("26-06-2015", YEAR, "26", 1),
        ("26/06/2015", HYPHENS, "26", 1),
        ("06/26/2015", HYPHENS, "06", 1),
        ("2015/06/26", HYPHENS, "2015", 1),
        ("2015.06.26", "a hyphen and a month", ".", 5),
        ("20150626", YEAR, "20150626", 1),
        ("June 2015", YEAR, "June", 1),
        ("26 June 2015", YEAR, "26", 1),
        ("next Tuesday", YEAR, "next", 1),
        ("yesterday", YEAR, "yesterday", 1),
        ("unknown", YEAR, "unknown", 1),
        ("2015-06-26 10:00", "the end of the date", " ", 11),
        ("2015-06-26T", "an hour from 00 to 23", "nothing", 12),
        ("2015-06-26T25:00", "an hour from 00 to 23", "25", 12),
        ("2015-06-26T10:00:00+25:00", "hours of a time zone, 00 to 14", "25", 21),
        ("2015-06-26..2015-06-28", "the end of the date", "..", 11),
        ("[2015-06-22..2015-06-28", "] at the end of the set", "nothing", 24),
        ("2015-06-22..2015-06-28]", "the end of the date", "..", 11),
        ("[2015-06-22, 2015-06-28]", YEAR, " ", 13),
        ("[]", YEAR, "]", 2),
        ("{}", YEAR, "}", 2),
        ("[2015-06-28..2015-06-22]", "a date that is not before the first", "2015", 14),
        ("2015-06-28/2015-06-22", "a date that is not before the first", "2015", 12),
        ("2015-06-22//2015-06-28", "the end of the range, which has two dates", "/", 12),
        ("2015-06-22/2015-06-28/2015-07-01", "the end of the range, which has two dates", "/", 22),
        ("2015~~", "the end of the date", "~", 6),
        ("2015??", "the end of the date", "?", 6),
        ("2015-06~?", "the end of the date", "?", 9),
        ("c. 2015", YEAR, "c", 1),
        ("2015s", "a hyphen and a month", "s", 5),
        ("2010s", "a hyphen and a month", "s", 5),
        ("201x", YEAR, "201x", 1),
        ("XXXX-02-30", "a day that this month has", "30", 9),
        ("2015-25-01", "no day after a part of the year", "01", 9),
        ("2015-42", MONTH, "42", 6),
        ("2015-20", MONTH, "20", 6),
        ("2015-99", MONTH, "99", 6),
        ("Y2015", "more than four digits after Y", "2015", 2),
        ("Y", "digits after Y", "nothing", 2),
        ("12345", YEAR, "12345", 1),
        ("-", YEAR, "-", 1),
        ("2015-06-26–2015-06-28", "the end of the date", "–", 11),
        ("２０１５", YEAR, "２０１５", 1),
        ("2015-06-26Z", "the end of the date", "Z", 11),
        ("\"2015-06-26\"", YEAR, "\"", 1),
        ("since 2015", YEAR, "since", 1),
        ("2015-06-26 - 2015-06-28", "the end of the date", " ", 11),
        ("18th century", YEAR, "18th", 1),
        ("300 BC", YEAR, "300", 1),
        ("2015-Q3", "a month of two digits", "Q3", 6),
        ("2015-W26-3", "a month of two digits", "W26", 6),
        ("2015-177", "a month of two digits", "177", 6),
        ("2015-06-26T10:61", "a minute from 00 to 59", "61", 15),
        ("2015-06-26T10:00+", "hours of a time zone, 00 to 14", "nothing", 18),
        ("2015-06-26Tnoon", "an hour from 00 to 23", "noon", 12),
        ("[2015-06-22..2015-06-28]?", "the end after the set", "?", 25),
        ("[2015..2015-06]", "two days, two months or two years around \"..\"", "2015", 8),
        ("[2015~..2016]", "dates without ?, ~ and % around \"..\"", "2015", 2),
        ("[,2015]", YEAR, ",", 2),
        ("[..]x", YEAR, "..", 2),
        ("[2015-06-22..2015-06-28)", "the end of the date", ")", 24),
        ("2015-06-26/yesterday", YEAR, "yesterday", 12),
        ("2015-06-26/2015-6-28", "a month of two digits", "6", 17),
        ("{2015-1}", "a month of two digits", "1", 7),
        ("2015-06-26,2015-06-28", "the end of the date", ",", 11),
    ] {
        let found = if found == "nothing" { found.to_owned() } else { format!("\"{found}\"") };
        let said = text.parse::<Interval>().unwrap_err().to_string();
        assert_eq!(said, format!("\"{text}\" is not EDTF: expected {expected}, found {found} at character {at}"));
    }
    for (text, expected, found) in [
        ("Y170000002", "a year from -9999 to 9999", "one beyond the calendar"),
        ("Y-17E7", "a year from -9999 to 9999", "one beyond the calendar"),
        ("Y3388E2S3", "a year from -9999 to 9999", "one beyond the calendar"),
        ("9999-24", "a year from -9999 to 9999", "one beyond the calendar"),
        ("{1960,1961-12}", "dates that follow one another", "a gap between them"),
        ("{1667,1668,1670..1672}", "dates that follow one another", "a gap between them"),
        ("XXXX-XX-XX", "a year or a month", "neither"),
        ("XXXX-21", "the year of a season, quarter or half-year", "none"),
    ] {
        let said = text.parse::<Interval>().unwrap_err().to_string();
        assert_eq!(said, format!("\"{text}\" is EDTF, but dateline cannot place it: expected {expected}, found {found}"));
    }
}

#[test]
fn the_words_name_the_part_that_is_qualified() {
    for (text, words) in [
        ("2004-06-11?", "11 June 2004 (in doubt)"),
        ("2004?-06-11", "11 June 2004 (the year in doubt)"),
        ("2004-06-~11", "11 June 2004 (the day an estimate)"),
        ("1984~/2004-06", "from January 1984 to June 2004 (its beginning an estimate)"),
        ("1984~/2004~", "from about 1984 to 2004"),
        ("2014-12~/..", "since about December 2014"),
        ("156X-12-25", "25 December of a year in the 1560s"),
        ("15XX-12", "December of a year in the 1500s"),
        ("1XXX-12-25", "25 December of a year between 1000 and 1999"),
        ("XXXX-03-07", "7 March, year not known"),
    ] {
        assert_eq!(read(text).in_words(), words, "{text}");
    }
}

/// A date of a year known in part lies between its first and its last such day.
#[test]
fn a_year_known_in_part_bounds_a_date() {
    let date = read("156X-12-25");
    let day = |text: &str| read(text).as_day().unwrap();
    assert_eq!((date.earliest(), date.latest()), (Some(day("1560-12-25")), Some(day("1569-12-25"))));
    assert!(date.holds(day("1563-12-25")) && !date.holds(day("1563-12-24")) && !date.holds(day("1573-12-25")));
    assert_eq!(date.intersect(&read("1563")), Some(read("1563-12-25")));
    assert_eq!(date.intersect(&read("XXXX-12")), Some(date));
    assert_eq!(date.intersect(&read("15XX-12")), Some(date));
    assert_eq!(date.intersect(&read("157X-12-25")), None);
    assert_eq!(date.intersect(&read("1573")), None);
    assert!(read("15XX-12").contains(&date) && read("156X").contains(&date) && !date.contains(&read("15XX-12-25")));
}
prop_compose! {
    fn a_day()(days in -1_500_000i32..2_500_000) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(days + 730_000).unwrap()
    }
}

fn an_interval() -> impl Strategy<Value = Interval> {
    let extent = prop_oneof![Just(Extent::Within), Just(Extent::Throughout)];
    let marks = (0u8..4, 0u8..4, 0u8..4);
    (a_day(), a_day(), 0usize..14, extent, marks, 1u32..5, any::<bool>()).prop_map(|(a, b, shape, extent, marks, missing, day)| {
        let interval = match shape {
            unit @ 0..=8 => Interval::unit(a, Unit::ALL[unit]),
            9 => Interval::within(a, b),
            10 => Interval::throughout(a, b),
            11 => Interval::since(a, extent),
            12 => Interval::until(a, extent),
            _ => {
                let century = 10i32.pow(missing);
                let year = a.year().rem_euclid(9_999) / century * century;
                Interval::of_some_year(Yearless::new(year, missing, a.month(), day.then_some(a.day())).unwrap())
            }
        };
        let mark = |bits: u8| Certainty { uncertain: bits & 1 != 0, approximate: bits & 2 != 0 };
        interval.marked(Marks::each(&[mark(marks.0), mark(marks.1), mark(marks.2)]))
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
        if let Some(joint) = a.intersect(&b) && a.as_yearless().is_none() && b.as_yearless().is_none() {
            prop_assert!(a.contains(&joint) && b.contains(&joint));
        }
        prop_assert_eq!(a.overlaps(&b), b.overlaps(&a));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,24}") {
        let _ = text.parse::<Interval>();
    }
}
