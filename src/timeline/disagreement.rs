//! Which figures of an event it is that cannot all hold: what stands behind [`conflicts`](super::conflicts), pair by pair.

use std::collections::{BTreeSet, HashMap};

use super::{
    Claim, Measure,
    claim::{meet, passages, sum},
};

/// Two statements that cannot both hold, each one figure or several that add up; places in the claims of the event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    pub one: Vec<usize>,
    pub other: Vec<usize>,
}

/// Of so many different figures at most pairs are looked for, and so many pairs are named: nobody reads more.
const FIGURES: usize = 60;
const PAIRS: usize = 12;

/// The pairs of different figures of a measure that cannot both hold. The first claim that states a figure stands for all that do.
pub fn disagreements(claims: &[Claim], measure: Measure) -> Vec<Disagreement> {
    let (parts, counted): (Vec<usize>, Vec<usize>) =
        (0..claims.len()).filter(|at| claims[*at].measure == measure).partition(|at| claims[*at].part);
    let parts: Vec<&Claim> = parts.iter().map(|at| &claims[*at]).collect();
    let (sums, counted): (Vec<usize>, Vec<usize>) = counted.into_iter().partition(|at| !parts.is_empty() && claims[*at].is_sum_of(&parts));
    let mut pairs = Pairs { claims, seen: BTreeSet::new(), found: Vec::new() };
    let distinct = pairs.distinct(&counted);
    let wholes: Vec<usize> = distinct.iter().copied().filter(|at| claims[*at].of.is_none()).collect();
    for (at, one) in distinct.iter().enumerate() {
        for other in &distinct[at + 1..] {
            if of(&claims[*one]) == of(&claims[*other]) && !meet(claims[*one].range(), claims[*other].range()) {
                pairs.put(&[*one], *other);
            }
        }
    }
    let against = |range| wholes.iter().copied().filter(move |whole| !meet(range, claims[*whole].range()));
    for sum in pairs.distinct(&sums).into_iter().filter(|sum| claims[*sum].min > 1) {
        against(claims[sum].range()).for_each(|whole| pairs.put(&[sum], whole));
    }
    // What one passage counts apart, against a whole toll that another states.
    let counted: Vec<&Claim> = counted.iter().map(|at| &claims[*at]).collect();
    let places: HashMap<*const Claim, usize> = claims.iter().enumerate().map(|(at, claim)| (std::ptr::from_ref(claim), at)).collect();
    let place = |claim: &Claim| places.get(&std::ptr::from_ref(claim)).copied();
    for passage in passages(&counted).into_iter().filter(|passage| passage.len() <= FIGURES).take(FIGURES) {
        let some: Vec<&Claim> = passage.iter().copied().filter(|claim| claim.of.is_some()).collect();
        let places: Vec<usize> = some.iter().filter_map(|claim| place(claim)).collect();
        if some.len() >= 2 && some.iter().any(|claim| claim.min > 1) {
            if some.len() == passage.len() {
                against(sum(&some)).for_each(|whole| pairs.put(&places, whole));
            }
        } else {
            // Some of them are more than all.
            for at in places {
                let exceeded = |whole: &usize| claims[*whole].range().1.is_some_and(|most| claims[at].range().0 > most);
                wholes.iter().copied().filter(exceeded).for_each(|whole| pairs.put(&[at], whole));
            }
        }
    }
    pairs.found
}

/// Of whom, however it is written.
fn of(claim: &Claim) -> Option<String> {
    claim.of.as_deref().map(str::to_lowercase)
}

type Figure = (Option<String>, u64, Option<u64>, bool);

/// The pairs found so far, each once.
struct Pairs<'a> {
    claims: &'a [Claim],
    seen: BTreeSet<(Vec<Figure>, Figure)>,
    found: Vec<Disagreement>,
}

impl Pairs<'_> {
    fn figure(&self, at: usize) -> Figure {
        let claim = &self.claims[at];
        (of(claim), claim.min, claim.max, claim.about)
    }

    /// The first claim of each figure.
    fn distinct(&self, claims: &[usize]) -> Vec<usize> {
        let mut seen = BTreeSet::new();
        claims.iter().copied().filter(|at| seen.insert(self.figure(*at))).take(FIGURES).collect()
    }

    fn put(&mut self, one: &[usize], other: usize) {
        let figures = (one.iter().map(|at| self.figure(*at)).collect(), self.figure(other));
        if self.found.len() < PAIRS && self.seen.insert(figures) {
            self.found.push(Disagreement { one: one.to_vec(), other: vec![other] });
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{text::Span, timeline::conflicts};

    fn claim(article: usize, at: usize, min: u64, of: Option<&str>) -> Claim {
        Claim {
            measure: Measure::Killed,
            of: of.map(str::to_owned),
            min,
            max: Some(min),
            about: false,
            article,
            span: Span::new(at, at + 9),
            by: None,
            part: false,
        }
    }

    fn pairs(claims: &[Claim]) -> Vec<(Vec<usize>, Vec<usize>)> {
        disagreements(claims, Measure::Killed).into_iter().map(|pair| (pair.one, pair.other)).collect()
    }

    #[test]
    fn the_figures_that_cannot_both_hold_are_named() {
        assert_eq!(pairs(&[claim(0, 0, 38, None), claim(1, 0, 39, None), claim(2, 0, 38, None)]), [(vec![0], vec![1])]);
        assert_eq!(pairs(&[claim(0, 0, 20, Some("guests")), claim(1, 0, 30, Some("soldiers"))]), []);
        assert_eq!(pairs(&[claim(0, 0, 40, Some("guests")), claim(1, 0, 39, None)]), [(vec![0], vec![1])]);
        let apart = [claim(0, 0, 20, Some("guests")), claim(0, 12, 1, Some("guard"))];
        assert_eq!(pairs(&[apart.to_vec(), vec![claim(1, 0, 22, None)]].concat()), [(vec![0, 1], vec![2])]);
        assert_eq!(pairs(&[apart.to_vec(), vec![claim(1, 0, 21, None)]].concat()), []);
    }

    #[test]
    fn a_sum_is_held_against_a_whole() {
        let part = |at, of| Claim { part: true, ..claim(0, at, 1, Some(of)) };
        let told = [
            part(0, "Ann Berg"),
            part(12, "daughter"),
            Claim { span: Span::new(0, 30), ..claim(0, 0, 2, Some("Ann Berg and a daughter")) },
        ];
        assert_eq!(pairs(&[told.to_vec(), vec![claim(1, 0, 4, None)]].concat()), [(vec![2], vec![3])]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn there_is_a_pair_wherever_there_is_a_conflict(
            told in prop::collection::vec((0usize..3, 0usize..4, 1u64..5, 0u64..3, 0usize..3, any::<bool>(), any::<bool>()), 0..7)
        ) {
            let claims: Vec<Claim> = told
                .into_iter()
                .map(|(article, at, min, more, of, part, open)| Claim {
                    part: part && open,
                    max: (!open).then_some(min + more),
                    ..claim(article, at * 40, min, [None, Some("guests"), Some("soldiers")][of])
                })
                .collect();
            prop_assert_eq!(pairs(&claims).is_empty(), conflicts(&claims).is_empty(), "{:?}", claims);
        }
    }
}
