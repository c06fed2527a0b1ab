//! What is wrong with a text that is no EDTF: where, what was expected there and what was found.
//!
//! The grammar's own parser says that a text is refused and why. A reader's text often goes wrong in the shape of a date
//! before that (`26 June 2015`, `2015-6-3`, `2015/06/26`), so the shape is walked first.

use edtf_core::ParseError;

/// Where it goes wrong, in bytes, and what was expected there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Malformed {
    pub at: usize,
    pub expected: &'static str,
}

const YEAR: &str = "a year of four digits, as in 2015-06-26";
const MONTH: &str = "a month of two digits";
const DAY: &str = "a day of two digits";
const END: &str = "the end of the date";

pub(super) fn malformed(text: &str, error: &ParseError) -> Malformed {
    walk(text).unwrap_or(Malformed { at: error.offset.min(text.len()), expected: expected(error.message) })
}

/// The words at a place, as an error quotes them: up to the next mark, and not too many.
pub(super) fn found(text: &str, at: usize) -> String {
    let rest = text.get(at..).unwrap_or_default();
    let mark = |c: char| !c.is_alphanumeric();
    let end = match rest.find(mark) {
        Some(0) if rest.starts_with("..") => 2,
        Some(0) => rest.chars().next().map_or(0, char::len_utf8),
        Some(end) => end,
        None => rest.len(),
    };
    let words = &rest[..end];
    match (words.is_empty(), words.char_indices().nth(20)) {
        (true, _) => "nothing".to_owned(),
        (_, Some((cut, _))) => format!("\"{}…\"", &words[..cut]),
        _ => format!("\"{words}\""),
    }
}

/// The first place at which the text has not the shape of a date, a range of two or a set in brackets.
fn walk(text: &str) -> Option<Malformed> {
    let wrong = |at, expected| Some(Malformed { at, expected });
    let close = match text.as_bytes().first()? {
        b'[' => ']',
        b'{' => '}',
        _ => return walk_range(text),
    };
    let inner = &text[1..];
    let end = inner.find(close).unwrap_or(inner.len());
    let mut at = 1;
    for member in inner[..end].split(',') {
        // A date, one from or up to it, or two with all between.
        let mut from = at;
        let open = member.starts_with("..") as usize + member.ends_with("..") as usize;
        for date in member.split("..") {
            if (!date.is_empty() || open == 0 || member.len() <= 2)
                && let found @ Some(_) = walk_date(date, from)
            {
                return found;
            }
            from += date.len() + 2;
        }
        at += member.len() + 1;
    }
    if end == inner.len() {
        return wrong(text.len(), if close == ']' { "] at the end of the set" } else { "} at the end of the set" });
    }
    (1 + end + 1 < text.len()).then_some(Malformed { at: 1 + end + 1, expected: "the end after the set" })
}

fn walk_range(text: &str) -> Option<Malformed> {
    let Some((from, to)) = text.split_once('/') else { return walk_date(text, 0) };
    // Three numbers between slashes are a date as people write it.
    if to.contains('/') && text.bytes().all(|b| b.is_ascii_digit() || b == b'/') {
        return Some(Malformed { at: 0, expected: "a date with hyphens, as in 2015-06-26 (a slash joins the two ends of a range)" });
    }
    let end = |date: &str, at: usize| if matches!(date, "" | "..") { None } else { walk_date(date.trim_start_matches(".."), at) };
    let second = to.split('/').next().unwrap_or_default();
    end(from.trim_end_matches(".."), 0).or_else(|| end(second.trim_end_matches(".."), from.len() + 1)).or_else(|| {
        (second.len() < to.len())
            .then_some(Malformed { at: from.len() + 1 + second.len(), expected: "the end of the range, which has two dates" })
    })
}

fn walk_date(date: &str, base: usize) -> Option<Malformed> {
    let bytes = date.as_bytes();
    let mut at = 0;
    let wrong = |at: usize, expected| Some(Malformed { at: base + at, expected });
    let mark = |at: usize| bytes.get(at).is_some_and(|b| matches!(b, b'?' | b'~' | b'%'));
    let digits = |at: usize| bytes[at.min(bytes.len())..].iter().take_while(|b| b.is_ascii_digit() || **b == b'X').count();
    if bytes.first() == Some(&b'Y') {
        return None;
    }
    at += usize::from(mark(at));
    let start = at;
    at += usize::from(bytes.get(at) == Some(&b'-'));
    if digits(at) != 4 {
        return wrong(if digits(at) == 0 { start } else { at }, YEAR);
    }
    at += 4;
    if bytes.get(at) == Some(&b'S') {
        return None;
    }
    at += usize::from(mark(at));
    for (part, shape) in [("a hyphen and a month", MONTH), ("a hyphen and a day", DAY)] {
        if at == bytes.len() {
            return None;
        }
        if bytes[at] != b'-' {
            return wrong(at, if bytes[at].is_ascii_punctuation() && !matches!(bytes[at], b'.') { END } else { part });
        }
        at += 1;
        at += usize::from(mark(at));
        if digits(at) != 2 {
            return wrong(at, shape);
        }
        at += 2;
        at += usize::from(mark(at));
    }
    match bytes.get(at) {
        None | Some(b'T') => None,
        Some(_) => wrong(at, END),
    }
}

/// The grammar's message in terms of what it expects.
fn expected(message: &'static str) -> &'static str {
    match message {
        "empty input" => "a date, as in 2015-06-26",
        "month must be 01-12 or a sub-year code 21-41" | "no calendar month matches the unspecified digits" => {
            "a month from 01 to 12, or a part of the year from 21 to 41"
        }
        "day is out of range for the month" => "a day that this month has",
        "sub-year groupings cannot carry a day" => "no day after a part of the year",
        "-0000 is not a valid year" => "0000 for the year 1 BC, or -0001 and before",
        "negative years cannot contain unspecified digits" => "all digits of a year before 0000",
        "Y-prefixed years require |year| > 9999" => "more than four digits after Y",
        "expected digits after 'Y'" => "digits after Y",
        "interval needs at least one dated endpoint" => "a date at one end of the range",
        "interval end precedes interval start" | "set range end precedes range start" => "a date that is not before the first",
        "set must contain at least one element" | "empty set element" | "'..' alone is not a set element" => "a date in the set",
        "set range endpoints must share precision" => "two days, two months or two years around \"..\"",
        "set range endpoints cannot be qualified" => "dates without ?, ~ and % around \"..\"",
        "set range endpoints cannot contain unspecified digits" => "dates without X around \"..\"",
        "set range endpoints cannot be seasons" => "days, months or years around \"..\"",
        other => other,
    }
}
