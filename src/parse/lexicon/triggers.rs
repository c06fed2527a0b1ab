//! Trigger words: verbs and nouns that tell of an event (`assets/lexicon/triggers.tsv`).

use super::{Phrases, rows};
use crate::{
    text::fold,
    timeline::{Kind, Measure},
};

/// Verb or noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pos {
    Verb,
    Noun,
}

/// How much an event of its own a trigger makes; see the head of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Main,
    Outcome,
    Weak,
}

/// Which inflection stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Base,
    Present,
    /// Past or past participle; most verbs do not tell them apart.
    Past,
    /// A participle that is no past form (`taken`).
    Participle,
    Ing,
    Singular,
    Plural,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trigger {
    /// Its base form or singular.
    pub lemma: &'static str,
    pub pos: Pos,
    pub kind: Kind,
    pub weight: Weight,
    pub measure: Option<Measure>,
    /// The noun for titles.
    pub label: &'static str,
    /// The word between the label and its object; empty where it takes none.
    pub link: &'static str,
}

#[derive(Debug)]
pub struct Triggers {
    entries: Vec<Trigger>,
    phrases: Phrases<(usize, Form)>,
}

impl Triggers {
    pub(super) fn built_in() -> Self {
        let mut entries = Vec::new();
        let mut phrases = Phrases::default();
        for row in rows(include_str!("../../../assets/lexicon/triggers.tsv")) {
            let columns: Vec<&'static str> = row.split('\t').collect();
            let [forms, pos, kind, weight, measure, label, link] = columns[..] else { continue };
            let Some(kind) = Kind::from_name(kind) else { continue };
            let pos = if pos == "verb" { Pos::Verb } else { Pos::Noun };
            let weight = match weight {
                "main" => Weight::Main,
                "outcome" => Weight::Outcome,
                _ => Weight::Weak,
            };
            let measure = Measure::ALL.into_iter().find(|known| known.name() == measure);
            let spelled: Vec<&'static str> = forms.split(',').collect();
            let entry = entries.len();
            let kinds: &[Form] = match pos {
                Pos::Verb => &[Form::Base, Form::Present, Form::Past, Form::Participle, Form::Ing],
                Pos::Noun => &[Form::Singular, Form::Plural],
            };
            for (n, (form, kind)) in spelled.iter().zip(kinds).enumerate() {
                // "struck, struck": the second spelling of one form adds nothing. Where the base is the past too ("put", "hurt") the
                // past is meant: articles tell of what was.
                let past = n < 2 && spelled.get(2) == Some(form) && pos == Pos::Verb;
                if !past && (!spelled[..n].contains(form) || n == 2 && spelled[1] != *form) && !(n > 2 && spelled[..n].contains(form)) {
                    phrases.add(&fold(form), (entry, *kind));
                }
            }
            entries.push(Trigger { lemma: spelled[0], pos, kind, weight, measure, label, link });
        }
        phrases.finish();
        Self { entries, phrases }
    }

    /// The triggers that may begin at `tokens[at]`, longest first: tokens, trigger, form. A word can be verb and noun.
    pub fn all_at<'a>(&'a self, tokens: &'a [super::super::token::Token], at: usize) -> impl Iterator<Item = (usize, &'a Trigger, Form)> {
        self.phrases.all_at(tokens, at).map(|(len, (entry, form))| (len, &self.entries[*entry], *form))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        let table = include_str!("../../../assets/lexicon/triggers.tsv");
        for row in rows(table) {
            let columns: Vec<&str> = row.split('\t').collect();
            assert_eq!(columns.len(), 7, "{row}");
            assert!(Kind::from_name(columns[2]).is_some(), "unknown kind: {row}");
            assert!(columns[4].is_empty() || Measure::ALL.iter().any(|known| known.name() == columns[4]), "unknown measure: {row}");
            assert_eq!(columns[0].split(',').count(), if columns[1] == "verb" { 5 } else { 2 }, "{row}");
        }
        assert_eq!(Triggers::built_in().entries.len(), rows(table).count());
    }
}
