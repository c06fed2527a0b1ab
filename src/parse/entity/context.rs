//! What an article's other sentences tell about a name.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    What,
    county::County,
    dateline::{Dateline, dateline},
    home::Home,
    names::{Name, display, key, names},
    person::{name_of, name_runs},
    place::best,
};
use crate::{
    parse::{
        lexicon::{Lexicon, PlaceKind, Toponym},
        token::{Token, tokens},
    },
    text::Span,
};

/// What an article's other sentences tell about a name.
#[derive(Debug, Default)]
pub struct Context {
    /// How often each country is named, by itself, its people or a place that can only lie there.
    pub(super) countries: FxHashMap<String, usize>,
    /// So for regions within a country.
    pub(super) regions: FxHashMap<String, usize>,
    pub(super) region_country: FxHashMap<String, String>,
    /// Last name, folded → full name.
    pub(super) people: FxHashMap<String, String>,
    /// First word of a site that the article names in full → the site: "the Bardo attack" beside "the Bardo Museum".
    pub(super) sites: FxHashMap<String, Toponym>,
    /// Folded name → the place it has wherever the article names it: its region stands behind it somewhere, or it is in the dateline.
    pub(super) settled: FxHashMap<String, Toponym>,
    /// Folded name → how surely the article somewhere names it as a place: points.
    pub(super) evident: FxHashMap<String, usize>,
    /// Folded names that somewhere stand behind "in" or "near".
    pub(super) led: FxHashSet<String>,
    /// Folded names of counties, without the word itself → the state, where it is clear.
    pub(super) counties: FxHashMap<String, County>,
    /// All in capitals, so that capital letters tell nothing.
    pub(super) shouted: bool,
    /// By sentence.
    pub(super) names: Vec<Vec<Name>>,
    pub(super) datelines: Vec<Option<Dateline>>,
    pub(super) home: Home,
}

/// What the sentences before have named, for "the group".
#[derive(Debug, Default)]
pub struct SoFar {
    /// The first group of the last sentence that named one: mostly its subject, and what "it" goes on about.
    pub(super) subject: Option<What>,
    /// The last group named: what "the group" further on in a sentence goes on about.
    pub(super) last: Option<What>,
    /// Country of the town that the paragraph named last.
    pub town: Option<String>,
}

impl Context {
    /// Reads all sentences of an article once for what is not in doubt. `opens` are those that begin a paragraph.
    pub fn new(title: &str, sentences: &[Vec<Token>], opens: &[bool], text: &str, lexicon: &Lexicon) -> Self {
        let mut context = Self { shouted: shouted(text), ..Self::default() };
        let filed = |at: usize| dateline(&sentences[at], text, context.shouted).filter(|_| opens[at]);
        context.datelines = (0..sentences.len()).map(filed).collect();
        context.names = sentences
            .iter()
            .zip(&context.datelines)
            .map(|(tokens, dateline)| names(tokens, text, *dateline, context.shouted, lexicon))
            .collect();
        for (at, tokens) in sentences.iter().enumerate() {
            context.count(at, tokens, lexicon);
        }
        let whole_title = title;
        let title = headline(title);
        let title_tokens = tokens(title, Span::new(0, title.len()));
        let title_names = names(&title_tokens, title, None, shouted(title), lexicon);
        context.settle_pairs(&title_names, &title_tokens, title);
        for (at, tokens) in sentences.iter().enumerate() {
            let names = std::mem::take(&mut context.names[at]);
            context.settle_pairs(&names, tokens, text);
            context.names[at] = names;
        }
        // What stands behind the headline is of the paper or the station: "WXYZ Reno, NV News".
        let site = &whole_title[title.len()..];
        let site_tokens = tokens(site, Span::new(0, site.len()));
        let site_names = names(&site_tokens, site, None, shouted(site), lexicon);
        context.settle_counties(sentences, lexicon);
        context.settle_pairs(&site_names, &site_tokens, site);
        context.settle_counties(sentences, lexicon);
        if context.countries.is_empty() && (context.looks_american(sentences) || has_call_sign(whole_title)) {
            context.countries.insert("United States".to_owned(), 1);
        }
        context.note_people(sentences, text, lexicon);
        context.count_great_cities(sentences);
        context.find_home((&title_names, &title_tokens, title), sentences, text);
        if context.home.town.is_none() && context.home.region.is_none() {
            context.home.town = context.home_of_the_publisher(&site_names, &site_tokens);
        }
        context
    }

    fn note_people(&mut self, sentences: &[Vec<Token>], text: &str, lexicon: &Lexicon) {
        let mut names: Vec<String> = Vec::new();
        for tokens in sentences {
            let covered = vec![false; tokens.len()];
            let known = covered_by_lexicon(tokens, text, lexicon);
            for (first, end) in name_runs(tokens, &known.unwrap_or(covered)) {
                if end - first >= 2 {
                    names.push(name_of(tokens, first, end, text));
                }
            }
        }
        // The longest form of a name is the one shown.
        names.sort_by_key(|name| std::cmp::Reverse(name.split(' ').count()));
        for name in names {
            if let Some(last) = name.split(' ').next_back() {
                self.people.entry(crate::text::fold(last)).or_insert(name);
            }
        }
    }

    /// Which place a name means as far as the article's sentences tell; `None` where it is unknown or a country.
    pub(super) fn meant(&self, name: &Name, tokens: &[Token], text: &str) -> Option<Toponym> {
        if let Some(settled) = self.settled.get(&name.key(tokens)) {
            return Some(settled.clone());
        }
        if name.county {
            return self.county(&tokens[name.at..name.at + name.len], text);
        }
        match best(&name.all, name.pair.as_ref().map(|pair| pair.1.as_slice()), self) {
            // "in Bartow" beside "Bartow County": the county, unless a town of that name lies where the article is.
            Some(found) if self.counties.contains_key(&name.key(tokens)) && self.region_weight(&name.all[found].place) == 0 => {
                self.unlisted(format!("{} County", display(&tokens[name.at..name.at + name.len], text)), PlaceKind::Region)
            }
            Some(found) if self.is_elsewhere(&name.all[found], name) => {
                let shown = || self.unlisted(display(&tokens[name.at..name.at + name.len], text), PlaceKind::Town);
                (self.evident(&tokens[name.at..name.at + name.len]) > 0).then(shown).flatten()
            }
            Some(found) => {
                let found = &name.all[found];
                (found.kind >= PlaceKind::City && !(found.doubtful && !name.filed && self.region_weight(&found.place) == 0))
                    .then(|| found.clone())
            }
            None if name.filed
                || name.all.is_empty()
                    && self.is_led(&tokens[name.at..name.at + name.len])
                    && self.evident(&tokens[name.at..name.at + name.len]) >= 2 =>
            {
                self.unlisted(display(&tokens[name.at..name.at + name.len], text), PlaceKind::Town)
            }
            None => None,
        }
    }

    /// Whether the only town of this name that a table knows is far from what the article tells of: it says in which region that is,
    /// in so many words, and a small town of its name is there more likely than the one known elsewhere is meant.
    pub(super) fn is_elsewhere(&self, one: &Toponym, name: &Name) -> bool {
        let Some((region, country)) = self.main_region() else { return false };
        !one.by_hand
            && one.kind > PlaceKind::Region
            && one.population < FAR_KNOWN
            && name.pair.is_none()
            && self.main_country() == Some(country.as_str())
            && self.regions.get(&region).copied().unwrap_or(0) >= 2
            && self.region_weight(&one.place) == 0
            && (one.place.country() == country || self.weight(one.place.country()) == 0)
    }

    /// A place that no table knows, in the region and country that the article speaks of.
    pub(super) fn unlisted(&self, name: String, kind: PlaceKind) -> Option<Toponym> {
        let country = self.main_country()?.to_owned();
        let region = self.main_region().filter(|(_, its_country)| *its_country == country).map(|(region, _)| region);
        let within = region.into_iter().chain([country]).collect();
        let place = crate::timeline::Place { name, within, at: None };
        Some(Toponym { kind, place, population: 0, by_hand: false, doubtful: false })
    }

    /// The names of a sentence, and its dateline.
    pub(super) fn names(&self, sentence: usize) -> &[Name] {
        self.names.get(sentence).map_or(&[], Vec::as_slice)
    }

    pub(super) fn dateline(&self, sentence: usize) -> Option<Dateline> {
        self.datelines.get(sentence).copied().flatten()
    }

    pub(super) fn settled(&self, tokens: &[Token]) -> Option<&Toponym> {
        if self.settled.is_empty() { None } else { self.settled.get(&key(tokens)) }
    }

    /// How surely the article names it as a place anywhere.
    pub(super) fn evident(&self, tokens: &[Token]) -> usize {
        self.evident.get(&key(tokens)).copied().unwrap_or(0)
    }

    /// Whether the article names it behind "in" or "near" anywhere.
    pub(super) fn is_led(&self, tokens: &[Token]) -> bool {
        self.led.contains(&key(tokens))
    }

    /// The article's own place.
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// The country that the article is mostly about.
    pub fn main_country(&self) -> Option<&str> {
        let most = self.countries.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)))?;
        Some(most.0)
    }

    /// The region named most, and its country.
    fn main_region(&self) -> Option<(String, String)> {
        let most = self.regions.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)))?;
        let country = self.region_country.get(most.0)?;
        Some((most.0.clone(), country.clone()))
    }

    /// Whether the article names the region, or what can only lie in it.
    pub(super) fn region_named(&self, region: &str) -> bool {
        self.regions.contains_key(region)
    }

    pub(super) fn weight(&self, country: &str) -> usize {
        self.countries.get(country).copied().unwrap_or(0)
    }

    pub(super) fn region_weight(&self, place: &crate::timeline::Place) -> usize {
        place.within.iter().rev().skip(1).chain([&place.name]).filter_map(|region| self.regions.get(region)).copied().max().unwrap_or(0)
    }

    /// Whether the article names regions of this country at all.
    pub(super) fn names_regions_of(&self, country: &str) -> bool {
        self.region_country.values().any(|its| its == country)
    }
}

/// A town of so many inhabitants is known beyond its own region.
const FAR_KNOWN: u64 = 100_000;

/// Whether a text is all in capitals, or nearly.
fn shouted(text: &str) -> bool {
    let (mut upper, mut lower) = (0, 0);
    for byte in text.bytes().take(4_000) {
        upper += usize::from(byte.is_ascii_uppercase());
        lower += usize::from(byte.is_ascii_lowercase());
    }
    upper > 20 && upper > lower * 9
}

/// "KMOV.com", "WECT TV6": the names of American stations.
fn has_call_sign(title: &str) -> bool {
    let words = title.split(|c: char| !c.is_ascii_alphabetic());
    let mut capitals = words.filter(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_uppercase()));
    !shouted(title) && capitals.any(|word| word.starts_with(['W', 'K']))
}

/// A title without the name of the site behind it: "Man shot in Dover - WXYZ Reno, NV News" tells of Dover.
fn headline(title: &str) -> &str {
    let end = [" - ", " | ", " – ", " — "].iter().filter_map(|mark| title.find(mark)).filter(|at| *at >= 15).min();
    &title[..end.unwrap_or(title.len())]
}

/// Tokens that are part of a known place, group or adjective, so that they begin no person's name.
fn covered_by_lexicon(tokens: &[Token], text: &str, lexicon: &Lexicon) -> Option<Vec<bool>> {
    let mut covered = vec![false; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let group = lexicon.groups.longest_at(text, tokens, at).map_or(0, |found| found.0);
        let place = if tokens[at].capital {
            lexicon.places.longest_at(tokens, at).filter(|found| found.1[0].by_hand).map_or(0, |found| found.0)
        } else {
            0
        };
        let adjective = lexicon.places.adjective_at(tokens, at).filter(|_| tokens[at].capital).map_or(0, |found| found.0);
        let len = group.max(place).max(adjective);
        covered[at..at + len].fill(true);
        at += len.max(1);
    }
    Some(covered)
}
