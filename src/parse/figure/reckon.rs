//! What the dead that an article tells of apart come to: somebody killed two people and then himself; one sentence names one of the
//! dead and the next another.

use super::Stated;
use crate::{
    parse::{
        lexicon::{Class, Classes, Lexicon},
        namesake::can_be_one,
    },
    timeline::Measure,
};

/// Of so many dead reports no longer tell one by one.
const FEW: u64 = 10;

/// "He shot dead his wife and two children before killing himself": four died, of whom he is one.
pub(super) fn with_attacker(all: &mut Vec<Stated>) {
    let Some(own) = all.iter().position(|one| one.own && one.measure == Measure::Killed && !one.part) else { return };
    // Whom he killed stands behind the verb; "three people died" may count him already.
    let is_victim = |one: &Stated| {
        one.measure == Measure::Killed && !one.part && !one.own && !one.some && one.cue < one.first && one.end <= all[own].first
    };
    let victims: Vec<usize> = (0..all.len()).filter(|at| is_victim(&all[*at])).collect();
    let Some(first) = victims.first().map(|at| all[*at].clone()) else { return };
    let count = |bound: fn(&Stated) -> u64| victims.iter().map(|at| bound(&all[*at])).sum::<u64>();
    let (min, max) = (count(|one| one.min), victims.iter().map(|at| all[*at].max).sum::<Option<u64>>());
    if max.is_none_or(|max| max == 0 || max >= FEW) {
        return;
    }
    let who: Vec<&str> = victims.iter().filter_map(|at| all[*at].of.as_deref()).chain(all[own].of.as_deref()).collect();
    let sum = Stated {
        min: min + 1,
        max: max.map(|max| max + 1),
        of: Some(who.join(" and ")),
        end: all[own].end,
        single: false,
        of_target: false,
        ..first
    };
    for at in victims.into_iter().chain([own]) {
        all[at].part = true;
    }
    all.push(sum);
}

/// "He took his own life. ... The guard had shot dead his wife and two children.": four died too, where the report nowhere gives a
/// count that may have him in it.
pub(super) fn with_attacker_told_apart(stated: &mut [Vec<Stated>]) {
    let killed = |one: &Stated| one.measure == Measure::Killed && !one.some;
    let Some(own) = stated.iter().flatten().find(|one| one.own && killed(one)).cloned() else { return };
    // Some sentence has told of both at once.
    if stated.iter().flatten().any(|one| one.own && one.part) {
        return;
    }
    let Some(most) = stated.iter().flatten().filter(|one| killed(one)).map(|one| one.max.unwrap_or(u64::MAX)).max() else { return };
    if most < 2 || most >= FEW {
        return;
    }
    let counts_most = |one: &&Stated| killed(one) && one.max == Some(most);
    // Whom he killed stands behind the verb; "three people died" may count him already.
    let behind = |one: &Stated| one.cue < one.first && !one.own && !one.part && !one.about && one.min == most;
    if !stated.iter().flatten().filter(counts_most).all(behind) {
        return;
    }
    for all in stated.iter_mut() {
        let Some(at) = all.iter().position(|one| counts_most(&one)) else { continue };
        let who: Vec<&str> = all[at].of.as_deref().into_iter().chain(own.of.as_deref()).collect();
        let (first, of) = (all[at].cue, Some(who.join(" and ")));
        let sum = Stated { first, min: most + 1, max: Some(most + 1), of, of_target: false, ..all[at].clone() };
        all[at].part = true;
        all.push(sum);
        break;
    }
    for one in stated.iter_mut().flatten().filter(|one| one.own && killed(one)) {
        one.part = true;
    }
}

/// How many sentences apart the dead of one happening are named.
const TOLD_TOGETHER: usize = 8;

/// "Ann Berg was pronounced dead at the scene. Her brother lived. Bo Lind died at a hospital.": those whom a report names one by one,
/// telling only what became of them, are so many dead; so too the wounded.
pub(super) fn name_by_name(stated: &mut [Vec<Stated>], measure: Measure) {
    let told = |one: &Stated| one.single && one.measure == measure && (one.fate || measure == Measure::Wounded);
    let mut named: Vec<(usize, Stated)> = Vec::new();
    let most = stated.iter().flatten().filter(|one| one.measure == measure).filter_map(|one| one.max).max().unwrap_or(0);
    for (index, all) in stated.iter().enumerate() {
        for one in all.iter().filter(|one| told(one)) {
            if named.len() as u64 >= FEW {
                return;
            }
            let near = named.last().is_none_or(|(last, _)| index - last <= TOLD_TOGETHER);
            let known = named.iter().any(|(_, known)| !are_two_names(known, one));
            if near && !known && one.of.as_deref().is_some_and(is_full_name) {
                named.push((index, one.clone()));
            }
        }
    }
    let count = named.len() as u64;
    let Some((index, last)) = named.last() else { return };
    if count < 2 || count <= most || count >= FEW {
        return;
    }
    let who: Vec<&str> = named.iter().filter_map(|(_, one)| one.of.as_deref()).collect();
    let of =
        if let [first, second] = who[..] { format!("{first} and {second}") } else { format!("{} and {} more named", who[0], count - 1) };
    // The words that name the last of them and say that he died.
    let (first, end) = (last.first.min(last.cue), last.end.max(last.cue + 1));
    let sum = Stated { first, end, min: count, max: Some(count), of: Some(of), single: false, fate: false, ..last.clone() };
    let index = *index;
    for one in stated.iter_mut().flatten().filter(|one| told(one)) {
        one.part = true;
    }
    stated[index].push(sum);
}

pub(super) fn are_two_names(a: &Stated, b: &Stated) -> bool {
    a.of.as_deref().zip(b.of.as_deref()).is_some_and(|(a, b)| is_full_name(a) && is_full_name(b) && !same_person(a, b))
}

/// "Ann Berg", "Dr. Ann M. Berg", "Ann Baker"; no "Senior Official".
fn is_full_name(of: &str) -> bool {
    let nouns = &Lexicon::built_in().people_nouns;
    let words = || of.split(' ').filter(|word| !word.ends_with('.'));
    let forename = || words().next().is_some_and(|first| Classes::of(&first.to_lowercase()).contains(Class::Forename));
    words().count() > 1
        && of.split(' ').all(|word| word.starts_with(char::is_uppercase))
        && words().next_back().is_some_and(|last| !nouns.contains_key(last.to_lowercase().as_str()) || forename())
}

/// Whether two names in full can be one person's: "Josh Berg" and "Joshua Berg", "Ann Lind Berg" and "Lind Berg".
fn same_person(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> { name.split(' ').filter(|word| !word.ends_with('.')).map(str::to_lowercase).collect() };
    let (words_a, words_b) = (words(a), words(b));
    let (Some(first_a), Some(first_b)) = (words_a.first(), words_b.first()) else { return true };
    // "Ann Lind" and "Ann Lind Berg", "Lind Berg".
    let shortened = first_a == first_b && words_a.iter().skip(1).any(|word| words_b.contains(word))
        || words_a[1..].contains(first_b)
        || words_b[1..].contains(first_a);
    shortened || can_be_one(a, b)
}
