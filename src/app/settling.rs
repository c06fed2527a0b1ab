//! What the filter in force keeps, and what hangs on it: list and counts at once, and the chart of very many events when no
//! further letter waits.

use super::State;
use crate::timeline::Runs;

/// So many events are worked through within a frame, chart and all. (In tests so few that both ways are gone.)
const AT_ONCE: usize = if cfg!(test) { 12 } else { 20_000 };

impl State {
    /// Works out what the filter in force shows, and all that hangs on it.
    pub(super) fn refilter(&mut self) {
        (self.overview, self.found_by) = (None, None);
        self.refilter_typed();
        self.settle();
    }

    /// As `refilter`, for a filter that is being typed over the events that were there before. Where it shows very many, list
    /// and counts follow at once, and the chart only when no further letter waits: until then the user sees the last one.
    pub(super) fn refilter_typed(&mut self) {
        if self.found_by.as_ref() != Some(&self.search.filter) {
            self.find_shown();
        }
        self.layout();
        self.reselect();
        if self.shown.len() <= AT_ONCE {
            self.settle();
        }
    }

    /// Finds what the filter in force keeps.
    pub(super) fn find_shown(&mut self) {
        // What was there before gives its memory: over very many events, new memory takes longer than the work.
        let mut shown = std::mem::take(&mut self.shown);
        self.kept = self.search.filter.kept(&self.index);
        self.put_in_time(&self.kept, &mut shown);
        self.runs = Runs::new(&self.index.glances().dates, &shown);
        self.shown = shown;
        self.doubts = self.kept.count_with(&self.in_doubt);
        self.undated = self.kept.count_with(self.index.undated());
        self.listing.headings = None;
        self.forget_counts();
        self.map.stale = true;
        self.found_by = Some(self.search.filter.clone());
        self.unsettled = true;
    }

    /// Whether the chart is still to be worked out.
    pub fn is_unsettled(&self) -> bool {
        self.unsettled
    }

    /// Works out lanes, marks and strip where they are of an earlier filter.
    pub(super) fn settle(&mut self) {
        if std::mem::take(&mut self.unsettled) {
            self.relane();
            self.overview = self.overview.take().map(|overview| overview.with_shown(&self.index.glances().dates, &self.runs));
            self.layout();
            self.rechart();
        }
    }

    /// Works out what the last query matches.
    pub(super) fn research(&mut self) {
        self.search.matches = self.search.find.kept(&self.index);
    }
}
