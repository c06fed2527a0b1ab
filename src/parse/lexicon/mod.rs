//! The lexicons: what words stand for places, groups, events and people. All of it is read from tables in `assets/lexicon`.

mod gazetteer;
mod groups;
mod phrase;
mod places;
mod regions;
mod triggers;
mod words;

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

pub use groups::{GroupEntry, GroupKind, Groups};
pub use phrase::Phrases;
pub use places::{PlaceEntry, PlaceKind, Places, Toponym};
pub use triggers::{Form, Pos, Trigger, Triggers, Weight};
pub use words::{Class, Classes};

/// All tables together.
#[derive(Debug)]
pub struct Lexicon {
    pub places: Places,
    pub groups: Groups,
    pub triggers: Triggers,
    /// Nouns for people that a figure counts.
    pub people_nouns: FxHashSet<&'static str>,
}

impl Lexicon {
    /// The lexicon that ships with dateline; its tables are parsed once a process.
    pub fn built_in() -> &'static Lexicon {
        static BUILT_IN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
            places: Places::built_in(),
            groups: Groups::built_in(),
            triggers: Triggers::built_in(),
            people_nouns: rows(include_str!("../../../assets/lexicon/people-nouns.txt")).flat_map(str::split_whitespace).collect(),
        });
        &BUILT_IN
    }

    /// Whether a word is a noun for people.
    pub fn is_people(&self, token: &super::token::Token) -> bool {
        self.people_nouns.contains(token.lower.as_str())
    }
}

/// The rows of a table: no comments, no empty lines.
fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}
