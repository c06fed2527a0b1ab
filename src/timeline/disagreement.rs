//! Which figures of an event it is that cannot all hold: what stands behind [`conflicts`](super::conflicts), pair by pair.

use std::collections::BTreeSet;

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

/// The pairs of different figures of a measure that cannot both hold, the most reported figures first. The first claim that states
/// a figure stands for all that do.
pub fn disagreements(claims: &[Claim], measure: Measure) -> Vec<Disagreement> {
    let counted: Vec<usize> = (0..claims.len()).filter(|at| claims[*at].measure == measure && !claims[*at].part).collect();
    let key = |at: usize| (claims[at].of.as_deref().map(str::to_lowercase), claims[at].min, claims[at].max, claims[at].about);
    let mut seen = BTreeSet::new();
    let distinct: Vec<usize> = counted.iter().copied().filter(|at| seen.insert(key(*at))).take(FIGURES).collect();
    let mut out = Vec::new();
    let mut put = |one: Vec<usize>, other: Vec<usize>| {
        if out.len() < PAIRS {
            out.push(Disagreement { one, other });
        }
    };
    for (at, one) in distinct.iter().enumerate() {
        for other in &distinct[at + 1..] {
            let (a, b) = (&claims[*one], &claims[*other]);
            let same = key(*one).0 == key(*other).0;
            // Some of the dead are more than all of them.
            let exceeds = |some: &Claim, all: &Claim| {
                some.of.is_some() && all.of.is_none() && all.range().1.is_some_and(|most| some.range().0 > most)
            };
            if same && !meet(a.range(), b.range()) || exceeds(a, b) || exceeds(b, a) {
                put(vec![*one], vec![*other]);
            }
        }
    }
    // What one passage counts apart, against a whole toll that another states.
    let refs: Vec<&Claim> = counted.iter().map(|at| &claims[*at]).collect();
    let place = |claim: &Claim| counted.iter().copied().find(|at| std::ptr::eq(&claims[*at], claim));
    let wholes: Vec<usize> = distinct.iter().copied().filter(|at| claims[*at].of.is_none()).collect();
    for passage in passages(&refs).into_iter().take(FIGURES) {
        let told_apart = passage.len() >= 2 && passage.iter().all(|claim| claim.of.is_some()) && passage.iter().any(|claim| claim.min > 1);
        if told_apart {
            let range = sum(&passage);
            for whole in wholes.iter().filter(|whole| !meet(range, claims[**whole].range())) {
                put(passage.iter().filter_map(|claim| place(claim)).collect(), vec![*whole]);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

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
}
