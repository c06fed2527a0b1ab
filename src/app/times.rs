//! By which time the timeline goes: when it happened, or when it was written.
//!
//! All that asks for the date of an event takes it from the index of the filter, and all that goes through events does so in
//! the order of `shown`; so filter, list, lanes, axis, strip and gaps follow.

use super::State;
use crate::{
    time::Interval,
    timeline::{Axis, first_reports, glances},
};

/// The time that the axis and the list show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TimeOf {
    /// When it happened.
    #[default]
    Event,
    /// When its first report was published.
    Report,
}

/// The time in force, and what the other one is taken up again with.
#[derive(Debug, Clone, Default)]
pub struct Times {
    pub of: TimeOf,
    /// Where each event of the timeline comes in order of that time; empty where it is the order of the timeline.
    order: Vec<u32>,
    /// The stretch that was on view by the other time.
    other_axis: Option<Axis>,
}

impl State {
    /// The date of an event by the time in force.
    pub fn when(&self, event: usize) -> Option<Interval> {
        self.index.glances().get(event)?.when
    }

    /// That of the selected event.
    pub fn selected_when(&self) -> Option<Interval> {
        self.when(self.selected_index()?)
    }

    pub fn time_of(&self) -> TimeOf {
        self.times.of
    }

    /// Where an event comes in order of time.
    pub(super) fn place_in_time(&self, event: usize) -> u32 {
        self.times.order.get(event).copied().unwrap_or(event as u32)
    }

    /// The position of an event in `shown`; `None` where it is not shown.
    pub(super) fn position_of(&self, event: usize) -> Option<usize> {
        self.shown.binary_search_by_key(&self.place_in_time(event), |at| self.place_in_time(*at)).ok()
    }

    /// Brings events, given in the order of the timeline, in order of the time in force.
    pub(super) fn sort_by_time(&self, events: &mut [usize]) {
        if !self.times.order.is_empty() {
            events.sort_unstable_by_key(|at| self.place_in_time(*at));
        }
    }

    /// Puts the dates of the time in force into the index.
    pub(super) fn retime(&mut self) {
        self.times.order.clear();
        match self.times.of {
            TimeOf::Event => self.index.retime(glances(&self.timeline)),
            TimeOf::Report => {
                self.index.retime(first_reports(&self.timeline));
                let mut sorted: Vec<usize> = (0..self.index.len()).collect();
                sorted.sort_by_key(|at| self.when(*at).map_or((chrono::NaiveDate::MAX, i64::MAX), |when| when.sort_key()));
                self.times.order = vec![0; sorted.len()];
                sorted.iter().enumerate().for_each(|(place, at)| self.times.order[*at] = place as u32);
            }
        }
        self.bounds = super::chart::bounds(self.index.glances().iter());
    }

    pub(super) fn switch_time(&mut self) {
        self.times.of = match self.times.of {
            TimeOf::Event => TimeOf::Report,
            TimeOf::Report => TimeOf::Event,
        };
        self.retime();
        self.chosen.clone_from(&self.selected);
        self.axis = std::mem::replace(&mut self.times.other_axis, self.axis).or_else(|| self.opening_axis()).or(self.axis);
        self.research();
        self.refilter();
        self.notice = Some(match self.times.of {
            TimeOf::Event => "by the time of the events: when they happened".to_owned(),
            TimeOf::Report => "by the time of the reports: when the first of each event was published".to_owned(),
        });
    }
}
