//! What an article's names settle for the whole of it: which countries and regions it speaks of, and which town a name means wherever
//! it stands.

use super::{
    Context,
    county::county_key,
    names::{Name, display, unlisted},
    place::best,
    standing::{Standing, standing},
};
use crate::parse::{
    lexicon::{Class, Lexicon, PlaceKind, Toponym},
    token::Token,
};

impl Context {
    /// A city that everybody knows tells of its region too, where nothing in the article speaks for another of its name.
    pub(super) fn count_great_cities(&mut self, sentences: &[Vec<Token>]) {
        let mut found: Vec<(String, String)> = Vec::new();
        for (tokens, names) in sentences.iter().zip(&self.names) {
            for name in names.iter().filter(|name| name.all.len() > 1 && name.pair.is_none()) {
                if standing(tokens, name.at, name.len, self.shouted) < Standing::Strong {
                    continue;
                }
                let Some(one) = best(&name.all, None, self).map(|best| &name.all[best]) else { continue };
                if one.by_hand
                    && one.kind == PlaceKind::City
                    && one.place.within.len() >= 2
                    && self.main_country() == Some(one.place.country())
                {
                    found.push((one.place.within[0].clone(), one.place.country().to_owned()));
                }
            }
        }
        for (region, country) in found {
            *self.regions.entry(region.clone()).or_default() += 1;
            self.region_country.entry(region).or_insert(country);
        }
    }

    /// Counts the countries and regions that a sentence names, and notes the sites.
    pub(super) fn count(&mut self, at: usize, tokens: &[Token], lexicon: &Lexicon) {
        let mut within = 0;
        for (n, token) in tokens.iter().enumerate() {
            // "South African" is of South Africa alone.
            if token.capital
                && n >= within
                && let Some((len, country)) = lexicon.places.adjective_at(tokens, n)
            {
                within = n + len;
                *self.countries.entry(country.place.country().to_owned()).or_default() += 1;
            }
        }
        for name in &self.names[at] {
            if name.county {
                self.counties.entry(county_key(&tokens[name.at..name.at + name.len])).or_default();
            }
            let Some(first) = name.all.first() else { continue };
            if name.len >= 2 && first.kind == PlaceKind::Site {
                self.sites.entry(tokens[name.at].lower.to_string()).or_insert_with(|| first.clone());
            }
            // A name that can mean one place alone, or one that everybody knows.
            let by_hand = name.all.iter().filter(|one| one.by_hand).count();
            let part_of_a_name = (first.kind != PlaceKind::Country || is_forename_or_surname(tokens, name))
                && standing(tokens, name.at, name.len, self.shouted) == Standing::NoPlace;
            if by_hand == 1 && !part_of_a_name && (first.kind <= PlaceKind::Region || name.all.len() == 1) {
                *self.countries.entry(first.place.country().to_owned()).or_default() += 1;
                let region = match first.kind {
                    PlaceKind::Region => Some(&first.place.name),
                    _ => first.place.within.first().filter(|_| first.place.within.len() >= 2),
                };
                if let Some(region) = region {
                    *self.regions.entry(region.clone()).or_default() += 1;
                    self.region_country.entry(region.clone()).or_insert_with(|| first.place.country().to_owned());
                }
            }
        }
    }

    /// "Sunman, Ind.": what stands behind a name settles it for the whole article.
    pub(super) fn settle_pairs(&mut self, names: &[Name], tokens: &[Token], text: &str) {
        for name in names {
            let Some((_, regions)) = &name.pair else { continue };
            let fits = |one: &&Toponym| regions.iter().any(|region| one.kind > region.kind && one.place.lies_in(&region.place.name));
            let known = name.all.iter().find(fits);
            let usual =
                || regions.iter().max_by_key(|region| (self.weight(region.place.country()), std::cmp::Reverse(region.place.within.len())));
            let settled = match known {
                Some(known) => known.clone(),
                // "Paris, Britain and Spain": a list. Behind a shortened name of a region, and in a dateline, none is.
                None if name.all.iter().any(|one| one.by_hand)
                    && !(regions.iter().all(|one| one.kind == PlaceKind::Region)
                        && (name.filed || is_abbreviation(tokens, name.at + name.len + 1, text))) =>
                {
                    continue;
                }
                None => {
                    let Some(region) = usual() else { continue };
                    // A town that no table knows needs a region behind it; a country is too far off to trust.
                    if region.kind == PlaceKind::Country && !name.filed && !name.all.is_empty() {
                        continue;
                    }
                    let shown = display(&tokens[name.at..name.at + name.len], text);
                    let kind = if name.county { PlaceKind::Region } else { PlaceKind::Town };
                    Toponym { kind, place: unlisted(shown, Some(&region.place)), population: 0, by_hand: false, doubtful: false }
                }
            };
            *self.countries.entry(settled.place.country().to_owned()).or_default() += 1;
            if let Some(region) = settled.place.within.iter().rev().nth(1) {
                *self.regions.entry(region.clone()).or_default() += 1;
                self.region_country.entry(region.clone()).or_insert_with(|| settled.place.country().to_owned());
            }
            self.settled.entry(name.key(tokens)).or_insert(settled);
        }
    }

    /// "Grant County Sheriff", "(WKRC)": where no country is named at all, the way in which counties and stations are called tells.
    pub(super) fn looks_american(&self, sentences: &[Vec<Token>]) -> bool {
        let county = self.names.iter().flatten().any(|name| name.county);
        let sheriff = sentences.iter().flatten().any(|token| token.is("sheriff") || token.is("sheriffs"));
        let station =
            self.datelines.iter().zip(sentences).filter_map(|(line, tokens)| Some((line.as_ref()?, tokens))).any(|(line, tokens)| {
                tokens[line.end..line.until]
                    .iter()
                    .any(|token| token.capital && token.lower.len() == 4 && token.lower.starts_with(['w', 'k']))
            });
        county || sheriff || station
    }
}

/// "Michael Jordan", "Chad Miller was shot": a country's name that is of a person here.
fn is_forename_or_surname(tokens: &[Token], name: &Name) -> bool {
    let of_a_person = |at: usize| {
        tokens.get(at).is_some_and(|word| {
            word.is_word
                && word.capital
                && !word.possessive
                && !word.is_number()
                && !word.is_a(Class::NotAPerson)
                && !word.is_a(Class::OfAPlace)
                && !word.is_a(Class::NotTheTown)
                && !word.is_a(Class::Lead)
                && !word.is_a(Class::Direction)
                && !word.is_a(Class::Title)
        })
    };
    let end = name.at + name.len;
    let before = name.at >= 1 && of_a_person(name.at - 1);
    let behind = !tokens[end - 1].possessive && of_a_person(end) && tokens.get(end + 1).is_none_or(|next| !next.capital);
    name.len == 1 && (before || behind)
}

/// "Ky.", "NV": a region's name in short, which stands behind a town and in no list.
fn is_abbreviation(tokens: &[Token], at: usize, text: &str) -> bool {
    tokens.get(at).is_some_and(|token| {
        let raw = token.span.of(text);
        let stop_follows = tokens.get(at + 1).is_some_and(|mark| mark.is(".") && mark.span.start == token.span.end);
        raw.contains('.') || stop_follows && raw.len() <= 5 || raw.len() == 2 && raw.bytes().all(|byte| byte.is_ascii_uppercase())
    })
}
