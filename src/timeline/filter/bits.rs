//! A set of events of a timeline: a bit each.

use rayon::prelude::*;

/// Places in `timeline.events`. A million of them fit into the nearest cache.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bits {
    words: Vec<u64>,
    len: usize,
}

/// Words that one task goes through at a time.
const CHUNK: usize = 1 << 10;

impl Bits {
    pub fn none(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len }
    }

    #[cfg(test)]
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

    pub fn or(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a |= b);
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

    /// Their places, in order.
    pub fn places(&self) -> Vec<usize> {
        let mut out = Vec::with_capacity(self.count());
        for (at, word) in self.words.iter().enumerate() {
            let mut rest = *word;
            while rest != 0 {
                out.push(at * 64 + rest.trailing_zeros() as usize);
                rest &= rest - 1;
            }
        }
        out
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
            set.or(&Bits::of(len, |at| at % odd == 0));
            prop_assert_eq!(&set, &Bits::all(len));
            set.keep(|at| at % odd == 0);
            prop_assert_eq!(set.places(), wanted);
        }
    }
}
