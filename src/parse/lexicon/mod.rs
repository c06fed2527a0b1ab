//! The lexicons: what words stand for places, groups, events and people. All of it is read from tables in `assets/lexicon`.

mod gazetteer;
mod groups;
mod phrase;
mod places;
mod regions;
mod tolls;
mod traits;
mod triggers;
mod words;

use std::sync::LazyLock;

pub use groups::{GroupEntry, GroupKind, Groups};
pub use phrase::Phrases;
pub use places::{PlaceEntry, PlaceKind, Places, Toponym};
pub use tolls::{Became, How, Number, PeopleNouns, Tolls};
pub use traits::Traits;
pub use triggers::{Form, Pos, Trigger, Triggers, Weight};
pub use words::{Class, Classes};

/// All tables together.
#[derive(Debug)]
pub struct Lexicon {
    pub places: Places,
    pub groups: Groups,
    pub triggers: Triggers,
    /// Nouns for people that a figure counts.
    pub people_nouns: PeopleNouns,
    /// Words that say what became of people.
    pub tolls: Tolls,
}

impl Lexicon {
    /// The lexicon that ships with dateline; its tables are parsed once a process.
    pub fn built_in() -> &'static Lexicon {
        static BUILT_IN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
            places: Places::built_in(),
            groups: Groups::built_in(),
            triggers: Triggers::built_in(),
            people_nouns: tolls::people_nouns(),
            tolls: tolls::tolls(),
        });
        &BUILT_IN
    }

    /// Whether a word is a noun for people.
    pub fn is_people(&self, token: &super::token::Token) -> bool {
        self.people_nouns.contains_key(token.lower.as_str())
    }
}

/// The rows of a table: no comments, no empty lines.
fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}
