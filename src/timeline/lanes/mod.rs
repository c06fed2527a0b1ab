//! Lanes: the events of a timeline side by side by place, group, kind or source. Those by place lie within one another, a
//! town in its country. `on_axis` has what they leave along an axis, `marks` the signs of that.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{Event, Glances, Timeline};

mod marks;
mod on_axis;

pub use marks::{Cell, Mark, Marks};
pub use on_axis::{Busy, OnAxis};

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

    /// The lanes that an event lies in: of each the names on the way to it, the outermost first.
    fn paths<'a>(self, timeline: &'a Timeline, event: &'a Event) -> Vec<Vec<&'a str>> {
        let one = |name: Option<&'a str>| name.map(|name| vec![name]).into_iter().collect();
        match self {
            LaneBy::Place => {
                let path = |place: &'a super::Place| {
                    let outer = place.within.iter().rev().map(String::as_str);
                    outer.chain([place.name.as_str()]).collect()
                };
                event.place().map(path).into_iter().collect()
            }
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
                ids.into_iter().map(|id| vec![id]).collect()
            }
            LaneBy::Nothing => one(Some("all events")),
        }
    }
}

/// Dated events that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// Names it for as long as its [`LaneIndex`] is in use.
    pub id: LaneId,
    /// `(no place)`, `(no group)` for those that have none.
    pub name: String,
    /// How many events there are: its own and those of the lanes within it.
    pub count: usize,
    /// The lanes that lie in it, in the order of lanes.
    pub within: Vec<Lane>,
}

impl Lane {
    /// How many lanes lie in it, at any depth.
    pub fn lanes_within(&self) -> usize {
        self.within.iter().map(|lane| 1 + lane.lanes_within()).sum()
    }
}

/// A lane of a [`LaneIndex`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LaneId(u32);

/// The lane of what lies in none.
const NAMELESS: LaneId = LaneId(u32::MAX);

/// The lanes in which each event of a timeline lies.
#[derive(Debug, Clone)]
pub struct LaneIndex {
    by: LaneBy,
    /// A lane comes after the one it lies in.
    nodes: Vec<Node>,
    /// The innermost lane of each event, or `NO_LANE`, or with the bit `SEVERAL` a place in `several`.
    of: Vec<u32>,
    several: Vec<Vec<u32>>,
}

const NO_LANE: u32 = u32::MAX;
const SEVERAL: u32 = 1 << 31;

#[derive(Debug, Clone)]
struct Node {
    name: String,
    parent: Option<u32>,
}

impl LaneIndex {
    pub fn by(&self) -> LaneBy {
        self.by
    }

    pub fn new(timeline: &Timeline, by: LaneBy) -> Self {
        let mut index = Self { by, nodes: Vec::new(), of: Vec::with_capacity(timeline.events.len()), several: Vec::new() };
        let mut known: FxHashMap<(Option<u32>, &str), u32> = FxHashMap::default();
        for event in &timeline.events {
            let mut ids: Vec<u32> = Vec::new();
            for path in by.paths(timeline, event) {
                let innermost = path.into_iter().fold(None, |parent, name| {
                    let id = known.entry((parent, name)).or_insert_with(|| {
                        index.nodes.push(Node { name: name.to_owned(), parent });
                        index.nodes.len() as u32 - 1
                    });
                    Some(*id)
                });
                ids.extend(innermost);
            }
            let of = match ids.as_slice() {
                [] => NO_LANE,
                [one] => *one,
                _ => {
                    index.several.push(ids);
                    (index.several.len() - 1) as u32 | SEVERAL
                }
            };
            index.of.push(of);
        }
        index
    }

    /// The innermost lanes of an event.
    fn of(&self, event: usize) -> &[u32] {
        match self.of.get(event) {
            None | Some(&NO_LANE) => &[],
            Some(one) if one & SEVERAL == 0 => std::slice::from_ref(one),
            Some(several) => &self.several[(several ^ SEVERAL) as usize],
        }
    }

    /// For tables with one entry a lane, the nameless one last.
    fn slots(&self) -> usize {
        self.nodes.len() + 1
    }

    fn slot(&self, lane: LaneId) -> usize {
        if lane == NAMELESS { self.nodes.len() } else { lane.0 as usize }
    }

    /// The slots of the innermost lanes of an event.
    fn each_slot(&self, event: usize, mut put: impl FnMut(usize)) {
        match self.of(event) {
            [] => put(self.nodes.len()),
            ids => ids.iter().for_each(|id| put(*id as usize)),
        }
    }

    /// How many lanes there are, whether or not anything is shown in them.
    pub fn count(&self) -> usize {
        self.nodes.len()
    }

    /// The number of the innermost lane of an event, the first where it lies in several; all are below `count`.
    pub fn innermost(&self, event: usize) -> Option<usize> {
        self.of(event).first().map(|id| *id as usize)
    }

    /// A lane and those it lies in, the innermost first.
    fn outwards(&self, id: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(Some(id), |id| self.nodes[*id as usize].parent)
    }

    /// Whether an event lies in a lane or in one within it.
    pub fn lies_in(&self, event: usize, lane: LaneId) -> bool {
        let ids = self.of(event);
        if lane == NAMELESS { ids.is_empty() } else { ids.iter().any(|id| self.outwards(*id).any(|id| id == lane.0)) }
    }

    /// Counts the dated events of `shown` by lanes: the fullest first, of equals the one with the foremost event, the nameless
    /// last. A lane that holds nothing but one other gives way to that: a country of one town is the town.
    pub fn lanes(&self, events: &Glances, shown: &[usize]) -> Vec<Lane> {
        let mut tally = self.tally(events, shown);
        let nameless = tally.counts[self.nodes.len()];
        let has_own: Vec<bool> = tally.counts.iter().map(|count| *count > 0).collect();
        for (id, node) in self.nodes.iter().enumerate().rev() {
            if let Some(parent) = node.parent {
                tally.counts[parent as usize] += tally.counts[id];
                tally.foremost[parent as usize] = tally.foremost[parent as usize].min(tally.foremost[id]);
            }
        }
        let Tally { counts, foremost } = tally;
        let mut within: Vec<Vec<Lane>> = vec![Vec::new(); self.nodes.len()];
        let mut lanes: Vec<Lane> = Vec::new();
        let sort = |lanes: &mut Vec<Lane>| {
            lanes.sort_by_key(|lane| (std::cmp::Reverse(lane.count), foremost.get(lane.id.0 as usize).copied(), lane.id));
        };
        // From the inside out.
        for (id, node) in self.nodes.iter().enumerate().rev() {
            if counts[id] == 0 {
                continue;
            }
            let mut inner = std::mem::take(&mut within[id]);
            let only = if has_own[id] || inner.len() > 1 { None } else { inner.pop() };
            let lane = only.unwrap_or_else(|| {
                sort(&mut inner);
                Lane { id: LaneId(id as u32), name: node.name.clone(), count: counts[id], within: inner }
            });
            match node.parent {
                Some(parent) => within[parent as usize].push(lane),
                None => lanes.push(lane),
            }
        }
        sort(&mut lanes);
        if nameless > 0 {
            lanes.push(Lane { id: NAMELESS, name: format!("(no {})", self.by.name()), count: nameless, within: Vec::new() });
        }
        lanes
    }

    /// How many dated events of `shown` lie in each lane and in none within it, and the least of their ranks.
    fn tally(&self, events: &Glances, shown: &[usize]) -> Tally {
        let placed = events.dates.placed();
        let none = || Tally { counts: vec![0; self.slots()], foremost: vec![u32::MAX; self.slots()] };
        let add = |mut tally: Tally, shown: &[usize]| {
            for event in shown.iter().filter(|event| placed[events.dates.id(**event)]) {
                self.each_slot(*event, |slot| {
                    tally.counts[slot] += 1;
                    tally.foremost[slot] = tally.foremost[slot].min(events.ranks[*event]);
                });
            }
            tally
        };
        let join = |mut a: Tally, b: Tally| {
            a.counts.iter_mut().zip(b.counts).for_each(|(a, b)| *a += b);
            a.foremost.iter_mut().zip(b.foremost).for_each(|(a, b)| *a = b.min(*a));
            a
        };
        shown.par_chunks(CHUNK).fold(none, add).reduce(none, join)
    }
}

/// Events that one task goes through at a time. (In tests so few that work is divided there too.)
const CHUNK: usize = if cfg!(test) { 5 } else { 1 << 16 };

/// Something of each slot.
struct Tally {
    counts: Vec<usize>,
    foremost: Vec<u32>,
}

#[cfg(test)]
mod tests;
