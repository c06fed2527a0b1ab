//! Rank: which events matter most in a corpus.
//!
//! What reports mainly tell of comes before what they mention; violence and figures weigh more than words. Of the events of one
//! day the foremost also has the day's weight, so that rank puts the days in order too.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{day::Days, link::Told};
use crate::timeline::{Event, Kind, Measure};

/// An event and how much each article makes of it.
pub struct Ranked {
    pub event: Event,
    pub told: Vec<Told>,
}

/// What the weight of a day counts for in that of its foremost event.
const DAY: f32 = 8.0;

/// Gives every event its rank.
pub fn rank(events: &mut [Ranked], days: &Days) {
    let mut weights: Vec<f32> = events.iter().map(weight).collect();
    let mut foremost: FxHashMap<chrono::NaiveDate, (usize, usize, f32)> = FxHashMap::default();
    for (at, ranked) in events.iter().enumerate() {
        let Some(day) = ranked.event.when.and_then(|when| when.as_day()) else { continue };
        // The event that the day's best sentence tells of; else the one that matters most.
        let first = ranked.event.mentions.iter().filter_map(|mention| days.place(day, mention.article, mention.span)).min();
        let found = (first.unwrap_or(usize::MAX), at, weights[at]);
        let known = foremost.entry(day).or_insert(found);
        if found.0 < known.0 || found.0 == known.0 && found.2 > known.2 {
            *known = found;
        }
    }
    for (day, (_, at, _)) in foremost {
        weights[at] += days.get(day).map_or(0.0, |day| day.weight) * DAY;
    }
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by(|a, b| weights[*b].total_cmp(&weights[*a]).then(a.cmp(b)));
    for (rank, at) in order.into_iter().enumerate() {
        events[at].event.rank = rank + 1;
    }
}

fn weight(Ranked { event, told }: &Ranked) -> f32 {
    let toll = event.claims.iter().filter(|claim| claim.measure == Measure::Killed).map(|claim| claim.min).max().unwrap_or(0);
    let reports: FxHashSet<usize> = event.mentions.iter().map(|mention| mention.article).collect();
    let main: FxHashSet<usize> = told.iter().filter(|told| told.main).map(|told| told.article).collect();
    let most = told.iter().map(|told| told.weight).fold(0.0, f32::max);
    let severity = match event.kind {
        Kind::Attack | Kind::Clash | Kind::Operation | Kind::Killing | Kind::Capture | Kind::Disaster => 4.0,
        Kind::Political | Kind::Law | Kind::Arrest => 2.0,
        _ => 0.0,
    };
    main.len() as f32 * 8.0
        + (reports.len() - main.len().min(reports.len())) as f32
        + most
        + (event.mentions.len() as f32).ln_1p()
        + severity
        + (toll as f32).ln_1p() * 1.5
        + if event.when.is_some() { 2.0 } else { 0.0 }
}
