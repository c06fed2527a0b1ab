//! Which town an article is about: what its title, its datelines and its sentences say for each.

use super::{
    Context,
    home::Tally,
    names::{Name, unlisted},
    standing::{Standing, is_of_a_home, is_somebodys_home, standing},
};
use crate::{
    parse::{
        lexicon::{PlaceKind, Toponym},
        token::Token,
    },
    timeline::Place,
};

impl Context {
    /// Weighs the towns that the article names, and finds its own.
    pub(super) fn find_home(&mut self, title: (&[Name], &[Token], &str), sentences: &[Vec<Token>], text: &str) {
        let all = std::mem::take(&mut self.names);
        for (tokens, names) in sentences.iter().zip(&all) {
            for name in names {
                let points = match standing(tokens, name.at, name.len, self.shouted) {
                    _ if name.filed || name.pair.is_some() => 2,
                    Standing::Civic => 2,
                    Standing::Strong => 1,
                    _ => 0,
                };
                if standing(tokens, name.at, name.len, self.shouted) == Standing::Strong
                    || is_of_a_home(tokens, name.at, name.at + name.len)
                {
                    self.led.insert(name.key(tokens));
                }
                if points > 0 {
                    *self.evident.entry(name.key(tokens)).or_default() += points;
                }
            }
        }
        let mut tally = Tally::default();
        let (title_names, title_tokens, title_text) = title;
        for name in title_names {
            // "Dry Fork man charged": what the text has as a part of longer names alone is none in the title either.
            if name.len == 1 && self.is_only_a_part(&name.key(title_tokens), sentences, &all) {
                continue;
            }
            if standing(title_tokens, name.at, name.len, true) > Standing::NoPlace
                && let Some(town) = self.meant(name, title_tokens, title_text)
            {
                tally.add(&town, 3.0, false);
            }
        }
        for (index, (tokens, names)) in sentences.iter().zip(&all).enumerate() {
            for name in names {
                let stands = standing(tokens, name.at, name.len, self.shouted);
                let points = self.points(name, stands, index, tokens);
                if points > 0.0
                    && let Some(town) = self.meant(name, tokens, text)
                {
                    if name.filed {
                        self.settled.entry(name.key(tokens)).or_insert_with(|| town.clone());
                    }
                    tally.add(&town, points, stands == Standing::Civic);
                }
            }
        }
        self.names = all;
        if let Some((part, city)) = tally.part_of_a_city() {
            for settled in self.settled.values_mut().filter(|settled| settled.place == part) {
                settled.place = unlisted(part.name.clone(), Some(&city));
            }
            let place = Place { at: part.at, ..unlisted(part.name.clone(), Some(&city)) };
            let settled = Toponym { kind: PlaceKind::Town, place, population: 0, by_hand: false, doubtful: false };
            self.settled.entry(crate::text::fold(&part.name)).or_insert(settled);
        }
        self.home = tally.home();
        if self.home.town.is_none() {
            self.home.town = self.town_of_the_schools(sentences, text);
        }
        if let Some(country) = self.home.home_country()
            && self.countries.is_empty()
        {
            self.countries.insert(country.to_owned(), 1);
        }
    }

    /// What a name says for its place being the one that the article is about.
    fn points(&self, name: &Name, stands: Standing, index: usize, tokens: &[Token]) -> f32 {
        let early = if index < 4 { 2.0 } else { 1.0 };
        if name.filed {
            return 4.0;
        }
        // Where the wounded were taken to, and what lies so many miles off, is elsewhere.
        let elsewhere = tokens[name.at.saturating_sub(7)..name.at].iter().any(|token| {
            token.is_any(&[
                "hospital",
                "center",
                "flown",
                "airlifted",
                "taken",
                "transported",
                "miles",
                "jail",
                "live",
                "lives",
                "native",
                "km",
                "kilometers",
            ])
        });
        match stands {
            Standing::NoPlace => 0.0,
            _ if elsewhere || is_somebodys_home(tokens, name.at) => 0.2,
            Standing::Civic => 2.0 + early,
            Standing::Strong => 1.0 + early,
            Standing::Weak => 0.5,
            Standing::Bare if name.pair.is_some() => 1.0,
            Standing::Bare => 0.2,
        }
    }

    /// Where a report names no town of its own, it is of the one whose schools it speaks of: "two Dayton High School students".
    fn town_of_the_schools(&self, sentences: &[Vec<Token>], text: &str) -> Option<(Place, PlaceKind)> {
        /// Further on it is the school of somebody who comes in besides.
        const OPENING: usize = 3;
        let mut towns: Vec<Toponym> = Vec::new();
        for (tokens, names) in sentences.iter().zip(&self.names).take(OPENING) {
            for name in names.iter().filter(|name| name.is_of_a_school(tokens)) {
                let town = self.meant(name, tokens, text).filter(|town| self.region_weight(&town.place) > 0)?;
                if !towns.iter().any(|known| known.place == town.place) {
                    towns.push(town);
                }
            }
        }
        match towns.as_slice() {
            [only] => Some((only.place.clone(), only.kind)),
            _ => None,
        }
    }

    /// Whether the article names it as the last word of longer names and never by itself.
    fn is_only_a_part(&self, key: &str, sentences: &[Vec<Token>], names: &[Vec<Name>]) -> bool {
        let all = || sentences.iter().zip(names).flat_map(|(tokens, names)| names.iter().map(move |name| (tokens, name)));
        let mut stands = all()
            .filter(|(tokens, name)| name.key(tokens) == key)
            .map(|(tokens, name)| name.filed || standing(tokens, name.at, name.len, self.shouted) > Standing::NoPlace)
            .peekable();
        stands.peek().is_some() && stands.all(|stands| !stands)
    }

    /// Where a report names no place at all it is of the town that its paper or station is of.
    pub(super) fn home_of_the_publisher(&self, names: &[Name], tokens: &[Token]) -> Option<(Place, PlaceKind)> {
        let town = names.iter().filter(|name| name.pair.is_some()).find_map(|name| self.settled.get(&name.key(tokens)))?;
        let elsewhere = self.regions.keys().any(|region| !town.place.lies_in(region));
        (town.kind > PlaceKind::Region && !elsewhere).then(|| (town.place.clone(), town.kind))
    }
}
