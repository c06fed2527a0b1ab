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
    /// The country that it is mostly about.
    pub country: Option<Place>,
    /// The city named most, which quarters lie in.
    pub city: Option<Place>,
}

impl Home {
    pub(super) fn home_country(&self) -> Option<&str> {
        self.town.as_ref().map(|(place, _)| place).or(self.region.as_ref()).map(Place::country)
    }
}

/// Points for the places that an article names.
#[derive(Debug, Default)]
pub(super) struct Tally(Vec<Scored>);

#[derive(Debug)]
struct Scored {
    one: Toponym,
    points: f32,
    /// Its police, its mayor or its people are named.
    civic: bool,
}

/// A town with fewer points than this is named in passing.
const ENOUGH: f32 = 3.0;
/// Degrees within which a quarter lies of the point that stands for its city.
const BESIDE: f64 = 0.25;
/// The share of all points that the town must have which the article is about.
const SHARE: f32 = 0.4;

impl Tally {
    pub(super) fn add(&mut self, place: &Toponym, points: f32, civic: bool) {
        match self.0.iter_mut().find(|known| known.one.place.name == place.place.name && known.one.place.within == place.place.within) {
            Some(known) => {
                known.points += points;
                known.civic |= civic;
            }
            None => self.0.push(Scored { one: place.clone(), points, civic }),
        }
    }

    /// "PORTAGE PARK — ... Chicago police": a place that no table knows, or only as lying beside a city, and the city whose services
    /// came there, of which it then is a part. What it was, and the city.
    pub(super) fn part_of_a_city(&mut self) -> Option<(Place, Place)> {
        let cities = self.0.iter().filter(|known| known.one.kind == PlaceKind::City && known.one.place.at.is_some());
        let city = cities.filter(|known| known.civic || known.points >= ENOUGH).max_by(|a, b| a.points.total_cmp(&b.points))?;
        let (city, civic) = (city.one.place.clone(), city.civic);
        let part = |one: &Toponym| {
            one.kind == PlaceKind::Town
                && one.place.country() == city.country()
                && match (one.place.at, city.at) {
                    (Some(a), Some(b)) => civic && (a.0 - b.0).abs() < BESIDE && (a.1 - b.1).abs() < BESIDE,
                    _ => true,
                }
        };
        let known = self.0.iter_mut().filter(|known| part(&known.one) && known.points >= ENOUGH && !known.civic);
        let known = known.max_by(|a, b| a.points.total_cmp(&b.points))?;
        let was = known.one.place.clone();
        known.one.place = Place { at: was.at, ..unlisted(was.name.clone(), Some(&city)) };
        Some((was, city))
    }

    pub(super) fn home(self) -> Home {
        let pick = |regions: bool| {
            let of_kind = || self.0.iter().filter(|known| (known.one.kind <= PlaceKind::Region) == regions);
            let all: f32 = of_kind().map(|known| known.points).sum();
            // The first of equals: what is named first is what it is about.
            let best = of_kind().rev().max_by(|a, b| a.points.total_cmp(&b.points))?;
            (best.points >= ENOUGH && best.points >= SHARE * all).then(|| (best.one.place.clone(), best.one.kind))
        };
        let cities = self.0.iter().filter(|known| known.one.kind == PlaceKind::City && known.one.place.at.is_some());
        let city = cities.max_by(|a, b| a.points.total_cmp(&b.points)).map(|known| known.one.place.clone());
        let town = pick(false);
        Home { region: pick(true).map(|(place, _)| place), town, country: None, city }
    }
}
