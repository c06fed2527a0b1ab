//! By which time the timeline goes: when it happened, or when it was written.
//!
//! All that asks for the date of an event takes it from the index of the filter, and all that goes through events does so in
//! the order of `shown`; so filter, list, lanes, axis, strip and gaps follow.

use super::State;
use crate::{
    time::Interval,
    timeline::{Axis, Bits, Dates, bounds, first_reports},
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
    /// The dates by the other time: changing over is to change them round.
    other: Dates,
    /// The events in order of their reports, and where each comes in that order. In order of time they are in the timeline.
    by_report: Vec<u32>,
    places: Vec<u32>,
    /// The stretch that was on view by the other time.
    other_axis: Option<Axis>,
}

impl State {
    /// The date of an event by the time in force.
    pub fn when(&self, event: usize) -> Option<Interval> {
        self.index.glances().when(event)
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
        match self.times.of {
            TimeOf::Event => event as u32,
            TimeOf::Report => self.times.places.get(event).copied().unwrap_or(event as u32),
        }
    }

    /// The position of an event in `shown`; `None` where it is not shown.
    pub(super) fn position_of(&self, event: usize) -> Option<usize> {
        self.shown.binary_search_by_key(&self.place_in_time(event), |at| self.place_in_time(*at)).ok()
    }

    /// Puts events in order of the time in force in place of what stood there.
    pub(super) fn put_in_time(&self, events: &Bits, out: &mut Vec<usize>) {
        match self.times.of {
            TimeOf::Event => events.put_places(out),
            TimeOf::Report => {
                out.clear();
                out.extend(self.times.by_report.iter().map(|event| *event as usize).filter(|event| events.holds(*event)));
            }
        }
    }

    /// Takes in the dates of another timeline, whose index has been made.
    pub(super) fn retime(&mut self) {
        let reports = first_reports(&self.timeline);
        self.times.by_report = reports.sorted();
        self.times.places = vec![0; reports.len()];
        for (place, event) in self.times.by_report.iter().enumerate() {
            self.times.places[*event as usize] = place as u32;
        }
        self.times.other = reports;
        if self.times.of == TimeOf::Report {
            self.change_dates();
        }
        self.bounds = bounds(self.index.glances().dates.distinct().iter().flatten());
    }

    fn change_dates(&mut self) {
        let other = std::mem::take(&mut self.times.other);
        self.times.other = self.index.retime(other);
        self.bounds = bounds(self.index.glances().dates.distinct().iter().flatten());
    }

    pub(super) fn switch_time(&mut self) {
        self.times.of = match self.times.of {
            TimeOf::Event => TimeOf::Report,
            TimeOf::Report => TimeOf::Event,
        };
        self.change_dates();
        self.find_shown();
        self.chosen.clone_from(&self.selected);
        self.axis = std::mem::replace(&mut self.times.other_axis, self.axis).or_else(|| self.opening_axis()).or(self.axis);
        self.research();
        self.overview = None;
        self.refilter_typed();
        self.settle();
        self.notice = Some(match self.times.of {
            TimeOf::Event => "by the time of the events: when they happened".to_owned(),
            TimeOf::Report => "by the time of the reports: when the first of each event was published".to_owned(),
        });
    }
}
