//! Distinct names, which of them each event bears, and which events bear each.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::bits::Bits;
use crate::{text::fold, timeline::fuzzy};

/// The names of one kind over all events. A name is judged once, however many events bear it; then the events follow: those of
/// a name that many bear as a set, those of the others by table, from the names to the events where few bear those that match,
/// else from each event to its names.
#[derive(Debug, Clone, Default)]
pub(super) struct Column {
    names: Vec<String>,
    /// The letters of each name, as `fuzzy::letters` has them.
    letters: Vec<u64>,
    /// The names of each event; empty where few events have any.
    of_event: Table,
    /// The events of each name, but for those of `many`.
    of_name: Table,
    /// The names that many events bear, and these.
    many: Vec<(u32, Bits)>,
}

/// More than one in so many is many: then a set takes less room than a list.
const MANY: usize = 32;

/// A list of numbers for each row.
#[derive(Debug, Clone, Default)]
struct Table {
    /// Where each row starts in `items`; one more than there are rows.
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Table {
    fn row(&self, at: usize) -> &[u32] {
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(from), Some(to)) => &self.items[*from as usize..*to as usize],
            _ => &[],
        }
    }

    fn rows(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Rows and items turned round; the items that stand in more than `most` rows apart from the others, as sets.
    fn turned(&self, rows: usize, most: usize) -> (Self, Vec<(u32, Bits)>) {
        let mut counts = vec![0u32; rows];
        self.items.iter().for_each(|item| counts[*item as usize] += 1);
        let is_many = |count: u32| count as usize > most;
        let many = (0..rows as u32).filter(|item| is_many(counts[*item as usize]));
        let mut many: Vec<(u32, Bits)> = many.map(|item| (item, Bits::none(self.rows()))).collect();
        let mut place = vec![None; rows];
        many.iter().enumerate().for_each(|(at, (item, _))| place[*item as usize] = Some(at));
        let mut starts = vec![0u32; rows + 1];
        for (at, count) in counts.iter().enumerate() {
            starts[at + 1] = starts[at] + if is_many(*count) { 0 } else { *count };
        }
        let (mut next, mut items) = (starts.clone(), vec![0; starts[rows] as usize]);
        for row in 0..self.rows() {
            for item in self.row(row) {
                match place[*item as usize] {
                    Some(at) => many[at].1.insert(row),
                    None => {
                        let at = &mut next[*item as usize];
                        items[*at as usize] = row as u32;
                        *at += 1;
                    }
                }
            }
        }
        (Self { starts, items }, many)
    }
}

/// Names that one task judges at a time.
const CHUNK: usize = 1 << 11;

/// To go from an event to its names takes as long as to take in so many events from a list.
const DEARER: usize = 4;

impl Column {
    /// Adds the events that bear a name for which `holds`.
    pub fn add(&self, kept: &mut Bits, holds: impl Fn(&str) -> bool + Sync) {
        self.add_flagged(kept, self.names.par_iter().with_min_len(CHUNK).map(|name| holds(name)).collect());
    }

    /// Adds the events that bear a name in which the letters of a pattern stand in their order.
    pub fn add_scattered(&self, kept: &mut Bits, pattern: &str) {
        let wanted = fuzzy::letters(pattern);
        let names = self.names.par_iter().zip(&self.letters).with_min_len(CHUNK);
        self.add_flagged(kept, names.map(|(name, letters)| letters & wanted == wanted && fuzzy::matches(name, pattern)).collect());
    }

    fn add_flagged(&self, kept: &mut Bits, flags: Vec<bool>) {
        let sets: Vec<&Bits> = self.many.iter().filter(|(name, _)| flags[*name as usize]).map(|(_, events)| events).collect();
        kept.or_all(&sets);
        let missing = if self.of_event.rows() == 0 { usize::MAX } else { self.of_event.rows() - kept.count() };
        let flagged = || flags.iter().enumerate().filter(|(_, flag)| **flag).map(|(at, _)| self.of_name.row(at));
        if missing == 0 {
            // All bear one of those that many do.
        } else if flagged().map(<[u32]>::len).sum::<usize>() <= missing.saturating_mul(DEARER) {
            flagged().flatten().for_each(|event| kept.insert(*event as usize));
        } else {
            kept.add(|event| self.of_event.row(event).iter().any(|name| flags[*name as usize]));
        }
    }
}

/// Makes a column, event by event.
#[derive(Default)]
pub(super) struct Builder {
    /// From a name as written to its number: folding is the dear part, and most names come again.
    written: FxHashMap<String, u32>,
    folded: FxHashMap<String, u32>,
    names: Vec<String>,
    of_event: Table,
}

impl Builder {
    pub fn put(&mut self, name: &str) {
        let id = match self.written.get(name) {
            Some(id) => *id,
            None => {
                let id = self.id_of(&fold(name));
                self.written.insert(name.to_owned(), id);
                id
            }
        };
        self.push(id);
    }

    pub fn put_folded(&mut self, name: &str) {
        let id = self.id_of(name);
        self.push(id);
    }

    fn id_of(&mut self, folded: &str) -> u32 {
        if let Some(id) = self.folded.get(folded) {
            return *id;
        }
        let id = self.names.len() as u32;
        self.names.push(folded.to_owned());
        self.folded.insert(folded.to_owned(), id);
        id
    }

    fn push(&mut self, id: u32) {
        let start = self.of_event.starts.last().copied().unwrap_or(0) as usize;
        if !self.of_event.items[start..].contains(&id) {
            self.of_event.items.push(id);
        }
    }

    /// Ends the names of one event.
    pub fn next(&mut self) {
        if self.of_event.starts.is_empty() {
            self.of_event.starts.push(0);
        }
        self.of_event.starts.push(self.of_event.items.len() as u32);
    }

    /// A column of few events: what was put in is of `events`, the others have no names.
    pub fn finish_of(self, events: &[usize]) -> Column {
        let (mut of_name, _) = self.of_event.turned(self.names.len(), usize::MAX);
        of_name.items.iter_mut().for_each(|item| *item = events[*item as usize] as u32);
        let letters = self.names.iter().map(|name| fuzzy::letters(name)).collect();
        Column { letters, of_name, names: self.names, ..Column::default() }
    }

    pub fn finish(self) -> Column {
        let most = self.of_event.rows().max(2 * MANY) / MANY;
        let (of_name, many) = self.of_event.turned(self.names.len(), most);
        Column {
            letters: self.names.iter().map(|name| fuzzy::letters(name)).collect(),
            of_name,
            many,
            names: self.names,
            of_event: self.of_event,
        }
    }
}
