//! The lanes as they stand on the screen: which of them, and the marks in each.

use super::{State, geometry::SMALLEST_CHART};
use crate::{
    time::Interval,
    timeline::{Axis, Cell, Lane, LaneBy, LaneIndex, cells},
};

/// The lanes of the events shown.
#[derive(Debug, Clone, Default)]
pub struct Lanes {
    pub by: LaneBy,
    pub(super) all: Vec<Lane>,
    /// Made anew when `by` or the timeline changes.
    pub(super) index: Option<LaneIndex>,
    /// Rows that the lanes of the whole timeline would fill.
    pub(super) most: usize,
}

/// The chart on view.
#[derive(Debug, Clone, Default)]
pub struct Chart {
    pub strips: Vec<Strip>,
    /// Lanes for which there is no row.
    pub more: usize,
    /// Whether the last row of the lanes counts the undated events.
    pub undated: bool,
}

/// A lane on view.
#[derive(Debug, Clone)]
pub struct Strip {
    pub name: String,
    /// Dated events in it, on view or not.
    pub count: usize,
    pub cells: Vec<Cell>,
    /// Whether the selected event lies in it.
    pub selected: bool,
}

impl Chart {
    pub(super) fn new(state: &State) -> Self {
        let rows = usize::from(state.geometry.lanes.height);
        let Some(axis) = state.axis.filter(|_| rows > 0) else { return Self::default() };
        let undated = state.undated > 0 && rows >= 3;
        let room = rows - usize::from(undated);
        let selected = state.selected_index();
        let holds = |lane: &Lane| selected.is_some_and(|selected| lane.events.binary_search(&selected).is_ok());
        // Lanes with something on view go before empty ones; among those taken the order stays the same while one pans.
        let (first, last) = axis.range();
        let is_busy = |lane: &Lane| {
            lane.events
                .iter()
                .filter_map(|at| when_of(state, *at))
                .any(|when| when.latest().is_none_or(|latest| latest >= first) && when.earliest().is_none_or(|earliest| earliest <= last))
        };
        let mut order: Vec<usize> = (0..state.lanes.all.len()).collect();
        order.sort_by_cached_key(|at| !is_busy(&state.lanes.all[*at]));
        order.truncate(room);
        // The lane of the selection is always on view.
        if let Some(lane) = state.lanes.all.iter().position(holds)
            && !order.iter().any(|at| holds(&state.lanes.all[*at]))
            && let Some(last) = order.last_mut()
        {
            *last = lane;
        }
        order.sort_unstable();
        let on_view: Vec<&Lane> = order.into_iter().map(|at| &state.lanes.all[at]).collect();
        let strip = |lane: &Lane, axis: &Axis| Strip {
            name: lane.name.clone(),
            count: lane.events.len(),
            cells: cells(state.index.glances(), lane, axis, selected),
            selected: holds(lane),
        };
        Self { more: state.lanes.all.len() - on_view.len(), undated, strips: on_view.into_iter().map(|lane| strip(lane, &axis)).collect() }
    }
}

fn when_of(state: &State, event: usize) -> Option<Interval> {
    state.index.glances().get(event)?.when
}

/// Moving and zooming.
impl State {
    /// Whether there is a chart to change; says so where there is none.
    fn has_chart(&mut self) -> bool {
        let (width, height) = SMALLEST_CHART;
        if self.geometry.lanes.is_empty() {
            self.notice = Some(format!("no room for the chart under {width}x{height}"));
        }
        !self.geometry.lanes.is_empty()
    }

    pub(super) fn pan_ticks(&mut self, ticks: isize) {
        if !self.has_chart() {
            return;
        }
        self.axis = self.axis.map(|axis| axis.panned_ticks(ticks as i64));
        self.rechart();
    }

    pub(super) fn pan_screens(&mut self, screens: isize) {
        if !self.has_chart() {
            return;
        }
        self.axis = self.axis.map(|axis| axis.panned(screens as i64 * i64::from(axis.width)));
        self.rechart();
    }

    /// Nearer by so many levels; farther where negative.
    pub(super) fn zoom(&mut self, levels: isize) {
        if !self.has_chart() {
            return;
        }
        let Some(axis) = self.axis else { return };
        let (first, last) = axis.range();
        let selected = self.selected_event().and_then(|event| event.when).and_then(|when| when.middle());
        let day = selected.unwrap_or(first + (last - first) / 2);
        let mut zoom = axis.zoom;
        for _ in 0..levels.unsigned_abs().min(20) {
            zoom = if levels > 0 { zoom.nearer() } else { zoom.farther() };
        }
        if zoom == axis.zoom {
            self.notice = Some(format!("this is the {} zoom", if levels > 0 { "nearest" } else { "farthest" }));
        }
        self.axis = Some(axis.zoomed(zoom, day));
        self.rechart();
    }

    pub(super) fn fit(&mut self) {
        if !self.has_chart() {
            return;
        }
        let bounds = self.shown.iter().filter_map(|at| self.index.glances()[*at].when).flat_map(|when| [when.earliest(), when.latest()]);
        let (mut first, mut last) = (None, None);
        for day in bounds.flatten() {
            first = Some(first.map_or(day, |first: chrono::NaiveDate| first.min(day)));
            last = last.max(Some(day));
        }
        if let (Some(axis), Some(first), Some(last)) = (self.axis, first, last) {
            self.axis = Some(Axis::fit(first, last, axis.width));
            self.rechart();
        }
    }

    pub(super) fn next_lanes(&mut self) {
        if !self.has_chart() {
            return;
        }
        self.lanes.by = self.lanes.by.next();
        self.relane();
        self.layout();
        self.rechart();
        self.notice = Some(match self.lanes.by {
            LaneBy::Nothing => "all events in one lane".to_owned(),
            by => format!("lanes by {}", by.name()),
        });
    }
}
