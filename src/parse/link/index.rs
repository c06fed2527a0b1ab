//! Which events a mention could join at all: those of its article, its people, and its places at its time.

use chrono::Datelike;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{parse::mention::Draft, time::Interval, timeline::Kind};

/// A stretch of time fine enough to keep a town's events apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Slot {
    Month(i32, u32),
    Year(i32),
    /// Undated, or too wide for the others.
    Any,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Place(String, Slot),
    /// A place whatever the time, for mentions without a date.
    PlaceEver(String),
    Person(String),
    Group(String),
    Article(usize),
}

/// How many of the newest events under one key are looked at. It bounds the cost of a name that is in everything.
const NEWEST: usize = 64;

#[derive(Debug, Default)]
pub struct Index {
    clusters: FxHashMap<Key, Vec<usize>>,
    seen: FxHashSet<(Key, usize)>,
}

impl Index {
    /// Makes an event findable by what one of its mentions says.
    pub fn add(&mut self, draft: &Draft, cluster: usize) {
        let mut keys = general_keys(draft);
        for name in place_names(draft) {
            keys.push(Key::PlaceEver(name.clone()));
            keys.extend(slots(draft).into_iter().map(|slot| Key::Place(name.clone(), slot)));
        }
        for key in keys {
            if self.seen.insert((key.clone(), cluster)) {
                self.clusters.entry(key).or_default().push(cluster);
            }
        }
    }

    /// The events that a mention is weighed against, oldest first.
    pub fn candidates(&self, draft: &Draft) -> Vec<usize> {
        let mut keys = general_keys(draft);
        let slots = slots(draft);
        for name in place_names(draft) {
            if slots == [Slot::Any] {
                keys.push(Key::PlaceEver(name));
                continue;
            }
            keys.push(Key::Place(name.clone(), Slot::Any));
            for slot in &slots {
                keys.push(Key::Place(name.clone(), *slot));
                match slot {
                    Slot::Month(year, _) => keys.push(Key::Place(name.clone(), Slot::Year(*year))),
                    Slot::Year(year) => keys.extend((1..=12).map(|month| Key::Place(name.clone(), Slot::Month(*year, month)))),
                    Slot::Any => {}
                }
            }
        }
        let mut out: Vec<usize> =
            keys.iter().filter_map(|key| self.clusters.get(key)).flat_map(|all| all.iter().rev().take(NEWEST)).copied().collect();
        out.sort_unstable();
        out.dedup();
        out
    }
}

fn general_keys(draft: &Draft) -> Vec<Key> {
    let mut keys = vec![Key::Article(draft.mention.article)];
    if draft.mention.kind == Kind::Law {
        keys.extend(draft.mention.groups.iter().map(|group| Key::Group(group.name.clone())));
    }
    keys.extend(draft.mention.people.iter().map(|person| Key::Person(person.name.clone())));
    keys
}

/// The place and what it lies in; a country itself only where nothing finer is told.
fn place_names(draft: &Draft) -> Vec<String> {
    let Some(place) = draft.mention.places.first() else { return Vec::new() };
    let outer = place.within.len().saturating_sub(1);
    std::iter::once(&place.name).chain(&place.within[..outer]).cloned().collect()
}

fn slots(draft: &Draft) -> Vec<Slot> {
    let Some((from, to)) = draft.mention.when.as_ref().and_then(|when| bounds(&when.interval)) else { return vec![Slot::Any] };
    let months = (to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32;
    if (0..=3).contains(&months) {
        let month = |n: i32| from.month0() as i32 + n;
        return (0..=months).map(|n| Slot::Month(from.year() + month(n) / 12, month(n).rem_euclid(12) as u32 + 1)).collect();
    }
    if to.year() - from.year() <= 2 { (from.year()..=to.year()).map(Slot::Year).collect() } else { vec![Slot::Any] }
}

fn bounds(interval: &Interval) -> Option<(chrono::NaiveDate, chrono::NaiveDate)> {
    interval.earliest().zip(interval.latest())
}
