//! What an article's other sentences tell about a name.

use rustc_hash::FxHashMap;

use super::{
    What,
    person::{name_of, name_runs},
};
use crate::parse::{
    lexicon::{Lexicon, PlaceKind, Toponym},
    token::Token,
};

/// What an article's other sentences tell about a name.
#[derive(Debug, Default)]
pub struct Context {
    /// How often each country is named, by itself, its people or a place that can only lie there.
    countries: FxHashMap<String, usize>,
    /// Last name, folded → full name.
    pub(super) people: FxHashMap<String, String>,
    /// First word of a site that the article names in full → the site: "the Bardo attack" beside "the Bardo Museum".
    pub(super) sites: FxHashMap<String, Toponym>,
}

/// What the sentences before have named, for "the group".
#[derive(Debug, Default)]
pub struct SoFar {
    /// The first group of the last sentence that named one: mostly its subject, and what "it" goes on about.
    pub(super) subject: Option<What>,
    /// The last group named: what "the group" further on in a sentence goes on about.
    pub(super) last: Option<What>,
    /// Country of the town that the paragraph named last.
    pub town: Option<String>,
}

impl Context {
    /// Reads all sentences of an article once for what is not in doubt.
    pub fn new(sentences: &[Vec<Token>], text: &str, lexicon: &Lexicon) -> Self {
        let mut context = Self::default();
        for tokens in sentences {
            for at in 0..tokens.len() {
                if !tokens[at].capital {
                    continue;
                }
                let named = lexicon.places.adjective_at(tokens, at).map(|(_, country)| country.place).or_else(|| {
                    let (_, all) = lexicon.places.longest_at(tokens, at)?;
                    (all.len() == 1 && all[0].by_hand).then(|| all[0].place.clone())
                });
                if let Some((len, all)) = lexicon.places.longest_at(tokens, at)
                    && len >= 2
                    && all[0].kind == PlaceKind::Site
                {
                    context.sites.entry(tokens[at].lower.clone()).or_insert_with(|| all[0].clone());
                }
                if let Some(place) = named {
                    *context.countries.entry(place.country().to_owned()).or_default() += 1;
                }
            }
        }
        let mut names: Vec<String> = Vec::new();
        for tokens in sentences {
            let covered = vec![false; tokens.len()];
            let known = covered_by_lexicon(tokens, text, lexicon);
            for (first, end) in name_runs(tokens, &known.unwrap_or(covered)) {
                if end - first >= 2 {
                    names.push(name_of(tokens, first, end, text));
                }
            }
        }
        // The longest form of a name is the one shown.
        names.sort_by_key(|name| std::cmp::Reverse(name.split(' ').count()));
        for name in names {
            if let Some(last) = name.split(' ').next_back() {
                context.people.entry(crate::text::fold(last)).or_insert(name);
            }
        }
        context
    }

    /// The country that the article is mostly about.
    pub fn main_country(&self) -> Option<&str> {
        let most = self.countries.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)))?;
        Some(most.0)
    }

    pub(super) fn weight(&self, country: &str) -> usize {
        self.countries.get(country).copied().unwrap_or(0)
    }
}

/// Tokens that are part of a known place, group or adjective, so that they begin no person's name.
fn covered_by_lexicon(tokens: &[Token], text: &str, lexicon: &Lexicon) -> Option<Vec<bool>> {
    let mut covered = vec![false; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let group = lexicon.groups.longest_at(text, tokens, at).map_or(0, |found| found.0);
        let place = if tokens[at].capital {
            lexicon.places.longest_at(tokens, at).filter(|found| found.1[0].by_hand).map_or(0, |found| found.0)
        } else {
            0
        };
        let adjective = lexicon.places.adjective_at(tokens, at).filter(|_| tokens[at].capital).map_or(0, |found| found.0);
        let len = group.max(place).max(adjective);
        covered[at..at + len].fill(true);
        at += len.max(1);
    }
    Some(covered)
}
