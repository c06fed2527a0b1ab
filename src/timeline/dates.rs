//! The dates of very many events: each distinct one once, and where along an order of events the date changes.
//!
//! Events share dates as they share names. What is asked of a date (its column, whether it is on view) is worked out once a
//! date, and passes over the events look it up; and events that stand in order of time have one date in long runs.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::time::Interval;

/// The date of each event, as a number among the distinct ones.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Dates {
    distinct: Vec<Option<Interval>>,
    of: Vec<u32>,
}

impl FromIterator<Option<Interval>> for Dates {
    fn from_iter<I: IntoIterator<Item = Option<Interval>>>(dates: I) -> Self {
        let mut out = Self::default();
        let mut known: FxHashMap<Option<Interval>, u32> = FxHashMap::default();
        for when in dates {
            let id = match out.of.last() {
                // Neighbours mostly have the same.
                Some(last) if out.distinct[*last as usize] == when => *last,
                _ => *known.entry(when).or_insert_with(|| {
                    out.distinct.push(when);
                    out.distinct.len() as u32 - 1
                }),
            };
            out.of.push(id);
        }
        out
    }
}

impl Dates {
    /// How many events there are.
    pub fn len(&self) -> usize {
        self.of.len()
    }

    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// The date of an event; none too where there is no such event.
    pub fn when(&self, event: usize) -> Option<Interval> {
        self.distinct[*self.of.get(event)? as usize]
    }

    /// Whether an event has a place on an axis: a day before or after which it was.
    pub fn is_placed(&self, event: usize) -> bool {
        self.when(event).is_some_and(is_placed)
    }

    /// Each date that some event has.
    pub fn distinct(&self) -> &[Option<Interval>] {
        &self.distinct
    }

    /// The number of the date of an event.
    pub fn id(&self, event: usize) -> usize {
        self.of[event] as usize
    }

    /// Something of each distinct date.
    pub fn each<T: Clone>(&self, of: impl Fn(&Interval) -> T, of_none: T) -> Vec<T> {
        self.distinct.iter().map(|when| when.as_ref().map_or_else(|| of_none.clone(), &of)).collect()
    }

    /// Of each distinct date whether it has a place on an axis.
    pub fn placed(&self) -> Vec<bool> {
        self.each(|when| is_placed(*when), false)
    }

    /// The events in order of their dates; those of one key stay as they are.
    pub fn sorted(&self) -> Vec<u32> {
        let key = |when: &Option<Interval>| when.map_or((chrono::NaiveDate::MAX, i64::MAX), |when| when.sort_key());
        let mut ids: Vec<usize> = (0..self.distinct.len()).collect();
        ids.sort_by_cached_key(|id| key(&self.distinct[*id]));
        // Dates with one key have one place.
        let mut place = vec![0usize; ids.len()];
        let mut places = 0;
        for (at, id) in ids.iter().enumerate() {
            if at > 0 && key(&self.distinct[ids[at - 1]]) != key(&self.distinct[*id]) {
                places += 1;
            }
            place[*id] = places;
        }
        let mut next = vec![0u32; places + 2];
        self.of.iter().for_each(|id| next[place[*id as usize] + 1] += 1);
        (1..next.len()).for_each(|at| next[at] += next[at - 1]);
        let mut out = vec![0; self.of.len()];
        for (event, id) in self.of.iter().enumerate() {
            let at = &mut next[place[*id as usize]];
            out[*at as usize] = event as u32;
            *at += 1;
        }
        out
    }
}

fn is_placed(when: Interval) -> bool {
    when.earliest().is_some() || when.latest().is_some()
}

/// Events in an order, divided where the date changes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Runs {
    /// Where each begins.
    starts: Vec<u32>,
    /// The number of its date.
    dates: Vec<u32>,
    len: usize,
}

/// Events of one date that follow one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Positions in the order.
    pub at: Range<usize>,
    /// The number of the date.
    pub date: usize,
}

/// Events that one task goes through at a time. (In tests so few that work is divided there too.)
const CHUNK: usize = if cfg!(test) { 5 } else { 1 << 16 };

impl Runs {
    /// The runs of the events that `shown` names.
    pub fn new(dates: &Dates, shown: &[usize]) -> Self {
        let of_chunk = |(chunk, events): (usize, &[usize])| {
            let (mut starts, mut ids) = (Vec::new(), Vec::new());
            let mut last = None;
            for (at, event) in events.iter().enumerate() {
                let id = dates.of[*event];
                if last != Some(id) {
                    starts.push((chunk * CHUNK + at) as u32);
                    ids.push(id);
                    last = Some(id);
                }
            }
            (starts, ids)
        };
        let mut out = Self { len: shown.len(), ..Self::default() };
        for (starts, ids) in shown.par_chunks(CHUNK).enumerate().map(of_chunk).collect::<Vec<_>>() {
            // What goes on from the chunk before is no new run.
            let from = usize::from(out.dates.last().is_some_and(|last| ids.first() == Some(last)));
            out.starts.extend_from_slice(&starts[from..]);
            out.dates.extend_from_slice(&ids[from..]);
        }
        out
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn iter(&self) -> impl Iterator<Item = Run> + '_ {
        let ends = self.starts.iter().skip(1).map(|start| *start as usize).chain([self.len]);
        self.starts.iter().zip(ends).zip(&self.dates).map(|((start, end), date)| Run { at: *start as usize..end, date: *date as usize })
    }

    /// How many events have each distinct date.
    pub fn counts(&self, dates: &Dates) -> Vec<usize> {
        let mut counts = vec![0; dates.distinct.len()];
        self.iter().for_each(|run| counts[run.date] += run.at.len());
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn a_date() -> impl Strategy<Value = Option<Interval>> {
        prop::sample::select(&["none", "2015-06-01", "2015-06-02", "2015-06", "[..2015-06-02]", "2015-06-01~", "2015-06-01/.."][..])
            .prop_map(|date| date.parse().ok())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn distinct_dates_and_runs_say_what_the_events_do(whens in prop::collection::vec(a_date(), 0..40), odd in 1usize..4) {
            let dates: Dates = whens.iter().copied().collect();
            prop_assert_eq!((0..whens.len()).map(|at| dates.when(at)).collect::<Vec<_>>(), whens.clone());
            let shown: Vec<usize> = (0..whens.len()).filter(|at| at % odd == 0).collect();
            let runs: Vec<Run> = Runs::new(&dates, &shown).iter().collect();
            let told: Vec<(usize, Option<Interval>)> =
                runs.iter().flat_map(|run| run.at.clone().map(|at| (at, dates.distinct()[run.date]))).collect();
            prop_assert_eq!(told, shown.iter().enumerate().map(|(at, event)| (at, whens[*event])).collect::<Vec<_>>());
            prop_assert!(runs.windows(2).all(|two| two[0].date != two[1].date));
            let mut sorted: Vec<u32> = (0..whens.len() as u32).collect();
            sorted.sort_by_key(|at| whens[*at as usize].map_or((chrono::NaiveDate::MAX, i64::MAX), |when| when.sort_key()));
            prop_assert_eq!(dates.sorted(), sorted);
        }
    }
}
