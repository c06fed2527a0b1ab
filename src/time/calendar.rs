//! Units of the calendar and steps on it, on chrono's proleptic Gregorian calendar.

use chrono::{Datelike, Days, Months, NaiveDate};

/// A unit of the calendar, from fine to coarse. It is both the grain of a date (*precision*) and the size of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    Day,
    /// Monday to Sunday, as ISO 8601 counts.
    Week,
    Month,
    /// Three months, counted from January.
    Quarter,
    /// Three months, meteorological and northern: spring is March to May.
    Season,
    /// Six months, counted from January.
    Half,
    Year,
    Decade,
    Century,
}

impl Unit {
    pub const ALL: [Unit; 9] =
        [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Season, Unit::Half, Unit::Year, Unit::Decade, Unit::Century];

    pub fn name(self) -> &'static str {
        match self {
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Quarter => "quarter",
            Unit::Season => "season",
            Unit::Half => "half-year",
            Unit::Year => "year",
            Unit::Decade => "decade",
            Unit::Century => "century",
        }
    }

    /// About how many days it has; exact for days and weeks.
    pub fn days(self) -> i64 {
        match self {
            Unit::Day => 1,
            Unit::Week => 7,
            Unit::Month => 30,
            Unit::Quarter | Unit::Season => 91,
            Unit::Half => 182,
            Unit::Year => 365,
            Unit::Decade => 3_652,
            Unit::Century => 36_524,
        }
    }
}

/// `date` moved by `count` units; a day that the target month lacks becomes its last (31 January + 1 month = 28 February).
/// `None` where the calendar ends (year ±262,000).
pub fn step(date: NaiveDate, count: i64, unit: Unit) -> Option<NaiveDate> {
    let months = match unit {
        Unit::Day | Unit::Week => {
            let days = count.checked_mul(unit.days())?;
            let size = Days::new(days.unsigned_abs());
            return if days < 0 { date.checked_sub_days(size) } else { date.checked_add_days(size) };
        }
        Unit::Month => 1,
        Unit::Quarter | Unit::Season => 3,
        Unit::Half => 6,
        Unit::Year => 12,
        Unit::Decade => 120,
        Unit::Century => 1_200,
    };
    let months = count.checked_mul(months)?;
    let size = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    if months < 0 { date.checked_sub_months(size) } else { date.checked_add_months(size) }
}

/// The last day of the month that `date` lies in.
pub fn month_end(date: NaiveDate) -> NaiveDate {
    let first = date.with_day(1).unwrap_or(date);
    step(first, 1, Unit::Month).and_then(|next| next.pred_opt()).unwrap_or(date)
}

/// The Monday of the ISO week that `date` lies in.
pub fn monday_of(date: NaiveDate) -> NaiveDate {
    step(date, -i64::from(date.weekday().num_days_from_monday()), Unit::Day).unwrap_or(date)
}

/// English name of a month, 1 to 12; empty outside.
pub fn month_name(month: u32) -> &'static str {
    const NAMES: [&str; 12] =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    NAMES.get((month as usize).wrapping_sub(1)).copied().unwrap_or("")
}

/// English name of a date's weekday.
pub fn weekday_name(date: NaiveDate) -> &'static str {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    NAMES[date.weekday().num_days_from_monday() as usize]
}
