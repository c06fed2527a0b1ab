//! Lanes: the events of a timeline side by side by place, group, kind or source, and the marks they leave along an axis.

use rustc_hash::FxHashMap;

use super::{Axis, Event, Glance, Timeline};
use crate::time::{Extent, Interval};

/// What makes a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LaneBy {
    #[default]
    Place,
    Group,
    Kind,
    Source,
    /// All in one.
    Nothing,
}

impl LaneBy {
    pub const ALL: [LaneBy; 5] = [LaneBy::Place, LaneBy::Group, LaneBy::Kind, LaneBy::Source, LaneBy::Nothing];

    pub fn name(self) -> &'static str {
        match self {
            LaneBy::Place => "place",
            LaneBy::Group => "group",
            LaneBy::Kind => "kind",
            LaneBy::Source => "source",
            LaneBy::Nothing => "all",
        }
    }

    pub fn next(self) -> LaneBy {
        let at = LaneBy::ALL.iter().position(|by| *by == self).unwrap_or(0);
        LaneBy::ALL[(at + 1) % LaneBy::ALL.len()]
    }

    /// The lanes that an event lies in.
    fn of<'a>(self, timeline: &'a Timeline, event: &'a Event) -> Vec<&'a str> {
        let one = |name: Option<&'a str>| name.into_iter().collect();
        match self {
            LaneBy::Place => one(event.place().map(|place| place.name.as_str())),
            LaneBy::Group => one(match event.actor() {
                Some(super::Actor::Group(group)) => Some(&group.name),
                _ => None,
            }),
            LaneBy::Kind => one(Some(event.kind.name())),
            LaneBy::Source => {
                let mut ids: Vec<&str> =
                    event.mentions.iter().filter_map(|mention| Some(timeline.articles.get(mention.article)?.id.as_str())).collect();
                ids.sort_unstable();
                ids.dedup();
                ids
            }
            LaneBy::Nothing => one(Some("all events")),
        }
    }
}

/// Dated events that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// `(no place)`, `(no group)` for those that have none.
    pub name: String,
    /// Places in `timeline.events`, in order of time.
    pub events: Vec<usize>,
}

/// The lanes in which each event of a timeline lies.
#[derive(Debug, Clone)]
pub struct LaneIndex {
    by: LaneBy,
    names: Vec<String>,
    /// Where the lanes of event `i` start in `ids`; one more than there are events.
    starts: Vec<u32>,
    ids: Vec<u32>,
}

impl LaneIndex {
    pub fn by(&self) -> LaneBy {
        self.by
    }

    pub fn new(timeline: &Timeline, by: LaneBy) -> Self {
        let mut index = Self { by, names: Vec::new(), starts: vec![0], ids: Vec::new() };
        let mut known: FxHashMap<&str, u32> = FxHashMap::default();
        for event in &timeline.events {
            for name in by.of(timeline, event) {
                let id = *known.entry(name).or_insert_with(|| {
                    index.names.push(name.to_owned());
                    index.names.len() as u32 - 1
                });
                index.ids.push(id);
            }
            index.starts.push(index.ids.len() as u32);
        }
        index
    }

    /// Divides the dated events of `shown` into lanes: the fullest first, of equals the one with the
    /// foremost event, the nameless last.
    pub fn lanes(&self, events: &[Glance], shown: &[usize]) -> Vec<Lane> {
        let mut of_name: Vec<Vec<usize>> = vec![Vec::new(); self.names.len()];
        let mut nameless: Vec<usize> = Vec::new();
        for at in shown.iter().copied().filter(|at| events.get(*at).is_some_and(Glance::is_placed)) {
            let (Some(from), Some(to)) = (self.starts.get(at), self.starts.get(at + 1)) else { continue };
            if from == to {
                nameless.push(at);
            }
            for id in &self.ids[*from as usize..*to as usize] {
                of_name[*id as usize].push(at);
            }
        }
        let named = self.names.iter().zip(of_name).filter(|(_, events)| !events.is_empty());
        let mut lanes: Vec<Lane> = named.map(|(name, events)| Lane { name: name.clone(), events }).collect();
        let foremost = |lane: &Lane| lane.events.iter().filter_map(|at| events.get(*at)).map(|event| event.rank).min();
        lanes.sort_by_cached_key(|lane| (std::cmp::Reverse(lane.events.len()), foremost(lane)));
        if !nameless.is_empty() {
            lanes.push(Lane { name: format!("(no {})", self.by.name()), events: nameless });
        }
        lanes
    }
}

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

/// The marks of a lane's events along an axis, a cell a column. `selected` is a place in `timeline.events`.
///
/// Wide marks are laid first, so that days stand on top of spans.
pub fn cells(events: &[Glance], lane: &Lane, axis: &Axis, selected: Option<usize>) -> Vec<Cell> {
    let mut row = Row { cells: vec![Cell::default(); axis.width.into()], axis: *axis };
    let on_view = |interval: &Interval| {
        let (first, last) = axis.range();
        interval.latest().is_none_or(|latest| latest >= first) && interval.earliest().is_none_or(|earliest| earliest <= last)
    };
    let mut points: Vec<Point> = Vec::new();
    let mut chosen = None;
    for at in &lane.events {
        let Some(event) = events.get(*at).filter(|event| event.is_placed()) else { continue };
        let Some(when) = event.when.filter(on_view) else { continue };
        let is_selected = selected == Some(*at);
        if is_selected {
            chosen = Some((when, event.conflict));
        }
        match point_column(&when, axis) {
            Some(column) => {
                let conflict = event.conflict;
                match points.last_mut().filter(|point| point.column == column) {
                    Some(point) => {
                        point.count += 1;
                        point.conflict |= conflict;
                    }
                    None => points.push(Point { column, count: 1, conflict, about: when.certainty().approximate }),
                }
            }
            None => row.stretch(&when, event.conflict, false),
        }
    }
    // Events come in order of their earliest day, which is nearly the order of columns; two runs of one column are added up.
    points.sort_by_key(|point| point.column);
    points.dedup_by(|next, point| {
        let same = next.column == point.column;
        if same {
            point.count += next.count;
            point.conflict |= next.conflict;
        }
        same
    });
    for point in &points {
        row.point(point);
    }
    if let Some((when, conflict)) = chosen {
        match point_column(&when, axis) {
            Some(column) => row.select(column, points.iter().find(|point| point.column == column).is_some_and(|point| point.conflict)),
            None => row.stretch(&when, conflict, true),
        }
    }
    row.cells
}

struct Point {
    column: i64,
    count: u32,
    conflict: bool,
    /// An estimate: the neighbouring days are possible too.
    about: bool,
}

/// The column of an event that is known as finely as a column (or a day) is wide.
fn point_column(when: &Interval, axis: &Axis) -> Option<i64> {
    let (earliest, latest) = (when.earliest()?, when.latest()?);
    let fits = earliest == latest || axis.column(earliest) == axis.column(latest);
    // Within a wide day the mark stands under the number of the day.
    let indent = i64::from(axis.zoom.columns_per_day() >= 3);
    fits.then(|| axis.column(earliest) + indent)
}

struct Row {
    cells: Vec<Cell>,
    axis: Axis,
}

impl Row {
    fn put(&mut self, column: i64, mark: Mark, selected: bool) {
        if let Some(cell) = usize::try_from(column).ok().and_then(|column| self.cells.get_mut(column)) {
            *cell = Cell { mark, selected };
        }
    }

    fn is_blank(&self, column: i64) -> bool {
        usize::try_from(column).ok().and_then(|column| self.cells.get(column)).is_some_and(|cell| cell.mark == Mark::Blank)
    }

    fn point(&mut self, point: &Point) {
        self.put(point.column, Mark::Events(point.count), false);
        if point.about {
            for side in [point.column - 1, point.column + 1] {
                if self.is_blank(side) {
                    self.put(side, Mark::Somewhere, false);
                }
            }
        }
        if point.conflict {
            self.put(point.column + 1, Mark::Conflict, false);
        }
    }

    /// What is not known as finely as a column, or lasts longer than one.
    fn stretch(&mut self, when: &Interval, conflict: bool, selected: bool) {
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

    fn select(&mut self, column: i64, conflict: bool) {
        self.put(column - 1, Mark::SelectLeft, true);
        self.put(column + 1, Mark::SelectRight, true);
        if let Some(cell) = usize::try_from(column).ok().and_then(|column| self.cells.get_mut(column)) {
            cell.selected = true;
        }
        if conflict {
            self.put(column + 2, Mark::Conflict, true);
        }
    }
}

#[cfg(test)]
mod tests;
