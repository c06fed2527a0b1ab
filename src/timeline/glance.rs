//! What passes over very many events look at, side by side in memory.

use super::Timeline;
use crate::time::Interval;

/// An event in short. The whole event is large; going through a hundred thousand of them for their dates alone would wait
/// for memory most of the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glance {
    pub when: Option<Interval>,
    /// Its reports disagree.
    pub conflict: bool,
    /// How many articles report it.
    pub reports: u32,
    /// 1 is the event that matters most.
    pub rank: u32,
}

/// One for each event of a timeline, in their order.
pub fn glances(timeline: &Timeline) -> Vec<Glance> {
    timeline.events.iter().map(Glance::of).collect()
}

impl Glance {
    /// Whether it has a place on an axis: a day before or after which it was.
    pub fn is_placed(&self) -> bool {
        self.when.is_some_and(|when| when.earliest().is_some() || when.latest().is_some())
    }

    pub(super) fn of(event: &super::Event) -> Self {
        Self { when: event.when, conflict: !event.conflicts.is_empty(), reports: event.reports() as u32, rank: event.rank as u32 }
    }
}
