//! How much speaks for joining a mention to an event.

use super::{
    Family, family, is_specific,
    known::{Known, actors, figures, is_coarse, struck, victims},
};
use crate::{
    parse::{lexicon::Weight, mention::Draft},
    time::{Interval, Unit},
    timeline::{Kind, Place},
};

/// What it takes to join; all weights below are in the same unit.
pub const ENOUGH: f32 = 3.0;

/// A score and its reasons.
type Weighed = (f32, Vec<&'static str>);

/// How much speaks for a join, and what; `None` where it cannot be.
pub fn weigh(draft: &Draft, at: usize, known: &Known) -> Option<Weighed> {
    if family(draft) != known.family {
        return None;
    }
    let mut sum: Weighed = (0.0, Vec::new());
    weigh_dates(draft, known, &mut sum)?;
    let same_sentence = known.in_sentence(draft);
    // "announced that it was active and pledged loyalty": two words for one thing said.
    if same_sentence && draft.goes_on && known.family == Family::Said {
        add(&mut sum, 2.0, "one sentence says both");
    } else if same_sentence && !draft.definite {
        // Two events of one sentence are two, unless the second only says more of the first.
        return None;
    }
    weigh_places(draft, known, &mut sum)?;
    let mention = &draft.mention;
    if mention.people.iter().any(|person| known.people.contains(&person.name)) {
        add(&mut sum, 2.0, "the same person");
    }
    if mention.kind == Kind::Law && struck(draft).any(|name| known.struck.contains(name)) {
        add(&mut sum, 2.5, "the same group is struck by it");
    }
    if actors(draft).any(|name| known.actors.contains(name)) {
        add(&mut sum, 0.7, "the same group");
    }
    // "tourists" here and "39 tourists" there, on days that agree.
    if mention.when.is_some() && known.when.is_some() && victims(draft).any(|whom| known.victims.contains(&whom)) {
        add(&mut sum, 1.5, "the same victims");
    }
    if figures(draft).any(|figure| known.figures.contains(&figure)) {
        add(&mut sum, 1.5, "the same figure");
    }
    if draft.definite
        && let Some((sentences, mentions)) = known.last_told(draft, at)
    {
        // "the assault" speaks of the one that was just told; of two that it could mean, the one told last.
        let own_news = mention.when.is_some() || draft.own_place && is_specific(draft);
        let near = match sentences {
            0..=1 if !own_news => 5.0,
            2 if !own_news => 3.4,
            3..=6 if !own_news => 2.4,
            _ => 0.8,
        };
        add(&mut sum, near - mentions.min(20) as f32 * 0.02, "spoken of as known");
    }
    if mention.when.is_some() && draft.venue.as_ref().is_some_and(|venue| known.venues.contains(venue)) {
        add(&mut sum, 1.0, "the same sort of place");
    }
    if known.labels.contains(draft.label) {
        sum.0 += 0.3;
    }
    Some(sum)
}

fn add(sum: &mut Weighed, weight: f32, reason: &'static str) {
    sum.0 += weight;
    sum.1.push(reason);
}

/// `None` where the dates exclude each other.
fn weigh_dates(draft: &Draft, known: &Known, sum: &mut Weighed) -> Option<()> {
    let (mine, its) = match (draft.mention.when.as_ref(), known.when) {
        (Some(mine), Some(its)) => (mine.interval, its),
        (None, Some(_)) if draft.weight == Weight::Weak => return None,
        _ => return Some(()),
    };
    let joint = mine.intersect(&its)?;
    let sharp = |interval: &Interval, unit: Unit| interval.is_bounded() && interval.precision() <= unit;
    if mine.as_day().is_some() && mine.as_day() == its.as_day() {
        add(sum, 2.0, "the same day");
    } else if sharp(&mine, Unit::Season) && sharp(&its, Unit::Season) {
        add(sum, 1.5, "days that agree");
    } else if sharp(&joint, Unit::Year) {
        add(sum, 0.6, "a date that allows it");
    }
    if draft.definite && sharp(&joint, Unit::Week) && known.in_article(draft.mention.article) {
        add(sum, 1.0, "the same article");
    }
    Some(())
}

/// `None` where the two are in different towns or countries.
fn weigh_places(draft: &Draft, known: &Known, sum: &mut Weighed) -> Option<()> {
    let Some(mine) = draft.mention.places.first() else { return Some(()) };
    let mut best: Option<(f32, &'static str)> = None;
    for its in &known.places {
        if !compatible(mine, &its.place) {
            // A place that only stood nearby may be wrong; one's own may not.
            if draft.own_place && its.own {
                return None;
            }
            continue;
        }
        let coarse = is_coarse(mine, draft);
        let found = match mine.name == its.place.name {
            true if coarse => (0.7, "the same country or region"),
            true => (3.2, "the same place"),
            false if coarse || its.coarse => (0.5, "the same country"),
            false => (2.4, "one place lies in the other"),
        };
        if best.is_none_or(|(most, _)| found.0 > most) {
            best = Some(found);
        }
    }
    if let Some((weight, reason)) = best {
        add(sum, weight, reason);
    }
    Some(())
}

/// Whether one place is the other or lies in it.
fn compatible(a: &Place, b: &Place) -> bool {
    a.lies_in(&b.name) || b.lies_in(&a.name)
}
