//! Parts of a town and villages that no table knows, found by their shape: "the Venezuela neighborhood", "the village of La Esperanza".

use super::{
    Context, Entity, What, entity,
    names::{display, run_end, unlisted},
    reasons::Reasons,
};
use crate::{
    parse::{
        lexicon::{Class, PlaceKind},
        token::Token,
    },
    timeline::Place,
};

/// Adds them, in place of what the same words would mean alone.
pub(super) fn add_quarters(tokens: &[Token], text: &str, taken: &[bool], context: &Context, out: &mut Vec<Entity>) {
    for at in 1..tokens.len() {
        let noun = &tokens[at];
        if !noun.is_word || !noun.is_a(Class::Quarter) && !noun.is_a(Class::Settlement) {
            continue;
        }
        let behind = tokens.get(at + 1).is_some_and(|of| of.is("of") || of.is("called") || of.is("known"))
            && tokens.get(at + 2).is_some_and(|first| first.is_word && first.capital && !first.is_a(Class::Lead));
        let run = if behind && noun.is_a(Class::Settlement) && !noun.capital {
            let end = run_end(tokens, at + 2);
            // All in capitals, a run goes on into the sentence: only what a table knows can be told from it.
            (!context.shouted).then_some((at + 2, end))
        } else if noun.is_a(Class::Quarter) {
            run_before(tokens, at, context.shouted).map(|first| (first, at))
        } else {
            None
        };
        let Some((first, end)) = run else { continue };
        if taken[first..end].contains(&true)
            || tokens[first..end].iter().any(|word| word.is_a(Class::NotAPerson) && word.is_a(Class::Civic))
        {
            continue;
        }
        let covering = |entity: &&Entity| entity.first < end && first < entity.end;
        let known = out.iter().filter(covering).collect::<Vec<_>>();
        if known.iter().any(|entity| matches!(entity.what, What::Group { .. }) && entity.end > end) {
            continue;
        }
        // "the Sousse district" is Sousse's; "the Venezuela neighborhood" is no country, nor is a town far off meant.
        let own = noun.is_any(&["neighborhood", "neighbourhood", "barrio", "slum", "shantytown", "colony", "canton", "hamlet"]);
        let here = known.iter().any(|entity| {
            entity.first == first
                && entity.place().is_some_and(|(place, kind)| kind > PlaceKind::Region && context.weight(place.country()) > 0)
        });
        if here && !own {
            continue;
        }
        let Some(outer) = outer(tokens, first, end.max(at + 1), out, context) else { continue };
        let name = display(&tokens[first..end], text);
        if outer.name == name {
            continue;
        }
        let place = unlisted(name, Some(&outer));
        out.retain(|entity| entity.end <= first || end <= entity.first);
        let steps = vec![format!("a part of {}, by the word \"{}\" beside it", outer.name, noun.lower)];
        let why = Reasons { steps, guessed: false };
        out.push(Entity { why, ..entity(tokens, first, end, What::Place { place, kind: PlaceKind::Town }) });
        out.sort_by_key(|entity| entity.first);
    }
}

/// Where the run of a name begins that ends before `end`: "at the [Santa Elena] canton".
fn run_before(tokens: &[Token], end: usize, shouted: bool) -> Option<usize> {
    let mut first = end;
    while first > 0 && end - first < 4 {
        let word = &tokens[first - 1];
        let inner = word.is_a(Class::Particle) || word.is_any(&["los", "las"]);
        let part = word.is_word
            && !word.possessive
            && !word.is_number()
            && (word.capital && !word.is_any(&["the", "in", "at", "near", "of", "a", "an", "this", "that", "and"]) || inner && first < end);
        if !part {
            break;
        }
        first -= 1;
    }
    let lead = first.checked_sub(1).map(|at| &tokens[at])?;
    let led = lead.is("the") || lead.possessive || lead.is_a(Class::Locative) || !shouted && lead.is(",");
    (first < end
        && tokens[first].capital
        && led
        && !(shouted && !lead.is("the") && !lead.possessive && !lead.is_any(&["in", "at", "near"])))
    .then_some(first)
}

/// What it lies in: a place named just behind or before it, else the article's own.
fn outer(tokens: &[Token], first: usize, end: usize, named: &[Entity], context: &Context) -> Option<Place> {
    let places = || named.iter().filter_map(|entity| entity.place().map(|(place, kind)| (entity, place, kind)));
    let behind = places().find(|(entity, _, kind)| {
        entity.first >= end
            && entity.first - end <= 2
            && *kind != PlaceKind::Site
            && tokens[end..entity.first].iter().all(|token| token.is(",") || token.is_any(&["of", "in", "the"]))
    });
    let before = places().rfind(|(entity, ..)| entity.end == first && tokens[first - 1].possessive);
    behind
        .or(before)
        .map(|(_, place, _)| place.clone())
        .or_else(|| {
            let name = super::names::key(&tokens[first..end.min(first + 5)]);
            let town = context.home.town.as_ref().map(|(place, _)| place).filter(|town| !name.starts_with(&crate::text::fold(&town.name)));
            town.or(context.home.city.as_ref()).cloned()
        })
        .or_else(|| {
            let nearest = places().rfind(|(_, _, kind)| matches!(kind, PlaceKind::City | PlaceKind::Region));
            nearest.map(|(_, place, _)| place.clone())
        })
        .or_else(|| {
            context.unlisted(String::new(), PlaceKind::Town).map(|town| Place {
                name: town.place.within[0].clone(),
                within: town.place.within[1..].to_vec(),
                at: None,
            })
        })
}
