//! Which place a name means, or that it is none.

use super::{
    Context, What,
    names::{Name, display},
    standing::{Standing, standing},
};
use crate::parse::{
    lexicon::{Class, Lexicon, PlaceKind, Toponym},
    token::Token,
};

/// `the capital`, `the country's capital` where it is clear whose.
pub(super) fn the_capital(tokens: &[Token], at: usize, context: &Context, lexicon: &Lexicon) -> Option<(usize, Toponym)> {
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
    Some((1, lexicon.places.capital(&country)?))
}

/// Which place a name means here, or `None` where it is no place at all.
pub(super) fn place_meant(name: &Name, tokens: &[Token], text: &str, context: &Context) -> Option<What> {
    let words = &tokens[name.at..name.at + name.len];
    let stands = if name.filed { Standing::Civic } else { standing(tokens, name.at, name.len, context.shouted) };
    let place = |one: &Toponym| Some(What::Place { place: one.place.clone(), kind: one.kind });
    if name.county {
        return match context.settled(words) {
            Some(settled) => place(settled),
            None => context.county(words, text).as_ref().and_then(place),
        };
    }
    if is_only_an_adjective(name, tokens, context) {
        return None;
    }
    if stands == Standing::NoPlace
        && !name.all.first().is_some_and(|one| one.by_hand && one.kind <= PlaceKind::Region && one.kind != PlaceKind::Country)
    {
        return None;
    }
    if let Some(settled) = context.settled(words)
        && (stands >= Standing::Weak || name.pair.is_some() || !context.people.contains_key(words[name.len - 1].lower.as_str()))
    {
        return place(settled);
    }
    if name.all.is_empty() {
        // No table knows it: where it stands behind "in", or the report was filed there, it is a place all the same.
        let shown = crate::text::fold(&display(words, text));
        let person = context.people.get(words[name.len - 1].lower.as_str()).is_some_and(|full| crate::text::fold(full) != shown);
        let unlisted =
            (name.filed || context.is_led(words) && !person).then(|| context.unlisted(display(words, text), PlaceKind::Town)).flatten();
        return unlisted.as_ref().and_then(place);
    }
    let first = name.all.first()?;
    // "Jordan left at noon" in an article about Michael Jordan.
    if name.len == 1 && stands < Standing::Strong && context.people.contains_key(words[0].lower.as_str()) {
        return None;
    }
    // "Washington wants": the government.
    let next = tokens.get(name.at + name.len);
    if stands == Standing::Bare
        && first.kind == PlaceKind::City
        && next.is_some_and(|next| {
            next.is_a(Class::Reporting)
                || next.is_any(&["wants", "wanted", "has", "hopes", "fears", "insisted", "denied", "urged", "backs"])
        })
    {
        return None;
    }
    let chosen = &name.all[best(&name.all, name.pair.as_ref().map(|pair| pair.1.as_slice()), context)?];
    // All in capitals, the name of a person or a street looks like any town: one in a country that the article never speaks of is
    // none, unless everybody knows it and it stands as a place.
    let spoken_of = |country: &str| context.weight(country) > 0 || context.home.home_country() == Some(country);
    let stray = context.shouted && name.pair.is_none() && !name.filed && chosen.kind > PlaceKind::Region;
    if stray && !spoken_of(chosen.place.country()) && !(chosen.by_hand && stands >= Standing::Strong) {
        return None;
    }
    if chosen.by_hand {
        return place(chosen);
    }
    if context.is_elsewhere(chosen, name) {
        let here = stands >= Standing::Strong || context.evident(words) >= 2;
        return here.then(|| context.unlisted(display(words, text), PlaceKind::Town)).flatten().as_ref().and_then(place);
    }
    let evident = context.evident(words);
    let region = context.region_weight(&chosen.place) > 0;
    let country = context.weight(chosen.place.country()) > 0;
    let surely = if chosen.doubtful {
        (stands >= Standing::Strong || evident >= 2) && (region || country && evident >= 3)
    } else if chosen.population < 15_000 {
        // A small town is one where the article speaks of its region or its country, or shows it twice for a town.
        evident >= 1 && (region || country && (evident >= 2 || !context.names_regions_of(chosen.place.country())))
            || evident >= 2 && name.all.len() == 1
    } else if chosen.population < 100_000 {
        (stands >= Standing::Weak || evident >= 1) && (region || country || evident >= 2)
    } else {
        stands >= Standing::Weak || evident >= 1
    };
    surely.then(|| place(chosen)).flatten()
}

/// "a U.S. embassy", "two U.S. nuns", "the Caribbean port of": says whose or what, not where. In capitals "US" is mostly a pronoun.
fn is_only_an_adjective(name: &Name, tokens: &[Token], context: &Context) -> bool {
    let word = &tokens[name.at];
    let before = name.at.checked_sub(1).map(|at| &tokens[at]);
    let next = tokens.get(name.at + name.len).filter(|next| next.is_word);
    if name.len != 1 {
        return false;
    }
    if word.is("us") && context.shouted {
        return !before.is_some_and(|token| token.is("the"));
    }
    if word.is_any(&["us", "u.s", "u.s."]) {
        return next.is_some_and(|next| {
            !next.is_a(Class::Locative)
                && !next.is_a(Class::Reporting)
                && !next.is_number()
                && !next.is_a(Class::Lead)
                && !next.is_any(&["is", "was", "has", "have", "had", "will", "would", "or", "but", "that", "which", "who", "where"])
        });
    }
    word.is_any(&["caribbean", "pacific", "atlantic", "mediterranean"])
        && next.is_some_and(|next| next.is_any(&["port", "city", "town", "village", "resort"]))
}

/// The meaning that fits best: what stands behind the name, the regions and countries that the article names, how well known it is.
pub(super) fn best(all: &[Toponym], pair: Option<&[Toponym]>, context: &Context) -> Option<usize> {
    let beside = all.iter().filter(|one| one.kind > PlaceKind::Region).map(|one| context.region_weight(&one.place)).max().unwrap_or(0);
    let fit = |one: &Toponym| -> f32 {
        let country = one.place.country();
        let paired = pair.is_some_and(|regions| {
            regions.iter().any(|region| one.place.name != region.place.name && one.place.lies_in(&region.place.name))
        });
        let known = if one.by_hand { 24.0 } else { 2.0 * (one.population.max(100) as f32).log10() };
        let named = context.weight(country).min(6) as f32 * 3.0;
        let main = if context.main_country() == Some(country) { 12.0 } else { 0.0 };
        let regions = context.region_weight(&one.place).min(3) as f32;
        let region = if regions > 0.0 {
            regions * 5.0
        } else if context.names_regions_of(country) {
            -4.0
        } else {
            0.0
        };
        // A town of the region that the article tells of is meant before one that everybody knows, in a region that it never names.
        let known = if one.by_hand && one.kind > PlaceKind::Region && regions == 0.0 && beside >= 2 { known.min(12.0) } else { known };
        // Moscow is in Idaho only where the article is.
        let namesake =
            if !one.by_hand && one.population < 100_000 && regions == 0.0 && all.iter().any(|other| other.by_hand) { -15.0 } else { 0.0 };
        (if paired { 1_000.0 } else { 0.0 }) + known + named + main + namesake + if one.kind > PlaceKind::Region { region } else { 0.0 }
    };
    // The first of equals: tables list the usual meaning first.
    (0..all.len()).rev().max_by(|a, b| fit(&all[*a]).total_cmp(&fit(&all[*b])))
}
