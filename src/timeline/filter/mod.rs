//! The query language: which events of a timeline are asked for.
//!
//! ```text
//! query  = clause { " " clause }              all must hold
//! clause = atom { " | " atom }                one must hold
//! atom   = [ "!" ] ( field ":" value | word ) "!" turns it round
//! field  = place group person kind source tag note     value as a word is: fuzzy, or with ' ^ $
//!        | from to                            value is a date (EDTF): the event can have been on or after, on or before it
//!        | prec                               value is a precision: day, week, month, ...
//!        | is                                 conflict, undated, single, marked, corrected
//! word   = letters        fuzzy: the letters in their order, in one word of the title or in a name
//!        | 'letters       exactly these letters
//!        | ^letters       a title or name that begins so
//!        | letters$       a title or name that ends so
//!        | ^letters$      the whole of a title or name
//!        | "a phrase"     exactly these words; also after a field
//! ```
//!
//! Letters are compared folded: case, accents, hyphens and apostrophes do not count. A filter decides who stays, never the
//! order: time does that.

mod bits;
mod column;
mod index;
mod read;
mod select;

use std::fmt;

pub use index::Index;

use crate::{
    text::Span,
    time::{Interval, Unit},
};

/// A query that was understood. The empty one lets everything through.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    clauses: Vec<Clause>,
}

/// One condition of a query: any of its atoms will do.
#[derive(Debug, Clone, PartialEq)]
struct Clause {
    /// As it was written.
    text: String,
    atoms: Vec<Atom>,
}

#[derive(Debug, Clone, PartialEq)]
struct Atom {
    not: bool,
    test: Test,
}

#[derive(Debug, Clone, PartialEq)]
enum Test {
    /// Title, places, groups, people or kind.
    Any(Pattern),
    Name(Field, Pattern),
    From(Interval),
    To(Interval),
    Precision(Unit),
    Is(Property),
}

/// The columns of names that can be asked for one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Place,
    Group,
    Person,
    Kind,
    Source,
    Tag,
    Note,
}

impl Field {
    const ALL: [Field; 7] = [Field::Place, Field::Group, Field::Person, Field::Kind, Field::Source, Field::Tag, Field::Note];

    fn name(self) -> &'static str {
        match self {
            Field::Place => "place",
            Field::Group => "group",
            Field::Person => "person",
            Field::Kind => "kind",
            Field::Source => "source",
            Field::Tag => "tag",
            Field::Note => "note",
        }
    }
}

/// What `is:` can ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Property {
    Conflict,
    Undated,
    Single,
    Marked,
    Corrected,
}

impl Property {
    const ALL: [Property; 5] = [Property::Conflict, Property::Undated, Property::Single, Property::Marked, Property::Corrected];

    fn name(self) -> &'static str {
        match self {
            Property::Conflict => "conflict",
            Property::Undated => "undated",
            Property::Single => "single",
            Property::Marked => "marked",
            Property::Corrected => "corrected",
        }
    }
}

/// Folded letters, and where they must stand.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pattern {
    letters: String,
    stands: Stands,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    Scattered,
    Anywhere,
    First,
    Last,
    /// All of the text, and nothing else.
    Whole,
}

/// Why a query was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterError {
    /// Byte of the query at which it went wrong.
    pub at: usize,
    /// The part of the query that cannot be used; the rest may be good.
    pub part: Span,
    /// What is wrong, and what was expected.
    pub message: String,
}

impl fmt::Display for FilterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for FilterError {}

/// How many events one clause of a query hides, whatever the others do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// The clause as written.
    pub clause: String,
    pub events: usize,
}

#[cfg(test)]
mod tests;
