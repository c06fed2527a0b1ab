//! Numbers in digits and words, and the words that bound them: "at least 20", "20 to 30", "two dozen", "some 40".

use std::sync::LazyLock;

use crate::parse::{lexicon::Class, sentence::Sentence, token::Token};

/// A number where it stands, bounds and all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// Its tokens, with the words that bound it.
    pub first: usize,
    pub end: usize,
    pub min: u64,
    pub max: Option<u64>,
    /// "about 50": the number is the report's, not a count.
    pub about: bool,
}

/// The number whose own words begin at `at`; the words that bound it stand at or after `from`.
pub fn amount(sentence: &Sentence, at: usize, from: usize) -> Option<Amount> {
    let tokens = &sentence.tokens;
    let (end, low, high) = number(sentence, at)?;
    // A number that hangs on a hyphen is an age or a size: "23-year-old", "125-mile".
    if tokens.get(end).is_some_and(|next| next.joined) || tokens[at].joined {
        return None;
    }
    // "1/2 mile".
    let fraction = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|mark| mark.is("/"));
    if fraction(Some(end)) || fraction(at.checked_sub(1)) {
        return None;
    }
    // Money, and parts of a hundred.
    if at.checked_sub(1).is_some_and(|before| tokens[before].is_any(&["$", "£", "€", "#", "no."]))
        || tokens.get(end).is_some_and(|next| next.is_any(&["%", "percent", "million", "billion"]))
    {
        return None;
    }
    // What a number names, it does not count: "Highway 150", "Flight 93".
    let at_name = at.checked_sub(1).is_some_and(|before| tokens[before].is_a(Class::Numbered));
    // "12 year-old girl".
    let years = tokens.get(end).is_some_and(|next| next.is_any(&["year", "month", "week"]))
        && tokens.get(end + 1).is_some_and(|next| next.is("old"));
    if at_name || years {
        return None;
    }
    // Whom one calls for help.
    let emergency = tokens[at].is_any(&["911", "999", "112"])
        && at.checked_sub(1).is_some_and(|before| {
            tokens[before]
                .is_any(&["called", "call", "calls", "calling", "dialed", "dialled", "dial", "dialing", "phoned", "a", "the", "to"])
        });
    if emergency {
        return None;
    }
    Some(bounded(tokens, at, end, low, high, from))
}

/// The number at `at`: the token after it, lowest and highest value.
fn number(sentence: &Sentence, at: usize) -> Option<(usize, u64, Option<u64>)> {
    let tokens = &sentence.tokens;
    let next = |n: usize| tokens.get(at + n);
    let of = |end: usize| if tokens.get(end).is_some_and(|next| next.is("of")) { end + 1 } else { end };
    match tokens[at].lower.as_str() {
        "a" | "an" => match next(1).map_or("", |token| token.lower.as_str()) {
            "dozen" => return Some((at + 2, 12, Some(12))),
            "hundred" => return Some((at + 2, 100, Some(100))),
            "thousand" => return Some((at + 2, 1_000, Some(1_000))),
            _ => return None,
        },
        "half" if next(1).is_some_and(|token| token.is_any(&["a", "dozen"])) => {
            let dozen = (at + 1..at + 3).find(|at| tokens.get(*at).is_some_and(|token| token.is("dozen")))?;
            return Some((dozen + 1, 6, Some(6)));
        }
        "dozens" => return Some((of(at + 1), 24, None)),
        "scores" => return Some((of(at + 1), 40, None)),
        "hundreds" => return Some((of(at + 1), 200, None)),
        "thousands" => return Some((of(at + 1), 2_000, None)),
        _ => {}
    }
    let (mut end, mut low) = plain_number(tokens, at)?;
    if tokens.get(end).is_some_and(|next| next.is("dozen")) {
        (end, low) = (end + 1, low * 12);
    }
    // "20 to 30", "30 or 40", "20-30", "between 5 and 7".
    // "from 12 to 15": it rose.
    let rose = at.checked_sub(1).is_some_and(|before| tokens[before].is("from"));
    let between = at.checked_sub(1).is_some_and(|before| tokens[before].is("between"));
    let second = tokens
        .get(end)
        .is_some_and(|next| next.is_any(&["to", "or", "—"]) || between && next.is("and"))
        .then_some(end + 1)
        .or_else(|| tokens.get(end).filter(|next| next.joined && next.is_number()).map(|_| end));
    if let Some(second) = second
        && !rose
        && !sentence.in_time(second)
        && let Some((second_end, high)) = plain_number(tokens, second)
        && high > low
    {
        return Some((second_end, low, Some(high)));
    }
    Some((end, low, Some(low)))
}

/// Digits with thousands separators, or number words ("thirty-nine").
fn plain_number(tokens: &[Token], at: usize) -> Option<(usize, u64)> {
    static ENGLISH: LazyLock<text2num::Language> = LazyLock::new(text2num::Language::english);
    const WORDS: &[&str] = &[
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
    ];
    let first = tokens.get(at)?;
    if first.is_number() {
        return Some((at + 1, first.lower.replace(',', "").parse().ok()?));
    }
    if !first.is_any(WORDS) || first.is_any(&["hundred", "thousand"]) {
        return None;
    }
    let is_word = |at: usize| tokens.get(at).is_some_and(|token| token.is_any(WORDS));
    let mut end = at;
    // "a hundred and five", but not "ten and five".
    let joins = |at: usize| tokens.get(at).is_some_and(|token| token.is("and")) && tokens[at - 1].is("hundred") && is_word(at + 1);
    while is_word(end) || end > at && joins(end) {
        end += 1;
    }
    let words: Vec<&str> = tokens[at..end].iter().map(|token| token.lower.as_str()).collect();
    let digits = text2num::text2digits(&words.join(" "), &*ENGLISH).ok()?;
    Some((end, digits.parse().ok()?))
}

/// What the words before a number make of it. The number that is stated is kept as the bound, as reports mean it.
fn bounded(tokens: &[Token], at: usize, end: usize, low: u64, high: Option<u64>, from: usize) -> Amount {
    let mut start = at;
    while start > from && tokens[start - 1].is("\"") {
        start -= 1;
    }
    let back = |n: usize| start.checked_sub(n).filter(|at| *at >= from).map_or("", |at| tokens[at].lower.as_str());
    let (back_by, min, max) = match (back(3), back(2), back(1)) {
        ("no", "fewer" | "less", "than") => (3, low, None),
        (_, "fewer" | "less", "than") => (2, 0, Some(low)),
        (_, "at", "least") | (_, "more", "than") | (_, "well", "over") => (2, low, None),
        (_, _, "over" | "exceeding" | "least") => (1, low, None),
        (_, "up", "to") => (2, 0, high),
        (_, "at", "most") => (2, 0, high),
        ("as", "many", "as") => (3, 0, high),
        (_, _, "between") => (1, low, high),
        _ => (0, low, high),
    };
    let (near_by, about) = match (back(2), back(1)) {
        _ if back_by > 0 => (0, false),
        (_, "about" | "some" | "around" | "approximately" | "roughly" | "nearly" | "almost" | "estimated") => (1, true),
        ("close", "to") => (2, true),
        _ => (0, false),
    };
    let first = if back_by + near_by > 0 { start - back_by - near_by } else { at };
    Amount { first, end, min, max, about: about && low > 1 }
}
