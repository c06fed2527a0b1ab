//! Classes of small words (`assets/lexicon/words.tsv`): each word knows once, when it is read, which classes it is in.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;

/// A class of words; the table says what each is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    Speech,
    Locative,
    Lead,
    Direction,
    OfAPlace,
    Title,
    Particle,
    NotAPerson,
    Reporting,
    PartOfACountry,
    Venue,
    Modal,
    Negation,
    Unreal,
    CarriedOut,
    Incident,
    Happen,
    Responder,
    CallOut,
    AlsoAWord,
    GroupNoun,
    GroupLead,
    Compound,
    Nominal,
    Civic,
    Road,
    NotTheTown,
    Settlement,
    Quarter,
    EndsPeople,
    FollowsPeople,
    FollowsCount,
    Numbered,
    BodyPart,
    Injury,
    Gunfire,
    Explosive,
    Goods,
    Forename,
}

impl Class {
    const ALL: [(Class, &'static str); 39] = [
        (Class::Speech, "speech"),
        (Class::Locative, "locative"),
        (Class::Lead, "lead"),
        (Class::Direction, "direction"),
        (Class::OfAPlace, "of-a-place"),
        (Class::Title, "title"),
        (Class::Particle, "particle"),
        (Class::NotAPerson, "not-a-person"),
        (Class::Reporting, "reporting"),
        (Class::PartOfACountry, "part-of-a-country"),
        (Class::Venue, "venue"),
        (Class::Modal, "modal"),
        (Class::Negation, "negation"),
        (Class::Unreal, "unreal"),
        (Class::CarriedOut, "carried-out"),
        (Class::Incident, "incident"),
        (Class::Happen, "happen"),
        (Class::Responder, "responder"),
        (Class::CallOut, "call-out"),
        (Class::AlsoAWord, "also-a-word"),
        (Class::GroupNoun, "group-noun"),
        (Class::GroupLead, "group-lead"),
        (Class::Compound, "compound"),
        (Class::Nominal, "nominal"),
        (Class::Civic, "civic"),
        (Class::Road, "road"),
        (Class::NotTheTown, "not-the-town"),
        (Class::Settlement, "settlement"),
        (Class::Quarter, "quarter"),
        (Class::EndsPeople, "ends-people"),
        (Class::FollowsPeople, "follows-people"),
        (Class::FollowsCount, "follows-count"),
        (Class::Numbered, "numbered"),
        (Class::BodyPart, "body-part"),
        (Class::Injury, "injury"),
        (Class::Gunfire, "gunfire"),
        (Class::Explosive, "explosive"),
        (Class::Goods, "goods"),
        (Class::Forename, "forename"),
    ];

    const fn bit(self) -> u64 {
        1 << self as u64
    }
}

/// The classes that a word is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes(u64);

impl Classes {
    /// Those of a folded word.
    pub fn of(word: &str) -> Self {
        static TABLE: LazyLock<FxHashMap<&'static str, u64>> = LazyLock::new(|| {
            let mut table = FxHashMap::default();
            for row in rows(include_str!("../../../assets/lexicon/words.tsv")) {
                let mut columns = row.split('\t');
                let class = columns.next().and_then(|name| Class::ALL.iter().find(|(_, known)| *known == name));
                let (Some((class, _)), Some(words)) = (class, columns.nth(1)) else { continue };
                for word in words.split(' ') {
                    *table.entry(word).or_insert(0) |= class.bit();
                }
            }
            table
        });
        Self(TABLE.get(word).copied().unwrap_or(0))
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub const fn contains(self, class: Class) -> bool {
        self.0 & class.bit() != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_of_the_table_is_known_and_has_words() {
        let table = include_str!("../../../assets/lexicon/words.tsv");
        let names: Vec<&str> = rows(table).filter_map(|row| row.split('\t').next()).collect();
        assert_eq!(names, Class::ALL.map(|(_, name)| name));
        assert!(rows(table).all(|row| row.split('\t').nth(2).is_some_and(|words| words.split(' ').all(|word| !word.is_empty()))));
        assert!(Classes::of("said").contains(Class::Reporting) && !Classes::of("said").contains(Class::Title));
    }
}
