//! The rows of the event list: events, headings and gaps.

use crate::timeline::{Dates, Runs, gaps};

/// A row of the list. Events are named by their position among those shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    Event(usize),
    /// Above the events of one date; that of the event at this position.
    Heading(usize),
    /// Days on which nothing happened.
    Gap(i64),
}

/// The list as far as it is worked out. Of very many rows nearly all are events: only the others are written down.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    /// The rows that are no events, in their order, each with the position of the event that it stands above.
    between: Vec<(usize, Row)>,
    events: usize,
    /// Whether it was made with headings; none where it is of another filter.
    pub(super) headings: Option<bool>,
    /// The first row on view.
    pub top: usize,
}

impl Listing {
    /// Works out the rows for the events shown, with headings where there is room for them; `runs` are theirs.
    pub(super) fn fill(&mut self, dates: &Dates, runs: &Runs, headings: bool) {
        self.between.clear();
        self.events = runs.len();
        let mut gaps = gaps(dates, runs).into_iter().peekable();
        for run in runs.iter() {
            if let Some((at, days)) = gaps.next_if(|(before, _)| *before == run.at.start) {
                self.between.push((at, Row::Gap(days)));
            }
            if headings {
                self.between.push((run.at.start, Row::Heading(run.at.start)));
            }
        }
        self.headings = Some(headings);
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.events + self.between.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row of the event at a position; the first where there is none.
    pub(super) fn row_of(&self, position: usize) -> usize {
        if position >= self.events {
            return 0;
        }
        position + self.between.partition_point(|(above, _)| *above <= position)
    }

    /// The rows from one on.
    pub fn rows_from(&self, first: usize) -> impl Iterator<Item = Row> + '_ {
        // Rows between events and before that one: each stands as many rows below its event's position as there are others before.
        let (mut low, mut high) = (0, self.between.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.between[middle].0 + middle < first { low = middle + 1 } else { high = middle }
        }
        let mut next = low;
        (first..self.len()).map(move |row| match self.between.get(next) {
            Some((above, between)) if above + next == row => {
                next += 1;
                *between
            }
            _ => Row::Event(row - next),
        })
    }

    pub fn row(&self, at: usize) -> Option<Row> {
        self.rows_from(at).next()
    }

    /// The positions of the events that come after a gap.
    pub(super) fn after_gaps(&self) -> impl Iterator<Item = usize> + '_ {
        self.between.iter().filter(|(_, row)| matches!(row, Row::Gap(_))).map(|(position, _)| *position)
    }

    /// Moves the first row on view as little as needed for `row` to be on view, with what stands directly above it.
    pub(super) fn scroll_to(&mut self, row: usize, height: usize) {
        if height == 0 {
            self.top = self.top.min(self.len());
            return;
        }
        // Two rows around the selection, if the list is high enough to spare them.
        let margin = if height >= 12 { 2 } else { usize::from(height >= 4) };
        let mut first = row;
        while first > 0 && !matches!(self.row(first - 1), Some(Row::Event(_))) && row - first < 2 {
            first -= 1;
        }
        let highest = first.saturating_sub(margin);
        let lowest = (row + margin + 1).saturating_sub(height);
        let top = self.top.clamp(lowest.min(highest), highest).min(self.len().saturating_sub(height));
        self.top = top.max((row + 1).saturating_sub(height));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DATES: [&str; 7] = ["2015-06-01", "2015-06-02", "2015-06", "2015-06-29", "2015-06-30", "2016-05-01", "none"];

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn rows_are_events_with_what_stands_above_them(picks in prop::collection::vec(0..DATES.len(), 0..30), headings: bool) {
            let dates: Dates = picks.iter().map(|at| DATES[*at].parse().ok()).collect();
            let runs = Runs::new(&dates, &(0..dates.len()).collect::<Vec<_>>());
            let mut listing = Listing::default();
            listing.fill(&dates, &runs, headings);
            // Row by row, as one would write it down.
            let gaps = gaps(&dates, &runs);
            let mut rows = Vec::new();
            for at in 0..dates.len() {
                rows.extend(gaps.iter().filter(|(before, _)| *before == at).map(|(_, days)| Row::Gap(*days)));
                if headings && (at == 0 || dates.when(at - 1) != dates.when(at)) {
                    rows.push(Row::Heading(at));
                }
                prop_assert_eq!(listing.row_of(at), rows.len());
                rows.push(Row::Event(at));
            }
            prop_assert_eq!(listing.len(), rows.len());
            for from in 0..=rows.len() {
                prop_assert_eq!(listing.rows_from(from).collect::<Vec<_>>(), &rows[from..]);
            }
        }
    }
}
