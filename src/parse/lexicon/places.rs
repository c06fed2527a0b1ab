//! Places by hand (`assets/lexicon/places.tsv`), with the gazetteer behind them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Phrases, gazetteer, regions::Regions, rows};
use crate::{parse::token::Token, text::fold, timeline::Place};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceKind {
    /// From coarse to fine; a finer place says more about where an event was.
    Sea,
    Country,
    Region,
    Island,
    Mountain,
    City,
    Town,
    Base,
    Site,
}

#[derive(Debug, Clone, PartialEq)]
pub struct PlaceEntry {
    pub kind: PlaceKind,
    pub place: Place,
}

/// What a name on a map can mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Toponym {
    pub kind: PlaceKind,
    pub place: Place,
    /// Inhabitants, where the gazetteer gave it; 0 for places by hand.
    pub population: u64,
    /// From the table made by hand, and so a place that news writes about.
    pub by_hand: bool,
    /// A name that in English prose is mostly something else, such as a surname: a place only where nothing is in doubt.
    pub doubtful: bool,
}

#[derive(Debug)]
pub struct Places {
    entries: Vec<PlaceEntry>,
    names: Phrases<usize>,
    /// `Tunisian`, `Britons` → the country.
    adjectives: Phrases<usize>,
    capitals: FxHashMap<&'static str, usize>,
    regions: Regions,
    /// "bartow" → "Georgia": the states that have a county of the name, joined by `|`.
    counties: FxHashMap<&'static str, &'static str>,
    /// Folded names of the gazetteer that are mostly something else in English prose.
    stop: FxHashSet<&'static str>,
}

impl Places {
    pub(super) fn built_in() -> Self {
        struct Row {
            name: &'static str,
            kind: PlaceKind,
            within: &'static str,
            at: Option<(f64, f64)>,
            aliases: &'static str,
            adjectives: &'static str,
        }
        let table: Vec<Row> = rows(include_str!("../../../assets/lexicon/places.tsv"))
            .filter_map(|row| {
                let mut columns = row.split('\t');
                let (name, kind, within) = (columns.next()?, columns.next()?, columns.next()?);
                let lat = columns.next()?.parse().ok();
                let lon = columns.next()?.parse().ok();
                let kind = match kind {
                    "country" => PlaceKind::Country,
                    "region" => PlaceKind::Region,
                    "city" => PlaceKind::City,
                    "town" => PlaceKind::Town,
                    "mountain" => PlaceKind::Mountain,
                    "island" => PlaceKind::Island,
                    "sea" => PlaceKind::Sea,
                    "base" => PlaceKind::Base,
                    _ => PlaceKind::Site,
                };
                Some(Row {
                    name,
                    kind,
                    within,
                    at: lat.zip(lon),
                    aliases: columns.next().unwrap_or(""),
                    adjectives: columns.next().unwrap_or(""),
                })
            })
            .collect();
        let mut by_name: FxHashMap<&str, usize> = FxHashMap::default();
        for (at, row) in table.iter().enumerate() {
            by_name.entry(row.name).or_insert(at);
        }
        let mut entries = Vec::with_capacity(table.len());
        let (mut names, mut adjectives) = (Phrases::default(), Phrases::default());
        for (at, row) in table.iter().enumerate() {
            let mut within = Vec::new();
            let mut outer = row.within;
            while let Some(up) = by_name.get(outer).map(|up| &table[*up])
                && within.len() < 6
            {
                within.push(outer.to_owned());
                outer = up.within;
            }
            entries.push(PlaceEntry { kind: row.kind, place: Place { name: row.name.to_owned(), within, at: row.at } });
            names.add(&fold(row.name), at);
            for alias in row.aliases.split('|').filter(|alias| !alias.is_empty()) {
                names.add(&fold(alias), at);
            }
            for adjective in row.adjectives.split('|').filter(|adjective| !adjective.is_empty()) {
                adjectives.add(&fold(adjective), at);
            }
        }
        names.finish();
        adjectives.finish();
        let capitals = rows(include_str!("../../../assets/lexicon/capitals.tsv"))
            .filter_map(|row| row.split_once('\t'))
            .filter_map(|(country, capital)| Some((country, *by_name.get(capital)?)))
            .collect();
        let stop = rows(include_str!("../../../assets/lexicon/not-places.txt")).collect();
        let counties = rows(include_str!("../../../assets/lexicon/counties.tsv")).filter_map(|row| row.split_once('\t')).collect();
        let regions = Regions::of(&entries);
        Self { entries, names, adjectives, capitals, regions, counties, stop }
    }

    /// The capital of a country.
    pub fn capital(&self, country: &str) -> Option<Toponym> {
        self.capitals.get(country).map(|at| self.toponym(*at))
    }

    /// A place of the table by its name.
    pub fn named(&self, name: &str) -> Option<Place> {
        self.entries.iter().find(|entry| entry.place.name == name).map(|entry| entry.place.clone())
    }

    fn toponym(&self, at: usize) -> Toponym {
        let entry = &self.entries[at];
        Toponym { kind: entry.kind, place: entry.place.clone(), population: 0, by_hand: true, doubtful: false }
    }

    /// The regions and countries that the words at `tokens[at]` can mean after a town and a comma: "Ind.", "OH", "Morazan".
    pub fn region_at(&self, tokens: &[Token], at: usize, text: &str, shouted: bool) -> Option<(usize, Vec<Toponym>)> {
        let (len, all) = self.regions.at(tokens, at, text, shouted)?;
        Some((len, all.into_iter().map(|entry| self.toponym(entry)).collect()))
    }

    /// Whether a folded name is mostly something else than a place in English prose.
    pub fn is_stopped(&self, name: &str) -> bool {
        self.stop.contains(name)
    }

    /// The states of the United States that have a county of this folded name.
    pub fn states_of_county(&self, name: &str) -> impl Iterator<Item = &'static str> {
        self.counties.get(name).into_iter().flat_map(|states| states.split('|'))
    }

    /// Whether it is the capital of a country, whose name may stand for the government.
    pub fn is_capital(&self, place: &Place) -> bool {
        self.capitals.get(place.country()).is_some_and(|at| self.entries[*at].place.name == place.name)
    }

    /// The longest name at `tokens[at]` and all that it can mean, the usual meaning first.
    pub fn longest_at(&self, tokens: &[Token], at: usize) -> Option<(usize, Vec<Toponym>)> {
        let mut found: Option<(usize, Vec<Toponym>)> = None;
        for (len, entry) in self.names.all_at(tokens, at) {
            if found.as_ref().is_some_and(|(longest, _)| len < *longest) {
                break;
            }
            found.get_or_insert((len, Vec::new())).1.push(self.toponym(*entry));
        }
        let by_hand = found.as_ref().map_or(0, |(len, _)| *len);
        // A longer name of the gazetteer is more exact than a shorter one made by hand; one as long is another meaning of it.
        for (len, key) in in_gazetteer(tokens, at).into_iter().rev().take_while(|(len, _)| *len >= by_hand) {
            let slice = &tokens[at..at + len];
            if !slice[len - 1].capital || slice.iter().rev().skip(1).any(|token| token.possessive) {
                continue;
            }
            let towns = gazetteer::towns(&key);
            let doubtful = self.stop.contains(key.as_str());
            if towns.is_empty() || doubtful && by_hand > 0 {
                continue;
            }
            let mut all = found.take().filter(|_| len == by_hand).map_or_else(Vec::new, |(_, all)| all);
            for town in towns {
                let same =
                    |one: &Toponym| one.place.country() == town.country && one.kind > PlaceKind::Region && near(one.place.at, town.at);
                if !all.iter().any(same) {
                    all.push(toponym(town, doubtful));
                }
            }
            return Some((len, all));
        }
        found
    }

    /// The country whose adjective or people's name stands at `tokens[at]`: number of tokens and the country.
    pub fn adjective_at(&self, tokens: &[Token], at: usize) -> Option<(usize, Toponym)> {
        self.adjectives.all_at(tokens, at).next().map(|(len, entry)| (len, self.toponym(*entry)))
    }
}

/// The words at `tokens[at]` as far as names of the gazetteer go on with them, with how many words each is: most words begin
/// none, and cost one look.
fn in_gazetteer(tokens: &[Token], at: usize) -> Vec<(usize, String)> {
    const WORDS: usize = 4;
    let mut all: Vec<(usize, String)> = Vec::new();
    // A name ends in a word with a capital.
    if !tokens.iter().skip(at).take(WORDS).any(|token| token.capital) {
        return all;
    }
    for token in tokens.iter().skip(at).take(WORDS).take_while(|token| token.is_word) {
        let key = all.last().map_or_else(|| token.lower.to_string(), |(_, before)| format!("{before} {}", token.lower));
        if !gazetteer::begins(&key) {
            break;
        }
        all.push((all.len() + 1, key));
    }
    all
}

fn toponym(town: gazetteer::Town, doubtful: bool) -> Toponym {
    Toponym {
        kind: if town.population >= 100_000 { PlaceKind::City } else { PlaceKind::Town },
        place: Place {
            name: town.name.to_owned(),
            within: [town.region, town.country].into_iter().filter(|outer| !outer.is_empty()).map(str::to_owned).collect(),
            at: town.at,
        },
        population: town.population,
        by_hand: false,
        doubtful,
    }
}

/// Whether two points are within about half a degree of each other: one town in two tables.
fn near(a: Option<(f64, f64)>, b: Option<(f64, f64)>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a.0 - b.0).abs() < 0.5 && (a.1 - b.1).abs() < 0.5,
        _ => true,
    }
}
