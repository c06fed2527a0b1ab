//! The place that an article is about: what an act lies in that the article tells without saying where.

use super::names::unlisted;
use crate::{
    parse::lexicon::{PlaceKind, Toponym},
    timeline::Place,
};

/// The article's own town, its region and its country, as far as one stands out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Home {
    pub town: Option<(Place, PlaceKind)>,
    pub region: Option<Place>,
}

impl Home {
    pub(super) fn country(&self) -> Option<&str> {
        self.town.as_ref().map(|(place, _)| place).or(self.region.as_ref()).map(Place::country)
    }
}

/// Points for the places that an article names.
#[derive(Debug, Default)]
pub(super) struct Tally(Vec<(Toponym, f32)>);

/// A town with fewer points than this is named in passing.
const ENOUGH: f32 = 3.0;
/// The share of all points that the town must have which the article is about.
const SHARE: f32 = 0.4;

impl Tally {
    pub(super) fn add(&mut self, place: &Toponym, points: f32) {
        match self.0.iter_mut().find(|(known, _)| known.place.name == place.place.name && known.place.within == place.place.within) {
            Some((_, sum)) => *sum += points,
            None => self.0.push((place.clone(), points)),
        }
    }

    /// "PORTAGE PARK — ... Chicago police": a place that no table knows, named as the report's own, and the city whose services came
    /// there, in which it then lies. What it was, and the city.
    pub(super) fn part_of_a_city(&mut self) -> Option<(Place, Place)> {
        let (city, _) = self
            .0
            .iter()
            .filter(|(one, points)| one.kind >= PlaceKind::City && one.place.at.is_some() && *points >= ENOUGH)
            .max_by(|a, b| a.1.total_cmp(&b.1))?;
        let city = city.place.clone();
        let unknown = |one: &Toponym| one.kind == PlaceKind::Town && one.place.at.is_none() && one.place.country() == city.country();
        let (part, _) = self.0.iter_mut().filter(|(one, points)| unknown(one) && *points >= ENOUGH).max_by(|a, b| a.1.total_cmp(&b.1))?;
        let was = part.place.clone();
        part.place = unlisted(was.name.clone(), Some(&city));
        Some((was, city))
    }

    pub(super) fn home(self) -> Home {
        let pick = |regions: bool| {
            let of_kind = || self.0.iter().filter(|(one, _)| (one.kind <= PlaceKind::Region) == regions);
            let all: f32 = of_kind().map(|(_, points)| points).sum();
            // The first of equals: what is named first is what it is about.
            let (best, points) = of_kind().rev().max_by(|a, b| a.1.total_cmp(&b.1))?;
            (*points >= ENOUGH && *points >= SHARE * all).then(|| (best.place.clone(), best.kind))
        };
        let town = pick(false);
        Home { region: pick(true).map(|(place, _)| place), town }
    }
}
