//! Counties of the United States: which state one lies in, and what that tells of the towns beside it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Context,
    names::{Name, display, key},
    standing::{Standing, standing},
};
use crate::parse::{
    lexicon::{Lexicon, PlaceKind, Toponym},
    token::Token,
};

/// What is known of a county's state.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) enum County {
    /// No table knows the county.
    #[default]
    Unknown,
    /// Several states have one.
    Ambiguous,
    In(String),
}

impl Context {
    /// "Bartow County" can only lie in Georgia; of a name that several states have, it is the one that the article names, or the one
    /// that most of its towns can lie in.
    pub(super) fn settle_counties(&mut self, sentences: &[Vec<Token>], lexicon: &Lexicon) {
        const COUNTRY: &str = "United States";
        // Counties of the United States, named more often than another country is, say that it is there.
        let known = |tokens: &[Token], name: &Name| {
            name.county && lexicon.places.states_of_county(&county_key(&tokens[name.at..name.at + name.len])).next().is_some()
        };
        let named = sentences.iter().zip(&self.names).flat_map(|(tokens, names)| names.iter().map(move |name| (tokens, name)));
        let named = named.filter(|(tokens, name)| known(tokens, name)).count();
        let most = self.main_country().filter(|country| *country != COUNTRY).map(str::to_owned);
        if let Some(most) = &most {
            // Georgia may then be the state.
            let state = self.counties.keys().any(|county| lexicon.places.states_of_county(county).any(|state| state == most));
            if !state && named < self.weight(most) {
                return;
            }
            if state {
                let times = self.countries.remove(most).unwrap_or(0);
                *self.countries.entry(COUNTRY.to_owned()).or_default() += times;
                *self.regions.entry(most.clone()).or_default() += times;
                self.region_country.insert(most.clone(), COUNTRY.to_owned());
            }
        }
        let unsettled = self.counties.iter().filter(|(_, county)| !matches!(county, County::In(_)));
        let mut counties: Vec<String> = unsettled.map(|(county, _)| county.clone()).collect();
        counties.sort_unstable();
        // First those that can lie in one state alone, since they tell of the others.
        counties.sort_by_cached_key(|county| lexicon.places.states_of_county(county).count());
        for county in counties {
            let states: Vec<&str> = lexicon.places.states_of_county(&county).collect();
            let named = states.iter().filter_map(|state| Some((*state, *self.regions.get(*state)?))).max_by_key(|(_, times)| *times);
            let state = match (named, states.as_slice()) {
                (Some((state, _)), _) => Some(state),
                (None, [only]) => Some(*only),
                _ => self.state_of_its_towns(&states, sentences),
            };
            let Some(state) = state else {
                if !states.is_empty() {
                    self.counties.insert(county, County::Ambiguous);
                }
                continue;
            };
            *self.regions.entry(state.to_owned()).or_default() += 2;
            self.region_country.entry(state.to_owned()).or_insert_with(|| COUNTRY.to_owned());
            *self.countries.entry(COUNTRY.to_owned()).or_default() += 1;
            self.counties.insert(county, County::In(state.to_owned()));
        }
    }

    /// The state in which more of the article's towns can lie than in any other of these.
    fn state_of_its_towns(&self, states: &[&'static str], sentences: &[Vec<Token>]) -> Option<&'static str> {
        let mut towns: FxHashMap<&str, FxHashSet<String>> = FxHashMap::default();
        for (tokens, names) in sentences.iter().zip(&self.names) {
            for name in names {
                let stands = || standing(tokens, name.at, name.len, self.shouted) >= Standing::Strong;
                if !name.filed && !name.is_of_a_school(tokens) && !stands() {
                    continue;
                }
                for one in name.all.iter().filter(|one| !one.doubtful || name.filed) {
                    if let Some(state) = states.iter().find(|state| one.place.within.first().is_some_and(|outer| outer == *state)) {
                        towns.entry(state).or_default().insert(name.key(tokens));
                    }
                }
            }
        }
        let mut most: Vec<(&str, usize)> = towns.into_iter().map(|(state, names)| (state, names.len())).collect();
        most.sort_unstable_by_key(|(_, names)| std::cmp::Reverse(*names));
        let state = match most.as_slice() {
            [(only, _)] => only,
            [(first, more), (_, less), ..] if more > less => first,
            _ => return None,
        };
        states.iter().find(|known| *known == state).copied()
    }

    /// A county in its state.
    pub(super) fn county(&self, tokens: &[Token], text: &str) -> Option<Toponym> {
        let shown = display(tokens, text);
        // "Bartow Co." is Bartow County.
        let shown = match (tokens.last(), shown.rsplit_once(' ')) {
            (Some(last), Some((name, _))) if last.is("co") => format!("{name} County"),
            _ => shown,
        };
        let mut county = self.unlisted(shown, PlaceKind::Region)?;
        match self.counties.get(&county_key(tokens)) {
            Some(County::In(state)) => county.place.within = vec![state.clone(), self.region_country.get(state)?.clone()],
            Some(County::Ambiguous) => county.place.within = county.place.within.pop().into_iter().collect(),
            _ => {}
        }
        Some(county)
    }
}

/// The folded name of a county without the word itself: "st. landry" of "St. Landry Parish", "bartow" of "Bartow Co.".
pub(super) fn county_key(tokens: &[Token]) -> String {
    let end = tokens.iter().rposition(|token| token.is_any(&["county", "parish", "co"])).unwrap_or(tokens.len());
    key(&tokens[..end])
}
