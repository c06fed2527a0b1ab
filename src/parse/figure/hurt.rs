//! Injuries told by what was hurt or by what hurt: "suffered a minor hand injury", "was hit in the left leg", "struck by a stray
//! bullet", "one shot hit the boy".

use super::cue::Cue;
use crate::{
    parse::{
        lexicon::{Became, Class, How},
        token::Token,
    },
    timeline::Measure,
};

/// How many words may stand between the verb and what it tells of.
const REACH: usize = 7;

/// What the words from `at` on say of somebody's injury, if they do.
pub fn cue(tokens: &[Token], at: usize) -> Option<Cue> {
    let token = &tokens[at];
    if token.is_any(&["suffered", "suffering", "suffers", "suffer", "sustained", "sustaining", "received", "receiving"]) {
        return suffered(tokens, at);
    }
    if token.is("with") {
        return suffered(tokens, at).filter(|cue| cue.became == Became::Shot);
    }
    token.is_any(&["hit", "struck", "hits", "strikes", "wounded", "shot", "grazed"]).then(|| struck(tokens, at)).flatten()
}

/// "suffered a minor hand injury", "with several gunshot wounds".
fn suffered(tokens: &[Token], at: usize) -> Option<Cue> {
    let goes_on = |n: &usize| {
        let token = &tokens[*n];
        token.is_word && (!token.is_a(Class::EndsPeople) || token.joined || token.is_any(&["a", "an", "from", "at", "his", "her"]))
    };
    let end = tokens.len().min(at + 1 + REACH);
    let head = (at + 1..end).take_while(goes_on).find(|n| tokens[*n].is_a(Class::Injury))?;
    let gun = tokens[at + 1..=head].iter().any(|token| token.is_a(Class::Gunfire));
    let became = if gun { Became::Shot } else { Became::Counted(Measure::Wounded) };
    Some(Cue { first: at, end: head + 1, how: How::Fate, became })
}

/// "hit in the left leg", "struck twice by bullets", "a shot struck ...".
fn struck(tokens: &[Token], at: usize) -> Option<Cue> {
    let is_any = |n: usize, words: &[&str]| tokens.get(n).is_some_and(|token| token.is_any(words));
    let cue = |end: usize, how: How| Some(Cue { first: at, end, how, became: Became::Shot });
    let next = (at + 1..at + 4).find(|n| !is_any(*n, &["once", "twice", "several", "multiple", "times", "directly", "also"]))?;
    let shot = tokens[at].is_any(&["shot", "wounded", "grazed"]);
    // By what.
    if is_any(next, &["by"]) && !shot {
        let end = tokens.len().min(next + 1 + REACH);
        let head = (next + 1..end)
            .take_while(|n| tokens[*n].is_word && (!tokens[*n].is_a(Class::EndsPeople) || is_any(*n, &["a", "an", "the"])))
            .find(|n| tokens[*n].is_a(Class::Gunfire))?;
        return cue(head + 1, How::Verb);
    }
    // Where.
    if is_any(next, &["in", "on"]) && !shot {
        let end = tokens.len().min(next + 1 + REACH);
        let part = (next + 1..end)
            .take_while(|n| {
                tokens[*n].is_a(Class::BodyPart)
                    || is_any(*n, &["the", "his", "her", "their", "both", "left", "right", "upper", "lower", "side", "of"])
            })
            .find(|n| tokens[*n].is_a(Class::BodyPart))?;
        return cue(part + 1, How::Verb);
    }
    // A car hits somebody too: where the sentence has a gun in it, it was a shot.
    let gun = || tokens[at.saturating_sub(GUN)..at].iter().any(|token| token.is_a(Class::Gunfire));
    (tokens[at].is_any(&["hit", "struck"]) && gun()).then(|| cue(at + 1, How::Verb)).flatten()
}

/// How far before the verb, in tokens, the gun may stand.
const GUN: usize = 14;
