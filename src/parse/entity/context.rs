//! What an article's other sentences tell about a name.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    What,
    county::{County, county_key},
    dateline::{Dateline, dateline},
    home::{Home, Tally},
    names::{Name, display, key, names, unlisted},
    person::{name_of, name_runs},
    place::best,
    standing::{Standing, standing},
};
use crate::{
    parse::{
        lexicon::{Class, Lexicon, PlaceKind, Toponym},
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
    settled: FxHashMap<String, Toponym>,
    /// Folded name → how surely the article somewhere names it as a place: points.
    evident: FxHashMap<String, usize>,
    /// Folded names that somewhere stand behind "in" or "near".
    led: FxHashSet<String>,
    /// Folded names of counties, without the word itself → the state, where it is clear.
    pub(super) counties: FxHashMap<String, County>,
    /// All in capitals, so that capital letters tell nothing.
    pub(super) shouted: bool,
    /// By sentence.
    pub(super) names: Vec<Vec<Name>>,
    datelines: Vec<Option<Dateline>>,
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

    /// Where a report names no place at all it is of the town that its paper or station is of.
    fn home_of_the_publisher(&self, names: &[Name], tokens: &[Token]) -> Option<(crate::timeline::Place, PlaceKind)> {
        let town = names.iter().filter(|name| name.pair.is_some()).find_map(|name| self.settled.get(&name.key(tokens)))?;
        let elsewhere = self.regions.keys().any(|region| !town.place.lies_in(region));
        (town.kind > PlaceKind::Region && !elsewhere).then(|| (town.place.clone(), town.kind))
    }

    /// A city that everybody knows tells of its region too, where nothing in the article speaks for another of its name.
    fn count_great_cities(&mut self, sentences: &[Vec<Token>]) {
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
    fn count(&mut self, at: usize, tokens: &[Token], lexicon: &Lexicon) {
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
    fn settle_pairs(&mut self, names: &[Name], tokens: &[Token], text: &str) {
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
    fn looks_american(&self, sentences: &[Vec<Token>]) -> bool {
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

    /// Weighs the towns that the article names, and finds its own.
    fn find_home(&mut self, title: (&[Name], &[Token], &str), sentences: &[Vec<Token>], text: &str) {
        let all = std::mem::take(&mut self.names);
        for (tokens, names) in sentences.iter().zip(&all) {
            for name in names {
                let points = match standing(tokens, name.at, name.len, self.shouted) {
                    _ if name.filed || name.pair.is_some() => 2,
                    Standing::Civic => 2,
                    Standing::Strong => 1,
                    _ => 0,
                };
                if standing(tokens, name.at, name.len, self.shouted) == Standing::Strong {
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
            // "Glen Flora man charged": what the text has as a part of longer names alone is none in the title either.
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
            let place = crate::timeline::Place { at: part.at, ..unlisted(part.name.clone(), Some(&city)) };
            let settled = Toponym { kind: PlaceKind::Town, place, population: 0, by_hand: false, doubtful: false };
            self.settled.entry(crate::text::fold(&part.name)).or_insert(settled);
        }
        self.home = tally.home();
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
            _ if elsewhere => 0.2,
            Standing::Civic => 2.0 + early,
            Standing::Strong => 1.0 + early,
            Standing::Weak => 0.5,
            Standing::Bare if name.pair.is_some() => 1.0,
            Standing::Bare => 0.2,
        }
    }

    /// Which place a name means as far as the article's sentences tell; `None` where it is unknown or a country.
    fn meant(&self, name: &Name, tokens: &[Token], text: &str) -> Option<Toponym> {
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

    /// Whether the article names it as the last word of longer names and never by itself.
    fn is_only_a_part(&self, key: &str, sentences: &[Vec<Token>], names: &[Vec<Name>]) -> bool {
        let all = || sentences.iter().zip(names).flat_map(|(tokens, names)| names.iter().map(move |name| (tokens, name)));
        let mut stands = all()
            .filter(|(tokens, name)| name.key(tokens) == key)
            .map(|(tokens, name)| name.filed || standing(tokens, name.at, name.len, self.shouted) > Standing::NoPlace)
            .peekable();
        stands.peek().is_some() && stands.all(|stands| !stands)
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

/// A town of so many inhabitants is known beyond its own region.
const FAR_KNOWN: u64 = 100_000;

/// "Ky.", "NV": a region's name in short, which stands behind a town and in no list.
fn is_abbreviation(tokens: &[Token], at: usize, text: &str) -> bool {
    tokens.get(at).is_some_and(|token| {
        let raw = token.span.of(text);
        let stop_follows = tokens.get(at + 1).is_some_and(|mark| mark.is(".") && mark.span.start == token.span.end);
        raw.contains('.') || stop_follows && raw.len() <= 5 || raw.len() == 2 && raw.bytes().all(|byte| byte.is_ascii_uppercase())
    })
}

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
