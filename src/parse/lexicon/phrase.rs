//! A table of phrases looked up by their words.

use rustc_hash::FxHashMap;

use super::super::token::Token;

/// Phrases of one or more folded words, each with what it stands for. The longest phrase that fits wins; of two alike the
/// one added first.
#[derive(Debug)]
pub struct Phrases<T> {
    by_first: FxHashMap<Box<str>, Vec<Phrase<T>>>,
}

/// The words after the first, and the meaning.
type Phrase<T> = (Box<[Box<str>]>, T);

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: FxHashMap::default() }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase given as folded words with single blanks between.
    pub fn add(&mut self, folded: &str, meaning: T) {
        let mut words = folded.split(' ').filter(|word| !word.is_empty()).map(Box::from);
        let Some(first) = words.next() else { return };
        let rest: Box<[Box<str>]> = words.collect();
        self.by_first.entry(first).or_default().push((rest, meaning));
    }

    /// Puts longer phrases before shorter ones; call once after the last `add`.
    pub fn finish(&mut self) {
        for list in self.by_first.values_mut() {
            list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
    }

    /// What begins at `tokens[at]`, longest first: number of tokens and meaning.
    pub fn all_at<'a>(&'a self, tokens: &'a [Token], at: usize) -> impl Iterator<Item = (usize, &'a T)> {
        let list = tokens.get(at).and_then(|token| self.by_first.get(token.lower.as_str())).map_or(&[][..], Vec::as_slice);
        list.iter().filter_map(move |(rest, meaning)| {
            let fits = rest.iter().enumerate().all(|(n, word)| tokens.get(at + 1 + n).is_some_and(|token| *token.lower == **word));
            fits.then_some((1 + rest.len(), meaning))
        })
    }
}
