//! The tense of the clause around an expression, from the verbs and the words that stand for one.

use super::{lexicon::Term, meaning::Tense, token::Token};

/// Whether a sentence ends with token `at`: a full stop that is no abbreviation's, a question or exclamation mark, a break.
pub fn ends_sentence(tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    match token.term {
        Term::Break => true,
        Term::Mark if token.is_mark(b'!') || token.is_mark(b'?') => true,
        Term::Mark if token.is_mark(b'.') => {
            let Some(next) = tokens.get(at + 1) else { return true };
            // A title or an initial before the full stop is no end: one or two letters, or three and a capital ("Gen.").
            let short = at.checked_sub(1).map(|before| tokens[before]).is_some_and(|before| {
                before.is_word()
                    && before.capital()
                    && before.len() <= 4
                    && (before.term == Term::Month && before.len() < 5 || before.term == Term::Other && before.len() <= 3)
            });
            !next.glued() && !short && (next.capital() || next.term != Term::Other)
        }
        _ => false,
    }
}

/// The tense of a verb or of a word that tells of time to come; `None` for other words.
fn of(text: &str, token: &Token) -> Option<Tense> {
    match token.term {
        Term::Will | Term::Going | Term::Scheduled => Some(Tense::Future),
        Term::Planned => None,
        Term::Was | Term::Said => Some(Tense::Past),
        Term::Would => Some(Tense::Future),
        Term::Is | Term::Has | Term::Says => Some(Tense::Present),
        Term::Other if token.len() > 4 && (!token.capital() || token.upper()) => {
            let word = token.span().of(text).as_bytes();
            let end = [word[word.len() - 3], word[word.len() - 2], word[word.len() - 1]].map(|byte| byte | 0x20);
            (end[1..] == *b"ed" && end[0] != b'e').then_some(Tense::Past)
        }
        _ => None,
    }
}

/// The tense around tokens `start..end`: the nearest verb before them in the sentence, else the nearest after.
pub fn around(text: &str, tokens: &[Token], start: usize, end: usize) -> Tense {
    let mut weak = Tense::Unknown;
    let word = |at: usize| tokens[at].span().of(text).as_bytes();
    let is = |at, other: &str| word(at).eq_ignore_ascii_case(other.as_bytes());
    let begins = |at, other: &str| word(at).get(..other.len()).is_some_and(|start| start.eq_ignore_ascii_case(other.as_bytes()));
    let adverb = |at: usize| word(at).len() > 2 && word(at)[word(at).len() - 2..].eq_ignore_ascii_case(b"ly");
    let before = |back: usize| start.checked_sub(back).map_or(Term::Break, |at| tokens[at].term);
    // "as early as Friday", "until Friday" look ahead.
    if before(1) == Term::As && before(3) == Term::As {
        return Tense::Future;
    }
    // "ahead of Friday's vote"
    if start >= 2 && before(1) == Term::Of && tokens[start - 2].span().of(text).eq_ignore_ascii_case("ahead") {
        return Tense::Future;
    }
    // "effective Feb. 1", "payable March 3"
    if before(1) == Term::Scheduled {
        return Tense::Future;
    }
    for at in (start.saturating_sub(30)..start).rev() {
        if ends_sentence(tokens, at) {
            break;
        }
        // "is due", "was set to open", "expected to rule": plans.
        if tokens[at].term == Term::Planned {
            let before = at.checked_sub(1).map_or(Term::Break, |before| tokens[before].term);
            let to = tokens.get(at + 1).is_some_and(|next| next.term == Term::To);
            let had_been = at >= 2 && is(at - 2, "had");
            match before {
                _ if had_been => return Tense::Past,
                Term::Has => return Tense::Future,
                Term::Is => return Tense::Future,
                Term::Was if tokens.get(at + 1).is_some_and(|next| next.term == Term::For) => return Tense::Future,
                Term::Was if to => return Tense::Future,
                // "announced the plan": a noun.
                Term::As | Term::The | Term::A | Term::Possessive | Term::This | Term::That => {}
                _ if to && !is(at, "due") => return Tense::Future,
                // "They planned a march on Saturday": the plan, not the march, is past.
                _ if begins(at, "plan") && !adverb(at.saturating_sub(1)) => {
                    return Tense::Future;
                }
                _ => {}
            }
        }
        // "would get round Wednesday's ruling": a thing already named by its day.
        if tokens[at].term == Term::Would && tokens.get(end).is_some_and(|next| next.term == Term::Possessive) {
            continue;
        }
        match of(text, &tokens[at]) {
            Some(Tense::Past) => {
                // "was to open Friday", "is expected": a plan.
                let planned = tokens.get(at + 1).is_some_and(|next| next.term == Term::To && tokens[at].term == Term::Was)
                    || matches!(weak, Tense::Future);
                return if planned { Tense::Future } else { Tense::Past };
            }
            Some(Tense::Future) => return Tense::Future,
            Some(Tense::Present) => {
                let planned = tokens.get(at + 1).is_some_and(|next| matches!(next.term, Term::To | Term::Scheduled | Term::Going));
                if planned {
                    return Tense::Future;
                }
                if weak == Tense::Unknown {
                    weak = Tense::Present;
                }
            }
            _ => {}
        }
    }
    for at in end..(end + 20).min(tokens.len()) {
        if ends_sentence(tokens, at) {
            break;
        }
        match of(text, &tokens[at]) {
            Some(Tense::Past) => return Tense::Past,
            Some(Tense::Future) if weak == Tense::Unknown => return Tense::Future,
            Some(Tense::Present) if weak == Tense::Unknown => weak = Tense::Present,
            _ => {}
        }
    }
    weak
}
