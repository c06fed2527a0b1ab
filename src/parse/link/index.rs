//! Which events a telling could join at all: those of its people, its telling words, and its places at its time.

use std::hash::{Hash, Hasher};

use chrono::Datelike;
use rustc_hash::{FxHashMap, FxHasher};

use super::known::Known;
use crate::{parse::telling::Word, time::Interval, timeline::Measure};

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
    /// A place whatever the time, for what has no date.
    PlaceEver(String),
    Person(String),
    Group(String),
    Toll(Measure, u64, String),
    Word(Word),
    /// Whatever stands in the same article; used within one alone.
    Here,
}

fn hash(key: &Key) -> u64 {
    let mut hasher = FxHasher::default();
    key.hash(&mut hasher);
    hasher.finish()
}

/// How many of the newest events under one key are looked at. It bounds the cost of a name that is in everything.
const NEWEST: usize = 64;

#[derive(Debug, Default)]
pub struct Index {
    /// By the hash of a key: two keys that share one only make a candidate more, which is weighed like any other.
    clusters: FxHashMap<u64, Vec<u32>>,
    one_article: bool,
}

impl Index {
    /// For the stories of one article, all of which may be one.
    pub fn of_one_article() -> Self {
        Self { one_article: true, ..Self::default() }
    }

    /// Makes an event findable by what one telling of it says.
    pub fn add(&mut self, known: &Known, cluster: usize) {
        let mut keys = self.general_keys(known);
        let slots = slots(known);
        for name in place_names(known) {
            keys.push(Key::PlaceEver(name.clone()));
            keys.extend(slots.iter().map(|slot| Key::Place(name.clone(), *slot)));
        }
        for key in keys {
            let known = self.clusters.entry(hash(&key)).or_default();
            // What is told again becomes one of the newest again.
            if !known.iter().rev().take(NEWEST).any(|other| *other as usize == cluster) {
                known.push(cluster as u32);
            }
        }
    }

    /// The events that a telling is weighed against, oldest first.
    pub fn candidates(&self, known: &Known) -> Vec<usize> {
        let mut keys = self.general_keys(known);
        let slots = slots(known);
        for name in place_names(known) {
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
        let mut out: Vec<usize> = keys
            .iter()
            .filter_map(|key| self.clusters.get(&hash(key)))
            .flat_map(|all| all.iter().rev().take(NEWEST))
            .map(|at| *at as usize)
            .collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    fn general_keys(&self, known: &Known) -> Vec<Key> {
        let mut keys: Vec<Key> = known.people.iter().map(|name| Key::Person(name.clone())).collect();
        keys.extend(known.tolls.iter().map(|(measure, count, whom)| Key::Toll(*measure, *count, whom.clone())));
        keys.extend(known.words().map(Key::Word));
        if known.law {
            keys.extend(known.struck.iter().chain(&known.actors).map(|name| Key::Group(name.clone())));
        }
        keys.extend(self.one_article.then_some(Key::Here));
        keys
    }
}

/// The places and what they lie in; a country itself only where nothing finer is told.
fn place_names(known: &Known) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for known in known.places.iter().take(4) {
        let place = &known.place;
        let outer = place.within.len().saturating_sub(1);
        names.extend(std::iter::once(&place.name).chain(&place.within[..outer]).cloned());
    }
    names.sort_unstable();
    names.dedup();
    names
}

fn slots(known: &Known) -> Vec<Slot> {
    let Some((from, to)) = known.when.as_ref().and_then(bounds) else { return vec![Slot::Any] };
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
