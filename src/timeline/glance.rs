//! What passes over very many events look at, side by side in memory.

use super::Timeline;
use crate::time::{Extent, Interval};

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

/// The events in short by when they were first written of: as their date, when the first of their reports was published.
/// None where no report has a publication date.
pub fn first_reports(timeline: &Timeline) -> Vec<Glance> {
    let published = |article: usize| timeline.published.get(article)?.interval;
    let first =
        |event: &super::Event| event.mentions.iter().filter_map(|mention| published(mention.article)).reduce(|a, b| first_of(&a, &b));
    timeline.events.iter().map(|event| Glance { when: first(event), ..Glance::of(event) }).collect()
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

impl Glance {
    /// Whether it has a place on an axis: a day before or after which it was.
    pub fn is_placed(&self) -> bool {
        self.when.is_some_and(|when| when.earliest().is_some() || when.latest().is_some())
    }

    pub(super) fn of(event: &super::Event) -> Self {
        Self { when: event.when, conflict: !event.conflicts.is_empty(), reports: event.reports() as u32, rank: event.rank as u32 }
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
        let when = |timeline: &Timeline| first_reports(timeline)[at].when.map(|when| when.to_string());
        assert_eq!(when(&timeline).as_deref(), Some("2015-06-27"));
        timeline.published[0].interval = None;
        assert_eq!(when(&timeline).as_deref(), Some("2015-06-30"));
        timeline.published.iter_mut().for_each(|published| published.interval = None);
        assert_eq!(when(&timeline), None);
    }
}
