//! Where, who and by whom: places, groups and people.

use super::Kind;

/// A place, with what it lies in.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its usual English name, whatever the article's spelling.
    pub name: String,
    /// What it lies in, the nearest first: `["Tunis", "Tunisia"]` for a museum. Empty for a country.
    pub within: Vec<String>,
    /// Degrees north and east; `None` where the gazetteer has none.
    pub at: Option<(f64, f64)>,
}

impl Place {
    /// The country, or the outermost place known.
    pub fn country(&self) -> &str {
        self.within.last().unwrap_or(&self.name)
    }

    /// `Sousse, Tunisia`.
    pub fn full_name(&self) -> String {
        match self.within.last() {
            Some(country) => format!("{}, {country}", self.name),
            None => self.name.clone(),
        }
    }

    /// Whether it is `other` or lies somewhere in it.
    pub fn lies_in(&self, other: &str) -> bool {
        self.name == other || self.within.iter().any(|outer| outer == other)
    }
}

/// What a group has to do with an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Did it.
    Perpetrator,
    /// Says that it did it.
    Claimant,
    /// It was done to them.
    Target,
    /// Named with it.
    Mentioned,
}

impl Role {
    pub fn name(self) -> &'static str {
        match self {
            Role::Perpetrator => "perpetrator",
            Role::Claimant => "claimant",
            Role::Target => "target",
            Role::Mentioned => "mentioned",
        }
    }
}

/// An armed group, a force, a government, a party: who acts as one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Group {
    /// One name for all its aliases.
    pub name: String,
    pub role: Role,
}

impl Group {
    /// `Islamic State (claimant)`, for people to read. Who announces, bans or arrests is no perpetrator.
    pub fn in_words(&self, kind: Kind) -> String {
        match self.role {
            Role::Mentioned => self.name.clone(),
            Role::Perpetrator if kind != Kind::Attack => format!("{} (actor)", self.name),
            role => format!("{} ({})", self.name, role.name()),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Person {
    pub name: String,
}

/// Who did it, shortest first choice for a narrow column: perpetrator, else claimant, else the first group, else a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor<'a> {
    Group(&'a Group),
    Person(&'a Person),
}

impl Actor<'_> {
    pub fn name(&self) -> &str {
        match self {
            Actor::Group(group) => &group.name,
            Actor::Person(person) => &person.name,
        }
    }
}
