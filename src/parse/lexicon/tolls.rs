//! Words that say what became of people (`assets/lexicon/toll-words.tsv`), and the nouns for people
//! (`assets/lexicon/people-nouns.txt`).

use rustc_hash::FxHashMap;

use super::{Phrases, rows};
use crate::timeline::Measure;

/// How a word leads to the people it speaks of; see the head of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    Verb,
    Ing,
    Fate,
    State,
    Noun,
    Count,
    Toll,
    Own,
    Some,
}

/// What a word says became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    Counted(Measure),
    /// Dead or wounded: the article tells elsewhere.
    Shot,
    /// Not wounded.
    Unhurt,
    /// Dead and wounded together.
    Casualties,
}

pub type Tolls = Phrases<(How, Became)>;

pub(super) fn tolls() -> Tolls {
    let mut tolls = Phrases::default();
    for (how, became, words) in rows(include_str!("../../../assets/lexicon/toll-words.tsv")).filter_map(columns) {
        for word in words.split(',') {
            tolls.add(word, (how, became));
            // The table has the man's form alone.
            let hers = word.replace("himself", "herself").replace("his own", "her own");
            if how == How::Own && hers != word {
                tolls.add(&hers, (how, became));
            }
        }
    }
    tolls.finish();
    tolls
}

fn columns(row: &'static str) -> Option<(How, Became, &'static str)> {
    let mut columns = row.split('\t');
    let how = match columns.next()? {
        "verb" => How::Verb,
        "ing" => How::Ing,
        "fate" => How::Fate,
        "state" => How::State,
        "noun" => How::Noun,
        "count" => How::Count,
        "toll" => How::Toll,
        "own" => How::Own,
        "some" => How::Some,
        _ => return None,
    };
    let became = match columns.next()? {
        "shot" => Became::Shot,
        "unhurt" => Became::Unhurt,
        "casualties" => Became::Casualties,
        name => Became::Counted(Measure::ALL.into_iter().find(|measure| measure.name() == name)?),
    };
    Some((how, became, columns.next()?))
}

/// How many a noun for people stands for by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    One,
    Many,
}

pub type PeopleNouns = FxHashMap<&'static str, Number>;

pub(super) fn people_nouns() -> PeopleNouns {
    let mut nouns = PeopleNouns::default();
    for row in rows(include_str!("../../../assets/lexicon/people-nouns.txt")) {
        let Some((number, words)) = row.split_once('\t') else { continue };
        let number = if number == "one" { Number::One } else { Number::Many };
        nouns.extend(words.split_whitespace().map(|word| (word, number)));
    }
    nouns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_read() {
        for row in rows(include_str!("../../../assets/lexicon/toll-words.tsv")) {
            assert!(columns(row).is_some(), "{row}");
        }
        for row in rows(include_str!("../../../assets/lexicon/people-nouns.txt")) {
            assert!(row.starts_with("one\t") || row.starts_with("many\t"), "{row}");
        }
        let nouns = people_nouns();
        assert_eq!((nouns["widow"], nouns["tourists"]), (Number::One, Number::Many));
    }
}
