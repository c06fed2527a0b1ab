//! Feasts that move: Easter, the nth weekday of a month, and the Islamic calendar by its tabular rule.

use chrono::{Datelike, NaiveDate};

use super::calendar::{Unit, step};

/// Easter Sunday of the western churches (the anonymous Gregorian computus); `None` outside the calendar.
pub fn easter(year: i32) -> Option<NaiveDate> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c.div_euclid(4), c.rem_euclid(4));
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l).div_euclid(451);
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    NaiveDate::from_ymd_opt(year, month.try_into().ok()?, day.try_into().ok()?)
}

/// Easter Sunday of the eastern churches: by the Julian calendar, told by the Gregorian one.
pub fn orthodox_easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(4), year.rem_euclid(7), year.rem_euclid(19));
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34).rem_euclid(7);
    let (month, day) = ((d + e + 114) / 31, (d + e + 114) % 31 + 1);
    let behind = year.div_euclid(100) - year.div_euclid(400) - 2;
    // March and April have the same days in both calendars, so the difference can be added.
    let julian = NaiveDate::from_ymd_opt(year, month.try_into().ok()?, day.try_into().ok()?)?;
    step(julian, behind.into(), Unit::Day)
}

/// Days from the epoch of the Hebrew calendar to the mean new moon of a year's first month, put off where its first rule says so.
fn hebrew_days(year: i64) -> i64 {
    let months = (235 * year - 234).div_euclid(19);
    let days = 29 * months + (12_084 + 13_753 * months).div_euclid(25_920);
    if (3 * (days + 1)).rem_euclid(7) < 3 { days + 1 } else { days }
}

/// The first day of Rosh Hashanah in a Gregorian year.
pub fn rosh_hashanah(year: i32) -> Option<NaiveDate> {
    let hebrew = i64::from(year) + 3761;
    let (before, this, next) = (hebrew_days(hebrew - 1), hebrew_days(hebrew), hebrew_days(hebrew + 1));
    let put_off = if next - this == 356 {
        2
    } else if this - before == 382 {
        1
    } else {
        0
    };
    let days = this + put_off - 1_373_427;
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(days).ok()?)
}

/// The first day of Passover in a Gregorian year: the same count of days before every Rosh Hashanah.
pub fn passover(year: i32) -> Option<NaiveDate> {
    step(rosh_hashanah(year)?, -163, Unit::Day)
}

/// The first day of Hanukkah in a Gregorian year: 25 Kislev, whose month before has a day more in the longest years.
pub fn hanukkah(year: i32) -> Option<NaiveDate> {
    let first = rosh_hashanah(year)?;
    let days = (rosh_hashanah(year.checked_add(1)?)? - first).num_days();
    step(first, if matches!(days, 355 | 385) { 84 } else { 83 }, Unit::Day)
}

/// The `nth` (1 the first, -1 the last) weekday (0 Monday … 6 Sunday) of a month.
pub fn nth_weekday(year: i32, month: u32, weekday: u32, nth: i32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let ahead = |from: NaiveDate| i64::from((weekday + 7 - from.weekday().num_days_from_monday()) % 7);
    if nth > 0 {
        let day = step(first, ahead(first) + 7 * i64::from(nth - 1), Unit::Day)?;
        return (day.month() == month).then_some(day);
    }
    let last = super::month_end(first);
    let back = i64::from((last.weekday().num_days_from_monday() + 7 - weekday) % 7);
    step(last, -back - 7 * i64::from(-1 - nth), Unit::Day).filter(|day| day.month() == month)
}

/// A day of the Islamic calendar by the tabular rule (civil epoch, 11 leap years in 30). Where the moon decides, the day
/// observed is often one earlier or later.
pub fn islamic(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let days = (year - 1) * 354 + (11 * year + 3).div_euclid(30) + 29 * (month - 1) + month / 2 + day;
    // 1 Muharram of the year 1 is 19 July 622 of the Gregorian calendar.
    step(NaiveDate::from_ymd_opt(622, 7, 18)?, days, Unit::Day)
}

/// The days in a Gregorian year on which a day of the Islamic calendar falls: one as a rule, two in some years.
pub fn islamic_in(year: i32, month: u32, day: u32) -> impl Iterator<Item = NaiveDate> {
    let about = (i64::from(year) - 622) * 33 / 32;
    let about = i32::try_from(about).unwrap_or(0);
    (about - 1..=about + 2).filter_map(move |hijri| islamic(hijri, month, day)).filter(move |date| date.year() == year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn easter_moves_as_the_church_says() {
        for (y, m, d) in [(1818, 3, 22), (1943, 4, 25), (1998, 4, 12), (2000, 4, 23), (2015, 4, 5), (2024, 3, 31), (2038, 4, 25)] {
            assert_eq!(easter(y), Some(date(y, m, d)));
        }
    }

    #[test]
    fn the_nth_weekday_is_counted_from_either_end() {
        assert_eq!(nth_weekday(2015, 11, 3, 4), Some(date(2015, 11, 26)), "Thanksgiving");
        assert_eq!(nth_weekday(2015, 5, 0, -1), Some(date(2015, 5, 25)), "Memorial Day");
        assert_eq!(nth_weekday(2015, 9, 0, 1), Some(date(2015, 9, 7)), "Labor Day");
        assert_eq!(nth_weekday(2015, 2, 0, 5), None);
    }

    #[test]
    fn ramadan_is_within_a_day_of_the_one_observed() {
        for (observed, hijri) in
            [(date(2015, 6, 18), 1436), (date(2016, 6, 6), 1437), (date(2003, 10, 27), 1424), (date(2020, 4, 24), 1441)]
        {
            let computed = islamic(hijri, 9, 1).unwrap();
            assert!((computed - observed).num_days().abs() <= 1, "{hijri}: {computed} and {observed}");
        }
        assert_eq!(islamic_in(2015, 10, 1).count(), 1);
        assert_eq!(islamic_in(2030, 9, 1).count(), 2, "Ramadan begins twice in 2030");
    }

    #[test]
    fn feasts_of_other_calendars() {
        for (year, month, day) in [(2013, 5, 5), (2014, 4, 20), (2015, 4, 12), (2016, 5, 1), (1990, 4, 15)] {
            assert_eq!(orthodox_easter(year), Some(date(year, month, day)));
        }
        for (year, month, day) in [(2013, 9, 5), (2014, 9, 25), (2015, 9, 14), (2016, 10, 3), (2001, 9, 18)] {
            assert_eq!(rosh_hashanah(year), Some(date(year, month, day)));
        }
        assert_eq!(passover(2015), Some(date(2015, 4, 4)));
    }
}
