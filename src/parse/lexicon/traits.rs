//! What a noun for a person says of sex and age (`assets/lexicon/people-traits.txt`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;

/// What words for one person say; what they leave open is `None`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Traits {
    pub male: Option<bool>,
    pub grown: Option<bool>,
    /// Says nothing of what somebody is or does: "victim", "man", and no "guard".
    pub anyone: bool,
}

/// Whoever is younger is called a child or a teenager.
const GROWN_FROM: u32 = 18;

static NOUNS: LazyLock<FxHashMap<&'static str, Traits>> = LazyLock::new(|| {
    let mut nouns: FxHashMap<&'static str, Traits> = FxHashMap::default();
    for row in rows(include_str!("../../../assets/lexicon/people-traits.txt")) {
        let Some((what, words)) = row.split_once('\t') else { continue };
        for word in words.split_whitespace() {
            let traits = nouns.entry(word).or_default();
            match what {
                "male" => traits.male = Some(true),
                "female" => traits.male = Some(false),
                "young" => traits.grown = Some(false),
                "grown" => traits.grown = Some(true),
                _ => traits.anyone = true,
            }
        }
    }
    nouns
});

impl Traits {
    /// Of a phrase for one person: "4-year-old girl", "22-year-old", "night guard".
    pub fn of(phrase: &str) -> Self {
        let lower = phrase.to_lowercase();
        let words: Vec<&str> = lower.split([' ', '-']).filter(|word| !word.is_empty()).collect();
        let last = words.last().copied().unwrap_or_default();
        let mut traits = NOUNS.get(last).copied().unwrap_or_default();
        if last == "old" {
            traits.anyone = true;
        }
        if let Some(at) = words.iter().position(|word| *word == "year") {
            traits.grown = at.checked_sub(1).and_then(|at| words[at].parse().ok()).map(|age: u32| age >= GROWN_FROM).or(traits.grown);
        } else if words.iter().any(|word| matches!(*word, "month" | "months")) {
            traits.grown = Some(false);
        }
        traits
    }

    /// What two words for one person say together.
    pub fn with(self, other: Self) -> Self {
        Self { male: self.male.or(other.male), grown: self.grown.or(other.grown), anyone: self.anyone || other.anyone }
    }

    /// Whether nothing in them speaks against one person.
    pub fn agree(self, other: Self) -> bool {
        let agree = |a: Option<bool>, b: Option<bool>| a.is_none() || b.is_none() || a == b;
        agree(self.male, other.male) && agree(self.grown, other.grown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sex_and_age_tell_people_apart() {
        let agree = |a: &str, b: &str| Traits::of(a).agree(Traits::of(b));
        assert!(agree("4-year-old girl", "child"));
        assert!(agree("victim", "woman"));
        assert!(!agree("man", "girl"));
        assert!(!agree("22-year-old", "toddler"));
        assert!(!agree("six-month-old", "woman"));
    }

    #[test]
    fn every_row_names_a_trait() {
        for row in rows(include_str!("../../../assets/lexicon/people-traits.txt")) {
            let what = row.split('\t').next().unwrap_or_default();
            assert!(matches!(what, "male" | "female" | "young" | "grown" | "anyone"), "{row}");
        }
    }
}
