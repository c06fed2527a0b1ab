//! Why a name was read as this place and no other, in words for the reader.

use super::{Context, Words, names::Name};
use crate::{parse::lexicon::PlaceKind, timeline::Place};

/// Of many places of a name so many are told of as rejected.
const SHOWN: usize = 3;
/// So many inhabitants make a city that is spoken of without its region.
const LARGE: u64 = 100_000;

/// Why a name was read as a place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reasons {
    /// In words; empty where nothing was in doubt.
    pub steps: Vec<String>,
    /// Nothing in the article speaks for this one of several places of the name: the largest was taken.
    pub guessed: bool,
}

/// The reasons for a place that a name could be read as among others, or that no table knows; none where nothing was in doubt.
pub(super) fn reasons(name: &Name, place: &Place, words: &Words<'_>, context: &Context) -> Reasons {
    let same =
        |other: &Place| other.name == place.name && other.country() == place.country() && other.within.first() == place.within.first();
    let known = name.all.iter().find(|one| same(&one.place));
    let mut rejected: Vec<&Place> = Vec::new();
    for one in name.all.iter().map(|one| &one.place).filter(|other| !same(other)) {
        if !rejected.iter().any(|known| known.name == one.name && known.within == one.within) {
            rejected.push(one);
        }
    }
    let outer = place.within.first().map(String::as_str);
    if rejected.is_empty() && known.is_some() {
        return Reasons::default();
    }
    let mut why = Vec::new();
    // That the article speaks of a country tells nothing between two places in it.
    let abroad = rejected.first().is_none_or(|other| other.country() != place.country());
    let country = || speaks_of(place.country(), place, context).filter(|_| abroad);
    let telling = telling(name, place, words, context).or_else(country);
    // Of the cities that a country calls so, news may mean the second as well.
    let another_city = || name.all.iter().any(|one| !same(&one.place) && one.place.country() == place.country() && one.population >= LARGE);
    let guessed = telling.is_none() && outer.is_some() && known.is_some_and(|known| !known.by_hand || another_city());
    match (known, outer) {
        (Some(known), Some(outer)) => {
            let against =
                rejected.first().map(|other| format!(", not {}", other.within.first().unwrap_or(&other.name))).unwrap_or_default();
            let because = telling.unwrap_or_else(|| {
                if known.by_hand { "it is the one that news means".to_owned() } else { "it is the largest of that name".to_owned() }
            });
            why.push(format!("{} in {outer}{against}: {because}", place.name));
        }
        (Some(_), None) => why.push(format!("{}: the country, which is the usual meaning of the name", place.name)),
        (None, Some(outer)) => {
            let because = telling.map(|because| format!(": {because}")).unwrap_or_default();
            why.push(format!("no table knows a {} in {outer}; it stands as a place there{because}", place.name));
        }
        (None, None) => {}
    }
    if !rejected.is_empty() {
        let all: Vec<String> = rejected.iter().take(SHOWN).map(|other| in_full(other)).collect();
        let more = rejected.len().saturating_sub(SHOWN);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        why.push(format!("rejected: {}{more}", all.join("; ")));
    }
    Reasons { steps: why, guessed }
}

/// "Tripoli, Tripolitania, Libya".
fn in_full(place: &Place) -> String {
    std::iter::once(&place.name).chain(&place.within).map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// What in the article speaks for the place.
fn telling(name: &Name, place: &Place, words: &Words<'_>, context: &Context) -> Option<String> {
    let fits = |outer: &Place| place.lies_in(&outer.name) && outer.name != place.name;
    let behind = name.pair.iter().flat_map(|(_, regions)| regions).find(|region| fits(&region.place));
    if let Some(region) = behind {
        return Some(format!("{} stands behind the name", region.place.name));
    }
    let others = || context.names(words.sentence).iter().filter(|other| other.at != name.at);
    let beside = others().filter_map(|other| other.all.first()).find(|one| one.kind <= PlaceKind::Region && fits(&one.place));
    if let Some(outer) = beside {
        return Some(format!("{} is named in the sentence", outer.place.name));
    }
    if name.filed {
        return Some("the report was filed there".to_owned());
    }
    let outer = |place: &Place| place.within.iter().find(|outer| context.region_named(outer)).cloned();
    outer(place).map(|region| format!("{region} is named in the article, or what can only lie there"))
}

fn speaks_of(country: &str, place: &Place, context: &Context) -> Option<String> {
    (country != place.name && context.weight(country) > 0).then(|| format!("the article speaks of {country}"))
}
