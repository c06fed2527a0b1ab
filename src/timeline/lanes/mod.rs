//! Lanes: the events of a timeline side by side by place, group, kind or source. Those by place lie within one another, a
//! town in its country. `marks` has what they leave along an axis.

use rustc_hash::FxHashMap;

use super::{Event, Glance, Timeline};

mod marks;

pub use marks::{Cell, Mark, Marks, marks, side};

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
    /// Places in `timeline.events`, in the order in which they were given; its own and those of the lanes within it.
    pub events: Vec<usize>,
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
    /// Where the lanes of event `i` start in `ids`; one more than there are events.
    starts: Vec<u32>,
    /// Innermost lanes.
    ids: Vec<u32>,
}

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
        let mut index = Self { by, nodes: Vec::new(), starts: vec![0], ids: Vec::new() };
        let mut known: FxHashMap<(Option<u32>, &str), u32> = FxHashMap::default();
        for event in &timeline.events {
            for path in by.paths(timeline, event) {
                let innermost = path.into_iter().fold(None, |parent, name| {
                    let id = known.entry((parent, name)).or_insert_with(|| {
                        index.nodes.push(Node { name: name.to_owned(), parent });
                        index.nodes.len() as u32 - 1
                    });
                    Some(*id)
                });
                index.ids.extend(innermost);
            }
            index.starts.push(index.ids.len() as u32);
        }
        index
    }

    /// The innermost lanes of an event.
    fn of(&self, event: usize) -> &[u32] {
        match (self.starts.get(event), self.starts.get(event + 1)) {
            (Some(from), Some(to)) => &self.ids[*from as usize..*to as usize],
            _ => &[],
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

    /// Divides the dated events of `shown` into lanes: the fullest first, of equals the one with the foremost event, the
    /// nameless last. A lane that holds nothing but one other gives way to that: a country of one town is the town.
    pub fn lanes(&self, events: &[Glance], shown: &[usize]) -> Vec<Lane> {
        let mut of_node: Vec<Vec<usize>> = vec![Vec::new(); self.nodes.len()];
        let mut has_own = vec![false; self.nodes.len()];
        let mut foremost = vec![u32::MAX; self.nodes.len()];
        let mut nameless: Vec<usize> = Vec::new();
        for at in shown.iter().copied() {
            let Some(event) = events.get(at).filter(|event| event.is_placed()) else { continue };
            let ids = self.of(at);
            if ids.is_empty() {
                nameless.push(at);
            }
            for id in ids {
                has_own[*id as usize] = true;
                for id in self.outwards(*id) {
                    of_node[id as usize].push(at);
                    foremost[id as usize] = foremost[id as usize].min(event.rank);
                }
            }
        }
        let mut within: Vec<Vec<Lane>> = vec![Vec::new(); self.nodes.len()];
        let mut lanes: Vec<Lane> = Vec::new();
        let sort = |lanes: &mut Vec<Lane>| {
            lanes.sort_by_key(|lane| (std::cmp::Reverse(lane.events.len()), foremost.get(lane.id.0 as usize).copied(), lane.id));
        };
        // From the inside out.
        for (id, node) in self.nodes.iter().enumerate().rev() {
            let (events, mut inner) = (std::mem::take(&mut of_node[id]), std::mem::take(&mut within[id]));
            if events.is_empty() {
                continue;
            }
            let only = if has_own[id] || inner.len() > 1 { None } else { inner.pop() };
            let lane = only.unwrap_or_else(|| {
                sort(&mut inner);
                Lane { id: LaneId(id as u32), name: node.name.clone(), events, within: inner }
            });
            match node.parent {
                Some(parent) => within[parent as usize].push(lane),
                None => lanes.push(lane),
            }
        }
        sort(&mut lanes);
        if !nameless.is_empty() {
            lanes.push(Lane { id: NAMELESS, name: format!("(no {})", self.by.name()), events: nameless, within: Vec::new() });
        }
        lanes
    }
}

#[cfg(test)]
mod tests;
