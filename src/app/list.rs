//! The rows of the event list: events, headings and gaps.

use crate::timeline::{Glance, gaps};

/// A row of the list. Events are named by their position among those shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    Event(usize),
    /// Above the events of one date; that of the event at this position.
    Heading(usize),
    /// Days on which nothing happened.
    Gap(i64),
}

/// The list as far as it is worked out.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    pub rows: Vec<Row>,
    /// The row of each position.
    pub(super) row_at: Vec<u32>,
    /// Whether `rows` were made with headings; none where they are of another filter.
    pub(super) headings: Option<bool>,
    /// The first row on view.
    pub top: usize,
}

impl Listing {
    /// Works out the rows for the events that `shown` names, with headings where there is room for them. What was there before
    /// gives its memory: over very many events, new memory takes longer than the work.
    pub(super) fn fill(&mut self, events: &[Glance], shown: &[usize], headings: bool) {
        self.rows.clear();
        self.row_at.clear();
        self.row_at.reserve(shown.len());
        let mut gaps = gaps(events, shown).into_iter().peekable();
        let mut above = None;
        for (at, event) in shown.iter().enumerate() {
            if let Some((_, days)) = gaps.next_if(|(before, _)| *before == at) {
                self.rows.push(Row::Gap(days));
            }
            if headings {
                let when = events.get(*event).map(|event| event.when);
                if above != Some(when) {
                    self.rows.push(Row::Heading(at));
                    above = Some(when);
                }
            }
            self.row_at.push(self.rows.len() as u32);
            self.rows.push(Row::Event(at));
        }
        self.headings = Some(headings);
    }
}

/// The first row on view, moved as little as needed for `row` to be on view, with what stands directly above it.
pub(super) fn scrolled(rows: &[Row], top: usize, height: usize, row: usize) -> usize {
    if height == 0 {
        return top.min(rows.len());
    }
    // Two rows around the selection, if the list is high enough to spare them.
    let margin = if height >= 12 { 2 } else { usize::from(height >= 4) };
    let mut first = row;
    while first > 0 && !matches!(rows[first - 1], Row::Event(_)) && row - first < 2 {
        first -= 1;
    }
    let highest = first.saturating_sub(margin);
    let lowest = (row + margin + 1).saturating_sub(height);
    top.clamp(lowest.min(highest), highest).min(rows.len().saturating_sub(height)).max((row + 1).saturating_sub(height))
}
