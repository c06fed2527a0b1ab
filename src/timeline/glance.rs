//! What passes over very many events look at, side by side in memory.

use super::{Bits, Dates, Event, Timeline};
use crate::time::{Extent, Interval};

/// The events of a timeline in short, in their order. The whole event is large; going through a hundred thousand of them for
/// their dates alone would wait for memory most of the time.
#[derive(Debug, Clone, Default)]
pub struct Glances {
    pub dates: Dates,
    /// Whose reports disagree.
    pub conflict: Vec<bool>,
    /// 1 is the event that matters most.
    pub ranks: Vec<u32>,
    /// The events in order of that.
    by_rank: Vec<u32>,
}

impl Glances {
    pub fn new(events: &[Event]) -> Self {
        let mut by_rank: Vec<u32> = (0..events.len() as u32).collect();
        by_rank.sort_by_key(|at| events[*at as usize].rank);
        Self {
            by_rank,
            dates: events.iter().map(|event| event.when).collect(),
            conflict: events.iter().map(|event| !event.conflicts.is_empty()).collect(),
            ranks: events.iter().map(|event| event.rank as u32).collect(),
        }
    }

    /// The date of an event; none too where there is no such event.
    pub fn when(&self, event: usize) -> Option<Interval> {
        self.dates.when(event)
    }

    pub fn len(&self) -> usize {
        self.ranks.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ranks.is_empty()
    }

    /// The events of a set that matter most, so many at most, in order of that.
    pub fn foremost(&self, of: &Bits, most: usize) -> Vec<usize> {
        let count = of.count();
        // Of few, all are put in order; of many, the foremost come soon among those of all.
        if count.saturating_mul(FEW) < self.len() {
            let mut some = of.places();
            some.sort_by_key(|at| self.ranks[*at]);
            some.truncate(most);
            return some;
        }
        self.by_rank.iter().map(|at| *at as usize).filter(|at| of.holds(*at)).take(most.min(count)).collect()
    }

    #[cfg(test)]
    pub(crate) fn of_dates(dates: &[&str]) -> Self {
        let bare = |date: &&str| date.trim_start_matches('!').parse().ok();
        Self {
            dates: dates.iter().map(bare).collect(),
            conflict: dates.iter().map(|date| date.starts_with('!')).collect(),
            ranks: vec![1; dates.len()],
            by_rank: (0..dates.len() as u32).collect(),
        }
    }
}

/// Less than one in so many is few.
const FEW: usize = 64;

/// When the events were first written of: as the date of each, when the first of its reports was published. None where no
/// report has a publication date.
pub fn first_reports(timeline: &Timeline) -> Dates {
    let published = |article: usize| timeline.published.get(article)?.interval;
    let first = |event: &Event| event.mentions.iter().filter_map(|mention| published(mention.article)).reduce(|a, b| first_of(&a, &b));
    timeline.events.iter().map(first).collect()
}

/// The first of two days of which only ranges may be known: no earlier than the earlier beginning, no later than the earlier
/// end.
fn first_of(a: &Interval, b: &Interval) -> Interval {
    if a == b || a.latest().zip(b.earliest()).is_some_and(|(a, b)| a < b) {
        return *a;
    }
    if b.latest().zip(a.earliest()).is_some_and(|(b, a)| b < a) {
        return *b;
    }
    let earliest = a.earliest().and_then(|a| Some(a.min(b.earliest()?)));
    let latest = match (a.latest(), b.latest()) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    match (earliest, latest) {
        (Some(earliest), Some(latest)) => Interval::within(earliest, latest),
        (None, Some(latest)) => Interval::until(latest, Extent::Within),
        (Some(earliest), None) => Interval::since(earliest, Extent::Within),
        (None, None) => *a,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::fixture;

    #[test]
    fn the_first_of_two_days_is_known_as_far_as_both_are() {
        for (a, b, first) in [
            ("2015-06-27", "2015-06-30", "2015-06-27"),
            ("2015-06-30", "2015-06", "[2015-06-01..2015-06-30]"),
            ("[2015-06-27..2015-07-31]", "2015-07-06", "[2015-06-27..2015-07-06]"),
            ("[2015-06-27..2015-07-31]", "[2015-06-28..2015-07-03]", "[2015-06-27..2015-07-03]"),
            ("[..2015-07-04]", "2015-07-01", "[..2015-07-01]"),
            ("[2015-07-04..]", "2015-07", "[2015-07-01..2015-07-31]"),
            ("2015-06~", "2015-07", "2015-06~"),
        ] {
            let (a, b): (Interval, Interval) = (a.parse().unwrap(), b.parse().unwrap());
            let first: Interval = first.parse().unwrap();
            assert_eq!((first_of(&a, &b).to_string(), first_of(&b, &a).to_string()), (first.to_string(), first.to_string()));
        }
    }

    #[test]
    fn an_event_is_reported_when_its_first_report_was_published() {
        let mut timeline = fixture::timeline();
        let at = timeline.events.iter().position(|event| event.reports() == 3).unwrap();
        let when = |timeline: &Timeline| first_reports(timeline).when(at).map(|when| when.to_string());
        assert_eq!(when(&timeline).as_deref(), Some("2015-06-27"));
        timeline.published[0].interval = None;
        assert_eq!(when(&timeline).as_deref(), Some("2015-06-30"));
        timeline.published.iter_mut().for_each(|published| published.interval = None);
        assert_eq!(when(&timeline), None);
    }
}
