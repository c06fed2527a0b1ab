//! Datelines: "AKRON, Ohio (AP) —", "Lima, 5 May 89 (EFE) --", "(RENO) -": where a report was filed.

use crate::parse::{lexicon::Class, token::Token};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dateline {
    /// Tokens of the place's name.
    pub first: usize,
    pub end: usize,
    /// The token at which the report itself begins.
    pub until: usize,
}

/// Within so many tokens a dateline has ended.
const LONGEST: usize = 22;

/// The dateline that a paragraph begins with. In a text all in capitals a name alone before a dash is none.
pub fn dateline(tokens: &[Token], text: &str, shouted: bool) -> Option<Dateline> {
    let first = tokens.iter().take(2).position(|token| token.is_word)?;
    let name_word = |at: usize| tokens.get(at).is_some_and(|token| token.is_word && token.capital && !token.is_number());
    let mut end = first;
    while end < first + 5
        && (name_word(end) || end > first && tokens.get(end).is_some_and(|token| token.is_a(Class::Particle)) && name_word(end + 1))
    {
        end += 1;
    }
    if end == first {
        return None;
    }
    let upper = |at: usize| !tokens[at].span.of(text).contains(char::is_lowercase);
    // "NORWOOD  Few details": the name in capitals, and a gap where the dash has been lost.
    if let Some(gap) = (first + 1..end).find(|at| tokens[*at].span.start - tokens[*at - 1].span.end >= 2)
        && !shouted
        && (first..gap).all(upper)
        && !upper(gap)
    {
        return Some(Dateline { first, end: gap, until: gap });
    }
    let dash = (end..tokens.len().min(LONGEST)).find(|at| tokens[*at].is("—") || tokens[*at].is("-"))?;
    let mut until = dash + 1;
    while tokens.get(until).is_some_and(|token| token.is("-")) {
        until += 1;
    }
    let between = &tokens[end..dash];
    let capitals = (first..end).all(upper) && !shouted;
    let named = match between {
        [] => capitals,
        [close] => capitals && close.is(")"),
        [next, ..] => {
            // What stands between is the region, the day and the agency; a sentence has a verb, and full words of its own.
            let mut depth = 0;
            let plain = between
                .iter()
                .filter(|token| {
                    depth += i32::from(token.is("(") || token.is("[")) - i32::from(token.is(")") || token.is("]"));
                    depth == 0 && token.is_word && !token.is_number() && !token.capital
                })
                .count();
            let dated_or_signed = between.iter().any(|token| token.is("(") || token.is_number());
            (next.is(",") || next.is("(") || next.is("/") || next.is(")")) && plain <= 1 && (capitals || dated_or_signed)
        }
    };
    named.then_some(Dateline { first, end, until })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{parse::token::tokens, text::Span};

    #[test]
    fn a_dateline_is_told_from_a_sentence() {
        for (text, name) in [
            ("HARLAN, Ky. (AP) — Two men were shot.", Some("HARLAN")),
            ("SANTA ROSA (KTVQ/AP) -- Two men were shot.", Some("SANTA ROSA")),
            ("Lima, 9 Jun 88 (DPA) -- [Text] Two men were shot.", Some("Lima")),
            ("(DOVER) - County police were called.", Some("DOVER")),
            ("RENO – The tall man sat down.", Some("RENO")),
            ("WOODSTOCK  Few details were known.", Some("WOODSTOCK")),
            ("FORT DODGE, Iowa - Four people were found.", Some("FORT DODGE")),
            ("Police said a man — whom they did not name — was shot.", None),
            ("The mayor, who is 60, said - and not for the first time - that it was so.", None),
            ("Harlan is a town in Kentucky.", None),
        ] {
            let tokens = tokens(text, Span::new(0, text.len()));
            let found = dateline(&tokens, text, false);
            let shown = found.map(|found| tokens[found.first].span.to(tokens[found.end - 1].span).of(text));
            assert_eq!(shown, name, "{text}");
        }
    }
}
