//! Groups and their aliases (`assets/lexicon/groups.tsv`).

use super::{Class, Phrases, rows};
use crate::{parse::token::Token, text::fold};

/// What sort of group it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupKind {
    Armed,
    Force,
    Government,
    Party,
    Body,
    /// Publishers and agencies: known so that they are not taken for those who act.
    Media,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupEntry {
    pub name: &'static str,
    pub kind: GroupKind,
    /// Home country; empty where it has none.
    pub country: &'static str,
}

#[derive(Debug)]
pub struct Groups {
    entries: Vec<GroupEntry>,
    /// Alias → entry and, for short names, the exact spelling that is meant.
    aliases: Phrases<(usize, &'static str)>,
}

impl Groups {
    pub(super) fn built_in() -> Self {
        let mut entries = Vec::new();
        let mut aliases = Phrases::default();
        for row in rows(include_str!("../../../assets/lexicon/groups.tsv")) {
            let columns: Vec<&'static str> = row.split('\t').collect();
            let [name, kind, country, names] = columns[..] else { continue };
            let kind = match kind {
                "armed" => GroupKind::Armed,
                "force" => GroupKind::Force,
                "government" => GroupKind::Government,
                "party" => GroupKind::Party,
                "media" => GroupKind::Media,
                _ => GroupKind::Body,
            };
            for alias in names.split('|') {
                // Tokens carry no possessive endings, so neither do the phrases they are looked up by.
                aliases.add(&fold(&alias.replace("'s ", " ")), (entries.len(), alias));
            }
            entries.push(GroupEntry { name, kind, country });
        }
        aliases.finish();
        Self { entries, aliases }
    }

    pub fn entry(&self, index: usize) -> &GroupEntry {
        &self.entries[index]
    }

    pub fn iter(&self) -> impl Iterator<Item = &GroupEntry> {
        self.entries.iter()
    }

    /// The longest alias at `tokens[at]`: number of tokens, and every group that it can mean.
    pub fn longest_at(&self, text: &str, tokens: &[Token], at: usize) -> Option<(usize, Vec<usize>)> {
        let mut found: Option<(usize, Vec<usize>)> = None;
        for (len, (entry, alias)) in self.aliases.all_at(tokens, at) {
            if found.as_ref().is_some_and(|(longest, _)| len < *longest) {
                break;
            }
            if !spelled_as(text, tokens, at, len, alias) {
                continue;
            }
            let (_, all) = found.get_or_insert((len, Vec::new()));
            if !all.contains(entry) {
                all.push(*entry);
            }
        }
        found
    }
}

/// Whether the tokens are spelled as the alias asks: short names (`IS`, `ETA`) letter for letter, so that "is" is no group;
/// longer ones with a capital somewhere if the alias has one, so that an ordinary phrase is none.
///
/// Where a program gave a text its capitals back, "Fmln" stands for "FMLN"; where a text is all in capitals, "IS" says nothing.
fn spelled_as(text: &str, sentence: &[Token], at: usize, len: usize, alias: &str) -> bool {
    let tokens = &sentence[at..at + len];
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return false };
    if alias.chars().count() <= 4 {
        let written = first.span.to(last.span).of(text);
        let a_word = first.is_a(Class::AlsoAWord);
        if written == alias {
            let shouted = || sentence.len() > 5 && !sentence.iter().any(|token| token.span.of(text).chars().any(char::is_lowercase));
            return !a_word || !shouted();
        }
        let abbreviation = alias.len() >= 3 && alias.chars().all(|letter| letter.is_ascii_uppercase()) && first.capital;
        let numbered = alias.chars().any(|letter| letter.is_ascii_digit());
        return !a_word && (abbreviation || numbered) && written.eq_ignore_ascii_case(alias);
    }
    // A name of many words is one in whatever case.
    len >= 4 || !alias.chars().any(char::is_uppercase) || tokens.iter().any(|token| token.capital)
}
