//! Figures that reports state, and when two of them cannot both hold.

use std::collections::BTreeMap;

use crate::text::Span;

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    Killed,
    Wounded,
    /// Reports that lump the two ("killed or wounded more than 20").
    KilledOrWounded,
    Arrested,
    Captured,
    Missing,
    Displaced,
    /// People who took part, moved, were deployed, were trained.
    Involved,
}

impl Measure {
    pub const ALL: [Measure; 8] = [
        Measure::Killed,
        Measure::Wounded,
        Measure::KilledOrWounded,
        Measure::Arrested,
        Measure::Captured,
        Measure::Missing,
        Measure::Displaced,
        Measure::Involved,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Measure::Killed => "killed",
            Measure::Wounded => "wounded",
            Measure::KilledOrWounded => "killed or wounded",
            Measure::Arrested => "arrested",
            Measure::Captured => "captured",
            Measure::Missing => "missing",
            Measure::Displaced => "displaced",
            Measure::Involved => "involved",
        }
    }
}

/// A figure that one mention states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub measure: Measure,
    /// Of whom, as the article names them (`tourists`, `security forces`); `None` for a whole toll or an unnamed one.
    pub of: Option<String>,
    pub min: u64,
    /// `None` for an open figure ("at least 20").
    pub max: Option<u64>,
    /// Index of the article in the timeline.
    pub article: usize,
    /// The words that state it.
    pub span: Span,
    /// Who says so, where the text names them.
    pub by: Option<String>,
    /// A part of another figure ("39 dead, 30 of them Britons"): it adds nothing to a toll and conflicts with none.
    pub part: bool,
}

impl Claim {
    /// `38`, `20–30`, `20+`.
    pub fn figure(&self) -> String {
        match self.max {
            Some(max) if max == self.min => self.min.to_string(),
            Some(max) => format!("{}–{max}", self.min),
            None => format!("{}+", self.min),
        }
    }
}

/// The measures in which claims of one event cannot all hold.
///
/// Figures for the same people (or both for everyone) conflict when their ranges do not meet: 38 and 39 do, 38 and "at
/// least 30" do not. Figures that one passage gives for different people (20 tourists and 1 guard) add up, and it is the sum
/// that is compared with another passage's whole toll.
pub fn conflicts(claims: &[Claim]) -> Vec<Measure> {
    Measure::ALL.into_iter().filter(|measure| tolls_conflict(claims, *measure)).collect()
}

fn tolls_conflict(claims: &[Claim], measure: Measure) -> bool {
    let of_measure: Vec<&Claim> = claims.iter().filter(|claim| claim.measure == measure && !claim.part).collect();
    let meets = |a: (u64, Option<u64>), b: (u64, Option<u64>)| a.0 <= b.1.unwrap_or(u64::MAX) && b.0 <= a.1.unwrap_or(u64::MAX);
    // Same people, different figures.
    let mut by_whom: BTreeMap<Option<&str>, Vec<(u64, Option<u64>)>> = BTreeMap::new();
    for claim in &of_measure {
        by_whom.entry(claim.of.as_deref()).or_default().push((claim.min, claim.max));
    }
    let clash = |ranges: &[(u64, Option<u64>)]| ranges.iter().enumerate().any(|(i, a)| ranges[i + 1..].iter().any(|b| !meets(*a, *b)));
    if by_whom.values().any(|ranges| clash(ranges)) {
        return true;
    }
    // Whole tolls: a passage's sum over different people, or its one figure.
    let totals: Vec<(u64, Option<u64>)> = passages(&of_measure).into_iter().map(|part| total(&part)).collect();
    clash(&totals)
}

/// Claims of one article that stand this close (bytes) are taken to be one statement of a toll.
const NEAR: usize = 160;

fn passages<'a>(claims: &[&'a Claim]) -> Vec<Vec<&'a Claim>> {
    let mut sorted = claims.to_vec();
    sorted.sort_by_key(|claim| (claim.article, claim.span.start));
    let mut out: Vec<Vec<&Claim>> = Vec::new();
    for claim in sorted {
        match out.last_mut() {
            Some(group) if group.iter().all(|other| other.article == claim.article && claim.span.start < other.span.end + NEAR) => {
                group.push(claim)
            }
            _ => out.push(vec![claim]),
        }
    }
    out
}

fn total(claims: &[&Claim]) -> (u64, Option<u64>) {
    claims.iter().fold((0, Some(0)), |(min, max), claim| (min + claim.min, max.zip(claim.max).map(|(a, b)| a + b)))
}
