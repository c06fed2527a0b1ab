//! Places on the calendar, their TIMEX3 value and the days they cover.

use chrono::{Datelike, NaiveDate};

use super::meaning::{Clock, Count, Grain, Phase};
use crate::time::{Interval, Unit, monday_of, month_end, step};

/// A place on the calendar, as TIMEX3 can name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    Day(NaiveDate),
    /// By its Monday.
    Week(NaiveDate),
    /// By the Monday of its week.
    Weekend(NaiveDate),
    Month(i32, u32),
    /// Spring 0 … winter 3; a winter is of the year in which its December lies.
    Season(i32, u32),
    Quarter(i32, u32),
    Half(i32, u32),
    Year(i32),
    /// By its first year.
    Decade(i32),
    /// The years divided by 100; -5 is the fifth century BC.
    Century(i32),
    /// The years divided by 1000; -3 is the third millennium BC.
    Millennium(i32),
}

/// A year as TIMEX3 writes it: `2015`, `BC0490`.
pub fn year(year: i32) -> String {
    if year > 0 { format!("{year:04}") } else { format!("BC{:04}", 1 - year) }
}

pub fn season(season: u32) -> &'static str {
    ["SP", "SU", "FA", "WI"].get(season as usize).copied().unwrap_or("SP")
}

impl Point {
    pub fn value(self) -> String {
        match self {
            Point::Day(day) => format!("{}-{:02}-{:02}", year(day.year()), day.month(), day.day()),
            Point::Week(day) => week(day),
            Point::Weekend(day) => format!("{}-WE", week(day)),
            Point::Month(y, month) => format!("{}-{month:02}", year(y)),
            Point::Season(y, which) => format!("{}-{}", year(y), season(which)),
            Point::Quarter(y, quarter) => format!("{}-Q{quarter}", year(y)),
            Point::Half(y, half) => format!("{}-H{half}", year(y)),
            Point::Year(y) => year(y),
            Point::Decade(first) if first < 0 => format!("BC{:03}", -first / 10),
            Point::Decade(first) => format!("{:03}", first / 10),
            Point::Century(hundreds) if hundreds < 0 => format!("BC{:02}", -hundreds - 1),
            Point::Century(hundreds) => format!("{hundreds:02}"),
            Point::Millennium(thousands) if thousands < 0 => format!("BC{}", -thousands - 1),
            Point::Millennium(thousands) => thousands.to_string(),
        }
    }

    /// All the days of it; `None` where the calendar ends.
    pub fn interval(self) -> Option<Interval> {
        let years =
            |first: i32, last: i32| Some(Interval::within(NaiveDate::from_ymd_opt(first, 1, 1)?, NaiveDate::from_ymd_opt(last, 12, 31)?));
        let months = |year, month, count| {
            let first = NaiveDate::from_ymd_opt(year, month, 1)?;
            Some(Interval::within(first, step(first, count, Unit::Month)?.pred_opt()?))
        };
        match self {
            Point::Day(day) => Some(Interval::day(day)),
            Point::Week(day) => Some(Interval::unit(day, Unit::Week)),
            Point::Weekend(day) => Some(Interval::within(step(monday_of(day), 5, Unit::Day)?, step(monday_of(day), 6, Unit::Day)?)),
            Point::Month(year, month) => Interval::month(year, month),
            Point::Season(year, season) => months(year, 3 + season * 3, 3),
            Point::Quarter(year, quarter) => months(year, quarter.checked_mul(3)?.checked_sub(2)?, 3),
            Point::Half(year, half) => months(year, half.checked_mul(6)?.checked_sub(5)?, 6),
            Point::Year(year) => Interval::year(year),
            Point::Decade(first) if first < 0 => years(first - 8, first + 1),
            Point::Decade(first) => years(first, first.checked_add(9)?),
            Point::Century(hundreds) if hundreds < 0 => years(hundreds.checked_mul(100)? + 1, hundreds * 100 + 100),
            Point::Century(hundreds) => years(hundreds.checked_mul(100)?, hundreds * 100 + 99),
            Point::Millennium(thousands) if thousands < 0 => years(thousands.checked_mul(1000)? + 1, thousands * 1000 + 1000),
            Point::Millennium(thousands) => years(thousands.checked_mul(1000)?, thousands * 1000 + 999),
        }
    }

    /// A day to count from.
    pub fn first_day(self) -> Option<NaiveDate> {
        self.interval()?.earliest()
    }

    /// The place of the given grain that `day` lies in.
    pub fn of(day: NaiveDate, grain: Grain) -> Point {
        match grain {
            Grain::Second | Grain::Minute | Grain::Hour | Grain::Day => Point::Day(day),
            Grain::Week => Point::Week(monday_of(day)),
            Grain::Month => Point::Month(day.year(), day.month()),
            Grain::Quarter => Point::Quarter(day.year(), day.month0() / 3 + 1),
            Grain::Year => Point::Year(day.year()),
            // The decade of 9 to 1 BC has no first year with a 0; it is kept as -1.
            Grain::Decade if day.year() <= 0 => Point::Decade((-((1 - day.year()) / 10 * 10)).min(-1)),
            Grain::Decade => Point::Decade(day.year() / 10 * 10),
            Grain::Millennium if day.year() <= 0 => Point::Millennium(-((1 - day.year() + 999) / 1000)),
            Grain::Millennium => Point::Millennium(day.year() / 1000),
            Grain::Century if day.year() <= 0 => Point::Century(-((1 - day.year() + 99) / 100)),
            Grain::Century => Point::Century(day.year() / 100),
        }
    }

    pub fn grain(self) -> Grain {
        match self {
            Point::Day(_) => Grain::Day,
            Point::Week(_) | Point::Weekend(_) => Grain::Week,
            Point::Month(..) => Grain::Month,
            Point::Season(..) | Point::Quarter(..) | Point::Half(..) => Grain::Quarter,
            Point::Year(_) => Grain::Year,
            Point::Decade(_) => Grain::Decade,
            Point::Century(_) => Grain::Century,
            Point::Millennium(_) => Grain::Millennium,
        }
    }
}

fn week(day: NaiveDate) -> String {
    let iso = day.iso_week();
    format!("{}-W{:02}", year(iso.year()), iso.week())
}

/// The part of an interval that `early`, `mid`, `late` … leave of it, generously: early March is 1 to 12 March, early 2015
/// the first five months. `None` where no part can be told (of a day or a week).
pub fn part(point: Point, phase: Phase) -> Option<Interval> {
    let whole = point.interval()?;
    let (first, last) = (whole.earliest()?, whole.latest()?);
    match point {
        Point::Month(..) => {
            let day = |day| first.with_day(day);
            Some(match phase {
                Phase::Early | Phase::Begin => Interval::within(first, day(12)?),
                Phase::Mid => Interval::within(day(8)?, day(23)?),
                Phase::Late | Phase::End => Interval::within(day(18)?, last),
                Phase::FirstHalf => Interval::within(first, day(15)?),
                Phase::SecondHalf => Interval::within(day(16)?, last),
                Phase::Earlier | Phase::Later | Phase::Turn => return None,
            })
        }
        Point::Year(_) => {
            let months = |from: u32, to: u32| Some(Interval::within(first.with_month(from)?, month_end(first.with_month(to)?)));
            match phase {
                Phase::Early => months(1, 5),
                Phase::Begin => months(1, 3),
                Phase::Mid => months(4, 9),
                Phase::Late => months(8, 12),
                Phase::End => months(10, 12),
                Phase::Turn => Some(Interval::within(step(first, -16, Unit::Day)?, first.with_day(15)?)),
                Phase::FirstHalf => months(1, 6),
                Phase::SecondHalf => months(7, 12),
                Phase::Earlier | Phase::Later => None,
            }
        }
        Point::Decade(_) => {
            let years =
                |from: i32, to: i32| Some(Interval::within(first.with_year(first.year() + from)?, last.with_year(first.year() + to)?));
            match phase {
                Phase::Early | Phase::Begin | Phase::FirstHalf => years(0, 4),
                Phase::Mid => years(3, 7),
                Phase::Late | Phase::End | Phase::SecondHalf => years(5, 9),
                Phase::Turn => Some(Interval::within(step(first, -1, Unit::Year)?, step(first, 12, Unit::Month)?.pred_opt()?)),
                Phase::Earlier | Phase::Later => None,
            }
        }
        Point::Century(_) | Point::Millennium(_) => match phase {
            Phase::Turn => Some(Interval::within(step(first, -10, Unit::Year)?, step(first, 10, Unit::Year)?.pred_opt()?)),
            Phase::FirstHalf if matches!(point, Point::Century(_)) => {
                Some(Interval::within(first, step(first, 50, Unit::Year)?.pred_opt()?))
            }
            Phase::SecondHalf if matches!(point, Point::Century(_)) => Some(Interval::within(step(first, 50, Unit::Year)?, last)),
            phase => third(whole, phase),
        },
        _ => None,
    }
}

/// The first, middle or last third of some days.
pub fn third(days: Interval, phase: Phase) -> Option<Interval> {
    let (first, count) = (days.earliest()?, days.days()?);
    if count < 6 {
        return None;
    }
    let (from, to) = match phase {
        Phase::Early | Phase::Begin => (0, count / 3),
        Phase::Mid => (count / 3, count - count / 3),
        Phase::Late | Phase::End => (count - count / 3 - 1, count - 1),
        Phase::FirstHalf => (0, count / 2 - 1),
        Phase::SecondHalf => (count / 2, count - 1),
        Phase::Earlier | Phase::Later | Phase::Turn => return None,
    };
    Some(Interval::within(step(first, from, Unit::Day)?, step(first, to, Unit::Day)?))
}

/// The suffix of a time of day: `T15:00`, `TMO`.
pub fn clock(clock: Clock) -> String {
    match clock {
        Clock::Part(part) => part.value().to_owned(),
        Clock::At { hour, minute, second } => {
            let mut text = format!("T{hour:02}:{:02}", minute.unwrap_or(0));
            if let Some(second) = second {
                text.push_str(&format!(":{second:02}"));
            }
            text
        }
    }
}

/// A duration of two units: `P2Y3M`, `PT1H10M`.
pub fn duration_of_two(count: Count, grain: Grain, second: (Count, Grain)) -> String {
    let (first, rest) = (duration(count, grain), duration(second.0, second.1));
    let split = |text: &str| text.trim_start_matches('P').to_owned();
    let (first, rest) = (split(&first), split(&rest));
    match (first.strip_prefix('T'), rest.strip_prefix('T')) {
        (Some(_), Some(rest)) => format!("P{first}{rest}"),
        _ => format!("P{first}{rest}"),
    }
}

/// A duration: `P3M`, `PT2H`, `PXD`, `P2.5Y`.
pub fn duration(count: Count, grain: Grain) -> String {
    let time = if grain < Grain::Day { "T" } else { "" };
    let letter = super::rules::letter(grain);
    match (count, grain) {
        (Count::Half(n), Grain::Year) => format!("P{n}Y6M"),
        (Count::Half(n), Grain::Hour) => format!("PT{n}H30M"),
        (Count::Half(n), Grain::Minute) => format!("PT{n}M30S"),
        (Count::Half(n), Grain::Decade) => format!("P{}Y", n.saturating_mul(10).saturating_add(5)),
        (Count::Half(n), Grain::Century) => format!("P{}Y", n.saturating_mul(100).saturating_add(50)),
        (Count::Half(n), _) => format!("P{time}{n}.5{letter}"),
        (Count::Tenths(n), _) if n % 10 == 0 => format!("P{time}{}{letter}", n / 10),
        (Count::Tenths(n), _) => format!("P{time}{}.{}{letter}", n / 10, n % 10),
        (Count::Exact(n), Grain::Decade) if n > 1 => format!("P{}Y", n.saturating_mul(10)),
        (Count::Exact(24), Grain::Hour) => "P1D".to_owned(),
        (Count::Exact(n), Grain::Quarter) if n > 1 => format!("P{}M", n.saturating_mul(3)),
        (Count::Exact(n), _) => format!("P{time}{n}{letter}"),
        (Count::Some, _) => format!("P{time}X{letter}"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PHASES: [Phase; 10] = [
        Phase::Early,
        Phase::Mid,
        Phase::Late,
        Phase::Earlier,
        Phase::Later,
        Phase::Begin,
        Phase::End,
        Phase::FirstHalf,
        Phase::SecondHalf,
        Phase::Turn,
    ];

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn a_finer_date_lies_inside_the_coarser_one_it_came_from(days in -900_000i32..900_000, grain in 3usize..11) {
            let day = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
            let place = Point::of(day, Grain::ALL[grain]);
            let whole = place.interval().unwrap();
            prop_assert!(whole.contains(&Interval::day(day)), "{day} and {}", place.value());
            prop_assert!(!place.value().is_empty());
            for phase in PHASES {
                if let Some(part) = part(place, phase).filter(|_| phase != Phase::Turn) {
                    prop_assert!(whole.contains(&part), "{phase:?} {}", place.value());
                }
                if let Some(third) = third(whole, phase) {
                    prop_assert!(whole.contains(&third), "{phase:?} {}", place.value());
                }
            }
        }
    }

    #[test]
    fn years_before_christ_and_their_decades() {
        assert_eq!(year(-489), "BC0490");
        assert_eq!(Point::Decade(-480).value(), "BC048");
        assert_eq!(Point::Decade(-480).interval().unwrap().to_string(), "[-0488..-0479]");
        assert_eq!(Point::Century(-5).value(), "BC04");
        assert_eq!(Point::Century(-5).interval().unwrap().to_string(), "[-0499..-0400]");
    }

    #[test]
    fn durations_are_written_as_periods() {
        assert_eq!(duration(Count::Exact(3), Grain::Month), "P3M");
        assert_eq!(duration(Count::Half(2), Grain::Year), "P2Y6M");
        assert_eq!(duration(Count::Some, Grain::Hour), "PTXH");
        assert_eq!(duration_of_two(Count::Exact(1), Grain::Hour, (Count::Exact(10), Grain::Minute)), "PT1H10M");
        assert_eq!(duration_of_two(Count::Exact(2), Grain::Day, (Count::Exact(3), Grain::Hour)), "P2DT3H");
    }
}
