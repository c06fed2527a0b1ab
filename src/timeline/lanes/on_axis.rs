//! Very many events laid along an axis: which lanes have something on view, and what the events of a lane leave there.
//!
//! Where a date stands is worked out once a distinct date. One pass over the events on view then counts, for all rows at once,
//! what falls into which column; a row is drawn from these sums.

use std::{cmp::Ordering, ops::Range};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::{
    LaneId, LaneIndex,
    marks::{Cell, Marks, Point, Row, point_column, side},
};
use crate::timeline::{Axis, Glances, Runs};

/// Events laid along an axis, to be looked at by lanes.
#[derive(Debug)]
pub struct OnAxis<'a> {
    index: &'a LaneIndex,
    events: &'a Glances,
    shown: &'a [usize],
    axis: &'a Axis,
    /// Those on view.
    on_view: Vec<Dated>,
    /// Stretches of `on_view` with so many events that each is worth a task.
    tasks: Vec<Range<usize>>,
    /// Positions in `shown` of what lies before the view, and of what lies after it.
    out: [Vec<Range<usize>>; 2],
}

/// Events on view of one date that follow one another.
#[derive(Debug)]
struct Dated {
    /// Positions in `shown`.
    at: Range<usize>,
    date: usize,
    /// The column, where the date is known as finely as that.
    column: Option<usize>,
    /// An estimate: the neighbouring days are possible too.
    about: bool,
}

/// Events that one task goes through at a time. (In tests so few that work is divided there too.)
const CHUNK: usize = if cfg!(test) { 5 } else { 1 << 15 };

/// The lanes of an index that have something on view, in them or in a lane within them.
#[derive(Debug)]
pub struct Busy<'a> {
    index: &'a LaneIndex,
    slots: Vec<bool>,
}

impl Busy<'_> {
    pub fn holds(&self, lane: LaneId) -> bool {
        self.slots[self.index.slot(lane)]
    }
}

impl<'a> OnAxis<'a> {
    /// Lays the events that `shown` names along an axis; `runs` are theirs.
    pub fn new(index: &'a LaneIndex, events: &'a Glances, shown: &'a [usize], runs: &Runs, axis: &'a Axis) -> Self {
        let view = axis.range();
        let sides = events.dates.each(|when| side(when, view), Ordering::Equal);
        let placed = events.dates.placed();
        let (mut on_view, mut tasks, mut out) = (Vec::new(), Vec::new(), [Vec::new(), Vec::new()]);
        let (mut begun, mut size) = (0, 0);
        for run in runs.iter().filter(|run| placed[run.date]) {
            let Some(when) = events.dates.distinct()[run.date] else { continue };
            match sides[run.date] {
                Ordering::Less => out[0].push(run.at),
                Ordering::Greater => out[1].push(run.at),
                Ordering::Equal => {
                    let column = point_column(&when, axis).and_then(|column| usize::try_from(column).ok());
                    let about = when.certainty().approximate;
                    for start in run.at.clone().step_by(CHUNK) {
                        let at = start..run.at.end.min(start + CHUNK);
                        size += at.len();
                        on_view.push(Dated { at, date: run.date, column, about });
                        if size >= CHUNK {
                            tasks.push(begun..on_view.len());
                            (begun, size) = (on_view.len(), 0);
                        }
                    }
                }
            }
        }
        tasks.push(begun..on_view.len());
        Self { index, events, shown, axis, on_view, tasks, out }
    }

    /// Which lanes have something on view.
    pub fn busy(&self) -> Busy<'a> {
        let of_task = |task: &Range<usize>| {
            let mut slots = vec![false; self.index.slots()];
            for event in self.on_view[task.clone()].iter().flat_map(|dated| &self.shown[dated.at.clone()]) {
                self.index.each_slot(*event, |slot| slots[slot] = true);
            }
            slots
        };
        let either = |mut a: Vec<bool>, b: Vec<bool>| {
            a.iter_mut().zip(b).for_each(|(a, b)| *a |= b);
            a
        };
        let mut slots = self.tasks.par_iter().map(of_task).reduce(|| vec![false; self.index.slots()], either);
        for (id, node) in self.index.nodes.iter().enumerate().rev() {
            if let Some(parent) = node.parent {
                slots[parent as usize] |= slots[id];
            }
        }
        Busy { index: self.index, slots }
    }

    /// The marks of some lanes, those within a lane being its marks too. With each lane the event that is selected in it.
    ///
    /// Wide marks are laid first, so that days stand on top of spans.
    pub fn marks(&self, lanes: &[(LaneId, Option<usize>)]) -> Vec<Marks> {
        let rows = Rows::new(self.index, lanes.iter().map(|(lane, _)| *lane));
        let sum = |task: &Range<usize>| self.sum(&rows, &self.on_view[task.clone()]);
        let add = |mut all: Vec<Sum>, other: Vec<Sum>| {
            all.iter_mut().zip(&other).for_each(|(sum, other)| sum.add(other));
            all
        };
        let mut sums = self.tasks.par_iter().map(sum).reduce_with(add).unwrap_or_default();
        rows.add_up(&mut sums, Sum::add);
        let mut out: Vec<Marks> =
            lanes.iter().zip(&sums).map(|((_, selected), sum)| Marks { cells: self.cells(sum, *selected), ..Marks::default() }).collect();
        if sums.iter().any(Sum::is_empty) {
            let [before, after] = self.out.each_ref().map(|runs| self.count(&rows, runs));
            for (at, marks) in out.iter_mut().enumerate().filter(|(at, _)| sums[*at].is_empty()) {
                (marks.before, marks.after) = (before[at], after[at]);
            }
        }
        out
    }

    fn sum(&self, rows: &Rows, on_view: &[Dated]) -> Vec<Sum> {
        let none = Sum { points: vec![Point::default(); usize::from(self.axis.width) + 1], wide: Vec::new() };
        let mut sums = vec![none; rows.around.len()];
        for dated in on_view {
            for (position, event) in dated.at.clone().zip(&self.shown[dated.at.clone()]) {
                let conflict = self.events.conflict[*event];
                self.index.each_slot(*event, |slot| {
                    let Some(sum) = rows.of[slot].and_then(|row| sums.get_mut(usize::from(row))) else { return };
                    match dated.column {
                        Some(column) => sum.point(column, Point { count: 1, conflict, about: dated.about, first: position }),
                        None => sum.wide(Wide { date: dated.date, conflict, last: position }),
                    }
                });
            }
        }
        sums
    }

    /// How many events of each row there are at these positions.
    fn count(&self, rows: &Rows, positions: &[Range<usize>]) -> Vec<usize> {
        let mut counts = vec![0; rows.around.len()];
        for event in positions.iter().flat_map(|at| &self.shown[at.clone()]) {
            self.index.each_slot(*event, |slot| rows.of[slot].into_iter().for_each(|row| counts[usize::from(row)] += 1));
        }
        rows.add_up(&mut counts, |outer, inner| *outer += inner);
        counts
    }

    fn cells(&self, sum: &Sum, selected: Option<usize>) -> Vec<Cell> {
        let mut row = Row::new(*self.axis);
        let when = |date: usize| self.events.dates.distinct()[date];
        for wide in sum.wide_in_order() {
            when(wide.date).iter().for_each(|when| row.stretch(when, wide.conflict, false));
        }
        let points: Vec<(i64, &Point)> =
            sum.points.iter().enumerate().filter(|(_, point)| point.count > 0).map(|(column, point)| (column as i64, point)).collect();
        for (at, (column, point)) in points.iter().enumerate() {
            row.point(*column, point, points.get(at + 1).map_or(i64::from(self.axis.width), |next| next.0));
        }
        let view = self.axis.range();
        let chosen = selected.and_then(|event| Some((self.events.when(event).filter(|when| side(when, view).is_eq())?, event)));
        if let Some((when, event)) = chosen {
            match point_column(&when, self.axis) {
                Some(column) => row.select(column, points.iter().any(|(of, point)| *of == column && point.conflict)),
                None => row.stretch(&when, self.events.conflict[event], true),
            }
        }
        row.cells
    }
}

/// Rows of the chart for the lanes of an index.
struct Rows {
    /// Of each slot the row of the innermost lane that has one.
    of: Vec<Option<u16>>,
    /// Of each row the one that its lane lies in; that comes before it.
    around: Vec<Option<u16>>,
}

impl Rows {
    fn new(index: &LaneIndex, lanes: impl Iterator<Item = LaneId>) -> Self {
        let (mut of, mut around) = (vec![None; index.slots()], Vec::new());
        for (row, lane) in lanes.enumerate() {
            of[index.slot(lane)] = Some(row as u16);
            around.push(None);
        }
        for (id, node) in index.nodes.iter().enumerate() {
            let outer = node.parent.and_then(|parent| of[parent as usize]);
            match of[id] {
                Some(row) => around[usize::from(row)] = outer,
                None => of[id] = outer,
            }
        }
        Self { of, around }
    }

    /// Adds what each row has to the row around it, from the inside out.
    fn add_up<T>(&self, of_row: &mut [T], add: impl Fn(&mut T, &T)) {
        for (row, outer) in self.around.iter().enumerate().rev() {
            if let Some(outer) = outer.map(usize::from).filter(|outer| *outer < row && row < of_row.len()) {
                let (before, rest) = of_row.split_at_mut(row);
                add(&mut before[outer], &rest[0]);
            }
        }
    }
}

/// What the events of a row come to.
#[derive(Debug, Clone, Default)]
struct Sum {
    /// One a column.
    points: Vec<Point>,
    wide: Vec<Wide>,
}

/// Events of one date that is wider than a column. They leave the same marks: what counts is the last of them, which stands on
/// top of what is laid before.
#[derive(Debug, Clone, Copy)]
struct Wide {
    date: usize,
    conflict: bool,
    /// The position of that one.
    last: usize,
}

/// So many wide dates are looked back for whether the same was there already; in order of time it nearly always was.
const LOOK_BACK: usize = 4;

impl Sum {
    fn is_empty(&self) -> bool {
        self.wide.is_empty() && self.points.iter().all(|point| point.count == 0)
    }

    fn point(&mut self, column: usize, other: Point) {
        if column >= self.points.len() {
            self.points.resize(column + 1, Point::default());
        }
        let point = &mut self.points[column];
        if other.first < point.first {
            (point.first, point.about) = (other.first, other.about);
        }
        point.count += other.count;
        point.conflict |= other.conflict;
    }

    fn wide(&mut self, other: Wide) {
        let mut recent = self.wide.iter_mut().rev().take(LOOK_BACK);
        match recent.find(|wide| (wide.date, wide.conflict) == (other.date, other.conflict)) {
            Some(wide) => wide.last = wide.last.max(other.last),
            None => self.wide.push(other),
        }
    }

    fn add(&mut self, other: &Self) {
        let points = other.points.iter().enumerate().filter(|(_, point)| point.count > 0);
        points.for_each(|(column, point)| self.point(column, *point));
        self.wide.extend_from_slice(&other.wide);
    }

    /// Each wide date once, in order of the last event that has it.
    fn wide_in_order(&self) -> Vec<Wide> {
        let mut wide = self.wide.clone();
        wide.sort_unstable_by_key(|wide| std::cmp::Reverse(wide.last));
        let mut known = FxHashSet::default();
        wide.retain(|wide| known.insert((wide.date, wide.conflict)));
        wide.reverse();
        wide
    }
}
