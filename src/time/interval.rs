//! An uncertain date: the days it can have been.

use chrono::{Datelike, NaiveDate};

use super::calendar::{Unit, monday_of, month_end, month_name, step};

/// Whether something happened once *within* a range of days or lasted *throughout* it. The two are different things and
/// are never mixed: EDTF `[2015-06-22..2015-06-28]` and `2015-06-22/2015-06-28`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Extent {
    Within,
    Throughout,
}

/// EDTF's qualifications of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Certainty {
    /// `?`: the source or the reading is in doubt.
    pub uncertain: bool,
    /// `~`: an estimate ("a year ago").
    pub approximate: bool,
}

/// The days on which something can have happened, or throughout which it lasted.
///
/// Bounds are whole days and inclusive; `None` is an open bound ("since December 2014" has no latest day). The precision is
/// not stored but follows from the bounds ([`Interval::precision`]), so the two cannot contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interval {
    earliest: Option<NaiveDate>,
    latest: Option<NaiveDate>,
    extent: Extent,
    certainty: Certainty,
    /// Month and perhaps day of a date whose year is not known (`XXXX-03-07`); then there are no bounds.
    yearless: Option<(u32, Option<u32>)>,
}

impl Interval {
    const fn new(earliest: Option<NaiveDate>, latest: Option<NaiveDate>, extent: Extent) -> Self {
        Self { earliest, latest, extent, certainty: Certainty { uncertain: false, approximate: false }, yearless: None }
    }

    /// One day.
    pub const fn day(day: NaiveDate) -> Self {
        Self::new(Some(day), Some(day), Extent::Within)
    }

    /// Once between two days, both included, in either order.
    pub fn within(a: NaiveDate, b: NaiveDate) -> Self {
        Self::new(Some(a.min(b)), Some(a.max(b)), Extent::Within)
    }

    /// All the time between two days, both included, in either order.
    pub fn throughout(a: NaiveDate, b: NaiveDate) -> Self {
        Self::new(Some(a.min(b)), Some(a.max(b)), Extent::Throughout)
    }

    /// From a day on, with no end known.
    pub const fn since(day: NaiveDate, extent: Extent) -> Self {
        Self::new(Some(day), None, extent)
    }

    /// Up to and including a day, with no beginning known.
    pub const fn until(day: NaiveDate, extent: Extent) -> Self {
        Self::new(None, Some(day), extent)
    }

    /// Nothing is known of when; EDTF writes `../..` or `[..]`, and so it is only used between steps.
    pub const fn unknown() -> Self {
        Self::new(None, None, Extent::Within)
    }

    /// The whole unit (week, month, … century) that `day` lies in. A decade is its ten years of one tens digit (2010 to
    /// 2019), a century its hundred of one pair of digits (1900 to 1999), as EDTF's `201X` and `19XX` have it.
    pub fn unit(day: NaiveDate, unit: Unit) -> Self {
        let first_of_month = day.with_day(1).unwrap_or(day);
        let month0 = day.month0() as i32;
        let year = day.year();
        let (first, months) = match unit {
            Unit::Day => return Self::day(day),
            Unit::Week => {
                let monday = monday_of(day);
                return Self::within(monday, step(monday, 6, Unit::Day).unwrap_or(monday));
            }
            Unit::Month => (Some(first_of_month), 1),
            Unit::Quarter => (step(first_of_month, -i64::from(month0 % 3), Unit::Month), 3),
            Unit::Season => (step(first_of_month, -i64::from((month0 + 1) % 3), Unit::Month), 3),
            Unit::Half => (step(first_of_month, -i64::from(month0 % 6), Unit::Month), 6),
            Unit::Year => (NaiveDate::from_ymd_opt(year, 1, 1), 12),
            Unit::Decade => (NaiveDate::from_ymd_opt(year.div_euclid(10) * 10, 1, 1), 120),
            Unit::Century => (NaiveDate::from_ymd_opt(year.div_euclid(100) * 100, 1, 1), 1_200),
        };
        let first = first.unwrap_or(day);
        let last = step(first, months, Unit::Month).and_then(|next| next.pred_opt()).unwrap_or(day);
        Self::within(first, last)
    }

    /// A month of a year; `None` for months outside 1 to 12 and years outside the calendar.
    pub fn month(year: i32, month: u32) -> Option<Self> {
        Some(Self::unit(NaiveDate::from_ymd_opt(year, month, 1)?, Unit::Month))
    }

    /// A year, astronomical numbering: 0 is 1 BC, -299 is 300 BC.
    pub fn year(year: i32) -> Option<Self> {
        Some(Self::unit(NaiveDate::from_ymd_opt(year, 1, 1)?, Unit::Year))
    }

    /// A month, or a day of a month, of a year that is not known: `XXXX-03-07`.
    pub fn yearless(month: u32, day: Option<u32>) -> Option<Self> {
        // 2000 was a leap year, so every day that can exist is accepted.
        NaiveDate::from_ymd_opt(2000, month, day.unwrap_or(1))?;
        Some(Self { yearless: Some((month, day)), ..Self::unknown() })
    }

    pub const fn earliest(&self) -> Option<NaiveDate> {
        self.earliest
    }

    pub const fn latest(&self) -> Option<NaiveDate> {
        self.latest
    }

    pub const fn extent(&self) -> Extent {
        self.extent
    }

    pub const fn certainty(&self) -> Certainty {
        self.certainty
    }

    /// Month and day of a date with no year.
    pub const fn without_year(&self) -> Option<(u32, Option<u32>)> {
        self.yearless
    }

    /// Whether no day at all can be ruled out: neither bounds nor a month.
    pub const fn is_unknown(&self) -> bool {
        self.earliest.is_none() && self.latest.is_none() && self.yearless.is_none()
    }

    /// Whether both bounds are known.
    pub const fn is_bounded(&self) -> bool {
        self.earliest.is_some() && self.latest.is_some()
    }

    /// The day, where it is one day.
    pub fn as_day(&self) -> Option<NaiveDate> {
        self.earliest.filter(|_| self.earliest == self.latest)
    }

    /// Number of days from earliest to latest, both included; `None` where a bound is open.
    pub fn days(&self) -> Option<i64> {
        Some((self.latest? - self.earliest?).num_days() + 1)
    }

    /// The unit that it is exactly, if it is one: `2015-06` is a month, `[2015-06-03..2015-06-30]` is none. Decades and
    /// centuries before the year 0 and after 9999 do not count as units: EDTF cannot write them as such.
    pub fn exact_unit(&self) -> Option<Unit> {
        let first = self.earliest?;
        // A half-year or a quarter is tried after the units people name, so that a year is a year.
        Unit::ALL.into_iter().find(|unit| {
            let whole = Interval::unit(first, *unit);
            let has_name = *unit < Unit::Decade || (0..=9_999).contains(&first.year());
            has_name && whole.earliest == self.earliest && whole.latest == self.latest
        })
    }

    /// How finely it is known: its unit where it is one, else the finest unit that it fits into by length. Open-ended
    /// ranges are as precise as their known bound is written.
    pub fn precision(&self) -> Unit {
        if let Some((_, day)) = self.yearless {
            return if day.is_some() { Unit::Day } else { Unit::Month };
        }
        if let Some(unit) = self.exact_unit() {
            return unit;
        }
        match self.days() {
            None if self.is_unknown() => Unit::Century,
            None => self.bound_unit(),
            Some(days) if days <= 10 => Unit::Week,
            Some(days) if days <= 45 => Unit::Month,
            Some(days) if days <= 120 => Unit::Season,
            Some(days) if days <= 200 => Unit::Half,
            Some(days) if days <= 550 => Unit::Year,
            Some(days) if days <= 5_500 => Unit::Decade,
            Some(_) => Unit::Century,
        }
    }

    /// The coarsest of year, month and day in which every known bound can be written without a loss.
    pub(super) fn bound_unit(&self) -> Unit {
        let starts = |unit: fn(NaiveDate) -> bool| self.earliest.is_none_or(unit);
        let ends = |unit: fn(NaiveDate) -> bool| self.latest.is_none_or(unit);
        if starts(|d| d.ordinal() == 1) && ends(|d| d.month() == 12 && d.day() == 31) {
            Unit::Year
        } else if starts(|d| d.day() == 1) && ends(|d| d == month_end(d)) {
            Unit::Month
        } else {
            Unit::Day
        }
    }

    /// The same days, marked as an estimate (`~`). A range of days that is no unit stays as it is: EDTF cannot qualify one,
    /// and it already says that the day is not known.
    pub fn approximately(mut self) -> Self {
        if self.can_be_qualified() {
            self.certainty.approximate = true;
        }
        self
    }

    /// The same days, marked as in doubt (`?`); ranges as for [`Interval::approximately`].
    pub fn doubtful(mut self) -> Self {
        if self.can_be_qualified() {
            self.certainty.uncertain = true;
        }
        self
    }

    fn can_be_qualified(&self) -> bool {
        self.yearless.is_some()
            || self.extent == Extent::Throughout && !self.is_unknown()
            || self.exact_unit().is_some_and(|unit| unit != Unit::Week)
    }

    /// The same days without qualification.
    pub fn plain(mut self) -> Self {
        self.certainty = Certainty::default();
        self
    }

    /// The same bounds as one moment within or as a span throughout.
    pub fn with_extent(mut self, extent: Extent) -> Self {
        self.extent = extent;
        if !self.can_be_qualified() {
            self.certainty = Certainty::default();
        }
        self
    }

    /// Whether a day can be it. A date with no year holds every such day of any year.
    pub fn holds(&self, day: NaiveDate) -> bool {
        if let Some((month, of_month)) = self.yearless {
            return day.month() == month && of_month.is_none_or(|of_month| day.day() == of_month);
        }
        self.earliest.is_none_or(|earliest| earliest <= day) && self.latest.is_none_or(|latest| day <= latest)
    }

    /// Whether all days of `other` are days of this one.
    pub fn contains(&self, other: &Interval) -> bool {
        match (self.yearless, other.yearless) {
            (Some(_), Some(_)) => self.yearless == other.yearless || self.yearless.map(|y| (y.0, None)) == self.yearless,
            (Some(_), None) => other.as_day().is_some_and(|day| self.holds(day)),
            (None, Some(_)) => self.is_unknown(),
            (None, None) => {
                self.earliest.is_none_or(|mine| other.earliest.is_some_and(|its| mine <= its))
                    && self.latest.is_none_or(|mine| other.latest.is_some_and(|its| its <= mine))
            }
        }
    }

    /// The days that both allow; `None` where there is none. The result is qualified only where it is not finer than an
    /// unqualified operand, and it lasts *throughout* only where both do.
    pub fn intersect(&self, other: &Interval) -> Option<Interval> {
        let (coarse, fine) = match (self.yearless, other.yearless) {
            (None, None) => {
                let earliest = self.earliest.max(other.earliest);
                let latest = match (self.latest, other.latest) {
                    (Some(a), Some(b)) => Some(a.min(b)),
                    (a, b) => a.or(b),
                };
                if let (Some(a), Some(b)) = (earliest, latest)
                    && a > b
                {
                    return None;
                }
                let extent = if self.extent == other.extent { self.extent } else { Extent::Within };
                let mut joint = Interval::new(earliest, latest, extent);
                let same = |i: &Interval| i.earliest == earliest && i.latest == latest;
                joint.certainty = match (same(self), same(other)) {
                    (true, true) => Certainty {
                        uncertain: self.certainty.uncertain && other.certainty.uncertain,
                        approximate: self.certainty.approximate && other.certainty.approximate,
                    },
                    (true, false) => self.certainty,
                    (false, true) => other.certainty,
                    (false, false) => Certainty::default(),
                };
                return Some(joint);
            }
            (Some(a), Some(b)) => {
                return (a.0 == b.0 && (a.1.is_none() || b.1.is_none() || a.1 == b.1)).then(|| if a.1.is_some() { *self } else { *other });
            }
            (Some(_), None) => (self, other),
            (None, Some(_)) => (other, self),
        };
        // A date with no year against one with bounds: the years in which the two meet, if few enough to be told apart.
        let (month, day) = coarse.yearless?;
        let (Some(from), Some(to)) = (fine.earliest, fine.latest) else { return Some(*coarse) };
        let candidates: Vec<Interval> = (from.year()..=to.year().min(from.year() + 200))
            .filter_map(|year| match day {
                Some(day) => NaiveDate::from_ymd_opt(year, month, day).map(Interval::day),
                None => Interval::month(year, month),
            })
            .filter_map(|candidate| candidate.intersect(&fine.plain()))
            .collect();
        match candidates.as_slice() {
            [] => None,
            [one] => Some(*one),
            _ => Some(*coarse),
        }
    }

    /// Whether there is a day that both allow.
    pub fn overlaps(&self, other: &Interval) -> bool {
        self.intersect(other).is_some()
    }

    /// The shortest interval that holds both.
    pub fn hull(&self, other: &Interval) -> Interval {
        if self.yearless.is_some() || other.yearless.is_some() {
            return if self == other { *self } else { Interval::unknown() };
        }
        let earliest = self.earliest.zip(other.earliest).map(|(a, b)| a.min(b));
        let latest = self.latest.zip(other.latest).map(|(a, b)| a.max(b));
        Interval::new(earliest, latest, if self.extent == other.extent { self.extent } else { Extent::Within })
    }

    /// The days between this interval and `other`; 0 where they overlap or nothing is known.
    pub fn gap_days(&self, other: &Interval) -> i64 {
        let before = |a: &Interval, b: &Interval| Some((b.earliest? - a.latest?).num_days());
        before(self, other).into_iter().chain(before(other, self)).max().unwrap_or(0).max(0)
    }

    /// Both bounds moved by `count` units. Moving a month or a year by whole months keeps it a month or a year.
    pub fn shifted(&self, count: i64, unit: Unit) -> Option<Interval> {
        if self.yearless.is_some() {
            return None;
        }
        let earliest = self.earliest.map(|day| step(day, count, unit)).map_or(Some(None), |day| day.map(Some))?;
        let latest = match self.latest {
            None => None,
            // The last day of a month stays the last day of one, whatever its length.
            Some(day) if unit >= Unit::Month && day == month_end(day) && self.as_day().is_none() => {
                Some(month_end(step(day.with_day(1)?, count, unit)?))
            }
            Some(day) => Some(step(day, count, unit)?),
        };
        let mut moved = Interval::new(earliest, latest, self.extent);
        if moved.can_be_qualified() {
            moved.certainty = self.certainty;
        }
        Some(moved)
    }

    /// A day to draw it at or to sort it by: its only day, the middle of its range, or its one known bound.
    pub fn middle(&self) -> Option<NaiveDate> {
        match (self.earliest, self.latest) {
            (Some(a), Some(b)) => step(a, (b - a).num_days() / 2, Unit::Day),
            (a, b) => a.or(b),
        }
    }

    /// Order on a timeline: by earliest day (an open beginning by its end), and of two that begin alike the finer first.
    /// What has no bounds comes last.
    pub fn sort_key(&self) -> (NaiveDate, i64) {
        let start = self.earliest.or(self.latest).unwrap_or(NaiveDate::MAX);
        (start, self.days().unwrap_or(i64::MAX))
    }

    /// As people write it in English: `26 June 2015`, `March 2015`, `22–28 June 2015`, `since December 2014`.
    pub fn in_words(&self) -> String {
        let written = self.in_words_plain();
        match self.certainty {
            Certainty { uncertain: true, .. } => format!("{written} (in doubt)"),
            Certainty { approximate: true, .. } => format!("about {written}"),
            _ => written,
        }
    }

    fn in_words_plain(&self) -> String {
        if let Some((month, day)) = self.yearless {
            let day = day.map(|day| format!("{day} ")).unwrap_or_default();
            return format!("{day}{}, year not known", month_name(month));
        }
        let bound = self.bound_unit();
        let point = |day: NaiveDate| match bound {
            Unit::Year => year_in_words(day.year()),
            Unit::Month => format!("{} {}", month_name(day.month()), year_in_words(day.year())),
            _ => format!("{} {} {}", day.day(), month_name(day.month()), year_in_words(day.year())),
        };
        match (self.earliest, self.latest) {
            (None, None) => "date not known".to_owned(),
            (Some(from), None) if self.extent == Extent::Throughout => format!("since {}", point(from)),
            (Some(from), None) => format!("on or after {}", point(from)),
            (None, Some(to)) if self.extent == Extent::Throughout => format!("until {}", point(to)),
            (None, Some(to)) => format!("on or before {}", point(to)),
            (Some(from), Some(to)) => {
                if self.extent == Extent::Within
                    && let Some(named) = self.unit_in_words(from)
                {
                    return named;
                }
                let joint = match self.extent {
                    Extent::Within => ("between ", " and "),
                    Extent::Throughout => ("from ", " to "),
                };
                if point(from) == point(to) {
                    return format!("all of {}", point(from));
                }
                format!("{}{}{}{}", joint.0, point(from), joint.1, point(to))
            }
        }
    }

    fn unit_in_words(&self, from: NaiveDate) -> Option<String> {
        let year = || year_in_words(from.year());
        Some(match self.exact_unit()? {
            Unit::Day => format!("{} {} {}", from.day(), month_name(from.month()), year()),
            Unit::Week => return None,
            Unit::Month => format!("{} {}", month_name(from.month()), year()),
            Unit::Quarter => format!("Q{} {}", from.month0() / 3 + 1, year()),
            Unit::Season => {
                let name = ["spring", "summer", "autumn", "winter"][(from.month0() as usize + 10) % 12 / 3];
                format!("{name} {}", year())
            }
            Unit::Half => format!("{} half of {}", if from.month() == 1 { "first" } else { "second" }, year()),
            Unit::Year => year(),
            Unit::Decade => format!("{}s", from.year()),
            Unit::Century => format!("{}00s", from.year().div_euclid(100)),
        })
    }
}

fn year_in_words(year: i32) -> String {
    if year <= 0 { format!("{} BC", 1 - year) } else { year.to_string() }
}
