//! How much speaks for two tellings being of one event, whether a mention and a story or two stories.

use super::known::{Known, KnownPlace};
use crate::{
    time::{Interval, Unit},
    timeline::{Place, gather::agree},
};

/// What it takes to join; all weights below are in the same unit.
pub const ENOUGH: f32 = 3.0;

/// A score and its reasons.
#[derive(Debug, Default)]
pub struct Weighed {
    pub score: f32,
    pub reasons: Vec<&'static str>,
    /// Something in common that few other events have: a town, a person, a figure.
    pub specific: bool,
}

impl Weighed {
    /// Adds what few events have in common.
    pub fn add_specific(&mut self, weight: f32, reason: &'static str) {
        self.add(weight, reason);
        self.specific = true;
    }

    pub fn add(&mut self, weight: f32, reason: &'static str) {
        self.score += weight;
        self.reasons.push(reason);
    }
}

/// How much what the two say speaks for a join, and what; `None` where it cannot be. Dates that exclude each other are left to
/// the caller, who knows whether they may be a slip; of towns that do, `sure` says that the rest outweighs them.
pub fn weigh(mine: &Known, its: &Known, sure: bool) -> Option<Weighed> {
    if mine.family != its.family {
        return None;
    }
    let mut sum = Weighed::default();
    weigh_dates(mine, its, &mut sum);
    weigh_places(mine, its, &mut sum).or(sure.then_some(()))?;
    if mine.people.iter().any(|name| its.people.contains(name)) {
        sum.add_specific(2.0, "the same person");
    }
    if mine.fallen.iter().any(|name| its.fallen.contains(name)) {
        sum.add_specific(2.0, "who was killed or arrested");
    }
    if mine.law && mine.struck.iter().any(|name| its.struck.contains(name)) {
        sum.add_specific(2.5, "the same group is struck by it");
    }
    if mine.actors.iter().any(|name| its.actors.contains(name)) {
        sum.add(0.7, "the same group");
    }
    // "tourists" here and "39 tourists" there, on days that agree.
    let dated = mine.when.is_some() && its.when.is_some();
    if dated && mine.victims.iter().any(|whom| its.victims.contains(whom)) {
        sum.add(1.5, "the same victims");
    }
    // "The murder of the six priests".
    if mine.tolls.iter().any(|toll| its.tolls.contains(toll)) {
        sum.add_specific(2.0, "as many of the same people");
    }
    if mine.figures.iter().any(|figure| its.figures.contains(figure)) {
        sum.add_specific(1.5, "the same figure");
    }
    if mine.when.is_some() && mine.venues.iter().any(|venue| its.venues.contains(venue)) {
        sum.add(1.0, "the same sort of place");
    }
    if mine.labels.iter().any(|label| its.labels.contains(label)) {
        sum.score += 0.3;
    }
    Some(sum)
}

pub fn sharp(interval: &Interval, unit: Unit) -> bool {
    interval.is_bounded() && interval.precision() <= unit
}

/// Whether both are dated, on days that exclude each other.
pub fn dates_exclude(mine: &Known, its: &Known) -> bool {
    matches!((mine.when, its.when), (Some(mine), Some(its)) if !agree(&mine, &its))
}

fn weigh_dates(mine: &Known, its: &Known, sum: &mut Weighed) {
    let (Some(a), Some(b)) = (mine.when, its.when) else { return };
    let Some(joint) = a.intersect(&b) else { return };
    if a.as_day().is_some() && a.as_day() == b.as_day() {
        sum.add(2.0, "the same day");
    } else if sharp(&a, Unit::Season) && sharp(&b, Unit::Season) {
        sum.add(1.5, "days that agree");
    } else if sharp(&joint, Unit::Year) {
        sum.add(0.6, "a date that allows it");
    }
}

/// `None` where the two are in different towns or countries.
fn weigh_places(mine: &Known, its: &Known, sum: &mut Weighed) -> Option<()> {
    let mut best: Option<(f32, &'static str)> = None;
    let mut apart = false;
    for a in &mine.places {
        for b in &its.places {
            if !compatible(&a.place, &b.place) {
                // A place that only stood nearby may be wrong; one's own may not.
                apart |= a.own && b.own && !neighbours(&a.place, &b.place);
                continue;
            }
            let found = alike(a, b);
            if best.is_none_or(|(most, _)| found.0 > most) {
                best = Some(found);
            }
        }
    }
    if apart && best.is_none_or(|(weight, _)| weight < TOWN) {
        return None;
    }
    if let Some((weight, reason)) = best {
        sum.add(weight, reason);
        sum.specific |= weight >= TOWN;
    }
    Some(())
}

/// What a place in common weighs where it is a town.
const TOWN: f32 = 2.4;

fn alike(a: &KnownPlace, b: &KnownPlace) -> (f32, &'static str) {
    match a.place.name == b.place.name {
        true if a.coarse => (0.7, "the same country or region"),
        true => (3.2, "the same place"),
        false if a.coarse || b.coarse => (0.5, "the same country"),
        false => (TOWN, "one place lies in the other"),
    }
}

/// Whether one place is the other or lies in it.
pub fn compatible(a: &Place, b: &Place) -> bool {
    a.lies_in(&b.name) || b.lies_in(&a.name)
}

/// Whether two places are so near that one report may name the one and another the other: a suburb and its city.
pub fn neighbours(a: &Place, b: &Place) -> bool {
    const KILOMETRES: f64 = 25.0;
    let (Some(a), Some(b)) = (a.at, b.at) else { return false };
    let north = (a.0 - b.0) * 111.0;
    let east = (a.1 - b.1) * 111.0 * a.0.to_radians().cos();
    north.hypot(east) < KILOMETRES
}
