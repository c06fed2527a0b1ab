//! Groups: which of several an alias means, forces without a name, groups that an article names itself.

use super::{Context, Entity, SoFar, What, entity, person::name_of};
use crate::parse::{
    lexicon::{Class, GroupKind, Lexicon},
    token::Token,
};

/// Which group an alias means here.
pub(super) fn group_meant(
    all: &[usize],
    tokens: &[Token],
    at: usize,
    before: &[Entity],
    context: &Context,
    lexicon: &Lexicon,
) -> Option<What> {
    let entry = |index: usize| lexicon.groups.entry(index);
    let chosen = match all {
        [] => return None,
        [only] => *only,
        _ => {
            // "Libya's X", "the Tunisian branch of X": the nearest country before decides, then the article's countries.
            let near = before.iter().rev().take_while(|entity| at - entity.end < 5).find_map(|entity| match &entity.what {
                What::Place { place, .. } | What::Adjective(place) => Some(place.country().to_owned()),
                _ => None,
            });
            // "its Libyan namesake", "X in Libya": also a country just behind.
            let behind = tokens.iter().skip(at).take(8).zip(at..).find_map(|(token, n)| {
                let in_place = n > 0 && tokens[n - 1].is("in") && token.capital;
                in_place.then(|| lexicon.places.longest_at(tokens, n)).flatten().map(|found| found.1[0].place.country().to_owned())
            });
            let of = |country: Option<&str>| country.and_then(|country| all.iter().copied().find(|index| entry(*index).country == country));
            let by_context = || {
                let weighed = all.iter().copied().map(|index| (context.weight(entry(index).country), index));
                let best = weighed.max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)))?;
                (best.0 > 0).then_some(best.1)
            };
            of(near.as_deref()).or_else(|| of(behind.as_deref())).or_else(by_context)?
        }
    };
    let entry = entry(chosen);
    Some(What::Group { name: entry.name.to_owned(), kind: entry.kind })
}

/// A group this near the beginning of a sentence is its subject, and mostly the subject of the one before.
const SUBJECT: usize = 6;

/// `the group`, and `it` where it does something: the armed group or party that was named last.
pub(super) fn add_the_group(tokens: &[Token], so_far: &SoFar, out: &mut Vec<Entity>) {
    for at in 0..tokens.len() {
        let the_group = tokens[at].is_any(&["group", "cell", "organization", "organisation", "militia"])
            && at > 0
            && (tokens[at - 1].is("the") || tokens[at - 1].is("terror") && at > 1 && tokens[at - 2].is("the"))
            && !tokens.get(at + 1).is_some_and(|next| next.is_any(&["of", "called", "named", "calling"]));
        // "it" stands for the group where no government or body stands nearer.
        let nearest_is_armed = out
            .iter()
            .rfind(|entity| entity.end <= at && matches!(entity.what, What::Group { .. }))
            .is_none_or(|entity| matches!(entity.what, What::Group { kind: GroupKind::Armed | GroupKind::Party, .. }));
        let object = at > 0 && tokens[at - 1].is_any(&["banned", "outlawed", "attacked", "designated", "dissolved"]);
        let it = tokens[at].is("it")
            && (nearest_is_armed || object)
            && (object
                || tokens.get(at + 1).is_some_and(|next| {
                    (next.lower.ends_with("ed") || next.is_any(&["was", "had", "has"]))
                        && !next.is_any(&["seemed", "appeared", "turned", "emerged", "happened", "remained"])
                }));
        if !the_group && !it || out.iter().any(|entity| entity.first <= at && at < entity.end) {
            continue;
        }
        let before = out
            .iter()
            .filter(|entity| entity.end <= at)
            .rev()
            .find(|entity| matches!(entity.what, What::Group { kind: GroupKind::Armed | GroupKind::Party, .. }))
            .map(|entity| entity.what.clone());
        if let Some(what) = before.or_else(|| if it || at <= SUBJECT { so_far.subject.clone() } else { so_far.last.clone() }) {
            out.push(entity(tokens, at, at + 1, what));
            out.sort_by_key(|entity| entity.first);
        }
    }
}

/// `security forces`, `police`, `the army`: a force without a name is that of the country the sentence speaks of.
pub(super) fn add_generic_forces(
    tokens: &[Token],
    taken: &[bool],
    context: &Context,
    so_far: &SoFar,
    lexicon: &Lexicon,
    out: &mut Vec<Entity>,
) {
    let mut at = 0;
    while at < tokens.len() {
        let free = !taken.get(at).copied().unwrap_or(false) && !out.iter().any(|entity| entity.first <= at && at < entity.end);
        match free.then(|| generic_force(tokens, at, out, context, so_far, lexicon)).flatten() {
            Some((len, what)) => {
                out.push(entity(tokens, at, at + len, what));
                at += len;
            }
            None => at += 1,
        }
    }
    out.sort_by_key(|entity| entity.first);
}

fn generic_force(
    tokens: &[Token],
    at: usize,
    named: &[Entity],
    context: &Context,
    so_far: &SoFar,
    lexicon: &Lexicon,
) -> Option<(usize, What)> {
    const GENERIC: [(&[&str], &str, GroupKind); 16] = [
        (&["pro", "government", "forces"], "pro-government forces", GroupKind::Force),
        (&["security", "forces"], "security forces", GroupKind::Force),
        (&["security", "services"], "security forces", GroupKind::Force),
        (&["government", "forces"], "security forces", GroupKind::Force),
        (&["government", "troops"], "army", GroupKind::Force),
        (&["interior", "ministry"], "Interior Ministry", GroupKind::Government),
        (&["defense", "ministry"], "Defense Ministry", GroupKind::Government),
        (&["defence", "ministry"], "Defense Ministry", GroupKind::Government),
        (&["special", "forces"], "special forces", GroupKind::Force),
        (&["police"], "police", GroupKind::Force),
        (&["army"], "army", GroupKind::Force),
        (&["military"], "army", GroupKind::Force),
        (&["soldiers"], "army", GroupKind::Force),
        (&["government"], "government", GroupKind::Government),
        (&["authorities"], "government", GroupKind::Government),
        (&["coalition"], "coalition", GroupKind::Force),
    ];
    let (words, name, kind) = GENERIC
        .iter()
        .find(|(words, ..)| words.iter().enumerate().all(|(n, word)| tokens.get(at + n).is_some_and(|token| token.is(word))))?;
    let end = at + words.len();
    // "military posts", "police officers", "government building": the noun behind is what is meant.
    let last = tokens[end - 1].lower.as_str();
    if matches!(last, "military" | "police" | "army" | "government" | "coalition") {
        let next = tokens.get(end);
        let stands_alone = tokens[end - 1].possessive
            || next.is_none_or(|next| {
                !next.is_word
                    || is_verb_like(next)
                    || next
                        .is_any(&["and", "or", "in", "on", "at", "for", "to", "by", "of", "with", "who", "that", "after", "before", "from"])
            });
        if !stands_alone
            || (last == "military" && !at.checked_sub(1).is_some_and(|before| tokens[before].is("the") || tokens[before].possessive))
        {
            return None;
        }
    }
    // The country just before ("Libyan forces"), else that of a town of the paragraph, else that of the article.
    let country = named
        .iter()
        .find_map(|entity| match &entity.what {
            What::Place { place, .. } | What::Adjective(place) if (at.saturating_sub(2)..=at).contains(&entity.end) => {
                Some(place.country().to_owned())
            }
            _ => None,
        })
        .or_else(|| so_far.town.clone())
        .or_else(|| context.main_country().map(str::to_owned))?;
    let listed = lexicon
        .groups
        .iter()
        .find(|entry| entry.country == country && entry.name.ends_with(name) && entry.name.len() <= country.len() + name.len() + 6);
    let name = listed.map_or_else(|| format!("{name} ({country})"), |entry| entry.name.to_owned());
    Some((words.len(), What::Group { name, kind: *kind }))
}

fn is_verb_like(token: &Token) -> bool {
    token.lower.ends_with("ed")
        || token.is_any(&[
            "is", "was", "were", "are", "has", "had", "have", "will", "would", "could", "said", "says", "shot", "killed", "fought", "took",
            "held", "did",
        ])
}

/// `a cell calling itself X`, `a group called X`: a group that no lexicon knows says its own name.
pub(super) fn add_self_named(tokens: &[Token], text: &str, out: &mut Vec<Entity>) {
    for at in 0..tokens.len() {
        let named = tokens[at].is("itself") && at > 0 && tokens[at - 1].is_any(&["calling", "called", "calls"])
            || tokens[at].is_any(&["called", "named"])
                && at > 0
                && tokens[at - 1].is_any(&["group", "cell", "militia", "brigade", "faction", "organization", "organisation"]);
        if !named {
            continue;
        }
        let mut first = at + 1;
        while tokens.get(first).is_some_and(|token| token.is("the") || token.is("\"")) {
            first += 1;
        }
        let mut end = first;
        while tokens.get(end).is_some_and(|token| {
            token.is_word
                && (token.capital || token.joined || token.is_a(Class::Particle) || token.is_any(&["of", "for", "the"]) && end > first)
        }) {
            end += 1;
        }
        while end > first && !tokens[end - 1].capital && !tokens[end - 1].joined {
            end -= 1;
        }
        if end == first {
            continue;
        }
        let known = out.iter().any(|entity| entity.first < end && first < entity.end && matches!(entity.what, What::Group { .. }));
        if known {
            continue;
        }
        out.retain(|entity| entity.end <= first || end <= entity.first);
        out.push(entity(tokens, first, end, What::Group { name: name_of(tokens, first, end, text), kind: GroupKind::Armed }));
    }
}

/// `the Western Relief Brigade`, `Jund al-Quds`: a group that no lexicon knows, by the shape of its name.
pub(super) fn add_shaped(tokens: &[Token], text: &str, out: &mut Vec<Entity>) {
    if is_shouted(tokens) {
        return;
    }
    let name_word = |at: usize| tokens[at].is_word && (tokens[at].capital || tokens[at].joined) && !tokens[at].is_number();
    let inner = |at: usize| tokens[at].is_any(&["of", "for", "the"]) || tokens[at].is_a(Class::Particle);
    let mut at = 0;
    while at < tokens.len() {
        let range = if tokens[at].is_a(Class::GroupNoun) && tokens[at].capital {
            let mut first = at;
            while first > 0 && name_word(first - 1) && !tokens[first - 1].possessive && !tokens[first - 1].is_a(Class::Title) {
                first -= 1;
            }
            // "The Green Valley Brigade", "In Western Command": the first word of a sentence has its capital from that.
            while first < at && (tokens[first].is_any(&["the", "a", "an"]) || first == 0 && tokens[first].is_a(Class::Lead)) {
                first += 1;
            }
            (at > first).then_some((first, at + 1))
        } else if tokens[at].is_a(Class::GroupLead) && tokens[at].capital {
            let mut end = at + 1;
            while end < tokens.len() && (name_word(end) || inner(end) && end + 1 < tokens.len() && name_word(end + 1)) {
                end += 1;
            }
            (end - at >= 2).then_some((at, end))
        } else {
            None
        };
        let Some((first, end)) = range else {
            at += 1;
            continue;
        };
        at = end;
        // "Tunisian Army", "Kabul Command": a force of a place is no group of its own name; "Salvation Army" fights nobody.
        let named_by_place = (first..end - 1).all(|n| out.iter().any(|entity| entity.first <= n && n < entity.end));
        let known = out.iter().any(|entity| entity.first < end && first < entity.end && matches!(entity.what, What::Group { .. }));
        if named_by_place || known || tokens[first].is("salvation") {
            continue;
        }
        out.retain(|entity| entity.end <= first || end <= entity.first);
        out.push(entity(tokens, first, end, What::Group { name: name_of(tokens, first, end, text), kind: GroupKind::Armed }));
    }
    out.sort_by_key(|entity| entity.first);
}

/// A sentence all in capitals: its letters' case says nothing of names.
pub(super) fn is_shouted(tokens: &[Token]) -> bool {
    let words = || tokens.iter().filter(|token| token.is_word && !token.joined && !token.is_number());
    words().count() > 5 && words().all(|token| token.capital)
}
