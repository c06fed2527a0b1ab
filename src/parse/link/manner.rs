//! How violence was done, where the words say it: a bombing and a kidnapping are two, an attack and a bombing may be one.

use crate::{parse::mention::Draft, timeline::Kind};

/// Ways as bits; none where the words fit any.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Manner(u8);

const BLAST: u8 = 1;
const TAKING: u8 = 2;
const SEIZING: u8 = 4;
const SHOOTING: u8 = 8;
const BLADE: u8 = 16;
const FIGHT: u8 = 32;
const FIRE: u8 = 64;
const VEHICLE: u8 = 128;

/// What a label speaks of, by a part of it.
const WAYS: &[(&str, u8)] = &[
    ("bomb", BLAST),
    ("explosion", BLAST),
    ("blast", BLAST),
    ("shelling", BLAST),
    ("missile", BLAST),
    ("strike", BLAST),
    ("kidnap", TAKING),
    ("abduct", TAKING),
    ("hostage", TAKING),
    ("hijack", TAKING),
    ("seizure", SEIZING),
    ("capture", SEIZING),
    ("annexation", SEIZING),
    ("shoot", SHOOTING),
    ("gun", SHOOTING | FIGHT),
    ("shootout", SHOOTING | FIGHT),
    ("stabbing", BLADE),
    ("beheading", BLADE),
    ("hunting", SHOOTING),
    ("burning", FIRE),
    ("arson", FIRE | BLAST),
    ("vehicle", VEHICLE),
    ("crash", VEHICLE),
    ("collision", VEHICLE),
    ("derail", VEHICLE),
    ("car accident", VEHICLE),
    ("road accident", VEHICLE),
    ("traffic accident", VEHICLE),
    ("train accident", VEHICLE),
    ("wildfire", FIRE | BLAST),
    ("clash", FIGHT | SHOOTING),
    ("battle", FIGHT | SHOOTING),
    ("skirmish", FIGHT | SHOOTING),
    ("firefight", FIGHT | SHOOTING),
    ("fighting", FIGHT | SHOOTING),
];

impl Manner {
    pub fn of(draft: &Draft) -> Self {
        let label = draft.label.to_lowercase();
        let named = WAYS.iter().filter(|(part, _)| label.contains(part)).fold(0, |ways, (_, way)| ways | way);
        // What burns may have blown up; "fire" is a part of other words.
        let named = if label == "fire" { FIRE | BLAST } else { named };
        Self(if named == 0 && draft.mention.kind == Kind::Capture { SEIZING } else { named })
    }

    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the one took somebody away and the other did not: never one happening, however near they stand.
    pub fn excludes(self, other: Self) -> bool {
        !self.fits(other) && (self.0 | other.0) & TAKING != 0
    }

    /// Whether one happening can have been both.
    pub fn fits(self, other: Self) -> bool {
        self.0 == 0 || other.0 == 0 || self.0 & other.0 != 0
    }
}
