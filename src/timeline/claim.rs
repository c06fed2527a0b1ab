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
    /// `38`, `20–30`, `20+`, `~50`.
    pub fn figure(&self) -> String {
        match self.max {
            Some(max) if max == self.min && self.about => format!("~{}", thousands(max)),
            Some(max) if max == self.min => thousands(max),
            Some(max) => format!("{}–{}", thousands(self.min), thousands(max)),
            None => format!("{}+", thousands(self.min)),
        }
    }

    /// The figure and of whom: `20 tourists`; in brackets who does not read behind a number: `1 (Ann Berg)`, `4 (wife and three
    /// children)`.
    pub fn in_words(&self) -> String {
        let Some(of) = &self.of else { return self.figure() };
        let named = self.max == Some(1) && of.starts_with(char::is_uppercase);
        if named || of.contains(" and ") { format!("{} ({of})", self.figure()) } else { format!("{} {of}", self.figure()) }
    }

    /// The numbers that the figure allows; "about 50" allows a tenth more or less.
    pub(super) fn range(&self) -> Range {
        let slack = if self.about { self.min.div_ceil(10) } else { 0 };
        (self.min - slack.min(self.min), self.max.map(|max| max + slack))
    }

    /// Of those who did it: their dead are none of their victims.
    fn is_of_attackers(&self) -> bool {
        const ATTACKERS: [&str; 12] = [
            "attacker",
            "attackers",
            "gunman",
            "gunmen",
            "shooter",
            "shooters",
            "bomber",
            "bombers",
            "assailant",
            "assailants",
            "perpetrator",
            "perpetrators",
        ];
        let last = self.of.as_deref().and_then(|of| of.rsplit(' ').next());
        last.is_some_and(|word| ATTACKERS.contains(&word.to_lowercase().as_str()))
    }

    /// The sum of parts that one phrase tells ("his wife and three children"): it holds two or more of them.
    pub(super) fn is_sum_of(&self, parts: &[&Claim]) -> bool {
        let within = |part: &&&Claim| part.article == self.article && part.span != self.span && self.span.contains(part.span);
        parts.iter().filter(within).count() >= 2
    }
}

/// What the sources allow for a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Toll {
    pub measure: Measure,
    pub low: u64,
    pub best: u64,
    /// `None` where the highest that is reported is open ("at least 30").
    pub high: Option<u64>,
}

/// Low, best and high for each measure that claims of an event speak of.
///
/// Each article gives one total: the greatest figure that it states for everyone, or for a list that it sums itself, or, where it
/// has neither, for anyone. Parts of another figure add nothing, and the dead among the attackers are not counted among their
/// victims unless nobody else is. *Low* and *high* are the least and the greatest total of any article; *best* is the total that
/// most articles give, of equals that of the article that is latest by `published` (a toll rises as the days go by), of those the
/// greater.
pub fn tolls<K: Ord>(claims: &[Claim], published: impl Fn(usize) -> K) -> Vec<Toll> {
    Measure::ALL.into_iter().filter_map(|measure| toll(claims, measure, &published)).collect()
}

fn toll<K: Ord>(claims: &[Claim], measure: Measure, published: &impl Fn(usize) -> K) -> Option<Toll> {
    let totals = totals(claims, measure);
    let number = |claim: &Claim| claim.max.unwrap_or(claim.min);
    let mut given: BTreeMap<u64, usize> = BTreeMap::new();
    totals.values().for_each(|claim| *given.entry(number(claim)).or_default() += 1);
    let best = totals
        .iter()
        .max_by_key(|(article, claim)| (given.get(&number(claim)), published(**article), number(claim)))
        .map(|(_, claim)| number(claim))?;
    let low = totals.values().map(|claim| claim.min).min()?;
    // "At least 24" says no more than the 38 of another report.
    let closed = totals.values().filter_map(|claim| claim.max).max();
    let open = totals.values().filter(|claim| claim.max.is_none()).map(|claim| claim.min).max();
    let high = closed.filter(|closed| open.is_none_or(|open| open <= *closed));
    Some(Toll { measure, low, best, high })
}

/// The one total that each article gives for a measure, as [`tolls`] chooses it.
pub fn totals(claims: &[Claim], measure: Measure) -> BTreeMap<usize, &Claim> {
    let all: Vec<&Claim> = claims.iter().filter(|claim| claim.measure == measure && !claim.part).collect();
    let victims: Vec<&Claim> = all.iter().copied().filter(|claim| !claim.is_of_attackers()).collect();
    let counted = if victims.is_empty() { all } else { victims };
    let mut totals: BTreeMap<usize, &Claim> = BTreeMap::new();
    for claim in counted {
        let weight = |claim: &Claim| (claim.max.unwrap_or(claim.min), claim.max.is_some(), claim.of.is_none());
        let total = totals.entry(claim.article).or_insert(claim);
        if weight(claim) > weight(total) {
            *total = claim;
        }
    }
    totals
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
/// another passage states. A figure for some of the dead alone conflicts with a whole toll only where it exceeds it, and a part of
/// a figure ("including 30 Britons") with none. A toll that rose from one report to the next is a conflict too: the two cannot both
/// hold at one time, and which is the later stays to be seen by their dates.
pub fn conflicts(claims: &[Claim]) -> Vec<Measure> {
    Measure::ALL.into_iter().filter(|measure| disagree(claims, *measure)).collect()
}

/// Lowest and highest number that a figure allows.
pub(super) type Range = (u64, Option<u64>);

/// Whether two figures share a number.
pub(super) fn meet(a: Range, b: Range) -> bool {
    Common::ANY.with(a).meets(b)
}

/// What figures that are counted apart come to together.
pub(super) fn sum(claims: &[&Claim]) -> Range {
    let add = |(min, max): Range, (low, high): Range| (min + low, Option::zip(max, high).map(|(a, b): (u64, u64)| a + b));
    claims.iter().map(|claim| claim.range()).fold((0, Some(0)), add)
}

/// What some figures say together. Ranges meet pairwise just where they all share a number, so two bounds tell of any number of them.
#[derive(Debug, Clone, Copy)]
struct Common {
    /// The greatest of the lowest numbers.
    low: u64,
    /// The least of the highest ones.
    high: u64,
}

impl Common {
    const ANY: Common = Common { low: 0, high: u64::MAX };

    fn with(self, (low, high): Range) -> Self {
        Self { low: self.low.max(low), high: self.high.min(high.unwrap_or(u64::MAX)) }
    }

    /// Whether two of the figures cannot both hold.
    fn is_empty(self) -> bool {
        self.low > self.high
    }

    /// Whether a figure meets each of them.
    fn meets(self, (low, high): Range) -> bool {
        self.low <= high.unwrap_or(u64::MAX) && low <= self.high
    }
}

fn disagree(claims: &[Claim], measure: Measure) -> bool {
    let all: Vec<&Claim> = claims.iter().filter(|claim| claim.measure == measure).collect();
    let mut parts: BTreeMap<usize, Vec<&Claim>> = BTreeMap::new();
    for part in all.iter().filter(|claim| claim.part) {
        parts.entry(part.article).or_default().push(part);
    }
    let is_sum = |claim: &&Claim| parts.get(&claim.article).is_some_and(|parts| claim.is_sum_of(parts));
    let (sums, counted): (Vec<&Claim>, Vec<&Claim>) = all.into_iter().filter(|claim| !claim.part).partition(is_sum);
    let mut by_whom: BTreeMap<Option<String>, Common> = BTreeMap::new();
    for claim in &counted {
        let common = by_whom.entry(claim.of.as_deref().map(str::to_lowercase)).or_insert(Common::ANY);
        *common = common.with(claim.range());
    }
    if by_whom.values().any(|common| common.is_empty()) {
        return true;
    }
    // Nobody tells of all of them: nothing to hold the others against.
    let Some(wholes) = by_whom.remove(&None) else { return false };
    // A sum with nothing beside it in its passage is held against the wholes; one person besides ("and a guard") is not all of them.
    if sums.iter().filter(|sum| sum.min > 1).any(|sum| !wholes.meets(sum.range())) {
        return true;
    }
    passages(&counted).iter().any(|passage| {
        let some: Vec<&&Claim> = passage.iter().filter(|claim| claim.of.is_some()).collect();
        let sum = sum(&some.iter().map(|claim| **claim).collect::<Vec<_>>());
        // Single people, told by name or as "a guard", are never said to be all.
        let several = some.len() >= 2 && some.iter().any(|claim| claim.min > 1);
        match several {
            _ if some.is_empty() => false,
            true => some.len() == passage.len() && !wholes.meets(sum),
            false => some.iter().any(|claim| claim.range().0 > wholes.high),
        }
    })
}

/// Claims of one article that stand this close (bytes) are taken to be one statement of a toll.
const NEAR: usize = 60;

/// Claims by the statements they stand in, in order of article and place. The same figure for the same people once more is the
/// toll told again, which adds nothing.
pub fn passages<'a>(claims: &[&'a Claim]) -> Vec<Vec<&'a Claim>> {
    let mut sorted = claims.to_vec();
    sorted.sort_by_key(|claim| (claim.article, claim.span.start));
    let mut out: Vec<Vec<&Claim>> = Vec::new();
    for claim in sorted {
        match out.last_mut() {
            Some(group)
                if group.last().is_some_and(|last| last.article == claim.article && claim.span.start < last.span.end + NEAR)
                    && !group.iter().rev().take(16).any(|other| (&other.of, other.min, other.max) == (&claim.of, claim.min, claim.max)) =>
            {
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
    fn a_toll_told_again_adds_nothing() {
        let again = [claim(0, 0, 2, Some(2), None), claim(0, 40, 2, Some(2), None), claim(1, 0, 2, Some(2), None)];
        assert_eq!(passages(&again.iter().collect::<Vec<_>>()).len(), 3);
        assert!(!conflict(&again));
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

    #[test]
    fn a_part_conflicts_with_no_total_and_a_sum_with_one_that_it_is_not() {
        let part = |at, min, of| Claim { part: true, ..claim(0, at, min, Some(min), Some(of)) };
        let sum = Claim { span: Span::new(0, 40), ..claim(0, 0, 21, Some(21), Some("20 guests and a guard")) };
        let told = [part(0, 20, "guests"), part(25, 1, "guard"), sum];
        let whole = |n| claim(1, 0, n, Some(n), None);
        assert!(conflict(&[told.to_vec(), vec![whole(22)]].concat()));
        assert!(!conflict(&[told.to_vec(), vec![whole(21)]].concat()));
        assert!(!conflict(&[part(0, 30, "Britons"), whole(39)]));
        let about = Claim { about: true, ..claim(0, 0, 50, Some(50), None) };
        assert!(!conflict(&[about.clone(), whole(52)]) && conflict(&[about, whole(70)]));
    }

    #[test]
    fn the_best_toll_is_what_most_say_and_of_those_the_latest() {
        let exact = |article, n| claim(article, 0, n, Some(n), None);
        let shown =
            |claims: &[Claim]| tolls(claims, |article| article).iter().map(|toll| (toll.low, toll.best, toll.high)).collect::<Vec<_>>();
        assert_eq!(shown(&[exact(0, 38), exact(1, 38), exact(2, 39)]), [(38, 38, Some(39))]);
        assert_eq!(shown(&[exact(0, 27), exact(1, 39)]), [(27, 39, Some(39))], "a toll rises");
        assert_eq!(shown(&[claim(0, 0, 30, None, None), exact(1, 38)]), [(30, 38, Some(38))]);
        let gunman = claim(0, 50, 1, Some(1), Some("gunman"));
        assert_eq!(shown(&[exact(0, 22), gunman.clone()]), [(22, 22, Some(22))]);
        assert_eq!(shown(&[gunman]), [(1, 1, Some(1))]);
        assert_eq!(shown(&[]), []);
    }

    #[test]
    fn a_claim_reads_as_words() {
        for (min, max, of, words) in [
            (20, Some(20), Some("tourists"), "20 tourists"),
            (1, Some(1), Some("Ann Berg"), "1 (Ann Berg)"),
            (4, Some(4), Some("wife and three children"), "4 (wife and three children)"),
            (30, None, None, "30+"),
        ] {
            assert_eq!(claim(0, 0, min, max, of).in_words(), words);
        }
    }
}
