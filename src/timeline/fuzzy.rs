//! Fuzzy matching: the one place that holds the matcher.

use std::fmt;

use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

/// Finds the letters of a pattern, in their order, in a text. Both are expected to be folded (`text::fold`).
///
/// It is meant for short texts, names and single words: over whole sentences nearly every pattern finds its letters
/// somewhere. One matcher serves one thread; make another for a second.
pub struct Fuzzy {
    skim: SkimMatcherV2,
}

impl Fuzzy {
    pub fn new() -> Self {
        Self { skim: SkimMatcherV2::default().ignore_case() }
    }

    /// Whether all letters of `pattern` stand in `text` in their order.
    pub fn matches(&self, text: &str, pattern: &str) -> bool {
        // The cheap check first: nearly all texts fail it, and it keeps all that the matcher would.
        in_order(text, pattern) && self.skim.fuzzy_match(text, pattern).is_some()
    }

    /// How well the pattern matches, more for letters that stand together and begin words.
    pub fn score(&self, text: &str, pattern: &str) -> Option<i64> {
        self.skim.fuzzy_match(text, pattern)
    }

    /// The places of the matched letters in `text`, counted in characters.
    pub fn letters(&self, text: &str, pattern: &str) -> Option<Vec<usize>> {
        self.skim.fuzzy_indices(text, pattern).map(|(_, letters)| letters)
    }
}

impl Default for Fuzzy {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Fuzzy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fuzzy")
    }
}

fn in_order(text: &str, pattern: &str) -> bool {
    let mut rest = text.chars();
    pattern.chars().all(|wanted| rest.any(|c| c == wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_count_in_their_order() {
        let fuzzy = Fuzzy::new();
        assert!(fuzzy.matches("ben guerdane", "bgdn"));
        assert!(!fuzzy.matches("ben guerdane", "gb"));
        assert_eq!(fuzzy.letters("hotel", "htl"), Some(vec![0, 2, 4]));
    }
}
