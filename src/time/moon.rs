//! New and full moons, and the feasts that fall by them. By the main terms of the moon's motion (Meeus, Astronomical
//! Algorithms, chapter 49), good to some minutes for the centuries around 2000.

use chrono::{Datelike, NaiveDate};

/// The two phases that calendars count by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    New,
    Full,
}

/// The lunar new year of China: the day, by Beijing's clock, of the new moon between 21 January and 20 February.
pub fn lunar_new_year(year: i32) -> Option<NaiveDate> {
    const BEIJING: i32 = 8 * 60;
    let last = last_moon(Phase::New, NaiveDate::from_ymd_opt(year, 2, 20)?, BEIJING)?;
    // Two can fall into the 31 days; the first counts.
    let before = last_moon(Phase::New, last.pred_opt()?, BEIJING)?;
    Some(if before >= NaiveDate::from_ymd_opt(year, 1, 21)? { before } else { last })
}

/// The day of the last new or full moon on or before `until`, by a clock that is so many minutes ahead of Greenwich's.
pub fn last_moon(phase: Phase, until: NaiveDate, ahead: i32) -> Option<NaiveDate> {
    if !(1600..=2400).contains(&until.year()) {
        return None;
    }
    let years = f64::from(until.year()) - 2000.0 + f64::from(until.ordinal0()) / 365.25;
    let near = (years * 12.3685).floor() as i32;
    let days = (near - 2..=near + 2).filter_map(|number| day_of(phase, number, ahead));
    days.filter(|day| *day <= until).max()
}

/// The day of the new moon of that number, counted from that of 6 January 2000, or of the full moon after it.
fn day_of(phase: Phase, number: i32, ahead: i32) -> Option<NaiveDate> {
    let number = f64::from(number) + if phase == Phase::Full { 0.5 } else { 0.0 };
    let centuries = number / 1236.85;
    let degrees = |start: f64, each: f64| (start + each * number).to_radians();
    let sun = degrees(2.5534, 29.105_356_7);
    let moon = degrees(201.5643, 385.816_935_28);
    let node = degrees(160.7108, 390.670_502_84);
    let terms = match phase {
        Phase::New => [-0.4072, 0.172_41, 0.016_08, 0.010_39, 0.007_39, -0.005_14, 0.002_08],
        Phase::Full => [-0.406_14, 0.173_02, 0.016_14, 0.010_43, 0.007_34, -0.005_15, 0.002_09],
    };
    let angles = [moon, sun, 2.0 * moon, 2.0 * node, moon - sun, moon + sun, 2.0 * sun];
    let correction: f64 = terms.iter().zip(angles).map(|(term, angle)| term * angle.sin()).sum();
    let julian = 2_451_550.097_66 + 29.530_588_861 * number + 0.000_154_37 * centuries * centuries + correction;
    // Julian days begin at noon.
    let days = (julian + 0.5 + f64::from(ahead) / 1440.0).floor() as i32 - 1_721_425;
    NaiveDate::from_num_days_from_ce_opt(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moons_fall_where_almanacs_have_them() {
        let date = |y: i32, m: u32, d: u32| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        for (phase, until, moon) in [
            (Phase::New, date(2000, 1, 20), date(2000, 1, 6)),
            (Phase::New, date(2017, 8, 31), date(2017, 8, 21)),
            (Phase::New, date(2017, 8, 20), date(2017, 7, 23)),
            (Phase::Full, date(2015, 9, 30), date(2015, 9, 28)),
            (Phase::Full, date(2000, 1, 31), date(2000, 1, 21)),
        ] {
            assert_eq!(last_moon(phase, until, 0), Some(moon));
        }
        for (year, month, day) in [(2000, 2, 5), (2012, 1, 23), (2014, 1, 31), (2015, 2, 19), (2016, 2, 8), (2020, 1, 25), (2023, 1, 22)] {
            assert_eq!(lunar_new_year(year), Some(date(year, month, day)));
        }
        assert_eq!(last_moon(Phase::New, date(300, 1, 1), 0), None);
    }
}
