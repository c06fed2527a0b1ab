//! Which place a name means, or that it is none.

use super::{Context, What};
use crate::parse::{
    lexicon::{Class, Lexicon, PlaceKind, Toponym},
    token::Token,
};

/// `the capital`, `the country's capital` where it is clear whose.
pub(super) fn the_capital(tokens: &[Token], at: usize, context: &Context, lexicon: &Lexicon) -> Option<(usize, Vec<Toponym>)> {
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

/// Which place a name means here, or `None` where it is no place at all.
pub(super) fn place_meant(all: Vec<Toponym>, tokens: &[Token], at: usize, len: usize, context: &Context) -> Option<What> {
    let next = tokens.get(at + len);
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let by_hand = all.first()?.by_hand;
    let country_follows = next.is_some_and(|mark| mark.is(",")).then(|| tokens.get(at + len + 1)).flatten();
    if len == 1 {
        // "Michael Jordan", "Jordan Smith", "Hassan Homs": a name beside a capitalised word is part of a longer one.
        let name_before = before.is_some_and(|word| {
            word.capital && word.is_word && at >= 2 && !word.possessive && !word.is_a(Class::Lead) && !tokens[at].joined
        });
        if name_before && !before.is_some_and(|word| word.is_a(Class::Direction)) {
            return None;
        }
        let name_after = next.is_some_and(|word| word.capital && word.is_word && !tokens[at].possessive && !word.is_a(Class::OfAPlace));
        if name_after && !by_hand {
            return None;
        }
        if next.is_some_and(|word| word.is_a(Class::Speech)) && all[0].kind != PlaceKind::Country {
            return None;
        }
    }
    if !by_hand {
        let stands = before.is_some_and(|word| word.is_a(Class::Locative))
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
