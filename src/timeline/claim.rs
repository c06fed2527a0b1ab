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
    /// "about 50": the true number is near it.
    pub about: bool,
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
            Some(max) if max == self.min => thousands(max),
            Some(max) => format!("{}–{}", thousands(self.min), thousands(max)),
            None => format!("{}+", thousands(self.min)),
        }
    }
}

/// `1,000`: the digits in groups of three.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The measures in which claims of one event cannot all hold.
///
/// Figures for the same people, or for everyone, conflict when their ranges do not meet: 38 and 39 do, 38 and "at least 30"
/// do not. What one passage counts apart (20 tourists and 1 guard) adds up, and the sum is held against a whole toll that
/// another passage states. A figure for some of the dead alone conflicts with a whole toll only where it exceeds it.
pub fn conflicts(claims: &[Claim]) -> Vec<Measure> {
    Measure::ALL.into_iter().filter(|measure| disagree(claims, *measure)).collect()
}

/// Lowest and highest number that a figure allows.
type Range = (u64, Option<u64>);

fn meet(a: Range, b: Range) -> bool {
    a.0 <= b.1.unwrap_or(u64::MAX) && b.0 <= a.1.unwrap_or(u64::MAX)
}

fn disagree(claims: &[Claim], measure: Measure) -> bool {
    let counted: Vec<&Claim> = claims.iter().filter(|claim| claim.measure == measure && !claim.part).collect();
    let range = |claim: &Claim| (claim.min, claim.max);
    let mut by_whom: BTreeMap<Option<String>, Vec<Range>> = BTreeMap::new();
    for claim in &counted {
        by_whom.entry(claim.of.as_deref().map(str::to_lowercase)).or_default().push(range(claim));
    }
    if by_whom.values().any(|ranges| ranges.iter().enumerate().any(|(n, a)| ranges[n + 1..].iter().any(|b| !meet(*a, *b)))) {
        return true;
    }
    let wholes = by_whom.remove(&None).unwrap_or_default();
    passages(&counted).iter().any(|passage| {
        let parts: Vec<&&Claim> = passage.iter().filter(|claim| claim.of.is_some()).collect();
        let sum = parts
            .iter()
            .fold((0, Some(0)), |(min, max), claim| (min + claim.min, Option::zip(max, claim.max).map(|(a, b): (u64, u64)| a + b)));
        wholes.iter().any(|whole| match parts.len() {
            0 => false,
            1 => whole.1.is_some_and(|most| sum.0 > most),
            _ => parts.len() == passage.len() && !meet(sum, *whole),
        })
    })
}

/// Claims of one article that stand this close (bytes) are taken to be one statement of a toll.
const NEAR: usize = 60;

/// Claims by the statements they stand in, in order of article and place.
pub fn passages<'a>(claims: &[&'a Claim]) -> Vec<Vec<&'a Claim>> {
    let mut sorted = claims.to_vec();
    sorted.sort_by_key(|claim| (claim.article, claim.span.start));
    let mut out: Vec<Vec<&Claim>> = Vec::new();
    for claim in sorted {
        match out.last_mut() {
            Some(group) if group.last().is_some_and(|last| last.article == claim.article && claim.span.start < last.span.end + NEAR) => {
                group.push(claim)
            }
            _ => out.push(vec![claim]),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(article: usize, at: usize, min: u64, max: Option<u64>, of: Option<&str>) -> Claim {
        Claim {
            measure: Measure::Killed,
            of: of.map(str::to_owned),
            min,
            max,
            about: false,
            article,
            span: Span::new(at, at + 10),
            by: None,
            part: false,
        }
    }

    fn conflict(claims: &[Claim]) -> bool {
        !conflicts(claims).is_empty()
    }

    #[test]
    fn only_what_cannot_both_hold_is_a_conflict() {
        let exact = |article, n| claim(article, 0, n, Some(n), None);
        assert!(conflict(&[exact(0, 38), exact(1, 39)]));
        assert!(!conflict(&[exact(0, 38), exact(1, 38)]));
        assert!(!conflict(&[exact(0, 38), claim(1, 0, 30, None, None)]), "38 is at least 30");
        assert!(conflict(&[exact(0, 28), claim(1, 0, 30, None, None)]));
    }

    #[test]
    fn parts_of_one_passage_add_up() {
        let parts = [claim(0, 0, 20, Some(20), Some("tourists")), claim(0, 15, 1, Some(1), Some("security guard"))];
        let whole = |n| claim(1, 0, n, Some(n), None);
        assert!(conflict(&[parts.to_vec(), vec![whole(22)]].concat()));
        assert!(!conflict(&[parts.to_vec(), vec![whole(21)]].concat()));
        assert!(!conflict(&[parts[0].clone(), whole(22)]), "20 of the 22 can be tourists");
        assert!(conflict(&[claim(0, 0, 39, Some(39), Some("tourists")), whole(38)]), "39 of 38 cannot");
    }

    #[test]
    fn the_dead_of_two_sides_are_no_conflict() {
        assert!(!conflict(&[claim(0, 0, 12, Some(12), Some("security forces")), claim(0, 200, 36, Some(36), Some("militants"))]));
    }
}
