//! Places, groups and people: finding their names in a sentence, and settling which of several they mean.

mod context;
mod group;
mod person;
mod place;

pub use context::{Context, SoFar};

use super::{
    lexicon::{GroupKind, Lexicon, PlaceKind},
    token::Token,
};
use crate::{text::Span, timeline::Place};
use group::{add_generic_forces, add_self_named, add_shaped, add_the_group, group_meant};
use person::add_people;
use place::{place_meant, the_capital};

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
    Entity { span: tokens[first].span.to(tokens[end - 1].span), first, end, what }
}
