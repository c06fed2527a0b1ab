//! What became in the end of those whom an article tells of more than once: shot and dead, or shot and alive; wounded first and
//! dead later.

use rustc_hash::FxHashMap;

use super::{Stated, reckon};
use crate::{
    parse::{lexicon::Traits, sentence::Sentence, token::Token},
    timeline::Measure,
};

/// A figure of the dead, and the sentence that states it.
struct Dead {
    sentence: usize,
    one: Stated,
}

/// Says of those who were "shot" whether they are dead or wounded: dead where the article tells elsewhere of as many dead, else
/// wounded. Who was wounded first and died is dead, and no longer counted among the wounded.
pub fn settle(stated: &mut [Vec<Stated>], sentences: &[Sentence]) {
    drop_bounds(stated);
    share_traits(stated);
    let dead: Vec<Dead> = stated
        .iter()
        .enumerate()
        .flat_map(|(sentence, all)| {
            let killed = all.iter().filter(|one| one.measure == Measure::Killed && one.max != Some(0));
            killed.map(move |one| Dead { sentence, one: one.clone() })
        })
        .collect();
    let most = dead.iter().map(|dead| dead.one.max.unwrap_or(dead.one.min)).max().unwrap_or(0);
    if most == 0 {
        return;
    }
    let survivors = survivors_are_told(stated, &dead);
    let only_one = most == 1 && dead.iter().all(|other| !reckon::are_two_names(&dead[0].one, &other.one));
    for (index, all) in stated.iter_mut().enumerate() {
        let tokens = &sentences[index].tokens;
        all.retain_mut(|one| {
            let beside = |dead: &Dead| dead.sentence == index && are_apart(&dead.one, one);
            if !one.shot {
                // "He shot and stabbed his aunt and uncle", who were found dead.
                let same =
                    |dead: &Dead| dead.one.of.is_some() && dead.one.of == one.of && (dead.one.min, dead.one.max) == (one.min, one.max);
                if one.measure == Measure::Wounded && !one.single && one.max != Some(0) && dead.iter().any(same) {
                    return false;
                }
                let wounded = one.measure == Measure::Wounded && is_one(one);
                return !(wounded
                    && dead.iter().any(|dead| {
                        dead.one.single && one.single && same_name(&dead.one, one) && !is_besides(tokens, one)
                            || only_one
                                && !survivors
                                && !beside(dead)
                                && is_one(&dead.one)
                                && can_be_same(&dead.one, one)
                                && !(is_new(tokens, one) && (dead.sentence < index || is_name(&dead.one)))
                                && !(index < dead.sentence && is_new(&sentences[dead.sentence].tokens, &dead.one))
                    }));
            }
            // "Ann Berg was killed and a guard was shot in the arm": others than the dead.
            let nameless = |dead: &Dead| dead.one.of.is_none() || one.of.is_none();
            let apart = dead.iter().any(|dead| beside(dead) && !nameless(dead) && !same_name(&dead.one, one))
                || one.single && dead.iter().all(|dead| dead.one.single && !dead.one.own && are_two(&dead.one, one));
            let count = one.max.unwrap_or(one.min);
            if count <= most {
                return apart;
            }
            if !apart {
                one.measure = Measure::KilledOrWounded;
            }
            true
        });
    }
}

/// "A deadly shooting" says that somebody died; where the article says who or how many, it adds nothing.
fn drop_bounds(stated: &mut [Vec<Stated>]) {
    let told = stated.iter().flatten().any(|one| one.measure == Measure::Killed && !one.some);
    let mut first = true;
    for all in stated {
        all.retain(|one| !one.some || !told && std::mem::take(&mut first));
    }
}

/// Whether the article tells of wounded beside its dead: several at once, or in one sentence with them.
fn survivors_are_told(stated: &[Vec<Stated>], dead: &[Dead]) -> bool {
    stated.iter().enumerate().any(|(index, all)| {
        all.iter().filter(|one| one.measure == Measure::Wounded && !one.shot && one.max != Some(0)).any(|one| {
            !is_one(one) || dead.iter().any(|dead| dead.sentence == index && are_apart(&dead.one, one) && !same_name(&dead.one, one))
        })
    })
}

fn is_one(one: &Stated) -> bool {
    (one.min, one.max) == (1, Some(1))
}

fn are_apart(a: &Stated, b: &Stated) -> bool {
    a.end <= b.first || b.end <= a.first
}

/// "A guard", "another man": somebody of whom nothing was told before.
fn is_new(tokens: &[Token], one: &Stated) -> bool {
    tokens.get(one.first).is_some_and(|token| token.is_any(&["a", "an", "another", "one"]))
}

fn is_name(one: &Stated) -> bool {
    one.of.as_deref().is_some_and(|of| of.starts_with(char::is_uppercase))
}

/// "Another child": none of those told of before.
fn is_besides(tokens: &[Token], one: &Stated) -> bool {
    tokens.get(one.first).is_some_and(|token| token.is("another"))
        || tokens.get(one.first + 1).is_some_and(|token| token.is_any(&["second", "third", "fourth", "other"]))
}

/// What an article somewhere says of sex and age of somebody named holds wherever it names them.
fn share_traits(stated: &mut [Vec<Stated>]) {
    let mut known: FxHashMap<String, Traits> = FxHashMap::default();
    for one in stated.iter().flatten().filter(|one| one.single && is_name(one)) {
        if let Some(of) = &one.of {
            let traits = known.entry(of.clone()).or_default();
            *traits = traits.with(one.traits);
        }
    }
    for one in stated.iter_mut().flatten().filter(|one| one.single) {
        if let Some(traits) = one.of.as_ref().and_then(|of| known.get(of)) {
            one.traits = one.traits.with(*traits);
        }
    }
}

/// Whether two words for one person end alike: "the 4-year-old boy" and "boy", "Ann Berg" and "Berg"; but Ann Berg is not Eva Berg.
fn same_name(a: &Stated, b: &Stated) -> bool {
    let last = |one: &Stated| one.of.as_deref().and_then(|of| of.rsplit(' ').next()).map(str::to_lowercase);
    a.of.is_some() && last(a) == last(b) && !reckon::are_two_names(a, b)
}

/// Whether two words for one person cannot mean the same: two names, or a man and a girl.
fn are_two(a: &Stated, b: &Stated) -> bool {
    reckon::are_two_names(a, b) || !a.traits.agree(b.traits)
}

/// Whether they can be one person though the words differ: "toddler" and "Ann Berg", "victim" and "22-year-old woman". A guard is
/// only a guard, and two names are two people.
fn can_be_same(a: &Stated, b: &Stated) -> bool {
    let (Some(of_a), Some(of_b)) = (a.of.as_deref(), b.of.as_deref()) else { return true };
    if of_a == "other" || of_b == "other" {
        return false;
    }
    let open = |of: &str, one: &Stated| Traits::of(of).anyone || is_name(one);
    open(of_a, a) && open(of_b, b) && !(is_name(a) && is_name(b)) && a.traits.agree(b.traits)
}
