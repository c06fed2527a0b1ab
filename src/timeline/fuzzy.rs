//! Fuzzy matching: the one place that holds the matcher.
//!
//! Whether a text matches is asked of very many texts, and answered by [`matches`] alone: it keeps exactly what the matcher
//! would. The matcher itself ([`Fuzzy`]) finds the letters that are lit, which only what is on the screen needs.

use std::fmt;

use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

/// Whether all letters of `pattern` stand in `text` in their order. Both are expected to be folded (`text::fold`).
///
/// It is meant for short texts, names and single words: over whole sentences nearly every pattern finds its letters
/// somewhere.
pub fn matches(text: &str, pattern: &str) -> bool {
    let (mut bytes, mut chars) = (text.bytes(), text.chars());
    match text.is_ascii() && pattern.is_ascii() {
        true => pattern.bytes().all(|wanted| bytes.any(|byte| byte == wanted)),
        false => pattern.chars().all(|wanted| chars.any(|c| c == wanted)),
    }
}

/// Which letters a text has, a bit each; the rarer ones share bits. A text that lacks a bit of the pattern cannot match.
pub fn letters(text: &str) -> u64 {
    let bit = |c: char| match c {
        'a'..='z' => c as u32 - 'a' as u32,
        '0'..='9' => 26 + c as u32 - '0' as u32,
        _ => 36 + c as u32 % 28,
    };
    text.chars().fold(0, |mask, c| mask | 1 << bit(c))
}

/// Finds which letters of a text a pattern lights. One matcher serves one thread; make another for a second.
pub struct Fuzzy {
    skim: SkimMatcherV2,
}

impl Fuzzy {
    pub fn new() -> Self {
        Self { skim: SkimMatcherV2::default().ignore_case() }
    }

    /// Whether the pattern matches at all: what [`Fuzzy::score`] would say, far quicker.
    pub fn matches(text: &str, pattern: &str) -> bool {
        matches(text, pattern)
    }

    /// How well the pattern matches, more for letters that stand together and begin words.
    pub fn score(&self, text: &str, pattern: &str) -> Option<i64> {
        self.skim.fuzzy_match(text, pattern)
    }

    /// The places of the matched letters in `text`, counted in characters.
    pub fn lit(&self, text: &str, pattern: &str) -> Option<Vec<usize>> {
        // The cheap check first: nearly all texts fail it.
        matches(text, pattern).then(|| self.skim.fuzzy_indices(text, pattern)).flatten().map(|(_, letters)| letters)
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_count_in_their_order() {
        assert!(matches("ben guerdane", "bgdn"));
        assert!(!matches("ben guerdane", "gb"));
        assert_eq!(Fuzzy::new().lit("hotel", "htl"), Some(vec![0, 2, 4]));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2_000, ..ProptestConfig::default() })]
        #[test]
        fn what_matches_is_what_the_matcher_keeps(text in "[a-d0-2 é日.]{0,12}", pattern in "[a-d0-2 é日.]{0,5}") {
            let kept = SkimMatcherV2::default().ignore_case().fuzzy_match(&text, &pattern).is_some();
            prop_assert_eq!(matches(&text, &pattern), kept);
            prop_assert!(!kept || letters(&text) & letters(&pattern) == letters(&pattern));
        }
    }
}
