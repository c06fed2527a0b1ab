//! Distinct names, which of them each event bears, and which events bear each.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::bits::Bits;
use crate::{text::fold, timeline::fuzzy};

/// The names of one kind over all events. A name is judged once, however many events bear it; then the events follow by
/// table: from the names to the events where few bear those that match, else from each event to its names.
#[derive(Debug, Clone, Default)]
pub(super) struct Column {
    names: Vec<String>,
    /// The letters of each name, as `fuzzy::letters` has them.
    letters: Vec<u64>,
    of_event: Table,
    of_name: Table,
}

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

    /// Rows and items turned round.
    fn turned(&self, rows: usize) -> Self {
        let mut starts = vec![0u32; rows + 1];
        self.items.iter().for_each(|item| starts[*item as usize + 1] += 1);
        (0..rows).for_each(|at| starts[at + 1] += starts[at]);
        let (mut next, mut items) = (starts.clone(), vec![0; self.items.len()]);
        for (row, bounds) in self.starts.windows(2).enumerate() {
            for item in &self.items[bounds[0] as usize..bounds[1] as usize] {
                let at = &mut next[*item as usize];
                items[*at as usize] = row as u32;
                *at += 1;
            }
        }
        Self { starts, items }
    }
}

/// Names that one task judges at a time.
const CHUNK: usize = 1 << 11;

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
        let flagged = || flags.iter().enumerate().filter(|(_, flag)| **flag).map(|(at, _)| self.of_name.row(at));
        let events = self.of_event.starts.len().saturating_sub(1);
        if flagged().map(<[u32]>::len).sum::<usize>() <= events {
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

    pub fn finish(self) -> Column {
        Column {
            letters: self.names.iter().map(|name| fuzzy::letters(name)).collect(),
            of_name: self.of_event.turned(self.names.len()),
            names: self.names,
            of_event: self.of_event,
        }
    }
}
