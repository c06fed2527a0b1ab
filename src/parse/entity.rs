//! Places, groups and people: finding their names in a sentence, and settling which of several they mean.

use rustc_hash::FxHashMap;

use super::{
    lexicon::{GroupKind, Lexicon, PlaceKind, Toponym},
    token::Token,
};
use crate::{text::Span, timeline::Place};

/// A name in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    pub span: Span,
    /// Tokens `first..end` of the sentence.
    pub first: usize,
    pub end: usize,
    pub what: What,
}

#[derive(Debug, Clone, PartialEq)]
pub enum What {
    Place {
        place: Place,
        kind: PlaceKind,
    },
    /// `Tunisian`: says which country, not where.
    Adjective(Place),
    Group {
        name: String,
        kind: GroupKind,
    },
    Person(String),
}

impl Entity {
    pub fn place(&self) -> Option<(&Place, PlaceKind)> {
        match &self.what {
            What::Place { place, kind } => Some((place, *kind)),
            _ => None,
        }
    }
}

/// What an article's other sentences tell about a name.
#[derive(Debug, Default)]
pub struct Context {
    /// How often each country is named, by itself, its people or a place that can only lie there.
    countries: FxHashMap<String, usize>,
    /// Last name, folded → full name.
    people: FxHashMap<String, String>,
    /// First word of a site that the article names in full → the site: "the Bardo attack" beside "the Bardo Museum".
    sites: FxHashMap<String, Toponym>,
}

/// What the sentences before have named, for "the group".
#[derive(Debug, Default)]
pub struct SoFar {
    group: Option<What>,
    /// Country of the town that the paragraph named last.
    pub town: Option<String>,
}

impl Context {
    /// Reads all sentences of an article once for what is not in doubt.
    pub fn new(sentences: &[Vec<Token>], text: &str, lexicon: &Lexicon) -> Self {
        let mut context = Self::default();
        for tokens in sentences {
            for at in 0..tokens.len() {
                if !tokens[at].capital {
                    continue;
                }
                let named = lexicon.places.adjective_at(tokens, at).map(|(_, country)| country.place).or_else(|| {
                    let (_, all) = lexicon.places.longest_at(tokens, at)?;
                    (all.len() == 1 && all[0].by_hand).then(|| all[0].place.clone())
                });
                if let Some((len, all)) = lexicon.places.longest_at(tokens, at)
                    && len >= 2
                    && all[0].kind == PlaceKind::Site
                {
                    context.sites.entry(tokens[at].lower.clone()).or_insert_with(|| all[0].clone());
                }
                if let Some(place) = named {
                    *context.countries.entry(place.country().to_owned()).or_default() += 1;
                }
            }
        }
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
                context.people.entry(crate::text::fold(last)).or_insert(name);
            }
        }
        context
    }

    /// The country that the article is mostly about.
    pub fn main_country(&self) -> Option<&str> {
        let most = self.countries.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)))?;
        Some(most.0)
    }

    fn weight(&self, country: &str) -> usize {
        self.countries.get(country).copied().unwrap_or(0)
    }
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

/// The names in one sentence, in order, not overlapping. Words in `taken` (time expressions) are no names.
pub fn entities(tokens: &[Token], text: &str, taken: &[bool], context: &Context, so_far: &mut SoFar, lexicon: &Lexicon) -> Vec<Entity> {
    let mut out: Vec<Entity> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if taken.get(at).copied().unwrap_or(false) || !tokens[at].is_word {
            at += 1;
            continue;
        }
        let group = lexicon.groups.longest_at(text, tokens, at);
        let the_name = tokens[at].is("the") && tokens.get(at + 1).is_some_and(|next| next.capital);
        let place = (tokens[at].capital || the_name)
            .then(|| lexicon.places.longest_at(tokens, at))
            .flatten()
            .filter(|(len, _)| !the_name || *len >= 2)
            .map(|(len, all)| match context.sites.get(&tokens[at].lower) {
                Some(site) if len == 1 && !all.iter().any(|one| one.kind <= PlaceKind::Region) => (1, vec![site.clone()]),
                _ => (len, all),
            })
            .or_else(|| the_capital(tokens, at, context, lexicon));
        let adjective = tokens[at].capital.then(|| lexicon.places.adjective_at(tokens, at)).flatten();
        let group_len = group.as_ref().map_or(0, |found| found.0);
        let place_len = place.as_ref().map_or(0, |found| found.0);
        let adjective_len = adjective.as_ref().map_or(0, |found| found.0);
        let found = if group_len > 0 && group_len >= place_len.max(adjective_len) {
            group.and_then(|(len, all)| Some((len, group_meant(&all, tokens, at, &out, context, lexicon)?)))
        } else {
            None
        };
        let found = found.or_else(|| {
            place.filter(|_| place_len >= adjective_len).and_then(|(len, all)| Some((len, place_meant(all, tokens, at, len, context)?)))
        });
        let found = found.or_else(|| adjective.map(|(len, country)| (len, What::Adjective(country.place))));
        match found {
            Some((len, what)) => {
                out.push(entity(tokens, at, at + len, what));
                at += len;
            }
            None => at += 1,
        }
    }
    add_self_named(tokens, text, &mut out);
    let town = out.iter().rev().find_map(|entity| match &entity.what {
        What::Place { place, kind } if *kind > PlaceKind::Region => Some(place.country().to_owned()),
        _ => None,
    });
    so_far.town = town.or_else(|| so_far.town.take());
    add_generic_forces(tokens, taken, context, so_far, lexicon, &mut out);
    add_the_group(tokens, so_far, &mut out);
    add_people(tokens, taken, context, &mut out);
    out.sort_by_key(|entity| entity.first);
    // The first group of a sentence is mostly its subject, and what the next sentence goes on about.
    if let Some(group) = out.iter().find(|entity| matches!(entity.what, What::Group { kind: GroupKind::Armed | GroupKind::Party, .. })) {
        so_far.group = Some(group.what.clone());
    }
    out
}

/// `the group`, and `it` where it does something: the armed group or party that was named last.
fn add_the_group(tokens: &[Token], so_far: &SoFar, out: &mut Vec<Entity>) {
    for at in 0..tokens.len() {
        let the_group = tokens[at].is_any(&["group", "cell", "organization", "organisation", "militia"])
            && at > 0
            && (tokens[at - 1].is("the") || tokens[at - 1].is("terror") && at > 1 && tokens[at - 2].is("the"))
            && !tokens.get(at + 1).is_some_and(|next| next.is_any(&["of", "called", "named", "calling"]));
        // "it" stands for the group where no government or body stands nearer.
        let nearest_is_armed = out
            .iter()
            .rfind(|entity| entity.end <= at && matches!(entity.what, What::Group { .. }))
            .is_none_or(|entity| matches!(entity.what, What::Group { kind: GroupKind::Armed | GroupKind::Party, .. }));
        let object = at > 0 && tokens[at - 1].is_any(&["banned", "outlawed", "attacked", "designated", "dissolved"]);
        let it = tokens[at].is("it")
            && (nearest_is_armed || object)
            && (object
                || tokens.get(at + 1).is_some_and(|next| {
                    (next.lower.ends_with("ed") || next.is_any(&["was", "had", "has"]))
                        && !next.is_any(&["seemed", "appeared", "turned", "emerged", "happened", "remained"])
                }));
        if !the_group && !it || out.iter().any(|entity| entity.first <= at && at < entity.end) {
            continue;
        }
        let before = out
            .iter()
            .filter(|entity| entity.end <= at)
            .rev()
            .find(|entity| matches!(entity.what, What::Group { kind: GroupKind::Armed | GroupKind::Party, .. }))
            .map(|entity| entity.what.clone());
        if let Some(what) = before.or_else(|| so_far.group.clone()) {
            out.push(entity(tokens, at, at + 1, what));
            out.sort_by_key(|entity| entity.first);
        }
    }
}

fn entity(tokens: &[Token], first: usize, end: usize, what: What) -> Entity {
    Entity { span: tokens[first].span.to(tokens[end - 1].span), first, end, what }
}

/// `the capital`, `the country's capital` where it is clear whose.
fn the_capital(tokens: &[Token], at: usize, context: &Context, lexicon: &Lexicon) -> Option<(usize, Vec<Toponym>)> {
    if !tokens[at].is("capital") || at == 0 {
        return None;
    }
    let before = &tokens[at - 1];
    // "capital gains" and "capital punishment" are none.
    if tokens
        .get(at + 1)
        .is_some_and(|next| next.is_any(&["punishment", "gains", "city", "market", "markets", "investment", "flows", "letters"]))
    {
        return None;
    }
    let country = if before.possessive && !before.is("country") && !before.is("nation") {
        lexicon.places.longest_at(tokens, at - 1)?.1.first()?.place.name.clone()
    } else if let Some((_, country)) = lexicon.places.adjective_at(tokens, at - 1) {
        country.place.name
    } else if before.is_any(&["the", "country", "nation"]) {
        context.main_country()?.to_owned()
    } else {
        return None;
    };
    Some((1, vec![lexicon.places.capital(&country)?]))
}

const SPEECH: [&str; 12] =
    ["said", "says", "told", "tells", "added", "asked", "argued", "wrote", "explained", "complained", "lamented", "recalled"];
const LOCATIVE: [&str; 24] = [
    "in", "at", "near", "from", "to", "of", "around", "outside", "inside", "into", "towards", "toward", "across", "between", "and",
    "through", "over", "around", "via", "on", "for", "reached", "leaving", "within",
];

/// Which place a name means here, or `None` where it is no place at all.
fn place_meant(all: Vec<Toponym>, tokens: &[Token], at: usize, len: usize, context: &Context) -> Option<What> {
    let next = tokens.get(at + len);
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let by_hand = all.first()?.by_hand;
    let country_follows = next.is_some_and(|mark| mark.is(",")).then(|| tokens.get(at + len + 1)).flatten();
    if len == 1 {
        // "Michael Jordan", "Jordan Smith", "Hassan Homs": a name beside a capitalised word is part of a longer one.
        let name_before = before
            .is_some_and(|word| word.capital && word.is_word && at >= 2 && !word.possessive && !is_lead_word(word) && !tokens[at].joined);
        if name_before && !before.is_some_and(|word| is_direction(word)) {
            return None;
        }
        let name_after = next.is_some_and(|word| word.capital && word.is_word && !tokens[at].possessive && !is_generic_after(word));
        if name_after && !by_hand {
            return None;
        }
        if next.is_some_and(|word| word.is_any(&SPEECH)) && all[0].kind != PlaceKind::Country {
            return None;
        }
    }
    if !by_hand {
        let stands = before.is_some_and(|word| word.is_any(&LOCATIVE))
            || country_follows
                .is_some_and(|word| word.capital && all.iter().any(|one| crate::text::fold(one.place.country()).starts_with(&word.lower)));
        if !stands {
            return None;
        }
    }
    let fits = |one: &Toponym| -> (usize, usize, bool, u64) {
        let named_after = country_follows.is_some_and(|word| {
            one.place.within.iter().any(|outer| crate::text::fold(outer).split(' ').next() == Some(word.lower.as_str()))
        });
        (usize::from(named_after), context.weight(one.place.country()), one.by_hand, one.population)
    };
    // The first of equals: tables list the usual meaning first.
    let mut best = 0;
    for n in 1..all.len() {
        if fits(&all[n]) > fits(&all[best]) {
            best = n;
        }
    }
    let chosen = all.into_iter().nth(best)?;
    let known_country = context.weight(chosen.place.country()) > 0;
    if !chosen.by_hand && chosen.population < 100_000 && !known_country && country_follows.is_none() {
        return None;
    }
    Some(What::Place { place: chosen.place, kind: chosen.kind })
}

/// Words that are capitalised only because a sentence or a title begins with them.
fn is_lead_word(word: &Token) -> bool {
    word.is_any(&[
        "in",
        "at",
        "the",
        "on",
        "from",
        "near",
        "and",
        "after",
        "before",
        "when",
        "while",
        "for",
        "to",
        "of",
        "a",
        "an",
        "as",
        "but",
        "with",
        "by",
        "since",
        "president",
        "minister",
        "king",
        "queen",
        "prince",
        "mayor",
        "governor",
        "outside",
        "inside",
        "most",
        "many",
        "some",
        "all",
        "both",
        "neither",
        "resort",
        "city",
        "town",
        "mount",
        "north",
        "south",
        "east",
        "west",
        "central",
        "northern",
        "southern",
        "eastern",
        "western",
        "between",
        "across",
        "around",
        "meanwhile",
        "last",
        "this",
        "that",
        "these",
        "those",
        "like",
        "unlike",
        "until",
        "during",
        "under",
        "over",
    ])
}

fn is_direction(word: &Token) -> bool {
    word.is_any(&[
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "greater", "upper", "lower", "mount",
        "port", "saint", "st", "new", "old",
    ])
}

/// Capitalised words that may follow a place's name without making it a person's.
fn is_generic_after(word: &Token) -> bool {
    word.is_any(&[
        "museum",
        "hotel",
        "university",
        "airport",
        "square",
        "province",
        "state",
        "city",
        "town",
        "region",
        "district",
        "governorate",
        "mountains",
        "river",
        "valley",
        "island",
        "islands",
        "street",
        "avenue",
        "mosque",
        "church",
        "cathedral",
        "palace",
        "prison",
        "hospital",
        "stadium",
        "market",
        "park",
        "beach",
        "governor",
        "president",
        "minister",
        "ministry",
        "police",
        "army",
        "government",
        "attack",
        "friday",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "saturday",
        "sunday",
        "cnn",
        "reuters",
        "ap",
        "afp",
        "spring",
    ])
}

/// Which group an alias means here.
fn group_meant(all: &[usize], tokens: &[Token], at: usize, before: &[Entity], context: &Context, lexicon: &Lexicon) -> Option<What> {
    let entry = |index: usize| lexicon.groups.entry(index);
    let chosen = match all {
        [] => return None,
        [only] => *only,
        _ => {
            // "Libya's X", "the Tunisian branch of X": the nearest country before decides, then the article's countries.
            let near = before.iter().rev().take_while(|entity| at - entity.end < 5).find_map(|entity| match &entity.what {
                What::Place { place, .. } | What::Adjective(place) => Some(place.country().to_owned()),
                _ => None,
            });
            // "its Libyan namesake", "X in Libya": also a country just behind.
            let behind = tokens.iter().skip(at).take(8).zip(at..).find_map(|(token, n)| {
                let in_place = n > 0 && tokens[n - 1].is("in") && token.capital;
                in_place.then(|| lexicon.places.longest_at(tokens, n)).flatten().map(|found| found.1[0].place.country().to_owned())
            });
            let of = |country: Option<&str>| country.and_then(|country| all.iter().copied().find(|index| entry(*index).country == country));
            let by_context = || {
                let weighed = all.iter().copied().map(|index| (context.weight(entry(index).country), index));
                let best = weighed.max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)))?;
                (best.0 > 0).then_some(best.1)
            };
            of(near.as_deref()).or_else(|| of(behind.as_deref())).or_else(by_context)?
        }
    };
    let entry = entry(chosen);
    Some(What::Group { name: entry.name.to_owned(), kind: entry.kind })
}

/// `security forces`, `police`, `the army`: a force without a name is that of the country the sentence speaks of.
fn add_generic_forces(tokens: &[Token], taken: &[bool], context: &Context, so_far: &SoFar, lexicon: &Lexicon, out: &mut Vec<Entity>) {
    let mut at = 0;
    while at < tokens.len() {
        let free = !taken.get(at).copied().unwrap_or(false) && !out.iter().any(|entity| entity.first <= at && at < entity.end);
        match free.then(|| generic_force(tokens, at, out, context, so_far, lexicon)).flatten() {
            Some((len, what)) => {
                out.push(entity(tokens, at, at + len, what));
                at += len;
            }
            None => at += 1,
        }
    }
    out.sort_by_key(|entity| entity.first);
}

fn generic_force(
    tokens: &[Token],
    at: usize,
    named: &[Entity],
    context: &Context,
    so_far: &SoFar,
    lexicon: &Lexicon,
) -> Option<(usize, What)> {
    const GENERIC: [(&[&str], &str, GroupKind); 16] = [
        (&["pro", "government", "forces"], "pro-government forces", GroupKind::Force),
        (&["security", "forces"], "security forces", GroupKind::Force),
        (&["security", "services"], "security forces", GroupKind::Force),
        (&["government", "forces"], "security forces", GroupKind::Force),
        (&["government", "troops"], "army", GroupKind::Force),
        (&["interior", "ministry"], "Interior Ministry", GroupKind::Government),
        (&["defense", "ministry"], "Defense Ministry", GroupKind::Government),
        (&["defence", "ministry"], "Defense Ministry", GroupKind::Government),
        (&["special", "forces"], "special forces", GroupKind::Force),
        (&["police"], "police", GroupKind::Force),
        (&["army"], "army", GroupKind::Force),
        (&["military"], "army", GroupKind::Force),
        (&["soldiers"], "army", GroupKind::Force),
        (&["government"], "government", GroupKind::Government),
        (&["authorities"], "government", GroupKind::Government),
        (&["coalition"], "coalition", GroupKind::Force),
    ];
    let (words, name, kind) = GENERIC
        .iter()
        .find(|(words, ..)| words.iter().enumerate().all(|(n, word)| tokens.get(at + n).is_some_and(|token| token.is(word))))?;
    let end = at + words.len();
    // "military posts", "police officers", "government building": the noun behind is what is meant.
    let last = tokens[end - 1].lower.as_str();
    if matches!(last, "military" | "police" | "army" | "government" | "coalition") {
        let next = tokens.get(end);
        let stands_alone = tokens[end - 1].possessive
            || next.is_none_or(|next| {
                !next.is_word
                    || is_verb_like(next)
                    || next
                        .is_any(&["and", "or", "in", "on", "at", "for", "to", "by", "of", "with", "who", "that", "after", "before", "from"])
            });
        if !stands_alone
            || (last == "military" && !at.checked_sub(1).is_some_and(|before| tokens[before].is("the") || tokens[before].possessive))
        {
            return None;
        }
    }
    // The country just before ("Libyan forces"), else that of a town of the paragraph, else that of the article.
    let country = named
        .iter()
        .find_map(|entity| match &entity.what {
            What::Place { place, .. } | What::Adjective(place) if (at.saturating_sub(2)..=at).contains(&entity.end) => {
                Some(place.country().to_owned())
            }
            _ => None,
        })
        .or_else(|| so_far.town.clone())
        .or_else(|| context.main_country().map(str::to_owned))?;
    let listed = lexicon
        .groups
        .iter()
        .find(|entry| entry.country == country && entry.name.ends_with(name) && entry.name.len() <= country.len() + name.len() + 6);
    let name = listed.map_or_else(|| format!("{name} ({country})"), |entry| entry.name.to_owned());
    Some((words.len(), What::Group { name, kind: *kind }))
}

fn is_verb_like(token: &Token) -> bool {
    token.lower.ends_with("ed")
        || token.is_any(&[
            "is", "was", "were", "are", "has", "had", "have", "will", "would", "could", "said", "says", "shot", "killed", "fought", "took",
            "held", "did",
        ])
}

const TITLES: [&str; 42] = [
    "president",
    "minister",
    "prime",
    "foreign",
    "defense",
    "defence",
    "interior",
    "king",
    "queen",
    "prince",
    "sheikh",
    "sheik",
    "general",
    "gen",
    "col",
    "colonel",
    "capt",
    "captain",
    "lt",
    "sgt",
    "maj",
    "major",
    "dr",
    "mr",
    "mrs",
    "ms",
    "prof",
    "professor",
    "ambassador",
    "senator",
    "sen",
    "rep",
    "gov",
    "governor",
    "mayor",
    "secretary",
    "judge",
    "chief",
    "pope",
    "imam",
    "former",
    "leader",
];
const PARTICLES: [&str; 16] = ["al", "el", "ibn", "bin", "ben", "bint", "abu", "de", "del", "la", "van", "von", "der", "da", "dos", "e"];
/// A capitalised run with one of these is an organisation, a thing or a time.
const NOT_A_PERSON: [&str; 74] = [
    "university",
    "college",
    "institute",
    "center",
    "centre",
    "council",
    "ministry",
    "department",
    "agency",
    "committee",
    "commission",
    "court",
    "party",
    "front",
    "army",
    "brigade",
    "movement",
    "union",
    "association",
    "organization",
    "organisation",
    "group",
    "forces",
    "force",
    "police",
    "museum",
    "hotel",
    "street",
    "avenue",
    "square",
    "airport",
    "bank",
    "company",
    "corp",
    "inc",
    "ltd",
    "international",
    "national",
    "united",
    "world",
    "daily",
    "times",
    "post",
    "news",
    "press",
    "herald",
    "examiner",
    "journal",
    "magazine",
    "radio",
    "tv",
    "television",
    "country",
    "risk",
    "security",
    "studies",
    "research",
    "state",
    "states",
    "republic",
    "kingdom",
    "islamic",
    "middle",
    "spring",
    "revolution",
    "war",
    "east",
    "west",
    "north",
    "south",
    "church",
    "mosque",
    "day",
    "network",
];

/// Runs of capitalised words that no lexicon knows: the shape of a name. Token ranges.
fn name_runs(tokens: &[Token], covered: &[bool]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let starts = |n: usize| tokens[n].is_word && tokens[n].capital && !covered[n] && !tokens[n].is_number();
        if !starts(at) || is_title(&tokens[at]) || (at == 0 || !tokens[at - 1].is_word) && is_lead_word(&tokens[at]) {
            at += 1;
            continue;
        }
        let first = at;
        let mut end = at + 1;
        let mut next = end;
        while next < tokens.len() && !tokens[next - 1].possessive {
            if starts(next) || tokens[next].joined && tokens[next].is_word && !covered[next] {
                next += 1;
                end = next;
            } else if tokens[next].is_any(&PARTICLES)
                && next + 1 < tokens.len()
                && (starts(next + 1) || tokens[next + 1].is_any(&PARTICLES))
                && !covered[next]
            {
                next += 1;
            } else {
                break;
            }
        }
        let the_before = first > 0 && tokens[first - 1].is_any(&["the", "a", "an"]);
        let run = &tokens[first..end];
        // "“Allahu Akbar”" is a cry.
        let quoted = first > 0 && tokens[first - 1].is("\"") && tokens.get(end).is_some_and(|next| next.is("\""));
        let is_name =
            !the_before && !quoted && run.len() <= 7 && !run.iter().any(|token| token.is_any(&NOT_A_PERSON) || token.lower.len() < 2);
        if is_name {
            out.push((first, end));
        }
        at = end.max(at + 1);
    }
    out
}

fn is_title(token: &Token) -> bool {
    token.is_any(&TITLES)
}

fn name_of(tokens: &[Token], first: usize, end: usize, text: &str) -> String {
    let raw = tokens[first].span.to(tokens[end - 1].span).of(text);
    crate::text::printable(raw).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn add_people(tokens: &[Token], taken: &[bool], context: &Context, out: &mut Vec<Entity>) {
    let mut covered: Vec<bool> = (0..tokens.len()).map(|n| taken.get(n).copied().unwrap_or(false)).collect();
    for entity in out.iter() {
        covered[entity.first..entity.end].fill(true);
    }
    for (first, end) in name_runs(tokens, &covered) {
        let last = &tokens[end - 1].lower;
        let name = match context.people.get(last.as_str()) {
            Some(full) => full.clone(),
            // One capitalised word that is no known surname says too little.
            None => continue,
        };
        out.push(entity(tokens, first, end, What::Person(name)));
    }
}

/// `a cell calling itself X`, `a group called X`: a group that no lexicon knows says its own name.
fn add_self_named(tokens: &[Token], text: &str, out: &mut Vec<Entity>) {
    for at in 0..tokens.len() {
        let named = tokens[at].is("itself") && at > 0 && tokens[at - 1].is_any(&["calling", "called", "calls"])
            || tokens[at].is_any(&["called", "named"])
                && at > 0
                && tokens[at - 1].is_any(&["group", "cell", "militia", "brigade", "faction", "organization", "organisation"]);
        if !named {
            continue;
        }
        let mut first = at + 1;
        while tokens.get(first).is_some_and(|token| token.is("the") || token.is("\"")) {
            first += 1;
        }
        let mut end = first;
        while tokens.get(end).is_some_and(|token| {
            token.is_word && (token.capital || token.joined || token.is_any(&PARTICLES) || token.is_any(&["of", "for"]) && end > first)
        }) {
            end += 1;
        }
        while end > first && !tokens[end - 1].capital && !tokens[end - 1].joined {
            end -= 1;
        }
        if end == first {
            continue;
        }
        let known = out.iter().any(|entity| entity.first < end && first < entity.end && matches!(entity.what, What::Group { .. }));
        if known {
            continue;
        }
        out.retain(|entity| entity.end <= first || end <= entity.first);
        out.push(entity(tokens, first, end, What::Group { name: name_of(tokens, first, end, text), kind: GroupKind::Armed }));
    }
}
