//! Across articles: which stories of different reports are one event.
//!
//! A story is weighed against the events that share a place at its time, a person or telling words with it; nothing is compared
//! with everything. A date or a town that cannot be the same rules a join out, but for a day's slip between reports that share
//! their rarest words, and what nearly identical reports differ in.

use chrono::Days;
use rustc_hash::FxHashSet;

use super::{
    Cluster, Family,
    index::Index,
    known::Known,
    weigh::{ENOUGH, Weighed, dates_exclude, weigh},
    within::{FIRST, Story},
};
use crate::timeline::gather::{Given, agreed};

pub struct Linker {
    pub clusters: Vec<Cluster>,
    /// What each cluster knows, in the same order.
    known: Vec<Known>,
    index: Index,
    /// What the stories joined to each cluster give as its date, in the order of joining.
    dates: Vec<Vec<Given>>,
    /// Which event is told of by which article.
    tells: FxHashSet<(usize, usize)>,
}

/// How much it tells of two events that many reports tell of the one.
const KNOWN: f32 = 0.4;
/// What has no date is told as news; it was this many days before its report at most.
const NEWS: u64 = 45;
/// "The attack on the market", with no date, was at most this many days before its report.
const REMEMBERED: u64 = 400;

impl Linker {
    pub fn new() -> Self {
        Self { clusters: Vec::new(), known: Vec::new(), index: Index::default(), dates: Vec::new(), tells: FxHashSet::default() }
    }

    /// Joins a story to the event it tells of, or begins one.
    pub fn place(&mut self, story: Story, article: usize, main: bool) {
        let mine = story.known;
        let mut best: Option<(Weighed, f32, usize)> = None;
        for cluster in self.index.candidates(&mine) {
            // What its own article sets apart from an event is not that event.
            let its = &self.known[cluster];
            if self.tells.contains(&(cluster, article)) && (mine.apart || !mine.manner.fits(its.manner)) {
                continue;
            }
            let Some(weighed) = weigh_stories(&mine, its).filter(|weighed| weighed.score >= ENOUGH) else { continue };
            // What is spoken of without a day is what everybody speaks of.
            let known = if mine.when.is_none() { KNOWN * (self.clusters[cluster].told.len() as f32).ln_1p() } else { 0.0 };
            let fits = weighed.score + known;
            if best.as_ref().is_none_or(|(_, most, _)| fits > *most) {
                best = Some((weighed, fits, cluster));
            }
        }
        let (cluster, joined) = match best {
            Some((weighed, _, cluster)) => (cluster, Some(weighed.reasons.join(", "))),
            None => (self.clusters.len(), None),
        };
        self.index.add(&mine, cluster);
        self.tells.insert((cluster, article));
        if joined.is_none() {
            self.clusters.push(Cluster::default());
            self.dates.push(Vec::new());
        }
        let target = &mut self.clusters[cluster];
        target.drafts.extend(story.drafts);
        target.reasons.extend(story.reasons.into_iter().map(|reason| match &joined {
            Some(joined) if reason == FIRST => joined.clone(),
            _ => reason,
        }));
        target.told.push(Told { article, weight: story.weight, main });
        if let Some(when) = mine.when {
            Given::count(&mut self.dates[cluster], when);
        }
        match joined {
            Some(_) => {
                self.known[cluster].learn(mine);
                self.known[cluster].when = agreed(&self.dates[cluster]);
            }
            None => self.known.push(mine),
        }
        target.when = self.known[cluster].when;
    }
}

/// How much one article makes of an event.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Told {
    pub article: usize,
    pub weight: f32,
    /// It is what the article mainly tells of.
    pub main: bool,
}

/// How alike two reports must be for their main events to be one, by the days between them.
fn alike(days: i64) -> f32 {
    match days {
        0..=3 => 0.10,
        4..=30 => 0.13,
        _ => 0.16,
    }
}

/// Two reports this alike that share so many rare names are of one happening even where they differ on its day or its town.
const SURE: f32 = 0.22;
const NAMES: usize = 2;
/// How many days they may differ then.
const SLIP: i64 = 14;
/// What counts against two reports that share no rare word being of one happening.
const UNLIKE: f32 = 3.5;

fn weigh_stories(mine: &Known, its: &Known) -> Option<Weighed> {
    // What is ruled out is not looked at further.
    let days = mine.when.zip(its.when).filter(|_| dates_exclude(mine, its)).map_or(0, |(a, b)| a.gap_days(&b));
    if mine.family != its.family || days > SLIP {
        return None;
    }
    let likeness = mine.likeness(its);
    let needed = alike(days_between(mine, its));
    let sure = likeness.is_some_and(|likeness| likeness >= SURE) && mine.names_in_common(its) >= NAMES;
    if dates_exclude(mine, its) {
        // Two people who were killed on two days were killed apart, however alike the reports.
        if !mine.fallen.is_empty() && !its.fallen.is_empty() && mine.fallen.is_disjoint(&its.fallen) {
            return None;
        }
        // "late on Saturday", "early on Sunday": one night. Reports that are nearly one text may be further apart: one of them
        // gives the day on which somebody died or was found.
        let slip = days <= 1 && likeness.is_some_and(|likeness| likeness >= needed + 0.05);
        if !slip && !sure {
            return None;
        }
    }
    if mine.when.is_none() && mine.weak || !news_allows(mine, its) || !news_allows(its, mine) {
        return None;
    }
    let mut sum = weigh(mine, its, sure)?;
    match likeness {
        Some(likeness) if likeness >= needed => sum.add(2.0 + (likeness - needed) * 10.0, "reports that share rare words and names"),
        // Two reports of one happening share more than its day and its town.
        Some(likeness) => sum.score -= UNLIKE * (needed - likeness) / needed,
        // Nor is what has no date of its own any event of its town.
        None if mine.when.is_none() && !mine.definite => sum.score -= 1.0,
        None => {}
    }
    // What a country, a day and the like have in common is too little for two acts of violence to be one.
    let told = likeness.is_some_and(|likeness| likeness >= needed);
    // Two reports on one matter share words and a country; what gives neither day nor town is not made one event by that.
    if mine.when.is_none() && mine.own_town().is_none() && !sum.specific && !sure {
        return None;
    }
    if mine.family == Family::Violence && !told && !sum.specific {
        return None;
    }
    let other_victim = !mine.fallen.is_empty() && !its.fallen.is_empty() && mine.fallen.is_disjoint(&its.fallen);
    if other_victim {
        sum.score -= 2.5;
    }
    Some(sum)
}

/// Days between two events' reports; many where they are not known.
fn days_between(mine: &Known, its: &Known) -> i64 {
    let (Some(a), Some(b)) = (mine.published, its.published) else { return 365 };
    if a.1 < b.0 {
        (b.0 - a.1).num_days()
    } else if b.1 < a.0 {
        (a.0 - b.1).num_days()
    } else {
        0
    }
}

/// What has no date was news when it was told, unless it is spoken of as known: "the attack on the market" may be any before.
fn news_allows(undated: &Known, other: &Known) -> bool {
    let (None, Some((from, to))) = (undated.when, undated.published) else { return true };
    // What is spoken of as known is not history.
    let remembered = from.checked_sub_days(Days::new(REMEMBERED)).unwrap_or(from);
    if other.when.and_then(|when| when.latest()).is_some_and(|latest| latest < remembered) {
        return false;
    }
    let news = from.checked_sub_days(Days::new(NEWS)).unwrap_or(from);
    match (other.when, other.published) {
        (Some(when), _) => {
            when.earliest().is_none_or(|earliest| earliest <= to) && (undated.definite || when.latest().is_none_or(|latest| latest >= news))
        }
        (None, Some((its_from, its_to))) => its_from <= to + Days::new(NEWS) && its_to >= news,
        (None, None) => true,
    }
}
