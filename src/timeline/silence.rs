//! What a report tells nothing of, where that says something.
//!
//! A report that names or counts each of a few dead, and has no word of wounded, tells of an event in which nobody else was hurt as
//! far as it knows; one that tells of a wounded man and of no death likewise. Of a great attack or of an event that it only mentions
//! silence says nothing. A silence is no claim: it takes part in no toll and no conflict, and every face says "none told of", never
//! "none".

use std::collections::HashMap;

use super::{Claim, Event, Kind, Measure};
use crate::text::Span;

/// A measure of which an article says nothing while it counts the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silence {
    pub measure: Measure,
    /// Index of the article in the timeline.
    pub article: usize,
    /// The words that count the others.
    pub span: Span,
}

/// From this many victims on reports no longer tell of each.
const FEW: u64 = 10;

/// Finds the silences of all events: of each report in the event that it tells of most, and in the best ranked of its events.
pub fn find_silences(events: &mut [Event]) {
    let mut tellings: HashMap<(usize, usize), usize> = HashMap::new();
    for (at, event) in events.iter().enumerate() {
        event.mentions.iter().for_each(|mention| *tellings.entry((mention.article, at)).or_default() += 1);
    }
    // Of each article the event with the most mentions, of equals the better ranked; and the best ranked.
    let mut main: HashMap<usize, (usize, usize)> = HashMap::new();
    for (&(article, at), &count) in &tellings {
        let (most, best) = main.entry(article).or_insert((at, at));
        let key = |at: usize| (tellings[&(article, at)], std::cmp::Reverse(events[at].rank));
        if (count, std::cmp::Reverse(events[at].rank)) > key(*most) {
            *most = at;
        }
        if events[at].rank < events[*best].rank {
            *best = at;
        }
    }
    for (article, (most, best)) in main {
        for at in [Some(most), (best != most).then_some(best)].into_iter().flatten() {
            let event = &mut events[at];
            if matches!(event.kind, Kind::Attack | Kind::Killing | Kind::Clash | Kind::Disaster) {
                event.silences.extend(silence(&event.claims, article));
            }
        }
    }
    events.iter_mut().for_each(|event| event.silences.sort_by_key(|silence| (silence.measure, silence.article)));
}

/// Of what an article says nothing, by the figures that it gives of an event.
pub(super) fn silence(claims: &[Claim], article: usize) -> Option<Silence> {
    let told = |measure: Measure| claims.iter().filter(move |claim| claim.article == article && claim.measure == measure);
    // "The shooting of her friend" beside a friend who died is of the same.
    let dead = told(Measure::Killed).filter_map(|claim| claim.max).max().unwrap_or(0);
    if told(Measure::KilledOrWounded).any(|claim| claim.max.is_none_or(|max| max > dead)) {
        return None;
    }
    let (counted, silent) = match (told(Measure::Killed).next(), told(Measure::Wounded).next()) {
        (Some(_), None) => (Measure::Killed, Measure::Wounded),
        (None, Some(_)) => (Measure::Wounded, Measure::Killed),
        _ => return None,
    };
    let each = told(counted).all(|claim| claim.max.is_some_and(|max| max < FEW));
    let most = told(counted).max_by_key(|claim| claim.max)?;
    (each && most.max != Some(0)).then_some(Silence { measure: silent, article, span: most.span })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(measure: Measure, min: u64, max: Option<u64>) -> Claim {
        Claim { measure, of: None, min, max, about: false, article: 0, span: Span::new(0, 1), by: None, part: false }
    }

    #[test]
    fn only_who_counts_a_few_is_silent_of_others() {
        use Measure::{Killed, KilledOrWounded, Wounded};
        let silent = |claims: &[Claim]| silence(claims, 0).map(|silence| silence.measure);
        assert_eq!(silent(&[claim(Killed, 2, Some(2))]), Some(Wounded));
        assert_eq!(silent(&[claim(Wounded, 1, Some(1))]), Some(Killed));
        assert_eq!(silent(&[claim(Killed, 21, Some(21))]), None);
        assert_eq!(silent(&[claim(Killed, 2, None)]), None);
        assert_eq!(silent(&[claim(Killed, 0, Some(0))]), None);
        assert_eq!(silent(&[claim(Killed, 2, Some(2)), claim(Wounded, 1, Some(1))]), None);
        assert_eq!(silent(&[claim(Killed, 2, Some(2)), claim(KilledOrWounded, 5, Some(5))]), None);
    }
}
