//! An uncertain date: the days it can have been.

use chrono::{Datelike, NaiveDate};

use super::{
    calendar::{Unit, monday_of, month_end, month_name, step},
    certainty::{Certainty, Marks, Parts},
    yearless::Yearless,
};

/// Whether something happened once *within* a range of days or lasted *throughout* it. The two are different things and
/// are never mixed: EDTF `[2015-06-22..2015-06-28]` and `2015-06-22/2015-06-28`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Extent {
    Within,
    Throughout,
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
    marks: Marks,
    /// A date whose year is not known (`XXXX-03-07`; then there are no bounds), or only in part (`156X-12-25`).
    yearless: Option<Yearless>,
}

impl Interval {
    const fn new(earliest: Option<NaiveDate>, latest: Option<NaiveDate>, extent: Extent) -> Self {
        Self { earliest, latest, extent, marks: Marks { uncertain: 0, approximate: 0 }, yearless: None }
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
        Yearless::new(0, 4, month, day).map(Self::of_some_year)
    }

    pub(super) fn of_some_year(yearless: Yearless) -> Self {
        let (earliest, latest) = yearless.bounds().unzip();
        Self { yearless: Some(yearless), ..Self::new(earliest, latest, Extent::Within) }
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

    pub fn certainty(&self) -> Certainty {
        self.marks.certainty()
    }

    pub(super) const fn marks(&self) -> Marks {
        self.marks
    }

    /// Month and day of a date of which nothing of the year is known.
    pub fn without_year(&self) -> Option<(u32, Option<u32>)> {
        self.yearless.filter(|yearless| yearless.is_any_year()).map(|yearless| (yearless.month, yearless.day))
    }

    pub(super) const fn as_yearless(&self) -> Option<Yearless> {
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
        let first = self.earliest.filter(|_| self.yearless.is_none())?;
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
        if let Some(yearless) = self.yearless {
            return if yearless.day.is_some() { Unit::Day } else { Unit::Month };
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

    /// The parts that can be qualified: year, month and day of a date, the known ends of a range throughout. A range of days
    /// within that is no unit has none: EDTF cannot qualify one, and it already says that the day is not known.
    pub(super) fn parts(&self) -> Parts {
        if let Some(yearless) = self.yearless {
            return if yearless.day.is_some() { 0b111 } else { 0b11 };
        }
        if self.extent == Extent::Throughout {
            return Parts::from(self.earliest.is_some()) | Parts::from(self.latest.is_some()) << 1;
        }
        match self.exact_unit() {
            None | Some(Unit::Week) => 0,
            Some(Unit::Day) => 0b111,
            Some(Unit::Month | Unit::Quarter | Unit::Season | Unit::Half) => 0b11,
            Some(Unit::Year | Unit::Decade | Unit::Century) => 0b1,
        }
    }

    /// The same days, marked as an estimate (`~`), where EDTF can mark them.
    pub fn approximately(mut self) -> Self {
        self.marks.approximate = self.parts();
        self
    }

    /// The same days, marked as in doubt (`?`), where EDTF can mark them.
    pub fn doubtful(mut self) -> Self {
        self.marks.uncertain = self.parts();
        self
    }

    /// The same days with these marks on their parts.
    pub(super) fn marked(mut self, marks: Marks) -> Self {
        let parts = self.parts();
        self.marks = marks & Marks { uncertain: parts, approximate: parts };
        self
    }

    /// The same days without qualification.
    pub fn plain(mut self) -> Self {
        self.marks = Marks::default();
        self
    }

    /// The same bounds as one moment within or as a span throughout.
    pub fn with_extent(mut self, extent: Extent) -> Self {
        let had = self.parts();
        self.extent = extent;
        self.marks = self.marks.moved(had, self.parts());
        self
    }

    /// Whether a day can be it. A date with no year holds every such day of any year.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.yearless.is_none_or(|yearless| yearless.holds(day))
            && self.earliest.is_none_or(|earliest| earliest <= day)
            && self.latest.is_none_or(|latest| day <= latest)
    }

    /// Whether all days of `other` are days of this one.
    pub fn contains(&self, other: &Interval) -> bool {
        match (self.yearless, other.yearless) {
            (Some(mine), Some(its)) => mine.joint(its) == Some(its),
            (Some(_), None) => other.as_day().is_some_and(|day| self.holds(day)),
            (None, _) => {
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
                let parts = joint.parts();
                let marks = |of: &Interval| of.marks.moved(of.parts(), parts);
                joint.marks = match (same(self), same(other)) {
                    (true, true) => marks(self) & marks(other),
                    (true, false) => marks(self),
                    (false, true) => marks(other),
                    (false, false) => Marks::default(),
                };
                return Some(joint);
            }
            (Some(mine), Some(its)) => {
                let joint = mine.joint(its)?;
                return Some(match (joint == mine, joint == its) {
                    (true, _) => *self,
                    (_, true) => *other,
                    _ => Self::of_some_year(joint),
                });
            }
            (Some(_), None) => (self, other),
            (None, Some(_)) => (other, self),
        };
        // A date with no year against one with bounds: the years in which the two meet, if few enough to be told apart.
        let yearless = coarse.yearless?;
        let (Some(from), Some(to)) = (fine.earliest.max(coarse.earliest), fine.latest.or(coarse.latest)) else { return Some(*coarse) };
        let candidates: Vec<Interval> = (from.year()..=to.year().min(from.year() + 200))
            .filter_map(|year| yearless.in_year(year))
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
        moved.marks = self.marks.moved(self.parts(), moved.parts());
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
        let certainty = self.marks.certainty();
        if self.marks != Marks::all(self.parts(), certainty) {
            let names =
                if self.extent == Extent::Throughout { ["its beginning", "its end", ""] } else { ["the year", "the month", "the day"] };
            let said = names.iter().enumerate().filter_map(|(at, name)| match self.marks.of(at) {
                Certainty { uncertain: true, .. } => Some(format!("{name} in doubt")),
                Certainty { approximate: true, .. } => Some(format!("{name} an estimate")),
                _ => None,
            });
            return format!("{written} ({})", said.collect::<Vec<_>>().join(", "));
        }
        match certainty {
            Certainty { uncertain: true, .. } => format!("{written} (in doubt)"),
            Certainty { approximate: true, .. } => match written.split_once(' ') {
                Some((joint @ ("from" | "since" | "until"), rest)) => format!("{joint} about {rest}"),
                _ => format!("about {written}"),
            },
            _ => written,
        }
    }

    fn in_words_plain(&self) -> String {
        if let Some(yearless) = self.yearless {
            return yearless.in_words();
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
