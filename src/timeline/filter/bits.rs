//! A set of events of a timeline: a bit each.

use rayon::prelude::*;

/// Places in `timeline.events`. A million of them fit into the nearest cache.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    len: usize,
}

/// Words that one task goes through at a time. (In tests so few that work is divided there too.)
const CHUNK: usize = if cfg!(test) { 2 } else { 1 << 10 };

impl Bits {
    pub fn none(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len }
    }

    pub fn all(len: usize) -> Self {
        let mut all = Self::none(len);
        all.invert();
        all
    }

    /// Those for which `holds`.
    pub fn of(len: usize, holds: impl Fn(usize) -> bool + Sync) -> Self {
        let mut out = Self::none(len);
        out.add(&holds);
        out
    }

    /// Adds those for which `holds`; it is not asked for those that are there already.
    pub fn add(&mut self, holds: impl Fn(usize) -> bool + Sync) {
        let len = self.len;
        self.words.par_iter_mut().with_min_len(CHUNK).enumerate().for_each(|(at, word)| {
            let first = at * 64;
            for bit in 0..(len - first).min(64) {
                if *word >> bit & 1 == 0 {
                    *word |= u64::from(holds(first + bit)) << bit;
                }
            }
        });
    }

    /// Leaves those for which `holds`.
    pub fn keep(&mut self, holds: impl Fn(usize) -> bool + Sync) {
        self.words.par_iter_mut().with_min_len(CHUNK).enumerate().for_each(|(at, word)| {
            let mut rest = *word;
            while rest != 0 {
                let bit = rest.trailing_zeros();
                rest &= rest - 1;
                if !holds(at * 64 + bit as usize) {
                    *word &= !(1 << bit);
                }
            }
        });
    }

    pub fn insert(&mut self, at: usize) {
        self.words[at / 64] |= 1 << (at % 64);
    }

    pub fn holds(&self, at: usize) -> bool {
        self.words.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }

    pub fn and(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a &= b);
    }

    pub fn and_not(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a &= !b);
    }

    pub fn or(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a |= b);
    }

    /// Adds those of several sets.
    pub fn or_all(&mut self, others: &[&Self]) {
        self.words.par_chunks_mut(CHUNK).enumerate().for_each(|(at, words)| {
            for other in others {
                words.iter_mut().zip(&other.words[at * CHUNK..]).for_each(|(a, b)| *a |= b);
            }
        });
    }

    pub fn invert(&mut self) {
        self.words.iter_mut().for_each(|word| *word = !*word);
        if let Some(last) = self.words.last_mut().filter(|_| !self.len.is_multiple_of(64)) {
            *last &= (1 << (self.len % 64)) - 1;
        }
    }

    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many are in both.
    pub fn count_with(&self, other: &Self) -> usize {
        self.words.iter().zip(&other.words).map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    /// Their places, in order.
    pub fn places(&self) -> Vec<usize> {
        let mut out = Vec::new();
        self.put_places(&mut out);
        out
    }

    /// Their places, in order, in place of what stood there. What was there before gives its memory: over very many events, new
    /// memory takes longer than the work.
    pub fn put_places(&self, out: &mut Vec<usize>) {
        out.clear();
        out.reserve(self.count());
        for (at, word) in self.words.iter().enumerate() {
            let first = at * 64;
            if *word == u64::MAX {
                out.extend(first..first + 64);
                continue;
            }
            let mut rest = *word;
            while rest != 0 {
                out.push(first + rest.trailing_zeros() as usize);
                rest &= rest - 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn a_set_holds_what_was_put_in(len in 0usize..300, odd in 1usize..7) {
            let wanted: Vec<usize> = (0..len).filter(|at| at % odd == 0).collect();
            let mut set = Bits::of(len, |at| at % odd == 0);
            prop_assert_eq!((set.places(), set.count()), (wanted.clone(), wanted.len()));
            set.invert();
            prop_assert_eq!(set.count(), len - wanted.len());
            let multiples = Bits::of(len, |at| at % odd == 0);
            set.or_all(&[&multiples, &set.clone()]);
            prop_assert_eq!((set.count_with(&multiples), set.count()), (wanted.len(), len));
            set.and_not(&multiples);
            prop_assert_eq!(set.count(), len - wanted.len());
            set.or(&multiples);
            prop_assert_eq!(&set, &Bits::all(len));
            set.keep(|at| at % odd == 0);
            prop_assert_eq!(set.places(), wanted);
        }
    }
}
