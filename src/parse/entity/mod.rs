//! Places, groups and people: finding their names in a sentence, and settling which of several they mean.

mod about;
mod context;
mod county;
mod dateline;
mod group;
mod home;
mod names;
mod person;
mod place;
mod quarter;
mod reasons;
mod settle;
mod standing;

pub use context::{Context, SoFar};
pub use home::Home;
pub use standing::is_somebodys_home;

use super::{
    lexicon::{GroupKind, Lexicon, PlaceKind},
    token::Token,
};
use crate::{text::Span, timeline::Place};
use group::{add_generic_forces, add_self_named, add_shaped, add_the_group, group_meant};
use names::Name;
use person::add_people;
use place::{place_meant, the_capital};
use quarter::add_quarters;
use reasons::{Reasons, reasons};

/// A name in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    pub span: Span,
    /// Tokens `first..end` of the sentence.
    pub first: usize,
    pub end: usize,
    pub what: What,
    /// In a dateline: where the report was filed, which need not be where anything happened.
    pub filed: bool,
    /// Why a name means this place and no other, where that is not plain.
    pub why: Reasons,
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

/// One sentence to find names in. Words in `taken` (time expressions) are no names.
pub struct Words<'a> {
    pub tokens: &'a [Token],
    pub text: &'a str,
    pub taken: &'a [bool],
    /// Its index among the article's sentences.
    pub sentence: usize,
}

/// The names in one sentence, in order, not overlapping.
pub fn entities(words: &Words<'_>, context: &Context, so_far: &mut SoFar, lexicon: &Lexicon) -> Vec<Entity> {
    let Words { tokens, text, taken, sentence } = *words;
    let mut out: Vec<Entity> = Vec::new();
    let names = context.names(sentence);
    let dateline = context.dateline(sentence);
    let mut at = 0;
    while at < tokens.len() {
        if taken.get(at).copied().unwrap_or(false) || !tokens[at].is_word {
            at += 1;
            continue;
        }
        let group = lexicon.groups.longest_at(text, tokens, at);
        let name = names.binary_search_by_key(&at, |name| name.at).ok().map(|found| &names[found]);
        let place_len = name.map_or(0, |name| name.len);
        let adjective = tokens[at].capital.then(|| lexicon.places.adjective_at(tokens, at)).flatten();
        let group_len = group.as_ref().map_or(0, |found| found.0);
        let adjective_len = adjective.as_ref().map_or(0, |found| found.0);
        let found = if group_len > 0 && group_len >= place_len.max(adjective_len) {
            group.and_then(|(len, all)| Some((len, group_meant(&all, tokens, at, &out, context, lexicon)?)))
        } else {
            None
        };
        let found = found.or_else(|| {
            name.filter(|_| place_len >= adjective_len).and_then(|name| Some((name.len, place_or_site(name, words, context)?)))
        });
        let found = found.or_else(|| {
            let (len, capital) = the_capital(tokens, at, context, lexicon).filter(|_| name.is_none())?;
            Some((len, What::Place { place: capital.place, kind: capital.kind }))
        });
        let found = found.or_else(|| adjective.map(|(len, country)| (len, What::Adjective(country.place))));
        match found {
            Some((len, what)) => {
                let filed = dateline.is_some_and(|line| at < line.until);
                let why = match (&what, name) {
                    (What::Place { place, .. }, Some(name)) => reasons(name, place, words, context),
                    _ => Reasons::default(),
                };
                out.push(Entity { filed, why, ..entity(tokens, at, at + len, what) });
                at += len;
            }
            None => at += 1,
        }
    }
    add_quarters(tokens, text, taken, context, &mut out);
    add_self_named(tokens, text, &mut out);
    add_shaped(tokens, text, &mut out);
    let town = out.iter().rev().find_map(|entity| match &entity.what {
        What::Place { place, kind } if *kind > PlaceKind::Region => Some(place.country().to_owned()),
        _ => None,
    });
    so_far.town = town.or_else(|| so_far.town.take());
    add_generic_forces(tokens, taken, context, so_far, lexicon, &mut out);
    add_the_group(tokens, so_far, &mut out);
    add_people(tokens, taken, context, &mut out);
    out.sort_by_key(|entity| entity.first);
    let mut armed = out.iter().filter(|entity| matches!(entity.what, What::Group { kind: GroupKind::Armed | GroupKind::Party, .. }));
    if let Some(first) = armed.next() {
        so_far.subject = Some(first.what.clone());
        so_far.last = Some(armed.next_back().unwrap_or(first).what.clone());
    }
    out
}

fn entity(tokens: &[Token], first: usize, end: usize, what: What) -> Entity {
    Entity { span: tokens[first].span.to(tokens[end - 1].span), first, end, what, filed: false, why: Reasons::default() }
}

/// The place that a name means; the site where the article has named one in full that begins so ("the Bardo attack").
fn place_or_site(name: &Name, words: &Words<'_>, context: &Context) -> Option<What> {
    let site = context.sites.get(words.tokens[name.at].lower.as_str());
    if let Some(site) = site
        && name.len == 1
        && !name.county
        && !name.all.iter().any(|one| one.kind <= PlaceKind::Region)
    {
        return Some(What::Place { place: site.place.clone(), kind: site.kind });
    }
    place_meant(name, words.tokens, words.text, context)
}
