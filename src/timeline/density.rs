//! How many events fall where over the whole of a timeline: the overview strip.

use chrono::{Datelike, NaiveDate};

use super::{Dates, Runs};
use crate::time::Interval;

/// Weights along a strip of columns from `first` to `last` day.
#[derive(Debug, Clone, PartialEq)]
pub struct Density {
    pub first: NaiveDate,
    pub last: NaiveDate,
    /// For each column, 0 to 8: 0 holds none of the events shown, 8 the most.
    pub levels: Vec<u8>,
    /// Columns that hold all days on which an event can have been, shown or not.
    pub taken: Vec<bool>,
}

impl Density {
    /// Spreads the events of `runs` over `width` columns that span all of `dates`. What can have been in several columns weighs
    /// a part in each. `None` without dated events or columns.
    pub fn new(dates: &Dates, runs: &Runs, width: u16) -> Option<Self> {
        let (first, last) = bounds(dates.distinct().iter().flatten()).filter(|_| width > 0)?;
        let mut strip = Self { first, last, levels: Vec::new(), taken: vec![false; width.into()] };
        let columns = strip.columns(width);
        for when in dates.distinct().iter().flatten() {
            let (Some(from), Some(to)) = (when.earliest(), when.latest()) else { continue };
            let column = columns.of(from);
            strip.taken[column] |= from == to || column == columns.of(to);
        }
        strip.weigh(dates, runs, &columns);
        Some(strip)
    }

    /// The same strip with the weights of other events.
    pub fn with_shown(mut self, dates: &Dates, runs: &Runs) -> Self {
        let columns = self.columns(self.taken.len() as u16);
        self.weigh(dates, runs, &columns);
        self
    }

    fn weigh(&mut self, dates: &Dates, runs: &Runs, columns: &Columns) {
        let mut weights = vec![0f64; self.taken.len()];
        for (count, when) in runs.counts(dates).into_iter().zip(dates.distinct()) {
            let Some(when) = when.filter(|_| count > 0) else { continue };
            let (Some(from), Some(to)) = (when.earliest().or(when.latest()), when.latest().or(when.earliest())) else { continue };
            let (first, last) = (columns.of(from), columns.of(to));
            let part = count as f64 / (last - first + 1) as f64;
            weights[first..=last].iter_mut().for_each(|weight| *weight += part);
        }
        let most = weights.iter().copied().fold(0.0, f64::max);
        // Square roots: one event beside a peak of fifty must still be seen.
        let level = |weight: f64| if weight <= 0.0 { 0 } else { ((weight / most).sqrt() * 8.0).ceil().clamp(1.0, 8.0) as u8 };
        self.levels = weights.into_iter().map(level).collect();
    }

    fn columns(&self, width: u16) -> Columns {
        let days = (self.last - self.first).num_days() + 1;
        let table = if days <= MOST_DAYS { (0..days).map(|day| column_of(day, days, width) as u16).collect() } else { Vec::new() };
        Columns { first: self.first.num_days_from_ce(), days, width, table }
    }

    /// The column of a day, held inside the strip.
    pub fn column(&self, day: NaiveDate) -> usize {
        let days = (self.last - self.first).num_days() + 1;
        column_of((day - self.first).num_days(), days, self.levels.len() as u16)
    }
}

/// The first and the last day on which something of some dates can have been.
pub fn bounds<'a>(dates: impl Iterator<Item = &'a Interval>) -> Option<(NaiveDate, NaiveDate)> {
    dates.flat_map(|when| [when.earliest(), when.latest()]).flatten().fold(None, |bounds, day| {
        let (first, last) = bounds.unwrap_or((day, day));
        Some((first.min(day), last.max(day)))
    })
}

/// Days for which columns are looked up rather than worked out: some three hundred years.
const MOST_DAYS: i64 = 100_000;

/// From days to columns, for very many of them.
struct Columns {
    first: i32,
    days: i64,
    width: u16,
    table: Vec<u16>,
}

impl Columns {
    fn of(&self, day: NaiveDate) -> usize {
        let day = i64::from(day.num_days_from_ce()) - i64::from(self.first);
        match self.table.get(day as usize) {
            Some(column) => usize::from(*column),
            None => column_of(day, self.days, self.width),
        }
    }
}

/// The column of a day, counted from the first of so many.
fn column_of(day: i64, days: i64, width: u16) -> usize {
    (day.clamp(0, days - 1) * i64::from(width) / days).min(i64::from(width) - 1).max(0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(dates: &[&str], shown: &[usize], width: u16) -> Vec<u8> {
        let dates: Dates = dates.iter().map(|date| date.parse().ok()).collect();
        Density::new(&dates, &Runs::new(&dates, shown), width).map_or(Vec::new(), |density| density.levels)
    }

    #[test]
    fn the_strip_spans_all_and_weighs_what_is_shown() {
        assert_eq!(levels(&["2015-01-01", "2015-01-10", "2015-01-10"], &[0, 1, 2], 10), [6, 0, 0, 0, 0, 0, 0, 0, 0, 8]);
        assert_eq!(levels(&["2015-01-01", "2015-01-10"], &[0], 5), [8, 0, 0, 0, 0]);
        // What can have been anywhere weighs little everywhere.
        assert_eq!(levels(&["[2015-01-01..2015-01-10]", "2015-01-10"], &[0, 1], 5), [4, 4, 4, 4, 8]);
        assert!(levels(&["XXXX-01"], &[0], 5).is_empty());
    }
}
