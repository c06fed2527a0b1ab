//! Figures: how many were killed, wounded, arrested, and of whom.

use super::{
    lexicon::{Form, Lexicon, Pos},
    sentence::Sentence,
    trigger::{Found, Share},
};
use crate::timeline::{Claim, Measure};

/// A number of people in a sentence, not yet said of what.
#[derive(Debug, Clone, PartialEq)]
struct Quantity {
    first: usize,
    end: usize,
    min: u64,
    max: Option<u64>,
    of: Of,
    part: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Of {
    /// A bare number: "killing 12 and seven civilians".
    Bare,
    /// "12 of them", "six others".
    Them,
    /// "38 people": everyone.
    Everyone,
    Named(String),
}

/// The claims that a share of a sentence states. `target` names whom the event struck, for "killing 12 of them".
pub fn claims(sentence: &Sentence, text: &str, share: &Share<'_>, article: usize, target: Option<&str>, lexicon: &Lexicon) -> Vec<Claim> {
    // What is no act has no toll: "the 39 dead are an affront to what was won in the revolution".
    if share.head.trigger.measure.is_none() && share.outcomes.is_empty() {
        return Vec::new();
    }
    let quantities = quantities(sentence, text, share.from, share.to, lexicon);
    let mut measures: Vec<&Found<'_>> = share.outcomes.iter().collect();
    measures.push(&share.head);
    measures.sort_by_key(|found| found.first);
    let mut out: Vec<Claim> = Vec::new();
    let mut carried: Option<(usize, Measure)> = None;
    for (n, quantity) in quantities.iter().enumerate() {
        let measure = measure_of(sentence, quantity, &measures, share).or_else(|| {
            // "20 tourists and a security guard": what holds of the one before holds of this one, and of the bare one before a named.
            let (end, measure) = carried?;
            coordinated(sentence, end, quantity.first).then_some(measure)
        });
        // "20 tourists and a guard dead": the word stands behind the last of them.
        let measure = measure.or_else(|| {
            let next = quantities.get(n + 1)?;
            coordinated(sentence, quantity.end, next.first).then(|| measure_of(sentence, next, &measures, share)).flatten()
        });
        let Some(measure) = measure else { continue };
        carried = Some((quantity.end, measure));
        let of = match &quantity.of {
            Of::Named(whom) => Some(whom.clone()),
            Of::Everyone => None,
            Of::Them => out.last().and_then(|claim| claim.of.clone()).or_else(|| target.map(str::to_owned)),
            // Beside a named part a bare number is of those the act was aimed at; alone it is everyone.
            // "36 militants were killed and six arrested": of the same.
            Of::Bare if n > 0 && quantity.first <= quantities[n - 1].end + 5 && !matches!(quantities[n - 1].of, Of::Bare) => {
                out.last().and_then(|claim| claim.of.clone())
            }
            Of::Bare => {
                let beside =
                    quantities.iter().any(|other| matches!(other.of, Of::Named(_)) && coordinated(sentence, quantity.end, other.first));
                if beside { target.map(str::to_owned) } else { None }
            }
        };
        out.push(Claim {
            measure,
            of,
            min: quantity.min,
            max: quantity.max,
            article,
            span: sentence.span_of(quantity.first, quantity.end),
            by: None,
            part: quantity.part,
        });
    }
    out
}

/// Whether only "and", a comma, "of them" stand between two quantities.
fn coordinated(sentence: &Sentence, end: usize, next: usize) -> bool {
    next >= end && next - end <= 2 && sentence.tokens[end..next].iter().any(|token| token.is("and") || token.is(","))
}

fn measure_of(sentence: &Sentence, quantity: &Quantity, measures: &[&Found<'_>], share: &Share<'_>) -> Option<Measure> {
    let tokens = &sentence.tokens;
    // "39 dead", "the 39 deaths", "dead and wounded at more than 20", "a toll of 39".
    let behind: Vec<&str> = tokens[quantity.end..tokens.len().min(quantity.end + 6)].iter().map(|token| token.lower.as_str()).collect();
    let before: Vec<&str> =
        tokens[share.from.max(quantity.first.saturating_sub(8))..quantity.first].iter().map(|token| token.lower.as_str()).collect();
    let lumped = |words: &[&str]| {
        let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
        has(&["dead", "killed", "killing"]) && has(&["wounded", "injured", "wounding", "injuring"]) && has(&["or", "and"])
    };
    if lumped(&before)
        && before.last().is_some_and(|_| before.iter().any(|word| matches!(*word, "at" | "of" | "or" | "to")))
        && !before.iter().any(|word| word.as_bytes()[0].is_ascii_digit())
    {
        return Some(Measure::KilledOrWounded);
    }
    match behind.first().copied() {
        Some("dead") => return Some(Measure::Killed),
        Some("deaths" | "fatalities") => return Some(Measure::Killed),
        Some("missing") => return Some(Measure::Missing),
        Some("injured" | "wounded" | "hurt") => return Some(Measure::Wounded),
        Some("injuries") => return Some(Measure::Wounded),
        _ => {}
    }
    let toll_before = tokens[share.from..quantity.first].iter().any(|token| token.is("toll"))
        && before.last().is_some_and(|word| matches!(*word, "to" | "at" | "of"));
    if toll_before
        || before.contains(&"toll")
        || before.windows(2).any(|pair| pair[0] == "death" && pair[1] == "toll")
        || before.windows(2).any(|pair| pair == ["number", "of"]) && before.contains(&"dead")
    {
        return Some(Measure::Killed);
    }
    if tokens.get(quantity.first.wrapping_sub(1)).is_some_and(|token| token.is("left")) && behind.iter().take(4).any(|word| *word == "dead")
    {
        return Some(Measure::Killed);
    }
    let near: Vec<&&Found<'_>> = measures.iter().filter(|found| found.trigger.measure.is_some()).collect();
    // "15 soldiers were killed", "22 people died", "36 militants killed": the verb stands behind, passive or intransitive.
    let passive = near.iter().find(|found| {
        found.first >= quantity.end && found.trigger.pos == Pos::Verb && {
            let between = &tokens[quantity.end..found.first];
            let be = between.iter().any(|token| token.is_any(&["was", "were", "been", "being"]));
            let short = between.len() <= 4 && !between.iter().any(|token| !token.is_word);
            let intransitive = matches!(
                found.trigger.lemma,
                "die" | "lose life" | "return" | "come home" | "come back" | "flee" | "cross" | "travel" | "volunteer" | "deploy" | "go"
            );
            short
                && (be || intransitive || between.is_empty() && found.trigger.lemma != "attack" && !matches!(found.form, Form::Ing))
                && !active_object_follows(sentence, found)
        }
    });
    if let Some(found) = passive {
        return found.trigger.measure;
    }
    // "killing 12", "gunned down 39 tourists", "killed at least 22 people", "six arrested": the verb stands just before.
    let active = near.iter().rev().find(|found| {
        found.end <= quantity.first && {
            let between = &tokens[found.end..quantity.first];
            between.len() <= 4
                && !between.iter().any(|token| {
                    !token.is_word || token.is_any(&["in", "at", "on", "by", "for", "with", "from", "near", "when", "after", "to", "and"])
                })
        }
    });
    if let Some(found) = active
        && (found.trigger.pos == Pos::Verb || tokens[found.end..quantity.first].iter().any(|token| token.is("of")))
    {
        return found.trigger.measure;
    }
    None
}

/// "12 people killed 3 soldiers": the figure before is who did it.
fn active_object_follows(sentence: &Sentence, verb: &Found<'_>) -> bool {
    let auxiliary = verb.first > 0 && sentence.tokens[verb.first - 1].is_any(&["were", "was", "been", "being"]);
    let next = sentence.tokens.get(verb.end);
    !auxiliary
        && !matches!(verb.trigger.lemma, "die" | "lose life")
        && next.is_some_and(|token| token.is_number() || token.is_any(&["at", "the", "a", "an", "more", "dozens"]) && !token.is("at"))
}

/// Every count of people in tokens `from..to`.
fn quantities(sentence: &Sentence, text: &str, from: usize, to: usize, lexicon: &Lexicon) -> Vec<Quantity> {
    let tokens = &sentence.tokens;
    let mut out: Vec<Quantity> = Vec::new();
    let mut at = from;
    while at < to {
        if sentence.in_time(at) || !tokens[at].is_word {
            at += 1;
            continue;
        }
        let Some((number_end, low, high)) = number(sentence, at, to) else {
            at += 1;
            continue;
        };
        // A number that hangs on a hyphen is an age or a size: "23-year-old", "125-mile".
        if tokens.get(number_end).is_some_and(|next| next.joined) || tokens[at].joined {
            at = number_end;
            continue;
        }
        let (bound_from, min, max) = bound(sentence, from, at, low, high);
        let article_only = tokens[at].is_any(&["a", "an", "one"]);
        let Some((end, of)) = whom(sentence, text, number_end, to, lexicon) else {
            at = number_end;
            continue;
        };
        let follows = out.last().is_some_and(|last| coordinated(sentence, last.end, at));
        // "a security guard" counts beside a figure or under a verb of killing, "a man" elsewhere does not; "one" alone never does.
        if article_only && matches!(of, Of::Bare | Of::Them) || tokens[at].is_any(&["a", "an"]) && !follows {
            at = number_end;
            continue;
        }
        // "a jihadist cell" counts no jihadist.
        let noun_follows = tokens.get(end).is_some_and(|next| {
            next.is_word
                && !next.lower.ends_with("ed")
                && !next.is_any(&[
                    "dead", "and", "in", "on", "at", "of", "who", "was", "were", "by", "from", "to", "when", "that", "near", "or", "with",
                    "after", "as",
                ])
        });
        if article_only && noun_follows {
            at = end;
            continue;
        }
        let part = bound_from > from && tokens[bound_from - 1].is_any(&["including", "among"])
            || tokens[from..bound_from].iter().rev().take(3).any(|token| token.is("including") || token.is("whom"));
        out.push(Quantity { first: bound_from, end, min, max, of, part });
        at = end;
    }
    out
}

/// A number in digits or words at `at`: the token after it, lowest and highest value.
fn number(sentence: &Sentence, at: usize, to: usize) -> Option<(usize, u64, Option<u64>)> {
    let tokens = &sentence.tokens;
    let word = tokens[at].lower.as_str();
    let open = |end: usize, least: u64| Some((end, least, None));
    match word {
        "a" | "an" => {
            return match tokens.get(at + 1).map(|token| token.lower.as_str()) {
                Some("dozen") => Some((at + 2, 12, Some(12))),
                Some("hundred") => Some((at + 2, 100, Some(100))),
                Some("thousand") => Some((at + 2, 1_000, Some(1_000))),
                Some("few" | "couple" | "handful" | "number") => None,
                _ => Some((at + 1, 1, Some(1))),
            };
        }
        "dozens" | "scores" | "hundreds" | "thousands" => {
            let least = match word {
                "dozens" => 24,
                "scores" => 40,
                "hundreds" => 200,
                _ => 2_000,
            };
            let end = if tokens.get(at + 1).is_some_and(|next| next.is("of")) { at + 2 } else { at + 1 };
            return open(end, least);
        }
        _ => {}
    }
    let (mut end, low) = plain_number(sentence, at, to)?;
    let mut low = low;
    if tokens.get(end).is_some_and(|next| next.is("dozen")) {
        (end, low) = (end + 1, low * 12);
    }
    // "20 to 30", "30 or 40", "20-30".
    let joined = tokens
        .get(end)
        .is_some_and(|next| next.is_any(&["to", "or"]) || next.is("—"))
        .then_some(end + 1)
        .or_else(|| tokens.get(end).filter(|next| next.joined && next.is_number()).map(|_| end));
    if let Some(second) = joined
        && second < to
        && !sentence.in_time(second)
        && let Some((second_end, high)) = plain_number(sentence, second, to)
        && high > low
    {
        return Some((second_end, low, Some(high)));
    }
    Some((end, low, Some(low)))
}

/// Digits with thousands separators, or number words ("thirty-nine").
fn plain_number(sentence: &Sentence, at: usize, to: usize) -> Option<(usize, u64)> {
    let tokens = &sentence.tokens;
    let first = tokens.get(at)?;
    if first.is_number() {
        let digits = first.lower.replace(',', "");
        let value: u64 = digits.parse().ok()?;
        // A year is none, nor is a clock time; those are time expressions. "1.5 million" is no count of people in an event.
        return Some((at + 1, value));
    }
    static ENGLISH: std::sync::LazyLock<text2num::Language> = std::sync::LazyLock::new(text2num::Language::english);
    let is_number_word = |token: &super::token::Token| {
        token.is_any(&[
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
            "thirty",
            "forty",
            "fifty",
            "sixty",
            "seventy",
            "eighty",
            "ninety",
            "hundred",
            "thousand",
        ])
    };
    let mut end = at;
    while end < to
        && tokens.get(end).is_some_and(|token| {
            is_number_word(token)
                || token.is("and") && end > at && tokens[end - 1].is("hundred") && tokens.get(end + 1).is_some_and(is_number_word)
        })
    {
        end += 1;
    }
    if end == at || tokens[at].is_any(&["hundred", "thousand"]) {
        return None;
    }
    let words: Vec<&str> = tokens[at..end].iter().map(|token| token.lower.as_str()).collect();
    let digits = text2num::text2digits(&words.join(" "), &*ENGLISH).ok()?;
    Some((end, digits.parse().ok()?))
}

/// "at least 20", "more than 20", "up to 20": where the words begin, and what the figure then allows. The number that is stated
/// is kept as the bound, as reports mean it.
fn bound(sentence: &Sentence, from: usize, at: usize, low: u64, high: Option<u64>) -> (usize, u64, Option<u64>) {
    let tokens = &sentence.tokens;
    let mut start = at;
    while start > from && tokens[start - 1].is("\"") {
        start -= 1;
    }
    let back = |n: usize| start.checked_sub(n).filter(|at| *at >= from).map_or("", |at| tokens[at].lower.as_str());
    match (back(3), back(2), back(1)) {
        (_, "at", "least") | (_, "more" | "fewer", "than") | (_, "no", "fewer") => {
            if back(2) == "fewer" {
                return (start - 2, 0, Some(low));
            }
            (start - 2, low, None)
        }
        ("well", "over", _) => (start - 2, low, None),
        (_, _, "over" | "exceeding") => (start - 1, low, None),
        (_, "up", "to") => (start - 2, 0, high),
        ("as", "many", "as") => (start - 3, 0, high),
        (_, _, "least") => (start - 1, low, None),
        _ => (at, low, high),
    }
}

/// Whom a number counts: the noun behind it, past adjectives. `None` where it counts no people.
fn whom(sentence: &Sentence, text: &str, at: usize, to: usize, lexicon: &Lexicon) -> Option<(usize, Of)> {
    let tokens = &sentence.tokens;
    let word = |n: usize| tokens.get(n).filter(|_| n < to);
    if word(at).is_some_and(|token| token.is("of"))
        && word(at + 1).is_some_and(|token| token.is_any(&["them", "those", "whom", "its", "the"]))
    {
        return Some((at + 2, Of::Them));
    }
    if word(at).is_some_and(|token| token.is_any(&["others", "more"]))
        && !word(at + 1).is_some_and(|token| lexicon.people_nouns.contains(token.lower.as_str()))
    {
        return Some((at + 1, Of::Them));
    }
    let mut end = at;
    let mut last_noun = None;
    while end < to && end - at < 6 {
        let Some(token) = word(end) else { break };
        if token.is("\"") {
            end += 1;
            continue;
        }
        if !token.is_word
            || token.is_any(&[
                "in", "on", "at", "of", "and", "or", "who", "were", "was", "to", "from", "by", "with", "after", "when", "during", "had",
                "have", "has", "died", "are", "as", "for", "the",
            ])
            || sentence.in_time(end)
        {
            break;
        }
        if lexicon.people_nouns.contains(token.lower.as_str()) && !(token.is("dead") && last_noun.is_none()) {
            last_noun = Some(end);
            // "police officers", "security forces": go on while nouns for people follow.
            if !word(end + 1).is_some_and(|next| lexicon.people_nouns.contains(next.lower.as_str()) && !next.is("dead")) {
                break;
            }
        } else if last_noun.is_some() {
            break;
        }
        end += 1;
    }
    let Some(noun) = last_noun else {
        // Nothing countable follows: a bare number if a verb, a mark or "and" comes next.
        let next = word(at);
        let bare = next.is_none_or(|token| {
            !token.is_word && !token.is("%") && !token.is("$")
                || token.is_any(&[
                    "and",
                    "dead",
                    "deaths",
                    "killed",
                    "wounded",
                    "injured",
                    "arrested",
                    "were",
                    "was",
                    "died",
                    "in",
                    "by",
                    "missing",
                    "at",
                    "on",
                    "people",
                    "when",
                    "have",
                    "had",
                    "militants",
                    "fatalities",
                ])
        });
        let money = at >= 2 && tokens[at - 2].is_any(&["$", "£", "€"]);
        return (bare && !money).then_some((at, Of::Bare));
    };
    let first = (at..=noun).find(|n| !tokens[*n].is_any(&["other", "more", "\"", "additional"])).unwrap_or(noun);
    let words = sentence.span_of(first, noun + 1).of(text);
    let named =
        if tokens[noun].is_any(&["people", "persons", "person", "lives", "dead", "bodies", "victims", "casualties"]) && first == noun {
            Of::Everyone
        } else {
            Of::Named(words.to_owned())
        };
    let named = if tokens[noun].is("others") { Of::Them } else { named };
    Some((noun + 1, named))
}
