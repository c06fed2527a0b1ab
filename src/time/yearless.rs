//! A month, or a day of one, of a year that is not known, or of which only the first digits are: `XXXX-03-07`, `156X-12-25`.

use chrono::{Datelike, NaiveDate};

use super::{calendar::month_name, interval::Interval};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Yearless {
    pub month: u32,
    pub day: Option<u32>,
    /// The lowest year it can be of, which ends in as many zeros as digits are missing.
    from: i32,
    /// How many digits of the year are missing, 1 to 4.
    missing: u32,
}

impl Yearless {
    /// `None` for months and days that no year has, and for years that do not begin where `missing` digits say.
    pub fn new(from: i32, missing: u32, month: u32, day: Option<u32>) -> Option<Self> {
        // A leap year, so that 29 February counts.
        let valid = NaiveDate::from_ymd_opt(2000, month, day.unwrap_or(1)).is_some();
        let year = (1..=4).contains(&missing) && (0..=9_999).contains(&from) && from % 10i32.pow(missing) == 0;
        (valid && year).then_some(Self { month, day, from, missing })
    }

    /// Whether nothing at all is known of the year.
    pub fn is_any_year(self) -> bool {
        self.missing == 4
    }

    fn years(self) -> std::ops::RangeInclusive<i32> {
        self.from..=self.from + 10i32.pow(self.missing) - 1
    }

    /// In one year; `None` where the year lacks the day, or cannot be the one.
    pub fn in_year(self, year: i32) -> Option<Interval> {
        if !self.is_any_year() && !self.years().contains(&year) {
            return None;
        }
        match self.day {
            Some(day) => NaiveDate::from_ymd_opt(year, self.month, day).map(Interval::day),
            None => Interval::month(year, self.month),
        }
    }

    /// The first and the last day it can be; `None` where the year is open.
    pub fn bounds(self) -> Option<(NaiveDate, NaiveDate)> {
        let open = self.is_any_year();
        let mut years = self.years().filter(|_| !open);
        let first = years.find_map(|year| self.in_year(year))?;
        let last = self.years().rev().find_map(|year| self.in_year(year))?;
        first.earliest().zip(last.latest())
    }

    /// Whether a day falls on it.
    pub fn holds(self, day: NaiveDate) -> bool {
        day.month() == self.month
            && self.day.is_none_or(|of_month| day.day() == of_month)
            && (self.is_any_year() || self.years().contains(&day.year()))
    }

    /// What both are, the more fully given of the two; `None` where they exclude each other.
    pub fn joint(self, other: Self) -> Option<Self> {
        let (finer, coarser) = if self.missing <= other.missing { (self, other) } else { (other, self) };
        let agree = self.month == other.month && (self.day.is_none() || other.day.is_none() || self.day == other.day);
        (agree && coarser.years().contains(&finer.from)).then_some(Self { day: self.day.or(other.day), ..finer })
    }

    /// Year, month and perhaps day as EDTF writes them.
    pub fn written(self) -> Vec<String> {
        let known = format!("{:04}", self.from);
        let kept = 4 - self.missing as usize;
        let mut parts = vec![format!("{}{}", &known[..kept], "X".repeat(4 - kept)), format!("{:02}", self.month)];
        parts.extend(self.day.map(|day| format!("{day:02}")));
        parts
    }

    pub fn in_words(self) -> String {
        let day = self.day.map(|day| format!("{day} ")).unwrap_or_default();
        let year = match self.missing {
            1 | 2 => format!(" of a year in the {}s", self.from),
            3 => format!(" of a year between {} and {}", self.from, self.years().end()),
            _ => ", year not known".to_owned(),
        };
        format!("{day}{}{year}", month_name(self.month))
    }
}
