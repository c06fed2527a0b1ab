//! Finding the words that tell of events, and dividing a sentence among them.

use super::{
    lexicon::{Class, Form, Lexicon, Pos, Trigger, Weight},
    sentence::{Sentence, TimeAt},
    stance::{DETERMINERS, happened},
    token::Token,
};
use crate::timeline::Kind;

/// A trigger word where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found<'a> {
    pub trigger: &'a Trigger,
    pub form: Form,
    /// Its tokens.
    pub first: usize,
    pub end: usize,
    /// Where its phrase begins: a noun with what stands before it, a verb by itself.
    pub start: usize,
    /// Where its share of the clause begins: as `start`, but a verb with its subject.
    pub from: usize,
    /// `the attack`, `Friday's shooting`, `the Bardo massacre`: speaks of something already known.
    pub definite: bool,
    /// It tells of something that happened.
    pub real: bool,
    /// The clause that it stands in, as tokens.
    pub clause: (usize, usize),
}

/// The triggers of a sentence, in order.
pub fn triggers<'a>(sentence: &'a Sentence, lexicon: &'a Lexicon) -> Vec<Found<'a>> {
    let tokens = &sentence.tokens;
    let clauses = clauses(sentence);
    let mut out: Vec<Found<'a>> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        // "shot to death": a way to say that they were killed.
        let manner = tokens[at].is("death") && at > 0 && tokens[at - 1].is("to");
        let taken = manner || !is_handled(tokens, at) || !tokens[at].is_word || sentence.in_time(at) || sentence.entity_at(at).is_some();
        let found = if taken { None } else { choose(sentence, at, lexicon) };
        let Some((len, trigger, form)) = found else {
            at += 1;
            continue;
        };
        let (first, end) = (at, at + len);
        let clause = clauses.iter().copied().find(|(from, to)| (*from..*to).contains(&first)).unwrap_or((0, tokens.len()));
        let start = if trigger.pos == Pos::Noun { phrase_start(sentence, first, clause.0) } else { first };
        let before = out.last().map_or(0, |found| found.end);
        let from = if trigger.pos == Pos::Noun { start } else { subject_start(sentence, first, before) }.max(before);
        let definite = trigger.pos == Pos::Verb && of_the_bomb(tokens, trigger.lemma, first)
            || trigger.pos == Pos::Noun
                && (tokens[start..first].iter().any(|token| token.is_any(DETERMINERS) || token.possessive)
                    || (start..first).any(|n| sentence.entity_at(n).is_some_and(|entity| entity.place().is_some()) || sentence.in_time(n)))
                && !tokens[start..first].iter().any(|token| token.is_any(&["a", "an", "another"]));
        let real = happened(sentence, first, end, start, clause.0, trigger, form);
        let mut found = Found { trigger, form, first, end, start, from, definite, real, clause };
        if !real && trigger.pos == Pos::Verb {
            found = contrasted(sentence, found, &clauses);
        }
        out.push(found);
        at = end;
    }
    out
}

/// "planted a bomb", "two grenades were thrown", "set a bus on fire": verbs of many uses tell of an act by what stands beside them.
fn is_handled(tokens: &[Token], at: usize) -> bool {
    const HANDLED: &[&str] = &[
        "planted", "planting", "placed", "placing", "hurled", "hurling", "threw", "thrown", "throwing", "tossed", "tossing", "lobbed",
        "lobbing",
    ];
    let near = |from: usize, to: usize, test: &dyn Fn(&Token) -> bool| tokens[from..to.min(tokens.len())].iter().any(test);
    if tokens[at].is_any(HANDLED) {
        let passive = near(at.saturating_sub(3), at, &|token| token.is_any(&["was", "were", "been", "being"]));
        return if passive {
            near(at.saturating_sub(10), at, &|token| token.is_a(Class::Explosive))
        } else {
            near(at + 1, at + 7, &|token| token.is_a(Class::Explosive))
        };
    }
    if tokens[at].is("on") && tokens.get(at + 1).is_some_and(|next| next.is("fire")) {
        return near(at.saturating_sub(8), at, &|token| token.is_any(&["set", "setting"]));
    }
    !tokens[at].is_any(&["plant", "plants", "place", "places", "throw", "throws", "hurl", "hurls", "toss", "tosses", "lob", "lobs"])
}

/// "The bomb exploded at noon", "the grenade, which was thrown from a car": speaks of the one that was told of.
fn of_the_bomb(tokens: &[Token], lemma: &str, verb: usize) -> bool {
    const REACH: usize = 10;
    if !matches!(lemma, "explode" | "detonate" | "go off" | "plant" | "place" | "hurl" | "throw" | "toss" | "lob") {
        return false;
    }
    let from = verb.saturating_sub(REACH);
    let Some(bomb) = (from..verb).rev().find(|at| tokens[*at].is_a(Class::Explosive)) else { return false };
    let known = |token: &Token| token.is_any(&["the", "this", "that", "both"]);
    let one_of_several = |token: &Token| token.is_any(&["second", "third", "fourth", "other"]);
    let phrase = &tokens[bomb.saturating_sub(3)..bomb];
    phrase.iter().any(known) && !phrase.iter().any(one_of_several)
}

/// "They cannot capture a city here, unlike Mosul in June 2014": what is denied of one place is told of the other, when the
/// contrast names a place and a time.
fn contrasted<'a>(sentence: &Sentence, found: Found<'a>, clauses: &[(usize, usize)]) -> Found<'a> {
    let Some(contrast) = (found.end..sentence.tokens.len()).find(|at| sentence.tokens[*at].is("unlike")) else { return found };
    let to = clauses.iter().find(|(from, to)| (*from..*to).contains(&contrast)).map_or(sentence.tokens.len(), |(_, to)| *to);
    let place = sentence.entities.iter().any(|entity| entity.place().is_some() && contrast < entity.first && entity.end <= to);
    let time = sentence.times.iter().any(|time| contrast < time.first && time.end <= to);
    if place && time { Found { real: true, from: contrast, clause: (contrast, to), ..found } } else { found }
}

/// "offensive action", "the remarks were offensive", "to combat crime", "a front for national liberation": words that name an act
/// only where they stand as nouns of their own.
fn is_no_act(tokens: &[Token], at: usize, end: usize) -> bool {
    const QUALIFIED: &[&str] = &[
        "action",
        "actions",
        "operation",
        "operations",
        "capability",
        "capabilities",
        "capacity",
        "power",
        "posture",
        "language",
        "remarks",
        "manner",
    ];
    let before = |words: &[&str]| at > 0 && tokens[at - 1].is_any(words);
    match tokens[at].lower.as_str() {
        "offensive" => {
            before(&["is", "are", "was", "were", "be", "being", "very", "deeply", "found"])
                || tokens.get(end).is_some_and(|next| next.is_any(QUALIFIED))
        }
        "combat" => before(&["to", "will", "must", "can"]),
        "liberation" => before(&["national", "of"]),
        _ => false,
    }
}

/// The reading of a word that fits its neighbours: after an article, an adjective or a preposition a noun, else a verb.
fn choose<'a>(sentence: &'a Sentence, at: usize, lexicon: &'a Lexicon) -> Option<(usize, &'a Trigger, Form)> {
    let tokens = &sentence.tokens;
    let mut all: Vec<(usize, &'a Trigger, Form)> = Vec::new();
    for (len, trigger, form) in lexicon.triggers.all_at(tokens, at) {
        if all.first().is_some_and(|(longest, ..)| len < *longest) {
            break;
        }
        all.push((len, trigger, form));
    }
    let len = all.first()?.0;
    let end = at + len;
    // "attack helicopter", "death toll", "murder charge": the first of two nouns.
    if tokens.get(end).is_some_and(|next| next.is_a(Class::Compound)) || is_no_act(tokens, at, end) {
        return None;
    }
    let noun = all.iter().find(|(_, trigger, _)| trigger.pos == Pos::Noun);
    let verb = all.iter().find(|(_, trigger, _)| trigger.pos == Pos::Verb);
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let nominal = before
        .is_some_and(|token| token.possessive || token.is_any(DETERMINERS) || token.is_a(Class::Nominal) || token.is_number())
        || at > 0
            && (sentence.in_time(at - 1) && verb.is_none_or(|(_, _, form)| *form != Form::Past)
                || sentence.entity_at(at - 1).is_some() && verb.is_none_or(|(_, _, form)| matches!(form, Form::Base | Form::Present)));
    let past = verb.filter(|(_, _, form)| matches!(form, Form::Past | Form::Participle));
    if let (Some(noun), Some(verb)) = (noun, verb) {
        let reading = match verb.2 {
            // "shooting": a noun unless a form of "to be" or a comma leads to it.
            Form::Ing if nominal => noun,
            Form::Ing if before.is_none_or(|token| !token.is_word || token.is_any(&["was", "were", "is", "are", "been"])) => verb,
            _ if nominal => noun,
            Form::Base | Form::Present
                if before.is_some_and(|token| {
                    token.is_any(&[
                        "to", "will", "would", "could", "may", "might", "can", "should", "must", "they", "we", "i", "you", "who", "not",
                    ])
                }) =>
            {
                verb
            }
            Form::Base | Form::Present => noun,
            _ => verb,
        };
        return Some(*reading);
    }
    past.or(noun).or(verb).copied()
}

/// Where a verb's subject begins: behind the comma or the conjunction before it, and behind the time that closes what the
/// trigger before told ("who shot two last week trained in Libya").
fn subject_start(sentence: &Sentence, verb: usize, before: usize) -> usize {
    let closes = |time: &&TimeAt| before > 0 && (before..=verb).contains(&time.end) && !after_that(sentence, time.first);
    let closed = sentence.times.iter().filter(closes).map(|time| time.end).max().unwrap_or(0);
    // "with the pair who raided": the relative clause begins with the noun it speaks of.
    let relative = (verb.saturating_sub(2)..verb).rev().find(|at| sentence.tokens[*at].is_any(&["who", "which", "that"]));
    let antecedent = relative.and_then(|who| {
        (0..who).rev().find(|at| {
            sentence.tokens[*at].is_any(&["with", "by", "of", "to", "in", "from", "for", "alongside", "the", "a", "an", "say", "says"])
        })
    });
    let limit = verb.saturating_sub(14).max(closed).max(antecedent.map_or(0, |at| at + 1));
    (limit..verb)
        .rev()
        .find(|at| {
            let token = &sentence.tokens[*at];
            token.is_any(&[",", ";", "—", ":", "\"", "and", "or", "but", "until", "when", "while", "after", "before", "as", "because"])
        })
        .map_or(limit, |at| at + 1)
}

/// "reported today that on 10 March men attacked": a time that begins what is reported closes nothing.
fn after_that(sentence: &Sentence, at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map(|at| &sentence.tokens[at]);
    word(1).is_some_and(|token| token.is("that"))
        || word(2).is_some_and(|token| token.is("that")) && word(1).is_some_and(|token| token.is_any(&["on", "in", "at", "early", "late"]))
}

/// Where a noun's phrase begins: back over adjectives, names, times and numbers to the article or the preposition, and never
/// before its clause, which `from` begins.
fn phrase_start(sentence: &Sentence, noun: usize, from: usize) -> usize {
    const STOPS: &[&str] = &[
        "in", "on", "at", "of", "to", "from", "by", "with", "for", "after", "before", "since", "during", "and", "or", "but", "as", "that",
        "which", "who", "was", "were", "is", "are", "been", "be", "had", "has", "have", "claimed", "said", "an", "a", "the", "into",
        "against", "about", "like", "when", "while", "launched", "over", "under", "between", "through", "until",
    ];
    let mut start = noun;
    while start > from && noun - start < 8 {
        let before = start - 1;
        let token = &sentence.tokens[before];
        if !token.is_word && !token.is("'") {
            break;
        }
        if token.is_any(&["the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "both"]) {
            return before;
        }
        if sentence.entity_at(before).is_some() || sentence.in_time(before) || token.possessive {
            start = before;
            continue;
        }
        if token.is_any(STOPS) || token.lower.ends_with("ed") && noun - before > 2 || token.lower.ends_with("ly") {
            break;
        }
        start = before;
    }
    start
}

/// The clauses of a sentence as token ranges. A comma ends one where a new subject or conjunction follows; a relative clause with
/// "which" or "that", and a participle ("killing 12"), stay with what they speak of.
fn clauses(sentence: &Sentence) -> Vec<(usize, usize)> {
    let tokens = &sentence.tokens;
    let mut cuts = vec![0];
    for at in 1..tokens.len() {
        let token = &tokens[at];
        let after_comma = tokens[at - 1].is(",");
        let cut = token.is(";")
            || token.is("—")
            || token.is_any(&["while", "when", "although", "though", "because", "whereas"])
            || token.is("but")
            || token.is_any(&["after", "before"]) && !sentence.in_time(at) && !sentence.in_time(at - 1)
            || after_comma && token.is_any(&["and", "as", "who", "whose", "where", "since"]) && !sentence.in_time(at)
            || after_comma && attributes(sentence, at)
            || token.is("that") && reported(sentence, at);
        if cut && cuts.last() != Some(&at) {
            cuts.push(at);
        }
    }
    cuts.push(tokens.len());
    cuts.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// "..., the police reported today.": who says so, at the end.
fn attributes(sentence: &Sentence, at: usize) -> bool {
    let tokens = &sentence.tokens;
    let rest = &tokens[at..];
    let end = rest.iter().position(|token| token.is(",") || token.is(";")).unwrap_or(rest.len());
    end <= 12 && rest[..end].iter().take(6).any(|token| token.is_a(Class::Reporting))
}

/// "said on Friday that ...": what follows is what was said.
fn reported(sentence: &Sentence, that: usize) -> bool {
    (that.saturating_sub(5)..that)
        .rev()
        .take_while(|at| !sentence.tokens[*at].is(","))
        .any(|at| sentence.tokens[at].is_a(Class::Reporting) || sentence.tokens[at].is_any(&["denied", "denies"]))
}

/// The share of a sentence that belongs to each event it tells of: `(event trigger, its outcomes, token range)`.
///
/// A clause's main triggers divide it at the beginnings of their phrases; outcomes ("killing 12") belong to the main trigger of
/// their clause, or of the clause before when they only go on with it, and are an event of their own where there is none.
pub fn shares<'a>(sentence: &Sentence, found: &[Found<'a>]) -> Vec<Share<'a>> {
    let mut out: Vec<Share<'a>> = Vec::new();
    let own = |found: &Found<'_>| found.trigger.weight != Weight::Outcome;
    let mut clauses: Vec<(usize, usize)> = found.iter().map(|found| found.clause).collect();
    clauses.dedup();
    for clause in clauses {
        let here: Vec<&Found<'a>> = found.iter().filter(|found| found.clause == clause && found.real).collect();
        // Only an act has outcomes; "15 were killed, the worst loss since independence" is two events.
        let act = here.iter().any(|found| own(found) && is_act(found));
        let mut heads: Vec<&Found<'a>> = here.iter().copied().filter(|found| own(found)).collect();
        let mut merged: Vec<&Found<'a>> = Vec::new();
        for n in (1..heads.len()).rev() {
            if tells_the_same(sentence, heads[n - 1], heads[n]) {
                merged.push(heads.remove(n));
            }
        }
        if !act {
            heads.extend(here.iter().copied().find(|found| !own(found)));
            heads.sort_by_key(|found| found.first);
        }
        // "..., and killed seven": a clause that only says what came of the act before it.
        if !act
            && heads.iter().all(|head| !own(head))
            && sentence.tokens[clause.0].is("and")
            && let Some(before) = out.last_mut()
            && is_act(&before.head)
            && !sentence.times.iter().any(|time| clause.0 <= time.first && time.end <= clause.1)
            && !sentence.entities.iter().any(|entity| entity.place().is_some() && clause.0 <= entity.first && entity.end <= clause.1)
        {
            before.outcomes.extend(here.iter().copied().copied());
            before.to = clause.1;
            continue;
        }
        for (n, head) in heads.iter().enumerate() {
            let from = if n == 0 { clause.0 } else { head.from };
            let to = heads.get(n + 1).map_or(clause.1, |next| next.from.max(head.end));
            let outcomes = here
                .iter()
                .copied()
                .filter(|found| !own(found) || merged.iter().any(|one| one.first == found.first))
                .filter(|found| found.first != head.first && (from..to).contains(&found.first))
                .copied()
                .collect();
            out.push(Share { head: **head, outcomes, from, to });
        }
    }
    // Clauses that tell of nothing go on with the one before.
    let ends: Vec<usize> = out.iter().skip(1).map(|share| share.from).chain([sentence.tokens.len()]).collect();
    for (share, next) in out.iter_mut().zip(ends) {
        let between_is_silent = !found.iter().any(|found| (share.to..next).contains(&found.first));
        if next > share.to && between_is_silent {
            share.to = next;
        }
    }
    out
}

/// Whether the second of two triggers of a clause only says more of what the first tells.
fn tells_the_same(sentence: &Sentence, one: &Found<'_>, other: &Found<'_>) -> bool {
    let tokens = &sentence.tokens;
    let gap = other.first - one.end;
    let between = &tokens[one.end..other.first];
    let is_violent = |found: &Found<'_>| matches!(found.trigger.kind, Kind::Attack | Kind::Killing | Kind::Clash | Kind::Disaster);
    match (one.trigger.pos, other.trigger.pos) {
        (Pos::Noun, Pos::Verb) => {
            // "The assault was beaten back": the verb only says how the noun went.
            if other.trigger.weight == Weight::Weak && gap <= 2 {
                return true;
            }
            // "a car bomb exploded".
            let bomb = one.trigger.lemma.contains("bomb");
            if bomb && gap <= 3 && matches!(other.trigger.lemma, "explode" | "detonate" | "go off" | "blow up") {
                return true;
            }
            // "an attack in which two men were shot", unless that has a time or a place of its own.
            let in_it = between.windows(2).any(|pair| pair[0].is_any(&["in", "during"]) && pair[1].is("which"));
            is_violent(one)
                && is_violent(other)
                && in_it
                && !sentence.times.iter().any(|time| other.end <= time.first && time.end <= other.clause.1)
        }
        (Pos::Verb, Pos::Noun) => {
            // "was murdered in an attack", "killed by the blast".
            let leads = other.start.checked_sub(1).is_some_and(|at| at >= one.end && tokens[at].is_any(&["in", "during", "by"]));
            leads
                && is_violent(one)
                && is_violent(other)
                && other.form == Form::Singular
                && gap <= 12
                && !between.iter().any(|token| token.is(","))
                && !(other.start..other.end).any(|at| sentence.in_time(at))
        }
        // "kidnapped and murdered".
        (Pos::Verb, Pos::Verb) => is_violent(one) && is_violent(other) && gap <= 2 && between.iter().any(|token| token.is("and")),
        (Pos::Noun, Pos::Noun) => false,
    }
}

/// Whether it is something done to people, and so may have a toll.
fn is_act(found: &Found<'_>) -> bool {
    matches!(
        found.trigger.kind,
        Kind::Attack | Kind::Clash | Kind::Operation | Kind::Killing | Kind::Capture | Kind::Arrest | Kind::Disaster
    )
}

/// One event's part of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Share<'a> {
    pub head: Found<'a>,
    pub outcomes: Vec<Found<'a>>,
    pub from: usize,
    pub to: usize,
}
