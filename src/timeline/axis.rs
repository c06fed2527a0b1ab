//! The time axis: which day stands in which column, how far in it is zoomed, and the marks of the calendar along it.

use chrono::{Datelike, NaiveDate};

use crate::time::{Interval, Unit, month_name, step, weekday_name};

/// How much time a column holds. Ordered from near to far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Zoom(usize);

/// `columns` columns are `days` days; one of the two is 1. `tick` and `head` are the units of the two tiers of marks, each
/// with how many of them go to a mark.
struct Level {
    name: &'static str,
    columns: i64,
    days: i64,
    tick: (Unit, i32),
    head: (Unit, i32),
}

const fn level(name: &'static str, columns: i64, days: i64, tick: (Unit, i32), head: (Unit, i32)) -> Level {
    Level { name, columns, days, tick, head }
}

/// No level shows more than twice the time of the one before it, but for the nearest: so all of a timeline can be made to fill
/// half the width at least.
const LEVELS: [Level; 21] = [
    level("day", 6, 1, (Unit::Day, 1), (Unit::Month, 1)),
    level("3 days", 3, 1, (Unit::Day, 1), (Unit::Month, 1)),
    level("half a week", 2, 1, (Unit::Week, 1), (Unit::Month, 1)),
    level("week", 1, 1, (Unit::Week, 1), (Unit::Month, 1)),
    level("2 weeks", 1, 2, (Unit::Month, 1), (Unit::Year, 1)),
    level("month", 1, 3, (Unit::Month, 1), (Unit::Year, 1)),
    level("2 months", 1, 6, (Unit::Month, 1), (Unit::Year, 1)),
    level("quarter", 1, 10, (Unit::Quarter, 1), (Unit::Year, 1)),
    level("4 months", 1, 15, (Unit::Quarter, 1), (Unit::Year, 1)),
    level("half-year", 1, 30, (Unit::Half, 1), (Unit::Year, 1)),
    level("year", 1, 60, (Unit::Year, 1), (Unit::Decade, 1)),
    level("2 years", 1, 120, (Unit::Year, 2), (Unit::Decade, 1)),
    level("5 years", 1, 183, (Unit::Year, 5), (Unit::Decade, 1)),
    level("decade", 1, 365, (Unit::Decade, 1), (Unit::Century, 1)),
    level("20 years", 1, 730, (Unit::Year, 20), (Unit::Century, 1)),
    level("30 years", 1, 1_095, (Unit::Year, 20), (Unit::Century, 1)),
    level("50 years", 1, 1_826, (Unit::Year, 50), (Unit::Century, 1)),
    level("century", 1, 3_652, (Unit::Century, 1), (Unit::Century, 5)),
    level("2 centuries", 1, 7_304, (Unit::Century, 2), (Unit::Century, 10)),
    level("5 centuries", 1, 14_608, (Unit::Century, 5), (Unit::Century, 10)),
    level("millennium", 1, 29_216, (Unit::Century, 10), (Unit::Century, 50)),
];

impl Zoom {
    pub const NEAREST: Zoom = Zoom(0);
    pub const FARTHEST: Zoom = Zoom(LEVELS.len() - 1);

    pub fn all() -> impl Iterator<Item = Zoom> {
        (0..LEVELS.len()).map(Zoom)
    }

    pub fn nearer(self) -> Zoom {
        Zoom(self.0.saturating_sub(1))
    }

    pub fn farther(self) -> Zoom {
        Zoom((self.0 + 1).min(LEVELS.len() - 1))
    }

    pub fn name(self) -> &'static str {
        self.level().name
    }

    /// The unit of the finer tier of marks.
    pub fn tick_unit(self) -> Unit {
        self.level().tick.0
    }

    /// Columns that a day takes: 0 where a column holds several.
    pub fn columns_per_day(self) -> u16 {
        let level = self.level();
        if level.days == 1 { level.columns as u16 } else { 0 }
    }

    fn level(self) -> &'static Level {
        &LEVELS[self.0]
    }

    /// The nearest at which a stretch of so many days has room.
    pub fn holding(days: i64, width: u16) -> Self {
        Zoom::all().find(|zoom| zoom.days_in(width) >= days).unwrap_or(Zoom::FARTHEST)
    }

    /// How many whole days `width` columns show.
    fn days_in(self, width: u16) -> i64 {
        (i64::from(width) * self.level().days / self.level().columns).max(1)
    }
}

/// A stretch of time laid over columns `0..width`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Axis {
    /// Day number (from the common era) that begins in column 0.
    origin: i64,
    pub zoom: Zoom,
    pub width: u16,
}

/// A mark of the calendar: the column at which a unit begins, and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    pub column: u16,
    pub label: String,
}

impl Axis {
    /// With `day` in the middle.
    pub fn around(day: NaiveDate, zoom: Zoom, width: u16) -> Self {
        let axis = Self { origin: number(day), zoom, width };
        axis.with_day_at(day, i64::from(width / 2))
    }

    /// The nearest zoom that shows all days from `first` to `last`, with them in the middle.
    pub fn fit(first: NaiveDate, last: NaiveDate, width: u16) -> Self {
        let days = number(last) - number(first) + 1;
        let zoom = Zoom::holding(days, width);
        let spare = (zoom.days_in(width) - days).max(0) / 2;
        Self { origin: number(first) - spare, zoom, width }
    }

    /// The nearest zoom at which most of what happened can be seen at once, laid so that it is: `days` are in order, each with how
    /// much happened on it. A few days far from all others do not push it out. `None` without days.
    pub fn opening(days: &[(NaiveDate, usize)], width: u16) -> Option<Self> {
        let wanted = (days.iter().map(|(_, count)| count).sum::<usize>() * 3).div_ceil(5);
        let most_in = |zoom: Zoom| {
            let room = zoom.days_in(width.saturating_sub(2));
            let (mut end, mut held) = (0, 0);
            (0..days.len())
                .map(|first| {
                    while end < days.len() && number(days[end].0) - number(days[first].0) < room {
                        held += days[end].1;
                        end += 1;
                    }
                    let all = (held, first, end);
                    held -= days[first].1;
                    all
                })
                .max_by_key(|(held, first, _)| (*held, std::cmp::Reverse(*first)))
        };
        Zoom::all().find_map(|zoom| {
            let (held, first, end) = most_in(zoom)?;
            if held < wanted && zoom != Zoom::FARTHEST {
                return None;
            }
            let (from, to) = (number(days[first].0), number(days[end - 1].0));
            let spare = (zoom.days_in(width) - (to - from + 1)).max(0) / 2;
            Some(Self { origin: from - spare, zoom, width })
        })
    }

    /// The first column of a day; negative or beyond the width when it is out of view.
    pub fn column(&self, day: NaiveDate) -> i64 {
        let level = self.zoom.level();
        ((number(day) - self.origin) * level.columns).div_euclid(level.days)
    }

    /// The last column of a day: differs from the first where a day takes several.
    pub fn last_column(&self, day: NaiveDate) -> i64 {
        self.column(day) + i64::from(self.zoom.columns_per_day().max(1)) - 1
    }

    /// The day at which a column begins; columns out of view count on.
    pub fn day_at(&self, column: i64) -> NaiveDate {
        let level = self.zoom.level();
        date(self.origin + (column * level.days).div_euclid(level.columns))
    }

    /// First and last day on view.
    pub fn range(&self) -> (NaiveDate, NaiveDate) {
        (self.day_at(0), self.day_at(i64::from(self.width.max(1)) - 1).max(self.last_of_column(i64::from(self.width.max(1)) - 1)))
    }

    fn last_of_column(&self, column: i64) -> NaiveDate {
        let level = self.zoom.level();
        date(self.origin + (column * level.days).div_euclid(level.columns) + level.days - 1)
    }

    pub fn shows(&self, day: NaiveDate) -> bool {
        (0..i64::from(self.width)).contains(&self.column(day))
    }

    /// Moved by so many columns; to the right, into the future, where positive.
    pub fn panned(&self, columns: i64) -> Self {
        let level = self.zoom.level();
        let days = if level.days == 1 { columns.div_euclid(level.columns) } else { columns * level.days };
        Self { origin: clamp(self.origin + days), ..*self }
    }

    /// Moved by so many marks of the finer tier.
    pub fn panned_ticks(&self, count: i64) -> Self {
        let (unit, size) = self.zoom.level().tick;
        let moved = step(date(self.origin), count * i64::from(size), unit).map_or(self.origin, number);
        Self { origin: moved, ..*self }
    }

    /// Another zoom, with `day` kept in its column (or brought to the middle where it is out of view).
    pub fn zoomed(&self, zoom: Zoom, day: NaiveDate) -> Self {
        let column = if self.shows(day) { self.column(day) } else { i64::from(self.width / 2) };
        Self { zoom, ..*self }.with_day_at(day, column)
    }

    /// Moved as little as needed for all days from `first` to `last` to be on view, where they have room.
    pub fn showing(&self, first: NaiveDate, last: NaiveDate) -> Self {
        // With a column to spare at either end, for the signs beside a mark.
        let right = i64::from(self.width) - 2;
        let moved = self.panned((self.last_column(last) - right).max(0));
        moved.panned((moved.column(first) - 1).min(0))
    }

    /// Another width, with what is in the middle kept there.
    pub fn resized(&self, width: u16) -> Self {
        let middle = self.day_at(i64::from(self.width / 2));
        if width == self.width { *self } else { Self { width, ..*self }.with_day_at(middle, i64::from(width / 2)) }
    }

    fn with_day_at(&self, day: NaiveDate, column: i64) -> Self {
        let level = self.zoom.level();
        Self { origin: clamp(number(day) - (column * level.days).div_euclid(level.columns)), ..*self }
    }

    /// The finer tier of marks: those that begin on view and whose name has room.
    pub fn ticks(&self) -> Vec<Tick> {
        let tick = self.zoom.level().tick;
        let mut out: Vec<Tick> = Vec::new();
        let mut free = 0;
        for (column, day) in self.marks(tick) {
            let label = self.tick_label(day);
            if column < free || column + label.chars().count() as i64 > i64::from(self.width) {
                continue;
            }
            free = column + label.chars().count() as i64 + 1;
            out.push(Tick { column: column as u16, label });
        }
        out
    }

    /// The coarser tier: like [`Axis::ticks`], but the unit in which the view begins is named too, at the first column, so
    /// that month and year can always be read.
    pub fn heads(&self) -> Vec<Tick> {
        let marks: Vec<(i64, NaiveDate)> = self.marks(self.zoom.level().head).collect();
        let mut out: Vec<Tick> = Vec::new();
        for (at, (column, day)) in marks.iter().enumerate() {
            let column = (*column).max(0);
            let room = marks.get(at + 1).map_or(i64::from(self.width), |next| next.0) - column;
            let with_year = out.is_empty() || day.month() == 1;
            let fits =
                |label: &String| (label.chars().count() as i64) < room || at + 1 == marks.len() && label.chars().count() as i64 <= room;
            if let Some(label) = self.head_labels(*day, with_year).into_iter().find(fits) {
                out.push(Tick { column: column as u16, label });
            }
        }
        out
    }

    /// Beginnings of units from the one that holds the first column on, as (column, day).
    fn marks(&self, (unit, size): (Unit, i32)) -> impl Iterator<Item = (i64, NaiveDate)> + '_ {
        let (first, last) = self.range();
        let mut start = Interval::unit(first, unit).earliest().unwrap_or(first);
        if size > 1 {
            let years = if unit == Unit::Century { size * 100 } else { size };
            start = NaiveDate::from_ymd_opt(first.year().div_euclid(years) * years, 1, 1).unwrap_or(start);
        }
        std::iter::successors(Some(start), move |day| step(*day, i64::from(size), unit))
            .take_while(move |day| *day <= last)
            .map(move |day| if size > 1 || unit >= Unit::Decade { round_year(day) } else { day })
            .map(|day| (self.column(day), day))
    }

    fn tick_label(&self, day: NaiveDate) -> String {
        let month = &month_name(day.month())[..3];
        match self.zoom.level().tick.0 {
            Unit::Day if self.zoom.columns_per_day() > 4 => format!("{}{:2}", &weekday_name(day)[..2], day.day()),
            Unit::Day | Unit::Week => day.day().to_string(),
            Unit::Month | Unit::Quarter | Unit::Season | Unit::Half => month.to_owned(),
            Unit::Year | Unit::Decade | Unit::Century => year_in_words(day.year()),
        }
    }

    /// Names for a head, the best first.
    fn head_labels(&self, day: NaiveDate, with_year: bool) -> Vec<String> {
        let (name, year) = (month_name(day.month()), year_in_words(day.year()));
        let years = |count: i32| {
            let last = (day.year() - 1).div_euclid(count) * count + count - 1 + i32::from(day.year() <= 0);
            match day.year() <= 0 {
                true => format!("{}–{}", 1 - day.year(), year_in_words(last)),
                false => format!("{year}–{}", year_in_words(day.year().div_euclid(count) * count + count - 1)),
            }
        };
        match self.zoom.level().head {
            (Unit::Month, _) if with_year => vec![format!("{name} {year}"), format!("{} {year}", &name[..3]), year],
            (Unit::Month, _) => vec![name.to_owned(), name[..3].to_owned()],
            (Unit::Decade, _) if day.year() > 9 => vec![format!("{year}s")],
            (Unit::Decade, _) => vec![years(10), year],
            (Unit::Century, count) => vec![years(count * 100), year],
            _ => vec![year],
        }
    }
}

/// A round year before the common era as people count: the year -299 of the calendar is 300 BC. There is no year 0.
fn round_year(day: NaiveDate) -> NaiveDate {
    if day.year() > 0 { day } else { day.with_year(day.year() + 1).unwrap_or(day) }
}

/// `2015`, `300 BC`: astronomical years as people name them.
pub fn year_in_words(year: i32) -> String {
    if year > 0 { year.to_string() } else { format!("{} BC", 1 - i64::from(year)) }
}

fn number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce())
}

/// The calendar ends at the years ±262,000; day numbers are held inside it.
fn clamp(number: i64) -> i64 {
    number.clamp(i64::from(NaiveDate::MIN.num_days_from_ce()), i64::from(NaiveDate::MAX.num_days_from_ce()))
}

fn date(day: i64) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(clamp(day) as i32).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn labels(ticks: Vec<Tick>) -> Vec<String> {
        ticks.into_iter().map(|tick| format!("{}:{}", tick.column, tick.label)).collect()
    }

    #[test]
    fn days_and_months_are_named_at_the_nearest_zoom() {
        let axis = Axis { origin: number(day("2015-06-22")), zoom: Zoom::NEAREST, width: 66 };
        assert_eq!(labels(axis.heads()), ["0:June 2015", "54:July"]);
        assert_eq!(labels(axis.ticks())[..3], ["0:Mo22", "6:Tu23", "12:We24"]);
        assert_eq!(axis.column(day("2015-06-26")), 24);
        assert_eq!(axis.range(), (day("2015-06-22"), day("2015-07-02")));
    }

    #[test]
    fn the_year_is_named_at_every_zoom() {
        for zoom in Zoom::all() {
            for width in [20, 66, 140] {
                let axis = Axis::around(day("2015-12-30"), zoom, width);
                let named =
                    axis.heads().into_iter().chain(axis.ticks()).any(|tick| tick.label.chars().filter(char::is_ascii_digit).count() >= 4);
                assert!(named, "{zoom:?} at {width}: {:?} {:?}", axis.heads(), axis.ticks());
            }
        }
    }

    #[test]
    fn an_outlier_does_not_push_the_opening_out() {
        let mut days: Vec<(NaiveDate, usize)> = (1..=20).map(|d| (NaiveDate::from_ymd_opt(2015, 6, d).unwrap(), 1)).collect();
        days.insert(0, (day("1956-03-20"), 2));
        let axis = Axis::opening(&days, 66).unwrap();
        assert!(axis.zoom <= Zoom(3), "{:?}", axis.zoom);
        assert!(axis.shows(day("2015-06-10")));
        assert_eq!(Axis::opening(&[], 66), None);
    }

    #[test]
    fn each_step_outwards_shows_at_most_twice_the_time() {
        for (near, far) in Zoom::all().zip(Zoom::all().skip(1)) {
            assert!(far.days_in(600) <= 2 * near.days_in(600) + 1, "{} {}", near.name(), far.name());
        }
    }

    #[test]
    fn years_before_the_common_era_are_named_as_people_count() {
        for (zoom, year, head, ticks) in [
            ("year", -43, "50–41 BC", &["49 BC", "48 BC"][..]),
            ("decade", -200, "300–201 BC", &["230 BC", "220 BC"]),
            ("century", -500, "1000–501 BC", &["500 BC", "400 BC"]),
            ("century", 200, "500–1 BC", &["100 BC", "1", "100"]),
        ] {
            let zoom = Zoom::all().find(|level| level.name() == zoom).unwrap();
            let axis = Axis::around(NaiveDate::from_ymd_opt(year, 6, 1).unwrap(), zoom, 66);
            let all = labels(axis.heads()).join(" ") + " | " + &labels(axis.ticks()).join(" ") + " ";
            assert!(all.contains(head) && ticks.iter().all(|tick| all.contains(&format!(":{tick} "))), "{all}");
        }
    }

    fn a_day() -> impl Strategy<Value = NaiveDate> {
        (-500_000i32..1_500_000).prop_map(|n| NaiveDate::from_num_days_from_ce_opt(n).unwrap())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn column_and_day_agree(origin in a_day(), zoom in 0..LEVELS.len(), width in 1u16..300, column in -300i64..600) {
            let axis = Axis { origin: number(origin), zoom: Zoom(zoom), width };
            let at = axis.day_at(column);
            let back = axis.column(at);
            prop_assert!(back <= column && column <= axis.last_column(at).max(back), "{column} {back}");
            prop_assert!(axis.day_at(column + 1) >= at);
        }

        #[test]
        fn later_days_never_stand_left(a in a_day(), b in a_day(), zoom in 0..LEVELS.len(), width in 1u16..300) {
            let axis = Axis::around(a, Zoom(zoom), width);
            prop_assert_eq!(a <= b || axis.column(b) <= axis.column(a), true);
            prop_assert!(axis.shows(a));
        }

        #[test]
        fn zooming_keeps_the_day_in_its_column(a in a_day(), zoom in 0..LEVELS.len(), to in 0..LEVELS.len(), width in 12u16..300) {
            let axis = Axis::around(a, Zoom(zoom), width);
            let zoomed = axis.zoomed(Zoom(to), a);
            prop_assert!((axis.column(a) - zoomed.column(a)).abs() <= 6);
        }

        #[test]
        fn fitting_shows_all(a in a_day(), b in a_day(), width in 350u16..400) {
            let (first, last) = (a.min(b), a.max(b));
            let axis = Axis::fit(first, last, width);
            prop_assert!(axis.shows(first) && axis.shows(last));
        }

        #[test]
        fn ticks_are_on_view_and_apart(a in a_day(), zoom in 0..LEVELS.len(), width in 1u16..200) {
            let axis = Axis::around(a, Zoom(zoom), width);
            for tier in [axis.ticks(), axis.heads()] {
                let mut free = 0;
                for tick in tier {
                    prop_assert!(tick.column >= free && tick.column < width);
                    free = tick.column + tick.label.chars().count() as u16;
                }
            }
        }
    }
}
