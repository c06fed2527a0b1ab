//! The marks that the events of a lane leave along an axis: which sign stands in which column.

use std::cmp::Ordering;

use chrono::NaiveDate;

use crate::{
    time::{Extent, Interval},
    timeline::Axis,
};

/// What stands in one column of a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    #[default]
    Blank,
    /// Somewhere in here: one day of these, not known which.
    Somewhere,
    /// Part of a stretch that lasted throughout.
    Throughout,
    /// Its first and its last day.
    Begin,
    End,
    /// It goes on beyond what is known.
    OpenLeft,
    OpenRight,
    /// The known bound of "on or before" and of "on or after".
    Until,
    Since,
    /// So many events whose day is known this finely.
    Events(u32),
    /// A digit of that number, where it has several and there is room for them.
    Digit(u8),
    /// Reports of the event beside it disagree.
    Conflict,
    /// Around the mark of the selected event.
    SelectLeft,
    SelectRight,
}

/// A column of a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cell {
    pub mark: Mark,
    /// Belongs to the selected event.
    pub selected: bool,
}

/// What a lane shows along an axis.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    /// One a column.
    pub cells: Vec<Cell>,
    /// Where nothing is on view: how many events lie before that, and how many after.
    pub before: usize,
    pub after: usize,
}

/// Where a date stands beside the days on view: before them, among them, or after. What lies on one side of a day, no one
/// knows how far from it, stands where that day does.
pub(super) fn side(when: &Interval, (first, last): (NaiveDate, NaiveDate)) -> Ordering {
    let (mut earliest, mut latest) = (when.earliest(), when.latest());
    if when.extent() == Extent::Within {
        (earliest, latest) = (earliest.or(latest), latest.or(earliest));
    }
    if latest.is_some_and(|latest| latest < first) {
        Ordering::Less
    } else if earliest.is_some_and(|earliest| earliest > last) {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

/// The column of a date that is known as finely as a column (or a day) is wide.
pub(super) fn point_column(when: &Interval, axis: &Axis) -> Option<i64> {
    let (earliest, latest) = (when.earliest()?, when.latest()?);
    let fits = earliest == latest || axis.column(earliest) == axis.column(latest);
    // Within a wide day the mark stands under the number of the day.
    let indent = i64::from(axis.zoom.columns_per_day() >= 3);
    fits.then(|| axis.column(earliest) + indent)
}

/// Events that are known as finely as a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Point {
    pub count: u32,
    pub conflict: bool,
    /// The first of them is an estimate: the neighbouring days are possible too.
    pub about: bool,
    /// The position of that one.
    pub first: usize,
}

impl Default for Point {
    fn default() -> Self {
        Self { count: 0, conflict: false, about: false, first: usize::MAX }
    }
}

/// A lane being drawn.
pub(super) struct Row {
    pub cells: Vec<Cell>,
    axis: Axis,
}

impl Row {
    pub fn new(axis: Axis) -> Self {
        Self { cells: vec![Cell::default(); axis.width.into()], axis }
    }

    fn put(&mut self, column: i64, mark: Mark, selected: bool) {
        if let Some(cell) = usize::try_from(column).ok().and_then(|column| self.cells.get_mut(column)) {
            *cell = Cell { mark, selected };
        }
    }

    fn is_blank(&self, column: i64) -> bool {
        usize::try_from(column).ok().and_then(|column| self.cells.get(column)).is_some_and(|cell| cell.mark == Mark::Blank)
    }

    /// `next` is the column of the point after it: a number of several digits must leave a blank before that.
    pub fn point(&mut self, column: i64, point: &Point, next: i64) {
        self.put(column, Mark::Events(point.count), false);
        let digits = point.count.to_string();
        let mut end = column + 1;
        if digits.len() > 1 && column + (digits.len() as i64) + 1 < next {
            end = column;
            for digit in digits.bytes() {
                self.put(end, Mark::Digit(digit - b'0'), false);
                end += 1;
            }
        }
        if point.about {
            for side in [column - 1, end] {
                if self.is_blank(side) {
                    self.put(side, Mark::Somewhere, false);
                }
            }
        }
        if point.conflict {
            self.put(end, Mark::Conflict, false);
        }
    }

    /// What is not known as finely as a column, or lasts longer than one.
    pub fn stretch(&mut self, when: &Interval, conflict: bool, selected: bool) {
        let last = i64::from(self.axis.width) - 1;
        let (from, to) = (when.earliest().map(|day| self.axis.column(day)), when.latest().map(|day| self.axis.last_column(day)));
        let (left, right) = (from.unwrap_or(0), to.unwrap_or(last));
        let mut fill = |mark| (left.max(0)..=right.min(last)).for_each(|column| self.put(column, mark, selected));
        match (when.extent(), from, to) {
            (Extent::Within, Some(_), Some(_)) => fill(Mark::Somewhere),
            (Extent::Within, None, _) => {
                self.put(right - 1, Mark::Until, selected);
                self.put(right, Mark::Events(1), selected);
            }
            (Extent::Within, Some(_), None) => {
                self.put(left, Mark::Events(1), selected);
                self.put(left + 1, Mark::Since, selected);
            }
            (Extent::Throughout, from, to) => {
                fill(Mark::Throughout);
                self.put(left, if from.is_some() { Mark::Begin } else { Mark::OpenLeft }, selected);
                self.put(right, if to.is_some() { Mark::End } else { Mark::OpenRight }, selected);
            }
        }
        // Its ends and its middle take the signs of selection and conflict, unless it is too short to keep any of its own.
        let is_short = right - left < 3;
        let bounded = from.is_some() && to.is_some();
        if selected && bounded {
            let out = i64::from(is_short);
            self.put(left - out, Mark::SelectLeft, true);
            self.put(right + out, Mark::SelectRight, true);
        }
        if conflict {
            let after = right + 1 + i64::from(selected);
            let middle = (left.max(0) + right.min(last)) / 2;
            self.put(if is_short { after } else { middle }, Mark::Conflict, selected);
        }
    }

    pub fn select(&mut self, column: i64, conflict: bool) {
        self.put(column - 1, Mark::SelectLeft, true);
        let mut end = column;
        while let Some(cell) = usize::try_from(end).ok().and_then(|column| self.cells.get_mut(column)) {
            if end > column && !matches!(cell.mark, Mark::Digit(_)) {
                break;
            }
            cell.selected = true;
            end += 1;
        }
        self.put(end, Mark::SelectRight, true);
        if conflict {
            self.put(end + 1, Mark::Conflict, true);
        }
    }
}
