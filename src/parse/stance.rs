//! Whether a trigger tells of something that happened, or of what is denied, planned, feared or only supposed.

use crate::timeline::Kind;

use super::{
    lexicon::{Class, Form, Pos, Trigger, Weight},
    sentence::Sentence,
    token::Token,
};

/// Whether the trigger at tokens `first..end` tells of a happening. `from` is where its clause begins, and `start` where its noun
/// phrase does.
pub fn happened(sentence: &Sentence, first: usize, end: usize, start: usize, from: usize, trigger: &Trigger, form: Form) -> bool {
    let tokens = &sentence.tokens;
    if denied(tokens, from) {
        return false;
    }
    // "in May" is no modal.
    let window = |size: usize| (from.max(first.saturating_sub(size))..first).filter(|at| !sentence.in_time(*at)).map(|at| &tokens[at]);
    if window(24).any(|token| token.is_any(&["if", "unless", "whether"])) {
        return false;
    }
    match trigger.pos {
        Pos::Verb => {
            if form == Form::Past && goes_on_with_infinitive(sentence, first, from) {
                return false;
            }
            if matches!(form, Form::Base | Form::Present) {
                return in_a_headline(sentence, first, end, trigger);
            }
            // "to be shut", "could be attacked", "was not attacked".
            let near: Vec<&Token> = window(4).collect();
            if near.iter().any(|token| token.is_a(Class::Modal) || token.is_a(Class::Negation)) {
                return false;
            }
            if let Some(to) = near.iter().position(|token| token.is("to"))
                && near[to + 1..].iter().all(|token| token.is_any(&["be", "have", "being", "get"]))
            {
                return to > 0 && near[to - 1].is_a(Class::CarriedOut);
            }
            if form == Form::Ing {
                let before = first.checked_sub(1).map_or("", |at| tokens[at].lower.as_str());
                // "attacking a city is ..." as a subject, "of attacking", "is attacking" tell of no happening; ", killing" does.
                let took_part = before == "in" && window(4).any(|token| token.is_any(&["involved", "participated", "part", "succeeded"]))
                    || matches!(before, "of" | "for")
                        && window(3).any(|token| token.is_any(&["suspected", "convicted", "responsible", "guilty", "accused"]));
                // "The rebels are fighting the army in Aden": it goes on as the article appears.
                // What a relative clause says so of somebody is no news, nor is it "fighting for his life".
                let word_at = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| token.lower.as_str());
                let goes_on = matches!(before, "is" | "are")
                    && matches!(trigger.kind, Kind::Clash | Kind::Operation)
                    && !matches!(word_at(first.checked_sub(2)), "which" | "who" | "that" | "he" | "she")
                    && word_at(Some(end)) != "for"
                    && sentence.entities.iter().any(|entity| entity.place().is_some() && (end..end + 10).contains(&entity.first));
                return took_part
                    || goes_on
                    || matches!(
                        before,
                        "," | "was"
                            | "were"
                            | "been"
                            | "started"
                            | "began"
                            | "kept"
                            | "continued"
                            | "resumed"
                            | "after"
                            | "before"
                            | "and"
                            | "while"
                            | "\""
                            | "by"
                    ) && (before != "and" || window(10).any(|token| token.lower.ends_with("ing")));
            }
            // "a banned group", "the wounded man": an adjective.
            let before = first.checked_sub(1).map(|at| &tokens[at]);
            let next_is_noun = tokens.get(end).is_some_and(|token| {
                token.is_word
                    && !token.is_any(&[
                        "in", "by", "on", "at", "and", "or", "with", "for", "from", "after", "the", "a", "an", "to", "when", "as",
                    ])
            });
            !(before.is_some_and(|token| {
                token.is_any(&["the", "a", "an", "these", "those", "his", "their", "its", "most", "newly", "recently"]) || token.possessive
            }) && next_is_noun)
        }
        Pos::Noun => {
            let phrase = &tokens[start..first];
            // "Another explosion occurred".
            let one_more = |token: &Token| token.is("another") && form == Form::Singular;
            if phrase.iter().any(|token| token.is_a(Class::Unreal) && !one_more(token)) {
                return false;
            }
            if is_a_charge(tokens, from, start, end) {
                return false;
            }
            let before = &tokens[from.max(start.saturating_sub(3))..start];
            if before.iter().any(|token| {
                token.is_a(Class::Unreal) && !token.is_any(&["against", "new", "other", "more", "another", "several", "such", "called"])
            }) {
                return false;
            }
            if before.iter().any(|token| token.is_any(&["no", "without", "not"])) {
                return false;
            }
            // "an attack that they say was aborted", "an attack it had called off".
            let said_of_it = &tokens[end..tokens.len().min(end + 9)];
            let clause = said_of_it.iter().position(|token| token.is_any(&[",", ";", ":", "\"", "and", "but"])).unwrap_or(said_of_it.len());
            let stopped = |at: usize| {
                said_of_it[at].is_any(&["aborted", "foiled", "thwarted", "averted", "cancelled", "canceled"])
                    || said_of_it[at].is("off") && at > 0 && said_of_it[at - 1].is_any(&["called", "broken"])
            };
            if (0..clause).any(stopped) {
                return false;
            }
            // "attacks would be mounted".
            if tokens[end..tokens.len().min(end + 2)].iter().any(|token| token.is_a(Class::Modal)) {
                return false;
            }
            // Bare plurals ("attacks on tourists") speak of attacks in general.
            let definite = phrase.iter().any(|token| token.is_any(DETERMINERS) || token.possessive || token.is_number())
                || (start..first).any(|at| sentence.in_time(at) || sentence.entity_at(at).is_some());
            let dated = sentence
                .times
                .iter()
                .any(|time| from <= time.first && time.end <= end + 8 && !(end..time.first.max(end)).any(|at| tokens[at].is("that")));
            // "with gunshot wounds": what an act led to is told in the plural too.
            form == Form::Singular || definite || dated || trigger.weight == Weight::Outcome
        }
    }
}

/// "charged with murder", "two counts of robbery", "was ruled a homicide": the name of a crime, not the deed.
fn is_a_charge(tokens: &[Token], from: usize, start: usize, end: usize) -> bool {
    // "charged in the shooting death of a clerk": a deed, with whom it was done to.
    let told_before = tokens[start].is_any(&["the", "this", "that"]) || tokens[start].possessive;
    if told_before && tokens.get(end).is_some_and(|next| next.is("of")) {
        return false;
    }
    let word = |back: usize| start.checked_sub(back).filter(|at| *at >= from).map(|at| &tokens[at]);
    let led = word(1).is_some_and(|token| token.is_any(&["with", "of", "for", "to", "on", "including", "and"]));
    led && (2..=9).filter_map(word).any(|token| {
        token.is_any(&[
            "charged",
            "charges",
            "charge",
            "counts",
            "count",
            "convicted",
            "guilty",
            "suspicion",
            "indicted",
            "booked",
            "arraigned",
        ])
    }) || (1..=8).filter_map(word).any(|token| token.is("ruled"))
}

/// "The army denied that its planes had bombed the camp": what follows is what did not happen, as the speaker has it.
fn denied(tokens: &[Token], from: usize) -> bool {
    tokens.get(from).is_some_and(|token| token.is("that"))
        && tokens[from.saturating_sub(4)..from].iter().any(|token| token.is_any(&["denied", "denies", "denying", "deny"]))
}

/// "Gunmen kill 12 in Basra": the present tense of headlines tells of what happened when it counts those it was done to.
fn in_a_headline(sentence: &Sentence, first: usize, end: usize, trigger: &Trigger) -> bool {
    let tokens = &sentence.tokens;
    let counted = tokens.get(end).is_some_and(|token| token.is_number() || token.is_any(SMALL_NUMBERS)) && !sentence.in_time(end);
    let subject = first.checked_sub(1).map(|before| &tokens[before]);
    trigger.measure.is_some()
        && counted
        && first <= 6
        && subject.is_some_and(|token| {
            token.is_word && !token.is_any(&["to", "who", "that", "which", "they", "we", "i", "you", "and", "not", "do", "or"])
        })
        && !tokens[..first].iter().any(|token| token.is_a(Class::Modal) || token.is_a(Class::Negation) || token.is(","))
}

const SMALL_NUMBERS: &[&str] =
    &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozens", "scores"];

/// "They mean to topple the state and hurt its guests": a verb whose past looks like its base goes on with the "to" before it.
fn goes_on_with_infinitive(sentence: &Sentence, verb: usize, from: usize) -> bool {
    let tokens = &sentence.tokens;
    let same_in_both = tokens[verb].is_any(&["hurt", "hit", "shut", "cut", "put", "set", "burst", "let", "split", "spread", "beat"]);
    let chained = verb.checked_sub(1).is_some_and(|before| tokens[before].is_any(&["and", "or", ","]));
    // Behind the "to" of a verb stands no article, number or name.
    let infinitive = |at: usize| {
        tokens[at].is("to")
            && !sentence.in_time(at)
            && tokens.get(at + 1).is_some_and(|next| next.is_word && !next.capital && !next.is_number() && !next.is_any(DETERMINERS))
            && sentence.entity_at(at + 1).is_none()
    };
    same_in_both && chained && (from.max(verb.saturating_sub(24))..verb).any(infinitive)
}

pub const DETERMINERS: &[&str] =
    &["the", "this", "that", "these", "those", "his", "her", "its", "their", "both", "two", "three", "four", "five"];
