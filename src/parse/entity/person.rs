//! People: names by their shape, and last names that stand for a full one.

use super::{Context, Entity, What, entity, group::is_shouted};
use crate::parse::{lexicon::Class, token::Token};

/// Runs of capitalised words that no lexicon knows: the shape of a name. Token ranges.
pub(super) fn name_runs(tokens: &[Token], covered: &[bool]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    if is_shouted(tokens) {
        return out;
    }
    let mut at = 0;
    while at < tokens.len() {
        let starts = |n: usize| tokens[n].is_word && tokens[n].capital && !covered[n] && !tokens[n].is_number();
        if !starts(at) || tokens[at].is_a(Class::Title) || (at == 0 || !tokens[at - 1].is_word) && tokens[at].is_a(Class::Lead) {
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
            } else if tokens[next].is_a(Class::Particle)
                && next + 1 < tokens.len()
                && (starts(next + 1) || tokens[next + 1].is_a(Class::Particle))
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
            !the_before && !quoted && run.len() <= 7 && !run.iter().any(|token| token.is_a(Class::NotAPerson) || token.lower.len() < 2);
        if is_name {
            out.push((first, end));
        }
        at = end.max(at + 1);
    }
    out
}

pub(super) fn name_of(tokens: &[Token], first: usize, end: usize, text: &str) -> String {
    let raw = tokens[first].span.to(tokens[end - 1].span).of(text);
    crate::text::printable(raw).split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn add_people(tokens: &[Token], taken: &[bool], context: &Context, out: &mut Vec<Entity>) {
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
