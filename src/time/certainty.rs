//! EDTF's qualifications: which parts of a date, or which ends of a range, are in doubt (`?`), estimates (`~`) or both (`%`).

use std::ops::BitAnd;

/// EDTF's qualifications of a date as a whole: a mark on any of its parts counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Certainty {
    /// `?`: the source or the reading is in doubt.
    pub uncertain: bool,
    /// `~`: an estimate ("a year ago").
    pub approximate: bool,
}

impl Certainty {
    pub(super) fn mark(self) -> &'static str {
        match (self.uncertain, self.approximate) {
            (false, false) => "",
            (true, false) => "?",
            (false, true) => "~",
            (true, true) => "%",
        }
    }
}

/// Up to three parts, a bit each: year, month and day of a date; the two ends of a range.
pub(super) type Parts = u8;

/// Which parts are marked with what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Marks {
    pub uncertain: Parts,
    pub approximate: Parts,
}

impl Marks {
    /// One certainty for all of `parts`.
    pub fn all(parts: Parts, certainty: Certainty) -> Self {
        let on = |marked: bool| if marked { parts } else { 0 };
        Self { uncertain: on(certainty.uncertain), approximate: on(certainty.approximate) }
    }

    /// A certainty for each part, in order.
    pub fn each(certainties: &[Certainty]) -> Self {
        certainties.iter().enumerate().fold(Self::default(), |marks, (at, certainty)| {
            let one = Self::all(1 << at, *certainty);
            Self { uncertain: marks.uncertain | one.uncertain, approximate: marks.approximate | one.approximate }
        })
    }

    /// Of all parts together.
    pub fn certainty(self) -> Certainty {
        Certainty { uncertain: self.uncertain != 0, approximate: self.approximate != 0 }
    }

    /// Of one part.
    pub fn of(self, at: usize) -> Certainty {
        let has = |parts: Parts| parts & (1 << at) != 0;
        Certainty { uncertain: has(self.uncertain), approximate: has(self.approximate) }
    }

    /// The same marks on something that has `parts`: kept part by part where it `had` the same parts before, else on all.
    pub fn moved(self, had: Parts, parts: Parts) -> Self {
        if had == parts { self } else { Self::all(parts, self.certainty()) }
    }
}

impl BitAnd for Marks {
    type Output = Self;

    /// What both mark.
    fn bitand(self, other: Self) -> Self {
        Self { uncertain: self.uncertain & other.uncertain, approximate: self.approximate & other.approximate }
    }
}
