//! Telling words: what sets one report apart from the others of its corpus.
//!
//! A report's words are weighed by how few other reports use them, names above all: the name of a victim, a street or a school
//! is nearly always of one happening. Reports that share such words tell of the same thing, however they word it.

use std::hash::{Hash, Hasher};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};

use super::{sentence::Sentence, token::Token};

/// A word, as a number: words that differ hardly ever share one.
pub type Word = u32;

/// How often an article uses each of its words, and which of them are names.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bag(Box<[(Word, u16, bool)]>);

impl Bag {
    pub fn of(sentences: &[Sentence]) -> Self {
        let mut counts: FxHashMap<Word, (u16, bool)> = FxHashMap::default();
        for sentence in sentences {
            // In a text all in capitals, or a headline in them, a capital makes no name.
            let words = sentence.tokens.iter().filter(|token| token.is_word).count();
            let capitals = sentence.tokens.iter().filter(|token| token.is_word && token.capital).count();
            let tells = capitals * 2 <= words || words < 4;
            for (at, token) in sentence.tokens.iter().enumerate().filter(|(_, token)| counts_as_word(token)) {
                let begins = at == 0 || !sentence.tokens[at - 1].is_word && !sentence.tokens[at - 1].is_any(&[",", "(", "'", "-"]);
                let entry = counts.entry(word(&token.lower)).or_default();
                entry.0 = entry.0.saturating_add(1);
                entry.1 |= token.capital && tells && !begins;
            }
        }
        let mut all: Vec<(Word, u16, bool)> = counts.into_iter().map(|(word, (count, name))| (word, count, name)).collect();
        all.sort_unstable();
        Self(all.into_boxed_slice())
    }

    pub fn words(&self) -> impl Iterator<Item = Word> {
        self.0.iter().map(|(word, ..)| *word)
    }
}

fn counts_as_word(token: &Token) -> bool {
    token.is_word && (token.lower.len() > 2 || token.is_number())
}

pub fn word(lower: &str) -> Word {
    let mut hasher = FxHasher::default();
    lower.hash(&mut hasher);
    let hash = hasher.finish();
    (hash ^ (hash >> 32)) as u32
}

/// Words of an article that others have too, with their weights, the most telling first; with those that no other has, the squares
/// of the weights sum to 1. Beside each, whether it is
/// a name that hardly any other article has.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Telling(pub Vec<(Word, f32, bool)>);

/// How many words are kept of a report: beyond them it shares words with everything.
const KEPT: usize = 30;
/// A name counts for more than another word that is as rare.
const NAME: f32 = 1.5;
/// In a corpus of few articles every word is rare. This many articles that nobody gave us are supposed beside it, half of which
/// would use any word that is no name.
const SUPPOSED: f32 = 60.0;

/// The telling words of each article.
pub fn telling(bags: &[Bag]) -> Vec<Telling> {
    let mut used: FxHashMap<Word, u32> = FxHashMap::default();
    for (word, ..) in bags.iter().flat_map(|bag| &bag.0) {
        *used.entry(*word).or_default() += 1;
    }
    let corpus = bags.len() as f32 + SUPPOSED;
    let vector = |bag: &Bag| {
        let mut all: Vec<(Word, f32, bool)> = bag
            .0
            .iter()
            .map(|(word, count, name)| {
                let rare = *name && used[word] as usize <= (bags.len() / 100).max(4);
                let others = used[word] as f32 + if *name { 0.0 } else { SUPPOSED / 2.0 };
                let weight = (1.0 + f32::from(*count).ln()) * (corpus / others).ln() * if *name { NAME } else { 1.0 };
                (*word, weight, rare)
            })
            .collect();
        all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        all.truncate(KEPT);
        let length = all.iter().map(|(_, weight, _)| weight * weight).sum::<f32>().sqrt().max(f32::EPSILON);
        all.iter_mut().for_each(|(_, weight, _)| *weight /= length);
        // What nobody else says is shared with nobody.
        all.retain(|(word, ..)| used[word] > 1);
        all.shrink_to_fit();
        Telling(all)
    };
    bags.par_iter().map(vector).collect()
}
