//! What several mentions say together: the date, the places, who, the figures of the event that they tell of.
//!
//! Whoever makes an event of mentions makes it here: those that find which mentions belong together, and the user who takes one
//! out of an event.

use std::cmp::Reverse;

use rustc_hash::FxHashSet;

use super::{Claim, Group, Kind, Mention, Person, Place, Role};
use crate::{
    text::Article,
    time::{Certainty, Extent, Interval},
};

/// A date that mentions of an event give, in the order in which it was first told, and how many give it: thousands of reports
/// give a handful of dates.
#[derive(Debug, Clone, Copy)]
pub struct Given {
    pub when: Interval,
    pub times: u32,
}

impl Given {
    /// Counts a date in.
    pub fn count(dates: &mut Vec<Given>, when: Interval) {
        match dates.iter_mut().find(|given| given.when == when) {
            Some(given) => given.times += 1,
            None => dates.push(Given { when, times: 1 }),
        }
    }
}

/// Whether two dates can be of one happening. A day that is only an estimate ("about 9 p.m.", of a day not said) may be the day
/// beside it.
pub fn agree(a: &Interval, b: &Interval) -> bool {
    let estimated = |date: &Interval| date.as_day().is_some() && date.certainty().approximate;
    a.overlaps(b) || (estimated(a) || estimated(b)) && a.is_bounded() && b.is_bounded() && a.gap_days(b) <= 1
}

/// The date that most reports of an event allow: of days that exclude each other, one is a slip or the day on which somebody
/// died. Where as many speak for two, it is the one that was told first.
pub fn agreed(dates: &[Given]) -> Option<Interval> {
    let sure = |given: &Given| given.when.as_day().is_some() && given.when.certainty() == Certainty::default();
    let weight = |given: &Given| given.times * if sure(given) { 2 } else { 1 };
    let any_sure = dates.iter().any(sure);
    let support = |given: &Given| dates.iter().filter(|other| agree(&other.when, &given.when)).map(weight).sum::<u32>();
    let best =
        dates.iter().enumerate().filter(|(_, given)| !any_sure || sure(given)).max_by_key(|(at, given)| (support(given), Reverse(*at)))?.1;
    Some(dates.iter().fold(best.when, |joint, given| joint.intersect(&given.when).unwrap_or(joint)))
}

/// How the date follows from those of the mentions; `cite` names where one stands.
pub fn why_when<'a>(
    mentions: impl Iterator<Item = &'a Mention>,
    when: Option<Interval>,
    articles: &[Article],
    cite: impl Fn(&Mention) -> String,
) -> Vec<String> {
    let Some(when) = when else { return vec!["no report gives a date".to_owned()] };
    let mut dated: Vec<&Mention> = mentions.filter(|mention| mention.when.is_some()).collect();
    dated.sort_by_key(|mention| mention.when.as_ref().and_then(|dating| dating.interval.days()).unwrap_or(i64::MAX));
    let mut why: Vec<String> = Vec::new();
    for mention in dated {
        let Some(dating) = &mention.when else { continue };
        let text = &articles[mention.article].text;
        let words = dating.expression.map_or_else(|| dating.rule.clone(), |span| format!("\"{}\"", span.of(text)));
        why.push(format!("{}: {words} gives {}", cite(mention), dating.interval.in_words()));
    }
    if why.len() > 1 {
        let lasting = if when.extent() == Extent::Throughout { "lasting " } else { "" };
        why.push(format!("what all of them allow: {lasting}{}", when.in_words()));
    }
    why
}

/// The finest place that mentions agree on first, then what else they name; with each, whether it names its place itself.
pub fn places<'a>(mentions: impl Iterator<Item = (&'a Mention, bool)>) -> Vec<Place> {
    let mut votes: Vec<(Place, usize)> = Vec::new();
    for (mention, own_place) in mentions {
        for place in &mention.places {
            let weight = if own_place { 3 } else { 1 };
            match votes.iter_mut().find(|(known, _)| known.name == place.name && known.within == place.within) {
                Some((_, count)) => *count += weight,
                None => votes.push((place.clone(), weight)),
            }
        }
    }
    // What most mentions name leads; a country only where nothing is finer.
    let support = |place: &Place| -> usize {
        votes.iter().filter(|(other, _)| other.name == place.name && other.within == place.within).map(|(_, count)| count).sum()
    };
    let finest = votes.iter().map(|(place, _)| place.within.len()).max().unwrap_or(0);
    let mut all: Vec<(usize, usize, Place)> = votes
        .iter()
        .map(|(place, _)| (if place.within.is_empty() && finest > 0 { 0 } else { support(place) }, place.within.len(), place.clone()))
        .collect();
    all.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.cmp(&a.1)));
    let Some((_, _, first)) = all.first().cloned() else { return Vec::new() };
    let own = |place: &Place| votes.iter().any(|(known, count)| known.name == place.name && *count >= 3);
    let mut out: Vec<Place> = all
        .into_iter()
        .map(|(.., place)| place)
        .filter(|place| place.lies_in(&first.name) || first.lies_in(&place.name) || own(place))
        .collect();
    // What only names the country again adds nothing.
    let outer: Vec<String> = out.iter().flat_map(|place| place.within.clone()).collect();
    out.retain(|place| !outer.contains(&place.name));
    if !out.iter().any(|place| place.name == first.name) {
        out.push(first.clone());
    }
    out.sort_by_key(|place| (place.name != first.name, !place.lies_in(&first.name)));
    out
}

/// Those with the greatest part in it first. Whoever answers an attack, as by a rescue or an arrest, did not make it.
pub fn groups<'a>(mentions: impl Iterator<Item = &'a Mention>, kind: Kind) -> Vec<Group> {
    let attacks = |kind: Kind| matches!(kind, Kind::Attack | Kind::Killing);
    let answers = |mention: &Mention| attacks(kind) && matches!(mention.kind, Kind::Operation | Kind::Arrest);
    let mut out: Vec<(Group, usize)> = Vec::new();
    for (mention, group) in mentions.flat_map(|mention| mention.groups.iter().map(move |group| (mention, group))) {
        let role = match group.role {
            Role::Perpetrator | Role::Target if answers(mention) => Role::Mentioned,
            role => role,
        };
        match out.iter_mut().find(|(known, _)| known.name == group.name) {
            Some((known, count)) => {
                known.role = known.role.min(role);
                *count += 1;
            }
            None => out.push((Group { role, ..group.clone() }, 1)),
        }
    }
    out.sort_by(|a, b| a.0.role.cmp(&b.0.role).then(b.1.cmp(&a.1)).then(a.0.name.cmp(&b.0.name)));
    out.into_iter().map(|(group, _)| group).collect()
}

/// Those named most often first.
pub fn people<'a>(mentions: impl Iterator<Item = &'a Mention>) -> Vec<Person> {
    let mut out: Vec<(Person, usize)> = Vec::new();
    for person in mentions.flat_map(|mention| &mention.people) {
        match out.iter_mut().find(|(known, _)| known.name == person.name) {
            Some((_, count)) => *count += 1,
            None => out.push((person.clone(), 1)),
        }
    }
    out.sort_by_key(|(_, count)| Reverse(*count));
    out.into_iter().map(|(person, _)| person).collect()
}

/// Each figure once, by measure and by where it stands.
pub fn claims<'a>(mentions: impl Iterator<Item = &'a Mention>) -> Vec<Claim> {
    let mut seen = FxHashSet::default();
    let mut out: Vec<Claim> = mentions
        .flat_map(|mention| mention.claims.iter().cloned())
        .filter(|claim| seen.insert((claim.article, claim.span, claim.measure)))
        .collect();
    out.sort_by_key(|claim| (claim.measure, claim.article, claim.span.start));
    out
}
