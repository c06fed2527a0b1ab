//! Parties that are told in one breath: "his wife, two children and a neighbour".

use super::party::{Of, Party};
use crate::parse::token::Token;

/// Parties next to each other, as a range of indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chain {
    pub from: usize,
    pub to: usize,
}

/// What stands between two parties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    Comma,
    And,
    None,
}

fn link(tokens: &[Token], before: &Party, after: &Party) -> Link {
    let gap = match tokens.get(before.reach..after.first) {
        Some(gap) if !gap.is_empty() && gap.len() <= 4 => gap,
        _ => return Link::None,
    };
    if before.possessive || after.part || before.max == Some(0) || after.max == Some(0) {
        return Link::None;
    }
    // "the couple and their two sons".
    let gap = match gap.split_last() {
        Some((whose, rest)) if !rest.is_empty() && whose.is_any(&["his", "her", "their"]) => rest,
        _ => gap,
    };
    let words = |all: &[&str]| gap.iter().all(|token| token.is_any(all));
    if gap.iter().any(|token| token.is_any(&["and", "plus"])) && words(&[",", "and", "also", ";", "plus", "\""])
        || words(&[",", "along", "with"]) && gap.len() >= 2
        || words(&[",", "as", "well"]) && gap.len() >= 3
        || words(&["together", "with", ","]) && gap.len() >= 2
    {
        Link::And
    } else if words(&[",", ";"]) {
        Link::Comma
    } else {
        Link::None
    }
}

/// Drops the parties that only say again who another is: "her husband, John Berg", "Ann Berg, a teacher,".
pub fn without_appositions(tokens: &[Token], parties: Vec<Party>) -> Vec<Party> {
    let mut out: Vec<Party> = Vec::with_capacity(parties.len());
    // "their two children, Ann and Bo": the names say again whom the number counts.
    let mut named_again = 0;
    for (at, party) in parties.iter().enumerate() {
        if named_again > 0 {
            named_again -= 1;
            if let Some(before) = out.last_mut() {
                before.reach = party.reach;
            }
            continue;
        }
        named_again = names_behind(tokens, party, &parties[at + 1..]);
        let party = party.clone();
        if let Some(before) = out.last_mut()
            && before.single
            && party.single
            && tokens.get(before.reach..party.first).is_some_and(|gap| matches!(gap, [comma] if comma.is(",")))
        {
            let named = matches!(party.of, Of::Person(_));
            let was_named = matches!(before.of, Of::Person(_));
            let closes = tokens.get(party.reach).is_none_or(|token| token.is(",") || token.is("."));
            if named && !was_named && before.reach == before.end || was_named && !named && before.reach == before.end && closes {
                before.traits = before.traits.with(party.traits);
                if named {
                    before.of = party.of;
                }
                before.reach = party.reach;
                continue;
            }
        }
        out.push(party);
    }
    out
}

/// How many parties behind a counted one only name those whom it counts: as many as it counts, and nobody after them.
fn names_behind(tokens: &[Token], counted: &Party, behind: &[Party]) -> usize {
    let count = usize::try_from(counted.min).unwrap_or(usize::MAX);
    if counted.single || counted.max != Some(counted.min) || count < 2 || count > behind.len() {
        return 0;
    }
    let listed = |from: usize, to: usize| {
        tokens.get(from..to).is_some_and(|gap| !gap.is_empty() && gap.iter().all(|token| !token.is_word || token.is("and")))
    };
    let mut end = counted.reach;
    for party in &behind[..count] {
        if !party.single || !matches!(party.of, Of::Person(_)) || !listed(end, party.first) {
            return 0;
        }
        end = party.reach;
    }
    count
}

/// The chains of a sentence's parties, in order; a party by itself is one. A list needs its "and": commas alone join nothing.
pub fn chains(tokens: &[Token], parties: &[Party]) -> Vec<Chain> {
    let mut out = Vec::new();
    let mut from = 0;
    while from < parties.len() {
        let mut to = from + 1;
        let mut sure = from + 1;
        while to < parties.len() {
            match link(tokens, &parties[to - 1], &parties[to]) {
                Link::And => {
                    to += 1;
                    sure = to;
                }
                Link::Comma => to += 1,
                Link::None => break,
            }
        }
        if then_himself(tokens, parties[to - 1].reach) {
            sure = to;
        }
        // "two men, Ann Berg, 20, and Bo Lind, 30": the names say again whom the number counts.
        let counted = !parties[from].single && parties[from].min > 1;
        if counted && sure - from > 1 && parties[from + 1..sure].iter().all(|party| matches!(party.of, Of::Person(_))) {
            out.push(Chain { from, to: from + 1 });
            from = sure;
            continue;
        }
        out.push(Chain { from, to: sure });
        from = sure;
    }
    out
}

/// "his wife, his son and then himself": whoever did it ends the list.
fn then_himself(tokens: &[Token], at: usize) -> bool {
    let rest = tokens.get(at..).unwrap_or_default();
    let joins = rest.iter().take_while(|token| token.is_any(&[",", "and", "then"])).count();
    (1..=3).contains(&joins)
        && rest[..joins].iter().any(|token| token.is_any(&["and", "then"]))
        && rest.get(joins).is_some_and(|token| token.is_any(&["himself", "herself"]))
}
