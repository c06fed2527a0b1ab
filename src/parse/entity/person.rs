//! People: names by their shape, and last names that stand for a full one.

use super::{Context, Entity, What, entity, group::is_shouted, names::display};
use crate::parse::{
    day::is_function_word,
    lexicon::{Class, Lexicon},
    token::Token,
};

/// Runs of capitalised words that no lexicon knows: the shape of a name. Token ranges.
pub(super) fn name_runs(tokens: &[Token], covered: &[bool]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    if is_shouted(tokens) {
        return shouted_runs(tokens, covered);
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

/// The names in a sentence all in capitals: a given name, and behind it words that no table knows.
fn shouted_runs(tokens: &[Token], covered: &[bool]) -> Vec<(usize, usize)> {
    const LONGEST: usize = 5;
    let lexicon = Lexicon::built_in();
    let free = |at: usize| tokens.get(at).is_some_and(|token| token.is_word && !token.is_number()) && !covered[at];
    let unknown = |at: usize| {
        let token = &tokens[at];
        let ordinary = ["ed", "ing", "ly", "tion", "ment", "ists"].iter().any(|ending| token.lower.ends_with(ending));
        token.is_a(Class::Forename)
            || token.classes.is_empty()
                && token.lower.len() > 2
                && !ordinary
                && !is_function_word(&token.lower)
                && !lexicon.is_people(token)
                && lexicon.triggers.all_at(tokens, at).next().is_none()
    };
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !free(at) || !tokens[at].is_a(Class::Forename) || tokens[at].possessive {
            at += 1;
            continue;
        }
        let (first, mut end) = (at, at + 1);
        while end < first + LONGEST && !tokens[end - 1].possessive {
            let particles = (end..tokens.len()).take(2).take_while(|n| free(*n) && tokens[*n].is_a(Class::Particle)).count();
            if !free(end + particles) || !unknown(end + particles) {
                break;
            }
            end += particles + 1;
        }
        if end - first >= 2 {
            out.push((first, end));
        }
        at = end;
    }
    out
}

pub(super) fn name_of(tokens: &[Token], first: usize, end: usize, text: &str) -> String {
    if is_shouted(tokens) {
        return display(&tokens[first..end], text);
    }
    let raw = tokens[first].span.to(tokens[end - 1].span).of(text);
    crate::text::printable(raw).split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn add_people(tokens: &[Token], taken: &[bool], context: &Context, out: &mut Vec<Entity>) {
    let mut covered: Vec<bool> = (0..tokens.len()).map(|n| taken.get(n).copied().unwrap_or(false)).collect();
    for entity in out.iter() {
        covered[entity.first..entity.end].fill(true);
    }
    let mut runs = name_runs(tokens, &covered);
    if is_shouted(tokens) {
        // Told of by the family name alone.
        let mut named = covered.clone();
        runs.iter().for_each(|(first, end)| named[*first..*end].fill(true));
        let alone = (0..tokens.len()).filter(|at| !named[*at] && context.people.contains_key(tokens[*at].lower.as_str()));
        let alone: Vec<(usize, usize)> = alone.map(|at| (at, at + 1)).collect();
        runs.extend(alone);
    }
    for (first, end) in runs {
        let last = &tokens[end - 1].lower;
        let name = match context.people.get(last.as_str()) {
            Some(full) => full.clone(),
            // One capitalised word that is no known surname says too little.
            None => continue,
        };
        out.push(entity(tokens, first, end, What::Person(name)));
    }
}
