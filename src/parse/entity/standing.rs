//! Whether a name stands as a place in its sentence, by the words beside it.

use crate::parse::{lexicon::Class, token::Token};

/// How surely a name stands as a place, from not at all to beyond doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Part of a person's name, a paper's, a road's, a school's.
    NoPlace,
    /// Nothing speaks for it or against it.
    Bare,
    /// "from X", "of X".
    Weak,
    /// "in X", "near X".
    Strong,
    /// "X police", "the mayor of X".
    Civic,
}

/// How the name at `tokens[at..at + len]` stands. In a text all in capitals (`shouted`) capital letters tell nothing.
pub fn standing(tokens: &[Token], at: usize, len: usize, shouted: bool) -> Standing {
    let next = tokens.get(at + len);
    let lead = lead(tokens, at);
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let possessive = tokens[at + len - 1].possessive;
    // "Michael Jordan", "Hassan Homs": a name behind a capitalised word is part of a longer one.
    let name_before = !shouted
        && at >= 2
        && before.is_some_and(|word| {
            word.capital
                && word.is_word
                && !word.possessive
                && !word.is_number()
                && !word.is_a(Class::Lead)
                && !word.is_a(Class::Direction)
                && !word.is_a(Class::Settlement)
        })
        && !tokens[at].joined;
    if name_before && len == 1 {
        return Standing::NoPlace;
    }
    // "a rural Dayton home".
    let described = before.is_some_and(|word| word.is_any(&["rural", "downtown", "suburban"]));
    let strong =
        described || lead.is_some_and(|word| word.is_any(&["in", "near", "outside", "inside", "at", "around", "across", "throughout"]));
    if let Some(next) = next
        && next.is_word
        && !next.joined
        && !possessive
    {
        if (next.capital || next.is_any(&["road", "street", "avenue", "highway"])) && next.is_a(Class::Road) && !next.is_a(Class::Lead) {
            return Standing::NoPlace;
        }
        if next.capital && !shouted && next.is_a(Class::NotTheTown) {
            return Standing::NoPlace;
        }
        if next.is_a(Class::Civic) && (!name_before || len > 1) {
            return Standing::Civic;
        }
        let ordinary = next.is_a(Class::OfAPlace) || next.is_a(Class::Lead) || next.is_number();
        if next.capital && !shouted && !ordinary && !strong && len == 1 {
            return Standing::NoPlace;
        }
        if next.is_a(Class::Speech) && !strong {
            return Standing::NoPlace;
        }
    }
    let settlement = lead.is_some_and(|word| word.is("of"))
        && lead_at(tokens, at)
            .and_then(|of| of.checked_sub(1))
            .is_some_and(|of| tokens[of].is_a(Class::Settlement) || tokens[of].is("mayor"));
    match lead {
        _ if settlement => Standing::Civic,
        _ if described && !possessive => Standing::Strong,
        // "in Jordan's house" is a person's as likely.
        Some(_) if strong && !possessive => Standing::Strong,
        Some(word) if word.is_a(Class::Locative) && !word.is("and") => Standing::Weak,
        _ => Standing::Bare,
    }
}

/// How many tokens around a name show whether its text is all in capitals.
const AROUND: usize = 20;

/// "Nils Berg of Dayton", "Ann Berg, 34, of Dayton, Ohio", "a man, 20, from Dayton": where somebody lives, and nothing happened.
pub fn is_somebodys_home(tokens: &[Token], at: usize) -> bool {
    // The state behind the town.
    if at >= 2 && tokens[at - 1].is(",") && tokens[at - 2].capital {
        let first = (0..at - 1).rev().take(6).take_while(|n| tokens[*n].capital).last().unwrap_or(at - 2);
        return first > 0 && tokens[first - 1].is("of") && is_somebodys_home(tokens, first);
    }
    let Some(of) = at.checked_sub(1).filter(|of| tokens[*of].is_any(&["of", "from"])) else { return false };
    let before = |n: usize| of.checked_sub(n).map(|at| &tokens[at]);
    let comma = before(1).is_some_and(|token| token.is(","));
    let age = |n: usize| before(n).is_some_and(|token| token.is_number() && token.lower.len() <= 3);
    let aged = age(if comma { 2 } else { 1 }) && before(if comma { 3 } else { 2 }).is_some_and(|token| token.is_any(&[",", "age", "aged"]));
    let of_a_name = |token: &Token| {
        token.is_word
            && token.capital
            && !token.is_number()
            && !token.is_a(Class::NotAPerson)
            && !token.is_a(Class::Settlement)
            && !token.is_a(Class::NotTheTown)
            && !token.is_a(Class::Civic)
            && !token.is_a(Class::OfAPlace)
    };
    let named = tokens[of].is("of")
        && (1..=2).all(|n| before(if comma { n + 1 } else { n }).is_some_and(of_a_name))
        && tokens[of.saturating_sub(AROUND)..tokens.len().min(at + AROUND)]
            .iter()
            .any(|token| token.is_word && !token.capital && token.lower.len() > 3);
    aged || named
}

/// "his Dayton home": where somebody's home is.
pub fn is_of_a_home(tokens: &[Token], at: usize, end: usize) -> bool {
    at > 0
        && tokens[at - 1].is_any(&["his", "her", "their"])
        && tokens.get(end).is_some_and(|next| next.is_any(&["home", "house", "residence", "apartment", "farm"]))
}

/// The word that leads to a name, past "the", "northern", "downtown" and their like.
fn lead(tokens: &[Token], at: usize) -> Option<&Token> {
    lead_at(tokens, at).map(|at| &tokens[at])
}

fn lead_at(tokens: &[Token], at: usize) -> Option<usize> {
    const BETWEEN: [&str; 22] = [
        "the",
        "nearby",
        "neighboring",
        "neighbouring",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "north",
        "south",
        "east",
        "west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "downtown",
        "rural",
        "suburban",
        "greater",
        "upper",
    ];
    let mut lead = at.checked_sub(1)?;
    for _ in 0..2 {
        if tokens[lead].is_any(&BETWEEN) || tokens[lead].joined && tokens[lead].is_any(&["east", "west"]) {
            lead = lead.checked_sub(1)?;
        }
    }
    Some(lead)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{parse::token::tokens, text::Span};

    #[test]
    fn where_somebody_lives_is_not_where_it_was() {
        for (text, name, expected) in [
            ("It was Nils Berg of Dayton who fell.", "dayton", true),
            ("It was Nils Berg, 34, of Dayton, Ohio, who fell.", "dayton", true),
            ("It was Nils Berg, 34, of Dayton, Ohio, who fell.", "ohio", true),
            ("A cook, age 47 of Dayton, fell.", "dayton", true),
            ("It was in the city of Dayton, Ohio, in May.", "ohio", false),
            ("It was in the University of Dayton.", "dayton", false),
            ("Two of the men of Dayton fell.", "dayton", false),
        ] {
            let tokens = tokens(text, Span::new(0, text.len()));
            let at = tokens.iter().position(|token| token.is(name)).unwrap();
            assert_eq!(is_somebodys_home(&tokens, at), expected, "{text}: {name}");
        }
    }

    #[test]
    fn a_name_stands_as_a_place_by_the_words_beside_it() {
        use Standing::*;
        for (text, name, expected) in [
            ("A man was shot in Dayton on Friday.", "dayton", Strong),
            ("A man was shot in northern Dayton on Friday.", "dayton", Strong),
            ("He was outside his Dayton home.", "dayton", Civic),
            ("Dayton police were called.", "dayton", Civic),
            ("Officers of the village of Dayton came.", "dayton", Civic),
            ("They found a rural Dayton address.", "dayton", Strong),
            ("A brother of Smith, of Dayton, came.", "dayton", Weak),
            ("The home is on Dayton Road near a field.", "dayton", NoPlace),
            ("He told the Dayton Herald so.", "dayton", NoPlace),
            ("Pupils of Dayton High School wept.", "dayton", NoPlace),
            ("They swam in the Dayton River.", "dayton", NoPlace),
            ("They wept as Anne Dayton left.", "dayton", NoPlace),
            ("They wept as Dayton Miller left.", "dayton", NoPlace),
            ("It was a loss, Dayton said.", "dayton", NoPlace),
            ("They came from Dayton, then left.", "dayton", Weak),
            ("In it, Dayton is large.", "dayton", Bare),
        ] {
            let tokens = tokens(text, Span::new(0, text.len()));
            let at = tokens.iter().position(|token| token.is(name)).unwrap();
            assert_eq!(standing(&tokens, at, 1, false), expected, "{text}");
        }
    }
}
