//! How a date stands in its text: the story goes there, or it is the head of a list of dates, or only an aside that the
//! next sentence does not go on from: `founded in 1868 by Ruth Ellery (1831-1904)`, `the hall, which burned in 1951, was sold`.

use crate::parse::timex::{
    Expression,
    meaning::{Lead, Meaning, Part, Year},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    Story,
    /// Alone on its line.
    Heading,
    /// Ends a line that stands over a blank one: `Key events of 1994`.
    Title,
    /// Opens its line, before a colon or a dash: `10 March: The ferry leaves.`
    Entry,
    Aside,
}

/// How far to look, in bytes: a clause.
const REACH: usize = 120;

/// Words that open a clause about something that is only mentioned.
const OPENING: [&str; 16] = [
    "who",
    "whose",
    "which",
    "where",
    "whom",
    "born",
    "founded",
    "established",
    "built",
    "formed",
    "created",
    "published",
    "printed",
    "writing",
    "written",
    "first",
];

pub fn of(text: &str, expression: &Expression) -> Stand {
    let before = last(&text[..expression.span.start]);
    let after = first(&text[expression.span.end..]);
    let line = before.rfind('\n').map(|at| &before[at + 1..]).or((before.len() == expression.span.start).then_some(before));
    if line.is_some_and(|line| line.trim_matches([' ', '\t', '*', '-', '•', '#', '=', '[', '–']).is_empty()) {
        let rest = after.trim_start_matches([' ', '\t', ']']);
        let end = rest.trim_start_matches([':', '=', ' ', '\t', '.']);
        if end.is_empty() || end.starts_with('\n') {
            return Stand::Heading;
        }
        if rest.starts_with([':', '–', '—', '|']) || rest.starts_with("- ") || rest.starts_with("-- ") {
            return Stand::Entry;
        }
    }
    // A line with no full stop over a blank one: a title.
    if line.is_some_and(|line| !line.contains(". ")) && after.starts_with("\n\n") {
        return Stand::Title;
    }
    if aside(before, after, expression) { Stand::Aside } else { Stand::Story }
}

fn aside(before: &str, after: &str, expression: &Expression) -> bool {
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let rest = &after[..after.find('\n').unwrap_or(after.len())];
    // In brackets.
    let opened = line.rfind(['(', '[']).is_some_and(|at| !line[at..].contains([')', ']']));
    if opened && let Some(at) = rest.find([')', ']']).filter(|at| !rest[..*at].contains(['(', '['])) {
        // The years of a chapter stand in its heading: `The long retreat (1927-1937)`.
        return !rest[at + 1..].trim().is_empty() || after.len() == rest.len();
    }
    let closed = rest.starts_with([',', '—', '–']) || rest.starts_with(" –") || rest.starts_with(" —");
    let year_only =
        matches!(expression.meaning, Meaning::Calendar { part: Part::Year | Part::Decade(_) | Part::Century(_) | Part::Millennium(_), .. });
    if matches!(expression.lead, Lead::Since | Lead::Until) && year_only {
        return true;
    }
    let bound = line
        .rmatch_indices([',', '—', '–', ';', '.', '"', '“'])
        .find(|(at, mark)| matches!(*mark, "\"" | "“") || line[at + mark.len()..].starts_with(' '));
    let (clause, mark) = bound.map_or((line, "\n"), |(at, mark)| (&line[at + mark.len()..], mark));
    let word = clause.trim_start().split(' ').next().unwrap_or("");
    let opens = OPENING.iter().any(|opening| word.eq_ignore_ascii_case(opening));
    // A clause that the sentence goes on from; at the end of the sentence the story may well go on from it.
    match mark {
        "," | "—" | "–" => opens && (closed || year_only),
        _ => opens && closed && year_only,
    }
}

/// At most the last bytes of the text.
pub fn last(text: &str) -> &str {
    let mut at = text.len().saturating_sub(REACH);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    &text[at..]
}

/// At most the first bytes of the text.
fn first(text: &str) -> &str {
    let mut at = text.len().min(REACH);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    &text[..at]
}

/// A year, alone or with its month or day, that is named in full.
pub fn names_year(expression: &Expression) -> bool {
    matches!(expression.meaning, Meaning::Calendar { year: Year::Full(_) | Year::Era(_), .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::timex::find;

    fn stands(text: &str) -> Vec<(&str, Stand)> {
        find(text).iter().map(|expression| (expression.span.of(text), of(text, expression))).collect()
    }

    #[test]
    fn an_aside_is_told_from_the_story() {
        for (text, wanted) in [
            ("The hall was built in 1868. In May it burned.", [Stand::Story, Stand::Story]),
            ("Ruth Ellery (born 1831) moved in May.", [Stand::Aside, Stand::Story]),
            ("The hall, which burned in May 1951, was sold in 1955.", [Stand::Aside, Stand::Story]),
            ("Born in 1911, she left in 1930.", [Stand::Aside, Stand::Story]),
            ("He has lived there since 1948. In June he left.", [Stand::Aside, Stand::Story]),
            ("He came to Leith, which fell on 5 May 1801. On 7 May it was burned.", [Stand::Story, Stand::Story]),
            ("1994\n10 March: The ferry leaves.", [Stand::Heading, Stand::Entry]),
        ] {
            let got: Vec<Stand> = stands(text).into_iter().map(|(_, stand)| stand).collect();
            assert_eq!(got, wanted, "{text}");
        }
    }
}
