//! The chart as it stands on the screen: the marks of the lanes on view, and moving and zooming along its axis.

use super::{State, geometry::SMALLEST_CHART, lanes::LaneRow};
use crate::timeline::{Axis, Cell, LaneBy, LaneId, Marks, OnAxis, Zoom, bounds};

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
    pub id: LaneId,
    pub name: String,
    /// How many lanes on view it lies in.
    pub depth: usize,
    /// Whether the lanes within it are on view; `None` where there are none.
    pub open: Option<bool>,
    /// Dated events in it, on view or not.
    pub count: usize,
    pub cells: Vec<Cell>,
    /// Where nothing of it is on view: how many of its events lie before that, and how many after.
    pub before: usize,
    pub after: usize,
    /// Whether the selected event lies in it, and in no lane within it that is on view.
    pub selected: bool,
}

impl Chart {
    pub(super) fn new(state: &State) -> Self {
        let rows = usize::from(state.geometry.lanes.height);
        let (Some(axis), Some(index)) = (state.axis.filter(|_| rows > 0), state.lanes.index()) else { return Self::default() };
        let undated = state.undated > 0 && rows >= 3;
        let on_axis = OnAxis::new(index, state.index.glances(), &state.shown, &state.runs, &axis);
        let (chosen, more) = state.lanes.choose(state, &on_axis, rows - usize::from(undated));
        let lanes: Vec<_> = chosen.iter().map(|row| (row.lane.id, state.selected_index().filter(|_| row.selected))).collect();
        let strip = |(row, marks): (LaneRow<'_>, Marks)| Strip {
            id: row.lane.id,
            name: row.lane.name.clone(),
            depth: row.depth,
            open: (!row.lane.within.is_empty()).then_some(row.open),
            count: row.lane.count,
            cells: marks.cells,
            before: marks.before,
            after: marks.after,
            selected: row.selected,
        };
        let strips = chosen.into_iter().zip(on_axis.marks(&lanes)).map(strip).collect();
        Self { strips, more, undated }
    }
}

/// However short a timeline is, so many days can be seen at once: what surrounds a lone event is worth a look.
const LEAST_VIEW: i64 = 60;

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
        self.pan(|axis| axis.panned_ticks(ticks as i64));
    }

    pub(super) fn pan_screens(&mut self, screens: isize) {
        if !self.has_chart() {
            return;
        }
        self.pan(|axis| axis.panned(screens as i64 * i64::from(axis.width)));
    }

    /// Moves the view, but not to where no event is or will come: there the last one that way stands in the middle.
    fn pan(&mut self, moved: impl Fn(Axis) -> Axis) {
        let Some(now) = self.axis else { return };
        let mut axis = moved(now);
        let onwards = axis.range().0 > now.range().0;
        if let Some((first, last)) = self.bounds {
            let end = if onwards { last } else { first };
            let is_past = |axis: &Axis| if onwards { axis.range().0 > end } else { axis.range().1 < end };
            if is_past(&axis) {
                let at_end = Axis::around(end, axis.zoom, axis.width);
                let is_nearer = if onwards { at_end.range().0 > now.range().0 } else { at_end.range().0 < now.range().0 };
                axis = if is_nearer { at_end } else { now };
                self.notice = Some(format!("no event is {} than these", if onwards { "later" } else { "earlier" }));
            }
        }
        self.axis = Some(axis);
        self.rechart();
    }

    /// Nearer by so many levels; farther where negative.
    pub(super) fn zoom(&mut self, levels: isize) {
        if !self.has_chart() {
            return;
        }
        let Some(axis) = self.axis else { return };
        let (first, last) = axis.range();
        let day = self.selected_when().and_then(|when| when.middle()).unwrap_or(first + (last - first) / 2);
        // Outwards no farther than all events need: beyond that there is nothing to see.
        let farthest = self.farthest(axis.width).max(axis.zoom);
        let mut zoom = axis.zoom;
        for _ in 0..levels.unsigned_abs().min(Zoom::all().count()) {
            zoom = if levels > 0 { zoom.nearer() } else { zoom.farther().min(farthest) };
        }
        if zoom == axis.zoom {
            self.notice = Some(match levels > 0 {
                true => "this is the nearest zoom: no event is dated finer than to the day".to_owned(),
                false => "this is the farthest zoom: all events have room".to_owned(),
            });
        }
        let zoomed = axis.zoomed(zoom, day);
        self.axis = Some(match self.bounds.filter(|_| levels < 0 && zoom == farthest) {
            Some((first, last)) => zoomed.showing(first, last),
            None => zoomed,
        });
        self.rechart();
    }

    /// The zoom at which all events of the timeline have room, those that the filter hides too.
    fn farthest(&self, width: u16) -> Zoom {
        let days = self.bounds.map_or(1, |(first, last)| (last - first).num_days() + 1);
        Zoom::holding(days.max(LEAST_VIEW), width)
    }

    pub(super) fn fit(&mut self) {
        if !self.has_chart() {
            return;
        }
        let dates = self.index.glances().dates.distinct();
        let shown = self.runs.iter().filter_map(|run| dates[run.date].as_ref());
        if let (Some(axis), Some((first, last))) = (self.axis, bounds(shown)) {
            self.axis = Some(Axis::fit(first, last, axis.width));
            self.rechart();
        }
    }

    pub(super) fn next_lanes(&mut self) {
        if !self.has_chart() {
            return;
        }
        self.lanes.by = self.lanes.by.next();
        self.lanes.folds.clear();
        self.relane();
        self.layout();
        self.rechart();
        self.notice = Some(match self.lanes.by {
            LaneBy::Nothing => "all events in one lane".to_owned(),
            by => format!("lanes by {}", by.name()),
        });
    }

    pub(super) fn fold_lanes(&mut self) {
        if !self.has_chart() {
            return;
        }
        let open: Vec<LaneId> = self.chart.strips.iter().filter(|strip| strip.open == Some(true)).map(|strip| strip.id).collect();
        let changed = self.selected_index().and_then(|event| self.lanes.fold(event, &open));
        self.notice = Some(match changed {
            Some((name, true)) => format!("the lanes within {name} are open"),
            Some((name, false)) => format!("the lanes within {name} are closed"),
            None => "the lane of the selected event has none within it, and lies in none".to_owned(),
        });
        self.rechart();
    }
}
